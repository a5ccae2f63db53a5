//! Why the folder of documents could not do what was asked.

use std::io;
use std::path::{Path, PathBuf};

use super::LibraryPath;

/// Why the library could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// There is no such document or course.
    #[error("There is no “{0}” in the library.")]
    Missing(LibraryPath),
    /// There is something of this name already.
    #[error("There is “{0}” in the library already.")]
    Exists(LibraryPath),
    /// What lies so deep is not looked for.
    #[error("“{0}” lies too deep: at most {deepest} courses stand in each other.", deepest = super::path::DEEPEST)]
    TooDeep(LibraryPath),
    /// The folder of the library is not there: not the same as an empty one.
    #[error("The folder of your documents, “{}”, is not there. Connect the drive on which it lies, then try again.", .0.display())]
    NoFolder(PathBuf),
    /// A library cannot be moved into itself.
    #[error("“{}” is the library's own folder, or lies in it or around it. Choose one that stands beside it.", .0.display())]
    Within(PathBuf),
    /// A library is moved into an empty folder only.
    #[error("“{}” is not empty. Choose an empty folder, or make a new one.", .0.display())]
    NotEmpty(PathBuf),
    /// Whoever asked for it has changed their mind.
    #[error("It was cancelled, and nothing was changed.")]
    Stopped,
    /// The disk is full.
    #[error("The disk is full: “{}” could not be written.", .0.display())]
    DiskFull(PathBuf),
    /// The folder may not be read or written.
    #[error("You have no permission to use “{}”.", .0.display())]
    Permission(PathBuf),
    /// Anything else that the system says.
    #[error("“{}” could not be used: {reason}.", path.display())]
    System {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// What the system says of a file or folder.
pub(super) fn failed(path: &Path, reason: io::Error) -> LibraryError {
    let path = path.to_owned();
    match reason.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => LibraryError::DiskFull(path),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => LibraryError::Permission(path),
        _ => LibraryError::System { path, reason },
    }
}

/// Whether the system says that there is nothing.
pub(super) fn is_absence(reason: &io::Error) -> bool {
    matches!(
        reason.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
