//! Use cases of arranging the library: taking lessons out and bringing them back, favourites, tags, names, courses. Each
//! takes many lessons at once, says how far it is and can be stopped, and each can be undone by its opposite.

use crate::{
    Engine, Error,
    catalogue::{course, described, hash, library_path, stamp},
    dto::*,
    lock::locked,
    tasks::Task,
};
use wenxi_lesson::{LibraryError, LibraryPath};
use wenxi_store::{Document, Event, LessonNamed, LessonRemoved, LessonRestored, LessonStarred, LessonTagged};

/// Takes lessons out of the library. Their documents and all progress stay, so that they can be restored.
pub fn lessons_remove(engine: &Engine, args: LessonsArgs) -> Result<LessonsDone, Error> {
    let task = engine.task_of(&args.task, args.lesson_ids.len());
    remove(engine, args.lesson_ids, &task)
}

/// Takes lessons out of the library, as a part of what a task does.
pub(crate) fn remove(engine: &Engine, ids: Vec<String>, task: &Task<'_>) -> Result<LessonsDone, Error> {
    one_by_one(engine, ids, task, |document| {
        if course(&document.id).is_none() {
            engine.library().remove(&library_path(&document)?)?;
        }
        Ok(Event::LessonRemoved(LessonRemoved {
            lesson_id: document.id,
        }))
    })
}

/// Brings removed lessons back.
pub fn lessons_restore(engine: &Engine, args: LessonsArgs) -> Result<LessonsDone, Error> {
    let task = engine.task_of(&args.task, args.lesson_ids.len());
    one_by_one(engine, args.lesson_ids, &task, |document| {
        if course(&document.id).is_none() {
            let (library, path) = (engine.library(), library_path(&document)?);
            match library.restore(&path) {
                // It lies there again, and only nobody has recorded it.
                Err(LibraryError::Missing(_)) if library.find(&path).is_ok() => {}
                restored => restored?,
            }
            if document.is_gone() {
                there_again(engine, document.clone())?;
            }
        }
        Ok(Event::LessonRestored(LessonRestored {
            lesson_id: document.id,
        }))
    })
}

/// Puts documents back that another program took away or spoiled, as they were good last.
pub fn lessons_put_back(engine: &Engine, args: LessonsArgs) -> Result<LessonsDone, Error> {
    let task = engine.task_of(&args.task, args.lesson_ids.len());
    each_document(engine, args.lesson_ids, &task, |document| {
        let path = library_path(&document)?;
        if !document.is_gone() {
            return Err(LibraryError::Exists(path).into());
        }
        engine.library().put_back(&path)?;
        there_again(engine, document).map(|()| None)
    })
}

/// Takes lessons out of the library whose documents another program took away already. They can be restored.
pub fn lessons_forget(engine: &Engine, args: LessonsArgs) -> Result<LessonsDone, Error> {
    let task = engine.task_of(&args.task, args.lesson_ids.len());
    one_by_one(engine, args.lesson_ids, &task, |document| {
        engine.library().remove_gone(&library_path(&document)?)?;
        Ok(Event::LessonRemoved(LessonRemoved {
            lesson_id: document.id,
        }))
    })
}

/// Takes a document into the index whose file is there again.
fn there_again(engine: &Engine, document: Document) -> Result<(), Error> {
    let library = engine.library();
    let path = library_path(&document)?;
    let bytes = library.read(&path)?;
    let hash = hash(&bytes);
    let lesson = engine.parsed(&hash, path.name(), &bytes)?;
    let stamp = stamp(&library.find(&path)?);
    let document = described(
        &lesson,
        Document {
            hash,
            stamp,
            ..document
        },
    );
    engine.catalogue(&[(document, lesson)])
}

/// Makes lessons favourites, or no longer.
pub fn lessons_star(engine: &Engine, args: LessonsStarArgs) -> Result<LessonsDone, Error> {
    let favourite = args.favourite;
    let task = engine.task_of(&args.task, args.lesson_ids.len());
    one_by_one(engine, args.lesson_ids, &task, |document| {
        Ok(Event::LessonStarred(LessonStarred {
            lesson_id: document.id,
            favourite,
        }))
    })
}

/// Gives lessons a tag, or takes it from them.
pub fn lessons_tag(engine: &Engine, args: LessonsTagArgs) -> Result<LessonsDone, Error> {
    let tag = args.tag.split_whitespace().collect::<Vec<_>>().join(" ");
    if tag.is_empty() {
        return Err(Error::NoName);
    }
    let task = engine.task_of(&args.task, args.lesson_ids.len());
    one_by_one(engine, args.lesson_ids, &task, |document| {
        if !args.has_it && document.tags.contains(&tag) {
            return Err(Error::TagOfDocument(tag.clone()));
        }
        Ok(Event::LessonTagged(LessonTagged {
            lesson_id: document.id,
            tag: tag.clone(),
            has_it: args.has_it,
        }))
    })
}

/// Gives a lesson a name of the learner's own; its document stays as it is.
pub fn lesson_rename(engine: &Engine, args: LessonRenameArgs) -> Result<Done, Error> {
    let name = args
        .name
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let name = name.filter(|name| !name.is_empty());
    let document = engine
        .store
        .document(&args.lesson_id)?
        .ok_or(Error::NoSuchLesson)?;
    let named = Event::LessonNamed(LessonNamed {
        lesson_id: document.id,
        name,
    });
    engine.record(engine.clock.now(), [named])?;
    Ok(Done {})
}

