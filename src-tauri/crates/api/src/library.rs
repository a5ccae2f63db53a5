//! Use cases of the library: what is in it, and where it lies.

use crate::{
    Engine, Error,
    catalogue::{course, kind_named},
    dto::*,
    engine::locked,
    known::KnownWords,
    view::Display,
};
use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};
use wenxi_mandarin::{
    Script,
    pinyin::{self, Notation},
};
use wenxi_store::{Document, LessonActivity};

/// All lessons: those of the course in its order, then the learner's own, newest first.
pub fn library_list(engine: &Engine, _: NoArgs) -> Result<LibraryView, Error> {
    Ok(LibraryView {
        lessons: lesson_rows(engine)?,
        courses: engine
            .library()
            .courses()?
            .iter()
            .map(ToString::to_string)
            .collect(),
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
    let levels = engine.store.indexed()?;
    let level = |id: &str| levels.get(id).and_then(|known| known.level);
    let shares = KnownWords::shares(engine)?;
    let row = |built_in: bool| {
        let (activity, shares) = (&activity, &shares);
        move |document: Document| LessonRow {
            level: level(&document.id),
            known: shares.get(&document.id).copied(),
            ..lesson_row(document, built_in, activity)
        }
    };
    let rows = course.into_iter().map(row(true));
    let rows = rows.chain(own.into_iter().map(row(false)));
    let display = engine.display()?;
    rows.map(|row| shown(engine, row, display)).collect()
}

/// A row with its headword as the learner wants Chinese to be shown.
fn shown(engine: &Engine, row: LessonRow, display: Display) -> Result<LessonRow, Error> {
    let mut row = row;
    // The language is only loaded for those who want another script than the document has.
    if let Some(script) = display.script {
        row.shown = engine.language()?.convert(&row.headword, script);
        row.script = match script {
            Script::Simplified => ScriptView::Simplified,
            Script::Traditional => ScriptView::Traditional,
        };
    }
    if display.notation != Notation::Marks
        && let Ok(syllables) = pinyin::parse(&row.pinyin)
    {
        row.shown_reading = display.notation.word(&syllables);
    }
    Ok(row)
}

fn lesson_row(document: Document, built_in: bool, activity: &HashMap<String, LessonActivity>) -> LessonRow {
    let activity = activity.get(&document.id);
    // What the learner said of a tag counts, whatever the document says.
    let mut tags: BTreeSet<String> = document.tags.into_iter().collect();
    for (tag, has_it) in activity.iter().flat_map(|activity| &activity.tags) {
        if *has_it {
            tags.insert(tag.clone());
        } else {
            tags.remove(tag);
        }
    }
    let (course, file) = document.file.rsplit_once('/').unwrap_or(("", &document.file));
    LessonRow {
        kind: kind_named(&document.kind),
        opened_at: activity.and_then(|activity| activity.opened_at_ms),
        studied: activity.map_or(0, |activity| activity.studied),
        name: activity.and_then(|activity| activity.name.clone()),
        favourite: activity.is_some_and(|activity| activity.favourite),
        tags: tags.into_iter().collect(),
        level: None,
        known: None,
        course: course.to_owned(),
        file: file.to_owned(),
        id: document.id,
        title: document.title,
        shown: document.headword.clone(),
        script: ScriptView::Simplified,
        shown_reading: document.pinyin.clone(),
        headword: document.headword,
        pinyin: document.pinyin,
        gloss: document.gloss,
        built_in,
        added_at: document.added_at_ms,
    }
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
