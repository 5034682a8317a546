//! The rows of the guidance, each declared once. The page makes its types and their reader of this file, the build the
//! writer of the tables: both take the fields in the order in which they stand here, so neither can differ from the
//! other.
//!
//! A field is made of the field of the same name in `content/`; `=` says how the build makes it where that is not all.
//! What stands under `then` is not in the tables: the page makes it of the fields before.

use super::codec::{Condition, FirstFor, Held, Name, Named, Origin, Passage, Rows, Sections, Text, TypeSet};
use super::fact::Fact;
use super::vocabulary::{
    DutyClock, FactGroup, Force, ItemKind, Layout, LeakType, Part as LetterPart, QuestionGroup, Readers, StageClock,
    ToolKind,
};

row! {
    /// What the checklists rest on. Order is the guide's. What is read, filled in or looked up beside them is the
    /// [`Library`].
    #[derive(Clone, Debug)]
    pub struct Guide of Tables {
        /// What may be known about a case.
        pub facts: Rows<FactText>,
        /// The seven leak types.
        pub types: Rows<TypeText>,
        /// The six steps.
        pub steps: Rows<Part>,
        /// What there is to do, in the order of the steps.
        pub items: Rows<Item>,
        /// The duties to report.
        pub duties: Rows<Duty>,
    } then {
        /// Where newer statements come from: stands before all others in the tables, for the rest to refer to.
        pub sources: Rows<Source> = &[],
        /// The clocks that the organisation added.
        pub clocks: Rows<super::OwnClock> = &[],
        /// What the organisation says of itself: what is asked of it, with whether it is so.
        pub about: Rows<(Fact, bool)> = &[],
        /// The clients that the organisation named.
        pub clients: Rows<super::OwnClient> = &[],
    }
}

row! {
    /// What is read, filled in or looked up beside the checklists. Order is the guide's.
    #[derive(Clone, Debug)]
    pub struct Library of Tables {
        /// The purpose (number 0) and the five principles.
        pub principles: Rows<Part>,
        /// The three kinds of information.
        pub kinds: Rows<Part>,
        /// What the guide says about itself.
        pub reading: Rows<Part>,
        /// Contact points and things to read.
        pub references: Rows<Reference>,
        /// The questions that sort the facts.
        pub questions: Rows<Question>,
        /// What is said of the items, in their order.
        pub items: Rows<ItemText>,
        /// The items that were given up.
        pub retired: Rows<Retired>,
        /// What is said of the duties, in their order.
        pub duties: Rows<DutyText>,
        /// The register of decisions.
        pub decisions: Rows<Decision>,
        /// The papers: sheets, reports, notices.
        pub forms: Rows<Form>,
    }
}

row! {
    /// Where a statement comes from that is newer than the guide.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Source of Source {
        /// Its name in the content.
        pub id: Name,
        /// Its official page.
        pub url: Name,
        /// The day (`YYYY-MM-DD`) on which it was checked.
        pub as_of: Name,
        /// What it is called.
        pub name: Text,
        /// Read in the official text, not in a secondary source that cites it.
        pub official: bool = |source| source.level.get_ref() == "official",
    }
}

row! {
    /// What holds today where the guide is out of date.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Outdated of Outdated {
        /// What holds now.
        pub now: Text = |outdated| outdated.text(),
        /// Where that comes from.
        pub source: Option<Origin>,
    }
}

row! {
    /// A sentence or list entry, with the cases that it concerns.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Line of Line {
        /// What it says.
        pub text: Text = |line| line.text(),
        /// The leak types that it concerns.
        pub types: TypeSet,
        /// What has to hold for it.
        pub when: Condition,
        /// Set when it is newer than the guide.
        pub source: Option<Origin>,
        /// Set when the guide says it but something else holds today.
        pub outdated: Option<Held<Outdated>>,
    }
}

row! {
    /// The wording of a fact.
    #[derive(Debug, PartialEq, Eq)]
    pub struct FactText of Fact {
        /// The fact.
        pub fact: Named<Fact> = |fact| fact.id.clone(),
        /// When it is asked.
        pub group: Named<FactGroup>,
        /// The leak types for which it is asked.
        pub types: TypeSet,
        /// The question.
        pub ask: Text,
        /// What is so, as a statement, when the answer is yes.
        pub yes: Text,
        /// What is so when the answer is no.
        pub no: Text,
    }
}

row! {
    /// The wording of a leak type.
    #[derive(Debug, PartialEq, Eq)]
    pub struct TypeText of Part {
        /// The type.
        pub leak_type: Named<LeakType> = |part| part.id.clone(),
        /// Its name in plain words, for people who look for what happened to them.
        pub name: Text,
        /// The guide's term.
        pub term: Text = |part| part.term.clone().unwrap_or_else(|| part.name.clone()),
        /// What it means.
        pub meaning: Rows<Line> = |part| part.meaning.iter().cloned().collect::<Vec<_>>(),
        /// Examples to recognise oneself in; the first two are the commonest.
        pub examples: Rows<Line>,
        /// How it comes to light.
        pub triggers: Rows<Line>,
        /// What else is said about it.
        pub notes: Rows<Line>,
    }
}

