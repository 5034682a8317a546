//! Forms with one button each: a decision, something that happened, when the organisation knew, when something was
//! really done, that something was filed or sent. What is typed in them is a draft until the button is pressed, and
//! then one entry; nothing half filled is recorded.

use std::rc::Rc;

use yew::prelude::*;

use super::choice::{Choice as Question, view_choice};
use super::date_field::{DateFieldProps, Dated, dated, let_go};
use super::elements::{button, leaf};
use super::field::{TextFieldProps, view_text};
use crate::case::{Acted, Audience, CaseId, Change, Choice, ItemState, Moment, Sent};
use crate::document::node::{Decide, SendForm};
use crate::guide::Lang;
use crate::platform;
use crate::ui::session::Session;
use crate::ui::stateful::{shown_by, stateful_as};
use crate::words;

/// Where a form stands. Its fields have names that begin with the form's.
#[derive(Clone)]
pub(super) struct Form {
    session: Session,
    case: CaseId,
    pub(super) lang: Lang,
    turn: usize,
    redraw: UseForceUpdateHandle,
    /// What the last press of the button came to.
    said: UseStateHandle<AttrValue>,
}

impl Form {
    fn draft(&self, id: &str) -> Option<Rc<str>> {
        self.session.draft(Some(&self.case), id)
    }

    /// What stands in a field: what was typed, or else what is recorded.
    pub(super) fn text(&self, id: &str, stored: &str) -> Rc<str> {
        self.draft(id).map_or_else(|| stored.trim().into(), |text| text.trim().into())
    }

    pub(super) fn view_text(&self, id: &str, label: &str, n_lines: usize, stored: &Rc<str>) -> Html {
        let redraw = self.redraw.clone();
        let props = TextFieldProps {
            stored: Rc::clone(stored),
            n_lines,
            on_draft: Callback::from(move |()| redraw.force_update()),
            ..TextFieldProps::of(&self.session, Some(&self.case), id.to_owned(), self.lang)
        };
        view_text(label, "", props)
    }

    fn view_date(&self, id: &str, label: &'static str, stored: Option<Moment>) -> Html {
        let redraw = self.redraw.clone();
        let props = DateFieldProps {
            session: self.session.clone(),
            case: self.case.clone(),
            id: id.to_owned().into(),
            label: label.into(),
            stored,
            on_draft: Callback::from(move |()| redraw.force_update()),
            turn: self.turn,
            lang: self.lang,
        };
        stateful_as(id, props)
    }

