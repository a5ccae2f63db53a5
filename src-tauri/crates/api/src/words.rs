//! Use cases of words: the word card, and which words are studied.

mod characters;
mod entries;
mod gloss;
mod numbers;
mod tones;

pub(crate) use gloss::{brief, brief_gloss, dictionary_hit};

use crate::{Engine, Error, cards, dto::*, view};
use characters::characters;
use entries::{known, spelled, spoken, views};
use std::collections::{HashMap, HashSet};
use wenxi_mandarin::{CharReading, Difference, Entry, Given, Language, Source, Word, pinyin::Notation};
use wenxi_store::{Event, Hit, NoteAdded, NoteRemoved};
use wenxi_study::{NoteId, word_note};

/// How many sentences with a word are on its card, and how many more come at once.
const FEW: usize = 3;
const PAGE: u32 = 40;
/// How many places are looked at for those, since lessons share sentences.
const LOOKED_AT: u32 = 12;
/// How many other words with a word in them are shown.
const PART_OF: usize = 12;
/// How many words that differ in the tone are shown, and as many that differ in the initial or the final.
const PAIRS: usize = 3;

/// What is known of a word.
pub fn word_get(engine: &Engine, args: WordGetArgs) -> Result<WordCard, Error> {
    let language = engine.language()?;
    let notation = engine.display()?.notation;
    let known = known(language, &args.word, args.pinyin.as_deref());
    let entries = &known.entries;
    let shown = args
        .pinyin
        .clone()
        .or_else(|| entries.first().map(spelled))
        .unwrap_or_default();
    let hsk = language.hsk(&args.word, &[]);
    let note = note_id(language, &args.word, &shown);
    let (seen_in, seen_elsewhere) = seen_in(engine, &args.word)?;
    let told = engine.told_of_word(&note, args.lesson_id.as_deref())?;
    let mut entries_shown = views(language, &known, notation);
    // What the author has said already is not said again.
    if let Some(first) = entries_shown.first_mut() {
        let said = |sense: &str| told.iter().any(|told| gloss::say_the_same(&told.gloss, sense));
        first.senses.retain(|sense| !said(sense));
    }
    Ok(WordCard {
        saved: engine.store.is_saved(&note)?,
        told,
        troubled: cards::troubled_of(engine, &note)?,
        readings: match &args.within {
            Some(within) => readings(engine, &args.word, within)?,
            None => Vec::new(),
        },
        hsk: hsk.and_then(|hsk| hsk.v3),
        hsk2: hsk.and_then(|hsk| hsk.v2),
        characters: characters(language, &args.word, entries.first(), notation),
        seen_in,
        seen_elsewhere,
        tones: entries
            .first()
            .map(|entry| tones::four_tones(&entry.pinyin, notation))
            .unwrap_or_default(),
        pairs: entries
            .first()
            .map(|entry| pairs(language, entry, notation))
            .unwrap_or_default(),
        part_of: language
            .words_with(&args.word, PART_OF)
            .iter()
            .map(|entry| dictionary_hit(entry, notation))
            .collect(),
        entries: entries_shown,
        word: args.word,
    })
}

/// The most used words that differ from this one in one thing, a few of each kind. Two that sound alike once their
/// tones have changed are none: nobody could hear a difference.
fn pairs(language: &Language, entry: &Entry, notation: Notation) -> Vec<PairView> {
    let own = spoken(language, entry);
    let mut taken: HashMap<Difference, usize> = HashMap::new();
    let mut views = Vec::new();
    // Another reading of the word itself is no other word.
    let others = language.minimal_pairs(&entry.pinyin).into_iter();
    for pair in others.filter(|pair| pair.entry.simplified != entry.simplified) {
        let taken = taken.entry(pair.differs).or_default();
        if *taken == PAIRS {
            continue;
        }
        let other = spoken(language, &pair.entry);
        let apart = own.iter().zip(&other).filter(|(own, other)| own != other).count();
        if apart == 1 && own.len() == other.len() {
            *taken += 1;
            views.push(PairView {
                differs: pair.differs.into(),
                word: dictionary_hit(&pair.entry, notation),
                spoken: other.iter().map(ToString::to_string).collect(),
            });
        }
    }
    views
}

impl From<Difference> for DifferenceView {
    fn from(differs: Difference) -> Self {
        match differs {
            Difference::Tone => Self::Tone,
            Difference::Initial => Self::Initial,
            Difference::Final => Self::Final,
        }
    }
}

/// What a word means, in short.
pub fn word_gloss(engine: &Engine, args: WordGetArgs) -> Result<WordGloss, Error> {
    let language = engine.language()?;
    let notation = engine.display()?.notation;
    let known = known(language, &args.word, args.pinyin.as_deref());
    let first = known.entries.first();
    let pinyin = args.pinyin.or_else(|| first.map(spelled)).unwrap_or_default();
    let told = match args.lesson_id.as_deref() {
        Some(lesson) => engine.told_of_word(&note_id(language, &args.word, &pinyin), Some(lesson))?,
        None => Vec::new(),
    };
    let by_author = told.into_iter().next().map(|told| told.gloss);
    let said = |sense: &str| {
        by_author
            .as_deref()
            .is_some_and(|told| gloss::say_the_same(told, sense))
    };
    let senses: Vec<String> = first
        .into_iter()
        .flat_map(|entry| &entry.senses)
        .filter(|sense| !said(sense))
        .cloned()
        .collect();
    let on_page = || Some(notation.word(&wenxi_mandarin::pinyin::parse(&pinyin).ok()?));
    Ok(WordGloss {
        shown: first
            .map(|entry| entry.spelled(notation))
            .or_else(on_page)
            .unwrap_or_default(),
        senses: by_author.into_iter().chain(senses).take(gloss::SENSES).collect(),
        hsk: language.hsk(&args.word, &[]).and_then(|hsk| hsk.v3),
    })
}

