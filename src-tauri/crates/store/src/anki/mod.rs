//! Files of Anki: packages of some notes (`.apkg`) and whole collections (`.colpkg`), read in every form that Anki has
//! written since 2012 and written in the one that all of them read.
//!
//! A package is a ZIP archive around a SQLite database. Which forms there are follows from Anki's own source
//! (`rslib/src/import_export/package`): `collection.anki2` and `collection.anki21` are databases of schema 11, where note
//! types and decks are JSON in one row; `collection.anki21b` is a database of schema 18, packed by Zstandard, where they are
//! tables whose details are protocol buffers. What a collection means to the learner is for the caller to say.

mod config;
mod database;
mod package;
mod preset;
mod write;

pub use package::{AnkiPackage, PackedMedia};
pub use preset::Preset;
pub use write::write;

use std::collections::BTreeMap;

/// The device that reviews from Anki are said to be from.
pub const DEVICE: &str = "anki";

/// Why a file of Anki could not be read or written, in sentences for the learner.
#[derive(Debug, thiserror::Error)]
pub enum AnkiError {
    /// The file is no package, or a damaged one.
    #[error("“{name}” cannot be read as an Anki package: {reason}.")]
    Broken {
        /// Name of the file.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The file is larger than anything that is unpacked.
    #[error("“{name}” holds more than {limit_mb} MB. Export some of it from Anki, and import that.")]
    TooLarge {
        /// Name of the file.
        name: String,
        /// The largest collection that is read, in megabytes.
        limit_mb: usize,
    },
    /// A package could not be written.
    #[error("The Anki package could not be written: {0}.")]
    NotWritten(String),
}

/// What a package holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Collection {
    /// When the collection was made, seconds since 1970. Days of schedules are counted from here.
    pub made_at: i64,
    /// The kinds of notes.
    pub note_types: Vec<NoteType>,
    /// The decks, each with its id.
    pub shelves: Vec<Shelf>,
    /// By which choices the cards of a deck were asked, by the id of the deck; none where FSRS was off. They are read, and not
    /// written.
    pub presets: BTreeMap<i64, Preset>,
    /// The notes, oldest first.
    pub notes: Vec<Note>,
    /// The cards.
    pub cards: Vec<Card>,
    /// The reviews, oldest first.
    pub reviews: Vec<Review>,
    /// Sounds and pictures that the notes name, to be written; of a package that is read they come one by one, from
    /// [`AnkiPackage::media_file`].
    pub media: Vec<MediaFile>,
}

/// A sound or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// The name by which notes name it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A kind of note: what its fields are called, and how it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteType {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The names of its fields, in order.
    pub fields: Vec<String>,
    /// Its cards, in order.
    pub templates: Vec<Template>,
    /// Whether gaps in its text, not its templates, make its cards.
    pub is_cloze: bool,
}

/// One way to ask for a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// The question, HTML with fields in double braces.
    pub front: String,
    /// The answer, likewise.
    pub back: String,
}

/// A deck of Anki. (Wenxi itself has courses and lessons.)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// Its id.
    pub id: i64,
    /// Its name and those of the ones around it, outermost first.
    pub path: Vec<String>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id: when it was made, milliseconds since 1970.
    pub id: i64,
    /// Its name between collections.
    pub guid: String,
    /// The id of its kind.
    pub note_type: i64,
    /// Its fields, HTML.
    pub fields: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its id.
    pub id: i64,
    /// The id of its note.
    pub note: i64,
    /// The id of its deck.
    pub shelf: i64,
    /// Its place among the templates; for a cloze note the gap.
    pub ord: u32,
    /// Whether it is put aside.
    pub is_suspended: bool,
    /// When it comes, and what is remembered of it.
    pub schedule: Schedule,
}

/// When a card comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Schedule {
    /// Where it is in being learnt.
    pub phase: Phase,
    /// When it is due: for [`Phase::New`] a place in the line, for [`Phase::Learning`] seconds since 1970, else days since
    /// the collection was made.
    pub due: i64,
    /// Days from the last review to the next.
    pub interval: u32,
    /// How often it was reviewed.
    pub reps: u32,
    /// How often it was forgotten.
    pub lapses: u32,
    /// How many of the steps of minutes are left; 0 outside of them.
    pub steps_left: u32,
    /// What FSRS remembers: stability in thousandths of a day and difficulty in thousandths.
    pub memory: Option<(u32, u32)>,
    /// When it was last reviewed, seconds since 1970; none if Anki does not say.
    pub last_at: Option<i64>,
}

/// Where a card is in being learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// Never asked.
    #[default]
    New,
    /// In its first steps.
    Learning,
    /// Asked after days.
    Review,
    /// Forgotten, in steps again.
    Relearning,
}

/// A rated recall, or that a card was set back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its id: when it was, milliseconds since 1970.
    pub id: i64,
    /// The id of its card.
    pub card: i64,
    /// 1 again, 2 hard, 3 good, 4 easy; 0 when the card was set back to begin anew.
    pub rating: u8,
    /// The interval that it gave: days, or seconds if negative.
    pub interval: i64,
    /// The interval before.
    pub last_interval: i64,
    /// How long it took, milliseconds.
    pub elapsed_ms: u32,
    /// Where the card was.
    pub phase: Phase,
}

#[cfg(test)]
mod tests;
