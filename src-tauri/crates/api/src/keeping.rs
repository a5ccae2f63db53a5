//! Documents that come into the library: whether it has them already, what they are called, where they lie.

use crate::{
    Engine, Error,
    catalogue::{course, described, hash, library_path, stamp},
    dto::ImportChange,
    lock::locked,
};
use std::{collections::HashSet, path::Path, sync::Arc};
use wenxi_lesson::{Lesson, LessonId, Library, LibraryPath, difference};
use wenxi_store::{Document, Event, LessonRestored};

/// A document that can become a lesson.
pub(crate) struct Arrival {
    /// The name of its file.
    pub(crate) name: String,
    /// The file that it comes from; none for a text.
    pub(crate) origin: Option<String>,
    /// The course to keep it in; none for the top of the library.
    pub(crate) course: Option<LibraryPath>,
    /// The document.
    pub(crate) bytes: Vec<u8>,
    /// The lesson that it is.
    pub(crate) lesson: Arc<Lesson>,
    /// Whether it comes with what was done with its words, without which it is not there: [`Engine::remember`] ends its arrival.
    pub(crate) with_past: bool,
}

/// What became of an arrival.
pub(crate) struct Arrived {
    /// The lesson.
    pub(crate) id: String,
    /// Whether it is new.
    pub(crate) change: ImportChange,
}

/// What became of arrivals.
pub(crate) struct TakenIn {
    /// Of each, in their order.
    pub(crate) arrived: Vec<Result<Arrived, Error>>,
    /// Those of them that [`Engine::make_findable_soon`] is to be told of.
    pub(crate) changed: Vec<(Document, Arc<Lesson>)>,
}

/// An arrival with the document that it is.
pub(crate) struct Placed<'a> {
    pub(crate) arrival: &'a Arrival,
    pub(crate) document: Document,
    pub(crate) change: ImportChange,
    /// Where it is to be written; nowhere when the library has it.
    pub(crate) path: Option<LibraryPath>,
    /// Whether it was removed from the library, and comes back.
    pub(crate) was_removed: bool,
}

/// What arrivals of one import have taken already.
#[derive(Default)]
struct Taken {
    ids: HashSet<String>,
    /// In lower case: some systems know no other.
    paths: HashSet<String>,
}

impl Engine {
    /// The document of the library that an arrival is: the same bytes, an earlier version of the same file, or the same
    /// lesson otherwise written. One that was removed, or whose file another program took away or spoiled, comes back as
    /// what it was, and is new.
    pub(crate) fn known(&self, arrival: &Arrival) -> Result<Option<(Document, ImportChange)>, Error> {
        self.index_all()?;
        let hash = hash(&arrival.bytes);
        let same = self.store.document_by_hash(&hash)?;
        let earlier = match &arrival.origin {
            Some(origin) => self.store.document_by_origin(origin)?,
            None => None,
        };
        let of_earlier = earlier
            .as_ref()
            .map(|document| (document, change_of(document, &hash)));
        let of_the_library = same.as_ref().map(|document| (document, ImportChange::Same));
        for of_the_library in [of_the_library, of_earlier] {
            if let Some((document, change)) = of_the_library
                && !self.store.is_removed(&document.id)?
            {
                let change = if self.has_file(document)? {
                    change
                } else {
                    ImportChange::New
                };
                return Ok(Some((document.clone(), change)));
            }
        }
        let gone = same.or(earlier).filter(|document| course(&document.id).is_none());
        match gone {
            Some(gone) => Ok(Some((gone, ImportChange::New))),
            None => self.namesake(arrival, &hash),
        }
    }

    /// The document of the library with the title of an arrival that is the same lesson, as one is that was exported; else
    /// the only one that came from a file of the same name into the same course and shares half of its texts: an earlier
    /// version from another folder or archive.
    fn namesake(&self, arrival: &Arrival, hash: &str) -> Result<Option<(Document, ImportChange)>, Error> {
        // One that says no title is called by its file.
        let file = arrival.name.clone();
        let unknown = Document {
            file,
            ..Document::default()
        };
        let Document { title, headword, .. } = described(&arrival.lesson, unknown);
        let mut earlier = Vec::new();
        for document in self.store.documents_titled(&title, &headword)? {
            if self.store.is_removed(&document.id)? || !self.has_file(&document)? {
                continue;
            }
            let lesson = self.lesson(&document.id)?.lesson;
            if difference(&lesson, &arrival.lesson).is_none() {
                return Ok(Some((document, ImportChange::Same)));
            }
            let origin = document
                .origin
                .as_deref()
                .map(Path::new)
                .and_then(Path::file_name);
            let is_of_the_course = || -> Result<bool, Error> {
                Ok(course(&document.id).is_none() && library_path(&document)?.parent() == arrival.course)
            };
            if origin.is_some_and(|name| name == arrival.name.as_str())
                && is_of_the_course()?
                && share_half(&lesson, &arrival.lesson)
            {
                earlier.push(document);
            }
        }
        let [document] = earlier.as_slice() else {
            return Ok(None);
        };
        Ok(Some((document.clone(), change_of(document, hash))))
    }

