//! Taking an import back as a whole: what was new goes out again, what was replaced is as it was before.

use crate::{
    Engine, Error,
    catalogue::library_path,
    dto::*,
    imported::{Remembered, Undo},
    keeping::Arrived,
    lock::locked,
    organise::remove,
    schedule,
    tasks::Task,
};
use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    fs,
};
use wenxi_lesson::{LibraryPath, MediaName, media_in};
use wenxi_store::{Document, Event, NoteRemoved, ReviewVoided};

/// What takes an arrival back; nothing for one that was there before.
pub(super) fn step_of(engine: &Engine, arrived: &Arrived) -> Option<Undo> {
    let id = arrived.id.clone();
    match arrived.change {
        ImportChange::New => Some(Undo::Added(id)),
        ImportChange::Updated => {
            let document = engine.store.document(&id).ok()??;
            let version = version_before(engine, &library_path(&document).ok()?)?;
            Some(Undo::Updated(id, version))
        }
        ImportChange::Same => None,
    }
}

/// What takes a new version of a file beside the lessons of a course back, right after it was written.
pub(super) fn step_of_beside(engine: &Engine, path: &LibraryPath) -> Option<Undo> {
    let version = version_before(engine, path)?;
    Some(Undo::UpdatedBeside(path.clone(), version))
}

/// The name of the version that was replaced last. The folder of a history moves with its lesson; the names in it stay.
pub(super) fn version_before(engine: &Engine, path: &LibraryPath) -> Option<OsString> {
    let versions = engine.library().history(path).ok()?;
    Some(versions.first()?.file_name()?.to_owned())
}

/// Takes an import back. Lessons that are gone by now are passed over; what is left after an error, or because it was stopped,
/// can be tried again.
pub fn import_undo(engine: &Engine, args: ImportUndoArgs) -> Result<ImportUndone, Error> {
    engine.wait_behind();
    let mut left = locked(&engine.undo_imports)
        .remove(&args.import)
        .unwrap_or_default();
    // Files go when nothing names them any more, and courses when nothing lies in them: after all lessons.
    left.sort_by_key(|step| match step {
        Undo::Made(_) => 0,
        Undo::Kept(_) => 1,
        _ => 2,
    });
    let told = left.iter().filter(|step| !matches!(step, Undo::Made(_)));
    let task = engine.task_of(&args.task, told.count());
    let mut undone = 0;
    let taken_back = loop {
        if task.is_cancelled() {
            break Ok(());
        }
        let Some(last) = left.last() else { break Ok(()) };
        // New lessons go out all at once: one by one, each would wait for the disk.
        let new: Vec<String> = left.iter().rev().map_while(Undo::added).collect();
        let all = new.len().max(1);
        let steps = match take_back(engine, last, new, &task) {
            Ok(taken_back) => {
                undone += taken_back.lessons;
                taken_back.steps
            }
            Err(Error::NoSuchLesson | Error::Library(wenxi_lesson::LibraryError::Missing(_))) => all,
            Err(error) => break Err(error),
        };
        left.truncate(left.len().saturating_sub(steps));
    };
    let cancelled = task.is_cancelled() && !left.is_empty();
    if !left.is_empty() {
        locked(&engine.undo_imports).insert(args.import, left);
    }
    taken_back.map(|()| ImportUndone {
        lessons: count(undone),
        cancelled,
    })
}

/// What was taken back in one go.
struct TakenBack {
    steps: usize,
    /// How many of them were lessons.
    lessons: usize,
}

/// Takes the last step back, or all lessons that are `new` at the end, as many as it can before it is stopped.
fn take_back(engine: &Engine, last: &Undo, new: Vec<String>, task: &Task<'_>) -> Result<TakenBack, Error> {
    let mut lessons = 0;
    match last {
        Undo::Added(_) => {
            let lessons = remove(engine, new, task)?.lesson_ids.len();
            let steps = lessons;
            return Ok(TakenBack { steps, lessons });
        }
        Undo::Updated(id, version) => {
            put_back(engine, id, version)?;
            lessons = 1;
        }
        Undo::AddedBeside(path) => {
            // Gone is as it was before, whoever took it.
            let _ = engine.library().remove(path);
        }
        Undo::UpdatedBeside(path, version) => put_file_back(engine, path, version)?,
        Undo::Kept(names) => let_go(engine, names)?,
        Undo::Made(courses) => {
            // Inner ones before those in which they lie. Where something lies by now, the course stays.
            let mut inner_first = courses.iter().rev();
            inner_first.try_for_each(|course| engine.library().remove_empty_course(course))?;
            return Ok(TakenBack { steps: 1, lessons });
        }
        Undo::Scheduled(taken) => schedule::take_back(engine, taken)?,
        Undo::Studied(Remembered { notes, events }) => {
            let removed = notes
                .iter()
                .cloned()
                .map(|note_id| Event::NoteRemoved(NoteRemoved { note_id }));
            let voided = events
                .iter()
                .map(|review| Event::ReviewVoided(ReviewVoided { review: *review }));
            engine.record(engine.clock.now(), removed.chain(voided))?;
        }
    }
    task.step();
    Ok(TakenBack { steps: 1, lessons })
}

/// Takes sounds and pictures away that no document of the library names. A lesson that names them and is restored later gets
/// them back when its package is imported again.
fn let_go(engine: &Engine, names: &[MediaName]) -> Result<(), Error> {
    let library = engine.library();
    let mut going: BTreeSet<&MediaName> = names.iter().collect();
    for document in library.contents()?.documents {
        let bytes = library.read(&document.path)?;
        for (_, name) in media_in(&String::from_utf8_lossy(&bytes)) {
            going.remove(&name);
        }
    }
    Ok(going
        .into_iter()
        .try_for_each(|name| library.remove_media(name))?)
}

/// Makes the version that was there before an import the last one.
fn put_back(engine: &Engine, id: &str, version: &OsStr) -> Result<(), Error> {
    let document = engine.store.document(id)?.ok_or(Error::NoSuchLesson)?;
    put_file_back(engine, &library_path(&document)?, version)?;
    // What was taken back is new when it comes again.
    let imported = String::new();
    engine.store.put_documents(&[Document { imported, ..document }])?;
    // The index is brought up to date when the lesson is looked at.
    engine.lesson(id).map(drop)
}

pub(super) fn put_file_back(engine: &Engine, path: &LibraryPath, version: &OsStr) -> Result<(), Error> {
    let library = engine.library();
    let mut versions = library.history(path)?.into_iter();
    let Some(before) = versions.find(|file| file.file_name() == Some(version)) else {
        return Ok(());
    };
    let bytes = fs::read(&before).map_err(|cause| Error::File { path: before, cause })?;
    let kept = library.keep(&[(path.clone(), &bytes)]);
    Ok(kept.into_iter().collect::<Result<Vec<_>, _>>().map(drop)?)
}