/// Saves a word to study.
pub fn word_save(engine: &Engine, args: WordSaveArgs) -> Result<WordSaved, Error> {
    let note = word_note(engine.language()?, &args.word, &args.pinyin)
        .ok_or_else(|| Error::NotAWord(args.word.clone()))?;
    let note = match &args.lesson_id {
        Some(lesson) => engine.as_told_in(lesson, note)?,
        None => note,
    };
    if !engine.store.is_saved(&note.id)? {
        let added = Event::NoteAdded(NoteAdded::new(note, args.lesson_id));
        engine.record(engine.clock.now(), [added])?;
        engine.own_words_changed()?;
    } else if let Some(lesson) = args.lesson_id {
        let met = engine.met_anew(&lesson, vec![note])?;
        engine.record(engine.clock.now(), met)?;
    }
    Ok(WordSaved { saved: true })
}

/// Stops studying a word. What was answered stays in the log, and counts again when the word is saved again.
pub fn word_unsave(engine: &Engine, args: WordSaveArgs) -> Result<WordSaved, Error> {
    let note_id = note_id(engine.language()?, &args.word, &args.pinyin);
    if engine.store.is_saved(&note_id)? {
        engine.record(engine.clock.now(), [Event::NoteRemoved(NoteRemoved { note_id })])?;
        engine.own_words_changed()?;
    }
    Ok(WordSaved { saved: false })
}

/// The name of a word's note: the same in both scripts.
pub(crate) fn note_id(language: &Language, word: &str, pinyin: &str) -> NoteId {
    NoteId::word(&language.simplified(word), pinyin)
}

/// How the characters of a word are read in their sentence, and how else they could be.
fn readings(engine: &Engine, word: &str, within: &Within) -> Result<Vec<ReadingView>, Error> {
    let language = engine.language()?;
    let notation = engine.display()?.notation;
    let first = within.at as usize;
    let place = first..first + word.chars().count();
    let given = |reading: &GivenReading| {
        Some(Given {
            at: reading.at as usize,
            syllable: reading.pinyin.parse().ok()?,
            source: Source::Author,
        })
    };
    let given: Vec<Given> = within.given.iter().filter_map(given).collect();
    let words: Vec<Word> = language.annotate(&within.sentence, &given);
    let inside = |reading: &&CharReading| place.contains(&reading.at);
    let readings: Vec<&CharReading> = words
        .iter()
        .flat_map(|word| &word.readings)
        .filter(inside)
        .collect();
    let corrections = if readings.iter().any(|reading| reading.source == Source::Learner) {
        engine.store.corrections()?
    } else {
        Vec::new()
    };
    let simplified = |text: &str| language.simplified(text);
    let made_by = |at: usize| {
        let here = |text: &str, index: usize| {
            text == simplified(&within.sentence) && index == at
                || text == simplified(word) && index == at - first
        };
        let mut newest = corrections.iter().rev();
        newest.find(|(_, corrected)| here(&simplified(&corrected.text), corrected.at))
    };
    Ok(readings
        .into_iter()
        .map(|reading| ReadingView {
            character: reading.character.to_string(),
            shown: notation.syllable(reading.written),
            source: reading.source.into(),
            unsure: view::is_unsure(reading),
            others: reading
                .alternatives
                .iter()
                .map(|other| OtherReading {
                    pinyin: other.syllable.to_string(),
                    shown: notation.syllable(other.syllable),
                    probability: other.share,
                })
                .collect(),
            correction_id: made_by(reading.at)
                .filter(|_| reading.source == Source::Learner)
                .map(|(id, _)| id.to_string()),
        })
        .collect())
}

/// The first sentences of lessons that have the word, none of them twice, and whether there are more places.
fn seen_in(engine: &Engine, word: &str) -> Result<(Vec<SeenIn>, bool), Error> {
    engine.index_all()?;
    let language = engine.language()?;
    let simplified = |character| language.simplified_character(character);
    let mut hits = engine.store.first_places(word, LOOKED_AT, &simplified)?;
    let found = hits.len();
    let mut said = HashSet::new();
    hits.retain(|hit| said.insert(hit.chinese.clone()));
    hits.truncate(FEW);
    let more = found > hits.len();
    Ok((places(engine, hits)?, more))
}

/// The places of a word in the learner's lessons, a page of them.
pub fn word_places(engine: &Engine, args: WordPlacesArgs) -> Result<WordPlaces, Error> {
    engine.index_all()?;
    let language = engine.language()?;
    let simplified = |character| language.simplified_character(character);
    let found = engine.store.places(&args.word, (args.from, PAGE), &simplified)?;
    Ok(WordPlaces {
        all: found.all,
        places: places(engine, found.hits)?,
    })
}

/// Lines as places with their sentences.
fn places(engine: &Engine, hits: Vec<Hit>) -> Result<Vec<SeenIn>, Error> {
    let display = engine.display()?;
    let language = engine.language()?;
    let place = |hit: Hit| {
        let section_id = hit.section?;
        let nowhere = |_: &str| None;
        let mut writer = view::TextWriter::new(language, display, &nowhere);
        let mut sentence = writer.sentence(&hit.chinese, &[], false);
        // It is no sentence of the page on which the card is shown.
        sentence.id = String::new();
        Some(SeenIn {
            lesson_id: hit.lesson,
            title: hit.title,
            place: Place {
                section_id,
                sentence_id: hit.sentence,
            },
            text: vec![Run::Chinese(sentence)],
        })
    };
    Ok(hits.into_iter().filter_map(place).collect())
}
