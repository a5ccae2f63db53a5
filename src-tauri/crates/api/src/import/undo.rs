//! Taking an import back as a whole: what was new goes out again, what was replaced is as it was before.

use crate::{
    Engine, Error, catalogue::library_path, dto::*, engine::locked, keeping::Arrived, library::count,
};
use std::fs;
use wenxi_lesson::LibraryPath;
use wenxi_store::{Event, NoteRemoved};
use wenxi_study::NoteId;

/// What an import did to a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Undo {
    /// It was not in the library.
    Added(String),
    /// Another version of it was; that is the newest of its history.
    Updated(String),
    /// A file beside the lessons of a course was not there.
    AddedBeside(LibraryPath),
    /// Another version of it was.
    UpdatedBeside(LibraryPath),
    /// These notes of it are studied now, and were not before.
    Studied(Vec<NoteId>),
}

impl Undo {
    /// What takes an arrival back; nothing for one that was there before.
    pub(super) fn of(arrived: &Arrived) -> Option<Self> {
        let id = arrived.id.clone();
        match arrived.change {
            ImportChange::New => Some(Self::Added(id)),
            ImportChange::Updated => Some(Self::Updated(id)),
            ImportChange::Same => None,
        }
    }
}

/// Takes an import back. Lessons that are gone by now are passed over.
pub fn import_undo(engine: &Engine, args: TaskArgs) -> Result<ImportUndone, Error> {
    let done = locked(&engine.undo_imports)
        .remove(&args.task)
        .unwrap_or_default();
    let mut undone = 0;
    for step in done.into_iter().rev() {
        let result = match step {
            Undo::Added(lesson_id) => {
                let lesson_ids = vec![lesson_id];
                crate::lessons_remove(engine, LessonsArgs { lesson_ids }).map(drop)
            }
            Undo::Updated(id) => put_back(engine, &id),
            Undo::AddedBeside(path) => {
                // Gone is as it was before, whoever took it.
                let _ = engine.library().remove(&path);
                continue;
            }
            Undo::UpdatedBeside(path) => {
                put_file_back(engine, path)?;
                continue;
            }
            Undo::Studied(notes) => {
                let events = notes
                    .into_iter()
                    .map(|note_id| Event::NoteRemoved(NoteRemoved { note_id }));
                engine.record(engine.clock.now(), events)?;
                continue;
            }
        };
        match result {
            Ok(()) => undone += 1,
            Err(Error::NoSuchLesson | Error::Library(wenxi_lesson::LibraryError::Missing(_))) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(ImportUndone {
        lessons: count(undone),
    })
}

/// Makes the version before the last one the last one.
fn put_back(engine: &Engine, id: &str) -> Result<(), Error> {
    let document = engine.store.document(id)?.ok_or(Error::NoSuchLesson)?;
    put_file_back(engine, library_path(&document)?)?;
    // The index is brought up to date when the lesson is looked at.
    engine.lesson(id).map(drop)
}

fn put_file_back(engine: &Engine, path: LibraryPath) -> Result<(), Error> {
    let library = engine.library();
    let Some(before) = library.history(&path)?.into_iter().next() else {
        return Ok(());
    };
    let bytes = fs::read(&before).map_err(|cause| Error::File { path: before, cause })?;
    let kept = library.keep(&[(path, &bytes)]);
    Ok(kept.into_iter().collect::<Result<Vec<_>, _>>().map(drop)?)
}
