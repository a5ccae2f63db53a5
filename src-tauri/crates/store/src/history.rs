//! Everything that is studied and everything that happened to it, read in one go: what is given out to other programs.

use crate::card::card_id;
use crate::error::StoreError;
use crate::event::{EventId, VERSION};
use crate::note::note;
use crate::projection::named_by;
use crate::store::Store;
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, HashMap, HashSet};
use wenxi_study::{CardId, Note, NoteId, Rating, Review, Scheduler, StudyDay};

/// A note that is studied.
#[derive(Debug, Clone, PartialEq)]
pub struct Studied {
    /// The note.
    pub note: Note,
    /// When it was first added, milliseconds since 1970.
    pub added_at_ms: i64,
    /// The lessons in which it was met.
    pub lessons: Vec<String>,
}

/// What happened to a card, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct CardHistory {
    /// The card.
    pub card: CardId,
    /// Whether it is suspended.
    pub suspended: bool,
    /// Its reviews, and when it began anew.
    pub steps: Vec<HistoryStep>,
}

/// One thing that happened to a card.
#[derive(Debug, Clone, PartialEq)]
pub enum HistoryStep {
    /// A review that counts.
    Reviewed {
        /// The review, with the rating that stands.
        review: Review,
        /// How long the answer took, milliseconds.
        elapsed_ms: u32,
    },
    /// The card began anew; what was before does not count for its schedule.
    Reset {
        /// When, milliseconds since 1970.
        at_ms: i64,
    },
}

impl HistoryStep {
    /// When it was, milliseconds since 1970.
    pub fn at_ms(&self) -> i64 {
        match self {
            Self::Reviewed { review, .. } => review.at_ms,
            Self::Reset { at_ms } => *at_ms,
        }
    }
}

impl Store {
    /// All notes that are studied, those that were added first in front.
    pub fn studied(&self) -> Result<Vec<Studied>, StoreError> {
        let inner = self.lock();
        let mut lessons: HashMap<String, Vec<String>> = HashMap::new();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT note, lesson FROM note_lesson ORDER BY lesson")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            lessons.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        let mut statement = inner
            .connection
            .prepare_cached("SELECT id, facts, added FROM note WHERE saved ORDER BY added, id")?;
        let studied = statement.query_map([], |row| {
            let added: EventId = row.get(2)?;
            let note = note(row)?;
            Ok(Studied {
                lessons: lessons.remove(note.id.as_str()).unwrap_or_default(),
                added_at_ms: added.at_ms(),
                note,
            })
        })?;
        Ok(studied.collect::<Result<_, _>>()?)
    }

    /// What happened to the cards of the wanted notes, by their names.
    pub fn card_histories(
        &self,
        is_wanted: impl Fn(&NoteId) -> bool,
    ) -> Result<Vec<CardHistory>, StoreError> {
        let inner = self.lock();
        let mut resets: HashMap<String, Vec<(EventId, i64)>> = HashMap::new();
        let mut statement = inner.connection.prepare_cached(
            "SELECT body ->> '$.card', id, occurred_at_ms FROM event e
             WHERE kind = 'card_reset' AND version = ?1 AND body ->> '$.card' IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM event v WHERE v.body ->> '$.review' = e.id
                               AND v.kind = 'review_voided' AND v.version = ?1)
             ORDER BY id DESC",
        )?;
        let mut rows = statement.query([VERSION])?;
        while let Some(row) = rows.next()? {
            let reset = (row.get(1)?, row.get(2)?);
            resets.entry(row.get(0)?).or_default().push(reset);
        }
        let mut statement = inner
            .connection
            .prepare_cached("SELECT card FROM hold WHERE suspended")?;
        let suspended = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<HashSet<String>, _>>()?;

