//! Many documents at once: one thread takes them from the disk, one for each core works on them batch by batch, and what
//! came of it is put in their order.

use crate::{Error, dto::*, found, found::Found, lock::locked, tasks::Task};
use std::{
    collections::HashSet,
    path::Path,
    sync::{
        Mutex,
        mpsc::{Receiver, sync_channel},
    },
    thread,
};

/// What came of a document.
pub(super) enum Looked {
    /// It is a lesson, or cannot be one.
    File(ImportFile),
    /// It says something about its course, and lies beside the lessons: its name with its folders.
    OfCourse(String),
    /// Nobody meant it.
    PassedOver,
}

/// Works on the documents that the paths mean, `size` of them at a time: `work` says what came of each. When the task is cancelled, batches that were begun are ended, and no more are begun.
pub(super) fn in_batches(
    paths: &[String],
    task: &Task<'_>,
    size: usize,
    work: &(dyn Fn(Vec<Found>) -> Result<Vec<Looked>, Error> + Sync),
) -> Result<ImportView, Error> {
    task.expect(paths.iter().map(|path| found::count(Path::new(path))).sum());
    // Two more than there are cores: one of them waits for the disk, and one for the database.
    let workers = 2 + thread::available_parallelism().map_or(2, usize::from);
    // Few wait: each may be large.
    let (to_do, documents) = sync_channel::<(usize, Found)>(size);
    let documents = Mutex::new(documents);
    let done: Mutex<Vec<(usize, Vec<Looked>)>> = Mutex::default();
    let failed: Mutex<Option<Error>> = Mutex::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            let to_do = to_do;
            let mut place = 0;
            // A folder may be given with a file in it, and a file twice.
            let mut seen = HashSet::new();
            for path in paths {
                found::documents(Path::new(path), &mut |found| {
                    if !seen.insert(found.path.clone()) {
                        task.steps(found.weight());
                        return !task.is_cancelled();
                    }
                    place += 1;
                    if found.deck.is_some() {
                        task.expect_more(found.weight());
                    }
                    !task.is_cancelled() && to_do.send((place, found)).is_ok()
                });
            }
        });
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((place, batch)) = next_batch(&documents, size)
                    && locked(&failed).is_none()
                {
                    // A cancelled task drains what was taken from the disk already.
                    if task.is_cancelled() {
                        continue;
                    }
                    let count = batch.iter().map(Found::weight).sum();
                    match work(batch) {
                        Ok(files) => locked(&done).push((place, files)),
                        Err(error) => *locked(&failed) = Some(error),
                    }
                    task.steps(count);
                }
                // Whoever fails stops the others, and the one that takes documents from the disk.
                if locked(&failed).is_some() {
                    while next_batch(&documents, size).is_some() {}
                }
            });
        }
    });
    if let Some(error) = failed
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
    {
        return Err(error);
    }
    let mut done = done
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(place, _)| *place);
    let mut view = ImportView {
        cancelled: task.is_cancelled(),
        ..ImportView::default()
    };
    for file in done.into_iter().flat_map(|(_, files)| files) {
        match file {
            Looked::File(file) => view.files.push(file),
            Looked::OfCourse(name) => view.of_course.push(name),
            Looked::PassedOver => view.passed_over += 1,
        }
    }
    Ok(view)
}

/// The next documents, and the place of the first; nothing when there are no more.
fn next_batch(documents: &Mutex<Receiver<(usize, Found)>>, size: usize) -> Option<(usize, Vec<Found>)> {
    let documents = locked(documents);
    let (place, first) = documents.recv().ok()?;
    let mut batch = vec![first];
    while batch.len() < size
        && let Ok((_, found)) = documents.recv()
    {
        batch.push(found);
    }
    Some((place, batch))
}
