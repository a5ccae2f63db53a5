//! What follows for a card from the events about it: its state, its reviews, whether it is put aside. One fold computes it,
//! whether the events of one card are read, as here, or those of many.

use super::day::Days;
use super::newest;
use crate::anki::DEVICE;
use crate::error::StoreError;
use crate::event::{Event, EventId, VERSION};
use rusqlite::{Connection, Statement, params};
use std::collections::BTreeMap;
use wenxi_study::{CardId, CardState, Phase, Rating, Review, Scheduler, StudyDay};

/// An event about a card that was not taken back.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) id: EventId,
    pub(super) at_ms: i64,
    pub(super) accepted: bool,
    /// Whether it comes from Anki, whose days hold as they are.
    pub(super) is_of_anki: bool,
    pub(super) happened: Happened,
}

/// What happened to a card, as far as anything follows from it.
#[derive(Debug)]
pub(super) enum Happened {
    Answered {
        rating: Rating,
        day: StudyDay,
        chosen_days: Option<u32>,
        elapsed_ms: u32,
        response: Option<String>,
    },
    Suspended,
    Resumed,
    Buried(StudyDay),
    Reset,
}

impl Happened {
    /// What an event says happened to a card, and to which; nothing for other events.
    pub(super) fn of(event: Event) -> Option<(CardId, Self)> {
        Some(match event {
            Event::Reviewed(reviewed) => (
                reviewed.card,
                Self::Answered {
                    rating: reviewed.rating,
                    day: reviewed.study_day,
                    chosen_days: reviewed.chosen_days,
                    elapsed_ms: reviewed.elapsed_ms,
                    response: reviewed.response.filter(|said| !said.is_empty()),
                },
            ),
            Event::CardSuspended(suspended) => (suspended.card, Self::Suspended),
            Event::CardResumed(resumed) => (resumed.card, Self::Resumed),
            Event::CardBuried(buried) => (buried.card, Self::Buried(buried.until)),
            Event::CardReset(reset) => (reset.card, Self::Reset),
            _ => return None,
        })
    }
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
    at_ms: i64,
    chosen_days: Option<u32>,
}

/// What follows for a card.
#[derive(Default)]
pub(super) struct Folded {
    pub(super) state: Option<CardState>,
    pub(super) reviews: Vec<(EventId, Row)>,
    pub(super) suspended: bool,
    pub(super) buried_until: Option<StudyDay>,
}

impl Folded {
    /// How it is put aside, if it is: whether it is suspended, and until when it is buried.
    pub(super) fn hold(&self) -> Option<(bool, Option<StudyDay>)> {
        let is_held = self.suspended || self.buried_until.is_some();
        is_held.then_some((self.suspended, self.buried_until))
    }
}