    /// One of several, kept as a draft by its place; none where nothing is chosen.
    fn view_choice(&self, id: &str, ask: &'static str, options: &[&'static str], chosen: Option<usize>) -> Html {
        let on_choose = {
            let (form, id) = (self.clone(), id.to_owned());
            Callback::from(move |at: usize| {
                form.session.keep_draft(Some(&form.case), &id, &at.to_string());
                form.redraw.force_update();
            })
        };
        let chosen = chosen.unwrap_or(usize::MAX);
        let question = Question { name: id, ask, hint: "", options, chosen, locked: 0, changed: "" };
        view_choice(&question, &on_choose)
    }

    fn chosen(&self, id: &str) -> Option<usize> {
        self.draft(id)?.parse().ok()
    }

    /// Just now, or earlier: then when.
    pub(super) fn view_when(&self, id: &str, ask: &'static str, label: &'static str) -> Html {
        let choice = format!("{id}-when");
        let options = [words::WHEN_NOW.get(self.lang), words::WHEN_EARLIER.get(self.lang)];
        let chosen = self.chosen(&choice).unwrap_or(0);
        html! {
            <>
                { self.view_choice(&choice, ask, &options, Some(chosen)) }
                if chosen == 1 { { self.view_date(id, label, None) } }
            </>
        }
    }

    /// What it says; none where the time is missing or has to be asked about, and then one is led there.
    pub(super) fn when(&self, id: &str) -> Option<Moment> {
        if self.chosen(&format!("{id}-when")).unwrap_or(0) == 0 { Some(platform::now()) } else { self.date(id) }
    }

    fn date(&self, id: &str) -> Option<Moment> {
        match dated(&self.session, &self.case, id) {
            Dated::At(at) => return Some(at),
            Dated::Nothing => self.say(words::DATE_UNREAD.get(self.lang)),
            Dated::Asked(at, why) => self.said.set(words::doubt(at, why, self.lang).into()),
        }
        platform::focus(id);
        None
    }

    fn view_audience(&self, id: &str, stored: Audience) -> Html {
        let options = Audience::ALL.map(|one| words::audience(one, self.lang));
        let audience = self.audience(id, stored);
        let chosen = Audience::ALL.into_iter().position(|one| one == audience);
        self.view_choice(id, words::AUDIENCE_ASK.get(self.lang), &options, chosen)
    }

    fn audience(&self, id: &str, stored: Audience) -> Audience {
        self.chosen(id).and_then(|at| Audience::ALL.get(at).copied()).unwrap_or(stored)
    }

    fn say(&self, said: &'static str) {
        self.said.set(said.into());
    }

    /// Records one entry, and lets go of what was typed.
    pub(super) fn record(&self, fields: &[&str], change: Change, audience: Audience) {
        for field in fields {
            let_go(&self.session, &self.case, field);
            self.session.let_go_draft(Some(&self.case), &format!("{field}-when"));
        }
        self.said.set(AttrValue::default());
        self.session
            .note_recorded(&self.case, fields.first().copied().unwrap_or_default());
        self.session.commit_for(&self.case, change, audience);
    }

    /// The button, what the last press came to, and that nothing is recorded before it.
    pub(super) fn view_button(&self, fields: &[&str], label: &'static str, press: Callback<MouseEvent>) -> Html {
        let is_open = fields.iter().any(|field| self.draft(field).is_some());
        let is_recorded = fields.first().is_some_and(|form| self.session.is_recorded(&self.case, form));
        let said = match () {
            () if !self.said.is_empty() => (*self.said).clone(),
            () if is_recorded => words::IS_RECORDED.get(self.lang).into(),
            () if is_open => words::DRAFT_STAYS.get(self.lang).into(),
            () => AttrValue::default(),
        };
        html! {
            <div class="form__do">
                { button("button button--primary", label, press) }
                <p class="field__hint" role="status">{ said }</p>
            </div>
        }
    }
}

#[hook]
pub(super) fn use_form(session: &Session, case: &CaseId, turn: usize, lang: Lang) -> Form {
    let (redraw, said) = (use_force_update(), use_state(AttrValue::default));
    Form { session: session.clone(), case: case.clone(), lang, turn, redraw, said }
}

/// How one can decide.
const CHOICES: [Choice; 3] = [Choice::Yes, Choice::No, Choice::Later];

#[derive(PartialEq)]
pub(crate) struct DecideFormProps {
    pub(crate) session: Session,
    pub(crate) case: CaseId,
    pub(crate) decide: Decide,
    pub(crate) turn: usize,
    pub(crate) lang: Lang,
}

shown_by!(DecideFormProps, use_decide_form);

