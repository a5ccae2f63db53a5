//! The documents that a path means: a file, the chapters of a book, what an archive holds, what lies in a folder.

mod refusals;

use crate::{
    Error,
    anki::{self, Deck},
    catalogue::file_name,
};
use refusals::Refusals;
use std::{
    fs::{self, File},
    io::{BufReader, Cursor, Read, Seek},
    path::Path,
    sync::Arc,
};
use wenxi_lesson::{Bundle, DOCUMENT_LIMIT, DocumentError, Library, is_bundle, is_of_course, is_office};

/// A document that a path means.
pub(crate) struct Found {
    /// The path of the file; in a book or archive that of the file, `/`, and its path in it.
    pub(crate) path: String,
    /// Whether the path names it, and not only a folder or archive that it is in: then it is wrong that it is no text.
    pub(crate) named: bool,
    /// Whether it is a chapter of a book. Some of those are only a picture.
    pub(crate) chapter: bool,
    /// The folders that it lies in, from the one that the path means on, joined by `/`; a book and an archive are such
    /// folders, too. Empty for a file that the path names.
    pub(crate) course: String,
    /// The name to read it by, and its bytes; why there are none.
    pub(crate) document: Result<(String, Vec<u8>), Error>,
    /// The deck of Anki that it is, with what was reviewed of it.
    pub(crate) deck: Option<Arc<Deck>>,
    /// Whether it says something about the course that it lies in, and is no document.
    pub(crate) of_course: bool,
    /// How many more files of an archive could not be opened for the same reason.
    pub(crate) others: usize,
}

impl Found {
    /// What could not be opened, and why.
    fn refused(path: String, named: bool, course: &str, error: Error) -> Self {
        Self {
            path,
            named,
            chapter: false,
            course: course.to_owned(),
            document: Err(error),
            deck: None,
            of_course: false,
            others: 0,
        }
    }

    /// How much work it is, in documents or notes.
    pub(crate) fn weight(&self) -> usize {
        self.others + self.deck.as_ref().map_or(1, |deck| deck.len())
    }
}

/// Folders may stand in each other this many levels deep.
const DEPTH: usize = 32;

/// Archives may: a course of books is two.
const BUNDLES: usize = 2;

/// Gives the documents that a path means, one after the other, by their names; in a book by its order. Hidden files of a
/// folder are passed over, and links are not followed. It stops when it is told `false`.
pub(crate) fn documents(path: &Path, give: &mut dyn FnMut(Found) -> bool) {
    let mut walk = Walk {
        give,
        stopped: false,
        of_course: false,
    };
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => walk.folder(path, &file_name(path), 0),
        Ok(about) if about.is_file() => walk.file(path, true, ""),
        // Of a pipe nobody knows when its end comes.
        Ok(_) => walk.refused(
            path,
            "",
            Error::SpecialFile {
                path: path.to_owned(),
            },
        ),
        Err(cause) => walk.failed(path, true, cause),
    }
}

/// The one document that a path names; of a book or an archive the first.
pub(crate) fn document(path: &Path) -> Result<(String, Vec<u8>), Error> {
    if path.is_dir() {
        return Err(Error::Folder {
            path: path.to_owned(),
        });
    }
    let mut first = None;
    documents(path, &mut |found| {
        first = Some(found.document);
        false
    });
    first.unwrap_or_else(|| {
        Err(Error::File {
            path: path.to_owned(),
            cause: std::io::ErrorKind::NotFound.into(),
        })
    })
}

/// How many documents a path means, as far as can be told without reading them; those of which nothing can be told come on top.
pub(crate) fn count(path: &Path) -> usize {
    count_within(path, 0)
}

