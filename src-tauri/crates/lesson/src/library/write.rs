//! Files written whole or not at all, many at a time: each into a temporary one beside its place, flushed to the disk,
//! then renamed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::{LibraryError, failed};

/// How many files are flushed at once. Flushing is waiting, and a disk flushes many together nearly as fast as one: on the
/// machine of `docs/benchmarks.md` one after another takes 3.1 ms a file, eight at a time 0.15 ms.
const AT_ONCE: usize = 8;

/// A file to write: where, and what.
pub(super) type Writing<'a> = (PathBuf, &'a [u8]);

/// Writes a file.
pub(super) fn write_one(path: PathBuf, bytes: &[u8]) -> Result<(), LibraryError> {
    write_all(&[(path, bytes)]).pop().unwrap_or(Ok(()))
}

/// Writes files; what became of each, in their order. When this returns, what was written is on the disk.
pub(super) fn write_all(files: &[Writing<'_>]) -> Vec<Result<(), LibraryError>> {
    let renamed: Vec<io::Result<()>> = flushed(files)
        .into_iter()
        .zip(files)
        .map(|(temporary, (path, _))| temporary?.persist(path).map(drop).map_err(|error| error.error))
        .collect();
    let folders: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    let broken: Vec<(&Path, io::Error)> = folders
        .into_iter()
        .filter_map(|folder| Some((folder, flush_folder(folder).err()?)))
        .collect();
    let result = |(done, (path, _)): (io::Result<()>, &Writing<'_>)| {
        done.map_err(|reason| failed(path, reason))?;
        match broken.iter().find(|(folder, _)| path.parent() == Some(folder)) {
            Some((folder, reason)) => Err(failed(folder, io::Error::new(reason.kind(), reason.to_string()))),
            None => Ok(()),
        }
    };
    renamed.into_iter().zip(files).map(result).collect()
}

/// The bytes of each file in a temporary one beside its place, on the disk.
fn flushed(files: &[Writing<'_>]) -> Vec<io::Result<NamedTempFile>> {
    let flush_some = |some: &[Writing<'_>]| {
        some.iter()
            .map(|(path, bytes)| flush(path, bytes))
            .collect::<Vec<_>>()
    };
    if files.len() < 2 {
        return flush_some(files);
    }
    std::thread::scope(|scope| {
        let threads: Vec<_> = files
            .chunks(files.len().div_ceil(AT_ONCE))
            .map(|some| scope.spawn(move || flush_some(some)))
            .collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        joined
            .flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

fn flush(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".writing-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// A new name is on the disk only when its folder is.
fn flush_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
