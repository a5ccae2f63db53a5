//! Quizzes: the items of a lesson, and of the cards that are due.

use crate::{
    Engine, Error,
    dto::{QuizItem, QuizSource, count},
    export::lesson_named,
    found::document,
    lock::locked,
};
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;
use wenxi_lesson::Lesson;
use wenxi_store::Met;
use wenxi_study::{
    CardId, Facts, First, Item, ItemKind, Key, Note, NoteId, Now, Passage, Shelf, Source, quiz,
};

/// How many cards one practice asks at most, and how many of them for the first time.
const ASKED_AT_MOST: u32 = 30;
const NEW_AT_MOST: u32 = 10;
/// So many studied notes of the same lesson on each side of one are where wrong answers are taken from, beside the dictionary.
const NEIGHBOURS: u32 = 20;

/// The items of a quiz on a lesson.
pub(crate) fn lesson_items(
    engine: &Engine,
    id: &str,
    lesson: &Lesson,
    seed: u32,
) -> Result<Vec<Item>, Error> {
    let found = engine.notes_in(id, lesson)?;
    let writing = engine.settings()?.writing;
    let without: &[ItemKind] = if writing { &[] } else { &[ItemKind::Writing] };
    let mistakes = engine.mistakes_told()?;
    Ok(quiz::generate(&found, shelf(engine, &mistakes)?, without, seed))
}

/// The items that ask about one mistake of a lesson.
pub(crate) fn mistake_items(
    engine: &Engine,
    id: &str,
    lesson: &Lesson,
    mistake: &NoteId,
    seed: u32,
) -> Result<Vec<Item>, Error> {
    let found = engine.notes_in(id, lesson)?;
    let mistakes = engine.mistakes_told()?;
    Ok(quiz::clinic(&found, mistake, shelf(engine, &mistakes)?, seed))
}

fn shelf<'a>(engine: &'a Engine, mistakes: &'a [Note]) -> Result<Shelf<'a>, Error> {
    Ok(Shelf {
        language: engine.language()?,
        pool: engine.pool()?,
        mistakes,
    })
}

/// The cards that a practice asks now, in its order.
fn cards_to_ask(engine: &Engine, now: Now) -> Result<Vec<CardId>, Error> {
    let asks = crate::schedule::asks_today(engine, now, &engine.store.counts(now)?)?;
    // Cards in steps come first, so what the limit holds back are reviews.
    let first = if asks.backlog { First::Known } else { First::Fading };
    let due = engine.store.due(now, ASKED_AT_MOST.min(asks.due), first)?;
    let room = ASKED_AT_MOST.saturating_sub(count(due.len()));
    let fresh = crate::cards::fresh(engine, now, NEW_AT_MOST.min(asks.new).min(room))?;
    Ok(due.into_iter().map(|due| due.card).chain(fresh).collect())
}

/// The names of the cards that a practice of what is due asks now, in its order. The language is not needed to know them.
pub fn due_cards(engine: &Engine) -> Result<Vec<String>, Error> {
    locked(&engine.sitting).wait();
    let cards = cards_to_ask(engine, engine.clock.now())?;
    Ok(cards.iter().map(ToString::to_string).collect())
}