fn count_within(path: &Path, depth: usize) -> usize {
    let Ok(about) = fs::metadata(path) else {
        return 1;
    };
    if about.is_dir() && depth <= DEPTH {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let visible = entries.filter(|entry| !is_hidden(entry) && !is_link(entry));
        return visible.map(|entry| count_within(&entry.path(), depth + 1)).sum();
    }
    if !about.is_file() {
        return 1;
    }
    let Some((file, _)) = opened(path).ok().filter(|(_, beginning)| is_bundle(beginning)) else {
        return 1;
    };
    if is_office(BufReader::new(&file)) {
        return 1;
    }
    // Of a package of Anki the notes are counted, once they are read.
    if anki::is_package(BufReader::new(&file)) {
        return 0;
    }
    Bundle::open("", BufReader::new(file)).map_or(1, |bundle| bundle.len())
}

fn is_hidden(entry: &fs::DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_link(entry: &fs::DirEntry) -> bool {
    entry.file_type().is_ok_and(|kind| kind.is_symlink())
}

/// A file, and the bytes that it begins with.
fn opened(path: &Path) -> std::io::Result<(File, Vec<u8>)> {
    let mut file = File::open(path)?;
    let mut beginning = Vec::new();
    file.by_ref().take(8).read_to_end(&mut beginning)?;
    file.rewind()?;
    Ok((file, beginning))
}

struct Walk<'g> {
    give: &'g mut dyn FnMut(Found) -> bool,
    stopped: bool,
    /// Whether the file at hand says something about its course.
    of_course: bool,
}

impl Walk<'_> {
    fn give(&mut self, found: Found) {
        if !self.stopped {
            self.stopped = !(self.give)(found);
        }
    }

    fn failed(&mut self, path: &Path, named: bool, cause: std::io::Error) {
        let error = Error::File {
            path: path.to_owned(),
            cause,
        };
        self.give(Found::refused(path.display().to_string(), named, "", error));
    }

    fn refused(&mut self, path: &Path, course: &str, error: Error) {
        self.give(Found::refused(path.display().to_string(), true, course, error));
    }

    fn folder(&mut self, path: &Path, course: &str, depth: usize) {
        let entries = fs::read_dir(path).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(cause) => return self.failed(path, true, cause),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        let names: Vec<String> = entries
            .iter()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        for (entry, name) in entries.iter().zip(&names) {
            if self.stopped {
                return;
            }
            if is_hidden(entry) || is_link(entry) {
                continue;
            }
            let path = entry.path();
            if path.is_dir() {
                if depth < DEPTH {
                    self.folder(&path, &format!("{course}/{}", file_name(&path)), depth + 1);
                } else {
                    let limit = DEPTH;
                    let error = Error::DeepFolder {
                        path: path.clone(),
                        limit,
                    };
                    self.refused(&path, course, error);
                }
            } else if path.is_file() {
                self.of_course = is_of_course(name, names.iter().map(String::as_str));
                self.file(&path, false, course);
                self.of_course = false;
            }
        }
    }

    fn file(&mut self, path: &Path, named: bool, course: &str) {
        if let Err(cause) = self.read_file(path, named, course) {
            self.failed(path, named, cause);
        }
    }

    fn read_file(&mut self, path: &Path, named: bool, course: &str) -> std::io::Result<()> {
        let name = file_name(path);
        let shown = path.display().to_string();
        let (mut file, beginning) = opened(path)?;
        let is_archive = is_bundle(&beginning) && !is_office(BufReader::new(&file));
        file.rewind()?;
        if is_archive {
            if !self.decks(path, &name, &shown, course, &mut BufReader::new(&file)) {
                file.rewind()?;
                self.bundle(&name, &shown, course, BufReader::new(file), 0);
            }
            return Ok(());
        }
        let size = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
        let document = if size > DOCUMENT_LIMIT {
            let limit = DOCUMENT_LIMIT;
            Err(DocumentError::TooLarge { name, size, limit }.into())
        } else {
            let mut bytes = Vec::with_capacity(size);
            file.read_to_end(&mut bytes)?;
            Ok((name, bytes))
        };
        self.give(Found {
            path: shown,
            named,
            chapter: false,
            course: course.to_owned(),
            document,
            deck: None,
            of_course: self.of_course,
            others: 0,
        });
        Ok(())
    }

    /// The decks of a package of Anki; whether it is one.
    fn decks(
        &mut self,
        package: &Path,
        name: &str,
        shown: &str,
        course: &str,
        file: impl Read + Seek,
    ) -> bool {
        match anki::decks(name, file) {
            Ok(None) => return false,
            Ok(Some(decks)) => {
                for mut deck in decks {
                    deck.lies_in(package);
                    let path = Path::new(&deck.path);
                    let course = match deck.path.rsplit_once('/') {
                        Some((folder, _)) => joined(course, folder),
                        None => course.to_owned(),
                    };
                    self.give(Found {
                        path: format!("{shown}/{}", deck.path),
                        named: true,
                        chapter: false,
                        course,
                        document: Ok((file_name(path), deck.document())),
                        deck: Some(Arc::new(deck)),
                        of_course: false,
                        others: 0,
                    });
                }
            }
            Err(error) => self.give(Found::refused(shown.to_owned(), true, course, error.into())),
        }
        true
    }

    fn bundle(&mut self, name: &str, shown: &str, course: &str, file: impl Read + Seek, depth: usize) {
        let mut bundle = match Bundle::open(name, file) {
            Ok(bundle) => bundle,
            Err(error) => {
                return self.give(Found::refused(shown.to_owned(), true, course, error.into()));
            }
        };
        let paths: Vec<String> = bundle.paths().map(str::to_owned).collect();
        let chapter = bundle.is_book();
        let course = inside(course, bundle.title(), &paths);
        let mut refusals = Refusals::default();
        for (place, inner) in paths.iter().enumerate() {
            if self.stopped {
                return;
            }
            let path = format!("{shown}/{inner}");
            let (folder, name) = inner.rsplit_once('/').unwrap_or(("", inner));
            let beside = paths
                .iter()
                .map(|other| other.rsplit_once('/').unwrap_or(("", other)))
                .filter(|(other, _)| *other == folder);
            let of_course = is_of_course(name, beside.map(|(_, name)| name));
            let course = match inner.rsplit_once('/') {
                Some((folder, _)) => joined(&course, folder),
                None => course.clone(),
            };
            let document = match bundle.read(place) {
                Ok(packed)
                    if is_bundle(&packed.bytes)
                        && depth < BUNDLES
                        && !is_office(Cursor::new(&packed.bytes)) =>
                {
                    let name = file_name(Path::new(&packed.path));
                    self.bundle(&name, &path, &course, Cursor::new(packed.bytes), depth + 1);
                    continue;
                }
                Ok(packed) => Ok((file_name(Path::new(&packed.path)), packed.bytes)),
                Err(error) => {
                    refusals.add(path, error);
                    continue;
                }
            };
            self.give(Found {
                path,
                named: false,
                chapter,
                course,
                document,
                deck: None,
                of_course,
                others: 0,
            });
        }
        for refused in refusals.found(&course, chapter) {
            self.give(refused);
        }
    }
}

