//! The library: lists, search.

use super::{LessonKindView, Place, Run, dto};

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

    /// Where to move the library.
    pub struct LibraryMoveArgs {
        /// Absolute path of a folder that is empty or not there yet.
        pub folder: String,
    }

    /// The library was moved.
    #[derive(Eq)]
    pub struct LibraryMoved {
        /// Where the learner's documents lie now.
        pub folder: String,
        /// Where they lay; they are there still, and of no more use to the program.
        pub before: String,
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
        /// Its reading, as it is shown.
        pub shown: String,
        /// The first senses.
        pub gloss: String,
    }
}
