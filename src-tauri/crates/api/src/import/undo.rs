//! Taking an import back as a whole: what was new goes out again, what was replaced is as it was before.

use crate::{Engine, Error, dto::*, engine::locked, library::count};
use std::fs;
use wenxi_lesson::LessonId;

/// What an import did to a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Undo {
    /// It was not in the library.
    Added(LessonId),
    /// Another version of it was; that is the newest of its history.
    Updated(LessonId),
}

/// Takes an import back. Lessons that are gone by now are passed over.
pub fn import_undo(engine: &Engine, args: TaskArgs) -> Result<ImportUndone, Error> {
    let done = locked(&engine.undo_imports)
        .remove(&args.task)
        .unwrap_or_default();
    let mut undone = 0;
    for step in done.into_iter().rev() {
        let result = match step {
            Undo::Added(id) => crate::lesson_remove(
                engine,
                LessonIdArgs {
                    lesson_id: id.to_string(),
                },
            )
            .map(drop),
            Undo::Updated(id) => put_back(engine, &id),
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
fn put_back(engine: &Engine, id: &LessonId) -> Result<(), Error> {
    let Some(before) = engine.library.history(id)?.into_iter().next() else {
        return Ok(());
    };
    let bytes = fs::read(&before).map_err(|cause| Error::File {
        path: before.clone(),
        cause,
    })?;
    let extension = before.extension().unwrap_or_default().to_string_lossy();
    engine.library.keep(id, &extension, &bytes)?;
    // The index is brought up to date when the lesson is looked at.
    engine.lesson(id.as_str()).map(drop)
}
