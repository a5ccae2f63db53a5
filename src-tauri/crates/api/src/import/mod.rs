//! Use cases of taking documents in: a look at what they would become, keeping them, taking that back, a lesson from a
//! text. Files, folders, books and archives are all given by their paths; one bad document never stops the others.

mod batches;
mod broken;
mod undo;

pub use undo::import_undo;

use crate::{
    Engine, Error,
    anki::{Deck, History, Presets},
    behind::let_go,
    catalogue::{file_name, title},
    dto::*,
    found::{Found, is_by_the_way},
    imported::Undo,
    indexing::BATCH,
    keeping::{Arrival, Arrived, TakenIn},
    library::called,
    lock::locked,
    view,
};
use batches::{Looked, in_batches};
use std::{
    collections::HashSet,
    panic::resume_unwind,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    thread,
};
use wenxi_lesson::{Change, LibraryPath};

/// So many documents are looked at in one go.
const LOOK: usize = 4;

/// What would become of these files; changes nothing.
pub fn import_preview(engine: &Engine, args: ImportArgs) -> Result<ImportView, Error> {
    let task = engine.task(&args.task);
    let presets = Presets::default();
    let mut view = in_batches(&args.paths, &task, LOOK, &|documents| {
        let decks = documents.iter().filter_map(|found| found.deck.as_ref());
        decks.for_each(|deck| presets.see(deck));
        let look = |document| match read(engine, document) {
            Read::Arrival(place, arrival) => {
                let known = engine.known(&arrival)?;
                let (id, change, name) = match known {
                    Some((document, change)) => {
                        let name = called(engine, &document)?;
                        (Some(document.id), change, Some(name))
                    }
                    None => (None, ImportChange::New, None),
                };
                let left_out = place.deck.as_ref().and_then(|deck| deck.media().told());
                let found = lesson_found(&place, &arrival, id, change, name, left_out);
                Ok(Looked::File(place.with(found)))
            }
            Read::OfCourse(file) => Ok(Looked::OfCourse(file.path.to_string())),
            Read::Refused(file) => Ok(Looked::File(file)),
            Read::PassedOver => Ok(Looked::PassedOver),
        };
        documents.into_iter().map(look).collect()
    })?;
    view.schedule = presets.offered(&engine.store.schedule());
    Ok(view)
}

/// Takes documents of these files into the library: those that were chosen, or all. What cannot be a lesson is refused,
/// and the rest goes on.
pub fn import_keep(engine: &Engine, args: ImportKeepArgs) -> Result<ImportView, Error> {
    let importing = engine.importing.read().unwrap_or_else(PoisonError::into_inner);
    let task = engine.task(&args.task);
    let chosen: Option<HashSet<String>> = args.chosen.map(|chosen| chosen.into_iter().collect());
    let is_wanted = |found: &Found| {
        let Some(chosen) = &chosen else { return true };
        let folder = Path::new(&found.path).parent();
        let is_inside = |path: &String| folder.is_some_and(|folder| Path::new(path).starts_with(folder));
        // What says something about a course comes with its lessons.
        chosen.contains(&found.path) || (found.of_course && chosen.iter().any(is_inside))
    };
    let undo = Mutex::new(Vec::new());
    let courses_before: HashSet<LibraryPath> = engine.library().courses()?.into_iter().collect();
    let presets = Presets::default();
    let view = in_batches(&args.paths, &task, BATCH / 2, &|documents| {
        let wanted: Vec<Found> = documents.into_iter().filter(is_wanted).collect();
        let decks: Vec<Arc<Deck>> = wanted.iter().filter_map(|found| found.deck.clone()).collect();
        decks.iter().for_each(|deck| presets.see(deck));
        // What was done with decks is understood while their lessons are read and taken in.
        let kept = thread::scope(|scope| {
            let understanding = (!decks.is_empty()).then(|| {
                scope.spawn(|| {
                    let language = engine.language()?;
                    let history =
                        |deck: &Arc<Deck>| (Arc::clone(deck), deck.history(language, &*engine.clock));
                    Ok(decks.iter().map(history).collect())
                })
            });
            let histories = || match understanding {
                Some(understanding) => understanding.join().unwrap_or_else(|panic| resume_unwind(panic)),
                None => Ok(Vec::new()),
            };
            let read = wanted.into_iter().map(|document| read(engine, document));
            keep(engine, read.collect(), histories, &undo)
        });
        if !decks.is_empty() {
            let_go(decks);
        }
        kept
    });
    // Also when it failed half-way: what was kept until then is findable, and can be taken back.
    let written = engine.write_waiting();
    let of_packages = std::mem::take(&mut *locked(&engine.of_packages));
    let written = written.and_then(|()| engine.make_findable_behind(of_packages));
    let mut undo = std::mem::take(&mut *locked(&undo));
    let mut made = engine.library().courses().unwrap_or_default();
    made.retain(|course| !courses_before.contains(course));
    if !made.is_empty() {
        undo.push(Undo::Made(made));
    }
    drop(importing);
    locked(&engine.undo_imports).insert(args.task, undo);
    written?;
    let mut view = view?;
    view.schedule = presets.offered(&engine.store.schedule());
    Ok(view)
}

