//! Files and folders of the learner's own, outside of the library: whole or not at all.

use crate::Error;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use tempfile::{Builder, TempDir};

/// Writes a file beside its place, then puts it there: what was there is there until all of the new one is.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause| Error::File {
        path: path.to_owned(),
        cause,
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut aside = aside(0o666).tempfile_in(folder).map_err(failed)?;
    aside.write_all(bytes).map_err(failed)?;
    aside.as_file().sync_all().map_err(failed)?;
    aside.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A folder that is being filled. It has no name yet, and is gone when it is dropped before it gets one.
pub(crate) struct NewFolder {
    aside: TempDir,
    parent: PathBuf,
}

impl NewFolder {
    /// Begins a folder in another one.
    pub(crate) fn within(parent: &Path) -> Result<Self, Error> {
        let aside = aside(0o777).tempdir_in(parent).map_err(|cause| Error::File {
            path: parent.to_owned(),
            cause,
        })?;
        Ok(Self {
            aside,
            parent: parent.to_owned(),
        })
    }

    /// Writes a file at a path within it, whose parts are joined by `/`.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let file = self.aside.path().join(path);
        let folder = file.parent().unwrap_or(self.aside.path());
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&file, bytes))
            .map_err(|cause| Error::File {
                // The folder that is being filled has a name that says nothing.
                path: self.parent.join(path),
                cause,
            })
    }

    /// Gives it the first free name of this name, this name with 2 behind it, …; its path.
    pub(crate) fn named(self, name: &str) -> Result<PathBuf, Error> {
        let path = free(&self.parent, name, "");
        let filled = self.aside.keep();
        fs::rename(&filled, &path).map_err(|cause| {
            // What is left of it is of no use to anyone.
            let _ = fs::remove_dir_all(&filled);
            Error::File {
                path: path.clone(),
                cause,
            }
        })?;
        Ok(path)
    }
}

/// The first path in a folder of this name, this name with 2 behind it, … at which nothing is. The extension has its point.
pub(crate) fn free(folder: &Path, name: &str, extension: &str) -> PathBuf {
    let numbered = (2..).map(|number| folder.join(format!("{name} {number}{extension}")));
    let first = folder.join(format!("{name}{extension}"));
    std::iter::once(first.clone())
        .chain(numbered)
        .find(|path| !path.exists())
        .unwrap_or(first)
}

/// Names for what is not whole yet. A temporary file is its owner's alone; these become files like any other.
fn aside(#[cfg_attr(not(unix), allow(unused_variables))] mode: u32) -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".wenxi-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gets_a_name_when_it_is_full_and_never_that_of_another() {
        let parent = tempfile::tempdir().unwrap();
        for name in ["Tea", "Tea 2"] {
            let folder = NewFolder::within(parent.path()).unwrap();
            folder.write("unit 1/tea.md", b"tea").unwrap();
            assert!(!parent.path().join(name).exists());
            assert_eq!(folder.named("Tea").unwrap(), parent.path().join(name));
            assert_eq!(
                fs::read(parent.path().join(name).join("unit 1/tea.md")).unwrap(),
                b"tea"
            );
        }
        NewFolder::within(parent.path())
            .unwrap()
            .write("a.md", b"")
            .unwrap();
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 2);
    }
}
