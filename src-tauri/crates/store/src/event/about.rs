//! What events are about: a card, another event, a note, a lesson. In SQL as well: an index over what they are about holds
//! for these kinds alone, and is only used where a query names them in the words of the index.

use super::Event;
use wenxi_study::{CardId, NoteId};

/// Events about a card: `$.card` of their bodies is its name.
pub(crate) const CARD: &str = "(kind = 'history_imported' OR kind = 'reviewed' OR kind = 'card_suspended'
      OR kind = 'card_resumed' OR kind = 'card_buried' OR kind = 'card_reset')";

/// Events about another event: `$.review` of their bodies is its id.
pub(crate) const EVENT: &str = "(kind = 'review_voided' OR kind = 'answer_accepted')";

/// Events about a note: `$.noteId` of their bodies is its name.
pub(crate) const NOTE: &str = "(kind = 'note_added' OR kind = 'note_met' OR kind = 'note_removed')";

/// Events about a lesson as a whole: `$.lessonId` of their bodies is its name.
pub(crate) const LESSON: &str =
    "(kind = 'lesson_opened' OR kind = 'lesson_removed' OR kind = 'lesson_restored'
      OR kind = 'lesson_starred' OR kind = 'lesson_tagged' OR kind = 'lesson_named')";

impl Event {
    /// The card that was answered or treated, if it is about one.
    pub fn card(&self) -> Option<&CardId> {
        match self {
            Self::Reviewed(event) => Some(&event.card),
            Self::CardSuspended(event) => Some(&event.card),
            Self::CardResumed(event) => Some(&event.card),
            Self::CardBuried(event) => Some(&event.card),
            Self::CardReset(event) => Some(&event.card),
            Self::HistoryImported(event) => Some(&event.card),
            _ => None,
        }
    }

    /// The note that was added, met or removed, if it is about one.
    pub(crate) fn note(&self) -> Option<&NoteId> {
        match self {
            Self::NoteAdded(event) => Some(&event.note_id),
            Self::NoteMet(event) => Some(&event.note_id),
            Self::NoteRemoved(event) => Some(&event.note_id),
            _ => None,
        }
    }

    /// The lesson that it is about, or in which its note was met.
    pub(crate) fn lesson(&self) -> Option<&str> {
        match self {
            Self::NoteAdded(event) => event.lesson_id.as_deref(),
            Self::NoteMet(event) => Some(&event.lesson_id),
            Self::LessonOpened(event) => Some(&event.lesson_id),
            Self::LessonRemoved(event) => Some(&event.lesson_id),
            Self::LessonRestored(event) => Some(&event.lesson_id),
            Self::LessonStarred(event) => Some(&event.lesson_id),
            Self::LessonTagged(event) => Some(&event.lesson_id),
            Self::LessonNamed(event) => Some(&event.lesson_id),
            _ => None,
        }
    }
}
