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
    }

    /// What was written.
    pub struct Exported {
        /// The file.
        pub path: String,
        /// How many lessons, words or sentences are in it.
        pub count: u32,
        /// Lessons that will read differently when the file is read again, and where; a sentence each.
        pub notes: Vec<String>,
    }
}
