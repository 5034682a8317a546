//! Importing a file: pick or drop, look at what it would change, decide. All or nothing.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::long_list::{LongListProps, one_by_one};
use super::work::{Turn, Turns, pace};
use crate::case::Entry;
use crate::guide::{Guide, Lang};
use crate::pace::{Pace, Stopped};
use crate::pack::Edition;
use crate::platform;
use crate::store::{Import as Incoming, Preview, TakeOverError};
use crate::ui::parts::elements::{button, leaf};
use crate::ui::session::{Session, route_to};
use crate::ui::stateful::{shown_by, stateful, stateful_as};
use crate::wire::{self, Imported};
use crate::words;

/// How far an import is.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    /// The file is being read, or made ready; how much of that is done, in hundredths.
    Working(usize),
    Failed(Failure),
    Shown(Rc<[Imported]>, Rc<Incoming>),
    Done(Rc<Incoming>),
}

/// Which file was not taken in, at which attempt in a row, and why.
#[derive(Clone, PartialEq)]
struct Failure {
    file: String,
    n_attempts: usize,
    why: String,
}

/// The file that was chosen last, and how often in a row.
type Chosen = Rc<RefCell<(String, usize)>>;

/// What an import needs while it goes on by itself.
#[derive(Clone)]
struct Work {
    session: Session,
    lang: Lang,
    stage: UseStateSetter<Stage>,
    chosen: Chosen,
    turn: Turn,
}

impl Work {
    /// Shows a stage, unless the work has been left meanwhile.
    fn show(&self, stage: Stage) {
        if self.turn.is_on() {
            self.stage.set(stage);
        }
    }

    fn failed(&self, why: String) -> Stage {
        let (file, n_attempts) = self.chosen.borrow().clone();
        Stage::Failed(Failure { file, n_attempts, why })
    }

    /// The pace of a half of the work, which has so much to do.
    fn pace(&self, n_all: usize, half: usize) -> Pace {
        let work = self.clone();
        pace(self.turn.clone(), move |n_done| {
            let hundredths = (n_done.min(n_all) * 50).checked_div(n_all).unwrap_or(50);
            work.show(Stage::Working(half * 50 + hundredths));
        })
    }

    /// Reads a file and shows what it would change.
    async fn examine(self, file: platform::File) {
        {
            let mut chosen = self.chosen.borrow_mut();
            let name = file.name();
            let n_attempts = if chosen.0 == name { chosen.1 + 1 } else { 1 };
            *chosen = (name, n_attempts);
        }
        // Of a small file nothing is to be seen while it is read.
        self.show(Stage::Idle);
        let stage = match platform::read_text(file).await {
            Ok(text) => match wire::read_paced(&text, &self.pace(text.len(), 0)).await {
                Ok(Ok(imported)) => self.ready(imported.into()).await,
                Ok(Err(error)) => Ok(self.failed(words::import_error(&error, self.lang))),
                Err(Stopped) => Err(Stopped),
            },
            Err(error) => Ok(self.failed(words::import_error(&error, self.lang))),
        };
        self.show(stage.unwrap_or(Stage::Idle));
    }

    async fn ready(&self, imported: Rc<[Imported]>) -> Result<Stage, Stopped> {
        // Each entry is sorted, compared, written and replayed.
        let n_all = imported.iter().map(|one| one.log.len() * 4).sum();
        let held = self.session.held();
        Ok(match Incoming::ready(&held, &imported, &self.pace(n_all, 1)).await? {
            Ok(import) => Stage::Shown(imported, Rc::new(import)),
            Err(error) => self.failed(words::take_over_error(&error, self.lang)),
        })
    }

    /// Carries out what was shown. What was changed meanwhile, here or in another tab, stays as it is now.
    async fn carry_out(self, imported: Rc<[Imported]>, mut import: Rc<Incoming>) {
        loop {
            match self.session.take_over(&import) {
                Ok(()) => return self.show(Stage::Done(import)),
                Err(TakeOverError::Changed) => match self.ready(Rc::clone(&imported)).await {
                    Ok(Stage::Shown(_, anew)) => import = anew,
                    Ok(other) => return self.show(other),
                    Err(Stopped) => return self.show(Stage::Idle),
                },
                Err(error) => return self.show(self.failed(words::take_over_error(&error, self.lang))),
            }
        }
    }
}