    /// Whether a document that was not removed is there, and is a lesson.
    fn has_file(&self, document: &Document) -> Result<bool, Error> {
        let is_there = || Ok::<_, Error>(self.library().find(&library_path(document)?).is_ok());
        Ok(course(&document.id).is_some() || (!document.is_gone() && is_there()?))
    }

    /// Takes documents into the library, and gives what became of each, in their order. What cannot be kept is refused
    /// and the rest goes on. May be called from several threads; each call is one transaction and one flush of the disk, so a
    /// few dozen arrivals at a time are far quicker than one by one.
    pub(crate) fn take_in(&self, arrivals: &[Arrival]) -> Result<TakenIn, Error> {
        let arriving = locked(&self.arriving);
        let placed = self.place(arrivals)?;
        self.begin_arriving(placed.iter().flatten())?;
        let library = self.library();
        let writing: Vec<(LibraryPath, &[u8])> = placed
            .iter()
            .flatten()
            .filter_map(|placed| Some((placed.path.clone()?, placed.arrival.bytes.as_slice())))
            .collect();
        let mut written = library.keep(&writing).into_iter().zip(&writing);
        let mut arrived = Vec::with_capacity(placed.len());
        let mut changed = Vec::new();
        let mut back = Vec::new();
        for placed in placed {
            let Placed {
                arrival,
                document,
                change,
                path,
                was_removed,
            } = match placed {
                Ok(placed) => placed,
                Err(error) => {
                    arrived.push(Err(error));
                    continue;
                }
            };
            let id = document.id.clone();
            if path.is_some()
                && let Some((kept, (path, _))) = written.next()
            {
                match kept.and_then(|_| library.find(path)) {
                    Ok(file) => {
                        let stamp = stamp(&file);
                        let document = described(&arrival.lesson, Document { stamp, ..document });
                        changed.push((document, Arc::clone(&arrival.lesson)));
                        if was_removed {
                            back.push(Event::LessonRestored(LessonRestored {
                                lesson_id: id.clone(),
                            }));
                        }
                    }
                    Err(error) => {
                        arrived.push(Err(error.into()));
                        continue;
                    }
                }
            }
            arrived.push(Ok(Arrived { id, change }));
        }
        let documents: Vec<Document> = changed.iter().map(|(document, _)| document.clone()).collect();
        self.store.put_documents(&documents)?;
        self.draw_anew();
        let came = documents.iter().map(|document| document.headword.as_str());
        self.headwords_came(came)?;
        if !back.is_empty() {
            self.record(self.clock.now(), back)?;
        }
        drop(arriving);
        Ok(TakenIn { arrived, changed })
    }

