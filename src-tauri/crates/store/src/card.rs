//! Questions about cards and reviews: what is due, what was done.

use crate::error::StoreError;
use crate::projection::state;
use crate::store::Store;
use rusqlite::types::Type;
use rusqlite::{Row, params};
use std::collections::HashMap;
use wenxi_study::{CardId, CardState, NoteId, Now, Review, Scheduled, StudyDay};

/// How many cards are to be asked when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Now.
    pub due: u32,
    /// Later today, when the minutes of a step have passed.
    pub later_today: u32,
    /// Tomorrow, those that come new to it.
    pub tomorrow: u32,
}

impl Store {
    /// The cards of studied notes that are due, longest due first.
    pub fn due(&self, now: Now) -> Result<Vec<Scheduled>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses
             FROM card
             WHERE due_day <= ?1 AND (due_at_ms IS NULL OR due_at_ms <= ?2)
               AND EXISTS (SELECT 1 FROM note WHERE note.id = card.note AND saved)
             ORDER BY due_day, due_at_ms, id",
        )?;
        let due = statement
            .query_map(params![now.day.0, now.at_ms], scheduled)?
            .collect::<Result<_, _>>()?;
        Ok(due)
    }

    /// How many cards of studied notes are due now, later today and tomorrow.
    pub fn counts(&self, now: Now) -> Result<Counts, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT count(*) FILTER (WHERE due_day <= ?1 AND (due_at_ms IS NULL OR due_at_ms <= ?2)),
                    count(*) FILTER (WHERE due_day <= ?1 AND due_at_ms > ?2),
                    count(*) FILTER (WHERE due_day = ?1 + 1)
             FROM card
             WHERE due_day <= ?1 + 1 AND EXISTS (SELECT 1 FROM note WHERE note.id = card.note AND saved)",
        )?;
        let counts = statement.query_row(params![now.day.0, now.at_ms], |row| {
            Ok(Counts {
                due: row.get(0)?,
                later_today: row.get(1)?,
                tomorrow: row.get(2)?,
            })
        })?;
        Ok(counts)
    }

    /// Answers on each of the seven study days up to `today`, oldest first.
    pub fn week(&self, today: StudyDay) -> Result<[u32; 7], StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT study_day - (?1 - 6), count(*) FROM review
             WHERE study_day BETWEEN ?1 - 6 AND ?1 GROUP BY study_day",
        )?;
        let mut week = [0; 7];
        let mut rows = statement.query([today.0])?;
        while let Some(row) = rows.next()? {
            if let Some(day) = week.get_mut(usize::from(row.get::<_, u8>(0)?)) {
                *day = row.get(1)?;
            }
        }
        Ok(week)
    }

    /// How long an answer of this learner typically takes: the median of the last hundred, milliseconds.
    pub fn typical_answer_ms(&self) -> Result<Option<u32>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT elapsed_ms FROM review ORDER BY event DESC LIMIT 100")?;
        let mut times = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<Vec<u32>, _>>()?;
        times.sort_unstable();
        Ok(times.get(times.len() / 2).copied())
    }

    /// The states of those of these cards that have been reviewed.
    pub fn card_states(&self, cards: &[CardId]) -> Result<HashMap<CardId, CardState>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses
             FROM card WHERE id IN (SELECT value FROM json_each(?1))",
        )?;
        let rows = statement.query_map([serde_json::to_string(cards)?], scheduled)?;
        Ok(rows
            .map(|row| row.map(|s| (s.card, s.state)))
            .collect::<Result<_, _>>()?)
    }

    /// The states of the cards of a note that have been reviewed.
    pub fn cards_of_note(&self, note: &NoteId) -> Result<Vec<Scheduled>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses
             FROM card WHERE note = ?1 ORDER BY id",
        )?;
        Ok(statement
            .query_map([note.as_str()], scheduled)?
            .collect::<Result<_, _>>()?)
    }

    /// The reviews of a card that count, oldest first.
    pub fn reviews(&self, card: &CardId) -> Result<Vec<Review>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT event.occurred_at_ms, study_day, rating FROM review JOIN event ON event.id = review.event
             WHERE card = ?1 ORDER BY event.id",
        )?;
        let rows = statement.query_map([card.to_string()], |row| {
            let rating: u8 = row.get(2)?;
            Ok(Review {
                at_ms: row.get(0)?,
                day: StudyDay(row.get(1)?),
                rating: wenxi_study::Rating::ALL
                    .into_iter()
                    .find(|r| *r as u8 == rating)
                    .ok_or(rusqlite::Error::IntegralValueOutOfRange(2, i64::from(rating)))?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A card and its state, of a row that begins with the card's id and its phase.
fn scheduled(row: &Row<'_>) -> rusqlite::Result<Scheduled> {
    let card = row.get_ref(0)?.as_str()?.parse();
    let card = card.map_err(|error: wenxi_study::IdError| {
        rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
    })?;
    Ok(Scheduled {
        card,
        state: state(row, 1)?,
    })
}
