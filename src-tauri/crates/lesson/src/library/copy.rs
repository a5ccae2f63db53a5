//! Moving the library to another folder: copied, compared byte for byte, and only then used.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{LibraryError, failed, is_absence};
use super::latest::LATEST;
use super::{entries, make_folder};

/// Copies a folder with all that is in it, and compares the copy. What was copied is taken away again if that fails.
/// `told` hears how many files were copied, and of how many, and says whether to go on.
pub(super) fn copy_library(
    from: &Path,
    to: &Path,
    told: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<(), LibraryError> {
    let (from, to) = (real(from)?, real(to)?);
    if to.starts_with(&from) || from.starts_with(&to) {
        return Err(LibraryError::Within(to));
    }
    if !entries(&to)?.is_empty() {
        return Err(LibraryError::NotEmpty(to));
    }
    make_folder(&to)?;
    let mut left = Vec::new();
    only_left(&from.join(LATEST), &from, Path::new(""), &mut left)?;
    let mut copying = Copying {
        done: 0,
        total: count(&from) + left.len(),
        told,
    };
    let copied = copying
        .step(0)
        .and_then(|()| copying.folder(&from, &to))
        .and_then(|()| copying.left(&from.join(LATEST), &to.join(LATEST), &left));
    if copied.is_err() {
        // It was empty before. What cannot be taken away is a copy, and no loss.
        for entry in entries(&to).unwrap_or_default() {
            let path = entry.path();
            let _ = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
        }
    }
    copied
}

/// A library that is being copied.
struct Copying<'t> {
    done: usize,
    total: usize,
    told: &'t mut dyn FnMut(usize, usize) -> bool,
}

impl Copying<'_> {
    fn step(&mut self, files: usize) -> Result<(), LibraryError> {
        self.done += files;
        if (self.told)(self.done, self.total) {
            Ok(())
        } else {
            Err(LibraryError::Stopped)
        }
    }

    fn folder(&mut self, from: &Path, to: &Path) -> Result<(), LibraryError> {
        for entry in entries(from)?.into_iter().filter(|entry| !is_second(entry)) {
            let (source, target) = (entry.path(), to.join(entry.file_name()));
            let kind = entry.file_type().map_err(|reason| failed(&source, reason))?;
            if kind.is_dir() {
                make_folder(&target)?;
                self.folder(&source, &target)?;
            } else if source.is_file() {
                copy_file(&source, &target)?;
                self.step(1)?;
            }
        }
        Ok(())
    }

    /// Copies these files of a folder.
    fn left(&mut self, from: &Path, to: &Path, files: &[PathBuf]) -> Result<(), LibraryError> {
        for file in files {
            let target = to.join(file);
            target.parent().map_or(Ok(()), make_folder)?;
            copy_file(&from.join(file), &target)?;
            self.step(1)?;
        }
        Ok(())
    }
}

/// Second names of documents whose files are gone, as paths within the library: there are no other copies of those bytes.
fn only_left(
    latest: &Path,
    library: &Path,
    inside: &Path,
    left: &mut Vec<PathBuf>,
) -> Result<(), LibraryError> {
    for entry in entries(&latest.join(inside))? {
        let path = inside.join(entry.file_name());
        let kind = entry
            .file_type()
            .map_err(|reason| failed(&entry.path(), reason))?;
        if kind.is_dir() {
            only_left(latest, library, &path, left)?;
        } else if !library.join(&path).exists() && !is_hidden(&entry) {
            left.push(path);
        }
    }
    Ok(())
}

/// A second name that is only being made.
fn is_hidden(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// How many files there are to copy.
fn count(folder: &Path) -> usize {
    let inside = entries(folder).unwrap_or_default().into_iter();
    inside
        .filter(|entry| !is_second(entry))
        .map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => count(&entry.path()),
            _ => 1,
        })
        .sum()
}

/// Second names of what is copied are made anew; see [`only_left`] for the others.
fn is_second(entry: &fs::DirEntry) -> bool {
    entry.file_name() == LATEST
}

fn copy_file(source: &Path, target: &Path) -> Result<(), LibraryError> {
    fs::copy(source, target).map_err(|reason| failed(target, reason))?;
    let copy = fs::File::options()
        .append(true)
        .open(target)
        .map_err(|reason| failed(target, reason))?;
    copy.sync_all().map_err(|reason| failed(target, reason))?;
    let same = || -> io::Result<bool> {
        // The time is what the index knows a document by: with another one it would all be read again.
        let about = fs::metadata(source)?;
        copy.set_times(fs::FileTimes::new().set_modified(about.modified()?))?;
        Ok(fs::read(source)? == fs::read(target)?)
    };
    match same() {
        Ok(true) => Ok(()),
        Ok(false) => Err(failed(
            target,
            io::Error::other("the copy is not like the original"),
        )),
        Err(reason) => Err(failed(target, reason)),
    }
}

/// The path without links and steps back, of a folder that need not be there yet.
fn real(path: &Path) -> Result<PathBuf, LibraryError> {
    match fs::canonicalize(path) {
        Err(reason) if is_absence(&reason) => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
            _ => Err(failed(path, reason)),
        },
        real => real.map_err(|reason| failed(path, reason)),
    }
}
