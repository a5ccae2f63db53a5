//! Reading the cards: from the piece that is kept of them, and from the projections.

use super::known::{Told, put_aside};
use super::{Cards, piece};
use crate::changes::Changes;
use crate::columns::state;
use crate::error::StoreError;
use crate::of_note::of_note;
use rusqlite::{Connection, Rows};
use wenxi_study::{CardId, ItemKind, NoteId, StudyDay};

/// When more notes than this change at once, all cards are read anew.
const FEW: usize = 100;

/// A piece beside which more notes than this changed is not read: reading all cards is quicker.
const CHANGED_AT_MOST: u32 = 2_000;

impl Cards {
    /// Reads all of them: those that are kept in one piece and the notes that changed since, or else the projections.
    pub(crate) fn read(connection: &Connection) -> Result<Self, StoreError> {
        match Self::kept(connection)? {
            Some(cards) => Ok(cards),
            None => Self::projected(connection),
        }
    }

    /// The cards that are kept, as they are now; none where there are none, or too much has changed.
    fn kept(connection: &Connection) -> Result<Option<Self>, StoreError> {
        let version = version(connection)?;
        // Read where it lies: through a query it would be copied twice.
        let Ok(mut kept) = connection.blob_open("main", "kept_cards", "body", 1, true) else {
            return Ok(None);
        };
        let length = kept.len();
        let Some(mut cards) = piece::read(&mut kept, length, version) else {
            return Ok(None);
        };
        drop(kept);
        let changed = connection
            .prepare_cached("SELECT note FROM changed_note LIMIT ?1")?
            .query_map([CHANGED_AT_MOST + 1], |row| row.get(0))?
            .collect::<Result<Vec<String>, _>>()?;
        if changed.len() > CHANGED_AT_MOST as usize {
            return Ok(None);
        }
        for note in changed {
            cards.read_note(connection, &note)?;
        }
        Ok(Some(cards))
    }

    /// The cards as the projections have them.
    pub(crate) fn projected(connection: &Connection) -> Result<Self, StoreError> {
        let mut cards = Self::none(version(connection)?);
        let mut statement = connection.prepare_cached("SELECT id FROM note WHERE saved ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            cards.add(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, true);
        }
        let mut statement = connection.prepare_cached(
            "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses, step
             FROM card ORDER BY id",
        )?;
        cards.take(statement.query([])?)?;
        let mut statement = connection.prepare_cached("SELECT card, suspended, buried_until FROM hold")?;
        cards.hold(statement.query([])?)?;
        Ok(cards)
    }

    /// Keeps them in one piece for the next start, when a note has changed since that was done last.
    pub(crate) fn keep(&self, connection: &Connection) -> Result<(), StoreError> {
        let is_kept = connection
            .prepare_cached("SELECT 1 FROM kept_cards WHERE NOT EXISTS (SELECT 1 FROM changed_note)")?
            .exists([])?;
        if is_kept {
            return Ok(());
        }
        forget(connection)?;
        connection
            .prepare_cached("INSERT INTO kept_cards (one, body) VALUES (1, ?1)")?
            .execute([piece::write(self)])?;
        Ok(())
    }

    /// Whether another program has written since these were read.
    pub(crate) fn is_outdated(&self, connection: &Connection) -> Result<bool, StoreError> {
        Ok(version(connection)? != self.version)
    }

    /// These cards after a change of the log; none when it changed so much that they are to be read anew.
    pub(crate) fn after(
        mut self,
        connection: &Connection,
        changes: &Changes,
    ) -> Result<Option<Self>, StoreError> {
        let mut touched: Vec<&NoteId> = changes.cards.keys().map(|card| &card.note).collect();
        touched.dedup();
        if changes.schedule || touched.len() + changes.notes.len() > FEW {
            return Ok(None);
        }
        for note in touched.into_iter().chain(&changes.notes) {
            self.read_note(connection, note.as_str())?;
        }
        Ok(Some(self))
    }

    fn read_note(&mut self, connection: &Connection, note: &str) -> Result<(), StoreError> {
        let saved = connection
            .prepare_cached("SELECT 1 FROM note WHERE id = ?1 AND saved")?
            .exists([note])?;
        let number = self.number(note, 0);
        self.forget(number, saved);
        let mut statement = connection.prepare_cached(concat!(
            "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses, step
             FROM card WHERE ",
            of_note!("id", "?1")
        ))?;
        self.take(statement.query([note])?)?;
        let mut statement =
            connection.prepare_cached("SELECT card, suspended, buried_until FROM hold WHERE note = ?1")?;
        self.hold(statement.query([note])?)
    }

    /// Takes cards in, of rows with their ids and states.
    fn take(&mut self, mut rows: Rows<'_>) -> Result<(), StoreError> {
        let mut last = 0;
        while let Some(row) = rows.next()? {
            let id = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            // A kind of question that only a newer version asks is passed over.
            let Some((note, kind)) = id
                .rsplit_once('/')
                .and_then(|(note, kind)| Some((note, ItemKind::named(kind)?)))
            else {
                continue;
            };
            last = self.number(note, last);
            let told = Told {
                suspended: false,
                buried_until: None,
                state: state(row, 1)?,
            };
            self.put(last, kind, &told);
        }
        Ok(())
    }

    /// Puts cards aside, of rows that name them.
    fn hold(&mut self, mut rows: Rows<'_>) -> Result<(), StoreError> {
        while let Some(row) = rows.next()? {
            let Ok(card) = row
                .get_ref(0)?
                .as_str()
                .map_err(rusqlite::Error::from)?
                .parse::<CardId>()
            else {
                continue;
            };
            // A card may be put aside that was never answered.
            if let Some(at) = self.place(&card)
                && let Some(known) = self.cards.get_mut(at)
            {
                put_aside(known, row.get(1)?, row.get::<_, Option<i32>>(2)?.map(StudyDay));
            }
        }
        Ok(())
    }

    /// The number of a note, which is added where it is not there; `near` is one that is likely to stand before it.
    fn number(&mut self, note: &str, near: u32) -> u32 {
        match self.names.find(note, near) {
            Some(number) => number,
            None => self.add(note, false),
        }
    }
}

/// Says of a note, in the transaction of its change, that the cards that are kept no longer know it.
pub(crate) fn change(connection: &Connection, note: &NoteId) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO changed_note (note) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([note.as_str()])?;
    Ok(())
}

/// Keeps no cards any more: in the transaction of a change that concerns many.
pub(crate) fn forget(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM kept_cards")?.execute([])?;
    connection
        .prepare_cached("DELETE FROM changed_note")?
        .execute([])?;
    Ok(())
}

/// The version of the file: another one when another program has written.
pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection
        .prepare_cached("PRAGMA data_version")?
        .query_row([], |row| row.get(0))?)
}
