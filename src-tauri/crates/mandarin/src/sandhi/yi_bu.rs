//! 一 and 不, whose tone depends on what follows (Chao 1968, §1.3.4; GB/T 16159-2012, 6.1).

use super::{Beat, set};
use crate::Tone;

const DIGITS: &str = "〇零一二三四五六七八九";

/// Words that end in 一 without an end to the count: 每一 个 is spoken like 一个.
const OPEN_WORDS: [char; 10] = ['这', '這', '那', '哪', '每', '另', '某', '任', '有', '同'];

/// What 一 before these names is a number in order and keeps its tone: 一月, 一号, 一等奖, 一级, 一流, 一楼.
const ORDINAL_BEFORE: &str = "月号號日等级級流楼樓";

/// Sets the tones of 一 and 不 in a phrase.
pub(super) fn apply(phrase: &mut [Beat]) {
    for at in 0..phrase.len() {
        let tone = match phrase.get(at) {
            Some(beat) if beat.character == '一' && is(beat, "yi", Tone::First) => yi(phrase, at),
            Some(beat) if beat.character == '不' && is(beat, "bu", Tone::Fourth) => bu(phrase, at),
            _ => None,
        };
        if let Some(tone) = tone {
            set(phrase, at, tone);
        }
    }
}

fn is(beat: &Beat, letters: &str, tone: Tone) -> bool {
    beat.citation.letters() == letters && beat.citation.tone() == tone
}

/// The tone of 一, when it is not its own.
fn yi(phrase: &[Beat], at: usize) -> Option<Tone> {
    let here = phrase.get(at)?;
    let next = phrase.get(at + 1)?;
    let before = at.checked_sub(1).and_then(|before| phrase.get(before));
    if let Some(before) = before {
        // Ordinals and numbers read out digit by digit; ten and eleven of something.
        let counted = before.character == '第' || before.character == '十' || is_digit(before);
        // The end of a word that is a whole: 统一, 星期一, 之一.
        let ends_word = before.word == here.word && next.word != here.word;
        let open = OPEN_WORDS.contains(&before.character);
        if counted || (ends_word && !open) {
            return None;
        }
        // 看一看: the verb is repeated and 一 has no tone of its own; 一天一天 is counting.
        let counting = at
            .checked_sub(2)
            .and_then(|index| phrase.get(index))
            .is_some_and(|beat| beat.character == '一');
        if before.character == next.character && !counting {
            return Some(Tone::Neutral);
        }
    }
    let year_of_school = phrase.get(at + 2).is_some_and(|second| {
        next.character == '年' && matches!(second.character, '级' | '級') && next.word == second.word
    });
    let in_order = ORDINAL_BEFORE.contains(next.character) || year_of_school;
    if is_digit(next) || next.character == '十' || in_order {
        return None;
    }
    Some(if falls(next) { Tone::Second } else { Tone::Fourth })
}

/// The tone of 不, when it is not its own.
fn bu(phrase: &[Beat], at: usize) -> Option<Tone> {
    let next = phrase.get(at + 1)?;
    // 行不行, 可不可以: between the same verb.
    let repeated = at
        .checked_sub(1)
        .and_then(|before| phrase.get(before))
        .is_some_and(|before| {
            before.character == next.character || word_before(phrase, at).eq(word_after(phrase, at))
        });
    if repeated {
        return Some(Tone::Neutral);
    }
    falls(next).then_some(Tone::Second)
}

/// Whether a syllable has the fourth tone, or had it before it became neutral (个).
fn falls(beat: &Beat) -> bool {
    let weakened = beat.citation.tone() == Tone::Neutral && matches!(beat.character, '个' | '個' | '箇');
    beat.citation.tone() == Tone::Fourth || weakened
}

fn is_digit(beat: &Beat) -> bool {
    DIGITS.contains(beat.character)
}

/// The characters of the word that ends before a place.
fn word_before(phrase: &[Beat], at: usize) -> impl Iterator<Item = char> {
    let word = at
        .checked_sub(1)
        .and_then(|before| phrase.get(before))
        .map(|beat| beat.word);
    let start = phrase
        .iter()
        .position(|beat| Some(beat.word) == word)
        .unwrap_or(at);
    phrase
        .get(start..at)
        .unwrap_or_default()
        .iter()
        .map(|beat| beat.character)
}

/// The characters of the word that begins after a place.
fn word_after(phrase: &[Beat], at: usize) -> impl Iterator<Item = char> {
    let word = phrase.get(at + 1).map(|beat| beat.word);
    let rest = phrase.get(at + 1..).unwrap_or_default().iter();
    rest.take_while(move |beat| Some(beat.word) == word)
        .map(|beat| beat.character)
}
