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
        /// A name for this work, made up by the window: notices of its progress carry it.
        pub task: String,
    }

    /// Lessons to write into a folder.
    pub struct ExportFolderArgs {
        /// Their ids, in the order in which they are written.
        pub lessons: Vec<String>,
        /// As what.
        pub format: ExportFormat,
        /// Absolute path of the folder.
        pub folder: String,
        /// What they are called together. What is written into the folder has this name, with a number behind it if there
        /// is something of that name: nothing is ever replaced.
        pub name: String,
        /// A name for this work, made up by the window: notices of its progress carry it.
        pub task: String,
    }

    /// What lessons are written as.
    #[derive(Copy, Eq)]
    pub enum ExportFormat {
        /// Markdown that is the same lesson when it is read again: a document for each lesson. In one file, several are an
        /// archive.
        Markdown,
        /// A page for a browser for each lesson, with readings over the characters. In one file, all on one page.
        Html,
        /// All lessons on one page, each on a new sheet when it is printed.
        Book,
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
        /// The file, or the folder of files.
        pub path: String,
        /// How many lessons, words, sentences or notes are in it.
        pub count: u32,
        /// What is to be said of it: lessons that are not in it, or will read differently when they are read again, and why; how
        /// many cards a package has. A sentence each.
        pub notes: Vec<String>,
    }
}
