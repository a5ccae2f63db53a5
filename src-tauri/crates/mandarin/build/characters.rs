//! Which readings each character has, and how often each is used.
//!
//! A reading counts as often as the words in which the dictionary gives it; the characters on their own, whose
//! count nobody has divided among their readings, only say that a reading exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::cedict::{self, Entry};
use crate::syllable::Syllable;

/// For each character that a choice between readings was learnt for: its readings, the most frequent first.
pub(crate) type Learnt = BTreeMap<char, Vec<Syllable>>;

/// Reads the lines `了 le5 liao3` with which the learnt model begins.
pub(crate) fn learnt(model: &[u8]) -> Learnt {
    let end = model
        .windows(2)
        .position(|pair| pair == b"\n\n")
        .unwrap_or_default();
    let lines = String::from_utf8_lossy(model.get(..end).unwrap_or_default()).into_owned();
    let line = |line: &str| {
        let mut parts = line.split(' ');
        let character = parts.next()?.chars().next()?;
        Some((character, parts.filter_map(cedict::syllable).collect()))
    };
    lines.lines().filter_map(line).collect()
}

/// For each character its readings with their weights: the learnt ones in their order, then the heaviest first.
pub(crate) type Characters = BTreeMap<char, Vec<(Syllable, f64)>>;

/// What a reading weighs that is only known to exist.
const RARE: f64 = 0.001;

/// Counts the readings, with those that are `added`; `entries` come with the count of their word and whether they are of the last kind.
pub(crate) fn count<'a>(
    entries: impl Iterator<Item = (&'a Entry<'a>, f64, bool)>,
    added: &[(char, Vec<Syllable>)],
    learnt: &Learnt,
    simplified: &BTreeMap<char, char>,
) -> Characters {
    let mut weights: BTreeMap<char, BTreeMap<Syllable, f64>> = BTreeMap::new();
    for (entry, count, last) in entries {
        let characters = entry
            .simplified
            .chars()
            .filter(|character| is_hanzi(*character))
            .count();
        let weight = match (characters, last) {
            (1, false) => 0.1,
            (1, true) => RARE,
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
    for (character, readings) in added {
        let known = weights.entry(*character).or_default();
        for reading in readings {
            known.entry(*reading).or_insert(RARE);
        }
    }
    weights
        .into_iter()
        .map(|(character, readings)| {
            let known = simplified.get(&character).copied().unwrap_or(character);
            (
                character,
                sorted(
                    readings,
                    learnt.get(&known).map(Vec::as_slice).unwrap_or_default(),
                ),
            )
        })
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

fn sorted(readings: BTreeMap<Syllable, f64>, learnt: &[Syllable]) -> Vec<(Syllable, f64)> {
    let rank = |syllable: Syllable| {
        learnt
            .iter()
            .position(|one| *one == syllable)
            .unwrap_or(learnt.len())
    };
    let mut readings: Vec<(Syllable, f64)> = readings.into_iter().collect();
    readings.sort_by(|(left, lighter), (right, heavier)| {
        rank(*left).cmp(&rank(*right)).then(heavier.total_cmp(lighter))
    });
    readings
}

/// Whether the dictionary gives a character a syllable of its own.
pub(crate) fn is_hanzi(character: char) -> bool {
    !character.is_ascii() && character.is_alphabetic() || character == '〇'
}
