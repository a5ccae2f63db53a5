//! The library: lists, import, search.

use super::{DiagnosticView, LessonKindView, Place, Run, dto};

dto! {
    /// A lesson in a list.
    pub struct LessonRow {
        /// Its id.
        pub id: String,
        /// Its title as plain text.
        pub title: String,
        /// The family of the document.
        pub kind: LessonKindView,
        /// Characters of the headword; empty if it has none.
        pub headword: String,
        /// Pinyin of the headword; empty if it has none.
        pub pinyin: String,
        /// The gloss of the headword; empty if it has none.
        pub gloss: String,
        /// Ships with the app.
        pub built_in: bool,
        /// When it was last opened, if ever.
        #[ts(type = "number | null")]
        pub opened_at: Option<i64>,
        /// When it came into the library (0 for built-in ones).
        #[ts(type = "number")]
        pub added_at: i64,
        /// Cards of it that are studied.
        pub studied: u32,
    }

    /// The library.
    pub struct LibraryView {
        /// Built-in ones first in the order of the course, then the learner's own, newest first.
        pub lessons: Vec<LessonRow>,
        /// Folder in which the learner's documents lie.
        pub folder: String,
    }

    /// Files to look at or to take in.
    pub struct ImportArgs {
        /// Absolute paths.
        pub paths: Vec<String>,
    }

    /// Text to take in, from the clipboard.
    pub struct ImportTextArgs {
        /// The text.
        pub text: String,
    }

    /// What was found in each file.
    pub struct ImportView {
        /// One for each path.
        pub files: Vec<ImportFile>,
    }

    /// What was found in a file, or why it cannot be a lesson.
    pub struct ImportFile {
        /// The path as it was given.
        pub path: String,
        /// The name of the file.
        pub name: String,
        /// What happened or would happen.
        pub outcome: ImportOutcome,
    }

    /// What an import of a file does.
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum ImportOutcome {
        /// It becomes a lesson, or changes one.
        Lesson { /// The lesson's id; set once it is kept, and when it was there before.
            lesson_id: Option<String>, /// New, the same as before, or an edited one.
            change: ImportChange, /// Title as plain text.
            title: String, /// The family of the document.
            kind: LessonKindView, /// Number of sections.
            sections: u32, /// Number of Chinese sentences.
            sentences: u32, /// Number of Chinese characters.
            characters: u32, /// What was noticed.
            diagnostics: Vec<DiagnosticView> },
        /// It cannot be a lesson.
        Refused { /// A sentence that says why.
            reason: String },
    }

    /// What an import changes.
    #[derive(Copy, Eq)]
    pub enum ImportChange {
        /// A new lesson.
        New,
        /// The library has exactly this document.
        Same,
        /// An edited version of a document that the library has.
        Updated,
    }

    /// Which lesson to remove, or to bring back.
    pub struct LessonIdArgs {
        /// The lesson.
        pub lesson_id: String,
    }

    /// What to look for.
    pub struct SearchArgs {
        /// Characters, pinyin with or without tones, or English.
        pub query: String,
    }

    /// What was found, best first.
    pub struct SearchView {
        /// Places in lessons.
        pub lessons: Vec<SearchHit>,
        /// Words of the dictionary.
        pub words: Vec<DictionaryHit>,
    }

    /// A place in a lesson.
    pub struct SearchHit {
        /// The lesson.
        pub lesson_id: String,
        /// Its title.
        pub title: String,
        /// Where in the lesson, if not the title.
        pub place: Option<Place>,
        /// The text around, with what matched set strong.
        pub snippet: Vec<Run>,
    }

    /// A word of the dictionary.
    #[derive(Eq)]
    pub struct DictionaryHit {
        /// Simplified.
        pub word: String,
        /// Pinyin with tone marks.
        pub pinyin: String,
        /// The first senses.
        pub gloss: String,
    }
}
