//! Cutting Chinese into words: the most probable cut by the frequencies of the words, which the learner's own words and
//! a little grammar may sway where frequencies alone are known to cut wrongly (没收|到, 三|个人, 曾经|理). Numbers are cut first.

use super::apart::{is_apart, is_together};
use super::names::{Name, Part};
use super::numbers::{Numbers, is_numeral};
use super::words::{UNKNOWN, WordId, Words};
use crate::own_words::OwnWords;

/// What sways a cut is a factor of this natural logarithm: enough against a word a few hundred times as frequent.
const SWAY: f32 = 6.0;

/// What a number weighs that is no word of the dictionary: a common word.
const NUMBER: f32 = -9.0;

/// A piece of a cut: its word, its length in characters, and what part of a name it is.
pub(crate) type Cut = (Option<WordId>, usize, Part);

/// Cuts Chinese into words so that the product of their frequencies is greatest; a character that is in no word stands
/// alone. `text` comes as it stands and in simplified characters; `before` is what stands before it, `titled` whether a
/// surname with a title stands at a place of it, `own` the lengths of the learner's own words there, `names` the names of
/// people.
pub(crate) fn cut<Lengths: Iterator<Item = usize>, Found: Iterator<Item = Name>>(
    words: &Words,
    (text, plain): (&[char], &[char]),
    before: Option<char>,
    titled: impl Fn(usize) -> bool,
    own: impl Fn(usize) -> Lengths,
    names: impl Fn(usize) -> Found,
) -> Vec<Cut> {
    // For each number of characters read: the best weight there, the last word or name and its length.
    let mut best: Vec<(f32, Step, usize)> = vec![(f32::NEG_INFINITY, Step::Word(None), 0); text.len() + 1];
    if let Some(start) = best.first_mut() {
        start.0 = 0.0;
    }
    let numbers = Numbers::of(plain);
    for start in 0..text.len() {
        let here = best.get(start).map_or(f32::NEG_INFINITY, |place| place.0);
        let mut reach = |step: Step, length: usize, weight: f32| {
            if let Some(there) = best
                .get_mut(start + length)
                .filter(|there| here + weight > there.0)
            {
                *there = (here + weight, step, length);
            }
        };
        reach(Step::Word(None), 1, UNKNOWN);
        let rest = text.get(start..).unwrap_or_default();
        let behind = if start == 0 {
            before
        } else {
            text.get(start - 1).copied()
        };
        let counted = behind.filter(|before| before.is_ascii_digit() || is_numeral(*before));
        for (word, length) in words.beginning(rest) {
            if !numbers.allow(plain, start, length) {
                continue;
            }
            let found = rest.get(..length).unwrap_or_default();
            let measures = counted.is_some_and(|number| is_measure(words, number, word, found));
            let swayed = measures
                || behind.is_some_and(|behind| begins_behind(behind, found))
                || length == 1 && titled(start)
                || length > 1 && is_together(plain, start, length);
            let sway = match (swayed, length > 1 && is_apart(words, plain, start, length)) {
                (_, true) => -2.0 * SWAY,
                (true, _) => SWAY,
                _ => 0.0,
            };
            reach(Step::Word(Some(word)), length, words.weight(word) + sway);
        }
        if let Some(length) = numbers.beginning(start) {
            let is_word = words.find_characters(rest.iter().take(length).copied()).is_some();
            if !is_word {
                reach(Step::Number, length, NUMBER);
            }
        }
        for length in own(start) {
            let word = words.find_characters(rest.iter().take(length).copied());
            let weight = word.map_or(UNKNOWN, |word| words.weight(word));
            reach(Step::Word(word), length, weight.max(OwnWords::WEIGHT));
        }
        for name in names(start) {
            let [(_, first), (_, second)] = name.parts;
            reach(Step::Name(name), first + second, name.weight);
        }
    }
    let mut cut = Vec::with_capacity(text.len());
    let mut end = text.len();
    while let Some((_, step, length)) = best.get(end).filter(|place| place.2 > 0) {
        let start = end - length;
        match step {
            Step::Word(word) => cut.push((*word, *length, Part::Word)),
            Step::Number => cut.push((None, *length, Part::Number)),
            Step::Name(name) => {
                let mut part_end = end;
                for (part, length) in name.parts.iter().rev() {
                    let found = text.get(part_end - length..part_end).unwrap_or_default();
                    let word = words.find_characters(found.iter().copied());
                    cut.push((word, *length, *part));
                    part_end -= length;
                }
            }
        }
        end = start;
    }
    cut.reverse();
    cut
}

/// What a cut goes over at once.
#[derive(Clone, Copy)]
enum Step {
    Word(Option<WordId>),
    Number,
    Name(Name),
}

/// Whether a word counts something behind a number: 个, which makes 一个 one word, or a measure word of two characters
/// (分钟, 公里).
fn is_measure(words: &Words, number: char, word: WordId, found: &[char]) -> bool {
    match found {
        [only] => matches!(only, '个' | '個') && number != '一',
        [_, _] => words.tag(word) == b'q',
        _ => false,
    }
}

/// Whether a word begins behind a character with which its first makes another word more often elsewhere.
fn begins_behind(behind: char, found: &[char]) -> bool {
    match behind {
        '没' | '沒' => matches!(found, ['收', '到' | '回']),
        '做' | '当' | '當' => matches!(found, ['客', '服']),
        '跟' => matches!(found, ['前', '台' | '臺' | '面']),
        '着' | '著' => matches!(found, ['手', '指']),
        _ => false,
    }
}
