//! What an import did, step by step: all that is needed to take it back.

use std::ffi::OsString;
use wenxi_lesson::{LibraryPath, MediaName};
use wenxi_store::EventId;
use wenxi_study::{Config, NoteId};

/// What an import did to a lesson.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Undo {
    /// It was not in the library.
    Added(String),
    /// Another version of it was: the name that it has in its history.
    Updated(String, OsString),
    /// A file beside the lessons of a course was not there.
    AddedBeside(LibraryPath),
    /// Another version of it was: the name that it has in its history.
    UpdatedBeside(LibraryPath, OsString),
    /// Notes of it are studied now, and its cards have a history.
    Studied(Remembered),
    /// Sounds and pictures lie beside the lessons that did not before.
    Kept(Vec<MediaName>),
    /// Courses were not there, in the order of their paths.
    Made(Vec<LibraryPath>),
    /// It is studied by the choices of the package.
    Scheduled(Taken),
}

impl Undo {
    /// The lesson that was not in the library.
    pub(crate) fn added(&self) -> Option<String> {
        match self {
            Self::Added(id) => Some(id.clone()),
            _ => None,
        }
    }
}

/// What was put into the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remembered {
    /// Notes that are studied now, and were not before.
    pub(crate) notes: Vec<NoteId>,
    /// What was done to cards.
    pub(crate) events: Vec<EventId>,
}

/// Choices of the schedule that came with an import, and those before them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Taken {
    pub(crate) before: Config,
    pub(crate) chosen: Config,
}
