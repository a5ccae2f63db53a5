//! Third tones: before another third tone, a third tone is spoken as a second.
//!
//! Which of several change depends on what belongs together: the inner pair first, then the outer one with the tones
//! that are spoken by then (the cycle of Shih 1986 and Duanmu 2007, 11.4). 展览馆 is (展览)馆, both change; 小老虎 is
//! 小(老虎), and 小 keeps its tone before a 老 that has already risen. Within a phrase the feet are the words;
//! words of one syllable pair off from the left, but 很 and the like belong to what follows them.

use std::ops::Range;

use super::{Beat, set};
use crate::Tone;

/// Words of one syllable that form a foot with what follows, not with what precedes: degree, size, number.
const LEANS_ON_NEXT: &str = "很挺小老两五九几每";

/// Kinship terms and names that repeat a third tone, whose first syllable keeps it before its neutral echo
/// (姐姐 jiějie); repeated verbs change (走走 zóuzou). Chao 1968, §1.3.6.
const KEEPS_BEFORE_ECHO: &str = "姐奶姥嫂婶宝饺";

/// Words whose second syllable lost a third tone that still acts on the first: 小姐 xiáojie, 哪里 náli.
const WEAKENED: [[char; 2]; 5] = [
    ['小', '姐'],
    ['哪', '里'],
    ['哪', '裡'],
    ['哪', '裏'],
    ['晌', '午'],
];

/// Sets third tones before third tones in a phrase.
pub(super) fn apply(phrase: &mut [Beat], is_word: impl Fn(&str) -> bool) {
    neutral_echoes(phrase);
    // Most phrases have no third tone before another, and nothing raises a tone to a third.
    if phrase.windows(2).any(|pair| pair.iter().all(is_third)) {
        raise(phrase, is_word);
    }
}

/// Raises third tones before third tones, from what belongs together to the whole.
fn raise(phrase: &mut [Beat], is_word: impl Fn(&str) -> bool) {
    let words: Vec<Range<usize>> = words(phrase);
    for word in &words {
        within_word(phrase, word.clone(), &is_word);
    }
    let feet = feet(phrase, &words);
    for foot in &feet {
        cross(phrase, foot.clone());
    }
    // Between feet, from the end: a foot that begins low raises the third tone before it.
    for foot in feet.iter().rev() {
        raise_before(phrase, foot.start);
    }
}

/// Third tones before a syllable that has become neutral but was a third tone.
fn neutral_echoes(phrase: &mut [Beat]) {
    for at in 1..phrase.len() {
        let Some([left, right]) = phrase.get(at - 1..=at) else {
            continue;
        };
        let echo = left.character == right.character && !KEEPS_BEFORE_ECHO.contains(left.character);
        let weakened = WEAKENED.contains(&[left.character, right.character]);
        if is_third(left) && right.spoken.tone() == Tone::Neutral && (echo || weakened) {
            set(phrase, at - 1, Tone::Second);
        }
    }
}

fn is_third(beat: &Beat) -> bool {
    beat.spoken.tone() == Tone::Third
}

/// Raises the third tone before `at` when one is spoken at `at`.
fn raise_before(phrase: &mut [Beat], at: usize) {
    let Some(before) = at.checked_sub(1) else { return };
    if let Some([left, right]) = phrase.get(before..=at)
        && is_third(left)
        && is_third(right)
    {
        set(phrase, before, Tone::Second);
    }
}

/// Raises third tones before third tones in a stretch, from the left: of 3 3 3 only the last stays.
fn cross(phrase: &mut [Beat], stretch: Range<usize>) {
    for at in stretch.skip(1) {
        raise_before(phrase, at);
    }
}

/// The words of a phrase.
fn words(phrase: &[Beat]) -> Vec<Range<usize>> {
    let mut start = 0;
    let chunks = phrase.chunk_by(|left, right| left.word == right.word);
    chunks
        .map(|chunk| {
            let word = start..start + chunk.len();
            start = word.end;
            word
        })
        .collect()
}

/// Applies the rule inside a word, from its inner parts to the whole.
fn within_word(phrase: &mut [Beat], word: Range<usize>, is_word: &impl Fn(&str) -> bool) {
    let has_pair = |stretch: &[Beat]| stretch.iter().filter(|beat| is_third(beat)).count() > 1;
    if !phrase.get(word.clone()).is_some_and(has_pair) {
        return;
    }
    let split = split(phrase, word.clone(), is_word);
    within_word(phrase, word.start..split, is_word);
    within_word(phrase, split..word.end, is_word);
    raise_before(phrase, split);
}

/// Where a word divides into two: where both parts are words, else where one of two syllables or more is one;
/// in the middle otherwise, the left part the longer.
fn split(phrase: &[Beat], word: Range<usize>, is_word: &impl Fn(&str) -> bool) -> usize {
    let is_part = |part: Range<usize>| {
        let text: String = phrase
            .get(part)
            .unwrap_or_default()
            .iter()
            .map(|beat| beat.character)
            .collect();
        is_word(&text)
    };
    let middle = word.start + word.len().div_ceil(2);
    let strength = |at: &usize| {
        let parts = [word.start..*at, *at..word.end];
        let long_words = parts
            .iter()
            .filter(|part| part.len() > 1 && is_part((*part).clone()))
            .count();
        (long_words, std::cmp::Reverse(at.abs_diff(middle)))
    };
    (word.start + 1..word.end).max_by_key(strength).unwrap_or(middle)
}

/// The feet of a phrase: what is spoken as one before the phrase is put together.
fn feet(phrase: &[Beat], words: &[Range<usize>]) -> Vec<Range<usize>> {
    let leans = |word: &Range<usize>| {
        word.len() == 1
            && phrase
                .get(word.start)
                .is_some_and(|beat| LEANS_ON_NEXT.contains(beat.character))
    };
    let mut feet = Vec::with_capacity(words.len());
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        let pairs = match after.first() {
            Some(next) if leans(first) => next.len() == 1 && !leans(next),
            Some(next) => first.len() == 1 && next.len() == 1 && !leans(next),
            None => false,
        };
        let end = if pairs { first.end + 1 } else { first.end };
        feet.push(first.start..end);
        rest = if pairs {
            after.get(1..).unwrap_or_default()
        } else {
            after
        };
    }
    feet
}
