//! A lesson by its id: from the document as it lies there now, read no more often than it must be.

use crate::{
    Engine, Error,
    catalogue::{course, described, hash, library_path, size, stamp},
    dto::Place,
    findable::{LONG, version},
    view,
};
use std::sync::Arc;
use wenxi_lesson::{Lesson, LibraryError, Outline, Stretch};
use wenxi_store::Document;

/// A document with more bytes than this is a book: not even the text of its lesson comes all at once.
const BOOK: usize = 128_000;

/// A lesson and what the catalogue knows of it.
pub(crate) struct Found {
    pub(crate) document: Document,
    pub(crate) lesson: Arc<Lesson>,
    /// The size of the document in bytes.
    pub(crate) size: usize,
}

impl Engine {
    /// The lesson with this id.
    pub(crate) fn lesson(&self, id: &str) -> Result<Found, Error> {
        self.lesson_of(self.known_document(id)?)
    }

    /// The document with this id, as the index knows it.
    pub(crate) fn known_document(&self, id: &str) -> Result<Document, Error> {
        self.index_all()?;
        self.store.document(id)?.ok_or(Error::NoSuchLesson)
    }

    /// The lesson of a document as the index knows it, or as it is by now.
    pub(crate) fn lesson_of(&self, mut document: Document) -> Result<Found, Error> {
        if let Some((lesson, size)) = self.unchanged(&document)? {
            return Ok(Found {
                document,
                lesson,
                size,
            });
        }
        let bytes = match self.document_bytes(&document) {
            Err(Error::Library(LibraryError::Missing(_))) => return Err(Error::NoSuchLesson),
            bytes => bytes?,
        };
        let hash = hash(&bytes);
        let lesson = self.parsed(&hash, &document.file, &bytes)?;
        if document.hash != hash {
            // The learner edited the file outside.
            document = described(&lesson, Document { hash, ..document });
            self.catalogue(&[(document.clone(), Arc::clone(&lesson))])?;
        }
        Ok(Found {
            document,
            lesson,
            size: bytes.len(),
        })
    }

    /// What is seen first of a book at a place, or where it begins; none for other documents, and for one that is not as the
    /// index knows it.
    pub(crate) fn stretch(
        &self,
        document: &Document,
        place: Option<&Place>,
    ) -> Result<Option<Stretch>, Error> {
        if size(document) <= BOOK || !self.looks_unchanged(document)? {
            return Ok(None);
        }
        let version = version(&document.hash);
        let kept = |parts| self.store.kept_lesson(&document.id, &version, parts);
        let Some(outline) = kept(0..1)?.first().and_then(|bytes| Outline::from_bytes(bytes)) else {
            return Ok(None);
        };
        let section = place.and_then(|place| view::section_number(&place.section_id));
        let part = match place.and_then(view::sentence_number) {
            Some(sentence) => outline.part_of_sentence(sentence),
            None => outline.part_of_section(section.unwrap_or_default()),
        };
        let parts = wenxi_lesson::parts_around(part);
        // The outline lies before them.
        let blocks = kept(parts.start + 1..parts.end + 1)?;
        Ok(outline.stretch(parts.start, &blocks))
    }

    /// The lesson of a document that is as the index knows it, with the size of the document: parsed lately, or kept beside
    /// the index because it is long.
    fn unchanged(&self, document: &Document) -> Result<Option<(Arc<Lesson>, usize)>, Error> {
        if !self.looks_unchanged(document)? {
            return Ok(None);
        }
        let (size, hash) = (size(document), &document.hash);
        if let Some(lesson) = self.parsed_lately(hash) {
            return Ok(Some((lesson, size)));
        }
        let parts = match size > LONG {
            true => self
                .store
                .kept_lesson(&document.id, &version(hash), 0..usize::MAX)?,
            false => Vec::new(),
        };
        let lesson = wenxi_lesson::from_parts(&parts);
        Ok(lesson.map(|lesson| (self.remember_parsed(hash, lesson, size), size)))
    }

    /// Whether the file of a document looks as it did when it was indexed: then it is not read to know that.
    fn looks_unchanged(&self, document: &Document) -> Result<bool, Error> {
        if course(&document.id).is_some() {
            return Ok(true);
        }
        let file = self.library().find(&library_path(document)?).ok();
        Ok(file.is_some_and(|file| stamp(&file) == document.stamp))
    }

    /// Whether a lesson is there, as far as the catalogue knows.
    pub(crate) fn has_lesson(&self, id: &str) -> Result<bool, Error> {
        let document = self.store.document(id)?;
        Ok(document.is_some_and(|document| !document.is_gone()) && !self.store.is_removed(id)?)
    }

    /// The bytes of a document, of the course or of the learner.
    pub(crate) fn document_bytes(&self, document: &Document) -> Result<Vec<u8>, Error> {
        match course(&document.id) {
            Some(course) => Ok(course.bytes.to_vec()),
            None => Ok(self.library().read(&library_path(document)?)?),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
mod tests {
    use super::*;
    use crate::{dto::*, import_text};

    /// A text of this many bytes and more.
    fn text(title: &str, size: usize) -> String {
        format!(
            "# {title}\n\n{}",
            "我们每天喝茶。We drink tea every day.\n\n".repeat(size / 40)
        )
    }

    fn kept(engine: &Engine, title: &str, size: usize) -> (Document, Option<Lesson>) {
        let text = text(title, size);
        let view = import_text(engine, ImportTextArgs { text }).unwrap();
        let ImportOutcome::Lesson {
            lesson_id: Some(id), ..
        } = view.files[0].outcome.clone()
        else {
            unreachable!("a text is a lesson")
        };
        let document = engine.store.document(&id).unwrap().unwrap();
        let parts = engine
            .store
            .kept_lesson(&id, &version(&document.hash), 0..usize::MAX)
            .unwrap();
        assert_eq!(parts.is_empty(), size <= LONG);
        (document, wenxi_lesson::from_parts(&parts))
    }

    #[test]
    fn a_long_lesson_is_kept_as_it_was_read_and_a_short_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::silent(folder.path());
        assert_eq!(kept(&engine, "Short", 200).1, None);
        let (document, lesson) = kept(&engine, "Long", 2 * LONG);
        let file = folder.path().join("library").join(&document.file);
        let read = |engine: &Engine| {
            engine
                .read(&document.file, &std::fs::read(&file).unwrap())
                .unwrap()
        };
        assert_eq!(lesson, Some(read(&engine)));
        drop(engine);

        // Another text of the same length at the same time: whoever looks at the file from outside sees nothing new, so what
        // is shown now can only be what was kept.
        let modified = std::fs::metadata(&file).unwrap().modified().unwrap();
        std::fs::write(&file, text("Gone", 2 * LONG)).unwrap();
        let written = std::fs::File::options().append(true).open(&file).unwrap();
        written.set_modified(modified).unwrap();
        let engine = Engine::silent(folder.path());
        assert_eq!(engine.lesson(&document.id).unwrap().lesson.plain_title(), "Long");

        // With another time it is read again.
        written
            .set_modified(modified + std::time::Duration::from_secs(1))
            .unwrap();
        drop(engine);
        let engine = Engine::silent(folder.path());
        assert_eq!(engine.lesson(&document.id).unwrap().lesson.plain_title(), "Gone");
    }
}
