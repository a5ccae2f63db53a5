//! How often words are used: the counts of jieba's dictionary, asked for through its library.
//!
//! Only words that the dictionary explains are asked for. A word is what a learner can look up, so the program cuts
//! text into these and no others.

use jieba_rs::Jieba;

/// All counts of jieba's dictionary together.
const TOTAL: f64 = 60_101_967.0;

pub(crate) struct Frequency(Jieba);

impl Frequency {
    pub(crate) fn load() -> Frequency {
        Frequency(Jieba::new())
    }

    /// The count of a word; of one that jieba does not know, a guess that lets it win over rare pieces only.
    pub(crate) fn count(&self, word: &str) -> f64 {
        let characters = word.chars().count();
        if !self.0.has_word(word) {
            return if characters > 2 { 3.0 } else { 1.0 };
        }
        // What is suggested for a word that its pieces outweigh is what would make it win: a shade less keeps jieba's cut.
        let suggested = self.0.suggest_freq(word) as f64;
        let wins = self.0.cut(word, false).len() == 1;
        if wins { suggested } else { suggested * 0.9 }
    }

    /// What kind of word it is: the first letter of jieba's tag (`n` noun, `v` verb, `m` number, `q` measure word…), `P`
    /// for a person's name, `L` for a place's; 0 when jieba does not know the word.
    pub(crate) fn tag(&self, word: &str) -> u8 {
        let tags = self.0.tag(word, false);
        match tags.as_slice() {
            [only] if self.0.has_word(word) => match only.tag {
                "nr" => b'P',
                "ns" => b'L',
                tag => tag.bytes().next().unwrap_or_default(),
            },
            _ => 0,
        }
    }

    /// The natural logarithm of a count's share of all.
    pub(crate) fn weight(count: f64) -> f64 {
        (count / TOTAL).ln()
    }
}
