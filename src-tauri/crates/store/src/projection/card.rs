//! What follows for a card from the events about it: its state, its reviews, whether it is put aside. One fold computes it,
//! whether the events of one card are read, as here, or those of many.

use super::day::Days;
use super::newest;
use super::past::{self, Past, PastReview};
use crate::anki::DEVICE;
use crate::error::StoreError;
use crate::event::{Event, EventId, HistoryImported, PastStep, VERSION, about};
use crate::rows::Values;
use rusqlite::{Connection, params};
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

/// An event about cards, without what happened.
#[derive(Clone, Copy)]
pub(super) struct Occurred {
    pub(super) id: EventId,
    pub(super) at_ms: i64,
    pub(super) accepted: bool,
    pub(super) is_of_anki: bool,
}

impl Occurred {
    fn standing(self, happened: Happened) -> Standing {
        Standing {
            id: self.id,
            at_ms: self.at_ms,
            accepted: self.accepted,
            is_of_anki: self.is_of_anki,
            happened,
        }
    }

    /// Puts what an event says happened to a card where `of_card` says that the events about this card are; other events are
    /// passed over.
    pub(super) fn put<'s>(self, event: Event, of_card: impl FnOnce(CardId) -> Option<&'s mut Vec<Standing>>) {
        let (card, happened) = match event {
            Event::Reviewed(reviewed) => (
                reviewed.card,
                Happened::Answered {
                    rating: reviewed.rating,
                    day: reviewed.study_day,
                    chosen_days: reviewed.chosen_days,
                    elapsed_ms: reviewed.elapsed_ms,
                    response: reviewed.response.filter(|said| !said.is_empty()),
                },
            ),
            Event::CardSuspended(suspended) => (suspended.card, Happened::Suspended),
            Event::CardResumed(resumed) => (resumed.card, Happened::Resumed),
            Event::CardBuried(buried) => (buried.card, Happened::Buried(buried.until)),
            Event::CardReset(reset) => (reset.card, Happened::Reset),
            Event::HistoryImported(HistoryImported { card, source, steps }) => {
                if let Some(events) = of_card(card) {
                    events.extend(steps.into_iter().map(|step| Standing::imported(source, step)));
                }
                return;
            }
            _ => return,
        };
        if let Some(events) = of_card(card) {
            events.push(self.standing(happened));
        }
    }
}

impl Standing {
    /// A step of what was imported, under the name that it has wherever it was imported.
    fn imported(source: i64, step: PastStep) -> Self {
        let happened = match step.rating {
            Some(rating) => Happened::Answered {
                rating,
                day: step.study_day,
                chosen_days: step.chosen_days,
                elapsed_ms: step.elapsed_ms,
                response: None,
            },
            None => Happened::Reset,
        };
        Self {
            id: EventId::imported(step.at_ms, source),
            at_ms: step.at_ms,
            accepted: false,
            is_of_anki: true,
            happened,
        }
    }
}

/// What follows for a card.
#[derive(Default)]
pub(super) struct Folded {
    pub(super) state: Option<CardState>,
    pub(super) history: Vec<Past>,
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

/// Folds the events about a card, which are in the order of the log. What was imported lies in between, and what was imported twice
/// counts once.
pub(super) fn fold(
    scheduler: &Scheduler,
    card: &CardId,
    mut events: Vec<Standing>,
) -> Result<Folded, StoreError> {
    if !events.is_sorted_by(|one, next| one.id < next.id) {
        events.sort_by_key(|event| event.id);
        events.dedup_by_key(|event| event.id);
    }
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
                self.history.push(Past {
                    id: standing.id,
                    at_ms: standing.at_ms,
                    of_anki: standing.is_of_anki,
                    review: Some(PastReview {
                        study_day: day.0,
                        rating: rating as u8,
                        elapsed_ms,
                        before: before.map(|s| s.phase),
                        recall: foretold,
                        response: response.filter(|_| !standing.accepted),
                        chosen_days,
                    }),
                });
            }
            Happened::Suspended => self.suspended = true,
            Happened::Resumed => (self.suspended, self.buried_until) = (false, None),
            Happened::Buried(until) => self.buried_until = Some(until),
            Happened::Reset => {
                self.state = None;
                self.history.push(Past {
                    id: standing.id,
                    at_ms: standing.at_ms,
                    of_anki: standing.is_of_anki,
                    review: None,
                });
            }
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
    let before = past::of_card(connection, &name)?;
    if before != folded.history {
        days.change(&before, &folded.history);
        let packed = past::packed(&folded.history)?;
        past::write(connection, &name, &before, &folded.history, &packed)?;
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
    // The plus takes the sort of the column away, which no index on an expression has: without it every taking back is looked at.
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, occurred_at_ms, kind, version, body,
                EXISTS (SELECT 1 FROM event a
                        WHERE a.body ->> '$.review' = +e.id AND a.kind = 'answer_accepted' AND a.version = ?2
                          AND NOT EXISTS (SELECT 1 FROM event v
                                          WHERE v.body ->> '$.review' = +a.id
                                            AND v.kind = 'review_voided' AND v.version = ?2)),
                e.device_id = ?3
         FROM event e
         WHERE e.body ->> '$.card' = ?1 AND {}
           AND NOT EXISTS (SELECT 1 FROM event v
                           WHERE v.body ->> '$.review' = +e.id AND v.kind = 'review_voided' AND v.version = ?2)
         ORDER BY e.id",
        about::CARD
    ))?;
    let mut rows = statement.query(params![card, VERSION, DEVICE])?;
    let mut standing = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, body) = (row.get_ref(2)?.as_str(), row.get_ref(4)?.as_str());
        let (kind, body) = (
            kind.map_err(rusqlite::Error::from)?,
            body.map_err(rusqlite::Error::from)?,
        );
        let occurred = Occurred {
            id: row.get(0)?,
            at_ms: row.get(1)?,
            accepted: row.get(5)?,
            is_of_anki: row.get(6)?,
        };
        occurred.put(Event::read(kind, row.get(3)?, body), |_| Some(&mut standing));
    }
    Ok(standing)
}

/// The table of the states of cards, with its columns.
pub(super) const TABLE: &str =
    "card (id, note, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms,
     reps, lapses, step)";

/// Gives the values of these columns.
pub(super) fn put(
    values: &mut Values<'_, '_>,
    card: &CardId,
    name: &str,
    state: &CardState,
) -> rusqlite::Result<()> {
    values.push(name)?;
    values.push(card.note.as_str())?;
    values.push(state.phase.as_str())?;
    values.push(state.stability)?;
    values.push(state.difficulty)?;
    values.push(state.due_day.0)?;
    values.push(state.due_at_ms)?;
    values.push(state.last_day.0)?;
    values.push(state.last_at_ms)?;
    values.push(state.reps)?;
    values.push(state.lapses)?;
    values.push(state.step)
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
    let mut statement = connection.prepare_cached(&format!(
        "INSERT INTO {TABLE} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET
            phase = excluded.phase, stability = excluded.stability, difficulty = excluded.difficulty,
            due_day = excluded.due_day, due_at_ms = excluded.due_at_ms, last_day = excluded.last_day,
            last_at_ms = excluded.last_at_ms, reps = excluded.reps, lapses = excluded.lapses,
            step = excluded.step"
    ))?;
    put(&mut Values::of(&mut statement), card, name, state)?;
    statement.raw_execute()?;
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
