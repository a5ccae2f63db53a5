//! The word card, and words that are studied.

use super::{Place, Run, dto};

dto! {
    /// Which word.
    pub struct WordGetArgs {
        /// Its characters, in either script.
        pub word: String,
        /// Its reading where it stands, syllables with tone marks joined by spaces; picks the entry to show first.
        pub pinyin: Option<String>,
    }

    /// What the app knows of a word.
    pub struct WordCard {
        /// The word as it was asked for.
        pub word: String,
        /// Entries of the dictionary, the one with the reading asked for first; empty when it has none.
        pub entries: Vec<EntryView>,
        /// The characters, each with its own entry when the word has more than one.
        pub characters: Vec<CharacterView>,
        /// Level in HSK 3.0 (7 stands for 7-9).
        pub hsk: Option<u8>,
        /// Level in HSK 2.0.
        pub hsk2: Option<u8>,
        /// Sentences of the learner's lessons with the word, at most five.
        pub seen_in: Vec<SeenIn>,
        /// Whether it is saved to study.
        pub saved: bool,
    }

    /// An entry of the dictionary.
    pub struct EntryView {
        /// Simplified characters.
        pub simplified: String,
        /// Traditional characters.
        pub traditional: String,
        /// Pinyin with tone marks, a syllable each.
        pub pinyin: Vec<String>,
        /// As the voice says it, a syllable each.
        pub spoken: Vec<String>,
        /// The senses in English.
        pub senses: Vec<String>,
        /// Measure words, `个 (gè)`.
        pub measure_words: Vec<String>,
    }

    /// A character of a word.
    #[derive(Eq)]
    pub struct CharacterView {
        /// The character.
        pub character: String,
        /// Pinyin with tone marks.
        pub pinyin: String,
        /// What it means.
        pub gloss: String,
    }

    /// A sentence that has the word.
    pub struct SeenIn {
        /// The lesson.
        pub lesson_id: String,
        /// Its title.
        pub title: String,
        /// Where.
        pub place: Place,
        /// The sentence.
        pub text: Vec<Run>,
    }

    /// Which word to study, or to stop studying.
    pub struct WordSaveArgs {
        /// Its characters.
        pub word: String,
        /// Its reading, syllables with tone marks joined by spaces.
        pub pinyin: String,
        /// Where the learner met it.
        pub lesson_id: Option<String>,
    }

    /// What saving a word changed.
    #[derive(Copy, Eq)]
    pub struct WordSaved {
        /// Whether it is saved now.
        pub saved: bool,
    }
}
