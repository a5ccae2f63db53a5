//! What is remembered: notes, cards, quiz items, grading, scheduling. Pure rules, no I/O, no clock.

pub mod collect;
pub mod day;
mod gloss;
pub mod grade;
pub mod item;
pub mod note;
pub mod practice;
pub mod queue;
pub mod quiz;
pub mod schedule;
#[cfg(test)]
mod testing;

pub use collect::{Found, Standing, collect, word_note};
pub use day::{Now, StudyDay};
pub use grade::{Graded, Response};
pub use item::{Item, Key, Passage, Place, Source};
pub use note::{CardId, Corrected, Facts, GlossBy, IdError, ItemKind, Note, NoteId, Phrase, Ruby};
pub use practice::{Answer, Practice, PracticeError, PracticeSource, Summary};
pub use queue::Scheduled;
pub use quiz::{Pool, generate};
pub use schedule::{CardState, Phase, Rating, Review, ScheduleError, Scheduler, Verdict};
