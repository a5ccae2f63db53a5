//! Syllables written out, in a row or as a word, and one syllable read from text.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{PinyinError, parse};
use crate::Syllable;

/// The syllables with tone marks, joined by spaces: `kè hù fú wù`.
pub fn marks(syllables: &[Syllable]) -> String {
    let written: Vec<String> = syllables.iter().map(Syllable::to_string).collect();
    written.join(" ")
}

/// The syllables with tone numbers, joined by spaces: `ke4 hu4 fu2 wu4`, the neutral tone as 5.
pub fn numbers(syllables: &[Syllable]) -> String {
    let written: Vec<String> = syllables
        .iter()
        .map(|syllable| format!("{}{}", syllable.letters(), syllable.tone().number()))
        .collect();
    written.join(" ")
}

/// The syllables of one word, written together with tone marks and the apostrophe that GB/T 16159 puts before a
/// syllable in `a`, `e` or `o`: `xī'ān`. The `r` of 儿 joins what is before it.
pub fn join(syllables: &[Syllable]) -> String {
    let mut word = String::new();
    for syllable in syllables {
        if !word.is_empty() && syllable.letters().starts_with(['a', 'e', 'o', 'ê']) {
            word.push('\'');
        }
        word.push_str(&syllable.to_string());
    }
    word
}

impl FromStr for Syllable {
    type Err = PinyinError;

    /// Reads one syllable in any spelling that [`parse`] takes.
    fn from_str(text: &str) -> Result<Syllable, PinyinError> {
        match parse(text)?.as_slice() {
            [one] => Ok(*one),
            _ => Err(PinyinError::NotOneSyllable {
                text: text.to_owned(),
            }),
        }
    }
}

impl Serialize for Syllable {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Syllable {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Syllable, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// The text with a capital at its head.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("gui4", "guì")]
    #[case("jiu3", "jiǔ")]
    #[case("hao3", "hǎo")]
    #[case("dou4", "dòu")]
    #[case("duo1", "duō")]
    #[case("xue2", "xué")]
    #[case("lüe4", "lüè")]
    #[case("nü3", "nǚ")]
    #[case("zhuang4", "zhuàng")]
    #[case("xiong2", "xióng")]
    #[case("nar3", "nǎr")]
    #[case("er2", "ér")]
    #[case("hm1", "hm\u{304}")]
    #[case("ng4", "ǹg")]
    #[case("ê4", "ề")]
    #[case("de5", "de")]
    fn marks_the_right_letter(#[case] typed: Syllable, #[case] written: &str) {
        assert_eq!(typed.to_string(), written);
    }

    #[test]
    fn joins_a_word_with_apostrophes_where_they_are_needed() {
        let join = |text: &str| super::join(&parse(text).unwrap());
        assert_eq!(join("xi1 an1"), "xī'ān");
        assert_eq!(join("nü3 er2"), "nǚ'ér");
        assert_eq!(join("wan2 r5"), "wánr");
        assert_eq!(join("ke4 hu4 fu2 wu4"), "kèhùfúwù");
        assert_eq!(join("an1 quan2"), "ānquán");
    }

    #[test]
    fn serde_speaks_marks() {
        let syllable: Syllable = "lü4".parse().unwrap();
        assert_eq!(serde_json::to_string(&syllable).unwrap(), "\"lǜ\"");
        assert_eq!(serde_json::from_str::<Syllable>("\"lǜ\"").unwrap(), syllable);
        assert!(serde_json::from_str::<Syllable>("\"lǜlǜ\"").is_err());
    }
}
