//! What follows for notes: whether one is studied is what was said last; its facts are those that were given last; its
//! lessons are all in which it was met.

use super::fresh;
use crate::error::StoreError;
use crate::event::{Event, EventId, about};
use crate::rows;
use rusqlite::{Connection, Rows};
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
    /// Whether it is studied.
    pub(super) fn is_studied(&self) -> bool {
        self.saved && self.facts.is_some()
    }

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
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, kind, version, body FROM event WHERE body ->> '$.noteId' = ?1 AND {} ORDER BY id",
        about::NOTE
    ))?;
    each(statement.query([note.as_str()])?, |id, event| {
        folded.take(id, event)
    })?;
    fresh::forget(connection, note)?;
    delete(connection, note)?;
    insert(connection, &[(note, &NewRow::of(folded)?)])
}

/// Computes it for many, from one reading of the log.
pub(super) fn project_many(connection: &Connection, notes: &BTreeSet<NoteId>) -> Result<(), StoreError> {
    let mut folded: BTreeMap<&NoteId, Folded> = notes.iter().map(|note| (note, Folded::default())).collect();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, kind, version, body FROM event WHERE {} ORDER BY id",
        about::NOTE
    ))?;
    each(statement.query([])?, |id, event| {
        if let Some(note) = event.note().and_then(|note| folded.get_mut(note)) {
            note.take(id, event);
        }
    })?;
    let mut statement = connection.prepare_cached("SELECT id FROM note")?;
    let there = statement.query_map([], |row| row.get(0))?;
    let there: HashSet<String> = there.collect::<Result<_, _>>()?;
    let mut rows = Vec::with_capacity(folded.len());
    for (note, folded) in folded {
        if there.contains(note.as_str()) {
            fresh::forget(connection, note)?;
            delete(connection, note)?;
        }
        rows.push((note, NewRow::of(folded)?));
    }
    let rows: Vec<_> = rows.iter().map(|(note, row)| (*note, row)).collect();
    insert(connection, &rows)
}

fn each(mut rows: Rows<'_>, mut take: impl FnMut(EventId, Event)) -> Result<(), StoreError> {
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let body = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
        take(row.get(0)?, Event::read(kind, row.get(2)?, body));
    }
    Ok(())
}

/// A note as it is written.
pub(super) struct NewRow {
    folded: Folded,
    /// Its facts, JSON; none of a note that was never added.
    facts: Option<String>,
}

impl NewRow {
    /// What was folded, ready to be written.
    pub(super) fn of(folded: Folded) -> Result<Self, StoreError> {
        let facts = folded.facts.as_ref().map(serde_json::to_string).transpose()?;
        Ok(Self { folded, facts })
    }

    /// The event that added it first.
    pub(super) fn added(&self) -> Option<EventId> {
        self.folded.first
    }
}

/// Takes a note away, and that it was met in lessons.
fn delete(connection: &Connection, note: &NoteId) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM note_lesson WHERE note = ?1",
        "DELETE FROM note WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([note.as_str()])?;
    }
    Ok(())
}

/// Writes notes that are not there; what was never added is none.
pub(super) fn insert(connection: &Connection, notes: &[(&NoteId, &NewRow)]) -> Result<(), StoreError> {
    let added = notes
        .iter()
        .filter_map(|(note, row)| Some((*note, &row.folded, row.facts.as_ref()?)));
    let added: Vec<_> = added.collect();
    rows::insert(
        connection,
        "note (id, saved, facts, added)",
        4,
        &added,
        |values, row| {
            let (note, folded, facts) = row;
            values.push(note.as_str())?;
            values.push(folded.saved)?;
            values.push(facts)?;
            values.push(folded.first)
        },
    )?;
    let met = added
        .iter()
        .flat_map(|(note, folded, _)| folded.lessons.iter().map(|lesson| (lesson, *note)));
    let met: Vec<_> = met.collect();
    rows::insert(
        connection,
        "note_lesson (lesson, note)",
        2,
        &met,
        |values, (lesson, note)| {
            values.push(lesson)?;
            values.push(note.as_str())
        },
    )
}
