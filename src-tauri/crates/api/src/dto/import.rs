//! Taking documents in.

use super::{DiagnosticView, LessonKindView, ScheduleView, dto};

dto! {
    /// Files, folders, books and archives to look at.
    pub struct ImportArgs {
        /// Absolute paths.
        pub paths: Vec<String>,
        /// A name for this work, made up by the window: notices of its progress carry it.
        pub task: String,
    }

    /// Documents to take in.
    pub struct ImportKeepArgs {
        /// Absolute paths, as they were looked at.
        pub paths: Vec<String>,
        /// The documents to keep, by their paths as the look at them gave them; all of them where it is not said.
        pub chosen: Option<Vec<String>>,
        /// A name for this work, made up by the window: notices of its progress carry it, and it can be undone by it.
        pub task: String,
    }

    /// Choices to study by from now on.
    pub struct ScheduleTakeArgs {
        /// The name of the import that offered them; they are taken back with it.
        pub import: String,
        /// What it offered.
        pub offered: OfferedSchedule,
    }

    /// The choices by which a package of Anki was studied.
    pub struct OfferedSchedule {
        /// What the choices here would be.
        pub schedule: ScheduleView,
        /// What they are.
        pub before: ScheduleView,
        /// The parameters of memory that the package has of its own, FSRS-6; empty where it has none.
        pub parameters: Vec<f32>,
    }

    /// Text to take in, from the clipboard.
    pub struct ImportTextArgs {
        /// The text.
        pub text: String,
    }

    /// Long work that the window named.
    pub struct TaskArgs {
        /// Its name.
        pub task: String,
    }

    /// An import to take back.
    pub struct ImportUndoArgs {
        /// The name that the import had.
        pub import: String,
        /// A name for this work, made up by the window: notices of its progress carry it.
        pub task: String,
    }

    /// What was taken back.
    #[derive(Copy, Eq)]
    pub struct ImportUndone {
        /// How many lessons are as they were before.
        pub lessons: u32,
        /// Whether it was stopped; the rest can be taken back by the same name.
        pub cancelled: bool,
    }

    /// What was found.
    #[derive(Default)]
    pub struct ImportView {
        /// The documents in order, and the files that cannot be any.
        pub files: Vec<ImportFile>,
        /// Files that say something about their course (`course.toml` and the like), by their names with their folders: they
        /// are kept beside the lessons.
        pub of_course: Vec<String>,
        /// How many files of folders and archives are no documents: pictures, sounds, programs.
        pub passed_over: u32,
        /// The choices by which most of it was studied in Anki, if they are others than here.
        pub schedule: Option<OfferedSchedule>,
        /// Whether it was stopped before its end.
        pub cancelled: bool,
    }

    /// What was found in a document, or why it cannot be a lesson.
    pub struct ImportFile {
        /// Its path; in a book or archive that of the file, `/`, and its path in it.
        pub path: String,
        /// The name of the file.
        pub name: String,
        /// The folders that it was found in, joined by `/`: the course that it belongs to. Empty for a file by itself.
        pub course: String,
        /// What happened or would happen.
        pub outcome: ImportOutcome,
    }

    /// What an import of a file does.
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum ImportOutcome {
        /// It becomes a lesson, or changes one.
        Lesson { /// The lesson's id; set once it is kept, and when it was there before.
            lesson_id: Option<String>, /// New, the same as before, or an edited one.
            change: ImportChange, /// What the lesson is called that is there already, if there is one.
            instead_of: Option<String>, /// Title as plain text.
            title: String, /// The family of the document.
            kind: LessonKindView, /// Number of sections.
            sections: u32, /// Number of Chinese sentences.
            sentences: u32, /// Number of Chinese characters.
            characters: u32, /// Number of reviews that come with it, from Anki.
            reviews: u32, /// What was noticed.
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
