//! The words that text is cut into: every headword of the dictionary in both scripts, with how often it is used.

use super::blob::{IS_NAME, MORE, Section};
use super::table::{F32s, U16s, U32s, section};
use super::trie::Trie;
use crate::LanguageError;

/// A word of the dictionary.
pub(crate) type WordId = u32;

/// What a character that is no word weighs: less than the rarest word.
pub(super) const UNKNOWN: f32 = -20.0;

/// The words, found by their beginning.
pub(crate) struct Words {
    trie: Trie,
    weights: F32s,
    weight_of: U16s,
    tags: &'static [u8],
    entries: U32s,
    several: U32s,
}

impl Words {
    pub(super) fn load() -> Result<Words, LanguageError> {
        Ok(Words {
            trie: Trie::read(section(Section::Trie)?).ok_or(LanguageError::Damaged)?,
            weights: F32s(section(Section::Weights)?),
            weight_of: U16s(section(Section::WordWeights)?),
            tags: section(Section::WordTags)?,
            entries: U32s(section(Section::WordEntries)?),
            several: U32s(section(Section::Several)?),
        })
    }

    /// The word with exactly these characters.
    pub(crate) fn find(&self, word: &str) -> Option<WordId> {
        self.find_characters(word.chars())
    }

    /// The same, of characters that are in no string.
    pub(crate) fn find_characters(&self, word: impl Iterator<Item = char>) -> Option<WordId> {
        self.trie.exact(word)
    }

    /// The words that the text begins with: each with its length in characters, short ones first.
    pub(crate) fn beginning(&self, text: &[char]) -> impl Iterator<Item = (WordId, usize)> {
        self.trie.beginning(text.iter().copied())
    }

    /// The natural logarithm of how often a word is used.
    pub(crate) fn weight(&self, word: WordId) -> f32 {
        let place = self.weight_of.get(word as usize);
        place
            .and_then(|place| self.weights.get(usize::from(place)))
            .unwrap_or(UNKNOWN)
    }

    /// What kind of word it is: the first letter of its tag in jieba's dictionary (`n` noun, `v` verb, `m` number, …), 0
    /// when it has none.
    pub(crate) fn tag(&self, word: WordId) -> u8 {
        self.tags.get(word as usize).copied().unwrap_or_default() & !IS_NAME
    }

    /// Whether it is a name by its most useful entry.
    pub(crate) fn is_name(&self, word: WordId) -> bool {
        self.tags.get(word as usize).is_some_and(|tag| tag & IS_NAME != 0)
    }

    /// Numbers of the entries of a word, the most useful first.
    pub(crate) fn entries(&self, word: WordId) -> impl Iterator<Item = u32> {
        let several = self.several;
        let mut from = 0;
        let mut next = self.entries.get(word as usize);
        if let Some(begin) = next.filter(|entry| entry & MORE != 0) {
            from = (begin & !MORE) as usize;
            next = several.get(from);
        }
        std::iter::from_fn(move || {
            let entry = next?;
            from += 1;
            next = several.get(from).filter(|_| entry & MORE != 0);
            Some(entry & !MORE)
        })
    }
}
