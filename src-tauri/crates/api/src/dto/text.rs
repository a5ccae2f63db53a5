//! Text as the window draws it: sentences of Chinese with a reading over every character, and everything else.

use super::dto;

dto! {
    /// A piece of a text.
    #[serde(tag = "type")]
    pub enum Run {
        /// A sentence of Chinese, or a Chinese word in the middle of an English sentence.
        Chinese(Sentence),
        /// Text in another language.
        Plain(Plain),
    }

    /// Chinese that is read, spoken and looked up as one.
    pub struct Sentence {
        /// Its name within the lesson, `s17`: what `section` and `sentence` places refer to.
        pub id: String,
        /// The script that it is shown in, for the shapes of its characters.
        pub script: ScriptView,
        /// Its words and what stands between them. Their texts, joined, are the sentence.
        pub words: Vec<WordView>,
        /// Set in bold in the document.
        pub strong: bool,
        /// Where the text leads.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub link: Option<Link>,
    }

    /// Where a text of the document leads.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum Link {
        /// Out of the program.
        Address {
            /// An `http(s):` or `mailto:` address.
            href: String },
        /// To another lesson.
        Lesson {
            /// Its id.
            lesson_id: String },
    }

    /// A script.
    #[derive(Copy, Eq)]
    pub enum ScriptView {
        /// Simplified characters.
        Simplified,
        /// Traditional characters.
        Traditional,
    }

    /// A word, or punctuation (then without syllables).
    pub struct WordView {
        /// As it is shown.
        pub text: String,
        /// One for each character; empty for what is not Chinese.
        pub syllables: Vec<SyllableView>,
        /// What the learner has to do with the word.
        pub status: WordStatus,
    }

    /// What the learner has to do with a word.
    #[derive(Copy, Eq, Ord, PartialOrd, Default)]
    pub enum WordStatus {
        /// Nothing.
        #[default]
        New,
        /// It is being studied.
        Studying,
        /// It is known: its memory is stable for three weeks or more.
        Known,
    }

    /// A character and its reading.
    pub struct SyllableView {
        /// The character.
        pub character: String,
        /// Its reading as it is written above, by the chosen tones and notation. The readings of a word's characters,
        /// joined, are the reading of the word: apostrophes and spaces stand before the syllable that needs them.
        pub shown: String,
        /// Its reading in dictionary tones: what the word is looked up and remembered by.
        pub citation: String,
        /// Its reading as the voice says it, after tone sandhi.
        pub spoken: String,
        /// The tone of `shown`, 1 to 5 (5 is neutral).
        pub tone: u8,
        /// Who gave the reading.
        pub source: ReadingSource,
        /// The app is not sure of it.
        pub unsure: bool,
    }

    /// Who gave a reading.
    #[derive(Copy, Eq)]
    pub enum ReadingSource {
        /// The author of the document.
        Author,
        /// The learner, by a correction.
        Learner,
        /// The app.
        App,
    }

    /// Text that is not Chinese.
    pub struct Plain {
        /// Its name within the lesson, `e5`, where it can be read aloud: what [`AloudPart`](super::AloudPart) refers to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub id: Option<String>,
        /// The text.
        pub text: String,
        /// Its language.
        pub lang: TextLang,
        /// Set in bold in the document.
        pub strong: bool,
        /// Set as code in the document.
        pub code: bool,
        /// Where the text leads.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub link: Option<Link>,
        /// The sound or picture that stands here, instead of a text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub media: Option<MediaView>,
    }

    /// A sound or a picture of a document.
    #[derive(Eq)]
    pub struct MediaView {
        /// Which it is.
        pub kind: MediaKindView,
        /// The name of its file: what it is asked for by.
        pub name: String,
    }

    /// Something to be heard, or to be seen.
    #[derive(Copy, Eq)]
    pub enum MediaKindView {
        /// A sound.
        Sound,
        /// A picture.
        Picture,
    }

    /// The language of a plain text.
    #[derive(Copy, Eq)]
    pub enum TextLang {
        /// Chinese without readings, as in a list of search results.
        Chinese,
        /// English.
        English,
        /// Mandarin in pinyin.
        Pinyin,
        /// Neither.
        Other,
    }
}

impl Sentence {
    /// Its text without readings.
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }
}

/// The visible text of runs, without readings.
pub fn plain_text(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Chinese(sentence) => sentence.text(),
            Run::Plain(plain) => plain.text.clone(),
        })
        .collect()
}
