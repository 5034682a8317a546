//! What tests share: the guidance without any pack, and random logs for the property tests with every kind of entry,
//! strikes that name anything, and what a later version might write.

use std::rc::Rc;

use morenaku::case::{
    Acted, Audience, Change, Choice, Count, Entry, EntryId, FoundBy, Frozen, ItemState, Known, Log, Moment, Sent,
};
use morenaku::document::Scope;
use morenaku::guide::{Fact, Guide, Lang, LeakType, Library};
use morenaku::pack::Edition;
use morenaku::wire::sum;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value};

thread_local! {
    /// Read once for each test, since a property test asks hundreds of times.
    static EDITION: Edition = Edition::complete("");
}

/// The guidance without any pack.
pub fn edition() -> Edition {
    EDITION.with(|edition| *edition)
}

/// What the checklists rest on.
pub fn guide() -> &'static Guide {
    edition().guide()
}

/// What stands beside them.
pub fn library() -> &'static Library {
    edition().library()
}

/// What is made without any pack, in a language and at an instant.
pub fn scope(lang: Lang, now: Moment) -> Scope {
    Scope { edition: edition(), lang, now }
}

/// What brings a private firm a duty to report; where none of it holds and few persons are concerned, it has none.
pub const REASONS: [Fact; 8] = [
    Fact::PublicBody,
    Fact::Sensitive,
    Fact::Card,
    Fact::Payment,
    Fact::Wrongful,
    Fact::MyNumber,
    Fact::Entrusted,
    Fact::Eu,
];

/// The fields that some kind of entry of version 1 has; all others are unknown to it.
const FIELDS: [&str; 46] = [
    "entry",
    "after",
    "as",
    "audience",
    "decided_at",
    "how",
    "late_why",
    "paper",
    "paper_lang",
    "paper_sum",
    "paper_text",
    "reference",
    "sent_at",
    "situation",
    "knew",
    "sent",
    "source",
    "done_at",
    "done_by",
    "why",
    "field",
    "text",
    "basis",
    "about",
    "choice",
    "decided_by",
    "happened_at",
    "with",
    "what",
    "id",
    "at",
    "by",
    "kind",
    "title",
    "types",
    "fact",
    "answer",
    "persons",
    "known_at",
    "found_by",
    "from",
    "item",
    "state",
    "reason",
    "to",
    "note",
];

/// No files are written, and failures are found again by their values.
pub fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) }
}

/// The id of an entry: sorts by `n`, then by tab.
pub fn id(n: u32, tab: u32) -> EntryId {
    EntryId::parse(&format!("{n:09}000{tab:08}")).expect("an id")
}

/// The log of entries, none of which stands twice.
pub fn log_of<'a>(entries: impl IntoIterator<Item = &'a Rc<Entry>>) -> Log {
    let mut log = Log::default();
    for entry in entries {
        log.insert(Rc::clone(entry)).expect("no conflict");
    }
    log
}

/// Entries of unique ids, oldest first. Strikes name older, newer and missing entries, and themselves.
pub fn entries() -> impl Strategy<Value = Vec<Rc<Entry>>> {
    let rows = btree_map((0..12_u32, 0..3_u32), (moment(), text(), audience(), change_with_rest()), 1..14);
    rows.prop_map(|rows| {
        rows.into_iter()
            .map(|((n, tab), (at, by, audience, (change, unknown_fields)))| {
                Rc::new(Entry { id: id(n, tab), at, by, after: None, change, audience, unknown_fields })
            })
            .collect()
    })
}

/// JSON of any shape, not very deep.
pub fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(Value::from),
        text().prop_map(|text| Value::from(&*text)),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![vec(inner.clone(), 0..4).prop_map(Value::from), btree_map(name(), inner, 0..4).prop_map(object)]
    })
}

/// Fields that no kind of entry of version 1 has.
pub fn unknown_fields() -> impl Strategy<Value = Map<String, Value>> {
    let fields =
        btree_map(name().prop_filter("a field of version 1", |name| !FIELDS.contains(&name.as_str())), json(), 0..3);
    fields.prop_map(|fields| fields.into_iter().collect())
}

fn object(fields: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(fields.into_iter().collect())
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z_]{0,8}", "\\PC{1,4}"]
}

fn text() -> impl Strategy<Value = Rc<str>> {
    const AWKWARD: &[&str] = &["\0\u{1}\"\\\n\r\t", "\u{2028}\u{feff}", "</script><!--", "渡邉 花子 👩🏽‍💻", "\u{202e}abc"];
    prop_oneof![4 => "\\PC{0,8}".prop_map(Rc::from), 1 => proptest::sample::select(AWKWARD).prop_map(Rc::from)]
}

/// Years 1653 to 2286: whatever a clock may say.
fn moment() -> impl Strategy<Value = Moment> {
    (-10_000_000_000_000..10_000_000_000_000_i64).prop_map(Moment)
}

