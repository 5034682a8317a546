//! Sentences that are put together: reasons, dates, counts, changes.

use std::borrow::Cow;

use super::screens::*;
use super::shelf_error;
use crate::case::{Acted, Case, ItemRecord, ItemState, Known, Moment};
use crate::guide::{Guide, Item, ItemKind, Lang, LeakType, NamedDuty, Source, Text, TypeSet};
use jiff::civil::Date;

use crate::plan::{Clock, ClockKind, Reason, Verdict, calendar};
use crate::store::{Flush, SaveState};
use crate::wire::time::{in_japan, to_rfc3339};

/// How many characters of a title are shown.
const MAX_TITLE: usize = 500;
const WEEKDAYS_JA: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
pub(super) const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_EN_LONG: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn pick(list: &[&'static str], at: i8) -> &'static str {
    usize::try_from(at).ok().and_then(|at| list.get(at)).copied().unwrap_or("")
}

/// `2026/11/23(月)`, `Mon 23 Nov 2026`; civil time in Japan.
#[must_use]
pub fn day(moment: Moment, lang: Lang) -> String {
    date(in_japan(moment).date(), lang)
}

/// The day and `12:30`; civil time in Japan.
#[must_use]
pub fn time(moment: Moment, lang: Lang) -> String {
    let civil = in_japan(moment);
    format!("{} {:02}:{:02}", day(moment, lang), civil.hour(), civil.minute())
}

/// `11/24(火) 12:30 から`, `since Tue 24 Nov 12:30`; civil time in Japan.
#[must_use]
pub fn since(moment: Moment, lang: Lang) -> String {
    let at = format!("{} {}", date_of_year(in_japan(moment).date(), lang), clock(moment));
    if lang == Lang::Ja { format!("{at} から") } else { format!("since {at}") }
}

/// How many cases there are; whether those that are due soon come first.
#[must_use]
pub fn n_cases(n_cases: usize, are_by_due: bool, lang: Lang) -> String {
    match (n_cases, are_by_due, lang) {
        (_, true, Lang::Ja) => format!("{n_cases}件・期限の近い順"),
        (_, false, Lang::Ja) => format!("{n_cases}件"),
        (1, _, Lang::En) => "1 case".to_owned(),
        (_, true, Lang::En) => format!("{n_cases} cases, the most urgent first"),
        (_, false, Lang::En) => format!("{n_cases} cases"),
    }
}

/// `2026/11/24(火)`, `Tue 24 Nov 2026`.
#[must_use]
pub fn date(date: Date, lang: Lang) -> String {
    let weekday = date.weekday().to_monday_zero_offset();
    match lang {
        Lang::Ja => format!("{}/{}/{}({})", date.year(), date.month(), date.day(), pick(&WEEKDAYS_JA, weekday)),
        Lang::En => format!(
            "{} {} {} {}",
            pick(&WEEKDAYS_EN, weekday),
            date.day(),
            pick(&MONTHS_EN, date.month() - 1),
            date.year()
        ),
    }
}

/// `2026年11月24日 9時05分`, `24 November 2026, 09:05`.
#[must_use]
pub fn time_of_letter(moment: Moment, lang: Lang) -> String {
    let (day, civil) = (date_of_letter(moment, lang), in_japan(moment));
    match lang {
        Lang::Ja => format!("{day} {}時{:02}分", civil.hour(), civil.minute()),
        Lang::En => format!("{day}, {:02}:{:02}", civil.hour(), civil.minute()),
    }
}

/// `2026年11月24日`, `24 November 2026`: the day as letters are dated; civil time in Japan.
#[must_use]
pub fn date_of_letter(moment: Moment, lang: Lang) -> String {
    let date = in_japan(moment).date();
    match lang {
        Lang::Ja => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => format!("{} {} {}", date.day(), pick(&MONTHS_EN_LONG, date.month() - 1), date.year()),
    }
}

/// `月`, `Mon`.
#[must_use]
pub fn weekday(date: Date, lang: Lang) -> &'static str {
    let names = if lang == Lang::Ja { &WEEKDAYS_JA } else { &WEEKDAYS_EN };
    pick(names, date.weekday().to_monday_zero_offset())
}

/// `11/23(月)`, `Mon 23 Nov`.
#[must_use]
pub fn date_of_year(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}/{}({})", date.month(), date.day(), weekday(date, lang)),
        Lang::En => format!("{} {} {}", weekday(date, lang), date.day(), pick(&MONTHS_EN, date.month() - 1)),
    }
}

