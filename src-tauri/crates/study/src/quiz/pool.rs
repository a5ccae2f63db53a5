//! Words of the HSK to draw distractors from: those that look or sound like a word, and others of its level.

use super::choices::Candidate;
use std::collections::{HashMap, HashSet};
use wenxi_mandarin::{Language, Syllable, is_hanzi};

/// How many words that share nothing with the key but its level are looked at.
const OTHERS: usize = 96;

/// The words of the HSK of two characters and more. Made once from the dictionary and shared.
pub struct Pool {
    words: Vec<Listed>,
    by_character: HashMap<char, Vec<u32>>,
    by_letters: HashMap<&'static str, Vec<u32>>,
    /// By length and level.
    by_level: HashMap<(usize, u8), Vec<u32>>,
}

/// A word as the pool keeps it; what it means is looked up when it is looked at.
pub(super) struct Listed {
    pub(super) text: &'static str,
    pub(super) syllables: Vec<Syllable>,
    pub(super) level: u8,
}

impl Pool {
    /// The pool of a dictionary.
    pub fn new(language: &Language) -> Self {
        let mut pool = Self {
            words: Vec::new(),
            by_character: HashMap::new(),
            by_letters: HashMap::new(),
            by_level: HashMap::new(),
        };
        let mut seen = HashSet::new();
        for (text, syllables, hsk) in language.hsk_words() {
            let length = text.chars().count();
            let whole = text.chars().all(is_hanzi) && syllables.len() == length;
            let Some(level) = hsk.v3.or(hsk.v2) else { continue };
            if length < 2 || !whole || !seen.insert((text, syllables.clone())) {
                continue;
            }
            let index = u32::try_from(pool.words.len()).unwrap_or(u32::MAX);
            for character in text.chars() {
                put(pool.by_character.entry(character).or_default(), index);
            }
            for syllable in &syllables {
                put(pool.by_letters.entry(syllable.letters()).or_default(), index);
            }
            pool.by_level.entry((length, level)).or_default().push(index);
            pool.words.push(Listed {
                text,
                syllables,
                level,
            });
        }
        pool
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Words that look or sound like the key, and some others of its length and level, beginning at a place of chance.
    pub(super) fn near(&self, key: &Candidate, chance: usize) -> impl Iterator<Item = &Listed> {
        let mut found: Vec<u32> = Vec::new();
        for character in key.plain.chars() {
            found.extend(self.by_character.get(&character).into_iter().flatten());
        }
        for syllable in &key.syllables {
            found.extend(self.by_letters.get(syllable.letters()).into_iter().flatten());
        }
        for level in [key.level, key.level.saturating_sub(1), key.level + 1] {
            let others = self
                .by_level
                .get(&(key.len(), level))
                .map(Vec::as_slice)
                .unwrap_or_default();
            let from = chance.checked_rem(others.len()).unwrap_or(0);
            found.extend(others.iter().cycle().skip(from).take(OTHERS.min(others.len())));
        }
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .filter_map(|index| self.words.get(index as usize))
    }
}

/// Puts a word into a list of words that come one after the other; one that has a character twice stands there once.
fn put(words: &mut Vec<u32>, word: u32) {
    if words.last() != Some(&word) {
        words.push(word);
    }
}
