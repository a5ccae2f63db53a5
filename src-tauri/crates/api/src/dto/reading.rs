//! What the command line prints of a text: words and readings.

use super::dto;

dto! {
    /// A text of several lines.
    #[serde(tag = "type", rename = "text")]
    pub struct TextReading {
        /// Its lines, in order.
        pub lines: Vec<LineReading>,
    }

    /// A line of text that has been read.
    #[serde(tag = "type", rename = "line")]
    pub struct LineReading {
        /// The line.
        pub text: String,
        /// Its words and what stands between them; their texts, joined, are the line.
        pub tokens: Vec<TokenReading>,
    }

    /// A word, or what stands between words.
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum TokenReading {
        /// A Chinese word.
        Word { /// As it stands in the line.
            text: String, /// Index of its first character in the line.
            at: usize, /// Its characters.
            syllables: Vec<SyllableReading>, /// Level in HSK 3.0 (7 stands for 7-9).
            hsk: Option<u8>, /// The first senses of the dictionary; empty if it has none.
            gloss: String },
        /// Anything else.
        Other { /// As it stands in the line.
            text: String, /// Index of its first character in the line.
            at: usize },
    }

    /// A character and its reading.
    #[serde(tag = "type", rename = "syllable")]
    pub struct SyllableReading {
        /// Index of the character in the line.
        pub at: usize,
        /// The character.
        pub character: String,
        /// The reading in dictionary tones.
        pub citation: String,
        /// The reading as spoken here.
        pub spoken: String,
        /// Probability that `citation` is right.
        pub sure: f32,
        /// Other readings of the character.
        pub alternatives: Vec<String>,
    }
}
