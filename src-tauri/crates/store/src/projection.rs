//! What follows from the log. Each row of a projection is computed from all events about its card, note or lesson, by the
//! same code after an append, a merge and in a rebuild; there is no second path that could come to another result.

use crate::error::StoreError;
use crate::event::{Event, EventId, VERSION};
use crate::log::Changes;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;
use wenxi_study::{CardId, CardState, Facts, NoteId, Rating, Review, Scheduler, StudyDay};

/// The cards, notes and lessons that events are about.
#[derive(Debug, Default)]
pub(crate) struct Subjects {
    cards: BTreeSet<CardId>,
    notes: BTreeSet<NoteId>,
    lessons: BTreeSet<String>,
}

impl Subjects {
    /// Adds what an event is about.
    pub(crate) fn touch(&mut self, connection: &Connection, event: &Event) -> Result<(), StoreError> {
        match event {
            Event::Reviewed(reviewed) => {
                self.cards.insert(reviewed.card.clone());
            }
            Event::ReviewVoided(voided) => self.touch_review(connection, voided.review)?,
            Event::AnswerAccepted(accepted) => self.touch_review(connection, accepted.review)?,
            Event::NoteAdded(added) => {
                self.notes.insert(added.note_id.clone());
                self.lessons.extend(added.lesson_id.clone());
            }
            Event::NoteRemoved(removed) => {
                self.notes.insert(removed.note_id.clone());
            }
            Event::LessonOpened(opened) => {
                self.lessons.insert(opened.lesson_id.clone());
            }
            Event::LessonRemoved(removed) => {
                self.lessons.insert(removed.lesson_id.clone());
            }
            Event::LessonRestored(restored) => {
                self.lessons.insert(restored.lesson_id.clone());
            }
            // Corrections are few, and read from the log itself.
            Event::ReadingCorrected(_) | Event::CorrectionVoided(_) | Event::Unknown { .. } => {}
        }
        Ok(())
    }

    /// Adds the card of a review, or of the review that was accepted. A review that is not in the log yet touches
    /// nothing: when it arrives, its card finds what was said about it.
    fn touch_review(&mut self, connection: &Connection, id: EventId) -> Result<(), StoreError> {
        let event = connection
            .prepare_cached("SELECT kind, version, body FROM event WHERE id = ?1")?
            .query_row([id], |row| {
                let (kind, body) = (row.get_ref(0)?.as_str()?, row.get_ref(2)?.as_str()?);
                Ok(Event::read(kind, row.get(1)?, body))
            })
            .optional()?;
        match event {
            Some(Event::Reviewed(reviewed)) => {
                self.cards.insert(reviewed.card);
                Ok(())
            }
            // One step only: the review that an acceptance names is never an acceptance itself.
            Some(Event::AnswerAccepted(accepted)) if accepted.review != id => {
                self.touch_accepted(connection, accepted.review)
            }
            _ => Ok(()),
        }
    }

    fn touch_accepted(&mut self, connection: &Connection, review: EventId) -> Result<(), StoreError> {
        let card: Option<String> = connection
            .prepare_cached("SELECT body ->> '$.card' FROM event WHERE id = ?1 AND kind = 'reviewed'")?
            .query_row([review], |row| row.get(0))
            .optional()?
            .flatten();
        self.cards.extend(card.and_then(|card| card.parse().ok()));
        Ok(())
    }
}

/// Computes what follows for these subjects.
pub(crate) fn project(
    connection: &Connection,
    scheduler: &Scheduler,
    subjects: Subjects,
) -> Result<Changes, StoreError> {
    let mut changes = Changes::default();
    for note in subjects.notes {
        project_note(connection, &note)?;
        changes.notes.insert(note);
    }
    for card in subjects.cards {
        let state = project_card(connection, scheduler, &card)?;
        changes.cards.insert(card, state);
    }
    for lesson in subjects.lessons {
        project_lesson(connection, &lesson)?;
        changes.lessons.insert(lesson);
    }
    Ok(changes)
}

/// Computes everything anew.
pub(crate) fn rebuild(connection: &Connection, scheduler: &Scheduler) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM review; DELETE FROM card; DELETE FROM note_lesson; DELETE FROM note; DELETE FROM lesson_activity;",
    )?;
    let subjects = Subjects {
        cards: named(connection, "$.card")?,
        notes: named(connection, "$.noteId")?,
        lessons: named(connection, "$.lessonId")?,
    };
    project(connection, scheduler, subjects)?;
    Ok(())
}

/// Everything that events name under a key of their bodies.
fn named<T: std::str::FromStr + Ord>(connection: &Connection, key: &str) -> Result<BTreeSet<T>, StoreError> {
    // The key stands in the text because an index on an expression is only used for the very same expression.
    let sql = format!("SELECT DISTINCT body ->> '{key}' FROM event WHERE body ->> '{key}' IS NOT NULL");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut names = BTreeSet::new();
    while let Some(row) = rows.next()? {
        // An event of a newer version may have something else there.
        names.extend(row.get_ref(0)?.as_str().ok().and_then(|name| name.parse().ok()));
    }
    Ok(names)
}