row! {
    /// A named list of lines: a step, a principle, a kind of information, a section.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Part of Part {
        /// Its name in the content; may be empty.
        pub id: Name,
        /// Its number, 0 for none.
        pub number: u8,
        /// What it is called.
        pub name: Text,
        /// What is said under it.
        pub lines: Rows<Line> = |part| part.purpose.iter().chain(&part.lines).cloned().collect::<Vec<_>>(),
    }
}

row! {
    /// Something to do, to decide or not to do. Two are equal when their ids are.
    #[derive(Clone, Debug)]
    pub struct Item of Item {
        /// Step and number, such as `2-05`: belongs to the item for ever, on screen and on paper.
        pub id: Name,
        /// What sort of thing it is.
        pub kind: Named<ItemKind>,
        /// The act itself.
        pub act: Text,
        /// The leak types that it concerns.
        pub types: TypeSet,
        /// What has to hold for it.
        pub when: Condition,
        /// The guide's sections in which it stands, such as `3.1(2)`; none for newer items.
        pub sections: Sections =
            |item| item.points.iter().chain(item.how.iter().flat_map(|line| &line.points)).cloned().collect::<Vec<_>>(),
        /// Set when it is newer than the guide.
        pub source: Option<Origin>,
        /// Set when the guide says it but something else holds today.
        pub outdated: Option<Held<Outdated>>,
        /// For a caution: the item that it is shown above.
        pub guards: Option<Name>,
        /// The leak types for which it belongs to the first minute.
        pub first: FirstFor,
        /// The leak types whose first minute it heads as soon as it is certain that it applies.
        pub leads: FirstFor,
        /// Whom to contact, what to open: ids of references.
        pub refs: Rows<Name>,
        /// The duty that it fulfils: it is listed only while that applies, or may apply.
        pub duty: Option<Name>,
        /// What it needs, one tap away.
        pub tool: Option<Held<Tool>>,
    } then {
        /// The step in which it is done.
        pub step: super::Step = super::Step::of_item(id).unwrap_or(super::Step::Discovery),
        /// Set when the organisation added it: what it says of it.
        pub own: Option<Held<ItemText>> = None,
    }
}

row! {
    /// What an act needs, one tap away: a paper, a decision, a question, a contact point.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Tool of Tool {
        /// What sort of thing it is.
        pub kind: Named<ToolKind>,
        /// Which one: a form (`publication.first` for a stage), a decision, a fact, a reference, a section, a duty.
        pub of: Name,
    }
}

row! {
    /// What is said of an item beside the act.
    #[derive(Debug, PartialEq, Eq)]
    pub struct ItemText of Item {
        /// Why it is done.
        pub why: Text,
        /// How it is done.
        pub how: Rows<Line>,
    }
}

row! {
    /// An item that was given up: what was done under it stays readable.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Retired of Retired {
        /// The number that it had.
        pub id: Name,
        /// The act as it was called.
        pub act: Text,
        /// The item that says it today.
        pub now: Name,
    }
}

row! {
    /// A duty to report, and what decides it.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Duty of Duty {
        /// Its name in the content.
        pub id: Name,
        /// What it is called.
        pub name: Text,
        /// The rule.
        pub source: Option<Origin> = |duty| Some(duty.source.clone()),
        /// How binding it is.
        pub force: Named<Force>,
        /// All of these have to hold.
        pub when: Condition,
        /// Whom it concerns: while that is not answered, it is not shown as undecided.
        pub who: Condition,
        /// For whom nothing is ruled.
        pub unruled: Condition,
        /// The duty that it stands in for: it is there only where that one is not.
        pub unless: Option<Name>,
        /// By when.
        pub clock: Named<DutyClock>,
        /// The items that, once done, settle the clocks: the preliminary report, the final one.
        pub settles: Rows<Name>,
        /// One of these has to be there too; none: `when` alone decides. Their wording stands in
        /// [`DutyText::situations`], in the same order.
        pub situations: Rows<Situation>,
    }
}

row! {
    /// A situation in which a duty applies.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Situation of Situation {
        /// Its name in the content; the same one in two duties is the same situation.
        pub id: Name,
        /// What has to hold.
        pub when: Condition,
        /// Whom it concerns: it is not shown to others.
        pub who: Condition,
        /// The duty that it goes with: it is there where that one applies.
        pub like: Option<Name>,
        /// It gives the longer time.
        pub long: bool,
    }
}

