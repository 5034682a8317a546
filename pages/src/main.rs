//! `cargo run --package morenaku-pages -- <folder> [--beside-the-page]`: writes the plain pages into a folder; they
//! lead to the full page if it lies around that folder.

#![forbid(unsafe_code)]

use morenaku_pages::Around;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let (folder, around) = match (args.next(), args.next(), args.next()) {
        (Some(folder), None, None) => (folder, Around::Unknown),
        (Some(folder), Some(flag), None) if flag == "--beside-the-page" => (folder, Around::FullPage),
        _ => {
            eprintln!(
                "Name the folder into which the plain pages are written, and `--beside-the-page` if the full page lies around it."
            );
            return ExitCode::FAILURE;
        }
    };
    match write(Path::new(&folder), around) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path, around: Around) -> Result<(), String> {
    for file in morenaku_pages::files(around) {
        let path = folder.join(&file.path);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        std::fs::write(&path, file.text).map_err(failed)?;
    }
    Ok(())
}
