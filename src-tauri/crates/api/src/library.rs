//! Use cases of the library: what is in it, taking lessons out and bringing them back.

use crate::{
    Engine, Error,
    catalogue::{course, kind_named, library_path},
    dto::*,
    engine::locked,
};
use std::{collections::HashMap, path::Path};
use wenxi_store::{Document, Event, LessonActivity, LessonRemoved, LessonRestored};

/// All lessons: those of the course in its order, then the learner's own, newest first.
pub fn library_list(engine: &Engine, _: NoArgs) -> Result<LibraryView, Error> {
    Ok(LibraryView {
        lessons: lesson_rows(engine)?,
        folder: engine.library().folder().display().to_string(),
    })
}

/// The lessons that are not removed, as rows.
pub(crate) fn lesson_rows(engine: &Engine) -> Result<Vec<LessonRow>, Error> {
    engine.index_all()?;
    let activity = engine.store.lesson_activity()?;
    let removed = |document: &Document| {
        activity
            .get(&document.id)
            .is_some_and(|activity| activity.removed)
    };
    let (mut course, own): (Vec<_>, Vec<_>) = engine
        .store
        .documents()?
        .into_iter()
        .filter(|document| !removed(document))
        .partition(|document| course(&document.id).is_some());
    course.sort_by(|a, b| a.file.cmp(&b.file));
    let row = |built_in: bool| {
        let activity = &activity;
        move |document: Document| lesson_row(document, built_in, activity)
    };
    Ok(course
        .into_iter()
        .map(row(true))
        .chain(own.into_iter().map(row(false)))
        .collect())
}

fn lesson_row(document: Document, built_in: bool, activity: &HashMap<String, LessonActivity>) -> LessonRow {
    let activity = activity.get(&document.id);
    LessonRow {
        kind: kind_named(&document.kind),
        opened_at: activity.and_then(|activity| activity.opened_at_ms),
        studied: activity.map_or(0, |activity| activity.studied),
        id: document.id,
        title: document.title,
        headword: document.headword,
        pinyin: document.pinyin,
        gloss: document.gloss,
        built_in,
        added_at: document.added_at_ms,
    }
}

/// Takes a lesson out of the library. Its document and all progress stay, so that it can be restored.
pub fn lesson_remove(engine: &Engine, args: LessonIdArgs) -> Result<Done, Error> {
    let document = engine
        .store
        .document(&args.lesson_id)?
        .ok_or(Error::NoSuchLesson)?;
    if course(&document.id).is_none() {
        engine.library().remove(&library_path(&document)?)?;
    }
    let removed = Event::LessonRemoved(LessonRemoved {
        lesson_id: args.lesson_id,
    });
    engine.record(engine.clock.now(), [removed])?;
    Ok(Done {})
}

/// Brings a removed lesson back.
pub fn lesson_restore(engine: &Engine, args: LessonIdArgs) -> Result<Done, Error> {
    let document = engine
        .store
        .document(&args.lesson_id)?
        .ok_or(Error::NoSuchLesson)?;
    if course(&document.id).is_none() {
        engine.library().restore(&library_path(&document)?)?;
    }
    let restored = Event::LessonRestored(LessonRestored {
        lesson_id: args.lesson_id,
    });
    engine.record(engine.clock.now(), [restored])?;
    Ok(Done {})
}

/// Moves the learner's documents to another folder: all are copied, the copy is compared byte for byte, and only then used.
/// The old folder stays as it is.
pub fn library_move(engine: &Engine, args: LibraryMoveArgs) -> Result<LibraryMoved, Error> {
    // What arrived meanwhile would be in the old folder only.
    let arriving = locked(&engine.arriving);
    let old = engine.library();
    let new = old.copy_to(Path::new(&args.folder))?;
    let moved = LibraryMoved {
        folder: new.folder().display().to_string(),
        before: old.folder().display().to_string(),
    };
    engine.use_library(new)?;
    engine.watch_other(old.folder())?;
    drop(arriving);
    Ok(moved)
}

/// A number for the window, which has no need of more than four thousand million.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
