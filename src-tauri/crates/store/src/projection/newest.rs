//! What follows for a card from the newest event about it: one more step of the fold that [`card`](super::card) makes, from
//! where the row of the card stands. An answer costs the same however often its card was asked.

use super::card::{
    Computed, Folded, Happened, Standing, WRITE_REVIEW, hold, write_card, write_hold, write_review,
};
use super::day::Days;
use super::state;
use crate::error::StoreError;
use crate::event::{Event, EventId};
use rusqlite::{Connection, OptionalExtension, params};
use wenxi_study::{CardId, Scheduler};

impl Standing {
    /// The event of this name, about which nothing else is said yet; nothing when it is not about a card.
    pub(super) fn newest(id: EventId, at_ms: i64, event: &Event) -> Option<Self> {
        let (_, happened) = Happened::of(event.clone())?;
        Some(Self {
            id,
            at_ms,
            accepted: false,
            is_of_anki: false,
            happened,
        })
    }
}

/// What the events about a card came to before this one: its row is what the fold came to, whatever its history is. Nothing
/// when the event is not the newest one, or something is said about it already: then the past is another one.
pub(super) fn folded_before(
    connection: &Connection,
    card: &str,
    newest: EventId,
) -> Result<Option<Folded>, StoreError> {
    let is_past = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM event WHERE body ->> '$.card' = ?1 AND id > ?2)
                 OR EXISTS (SELECT 1 FROM event WHERE body ->> '$.review' = ?2)",
        )?
        .query_row(params![card, newest], |row| row.get(0))?;
    if is_past {
        return Ok(None);
    }
    let known = connection
        .prepare_cached(
            "SELECT phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses, step
             FROM card WHERE id = ?1",
        )?
        .query_row([card], |row| state(row, 0))
        .optional()?;
    let held = connection
        .prepare_cached("SELECT suspended, buried_until FROM hold WHERE card = ?1")?
        .query_row([card], |row| hold(row, 0))
        .optional()?;
    let (suspended, buried_until) = held.unwrap_or_default();
    Ok(Some(Folded {
        state: known,
        reviews: Vec::new(),
        suspended,
        buried_until,
    }))
}

/// Goes on with the fold by the newest event about a card.
pub(super) fn project(
    connection: &Connection,
    scheduler: &Scheduler,
    (card, name): (&CardId, &str),
    mut folded: Folded,
    newest: Standing,
    days: &mut Days,
) -> Result<Computed, StoreError> {
    let (phase, held) = (folded.state.map(|state| state.phase), folded.hold());
    folded.take(scheduler, card, newest)?;
    for (id, row) in &folded.reviews {
        write_review(&mut *connection.prepare_cached(WRITE_REVIEW)?, *id, name, row)?;
        days.count(row);
    }
    write_card(connection, card, name, folded.state.as_ref())?;
    if folded.hold() != held {
        write_hold(connection, card, name, &folded)?;
    }
    Ok(Computed {
        state: folded.state,
        moved: folded.state.map(|state| state.phase) != phase,
    })
}
