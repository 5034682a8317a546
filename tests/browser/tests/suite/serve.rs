//! `cargo xtask serve`: what a developer has in front of them.

use browser_tests::{Failure, Visitor, Wording, xtask};
use std::net::TcpStream;
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

const W: Wording = Wording::JA;

#[tokio::test]
async fn what_is_served_while_developing_works_and_its_end_gives_the_port_back() -> Result<(), Failure> {
    let mut serve = Command::new(xtask()?)
        .args(["serve", "--port", "0"])
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(Failure::io("starting xtask"))?;
    let said = serve.stderr.take().expect("it has one");
    let mut said = BufReader::new(said).lines();
    let mut before = String::new();
    // It compiles the page first, however long that takes.
    let port: u16 = loop {
        let line = said.next_line().await.map_err(Failure::io("reading what xtask says"))?;
        let Some(line) = line else { return Err(Failure::Misbehaved(format!("It ended:\n{before}"))) };
        let address = line.strip_prefix("Serving on http://localhost:");
        if let Some(port) = address.and_then(|rest| rest.split('/').next()?.parse().ok()) {
            break port;
        }
        before += &format!("{line}\n");
    };
    let visitor = Visitor::arrive().await?;
    visitor.go_to(&format!("http://127.0.0.1:{port}/")).await?;
    visitor.wait_for_start().await?;
    visitor.see(W.say("START_QUESTION")).await?;
    let case = visitor.begin(1).await?;
    let act = visitor.first_act(&case).await?;
    visitor.tick(&act).await?;
    visitor.see_state(&act, "done").await?;
    visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
    visitor.see_css(".sheet, .letter").await?;
    visitor.leave_whatever_happened().await?;
    serve.kill().await.map_err(Failure::io("ending xtask"))?;
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "nothing keeps the port");
    Ok(())
}
