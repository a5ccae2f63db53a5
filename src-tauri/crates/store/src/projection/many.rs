//! What follows for many cards at once, from one reading of the log: when the choices of the schedule changed, when a whole
//! collection was taken in, when everything is made anew. The events of a card are folded as for one; only what is otherwise
//! than before is written.

use super::card::{self, Folded, Occurred, Standing, hold, write_card, write_hold};
use super::day::Days;
use super::past;
use crate::anki::DEVICE;
use crate::columns::state;
use crate::error::StoreError;
use crate::event::{Event, EventId, VERSION, about};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::panic::resume_unwind;
use std::thread;
use wenxi_study::{CardId, CardState, Scheduler};

/// Which cards are wanted.
#[derive(Clone, Copy)]
pub(super) enum Wanted<'a> {
    All,
    These(&'a BTreeSet<CardId>),
}

impl Wanted<'_> {
    fn has(self, card: &CardId) -> bool {
        match self {
            Self::All => true,
            Self::These(cards) => cards.contains(card),
        }
    }
}

/// What follows for a card, as it is written.
pub(super) struct Ready {
    pub(super) card: CardId,
    pub(super) name: String,
    pub(super) folded: Folded,
    /// Its history in one piece.
    pub(super) packed: Vec<u8>,
}

impl Ready {
    /// Folds the events about a card.
    pub(super) fn of(scheduler: &Scheduler, card: CardId, events: Vec<Standing>) -> Result<Self, StoreError> {
        let folded = card::fold(scheduler, &card, events)?;
        Ok(Self {
            name: card.to_string(),
            packed: past::packed(&folded.history)?,
            folded,
            card,
        })
    }
}

/// Computes what follows for the wanted cards from the log, and gives the states of those that have reviews.
pub(super) fn project(
    connection: &Connection,
    scheduler: &Scheduler,
    wanted: Wanted<'_>,
    days: &mut Days,
) -> Result<BTreeMap<CardId, CardState>, StoreError> {
    let fold = |(card, events)| Ready::of(scheduler, card, events);
    let ready = in_shares(standing(connection, wanted)?, fold)?;
    write_histories(connection, wanted, &ready, days)?;
    write_cards(connection, wanted, &ready)?;
    let states = ready.into_iter();
    Ok(states
        .filter_map(|ready| Some((ready.card, ready.folded.state?)))
        .collect())
}

/// Does some work for each of many, in their order; for as many at a time as there are cores.
pub(super) fn in_shares<T: Send, U: Send>(
    mut many: Vec<T>,
    work: impl Fn(T) -> Result<U, StoreError> + Sync,
) -> Result<Vec<U>, StoreError> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = many.len().div_ceil(cores).max(1);
    let mut shares: Vec<Vec<T>> = Vec::with_capacity(cores);
    while !many.is_empty() {
        shares.push(many.split_off(many.len().saturating_sub(share)));
    }
    let work = &work;
    thread::scope(|scope| {
        // They were taken from the end.
        let working = shares.into_iter().rev().map(|share| {
            scope.spawn(move || {
                share
                    .into_iter()
                    .map(work)
                    .collect::<Result<Vec<_>, StoreError>>()
            })
        });
        let working: Vec<_> = working.collect();
        let mut done = Vec::new();
        for share in working {
            done.extend(share.join().unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        Ok(done)
    })
}

/// The events about each wanted card that were not taken back, oldest first; the cards by their names.
fn standing(connection: &Connection, wanted: Wanted<'_>) -> Result<Vec<(CardId, Vec<Standing>)>, StoreError> {
    let voided = named_by(connection, "review_voided", &HashSet::new())?;
    let accepted = named_by(connection, "answer_accepted", &voided)?;
    let mut statement = connection.prepare(
        "SELECT id, occurred_at_ms, kind, version, body, device_id = ?1 FROM event
         WHERE kind IN ('reviewed', 'card_suspended', 'card_resumed', 'card_buried', 'card_reset', 'history_imported')
         ORDER BY id",
    )?;
    let mut rows = statement.query([DEVICE])?;
    let mut cards: HashMap<CardId, Vec<Standing>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let id: EventId = row.get(0)?;
        if voided.contains(&id) {
            continue;
        }
        let (kind, body) = (row.get_ref(2)?.as_str(), row.get_ref(4)?.as_str());
        let (kind, body) = (
            kind.map_err(rusqlite::Error::from)?,
            body.map_err(rusqlite::Error::from)?,
        );
        let occurred = Occurred {
            id,
            at_ms: row.get(1)?,
            accepted: accepted.contains(&id),
            is_of_anki: row.get(5)?,
        };
        occurred.put(Event::read(kind, row.get(3)?, body), |card| {
            wanted.has(&card).then(|| cards.entry(card).or_default())
        });
    }
    let mut cards: Vec<_> = cards.into_iter().collect();
    cards.sort_unstable_by(|(card, _), (other, _)| card.cmp(other));
    Ok(cards)
}