/// Makes a lesson of a text.
pub fn import_text(engine: &Engine, args: ImportTextArgs) -> Result<ImportView, Error> {
    let name = "text.md".to_owned();
    let arrival = Arrival {
        lesson: Arc::new(engine.read(&name, args.text.as_bytes())?),
        name: name.clone(),
        origin: None,
        course: None,
        bytes: args.text.into_bytes(),
        with_past: false,
    };
    let place = Place {
        path: String::new(),
        course: String::new(),
        name,
        deck: None,
    };
    let read = vec![Read::Arrival(place, arrival)];
    let files = keep(engine, read, || Ok(Vec::new()), &Mutex::default())?;
    engine.write_waiting()?;
    let file = |looked| match looked {
        Looked::File(file) => Some(file),
        Looked::OfCourse(_) | Looked::PassedOver => None,
    };
    Ok(ImportView {
        files: files.into_iter().filter_map(file).collect(),
        ..ImportView::default()
    })
}

/// Where a document was found.
struct Place {
    path: String,
    name: String,
    course: String,
    deck: Option<Arc<Deck>>,
}

impl Place {
    fn with(self, outcome: ImportOutcome) -> ImportFile {
        ImportFile {
            path: self.path,
            name: self.name,
            course: self.course,
            outcome,
        }
    }
}

/// What became of a document that was found.
enum Read {
    /// It can become a lesson.
    Arrival(Place, Arrival),
    /// It says something about its course.
    OfCourse(OfCourse),
    /// It cannot, and why.
    Refused(ImportFile),
    /// It is a picture or the like that nobody meant.
    PassedOver,
}

/// A file that says something about a course.
struct OfCourse {
    /// Where it was found.
    place: Place,
    /// Where it is kept.
    path: LibraryPath,
    bytes: Vec<u8>,
}

fn read(engine: &Engine, found: Found) -> Read {
    let place = Place {
        name: file_name(Path::new(&found.path)),
        path: found.path,
        course: found.course,
        deck: found.deck,
    };
    if found.of_course
        && let Ok((name, bytes)) = found.document
    {
        let path = name
            .parse::<LibraryPath>()
            .map(|name| name.within(course(&place.course).as_ref()));
        return path.map_or(Read::PassedOver, |path| {
            Read::OfCourse(OfCourse { place, path, bytes })
        });
    }
    let arrival = found.document.and_then(|(name, bytes)| {
        Ok(Arrival {
            lesson: Arc::new(engine.read(&name, &bytes)?),
            origin: Some(place.path.clone()),
            course: course(&place.course),
            with_past: place.deck.is_some(),
            name,
            bytes,
        })
    });
    match arrival {
        Ok(arrival) => Read::Arrival(place, arrival),
        Err(error) if is_by_the_way(&place.path, found.named, found.chapter, &error) => Read::PassedOver,
        Err(error) => Read::Refused(place.with(refused(&error))),
    }
}

/// The folder of the library for documents from these folders. A name that the library cannot have is left out, and so are
/// folders that are deeper than the library's may be.
fn course(folders: &str) -> Option<LibraryPath> {
    let mut course: Option<LibraryPath> = None;
    for name in folders.split('/').filter(|name| !name.is_empty()) {
        if course.as_ref().is_some_and(LibraryPath::is_deepest) {
            break;
        }
        if let Ok(folder) = LibraryPath::named(name) {
            course = Some(folder.within(course.as_ref()));
        }
    }
    course
}