row! {
    /// What is said of a duty.
    #[derive(Debug, PartialEq, Eq)]
    pub struct DutyText of Duty {
        /// Whom to tell.
        pub to: Text,
        /// The wording of its situations.
        pub situations: Rows<Line> =
            |duty| duty.situations.iter().map(|one| one.line()).collect::<Vec<_>>(),
        /// What has to be known about it.
        pub lines: Rows<Line>,
        /// Whom to report to: ids of references.
        pub refs: Rows<Name>,
    }
}

row! {
    /// Something to decide and to record.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Decision of Decision {
        /// Its name in the content.
        pub id: Name,
        /// What it is called.
        pub name: Text,
        /// What is to be weighed: ids of items.
        pub items: Rows<Name>,
        /// The legal tests beside it: names of duties.
        pub duties: Rows<Name>,
        /// What else is said about it.
        pub lines: Rows<Line>,
    }
}

row! {
    /// A question that sorts the facts.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Question of Question {
        /// Its name in the content.
        pub id: Name,
        /// What it sorts.
        pub group: Named<QuestionGroup>,
        /// Its general wording.
        pub ask: Text,
        /// Its wording for a leak type.
        pub wording: Rows<Line>,
        /// The answers to choose from, where the guide gives them.
        pub options: Rows<Line>,
        /// What else is said about it.
        pub lines: Rows<Line>,
    }
}

row! {
    /// A contact point or something to read.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Reference of Reference {
        /// Its name in the content.
        pub id: Name,
        /// What it is called.
        pub name: Text,
        /// What it is for.
        pub usage: Text,
        /// Its address on the web; none for the guide's dead links.
        pub url: Option<Name>,
        /// Its telephone number.
        pub phone: Option<Name>,
        /// Its mail address.
        pub mail: Option<Name>,
        /// When it can be reached.
        pub hours: Option<Text>,
        /// Set when it is newer than the guide.
        pub source: Option<Origin>,
        /// Set when the guide names it but something else holds today.
        pub outdated: Option<Held<Outdated>>,
        /// The references to use instead.
        pub replaced_by: Rows<Name>,
        /// What else is said about it.
        pub lines: Rows<Line>,
    }
}

row! {
    /// A paper form.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Form of Form {
        /// Its name in the content.
        pub id: Name,
        /// What it is called.
        pub name: Text,
        /// Who reads it.
        pub readers: Named<Readers>,
        /// How it is set.
        pub layout: Named<Layout>,
        /// For whom it is, in words.
        pub to: Option<Text>,
        /// The duties that it meets: their names.
        pub duty: Rows<Name>,
        /// There is one for each group of persons.
        pub groups: bool,
        /// It is typed into somebody's official form.
        pub enter: bool,
        /// What is said above the fields.
        pub intro: Rows<Line>,
        /// The leak types that may need it.
        pub types: TypeSet,
        /// What decides that a case needs it.
        pub when: Condition,
        /// Its stages in order, such as the first and the last notice; none: it has one.
        pub stages: Rows<Stage>,
        /// The fields in order.
        pub fields: Rows<Field> = |form| form.field.clone(),
        /// What only the writer knows, in the order in which it is asked.
        pub blanks: Rows<Blank> = |form| form.blank.clone(),
    }
}

row! {
    /// A stage of a paper form.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Stage of Stage {
        /// Its name in the content.
        pub id: Name,
        /// What it is called.
        pub name: Text = |stage| stage.text(),
        /// Which deadline of the form's duty it meets.
        pub clock: Named<StageClock>,
    }
}

row! {
    /// What only the writer of a paper knows: `{?…}` in its drafts.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Blank of Blank {
        /// Its name in the content.
        pub id: Name,
        /// What is asked for.
        pub name: Text,
        /// How to write it.
        pub hint: Option<Text>,
        /// The stages of the form to which it belongs; none: all.
        pub stages: Rows<Name>,
        /// It asks the same as those of its name in other papers.
        pub shared: bool,
    }
}

row! {
    /// One field of a paper form.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Field of Field {
        /// Its name in the content.
        pub id: Name,
        /// What it is called.
        pub name: Text,
        /// Where it stands in a letter.
        pub part: Named<LetterPart>,
        /// What is printed above it in a letter.
        pub heading: Option<Text>,
        /// How to fill it in.
        pub hint: Option<Text>,
        /// What is drafted from the case: `{…}` names what is filled in, `\u{b}` is a line break. None: people write
        /// it.
        pub draft: Option<Passage>,
        /// What of the inside is offered beside it: marks.
        pub insert: Rows<Name>,
        /// What one can choose to write.
        pub options: Rows<Text>,
        /// Lines of space for the pen.
        pub space: u8 = |field| field.space.unwrap_or(1),
        /// The stages of the form to which it belongs; none: all.
        pub stages: Rows<Name>,
        /// What else is said about it.
        pub lines: Rows<Line>,
        /// What has to hold for it.
        pub when: Condition,
        /// Set when it is newer than the guide.
        pub source: Option<Origin>,
        /// Set when the guide says it but something else holds today.
        pub outdated: Option<Held<Outdated>>,
    }
}
