//! The page on which an organisation's pack is made: everything is checked while it is typed, and nobody has to know JSON.

use super::node::{
    ActValue, ControlKind, ControlOption, Level, ListStyle, Node, Role, Tone, fold, group, heading, list, para, plain,
    text,
};
use super::own::{check_marks, control, fault_list, on_trial};
use super::request::PackInUse;
use crate::case::Known;
use crate::guide::{FactGroup, GUIDE, LIBRARY, Lang, LeakType, Step, Text};
use crate::pack::{Draft, FEATURES, Fault, check_names, placed, placed_faults, read};
use crate::text::{self as words, pack as say};

struct Editor {
    draft: Draft,
    faults: Vec<Fault>,
    lang: Lang,
}

/// The page; `draft` is the pack as far as it has been written.
#[must_use]
pub(super) fn editor(draft: &str, in_use: PackInUse, lang: Lang) -> Vec<Node> {
    let (pack, mut faults) = read(draft);
    faults.extend(check_names(&pack, &GUIDE, &LIBRARY));
    faults.extend(check_marks(&pack));
    let page = Editor { draft: Draft::parse(draft), faults, lang };
    let line = |text: Text| plain(text.get(lang));
    let mut blocks = vec![heading(Level::One, say::TITLE.get(lang)), para(Tone::Lead, vec![text(say::LEAD.get(lang))])];
    blocks.extend([line(say::KEPT), para(Tone::Info, vec![text(say::NEVER_DATA.get(lang))])]);
    blocks.push(view_in_use(in_use, lang));
    blocks.push(control("open", say::OPEN.get(lang), ControlKind::Open { hint: say::OPEN_HINT.get(lang).to_owned() }));
    blocks.extend([
        page.about(),
        page.items(),
        page.contacts(),
        page.clocks(),
        page.wording(),
        page.texts(),
        page.links(),
        page.off(),
    ]);
    blocks.push(page.result());
    blocks
}

fn view_in_use(in_use: PackInUse, lang: Lang) -> Node {
    let mut blocks = vec![heading(Level::Two, say::IN_USE.get(lang))];
    if in_use == PackInUse::OnTrial {
        blocks.extend(on_trial(lang));
    }
    let (pack, mut faults) = (placed(), placed_faults());
    faults.extend(check_marks(pack));
    blocks.push(match pack.start.is_there {
        true => plain(pack.start.name.get(lang)),
        false => plain(say::NONE_IN_USE.get(lang)),
    });
    if !faults.is_empty() {
        blocks.extend([para(Tone::Warning, vec![text(say::FAULTS_IN_USE.get(lang))]), fault_list(faults.iter(), lang)]);
    }
    group(Role::Section, blocks)
}

