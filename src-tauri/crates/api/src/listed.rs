//! A lesson as the library lists it.

use wenxi_store::{Document, LessonActivity};

/// Its document, and what the learner did with it.
pub(crate) struct Listed {
    pub(crate) document: Document,
    pub(crate) built_in: bool,
    pub(crate) activity: LessonActivity,
}
