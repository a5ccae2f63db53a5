//! The learner's choices, and the practice that is going on.

use crate::error::StoreError;
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
        let mut statement = inner.connection.prepare_cached("SELECT body FROM practice")?;
        let body: Option<String> = statement.query_row([], |row| row.get(0)).optional()?;
        Ok(body.and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// Keeps the practice that is going on.
    pub fn set_practice(&self, practice: Option<&Practice>) -> Result<(), StoreError> {
        let inner = self.lock();
        match practice {
            Some(practice) => write_practice(&inner.connection, practice),
            None => clear_practice(&inner.connection),
        }
    }
}

pub(crate) fn write_practice(connection: &Connection, practice: &Practice) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO practice (one, body) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET body = excluded.body",
        )?
        .execute(params![serde_json::to_string(practice)?])?;
    Ok(())
}

pub(crate) fn clear_practice(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM practice")?.execute([])?;
    Ok(())
}
