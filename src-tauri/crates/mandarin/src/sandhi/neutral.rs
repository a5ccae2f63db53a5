//! Syllables that lose their tone in speech although the dictionary has them with one: 不 between a verb and its result;
//! and 啊, whose sound leans on what is before it. What is light in writing as well is in [`crate::light`].
//!
//! Without a grammar, verbs and results are lists: what they leave out is spoken with the dictionary's tones, which is
//! never wrong, only careful (Chao 1968, §1.3.6: neutral tones are optional in much of this).

use super::Beat;
use crate::{Syllable, Tone};

/// Verbs that take a result behind 不: 听不懂, 找不到 (Chao 1968, §6.6.8).
const WITH_RESULT: &str = "听看说吃买找想做写读记赶走跑拿受睡站坐学认分等打接用开关办弄管数忘喝穿搬卖";
const RESULTS: &str = "懂见到完着住动清起了惯饱够掉";

/// Sets what is neutral in a phrase.
pub(super) fn apply(phrase: &mut [Beat]) {
    for at in 1..phrase.len() {
        if is_between_verb_and_result(phrase, at) {
            super::set(phrase, at, Tone::Neutral);
        }
    }
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
