//! Tone sandhi: from the readings of the dictionary to the tones that are spoken.
//!
//! A layer of its own: nothing is stored in spoken tones. The rules work on a phrase, the Chinese between two signs
//! of punctuation, in the order 一 and 不 ([`yi_bu`]), neutral tones ([`neutral`]), third tones ([`third`]), 啊. A reading that an
//! author already wrote in spoken form (`yí ge`, `ní hǎo`) is no longer what a rule looks for, and stays.
//!
//! Sources: Y. R. Chao, A Grammar of Spoken Chinese (1968), §1.3.4 and §1.3.6; S. Duanmu, The Phonology of Standard
//! Chinese (2nd edition, 2007), chapter 11; C. Shih, The Prosodic Domain of Tone Sandhi in Chinese (1986).

mod neutral;
mod third;
mod yi_bu;

use crate::language::Language;
use crate::{CharReading, Syllable, Tone, Word, WordKind};

/// A syllable of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beat {
    /// Its character.
    pub(crate) character: char,
    /// Its dictionary reading.
    pub(crate) citation: Syllable,
    /// Its reading as far as the rules have gone.
    pub(crate) spoken: Syllable,
    /// Which word of the phrase it belongs to.
    pub(crate) word: usize,
}

/// Sets the spoken reading of every character of annotated words.
pub(crate) fn speak(language: &Language, words: &mut [Word]) {
    let mut beats: Vec<Beat> = Vec::with_capacity(words.iter().map(|word| word.readings.len()).sum());
    for phrase in words.chunk_by_mut(|left, right| left.kind == right.kind) {
        if phrase.first().is_none_or(|word| word.kind != WordKind::Chinese) {
            continue;
        }
        beats.clear();
        for (number, word) in phrase.iter().enumerate() {
            beats.extend(word.readings.iter().map(|reading| beat(reading, number)));
        }
        apply(&mut beats, |word| language.is_word(word));
        for (reading, beat) in phrase.iter_mut().flat_map(|word| &mut word.readings).zip(&beats) {
            reading.spoken = beat.spoken;
        }
    }
}

fn beat(reading: &CharReading, word: usize) -> Beat {
    Beat {
        character: reading.character,
        citation: reading.written,
        spoken: reading.written,
        word,
    }
}

/// Applies every rule to a phrase. `is_word` tells how longer words are built.
fn apply(phrase: &mut [Beat], is_word: impl Fn(&str) -> bool) {
    yi_bu::apply(phrase);
    neutral::apply(phrase);
    third::apply(phrase, is_word);
    neutral::particle(phrase);
}

/// Sets the tone that is spoken.
fn set(phrase: &mut [Beat], at: usize, tone: Tone) {
    if let Some(beat) = phrase.get_mut(at) {
        beat.spoken = beat.spoken.with_tone(tone);
    }
}

#[cfg(test)]
mod tests;
