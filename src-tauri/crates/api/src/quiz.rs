//! Quizzes: the items of a lesson, and of the cards that are due.

use crate::library::count;
use crate::{
    Engine, Error,
    app::settings_get,
    dto::{NoArgs, QuizItem, QuizSource},
    found::document,
};
use std::collections::{HashMap, hash_map::Entry};
use std::path::Path;
use wenxi_lesson::Lesson;
use wenxi_study::{CardId, Found, Item, ItemKind, Note, NoteId, Now, Passage, Source, collect, quiz};

/// How many cards one practice asks at most, and how many of them for the first time.
const ASKED_AT_MOST: u32 = 30;
const NEW_AT_MOST: u32 = 10;
/// So many notes before and behind one in its lesson are where wrong answers are taken from: enough to choose from, and a
/// list of twenty thousand words costs no more than a page.
const NEIGHBOURS: usize = 100;

/// The items of a quiz on a lesson.
pub(crate) fn lesson_items(
    engine: &Engine,
    id: &str,
    lesson: &Lesson,
    seed: u32,
) -> Result<Vec<Item>, Error> {
    let language = engine.language()?;
    let found = collect(id, lesson, language);
    let writing = settings_get(engine, NoArgs {})?.writing;
    let without: &[ItemKind] = if writing { &[] } else { &[ItemKind::Writing] };
    Ok(quiz::generate(&found, engine.pool()?, language, without, seed))
}

/// The items that ask about one mistake of a lesson.
pub(crate) fn mistake_items(
    engine: &Engine,
    id: &str,
    lesson: &Lesson,
    mistake: &NoteId,
    seed: u32,
) -> Result<Vec<Item>, Error> {
    let language = engine.language()?;
    let found = collect(id, lesson, language);
    Ok(quiz::clinic(&found, mistake, engine.pool()?, language, seed))
}

/// The items of the cards to ask now.
pub(crate) fn due_items(engine: &Engine, now: Now, seed: u32) -> Result<Vec<Item>, Error> {
    let language = engine.language()?;
    let asks = crate::schedule::asks_today(engine, now, &engine.store.counts(now)?)?;
    // Cards in steps come first, so what the limit holds back are reviews.
    let due = engine.store.due(now, ASKED_AT_MOST.min(asks.due))?;
    let room = ASKED_AT_MOST.saturating_sub(count(due.len()));
    let fresh = crate::cards::fresh(engine, now, NEW_AT_MOST.min(asks.new).min(room))?;
    let cards: Vec<CardId> = due.into_iter().map(|due| due.card).chain(fresh).collect();
    let ids: Vec<NoteId> = cards.iter().map(|card| card.note.clone()).collect();
    let notes = engine.store.notes(&ids)?;
    let mut items = Vec::with_capacity(cards.len());
    let mut lessons = HashMap::new();
    for card in &cards {
        let Some(note) = notes.iter().find(|note| note.id == card.note) else {
            continue;
        };
        let (source, near) = match where_met(engine, &note.id, &mut lessons)? {
            Some((found, at)) => {
                let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(found.len());
                (
                    found.get(at).map(|found| found.source.clone()),
                    found.get(near).unwrap_or_default(),
                )
            }
            None => (None, [].as_slice()),
        };
        let neighbours: Vec<Note> = near
            .iter()
            .map(|found| found.note.clone())
            .chain(notes.clone())
            .collect();
        items.extend(quiz::item(
            note,
            card.kind,
            source.as_ref(),
            &neighbours,
            engine.pool()?,
            language,
            seed,
        ));
    }
    Ok(items)
}

/// The notes of the first lesson that is still there and has this note, and its place among them. `lessons` keeps the notes
/// of the lessons that were looked at: many cards of one practice come from the same one.
fn where_met<'l>(
    engine: &Engine,
    note: &NoteId,
    lessons: &'l mut HashMap<String, Vec<Found>>,
) -> Result<Option<(&'l [Found], usize)>, Error> {
    let mut met = None;
    for id in engine.store.lessons_of_note(note)? {
        let found = match lessons.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => match engine.lesson(unknown.key()) {
                Ok(found) => {
                    let notes = collect(unknown.key(), &found.lesson, engine.language()?);
                    unknown.insert(notes)
                }
                Err(_) => continue,
            },
        };
        if let Some(at) = found.iter().position(|found| found.note.id == *note) {
            met = Some((found.first().map(|first| first.source.lesson.clone()), at));
            break;
        }
    }
    Ok(met.and_then(|(lesson, at)| Some((lessons.get(&lesson?)?.as_slice(), at))))
}

/// A quiz on a lesson of the library or on a document, with its answers.
pub fn quiz_make(engine: &Engine, lesson: &str, seed: u32) -> Result<Vec<QuizItem>, Error> {
    let path = Path::new(lesson);
    let parsed = if path.is_file() {
        let (name, bytes) = document(path)?;
        std::sync::Arc::new(engine.read(&name, &bytes)?)
    } else {
        engine.lesson(lesson)?.lesson
    };
    let items = lesson_items(engine, lesson, &parsed, seed)?;
    Ok(items.iter().map(|item| quiz_item(item, &parsed)).collect())
}

fn quiz_item(item: &Item, lesson: &Lesson) -> QuizItem {
    let text = |passages: &[Passage]| passages.iter().map(Passage::text).collect::<String>();
    let heard = item
        .audio
        .as_ref()
        .map(|phrase| phrase.text.clone())
        .unwrap_or_default();
    QuizItem {
        card: item.cards().first().map(ToString::to_string).unwrap_or_default(),
        kind: item.kind.into(),
        instruction: item.instruction.clone(),
        stem: if item.stem.is_empty() {
            heard
        } else {
            text(&item.stem)
        },
        key: item.answer().text().to_owned(),
        distractors: item
            .distractors()
            .map(|choice| choice.text().to_owned())
            .collect(),
        explanation: item
            .explanation
            .iter()
            .map(Passage::text)
            .collect::<Vec<_>>()
            .join(" "),
        source: item
            .source
            .as_ref()
            .map(|source| quiz_source(source, item, lesson)),
    }
}

fn quiz_source(source: &Source, item: &Item, lesson: &Lesson) -> QuizSource {
    let section = lesson.sections.get(source.place.map_or(0, |place| place.section));
    QuizSource {
        lesson: source.lesson.clone(),
        section: section
            .map(|section| section.heading.plain().trim().to_owned())
            .unwrap_or_default(),
        sentence: item.note.chinese().text.clone(),
    }
}
