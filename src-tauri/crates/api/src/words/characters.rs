//! The characters of a word, each with what it means there: the 发 of 头发 is hair, that of 发现 is to send out.

use super::{entries::given, gloss::gloss};
use crate::dto::CharacterView;
use wenxi_mandarin::{CharReading, Entry, Language, Syllable, Tone, pinyin::Notation};

/// The characters of a word of several, each as it is read in the word; one that is light there as it is read alone.
/// `entry` is what the word is shown as, if the dictionary has it.
pub(super) fn characters(
    language: &Language,
    word: &str,
    entry: Option<&Entry>,
    notation: Notation,
) -> Vec<CharacterView> {
    if word.chars().count() < 2 {
        return Vec::new();
    }
    let given = entry.map(|entry| given(word, entry)).unwrap_or_default();
    let words = language.annotate(word, &given);
    let view = |reading: &CharReading| {
        let character = reading.character.to_string();
        // A simplified character may stand for several, which the traditional headword tells apart.
        let written = entry.and_then(|entry| entry.traditional.chars().nth(reading.at));
        let entries = language.define(&character);
        let (meant, others): (Vec<&Entry>, Vec<&Entry>) = entries
            .iter()
            .partition(|entry| entry.traditional.chars().next() == written);
        let alone = alone(language, reading.character, reading.written, &meant);
        let read_so = |entry: &&&Entry| entry.pinyin.first() == Some(&alone);
        let found = meant.iter().find(read_so).or(others.iter().find(read_so));
        let gloss_of = found.or(meant.first()).or(others.first());
        CharacterView {
            pinyin: alone.to_string(),
            shown: notation.syllable(alone),
            gloss: gloss_of.map(|entry| gloss(entry)).unwrap_or_default(),
            character,
        }
    };
    let readings = words.iter().flat_map(|word| &word.readings);
    readings.map(view).collect()
}

/// How a character that is read so in a word is read alone: 西 is light in 东西, and `xī` by itself; 发 in 头发 is `fà`,
/// as its own entries have it.
fn alone(language: &Language, character: char, in_word: Syllable, meant: &[&Entry]) -> Syllable {
    if in_word.tone() != Tone::Neutral {
        return in_word;
    }
    let own = meant.iter().filter_map(|entry| entry.pinyin.first());
    let mut readings = own.chain(language.readings_of(character));
    let same = readings.find(|reading| {
        reading.tone() != Tone::Neutral && reading.letters() == in_word.without_erhua().letters()
    });
    same.copied().unwrap_or(in_word)
}
