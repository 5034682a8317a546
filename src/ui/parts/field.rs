//! The one field for text. What is typed is kept as a draft from the first key, by whatever way it comes (keys,
//! dictation, a filler, pasting), and is recorded when the field is left, or by the button of the form.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{LINE_LENGTH, leaf};
use crate::case::CaseId;
use crate::guide::Lang;
use crate::platform::{self, value_of};
use crate::ui::session::Session;
use crate::ui::stateful::{shown_by, stateful};
use crate::words;

#[derive(Clone, PartialEq)]
pub(crate) struct TextFieldProps {
    pub(crate) session: Session,
    /// To which case it belongs; none: to what is prepared.
    pub(crate) case: Option<CaseId>,
    /// The name of its draft, and on the page its id.
    pub(crate) id: AttrValue,
    /// What is recorded.
    pub(crate) stored: Rc<str>,
    /// How many lines it shows; what is meant for one line has no line breaks.
    pub(crate) n_lines: usize,
    /// Of which kind the keys of a phone are.
    pub(crate) inputmode: Option<&'static str>,
    /// How many characters a line may have.
    pub(crate) maxlength: &'static str,
    /// Whether a hint stands above it.
    pub(crate) has_hint: bool,
    /// Further classes.
    pub(crate) class: &'static str,
    /// Records what was typed, once the field is left; none where a button of the form does.
    pub(crate) on_record: Option<Callback<String>>,
    /// Tells the form that something is being typed.
    pub(crate) on_draft: Callback<()>,
    /// Of [`Session::turn`]: shows anew what is recorded.
    pub(crate) turn: usize,
    pub(crate) lang: Lang,
}

shown_by!(TextFieldProps, use_text_field);

/// The field, without its label.
#[hook]
fn use_text_field(props: &TextFieldProps) -> Html {
    let redraw = use_force_update();
    let TextFieldProps {
        session,
        case,
        id,
        stored,
        n_lines,
        inputmode,
        maxlength,
        class,
        on_record,
        on_draft,
        lang,
        ..
    } = props;
    let draft = session.draft(case.as_ref(), id);
    let is_open = draft.is_some();
    let value = draft.unwrap_or_else(|| Rc::clone(stored)).to_string();
    // What was recorded when the typing began: another tab or a file may have changed it since.
    let begun = use_mut_ref(|| Rc::clone(stored));
    if !is_open {
        *begun.borrow_mut() = Rc::clone(stored);
    }
    let is_overtaken = is_open && *begun.borrow() != *stored;
    let keep = {
        let (session, case, id, stored) = (session.clone(), case.clone(), id.clone(), Rc::clone(stored));
        let (redraw, on_draft) = (redraw.clone(), on_draft.clone());
        Callback::from(move |text: String| {
            if text == *stored {
                session.let_go_draft(case.as_ref(), &id);
            } else {
                session.keep_draft(case.as_ref(), &id, &text);
            }
            redraw.force_update();
            on_draft.emit(());
        })
    };
    let record = {
        let (session, case, id, on_record) = (session.clone(), case.clone(), id.clone(), on_record.clone());
        Callback::from(move |()| {
            let Some(on_record) = &on_record else { return };
            if let Some(text) = session.draft(case.as_ref(), &id) {
                session.let_go_draft(case.as_ref(), &id);
                on_record.emit(text.to_string());
                redraw.force_update();
            }
        })
    };
    let oninput = keep.reform(|event: InputEvent| value_of(&event));
    let onchange = {
        let (keep, record) = (keep.clone(), record.clone());
        Callback::from(move |event: Event| {
            keep.emit(value_of(&event));
            if platform::is_left(&event) {
                record.emit(());
            }
        })
    };
    let onblur = {
        let record = record.clone();
        Callback::from(move |event: FocusEvent| {
            if platform::is_left(&event) {
                record.emit(());
            }
        })
    };
    let onkeydown = {
        let (record, is_line) = (record.clone(), *n_lines == 1);
        Callback::from(move |event: KeyboardEvent| {
            if is_line && event.key() == "Enter" && !event.is_composing() {
                record.emit(());
            }
        })
    };
    let classes = classes!("field__input", *class);
    let id = id.clone();
    let field = view_entry(Entry {
        id,
        class: classes,
        value,
        n_lines: *n_lines,
        inputmode: *inputmode,
        maxlength: Some(*maxlength),
        list: is_of_person(&props.id).then_some("people"),
        described: props.has_hint.then(|| hint_id(&props.id)),
        oninput,
        onchange: Some(onchange),
        onblur: Some(onblur),
        onkeydown: Some(onkeydown),
    });
    let on_button = record.reform(|_: MouseEvent| ());
    html! {
        <>
            { field }
            if on_record.is_some() {
                if is_overtaken {
                    { leaf("p", "field__hint screen-only", words::changed_meanwhile(stored, *lang)) }
                }
                <p class="field__state screen-only" role="status">
                    if is_open {
                        { words::NOT_RECORDED.get(*lang) }{ " " }
                        <button class="field__record" type="button" onclick={on_button}>{ words::RECORD_IT.get(*lang) }</button>
                    }
                </p>
            }
        </>
    }
}

