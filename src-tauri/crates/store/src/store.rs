//! The database file: opening, bringing up to date, backing up.

use crate::cards::Cards;
use crate::error::StoreError;
use crate::event::{EventId, IdSource};
use crate::projection;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, config::DbConfig};
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use wenxi_study::Scheduler;

/// One for each schema, in order. A migration that was released is never edited.
const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("../migrations/0001.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0002.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0003.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0004.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0005.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0006.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0007.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0008.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0009.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0010.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0011.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0012.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0013.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0014.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0015.sql")).foreign_key_check(),
];
/// "Wenx", as the first migration writes it into the file.
const APPLICATION_ID: i64 = 0x5765_6e78;
/// Room for what a search of a large library touches, in KiB; as SQLite wants it, negative.
const CACHE: i64 = -32_768;
/// The length of the write-ahead log from the first practice on, in bytes: some ninety answers.
const ROOM: u32 = 4 * 1024 * 1024;
/// After so many pages the write-ahead log is copied back.
pub(crate) const COPIED_BACK: i64 = 4_000;
/// How long to wait for another process that writes.
const BUSY: Duration = Duration::from_secs(2);

/// The learner's database.
pub struct Store {
    inner: Mutex<Inner>,
}

pub(crate) struct Inner {
    pub(crate) connection: Connection,
    pub(crate) device_id: String,
    pub(crate) scheduler: Scheduler,
    /// The cards in memory, once somebody asked for them.
    pub(crate) cards: Option<Cards>,
    /// Grows when something of the library changes.
    pub(crate) library_age: u64,
    ids: Box<dyn IdSource>,
    last_id: Option<EventId>,
}

