//! Lessons of packages are made findable behind the import that brought them: a list of twenty thousand words takes as long to take
//! apart for the index as all the rest of its import. Whoever asks for the index waits until it is done.

use crate::{
    Engine, Error,
    catalogue::{indexed, version},
    engine::locked,
};
use std::{
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
};
use wenxi_lesson::Lesson;
use wenxi_mandarin::Language;
use wenxi_store::{Document, Store, StoreError};

/// The thread that makes lessons findable, while there is one.
#[derive(Default)]
pub(crate) struct Behind(Mutex<Option<JoinHandle<Result<(), StoreError>>>>);

impl Behind {
    /// Waits until all is findable; whether it is.
    pub(crate) fn wait(&self) -> bool {
        // Held while it waits: whoever comes meanwhile waits, too.
        let mut thread = locked(&self.0);
        let done = thread.take().map(JoinHandle::join);
        matches!(done, None | Some(Ok(Ok(()))))
    }
}

impl Drop for Behind {
    fn drop(&mut self) {
        // What was not done is done at the next start.
        self.wait();
    }
}

/// Lets go of something behind what goes on: a list of twenty thousand words lies in some hundred thousand pieces of memory.
pub(crate) fn let_go(large: impl Send + 'static) {
    // Where no thread can be had it is let go of at once.
    let _ = thread::Builder::new().spawn(move || drop(large));
}

impl Engine {
    /// Makes the lessons of documents findable behind what goes on.
    pub(crate) fn make_findable_behind(&self, documents: Vec<(Document, Arc<Lesson>)>) -> Result<(), Error> {
        if documents.is_empty() {
            return Ok(());
        }
        let (store, language) = (Arc::clone(&self.store), Arc::clone(self.language()?));
        self.wait_behind();
        *locked(&self.behind.0) = Some(thread::spawn(move || index(&store, &language, &documents)));
        Ok(())
    }

    /// Waits for what is made findable behind. Where that failed, the documents are compared with the index anew.
    pub(crate) fn wait_behind(&self) {
        if !self.behind.wait() {
            *locked(&self.catalogued) = false;
        }
    }
}

fn index(
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
