//! What the command line prints of quizzes and checks.

use super::{DiagnosticView, ItemKindView, dto};

dto! {
    /// A question with its answer.
    #[serde(tag = "type", rename = "item")]
    pub struct QuizItem {
        /// The card that it asks for.
        pub card: String,
        /// What kind of question.
        pub kind: ItemKindView,
        /// What to do.
        pub instruction: String,
        /// What is asked about; what is said, for a listening item.
        pub stem: String,
        /// What stands under it: the English of a sentence, the meaning of a word; empty when there is nothing.
        pub context: String,
        /// What to choose from, or the tiles to put in order, as they are shown; empty when the answer is given otherwise.
        pub choices: Vec<String>,
        /// What is to be matched, and what with, `用户 = user`; empty but where pairs are matched.
        pub pairs: Vec<String>,
        /// The right answer.
        pub key: String,
        /// All answers that are right, where one is typed or put in order.
        pub accepted: Vec<String>,
        /// Wrong answers to choose from; empty when the answer is typed.
        pub distractors: Vec<String>,
        /// Why the key is right.
        pub explanation: String,
        /// The way back to the lesson.
        pub source: Option<QuizSource>,
    }

    /// Where an item comes from.
    #[derive(Eq)]
    pub struct QuizSource {
        /// The lesson: an id, or the file that was given.
        pub lesson: String,
        /// The heading of the section.
        pub section: String,
        /// The sentence.
        pub sentence: String,
    }

    /// What there is to say about a document.
    pub struct CheckView {
        /// The document, as it was given.
        pub path: String,
        /// Why it cannot be a lesson, if it cannot.
        pub error: Option<String>,
        /// What was noticed.
        pub diagnostics: Vec<DiagnosticView>,
    }
}
