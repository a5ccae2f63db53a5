//! Use cases of the library: what is in it, and where it lies.

use crate::{
    Engine, Error,
    catalogue::{course, kind_named, library_path},
    course::is_glossary,
    dto::*,
    known::KnownWords,
    listed::Listed,
    lock::locked,
    view::Display,
};
use std::{cmp::Reverse, collections::BTreeSet, path::Path, sync::Arc};
use wenxi_mandarin::{
    Script,
    pinyin::{self, Notation},
};
use wenxi_store::Document;

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

/// What was taken out of the library and can be had back; what was removed last comes first.
pub fn library_removed(engine: &Engine, _: NoArgs) -> Result<RemovedView, Error> {
    let display = engine.display()?;
    let mut lessons = Vec::new();
    for lesson in removed(engine)? {
        lessons.push(RemovedLesson {
            lesson: title(engine, &lesson, display)?,
            course: folder(&lesson.document.id, &lesson.document.file)
                .unwrap_or_default()
                .to_owned(),
            built_in: lesson.built_in,
            removed_at: engine
                .store
                .removed_at_ms(&lesson.document.id)?
                .unwrap_or_default(),
        });
    }
    lessons.sort_by_key(|lesson| Reverse(lesson.removed_at));
    Ok(RemovedView { lessons })
}

/// The lessons that were taken out of the library and can be had back: those of the course, and those whose documents are
/// still there.
fn removed(engine: &Engine) -> Result<Vec<Listed>, Error> {
    let library = engine.library();
    let can_be_restored = |lesson: &Listed| {
        lesson.built_in || library_path(&lesson.document).is_ok_and(|path| library.has_removed(&path))
    };
    let mut activity = engine.store.lesson_activity()?;
    activity.retain(|_, activity| activity.removed);
    let documents = engine.store.documents()?.into_iter();
    let lessons = documents.filter_map(|document| {
        Some(Listed {
            built_in: course(&document.id).is_some(),
            activity: activity.remove(&document.id)?,
            document,
        })
    });
    Ok(lessons.filter(can_be_restored).collect())
}

/// The lessons whose documents another program took away, or spoiled.
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
                spoiled: library.find(&path).is_ok(),
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

/// All lessons: those of the course in its order, then the learner's own, newest first. Read once for as long as nothing of
/// them changes.
pub(crate) fn listed(engine: &Engine) -> Result<Arc<Vec<Listed>>, Error> {
    engine.index_all()?;
    let version = engine.store.library_version()?;
    let mut kept = locked(&engine.listed);
    if let Some((known, lessons)) = &*kept
        && *known == version
    {
        return Ok(Arc::clone(lessons));
    }
    let mut activity = engine.store.lesson_activity()?;
    let documents = engine.store.documents()?.into_iter();
    let lessons = documents
        .filter(|document| !document.is_gone())
        .map(|document| Listed {
            built_in: course(&document.id).is_some(),
            activity: activity.remove(&document.id).unwrap_or_default(),
            document,
        });
    let mut lessons: Vec<Listed> = lessons.filter(|lesson| !lesson.activity.removed).collect();
    lessons.sort_by(|one, other| {
        let file = |lesson: &Listed| lesson.built_in.then(|| lesson.document.file.clone());
        other
            .built_in
            .cmp(&one.built_in)
            .then_with(|| file(one).cmp(&file(other)))
    });
    let lessons = Arc::new(lessons);
    *kept = Some((version, Arc::clone(&lessons)));
    Ok(lessons)
}

/// All lessons as rows.
pub(crate) fn lesson_rows(engine: &Engine) -> Result<Vec<LessonRow>, Error> {
    let lessons = listed(engine)?;
    let levels = engine.store.indexed()?;
    let shares = KnownWords::shares(engine)?;
    let studied = engine.store.studied_cards()?;
    let display = engine.display()?;
    let row = |lesson: &Listed| {
        let id = &lesson.document.id;
        Ok(LessonRow {
            level: levels.get(id).and_then(|known| known.level),
            known: shares.get(id).copied(),
            studied: studied.get(id).copied().unwrap_or(0),
            ..lesson_row(lesson, title(engine, lesson, display)?)
        })
    };
    lessons.iter().map(row).collect()
}

