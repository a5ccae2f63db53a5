//! Use cases of taking documents in: a look at what they would become, keeping them, a lesson from a text.

use crate::{
    Engine, Error,
    catalogue::{file_name, stem},
    dto::*,
    indexing::BATCH,
    keeping::Arrival,
    library::count,
    view,
};
use rayon::prelude::*;
use std::{fs, path::Path, sync::Arc};
use wenxi_lesson::{DOCUMENT_LIMIT, DocumentError};

/// What would become of these files; changes nothing.
pub fn import_preview(engine: &Engine, args: ImportArgs) -> Result<ImportView, Error> {
    let look = |path: &String| {
        let arrival = arrival(engine, Path::new(path))?;
        let known = engine.known(&arrival)?;
        Ok(outcome(
            &arrival,
            known.map(|(document, change)| (document.id, change)),
        ))
    };
    let outcomes: Vec<Result<ImportOutcome, Error>> = args.paths.par_iter().map(look).collect();
    Ok(view_of(&args.paths, outcomes))
}

/// Takes these files into the library. What cannot be a lesson is refused, and the rest goes on.
pub fn import_keep(engine: &Engine, args: ImportArgs) -> Result<ImportView, Error> {
    let batches: Vec<Vec<Result<ImportOutcome, Error>>> = args
        .paths
        .par_chunks(BATCH)
        .map(|paths| {
            let read = paths.iter().map(|path| arrival(engine, Path::new(path)));
            keep(engine, read.collect())
        })
        .collect::<Result<_, Error>>()?;
    Ok(view_of(&args.paths, batches.into_iter().flatten().collect()))
}

/// Makes a lesson of a text.
pub fn import_text(engine: &Engine, args: ImportTextArgs) -> Result<ImportView, Error> {
    let name = "text.md".to_owned();
    let lesson = Arc::new(engine.read(&name, args.text.as_bytes())?);
    let arrival = Arrival {
        name: name.clone(),
        origin: None,
        course: None,
        bytes: args.text.into_bytes(),
        lesson,
    };
    let kept = keep(engine, vec![Ok(arrival)])?;
    let outcome = kept.into_iter().next().unwrap_or(Err(Error::NoSuchLesson))?;
    Ok(ImportView {
        files: vec![ImportFile {
            path: String::new(),
            name,
            outcome,
        }],
    })
}

/// Takes in those that could be read; gives what became of each, in their order.
fn keep(
    engine: &Engine,
    read: Vec<Result<Arrival, Error>>,
) -> Result<Vec<Result<ImportOutcome, Error>>, Error> {
    let mut outcomes = Vec::with_capacity(read.len());
    let mut arrivals = Vec::with_capacity(read.len());
    for arrival in read {
        match arrival {
            Ok(arrival) => {
                arrivals.push(arrival);
                outcomes.push(None);
            }
            Err(error) => outcomes.push(Some(Err(error))),
        }
    }
    let arrived = engine.take_in(&arrivals)?;
    let mut kept = arrivals.iter().zip(arrived).map(|(arrival, arrived)| {
        let arrived = arrived?;
        Ok(outcome(arrival, Some((arrived.id, arrived.change))))
    });
    Ok(outcomes
        .into_iter()
        .filter_map(|refused| refused.or_else(|| kept.next()))
        .collect())
}

fn view_of(paths: &[String], outcomes: Vec<Result<ImportOutcome, Error>>) -> ImportView {
    let file = |(path, outcome): (&String, Result<ImportOutcome, Error>)| ImportFile {
        path: path.clone(),
        name: file_name(Path::new(path)),
        outcome: outcome.unwrap_or_else(|error| ImportOutcome::Refused {
            reason: error.to_string(),
        }),
    };
    ImportView {
        files: paths.iter().zip(outcomes).map(file).collect(),
    }
}

/// Reads a file, and the lesson in it.
fn arrival(engine: &Engine, path: &Path) -> Result<Arrival, Error> {
    let (name, bytes) = read_document(path)?;
    let lesson = Arc::new(engine.read(&name, &bytes)?);
    Ok(Arrival {
        name,
        origin: Some(path.to_string_lossy().into_owned()),
        course: None,
        bytes,
        lesson,
    })
}

/// The name and the bytes of a document; one that is too large is not read at all.
pub(crate) fn read_document(path: &Path) -> Result<(String, Vec<u8>), Error> {
    let name = file_name(path);
    let failed = |cause| Error::File {
        path: path.to_owned(),
        cause,
    };
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(Error::Folder {
            path: path.to_owned(),
        });
    }
    let size = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if size > DOCUMENT_LIMIT {
        return Err(DocumentError::TooLarge {
            name,
            size,
            limit: DOCUMENT_LIMIT,
        }
        .into());
    }
    Ok((name, fs::read(path).map_err(failed)?))
}

fn outcome(arrival: &Arrival, known: Option<(String, ImportChange)>) -> ImportOutcome {
    let (lesson_id, change) = match known {
        Some((id, change)) => (Some(id), change),
        None => (None, ImportChange::New),
    };
    let lesson = &arrival.lesson;
    let amount = view::amount(lesson);
    let title = lesson.plain_title();
    let title = title.trim();
    ImportOutcome::Lesson {
        lesson_id,
        change,
        title: if title.is_empty() {
            stem(&arrival.name)
        } else {
            title.to_owned()
        },
        kind: view::kind(lesson),
        sections: count(lesson.sections.len()),
        sentences: count(amount.sentences),
        characters: count(amount.characters),
        diagnostics: lesson.diagnostics.iter().map(DiagnosticView::from).collect(),
    }
}
