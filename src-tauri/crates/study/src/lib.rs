//! What is remembered: notes, cards, quiz items, grading, scheduling. Pure rules, no I/O, no clock.
//!
//! * [`collect()`] finds the [`Note`]s of a lesson; [`word_note`] makes one of a word that a learner saves.
//! * [`generate`] makes a quiz of what was found, [`quiz::item`] one item for a card that is due. Both are the same for the
//!   same seed. [`Pool`] is made once and shared.
//! * [`grade::grade`] says how good an answer is; [`Verdict::rating`] what that is worth to the card.
//! * [`Practice`] is the run through the items: answers, repetition of what was wrong, undo, summary.
//! * [`Scheduler`] folds the reviews of a card into its [`CardState`]; [`queue::queue`] orders what is due.

pub mod collect;
pub mod day;
mod gloss;
pub mod grade;
pub mod item;
pub mod limits;
pub mod note;
mod phrase;
pub mod practice;
pub mod queue;
pub mod quiz;
mod reason;
pub mod schedule;
#[cfg(test)]
mod testing;

pub use collect::{
    Found, Standing, collect, entry, media, retold, told, told_sentence, told_word, word_note,
};
pub use day::{Now, ROLLOVER_HOUR, StudyDay};
pub use gloss::{share_meaning, short as short_gloss};
pub use grade::{Grade, Graded, Mark, Response, Slip};
pub use item::{Item, Key, Passage, Place, Source};
pub use note::{CardId, Corrected, Facts, GlossBy, IdError, ItemKind, Note, NoteId};
pub use phrase::{Phrase, Ruby};
pub use practice::{Answer, Practice, PracticeError, PracticeSource, Remembered, Summary};
pub use queue::{First, Scheduled};
pub use quiz::{Pool, Shelf, clinic, generate};
pub use schedule::{CardState, Config, Phase, Rating, Review, ScheduleError, Scheduler, Verdict};