/// Keeps those that can become lessons; gives what became of each, in their order. `histories` waits for what was done with
/// the decks among them.
fn keep(
    engine: &Engine,
    read: Vec<Read>,
    histories: impl FnOnce() -> Result<Vec<(Arc<Deck>, History)>, Error>,
    undo: &Mutex<Vec<Undo>>,
) -> Result<Vec<Looked>, Error> {
    let mut files = Vec::with_capacity(read.len());
    let mut places = Vec::with_capacity(read.len());
    let mut arrivals = Vec::with_capacity(read.len());
    for read in read {
        match read {
            Read::Arrival(place, arrival) => {
                places.push((files.len(), place));
                arrivals.push(arrival);
                files.push(Looked::PassedOver);
            }
            Read::OfCourse(OfCourse { place, path, bytes }) => {
                files.push(match keep_beside(engine, &path, &bytes) {
                    Ok(step) => {
                        locked(undo).extend(step);
                        Looked::OfCourse(path.to_string())
                    }
                    Err(error) => Looked::File(place.with(refused(&error))),
                });
            }
            Read::Refused(file) => files.push(Looked::File(file)),
            Read::PassedOver => files.push(Looked::PassedOver),
        }
    }
    let is_of_package = places.iter().any(|(_, place)| place.deck.is_some());
    // What was broken off earlier is taken back before this begins.
    engine.index_all()?;
    // Held until what was done with their words is remembered.
    let arriving = is_of_package.then(|| engine.arriving_lock()).transpose()?;
    let TakenIn { arrived, changed } = engine.take_in(&arrivals)?;
    // All that was kept can be taken back, whatever comes after.
    locked(undo).extend(
        arrived
            .iter()
            .flatten()
            .filter_map(|arrived| undo::step_of(engine, arrived)),
    );
    if is_of_package {
        locked(&engine.of_packages).extend(changed);
    } else {
        engine.make_findable_soon(&changed)?;
    }
    let mut histories = histories()?;
    for (((at, place), arrival), arrived) in places.into_iter().zip(&arrivals).zip(arrived) {
        let history = place.deck.as_ref().and_then(|deck| {
            let at = histories.iter().position(|(of, _)| Arc::ptr_eq(of, deck))?;
            Some(histories.swap_remove(at).1)
        });
        let outcome = match arrived {
            Ok(arrived) => match remember(engine, &place, history, &arrived, undo) {
                Ok((step, left_out)) => {
                    locked(undo).extend(step);
                    lesson_found(&place, arrival, Some(arrived.id), arrived.change, None, left_out)
                }
                Err(error) => {
                    // The lesson is there, and can be taken back as ever.
                    engine.store.end_arriving(&arrived.id)?;
                    refused(&error)
                }
            },
            Err(error) => refused(&error),
        };
        if let Some(file) = files.get_mut(at) {
            *file = Looked::File(place.with(outcome));
        }
    }
    drop(arriving);
    Ok(files)
}

fn refused(error: &Error) -> ImportOutcome {
    ImportOutcome::Refused {
        reason: error.to_string(),
    }
}

/// Puts what was done with a deck into the log, and its sounds and pictures beside the lessons; what takes the first back,
/// and which of the second are left out.
fn remember(
    engine: &Engine,
    place: &Place,
    history: Option<History>,
    arrived: &Arrived,
    undo: &Mutex<Vec<Undo>>,
) -> Result<(Option<Undo>, Option<DiagnosticView>), Error> {
    let Some((deck, history)) = place.deck.as_ref().zip(history) else {
        return Ok((None, None));
    };
    let mut media = Vec::new();
    let left_out = deck.media().keep(engine, &mut media);
    if !media.is_empty() {
        locked(undo).push(Undo::Kept(media));
    }
    let left_out = left_out?;
    let is_new = arrived.change == ImportChange::New;
    let remembered = engine.remember(history, &arrived.id, is_new)?;
    Ok((Some(Undo::Studied(remembered)), left_out))
}

/// Keeps a file beside the lessons of its course; what takes that back.
fn keep_beside(engine: &Engine, path: &LibraryPath, bytes: &[u8]) -> Result<Option<Undo>, Error> {
    let kept = engine.library().keep(&[(path.clone(), bytes)]);
    let change = kept.into_iter().next().transpose()?;
    Ok(match change {
        None | Some(Change::Same) => None,
        Some(Change::New) => Some(Undo::AddedBeside(path.clone())),
        Some(Change::Updated) => undo::step_of_beside(engine, path),
    })
}

/// What the window is told of a document that can become a lesson.
fn lesson_found(
    place: &Place,
    arrival: &Arrival,
    lesson_id: Option<String>,
    change: ImportChange,
    instead_of: Option<String>,
    left_out: Option<DiagnosticView>,
) -> ImportOutcome {
    let lesson = &arrival.lesson;
    let amount = view::amount(lesson);
    ImportOutcome::Lesson {
        lesson_id,
        change,
        instead_of,
        title: title(lesson, &arrival.name),
        kind: view::kind(lesson),
        sections: count(lesson.sections.len()),
        sentences: count(amount.sentences),
        characters: count(amount.characters),
        reviews: count(place.deck.as_ref().map_or(0, |deck| deck.reviews())),
        diagnostics: lesson
            .diagnostics
            .iter()
            .map(DiagnosticView::from)
            .chain(left_out)
            .collect(),
    }
}