#[derive(PartialEq)]
pub(crate) struct ImportProps {
    pub(crate) session: Session,
    pub(crate) lang: Lang,
}

shown_by!(ImportProps, use_import);

/// The drop zone, the preview and the outcome.
#[hook]
fn use_import(props: &ImportProps) -> Html {
    let (session, lang) = (props.session.clone(), props.lang);
    let stage = use_state(|| Stage::Idle);
    let is_over = use_state(|| false);
    let turns = use_memo((), |()| Turns::default());
    {
        let turns = Rc::clone(&turns);
        use_effect_with((), move |()| move || turns.end());
    }
    let chosen = use_mut_ref(|| (String::new(), 0_usize));
    // One file at a time: the next one takes the turn from the one before.
    let work = {
        let (session, stage, turns) = (session.clone(), stage.setter(), Rc::clone(&turns));
        move || Work {
            session: session.clone(),
            lang,
            stage: stage.clone(),
            chosen: Rc::clone(&chosen),
            turn: turns.next(),
        }
    };
    let take = {
        let work = work.clone();
        Callback::from(move |file: Option<platform::File>| {
            if let Some(file) = file {
                spawn_local(work().examine(file));
            }
        })
    };
    let pick = take.reform(|event: Event| platform::picked_file(&event));
    let hover = |is_now: bool| {
        let is_over = is_over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(is_now);
        })
    };
    let drop = {
        let is_over = is_over.clone();
        take.reform(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(false);
            platform::dropped_file(&event)
        })
    };
    let cancel = {
        let stage = stage.clone();
        Callback::from(move |_: MouseEvent| {
            turns.end();
            stage.set(Stage::Idle);
        })
    };
    let confirm = {
        let stage = stage.clone();
        Callback::from(move |_: MouseEvent| {
            if let Stage::Shown(imported, import) = &*stage {
                spawn_local(work().carry_out(Rc::clone(imported), Rc::clone(import)));
            }
        })
    };
    let undo = {
        let (session, stage) = (session.clone(), stage.clone());
        Callback::from(move |_: MouseEvent| {
            if let Stage::Done(import) = &*stage {
                session.undo_import(import);
                stage.set(Stage::Idle);
            }
        })
    };
    html! {
        <div
            class={classes!("drop", is_over.then_some("drop--over"))}
            ondragover={hover(true)}
            ondragleave={hover(false)}
            ondrop={drop}
        >
            <label class="field__label" for="import-file">{ words::IMPORT_DROP.get(lang) }</label>
            { leaf("p", "field__hint", words::IMPORT_NOTHING_YET.get(lang)) }
            <input class="field__input" id="import-file" type="file" accept=".json,application/json" onchange={pick} />
            <div role="status">
                { match &*stage {
                    Stage::Idle => Html::default(),
                    Stage::Working(hundredths) => view_working(*hundredths, lang, cancel),
                    Stage::Failed(Failure { file, n_attempts, why }) => html! {
                        <div class="notice notice--danger">
                            { leaf("p", "notice__title", words::import_failed(file, *n_attempts, lang)) }
                            { leaf("p", "", why.clone()) }
                        </div>
                    },
                    Stage::Shown(_, import) => view_import(import, session.edition(), lang, &confirm, &cancel),
                    Stage::Done(import) => view_done(import, lang, &undo),
                } }
            </div>
        </div>
    }
}

fn view_working(hundredths: usize, lang: Lang, cancel: Callback<MouseEvent>) -> Html {
    let label = words::IMPORT_TITLE.get(lang);
    html! {
        <div class="notice notice--info">
            { leaf("p", "", words::IMPORT_READING.get(lang)) }
            <progress class="bar" max="100" value={hundredths.to_string()} aria-label={label}></progress>
            <p class="notice__actions">{ button("button", words::CANCEL.get(lang), cancel) }</p>
        </div>
    }
}

