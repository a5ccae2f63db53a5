//! Pinyin in and out: [`parse`] takes what people type and print, [`marks`], [`numbers`] and [`Notation`] write it,
//! [`align()`] puts a reading on the characters it belongs to.
//!
//! Spelling follows the Scheme for the Chinese Phonetic Alphabet (1958) and GB/T 16159-2012.

mod align;
mod format;
mod joint;
mod line;
mod notation;
mod sign;
mod split;
mod zhuyin;

pub use align::{Alignment, Misalignment, align};
pub(crate) use format::capital;
pub use format::{join, marks, numbers};
pub use joint::Joint;
pub(crate) use joint::put_together;
pub use line::{line, pieces, word};
pub use notation::Notation;
pub use split::parse;
pub(crate) use zhuyin::parts;

/// Why a text is not pinyin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PinyinError {
    /// There is nothing to read in it.
    #[error("There is no pinyin here.")]
    Empty,
    /// A part of it cannot be split into syllables.
    #[error("“{part}” is not pinyin.")]
    NotPinyin {
        /// The part between spaces or punctuation that is none.
        part: String,
    },
    /// One syllable was wanted.
    #[error("“{text}” is not one syllable.")]
    NotOneSyllable {
        /// What was given.
        text: String,
    },
}
