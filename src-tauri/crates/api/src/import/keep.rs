//! Keeping documents: as files of the library, in the index, and with what it takes to undo it.

use super::{Candidate, Shelf, Undo};
use crate::{Engine, Error, catalogue::file_name, dto::*, engine::locked, library::lesson_id};
use std::path::Path;
use wenxi_lesson::{Lesson, LessonId};
use wenxi_store::{Document, Event, LessonRestored};

/// Takes candidates into the library.
pub(super) struct Keeper<'e> {
    engine: &'e Engine,
    task: String,
    shelf: Shelf,
    undo: Vec<Undo>,
}

impl<'e> Keeper<'e> {
    pub(super) fn new(engine: &'e Engine, task: &str) -> Result<Self, Error> {
        Ok(Self {
            engine,
            task: task.to_owned(),
            shelf: Shelf::of(engine)?,
            undo: Vec::new(),
        })
    }

    /// Keeps candidates; says what became of each, in their order.
    pub(super) fn keep(&mut self, batch: Vec<Candidate>) -> Result<Vec<ImportFile>, Error> {
        // What is written here is not to be seen as somebody else's change before the index knows of it.
        let _filing = locked(&self.engine.filing);
        let mut files = Vec::with_capacity(batch.len());
        let mut kept: Vec<(Document, Lesson)> = Vec::with_capacity(batch.len());
        let mut back = Vec::new();
        for candidate in batch {
            let (known, change) = self.shelf.find(&candidate);
            let known = known.cloned();
            let id = match &known {
                Some(document) => lesson_id(&document.id)?,
                None => self.shelf.free_id(&candidate),
            };
            let mut file = candidate.file(Some(id.to_string()), change);
            if change != ImportChange::Same {
                match self.write(&id, known, &candidate) {
                    Ok(document) => {
                        if self.shelf.was_removed(&document.id) {
                            back.push(Event::LessonRestored(LessonRestored {
                                lesson_id: document.id.clone(),
                            }));
                        }
                        self.undo.push(match change {
                            ImportChange::Updated => Undo::Updated(id),
                            _ => Undo::Added(id),
                        });
                        self.shelf.take(document.clone());
                        kept.push((document, candidate.lesson));
                    }
                    Err(error) => {
                        file.outcome = ImportOutcome::Refused {
                            reason: error.to_string(),
                        };
                    }
                }
            }
            files.push(file);
        }
        self.engine.catalogue(&kept)?;
        if !back.is_empty() {
            self.engine.record(self.engine.clock.now(), back)?;
        }
        Ok(files)
    }

    /// Writes the file of a candidate.
    fn write(
        &self,
        id: &LessonId,
        known: Option<Document>,
        candidate: &Candidate,
    ) -> Result<Document, Error> {
        let engine = self.engine;
        engine
            .library
            .keep(id, &extension(&candidate.name), &candidate.bytes)?;
        let file = engine.library.find(id)?.path;
        let added = known.map_or(engine.clock.now().at_ms, |document| document.added_at_ms);
        let mut document = engine.new_document(id.as_str(), &file_name(&file), candidate.hash.clone(), added);
        document.origin = Some(candidate.path.clone()).filter(|path| !path.is_empty());
        Ok(document)
    }

    /// The import is over: it can be undone as a whole.
    pub(super) fn finish(self) {
        locked(&self.engine.undo_imports).insert(self.task, self.undo);
    }
}

fn extension(name: &str) -> String {
    Path::new(name).extension().map_or_else(
        || "txt".to_owned(),
        |extension| extension.to_string_lossy().to_lowercase(),
    )
}