fn view_import(
    import: &Rc<Incoming>,
    edition: Edition,
    lang: Lang,
    confirm: &Callback<MouseEvent>,
    cancel: &Callback<MouseEvent>,
) -> Html {
    let has_news = import.has_news();
    let view = move |preview: &Rc<Preview>| {
        stateful_as(preview.case.id().as_str(), ViewProps { preview: Rc::clone(preview), edition, lang })
    };
    html! {
        <div class="notice notice--info">
            { view_cases(import, lang, view) }
            if !has_news { { leaf("p", "", words::IMPORT_NOTHING_NEW.get(lang)) } }
            <p class="notice__actions">
                if has_news {
                    <button class="button button--primary" key="do" onclick={confirm.clone()}>{ words::IMPORT_DO.get(lang) }</button>
                }
                <button class="button" key="cancel" onclick={cancel.clone()}>{ words::CANCEL.get(lang) }</button>
            </p>
        </div>
    }
}

/// The cases of an import, one a row.
fn view_cases(import: &Rc<Incoming>, lang: Lang, view: impl Fn(&Rc<Preview>) -> Html + 'static) -> Html {
    let held = Rc::clone(import);
    let rows = one_by_one(move |at| held.preview(at).map_or_else(Html::default, &view));
    stateful(LongListProps { tag: "div", class: "", n_rows: import.n_cases(), rows, lang })
}

#[derive(PartialEq)]
struct ViewProps {
    preview: Rc<Preview>,
    edition: Edition,
    lang: Lang,
}

shown_by!(ViewProps, use_view);

/// What an import would do with one case. What would come in is drawn once it is looked at.
#[hook]
fn use_view(props: &ViewProps) -> Html {
    let is_open = use_state(|| false);
    let (preview, guide, lang) = (&props.preview, props.edition.guide(), props.lang);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: Event| is_open.set(!*is_open))
    };
    let rows = {
        let preview = Rc::clone(preview);
        one_by_one(move |at| {
            preview
                .incoming
                .get(at)
                .map_or_else(Html::default, |entry| view_entry(guide, entry, lang))
        })
    };
    html! {
        <div>
            { leaf("p", "notice__title", words::short_title(&preview.case.state().title).into_owned()) }
            { leaf("p", "", words::comparison(preview.comparison, lang)) }
            if let Some([here, file]) = preview.both.as_ref().filter(|_| !preview.incoming.is_empty()) {
                { leaf("p", "", words::told_apart(guide, here.state(), true, lang)) }
                { leaf("p", "", words::told_apart(guide, file.state(), false, lang)) }
            }
            if preview.is_of_another() {
                { leaf("p", "notice notice--warning", words::IMPORT_ANOTHER.get(lang)) }
            }
            if !preview.incoming.is_empty() {
                <details ontoggle={toggle}>
                    <summary>{ words::IMPORT_INCOMING.get(lang) }{ " (" }{ preview.incoming.len() }{ ")" }</summary>
                    if *is_open {
                        { stateful(LongListProps { tag: "ul", class: "file-list", n_rows: preview.incoming.len(), rows, lang }) }
                    }
                </details>
            }
        </div>
    }
}

fn view_entry(guide: &Guide, entry: &Entry, lang: Lang) -> Html {
    html! {
        <li key={entry.id.as_str()}>
            { words::time(entry.at, lang) }{ " " }{ &*entry.by }{ " " }{ words::change(guide, None, entry, lang) }
        </li>
    }
}

fn view_done(import: &Rc<Incoming>, lang: Lang, undo: &Callback<MouseEvent>) -> Html {
    let view = move |preview: &Rc<Preview>| {
        let case = &preview.case;
        html! {
            <p>
                <a class="button" href={route_to(case.id()).to_string()}>
                    { words::OPEN_CASE.get(lang) }{ ": " }{ words::short_title(&case.state().title) }
                </a>
            </p>
        }
    };
    html! {
        <div class="notice notice--info">
            { leaf("p", "notice__title", words::IMPORT_DONE.get(lang)) }
            { view_cases(import, lang, view) }
            <p>{ button("button button--small", words::UNDO.get(lang), undo.clone()) }</p>
        </div>
    }
}
