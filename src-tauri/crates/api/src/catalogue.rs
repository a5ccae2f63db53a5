//! The documents of the course and of the learner as one catalogue: which there are, how one is read and drawn, and
//! that the index of the database agrees with them.

use crate::{
    Engine, Error,
    dto::*,
    engine::locked,
    indexing::{stamp, stamped_size},
    known,
    lessons::spelling,
    view,
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, OnceLock},
};
use wenxi_lesson::{BuiltIn, Lesson, LibraryError, LibraryPath, Outline, Stretch, built_in};
use wenxi_mandarin::Language;
use wenxi_store::{Document, IndexedLesson, Line, LineKind, LineSentence};

/// Raised when the same document is to be indexed in another way than before.
const INDEX_VERSION: u32 = 19;

/// A document with more bytes than this is long: it takes longer to read than to fetch what was kept of its lesson.
const LONG: usize = 16_000;

/// A document with more bytes than this is a book: not even the text of its lesson comes all at once.
const BOOK: usize = 128_000;

/// So many lessons of an import are made findable in one transaction. Each ends with a piece of the search index that is
/// merged with others later, again and again: the fewer there are, the less is written twice.
const AT_ONCE: usize = 256;

/// A lesson and what the catalogue knows of it.
pub(crate) struct Found {
    pub(crate) document: Document,
    pub(crate) lesson: Arc<Lesson>,
    /// The size of the document in bytes.
    pub(crate) size: usize,
}

/// A hash of the bytes of a document.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
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

    /// Takes documents into the index, with what their lessons say of them.
    pub(crate) fn catalogue(&self, documents: &[(Document, Arc<Lesson>)]) -> Result<(), Error> {
        let described: Vec<Document> = documents.iter().map(|(document, _)| document.clone()).collect();
        self.index(&described, documents)
    }

    /// Makes the lessons of documents findable that the index knows already.
    pub(crate) fn make_findable(&self, documents: &[(Document, Arc<Lesson>)]) -> Result<(), Error> {
        self.index(&[], documents)
    }

    /// The same for some of very many documents: they are written when enough of them wait, for writing many at once is
    /// quicker. Whoever has given the last of them calls [`Engine::write_waiting`].
    pub(crate) fn make_findable_soon(&self, documents: &[(Document, Arc<Lesson>)]) -> Result<(), Error> {
        let indexed = self.all_indexed(documents)?;
        let mut waiting = locked(&self.waiting);
        waiting.extend(indexed);
        if waiting.len() < AT_ONCE {
            return Ok(());
        }
        let all = std::mem::take(&mut *waiting);
        drop(waiting);
        self.write_indexed(all)
    }

    /// Writes what waits to be findable.
    pub(crate) fn write_waiting(&self) -> Result<(), Error> {
        let all = std::mem::take(&mut *locked(&self.waiting));
        self.write_indexed(all)
    }

    fn write_indexed(&self, mut indexed: Vec<IndexedLesson>) -> Result<(), Error> {
        // What changed while it waited is indexed as it is now.
        indexed.retain(|indexed| {
            let document = self.store.document(&indexed.lesson);
            matches!(document, Ok(Some(document)) if version(&document.hash) == indexed.version)
        });
        let language = self.language()?;
        let simplified = |character| language.simplified_character(character);
        Ok(self.store.index(&indexed, &simplified)?)
    }

    fn all_indexed(&self, documents: &[(Document, Arc<Lesson>)]) -> Result<Vec<IndexedLesson>, Error> {
        let (language, documents) = (self.language()?, documents.iter());
        Ok(documents
            .map(|(document, lesson)| indexed(language, document, lesson))
            .collect())
    }

    fn index(&self, described: &[Document], documents: &[(Document, Arc<Lesson>)]) -> Result<(), Error> {
        let language = self.language()?;
        let simplified = |character| language.simplified_character(character);
        let indexed = self.all_indexed(documents)?;
        self.store.catalogue(described, &indexed, &simplified)?;
        if !described.is_empty() {
            self.draw_anew();
        }
        Ok(())
    }

    /// Indexes the lesson with this id as it is now; nothing when its document is gone.
    pub(crate) fn index_again(&self, id: &str) -> Result<(), Error> {
        if let Ok(found) = self.lesson(id) {
            self.make_findable(&[(found.document, found.lesson)])?;
        }
        Ok(())
    }
}

/// What can be found of a lesson.
pub(crate) fn indexed(language: &Language, document: &Document, lesson: &Lesson) -> IndexedLesson {
    let mut writer = view::TextWriter::for_index(language);
    let view = view::lesson_view(&document.id, lesson, &mut writer);
    IndexedLesson {
        lesson: document.id.clone(),
        version: version(&document.hash),
        level: level(language, &view),
        words: counted_words(language, &view),
        lines: lines(document, &view),
        told: wenxi_study::told(lesson, language),
        parts: if size(document) > LONG {
            wenxi_lesson::to_parts(lesson, &writer.into_marks()).unwrap_or_default()
        } else {
            Vec::new()
        },
    }
}

/// The words of a lesson, and how often each is there.
fn counted_words(language: &Language, view: &LessonView) -> String {
    let sentences = view::located_sentences(view);
    let words = sentences
        .iter()
        .flat_map(|located| &located.sentence.words)
        .filter(|word| !word.syllables.is_empty());
    known::counted(language, words.map(|word| word.text.as_str()))
}

