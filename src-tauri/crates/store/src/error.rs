//! What can go wrong with the database, in sentences for the learner.

use rusqlite::ErrorCode;
use std::path::PathBuf;
use wenxi_study::ScheduleError;

/// Why the database could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("The disk is full. Nothing that was saved before is lost; free some space and try again.")]
    DiskFull,
    /// Another program holds the database.
    #[error("Another program is using the database. Close it and try again.")]
    Locked,
    /// The file or its folder may not be written.
    #[error("The database may not be written. Check the permissions of its folder.")]
    ReadOnly,
    /// The file cannot be opened or made.
    #[error("The database {} cannot be opened. Check that its folder exists and may be written.", .0.display())]
    CannotOpen(PathBuf),
    /// The file is damaged, or no database at all.
    #[error("The database is damaged or is not a database. Restore it from a backup.")]
    Damaged,
    /// The file is another program's.
    #[error("{} is a database of another program.", .0.display())]
    Foreign(PathBuf),
    /// The file was written by a newer version of the program.
    #[error("{} was written by a newer version of Wenxi (format {found}; this one knows {known}). Update Wenxi.", .file.display())]
    Newer {
        /// The file.
        file: PathBuf,
        /// Its format.
        found: i64,
        /// The newest format that is known.
        known: i64,
    },
    /// A backup is never written over a file.
    #[error("{} exists already. A backup is never written over a file; choose another name.", .0.display())]
    Exists(PathBuf),
    /// Two logs disagree on an event.
    #[error("Two different events have the id {0}. One of the two logs is damaged; nothing was changed.")]
    Conflict(String),
    /// The disk failed.
    #[error("The disk failed while the database was used: {0}.")]
    Disk(String),
    /// A schedule could not be computed.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// A value could not be written or read as JSON.
    #[error("A saved value could not be read: {0}.")]
    Json(#[from] serde_json::Error),
    /// What was done to a card could not be packed.
    #[error("A history could not be written: {0}.")]
    Packed(String),
    /// The schema could not be brought up to date.
    #[error("The database could not be brought up to date: {0}.")]
    Migration(String),
    /// Anything else that SQLite says.
    #[error("The database failed: {0}.")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::Migration(other.to_string()),
        }
    }
}
