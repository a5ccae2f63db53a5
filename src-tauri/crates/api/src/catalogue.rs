//! The documents of the course and of the learner as one catalogue: which there are, how one is read and drawn, and
//! that the index of the database agrees with them.

use crate::{Engine, Error, dto::*, engine::locked, lessons::spelling, view, view::Display};
use sha2::{Digest, Sha256};
use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap},
    path::Path,
    sync::{Arc, OnceLock},
};
use wenxi_lesson::{BuiltIn, Lesson, built_in};
use wenxi_store::{Document, IndexedLesson, Line, LineKind};

/// Raised when the same document is to be indexed in another way than before.
const INDEX_VERSION: u32 = 4;
/// How many lessons are indexed in one transaction.
const BATCH: usize = 64;

/// A lesson and what the catalogue knows of it.
pub(crate) struct Found {
    pub(crate) document: Document,
    pub(crate) built_in: bool,
    pub(crate) lesson: Arc<Lesson>,
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
        self.index_all()?;
        let mut document = self.store.document(id)?.ok_or(Error::NoSuchLesson)?;
        let course = course(id);
        let bytes = match course {
            Some(course) => course.bytes.to_vec(),
            None => self.library.read(&id.parse().map_err(|_| Error::NoSuchLesson)?)?,
        };
        let hash = hash(&bytes);
        let lesson = self.parsed(id, &hash, || self.read(&document.file, &bytes))?;
        if document.hash != hash {
            // The learner edited the file outside.
            document = described(
                &lesson,
                Document {
                    hash,
                    ..document.clone()
                },
            );
            self.store.put_document(&document)?;
            self.store.index(&[self.indexed(&document, &lesson)?])?;
        }
        Ok(Found {
            document,
            built_in: course.is_some(),
            lesson,
        })
    }

    /// A lesson as the window draws it, without what the learner did with it.
    pub(crate) fn drawn(&self, id: &str, lesson: &Lesson) -> Result<LessonView, Error> {
        self.drawn_as(id, lesson, self.display()?)
    }

    fn drawn_as(&self, id: &str, lesson: &Lesson, display: Display) -> Result<LessonView, Error> {
        let names = OnceCell::new();
        let lesson_named = |name: &str| {
            let names: &HashMap<String, String> = names.get_or_init(|| self.names());
            let stem = name.split('#').next().unwrap_or(name).trim_end_matches(".md");
            names.get(stem).cloned().filter(|other| other != id)
        };
        let mut writer = view::TextWriter::new(self.language()?, display, &lesson_named);
        Ok(view::lesson_view(id, lesson, &mut writer))
    }

    /// Brings the index up to date with the documents that there are; done once for each start of the program.
    pub(crate) fn index_all(&self) -> Result<(), Error> {
        let mut done = locked(&self.catalogued);
        if *done {
            return Ok(());
        }
        let indexed = self.store.indexed()?;
        let known: HashMap<String, Document> = self
            .store
            .documents()?
            .into_iter()
            .map(|document| (document.id.clone(), document))
            .collect();
        let mut changed = Vec::new();
        let course = course_documents();
        for (id, document) in course {
            let hash = hash(&document.bytes);
            if indexed.get(id) != Some(&version(&hash)) {
                let lesson = self.read(&document.name, &document.bytes)?;
                changed.push((self.new_document(id, &document.name, hash, 0), lesson));
            }
        }
        let files = self.library.list()?;
        for file in &files {
            let id = file.id.as_str();
            let up_to_date = |document: &Document| indexed.get(id) == Some(&version(&document.hash));
            if known.get(id).is_some_and(up_to_date) {
                continue;
            }
            let bytes = self.library.read(&file.id)?;
            // A file that somebody put there and that is no lesson stays where it is.
            let name = file_name(&file.path);
            if let Ok(lesson) = self.read(&name, &bytes) {
                let added = known
                    .get(id)
                    .map_or(self.clock.now().at_ms, |document| document.added_at_ms);
                let mut document = self.new_document(id, &name, hash(&bytes), added);
                document.origin = known.get(id).and_then(|document| document.origin.clone());
                changed.push((document, lesson));
            }
        }
        for batch in changed.chunks(BATCH) {
            self.catalogue(batch)?;
        }
        let removed = self.store.lesson_activity()?;
        for id in known.keys() {
            let is_there = course.contains_key(id)
                || files.iter().any(|file| file.id.as_str() == id)
                || removed.get(id).is_some_and(|activity| activity.removed);
            if !is_there {
                self.store.unindex(id)?;
                self.store.forget_document(id)?;
            }
        }
        *done = true;
        Ok(())
    }

    /// A document before anything is known of what is in it.
    pub(crate) fn new_document(&self, id: &str, file: &str, hash: String, added_at_ms: i64) -> Document {
        Document {
            id: id.to_owned(),
            origin: None,
            file: file.to_owned(),
            hash,
            title: String::new(),
            kind: String::new(),
            headword: String::new(),
            pinyin: String::new(),
            gloss: String::new(),
            added_at_ms,
        }
    }

    /// Takes documents into the index, with what their lessons say of them.
    pub(crate) fn catalogue(&self, documents: &[(Document, Lesson)]) -> Result<(), Error> {
        let mut indexed = Vec::with_capacity(documents.len());
        for (document, lesson) in documents {
            let document = described(lesson, document.clone());
            self.store.put_document(&document)?;
            indexed.push(self.indexed(&document, lesson)?);
        }
        self.store.index(&indexed)?;
        Ok(())
    }

    /// Indexes the lesson with this id as it is now; nothing when its document is gone.
    pub(crate) fn index_again(&self, id: &str) -> Result<(), Error> {
        if let Ok(found) = self.lesson(id) {
            self.store
                .index(&[self.indexed(&found.document, &found.lesson)?])?;
        }
        Ok(())
    }

    /// What can be found of a lesson.
    fn indexed(&self, document: &Document, lesson: &Lesson) -> Result<IndexedLesson, Error> {
        // What is indexed is what the document has, whatever the learner wants to see.
        let view = self.drawn_as(&document.id, lesson, Display::default())?;
        let mut lines = vec![Line {
            kind: LineKind::Title,
            section: None,
            sentence: None,
            chinese: document.headword.clone(),
            pinyin: view
                .headword
                .as_ref()
                .map(|head| spelling(&head.chinese.words))
                .unwrap_or_default(),
            english: document.title.clone(),
        }];
        lines.extend(view::located_sentences(&view).into_iter().map(|located| Line {
            kind: LineKind::Sentence,
            section: Some(located.place.section_id),
            sentence: located.place.sentence_id,
            chinese: located.sentence.text(),
            pinyin: spelling(&located.sentence.words),
            english: located.beside,
        }));
        Ok(IndexedLesson {
            lesson: document.id.clone(),
            version: version(&document.hash),
            lines,
        })
    }

    /// The names by which other documents speak of a lesson: its id, its headword, its title.
    fn names(&self) -> HashMap<String, String> {
        let documents = self.store.documents().unwrap_or_default();
        let mut names = HashMap::with_capacity(documents.len() * 3);
        for document in documents {
            for name in [document.headword, document.title, document.id.clone()] {
                if !name.is_empty() {
                    names.insert(name, document.id.clone());
                }
            }
        }
        names
    }
}

/// The documents of the course by their ids, which are in its order; read once.
fn course_documents() -> &'static BTreeMap<String, BuiltIn> {
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

/// What the index remembers of a document with this hash.
fn version(hash: &str) -> String {
    format!("{INDEX_VERSION}:{hash}")
}

/// A document with what its lesson says of it.
fn described(lesson: &Lesson, document: Document) -> Document {
    let headword = lesson.headword.as_ref();
    let text = |text: String| text.trim().to_owned();
    let title = text(lesson.plain_title());
    Document {
        title: if title.is_empty() {
            stem(&document.file)
        } else {
            title
        },
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
        ..document
    }
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
