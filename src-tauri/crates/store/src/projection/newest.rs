//! What follows for a card from the newest event about it: one more step of the fold that [`card`](super::card) makes, from
//! where the row of the card stands. An answer replays nothing, however often its card was asked.

use super::card::{Computed, Folded, Occurred, Standing, hold, write_card, write_hold};
use super::day::Days;
use super::past;
use crate::columns::state;
use crate::error::StoreError;
use crate::event::{Event, EventId, about};
use rusqlite::{Connection, OptionalExtension, params};
use wenxi_study::{CardId, Scheduler};

impl Standing {
    /// The event of this name, about which nothing else is said yet; nothing when it is not about a card.
    pub(super) fn newest(id: EventId, at_ms: i64, event: &Event) -> Option<Self> {
        // What was imported is many events.
        if matches!(event, Event::HistoryImported(_)) {
            return None;
        }
        let mut standing = Vec::new();
        let occurred = Occurred {
            id,
            at_ms,
            accepted: false,
            is_of_anki: false,
        };
        occurred.put(event.clone(), |_| Some(&mut standing));
        standing.pop()
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
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM event WHERE body ->> '$.card' = ?1 AND id > ?2 AND {})
                 OR EXISTS (SELECT 1 FROM event WHERE body ->> '$.review' = ?2 AND {})",
            about::CARD,
            about::EVENT
        ))?
        .query_row(params![card, newest], |row| row.get(0))?;
    let history = past::of_card(connection, card)?;
    // What was imported may lie behind it, whenever it came.
    if is_past || history.last().is_some_and(|last| last.id > newest) {
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
        history,
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
    let known = folded.history.len();
    folded.take(scheduler, card, newest)?;
    if let Some((before, [_, ..])) = folded.history.split_at_checked(known) {
        days.change(before, &folded.history);
        let packed = past::packed(&folded.history)?;
        past::write(connection, name, before, &folded.history, &packed)?;
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