impl Store {
    /// Opens the database in `file`, or makes it. An older schema is brought up to date after a copy of the file was
    /// put beside it; a newer one is refused.
    pub fn open(file: &Path, ids: impl IdSource + 'static) -> Result<Self, StoreError> {
        let connection = Connection::open(file).map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::CannotOpen) => StoreError::CannotOpen(file.to_owned()),
            _ => error.into(),
        })?;
        Self::prepare(connection, Some(file), Box::new(ids))
    }

    /// A database that is gone when it is dropped.
    pub fn in_memory(ids: impl IdSource + 'static) -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?, None, Box::new(ids))
    }

    /// A new id for an event that happens at `at_ms`. Ids rise strictly, whatever the clock does.
    pub fn mint(&self, at_ms: i64) -> EventId {
        self.lock().mint(at_ms)
    }

    /// As many new ids, in their order, for events that happen at `at_ms`.
    pub fn mint_many(&self, at_ms: i64, count: usize) -> Vec<EventId> {
        let inner = &mut *self.lock();
        let mut ids = Vec::with_capacity(count);
        if count > 0 {
            let first = inner.mint(at_ms);
            ids.extend(std::iter::successors(Some(first), |id| Some(id.successor())).take(count));
            inner.last_id = ids.last().copied();
        }
        ids
    }

    /// Writes a copy of the whole database into a new file.
    pub fn backup(&self, file: &Path) -> Result<(), StoreError> {
        copy(&self.lock().connection, file)
    }

    /// Writes, in one transaction, what can be made anew from the documents. Nobody waits until it is on the disk: a power
    /// cut may take it, whole transactions at a time, and the next start writes it again. What is written as an event
    /// later takes it along.
    pub(crate) fn rebuildable(
        &self,
        write: impl FnOnce(&Connection) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let inner = &mut *self.lock();
        inner.library_age += 1;
        unhurried(&mut inner.connection, write)
    }

    /// Makes the write-ahead log as long as a long practice needs it: an answer is then written over what the file has
    /// already, and the file system keeps no books of its own.
    pub fn make_room(&self) -> Result<(), StoreError> {
        let mut guard = self.lock();
        let inner = &mut *guard;
        let Some(file) = inner.connection.path().filter(|file| !file.is_empty()) else {
            return Ok(());
        };
        let log = PathBuf::from(format!("{file}-wal"));
        if std::fs::metadata(&log).is_ok_and(|about| about.len() >= u64::from(ROOM)) {
            return Ok(());
        }
        // What does not fit into memory goes into the log before its end is known; taken back, it leaves the room.
        inner.connection.pragma_update(None, "cache_size", 100)?;
        let filled = inner.connection.transaction().and_then(|transaction| {
            transaction.execute_batch("CREATE TABLE room (filled BLOB)")?;
            // An eighth more, for what stays in memory.
            transaction.execute(
                "INSERT INTO room (filled) VALUES (zeroblob(?1))",
                [ROOM + ROOM / 8],
            )?;
            transaction.rollback()
        });
        inner.connection.pragma_update(None, "cache_size", CACHE)?;
        filled?;
        drop(guard);
        // Else the first answer would wait for all of it.
        let disk = |error: std::io::Error| StoreError::Disk(error.to_string());
        std::fs::File::open(log)
            .and_then(|log| log.sync_all())
            .map_err(disk)
    }

    /// Copies the write-ahead log back into the database, as far as nobody reads it: the next transaction begins it anew, over
    /// what it has already. To be done when nobody waits, or else one answer in some hundreds does it.
    pub fn copy_log_back(&self) -> Result<(), StoreError> {
        // It says how many pages it copied.
        Ok(self
            .lock()
            .connection
            .pragma_query(None, "wal_checkpoint", |_| Ok(()))?)
    }

    /// Keeps the cards that are in memory in one piece, so that the next start reads them at once. Nothing hangs on it: what
    /// changes afterwards is found by its notes.
    pub fn keep_cards(&self) -> Result<(), StoreError> {
        let inner = &mut *self.lock();
        inner.cards()?;
        let Inner {
            connection, cards, ..
        } = inner;
        unhurried(connection, |connection| match cards {
            // Another program may have written until this one had the file for itself.
            Some(cards) if !cards.is_outdated(connection)? => cards.keep(connection),
            _ => Ok(()),
        })?;
        // The pages of a piece are read and written once: nobody comes back to them.
        Ok(connection.execute_batch("PRAGMA shrink_memory")?)
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Inner> {
        // A panic of another thread rolled its transaction back, so the connection is as good as before.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn prepare(
        mut connection: Connection,
        file: Option<&Path>,
        mut ids: Box<dyn IdSource>,
    ) -> Result<Self, StoreError> {
        connection.busy_timeout(BUSY)?;
        connection.set_prepared_statement_cache_capacity(64);
        let name = || file.map_or_else(|| PathBuf::from(":memory:"), Path::to_owned);
        let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let known = MIGRATIONS.len() as i64;
        if !is_ours(&connection)? {
            return Err(StoreError::Foreign(name()));
        }
        if found > known {
            return Err(StoreError::Newer {
                file: name(),
                found,
                known,
            });
        }
        if let Some(file) = file.filter(|_| found > 0 && found < known) {
            keep_copy(&connection, file, found)?;
        }
        // Durable at every commit; WAL so that the command line may read while the window writes.
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // Pages of the log before it is copied back. An import writes the same pages of the index again and again: the more
        // of it is copied at once, the fewer are copied twice. What a larger log leaves is cut off, in bytes; the rest is
        // written over, which is done with sooner than with a file that grows.
        connection.pragma_update(None, "wal_autocheckpoint", COPIED_BACK)?;
        connection.pragma_update(None, "journal_size_limit", COPIED_BACK * 4096)?;
        // How many rows are wanted does not change how they are found: a statement is not compiled anew for it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.pragma_update(None, "cache_size", CACHE)?;
        // Without this INSERT OR REPLACE would slip past the trigger that keeps events.
        connection.pragma_update(None, "recursive_triggers", true)?;
        Migrations::from_slice(MIGRATIONS).to_latest(&mut connection)?;
        let device_id = device(&connection, &mut *ids)?;
        let scheduler = projection::bring_up_to_date(&mut connection)?;
        let last_id = connection
            .query_row("SELECT id FROM event ORDER BY id DESC LIMIT 1", [], |row| {
                row.get(0)
            })
            .optional()?;
        let inner = Inner {
            connection,
            device_id,
            scheduler,
            cards: None,
            library_age: 0,
            ids,
            last_id,
        };
        Ok(Self {
            inner: Mutex::new(inner),
        })
    }
}

