//! What follows for notes that are studied: in which way each is to be asked for the first time. A word that was never asked
//! is asked by its meaning; one whose meaning is known, and that was asked in no other way, by its reading; and a character
//! of which both are known, by writing it. Whatever else was set back to begin anew, a sentence or another way to ask for a word,
//! is asked again in that way.

use super::many::Ready;
use crate::columns::word_of;
use crate::error::StoreError;
use crate::of_note::of_note;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;
use wenxi_study::{ItemKind, NoteId, Phase};

/// The way in which a note is to be asked for the first time, of which these cards were answered.
fn kind(note: &str, cards: &[(ItemKind, Phase)]) -> Option<ItemKind> {
    let word = word_of(note)?;
    let is_known = |kind| cards.contains(&(kind, Phase::Review));
    let was_asked = |kind| cards.iter().any(|(asked, _)| *asked == kind);
    match cards {
        [] => Some(ItemKind::Meaning),
        [(ItemKind::Meaning, Phase::Review)] => Some(ItemKind::Reading),
        _ if word.chars().count() == 1
            && is_known(ItemKind::Meaning)
            && is_known(ItemKind::Reading)
            && !was_asked(ItemKind::Writing) =>
        {
            Some(ItemKind::Writing)
        }
        _ => None,
    }
}

/// Writes in which way a note is to be asked for the first time.
pub(super) const INSERT: &str = "INSERT INTO fresh (note, kind, added) VALUES (?1, ?2, ?3)";

/// The way in which a studied note is to be asked for the first time, of whose cards all is at hand.
pub(super) fn asked(note: &NoteId, cards: &[Ready]) -> Option<ItemKind> {
    let answered: Vec<(ItemKind, Phase)> = cards
        .iter()
        .filter_map(|ready| Some((ready.card.kind, ready.folded.state?.phase)))
        .collect();
    let set_back = || {
        let set_back = cards
            .iter()
            .filter(|ready| ready.folded.state.is_none() && !ready.folded.history.is_empty());
        set_back
            .map(|ready| ready.card.kind)
            .min_by_key(|kind| kind.as_str())
    };
    kind(note.as_str(), &answered).or_else(set_back)
}

/// A card of the columns `id` and `phase`, as far as this version knows them: any other is a way in which it was asked.
fn card(row: &rusqlite::Row<'_>) -> rusqlite::Result<(ItemKind, Phase)> {
    let (id, phase) = (row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
    let kind = id.rsplit_once('/').and_then(|(_, kind)| ItemKind::named(kind));
    Ok((
        kind.unwrap_or(ItemKind::Match),
        Phase::named(phase).unwrap_or(Phase::Learning),
    ))
}

/// Computes it for one note.
pub(super) fn project(connection: &Connection, note: &NoteId) -> Result<(), StoreError> {
    let added: Option<(String, bool)> = connection
        .prepare_cached("SELECT added, saved FROM note WHERE id = ?1")?
        .query_row([note.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    // What was never added was never to be asked.
    let Some((added, saved)) = added else {
        return Ok(());
    };
    let mut statement =
        connection.prepare_cached(concat!("SELECT id, phase FROM card WHERE ", of_note!("id", "?1")))?;
    let cards = statement
        .query_map([note.as_str()], card)?
        .collect::<Result<Vec<_>, _>>()?;
    let asked = match kind(note.as_str(), &cards) {
        _ if !saved => None,
        Some(kind) => Some(kind),
        None => set_back(connection, note.as_str())?,
    };
    let known: Option<String> = connection
        .prepare_cached("SELECT kind FROM fresh WHERE added = ?1 AND note = ?2")?
        .query_row([&added, note.as_str()], |row| row.get(0))
        .optional()?;
    write_change(connection, note.as_str(), &added, known.as_deref(), asked)
}

/// Forgets in which way a note is to be asked, before it is written anew: it may have been added earlier than was known.
pub(super) fn forget(connection: &Connection, note: &NoteId) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM fresh WHERE note = ?1 AND added = (SELECT added FROM note WHERE id = ?1)",
        )?
        .execute([note.as_str()])?;
    Ok(())
}

/// Cards with a history that comes to nothing: they were set back, and not answered since.
const SET_BACK: &str =
    "SELECT card FROM history WHERE NOT EXISTS (SELECT 1 FROM card WHERE card.id = history.card)";

/// The way in which a card of a note asks that was set back, the first of several.
fn set_back(connection: &Connection, note: &str) -> Result<Option<ItemKind>, StoreError> {
    // The names of its cards are all that begin with its own and a slash; what follows a slash is a nought.
    let sql = format!("{SET_BACK} AND {} ORDER BY card LIMIT 1", of_note!("card", "?1"));
    let card: Option<String> = connection
        .prepare_cached(&sql)?
        .query_row([note], |row| row.get(0))
        .optional()?;
    Ok(card.and_then(|card| ItemKind::named(card.rsplit_once('/')?.1)))
}

/// The same for all notes.
fn all_set_back(connection: &Connection) -> Result<HashMap<String, ItemKind>, StoreError> {
    let mut set_back = HashMap::new();
    let mut statement = connection.prepare_cached(&format!("{SET_BACK} ORDER BY card"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let card = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if let Some((note, kind)) = card.rsplit_once('/')
            && let Some(kind) = ItemKind::named(kind)
        {
            set_back.entry(note.to_owned()).or_insert(kind);
        }
    }
    Ok(set_back)
}

/// Computes it for all notes, and writes what is otherwise than before.
pub(super) fn project_all(connection: &Connection) -> Result<(), StoreError> {
    let mut cards: HashMap<String, Vec<(ItemKind, Phase)>> = HashMap::new();
    let mut statement = connection.prepare_cached("SELECT id, phase, note FROM card")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        cards.entry(row.get(2)?).or_default().push(card(row)?);
    }
    let mut statement = connection.prepare_cached("SELECT note, kind FROM fresh")?;
    let known = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut known: HashMap<String, String> = known.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached("SELECT id, added, saved FROM note")?;
    let notes = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let notes: Vec<(String, String, bool)> = notes.collect::<Result<_, _>>()?;
    let set_back = all_set_back(connection)?;
    for (note, added, saved) in notes {
        let of_note = cards.get(&note).map(Vec::as_slice).unwrap_or_default();
        let asked = kind(&note, of_note).or_else(|| set_back.get(&note).copied());
        let known = known.remove(&note);
        write_change(
            connection,
            &note,
            &added,
            known.as_deref(),
            asked.filter(|_| saved),
        )?;
    }
    Ok(())
}

/// Writes it where it is otherwise than before.
fn write_change(
    connection: &Connection,
    note: &str,
    added: &str,
    before: Option<&str>,
    asked: Option<ItemKind>,
) -> Result<(), StoreError> {
    let asked = asked.map(ItemKind::as_str);
    if before == asked {
        return Ok(());
    }
    if before.is_some() {
        connection
            .prepare_cached("DELETE FROM fresh WHERE added = ?1 AND note = ?2")?
            .execute([added, note])?;
    }
    if let Some(kind) = asked {
        connection.prepare_cached(INSERT)?.execute([note, kind, added])?;
    }
    Ok(())
}