/// `20261123T033000Z`: an instant as calendars write it.
#[must_use]
pub fn utc_stamp(moment: Moment) -> String {
    to_rfc3339(Moment(moment.0 - moment.0.rem_euclid(1_000))).replace(['-', ':'], "")
}

pub(super) fn clock(moment: Moment) -> String {
    let civil = in_japan(moment);
    format!("{:02}:{:02}", civil.hour(), civil.minute())
}

/// The name that a new case gets.
#[must_use]
pub fn title_for(guide: &Guide, types: TypeSet, now: Moment, lang: Lang) -> String {
    let names: Vec<&str> = types
        .iter()
        .filter_map(|leak_type| guide.leak_type(leak_type))
        .map(|text| text.term.get(lang))
        .collect();
    let what = match (names.is_empty(), lang) {
        (true, Lang::Ja) => "情報漏えいの疑い".to_owned(),
        (true, Lang::En) => "Suspected leak".to_owned(),
        (false, Lang::Ja) => names.join("・"),
        (false, Lang::En) => names.join(", "),
    };
    format!("{what} {}", day(now, lang))
}

/// A title as it stands over pages and on sheets: one that fills a sheet by itself (from a file; it cannot be typed) is
/// cut. The record has all of it.
#[must_use]
pub fn short_title(title: &str) -> Cow<'_, str> {
    match title.char_indices().nth(MAX_TITLE) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or(title)).into(),
        None => title.into(),
    }
}

/// The name of a file: `morenaku-<what>-20261123-1230.json`.
#[must_use]
pub fn filename(what: &str, ending: &str, now: Moment) -> String {
    let civil = in_japan(now);
    let (date, time) = ((civil.year(), civil.month(), civil.day()), (civil.hour(), civil.minute()));
    format!("morenaku-{what}-{:04}{:02}{:02}-{:02}{:02}.{ending}", date.0, date.1, date.2, time.0, time.1)
}

/// Why an item is, or is not, on the list.
#[must_use]
pub fn reason(guide: &Guide, reason: Reason, lang: Lang) -> String {
    let term = |leak_type: LeakType| guide.leak_type(leak_type).map_or("", |text| text.term.get(lang));
    let ask = |fact| guide.fact(fact).map_or("", |text| text.ask.get(lang));
    match (reason, lang) {
        (Reason::Always, _) => BECAUSE_ALWAYS.get(lang).to_owned(),
        (Reason::Type(leak_type), Lang::Ja) => format!("{}{}", term(leak_type), BECAUSE_TYPE.ja),
        (Reason::Type(leak_type), Lang::En) => format!("{}{}", BECAUSE_TYPE.en, term(leak_type)),
        (Reason::TypeUnknown, _) => BECAUSE_TYPE_UNKNOWN.get(lang).to_owned(),
        (Reason::OtherType, _) => BECAUSE_OTHER_TYPE.get(lang).to_owned(),
        (Reason::Is(fact), _) => guide.fact(fact).map_or_else(String::new, |text| because(text.yes, lang)),
        (Reason::IsNot(fact), _) => guide.fact(fact).map_or_else(String::new, |text| because(text.no, lang)),
        (Reason::NotKnown(fact), Lang::Ja) => format!("{}（{}）", BECAUSE_UNKNOWN.ja, ask(fact)),
        (Reason::NotKnown(fact), Lang::En) => format!("{} ({})", BECAUSE_UNKNOWN.en, ask(fact)),
    }
}

/// What is so, as a reason.
fn because(said: Text, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}{}", said.ja, BECAUSE.ja),
        Lang::En => format!("{}{}", BECAUSE.en, said.en),
    }
}

/// What has to be done by a time.
#[must_use]
pub fn clock_name(clock: &Clock, lang: Lang) -> String {
    if let Some(own) = clock.own {
        return format!("{} [{}]", own.name.get(lang), OWN_LAYER.get(lang));
    }
    let name = match clock.kind {
        ClockKind::Preliminary => CLOCK_PRELIMINARY,
        ClockKind::Final => CLOCK_FINAL,
        ClockKind::ClientNotice => CLOCK_CLIENT,
        ClockKind::Contract => CLOCK_CONTRACT,
        ClockKind::Infrastructure => CLOCK_INFRASTRUCTURE,
        ClockKind::EuReport | ClockKind::Own => CLOCK_EU,
    };
    let whose = if clock.duty == NamedDuty::MyNumber.as_str() { CLOCK_MY_NUMBER.get(lang) } else { "" };
    format!("{}{whose}", name.get(lang))
}

