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
    /// It is a name, which is written with a capital: a person's, a place's, an organisation's, a language's.
    pub is_name: bool,
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
    /// The reading that the character has here for itself, with its own tone: shí for the 识 of 认识.
    pub citation: Syllable,
    /// The reading in dictionary tones, in which a word's last syllables may be light: shi for the 识 of 认识. What is
    /// shown, looked up and remembered. A given one as it was given. 儿 that only colours the syllable before it has
    /// the reading `r`, so that 哪儿 is `nǎ` and `r`.
    pub written: Syllable,
    /// The reading as it is spoken here, after tone sandhi.
    pub spoken: Syllable,
    /// Probability that `written` is right, 0 to 1.
    pub sure: f32,
    /// Who gave it.
    pub source: Source,
    /// Other readings that this character has, the likeliest first, without `written`. What the app chose and they are
    /// 1 together; beside a given reading they are as likely as the app finds them.
    pub alternatives: Vec<Alternative>,
}

/// A reading that a character could have in its place instead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alternative {
    /// The reading, in dictionary tones.
    pub syllable: Syllable,
    /// Probability that it is the right one, 0 to 1.
    pub share: f32,
}
