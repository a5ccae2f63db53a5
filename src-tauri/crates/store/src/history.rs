//! Everything that is studied and everything that happened to it, read in one go: what is given out to other programs.

use crate::anki::DEVICE;
use crate::card::card_id;
use crate::columns::note;
use crate::error::StoreError;
use crate::event::{EventId, VERSION};
use crate::projection::named_by;
use crate::projection::past::{self, Past, PastReview, history};
use crate::store::Store;
use rusqlite::params;
use std::collections::{BTreeMap, HashMap, HashSet};
use wenxi_study::{CardId, Note, NoteId, Review, Scheduler};

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

/// Something that was done to a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The event; of what was imported the step in it.
    pub id: EventId,
    /// When, milliseconds since 1970.
    pub at_ms: i64,
    /// Whether it was a review; else the card began anew.
    pub is_review: bool,
    /// Whether it was done in Anki.
    pub of_anki: bool,
}

impl From<&Past> for Done {
    fn from(past: &Past) -> Self {
        Self {
            id: past.id,
            at_ms: past.at_ms,
            is_review: past.review.is_some(),
            of_anki: past.of_anki,
        }
    }
}

impl From<&Past> for HistoryStep {
    fn from(past: &Past) -> Self {
        match (past.as_review(), &past.review) {
            (Some(review), Some(PastReview { elapsed_ms, .. })) => Self::Reviewed {
                review,
                elapsed_ms: *elapsed_ms,
            },
            _ => Self::Reset { at_ms: past.at_ms },
        }
    }
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
        let mut statement = inner
            .connection
            .prepare_cached("SELECT card FROM hold WHERE suspended")?;
        let suspended = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<HashSet<String>, _>>()?;

        let mut histories: BTreeMap<CardId, CardHistory> = BTreeMap::new();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT card, reviews FROM history ORDER BY card")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let card = card_id(row, 0)?;
            if !is_wanted(&card.note) {
                continue;
            }
            let history = CardHistory {
                suspended: suspended.contains(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?),
                steps: history(row, 1)?.iter().map(HistoryStep::from).collect(),
                card: card.clone(),
            };
            histories.insert(card, history);
        }
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

    /// What was done to each of these cards, oldest first; cards to which nothing was done are left out.
    pub fn done_to<'c>(
        &self,
        cards: impl IntoIterator<Item = &'c CardId>,
    ) -> Result<HashMap<CardId, Vec<Done>>, StoreError> {
        let inner = self.lock();
        let mut done = HashMap::new();
        let is_any = inner
            .connection
            .prepare_cached("SELECT 1 FROM history LIMIT 1")?
            .exists([])?;
        // Most often a collection is the first, and nothing is there.
        for card in cards.into_iter().take_while(|_| is_any) {
            let history = past::of_card(&inner.connection, &card.to_string())?;
            if !history.is_empty() {
                done.insert(card.clone(), history.iter().map(Done::from).collect());
            }
        }
        Ok(done)
    }

    /// The cards of Anki by their names there, each with the events that say what was done to it there, and to which card here.
    pub fn imported_cards(&self) -> Result<HashMap<i64, Vec<(EventId, CardId)>>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id, body ->> '$.card', CASE kind WHEN 'history_imported' THEN body ->> '$.source' END FROM event
             WHERE version = ?1 AND (kind = 'history_imported' OR device_id = ?2)",
        )?;
        let voided = named_by(&inner.connection, "review_voided", &HashSet::new())?;
        let mut imported: HashMap<i64, Vec<(EventId, CardId)>> = HashMap::new();
        let mut rows = statement.query(params![VERSION, DEVICE])?;
        while let Some(row) = rows.next()? {
            let id: EventId = row.get(0)?;
            if !voided.contains(&id) {
                let source: Option<i64> = row.get(2)?;
                let source = source.unwrap_or_else(|| id.source());
                let of_source = imported.entry(source).or_default();
                of_source.extend(card_id(row, 1).ok().map(|card| (id, card)));
            }
        }
        Ok(imported)
    }

    /// The events that were taken back, of all kinds that can be.
    pub fn taken_back(&self) -> Result<HashSet<EventId>, StoreError> {
        named_by(&self.lock().connection, "review_voided", &HashSet::new())
    }

    /// The rules by which cards come back.
    pub fn scheduler(&self) -> Scheduler {
        self.lock().scheduler.clone()
    }
}