/// By when: `2026/11/26(木)〜2026/11/28(土)`, `2026/12/22(火)`, for hours with the time.
#[must_use]
pub fn clock_due(clock: &Clock, lang: Lang) -> String {
    match (clock.due_at, clock.from, lang) {
        (Some(at), ..) => time(at, lang),
        (None, Some(from), Lang::Ja) => format!("{}〜{}", date(from, lang), date(clock.due, lang)),
        (None, Some(from), Lang::En) => format!("{} to {}", date(from, lang), date(clock.due, lang)),
        (None, None, _) => date(clock.due, lang),
    }
}

/// How the hours of a contract are counted.
fn contract_hours(hours: u32, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("知った時から{hours}時間。契約で決めた期限です。"),
        Lang::En => format!("{hours} hours from knowing, as the contract has it."),
    }
}

/// By when, in short: `11/28(土) まで`, `by Sat 28 Nov`; for hours with the time.
#[must_use]
pub fn due_by(clock: &Clock, lang: Lang) -> String {
    let mut due = date_of_year(clock.due, lang);
    if let Some(at) = clock.due_at {
        due = format!("{due} {}", self::clock(at));
    }
    match lang {
        Lang::Ja => format!("{due} まで"),
        Lang::En => format!("by {due}"),
    }
}

/// How the days are counted, in a sentence.
#[must_use]
pub fn clock_counting(clock: &Clock, lang: Lang) -> String {
    let (first, n_days) = (date(clock.known_on, lang), clock.n_days);
    if clock.due_at.is_some() {
        let counting = clock
            .own
            .map(|own| super::pack::counting(own.hours, lang))
            .or_else(|| Some(contract_hours(clock.hours?, lang)))
            .unwrap_or_else(|| CLOCK_HOURS.get(lang).to_owned());
        return format!("{counting}{}", if clock.is_about { CLOCK_ABOUT.get(lang) } else { "" });
    }
    let knowing = match (clock.situation.is_some(), lang) {
        (false, Lang::Ja) => "知った日",
        (false, Lang::En) => "the day of knowing",
        (true, Lang::Ja) => "あとからわかった場合を知った日",
        (true, Lang::En) => "the day of knowing what came to light later",
    };
    let mut said = match (clock.from.is_some(), lang) {
        (true, Lang::Ja) => {
            format!(
                "{knowing} {first} を1日目として、3日目から5日目まで（「知った時点からおおむね3〜5日以内」を、遅れないように読んでいます）。"
            )
        }
        (true, Lang::En) => {
            format!(
                "Day 1 is {knowing}, {first}; from day 3 to day 5 (“within about 3 to 5 days of knowing”, read so that nothing is late)."
            )
        }
        (false, Lang::Ja) => format!("{knowing} {first} を1日目として、{n_days}日目は {}。", date(clock.counted, lang)),
        (false, Lang::En) => {
            format!("Day 1 is {knowing}, {first}; day {n_days} is {}.", date(clock.counted, lang))
        }
    };
    if clock.kind == ClockKind::Infrastructure {
        said.push_str(CLOCK_OUR_DAY_ONE.get(lang));
    }
    if clock.is_about {
        said.push_str(CLOCK_ABOUT.get(lang));
    }
    if clock.due != clock.counted {
        said.push_str(CLOCK_ROLLED.get(lang));
    }
    if let Some(longer) = clock.longer {
        said.push_str(&match lang {
            Lang::Ja => format!("不正の目的によるものと決まれば60日以内（{}）になります。", date(longer, lang)),
            Lang::En => format!(" If the purpose turns out to be wrongful: 60 days ({}).", date(longer, lang)),
        });
    }
    if let Some(stricter) = clock.stricter {
        said.push_str(&match lang {
            Lang::Ja => format!("最初に知った日から数える厳しい読み方では、{} です。", date(stricter, lang)),
            Lang::En => format!(" In the stricter reading, counted from the first day: {}.", date(stricter, lang)),
        });
    }
    said
}

