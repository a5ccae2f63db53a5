//! Words of HSK to draw distractors from, when a lesson has too few of its own.

use super::choices::Candidate;
use std::collections::BTreeSet;
use wenxi_mandarin::{Language, Syllable};

/// How many of the most used words with the same first letters are looked at.
const PER_BEGINNING: usize = 60;

/// Common words of HSK, two characters and more. Made once from the dictionary and shared.
pub struct Pool {
    pub(super) words: Vec<Candidate>,
}

impl Pool {
    /// The pool of a dictionary.
    pub fn new(language: &Language) -> Self {
        let beginnings: BTreeSet<String> = Syllable::all()
            .map(|syllable| syllable.letters().chars().take(2).collect())
            .collect();
        let mut seen = BTreeSet::new();
        let mut words = Vec::new();
        for beginning in beginnings {
            for entry in language.search_pinyin(&beginning, PER_BEGINNING) {
                let listed = entry.hsk.v2.or(entry.hsk.v3).is_some();
                if listed && !entry.is_name && seen.insert((entry.simplified.clone(), entry.pinyin.clone())) {
                    words.extend(Candidate::of_entry(language, &entry));
                }
            }
        }
        Self { words }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
