//! Puts blocks onto pages: each block stays whole, and what keeps with the next is never the last of a page or column. Knows only heights.

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

/// What the packing has to know of a block.
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

/// A part of the steps in which an evenly filled sheet grows.
const STEPS: u32 = 100;

/// The pages of a section, each `height` high inside.
#[must_use]
pub(super) fn pack(flow: Flow, shapes: &[Shape], height: f64) -> Vec<Page> {
    let n_full = shapes.iter().position(|shape| shape.is_half && flow != Flow::Page).unwrap_or(shapes.len());
    let (full, halves) = shapes.split_at(n_full);
    let mut pages: Vec<Page> = fill(full, 0, |_| height).into_iter().map(|full| Page { full, ..Page::default() }).collect();
    if halves.is_empty() {
        return pages;
    }
    let head = pages.last().map_or(0.0, |page| page.full.iter().filter_map(|at| shapes.get(*at)).map(|shape| shape.height).sum());
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
        let pages = pack(Flow::Page, &[full(40.0), full(50.0), full(20.0), full(90.0)], 100.0);
        let blocks: Vec<_> = pages.into_iter().map(|page| page.full).collect();
        assert_eq!(blocks, [vec![0, 1], vec![2], vec![3]]);
    }

    #[test]
    fn a_heading_goes_with_what_it_heads() {
        let pages = pack(Flow::Page, &[full(80.0), keeping(full(10.0)), keeping(full(5.0)), full(10.0)], 100.0);
        let blocks: Vec<_> = pages.into_iter().map(|page| page.full).collect();
        assert_eq!(blocks, [vec![0], vec![1, 2, 3]]);
    }

    #[test]
    fn columns_run_under_the_head_and_on() {
        let shapes = [full(40.0), half(30.0), half(30.0), half(60.0), keeping(half(10.0)), half(50.0), half(50.0)];
        let pages = pack(Flow::Columns, &shapes, 100.0);
        assert_eq!(pages.len(), 2);
        assert_eq!(pages[0], Page { full: vec![0], columns: [vec![1, 2], vec![3]] });
        assert_eq!(pages[1].columns, [vec![4, 5], vec![6]]);
    }

    #[test]
    fn a_sheet_has_two_sides_and_is_filled_evenly() {
        let shapes: Vec<Shape> = std::iter::once(full(20.0)).chain((0..30).map(|_| half(10.0))).collect();
        let pages = pack(Flow::Sheet, &shapes, 100.0);
        let counts: Vec<_> = pages.iter().flat_map(|page| page.columns.each_ref().map(Vec::len)).collect();
        assert_eq!(pages.len(), 2);
        assert!(counts.iter().all(|n| (6..=9).contains(n)), "{counts:?}");
        let seen: Vec<_> = pages.iter().flat_map(|page| [&page.full, &page.columns[0], &page.columns[1]]).flatten().copied().collect();
        assert_eq!(seen, (0..31).collect::<Vec<_>>());
    }

    #[test]
    fn what_does_not_fit_goes_on_rather_than_being_lost() {
        let shapes: Vec<Shape> = (0..60).map(|_| half(10.0)).collect();
        assert_eq!(pack(Flow::Sheet, &shapes, 100.0).len(), 3);
        assert_eq!(pack(Flow::Page, &[full(500.0), full(10.0)], 100.0).len(), 2);
        assert!(pack(Flow::Page, &[], 100.0).is_empty());
    }
}