/// `あと3日`, `今日まで`, `2日過ぎています`; for hours the hours.
#[must_use]
pub fn time_left(clock: &Clock, now: Moment, lang: Lang) -> String {
    if let Some(at) = clock.due_at {
        let hours = (at.0 - now.0).div_euclid(3_600_000);
        return match (hours, lang) {
            (0.., Lang::Ja) => format!("あと{hours}時間"),
            (1, Lang::En) => "1 hour left".to_owned(),
            (-1, Lang::En) => "1 hour late".to_owned(),
            (0.., Lang::En) => format!("{hours} hours left"),
            (_, Lang::Ja) => format!("{}時間過ぎています", -hours),
            (_, Lang::En) => format!("{} hours late", -hours),
        };
    }
    let days = calendar::days_between(calendar::japan_date(now), clock.due);
    match (days, lang) {
        (0, Lang::Ja) => "今日まで".to_owned(),
        (0, Lang::En) => "due today".to_owned(),
        (1.., Lang::Ja) => format!("あと{days}日"),
        (1, Lang::En) => "1 day left".to_owned(),
        (-1, Lang::En) => "1 day late".to_owned(),
        (2.., Lang::En) => format!("{days} days left"),
        (_, Lang::Ja) => format!("{}日過ぎています", -days),
        (_, Lang::En) => format!("{} days late", -days),
    }
}

/// Whether a duty applies.
#[must_use]
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Applies => VERDICT_YES,
        Verdict::Open => VERDICT_OPEN,
        Verdict::DoesNotApply => VERDICT_NO,
    }
    .get(lang)
}

/// `2026-10-09 時点`, `as of 2026-10-09`.
#[must_use]
pub fn say_as_of(source: &Source, lang: Lang) -> String {
    let date = match lang {
        Lang::Ja => format!("{} {}", source.as_of, AS_OF.ja),
        Lang::En => format!("{} {}", AS_OF.en, source.as_of),
    };
    if source.official { date } else { format!("{date} ({})", SECONDARY.get(lang)) }
}

/// Why an item is, or is not, on the list: all reasons.
#[must_use]
pub fn reasons(guide: &Guide, reasons: &[Reason], lang: Lang) -> String {
    let reasons: Vec<String> = reasons.iter().map(|one| reason(guide, *one, lang)).collect();
    reasons.join(if lang == Lang::Ja { "、" } else { "; " })
}

/// A question in a few words: without what stands in brackets.
#[must_use]
pub fn in_short(ask: &str) -> &str {
    let open = if ask.ends_with(['）', ')']) || ask.ends_with(")?") { ask.rfind(['（', '(']) } else { None };
    open.and_then(|at| ask.get(..at)).unwrap_or(ask).trim_end()
}

/// On which answer first it depends whether an item concerns the case; empty where that is what happened.
#[must_use]
pub fn depends_on(guide: &Guide, reasons: &[Reason], lang: Lang) -> String {
    let fact = reasons
        .iter()
        .find_map(|reason| if let Reason::NotKnown(fact) = reason { Some(*fact) } else { None });
    let ask = fact
        .and_then(|fact| guide.fact(fact))
        .map_or("", |text| in_short(text.ask.get(lang)));
    if ask.is_empty() { String::new() } else { format!("{}{ask}", DEPENDS_ON.get(lang)) }
}

/// `速報 2026/11/26(木)〜2026/11/28(土) あと3日`, with what is left of it, or that it is done.
#[must_use]
pub fn clock_line(clock: &Clock, case: &Case, now: Moment, lang: Lang) -> String {
    let to = clock.to.as_ref().map(|to| format!(" {to}")).unwrap_or_default();
    format!("{}{to} {}", clock_name(clock, lang), clock_state(clock, case, now, lang))
}

/// `2026/11/26(木)〜2026/11/28(土) あと3日`: the same without its name.
#[must_use]
pub fn clock_state(clock: &Clock, case: &Case, now: Moment, lang: Lang) -> String {
    let left =
        if clock.is_settled(case.state()) { STATE_DONE.get(lang).to_owned() } else { time_left(clock, now, lang) };
    let open = if clock.verdict == Verdict::Open { format!(" ({})", IF_IT_APPLIES.get(lang)) } else { String::new() };
    format!("{} {left}{open}", clock_due(clock, lang))
}

/// Where an item stands in the guide: only the sections that concern the types of the case (all when none is known).
#[must_use]
pub fn section(item: &Item, types: TypeSet, lang: Lang) -> String {
    let concerns = |section: &&&str| {
        types.is_empty()
            || !section.starts_with("3.")
            || LeakType::ALL.iter().any(|leak_type| {
                types.contains(*leak_type) && section.starts_with(&format!("3.{}(", leak_type.number()))
            })
    };
    let sections: Vec<&str> = item.sections.iter().filter(concerns).copied().collect();
    if sections.is_empty() { String::new() } else { format!("{} {}", FROM_GUIDE.get(lang), sections.join(", ")) }
}