    /// Says which document each arrival is, and where it is to lie. One that can lie nowhere is refused.
    fn place<'a>(&self, arrivals: &'a [Arrival]) -> Result<Vec<Result<Placed<'a>, Error>>, Error> {
        let mut placed: Vec<Result<Placed<'_>, Error>> = Vec::with_capacity(arrivals.len());
        let mut taken = Taken::default();
        for arrival in arrivals {
            let hash = hash(&arrival.bytes);
            // Twice in one import is once.
            let before = placed
                .iter()
                .flatten()
                .find(|before| before.document.hash == hash);
            let before = before.map(|before| before.document.clone());
            match self.place_one(arrival, hash, before, &mut taken) {
                // Without the database nothing goes on.
                Err(error @ Error::Store(_)) => return Err(error),
                one => placed.push(one),
            }
        }
        Ok(placed)
    }

    /// Says where an arrival is to lie; `before` is the document of the same import with the same bytes.
    fn place_one<'a>(
        &self,
        arrival: &'a Arrival,
        hash: String,
        before: Option<Document>,
        taken: &mut Taken,
    ) -> Result<Placed<'a>, Error> {
        let known = match before {
            Some(before) => Some((before, ImportChange::Same)),
            None => self.known(arrival)?,
        };
        let mut was_removed = false;
        let (document, change, path) = match known {
            Some((document, ImportChange::Same)) => (document, ImportChange::Same, None),
            Some((document, change)) => {
                was_removed = self.store.is_removed(&document.id)?;
                // What spoiled its file lies in its place, and becomes an earlier version.
                let spoiled = !was_removed && self.library().find(&library_path(&document)?).is_ok();
                let back = change == ImportChange::New && !spoiled;
                let path = self.place_of_newer(&document, arrival, back, &taken.paths)?;
                (document, change, Some(path))
            }
            None => {
                let id = self.free_id(&LessonId::propose(&arrival.lesson, &arrival.name), &taken.ids)?;
                let path = self.place_of_new(&id, arrival, &taken.paths)?;
                taken.ids.insert(id.to_string());
                let document = Document {
                    id: id.to_string(),
                    added_at_ms: self.clock.now().at_ms,
                    ..Document::default()
                };
                (document, ImportChange::New, Some(path))
            }
        };
        let document = match &path {
            None => document,
            Some(path) => {
                taken.paths.insert(path.as_str().to_lowercase());
                Document {
                    file: path.to_string(),
                    origin: arrival.origin.clone(),
                    imported: hash.clone(),
                    hash,
                    ..document
                }
            }
        };
        Ok(Placed {
            arrival,
            document,
            change,
            path,
            was_removed,
        })
    }

    /// A newer version lies where the older one lay, under its own extension. One that was gone and comes `back` lies beside
    /// what may have taken its place meanwhile.
    fn place_of_newer(
        &self,
        document: &Document,
        arrival: &Arrival,
        back: bool,
        taken: &HashSet<String>,
    ) -> Result<LibraryPath, Error> {
        let (library, old) = (self.library(), library_path(document)?);
        let wanted = old.with_extension(&extension(&arrival.name));
        if wanted == old && !back {
            return Ok(old);
        }
        let new = self.free_place(&wanted, taken, Some(&document.id));
        if !back && library.file(&old).exists() {
            library.relocate(&old, &new)?;
        }
        Ok(new)
    }

    /// At the top of the library a document is called by its id, which says what it is about. In a course it keeps its own
    /// name, for names give a course its order.
    fn place_of_new(
        &self,
        id: &LessonId,
        arrival: &Arrival,
        taken: &HashSet<String>,
    ) -> Result<LibraryPath, Error> {
        let own = LibraryPath::named(&arrival.name)
            .ok()
            .filter(|_| arrival.course.is_some());
        let name = match own {
            Some(own) => own,
            None => id.as_str().parse().map_err(|_| Error::NoSuchLesson)?,
        };
        let wanted = name
            .with_extension(&extension(&arrival.name))
            .within(arrival.course.as_ref());
        Ok(self.free_place(&wanted, taken, None))
    }

    /// The first place like this one at which nothing lies, and to which no document but this one may come back.
    fn free_place(&self, wanted: &LibraryPath, taken: &HashSet<String>, own: Option<&str>) -> LibraryPath {
        let is_of_another = |path: &LibraryPath| {
            let document = self.store.document_by_file(path.as_str());
            matches!(document, Ok(Some(document)) if own != Some(document.id.as_str()))
        };
        self.library().free(wanted, |path| {
            taken.contains(&path.as_str().to_lowercase()) || is_of_another(path)
        })
    }
}

/// What an arrival with this hash changes about the document of which it is a version. What the learner wrote into the
/// document stays, as long as there is nothing newer.
fn change_of(document: &Document, hash: &str) -> ImportChange {
    if document.imported == hash {
        ImportChange::Same
    } else {
        ImportChange::Updated
    }
}

/// Whether at least half of the texts of the shorter lesson stand in the other, too: then they are versions of one.
fn share_half(one: &Lesson, other: &Lesson) -> bool {
    let texts = |lesson: &Lesson| -> HashSet<String> {
        let texts = lesson.texts().skip(1).map(|text| text.plain().trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    };
    let (one, other) = (texts(one), texts(other));
    one.intersection(&other).count() * 2 >= one.len().min(other.len())
}

/// The extension under which a document with this name is kept.
fn extension(name: &str) -> String {
    let extension = Path::new(name).extension();
    Library::extension(&extension.map_or_else(|| "txt".into(), |extension| extension.to_string_lossy()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
mod tests {
    use super::*;

    #[test]
    fn one_that_can_lie_nowhere_is_refused_and_the_others_arrive() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::silent(folder.path());
        let arrival = |name: &str, text: &str| Arrival {
            name: name.to_owned(),
            origin: Some(name.to_owned()),
            course: None,
            bytes: text.into(),
            with_past: false,
            lesson: Arc::new(engine.read(name, text.as_bytes()).unwrap()),
        };
        // What the index says of it leads out of the library.
        let astray = Document {
            id: "astray".to_owned(),
            origin: Some("astray.md".to_owned()),
            file: "../astray.md".to_owned(),
            ..Document::default()
        };
        engine.index_all().unwrap();
        engine.store.put_documents(&[astray]).unwrap();
        let arrivals = [
            arrival("astray.md", "# 茶\n\n茶。\n"),
            arrival("rice.md", "# 饭\n\n饭。\n"),
        ];
        let arrived = engine.take_in(&arrivals).unwrap().arrived;
        assert!(matches!(arrived.as_slice(), [Err(_), Ok(_)]));
    }
}
