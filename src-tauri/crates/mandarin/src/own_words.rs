//! Words that the dictionary lacks and the learner has: what was saved to study, what the glossaries of lessons explain.
//! Text is cut into them as into the words of the dictionary.

use std::collections::HashMap;

use crate::is_hanzi;

/// The words, by their first character.
#[derive(Debug, Default)]
pub(crate) struct OwnWords {
    by_first: HashMap<char, Vec<Vec<char>>>,
}

impl OwnWords {
    /// What such a word weighs in a cut, the natural logarithm of its share of all words: as a frequent word of the
    /// dictionary (3,000 in jieba's counts).
    pub(crate) const WEIGHT: f32 = -9.9;

    /// Keeps of the words what is one: two Chinese characters or more. They are kept, and looked for, in simplified
    /// characters, so that they hold in both scripts.
    pub(crate) fn new(
        words: impl IntoIterator<Item = impl AsRef<str>>,
        simplified: impl Fn(char) -> char,
    ) -> OwnWords {
        let mut by_first: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for word in words {
            let characters: Vec<char> = word.as_ref().chars().map(&simplified).collect();
            let [first, _, ..] = characters[..] else { continue };
            if characters.iter().copied().all(is_hanzi) {
                by_first.entry(first).or_default().push(characters);
            }
        }
        for words in by_first.values_mut() {
            words.sort_unstable();
            words.dedup();
        }
        OwnWords { by_first }
    }

    /// The lengths of the words that a text in simplified characters begins with.
    pub(crate) fn beginning<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        let known = text.first().and_then(|first| self.by_first.get(first));
        let known = known.map(Vec::as_slice).unwrap_or_default();
        known
            .iter()
            .filter(move |word| text.starts_with(word))
            .map(Vec::len)
    }
}