impl Inner {
    fn mint(&mut self, at_ms: i64) -> EventId {
        let fresh = EventId::from(self.ids.next(at_ms));
        let id = match self.last_id {
            Some(last) if fresh <= last => last.successor(),
            _ => fresh,
        };
        self.last_id = Some(id);
        id
    }

    /// The cards, as they are now.
    pub(crate) fn cards(&mut self) -> Result<&mut Cards, StoreError> {
        let cards = match self.cards.take() {
            Some(cards) if !cards.is_outdated(&self.connection)? => cards,
            _ => Cards::read(&self.connection)?,
        };
        Ok(self.cards.insert(cards))
    }
}

/// Writes, in one transaction, what can be made anew: whether it is on the disk is not waited for.
fn unhurried(
    connection: &mut Connection,
    write: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    let written = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(StoreError::from)
        .and_then(|transaction| {
            write(&transaction)?;
            Ok(transaction.commit()?)
        });
    connection.pragma_update(None, "synchronous", "FULL")?;
    written
}

/// Whether the file is empty or carries our mark.
fn is_ours(connection: &Connection) -> Result<bool, StoreError> {
    let mark: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if mark != 0 {
        return Ok(mark == APPLICATION_ID);
    }
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(tables == 0)
}

/// The id of this installation, made up when the file is new.
fn device(connection: &Connection, ids: &mut dyn IdSource) -> Result<String, StoreError> {
    let known = connection
        .query_row("SELECT id FROM device", [], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    // A device is no event: only the random part of the id matters, so no clock is needed.
    let id = EventId::from(ids.next(0)).to_string();
    connection.execute("INSERT INTO device (one, id) VALUES (1, ?1)", [&id])?;
    Ok(id)
}

/// Copies the file beside itself as `wenxi.db.format-1` before its schema changes. A copy of that format that is
/// there already is older and stays.
fn keep_copy(connection: &Connection, file: &Path, version: i64) -> Result<(), StoreError> {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".format-{version}"));
    match copy(connection, Path::new(&name)) {
        Err(StoreError::Exists(_)) => Ok(()),
        done => done,
    }
}

/// Copies the database into a new file: under another name first, so that no half-written copy is ever taken for one.
fn copy(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    if file.exists() {
        return Err(StoreError::Exists(file.to_owned()));
    }
    let mut partial = file.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let disk = |error: std::io::Error| StoreError::Disk(error.to_string());
    if partial.exists() {
        std::fs::remove_file(&partial).map_err(disk)?;
    }
    let text = partial
        .to_str()
        .ok_or_else(|| StoreError::CannotOpen(file.to_owned()))?;
    let copied =
        connection
            .execute("VACUUM INTO ?1", [text])
            .map_err(|error| match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::CannotOpen) => StoreError::CannotOpen(file.to_owned()),
                _ => StoreError::from(error),
            });
    if let Err(error) = copied {
        // What is left of the attempt is worth nothing; that it cannot be removed changes nothing of the failure.
        let _ = std::fs::remove_file(&partial);
        return Err(error);
    }
    std::fs::File::open(&partial)
        .and_then(|copy| copy.sync_all())
        .map_err(disk)?;
    std::fs::rename(&partial, file).map_err(disk)
}

#[cfg(test)]
mod tests;