/// What every field for text on the page is made of.
#[derive(Default)]
pub(crate) struct Entry {
    pub(crate) id: AttrValue,
    pub(crate) class: Classes,
    pub(crate) value: String,
    /// How many lines it shows; what is meant for one line has no line breaks.
    pub(crate) n_lines: usize,
    pub(crate) inputmode: Option<&'static str>,
    pub(crate) maxlength: Option<&'static str>,
    /// The list of what is offered; only what has one line has it.
    pub(crate) list: Option<&'static str>,
    /// The id of what helps to fill it in.
    pub(crate) described: Option<String>,
    pub(crate) oninput: Callback<InputEvent>,
    pub(crate) onchange: Option<Callback<Event>>,
    pub(crate) onblur: Option<Callback<FocusEvent>>,
    /// Only what has one line has it.
    pub(crate) onkeydown: Option<Callback<KeyboardEvent>>,
}

/// A field for text, of whatever kind. What is typed of a leak goes to no spelling service, no help with writing, no
/// translation, and into no list of what was typed before.
pub(crate) fn view_entry(entry: Entry) -> Html {
    let Entry {
        id,
        class,
        value,
        n_lines,
        inputmode,
        maxlength,
        list,
        described,
        oninput,
        onchange,
        onblur,
        onkeydown,
    } = entry;
    if n_lines == 1 {
        return html! {
            <input
                {class}
                {id}
                {maxlength}
                inputmode={inputmode.unwrap_or("text")}
                {list}
                aria-describedby={described}
                enterkeyhint="done"
                autocomplete="off"
                spellcheck="false"
                translate="no"
                writingsuggestions="false"
                {value}
                {oninput}
                {onchange}
                {onblur}
                {onkeydown}
            />
        };
    }
    html! {
        <textarea
            {class}
            {id}
            rows={n_lines.to_string()}
            aria-describedby={described}
            inputmode="text"
            enterkeyhint="enter"
            autocomplete="off"
            spellcheck="false"
            translate="no"
            writingsuggestions="false"
            {value}
            {oninput}
            {onchange}
            {onblur}
        />
    }
}

impl TextFieldProps {
    /// A field of a case (none: of what is prepared) that a button of its form records.
    pub(crate) fn of(session: &Session, case: Option<&CaseId>, id: impl Into<AttrValue>, lang: Lang) -> Self {
        Self {
            session: session.clone(),
            case: case.cloned(),
            id: id.into(),
            stored: "".into(),
            n_lines: 1,
            inputmode: None,
            maxlength: LINE_LENGTH,
            has_hint: false,
            class: "",
            on_record: None,
            on_draft: Callback::noop(),
            turn: session.turn(),
            lang,
        }
    }
}

/// Whether somebody is asked for: those who have been prepared are offered.
fn is_of_person(id: &str) -> bool {
    ["writer", "assignee", "acted-by", "observe-with"]
        .iter()
        .any(|name| id.starts_with(name))
        || id.ends_with("-by")
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

/// A field with its label and a hint, which may be empty.
pub(crate) fn view_text(label: &str, hint: &str, props: TextFieldProps) -> Html {
    let id = props.id.clone();
    let props = TextFieldProps { has_hint: !hint.is_empty(), ..props };
    html! {
        <div class="field" key={id.to_string()}>
            <label class="field__label" for={id}>{ label }</label>
            if !hint.is_empty() { <p class="field__hint" id={hint_id(&props.id)}>{ hint.to_owned() }</p> }
            { stateful(props) }
        </div>
    }
}