/// How hard the Chinese of a lesson is: the level of HSK 3.0 that its headword has, else the one at which a learner
/// knows nine of ten words of it that HSK has.
fn level(language: &Language, view: &LessonView) -> Option<u8> {
    let level = |word: &WordView| language.hsk(&word.text, &[]).and_then(|hsk| hsk.v3);
    if let Some(headword) = &view.headword
        && let [word] = headword.chinese.words.as_slice()
        && let Some(level) = level(word)
    {
        return Some(level);
    }
    let sentences = view::located_sentences(view);
    let mut levels: Vec<u8> = sentences
        .iter()
        .flat_map(|located| &located.sentence.words)
        .filter_map(level)
        .collect();
    levels.sort_unstable();
    levels.get(levels.len() * 9 / 10).copied()
}

/// How many bytes a document has, as far as the index knows.
fn size(document: &Document) -> usize {
    match course(&document.id) {
        Some(course) => course.bytes.len(),
        None => stamped_size(&document.stamp),
    }
}

/// The lines of a lesson in the index: its title, its headword, its headings and all its texts.
fn lines(document: &Document, view: &LessonView) -> Vec<Line> {
    let title = Line {
        kind: LineKind::Title,
        section: None,
        sentences: line_sentences(&view.heading),
        english: document.title.clone(),
    };
    let headword = view.headword.as_ref().map(|headword| Line {
        kind: LineKind::Headword,
        section: None,
        sentences: vec![line_sentence(&headword.chinese)],
        english: document.gloss.clone(),
    });
    let mut lines: Vec<Line> = [title].into_iter().chain(headword).collect();
    for section in &view.sections {
        let line = |sentences: Vec<LineSentence>, english: String| Line {
            kind: LineKind::Text,
            section: Some(section.id.clone()),
            sentences,
            english,
        };
        let mut add = |sentences: Vec<LineSentence>, english: String| {
            if english.trim().is_empty() {
                // Nothing binds the sentences of a Chinese text together: each is found for itself.
                lines.extend(
                    sentences
                        .into_iter()
                        .map(|sentence| line(vec![sentence], String::new())),
                );
            } else {
                lines.push(line(sentences, english));
            }
        };
        add(line_sentences(&section.heading), plain_text(&section.heading));
        view::each_text(&section.blocks, &mut |runs, beside| {
            let sentences = line_sentences(runs);
            let english = if sentences.is_empty() {
                plain_text(runs)
            } else {
                beside
            };
            add(sentences, english);
        });
    }
    lines
}

fn line_sentences(runs: &[Run]) -> Vec<LineSentence> {
    let sentences = runs.iter().filter_map(|run| match run {
        Run::Chinese(sentence) => Some(line_sentence(sentence)),
        Run::Plain(_) => None,
    });
    sentences.collect()
}

fn line_sentence(sentence: &Sentence) -> LineSentence {
    LineSentence {
        id: sentence.id.clone(),
        chinese: sentence.text(),
        pinyin: spelling(&sentence.words),
    }
}

/// The documents of the course by their ids, which are in its order; read once.
pub(crate) fn course_documents() -> &'static BTreeMap<String, BuiltIn> {
    static COURSE: OnceLock<BTreeMap<String, BuiltIn>> = OnceLock::new();
    COURSE.get_or_init(|| {
        let documents = built_in().into_iter();
        documents
            .map(|document| (stem(&document.name), document))
            .collect()
    })
}

/// The document of the course with this id.
pub(crate) fn course(id: &str) -> Option<&'static BuiltIn> {
    course_documents().get(id)
}

/// The title of a lesson; one that has none is called by its file, which was named so.
pub(crate) fn title(lesson: &Lesson, named: &str) -> String {
    let title = lesson.plain_title();
    match title.trim() {
        "" => stem(named),
        title => title.to_owned(),
    }
}

/// What the index remembers of a document with this hash.
pub(crate) fn version(hash: &str) -> String {
    format!("{INDEX_VERSION}:{hash}")
}

/// A document with what its lesson says of it.
pub(crate) fn described(lesson: &Lesson, document: Document) -> Document {
    let headword = lesson.headword.as_ref();
    let text = |text: String| text.trim().to_owned();
    // As the learner named it, not as it lies in the library.
    let named = document.origin.as_ref().unwrap_or(&document.file);
    Document {
        title: title(lesson, named),
        kind: kind_name(view::kind(lesson)).to_owned(),
        headword: headword
            .map(|headword| text(headword.chinese.plain()))
            .unwrap_or_default(),
        pinyin: headword
            .map(|headword| text(headword.pinyin.clone()))
            .unwrap_or_default(),
        gloss: headword
            .map(|headword| text(headword.gloss.plain()))
            .unwrap_or_default(),
        tags: lesson.tags.clone(),
        ..document
    }
}

/// Where a document of the learner lies in the library.
pub(crate) fn library_path(document: &Document) -> Result<LibraryPath, Error> {
    document.file.parse().map_err(|_| Error::NoSuchLesson)
}

/// The name of a file.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy())
        .into_owned()
}

/// The name of a file without its ending.
pub(crate) fn stem(name: &str) -> String {
    Path::new(name)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The family of a document, as the index has it.
pub(crate) fn kind_name(kind: LessonKindView) -> &'static str {
    match kind {
        LessonKindView::WordPage => "wordPage",
        LessonKindView::ConceptPage => "conceptPage",
        LessonKindView::Text => "text",
    }
}

/// The family with this name in the index.
pub(crate) fn kind_named(name: &str) -> LessonKindView {
    [LessonKindView::WordPage, LessonKindView::ConceptPage]
        .into_iter()
        .find(|kind| kind_name(*kind) == name)
        .unwrap_or(LessonKindView::Text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
mod tests {
    use super::*;
    use crate::import_text;

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
