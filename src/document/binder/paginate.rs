//! Puts blocks onto pages: each block stays whole, and what keeps with the next is never the last of a page or column.
//! Knows only heights.

/// How a section's blocks run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// One under the other over the whole width.
    Page,
    /// In two columns a page, under what stands at its head over the whole width.
    Columns,
    /// In two columns a page over both sides of one sheet of paper, evenly filled.
    Sheet,
}

/// What has to be known of a block to put it onto a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    /// How high it is.
    pub(super) height: f64,
    /// It stays with the one after it: a heading, a warning above its act.
    pub(super) keeps: bool,
    /// It is as wide as a column.
    pub(super) is_half: bool,
}

/// The blocks of a page, by their places in the section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// Over the whole width.
    pub(super) full: Vec<usize>,
    /// In two columns below.
    pub(super) columns: [Vec<usize>; 2],
}

/// The height of a line for the pen, in CSS pixels: `.sheet__line` in the style sheet, over the whole width and in
/// columns.
const LINE: f64 = 7.4 * 96.0 / 25.4;
const HALF_LINE: f64 = 7.0 * 96.0 / 25.4;
/// A last page with less on it than this part is worth saving.
const LITTLE: f64 = 1.0 / 3.0;

/// A part of the steps in which an evenly filled sheet grows.
const STEPS: u32 = 100;

/// The pages of a section, each `height` high inside.
#[must_use]
pub(super) fn paginate(flow: Flow, shapes: &[Shape], height: f64) -> Vec<Page> {
    let n_full = shapes
        .iter()
        .position(|shape| shape.is_half && flow != Flow::Page)
        .unwrap_or(shapes.len());
    let (full, halves) = shapes.split_at(n_full);
    let mut pages: Vec<Page> = fill(full, 0, |_| height)
        .into_iter()
        .map(|full| Page { full, ..Page::default() })
        .collect();
    if halves.is_empty() {
        return pages;
    }
    let head = pages.last().map_or(0.0, |page| {
        page.full
            .iter()
            .filter_map(|at| shapes.get(*at))
            .map(|shape| shape.height)
            .sum()
    });
    let room = |column: usize| if column < 2 { height - head } else { height };
    let columns = match flow {
        Flow::Sheet => (STEPS / 2..=STEPS)
            .map(|part| fill(halves, n_full, |column| room(column) * f64::from(part) / f64::from(STEPS)))
            .find(|columns| columns.len() <= 4)
            .unwrap_or_else(|| fill(halves, n_full, room)),
        _ => fill(halves, n_full, room),
    };
    let mut columns = columns.into_iter();
    let mut first = pages.pop().unwrap_or_default();
    first.columns = [columns.next().unwrap_or_default(), columns.next().unwrap_or_default()];
    pages.push(first);
    while let Some(left) = columns.next() {
        pages.push(Page { full: Vec::new(), columns: [left, columns.next().unwrap_or_default()] });
    }
    pages
}

/// How many of its lines each block gives up, and what its height is then, so that a paper does not end with a page
/// that is nearly empty: the longest passages first, never more than a third of one. Where that does not save the page,
/// or there is none to save, everything stays.
#[must_use]
pub(super) fn saved(flow: Flow, shapes: Vec<Shape>, n_lines: &[usize], height: f64) -> (Vec<usize>, Vec<Shape>) {
    let mut taken = vec![0; shapes.len()];
    let pages = paginate(flow, &shapes, height);
    let is_little = |last: &Page| pages.len() > 1 && filled(last, &shapes) < height * LITTLE;
    if !pages.last().is_some_and(is_little) {
        return (taken, shapes);
    }
    let mut shorter = shapes.clone();
    while let Some(at) = longest(n_lines, &taken) {
        let (Some(count), Some(shape)) = (taken.get_mut(at), shorter.get_mut(at)) else { break };
        *count += 1;
        shape.height -= if shape.is_half { HALF_LINE } else { LINE };
        if paginate(flow, &shorter, height).len() < pages.len() {
            return (taken, shorter);
        }
    }
    (vec![0; shapes.len()], shapes)
}

/// How much of a page is filled; of columns, half each.
fn filled(page: &Page, shapes: &[Shape]) -> f64 {
    let sum = |places: &[usize]| {
        places
            .iter()
            .filter_map(|at| shapes.get(*at))
            .map(|shape| shape.height)
            .sum::<f64>()
    };
    sum(&page.full) + page.columns.iter().map(|column| sum(column)).sum::<f64>() / 2.0
}

