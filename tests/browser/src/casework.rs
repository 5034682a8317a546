//! What visitors of Morenaku do: open cases, walk through them, work on items. Knows ids and classes of the page, and
//! no sentence of it.

use crate::{Failure, Outfit, Visitor};
use serde_json::{Value, json};
use thirtyfour::Key;

/// An item as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub number: String,
    pub act: String,
    /// `open`, `in-progress`, `done` or `not-applicable`.
    pub state: String,
    /// What is recorded about it: by whom, when, note, reason.
    pub record: String,
    pub is_caution: bool,
}

const N_STEPS: u8 = 6;

/// Every route that belongs to no case; the sections of the guide are read from its contents.
const ROUTES: [&str; 11] = [
    "#/",
    "#/new",
    "#/settings",
    "#/settings/pack",
    "#/about",
    "#/nowhere",
    "#/guide",
    "#/prepare",
    "#/binder",
    "#/binder/notice",
    "#/as-of",
];

/// Every part of a case but the steps.
const PARTS: [&str; 10] =
    ["", "/facts", "/duties", "/decisions", "/documents", "/documents/notice", "/log", "/print", "/keyed", "/report"];

/// Says `number act state record is_caution` of each item on the list: what must not be done stands as a strip in the
/// row of the act that it guards.
const ROWS: &str = "return [...document.querySelectorAll('.columns__main :is(.guard, .item__tick)')].map(e => {
    const is_caution = e.matches('.guard'), item = e.closest('.item');
    const act = (is_caution ? e : item.querySelector('.item__act')).cloneNode(true);
    act.querySelectorAll('.visually-hidden').forEach(e => e.remove());
    const record = is_caution ? '' : item.querySelector('.item__who')?.textContent || '';
    return [e.dataset.item, act.textContent.trim(), e.dataset.state || 'open', record.trim(), is_caution];
})";

/// Whether the page runs, with all that it needs at once: what makes its documents comes right after the start.
pub(crate) const RUNS: &str =
    "return Boolean(document.querySelector('main#main')) && document.documentElement.dataset.reading === 'open'";

/// Goes on when the page has shown the new route: its own listener is older than this one, and renders before the next
/// task.
const WALK: &str = "const route = arguments[0];
    if (location.hash === route) return;
    return new Promise(done => {
        addEventListener('hashchange', () => setTimeout(done), { once: true });
        location.hash = route;
    });";

impl Visitor {
    /// Somebody with the page in front of them, which has started.
    pub async fn started(outfit: Outfit) -> Result<Self, Failure> {
        let visitor = Self::arrive_as(outfit).await?;
        visitor.open("").await?;
        visitor.wait_for_start().await?;
        Ok(visitor)
    }

    /// Opens a route in a page that is loaded anew, and waits until it has started.
    pub async fn open_anew(&self, route: &str) -> Result<(), Failure> {
        self.open(route).await?;
        self.reload().await?;
        self.wait_for_start().await
    }

    pub async fn wait_for_start(&self) -> Result<(), Failure> {
        self.see_css("main#main").await?;
        self.until("the page running", async || Ok(self.js(RUNS, vec![]).await? == json!(true)))
            .await
    }

    /// Waits until everything is kept for the time without a network.
    pub async fn wait_until_kept(&self) -> Result<(), Failure> {
        let script = "return navigator.serviceWorker.ready.then(registration => Boolean(registration.active && navigator.serviceWorker.controller))";
        self.until("the page being kept", async || Ok(self.js(script, vec![]).await? == json!(true)))
            .await
    }

    /// Changes the route as a link does, without loading anything.
    pub async fn walk(&self, route: &str) -> Result<(), Failure> {
        self.js(WALK, vec![route.into()]).await.map(drop)
    }

    /// From the start page: taps what happened (by the guide's number) and waits for the case. Its id.
    pub async fn begin(&self, leak_type: usize) -> Result<String, Failure> {
        const NAMES: [&str; 7] = [
            "loss-theft",
            "mis-sending",
            "insider-crime",
            "file-sharing",
            "malware",
            "unauthorised-access",
            "public-posting",
        ];
        self.walk("#/").await?;
        let name = NAMES.get(leak_type.wrapping_sub(1)).copied().unwrap_or_default();
        self.click_css(&format!(".tiles > button[data-type={name}]")).await?;
        self.see_css(".case-head").await?;
        self.case_id().await
    }

    /// The id of the case that is open.
    pub async fn case_id(&self) -> Result<String, Failure> {
        let route = self.route().await?;
        let id = route.strip_prefix("#/case/").and_then(|rest| rest.split('/').next());
        id.map(str::to_owned)
            .ok_or_else(|| Failure::Misbehaved(format!("{route} is no case.")))
    }

    /// The items of the step that is open.
    pub async fn rows(&self) -> Result<Vec<Row>, Failure> {
        let rows = self.js(ROWS, vec![]).await?;
        let text = |row: &Value, at: usize| row.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        let read = |row: &Value| Row {
            number: text(row, 0),
            act: text(row, 1),
            state: text(row, 2),
            record: text(row, 3),
            is_caution: row.get(4).and_then(Value::as_bool).unwrap_or_default(),
        };
        Ok(rows.as_array().map(|rows| rows.iter().map(read).collect()).unwrap_or_default())
    }

    /// The numbers of what is to be done in the step that is open.
    pub async fn acts(&self) -> Result<Vec<String>, Failure> {
        let rows = self.rows().await?.into_iter();
        Ok(rows.filter(|row| !row.is_caution).map(|row| row.number).collect())
    }

