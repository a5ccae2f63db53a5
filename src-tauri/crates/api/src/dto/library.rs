//! The library: lists, search.

use super::{LessonKindView, Place, Run, ScriptView, dto};

dto! {
    /// What a lesson is called.
    pub struct LessonTitle {
        /// Its id.
        pub id: String,
        /// Its title as plain text.
        pub title: String,
        /// The family of the document.
        pub kind: LessonKindView,
        /// Characters of the headword; empty if it has none.
        pub headword: String,
        /// The headword in the script of the learner's choice.
        pub shown: String,
        /// The script of `shown`.
        pub script: ScriptView,
        /// The reading of the headword, in the learner's notation.
        pub shown_reading: String,
        /// The gloss of the headword; empty if it has none.
        pub gloss: String,
        /// A name of the learner's own, shown instead of headword and title.
        pub name: Option<String>,
    }

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
        /// The headword in the script of the learner's choice.
        pub shown: String,
        /// The script of `shown`.
        pub script: ScriptView,
        /// The reading of the headword, in the learner's notation.
        pub shown_reading: String,
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
        /// A name of the learner's own, shown instead of headword and title.
        pub name: Option<String>,
        /// Whether it is a favourite.
        pub favourite: bool,
        /// Tags of the document and of the learner, in order.
        pub tags: Vec<String>,
        /// Those of the document itself: they are taken away by editing it.
        pub document_tags: Vec<String>,
        /// How hard its Chinese is, by the level of HSK 3.0 (7 stands for 7 to 9), if anything is known of its words.
        pub level: Option<u8>,
        /// The share of its words that the learner knows, 0 to 1; none for one who knows no word yet.
        pub known: Option<f32>,
        /// The course that it lies in: a path of folders joined by `/`; empty at the top of the library.
        pub course: String,
        /// The name of its file, which gives a course its order.
        pub file: String,
    }

    /// A lesson whose document another program took away, or spoiled.
    pub struct GoneLesson {
        /// Its id.
        pub lesson_id: String,
        /// What the learner calls it.
        pub name: String,
        /// Where its file lies in the library, or lay.
        pub file: String,
        /// Whether its file is there, though it is no lesson any more: it is empty, or cannot be read.
        pub spoiled: bool,
        /// Whether there is a copy of it as it was.
        pub can_be_put_back: bool,
    }

    /// The library.
    pub struct LibraryView {
        /// Lessons whose documents another program took away or spoiled; they are none of the others.
        pub gone: Vec<GoneLesson>,
        /// Built-in ones first in the order of the course, then the learner's own, newest first.
        pub lessons: Vec<LessonRow>,
        /// The learner's courses, empty ones too: paths of folders joined by `/`, in their order.
        pub courses: Vec<String>,
        /// Folder in which the learner's documents lie.
        pub folder: String,
    }

    /// Lessons to remove, or to bring back.
    pub struct LessonsArgs {
        /// The lessons.
        pub lesson_ids: Vec<String>,
        /// A name for this work, made up by the window: notices of its progress carry it.
        pub task: String,
    }

    /// What was done with lessons.
    #[derive(Eq, Default)]
    pub struct LessonsDone {
        /// Those that it was done with.
        pub lesson_ids: Vec<String>,
        /// Whether it was stopped before it was done with all.
        pub cancelled: bool,
    }

    /// A lesson that was taken out of the library and can be had back.
    pub struct RemovedLesson {
        /// What it is called.
        pub lesson: LessonTitle,
        /// The course that it lay in: a path of folders joined by `/`; empty at the top of the library.
        pub course: String,
        /// Ships with the app.
        pub built_in: bool,
        /// When it was removed, milliseconds since 1970.
        #[ts(type = "number")]
        pub removed_at: i64,
    }

    /// What was taken out of the library and can be had back.
    pub struct RemovedView {
        /// What was removed last first.
        pub lessons: Vec<RemovedLesson>,
    }

    /// Lessons that become favourites, or are none any more.
    pub struct LessonsStarArgs {
        /// The lessons.
        pub lesson_ids: Vec<String>,
        /// Whether they are favourites from now on.
        pub favourite: bool,
        /// A name for this work, as in [`LessonsArgs`].
        pub task: String,
    }

    /// Lessons that get a tag, or lose it.
    pub struct LessonsTagArgs {
        /// The lessons.
        pub lesson_ids: Vec<String>,
        /// The tag.
        pub tag: String,
        /// Whether they have it from now on.
        pub has_it: bool,
        /// A name for this work, as in [`LessonsArgs`].
        pub task: String,
    }

    /// Lessons to move into a course.
    pub struct LessonsMoveArgs {
        /// The lessons.
        pub lesson_ids: Vec<String>,
        /// The course; empty for the top of the library.
        pub course: String,
        /// A name for this work, as in [`LessonsArgs`].
        pub task: String,
    }

    /// A name for a lesson.
    pub struct LessonRenameArgs {
        /// The lesson.
        pub lesson_id: String,
        /// The name; nothing or blank for that of its document.
        pub name: Option<String>,
    }

    /// A course of the learner.
    pub struct CourseArgs {
        /// A path of folders joined by `/`.
        pub course: String,
    }

    /// A new name for a course.
    pub struct CourseRenameArgs {
        /// The course.
        pub course: String,
        /// Its name; it stays in the course that it lies in.
        pub name: String,
    }

    /// A course as it is called now.
    #[derive(Eq)]
    pub struct CourseView {
        /// A path of folders joined by `/`.
        pub course: String,
    }

    /// Where to move the library.
    pub struct LibraryMoveArgs {
        /// Absolute path of a folder that is empty or not there yet.
        pub folder: String,
        /// A name for this work, made up by the window: notices of its progress carry it.
        pub task: String,
    }

    /// The library was moved.
    #[derive(Eq)]
    pub struct LibraryMoved {
        /// Where the learner's documents lie now.
        pub folder: String,
        /// Where they lay; they are there still, and of no more use to the program.
        pub before: String,
    }

    /// What comes behind a lesson.
    pub struct NextLesson {
        /// The next lesson of its course; none behind the last, and for a document that lies in no course.
        pub lesson: Option<LessonTitle>,
    }

    /// A lesson.
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
        /// What to light in the section where the place names no sentence: a word of its English; empty otherwise.
        pub mark: String,
        /// The text around, with what matched set strong.
        pub snippet: Vec<Run>,
    }

    /// A word of the dictionary.
    #[derive(Eq)]
    pub struct DictionaryHit {
        /// Simplified.
        pub word: String,
        /// Traditional.
        pub traditional: String,
        /// Its reading, as it is shown.
        pub shown: String,
        /// The first senses.
        pub gloss: String,
    }
}
