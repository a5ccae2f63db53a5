//! Which readings each character has, and how often each is used.
//!
//! A reading counts as often as the words in which the dictionary gives it; the characters on their own, whose
//! count nobody has divided among their readings, only say that a reading exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::cedict::Entry;
use crate::syllable::Syllable;

/// For each character its readings with their weights, the heaviest first.
pub(crate) type Characters = BTreeMap<char, Vec<(Syllable, f64)>>;

/// Counts the readings; `entries` come with the count of their word and whether they are of the last kind.
pub(crate) fn count<'a>(entries: impl Iterator<Item = (&'a Entry<'a>, f64, bool)>) -> Characters {
    let mut weights: BTreeMap<char, BTreeMap<Syllable, f64>> = BTreeMap::new();
    for (entry, count, last) in entries {
        let characters = entry
            .simplified
            .chars()
            .filter(|character| is_hanzi(*character))
            .count();
        let weight = match (characters, last) {
            (1, false) => 0.1,
            (1, true) => 0.001,
            _ if entry.name => count * 0.2,
            _ => count,
        };
        if characters != entry.reading.len() {
            continue;
        }
        for headword in [entry.simplified, entry.traditional] {
            let in_headword = headword.chars().filter(|character| is_hanzi(*character));
            for (character, syllable) in in_headword.zip(&entry.reading) {
                *weights
                    .entry(character)
                    .or_default()
                    .entry(*syllable)
                    .or_default() += weight;
            }
            if entry.simplified == entry.traditional {
                break;
            }
        }
    }
    weights
        .into_iter()
        .map(|(character, readings)| (character, sorted(readings)))
        .collect()
}

/// The simplified form of characters that have one and are not simplified forms themselves (后, 干).
pub(crate) fn simplified<'a>(entries: impl Iterator<Item = &'a Entry<'a>>) -> BTreeMap<char, char> {
    let mut forms = BTreeMap::new();
    let mut kept = BTreeSet::new();
    for entry in entries {
        let mut traditional = entry.traditional.chars();
        if let (Some(from), None, Some(to)) = (
            traditional.next(),
            traditional.next(),
            entry.simplified.chars().next(),
        ) {
            kept.insert(to);
            if from != to {
                forms.entry(from).or_insert(to);
            }
        }
    }
    forms.retain(|from, _| !kept.contains(from));
    forms
}

fn sorted(readings: BTreeMap<Syllable, f64>) -> Vec<(Syllable, f64)> {
    let mut readings: Vec<(Syllable, f64)> = readings.into_iter().collect();
    readings.sort_by(|(_, left), (_, right)| right.total_cmp(left));
    readings
}

/// Whether the dictionary gives a character a syllable of its own.
pub(crate) fn is_hanzi(character: char) -> bool {
    !character.is_ascii() && character.is_alphabetic() || character == '〇'
}
