//! What can be found of a lesson, and that the index of the database has it.

use crate::{
    Engine, Error,
    catalogue::size,
    dto::*,
    known,
    lock::locked,
    view::{self, spelling},
};
use std::sync::Arc;
use wenxi_lesson::Lesson;
use wenxi_mandarin::Language;
use wenxi_store::{Document, IndexedLesson, Line, LineKind, LineSentence, Store, StoreError};

/// Raised when the same document is to be indexed in another way than before.
const INDEX_VERSION: u32 = 19;

/// A document with more bytes than this is long: it takes longer to read than to fetch what was kept of its lesson.
pub(crate) const LONG: usize = 16_000;

/// So many lessons of an import are made findable in one transaction. Each ends with a piece of the search index that is
/// merged with others later, again and again: the fewer there are, the less is written twice.
const AT_ONCE: usize = 256;

impl Engine {
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

    /// Makes the lessons of documents findable behind what goes on: a list of twenty thousand words
    /// takes as long to take apart for the index as all the rest of its import. Whoever asks for the index waits until it is done.
    pub(crate) fn make_findable_behind(&self, documents: Vec<(Document, Arc<Lesson>)>) -> Result<(), Error> {
        if documents.is_empty() {
            return Ok(());
        }
        let (store, language) = (Arc::clone(&self.store), Arc::clone(self.language()?));
        self.wait_behind();
        self.behind
            .begin(move || index_behind(&store, &language, &documents));
        Ok(())
    }

    /// Waits for what is made findable behind. Where that failed, the documents are compared with the index anew.
    pub(crate) fn wait_behind(&self) {
        if !self.behind.wait() {
            *locked(&self.catalogued) = false;
        }
    }
}

fn index_behind(
    store: &Store,
    language: &Language,
    documents: &[(Document, Arc<Lesson>)],
) -> Result<(), StoreError> {
    let mut lessons = Vec::with_capacity(documents.len());
    for (document, lesson) in documents {
        let lesson = indexed(language, document, lesson);
        // What changed meanwhile was indexed as it is now.
        let known = store.document(&document.id)?;
        if known.is_some_and(|known| version(&known.hash) == lesson.version) {
            lessons.push(lesson);
        }
    }
    store.index(&lessons, &|character| language.simplified_character(character))
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

/// What the index remembers of a document with this hash.
pub(crate) fn version(hash: &str) -> String {
    format!("{INDEX_VERSION}:{hash}")
}
