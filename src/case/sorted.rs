//! A map kept sorted in a vector. The tables here are read far more often than changed; `BTreeMap` would weigh 10 kB
//! more in the page.
//!
//! One insertion may move all rows behind it, so many rows at once are not inserted one by one: they are collected, or
//! added by [`SortedMap::extend`], which costs no more than sorting them.

use std::borrow::Borrow;
use std::cmp::Ordering;

use crate::pace::{Pace, Stopped};

/// A map in the order of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        // What is added is most often the newest and so the last.
        match self.0.last() {
            Some((last, _)) if last.borrow() < key => Err(self.0.len()),
            _ => self.0.binary_search_by(|(known, _)| known.borrow().cmp(key)),
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }

    /// The value of a key, to change it.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().and_then(|at| self.0.get_mut(at)).map(|(_, value)| value)
    }

    /// Whether a key is there.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Sets the value of a key. The value that was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => self.0.get_mut(at).map(|(_, old)| std::mem::replace(old, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes a key out. The value that was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    /// Changes the value of a key, which is made first where it is missing.
    pub fn change<R>(&mut self, key: &K, new: impl FnOnce() -> V, change: impl FnOnce(&mut V) -> R) -> Option<R>
    where
        K: Clone,
    {
        let at = self.place(key).unwrap_or_else(|at| {
            self.0.insert(at, (key.clone(), new()));
            at
        });
        self.0.get_mut(at).map(|(_, value)| change(value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A list in an order; equal ones stay as they stood.
pub fn in_order<T>(list: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = sorted_places(list.len(), &|one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut list: Vec<Option<T>> = list.into_iter().map(Some).collect();
    places.into_iter().filter_map(|at| list.get_mut(at)?.take()).collect()
}

/// Where the rows stand once they are sorted; equal ones keep their order. Everything is sorted by this one function:
/// the standard library's is fast for any list, and so large (5 kB) that it must not be there once for each kind of
/// row. Ours joins runs that are in order already without a further look, and logs are nearly in order.
pub(super) fn sorted_places(n_rows: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..n_rows).collect();
    let mut run = 1;
    while run < n_rows {
        places = joined(&places, run, compare);
        run *= 2;
    }
    places
}

/// The same without holding anybody up: the pace is asked after each look at all rows.
pub(super) async fn sorted_places_paced(
    n_rows: usize,
    compare: &dyn Fn(usize, usize) -> Ordering,
    pace: &Pace,
) -> Result<Vec<usize>, Stopped> {
    let mut places: Vec<usize> = (0..n_rows).collect();
    let mut run = 1;
    while run < n_rows {
        places = joined(&places, run, compare);
        pace.step(0).await?;
        run *= 2;
    }
    Ok(places)
}

/// Runs of so many that are in order each, joined two by two.
fn joined(places: &[usize], run: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut joined = Vec::with_capacity(places.len());
    for pair in places.chunks(2 * run) {
        let (one, other) = pair.split_at(run.min(pair.len()));
        join(one, other, compare, &mut joined);
    }
    joined
}

/// Two runs that are in order each, as one.
fn join(mut one: &[usize], mut other: &[usize], compare: &dyn Fn(usize, usize) -> Ordering, joined: &mut Vec<usize>) {
    let is_before = |second: &usize, first: &usize| compare(*second, *first) == Ordering::Less;
    if matches!((one.last(), other.first()), (Some(last), Some(first)) if is_before(first, last)) {
        while let (Some((first, one_rest)), Some((second, other_rest))) = (one.split_first(), other.split_first()) {
            if is_before(second, first) {
                joined.push(*second);
                other = other_rest;
            } else {
                joined.push(*first);
                one = one_rest;
            }
        }
    }
    joined.extend_from_slice(one);
    joined.extend_from_slice(other);
}

/// Of several rows of one key the last one holds.
impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(rows: T) -> Self {
        let mut rows: Vec<Option<(K, V)>> = rows.into_iter().map(Some).collect();
        let key = |at: usize| rows.get(at).and_then(Option::as_ref).map(|(key, _)| key);
        let mut map = Self(Vec::with_capacity(rows.len()));
        for at in sorted_places(rows.len(), &|one, other| key(one).cmp(&key(other))) {
            if let Some((key, value)) = rows.get_mut(at).and_then(Option::take) {
                // The newest or the last one: no row moves.
                map.insert(key, value);
            }
        }
        map
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, rows: T) {
        *self = std::mem::take(self).into_iter().chain(rows).collect();
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::{in_order, sorted_places, sorted_places_paced};
    use crate::pace::{Pace, at_once};

    #[test]
    fn at_a_pace_the_order_is_the_same_and_no_part_takes_longer_than_one_look_at_all_rows() {
        for n_rows in [0, 1, 2, 255, 256, 257, 10_000] {
            let key = |at: usize| at * 7_919 % 1_009;
            let compare = |one, other| key(one).cmp(&key(other));
            let (since, most) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
            let counted = |one, other| {
                since.set(since.get() + 1);
                most.set(most.get().max(since.get()));
                compare(one, other)
            };
            let asked = Rc::clone(&since);
            let pace = Pace::new(move |_| {
                asked.set(0);
                None
            });
            let paced = at_once(async |_| sorted_places_paced(n_rows, &counted, &pace).await);
            assert_eq!(paced, Ok(sorted_places(n_rows, &compare)), "{n_rows}");
            assert!(most.get() <= 2 * n_rows, "{n_rows}");
        }
    }

    #[test]
    fn a_list_is_put_in_order_and_equal_ones_stay_as_they_stood() {
        let mut number: u64 = 1;
        let mut next = |below: u64| {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (number >> 33) % below
        };
        for n_rows in (0..40).chain([255, 256, 257, 1000]) {
            for below in [1, 3, 1_000_000] {
                let list: Vec<(u64, usize)> = (0..n_rows).map(|at| (next(below), at)).collect();
                let mut expected = list.clone();
                expected.sort_by_key(|(key, _)| *key);
                let back: Vec<_> = expected.iter().rev().copied().collect();
                let by_key = |list| in_order(list, |(one, _): &(u64, usize), (other, _)| one.cmp(other));
                assert_eq!(by_key(list), expected);
                assert_eq!(by_key(expected.clone()), expected);
                let mut expected = back.clone();
                expected.sort_by_key(|(key, _)| *key);
                assert_eq!(by_key(back), expected);
            }
        }
    }
}
