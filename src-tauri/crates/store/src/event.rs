//! Events: what the learner did. They are the one truth about progress; everything else follows from them.
//!
//! Each kind has a body with a version. A kind or version that this program does not know, written by a newer one on
//! another device, is kept as it is and passed over.

use crate::error::StoreError;
use serde::{Deserialize, Serialize};
use wenxi_study::{CardId, Config, Facts, Note, NoteId, Rating, StudyDay, Verdict};

pub(crate) mod about;
mod id;
mod past;

pub use id::{EventId, IdSource, RandomIds, SeededIds};
pub use past::PastStep;

/// The version in which bodies are written today.
pub(crate) const VERSION: i64 = 1;

/// Something that happened, as it is handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id, from [`crate::Store::mint`].
    pub id: EventId,
    /// When, milliseconds since 1970.
    pub occurred_at_ms: i64,
    /// What.
    pub event: Event,
}

/// Something that happened, as it stands in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: EventId,
    /// The device on which it happened.
    pub device_id: String,
    /// When, milliseconds since 1970.
    pub occurred_at_ms: i64,
    /// What.
    pub event: Event,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A note is studied from now on.
    NoteAdded(NoteAdded),
    /// A note that is studied was met in another lesson.
    NoteMet(NoteMet),
    /// A note is not studied any more; its history stays.
    NoteRemoved(NoteRemoved),
    /// A card was asked and answered.
    Reviewed(Reviewed),
    /// A review, or that an answer counts as correct, was taken back.
    ReviewVoided(ReviewVoided),
    /// "Count as correct": the review stands as good.
    AnswerAccepted(AnswerAccepted),
    /// A lesson was opened.
    LessonOpened(LessonOpened),
    /// A lesson was taken out of the library.
    LessonRemoved(LessonRemoved),
    /// A removed lesson was brought back.
    LessonRestored(LessonRestored),
    /// A lesson became a favourite, or is none any more.
    LessonStarred(LessonStarred),
    /// A lesson was given a tag, or lost it.
    LessonTagged(LessonTagged),
    /// A lesson was given a name of the learner's own, or lost it.
    LessonNamed(LessonNamed),
    /// The learner corrected a reading.
    ReadingCorrected(ReadingCorrected),
    /// A correction of a reading was taken back.
    CorrectionVoided(CorrectionVoided),
    /// A card is not asked any more.
    CardSuspended(CardSuspended),
    /// A suspended card is asked again.
    CardResumed(CardResumed),
    /// A card is not asked until a day.
    CardBuried(CardBuried),
    /// A card begins anew: reviews before this do not count for its schedule.
    CardReset(CardReset),
    /// What was done to a card in another program.
    HistoryImported(HistoryImported),
    /// The choices of the schedule.
    SchedulerConfigured(SchedulerConfigured),
    /// Something that this version of the program does not know.
    Unknown {
        /// Its kind.
        kind: String,
        /// The version of its body.
        version: i64,
        /// Its body, JSON.
        body: String,
    },
}

/// Defines the body of a kind of event.
macro_rules! bodies {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}