        let mut places: HashMap<String, Option<usize>> = HashMap::new();
        let mut open: Vec<Open> = Vec::new();
        let mut statement = inner.connection.prepare_cached(
            "SELECT card, event, at_ms, study_day, rating, elapsed_ms, chosen_days FROM review ORDER BY event",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            let place = match places.get(name) {
                Some(place) => *place,
                None => {
                    let card = card_id(row, 0)?;
                    let place = is_wanted(&card.note).then_some(open.len());
                    if place.is_some() {
                        open.push(Open {
                            history: CardHistory {
                                suspended: suspended.contains(name),
                                card,
                                steps: Vec::new(),
                            },
                            waiting: resets.remove(name).unwrap_or_default(),
                        });
                    }
                    places.insert(name.to_owned(), place);
                    place
                }
            };
            let Some(open) = place.and_then(|place| open.get_mut(place)) else {
                continue;
            };
            open.reset_until(row.get(1)?);
            let review = Review {
                at_ms: row.get(2)?,
                day: StudyDay(row.get(3)?),
                rating: Rating::numbered(row.get(4)?).unwrap_or(Rating::Again),
                chosen_days: row.get(6)?,
            };
            let elapsed_ms = row.get(5)?;
            open.history
                .steps
                .push(HistoryStep::Reviewed { review, elapsed_ms });
        }
        let closed = open.into_iter().map(|open| {
            let history = open.closed();
            (history.card.clone(), history)
        });
        let mut histories: BTreeMap<CardId, CardHistory> = closed.collect();
        // Cards that were put aside before they were ever asked.
        for card in suspended.iter().filter_map(|name| name.parse::<CardId>().ok()) {
            if is_wanted(&card.note) && !histories.contains_key(&card) {
                let history = CardHistory {
                    card: card.clone(),
                    suspended: true,
                    steps: Vec::new(),
                };
                histories.insert(card, history);
            }
        }
        Ok(histories.into_values().collect())
    }

    /// Those of these events that are in the log.
    pub fn known_events(
        &self,
        ids: impl IntoIterator<Item = EventId>,
    ) -> Result<HashSet<EventId>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT 1 FROM event WHERE id = ?1")?;
        let mut known = HashSet::new();
        for id in ids {
            if statement.exists([id])? {
                known.insert(id);
            }
        }
        Ok(known)
    }

    /// Those of these events of a device that stand in the log under a card of another note than they are said to be about
    /// now, with that card.
    pub fn under_other_notes<'n>(
        &self,
        device: &str,
        events: impl IntoIterator<Item = (EventId, &'n NoteId)>,
    ) -> Result<Vec<(EventId, CardId)>, StoreError> {
        let inner = self.lock();
        let has_written = inner
            .connection
            .prepare_cached("SELECT 1 FROM event WHERE device_id = ?1")?
            .exists([device])?;
        if !has_written {
            return Ok(Vec::new());
        }
        let mut statement = inner.connection.prepare_cached(
            "SELECT body ->> '$.card' FROM event e
             WHERE id = ?1 AND device_id = ?2 AND body ->> '$.card' IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM event v WHERE v.body ->> '$.review' = e.id
                               AND v.kind = 'review_voided' AND v.version = ?3)",
        )?;
        let mut others = Vec::new();
        for (id, note) in events {
            let card = statement
                .query_row(params![id, device, VERSION], |row| card_id(row, 0))
                .optional()?;
            others.extend(card.filter(|card| card.note != *note).map(|card| (id, card)));
        }
        Ok(others)
    }

    /// The events that were taken back, of all kinds that can be.
    pub fn taken_back(&self) -> Result<HashSet<EventId>, StoreError> {
        named_by(&self.lock().connection, "review_voided", &HashSet::new())
    }

    /// Those of these cards of which a review counts.
    pub fn reviewed_among<'c>(
        &self,
        cards: impl IntoIterator<Item = &'c CardId>,
    ) -> Result<HashSet<CardId>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT 1 FROM review WHERE card = ?1")?;
        let mut reviewed = HashSet::new();
        for card in cards {
            if statement.exists([card.to_string()])? {
                reviewed.insert(card.clone());
            }
        }
        Ok(reviewed)
    }

    /// Whether a review of a card counts that another device than this one recorded.
    pub fn is_reviewed_but_on(&self, device: &str, card: &CardId) -> Result<bool, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM review JOIN event ON event.id = review.event
                            WHERE card = ?1 AND device_id <> ?2)",
        )?;
        Ok(statement.query_row(params![card.to_string(), device], |row| row.get(0))?)
    }

    /// The rules by which cards come back.
    pub fn scheduler(&self) -> Scheduler {
        self.lock().scheduler.clone()
    }
}

/// The history of a card while it is read.
struct Open {
    history: CardHistory,
    /// When the card began anew, newest first, as far as that is not in the history yet.
    waiting: Vec<(EventId, i64)>,
}

impl Open {
    /// Takes in when the card began anew before this event.
    fn reset_until(&mut self, event: EventId) {
        while let Some((_, at_ms)) = self.waiting.pop_if(|(reset, _)| *reset < event) {
            self.history.steps.push(HistoryStep::Reset { at_ms });
        }
    }

    /// The history with what was done to the card after its last review.
    fn closed(mut self) -> CardHistory {
        while let Some((_, at_ms)) = self.waiting.pop() {
            self.history.steps.push(HistoryStep::Reset { at_ms });
        }
        self.history
    }
}