/// Moves lessons into a course, which is made if it is not there. Those of the built-in course stay where they are.
pub fn lessons_move(engine: &Engine, args: LessonsMoveArgs) -> Result<LessonsDone, Error> {
    let target = course_path(&args.course)?;
    let _arriving = locked(&engine.arriving);
    let library = engine.library();
    let task = engine.task_of(&args.task, args.lesson_ids.len());
    let mut moved = Vec::with_capacity(args.lesson_ids.len());
    let done = each(args.lesson_ids, &task, |id| {
        moved.extend(relocated(engine, id, target.as_ref())?);
        Ok(())
    });
    engine.store.put_documents(&moved)?;
    if let Some(target) = target.filter(|target| !library.file(target).exists()) {
        library.make_course(&target)?;
    }
    done
}

/// Moves the file of a lesson; nothing when it lies there already.
fn relocated(engine: &Engine, id: &str, course: Option<&LibraryPath>) -> Result<Option<Document>, Error> {
    let document = engine.store.document(id)?.ok_or(Error::NoSuchLesson)?;
    let library = engine.library();
    let from = library_path(&document)?;
    if crate::catalogue::course(id).is_some() || from.parent().as_ref() == course {
        return Ok(None);
    }
    let is_taken = |path: &LibraryPath| matches!(engine.store.document_by_file(path.as_str()), Ok(Some(_)));
    let to = library.free(&from.within(course), is_taken);
    library.relocate(&from, &to)?;
    Ok(Some(Document {
        stamp: stamp(&library.find(&to)?),
        file: to.to_string(),
        ..document
    }))
}

/// Makes a course, and says what it is called.
pub fn course_make(engine: &Engine, args: CourseArgs) -> Result<CourseView, Error> {
    let names = args
        .course
        .split('/')
        .map(LibraryPath::named)
        .collect::<Result<Vec<_>, _>>()?;
    let mut names = names.into_iter();
    let first = names.next().ok_or(Error::NoName)?;
    let course = names.fold(first, |course, name| name.within(Some(&course)));
    engine.library().make_course(&course)?;
    Ok(CourseView {
        course: course.to_string(),
    })
}

/// Gives a course another name.
pub fn course_rename(engine: &Engine, args: CourseRenameArgs) -> Result<CourseView, Error> {
    let from = course_path(&args.course)?.ok_or(Error::NoName)?;
    let to = LibraryPath::named(&args.name)?.within(from.parent().as_ref());
    let _arriving = locked(&engine.arriving);
    engine.library().rename_course(&from, &to)?;
    let mut moved = Vec::new();
    for document in engine.store.documents()? {
        if course(&document.id).is_some() {
            continue;
        }
        // Its folder is renamed already: all that lie in it must follow.
        let Ok(path) = library_path(&document) else {
            continue;
        };
        let target = path.moved(&from, &to);
        // What was removed comes back under the new name. Where another lesson that was removed has it, under the old one.
        let goes = !engine.store.is_removed(&document.id)?
            || engine.library().relocate_removed(&path, &target).is_ok();
        if target != path && goes {
            moved.push(Document {
                file: target.to_string(),
                ..document
            });
        }
    }
    engine.store.put_documents(&moved)?;
    Ok(CourseView {
        course: to.to_string(),
    })
}

/// Takes away a course in which nothing lies any more; one in which a file lies that is no lesson stays.
pub fn course_remove(engine: &Engine, args: CourseArgs) -> Result<Done, Error> {
    if let Some(course) = course_path(&args.course)? {
        let library = engine.library();
        let inner = library
            .courses()?
            .into_iter()
            .rev()
            .filter(|inner| inner.is_in(&course));
        for course in inner {
            library.remove_empty_course(&course)?;
        }
    }
    Ok(Done {})
}

/// A course by its path; none for the top of the library.
fn course_path(course: &str) -> Result<Option<LibraryPath>, Error> {
    if course.is_empty() {
        return Ok(None);
    }
    Ok(Some(course.parse()?))
}

/// Does something with each lesson, and records what was done; one that fails does not stop the others, and the first
/// failure is reported at the end.
fn one_by_one(
    engine: &Engine,
    ids: Vec<String>,
    task: &Task<'_>,
    mut work: impl FnMut(Document) -> Result<Event, Error>,
) -> Result<LessonsDone, Error> {
    each_document(engine, ids, task, |document| work(document).map(Some))
}

/// As [`one_by_one`], of which there may be nothing to record.
fn each_document(
    engine: &Engine,
    ids: Vec<String>,
    task: &Task<'_>,
    mut work: impl FnMut(Document) -> Result<Option<Event>, Error>,
) -> Result<LessonsDone, Error> {
    let _arriving = locked(&engine.arriving);
    let mut events = Vec::with_capacity(ids.len());
    let done = each(ids, task, |id| {
        let document = engine.store.document(id)?.ok_or(Error::NoSuchLesson)?;
        events.extend(work(document)?);
        Ok(())
    });
    // Whatever failed or was stopped, what was done to those before is recorded.
    engine.record(engine.clock.now(), events)?;
    done
}

/// Does something with each lesson until it is stopped; one that fails does not stop the others, and the first failure is
/// reported at the end.
fn each(
    ids: Vec<String>,
    task: &Task<'_>,
    mut work: impl FnMut(&str) -> Result<(), Error>,
) -> Result<LessonsDone, Error> {
    let mut done = LessonsDone::default();
    let mut failure = None;
    for id in ids {
        if task.is_cancelled() {
            done.cancelled = true;
            break;
        }
        match work(&id) {
            Ok(()) => done.lesson_ids.push(id),
            Err(error) => failure = failure.or(Some(error)),
        }
        task.step();
    }
    failure.map_or(Ok(done), Err)
}