impl Editor {
    fn get(&self, text: Text) -> &'static str {
        text.get(self.lang)
    }

    fn section(&self, title: Text, hint: Text, inside: Vec<Node>) -> Node {
        let mut blocks = vec![heading(Level::Two, self.get(title))];
        if !self.get(hint).is_empty() {
            blocks.push(plain(self.get(hint)));
        }
        group(Role::Section, [blocks, inside].concat())
    }

    /// What is wrong at a path, where no single field says it.
    fn fault_paras(&self, path: &str) -> Vec<Node> {
        self.faults_at(path)
            .iter()
            .map(|fault| para(Tone::Fault, vec![text(fault)]))
            .collect()
    }

    /// What is wrong at a path, as it stands below its field.
    fn faults_at(&self, path: &str) -> Vec<String> {
        let place =
            path.split('/')
                .fold(String::new(), |place, name| match (place.is_empty(), name.parse::<usize>()) {
                    (true, _) => name.to_owned(),
                    (_, Ok(_)) => format!("{place}[{name}]"),
                    _ => format!("{place}.{name}"),
                });
        let is_here = |fault: &&Fault| {
            fault
                .place
                .strip_prefix(&place)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
        };
        self.faults
            .iter()
            .filter(is_here)
            .map(|fault| say::problem(&fault.problem, self.lang))
            .collect()
    }

    fn line(&self, path: &str, label: &str, hint: &str, n_rows: usize) -> Node {
        let (hint, value) = (hint.to_owned(), self.draft.text(path));
        let kind = ControlKind::Text { hint, value, n_rows, faults: self.faults_at(path) };
        control(&format!("set {path}"), label, kind)
    }

    /// A text in both languages.
    fn both(&self, path: &str, label: Text, hint: &str, n_rows: usize) -> Vec<Node> {
        self.both_with(path, label, hint, n_rows, self.faults_at(path))
    }

    fn both_with(&self, path: &str, label: Text, hint: &str, n_rows: usize, faults: Vec<String>) -> Vec<Node> {
        let [ja, en] = self.draft.both(path);
        let label = self.get(label);
        let of = |lang: &str, said: Text, hint: &str, value: String, faults| {
            let kind = ControlKind::Text { hint: hint.to_owned(), value, n_rows, faults };
            control(&format!("set {path}/{lang}"), &format!("{label}{}", self.get(said)), kind)
        };
        vec![of("ja", say::IN_JA, hint, ja, faults), of("en", say::IN_EN, "", en, Vec::new())]
    }

    fn choose(&self, command: &str, label: Text, hint: &str, value: &str, options: Vec<(String, String)>) -> Node {
        let path = command.split_once(' ').map_or("", |(_, path)| path);
        let is_known = options.iter().any(|(name, _)| name == value);
        // What stands there stays to be seen, also where it is none of the choices.
        let other = (!is_known).then(|| (value.to_owned(), value.to_owned()));
        let kind = ControlKind::Choose {
            hint: hint.to_owned(),
            value: value.to_owned(),
            options: choices(options.into_iter().chain(other)),
            faults: self.faults_at(path),
        };
        control(command, self.get(label), kind)
    }

    fn tick(&self, command: &str, label: &str, is_on: bool, value: &str) -> Node {
        control(command, label, ControlKind::Tick { is_on, value: value.to_owned() })
    }

    fn act(&self, command: &str, label: &str, value: &str) -> Node {
        control(command, label, ControlKind::Act { value: ActValue::Given(value.to_owned()) })
    }

    /// The rows of a list as cards, each with its tools, and a button for one more.
    fn rows(&self, list: &str, title: impl Fn(&str) -> String, inside: impl Fn(&str) -> Vec<Node>) -> Vec<Node> {
        let n_rows = self.draft.len(list);
        let row = |at: usize| {
            let path = format!("{list}/{at}");
            let mut tools = Vec::new();
            if at > 0 {
                tools.push(self.act(&format!("up {path}"), self.get(say::UP), ""));
            }
            if at + 1 < n_rows {
                tools.push(self.act(&format!("down {path}"), self.get(say::DOWN), ""));
            }
            tools.push(self.act(&format!("remove {path}"), self.get(say::REMOVE), ""));
            let head = heading(Level::Three, &format!("{} {}", at + 1, title(&path)));
            group(Role::Card, [vec![head], inside(&path), vec![group(Role::Row, tools)]].concat())
        };
        (0..n_rows).map(row).collect()
    }

    fn add(&self, list: &str, title: Text) -> Node {
        self.act(&format!("add {list}"), &say::add_to(title, self.lang), "")
    }

    fn about(&self) -> Node {
        let mut inside = self.both("name", say::NAME, self.get(say::ONE_IS_ENOUGH), 1);
        let options = [("", say::AS_BROWSER), ("ja", say::JAPANESE), ("en", say::ENGLISH)];
        let options = options.map(|(name, label)| (name.to_owned(), self.get(label).to_owned()));
        inside.push(self.choose(
            "set language",
            say::LANGUAGE,
            self.get(say::LANGUAGE_HINT),
            &self.draft.text("language"),
            options.into(),
        ));
        self.section(say::ABOUT, NONE, inside)
    }

    fn items(&self) -> Node {
        let title = |path: &str| self.draft.text(&format!("{path}/id"));
        let mut inside = self.rows("items", title, |path| self.item(path));
        inside.push(plain(self.get(say::ADD_ITEM)));
        let steps = Step::ALL.into_iter().map(|step| {
            let name = GUIDE.step(step).map_or("", |part| part.name.get(self.lang));
            self.act("add items", &format!("{} {name}", step.number()), &step.number().to_string())
        });
        inside.push(group(Role::Row, steps.collect()));
        self.section(say::ITEMS, say::ITEMS_HINT, inside)
    }

    fn item(&self, path: &str) -> Vec<Node> {
        let at = |name: &str| format!("{path}/{name}");
        let kinds = [("action", say::ACTION), ("caution", say::CAUTION)]
            .map(|(name, label)| (name.to_owned(), self.get(label).to_owned()));
        let mut inside = self.both(&at("act"), say::ACT, self.get(say::ACT_HINT), 1);
        inside.extend(self.both(&at("why"), say::WHY, "", 2));
        inside.push(self.choose(
            &format!("set {}", at("kind")),
            say::KIND,
            "",
            &self.draft.text(&at("kind")),
            kinds.into(),
        ));
        let is_first = self.draft.text(&at("first")) == "true";
        inside.push(self.tick(
            &format!("flag {}", at("first")),
            self.get(say::FIRST),
            is_first,
            if is_first { "" } else { "true" },
        ));
        inside.push(self.place(path));
        let types = self.draft.list(&at("types"));
        let of_type = |one: LeakType| {
            let label = GUIDE.leak_type(one).map_or("", |text| text.name.get(self.lang));
            self.tick(
                &format!("toggle {}", at("types")),
                label,
                types.iter().any(|name| name == one.as_str()),
                one.as_str(),
            )
        };
        let types: Vec<Node> = LeakType::ALL
            .into_iter()
            .map(of_type)
            .chain(self.fault_paras(&at("types")))
            .collect();
        inside.push(fold(self.get(say::TYPES), types));
        inside.push(fold(self.get(say::WHEN), self.when(path)));
        inside.push(self.line(&at("id"), self.get(say::ID), self.get(say::ID_HINT), 1));
        inside.extend(self.fault_paras(&at("step")));
        inside
    }

    /// After which item of its step an item stands.
    fn place(&self, path: &str) -> Node {
        // `own:2-01` is an item of step 2.
        let step_of = |id: &str| id.rsplit(':').next().unwrap_or("").chars().take(1).collect::<String>();
        let own = self.draft.text(&format!("{path}/id"));
        let step = step_of(&own);
        let said = |id: &str, act: &str| (id.to_owned(), say::after_item(id, act, self.lang));
        let of_step = GUIDE
            .items
            .iter()
            .filter(|item| item.own.is_none() && item.step.number().to_string() == step);
        let mut options = vec![(String::new(), self.get(say::AT_THE_END).to_owned())];
        options.extend(of_step.map(|item| said(item.id, item.act.get(self.lang))));
        for at in 0..self.draft.len("items") {
            let (id, act) = (self.draft.text(&format!("items/{at}/id")), self.draft.both(&format!("items/{at}/act")));
            if id != own && step_of(&id) == step {
                options.push(said(&id, act.iter().find(|act| !act.is_empty()).map_or("", String::as_str)));
            }
        }
        let path = format!("{path}/after");
        self.choose(&format!("set {path}"), say::AFTER, "", &self.draft.text(&path), options)
    }

    /// The conditions: each in words with what can be done about it, and one more.
    fn when(&self, path: &str) -> Vec<Node> {
        let path = format!("{path}/when");
        let (pick, facts) = (format!("pick {path}"), self.facts());
        let label = |name: &str| {
            facts
                .iter()
                .find(|(known, _)| known == name)
                .map_or(name, |(_, label)| label)
                .to_owned()
        };
        let mut inside = Vec::new();
        for (at, clause) in self.draft.list(&path).iter().enumerate() {
            let said: Vec<String> = clause.split('|').map(|name| label(name.trim())).collect();
            inside.push(plain(&said.join(self.get(say::OR))));
            inside.push(self.act(&format!("remove {path}/{at}"), self.get(say::REMOVE), ""));
            inside.push(self.take(&format!("or {path}/{at}"), say::WHEN_OR, &pick));
        }
        inside.extend(self.fault_paras(&path));
        inside.push(control(&pick, self.get(say::WHEN_CHOOSE), ControlKind::Pick { options: choices(facts) }));
        inside.push(self.take(&format!("and {path}"), say::WHEN_AND, &pick));
        inside
    }

    /// A button that takes what is chosen beside it.
    fn take(&self, command: &str, label: Text, pick: &str) -> Node {
        control(command, self.get(label), ControlKind::Act { value: ActValue::ChosenIn(pick.to_owned()) })
    }

    /// What can be a condition: every question with yes and with no.
    fn facts(&self) -> Vec<(String, String)> {
        let [yes, no] = [Known::Yes, Known::No].map(|known| words::known_label(known, self.lang));
        let of = |text: &crate::guide::FactText| {
            let (name, ask) = (text.fact.as_str(), text.ask.get(self.lang));
            [(name.to_owned(), format!("{ask}: {yes}")), (format!("!{name}"), format!("{ask}: {no}"))]
        };
        let mut facts = vec![(String::new(), self.get(say::CHOOSE).to_owned())];
        facts.extend(GUIDE.facts.iter().filter(|text| text.group != FactGroup::Derived).flat_map(of));
        facts
    }

    fn contacts(&self) -> Node {
        let title = |path: &str| self.draft.both(&format!("{path}/role")).concat();
        let mut inside = self.rows("contacts", title, |path| {
            let mut inside = self.both(&format!("{path}/role"), say::ROLE, "", 1);
            for (name, label) in [("name", say::PERSON), ("phone", say::PHONE), ("mail", say::MAIL)] {
                inside.push(self.line(&format!("{path}/{name}"), self.get(label), "", 1));
            }
            inside.extend(self.both(&format!("{path}/note"), say::NOTE, "", 1));
            inside
        });
        inside.push(self.add("contacts", say::CONTACTS_TITLE));
        self.section(say::CONTACTS_TITLE, say::CONTACTS_HINT, inside)
    }

    fn clocks(&self) -> Node {
        let title = |path: &str| {
            self.draft
                .both(&format!("{path}/name"))
                .iter()
                .find(|name| !name.is_empty())
                .cloned()
                .unwrap_or_default()
        };
        let mut inside = self.rows("clocks", title, |path| {
            let mut inside = self.both(&format!("{path}/name"), say::CLOCK_NAME, "", 1);
            inside.push(self.line(&format!("{path}/hours"), self.get(say::HOURS), "", 1));
            inside.push(fold(self.get(say::WHEN), self.when(path)));
            let own = (0..self.draft.len("items")).map(|at| {
                let id = self.draft.text(&format!("items/{at}/id"));
                (id.clone(), format!("{id} {}", self.draft.both(&format!("items/{at}/act")).concat()))
            });
            let of_guide = GUIDE.items.iter().filter(|item| item.own.is_none());
            let of_guide =
                of_guide.map(|item| (item.id.to_owned(), format!("{} {}", item.id, item.act.get(self.lang))));
            let none = (String::new(), self.get(say::NO_ITEM).to_owned());
            let options = std::iter::once(none).chain(own).chain(of_guide).collect();
            let item = format!("{path}/item");
            inside.push(self.choose(&format!("set {item}"), say::SETTLED_BY, "", &self.draft.text(&item), options));
            inside
        });
        inside.push(self.add("clocks", say::CLOCKS));
        self.section(say::CLOCKS, say::CLOCKS_HINT, inside)
    }

    fn wording(&self) -> Node {
        let title = |_: &str| String::new();
        let mut inside = self.rows("wording", title, |path| {
            let (form, field) = (format!("{path}/form"), format!("{path}/field"));
            let none = || (String::new(), self.get(say::CHOOSE).to_owned());
            let forms = LIBRARY.forms.iter().filter(|form| form.id != "prepare");
            let forms = std::iter::once(none())
                .chain(forms.map(|form| (form.id.to_owned(), form.name.get(self.lang).to_owned())));
            let chosen = LIBRARY.form(&self.draft.text(&form));
            let fields = chosen.into_iter().flat_map(|form| form.fields);
            let fields = std::iter::once(none())
                .chain(fields.map(|field| (field.id.to_owned(), field.name.get(self.lang).to_owned())));
            let mut inside = vec![
                self.choose(&format!("set {form}"), say::FORM, "", &self.draft.text(&form), forms.collect()),
                self.choose(&format!("set {field}"), say::FIELD, "", &self.draft.text(&field), fields.collect()),
            ];
            // What is wrong with the row as a whole is said at its fields.
            inside.extend(self.both_with(path, say::PASSAGE, "", 3, Vec::new()));
            inside.extend(self.fault_paras(&format!("{path}/ja")));
            let instead = format!("{path}/instead");
            let is_on = self.draft.text(&instead) == "true";
            inside.push(self.tick(
                &format!("flag {instead}"),
                self.get(say::INSTEAD),
                is_on,
                if is_on { "" } else { "true" },
            ));
            inside
        });
        inside.push(self.add("wording", say::WORDING));
        self.section(say::WORDING, say::WORDING_HINT, inside)
    }

    fn texts(&self) -> Node {
        let mut inside = self.both("letterhead", say::LETTERHEAD, "", 3);
        inside.extend(self.both("retention", say::RETENTION_RULE, self.get(say::RETENTION_HINT), 2));
        group(Role::Section, inside)
    }

    fn links(&self) -> Node {
        let title = |_: &str| String::new();
        let mut inside = self.rows("links", title, |path| {
            let mut inside = self.both(&format!("{path}/name"), say::LINK_NAME, "", 1);
            inside.push(self.line(&format!("{path}/url"), self.get(say::URL), "", 1));
            inside
        });
        inside.push(self.add("links", say::LINKS_TITLE));
        self.section(say::LINKS_TITLE, say::LINKS_HINT, inside)
    }

    fn off(&self) -> Node {
        let off = self.draft.list("off");
        let labels = [say::OFF_GUIDE, say::OFF_PREPARE, say::OFF_BINDER, say::OFF_WORD, say::OFF_IMPORT];
        let tick = |(name, label): (&str, Text)| {
            self.tick("toggle off", self.get(label), off.iter().any(|one| one == name), name)
        };
        let mut inside: Vec<Node> = FEATURES.into_iter().zip(labels).map(tick).collect();
        inside.extend(self.fault_paras("off"));
        self.section(say::OFF, say::OFF_HINT, inside)
    }

    /// What is wrong, and what can be done with the pack.
    fn result(&self) -> Node {
        let mut inside = Vec::new();
        let (hints, errors): (Vec<&Fault>, Vec<&Fault>) =
            self.faults.iter().partition(|fault| fault.problem.is_warning());
        if self.draft.is_empty() {
            inside.push(plain(self.get(say::NOTHING_YET)));
        } else if errors.is_empty() {
            inside.push(para(Tone::Info, vec![text(self.get(say::NO_FAULTS))]));
        }
        for (said, faults) in [(say::FAULTS, errors), (say::HINTS, hints)] {
            if !faults.is_empty() && !self.draft.is_empty() {
                inside.extend([
                    para(Tone::Warning, vec![text(self.get(said))]),
                    fault_list(faults.into_iter(), self.lang),
                ]);
            }
        }
        let acts = [("export", say::EXPORT), ("try", say::TRY), ("undo", say::UNDO), ("clear", say::CLEAR)];
        inside.push(group(Role::Tools, acts.map(|(command, label)| self.act(command, self.get(label), "")).into()));
        let lines = [say::HOW_TO_PLACE, say::TRY_HINT].map(|line| text(self.get(line)));
        inside.push(list(ListStyle::Bullets, lines));
        self.section(say::CHECK, NONE, inside)
    }
}

/// What can be chosen: what it is to the pack, and what it is called.
fn choices(options: impl IntoIterator<Item = (String, String)>) -> Vec<ControlOption> {
    options
        .into_iter()
        .map(|(value, label)| ControlOption { value, label })
        .collect()
}

const NONE: Text = Text { ja: "", en: "" };
