//! What the columns of rows say.

use rusqlite::{Row, types::Type};
use wenxi_study::{CardState, IdError, Note, NoteId, Phase, StudyDay};

/// A card's state as the columns of the table `card` have it, from the one with this index on.
pub(crate) fn state(row: &Row<'_>, at: usize) -> rusqlite::Result<CardState> {
    let phase: String = row.get(at)?;
    Ok(CardState {
        phase: Phase::named(&phase).ok_or_else(|| {
            rusqlite::Error::FromSqlConversionFailure(at, Type::Text, format!("unknown phase {phase}").into())
        })?,
        stability: row.get(at + 1)?,
        difficulty: row.get(at + 2)?,
        due_day: StudyDay(row.get(at + 3)?),
        due_at_ms: row.get(at + 4)?,
        last_day: StudyDay(row.get(at + 5)?),
        last_at_ms: row.get(at + 6)?,
        reps: row.get(at + 7)?,
        lapses: row.get(at + 8)?,
        step: row.get(at + 9)?,
    })
}

/// The word whose note has this name; nothing for other notes.
pub(crate) fn word_of(note: &str) -> Option<&str> {
    let (word, _) = note.strip_prefix("w:")?.rsplit_once(':')?;
    Some(word)
}

/// A note, of a row with its id and its facts.
pub(crate) fn note(row: &Row<'_>) -> rusqlite::Result<Note> {
    let facts = serde_json::from_str(row.get_ref(1)?.as_str()?)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(1, Type::Text, Box::new(error)))?;
    Ok(Note {
        id: note_id(row)?,
        facts,
    })
}

pub(crate) fn note_id(row: &Row<'_>) -> rusqlite::Result<NoteId> {
    row.get_ref(0)?
        .as_str()?
        .parse()
        .map_err(|error: IdError| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}