/// What the state of an item is called.
#[must_use]
pub fn state_label(kind: ItemKind, state: ItemState, lang: Lang) -> &'static str {
    match (kind, state) {
        (_, ItemState::Open) => STATE_OPEN,
        (_, ItemState::InProgress) => STATE_IN_PROGRESS,
        (ItemKind::Caution, ItemState::Done) => STATE_ACKNOWLEDGED,
        (_, ItemState::Done) => STATE_DONE,
        (_, ItemState::NotApplicable) => STATE_NOT_APPLICABLE,
    }
    .get(lang)
}

/// How far an item is; when and by whom it was really done, as far as anybody said; and when and by whom that was
/// recorded. The time of recording is never given for the other one. None while nobody has set it.
#[must_use]
pub fn state_record(kind: ItemKind, record: &ItemRecord, lang: Lang) -> Option<String> {
    let recorded = record.recorded.as_ref()?;
    let mut said = state_label(kind, record.state, lang).to_owned();
    let done = acted(&record.acted, record.is_keyed, lang);
    if !done.is_empty() {
        said = format!("{said} {done}");
    }
    let label = if record.is_keyed { KEYED_IN } else { RECORDED };
    let recorded = format!("{} {} {}", label.get(lang), time(recorded.at, lang), recorded.by);
    Some(format!("{said} · {}", recorded.trim_end()))
}

/// When something was really done, and by whom. Paper has a place for the time: that it is empty is said.
pub(super) fn acted(acted: &Acted, is_keyed: bool, lang: Lang) -> String {
    let at = match acted.at {
        Some(at) => time(at, lang),
        None if is_keyed => NO_TIME_ON_PAPER.get(lang).to_owned(),
        None => String::new(),
    };
    format!("{at} {}", acted.by).trim().to_owned()
}

/// Yes, no or not known.
#[must_use]
pub fn known_label(known: Known, lang: Lang) -> &'static str {
    match known {
        Known::Yes => YES,
        Known::No => NO,
        Known::Unknown => NOT_KNOWN,
    }
    .get(lang)
}

/// The save state in words.
#[must_use]
pub fn save_state(save: SaveState, flush: Flush, lang: Lang) -> String {
    match save {
        SaveState::Untouched => UNTOUCHED.get(lang).to_owned(),
        SaveState::Saved(at) => match flush {
            Flush::Pending => SAVING.get(lang).to_owned(),
            Flush::Done => format!("{} {}", SAVED.get(lang), clock(at)),
            Flush::Unknown => format!("{} {}", SAVED_SOON.get(lang), clock(at)),
        },
        SaveState::Failed(why, _) => format!("{}: {}", NOT_SAVED.get(lang), shelf_error(why, lang)),
    }
}

/// How a file relates to what is here.
#[must_use]
pub fn comparison(comparison: Option<crate::case::Comparison>, lang: Lang) -> String {
    use crate::case::Comparison::{Diverged, Newer, Older, Same};
    match (comparison, lang) {
        (None, Lang::Ja) => "この端末にない事案です。".to_owned(),
        (None, Lang::En) => "This case is not on this device yet.".to_owned(),
        (Some(Same), Lang::Ja) => "この端末にあるものと同じです。".to_owned(),
        (Some(Same), Lang::En) => "The same as what is on this device.".to_owned(),
        (Some(Newer(n)), Lang::Ja) => format!("ファイルの方が新しく、{n}件の記録が加わります。"),
        (Some(Newer(n)), Lang::En) => format!("The file is newer: {n} entries would come in."),
        (Some(Older(n)), Lang::Ja) => format!("この端末の方が新しく（{n}件多い）、加わるものはありません。"),
        (Some(Older(n)), Lang::En) => format!("This device has {n} entries more; nothing would come in."),
        (Some(Diverged(theirs, ours)), Lang::Ja) => {
            format!("別々に進んでいます。ファイルから{theirs}件が加わり、この端末だけの{ours}件も残ります。")
        }
        (Some(Diverged(theirs, ours)), Lang::En) => {
            format!("Both have gone on: {theirs} entries would come in, and the {ours} that are only here stay.")
        }
    }
}
