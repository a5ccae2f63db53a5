//! The language itself: syllables and tones, pinyin in and out, the dictionary, segmentation into words,
//! the reading of every character in its context, and tone sandhi.
//!
//! The way in is [`Language`]: load it once, then [`Language::annotate`] turns a line of text into [`Word`]s,
//! each with the reading of its characters, and [`Language::define`] looks a headword up.

mod annotate;
mod around;
mod character;
mod character_set;
mod choose;
mod corrections;
mod evidence;
mod hanzi;
mod language;
mod light;
mod own_words;
pub mod pinyin;
mod polyphone;
mod reading;
mod sandhi;
mod script;
mod strokes;
mod syllable;

pub use corrections::{Correction, Reach};
pub use hanzi::is_hanzi;
pub use language::{Difference, Entry, Hsk, Language, LanguageError, MinimalPair, PartOfSpeech};
pub use reading::{Alternative, CharReading, Given, Source, Word, WordKind};
pub use script::Script;
pub use strokes::{ARPHIC_LICENCE, Strokes};
pub use syllable::{Syllable, Tone};

/// What `examples/train_readings.rs` has to know of the model that it trains.
#[cfg(feature = "training")]
pub mod training {
    /// The most readings that are told apart for one character.
    pub const CLASSES: usize = crate::polyphone::CLASSES;

    /// What a unit of a stored weight is worth.
    pub const SCALE: f32 = crate::polyphone::SCALE;

    /// The network is asked where the model is less sure than this.
    pub const SURE: f32 = crate::polyphone::SURE;

    /// What a unit of stored trust in the network is worth.
    pub const TRUST: f32 = crate::polyphone::TRUST;

    /// What the choice sees of a character whatever stands around it.
    pub fn feature_of(character: char) -> u32 {
        crate::polyphone::features::of_character(character)
    }

    /// What the choice sees of a character of a word when nothing around it is known to be a word.
    pub fn features_in_word(word: &[char], at: usize) -> Vec<u32> {
        crate::evidence::features_in_headword(word, at)
    }

    /// A character's own tone where it is written without one; nothing where it could be one of several.
    pub fn own_tone(
        language: &crate::Language,
        character: char,
        written: crate::Syllable,
    ) -> Option<crate::Syllable> {
        crate::light::own_tone(language, character, written)
    }

    /// Two opinions as one: probabilities, and the logarithms of others that are trusted so far.
    pub fn joined(first: [f32; CLASSES], second: [f32; CLASSES], trust: f32, count: usize) -> [f32; CLASSES] {
        crate::polyphone::joined(first, second, trust, count)
    }

    /// Sums of weights turned into probabilities of the first `count` readings.
    pub fn softmax(sums: [f32; CLASSES], count: usize) -> [f32; CLASSES] {
        crate::polyphone::softmax(sums, count)
    }
}
