//! The word card, and words that are studied.

use super::{CardRow, DictionaryHit, Place, ReadingSource, Run, dto};

dto! {
    /// Which word.
    pub struct WordGetArgs {
        /// Its characters, in either script.
        pub word: String,
        /// Its reading where it stands, syllables with tone marks joined by spaces; picks the entry to show first.
        pub pinyin: Option<String>,
        /// Where it stands, if it stands anywhere: what its reading there may be is then part of the card.
        pub within: Option<Within>,
        /// The lesson that it stands in, if it stands in one: what its author says of it comes first.
        pub lesson_id: Option<String>,
    }

    /// Places of a word.
    pub struct WordPlacesArgs {
        /// Its characters, in either script.
        pub word: String,
        /// How many places are known already.
        pub from: u32,
    }

    /// Some places of a word.
    pub struct WordPlaces {
        /// The sentences, those of one page.
        pub places: Vec<SeenIn>,
        /// How many lines of the learner's lessons have the word.
        pub all: u32,
    }

    /// A syllable in the first to the fourth tone.
    #[derive(Eq)]
    pub struct FourTones {
        /// The four.
        pub tones: Vec<TonedSyllable>,
        /// Which it is in the word, 1 to 5.
        pub own: u8,
    }

    /// A syllable.
    #[derive(Eq)]
    pub struct TonedSyllable {
        /// With a tone mark, as the voice takes it.
        pub pinyin: String,
        /// As it is shown.
        pub shown: String,
    }

    /// Where a word stands.
    #[derive(Eq)]
    pub struct Within {
        /// The sentence around it, as it is shown.
        pub sentence: String,
        /// Index of the first character of the word in the sentence.
        pub at: u32,
        /// What its author says of its readings.
        pub given: Vec<GivenReading>,
    }

    /// The reading of a character that its author gives.
    #[derive(Eq)]
    pub struct GivenReading {
        /// Index of the character in the sentence.
        pub at: u32,
        /// Pinyin with a tone mark.
        pub pinyin: String,
    }

    /// What the app knows of a word.
    pub struct WordCard {
        /// The word as it was asked for.
        pub word: String,
        /// Entries of the dictionary, the one with the reading asked for first; empty when it has none.
        pub entries: Vec<EntryView>,
        /// What the authors of lessons say that it means; they come before the dictionary.
        pub told: Vec<ToldView>,
        /// How each character is read where the word stands, and how else it could be; empty where that was not asked.
        pub readings: Vec<ReadingView>,
        /// The characters, each with its own entry when the word has more than one.
        pub characters: Vec<CharacterView>,
        /// Level in HSK 3.0 (7 stands for 7-9).
        pub hsk: Option<u8>,
        /// Level in HSK 2.0.
        pub hsk2: Option<u8>,
        /// The first sentences of the learner's lessons with the word.
        pub seen_in: Vec<SeenIn>,
        /// Whether there are more of them.
        pub seen_elsewhere: bool,
        /// Each of its syllables once, in the four tones.
        pub tones: Vec<FourTones>,
        /// Words that differ from it in one thing that has to be heard.
        pub pairs: Vec<PairView>,
        /// Other words with this word in them, the most used first.
        pub part_of: Vec<DictionaryHit>,
        /// Whether it is saved to study.
        pub saved: bool,
        /// Those of its cards that are put aside or forgotten again and again.
        pub troubled: Vec<CardRow>,
    }

    /// What the author of a lesson says that a word means.
    #[derive(Eq)]
    pub struct ToldView {
        /// In the author's words.
        pub gloss: String,
        /// The lesson.
        pub lesson_id: String,
        /// What it is called.
        pub title: String,
    }

    /// A word that differs from another in one tone, initial or final.
    #[derive(Eq)]
    pub struct PairView {
        /// In what.
        pub differs: DifferenceView,
        /// The word.
        pub word: DictionaryHit,
        /// As the voice says it, a syllable each.
        pub spoken: Vec<String>,
    }

    /// In what two words differ.
    #[derive(Copy, Eq)]
    pub enum DifferenceView {
        /// The tone.
        Tone,
        /// The initial.
        Initial,
        /// The final.
        Final,
    }

    /// What a word means, in as few words as will do.
    #[derive(Eq)]
    pub struct WordGloss {
        /// Its reading as it is shown.
        pub shown: String,
        /// The first senses; empty where the dictionary has none.
        pub senses: Vec<String>,
        /// Level in HSK 3.0 (7 stands for 7-9).
        pub hsk: Option<u8>,
    }

    /// How a character is read in its place, and how else it could be.
    pub struct ReadingView {
        /// The character.
        pub character: String,
        /// Its reading as it is shown.
        pub shown: String,
        /// Who gave it.
        pub source: ReadingSource,
        /// The app is not sure of it.
        pub unsure: bool,
        /// Other readings that the character has, the likeliest first.
        pub others: Vec<OtherReading>,
        /// The correction by which it is read so, if the learner made one.
        pub correction_id: Option<String>,
    }

    /// A reading that a character can have.
    pub struct OtherReading {
        /// Pinyin with a tone mark.
        pub pinyin: String,
        /// As it is shown.
        pub shown: String,
        /// How likely the app finds it here, 0 to 1.
        pub probability: f32,
    }

    /// An entry of the dictionary.
    pub struct EntryView {
        /// Simplified characters.
        pub simplified: String,
        /// Traditional characters.
        pub traditional: String,
        /// Its reading as one writes it: together, names with a capital, in the learner's notation.
        pub shown: String,
        /// The same as it is spoken, where tones change; else empty.
        pub shown_spoken: String,
        /// As the dictionary reads the word, where the page reads it as no entry does; else empty.
        pub listed_as: String,
        /// Pinyin with tone marks, a syllable each.
        pub pinyin: Vec<String>,
        /// As the voice says it, a syllable each.
        pub spoken: Vec<String>,
        /// `noun`, `verb`, `adjective` or `phrase`, where it is known.
        pub part_of_speech: Option<PartOfSpeechView>,
        /// The senses in English.
        pub senses: Vec<String>,
        /// Measure words, `个 (gè)`.
        pub measure_words: Vec<String>,
    }

    /// What a word is.
    #[derive(Copy, Eq)]
    pub enum PartOfSpeechView {
        /// A noun.
        Noun,
        /// A verb.
        Verb,
        /// An adjective.
        Adjective,
        /// A set phrase.
        Phrase,
    }

    /// A character of a word.
    #[derive(Eq)]
    pub struct CharacterView {
        /// The character.
        pub character: String,
        /// Pinyin with tone marks.
        pub pinyin: String,
        /// Its reading as it is shown.
        pub shown: String,
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
