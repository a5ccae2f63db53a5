//! What follows for many cards at once, from one reading of the log: when the choices of the schedule changed, when a whole
//! collection was taken in, when everything is made anew. The events of a card are folded as for one; only what is otherwise
//! than before is written.

use super::card::{self, Folded, Happened, Row, Standing, hold, write_card, write_hold, write_review};
use super::day::Days;
use super::state;
use crate::anki::DEVICE;
use crate::card::card_id;
use crate::error::StoreError;
use crate::event::{Event, EventId, VERSION};
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

/// A review as it is to be.
struct Projected<'c> {
    id: EventId,
    card: &'c str,
    row: Row,
    /// Whether it stands there so already.
    is_there: bool,
}

/// Computes what follows for the wanted cards, and gives the states of those that have reviews.
pub(super) fn project(
    connection: &Connection,
    scheduler: &Scheduler,
    wanted: Wanted<'_>,
) -> Result<BTreeMap<CardId, CardState>, StoreError> {
    let mut folded = fold_all(scheduler, standing(connection, wanted)?)?;
    let names: Vec<String> = folded.iter().map(|(card, _)| card.to_string()).collect();
    let states = folded
        .iter()
        .filter_map(|(card, folded)| Some((card.clone(), folded.state?)));
    let states = states.collect();
    let mut reviews: Vec<Projected<'_>> = Vec::new();
    for ((_, folded), card) in folded.iter_mut().zip(&names) {
        reviews.extend(folded.reviews.drain(..).map(|(id, row)| Projected {
            id,
            card,
            row,
            is_there: false,
        }));
    }
    // In the order of the table: every row is written behind the one before.
    reviews.sort_unstable_by_key(|review| review.id);
    write_reviews(connection, wanted, &mut reviews)?;
    write_cards(connection, wanted, &folded, &names)?;
    Ok(states)
}

/// Folds the events of each card, in the order of their names; as many cards at a time as there are cores.
fn fold_all(
    scheduler: &Scheduler,
    mut cards: Vec<(CardId, Vec<Standing>)>,
) -> Result<Vec<(CardId, Folded)>, StoreError> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = cards.len().div_ceil(cores).max(1);
    let mut shares: Vec<Vec<(CardId, Vec<Standing>)>> = Vec::with_capacity(cores);
    while !cards.is_empty() {
        shares.push(cards.split_off(cards.len().saturating_sub(share)));
    }
    let fold = |(card, events): (CardId, Vec<Standing>)| -> Result<(CardId, Folded), StoreError> {
        let folded = card::fold(scheduler, &card, events)?;
        Ok((card, folded))
    };
    thread::scope(|scope| {
        // They were taken from the end.
        let folding = shares.into_iter().rev().map(|share| {
            scope.spawn(move || {
                share
                    .into_iter()
                    .map(fold)
                    .collect::<Result<Vec<_>, StoreError>>()
            })
        });
        let folding: Vec<_> = folding.collect();
        let mut folded = Vec::new();
        for share in folding {
            folded.extend(share.join().unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        Ok(folded)
    })
}

/// The events about each wanted card that were not taken back, oldest first; the cards by their names.
fn standing(connection: &Connection, wanted: Wanted<'_>) -> Result<Vec<(CardId, Vec<Standing>)>, StoreError> {
    let voided = named_by(connection, "review_voided", &HashSet::new())?;
    let accepted = named_by(connection, "answer_accepted", &voided)?;
    let mut statement = connection.prepare(
        "SELECT id, occurred_at_ms, kind, version, body, device_id = ?1 FROM event
         WHERE kind IN ('reviewed', 'card_suspended', 'card_resumed', 'card_buried', 'card_reset') ORDER BY id",
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
        let happened = Happened::of(Event::read(kind, row.get(3)?, body));
        let Some((card, happened)) = happened.filter(|(card, _)| wanted.has(card)) else {
            continue;
        };
        cards.entry(card).or_default().push(Standing {
            id,
            at_ms: row.get(1)?,
            accepted: accepted.contains(&id),
            is_of_anki: row.get(5)?,
            happened,
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
    let mut statement = connection.prepare_cached(
        "SELECT id, body ->> '$.review' FROM event
         WHERE body ->> '$.review' IS NOT NULL AND kind = ?1 AND version = ?2",
    )?;
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

/// Writes those of these reviews, which are in order, that do not stand there so, and takes away those of the wanted cards
/// that are none of them.
fn write_reviews(
    connection: &Connection,
    wanted: Wanted<'_>,
    reviews: &mut [Projected<'_>],
) -> Result<(), StoreError> {
    let mut days = Days::default();
    let mut gone: Vec<EventId> = Vec::new();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, event, card FROM review ORDER BY event",
        card::REVIEW_COLUMNS
    ))?;
    let mut rows = statement.query([])?;
    let mut wanted_reviews = reviews.iter_mut().peekable();
    let mut stood = 0;
    while let Some(row) = rows.next()? {
        stood += 1;
        let id: EventId = row.get("event")?;
        while wanted_reviews.next_if(|review| review.id < id).is_some() {}
        match wanted_reviews.next_if(|review| review.id == id) {
            Some(review) => {
                let before = card::review(row)?;
                review.is_there = before == review.row;
                if !review.is_there {
                    days.discount(&before);
                }
            }
            None if matches!(wanted, Wanted::All) || wanted.has(&card_id(row, card::REVIEW_WIDTH + 1)?) => {
                days.discount(&card::review(row)?);
                gone.push(id);
            }
            None => {}
        }
    }
    drop(rows);
    for id in gone {
        connection
            .prepare_cached("DELETE FROM review WHERE event = ?1")?
            .execute([id])?;
    }
    let new = reviews.iter().filter(|review| !review.is_there);
    let set_aside = Indexes::set_aside(connection, new.clone().count(), stood)?;
    let mut statement = connection.prepare_cached(card::WRITE_REVIEW)?;
    for review in new {
        write_review(&mut statement, review.id, review.card, &review.row)?;
        days.count(&review.row);
    }
    set_aside.put_back(connection)?;
    days.write(connection)
}

/// The indexes of the reviews, while more of them are written than there were: sorted once they are quicker made than row by
/// row. All of it is part of the transaction.
struct Indexes(Vec<String>);

impl Indexes {
    /// From so many rows on it is worth it.
    const WORTH_IT: usize = 10_000;

    fn set_aside(connection: &Connection, new: usize, stood: usize) -> Result<Self, StoreError> {
        if new < Self::WORTH_IT.max(stood) {
            return Ok(Self(Vec::new()));
        }
        let mut statement = connection.prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'review' AND sql IS NOT NULL",
        )?;
        let indexes = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let indexes: Vec<(String, String)> = indexes.collect::<Result<_, _>>()?;
        for (name, _) in &indexes {
            connection.execute_batch(&format!("DROP INDEX {name}"))?;
        }
        Ok(Self(indexes.into_iter().map(|(_, sql)| sql).collect()))
    }

    fn put_back(self, connection: &Connection) -> Result<(), StoreError> {
        self.0
            .iter()
            .try_for_each(|sql| Ok(connection.execute_batch(sql)?))
    }
}

/// Writes the states of these cards, and whether they are put aside, where that is otherwise than before; the wanted cards
/// that are none of them are cards no longer.
fn write_cards(
    connection: &Connection,
    wanted: Wanted<'_>,
    folded: &[(CardId, Folded)],
    names: &[String],
) -> Result<(), StoreError> {
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
    for ((card, folded), name) in folded.iter().zip(names) {
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