/// A change with the fields that this version does not know.
fn change_with_rest() -> impl Strategy<Value = (Change, Rc<str>)> {
    let rest = |fields: Map<String, Value>| {
        if fields.is_empty() { "".into() } else { Value::Object(fields).to_string().into() }
    };
    let later_kind = ("[a-z]{1,8}-later", unknown_fields())
        .prop_map(move |(kind, fields)| (Change::Foreign(kind.into()), rest(fields)));
    let later_fact = ("[a-z]{1,8}-later", json(), unknown_fields()).prop_map(move |(fact, answer, mut fields)| {
        fields.insert("fact".to_owned(), fact.into());
        fields.insert("answer".to_owned(), answer);
        (Change::Foreign("answered-fact".into()), rest(fields))
    });
    let known = (change(), prop_oneof![2 => Just(Map::new()), 1 => unknown_fields()])
        .prop_map(move |(change, fields)| (change, rest(fields)));
    prop_oneof![8 => known, 1 => later_kind, 1 => later_fact]
}

fn audience() -> impl Strategy<Value = Audience> {
    proptest::sample::select(&Audience::ALL[..])
}

/// When something was done, and by whom: either may be missing.
fn acted() -> impl Strategy<Value = Acted> {
    (proptest::option::of(moment()), text()).prop_map(|(at, by)| Acted { at, by })
}

fn sent() -> impl Strategy<Value = Sent> {
    let lang = proptest::sample::select(&[Lang::Ja, Lang::En][..]);
    let paper =
        (text(), lang, text()).prop_map(|(name, lang, text)| Frozen { name, lang, sum: sum(&text).into(), text });
    let fields = (text(), text(), moment(), text(), text(), text(), proptest::option::of(paper));
    fields.prop_map(|(what, to, on, how, reference, late_why, paper)| Sent {
        what,
        to,
        on,
        how,
        reference,
        late_why,
        paper,
    })
}

fn change() -> impl Strategy<Value = Change> {
    use proptest::sample::select;
    let item = || select(&["1-01", "2-05", "9-99"][..]).prop_map(Rc::<str>::from);
    let known = select(&[Known::Yes, Known::No, Known::Unknown][..]);
    let found = select(
        &[FoundBy::Unknown, FoundBy::Oneself, FoundBy::Inside, FoundBy::Outsider, FoundBy::Police, FoundBy::Press][..],
    );
    let state = select(&[ItemState::Open, ItemState::InProgress, ItemState::Done, ItemState::NotApplicable][..]);
    let field = || select(&["when", "police", "doc/notice/what"][..]).prop_map(Rc::<str>::from);
    let choice = select(&[Choice::Open, Choice::Yes, Choice::No, Choice::Later][..]);
    let count = prop_oneof![
        Just(Count::Unknown),
        any::<u64>().prop_map(Count::Exactly),
        any::<u64>().prop_map(Count::AtLeast),
        any::<u64>().prop_map(Count::AtMost),
    ];
    prop_oneof![
        text().prop_map(Change::Opened),
        text().prop_map(Change::Renamed),
        vec(select(&LeakType::ALL[..]), 0..4).prop_map(|types| Change::AnsweredTypes(types.into_iter().collect())),
        (select(&Fact::ALL[..]), known).prop_map(|(fact, known)| Change::AnsweredFact(fact, known)),
        count.prop_map(Change::AnsweredPersons),
        (proptest::option::of(moment()), text()).prop_map(|(at, why)| Change::AnsweredKnownAt(at, why)),
        (found, text()).prop_map(|(found, from)| Change::AnsweredFound(found, from)),
        (item(), state.clone(), text()).prop_map(|(item, state, reason)| Change::SetItem(item, state, reason)),
        (item(), state.clone(), text(), acted())
            .prop_map(|(item, state, reason, paper)| Change::KeyedItem(item, state, reason, paper)),
        (item(), state.clone(), text(), acted())
            .prop_map(|(item, state, reason, acted)| Change::acted(item, state, reason, acted)),
        (select(&["special-care", "told"][..]), proptest::option::of(moment()), text())
            .prop_map(|(situation, at, why)| Change::KnewOf { situation: situation.into(), at, why }),
        sent().prop_map(|sent| Change::Sent(Rc::new(sent))),
        (0..14_u32, 0..3_u32, audience()).prop_map(|(n, tab, to)| Change::Marked(id(n, tab), to)),
        (item(), text()).prop_map(|(item, to)| Change::AssignedItem(item, to)),
        (item(), text()).prop_map(|(item, note)| Change::NotedItem(item, note)),
        (field(), text(), text()).prop_map(|(field, text, basis)| Change::Wrote(field, text, basis)),
        (field(), choice, text(), acted())
            .prop_map(|(what, choice, reason, decided)| Change::Decided(what, choice, reason, decided)),
        (moment(), text(), text()).prop_map(|(at, with, what)| Change::Observed(at, with, what)),
        Just(Change::Closed),
        Just(Change::Reopened),
        (0..14_u32, 0..3_u32, text()).prop_map(|(n, tab, reason)| Change::Struck(id(n, tab), reason)),
        (0..14_u32, 0..3_u32, text()).prop_map(|(n, tab, reason)| Change::Struck(id(n, tab), reason)),
        (0..14_u32, 0..3_u32, text()).prop_map(|(n, tab, reason)| Change::Struck(id(n, tab), reason)),
    ]
}
