//! Reading the documents of an import: one thread takes them from the disk, one for each core makes lessons of them, and
//! they are handed on in their order.

use crate::{
    Engine, Error,
    catalogue::{file_name, hash, stem},
    dto::*,
    found::{self, Found, is_by_the_way},
    tasks::Task,
};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Mutex,
        mpsc::{channel, sync_channel},
    },
    thread,
};
use wenxi_lesson::{Lang, Lesson, sentences};

/// A document that can become a lesson.
pub(super) struct Candidate {
    /// Where it lies; empty for a text that lies nowhere.
    pub(super) path: String,
    pub(super) name: String,
    /// The folders that it was found in.
    pub(super) course: String,
    pub(super) hash: String,
    pub(super) bytes: Vec<u8>,
    pub(super) lesson: Lesson,
}

impl Candidate {
    /// A text from the clipboard.
    pub(super) fn of_text(engine: &Engine, text: String) -> Result<Self, Error> {
        let name = "text.md".to_owned();
        Ok(Self {
            lesson: engine.read(&name, text.as_bytes())?,
            path: String::new(),
            course: String::new(),
            hash: hash(text.as_bytes()),
            bytes: text.into_bytes(),
            name,
        })
    }

    /// Its title; the name of its file if it has none.
    pub(super) fn title(&self) -> String {
        let title = self.lesson.plain_title();
        match title.trim() {
            "" => stem(&self.name),
            title => title.to_owned(),
        }
    }
}

/// What became of a document that was found.
pub(super) enum Read {
    /// It can become a lesson.
    Candidate(Box<Candidate>),
    /// It cannot, and why.
    Refused(ImportFile),
    /// It is a picture or the like that nobody meant.
    PassedOver,
}

/// Reads the documents that the paths mean and that are wanted, and gives each to `take`, in order. When the task is
/// cancelled, or `take` fails, the rest is left unread.
pub(super) fn read_all(
    engine: &Engine,
    paths: &[String],
    task: &Task<'_>,
    wanted: &(dyn Fn(&str) -> bool + Sync),
    take: &mut dyn FnMut(Read) -> Result<(), Error>,
) -> Result<(), Error> {
    // Loaded once, and not by every worker for itself.
    engine.language()?;
    task.expect(paths.iter().map(|path| found::count(Path::new(path))).sum());
    let workers = thread::available_parallelism().map_or(2, usize::from);
    // Few at a time: a document may be large.
    let (to_parse, documents) = sync_channel::<(usize, Found)>(workers * 2);
    let documents = Mutex::new(documents);
    let (parsed, results) = channel::<(usize, Read)>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut place = 0;
            for path in paths {
                found::documents(Path::new(path), &mut |found| {
                    place += 1;
                    !task.is_cancelled() && to_parse.send((place - 1, found)).is_ok()
                });
            }
        });
        for _ in 0..workers {
            let (parsed, documents) = (parsed.clone(), &documents);
            scope.spawn(move || {
                while let Ok((place, found)) = crate::engine::locked(documents).recv() {
                    let read = if wanted(&found.path) {
                        read(engine, found)
                    } else {
                        Read::PassedOver
                    };
                    if parsed.send((place, read)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(parsed);
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (place, read) in results {
            early.insert(place, read);
            while let Some(read) = early.remove(&next) {
                next += 1;
                take(read)?;
            }
            if task.is_cancelled() {
                break;
            }
        }
        Ok(())
    })
}

fn read(engine: &Engine, found: Found) -> Read {
    let Found {
        path,
        named,
        chapter,
        course,
        document,
    } = found;
    let candidate = document.and_then(|(name, bytes)| {
        Ok(Candidate {
            lesson: engine.read(&name, &bytes)?,
            path: path.clone(),
            course: course.clone(),
            hash: hash(&bytes),
            name,
            bytes,
        })
    });
    match candidate {
        Ok(candidate) => Read::Candidate(Box::new(candidate)),
        Err(error) if is_by_the_way(&path, named, chapter, &error) => Read::PassedOver,
        Err(error) => Read::Refused(ImportFile {
            name: file_name(Path::new(&path)),
            path,
            course,
            outcome: ImportOutcome::Refused {
                reason: error.to_string(),
            },
        }),
    }
}

/// How much Chinese there is in a lesson.
pub(super) struct Counts {
    pub(super) sentences: usize,
    pub(super) characters: usize,
}

impl Counts {
    pub(super) fn of(lesson: &Lesson) -> Self {
        let mut counts = Self {
            sentences: 0,
            characters: 0,
        };
        for text in lesson.texts() {
            let shown: String = text
                .spans
                .iter()
                .filter(|span| !span.is_reading)
                .map(|span| span.text.as_str())
                .collect();
            let hanzi = hanzi(&shown);
            counts.characters += hanzi;
            if hanzi > 0 {
                let lang = if is_chinese(&shown) {
                    Lang::Chinese
                } else {
                    Lang::English
                };
                counts.sentences += sentences(&shown, lang)
                    .into_iter()
                    .filter(|range| shown.get(range.clone()).is_some_and(is_chinese))
                    .count();
            }
        }
        counts
    }
}

fn hanzi(text: &str) -> usize {
    text.chars().filter(|c| wenxi_mandarin::is_hanzi(*c)).count()
}

/// Whether most of a text is Chinese: a character is about as much as a short word.
fn is_chinese(text: &str) -> bool {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    hanzi(text) * 3 > letters
}