/// How a card is put aside, of the columns of `hold` from this one on.
pub(super) fn hold(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<(bool, Option<StudyDay>)> {
    let until: Option<i32> = row.get(at + 1)?;
    Ok((row.get(at)?, until.map(StudyDay)))
}

/// Folds the events about a card, oldest first.
pub(super) fn fold(
    scheduler: &Scheduler,
    card: &CardId,
    events: Vec<Standing>,
) -> Result<Folded, StoreError> {
    let mut folded = Folded::default();
    for standing in events {
        folded.take(scheduler, card, standing)?;
    }
    Ok(folded)
}

impl Folded {
    /// Takes in the next event about the card.
    pub(super) fn take(
        &mut self,
        scheduler: &Scheduler,
        card: &CardId,
        standing: Standing,
    ) -> Result<(), StoreError> {
        match standing.happened {
            Happened::Answered {
                rating,
                day,
                chosen_days,
                elapsed_ms,
                response,
            } => {
                let rating = if standing.accepted {
                    rating.max(Rating::Good)
                } else {
                    rating
                };
                let before = self.state;
                let decay = scheduler.config().decay();
                let foretold = before
                    .filter(|s| s.phase == Phase::Review && day > s.last_day)
                    .map(|s| (s.retrievability(day, decay) * 1000.0).round() as u16);
                let review = Review {
                    at_ms: standing.at_ms,
                    day,
                    rating,
                    chosen_days,
                };
                let state = scheduler.next(card, before.as_ref(), review)?;
                let given = chosen_days.filter(|_| standing.is_of_anki);
                self.state = Some(given.map_or(state, |days| state.back_after(days)));
                let row = Row {
                    study_day: day.0,
                    rating: rating as u8,
                    elapsed_ms,
                    before: before.map(|s| s.phase),
                    recall: foretold,
                    response: response.filter(|_| !standing.accepted),
                    at_ms: standing.at_ms,
                    chosen_days,
                };
                self.reviews.push((standing.id, row));
            }
            Happened::Suspended => self.suspended = true,
            Happened::Resumed => (self.suspended, self.buried_until) = (false, None),
            Happened::Buried(until) => self.buried_until = Some(until),
            Happened::Reset => self.state = None,
        }
        Ok(())
    }
}

/// What came of computing a card.
pub(super) struct Computed {
    pub(super) state: Option<CardState>,
    /// Whether it may be in another phase than before.
    pub(super) moved: bool,
}

/// Computes what follows for one card; what changes of days is counted. `newest` is the one event about it that has come, if
/// no other has.
pub(super) fn project(
    connection: &Connection,
    scheduler: &Scheduler,
    card: &CardId,
    newest: Option<Standing>,
    days: &mut Days,
) -> Result<Computed, StoreError> {
    let name = card.to_string();
    if let Some(newest) = newest
        && let Some(folded) = newest::folded_before(connection, &name, newest.id)?
    {
        return newest::project(connection, scheduler, (card, &name), folded, newest, days);
    }
    let folded = fold(scheduler, card, standing(connection, &name)?)?;
    let mut known = known_reviews(connection, &name)?;
    for (id, row) in &folded.reviews {
        // Most often all are there but the newest.
        let before = known.remove(id);
        if before.as_ref() != Some(row) {
            let mut statement = connection.prepare_cached(WRITE_REVIEW)?;
            write_review(&mut statement, *id, &name, row)?;
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
    Ok(Computed {
        state: folded.state,
        moved: true,
    })
}

/// The events about one card that were not taken back, oldest first.
fn standing(connection: &Connection, card: &str) -> Result<Vec<Standing>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, occurred_at_ms, kind, version, body,
                EXISTS (SELECT 1 FROM event a
                        WHERE a.body ->> '$.review' = e.id AND a.kind = 'answer_accepted' AND a.version = ?2
                          AND NOT EXISTS (SELECT 1 FROM event v
                                          WHERE v.body ->> '$.review' = a.id
                                            AND v.kind = 'review_voided' AND v.version = ?2)),
                e.device_id = ?3
         FROM event e
         WHERE e.body ->> '$.card' = ?1
           AND NOT EXISTS (SELECT 1 FROM event v
                           WHERE v.body ->> '$.review' = e.id AND v.kind = 'review_voided' AND v.version = ?2)
         ORDER BY e.id",
    )?;
    let mut rows = statement.query(params![card, VERSION, DEVICE])?;
    let mut standing = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, body) = (row.get_ref(2)?.as_str(), row.get_ref(4)?.as_str());
        let (kind, body) = (
            kind.map_err(rusqlite::Error::from)?,
            body.map_err(rusqlite::Error::from)?,
        );
        let Some((_, happened)) = Happened::of(Event::read(kind, row.get(3)?, body)) else {
            continue;
        };
        standing.push(Standing {
            id: row.get(0)?,
            at_ms: row.get(1)?,
            accepted: row.get(5)?,
            is_of_anki: row.get(6)?,
            happened,
        });
    }
    Ok(standing)
}

/// The columns of a review as [`review`] reads them, and how many they are.
pub(super) const REVIEW_COLUMNS: &str =
    "study_day, rating, elapsed_ms, before, recall, response, at_ms, chosen_days";
pub(super) const REVIEW_WIDTH: usize = 8;

/// A review, of a row that begins with [`REVIEW_COLUMNS`].
pub(super) fn review(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let before = row.get_ref(3)?.as_str_or_null()?;
    Ok(Row {
        study_day: row.get(0)?,
        rating: row.get(1)?,
        elapsed_ms: row.get(2)?,
        before: before.and_then(Phase::named),
        recall: row.get(4)?,
        response: row.get(5)?,
        at_ms: row.get(6)?,
        chosen_days: row.get(7)?,
    })
}

/// The reviews of a card as they were projected before.
fn known_reviews(connection: &Connection, card: &str) -> Result<BTreeMap<EventId, Row>, StoreError> {
    let sql = format!("SELECT {REVIEW_COLUMNS}, event FROM review WHERE card = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    let known = statement.query_map([card], |row| Ok((row.get(REVIEW_WIDTH)?, review(row)?)))?;
    Ok(known.collect::<Result<_, _>>()?)
}

/// What [`write_review`] asks of the database.
pub(super) const WRITE_REVIEW: &str =
    "INSERT INTO review (event, card, study_day, rating, elapsed_ms, before, recall, response, at_ms, chosen_days)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
     ON CONFLICT (event) DO UPDATE SET
        rating = excluded.rating, before = excluded.before, recall = excluded.recall,
        response = excluded.response, at_ms = excluded.at_ms, chosen_days = excluded.chosen_days";

pub(super) fn write_review(
    statement: &mut Statement<'_>,
    id: EventId,
    card: &str,
    row: &Row,
) -> Result<(), StoreError> {
    statement.execute(params![
        id,
        card,
        row.study_day,
        row.rating,
        row.elapsed_ms,
        row.before.map(Phase::as_str),
        row.recall,
        row.response,
        row.at_ms,
        row.chosen_days
    ])?;
    Ok(())
}

pub(super) fn write_card(
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

pub(super) fn write_hold(
    connection: &Connection,
    card: &CardId,
    name: &str,
    folded: &Folded,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM hold WHERE card = ?1")?
        .execute([name])?;
    if let Some((suspended, buried_until)) = folded.hold() {
        connection
            .prepare_cached("INSERT INTO hold (card, note, suspended, buried_until) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                name,
                card.note.as_str(),
                suspended,
                buried_until.map(|day| day.0)
            ])?;
    }
    Ok(())
}
