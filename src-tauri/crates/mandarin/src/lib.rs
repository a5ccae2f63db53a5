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
mod error;
mod evidence;
mod hanzi;
mod language;
mod light;
mod line;
mod own_words;
pub mod pinyin;
mod polyphone;
mod reading;
mod sandhi;
mod script;
mod strokes;
mod syllable;
#[cfg(feature = "training")]
pub mod training;

pub use corrections::{Correction, Reach};
pub use error::LanguageError;
pub use hanzi::is_hanzi;
pub use language::{Difference, Entry, Hsk, Language, MinimalPair, PartOfSpeech};
pub use reading::{Alternative, CharReading, Given, Source, Word, WordKind};
pub use script::Script;
pub use strokes::{ARPHIC_LICENCE, Strokes};
pub use syllable::{Syllable, Tone};
