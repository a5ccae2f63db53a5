//! Questions about cards and reviews: what is due, what was done.

use crate::cards::Counts;
use crate::columns::state;
use crate::error::StoreError;
use crate::of_note::of_note;
use crate::projection::past::{self, Past};
use crate::store::Store;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;
use wenxi_study::{
    CardId, CardState, Config, First, NoteId, Now, Rating, Review, Scheduled, StudyDay, queue,
};

impl Store {
    /// The cards of studied notes that are due and not put aside, at most `at_most` of them. Those in steps of minutes come
    /// first, then the others in this order. A card of whose note another one was asked today waits for tomorrow, because
    /// the answer to one gives the other away.
    pub fn due(&self, now: Now, at_most: u32, first: First) -> Result<Vec<Scheduled>, StoreError> {
        let inner = &mut *self.lock();
        let decay = inner.scheduler.config().decay();
        let cards = inner.cards()?;
        let at_most = usize::try_from(at_most).unwrap_or(usize::MAX);
        // More than wanted, because of the cards of one note only one is asked.
        let due = cards.due(now, at_most.saturating_mul(2), first);
        let due = due.into_iter().filter_map(|card| {
            let state = card.state();
            Some(Scheduled {
                card: cards.id(card)?,
                state,
            })
        });
        Ok(queue::queue(due, now, at_most, decay, first))
    }

    /// Cards to be asked for the first time today, those of words that were added first in front. A note of which another
    /// card is asked today waits. `writing` says whether characters are to be written.
    pub fn fresh(&self, now: Now, at_most: u32, writing: bool) -> Result<Vec<CardId>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(concat!(
            "SELECT note || '/' || kind FROM fresh
             WHERE NOT EXISTS (SELECT 1 FROM card WHERE ",
            of_note!("card.id", "fresh.note"),
            " AND (last_day = ?1 OR due_day <= ?1))
               AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.note = fresh.note AND (suspended OR buried_until > ?1))
               AND (?3 OR kind <> 'writing')
             ORDER BY added, note LIMIT ?2"
        ))?;
        let mut rows = statement.query(params![now.day.0, at_most, writing])?;
        let mut cards = Vec::new();
        while let Some(row) = rows.next()? {
            cards.push(card_id(row, 0)?);
        }
        Ok(cards)
    }

    /// How many words wait to be asked for the first time, and how many to be asked for their readings.
    pub fn waiting(&self) -> Result<(u32, u32), StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT count(*) FILTER (WHERE kind = 'meaning'), count(*) FILTER (WHERE kind = 'reading') FROM fresh",
        )?;
        Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// How many cards were asked for the first time on a study day, and how many reviews there were beside them.
    pub fn asked_on(&self, day: StudyDay) -> Result<(u32, u32), StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT first, learnt FROM studied_day WHERE day = ?1")?;
        let asked = statement.query_row([day.0], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(asked.optional()?.unwrap_or_default())
    }

    /// How many notes are due now, later today and tomorrow, each once; those put aside are left out.
    pub fn counts(&self, now: Now) -> Result<Counts, StoreError> {
        Ok(self.lock().cards()?.counts(now))
    }

    /// The choices of the schedule.
    pub fn schedule(&self) -> Config {
        self.lock().scheduler.config().clone()
    }

    /// The days after which a card may come back when it is rated so today; none when it waits minutes.
    pub fn days_allowed(
        &self,
        card: &CardId,
        rating: Rating,
        day: StudyDay,
    ) -> Result<Option<(u32, u32)>, StoreError> {
        let inner = &mut *self.lock();
        let before = inner.cards()?.get(card).map(|card| card.state());
        Ok(inner.scheduler.days_allowed(before.as_ref(), rating, day))
    }

    /// Answers on each of the seven study days up to `today`, oldest first.
    pub fn week(&self, today: StudyDay) -> Result<[u32; 7], StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT day - (?1 - 6), answers FROM studied_day WHERE day BETWEEN ?1 - 6 AND ?1",
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

    /// How long an answer of this learner takes: the mean of the last study days with at least a hundred answers together,
    /// milliseconds. A question that was left open counts as a minute.
    pub fn typical_answer_ms(&self) -> Result<Option<u32>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT answers, elapsed_ms FROM studied_day ORDER BY day DESC")?;
        let mut rows = statement.query([])?;
        let (mut answers, mut elapsed_ms): (i64, i64) = (0, 0);
        while answers < 100
            && let Some(row) = rows.next()?
        {
            answers += row.get::<_, i64>(0)?;
            elapsed_ms += row.get::<_, i64>(1)?;
        }
        let mean = elapsed_ms.checked_div(answers);
        Ok(mean.and_then(|mean| u32::try_from(mean).ok()))
    }

    /// The states of those of these cards that have been reviewed.
    pub fn card_states(&self, cards: &[CardId]) -> Result<HashMap<CardId, CardState>, StoreError> {
        let inner = &mut *self.lock();
        let known = inner.cards()?;
        let states = cards
            .iter()
            .filter_map(|card| Some((card.clone(), known.get(card)?.state())));
        Ok(states.collect())
    }

    /// The states of the cards of a note that have been reviewed.
    pub fn cards_of_note(&self, note: &NoteId) -> Result<Vec<Scheduled>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(concat!(
            "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses, step
             FROM card WHERE ",
            of_note!("id", "?1"),
            " ORDER BY id"
        ))?;
        Ok(statement
            .query_map([note.as_str()], scheduled)?
            .collect::<Result<_, _>>()?)
    }

    /// The reviews of a card that count, oldest first.
    pub fn reviews(&self, card: &CardId) -> Result<Vec<Review>, StoreError> {
        let history = past::of_card(&self.lock().connection, &card.to_string())?;
        Ok(history.iter().filter_map(Past::as_review).collect())
    }
}

/// A card and its state, of a row that begins with the card's id and its phase.
fn scheduled(row: &Row<'_>) -> rusqlite::Result<Scheduled> {
    Ok(Scheduled {
        card: card_id(row, 0)?,
        state: state(row, 1)?,
    })
}

/// A card's id in this column.
pub(crate) fn card_id(row: &Row<'_>, at: usize) -> rusqlite::Result<CardId> {
    let card = row.get_ref(at)?.as_str()?.parse();
    card.map_err(|error: wenxi_study::IdError| {
        rusqlite::Error::FromSqlConversionFailure(at, Type::Text, Box::new(error))
    })
}