/// What a lesson is called, with its headword as the learner wants Chinese to be shown.
pub(crate) fn title(engine: &Engine, lesson: &Listed, display: Display) -> Result<LessonTitle, Error> {
    let document = &lesson.document;
    // The language is only loaded for those who want another script than the document has.
    let shown = match display.script {
        Some(script) => engine.language()?.convert(&document.headword, script),
        None => document.headword.clone(),
    };
    let script = match display.script {
        None | Some(Script::Simplified) => ScriptView::Simplified,
        Some(Script::Traditional) => ScriptView::Traditional,
    };
    let syllables = pinyin::parse(&document.pinyin).ok();
    let written = syllables
        .filter(|_| display.notation != Notation::Marks)
        .map(|syllables| display.notation.word(&syllables));
    Ok(LessonTitle {
        id: document.id.clone(),
        title: document.title.clone(),
        kind: kind_named(&document.kind),
        headword: document.headword.clone(),
        shown,
        script,
        shown_reading: written.unwrap_or_else(|| document.pinyin.clone()),
        gloss: document.gloss.clone(),
        name: lesson.activity.name.clone(),
    })
}

fn lesson_row(lesson: &Listed, called: LessonTitle) -> LessonRow {
    let Listed {
        document, activity, ..
    } = lesson;
    let mut tags: BTreeSet<String> = document.tags.iter().cloned().collect();
    let said = activity.tags.iter().filter(|(_, has_it)| **has_it);
    tags.extend(said.map(|(tag, _)| tag.clone()));
    let (course, file) = document.file.rsplit_once('/').unwrap_or(("", &document.file));
    LessonRow {
        id: called.id,
        title: called.title,
        kind: called.kind,
        headword: called.headword,
        shown: called.shown,
        script: called.script,
        shown_reading: called.shown_reading,
        gloss: called.gloss,
        name: called.name,
        pinyin: document.pinyin.clone(),
        opened_at: activity.opened_at_ms,
        studied: 0,
        favourite: activity.favourite,
        tags: tags.into_iter().collect(),
        document_tags: document.tags.clone(),
        level: None,
        known: None,
        course: course.to_owned(),
        file: file.to_owned(),
        built_in: lesson.built_in,
        added_at: document.added_at_ms,
    }
}

/// The lesson that comes behind one in its course; none behind the last, and none for a document that lies in no course.
pub fn lesson_next(engine: &Engine, args: LessonIdArgs) -> Result<NextLesson, Error> {
    let lessons = listed(engine)?;
    let Some(this) = lessons.iter().find(|lesson| lesson.document.id == args.lesson_id) else {
        return Ok(NextLesson { lesson: None });
    };
    let here = library_path(&this.document)?;
    let place = folder(&this.document.id, &this.document.file);
    if place == Some("") {
        return Ok(NextLesson { lesson: None });
    }
    let next = lessons
        .iter()
        .filter(|lesson| folder(&lesson.document.id, &lesson.document.file) == place)
        .filter(|lesson| !is_glossary(&lesson.document.id))
        .filter_map(|lesson| Some((library_path(&lesson.document).ok()?, lesson)))
        .filter(|(path, _)| *path > here)
        .min_by(|(one, _), (other, _)| one.cmp(other));
    let display = engine.display()?;
    let lesson = next
        .map(|(_, lesson)| title(engine, lesson, display))
        .transpose()?;
    Ok(NextLesson { lesson })
}

/// The course of a document: that of the program, which has no folder in the library, or the folder that it lies in, which is empty
/// for one that lies in no course.
pub(crate) fn folder<'a>(id: &str, file: &'a str) -> Option<&'a str> {
    match course(id) {
        Some(_) => None,
        None => Some(file.rsplit_once('/').map_or("", |(folder, _)| folder)),
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
    engine.watch_other(old.folder());
    drop(arriving);
    Ok(moved)
}
