//! Chinese text with its readings, as a note keeps it.

use serde::{Deserialize, Serialize};
use wenxi_mandarin::{
    Given, Language, Source, Word,
    pinyin::{self, Notation},
};

/// Chinese text with the readings that were given for its characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Given readings in the order of the text; characters without one are read by the app.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rubies: Vec<Ruby>,
}

impl Phrase {
    /// Text of which no reading was given.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            rubies: Vec::new(),
        }
    }

    /// Its words, each character with its reading: the given one where there is one, else the app's.
    pub fn words(&self, language: &Language) -> Vec<Word> {
        let given: Vec<Given> = self
            .rubies
            .iter()
            .filter_map(|ruby| {
                Some(Given {
                    at: ruby.at,
                    syllable: ruby.pinyin.parse().ok()?,
                    source: Source::Author,
                })
            })
            .collect();
        language.annotate(&self.text, &given)
    }

    /// Its reading word by word, without its punctuation, in the tones of the dictionary: `zūnjìng de kèhù`.
    pub fn pinyin(&self, language: &Language) -> String {
        let words = self.words(language);
        let read = words.iter().filter(|word| !word.readings.is_empty());
        let written =
            read.map(|word| pinyin::word(language, word, Notation::Marks, |reading| reading.written));
        written.collect::<Vec<_>>().join(" ")
    }

    /// Its reading as one writes a sentence, in the tones of the dictionary.
    pub fn pinyin_line(&self, language: &Language) -> String {
        let words = self.words(language);
        pinyin::line(language, &words, Notation::Marks, |reading| reading.written)
    }
}

/// A given reading of one character.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ruby {
    /// Index of the character in the text, in `char`s.
    pub at: usize,
    /// The reading with its tone mark, `kè`.
    pub pinyin: String,
}
