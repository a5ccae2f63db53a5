//! The words that text is cut into: every headword of the dictionary in both scripts, with how often it is used.

use crawdad::Trie;

use super::LanguageError;
use super::blob::{IS_NAME, Section};
use super::table::{F32s, U32s, section};

/// A word of the dictionary.
pub(crate) type WordId = u32;

/// What a character that is no word weighs: less than the rarest word.
pub(super) const UNKNOWN: f32 = -20.0;

/// The words, found by their beginning.
pub(crate) struct Words {
    trie: Trie,
    weights: F32s,
    tags: &'static [u8],
    first: U32s,
    entries: U32s,
}

impl Words {
    pub(super) fn load() -> Result<Words, LanguageError> {
        Ok(Words {
            trie: Trie::deserialize_from_slice(section(Section::Trie)?).0,
            weights: F32s(section(Section::WordWeights)?),
            tags: section(Section::WordTags)?,
            first: U32s(section(Section::WordFirst)?),
            entries: U32s(section(Section::WordEntries)?),
        })
    }

    /// The word with exactly these characters.
    pub(crate) fn find(&self, word: &str) -> Option<WordId> {
        self.find_characters(word.chars())
    }

    /// The same, of characters that are in no string.
    pub(crate) fn find_characters(&self, word: impl Iterator<Item = char>) -> Option<WordId> {
        self.trie.exact_match(word)
    }

    /// The words that the text begins with: each with its length in characters, short ones first.
    pub(crate) fn beginning(&self, text: &[char]) -> impl Iterator<Item = (WordId, usize)> {
        self.trie.common_prefix_search(text.iter().copied())
    }

    /// The natural logarithm of how often a word is used.
    pub(crate) fn weight(&self, word: WordId) -> f32 {
        self.weights.get(word as usize).unwrap_or(UNKNOWN)
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
        self.first
            .range(word as usize)
            .filter_map(|index| self.entries.get(index))
    }
}
