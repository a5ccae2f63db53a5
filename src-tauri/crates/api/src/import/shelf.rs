//! What the library has already, so that the same document is the same lesson.

use super::Candidate;
use crate::{Engine, Error, catalogue::course, dto::ImportChange};
use std::collections::{HashMap, HashSet};
use wenxi_lesson::LessonId;
use wenxi_store::Document;

/// The documents of the library at the start of an import, and those that it has taken since.
pub(super) struct Shelf {
    documents: HashMap<String, Document>,
    by_hash: HashMap<String, String>,
    by_origin: HashMap<String, String>,
    removed: HashSet<String>,
}

impl Shelf {
    pub(super) fn of(engine: &Engine) -> Result<Self, Error> {
        engine.index_all()?;
        let removed = engine.store.lesson_activity()?.into_iter();
        let mut shelf = Self {
            documents: HashMap::new(),
            by_hash: HashMap::new(),
            by_origin: HashMap::new(),
            removed: removed
                .filter(|(_, activity)| activity.removed)
                .map(|(id, _)| id)
                .collect(),
        };
        // Newest first: of two with the same bytes the older one counts, unless it was removed.
        let (gone, there): (Vec<_>, Vec<_>) = engine
            .store
            .documents()?
            .into_iter()
            .rev()
            .partition(|document| shelf.removed.contains(&document.id));
        for document in there.into_iter().chain(gone) {
            shelf.note(document);
        }
        Ok(shelf)
    }

    fn note(&mut self, document: Document) {
        let id = document.id.clone();
        self.by_hash
            .entry(document.hash.clone())
            .or_insert_with(|| id.clone());
        if let Some(origin) = &document.origin {
            self.by_origin.entry(origin.clone()).or_insert_with(|| id.clone());
        }
        self.documents.insert(id, document);
    }

    /// The document that a candidate is: the same bytes, or an earlier version of the same file. One that was removed
    /// comes back as what it was, and is new.
    pub(super) fn find(&self, candidate: &Candidate) -> (Option<&Document>, ImportChange) {
        let same = self.by_hash.get(&candidate.hash);
        let earlier = self.by_origin.get(&candidate.path);
        let is_there = |id: &&String| !self.removed.contains(*id);
        if let Some(id) = same.filter(is_there) {
            return (self.documents.get(id), ImportChange::Same);
        }
        if let Some(id) = earlier.filter(is_there) {
            return (self.documents.get(id), ImportChange::Updated);
        }
        let gone = same.or(earlier).and_then(|id| self.documents.get(id));
        (gone, ImportChange::New)
    }

    /// Whether a lesson was removed.
    pub(super) fn was_removed(&self, id: &str) -> bool {
        self.removed.contains(id)
    }

    /// An id for a new lesson that no other has or had.
    pub(super) fn free_id(&self, candidate: &Candidate) -> LessonId {
        let wanted = LessonId::propose(&candidate.lesson, &candidate.name);
        let is_free =
            |id: &LessonId| !self.documents.contains_key(id.as_str()) && course(id.as_str()).is_none();
        if is_free(&wanted) {
            return wanted;
        }
        (2..)
            .map(|number| wanted.numbered(number))
            .find(is_free)
            .unwrap_or(wanted)
    }

    /// The library has a document now, or another version of it.
    pub(super) fn take(&mut self, document: Document) {
        self.removed.remove(&document.id);
        self.by_hash.insert(document.hash.clone(), document.id.clone());
        if let Some(origin) = &document.origin {
            self.by_origin.insert(origin.clone(), document.id.clone());
        }
        self.documents.insert(document.id.clone(), document);
    }
}
