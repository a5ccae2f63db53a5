//! The names of the notes in memory, and their numbers.
//!
//! They are read in their order, so that most are found by halving, and a start builds no table of them.

use std::collections::HashMap;

/// Names in one piece, each with a number that never changes.
#[derive(Default)]
pub(super) struct Names {
    /// One behind the other; each is read as text when it is asked for.
    text: Vec<u8>,
    /// Where each begins, and where the last one ends.
    bounds: Vec<u32>,
    /// So many of the first are in their order.
    sorted: usize,
    /// The numbers of the others.
    later: HashMap<Box<str>, u32>,
}

impl Names {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// The name with this number; empty when there is none.
    pub(super) fn name(&self, number: u32) -> &str {
        std::str::from_utf8(self.bytes(number)).unwrap_or_default()
    }

    /// The same as bytes, whose order is that of the texts.
    fn bytes(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let bounds = self.bounds.get(at).zip(self.bounds.get(at + 1));
        bounds
            .and_then(|(from, to)| self.text.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }

    /// All names, by their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        (0..).take(self.len()).map(|number| self.name(number))
    }

    /// The number of a name; `near` is one that is likely to stand before it.
    pub(super) fn find(&self, name: &str, near: u32) -> Option<u32> {
        let mut guessed = (near..=near.saturating_add(1)).filter(|number| (*number as usize) < self.len());
        if let Some(number) = guessed.find(|number| self.bytes(*number) == name.as_bytes()) {
            return Some(number);
        }
        let (mut low, mut high) = (0, self.sorted);
        while low < high {
            let middle = low.midpoint(high);
            let number = u32::try_from(middle).unwrap_or(u32::MAX);
            match self.bytes(number).cmp(name.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(number),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        self.later.get(name).copied()
    }

    /// Adds a name that is not there, and gives its number.
    pub(super) fn add(&mut self, name: &str) -> u32 {
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let in_order = self.sorted == self.len() && (number == 0 || self.bytes(number - 1) < name.as_bytes());
        if in_order {
            self.sorted += 1;
        } else {
            self.later.insert(name.into(), number);
        }
        if self.bounds.is_empty() {
            self.bounds.push(0);
        }
        self.text.extend_from_slice(name.as_bytes());
        self.bounds
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        number
    }

    /// Names that are in their order, one behind the other; `bounds` says where each begins, and where the last one ends. None
    /// where it says anything else.
    pub(super) fn in_order(text: Vec<u8>, bounds: Vec<u32>) -> Option<Self> {
        let ends = bounds.last().map_or(0, |end| *end as usize);
        (bounds.is_sorted() && ends == text.len()).then(|| Self {
            sorted: bounds.len().saturating_sub(1),
            text,
            bounds,
            later: HashMap::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_whatever_order_they_came() {
        let mut names = Names::default();
        let given = ["b", "d", "e", "a", "c", "f"];
        for name in given {
            assert_eq!(names.find(name, 0), None);
            names.add(name);
        }
        for near in 0..8 {
            for (number, name) in (0..).zip(given) {
                assert_eq!((names.find(name, near), names.name(number)), (Some(number), name));
            }
            assert_eq!(names.find("bb", near), None);
        }
        assert!(names.all().eq(given));
    }
}