/// The events that events of a kind name, without those of events that were taken back.
pub(crate) fn named_by(
    connection: &Connection,
    kind: &str,
    voided: &HashSet<EventId>,
) -> Result<HashSet<EventId>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, body ->> '$.review' FROM event WHERE {} AND kind = ?1 AND version = ?2",
        about::EVENT
    ))?;
    let mut rows = statement.query(params![kind, VERSION])?;
    let mut named = HashSet::new();
    while let Some(row) = rows.next()? {
        if !voided.contains(&row.get(0)?) {
            let id = row.get_ref(1)?.as_str().ok();
            named.extend(id.and_then(|id| id.parse::<EventId>().ok()));
        }
    }
    Ok(named)
}

/// Writes the histories of these cards where they are otherwise than before, and takes away those of the wanted cards that are
/// none of them.
fn write_histories(
    connection: &Connection,
    wanted: Wanted<'_>,
    cards: &[Ready],
    days: &mut Days,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("SELECT card, reviews FROM history")?;
    let known = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut known: HashMap<String, Vec<u8>> = known.collect::<Result<_, _>>()?;
    for Ready {
        name, folded, packed, ..
    } in cards
    {
        let before = known.remove(name);
        if before.as_ref() != Some(packed) {
            let before = before.map_or_else(|| Ok(Vec::new()), |before| past::unpacked(&before))?;
            days.change(&before, &folded.history);
            past::write(connection, name, &before, &folded.history, packed)?;
        }
    }
    for (name, before) in known {
        if name.parse().is_ok_and(|card| wanted.has(&card)) {
            let before = past::unpacked(&before)?;
            days.change(&before, &[]);
            past::write(connection, &name, &before, &[], &[])?;
        }
    }
    Ok(())
}

/// Writes the states of these cards, and whether they are put aside, where that is otherwise than before; the wanted cards
/// that are none of them are cards no longer.
fn write_cards(connection: &Connection, wanted: Wanted<'_>, cards: &[Ready]) -> Result<(), StoreError> {
    let mut known: HashMap<String, CardState> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses, step
         FROM card",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        known.insert(row.get(0)?, state(row, 1)?);
    }
    let mut statement = connection.prepare_cached("SELECT card, suspended, buried_until FROM hold")?;
    let held = statement.query_map([], |row| Ok((row.get(0)?, hold(row, 1)?)))?;
    let mut held: HashMap<String, _> = held.collect::<Result<_, _>>()?;
    for Ready {
        card, name, folded, ..
    } in cards
    {
        if known.remove(name) != folded.state {
            write_card(connection, card, name, folded.state.as_ref())?;
        }
        if held.remove(name) != folded.hold() {
            write_hold(connection, card, name, folded)?;
        }
    }
    let nothing = Folded::default();
    for name in known.keys().chain(held.keys()) {
        let Some(card) = name.parse().ok().filter(|card| wanted.has(card)) else {
            continue;
        };
        write_card(connection, &card, name, None)?;
        write_hold(connection, &card, name, &nothing)?;
    }
    Ok(())
}