    /// Goes to the second step of a case. The number of the first thing to be done there.
    pub async fn first_act(&self, case: &str) -> Result<String, Failure> {
        self.walk(&format!("#/case/{case}/step/2")).await?;
        let first = self.acts().await?.into_iter().next();
        first.ok_or_else(|| Failure::Misbehaved("The second step shows nothing to do.".into()))
    }

    /// The items of all steps of a case.
    pub async fn whole_list(&self, case: &str) -> Result<Vec<Row>, Failure> {
        let mut list = Vec::new();
        for step in 1..=N_STEPS {
            self.walk(&format!("#/case/{case}/step/{step}")).await?;
            list.extend(self.rows().await?);
        }
        Ok(list)
    }

    /// Ticks an item of the step that is open, or unticks it.
    pub async fn tick(&self, number: &str) -> Result<(), Failure> {
        self.click_css(&format!("[aria-labelledby='act-{number}']")).await
    }

    /// Waits until an item of the step that is open is in a state.
    pub async fn see_state(&self, number: &str, state: &str) -> Result<(), Failure> {
        self.see_css(&format!("[aria-labelledby='act-{number}'][data-state='{state}']"))
            .await
    }

    /// Opens the fold with assignee, note and state of an item.
    pub async fn open_tools(&self, number: &str) -> Result<(), Failure> {
        if self.count(&format!("#state-{number}")).await? == 0 {
            self.click_css(&format!("[id='how-{number}']")).await?;
        }
        self.see_css(&format!("#state-{number}")).await
    }

    /// Chooses a state of an item whose fold is open.
    pub async fn choose_state(&self, number: &str, state: &str) -> Result<(), Failure> {
        let css = format!("#state-{number}");
        self.see_css(&css).await?;
        let script = "const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.js(script, vec![css.into(), state.into()]).await.map(drop)
    }

    /// Puts a text in the place of what stands in a field, and leaves the field.
    pub async fn write(&self, css: &str, text: &str) -> Result<(), Failure> {
        self.see_css(css).await?;
        self.js("document.querySelector(arguments[0]).select()", vec![css.into()])
            .await?;
        self.type_into(css, text).await?;
        self.press(Key::Tab).await
    }

    /// Goes to what is known of a case, with all its questions open.
    pub async fn whole_facts(&self, case: &str) -> Result<(), Failure> {
        self.walk(&format!("#/case/{case}/facts")).await?;
        self.see_css(".facts__group").await?;
        self.open_folds().await
    }

    /// Goes to the record of a case, which opens on events and decisions, and shows all of it.
    pub async fn whole_record(&self, case: &str) -> Result<(), Failure> {
        self.walk(&format!("#/case/{case}/log")).await?;
        self.show_whole_record().await
    }

    /// Shows all of the record that is open.
    pub async fn show_whole_record(&self) -> Result<(), Failure> {
        let all = "label:has(input[name='shown']):nth-of-type(2)";
        self.see_css(all).await?;
        self.click_css(all).await?;
        self.see_css(&format!("{all} :checked")).await
    }

    /// The record of a case, oldest first, without the times of the clock.
    pub async fn record(&self, case: &str) -> Result<Vec<String>, Failure> {
        self.whole_record(case).await?;
        let mut record = self.texts(".timeline__row").await?;
        record.reverse();
        Ok(record)
    }

    /// Exports the open case by its button.
    pub async fn export(&self, button: &str) -> Result<crate::Download, Failure> {
        self.download(async || self.click(button).await).await
    }

    /// Every route there is, with all of one case, and all sections of the guide that its contents name.
    pub async fn all_routes(&self, case: &str) -> Result<Vec<String>, Failure> {
        let mut routes: Vec<String> = ROUTES.map(str::to_owned).into();
        let parts = PARTS.map(str::to_owned);
        routes.extend(
            parts
                .into_iter()
                .chain((1..=N_STEPS).map(|step| format!("/step/{step}")))
                .map(|part| format!("#/case/{case}{part}")),
        );
        self.walk("#/guide").await?;
        let sections = self
            .js("return [...document.querySelectorAll('.doc__toc a')].map(a => a.getAttribute('href'))", vec![])
            .await?;
        routes.extend(
            sections
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned),
        );
        Ok(routes)
    }

    /// Opens every fold of the page, also those within folds, as a patient reader does.
    pub async fn open_folds(&self) -> Result<(), Failure> {
        let script = "const closed = [...document.querySelectorAll('main details:not([open])')];
            return Promise.all(closed.map(fold => new Promise(done => {
                fold.addEventListener('toggle', () => setTimeout(done), { once: true });
                fold.open = true;
            }))).then(() => closed.length);";
        self.until("all folds being open", async || Ok(self.js(script, vec![]).await? == json!(0)))
            .await
    }

    /// Everything in the browser's storage.
    pub async fn whole_storage(&self) -> Result<Value, Failure> {
        self.js("return Object.entries(localStorage).sort()", vec![]).await
    }
}

#[cfg(test)]
mod tests {
    use super::{PARTS, ROUTES};

    /// What the page itself takes for a route: its names, each declared once.
    const ROUTE: &str = include_str!("../../../src/route.rs");

    #[test]
    fn no_route_of_the_page_is_left_out_of_the_tests_that_visit_all() {
        let names = ROUTE
            .lines()
            .filter_map(|line| line.trim().strip_suffix("\",")?.split_once(" = \"").map(|(_, name)| name));
        let mut n_names = 0;
        for name in names {
            let is_visited = ROUTES
                .iter()
                .chain(&PARTS)
                .any(|route| route.split('/').any(|part| part == name));
            assert!(is_visited || matches!(name, "case" | "step"), "no test visits {name}: add it to ROUTES or PARTS");
            n_names += 1;
        }
        assert!(n_names > 15, "{n_names}: src/route.rs is not read as it is written");
    }
}