/// The block with the most lines left among those that can give one up; the first of several.
fn longest(n_lines: &[usize], taken: &[usize]) -> Option<usize> {
    let left = n_lines
        .iter()
        .zip(taken)
        .enumerate()
        .filter(|(_, (lines, taken))| (**taken + 1) * 3 <= **lines);
    left.max_by_key(|(at, (lines, taken))| (*lines - *taken, std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// Fills boxes one after the other; `base` is the place of the first block, `room` the height of each box.
fn fill(shapes: &[Shape], base: usize, room: impl Fn(usize) -> f64) -> Vec<Vec<usize>> {
    let mut boxes: Vec<Vec<usize>> = Vec::new();
    let mut left = 0.0;
    let mut at = 0;
    while at < shapes.len() {
        // What belongs together goes together.
        let n_kept = shapes.iter().skip(at).take_while(|shape| shape.keeps).count();
        let end = (at + n_kept + 1).min(shapes.len());
        let needed: f64 = shapes.iter().take(end).skip(at).map(|shape| shape.height).sum();
        match boxes.last_mut() {
            Some(last) if needed <= left => last.extend(base + at..base + end),
            _ => {
                // Where a box is too low for it and a later one is not, it stays empty.
                while room(boxes.len()) < needed && (1..=2).any(|later| room(boxes.len() + later) >= needed) {
                    boxes.push(Vec::new());
                }
                left = room(boxes.len());
                boxes.push((base + at..base + end).collect());
            }
        }
        left -= needed;
        at = end;
    }
    boxes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(height: f64) -> Shape {
        Shape { height, keeps: false, is_half: false }
    }

    fn half(height: f64) -> Shape {
        Shape { is_half: true, ..full(height) }
    }

    fn keeping(shape: Shape) -> Shape {
        Shape { keeps: true, ..shape }
    }

    #[test]
    fn blocks_stay_whole_and_in_order() {
        let pages = paginate(Flow::Page, &[full(40.0), full(50.0), full(20.0), full(90.0)], 100.0);
        let blocks: Vec<_> = pages.into_iter().map(|page| page.full).collect();
        assert_eq!(blocks, [vec![0, 1], vec![2], vec![3]]);
    }

    #[test]
    fn a_heading_goes_with_what_it_heads() {
        let pages = paginate(Flow::Page, &[full(80.0), keeping(full(10.0)), keeping(full(5.0)), full(10.0)], 100.0);
        let blocks: Vec<_> = pages.into_iter().map(|page| page.full).collect();
        assert_eq!(blocks, [vec![0], vec![1, 2, 3]]);
    }

    #[test]
    fn lines_are_given_up_to_save_a_page_that_is_nearly_empty() {
        let height = 20.1 * LINE;
        let shapes = |last: f64| vec![full(9.0 * LINE), full(10.0 * LINE), full(last * LINE)];
        let (taken, shorter) = saved(Flow::Page, shapes(4.0), &[6, 8, 3], height);
        assert_eq!(taken, [1, 2, 0], "the longest first, as few as it needs");
        assert_eq!(paginate(Flow::Page, &shorter, height).len(), 1);
        // Two lines are not a third: they stay. A page that is well used stays too, and one that cannot be saved.
        assert_eq!(saved(Flow::Page, shapes(4.0), &[2, 2, 2], height).0, [0, 0, 0]);
        assert_eq!(saved(Flow::Page, shapes(8.0), &[30, 30, 3], height).0, [0, 0, 0]);
        assert_eq!(saved(Flow::Page, shapes(4.0), &[6, 2, 0], height), (vec![0, 0, 0], shapes(4.0)));
        assert_eq!(saved(Flow::Page, vec![full(1.0)], &[9], height).0, [0]);
    }

    #[test]
    fn columns_run_under_the_head_and_on() {
        let shapes = [full(40.0), half(30.0), half(30.0), half(60.0), keeping(half(10.0)), half(50.0), half(50.0)];
        let pages = paginate(Flow::Columns, &shapes, 100.0);
        assert_eq!(pages.len(), 2);
        assert_eq!(pages[0], Page { full: vec![0], columns: [vec![1, 2], vec![3]] });
        assert_eq!(pages[1].columns, [vec![4, 5], vec![6]]);
    }

    #[test]
    fn a_sheet_has_two_sides_and_is_filled_evenly() {
        let shapes: Vec<Shape> = std::iter::once(full(20.0)).chain((0..30).map(|_| half(10.0))).collect();
        let pages = paginate(Flow::Sheet, &shapes, 100.0);
        let counts: Vec<_> = pages.iter().flat_map(|page| page.columns.each_ref().map(Vec::len)).collect();
        assert_eq!(pages.len(), 2);
        assert!(counts.iter().all(|n| (6..=9).contains(n)), "{counts:?}");
        let seen: Vec<_> = pages
            .iter()
            .flat_map(|page| [&page.full, &page.columns[0], &page.columns[1]])
            .flatten()
            .copied()
            .collect();
        assert_eq!(seen, (0..31).collect::<Vec<_>>());
    }

    #[test]
    fn what_does_not_fit_goes_on_rather_than_being_lost() {
        let shapes: Vec<Shape> = (0..60).map(|_| half(10.0)).collect();
        assert_eq!(paginate(Flow::Sheet, &shapes, 100.0).len(), 3);
        assert_eq!(paginate(Flow::Page, &[full(500.0), full(10.0)], 100.0).len(), 2);
        assert!(paginate(Flow::Page, &[], 100.0).is_empty());
    }
}
