//! What annotation gives: words, and the reading of each of their characters.

use crate::Syllable;

/// Where a reading comes from; a later one never overrules an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// The author of the document wrote it.
    Author,
    /// The learner corrected it.
    Learner,
    /// The app chose it.
    App,
}

/// A reading that is given for a character before annotation, and wins over the app's own choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Index of the character in the line, counted in `char`s.
    pub at: usize,
    /// The reading, as the author or the learner wrote it.
    pub syllable: Syllable,
    /// Who gave it.
    pub source: Source,
}

/// Whether a word is read as Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Chinese characters that have readings.
    Chinese,
    /// Anything else: punctuation, spaces, Latin words, numbers.
    Other,
}

/// A word of a line. The texts of a line's words, joined, are the line again.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The word's characters as they stand in the line.
    pub text: String,
    /// Index of its first character in the line, counted in `char`s.
    pub at: usize,
    /// Chinese, or anything else.
    pub kind: WordKind,
    /// One reading for each character, in order; empty unless the word is Chinese.
    pub readings: Vec<CharReading>,
}

/// The reading of one character in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct CharReading {
    /// Index of the character in the line, counted in `char`s.
    pub at: usize,
    /// The character.
    pub character: char,
    /// The reading in dictionary tones; a given one as it was given. 儿 that only colours the syllable before it has
    /// the reading `r`, so that 哪儿 is `nǎ` and `r`.
    pub citation: Syllable,
    /// The reading as it is spoken here, after tone sandhi.
    pub spoken: Syllable,
    /// Probability that `citation` is right, 0 to 1.
    pub sure: f32,
    /// Who gave it.
    pub source: Source,
    /// Other readings that this character has, most frequent first, without `citation`.
    pub alternatives: Vec<Syllable>,
}
