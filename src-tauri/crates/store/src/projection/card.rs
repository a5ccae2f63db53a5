//! What follows for a card from the events about it: its state, its reviews, whether it is put aside. One fold computes it,
//! whether the events of one card are read or those of all.

use super::day::Days;
use crate::error::StoreError;
use crate::event::{Event, EventId, VERSION};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, HashMap, HashSet};
use wenxi_study::{CardId, CardState, Phase, Rating, Review, Scheduler, StudyDay};

/// An event about a card that was not taken back.
struct Standing {
    id: EventId,
    at_ms: i64,
    accepted: bool,
    event: Event,
}

/// A review as statistics ask for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) study_day: i32,
    pub(super) rating: u8,
    pub(super) elapsed_ms: u32,
    pub(super) before: Option<Phase>,
    pub(super) recall: Option<u16>,
    response: Option<String>,
}

/// What follows for a card.
#[derive(Default)]
struct Folded {
    state: Option<CardState>,
    reviews: Vec<(EventId, Row)>,
    suspended: bool,
    buried_until: Option<StudyDay>,
}

/// Folds the events about a card, oldest first.
fn fold(scheduler: &Scheduler, card: &CardId, events: Vec<Standing>) -> Result<Folded, StoreError> {
    let decay = scheduler.config().decay();
    let mut folded = Folded::default();
    for standing in events {
        match standing.event {
            Event::Reviewed(reviewed) => {
                let rating = if standing.accepted {
                    reviewed.rating.max(Rating::Good)
                } else {
                    reviewed.rating
                };
                let before = folded.state;
                let foretold = before
                    .filter(|s| s.phase == Phase::Review && reviewed.study_day > s.last_day)
                    .map(|s| (s.retrievability(reviewed.study_day, decay) * 1000.0).round() as u16);
                let review = Review {
                    at_ms: standing.at_ms,
                    day: reviewed.study_day,
                    rating,
                    chosen_days: reviewed.chosen_days,
                };
                folded.state = Some(scheduler.next(card, before.as_ref(), review)?);
                let row = Row {
                    study_day: reviewed.study_day.0,
                    rating: rating as u8,
                    elapsed_ms: reviewed.elapsed_ms,
                    before: before.map(|s| s.phase),
                    recall: foretold,
                    response: reviewed
                        .response
                        .filter(|said| !standing.accepted && !said.is_empty()),
                };
                folded.reviews.push((standing.id, row));
            }
            Event::CardSuspended(_) => folded.suspended = true,
            Event::CardResumed(_) => (folded.suspended, folded.buried_until) = (false, None),
            Event::CardBuried(buried) => folded.buried_until = Some(buried.until),
            Event::CardReset(_) => folded.state = None,
            _ => {}
        }
    }
    Ok(folded)
}

/// Computes what follows for one card, and gives its state; what changes of days is counted.
pub(super) fn project(
    connection: &Connection,
    scheduler: &Scheduler,
    card: &CardId,
    days: &mut Days,
) -> Result<Option<CardState>, StoreError> {
    let name = card.to_string();
    let folded = fold(scheduler, card, standing(connection, &name)?)?;
    let mut known = known_reviews(connection, &name)?;
    for (id, row) in &folded.reviews {
        // Most often all are there but the newest.
        let before = known.remove(id);
        if before.as_ref() != Some(row) {
            write_review(connection, *id, &name, row)?;
            days.count(row);
            before.iter().for_each(|before| days.discount(before));
        }
    }
    for (gone, row) in &known {
        connection
            .prepare_cached("DELETE FROM review WHERE event = ?1")?
            .execute([gone])?;
        days.discount(row);
    }
    write_card(connection, card, &name, folded.state.as_ref())?;
    write_hold(connection, card, &name, &folded)?;
    Ok(folded.state)
}

/// Computes what follows for all cards, from one reading of the log.
pub(super) fn rebuild(connection: &Connection, scheduler: &Scheduler) -> Result<(), StoreError> {
    connection
        .execute_batch("DELETE FROM review; DELETE FROM card; DELETE FROM hold; DELETE FROM studied_day;")?;
    let voided = named_by(connection, "review_voided", &HashSet::new())?;
    let accepted = named_by(connection, "answer_accepted", &voided)?;
    let mut statement = connection.prepare(
        "SELECT id, occurred_at_ms, kind, version, body FROM event WHERE body ->> '$.card' IS NOT NULL ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
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
        let event = Event::read(kind, row.get(3)?, body);
        let Some(card) = card_of(&event).cloned() else {
            continue;
        };
        cards.entry(card).or_default().push(Standing {
            id,
            at_ms: row.get(1)?,
            accepted: accepted.contains(&id),
            event,
        });
    }
    // In the order of the tables, so that every row is written behind the one before.
    let mut reviews: BTreeMap<EventId, (CardId, Row)> = BTreeMap::new();
    let mut states: BTreeMap<String, (CardId, Folded)> = BTreeMap::new();
    for (card, events) in cards {
        let mut folded = fold(scheduler, &card, events)?;
        for (id, row) in folded.reviews.drain(..) {
            reviews.insert(id, (card.clone(), row));
        }
        states.insert(card.to_string(), (card, folded));
    }
    for (name, (card, folded)) in &states {
        write_card(connection, card, name, folded.state.as_ref())?;
        write_hold(connection, card, name, folded)?;
    }
    let mut days = Days::default();
    for (id, (card, row)) in &reviews {
        write_review(connection, *id, &card.to_string(), row)?;
        days.count(row);
    }
    days.write(connection)?;
    project_all_fresh(connection)
}