/// The folder that an archive stands for: none of its own if all that is in it lies in one folder already.
fn inside(course: &str, title: &str, paths: &[String]) -> String {
    let top = |path: &String| path.split_once('/').map(|(top, _)| top.to_owned());
    let first = paths.first().and_then(top);
    if first.is_some() && paths.iter().all(|path| top(path) == first) {
        course.to_owned()
    } else {
        joined(course, title)
    }
}

fn joined(course: &str, folder: &str) -> String {
    if course.is_empty() {
        folder.to_owned()
    } else {
        format!("{course}/{folder}")
    }
}

/// Whether a file that is no text may be passed over without a word: nobody named it, and its name does not say that it
/// is a document.
pub(crate) fn is_by_the_way(path: &str, named: bool, chapter: bool, error: &Error) -> bool {
    const PACKED: [&str; 3] = ["zip", "apkg", "colpkg"];
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_packed = PACKED.iter().any(|packed| extension.eq_ignore_ascii_case(packed));
    let says_so = is_packed || !extension.is_empty() && Library::is_document(extension);
    match error {
        Error::Document(DocumentError::Empty { .. }) => chapter,
        Error::Document(DocumentError::Binary { .. } | DocumentError::NotText { .. }) => {
            !named && (chapter || !says_so)
        }
        _ => false,
    }
}
