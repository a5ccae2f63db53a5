//! SQLite: the append-only event log, its projections, the index of the library, settings.
//!
//! The way in is [`Store::open`]. What the learner does becomes [`Event`]s:
//!
//! ```
//! use wenxi_store::{Entry, Event, LessonOpened, PracticeWrite, SeededIds, Store};
//!
//! let store = Store::in_memory(SeededIds::new(1))?;
//! let at_ms = 1_795_305_600_000;
//! let opened = Event::LessonOpened(LessonOpened { lesson_id: "kehu-fuwu".into() });
//! let entry = Entry { id: store.mint(at_ms), occurred_at_ms: at_ms, event: opened };
//! store.append(&[entry], PracticeWrite::Keep)?;
//! assert_eq!(store.lesson_activity()?["kehu-fuwu"].opened_at_ms, Some(at_ms));
//! # Ok::<(), wenxi_store::StoreError>(())
//! ```
//!
//! * **log**: [`Store::append`] (events, the projections they touch and the practice, in one durable transaction),
//!   [`Store::merge`] (union with another log), [`Store::records`], [`Store::rebuild`].
//! * **study**: [`Store::due`], [`Store::counts`], [`Store::week`], [`Store::card_states`], [`Store::note_states`],
//!   [`Store::note`], [`Store::notes_of_lesson`].
//! * **library**: [`Store::put_documents`], [`Store::documents`], [`Store::lesson_activity`], [`Store::index`],
//!   [`Store::search`], [`Store::told_of`].
//! * **Anki**: [`anki::AnkiPackage`] reads its packages, [`anki::write`] writes them.
//! * **the rest**: [`Store::setting`], [`Store::practice`], [`Store::reading_place`], [`Store::backup`].
//!
//! Nothing here reads a clock or makes up an id: both are passed in. A `Store` may be shared between threads; it holds
//! one connection behind a mutex, and every call blocks until it is done.

pub mod anki;
mod arriving;
mod card;
mod cards;
mod changes;
mod columns;
mod correction;
mod document;
mod error;
mod event;
mod history;
mod lesson;
mod log;
mod note;
mod of_note;
mod progress;
mod projection;
mod rows;
mod search;

mod setting;
mod store;
mod told;
mod trouble;

pub use arriving::Arriving;
pub use cards::Counts;
pub use changes::Changes;
pub use document::{Document, GONE};
pub use error::StoreError;
pub use event::{
    AnswerAccepted, CardBuried, CardReset, CardResumed, CardSuspended, CorrectionVoided, Entry, Event,
    EventId, HistoryImported, IdSource, LessonNamed, LessonOpened, LessonRemoved, LessonRestored,
    LessonStarred, LessonTagged, NoteAdded, NoteMet, NoteRemoved, PastStep, RandomIds, ReadingCorrected,
    Record, ReviewVoided, Reviewed, SchedulerConfigured, SeededIds,
};
pub use history::{CardHistory, Done, HistoryStep, Studied};
pub use lesson::{LessonActivity, LibraryVersion, ReadingPlace};
pub use log::PracticeWrite;
pub use note::{Met, NoteState};
pub use progress::{DayStudied, Foretold, Mistaken};
pub use search::{Hit, Indexed, IndexedLesson, Line, LineKind, LineSentence, Places};
pub use store::Store;
pub use told::Told;
pub use trouble::Troubled;
