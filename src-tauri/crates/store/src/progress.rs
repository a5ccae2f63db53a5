//! Questions about progress: what was studied on which day, what comes, how well memory was foretold, what is confused.

use crate::card::card_id;
use crate::error::StoreError;
use crate::store::Store;
use rusqlite::params;
use std::collections::HashMap;
use wenxi_study::{CardId, NoteId, Rating, Review, StudyDay};

/// What was studied on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayStudied {
    /// The study day.
    pub day: StudyDay,
    /// Answers.
    pub answers: u32,
    /// Time over them, milliseconds.
    pub elapsed_ms: u64,
}

/// How well recall was foretold in some days.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Foretold {
    /// Reviews of cards that had been learnt, on a later day than the one before.
    pub reviews: u32,
    /// How many of them were recalled.
    pub recalled: u32,
    /// The mean chance that the schedule foretold, 0 to 1.
    pub expected: f32,
}

/// What is known of the memory of a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MemoryOfCard {
    /// Days.
    pub stability: f32,
    /// 1 to 10.
    pub difficulty: f32,
    /// The study day of its last review.
    pub last_day: StudyDay,
    /// The study day on which it is due.
    pub due_day: StudyDay,
    /// How often it was forgotten.
    pub lapses: u32,
}

/// An answer that was not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistaken {
    /// The card.
    pub card: CardId,
    /// What was answered.
    pub response: String,
}

impl Store {
    /// What was studied on the days from `first` to `last`, days without answers left out.
    pub fn days_studied(&self, first: StudyDay, last: StudyDay) -> Result<Vec<DayStudied>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT study_day, count(*), sum(elapsed_ms) FROM review
             WHERE study_day BETWEEN ?1 AND ?2 GROUP BY study_day",
        )?;
        let days = statement.query_map([first.0, last.0], |row| {
            Ok(DayStudied {
                day: StudyDay(row.get(0)?),
                answers: row.get(1)?,
                elapsed_ms: u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0),
            })
        })?;
        Ok(days.collect::<Result<_, _>>()?)
    }

    /// How well recall was foretold from `first` to `last`.
    pub fn foretold(&self, first: StudyDay, last: StudyDay) -> Result<Foretold, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT count(*), count(*) FILTER (WHERE rating > 1), coalesce(avg(recall), 0) / 1000
             FROM review WHERE study_day BETWEEN ?1 AND ?2 AND recall IS NOT NULL",
        )?;
        Ok(statement.query_row([first.0, last.0], |row| {
            Ok(Foretold {
                reviews: row.get(0)?,
                recalled: row.get(1)?,
                expected: row.get(2)?,
            })
        })?)
    }

    /// How many cards of studied notes become due on each of `days` days after `today`; what is overdue is left out.
    pub fn coming(&self, today: StudyDay, days: u32) -> Result<Vec<u32>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT due_day - ?1, count(*) FROM card
             WHERE due_day > ?1 AND due_day <= ?1 + ?2
               AND EXISTS (SELECT 1 FROM note WHERE note.id = card.note AND saved)
               AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.card = card.id AND suspended)
             GROUP BY due_day",
        )?;
        let mut coming = vec![0; days as usize];
        let mut rows = statement.query(params![today.0, days])?;
        while let Some(row) = rows.next()? {
            let after: u32 = row.get(0)?;
            if let Some(day) = coming.get_mut(after as usize - 1) {
                *day = row.get(1)?;
            }
        }
        Ok(coming)
    }

    /// How many cards of studied notes are due on each day from `first` to `last` days after `today`.
    pub fn load(&self, today: StudyDay, first: u32, last: u32) -> Result<HashMap<u32, u32>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT due_day - ?1, count(*) FROM card
             WHERE due_day BETWEEN ?1 + ?2 AND ?1 + ?3
               AND EXISTS (SELECT 1 FROM note WHERE note.id = card.note AND saved)
             GROUP BY due_day",
        )?;
        let load = statement.query_map(params![today.0, first, last], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(load.collect::<Result<_, _>>()?)
    }

    /// What is known of the memory of all cards of studied notes.
    pub fn memory(&self) -> Result<Vec<(CardId, MemoryOfCard)>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id, stability, difficulty, last_day, due_day, lapses FROM card
             WHERE EXISTS (SELECT 1 FROM note WHERE note.id = card.note AND saved)",
        )?;
        let mut rows = statement.query([])?;
        let mut memory = Vec::new();
        while let Some(row) = rows.next()? {
            memory.push((
                card_id(row, 0)?,
                MemoryOfCard {
                    stability: row.get(1)?,
                    difficulty: row.get(2)?,
                    last_day: StudyDay(row.get(3)?),
                    due_day: StudyDay(row.get(4)?),
                    lapses: row.get(5)?,
                },
            ));
        }
        Ok(memory)
    }

    /// The newest answers that were not right, newest first.
    pub fn mistaken(&self, at_most: u32) -> Result<Vec<Mistaken>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT card, response FROM review WHERE response IS NOT NULL ORDER BY event DESC LIMIT ?1",
        )?;
        let mut rows = statement.query([at_most])?;
        let mut mistaken = Vec::new();
        while let Some(row) = rows.next()? {
            mistaken.push(Mistaken {
                card: card_id(row, 0)?,
                response: row.get(1)?,
            });
        }
        Ok(mistaken)
    }

    /// The reviews of every card that count, oldest first: what parameters are found from.
    pub fn histories(&self) -> Result<Vec<Vec<Review>>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT card, event.occurred_at_ms, study_day, rating FROM review JOIN event ON event.id = review.event
             ORDER BY card, event.id",
        )?;
        let mut rows = statement.query([])?;
        let mut histories: Vec<Vec<Review>> = Vec::new();
        let mut last = String::new();
        while let Some(row) = rows.next()? {
            let card = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            if card != last || histories.is_empty() {
                card.clone_into(&mut last);
                histories.push(Vec::new());
            }
            let rating = Rating::numbered(row.get(3)?).unwrap_or(Rating::Again);
            let review = Review {
                at_ms: row.get(1)?,
                day: StudyDay(row.get(2)?),
                rating,
                chosen_days: None,
            };
            if let Some(history) = histories.last_mut() {
                history.push(review);
            }
        }
        Ok(histories)
    }

    /// Words whose cards are all stable for `days` days or more.
    pub fn known_words(&self, days: f32) -> Result<Vec<NoteId>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT note FROM card WHERE note >= 'w:' AND note < 'w;'
             GROUP BY note HAVING min(stability) >= ?1",
        )?;
        let notes = statement.query_map([days], |row| row.get::<_, String>(0))?;
        let mut known = Vec::new();
        for note in notes {
            known.extend(note?.parse::<NoteId>());
        }
        Ok(known)
    }
}