bodies! {
    /// A note is studied from now on. The facts are those of that moment, so cards outlive the lesson.
    NoteAdded {
        /// The note.
        note_id: NoteId,
        /// What there is to know.
        facts: Facts,
        /// The lesson in which it was met.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lesson_id: Option<String>,
    }
    /// A note that is studied was met in a lesson. It is studied neither more nor less for it.
    NoteMet {
        /// The note.
        note_id: NoteId,
        /// What the lesson says of it: there it may mean something else.
        facts: Facts,
        /// The lesson.
        lesson_id: String,
    }
    /// A note is not studied any more.
    NoteRemoved {
        /// The note.
        note_id: NoteId,
    }
    /// A card was asked and answered.
    Reviewed {
        /// The card.
        card: CardId,
        /// What the answer is worth to its schedule.
        rating: Rating,
        /// How good the answer was.
        verdict: Verdict,
        /// What was answered, when it was not right; to learn from confusions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        response: Option<String>,
        /// How long it took, milliseconds.
        elapsed_ms: u32,
        /// The study day by the learner's calendar of that moment.
        study_day: StudyDay,
        /// The days until it comes back, chosen so that no day is heavier than others.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        chosen_days: Option<u32>,
    }
    /// A card is not asked any more.
    CardSuspended {
        /// The card.
        card: CardId,
    }
    /// A suspended card is asked again.
    CardResumed {
        /// The card.
        card: CardId,
    }
    /// A card is not asked until a day.
    CardBuried {
        /// The card.
        card: CardId,
        /// The first study day on which it is asked again.
        until: StudyDay,
    }
    /// A card begins anew.
    CardReset {
        /// The card.
        card: CardId,
    }
    /// What was done to a card in another program, all of it in one event: a step is named by its moment and the card's name
    /// there, so that a step that comes in two events counts once.
    HistoryImported {
        /// The card.
        card: CardId,
        /// The name of the card in the other program.
        source: i64,
        /// What was done, oldest first.
        steps: Vec<PastStep>,
    }
    /// The choices of the schedule, all of them; the newest event counts, for all reviews.
    SchedulerConfigured {
        /// The choices.
        config: Config,
    }
    /// A review, an acceptance, or what was done to a card was taken back.
    ReviewVoided {
        /// The event that was taken back.
        review: EventId,
    }
    /// "Count as correct".
    AnswerAccepted {
        /// The review that stands as good.
        review: EventId,
    }
    /// A lesson was opened.
    LessonOpened {
        /// The lesson.
        lesson_id: String,
    }
    /// A lesson was taken out of the library.
    LessonRemoved {
        /// The lesson.
        lesson_id: String,
    }
    /// A removed lesson was brought back.
    LessonRestored {
        /// The lesson.
        lesson_id: String,
    }
    /// A lesson became a favourite, or is none any more.
    LessonStarred {
        /// The lesson.
        lesson_id: String,
        /// Whether it is a favourite from now on.
        favourite: bool,
    }
    /// A lesson was given a tag, or lost it.
    LessonTagged {
        /// The lesson.
        lesson_id: String,
        /// The tag.
        tag: String,
        /// Whether it has the tag from now on, whatever its document says.
        has_it: bool,
    }
    /// A lesson was given a name of the learner's own, or lost it.
    LessonNamed {
        /// The lesson.
        lesson_id: String,
        /// The name; none for that of its document.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    }
    /// The learner corrected the reading of a character.
    ReadingCorrected {
        /// The sentence in which it is so, or the word that is read so everywhere.
        text: String,
        /// Index of the character in the text, in `char`s.
        at: usize,
        /// The reading, with its tone mark.
        pinyin: String,
        /// For a sentence: the lesson in which the learner met it. None means that the text is a word.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lesson_id: Option<String>,
    }
    /// A correction of a reading was taken back.
    CorrectionVoided {
        /// The correction.
        correction: EventId,
    }
}

impl NoteAdded {
    /// That a note is studied from now on.
    pub fn new(note: Note, lesson_id: Option<String>) -> Self {
        Self {
            note_id: note.id,
            facts: note.facts,
            lesson_id,
        }
    }
}

impl Event {
    /// The kind, as the log has it.
    pub fn kind(&self) -> &str {
        match self {
            Self::NoteAdded(_) => "note_added",
            Self::NoteMet(_) => "note_met",
            Self::NoteRemoved(_) => "note_removed",
            Self::Reviewed(_) => "reviewed",
            Self::ReviewVoided(_) => "review_voided",
            Self::AnswerAccepted(_) => "answer_accepted",
            Self::LessonOpened(_) => "lesson_opened",
            Self::LessonRemoved(_) => "lesson_removed",
            Self::LessonRestored(_) => "lesson_restored",
            Self::LessonStarred(_) => "lesson_starred",
            Self::LessonTagged(_) => "lesson_tagged",
            Self::LessonNamed(_) => "lesson_named",
            Self::ReadingCorrected(_) => "reading_corrected",
            Self::CorrectionVoided(_) => "correction_voided",
            Self::CardSuspended(_) => "card_suspended",
            Self::CardResumed(_) => "card_resumed",
            Self::CardBuried(_) => "card_buried",
            Self::CardReset(_) => "card_reset",
            Self::HistoryImported(_) => "history_imported",
            Self::SchedulerConfigured(_) => "scheduler_configured",
            Self::Unknown { kind, .. } => kind,
        }
    }

    /// The version of the body.
    pub fn version(&self) -> i64 {
        match self {
            Self::Unknown { version, .. } => *version,
            _ => VERSION,
        }
    }

    pub(crate) fn body(&self) -> Result<String, StoreError> {
        Ok(match self {
            Self::NoteAdded(body) => serde_json::to_string(body)?,
            Self::NoteMet(body) => serde_json::to_string(body)?,
            Self::NoteRemoved(body) => serde_json::to_string(body)?,
            Self::Reviewed(body) => serde_json::to_string(body)?,
            Self::ReviewVoided(body) => serde_json::to_string(body)?,
            Self::AnswerAccepted(body) => serde_json::to_string(body)?,
            Self::LessonOpened(body) => serde_json::to_string(body)?,
            Self::LessonRemoved(body) => serde_json::to_string(body)?,
            Self::LessonRestored(body) => serde_json::to_string(body)?,
            Self::LessonStarred(body) => serde_json::to_string(body)?,
            Self::LessonTagged(body) => serde_json::to_string(body)?,
            Self::LessonNamed(body) => serde_json::to_string(body)?,
            Self::ReadingCorrected(body) => serde_json::to_string(body)?,
            Self::CorrectionVoided(body) => serde_json::to_string(body)?,
            Self::CardSuspended(body) => serde_json::to_string(body)?,
            Self::CardResumed(body) => serde_json::to_string(body)?,
            Self::CardBuried(body) => serde_json::to_string(body)?,
            Self::CardReset(body) => serde_json::to_string(body)?,
            Self::HistoryImported(body) => serde_json::to_string(body)?,
            Self::SchedulerConfigured(body) => serde_json::to_string(body)?,
            Self::Unknown { body, .. } => body.clone(),
        })
    }

    /// The event with this kind, version and body; [`Event::Unknown`] if it cannot be read.
    pub(crate) fn read(kind: &str, version: i64, body: &str) -> Self {
        let known = if version == VERSION {
            Self::known(kind, body)
        } else {
            None
        };
        known.unwrap_or_else(|| Self::Unknown {
            kind: kind.to_owned(),
            version,
            body: body.to_owned(),
        })
    }

    fn known(kind: &str, body: &str) -> Option<Self> {
        fn read<T: for<'a> Deserialize<'a>>(body: &str, event: fn(T) -> Event) -> Option<Event> {
            serde_json::from_str(body).ok().map(event)
        }
        match kind {
            "note_added" => read(body, Self::NoteAdded),
            "note_met" => read(body, Self::NoteMet),
            "note_removed" => read(body, Self::NoteRemoved),
            "reviewed" => read(body, Self::Reviewed),
            "review_voided" => read(body, Self::ReviewVoided),
            "answer_accepted" => read(body, Self::AnswerAccepted),
            "lesson_opened" => read(body, Self::LessonOpened),
            "lesson_removed" => read(body, Self::LessonRemoved),
            "lesson_restored" => read(body, Self::LessonRestored),
            "lesson_starred" => read(body, Self::LessonStarred),
            "lesson_tagged" => read(body, Self::LessonTagged),
            "lesson_named" => read(body, Self::LessonNamed),
            "reading_corrected" => read(body, Self::ReadingCorrected),
            "correction_voided" => read(body, Self::CorrectionVoided),
            "card_suspended" => read(body, Self::CardSuspended),
            "card_resumed" => read(body, Self::CardResumed),
            "card_buried" => read(body, Self::CardBuried),
            "card_reset" => read(body, Self::CardReset),
            "history_imported" => read(body, Self::HistoryImported),
            "scheduler_configured" => read(body, Self::SchedulerConfigured),
            _ => None,
        }
    }
}
