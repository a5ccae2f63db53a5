//! Which sentences of a lesson have their readings: what a learner sees first, while the rest of a long lesson is read.

use crate::dto::Place;
use std::ops::Range;

/// So many sentences before the place where a learner is are read at once: a line above it may be seen, too.
const BEFORE: usize = 20;

/// And so many from there on; a page has half as many.
const BEHIND: usize = 60;

/// The sentences around a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Portion {
    /// Numbers of sentences; of a place that is a section they are known when the section begins.
    sentences: Range<usize>,
    /// The section that they are to begin with.
    section: Option<String>,
    /// What stands before the first section, the title, always has readings.
    in_sections: bool,
}

impl Portion {
    /// What is seen at a place, or at the beginning.
    pub(crate) fn at(place: Option<&Place>) -> Self {
        let number = place.and_then(sentence_number);
        let section = place
            .filter(|_| number.is_none())
            .map(|place| place.section_id.clone());
        let sentences = match (number, &section) {
            (None, Some(_)) => 0..0,
            (number, _) => around(number.unwrap_or_default()),
        };
        Self {
            sentences,
            section,
            in_sections: false,
        }
    }

    /// A section begins behind so many sentences.
    pub(crate) fn begin_section(&mut self, id: &str, sentences: usize) {
        self.in_sections = true;
        if self.section.as_deref() == Some(id) {
            self.sentences = around(sentences);
        }
    }

    /// Whether the sentence with this number, from 1 on, has its readings.
    pub(crate) fn has(&self, sentence: usize) -> bool {
        !self.in_sections || self.sentences.contains(&sentence)
    }
}

/// The number of the sentence that a place names.
pub(crate) fn sentence_number(place: &Place) -> Option<usize> {
    place.sentence_id.as_deref()?.strip_prefix('s')?.parse().ok()
}

fn around(sentence: usize) -> Range<usize> {
    sentence.saturating_sub(BEFORE)..sentence.saturating_add(BEHIND)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(section: &str, sentence: Option<&str>) -> Place {
        Place {
            section_id: section.to_owned(),
            sentence_id: sentence.map(str::to_owned),
        }
    }

    #[test]
    fn what_is_seen_at_a_place_has_readings() {
        let mut portion = Portion::at(Some(&place("s-9", Some("s400"))));
        assert!(portion.has(1), "the title");
        portion.begin_section("s-1", 1);
        assert!([399, 400, 450].into_iter().all(|sentence| portion.has(sentence)));
        assert!(!portion.has(2) && !portion.has(500));
        let mut beginning = Portion::at(None);
        beginning.begin_section("s-1", 1);
        assert!(beginning.has(2) && !beginning.has(100));
    }

    #[test]
    fn a_section_is_where_it_begins() {
        let mut portion = Portion::at(Some(&place("s-3", None)));
        portion.begin_section("s-2", 50);
        assert!(!portion.has(51));
        portion.begin_section("s-3", 300);
        assert!(portion.has(301) && !portion.has(51));
    }
}
