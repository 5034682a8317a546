//! The page on which an organisation's pack is made: everything is checked while it is typed, and nobody has to know
//! JSON.

use super::node::{
    ControlKind, ControlOption, EditorAct, Level, ListStyle, Node, Role, Tone, fold, group, heading, list, para, plain,
    text,
};
use super::own::{check_marks, control, fault_list, on_trial};
use super::request::{PackInUse, Scope};
use crate::case::Known;
use crate::guide::{FactGroup, ItemKind, Lang, LeakType, NamedForm, Step, Text};
use crate::pack::{Command, Draft, Fault, Feature, Field, Place, check_names, read, step_of};
use crate::words;

struct Editor {
    draft: Draft,
    faults: Vec<Fault>,
    scope: Scope,
}

/// The page; `draft` is the pack as far as it has been written.
#[must_use]
pub(super) fn editor(draft: &str, in_use: PackInUse, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let (pack, mut faults) = read(draft);
    faults.extend(check_names(&pack, scope.guide(), scope.library()));
    faults.extend(check_marks(&pack, scope));
    let page = Editor { draft: Draft::parse(draft), faults, scope };
    let line = |text: Text| plain(text.get(lang));
    let mut blocks = vec![
        heading(Level::One, words::pack::TITLE.get(lang)),
        para(Tone::Lead, vec![text(words::pack::LEAD.get(lang))]),
    ];
    blocks.extend([line(words::pack::KEPT), para(Tone::Info, vec![text(words::pack::NEVER_DATA.get(lang))])]);
    blocks.push(view_in_use(in_use, scope));
    blocks.push(control(
        words::pack::OPEN.get(lang),
        ControlKind::Open { hint: words::pack::OPEN_HINT.get(lang).to_owned() },
    ));
    blocks.extend([
        page.about(),
        page.about_us(),
        page.clients(),
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

fn view_in_use(in_use: PackInUse, scope: Scope) -> Node {
    let lang = scope.lang;
    let mut blocks = vec![heading(Level::Two, words::pack::IN_USE.get(lang))];
    if in_use == PackInUse::OnTrial {
        blocks.extend(on_trial(lang));
    }
    let (pack, mut faults) = (scope.edition.pack(), scope.edition.faults());
    faults.extend(check_marks(pack, scope));
    blocks.push(match pack.start.is_there {
        true => plain(pack.start.name.get(lang)),
        false => plain(words::pack::NONE_IN_USE.get(lang)),
    });
    if !faults.is_empty() {
        blocks.extend([
            para(Tone::Warning, vec![text(words::pack::FAULTS_IN_USE.get(lang))]),
            fault_list(faults.iter(), lang),
        ]);
    }
    group(Role::Section, blocks)
}

/// How a field asks for its text.
#[derive(Clone, Copy)]
struct Ask {
    label: Text,
    hint: Text,
    n_rows: usize,
}

impl Ask {
    const fn line(label: Text) -> Self {
        Self { label, hint: NONE, n_rows: 1 }
    }

    const fn lines(label: Text, n_rows: usize) -> Self {
        Self { n_rows, ..Self::line(label) }
    }

    const fn with(self, hint: Text) -> Self {
        Self { hint, ..self }
    }
}

impl Editor {
    fn get(&self, text: Text) -> &'static str {
        text.get(self.scope.lang)
    }

    fn section(&self, title: Text, hint: Text, inside: Vec<Node>) -> Node {
        let mut blocks = vec![heading(Level::Two, self.get(title))];
        if !self.get(hint).is_empty() {
            blocks.push(plain(self.get(hint)));
        }
        group(Role::Section, [blocks, inside].concat())
    }

    /// What is wrong at a place, where no single field says it.
    fn fault_paras(&self, place: &Place) -> Vec<Node> {
        self.faults_at(place)
            .iter()
            .map(|fault| para(Tone::Fault, vec![text(fault)]))
            .collect()
    }

    /// What is wrong at a place, as it stands below its field.
    fn faults_at(&self, place: &Place) -> Vec<String> {
        self.faults
            .iter()
            .filter(|fault| fault.place.is_in(place))
            .map(|fault| words::pack::problem(&fault.problem, self.scope.lang))
            .collect()
    }

    fn line(&self, at: Place, ask: Ask) -> Node {
        let (value, faults) = (self.draft.text(&at), self.faults_at(&at));
        self.ask(at, self.get(ask.label), ask, value, faults)
    }

    fn ask(&self, at: Place, label: &str, ask: Ask, value: String, faults: Vec<String>) -> Node {
        let hint = self.get(ask.hint).to_owned();
        control(label, ControlKind::Text { at, hint, value, n_rows: ask.n_rows, faults })
    }

    /// A text in both languages.
    fn both(&self, at: &Place, ask: Ask) -> Vec<Node> {
        self.both_with(at, ask, self.faults_at(at))
    }

    fn both_with(&self, at: &Place, ask: Ask, faults: Vec<String>) -> Vec<Node> {
        let [ja, en] = self.draft.both(at);
        let label = |said: Text| format!("{}{}", self.get(ask.label), self.get(said));
        vec![
            self.ask(at.field(Field::Ja), &label(words::pack::IN_JA), ask, ja, faults),
            self.ask(at.field(Field::En), &label(words::pack::IN_EN), ask.with(NONE), en, Vec::new()),
        ]
    }

    fn choose(&self, at: Place, label: Text, hint: Text, options: Vec<(String, String)>) -> Node {
        let value = self.draft.text(&at);
        let is_known = options.iter().any(|(name, _)| *name == value);
        // What stands there stays to be seen, also where it is none of the choices.
        let other = (!is_known).then(|| (value.clone(), value.clone()));
        let (hint, faults) = (self.get(hint).to_owned(), self.faults_at(&at));
        let options = choices(options.into_iter().chain(other));
        control(self.get(label), ControlKind::Choose { at, hint, value, options, faults })
    }

    /// Whether something is so.
    fn flag(&self, at: Place, label: Text) -> Node {
        let is_on = self.draft.flag(&at);
        control(self.get(label), ControlKind::Tick { command: Command::Flag(at, !is_on), is_on })
    }

    /// Whether a name is in a list.
    fn toggle(&self, list: &Place, name: &str, label: &str) -> Node {
        let is_on = self.draft.list(list).iter().any(|one| one == name);
        control(label, ControlKind::Tick { command: Command::Toggle(list.clone(), name.to_owned()), is_on })
    }

    fn edit(&self, command: Command, label: &str) -> Node {
        self.act(EditorAct::Edit(command), label)
    }

    fn act(&self, act: EditorAct, label: &str) -> Node {
        control(label, ControlKind::Act(act))
    }

    /// The rows of a list as cards, each with its tools, and a button for one more.
    fn rows(&self, list: Field, title: impl Fn(&Place) -> String, inside: impl Fn(&Place) -> Vec<Node>) -> Vec<Node> {
        let rows = self.draft.rows(&list.into());
        let n_rows = rows.len();
        let card = |(at, row): (usize, Place)| {
            let mut tools = Vec::new();
            if at > 0 {
                tools.push(self.edit(Command::Up(row.clone()), self.get(words::pack::UP)));
            }
            if at + 1 < n_rows {
                tools.push(self.edit(Command::Down(row.clone()), self.get(words::pack::DOWN)));
            }
            tools.push(self.edit(Command::Remove(row.clone()), self.get(words::pack::REMOVE)));
            let head = heading(Level::Three, &format!("{} {}", at + 1, title(&row)));
            group(Role::Card, [vec![head], inside(&row), vec![group(Role::Row, tools)]].concat())
        };
        rows.into_iter().enumerate().map(card).collect()
    }

    fn add(&self, list: Field, title: Text) -> Node {
        self.edit(Command::AddRow(list), &words::pack::add_to(title, self.scope.lang))
    }

    fn about(&self) -> Node {
        let mut inside = self.both(&Field::Name.into(), Ask::line(words::pack::NAME).with(words::pack::ONE_IS_ENOUGH));
        let options = [
            ("", words::pack::AS_BROWSER),
            (Lang::Ja.tag(), words::pack::JAPANESE),
            (Lang::En.tag(), words::pack::ENGLISH),
        ];
        let options = options.map(|(name, label)| (name.to_owned(), self.get(label).to_owned()));
        inside.push(self.choose(
            Field::Language.into(),
            words::pack::LANGUAGE,
            words::pack::LANGUAGE_HINT,
            options.into(),
        ));
        self.section(words::pack::ABOUT, NONE, inside)
    }

    /// Who the organisation is: what is said here is asked nowhere again.
    fn about_us(&self) -> Node {
        let [yes, no] = [Known::Yes, Known::No].map(|known| words::known_label(known, self.scope.lang));
        let options = [("", self.get(words::pack::ASK_EACH)), (Known::Yes.as_str(), yes), (Known::No.as_str(), no)];
        let options = options.map(|(value, label)| (value.to_owned(), label.to_owned()));
        let about = Place::from(Field::About);
        let ours = self.scope.guide().facts.iter().filter(|text| text.group.is_about_us());
        let inside = ours.map(|one| self.choose(about.named(one.fact.as_str()), one.ask, NONE, options.to_vec()));
        let inside = inside.collect();
        self.section(words::ABOUT_US, words::pack::ABOUT_US_HINT, inside)
    }

    fn clients(&self) -> Node {
        let title = |client: &Place| self.draft.text(&client.field(Field::Name));
        let mut inside = self.rows(Field::Clients, title, |client| {
            vec![
                self.line(client.field(Field::Name), Ask::line(words::pack::CLIENT_NAME)),
                self.line(client.field(Field::Hours), Ask::line(words::pack::HOURS)),
            ]
        });
        inside.push(self.add(Field::Clients, words::pack::CLIENTS));
        self.section(words::pack::CLIENTS, words::pack::CLIENTS_HINT, inside)
    }

    fn items(&self) -> Node {
        let title = |item: &Place| self.draft.text(&item.field(Field::Id));
        let mut inside = self.rows(Field::Items, title, |item| self.item(item));
        inside.push(plain(self.get(words::pack::ADD_ITEM)));
        let steps = Step::ALL.into_iter().map(|step| {
            let name = self.scope.guide().step(step).map_or("", |part| part.name.get(self.scope.lang));
            self.edit(Command::AddItem(step), &format!("{} {name}", step.number()))
        });
        inside.push(group(Role::Row, steps.collect()));
        self.section(words::pack::ITEMS, words::pack::ITEMS_HINT, inside)
    }

    fn item(&self, item: &Place) -> Vec<Node> {
        let kinds = [(ItemKind::Action, words::pack::ACTION), (ItemKind::Caution, words::pack::CAUTION)]
            .map(|(kind, label)| (kind.as_str().to_owned(), self.get(label).to_owned()));
        let mut inside = self.both(&item.field(Field::Act), Ask::line(words::pack::ACT).with(words::pack::ACT_HINT));
        inside.extend(self.both(&item.field(Field::Why), Ask::lines(words::pack::WHY, 2)));
        inside.push(self.choose(item.field(Field::Kind), words::pack::KIND, NONE, kinds.into()));
        inside.push(self.flag(item.field(Field::First), words::pack::FIRST));
        inside.push(self.stands_after(item));
        let list = item.field(Field::Types);
        let of_type = |one: LeakType| {
            let label = self
                .scope
                .guide()
                .leak_type(one)
                .map_or("", |text| text.name.get(self.scope.lang));
            self.toggle(&list, one.as_str(), label)
        };
        let types: Vec<Node> = LeakType::ALL.into_iter().map(of_type).chain(self.fault_paras(&list)).collect();
        inside.push(fold(self.get(words::pack::TYPES), types));
        inside.push(fold(self.get(words::pack::WHEN), self.when(item)));
        inside.push(self.line(item.field(Field::Id), Ask::line(words::pack::ID).with(words::pack::ID_HINT)));
        inside.extend(self.fault_paras(&item.field(Field::Step)));
        inside
    }

    /// After which item of its step an item stands.
    fn stands_after(&self, item: &Place) -> Node {
        let id = self.draft.text(&item.field(Field::Id));
        let step = step_of(&id);
        let said = |id: &str, act: &str| (id.to_owned(), words::pack::after_item(id, act, self.scope.lang));
        let of_step = self
            .scope
            .guide()
            .items
            .iter()
            .filter(|item| item.own.is_none() && Some(item.step) == step);
        let mut options = vec![(String::new(), self.get(words::pack::AT_THE_END).to_owned())];
        options.extend(of_step.map(|item| said(item.id, item.act.get(self.scope.lang))));
        for other in self.draft.rows(&Field::Items.into()) {
            let (other_id, act) = (self.draft.text(&other.field(Field::Id)), self.draft.both(&other.field(Field::Act)));
            if other_id != id && step_of(&other_id) == step {
                options.push(said(&other_id, act.iter().find(|act| !act.is_empty()).map_or("", String::as_str)));
            }
        }
        self.choose(item.field(Field::After), words::pack::AFTER, NONE, options)
    }

    /// The conditions of a row: each in words with what can be done about it, and one more.
    fn when(&self, row: &Place) -> Vec<Node> {
        let condition = row.field(Field::When);
        let facts = self.facts();
        let label = |name: &str| {
            facts
                .iter()
                .find(|(known, _)| known == name)
                .map_or(name, |(_, label)| label)
                .to_owned()
        };
        let mut inside = Vec::new();
        for clause in self.draft.rows(&condition) {
            let said: Vec<String> = self.draft.text(&clause).split('|').map(|name| label(name.trim())).collect();
            inside.push(plain(&said.join(self.get(words::pack::OR))));
            inside.push(self.edit(Command::Remove(clause.clone()), self.get(words::pack::REMOVE)));
            let or = ControlKind::Join { condition: condition.clone(), clause: Some(clause) };
            inside.push(control(self.get(words::pack::WHEN_OR), or));
        }
        inside.extend(self.fault_paras(&condition));
        let pick = ControlKind::Pick { condition: condition.clone(), options: choices(facts) };
        inside.push(control(self.get(words::pack::WHEN_CHOOSE), pick));
        inside.push(control(self.get(words::pack::WHEN_AND), ControlKind::Join { condition, clause: None }));
        inside
    }

    /// What can be a condition: every question with yes and with no.
    fn facts(&self) -> Vec<(String, String)> {
        let [yes, no] = [Known::Yes, Known::No].map(|known| words::known_label(known, self.scope.lang));
        let of = |text: &crate::guide::FactText| {
            let (name, ask) = (text.fact.as_str(), text.ask.get(self.scope.lang));
            [(name.to_owned(), format!("{ask}: {yes}")), (format!("!{name}"), format!("{ask}: {no}"))]
        };
        let mut facts = vec![(String::new(), self.get(words::pack::CHOOSE).to_owned())];
        facts.extend(
            self.scope
                .guide()
                .facts
                .iter()
                .filter(|text| !matches!(text.group, FactGroup::Derived | FactGroup::Former))
                .flat_map(of),
        );
        facts
    }

    fn contacts(&self) -> Node {
        let title = |contact: &Place| self.draft.both(&contact.field(Field::Role)).concat();
        let mut inside = self.rows(Field::Contacts, title, |contact| {
            let mut inside = self.both(&contact.field(Field::Role), Ask::line(words::pack::ROLE));
            for (field, label) in [
                (Field::Name, words::pack::PERSON),
                (Field::Phone, words::pack::PHONE),
                (Field::Mail, words::pack::MAIL),
            ] {
                inside.push(self.line(contact.field(field), Ask::line(label)));
            }
            inside.extend(self.both(&contact.field(Field::Note), Ask::line(words::pack::NOTE)));
            inside
        });
        inside.push(self.add(Field::Contacts, words::pack::CONTACTS_TITLE));
        self.section(words::pack::CONTACTS_TITLE, words::pack::CONTACTS_HINT, inside)
    }

    fn clocks(&self) -> Node {
        let title = |clock: &Place| {
            let name = self.draft.both(&clock.field(Field::Name));
            name.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
        };
        let mut inside = self.rows(Field::Clocks, title, |clock| {
            let mut inside = self.both(&clock.field(Field::Name), Ask::line(words::pack::CLOCK_NAME));
            inside.push(self.line(clock.field(Field::Hours), Ask::line(words::pack::HOURS)));
            inside.push(fold(self.get(words::pack::WHEN), self.when(clock)));
            let own = self.draft.rows(&Field::Items.into()).into_iter().map(|item| {
                let id = self.draft.text(&item.field(Field::Id));
                let said = format!("{id} {}", self.draft.both(&item.field(Field::Act)).concat());
                (id, said)
            });
            let of_guide = self.scope.guide().items.iter().filter(|item| item.own.is_none());
            let of_guide =
                of_guide.map(|item| (item.id.to_owned(), format!("{} {}", item.id, item.act.get(self.scope.lang))));
            let none = (String::new(), self.get(words::pack::NO_ITEM).to_owned());
            let options = std::iter::once(none).chain(own).chain(of_guide).collect();
            inside.push(self.choose(clock.field(Field::Item), words::pack::SETTLED_BY, NONE, options));
            inside
        });
        inside.push(self.add(Field::Clocks, words::pack::CLOCKS));
        self.section(words::pack::CLOCKS, words::pack::CLOCKS_HINT, inside)
    }

    fn wording(&self) -> Node {
        let title = |_: &Place| String::new();
        let mut inside = self.rows(Field::Wording, title, |wording| {
            let none = || (String::new(), self.get(words::pack::CHOOSE).to_owned());
            let forms = self
                .scope
                .library()
                .forms
                .iter()
                .filter(|form| form.id != NamedForm::Prepare.as_str());
            let forms = std::iter::once(none())
                .chain(forms.map(|form| (form.id.to_owned(), form.name.get(self.scope.lang).to_owned())));
            let form = wording.field(Field::Form);
            let chosen = self.scope.library().form(&self.draft.text(&form));
            let fields = chosen.into_iter().flat_map(|form| form.fields);
            let fields = std::iter::once(none())
                .chain(fields.map(|field| (field.id.to_owned(), field.name.get(self.scope.lang).to_owned())));
            let mut inside = vec![
                self.choose(form, words::pack::FORM, NONE, forms.collect()),
                self.choose(wording.field(Field::Field), words::pack::FIELD, NONE, fields.collect()),
            ];
            // What is wrong with the row as a whole is said at its fields.
            inside.extend(self.both_with(wording, Ask::lines(words::pack::PASSAGE, 3), Vec::new()));
            inside.extend(self.fault_paras(&wording.field(Field::Ja)));
            inside.push(self.flag(wording.field(Field::Instead), words::pack::INSTEAD));
            inside
        });
        inside.push(self.add(Field::Wording, words::pack::WORDING));
        self.section(words::pack::WORDING, words::pack::WORDING_HINT, inside)
    }

    fn texts(&self) -> Node {
        let mut inside = self.both(&Field::Letterhead.into(), Ask::lines(words::pack::LETTERHEAD, 3));
        let retention = Ask::lines(words::pack::RETENTION_RULE, 2).with(words::pack::RETENTION_HINT);
        inside.extend(self.both(&Field::Retention.into(), retention));
        group(Role::Section, inside)
    }

    fn links(&self) -> Node {
        let title = |_: &Place| String::new();
        let mut inside = self.rows(Field::Links, title, |link| {
            let mut inside = self.both(&link.field(Field::Name), Ask::line(words::pack::LINK_NAME));
            inside.push(self.line(link.field(Field::Url), Ask::line(words::pack::URL)));
            inside
        });
        inside.push(self.add(Field::Links, words::pack::LINKS_TITLE));
        self.section(words::pack::LINKS_TITLE, words::pack::LINKS_HINT, inside)
    }

    fn off(&self) -> Node {
        let list = Place::from(Field::Off);
        let tick = |feature: Feature| {
            let label = match feature {
                Feature::Guide => words::pack::OFF_GUIDE,
                Feature::Prepare => words::pack::OFF_PREPARE,
                Feature::Binder => words::pack::OFF_BINDER,
                Feature::Word => words::pack::OFF_WORD,
                Feature::Import => words::pack::OFF_IMPORT,
            };
            self.toggle(&list, feature.as_str(), self.get(label))
        };
        let mut inside: Vec<Node> = Feature::ALL.into_iter().map(tick).collect();
        inside.extend(self.fault_paras(&list));
        self.section(words::pack::OFF, words::pack::OFF_HINT, inside)
    }

    /// What is wrong, and what can be done with the pack.
    fn result(&self) -> Node {
        let mut inside = Vec::new();
        let (hints, errors): (Vec<&Fault>, Vec<&Fault>) =
            self.faults.iter().partition(|fault| fault.problem.is_warning());
        if self.draft.is_empty() {
            inside.push(plain(self.get(words::pack::NOTHING_YET)));
        } else if errors.is_empty() {
            inside.push(para(Tone::Info, vec![text(self.get(words::pack::NO_FAULTS))]));
        }
        for (said, faults) in [(words::pack::FAULTS, errors), (words::pack::HINTS, hints)] {
            if !faults.is_empty() && !self.draft.is_empty() {
                let said = para(Tone::Warning, vec![text(self.get(said))]);
                inside.extend([said, fault_list(faults.into_iter(), self.scope.lang)]);
            }
        }
        let acts = [
            (EditorAct::Export, words::pack::EXPORT),
            (EditorAct::Try, words::pack::TRY),
            (EditorAct::Undo, words::pack::UNDO),
            (EditorAct::Clear, words::pack::CLEAR),
        ];
        inside.push(group(Role::Tools, acts.map(|(act, label)| self.act(act, self.get(label))).into()));
        let lines = [words::pack::HOW_TO_PLACE, words::pack::TRY_HINT].map(|line| text(self.get(line)));
        inside.push(list(ListStyle::Bullets, lines));
        self.section(words::pack::CHECK, NONE, inside)
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
