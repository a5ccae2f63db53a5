//! What follows from events of which nothing stands in the log yet, computed from them while they are written: a collection that
//! comes in whole is not read back. It is the same fold, over the same events.

use super::card::{Occurred, Standing};
use super::many::{self, Ready};
use super::{MANY, named_by, note};
use crate::anki::DEVICE;
use crate::error::StoreError;
use crate::event::{Event, EventId};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashSet};
use wenxi_study::{CardId, NoteId, Scheduler};

/// An event as it is to be written: its id, its device, its moment, and what happened.
pub(crate) type Incoming<'e> = (EventId, &'e str, i64, &'e Event);

/// What is known before events are written.
pub(crate) struct Before {
    cards: HashSet<String>,
    notes: HashSet<String>,
    voided: HashSet<EventId>,
    accepted: HashSet<EventId>,
}

/// What follows for the cards and notes of which all events are at hand, in their order.
#[derive(Default)]
pub(crate) struct InHand {
    pub(super) cards: Vec<Ready>,
    pub(super) notes: Vec<(NoteId, note::Folded)>,
}

impl Before {
    /// Looks at what is known; nothing for few events, or where some say of others, or of the schedule, what holds for them.
    pub(crate) fn of(connection: &Connection, events: &[Incoming<'_>]) -> Result<Option<Self>, StoreError> {
        let is_of_others = |(.., event): &Incoming<'_>| {
            matches!(
                event,
                Event::SchedulerConfigured(_) | Event::ReviewVoided(_) | Event::AnswerAccepted(_)
            )
        };
        if events.len() <= MANY || events.iter().any(is_of_others) {
            return Ok(None);
        }
        let voided = named_by(connection, "review_voided", &HashSet::new())?;
        Ok(Some(Self {
            cards: named(connection, "$.card")?,
            notes: named(connection, "$.noteId")?,
            accepted: named_by(connection, "answer_accepted", &voided)?,
            voided,
        }))
    }

    /// Folds the events about cards and notes of which nothing was known.
    pub(crate) fn fold(self, scheduler: &Scheduler, events: &[Incoming<'_>]) -> Result<InHand, StoreError> {
        let mut events: Vec<&Incoming<'_>> = events.iter().collect();
        events.sort_by_key(|(id, ..)| *id);
        let mut cards: BTreeMap<CardId, Vec<Standing>> = BTreeMap::new();
        let mut notes: BTreeMap<NoteId, note::Folded> = BTreeMap::new();
        for (id, device, at_ms, event) in events {
            if let Some(note) = event.note() {
                if !self.notes.contains(note.as_str()) {
                    notes.entry(note.clone()).or_default().take(*id, (*event).clone());
                }
            } else if let Some(card) = event.card()
                && !self.cards.contains(&card.to_string())
            {
                // Also where all events about it were taken back: it is known that nothing follows from them.
                let standing = cards.entry(card.clone()).or_default();
                if !self.voided.contains(id) {
                    let occurred = Occurred {
                        id: *id,
                        at_ms: *at_ms,
                        accepted: self.accepted.contains(id),
                        is_of_anki: *device == DEVICE,
                    };
                    occurred.put((*event).clone(), |_| Some(standing));
                }
            }
        }
        Ok(InHand {
            cards: many::fold_all(scheduler, cards.into_iter().collect())?,
            notes: notes.into_iter().collect(),
        })
    }
}

/// Everything that events name under a key of their bodies, as it stands there.
fn named(connection: &Connection, key: &str) -> Result<HashSet<String>, StoreError> {
    // The key stands in the text because an index on an expression is only used for the very same expression.
    let sql = format!("SELECT DISTINCT body ->> '{key}' FROM event WHERE body ->> '{key}' IS NOT NULL");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut names = HashSet::new();
    while let Some(row) = rows.next()? {
        // An event of a newer version may have something else there.
        names.extend(row.get_ref(0)?.as_str().ok().map(str::to_owned));
    }
    Ok(names)
}
