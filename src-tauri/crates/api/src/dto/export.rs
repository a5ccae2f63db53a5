//! Giving lessons out.

use super::dto;

dto! {
    /// Lessons to write to a file.
    pub struct ExportArgs {
        /// Their ids, in the order in which they are written.
        pub lessons: Vec<String>,
        /// As what.
        pub format: ExportFormat,
        /// Absolute path of the file.
        pub path: String,
        /// Whether a file that is there already may be replaced: whoever chose it said so.
        pub replace: bool,
    }

    /// What lessons are written as.
    #[derive(Copy, Eq)]
    pub enum ExportFormat {
        /// Markdown that is the same lesson when it is read again; several lessons are an archive of them.
        Markdown,
        /// One page for a browser or a printer, with readings over the characters.
        Html,
        /// Their words as a table: word, pinyin, meaning, HSK level, lesson.
        Words,
        /// Their sentences as a table: Chinese, pinyin, English, lesson.
        Sentences,
        /// A package of Anki: their words, and all that is studied of them with its schedule and its reviews.
        Anki,
    }

    /// Where everything that is studied is to be written.
    pub struct ProgressExportArgs {
        /// Absolute path of the file, a package of Anki.
        pub path: String,
        /// Whether a file that is there already may be replaced: whoever chose it said so.
        pub replace: bool,
    }

    /// What was written.
    pub struct Exported {
        /// The file.
        pub path: String,
        /// How many lessons, words, sentences or notes are in it.
        pub count: u32,
        /// What is to be said of it, such as lessons that will read differently when the file is read again; a sentence each.
        pub notes: Vec<String>,
    }
}
