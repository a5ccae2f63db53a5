//! The documents of the course and of the learner: which there are, what they are called, what they look like from outside, and
//! where they lie.

use crate::{Error, dto::LessonKindView, view};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, path::Path, sync::OnceLock, time::UNIX_EPOCH};
use wenxi_lesson::{BuiltIn, Kept, Lesson, LibraryPath, built_in};
use wenxi_store::Document;

/// A hash of the bytes of a document.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
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

/// How many bytes a document has, as far as the index knows.
pub(crate) fn size(document: &Document) -> usize {
    match course(&document.id) {
        Some(course) => course.bytes.len(),
        None => stamped_size(&document.stamp),
    }
}

/// How many bytes a file has that looks so from outside.
fn stamped_size(stamp: &str) -> usize {
    let size = stamp.split(' ').next().unwrap_or_default();
    size.parse().unwrap_or_default()
}

/// What a file looks like from outside; another look means that it must be read again.
pub(crate) fn stamp(file: &Kept) -> String {
    let since = file.modified.duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{} {}", file.size, since.as_nanos())
}
