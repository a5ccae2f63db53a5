//! What is remembered: notes, cards, quiz items, grading, scheduling. Pure rules, no I/O, no clock.

pub mod day;
pub mod grade;
pub mod item;
pub mod note;
pub mod practice;
pub mod schedule;

pub use day::{Now, StudyDay};
pub use item::{Item, Key, Passage, Place, Source};
pub use note::{CardId, Corrected, Facts, GlossBy, IdError, ItemKind, Note, NoteId, Phrase, Ruby};
pub use practice::{Answer, Practice, PracticeError, PracticeSource, Summary};
pub use schedule::{CardState, Phase, Rating, Review, ScheduleError, Scheduler, Verdict};
