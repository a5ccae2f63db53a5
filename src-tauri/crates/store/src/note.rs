//! Questions about notes: what is known of a word, what a lesson gave.

use crate::columns::{note, note_id, word_of};
use crate::error::StoreError;
use crate::event::{Event, about};
use crate::of_note::of_note;
use crate::store::Store;
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, HashMap, HashSet};
use wenxi_study::{Facts, Note, NoteId};

/// What the learner has to do with a note.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoteState {
    /// Whether it is studied.
    pub saved: bool,
    /// The least stability of its cards that have been reviewed, days.
    pub stability: Option<f32>,
}

/// A lesson in which a note was met.
#[derive(Debug, Clone, PartialEq)]
pub struct Met {
    /// The lesson.
    pub lesson: String,
    /// What it says of the note.
    pub facts: Facts,
}

impl Store {
    /// A note, also one that is not studied any more.
    pub fn note(&self, id: &NoteId) -> Result<Option<Note>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT id, facts FROM note WHERE id = ?1")?;
        Ok(statement.query_row([id.as_str()], note).optional()?)
    }

    /// Those of these notes that are known, in no order.
    pub fn notes(&self, ids: &[NoteId]) -> Result<Vec<Note>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT id, facts FROM note WHERE id IN (SELECT value FROM json_each(?1))")?;
        Ok(statement
            .query_map([serde_json::to_string(ids)?], note)?
            .collect::<Result<_, _>>()?)
    }

    /// All studied notes, by their names.
    pub fn saved_notes(&self) -> Result<Vec<Note>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT id, facts FROM note WHERE saved ORDER BY id")?;
        Ok(statement.query_map([], note)?.collect::<Result<_, _>>()?)
    }

    /// The studied notes that were met in a lesson.
    pub fn notes_of_lesson(&self, lesson: &str) -> Result<Vec<Note>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id, facts FROM note_lesson JOIN note ON note.id = note_lesson.note
             WHERE lesson = ?1 AND saved ORDER BY id",
        )?;
        Ok(statement.query_map([lesson], note)?.collect::<Result<_, _>>()?)
    }

    /// The studied notes of a lesson whose names stand nearest to that of a note, `each_way` before it and behind it.
    pub fn notes_beside(&self, lesson: &str, note: &NoteId, each_way: u32) -> Result<Vec<Note>, StoreError> {
        let inner = self.lock();
        let mut beside = Vec::new();
        for (side, order) in [("<", "DESC"), (">", "ASC")] {
            let sql = format!(
                "SELECT id, facts FROM note_lesson JOIN note ON note.id = note_lesson.note
                 WHERE lesson = ?1 AND note_lesson.note {side} ?2 AND saved ORDER BY note_lesson.note {order} LIMIT ?3"
            );
            let mut statement = inner.connection.prepare_cached(&sql)?;
            let notes = statement.query_map(params![lesson, note.as_str(), each_way], self::note)?;
            beside.extend(notes.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(beside)
    }

    /// The lessons in which a note was met.
    pub fn lessons_of_note(&self, note: &NoteId) -> Result<Vec<String>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT lesson FROM note_lesson WHERE note = ?1 ORDER BY lesson")?;
        Ok(statement
            .query_map([note.as_str()], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }

    /// The lessons in which a note was met, each with what it says of the note, by the names of the lessons.
    pub fn places_of_note(&self, note: &NoteId) -> Result<Vec<Met>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(&format!(
            "SELECT kind, version, body FROM event WHERE body ->> '$.noteId' = ?1 AND {} ORDER BY id",
            about::NOTE
        ))?;
        let mut rows = statement.query([note.as_str()])?;
        let mut places: BTreeMap<String, Facts> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let kind = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            let body = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
            match Event::read(kind, row.get(1)?, body) {
                Event::NoteAdded(added) => {
                    places.extend(added.lesson_id.map(|lesson| (lesson, added.facts)));
                }
                Event::NoteMet(met) => {
                    places.insert(met.lesson_id, met.facts);
                }
                _ => {}
            }
        }
        let met = places.into_iter().map(|(lesson, facts)| Met { lesson, facts });
        Ok(met.collect())
    }

    /// Those of these notes that are studied and were not met in this lesson.
    pub fn not_met_in(&self, lesson: &str, notes: &[NoteId]) -> Result<HashSet<NoteId>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id FROM note WHERE id IN (SELECT value FROM json_each(?2)) AND saved
               AND NOT EXISTS (SELECT 1 FROM note_lesson WHERE lesson = ?1 AND note = note.id)",
        )?;
        let rows = statement.query_map(params![lesson, serde_json::to_string(notes)?], note_id)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a note is studied.
    pub fn is_saved(&self, note: &NoteId) -> Result<bool, StoreError> {
        Ok(self.lock().cards()?.is_saved(note))
    }

    /// The words that are studied.
    pub fn saved_words(&self) -> Result<HashSet<NoteId>, StoreError> {
        let inner = &mut *self.lock();
        let words = inner
            .cards()?
            .saved_notes()
            .filter(|note| word_of(note).is_some());
        Ok(words.filter_map(|note| note.parse().ok()).collect())
    }

    /// Tells of every word that is studied its characters; a word of which several readings are studied comes several times.
    pub fn each_saved_word(&self, mut tell: impl FnMut(&str)) -> Result<(), StoreError> {
        let inner = &mut *self.lock();
        inner
            .cards()?
            .saved_notes()
            .filter_map(word_of)
            .for_each(&mut tell);
        Ok(())
    }

    /// What the learner has to do with these notes; those that were never added are left out.
    pub fn note_states(&self, notes: &[NoteId]) -> Result<HashMap<NoteId, NoteState>, StoreError> {
        let inner = self.lock();
        let is_any = inner
            .connection
            .prepare_cached("SELECT 1 FROM note LIMIT 1")?
            .exists([])?;
        if !is_any {
            return Ok(HashMap::new());
        }
        let mut statement = inner.connection.prepare_cached(concat!(
            "SELECT id, saved, (SELECT min(stability) FROM card WHERE ",
            of_note!("card.id", "note.id"),
            ") FROM note WHERE id IN (SELECT value FROM json_each(?1))"
        ))?;
        let rows = statement.query_map([serde_json::to_string(notes)?], |row| {
            Ok((
                note_id(row)?,
                NoteState {
                    saved: row.get(1)?,
                    stability: row.get(2)?,
                },
            ))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
