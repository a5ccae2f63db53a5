//! The learner's choices, and the practice that is going on.

use crate::error::StoreError;
use crate::log::PracticeWrite;
use crate::store::Store;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wenxi_study::Practice;

impl Store {
    /// What was last set under a key; none if nothing was.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
        let value: Option<String> = statement.query_row([key], |row| row.get(0)).optional()?;
        Ok(value.map(|json| serde_json::from_str(&json)).transpose()?)
    }

    /// Sets a value under a key.
    pub fn set_setting<T: Serialize>(&self, key: &str, value: &T) -> Result<(), StoreError> {
        let json = serde_json::to_string(value)?;
        self.lock()
            .connection
            .prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute([key, &json])?;
        Ok(())
    }

    /// The practice that is going on. One that was written by another version in a form that this one does not know is
    /// none: all its answers are in the log.
    pub fn practice(&self) -> Result<Option<Practice>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT practice.body, place.body FROM practice LEFT JOIN practice_place AS place",
        )?;
        let kept: Option<(String, Option<String>)> = statement
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(kept.and_then(|(body, progress)| {
            let practice: Practice = serde_json::from_str(&body).ok()?;
            match progress {
                Some(progress) => Some(practice.at(serde_json::from_str(&progress).ok()?)),
                None => Some(practice),
            }
        }))
    }

    /// Keeps another practice, where it is now, or none.
    pub fn write_practice(&self, practice: PracticeWrite<'_>) -> Result<(), StoreError> {
        practice.write(&self.lock().connection)
    }
}

impl PracticeWrite<'_> {
    pub(crate) fn write(self, connection: &Connection) -> Result<(), StoreError> {
        match self {
            Self::Keep => Ok(()),
            Self::Set(practice) => write_practice(connection, practice),
            Self::Advance(practice) => advance_practice(connection, practice),
            Self::Clear => clear_practice(connection),
        }
    }
}

fn write_practice(connection: &Connection, practice: &Practice) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO practice (one, body) VALUES (1, ?1)
             ON CONFLICT (one) DO UPDATE SET body = excluded.body",
        )?
        .execute(params![serde_json::to_string(practice)?])?;
    leave_place(connection)
}

/// Writes only how far the practice has come: its questions, which are many pages, stay as they are.
fn advance_practice(connection: &Connection, practice: &Practice) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO practice_place (one, body) VALUES (1, ?1)
             ON CONFLICT (one) DO UPDATE SET body = excluded.body",
        )?
        .execute([serde_json::to_string(practice.progress())?])?;
    Ok(())
}

fn clear_practice(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM practice")?.execute([])?;
    leave_place(connection)
}

fn leave_place(connection: &Connection) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM practice_place")?
        .execute([])?;
    Ok(())
}
