//! Use cases of the library: what is in it, and where it lies.

use crate::{
    Engine, Error,
    catalogue::{course, kind_named, library_path},
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
        gone: gone_lessons(engine)?,
        courses: engine
            .library()
            .courses()?
            .iter()
            .map(ToString::to_string)
            .collect(),
        folder: engine.library().folder().display().to_string(),
    })
}

/// The lessons whose documents another program took away.
fn gone_lessons(engine: &Engine) -> Result<Vec<GoneLesson>, Error> {
    let library = engine.library();
    let mut gone = Vec::new();
    for document in engine.store.documents()? {
        if document.is_gone() && !engine.store.is_removed(&document.id)? {
            // One that cannot be looked for does not keep the others from being shown.
            let Ok(path) = library_path(&document) else {
                continue;
            };
            gone.push(GoneLesson {
                can_be_put_back: matches!(library.left_of(&path), Ok(Some(_))),
                name: called(engine, &document)?,
                lesson_id: document.id,
                file: document.file,
            });
        }
    }
    Ok(gone)
}

/// What a learner calls a lesson: by their own name for it, else by its headword, else by its title.
pub(crate) fn called(engine: &Engine, document: &Document) -> Result<String, Error> {
    let own = engine.store.lesson_name(&document.id)?;
    let headword = Some(document.headword.clone()).filter(|headword| !headword.is_empty());
    Ok(own.or(headword).unwrap_or_else(|| document.title.clone()))
}

/// The lessons that are not removed and whose documents are there, as rows.
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
        .filter(|document| !removed(document) && !document.is_gone())
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
    let mut tags: BTreeSet<String> = document.tags.iter().cloned().collect();
    let said = activity.iter().flat_map(|activity| &activity.tags);
    tags.extend(said.filter(|(_, has_it)| **has_it).map(|(tag, _)| tag.clone()));
    let (course, file) = document.file.rsplit_once('/').unwrap_or(("", &document.file));
    LessonRow {
        kind: kind_named(&document.kind),
        opened_at: activity.and_then(|activity| activity.opened_at_ms),
        studied: activity.map_or(0, |activity| activity.studied),
        name: activity.and_then(|activity| activity.name.clone()),
        favourite: activity.is_some_and(|activity| activity.favourite),
        tags: tags.into_iter().collect(),
        document_tags: document.tags,
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
    let task = engine.task(&args.task);
    let old = engine.library();
    let mut before = 0;
    let new = old.copy_to(Path::new(&args.folder), &mut |done, total| {
        if done == 0 {
            task.expect(total);
        }
        task.steps(done - before);
        before = done;
        !task.is_cancelled()
    })?;
    let moved = LibraryMoved {
        folder: new.folder().display().to_string(),
        before: old.folder().display().to_string(),
    };
    engine.use_library(new)?;
    // The library is there now, watched or not: what another program does to it is seen at the next start.
    let _ = engine.watch_other(old.folder());
    drop(arriving);
    Ok(moved)
}

/// A number for the window, which has no need of more than four thousand million.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
