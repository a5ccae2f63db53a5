//! Use cases of reading a lesson.

use crate::{
    Engine, Error,
    catalogue::course,
    dto::*,
    known::{KNOWN_DAYS, KnownWords},
    view::{self, spelling},
    words::note_id,
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};
use wenxi_store::{Document, Entry, Event, LessonOpened, ReadingPlace};
use wenxi_study::NoteId;

/// The most words of a text that can be one saved word.
const LONGEST_COMPOUND: usize = 5;

/// A lesson, with all of its readings.
pub fn lesson_get(engine: &Engine, args: LessonGetArgs) -> Result<LessonView, Error> {
    lesson_view(engine, &args.lesson_id)
}

/// Opens a lesson. A long one is there as fast as a short one: its text, with readings where the learner sees it first.
pub fn lesson_open(engine: &Engine, args: LessonOpenArgs) -> Result<LessonView, Error> {
    let document = engine.known_document(&args.lesson_id)?;
    let place = match args.place {
        Some(place) => Some(place),
        None => reading_place(engine, &args.lesson_id)?,
    };
    let (document, view) = engine.drawn_first(document, place.as_ref())?;
    let view = with_what_is_known(engine, &document, view)?;
    let now = engine.clock.now();
    let opened = Event::LessonOpened(LessonOpened {
        lesson_id: args.lesson_id,
    });
    let opened = engine.entry(now, opened);
    engine.store.append_in_passing(&[opened])?;
    Ok(view)
}

/// Remembers where the learner is in a lesson.
pub fn lesson_place_set(engine: &Engine, args: LessonPlaceSetArgs) -> Result<Done, Error> {
    let place = ReadingPlace {
        section: args.place.section_id,
        sentence: args.place.sentence_id,
    };
    engine.store.set_reading_place(&args.lesson_id, &place)?;
    Ok(Done {})
}

/// A lesson as it is now, with what the learner knows of it.
pub(crate) fn lesson_view(engine: &Engine, id: &str) -> Result<LessonView, Error> {
    let found = engine.lesson(id)?;
    let view = (*engine.drawn(&found)?).clone();
    with_what_is_known(engine, &found.document, view)
}

/// Where the learner was in a lesson.
fn reading_place(engine: &Engine, id: &str) -> Result<Option<Place>, Error> {
    let place = engine.store.reading_place(id)?;
    Ok(place.map(|place| Place {
        section_id: place.section,
        sentence_id: place.sentence,
    }))
}

/// A lesson that was drawn, with what only the library knows of it.
fn with_what_is_known(
    engine: &Engine,
    document: &Document,
    mut view: LessonView,
) -> Result<LessonView, Error> {
    let id = document.id.as_str();
    mark_words(engine, &mut view)?;
    view.built_in = course(id).is_some();
    view.known = known_share(engine, id)?;
    view.file = (!view.built_in).then(|| {
        engine
            .library()
            .folder()
            .join(&document.file)
            .display()
            .to_string()
    });
    view.place = reading_place(engine, id)?;
    if let Some(headword) = &mut view.headword {
        let pinyin = spelling(&headword.chinese.words);
        let word: String = headword
            .chinese
            .words
            .iter()
            .map(|word| word.text.as_str())
            .collect();
        headword.hsk = engine.language()?.hsk(&word, &[]).and_then(|hsk| hsk.v3);
        headword.saved = engine
            .store
            .is_saved(&note_id(engine.language()?, &word, &pinyin))?;
    }
    Ok(view)
}

/// The share of the words of a lesson that the learner knows.
fn known_share(engine: &Engine, id: &str) -> Result<Option<f32>, Error> {
    let Some(known) = KnownWords::of(engine)? else {
        return Ok(None);
    };
    let words = engine.store.words_of_lesson(id)?;
    Ok(words.and_then(|words| known.share(&words)))
}

/// Sets on every word what the learner has to do with it.
fn mark_words(engine: &Engine, view: &mut LessonView) -> Result<(), Error> {
    let language = engine.language()?;
    let id = |word: &WordView| note_id(language, &word.text, &spelling(std::slice::from_ref(word)));
    let mut ids = Vec::new();
    view::each_sentence_mut(view, &mut |sentence| {
        ids.extend(
            sentence
                .words
                .iter()
                .filter(|word| !word.syllables.is_empty())
                .map(id),
        );
    });
    ids.sort_unstable();
    ids.dedup();
    let states: HashMap<NoteId, WordStatus> = engine
        .store
        .note_states(&ids)?
        .into_iter()
        .filter(|(_, state)| state.saved)
        .map(|(id, state)| {
            let known = state.stability.is_some_and(|days| days >= KNOWN_DAYS);
            (
                id,
                if known {
                    WordStatus::Known
                } else {
                    WordStatus::Studying
                },
            )
        })
        .collect();
    // What is saved as one may stand in the text as several words: all of them are marked.
    let saved = engine.store.saved_words()?;
    let compounds: HashSet<&str> = saved
        .iter()
        .filter_map(|id| id.as_str().split(':').nth(1))
        .collect();
    view::each_sentence_mut(view, &mut |sentence| {
        for word in sentence
            .words
            .iter_mut()
            .filter(|word| !word.syllables.is_empty())
        {
            word.status = states.get(&id(word)).copied().unwrap_or_default();
        }
        for range in compounds_in(&sentence.words, &|words| {
            let text = language.simplified(&words.iter().map(|word| word.text.as_str()).collect::<String>());
            compounds.contains(text.as_str()) && saved.contains(&NoteId::word(&text, &spelling(words)))
        }) {
            for word in sentence.words.get_mut(range).unwrap_or_default() {
                word.status = word.status.max(WordStatus::Studying);
            }
        }
    });
    Ok(())
}

/// The stretches of two words or more that are, together, what is asked for; the longest from each place.
fn compounds_in(words: &[WordView], is_one: &dyn Fn(&[WordView]) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for start in 0..words.len() {
        let rest = words.get(start..).unwrap_or_default();
        let chinese = rest.iter().take_while(|word| !word.syllables.is_empty()).count();
        let longest = (2..=chinese.min(LONGEST_COMPOUND))
            .rev()
            .find(|length| rest.get(..*length).is_some_and(is_one));
        found.extend(longest.map(|length| start..start + length));
    }
    found
}

impl Engine {
    /// Writes events that happened now.
    pub(crate) fn record(
        &self,
        now: wenxi_study::Now,
        events: impl IntoIterator<Item = Event>,
    ) -> Result<(), Error> {
        let entries: Vec<Entry> = events.into_iter().map(|event| self.entry(now, event)).collect();
        self.write(&entries)
    }

    /// Writes events whose ids are needed afterwards.
    pub(crate) fn write(&self, entries: &[Entry]) -> Result<(), Error> {
        self.store.append(entries, wenxi_store::PracticeWrite::Keep)?;
        Ok(())
    }

    /// An event that happens now, with an id of its own.
    pub(crate) fn entry(&self, now: wenxi_study::Now, event: Event) -> Entry {
        Entry {
            id: self.store.mint(now.at_ms),
            occurred_at_ms: now.at_ms,
            event,
        }
    }
}