/// The reviews of a card that count, oldest first, and its state after them.
fn project_card(
    connection: &Connection,
    scheduler: &Scheduler,
    card: &CardId,
) -> Result<Option<CardState>, StoreError> {
    let name = card.to_string();
    let mut reviews = Vec::new();
    let mut insert = connection.prepare_cached(
        "INSERT INTO review (event, card, study_day, rating, elapsed_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    connection
        .prepare_cached("DELETE FROM review WHERE card = ?1")?
        .execute([&name])?;
    for standing in standing_reviews(connection, &name)? {
        let (id, review, elapsed_ms) = standing;
        insert.execute(params![id, name, review.day.0, review.rating as u8, elapsed_ms])?;
        reviews.push(review);
    }
    let state = scheduler.replay(card, &reviews)?;
    write_card(connection, card, &name, state.as_ref())?;
    Ok(state)
}

/// The reviews of a card without those that were voided, each with the rating that stands.
fn standing_reviews(connection: &Connection, card: &str) -> Result<Vec<(EventId, Review, u32)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, occurred_at_ms, version, body,
                EXISTS (SELECT 1 FROM event a
                        WHERE a.body ->> '$.review' = e.id AND a.kind = 'answer_accepted' AND a.version = ?2
                          AND NOT EXISTS (SELECT 1 FROM event v
                                          WHERE v.body ->> '$.review' = a.id
                                            AND v.kind = 'review_voided' AND v.version = ?2))
         FROM event e
         WHERE e.body ->> '$.card' = ?1 AND e.kind = 'reviewed'
           AND NOT EXISTS (SELECT 1 FROM event v
                           WHERE v.body ->> '$.review' = e.id AND v.kind = 'review_voided' AND v.version = ?2)
         ORDER BY e.id",
    )?;
    let mut rows = statement.query(params![card, VERSION])?;
    let mut reviews = Vec::new();
    while let Some(row) = rows.next()? {
        let event = Event::read(
            "reviewed",
            row.get(2)?,
            row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?,
        );
        let Event::Reviewed(reviewed) = event else {
            continue;
        };
        let accepted: bool = row.get(4)?;
        let review = Review {
            at_ms: row.get(1)?,
            day: reviewed.study_day,
            rating: if accepted {
                reviewed.rating.max(Rating::Good)
            } else {
                reviewed.rating
            },
        };
        reviews.push((row.get(0)?, review, reviewed.elapsed_ms));
    }
    Ok(reviews)
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
                               last_day, last_at_ms, reps, lapses)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (id) DO UPDATE SET
                phase = excluded.phase, stability = excluded.stability, difficulty = excluded.difficulty,
                due_day = excluded.due_day, due_at_ms = excluded.due_at_ms, last_day = excluded.last_day,
                last_at_ms = excluded.last_at_ms, reps = excluded.reps, lapses = excluded.lapses",
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
            state.lapses
        ])?;
    Ok(())
}

/// Whether a note is studied is what was said last; its facts are those that were given last; its lessons are all in
/// which it was met.
fn project_note(connection: &Connection, note: &NoteId) -> Result<(), StoreError> {
    let mut saved = false;
    let mut facts: Option<Facts> = None;
    let mut lessons = BTreeSet::new();
    let mut statement = connection
        .prepare_cached("SELECT kind, version, body FROM event WHERE body ->> '$.noteId' = ?1 ORDER BY id")?;
    let mut rows = statement.query([note.as_str()])?;
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let body = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
        match Event::read(kind, row.get(1)?, body) {
            Event::NoteAdded(added) => {
                saved = true;
                facts = Some(added.facts);
                lessons.extend(added.lesson_id);
            }
            Event::NoteRemoved(_) => saved = false,
            _ => {}
        }
    }
    // Deleted first, so that the lessons go with it; what was never added is no note.
    connection
        .prepare_cached("DELETE FROM note WHERE id = ?1")?
        .execute([note.as_str()])?;
    let Some(facts) = facts else { return Ok(()) };
    connection
        .prepare_cached("INSERT INTO note (id, saved, facts) VALUES (?1, ?2, ?3)")?
        .execute(params![note.as_str(), saved, serde_json::to_string(&facts)?])?;
    let mut insert = connection.prepare_cached("INSERT INTO note_lesson (lesson, note) VALUES (?1, ?2)")?;
    for lesson in lessons {
        insert.execute(params![lesson, note.as_str()])?;
    }
    Ok(())
}

/// When a lesson was last opened, and whether it is in the library.
fn project_lesson(connection: &Connection, lesson: &str) -> Result<(), StoreError> {
    let mut opened_at_ms: Option<i64> = None;
    let mut removed = false;
    let mut statement = connection.prepare_cached(
        "SELECT kind, version, occurred_at_ms, body FROM event WHERE body ->> '$.lessonId' = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([lesson])?;
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let body = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
        match Event::read(kind, row.get(1)?, body) {
            Event::LessonOpened(_) => opened_at_ms = opened_at_ms.max(row.get(2)?),
            Event::LessonRemoved(_) => removed = true,
            Event::LessonRestored(_) => removed = false,
            _ => {}
        }
    }
    connection
        .prepare_cached("DELETE FROM lesson_activity WHERE lesson = ?1")?
        .execute([lesson])?;
    if opened_at_ms.is_some() || removed {
        connection
            .prepare_cached(
                "INSERT INTO lesson_activity (lesson, opened_at_ms, removed) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![lesson, opened_at_ms, removed])?;
    }
    Ok(())
}

/// A card's state as the columns of the table `card` have it, from the one with this index on.
pub(crate) fn state(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<CardState> {
    let phase: String = row.get(at)?;
    Ok(CardState {
        phase: wenxi_study::Phase::named(&phase).ok_or_else(|| {
            rusqlite::Error::FromSqlConversionFailure(
                at,
                rusqlite::types::Type::Text,
                format!("unknown phase {phase}").into(),
            )
        })?,
        stability: row.get(at + 1)?,
        difficulty: row.get(at + 2)?,
        due_day: StudyDay(row.get(at + 3)?),
        due_at_ms: row.get(at + 4)?,
        last_day: StudyDay(row.get(at + 5)?),
        last_at_ms: row.get(at + 6)?,
        reps: row.get(at + 7)?,
        lapses: row.get(at + 8)?,
    })
}