/// A decision: how, why, by whom, when, and who may read the reason. Against a duty it needs a reason.
#[hook]
fn use_decide_form(props: &DecideFormProps) -> Html {
    let DecideFormProps { session, case, decide, turn, lang } = props;
    let (form, lang) = (use_form(session, case, *turn, *lang), *lang);
    let about = &decide.about;
    let ids = ["choice", "reason", "by", "at", "audience"].map(|part| format!("{about}-{part}"));
    let stored = CHOICES.iter().position(|one| *one == decide.choice);
    let press = {
        let (form, ids, decide) = (form.clone(), ids.clone(), decide.clone());
        Callback::from(move |_: MouseEvent| {
            let [choice, reason, by, at, audience] = ids.each_ref().map(|id| &**id);
            let Some(chosen) = form.chosen(choice).or(stored).and_then(|at| CHOICES.get(at).copied()) else {
                return form.say(words::CHOOSE_FIRST.get(form.lang));
            };
            let why = form.text(reason, &decide.reason);
            if decide.is_demanded && chosen != Choice::Yes && why.is_empty() {
                form.say(words::REASON_NEEDED.get(form.lang));
                return platform::focus(reason);
            }
            let Some(when) = form.when(at) else { return };
            let acted = Acted { at: Some(when), by: form.text(by, &decide.by) };
            let for_whom = form.audience(audience, decide.audience);
            let change = Change::Decided(Rc::clone(&decide.about), chosen, why, acted);
            form.record(&[choice, reason, by, at, audience], change, for_whom);
        })
    };
    let [choice, reason, by, at, audience] = ids.each_ref().map(|id| &**id);
    let options = CHOICES.map(|one| words::choice_label(one, lang));
    let chosen = form.chosen(choice).or(stored);
    html! {
        <div class="stack" key={about.to_string()}>
            { form.view_choice(choice, words::DECIDE_ASK.get(lang), &options, chosen) }
            { form.view_text(reason, words::REASON.get(lang), 4, &decide.reason) }
            { form.view_audience(audience, decide.audience) }
            { form.view_text(by, words::DECIDED_BY.get(lang), 1, &decide.by) }
            { form.view_when(at, words::DECIDED_WHEN.get(lang), words::DECIDED_BEFORE.get(lang)) }
            { form.view_button(&[choice, reason, by, at, audience], words::RECORD_DECISION.get(lang), press) }
        </div>
    }
}

/// What a form about a time of knowing records.
pub(crate) type Knew = (Option<Moment>, Rc<str>);

#[derive(PartialEq)]
pub(crate) struct KnowFormProps {
    pub(crate) session: Session,
    pub(crate) case: CaseId,
    /// The name of its fields.
    pub(crate) id: AttrValue,
    /// What it asks for.
    pub(crate) label: &'static str,
    /// What is recorded: when, and why that is the time.
    pub(crate) known: Knew,
    /// What is entered.
    pub(crate) change: Callback<Knew, Change>,
    pub(crate) turn: usize,
    pub(crate) lang: Lang,
}

shown_by!(KnowFormProps, use_know_form);

/// When the organisation knew, and why that is the time: one entry. To move it later, the reason has to be there.
#[hook]
fn use_know_form(props: &KnowFormProps) -> Html {
    let KnowFormProps { session, case, id, label, known, change, turn, lang } = props;
    let (form, lang) = (use_form(session, case, *turn, *lang), *lang);
    let (stored_at, stored_why) = (known.0, Rc::clone(&known.1));
    let why = format!("{}-why", id.strip_suffix("-at").unwrap_or(id));
    let enter = {
        let (form, id, why, change) = (form.clone(), id.clone(), why.clone(), change.clone());
        Callback::from(move |known: Knew| {
            form.record(&[&id, &why], change.emit(known), Audience::Internal);
        })
    };
    let press = {
        let (form, id, why, enter, stored_why) =
            (form.clone(), id.clone(), why.clone(), enter.clone(), Rc::clone(&stored_why));
        Callback::from(move |_: MouseEvent| {
            let Some(at) = form.date(&id) else { return };
            // What is recorded to the second is shown to the minute.
            let same = stored_at.filter(|stored| stored.0.div_euclid(60_000) == at.0.div_euclid(60_000));
            let text = form.text(&why, &stored_why);
            if same.is_some() && text == stored_why {
                return form.say(words::NOTHING_NEW.get(form.lang));
            }
            if stored_at.is_some_and(|stored| same.is_none() && at > stored) && (text.is_empty() || text == stored_why)
            {
                form.say(words::KNOWN_LATER_WHY.get(form.lang));
                return platform::focus(&why);
            }
            enter.emit((Some(same.unwrap_or(at)), text));
        })
    };
    let forget = {
        let stored_why = Rc::clone(&stored_why);
        enter.reform(move |_: MouseEvent| (None, Rc::clone(&stored_why)))
    };
    html! {
        <div class="stack">
            { form.view_date(id, label, stored_at) }
            { leaf("p", "field__hint", words::Q_KNOWN_AT_HINT.get(lang)) }
            { form.view_text(&why, words::KNOWN_WHY.get(lang), 2, &stored_why) }
            { form.view_button(&[id, &why], words::RECORD_IT.get(lang), press) }
            if stored_at.is_some() {
                <p>{ button("button button--quiet button--small", words::NOT_KNOWN_AGAIN.get(lang), forget) }</p>
            }
        </div>
    }
}

