//! What follows for notes: whether one is studied is what was said last; its facts are those that were given last; its
//! lessons are all in which it was met.

use crate::error::StoreError;
use crate::event::{Event, EventId};
use rusqlite::{Connection, Rows, params};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use wenxi_study::{Facts, NoteId};

/// What follows for a note.
#[derive(Default)]
pub(super) struct Folded {
    saved: bool,
    facts: Option<Facts>,
    first: Option<EventId>,
    lessons: BTreeSet<String>,
}

impl Folded {
    /// Takes in the next event about it.
    pub(super) fn take(&mut self, id: EventId, event: Event) {
        match event {
            Event::NoteAdded(added) => {
                self.saved = true;
                self.first.get_or_insert(id);
                self.facts = Some(added.facts);
                self.lessons.extend(added.lesson_id);
            }
            Event::NoteMet(met) => {
                self.lessons.insert(met.lesson_id);
            }
            Event::NoteRemoved(_) => self.saved = false,
            _ => {}
        }
    }
}

/// Computes it for one note.
pub(super) fn project(connection: &Connection, note: &NoteId) -> Result<(), StoreError> {
    let mut folded = Folded::default();
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, version, body FROM event WHERE body ->> '$.noteId' = ?1 ORDER BY id",
    )?;
    each(statement.query([note.as_str()])?, |id, event| {
        folded.take(id, event)
    })?;
    // Its lessons go with it.
    connection
        .prepare_cached("DELETE FROM note WHERE id = ?1")?
        .execute([note.as_str()])?;
    write(connection, note, &folded)
}

/// Computes it for many, from one reading of the log.
pub(super) fn project_many(connection: &Connection, notes: &BTreeSet<NoteId>) -> Result<(), StoreError> {
    let mut folded: BTreeMap<&NoteId, Folded> = notes.iter().map(|note| (note, Folded::default())).collect();
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, version, body FROM event WHERE body ->> '$.noteId' IS NOT NULL ORDER BY id",
    )?;
    each(statement.query([])?, |id, event| {
        if let Some(note) = event.note().and_then(|note| folded.get_mut(note)) {
            note.take(id, event);
        }
    })?;
    let mut statement = connection.prepare_cached("SELECT id FROM note")?;
    let there = statement.query_map([], |row| row.get(0))?;
    let there: HashSet<String> = there.collect::<Result<_, _>>()?;
    let mut delete = connection.prepare_cached("DELETE FROM note WHERE id = ?1")?;
    for (note, folded) in folded {
        if there.contains(note.as_str()) {
            delete.execute([note.as_str()])?;
        }
        write(connection, note, &folded)?;
    }
    Ok(())
}

fn each(mut rows: Rows<'_>, mut take: impl FnMut(EventId, Event)) -> Result<(), StoreError> {
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let body = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
        take(row.get(0)?, Event::read(kind, row.get(2)?, body));
    }
    Ok(())
}

/// Writes a note that is not there; what was never added is none.
pub(super) fn write(connection: &Connection, note: &NoteId, folded: &Folded) -> Result<(), StoreError> {
    let Some(facts) = &folded.facts else { return Ok(()) };
    connection
        .prepare_cached("INSERT INTO note (id, saved, facts, added) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            note.as_str(),
            folded.saved,
            serde_json::to_string(facts)?,
            folded.first
        ])?;
    let mut insert = connection.prepare_cached("INSERT INTO note_lesson (lesson, note) VALUES (?1, ?2)")?;
    for lesson in &folded.lessons {
        insert.execute(params![lesson, note.as_str()])?;
    }
    Ok(())
}