/// Computes for all notes how they are to be asked for the first time.
fn project_all_fresh(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT id FROM note WHERE saved")?;
    let notes = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    for note in notes.iter().filter_map(|note| note.parse().ok()) {
        super::project_fresh(connection, &note)?;
    }
    Ok(())
}

fn card_of(event: &Event) -> Option<&CardId> {
    match event {
        Event::Reviewed(event) => Some(&event.card),
        Event::CardSuspended(event) => Some(&event.card),
        Event::CardResumed(event) => Some(&event.card),
        Event::CardBuried(event) => Some(&event.card),
        Event::CardReset(event) => Some(&event.card),
        _ => None,
    }
}

/// The events that events of a kind name, without those of events that were taken back.
fn named_by(
    connection: &Connection,
    kind: &str,
    voided: &HashSet<EventId>,
) -> Result<HashSet<EventId>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT id, body ->> '$.review' FROM event
         WHERE body ->> '$.review' IS NOT NULL AND kind = ?1 AND version = ?2",
    )?;
    let mut rows = statement.query(params![kind, VERSION])?;
    let mut named = HashSet::new();
    while let Some(row) = rows.next()? {
        if !voided.contains(&row.get(0)?) {
            named.extend(
                row.get_ref(1)?
                    .as_str()
                    .ok()
                    .and_then(|id| id.parse::<EventId>().ok()),
            );
        }
    }
    Ok(named)
}

/// The events about one card that were not taken back, oldest first.
fn standing(connection: &Connection, card: &str) -> Result<Vec<Standing>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, occurred_at_ms, kind, version, body,
                EXISTS (SELECT 1 FROM event a
                        WHERE a.body ->> '$.review' = e.id AND a.kind = 'answer_accepted' AND a.version = ?2
                          AND NOT EXISTS (SELECT 1 FROM event v
                                          WHERE v.body ->> '$.review' = a.id
                                            AND v.kind = 'review_voided' AND v.version = ?2))
         FROM event e
         WHERE e.body ->> '$.card' = ?1
           AND NOT EXISTS (SELECT 1 FROM event v
                           WHERE v.body ->> '$.review' = e.id AND v.kind = 'review_voided' AND v.version = ?2)
         ORDER BY e.id",
    )?;
    let mut rows = statement.query(params![card, VERSION])?;
    let mut standing = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, body) = (row.get_ref(2)?.as_str(), row.get_ref(4)?.as_str());
        let (kind, body) = (
            kind.map_err(rusqlite::Error::from)?,
            body.map_err(rusqlite::Error::from)?,
        );
        standing.push(Standing {
            id: row.get(0)?,
            at_ms: row.get(1)?,
            accepted: row.get(5)?,
            event: Event::read(kind, row.get(3)?, body),
        });
    }
    Ok(standing)
}

/// The reviews of a card as they were projected before.
fn known_reviews(connection: &Connection, card: &str) -> Result<BTreeMap<EventId, Row>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT event, study_day, rating, elapsed_ms, before, recall, response FROM review WHERE card = ?1",
    )?;
    let known = statement.query_map([card], |row| {
        let before: Option<String> = row.get(4)?;
        let known = Row {
            study_day: row.get(1)?,
            rating: row.get(2)?,
            elapsed_ms: row.get(3)?,
            before: before.as_deref().and_then(Phase::named),
            recall: row.get(5)?,
            response: row.get(6)?,
        };
        Ok((row.get(0)?, known))
    })?;
    Ok(known.collect::<Result<_, _>>()?)
}

fn write_review(connection: &Connection, id: EventId, card: &str, row: &Row) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO review (event, card, study_day, rating, elapsed_ms, before, recall, response)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (event) DO UPDATE SET
                rating = excluded.rating, before = excluded.before, recall = excluded.recall,
                response = excluded.response",
        )?
        .execute(params![
            id,
            card,
            row.study_day,
            row.rating,
            row.elapsed_ms,
            row.before.map(Phase::as_str),
            row.recall,
            row.response
        ])?;
    Ok(())
}

fn write_card(
    connection: &Connection,
    card: &CardId,
    name: &str,
    state: Option<&CardState>,
) -> Result<(), StoreError> {
    let Some(state) = state else {
        connection
            .prepare_cached("DELETE FROM card WHERE id = ?1")?
            .execute([name])?;
        return Ok(());
    };
    connection
        .prepare_cached(
            "INSERT INTO card (id, note, phase, stability, difficulty, due_day, due_at_ms,
                               last_day, last_at_ms, reps, lapses, step)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET
                phase = excluded.phase, stability = excluded.stability, difficulty = excluded.difficulty,
                due_day = excluded.due_day, due_at_ms = excluded.due_at_ms, last_day = excluded.last_day,
                last_at_ms = excluded.last_at_ms, reps = excluded.reps, lapses = excluded.lapses,
                step = excluded.step",
        )?
        .execute(params![
            name,
            card.note.as_str(),
            state.phase.as_str(),
            state.stability,
            state.difficulty,
            state.due_day.0,
            state.due_at_ms,
            state.last_day.0,
            state.last_at_ms,
            state.reps,
            state.lapses,
            state.step
        ])?;
    Ok(())
}

fn write_hold(connection: &Connection, card: &CardId, name: &str, folded: &Folded) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM hold WHERE card = ?1")?
        .execute([name])?;
    if folded.suspended || folded.buried_until.is_some() {
        connection
            .prepare_cached("INSERT INTO hold (card, note, suspended, buried_until) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                name,
                card.note.as_str(),
                folded.suspended,
                folded.buried_until.map(|day| day.0)
            ])?;
    }
    Ok(())
}
