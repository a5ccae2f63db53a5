//! Use cases of taking documents in: a look at what they would become, keeping them, taking that back, a lesson from a
//! text. Files, folders, books and archives are all given by their paths; one bad document never stops the others.

mod keep;
mod read;
mod shelf;
mod undo;

pub use undo::import_undo;

use crate::{Engine, Error, dto::*, library::count};
use keep::Keeper;
use read::{Candidate, Read, read_all};
use shelf::Shelf;
pub(crate) use undo::Undo;

/// So many documents are kept in one go; between two of them an import can be stopped.
const BATCH: usize = 32;

/// What would become of these files; changes nothing.
pub fn import_preview(engine: &Engine, args: ImportArgs) -> Result<ImportView, Error> {
    let task = engine.task(&args.task);
    let shelf = Shelf::of(engine)?;
    let mut view = ImportView::default();
    read_all(engine, &args.paths, &task, &|_| true, &mut |read| {
        task.step();
        match read {
            Read::PassedOver => view.passed_over += 1,
            Read::Refused(file) => view.files.push(file),
            Read::Candidate(candidate) => {
                let (known, change) = shelf.find(&candidate);
                let id = known.map(|document| document.id.clone());
                view.files.push(candidate.file(id, change));
            }
        }
        Ok(())
    })?;
    view.cancelled = task.is_cancelled();
    Ok(view)
}

/// Takes documents of these files into the library: those that were chosen, or all. What cannot be a lesson is refused,
/// and the rest goes on.
pub fn import_keep(engine: &Engine, args: ImportKeepArgs) -> Result<ImportView, Error> {
    let task = engine.task(&args.task);
    let chosen: Option<std::collections::HashSet<String>> =
        args.chosen.map(|chosen| chosen.into_iter().collect());
    let wanted = |path: &str| chosen.as_ref().is_none_or(|chosen| chosen.contains(path));
    let mut keeper = Keeper::new(engine, &args.task)?;
    let mut view = ImportView::default();
    let mut batch: Vec<Candidate> = Vec::with_capacity(BATCH);
    read_all(engine, &args.paths, &task, &wanted, &mut |read| {
        match read {
            Read::PassedOver => view.passed_over += 1,
            Read::Refused(file) => view.files.push(file),
            Read::Candidate(candidate) => {
                batch.push(*candidate);
                if batch.len() >= BATCH {
                    view.files.extend(keeper.keep(std::mem::take(&mut batch))?);
                }
            }
        }
        task.step();
        Ok(())
    })?;
    if !task.is_cancelled() {
        view.files.extend(keeper.keep(batch)?);
    }
    view.cancelled = task.is_cancelled();
    keeper.finish();
    Ok(view)
}

/// Makes a lesson of a text.
pub fn import_text(engine: &Engine, args: ImportTextArgs) -> Result<ImportView, Error> {
    let candidate = Candidate::of_text(engine, args.text)?;
    let mut keeper = Keeper::new(engine, "text")?;
    let files = keeper.keep(vec![candidate])?;
    keeper.finish();
    Ok(ImportView {
        files,
        ..ImportView::default()
    })
}

impl Candidate {
    /// What the window is told of a document.
    fn file(&self, lesson_id: Option<String>, change: ImportChange) -> ImportFile {
        let counts = read::Counts::of(&self.lesson);
        ImportFile {
            path: self.path.clone(),
            name: self.name.clone(),
            course: self.course.clone(),
            outcome: ImportOutcome::Lesson {
                lesson_id,
                change,
                title: self.title(),
                kind: crate::view::kind(&self.lesson),
                sections: count(self.lesson.sections.len()),
                sentences: count(counts.sentences),
                characters: count(counts.characters),
                diagnostics: self.lesson.diagnostics.iter().map(DiagnosticView::from).collect(),
            },
        }
    }
}
