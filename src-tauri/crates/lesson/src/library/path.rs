//! Where a document lies in the library: names of folders and of a file, joined by `/` on every platform.

use std::cmp::Ordering;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::natural;

/// Folders within folders, at most.
pub(super) const DEEPEST: usize = 8;
/// The longest name of a folder that the program makes, in bytes; systems take up to 255.
const LONGEST_NAME: usize = 120;
/// What some system does not allow in a name.
const FORBIDDEN: &[char] = &['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// The path of a document or a course within the library's folder. It never leads out of the folder and never to a hidden
/// file, whoever wrote it. Paths are ordered as a reader would: `2 Tea` before `10 Rice`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LibraryPath(String);

/// A text is no path of the library.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” cannot be the name of a course or a document.")]
pub struct NotALibraryPath(pub String);

impl LibraryPath {
    /// A name for a new course or document as somebody wrote it, made fit for every file system: `Work: 1/2` becomes
    /// `Work 1 2`.
    ///
    /// # Errors
    /// When nothing is left of it.
    pub fn named(typed: &str) -> Result<LibraryPath, NotALibraryPath> {
        let spaced: String = typed
            .chars()
            .map(|c| {
                if c.is_control() || FORBIDDEN.contains(&c) {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let mut name = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
        while name.len() > LONGEST_NAME {
            name.pop();
        }
        let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
        name.parse().map_err(|_| NotALibraryPath(typed.trim().to_owned()))
    }

    /// The path as text, with `/` between its names.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the file or of the innermost folder.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The name of the file without its extension.
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    /// The extension in lower case; empty if there is none.
    pub fn extension(&self) -> String {
        let extension = self
            .name()
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension);
        extension.to_ascii_lowercase()
    }

    /// This path with another extension, in lower case; empty for none.
    #[must_use]
    pub fn with_extension(&self, extension: &str) -> LibraryPath {
        let point = if extension.is_empty() { "" } else { "." };
        LibraryPath(format!("{}{point}{extension}", self.stem())).within(self.parent().as_ref())
    }

    /// The course that it lies in; none at the top of the library.
    pub fn parent(&self) -> Option<LibraryPath> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(LibraryPath(parent.to_owned()))
    }

    /// This name in a course, or at the top of the library.
    #[must_use]
    pub fn within(&self, course: Option<&LibraryPath>) -> LibraryPath {
        match course {
            Some(course) => LibraryPath(format!("{course}/{}", self.name())),
            None => LibraryPath(self.name().to_owned()),
        }
    }

    /// The file of this name in the same course.
    #[must_use]
    pub(super) fn beside(&self, name: &str) -> LibraryPath {
        LibraryPath(name.to_owned()).within(self.parent().as_ref())
    }

    /// The file of this name in the course that this path names.
    #[must_use]
    pub fn join(&self, name: &str) -> LibraryPath {
        LibraryPath(name.to_owned()).within(Some(self))
    }

    /// Whether in this course documents can lie, but no further course.
    pub fn is_deepest(&self) -> bool {
        self.0.split('/').count() >= DEEPEST
    }

    /// Whether it is this course, or lies anywhere in it.
    pub fn is_in(&self, course: &LibraryPath) -> bool {
        self.0
            .strip_prefix(&course.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The same path when the course `from`, in which it lies, is called `to`.
    #[must_use]
    pub fn moved(&self, from: &LibraryPath, to: &LibraryPath) -> LibraryPath {
        match self.0.strip_prefix(&from.0) {
            Some(rest) if self.is_in(from) => LibraryPath(format!("{to}{rest}")),
            _ => self.clone(),
        }
    }

    /// This path with a number behind its stem, for a second file that would have the same.
    #[must_use]
    pub fn numbered(&self, number: u32) -> LibraryPath {
        let end = match self.name().rsplit_once('.') {
            Some((_, extension)) => format!(".{extension}"),
            None => String::new(),
        };
        let name = LibraryPath(format!("{}-{number}{end}", self.stem()));
        name.within(self.parent().as_ref())
    }

    /// The path in this folder of the system.
    pub(super) fn under(&self, folder: &Path) -> PathBuf {
        self.0
            .split('/')
            .fold(folder.to_owned(), |path, name| path.join(name))
    }
}

impl FromStr for LibraryPath {
    type Err = NotALibraryPath;

    fn from_str(text: &str) -> Result<Self, NotALibraryPath> {
        let mut names = text.split('/');
        let is_fit = |name: &str| {
            !name.is_empty()
                && !name.starts_with('.')
                && !name.contains(['\\', '\0'])
                && !name.chars().any(char::is_control)
        };
        if names.clone().count() > DEEPEST + 1 || !names.all(is_fit) {
            return Err(NotALibraryPath(text.to_owned()));
        }
        // `C:` at the front would lead out of the folder on Windows.
        if text.as_bytes().get(1) == Some(&b':') {
            return Err(NotALibraryPath(text.to_owned()));
        }
        Ok(LibraryPath(text.to_owned()))
    }
}

impl fmt::Display for LibraryPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for LibraryPath {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut ours, mut theirs) = (self.0.split('/'), other.0.split('/'));
        loop {
            match (ours.next(), theirs.next()) {
                (Some(a), Some(b)) => match natural::compare(a, b) {
                    Ordering::Equal => {}
                    order => return order,
                },
                (None, None) => return self.0.cmp(&other.0),
                (a, b) => return a.is_some().cmp(&b.is_some()),
            }
        }
    }
}

impl PartialOrd for LibraryPath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("tea.md")]
    #[case("Business/01 客户.md")]
    #[case("a/b/c/What? really.txt")]
    fn is_a_path(#[case] text: &str) {
        assert_eq!(text.parse::<LibraryPath>().unwrap().as_str(), text);
    }

    #[rstest]
    #[case("")]
    #[case("/etc/passwd")]
    #[case("../tea.md")]
    #[case("a/../../b.md")]
    #[case("a//b.md")]
    #[case("a/")]
    #[case("./a.md")]
    #[case(".history/tea/1.md")]
    #[case("a/.hidden.md")]
    #[case("a\\..\\b.md")]
    #[case("C:tea.md")]
    #[case("a\nb.md")]
    #[case("1/2/3/4/5/6/7/8/9/10.md")]
    fn is_no_path(#[case] text: &str) {
        assert!(text.parse::<LibraryPath>().is_err());
    }

    #[rstest]
    #[case("Business", "Business")]
    #[case("  Work:  1/2 ", "Work 1 2")]
    #[case("../up", "up")]
    #[case("工作 …", "工作 …")]
    #[case("Tea.", "Tea")]
    fn a_typed_name_becomes_fit(#[case] typed: &str, #[case] name: &str) {
        assert_eq!(LibraryPath::named(typed).unwrap().as_str(), name);
    }

    #[rstest]
    #[case("")]
    #[case(" / ")]
    #[case("...")]
    fn a_name_of_nothing_is_refused(#[case] typed: &str) {
        assert!(LibraryPath::named(typed).is_err());
    }

    #[test]
    fn parts() {
        let path: LibraryPath = "Business/Mail/01 Email.MD".parse().unwrap();
        assert_eq!(
            (path.name(), path.stem(), path.extension().as_str()),
            ("01 Email.MD", "01 Email", "md")
        );
        let course: LibraryPath = "Business".parse().unwrap();
        assert_eq!(path.parent().unwrap().parent(), Some(course.clone()));
        assert!(path.is_in(&course) && !"Businesses/a.md".parse::<LibraryPath>().unwrap().is_in(&course));
        assert_eq!(path.within(None).as_str(), "01 Email.MD");
        assert_eq!(path.with_extension("txt").as_str(), "Business/Mail/01 Email.txt");
        assert_eq!(path.with_extension("").as_str(), "Business/Mail/01 Email");
        assert_eq!(path.numbered(2).as_str(), "Business/Mail/01 Email-2.MD");
        assert_eq!(
            path.moved(&course, &"Work".parse().unwrap()).as_str(),
            "Work/Mail/01 Email.MD"
        );
    }

    proptest! {
        /// Whatever is typed, the course lies in the folder.
        #[test]
        fn a_course_is_a_path(typed in ".{0,200}") {
            if let Ok(course) = LibraryPath::named(&typed) {
                prop_assert!(course.as_str().parse::<LibraryPath>().is_ok());
                prop_assert!(!course.as_str().contains('/'));
            }
        }
    }
}