#[derive(PartialEq)]
pub(crate) struct ObserveFormProps {
    pub(crate) session: Session,
    pub(crate) case: CaseId,
    pub(crate) turn: usize,
    pub(crate) lang: Lang,
}

/// The fields of what happened.
const OBSERVED: [&str; 4] = ["observe-at", "observe-with", "observe-what", "observe-audience"];

shown_by!(ObserveFormProps, use_observe_form);

/// Something that happened, at a time of its own.
#[hook]
fn use_observe_form(props: &ObserveFormProps) -> Html {
    let ObserveFormProps { session, case, turn, lang } = props;
    let (form, lang) = (use_form(session, case, *turn, *lang), *lang);
    let [at, with, what, audience] = OBSERVED;
    let press = {
        let form = form.clone();
        Callback::from(move |_: MouseEvent| {
            let said = form.text(what, "");
            if said.is_empty() {
                return platform::focus(what);
            }
            let Some(when) = form.when(at) else { return };
            let for_whom = form.audience(audience, Audience::Internal);
            form.record(&OBSERVED, Change::Observed(when, form.text(with, ""), said), for_whom);
        })
    };
    let none: Rc<str> = "".into();
    html! {
        <section class="card screen-only stack">
            { leaf("h2", "card__title", words::OBSERVE.get(lang)) }
            { leaf("p", "field__hint", words::FACTS_NEVER_DATA.get(lang)) }
            { form.view_when(at, words::OBSERVE_WHEN.get(lang), words::OBSERVE_AT.get(lang)) }
            { form.view_text(what, words::OBSERVE_WHAT.get(lang), 3, &none) }
            { form.view_text(with, words::OBSERVE_WITH.get(lang), 1, &none) }
            { form.view_audience(audience, Audience::Internal) }
            { leaf("p", "field__hint", words::AUDIENCE_HINT.get(lang)) }
            { form.view_button(&OBSERVED, words::OBSERVE_DO.get(lang), press) }
        </section>
    }
}

#[derive(PartialEq)]
pub(crate) struct ActedFormProps {
    pub(crate) session: Session,
    pub(crate) case: CaseId,
    /// The item, with its state and the reason.
    pub(crate) item: Rc<str>,
    pub(crate) state: ItemState,
    pub(crate) reason: Rc<str>,
    /// What is recorded of when and by whom it was done.
    pub(crate) acted: Acted,
    /// Distinguishes the same item standing twice on a page.
    pub(crate) place: &'static str,
    pub(crate) turn: usize,
    pub(crate) lang: Lang,
}

shown_by!(ActedFormProps, use_acted_form);