/// The items of the cards to ask now.
pub(crate) fn due_items(engine: &Engine, now: Now, seed: u32) -> Result<Vec<Item>, Error> {
    // The language is read beside the cards: neither needs the other.
    let (due, pool) = thread::scope(|scope| {
        let pool = scope.spawn(|| engine.pool().map(drop));
        let due = Due::read(engine, now);
        (due, pool.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    pool?;
    let due = due?;
    let shelf = shelf(engine, &due.mistakes)?;
    let made = in_shares(&due.cards, |asked| asked.item(&due.notes, shelf, seed));
    let mut lessons = Lessons::default();
    let mut items = Vec::with_capacity(made.len());
    for (asked, made) in due.cards.iter().zip(made) {
        let item = match (made, &asked.source) {
            // Too few notes of its lesson are studied to ask it fairly: all that the lesson has are looked at.
            (None, Some(source)) => asked.made(lessons.notes(engine, &source.lesson)?, shelf, seed),
            (made, _) => made,
        };
        // A card that is not asked would be due for ever.
        let mut item = match item {
            Some(item) => item,
            None => quiz::plain_item(&asked.note, asked.kind, asked.source.as_ref(), shelf.language),
        };
        for elsewhere in &asked.places {
            if let Facts::Word { gloss, .. } = &elsewhere.facts {
                item.accept_gloss(gloss);
            }
        }
        items.push(item);
    }
    Ok(items)
}

/// Makes something of each, as many at a time as there are cores; in their order.
fn in_shares<One: Sync, Made: Send>(all: &[One], make: impl Fn(&One) -> Made + Sync) -> Vec<Made> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (own, others) = all.split_at(all.len().div_ceil(cores));
    let make = &make;
    thread::scope(|scope| {
        let others = others.chunks(own.len().max(1));
        let others = others.map(|share| scope.spawn(move || share.iter().map(make).collect::<Vec<Made>>()));
        let others: Vec<_> = others.collect();
        let mut made: Vec<Made> = own.iter().map(make).collect();
        for share in others {
            made.extend(share.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        made
    })
}

/// What is due, with all that its items are made of, as far as the database knows it.
struct Due {
    cards: Vec<Asked>,
    /// The notes of all of them.
    notes: Vec<Note>,
    /// Mistakes of other lessons, where one asks for a reason.
    mistakes: Vec<Note>,
}

/// A card that is to be asked.
struct Asked {
    kind: ItemKind,
    note: Note,
    source: Option<Source>,
    /// Where its note was met.
    places: Vec<Met>,
    /// Studied notes of the same lesson.
    neighbours: Vec<Note>,
}

impl Asked {
    /// Its item, with wrong answers from the studied notes of its lesson and of this practice.
    fn item(&self, practised: &[Note], shelf: Shelf<'_>, seed: u32) -> Option<Item> {
        self.made(&[&self.neighbours, practised].concat(), shelf, seed)
    }

    fn made(&self, neighbours: &[Note], shelf: Shelf<'_>, seed: u32) -> Option<Item> {
        quiz::item(
            &self.note,
            self.kind,
            self.source.as_ref(),
            neighbours,
            shelf,
            seed,
        )
    }
}

impl Due {
    fn read(engine: &Engine, now: Now) -> Result<Self, Error> {
        let cards = cards_to_ask(engine, now)?;
        let ids: Vec<NoteId> = cards.iter().map(|card| card.note.clone()).collect();
        let notes = engine.store.notes(&ids)?;
        let states = engine.store.card_states(&cards)?;
        let asks_why = cards.iter().any(|card| card.kind == ItemKind::MistakeWhy);
        let mistakes = if asks_why {
            engine.mistakes_told()?
        } else {
            Vec::new()
        };
        let mut lessons = Lessons::default();
        let mut asked = Vec::with_capacity(cards.len());
        for card in &cards {
            let Some(note) = notes.iter().find(|note| note.id == card.note) else {
                continue;
            };
            let places = lessons.with(engine, &note.id)?;
            // A word may mean something else in another lesson: each is asked in turn.
            let turn = states
                .get(card)
                .map_or(0, |state| usize::try_from(state.reps).unwrap_or(0));
            let place = turn.checked_rem(places.len()).and_then(|at| places.get(at));
            let neighbours = match place {
                Some(place) => engine.store.notes_beside(&place.lesson, &note.id, NEIGHBOURS)?,
                None => Vec::new(),
            };
            asked.push(Asked {
                kind: card.kind,
                note: place
                    .and_then(|place| told_there(note, place))
                    .unwrap_or_else(|| note.clone()),
                source: place.map(|place| Source {
                    lesson: place.lesson.clone(),
                    place: None,
                }),
                places,
                neighbours,
            });
        }
        Ok(Self {
            cards: asked,
            notes,
            mistakes,
        })
    }
}

/// A word as a lesson tells it, where the lesson says what it means.
fn told_there(note: &Note, place: &Met) -> Option<Note> {
    let says_what = matches!(&place.facts, Facts::Word { gloss, .. } if !gloss.is_empty());
    says_what.then(|| Note {
        id: note.id.clone(),
        facts: place.facts.clone(),
    })
}

/// The lessons of the cards of one practice: many come from the same one.
#[derive(Default)]
struct Lessons {
    are_there: HashMap<String, bool>,
    notes: HashMap<String, Vec<Note>>,
}

impl Lessons {
    /// The lessons that are still there and in which this note was met.
    fn with(&mut self, engine: &Engine, note: &NoteId) -> Result<Vec<Met>, Error> {
        let mut places = Vec::new();
        for place in engine.store.places_of_note(note)? {
            let is_there = match self.are_there.get(&place.lesson) {
                Some(is_there) => *is_there,
                None => engine.has_lesson(&place.lesson)?,
            };
            self.are_there.insert(place.lesson.clone(), is_there);
            places.extend(is_there.then_some(place));
        }
        Ok(places)
    }

    /// All notes of a lesson.
    fn notes(&mut self, engine: &Engine, id: &str) -> Result<&[Note], Error> {
        if !self.notes.contains_key(id) {
            let found = engine.lesson(id)?;
            let notes = engine.notes_in(id, &found.lesson)?;
            let notes = notes.into_iter().map(|found| found.note).collect();
            self.notes.insert(id.to_owned(), notes);
        }
        Ok(self.notes.get(id).map(Vec::as_slice).unwrap_or_default())
    }
}

/// A quiz on a lesson of the library or on a document, with its answers.
pub fn quiz_make(engine: &Engine, lesson: &str, seed: u32) -> Result<Vec<QuizItem>, Error> {
    let path = Path::new(lesson);
    let (id, parsed) = if path.is_file() {
        let (name, bytes) = document(path)?;
        (
            lesson.to_owned(),
            std::sync::Arc::new(engine.read(&name, &bytes)?),
        )
    } else {
        let id = lesson_named(engine, lesson)?;
        let found = engine.lesson(&id)?;
        (id, found.lesson)
    };
    let items = lesson_items(engine, &id, &parsed, seed)?;
    Ok(items.iter().map(|item| quiz_item(item, &parsed)).collect())
}

fn quiz_item(item: &Item, lesson: &Lesson) -> QuizItem {
    let text = |passages: &[Passage]| passages.iter().map(Passage::text).collect::<String>();
    let texts = |passages: &[Passage]| passages.iter().map(|one| one.text().to_owned()).collect();
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
        context: text(&item.context),
        choices: texts(&item.choices),
        pairs: pairs(&item.key),
        key: match item.key {
            Key::Pairs { .. } => String::new(),
            _ => item.answer().text().to_owned(),
        },
        accepted: accepted(&item.key),
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

/// What is to be matched, each with its partner.
fn pairs(key: &Key) -> Vec<String> {
    let Key::Pairs { left, right, partner } = key else {
        return Vec::new();
    };
    let pairs = left.iter().zip(partner);
    pairs
        .filter_map(|(left, partner)| Some(format!("{} = {}", left.text(), right.get(*partner)?.text())))
        .collect()
}

/// The answers that are right.
fn accepted(key: &Key) -> Vec<String> {
    match key {
        Key::Reading { accepted } | Key::Tones { accepted, .. } | Key::Dictation { accepted } => {
            accepted.clone()
        }
        Key::Gloss { accepted, also } => accepted.iter().chain(also).cloned().collect(),
        Key::Order { whole, also } => std::iter::once(&whole.text).chain(also).cloned().collect(),
        Key::Choice { .. } | Key::SelfRated { .. } | Key::Pairs { .. } | Key::Strokes { .. } => Vec::new(),
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
