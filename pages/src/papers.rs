//! The blank papers: each with room to write, how to write it, and sample wording.

use morenaku::document::{Paper, Scope, lines, outdated, source};
use morenaku::guide::Lang;
use morenaku::words;

use crate::place::papers;
use crate::say::marked;
use crate::tree;
use crate::writer::{Piece, classed, leaf, link, list, plain, text};

/// The list of blank papers.
pub(crate) fn all(scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let rows = papers(scope)
        .map(|place| vec![link(&place.file(), place.title(scope))])
        .collect();
    let doc = vec![
        leaf("h1", "page__title", words::BLANK_PAPERS.get(lang)),
        leaf("p", "page__lead", words::BLANK_LEAD.get(lang)),
        list("ul", rows),
    ];
    vec![classed("div", "doc", doc)]
}

/// What is said of the fields of a paper, and a sample of the wording; not printed with it.
pub(crate) fn help(paper: &Paper, scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let mut rows = Vec::new();
    let mut has_sample = false;
    for field in paper.fields(None) {
        let mut row = tree::pieces(&lines(field.lines, None, scope), scope);
        row.extend(field.source.map(|one| plain("p", marked(&source(one, lang), scope))));
        row.extend(field.outdated.map(|one| plain("p", marked(&outdated(one, lang), scope))));
        if let Some(sample) = field.draft.and_then(|draft| sample(draft.get(lang), lang)) {
            has_sample = true;
            row.extend([
                leaf("p", "card__meta", words::plain::SAMPLE.get(lang)),
                classed("p", "sample", broken(&sample)),
            ]);
        }
        if !row.is_empty() {
            rows.push(plain("section", [vec![leaf("h3", "", field.name.get(lang))], row].concat()));
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let mut inside = vec![leaf("h2", "", words::plain::HOW_TO_WRITE.get(lang))];
    if has_sample {
        inside.push(leaf("p", "", words::plain::SAMPLE_LEAD.get(lang)));
    }
    vec![classed("section", "screen-only", [inside, rows].concat())]
}

/// Lines as they are broken.
fn broken(lines: &str) -> Vec<Piece> {
    let line = |(at, line): (usize, &str)| {
        let line = text(line);
        if at > 0 { vec![plain("br", Vec::new()), line] } else { vec![line] }
    };
    lines.lines().enumerate().flat_map(line).collect()
}

/// A draft with a gap for each of its marks; none where little else is left.
fn sample(draft: &str, lang: Lang) -> Option<String> {
    let mut sample = String::new();
    let mut n_said = 0;
    for (at, part) in draft.split('{').enumerate() {
        let rest = match part.split_once('}') {
            Some((_, rest)) if at > 0 => {
                sample.push_str(words::plain::GAP.get(lang));
                rest
            }
            _ => part,
        };
        n_said += rest.chars().filter(|character| character.is_alphanumeric()).count();
        sample.push_str(rest);
    }
    (n_said >= 12).then(|| sample.replace('\u{b}', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_has_gaps_for_marks_and_is_left_out_where_there_is_nothing_else() {
        let said = sample("On {known-at} we confirmed: {types}.\u{b}Place", Lang::En);
        assert_eq!(said.as_deref(), Some("On ____ we confirmed: ____.\nPlace"));
        assert_eq!(sample("{observed}", Lang::En), None);
        assert_eq!(sample("{found} {known-at}, for", Lang::En), None);
    }
}
