//! The lessons that are given out: which, how far it is, and what is to be said about them.

use crate::{Engine, Error, dto::LessonRow, library::lesson_rows, tasks::Task};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use wenxi_lesson::LibraryPath;
use wenxi_store::Document;

/// So many lessons are worked on between two looks at whether to stop.
const AT_ONCE: usize = 16;

/// Lessons that are being given out.
pub(super) struct Lessons<'e> {
    pub(super) engine: &'e Engine,
    pub(super) documents: Vec<Document>,
    /// Sentences about single lessons.
    pub(super) notes: Vec<String>,
    task: Task<'e>,
}

impl<'e> Lessons<'e> {
    /// Begins to give out the lessons with these ids.
    pub(super) fn begin(engine: &'e Engine, ids: &[String], task: &str) -> Result<Self, Error> {
        engine.index_all()?;
        let all = engine.store.documents()?.into_iter();
        let by_id: HashMap<String, Document> = all.map(|document| (document.id.clone(), document)).collect();
        let documents = ids
            .iter()
            .map(|id| by_id.get(id).cloned().ok_or(Error::NoSuchLesson))
            .collect::<Result<Vec<_>, _>>()?;
        let task = engine.task(task);
        task.expect(documents.len());
        Ok(Self {
            engine,
            documents,
            notes: Vec::new(),
            task,
        })
    }

    pub(super) fn stop_if_cancelled(&self) -> Result<(), Error> {
        if self.task.is_cancelled() {
            return Err(Error::Cancelled);
        }
        Ok(())
    }

    /// Works on every lesson, several at a time, and hands on what came of each, in their order. A lesson that cannot be
    /// read is passed over with a note; when it is the only one, that is an error.
    pub(super) fn each<Made: Send>(
        &mut self,
        make: impl Fn(&Document) -> Result<Made, Error> + Sync,
        mut take: impl FnMut(&Document, Made) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for some in self.documents.chunks(AT_ONCE) {
            self.stop_if_cancelled()?;
            let made: Vec<Result<Made, Error>> = some.par_iter().map(&make).collect();
            for (document, made) in some.iter().zip(made) {
                match made {
                    Ok(made) => take(document, made)?,
                    Err(error) if self.documents.len() > 1 => {
                        self.notes
                            .push(format!("“{}” was left out: {error}", document.title));
                    }
                    Err(error) => return Err(error),
                }
            }
            self.task.steps(some.len());
        }
        Ok(())
    }
}

/// The lessons that these names mean, in the order of the library where a name means several: a lesson by its id, else by what
/// it is called, or a course of the learner with all that is in it.
pub fn lessons_named(engine: &Engine, names: &[String]) -> Result<Vec<String>, Error> {
    let rows = lesson_rows(engine)?;
    let mut ids: Vec<String> = Vec::new();
    for name in names {
        let trimmed = name.trim_end_matches('/');
        let course: Option<LibraryPath> = trimmed.parse().ok();
        let mut inside: Vec<(LibraryPath, String)> = Vec::new();
        let by_id = rows.iter().any(|row| row.id == *name);
        let before = ids.len();
        for row in &rows {
            let place = format!("{}/{}", row.course, row.file);
            let is_meant = if by_id {
                row.id == *name
            } else {
                is_called(row, name)
            };
            if is_meant {
                ids.push(row.id.clone());
            } else if let (Some(course), Ok(place)) = (&course, place.parse::<LibraryPath>())
                && !row.built_in
                && place.is_in(course)
            {
                inside.push((place, row.id.clone()));
            }
        }
        if inside.is_empty() && ids.len() == before {
            return Err(Error::NoSuchName(name.clone()));
        }
        inside.sort();
        ids.extend(inside.into_iter().map(|(_, id)| id));
    }
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    Ok(ids)
}

/// The one lesson that a name means.
pub(crate) fn lesson_named(engine: &Engine, name: &str) -> Result<String, Error> {
    let ids = lessons_named(engine, &[name.to_owned()])?;
    match <[String; 1]>::try_from(ids) {
        Ok([id]) => Ok(id),
        Err(ids) => Err(Error::SeveralLessons {
            name: name.to_owned(),
            ids: ids.join(", "),
        }),
    }
}

/// Whether a lesson is called so: by the learner, by its headword, or by its title.
fn is_called(row: &LessonRow, name: &str) -> bool {
    row.name.as_deref() == Some(name) || row.headword == name || row.title == name
}
