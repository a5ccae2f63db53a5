//! The words that text is cut into: every headword of the dictionary in both scripts, with how often it is used.

use crawdad::Trie;

use super::LanguageError;
use super::blob::Section;
use super::table::{F32s, U32s, section};

/// A word of the dictionary.
pub(crate) type WordId = u32;

/// What a character that is no word weighs: less than the rarest word.
const UNKNOWN: f32 = -20.0;

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
        self.trie.exact_match(word.chars())
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
        self.tags.get(word as usize).copied().unwrap_or_default()
    }

    /// Numbers of the entries of a word, the most useful first.
    pub(crate) fn entries(&self, word: WordId) -> impl Iterator<Item = u32> {
        self.first
            .range(word as usize)
            .filter_map(|index| self.entries.get(index))
    }

    /// Cuts Chinese into words so that the product of their frequencies is greatest. Gives the word and the length
    /// in characters of each; a character that is in no word stands alone.
    pub(crate) fn cut(&self, text: &[char]) -> Vec<(Option<WordId>, usize)> {
        // For each number of characters read: the best weight there, the last word and its length.
        let mut best: Vec<(f32, Option<WordId>, usize)> = vec![(f32::NEG_INFINITY, None, 0); text.len() + 1];
        if let Some(start) = best.first_mut() {
            start.0 = 0.0;
        }
        for start in 0..text.len() {
            let here = best.get(start).map_or(f32::NEG_INFINITY, |place| place.0);
            let mut reach = |word: Option<WordId>, length: usize, weight: f32| {
                if let Some(there) = best
                    .get_mut(start + length)
                    .filter(|there| here + weight > there.0)
                {
                    *there = (here + weight, word, length);
                }
            };
            reach(None, 1, UNKNOWN);
            for (word, length) in self.beginning(text.get(start..).unwrap_or_default()) {
                reach(Some(word), length, self.weight(word));
            }
        }
        let mut cut = Vec::with_capacity(text.len());
        let mut end = text.len();
        while let Some((_, word, length)) = best.get(end).filter(|place| place.2 > 0) {
            cut.push((*word, *length));
            end -= length;
        }
        cut.reverse();
        cut
    }
}
