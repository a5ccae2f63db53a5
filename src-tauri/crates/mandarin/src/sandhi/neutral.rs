//! Syllables that lose their tone in speech although the dictionary has them with one: repeated verbs, directions
//! behind a verb, 不 between a verb and its result; and 啊, whose sound leans on what is before it.
//!
//! Without a grammar, verbs and results are lists: what they leave out is spoken with the dictionary's tones, which is
//! never wrong, only careful (Chao 1968, §1.3.6: neutral tones are optional in much of this).

use super::Beat;
use crate::{Syllable, Tone};

/// Verbs of one syllable that are repeated for a little while of doing: 看看, 想想 (Chao 1968, §4.2.4).
const REPEATED: &str = "看想听说走试问等找坐歇笑写读查谈聊玩尝学练数洗刷扫猜算量摸翻讲教逛转动用改修念背抱帮管比闻催换瞧躺停点逗";

/// Verbs that take a result behind 不: 听不懂, 找不到 (Chao 1968, §6.6.8).
const WITH_RESULT: &str = "听看说吃买找想做写读记赶走跑拿受睡站坐学认分等打接用开关办弄管数忘喝穿搬卖";
const RESULTS: &str = "懂见到完着住动清起了惯饱够掉";

/// Directions of two syllables. Behind a verb their second syllable is neutral: 走出来 chūlai (Chao 1968, §6.6.6).
const DIRECTIONS: [[char; 2]; 22] = [
    ['上', '来'],
    ['上', '去'],
    ['下', '来'],
    ['下', '去'],
    ['进', '来'],
    ['进', '去'],
    ['出', '来'],
    ['出', '去'],
    ['回', '来'],
    ['回', '去'],
    ['过', '来'],
    ['过', '去'],
    ['起', '来'],
    ['上', '來'],
    ['下', '來'],
    ['進', '來'],
    ['進', '去'],
    ['出', '來'],
    ['回', '來'],
    ['過', '來'],
    ['過', '去'],
    ['起', '來'],
];

/// What stands before a direction that is itself the verb: 他出来, 快进来, 不过去.
const NO_VERB: &str = "我你您他她它们谁大家快再也都就才还不没别要想会能请可马上先后一刚又没有";

/// Sets what is neutral in a phrase.
pub(super) fn apply(phrase: &mut [Beat]) {
    for at in 1..phrase.len() {
        if repeats_a_verb(phrase, at) || is_direction(phrase, at) || is_between_verb_and_result(phrase, at) {
            super::set(phrase, at, Tone::Neutral);
        }
    }
}

/// 看看, when it is two words.
fn repeats_a_verb(phrase: &[Beat], at: usize) -> bool {
    let Some([first, second]) = phrase.get(at - 1..=at) else {
        return false;
    };
    let same = first.character == second.character && first.citation == second.citation;
    let third = phrase
        .get(at + 1)
        .is_some_and(|next| next.character == second.character);
    let alone = |beat: &Beat| phrase.iter().filter(|other| other.word == beat.word).count() == 1;
    same && !third
        && first.word != second.word
        && alone(first)
        && alone(second)
        && REPEATED.contains(first.character)
}

/// The second syllable of a direction behind a verb.
fn is_direction(phrase: &[Beat], at: usize) -> bool {
    let Some([first, second]) = phrase.get(at - 1..=at) else {
        return false;
    };
    let verb = at.checked_sub(2).and_then(|before| phrase.get(before));
    first.word == second.word
        && DIRECTIONS.contains(&[first.character, second.character])
        && verb.is_some_and(|verb| verb.word != first.word && !NO_VERB.contains(verb.character))
}

/// 不 in 听不懂.
fn is_between_verb_and_result(phrase: &[Beat], at: usize) -> bool {
    let Some([verb, not, result]) = phrase.get(at - 1..=at + 1) else {
        return false;
    };
    not.character == '不' && WITH_RESULT.contains(verb.character) && RESULTS.contains(result.character)
}

/// The sound of 啊 behind a syllable: ya behind a, e, i, o, ü; wa behind u and ao; na behind n. Behind ng, and behind
/// the buzzing i of zhi and zi, it has sounds that pinyin cannot spell, and stays a (Chao 1968, §8.5.4).
pub(super) fn particle(phrase: &mut [Beat]) {
    for at in 1..phrase.len() {
        let Some([before, particle]) = phrase.get(at - 1..=at) else {
            continue;
        };
        if particle.character != '啊' || Some(particle.citation) != neutral("a") {
            continue;
        }
        let sound = joined(before.spoken).and_then(neutral);
        if let (Some(sound), Some(beat)) = (sound, phrase.get_mut(at)) {
            beat.spoken = sound;
        }
    }
}

fn neutral(letters: &str) -> Option<Syllable> {
    Syllable::new(letters, Tone::Neutral)
}

/// The letters of 啊 behind a syllable; none where it stays as it is.
fn joined(before: Syllable) -> Option<&'static str> {
    let letters = before.letters();
    let buzzes = matches!(letters, "zhi" | "chi" | "shi" | "ri" | "zi" | "ci" | "si");
    match letters {
        _ if buzzes || before.is_erhua() || letters.ends_with("ng") || letters.ends_with('r') => None,
        _ if letters.ends_with('n') => Some("na"),
        // ju is jü.
        "ju" | "qu" | "xu" | "yu" => Some("ya"),
        _ if letters.ends_with('u') || letters.ends_with("ao") => Some("wa"),
        _ => Some("ya"),
    }
}
