//! Use cases of taking documents in: a look at what they would become, keeping them, a lesson from a text.

use crate::{
    Engine, Error,
    catalogue::{course, file_name, hash, stem},
    dto::*,
    library::{count, lesson_id},
    view,
};
use std::{fs, path::Path};
use wenxi_lesson::{DOCUMENT_LIMIT, DocumentError, Lesson, LessonId};
use wenxi_store::Document;

/// A document that can become a lesson.
struct Candidate {
    name: String,
    origin: Option<String>,
    bytes: Vec<u8>,
    lesson: Lesson,
}

/// What would become of these files; changes nothing.
pub fn import_preview(engine: &Engine, args: ImportArgs) -> Result<ImportView, Error> {
    each_file(args, |path| {
        let candidate = candidate(engine, path)?;
        let known = known(engine, &candidate)?;
        outcome(
            engine,
            &candidate,
            known
                .as_ref()
                .map(|(document, change)| (document.id.clone(), *change)),
        )
    })
}

/// Takes these files into the library. What cannot be a lesson is refused, and the rest goes on.
pub fn import_keep(engine: &Engine, args: ImportArgs) -> Result<ImportView, Error> {
    each_file(args, |path| keep(engine, candidate(engine, path)?))
}

/// Makes a lesson of a text.
pub fn import_text(engine: &Engine, args: ImportTextArgs) -> Result<ImportView, Error> {
    let name = "text.md".to_owned();
    let lesson = engine.read(&name, args.text.as_bytes())?;
    let candidate = Candidate {
        name: name.clone(),
        origin: None,
        bytes: args.text.into_bytes(),
        lesson,
    };
    let outcome = keep(engine, candidate)?;
    Ok(ImportView {
        files: vec![ImportFile {
            path: String::new(),
            name,
            outcome,
        }],
    })
}

fn each_file(
    args: ImportArgs,
    mut import: impl FnMut(&Path) -> Result<ImportOutcome, Error>,
) -> Result<ImportView, Error> {
    let file = |path: String| {
        let name = file_name(Path::new(&path));
        let outcome = import(Path::new(&path)).unwrap_or_else(|error| ImportOutcome::Refused {
            reason: error.to_string(),
        });
        ImportFile { path, name, outcome }
    };
    Ok(ImportView {
        files: args.paths.into_iter().map(file).collect(),
    })
}

/// Reads a file, and the lesson in it.
fn candidate(engine: &Engine, path: &Path) -> Result<Candidate, Error> {
    let (name, bytes) = read_document(path)?;
    let lesson = engine.read(&name, &bytes)?;
    Ok(Candidate {
        name,
        origin: Some(path.to_string_lossy().into_owned()),
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

/// The document of the library that a candidate is: the same bytes, or an earlier version of the same file.
fn known(engine: &Engine, candidate: &Candidate) -> Result<Option<(Document, ImportChange)>, Error> {
    engine.index_all()?;
    let activity = engine.store.lesson_activity()?;
    let is_there = |document: &Document| {
        activity
            .get(&document.id)
            .is_none_or(|activity| !activity.removed)
    };
    if let Some(document) = engine
        .store
        .document_by_hash(&hash(&candidate.bytes))?
        .filter(is_there)
    {
        return Ok(Some((document, ImportChange::Same)));
    }
    let Some(origin) = &candidate.origin else {
        return Ok(None);
    };
    let earlier = engine.store.document_by_origin(origin)?.filter(is_there);
    Ok(earlier.map(|document| (document, ImportChange::Updated)))
}

fn keep(engine: &Engine, candidate: Candidate) -> Result<ImportOutcome, Error> {
    let known = known(engine, &candidate)?;
    let (id, change) = match &known {
        Some((document, change)) => (lesson_id(&document.id)?, *change),
        None => (free_id(engine, &candidate)?, ImportChange::New),
    };
    if change != ImportChange::Same {
        engine
            .library
            .keep(&id, &extension(&candidate.name), &candidate.bytes)?;
        let file = engine.library.find(&id)?.path;
        let added = known.map_or(engine.clock.now().at_ms, |(document, _)| document.added_at_ms);
        let mut document = engine.new_document(id.as_str(), &file_name(&file), hash(&candidate.bytes), added);
        document.origin.clone_from(&candidate.origin);
        engine.catalogue(&[(document, candidate.lesson.clone())])?;
    }
    outcome(engine, &candidate, Some((id.to_string(), change)))
}

/// An id for a new lesson that no other has or had.
fn free_id(engine: &Engine, candidate: &Candidate) -> Result<LessonId, Error> {
    let wanted = LessonId::propose(&candidate.lesson, &candidate.name);
    for number in 1.. {
        let id = if number == 1 {
            wanted.clone()
        } else {
            wanted.numbered(number)
        };
        if engine.store.document(id.as_str())?.is_none() && course(id.as_str()).is_none() {
            return Ok(id);
        }
    }
    Ok(wanted)
}

fn extension(name: &str) -> String {
    Path::new(name).extension().map_or_else(
        || "txt".to_owned(),
        |extension| extension.to_string_lossy().to_lowercase(),
    )
}

fn outcome(
    engine: &Engine,
    candidate: &Candidate,
    kept: Option<(String, ImportChange)>,
) -> Result<ImportOutcome, Error> {
    let (lesson_id, change) = match kept {
        Some((id, change)) => (Some(id), change),
        None => (None, ImportChange::New),
    };
    let view = engine.drawn(lesson_id.as_deref().unwrap_or_default(), &candidate.lesson)?;
    let sentences = view::located_sentences(&view);
    let characters = sentences
        .iter()
        .flat_map(|located| &located.sentence.words)
        .map(|word| word.syllables.len())
        .sum();
    let title = view.title.trim();
    Ok(ImportOutcome::Lesson {
        lesson_id,
        change,
        title: if title.is_empty() {
            stem(&candidate.name)
        } else {
            title.to_owned()
        },
        kind: view.kind,
        sections: count(view.sections.len()),
        sentences: count(sentences.len()),
        characters: count(characters),
        diagnostics: view.diagnostics,
    })
}
