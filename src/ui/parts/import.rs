//! Importing a file: pick or drop, look at what it would change, decide. All or nothing.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::guide::{GUIDE, Lang};
use crate::platform;
use crate::store::Preview;
use crate::text;
use crate::ui::parts::elements::leaf;
use crate::ui::session::{Session, route_to};
use crate::wire::{self, ImportError, Imported};

/// How far an import is.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Failed(Failure),
    Shown(Rc<[Imported]>, Rc<[Preview]>),
    Done(Rc<[Preview]>),
}

/// Which file was not taken in, at which attempt in a row, and why.
#[derive(Clone, PartialEq)]
struct Failure {
    file: String,
    n_attempts: usize,
    why: String,
}

#[derive(PartialEq, Properties)]
pub(crate) struct ImportProps {
    pub(crate) session: Session,
    pub(crate) lang: Lang,
}

/// The drop zone, the preview and the outcome.
#[component]
pub(crate) fn Import(props: &ImportProps) -> Html {
    let (session, lang) = (props.session.clone(), props.lang);
    let stage = use_state(|| Stage::Idle);
    let is_over = use_state(|| false);
    // The file that was chosen last, and how often in a row.
    let last = use_mut_ref(|| (String::new(), 0_usize));
    let take = {
        let (session, setter, last) = (session.clone(), stage.setter(), Rc::clone(&last));
        Callback::from(move |file: Option<platform::File>| {
            let (Some(file), session, setter) = (file, session.clone(), setter.clone()) else { return };
            let mut last = last.borrow_mut();
            let name = file.name();
            let n_attempts = if last.0 == name { last.1 + 1 } else { 1 };
            *last = (name.clone(), n_attempts);
            spawn_local(async move {
                let examined = examine(&session, platform::read_text(file).await, lang);
                setter.set(examined.unwrap_or_else(|why| Stage::Failed(Failure { file: name, n_attempts, why })));
            });
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
        Callback::from(move |_| stage.set(Stage::Idle))
    };
    let confirm = {
        let stage = stage.clone();
        Callback::from(move |_| {
            if let Stage::Shown(imported, previews) = &*stage {
                let (file, n_attempts) = last.borrow().clone();
                stage.set(match session.take_over(imported) {
                    Ok(()) => Stage::Done(Rc::clone(previews)),
                    Err(error) => Stage::Failed(Failure { file, n_attempts, why: text::take_over_error(&error, lang) }),
                });
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
            <label class="field__label" for="import-file">{ text::IMPORT_DROP.get(lang) }</label>
            { leaf("p", "field__hint", text::IMPORT_NOTHING_YET.get(lang)) }
            <input class="field__input" id="import-file" type="file" accept=".json,application/json" onchange={pick} />
            <div role="status">
                { match &*stage {
                    Stage::Idle => Html::default(),
                    Stage::Failed(Failure { file, n_attempts, why }) => html! {
                        <div class="notice notice--danger">
                            { leaf("p", "notice__title", text::import_failed(file, *n_attempts, lang)) }
                            { leaf("p", "", why.clone()) }
                        </div>
                    },
                    Stage::Shown(_, previews) => view_previews(previews, lang, &confirm, &cancel),
                    Stage::Done(previews) => view_done(previews, lang),
                } }
            </div>
        </div>
    }
}

/// What a file would change; or why it cannot be taken in.
fn examine(session: &Session, text: Result<String, ImportError>, lang: Lang) -> Result<Stage, String> {
    let imported = text
        .and_then(|text| wire::read(&text))
        .map_err(|error| text::import_error(&error, lang))?;
    let previews = session
        .preview(&imported)
        .map_err(|error| text::take_over_error(&error, lang))?;
    Ok(Stage::Shown(imported.into(), previews.into()))
}

fn view_previews(
    previews: &[Preview],
    lang: Lang,
    confirm: &Callback<MouseEvent>,
    cancel: &Callback<MouseEvent>,
) -> Html {
    let has_news = previews.iter().any(|preview| !preview.incoming.is_empty());
    html! {
        <div class="notice notice--info">
            for preview in previews { { view_preview(preview, lang) } }
            if !has_news { { leaf("p", "", text::IMPORT_NOTHING_NEW.get(lang)) } }
            <p class="notice__actions">
                if has_news {
                    <button class="button button--primary" key="do" onclick={confirm.clone()}>{ text::IMPORT_DO.get(lang) }</button>
                }
                <button class="button" key="cancel" onclick={cancel.clone()}>{ text::CANCEL.get(lang) }</button>
            </p>
        </div>
    }
}

fn view_preview(preview: &Preview, lang: Lang) -> Html {
    html! {
        <div key={preview.case.id().as_str()}>
            { leaf("p", "notice__title", &*preview.case.state().title) }
            { leaf("p", "", text::comparison(preview.comparison, lang)) }
            if !preview.incoming.is_empty() {
                <details>
                    <summary>{ text::IMPORT_INCOMING.get(lang) }{ " (" }{ preview.incoming.len() }{ ")" }</summary>
                    <ul class="file-list">
                        for entry in &preview.incoming {
                            <li key={entry.id.as_str()}>
                                { text::time(entry.at, lang) }{ " " }{ &*entry.by }{ " " }{ text::change(&GUIDE, None, entry, lang) }
                            </li>
                        }
                    </ul>
                </details>
            }
        </div>
    }
}

fn view_done(previews: &[Preview], lang: Lang) -> Html {
    html! {
        <div class="notice notice--info">
            { leaf("p", "notice__title", text::IMPORT_DONE.get(lang)) }
            for preview in previews {
                <p key={preview.case.id().as_str()}>
                    <a class="button" href={route_to(preview.case.id()).to_string()}>
                        { text::OPEN_CASE.get(lang) }{ ": " }{ &*preview.case.state().title }
                    </a>
                </p>
            }
        </div>
    }
}
