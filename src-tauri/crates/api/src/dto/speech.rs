//! Pronunciation.

use super::dto;

dto! {
    /// What to say.
    pub struct SpeechSpeakArgs {
        /// The words, with the readings that the page shows.
        pub words: Vec<SpokenWord>,
        /// Speed, 0.5 to 1.5; 1 is normal.
        pub rate: f32,
    }

    /// A word to say.
    #[derive(Eq)]
    pub struct SpokenWord {
        /// As it is shown.
        pub text: String,
        /// Pinyin with tone marks of each character as spoken; empty for punctuation, numbers and Latin words.
        pub syllables: Vec<String>,
    }

    /// Sound that is ready to be played.
    pub struct SpeechClip {
        /// Its name: `clip://localhost/<id>.wav` gives the sound.
        pub id: String,
        /// Length in milliseconds.
        pub duration: f64,
        /// When each word sounds, in order. Words that make no sound have no mark.
        pub marks: Vec<SpeechMark>,
        /// The voice that speaks.
        pub voice: String,
    }

    /// When a word sounds.
    #[derive(Copy)]
    pub struct SpeechMark {
        /// Index of the word.
        pub word: u32,
        /// Milliseconds from the start of the clip.
        pub start: f64,
        /// Milliseconds from the start of the clip.
        pub end: f64,
    }

    /// Whether there is a voice.
    pub struct SpeechStatus {
        /// There is one.
        pub available: bool,
        /// Its name; empty if there is none.
        pub voice: String,
        /// If there is none: a sentence that says what to do.
        pub advice: String,
    }
}
