//! Taking documents in.

use super::{DiagnosticView, LessonKindView, dto};

dto! {
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
}
