//! Lessons that are being taken in together with what was done with their words: the file of a lesson lies in the library
//! before its events are in the log. What was begun and not ended is found at the next start.

use crate::error::StoreError;
use crate::store::Store;
use rusqlite::{Connection, params};

/// A lesson that is being taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arriving {
    /// The lesson.
    pub lesson: String,
    /// Its file in the library.
    pub file: String,
    /// A hash of the bytes that come.
    pub hash: String,
    /// Whether it was not in the library before; else an earlier version of it was.
    pub is_new: bool,
}

impl Store {
    /// Says that lessons are going to be written; on the disk when this returns.
    pub fn begin_arriving(&self, lessons: &[Arriving]) -> Result<(), StoreError> {
        let inner = &mut *self.lock();
        let transaction = inner.connection.transaction()?;
        for lesson in lessons {
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO arriving (lesson, file, hash, is_new) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![lesson.lesson, lesson.file, lesson.hash, lesson.is_new])?;
        }
        Ok(transaction.commit()?)
    }

    /// The lessons that were begun and not ended.
    pub fn arriving(&self) -> Result<Vec<Arriving>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT lesson, file, hash, is_new FROM arriving ORDER BY lesson")?;
        let arriving = statement.query_map([], |row| {
            Ok(Arriving {
                lesson: row.get(0)?,
                file: row.get(1)?,
                hash: row.get(2)?,
                is_new: row.get(3)?,
            })
        })?;
        Ok(arriving.collect::<Result<_, _>>()?)
    }

    /// Says that a lesson is there with all that belongs to it, or that it was taken back. Its events say it themselves, see
    /// [`Store::merge_arrived`].
    pub fn end_arriving(&self, lesson: &str) -> Result<(), StoreError> {
        end(&self.lock().connection, lesson)
    }
}

/// Says it in the transaction of this connection.
pub(crate) fn end(connection: &Connection, lesson: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM arriving WHERE lesson = ?1")?
        .execute([lesson])?;
    Ok(())
}
