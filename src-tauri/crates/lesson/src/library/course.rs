//! Courses: folders of the library, and the files in them that say something about them.

use std::fs;
use std::io;

use super::error::{LibraryError, failed, is_absence};
use super::{HISTORY, Library, LibraryPath, entries, make_folder};

/// The file by which a folder declares itself a course.
pub(super) const DECLARATION: &str = "course.toml";

/// The files that say something about a course: they lie beside its lessons and are none. In a folder without the first of
/// them they are documents like any other.
pub const COURSE_FILES: [&str; 3] = [DECLARATION, "exceptions.tsv", "glosses.tsv"];

/// Whether a file of a folder says something about the course that the folder is; `others` has the names of all its files.
pub fn is_of_course<'n>(name: &str, mut others: impl Iterator<Item = &'n str>) -> bool {
    COURSE_FILES.contains(&name) && others.any(|other| other == DECLARATION)
}

impl Library {
    /// The courses, empty ones too, in the order of their paths; no file is looked at.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn courses(&self) -> Result<Vec<LibraryPath>, LibraryError> {
        let mut courses: Vec<LibraryPath> = Vec::new();
        let mut unread: Vec<Option<LibraryPath>> = vec![None];
        while let Some(course) = unread.pop() {
            let folder = course
                .as_ref()
                .map_or_else(|| self.folder.clone(), |course| self.file(course));
            for entry in entries(&folder)? {
                let kind = entry
                    .file_type()
                    .map_err(|reason| failed(&entry.path(), reason))?;
                let name = entry.file_name();
                let name = name.to_str().and_then(|name| name.parse::<LibraryPath>().ok());
                if let Some(name) = name.filter(|_| kind.is_dir())
                    && let Ok(inner) = name.within(course.as_ref()).as_str().parse::<LibraryPath>()
                {
                    unread.push(Some(inner.clone()));
                    courses.push(inner);
                }
            }
        }
        courses.sort();
        Ok(courses)
    }

    /// Makes a course.
    ///
    /// # Errors
    /// When there is something of this name, when it would lie too deep for documents, or when it cannot be made.
    pub fn make_course(&self, course: &LibraryPath) -> Result<(), LibraryError> {
        if course.parent().is_some_and(|outer| outer.is_deepest()) {
            return Err(LibraryError::TooDeep(course.clone()));
        }
        let folder = self.file(course);
        if folder.exists() {
            return Err(LibraryError::Exists(course.clone()));
        }
        make_folder(&folder)
    }

    /// Gives a course another name or place, with all that is in it.
    ///
    /// # Errors
    /// When there is no such course, when something has the new name, or when it cannot be moved.
    pub fn rename_course(&self, from: &LibraryPath, to: &LibraryPath) -> Result<(), LibraryError> {
        let (folder, target) = (self.file(from), self.file(to));
        if !folder.is_dir() {
            return Err(LibraryError::Missing(from.clone()));
        }
        // `tea` to `Tea` is one folder on some systems, and not in its own way.
        let is_itself = from.as_str().to_lowercase() == to.as_str().to_lowercase();
        if (target.exists() && !is_itself) || (to.is_in(from) && from != to) {
            return Err(LibraryError::Exists(to.clone()));
        }
        target.parent().map_or(Ok(()), make_folder)?;
        fs::rename(&folder, &target).map_err(|reason| failed(&folder, reason))?;
        let history = self.folder.join(HISTORY);
        self.relocate_history(&from.under(&history), &to.under(&history));
        self.relocate_latest(from, to);
        Ok(())
    }

    /// Takes away a course in which nothing lies any more but what says something about it; one in which something else
    /// lies stays.
    ///
    /// # Errors
    /// When it cannot be taken away for another reason.
    pub fn remove_empty_course(&self, course: &LibraryPath) -> Result<(), LibraryError> {
        let folder = self.file(course);
        let names: Vec<_> = entries(&folder)?
            .iter()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        let is_ours = |name: &String| is_of_course(name, names.iter().map(String::as_str));
        if names.iter().all(is_ours) {
            for name in &names {
                self.remove(&course.join(name))?;
            }
        }
        match fs::remove_dir(&folder) {
            Err(reason) if !is_absence(&reason) && reason.kind() != io::ErrorKind::DirectoryNotEmpty => {
                Err(failed(&folder, reason))
            }
            _ => Ok(()),
        }
    }
}
