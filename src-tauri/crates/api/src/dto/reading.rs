//! Readings: what the command line prints of a text, and what the learner corrects.

use super::dto;

dto! {
    /// Which reading is wrong, and what it is.
    pub struct ReadingCorrectArgs {
        /// The sentence, or the word that is to be read so everywhere.
        pub text: String,
        /// Index of the character in the text.
        pub at: u32,
        /// The reading: a syllable of pinyin or zhuyin.
        pub pinyin: String,
        /// For a sentence: the lesson in which it stands. None means that the text is a word.
        pub lesson_id: Option<String>,
    }

    /// A correction that was made.
    #[derive(Eq)]
    pub struct ReadingCorrected {
        /// What takes it back.
        pub correction_id: String,
    }

    /// Which correction to take back.
    pub struct CorrectionArgs {
        /// As it was given when the correction was made.
        pub correction_id: String,
    }

    /// Corrections that stand.
    pub struct CorrectionsView {
        /// Newest first.
        pub corrections: Vec<CorrectionView>,
    }

    /// A reading that the learner corrected.
    #[derive(Eq)]
    pub struct CorrectionView {
        /// What takes it back.
        pub correction_id: String,
        /// The sentence or the word.
        pub text: String,
        /// Index of the character in the text.
        pub at: u32,
        /// The reading, in the learner's notation.
        pub shown: String,
        /// It holds for the word wherever it stands, not only in this sentence.
        pub everywhere: bool,
    }

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
        /// The line in pinyin as one writes it (GB/T 16159-2012): words joined, capitals, Latin punctuation.
        pub pinyin: String,
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
        /// The reading of the character here for itself, with its own tone: shí for the 识 of 认识.
        pub citation: String,
        /// The reading in dictionary tones, as words are written: shi for the 识 of 认识.
        pub written: String,
        /// The reading as spoken here.
        pub spoken: String,
        /// Probability that `written` is right.
        pub sure: f32,
        /// Other readings of the character, the likeliest first.
        pub alternatives: Vec<AlternativeReading>,
    }

    /// A reading that a character could have instead.
    #[serde(tag = "type", rename = "alternative")]
    pub struct AlternativeReading {
        /// The reading in dictionary tones.
        pub citation: String,
        /// Probability that it is the right one.
        pub probability: f32,
    }
}
