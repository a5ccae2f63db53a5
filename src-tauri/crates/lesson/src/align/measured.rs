//! Sentences with what counts for their alignment: their lengths, and the anchors in them.

use std::ops::Range;

use wenxi_mandarin::is_hanzi;

use crate::script::is_latin;
use crate::{Lang, sentences};

/// A sentence with what counts for its alignment.
pub(super) struct Measured {
    pub(super) range: Range<usize>,
    pub(super) length: f64,
    pub(super) anchors: Vec<u64>,
    /// Of these, numbers and abbreviations, which a translation seldom leaves out.
    firm: Vec<u64>,
    /// Whether its end is missing: the last of several, without a stop.
    pub(super) cut_off: bool,
}

/// The length of sentences together.
pub(super) fn total(side: &[Measured]) -> f64 {
    side.iter().map(|sentence| sentence.length).sum()
}

/// The sentences of a part of a text.
pub(super) fn measure(text: &str, within: Range<usize>, lang: Lang) -> Vec<Measured> {
    let part = text.get(within.clone()).unwrap_or_default();
    let ranges = sentences(part, lang);
    let count = ranges.len();
    ranges
        .into_iter()
        .enumerate()
        .map(|(index, range)| {
            let sentence = part.get(range.clone()).unwrap_or_default();
            let open = sentence
                .trim_end()
                .ends_with(|last: char| last.is_alphanumeric() || matches!(last, ',' | '，' | '、'));
            let (anchors, firm) = anchors(sentence);
            Measured {
                range: range.start + within.start..range.end + within.start,
                length: length(sentence),
                anchors,
                firm,
                cut_off: open && count > 1 && index + 1 == count,
            }
        })
        .collect()
}

/// The length of a sentence in English letters: a Chinese character says about as much as four.
fn length(sentence: &str) -> f64 {
    sentence
        .chars()
        .map(|character| match character {
            _ if is_hanzi(character) => 4.0,
            _ if character.is_whitespace() => 0.5,
            _ => 1.0,
        })
        .sum()
}

/// What both languages write alike: numbers, and Latin words that are names or abbreviations. Each once, as a number that
/// its letters give (FNV-1a, public domain), in order; and of them those that are numbers or all capitals.
fn anchors(sentence: &str) -> (Vec<u64>, Vec<u64>) {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let (mut anchors, mut firm) = (Vec::new(), Vec::new());
    let mut capitals = true;
    let (mut hash, mut letters, mut last_is_digit) = (START, 0, false);
    for character in sentence.chars().chain([' ']) {
        if letters == 0 && is_hanzi(character) {
            continue;
        }
        let is_digit = character.is_ascii_digit();
        let counts = is_digit || is_latin(character);
        if letters > 0 && !(counts && is_digit == last_is_digit) {
            if letters > 1 {
                anchors.push(hash);
                if last_is_digit || capitals {
                    firm.push(hash);
                }
            }
            (hash, letters, capitals) = (START, 0, true);
        }
        if counts {
            hash = (hash ^ u64::from(u32::from(character.to_ascii_lowercase()))).wrapping_mul(PRIME);
            letters += character.len_utf8();
            capitals &= character.is_ascii_uppercase();
            last_is_digit = is_digit;
        }
    }
    anchors.sort_unstable();
    anchors.dedup();
    (anchors, firm)
}

/// The anchors of sentences together, in order.
pub(super) fn anchors_of(side: &[Measured]) -> Vec<u64> {
    let mut anchors: Vec<u64> = side
        .iter()
        .flat_map(|sentence| &sentence.anchors)
        .copied()
        .collect();
    anchors.sort_unstable();
    anchors
}

/// How many numbers and abbreviations of a part the other one lacks.
pub(super) fn lacking(part: &[Measured], other: &[Measured]) -> usize {
    part.iter()
        .flat_map(|sentence| &sentence.firm)
        .filter(|anchor| !other.iter().any(|sentence| holds(&sentence.anchors, anchor)))
        .count()
}

/// Whether anchors, which are in order, hold one.
pub(super) fn holds(anchors: &[u64], anchor: &u64) -> bool {
    anchors.binary_search(anchor).is_ok()
}