/// When and by whom something was really done.
#[hook]
fn use_acted_form(props: &ActedFormProps) -> Html {
    let ActedFormProps { session, case, item, state, reason, acted, place, turn, lang } = props;
    let (form, lang) = (use_form(session, case, *turn, *lang), *lang);
    let [at, by] = ["acted-at", "acted-by"].map(|what| format!("{what}{place}-{item}"));
    let press = {
        let (form, at, by, acted) = (form.clone(), at.clone(), by.clone(), acted.clone());
        let (item, state, reason) = (Rc::clone(item), *state, Rc::clone(reason));
        Callback::from(move |_: MouseEvent| {
            let name = form.text(&by, &acted.by);
            // Who did it may be known without the time, but a time that is half typed is no time.
            let is_by_only = platform::value_at(&at).is_empty() && !platform::is_half_typed(&at) && name != acted.by;
            let when = match is_by_only {
                true => acted.at,
                false => match form.date(&at) {
                    Some(when) => Some(when),
                    None => return,
                },
            };
            let done = Acted { at: when, by: name };
            let change = Change::acted(Rc::clone(&item), state, Rc::clone(&reason), done);
            form.record(&[&at, &by], change, Audience::Internal);
        })
    };
    html! {
        <div class="stack">
            { form.view_date(&at, words::ACTED_AT.get(lang), acted.at) }
            { form.view_text(&by, words::ACTED_BY.get(lang), 1, &acted.by) }
            { form.view_button(&[&at, &by], words::RECORD_IT.get(lang), press) }
        </div>
    }
}

#[derive(PartialEq)]
pub(crate) struct SentFormProps {
    pub(crate) session: Session,
    pub(crate) case: CaseId,
    pub(crate) form: SendForm,
    pub(crate) turn: usize,
    pub(crate) lang: Lang,
}

shown_by!(SentFormProps, use_sent_form);

/// That something was filed or sent: to whom, when, how, under which number; if it was late, why.
#[hook]
fn use_sent_form(props: &SentFormProps) -> Html {
    let SentFormProps { session, case, form: of, turn, lang } = props;
    let (form, lang) = (use_form(session, case, *turn, *lang), *lang);
    let place = format!("{}-{}", of.what.replace('/', "-"), of.id);
    let ids = ["to", "at", "how", "number", "late"].map(|part| format!("sent-{part}-{place}"));
    let proposed: Rc<str> = (&*of.to).into();
    let press = {
        let (form, ids, of, proposed) = (form.clone(), ids.clone(), of.clone(), Rc::clone(&proposed));
        Callback::from(move |_: MouseEvent| {
            let [to, at, how, number, late] = ids.each_ref().map(|id| &**id);
            let Some(on) = form.when(at) else { return };
            let late_why = form.text(late, "");
            if of.until.is_some_and(|until| on > until) && late_why.is_empty() {
                form.say(words::SENT_LATE_NEEDED.get(form.lang));
                return platform::focus(late);
            }
            // Each addressee has a row: under which name it is kept is not for the form to change.
            let to_whom = if of.is_named { Rc::clone(&proposed) } else { form.text(to, &proposed) };
            let sent = Sent {
                what: (&*of.what).into(),
                to: to_whom,
                on,
                how: form.text(how, ""),
                reference: form.text(number, ""),
                late_why,
                paper: None,
            };
            form.record(&[to, at, how, number, late], Change::Sent(sent.into()), Audience::Internal);
        })
    };
    let [to, at, how, number, late] = ids.each_ref().map(|id| &**id);
    let none: Rc<str> = "".into();
    html! {
        <div class="stack">
            if !of.is_named { { form.view_text(to, words::SENT_TO.get(lang), 1, &proposed) } }
            { form.view_when(at, words::SENT_WHEN.get(lang), words::SENT_AT.get(lang)) }
            { form.view_text(how, words::SENT_HOW.get(lang), 1, &none) }
            { form.view_text(number, words::SENT_NUMBER.get(lang), 1, &none) }
            if of.until.is_some() { { form.view_text(late, words::SENT_LATE_WHY.get(lang), 2, &none) } }
            { form.view_button(&[to, at, how, number, late], words::SENT_DO.get(lang), press) }
        </div>
    }
}
