//! Use cases of words: the word card, and which words are studied.

use crate::{Engine, Error, cards, dto::*, view};
use std::collections::HashMap;
use wenxi_mandarin::{
    CharReading, Difference, Entry, Given, Language, PartOfSpeech, Source, Syllable, Tone, Word,
    pinyin::Notation,
};
use wenxi_store::{Event, LineKind, NoteAdded, NoteRemoved};
use wenxi_study::{NoteId, word_note};

/// How many sentences with a word are shown.
const SEEN_IN: usize = 40;
/// How many other words with a word in them are shown.
const PART_OF: usize = 12;
/// How many words that differ in the tone are shown, and as many that differ in the initial or the final.
const PAIRS: usize = 3;
/// How many senses make a gloss.
const SENSES: usize = 3;
/// The longest gloss on a line, in characters.
const LONGEST: usize = 44;

/// What is known of a word.
pub fn word_get(engine: &Engine, args: WordGetArgs) -> Result<WordCard, Error> {
    let language = engine.language()?;
    let notation = engine.display()?.notation;
    let entries = entries(language, &args.word, args.pinyin.as_deref());
    let shown = args
        .pinyin
        .clone()
        .or_else(|| entries.first().map(spelled))
        .unwrap_or_default();
    let hsk = language.hsk(&args.word, &[]);
    let note = note_id(language, &args.word, &shown);
    Ok(WordCard {
        saved: engine.store.is_saved(&note)?,
        told: engine.told_of_word(&note, args.lesson_id.as_deref())?,
        troubled: cards::troubled_of(engine, &note)?,
        readings: match &args.within {
            Some(within) => readings(engine, &args.word, within)?,
            None => Vec::new(),
        },
        hsk: hsk.and_then(|hsk| hsk.v3),
        hsk2: hsk.and_then(|hsk| hsk.v2),
        characters: characters(language, &args.word, notation),
        seen_in: seen_in(engine, &args.word)?,
        pairs: entries
            .first()
            .map(|entry| pairs(language, entry, notation))
            .unwrap_or_default(),
        part_of: language
            .words_with(&args.word, PART_OF)
            .iter()
            .map(|entry| dictionary_hit(entry, notation))
            .collect(),
        entries: entries
            .iter()
            .map(|entry| entry_view(language, entry, notation))
            .collect(),
        word: args.word,
    })
}

/// The most used words that differ from this one in one thing, a few of each kind. Two that sound alike once their
/// tones have changed are none: nobody could hear a difference.
fn pairs(language: &Language, entry: &Entry, notation: Notation) -> Vec<PairView> {
    let own = spoken(language, entry);
    let mut taken: HashMap<Difference, usize> = HashMap::new();
    let mut views = Vec::new();
    for pair in language.minimal_pairs(&entry.pinyin) {
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

/// What a word means, in short.
pub fn word_gloss(engine: &Engine, args: WordGetArgs) -> Result<WordGloss, Error> {
    let language = engine.language()?;
    let notation = engine.display()?.notation;
    let entries = entries(language, &args.word, args.pinyin.as_deref());
    let pinyin = args
        .pinyin
        .clone()
        .or_else(|| entries.first().map(spelled))
        .unwrap_or_default();
    let note = note_id(language, &args.word, &pinyin);
    let read_as = args
        .pinyin
        .and_then(|pinyin| wenxi_mandarin::pinyin::parse(&pinyin).ok());
    let first = entries.first();
    let told = match args.lesson_id.as_deref() {
        Some(lesson) => engine.told_of_word(&note, Some(lesson))?,
        None => Vec::new(),
    };
    let by_authors = told.into_iter().map(|told| told.gloss).take(1);
    let in_dictionary = first.map(|entry| entry.spelled(notation));
    Ok(WordGloss {
        shown: read_as
            .filter(|read_as| first.is_none_or(|entry| entry.pinyin != *read_as))
            .map(|read_as| notation.word(&read_as))
            .or(in_dictionary)
            .unwrap_or_default(),
        senses: by_authors
            .chain(first.into_iter().flat_map(|entry| entry.senses.iter().cloned()))
            .take(SENSES)
            .collect(),
        hsk: language.hsk(&args.word, &[]).and_then(|hsk| hsk.v3),
    })
}

/// The entries of a word, those with a reading first.
fn entries(language: &Language, word: &str, pinyin: Option<&str>) -> Vec<Entry> {
    let mut entries = language.define(word);
    if let Some(pinyin) = pinyin {
        // A stable sort: what the dictionary puts first stays first among equals.
        entries.sort_by_key(|entry| !same_reading(&spelled(entry), pinyin));
    }
    // 爲 says nothing that 为 has not said.
    let said = |entry: &Entry, by: &Entry| {
        entry.pinyin == by.pinyin && by.senses.iter().all(|sense| entry.senses.contains(sense))
    };
    let mut different: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        if !different.iter().any(|by| said(&entry, by)) {
            different.push(entry);
        }
    }
    different
}

/// Saves a word to study.
pub fn word_save(engine: &Engine, args: WordSaveArgs) -> Result<WordSaved, Error> {
    let note = word_note(engine.language()?, &args.word, &args.pinyin)
        .ok_or_else(|| Error::NotAWord(args.word.clone()))?;
    if !engine.store.is_saved(&note.id)? {
        let added = Event::NoteAdded(NoteAdded {
            note_id: note.id,
            facts: note.facts,
            lesson_id: args.lesson_id,
        });
        engine.record(engine.clock.now(), [added])?;
        engine.own_words_changed()?;
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

/// An entry of the dictionary as a line of a list.
pub(crate) fn dictionary_hit(entry: &Entry, notation: Notation) -> DictionaryHit {
    DictionaryHit {
        word: entry.simplified.clone(),
        shown: entry.spelled(notation),
        gloss: gloss(entry),
    }
}

/// The first senses of an entry, in as few words as a line of a list has room for.
fn gloss(entry: &Entry) -> String {
    let senses = entry.senses.iter().map(|sense| without_measure_words(sense));
    let first = senses.take(SENSES).collect::<Vec<_>>().join("; ");
    if first.chars().count() <= LONGEST {
        first
    } else {
        brief_gloss(entry)
    }
}

/// What an entry means first, as briefly as that can be said.
pub(crate) fn brief_gloss(entry: &Entry) -> String {
    let first = entry
        .senses
        .first()
        .map(|sense| without_measure_words(sense))
        .unwrap_or_default();
    if first.chars().count() <= LONGEST {
        return first.to_owned();
    }
    let short = wenxi_study::short_gloss(entry);
    brief(if short.is_empty() { first } else { &short })
}

/// A gloss, cut off where there is no more room.
pub(crate) fn brief(gloss: &str) -> String {
    match gloss.char_indices().nth(LONGEST - 1) {
        Some((end, _)) if gloss.chars().count() > LONGEST => {
            format!("{}…", gloss.get(..end).unwrap_or_default().trim_end())
        }
        _ => gloss.to_owned(),
    }
}

/// A sense without the measure words that the dictionary puts behind it: `application form (CL:份 (fèn))`.
fn without_measure_words(sense: &str) -> &str {
    sense.split(" (CL:").next().unwrap_or(sense)
}

/// The reading of an entry, syllables joined by spaces.
fn spelled(entry: &Entry) -> String {
    wenxi_mandarin::pinyin::marks(&entry.pinyin)
}

fn same_reading(a: &str, b: &str) -> bool {
    NoteId::word("", a) == NoteId::word("", b)
}

fn entry_view(language: &Language, entry: &Entry, notation: Notation) -> EntryView {
    let spoken = spoken(language, entry);
    let shown_spoken = notation.word(&spoken);
    EntryView {
        simplified: entry.simplified.clone(),
        traditional: entry.traditional.clone(),
        shown: entry.spelled(notation),
        shown_spoken: if shown_spoken == notation.word(&entry.pinyin) {
            String::new()
        } else {
            shown_spoken
        },
        pinyin: entry.pinyin.iter().map(ToString::to_string).collect(),
        spoken: spoken.iter().map(ToString::to_string).collect(),
        part_of_speech: entry.part_of_speech.map(PartOfSpeechView::from),
        senses: entry.senses.clone(),
        measure_words: entry.measure_words.clone(),
    }
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

impl From<PartOfSpeech> for PartOfSpeechView {
    fn from(part: PartOfSpeech) -> Self {
        match part {
            PartOfSpeech::Noun => Self::Noun,
            PartOfSpeech::Verb => Self::Verb,
            PartOfSpeech::Adjective => Self::Adjective,
            PartOfSpeech::Phrase => Self::Phrase,
        }
    }
}

/// An entry as the voice says it, a syllable for each character.
fn spoken(language: &Language, entry: &Entry) -> Vec<wenxi_mandarin::Syllable> {
    let given = entry.pinyin.iter().enumerate();
    let given: Vec<Given> = given
        .map(|(at, syllable)| Given {
            at,
            syllable: *syllable,
            source: Source::App,
        })
        .collect();
    let words = language.annotate(&entry.simplified, &given);
    words
        .iter()
        .flat_map(|word| &word.readings)
        .map(|reading| reading.spoken)
        .collect()
}

/// How the characters of a word are read in their sentence, and how else they could be.
fn readings(engine: &Engine, word: &str, within: &Within) -> Result<Vec<ReadingView>, Error> {
    let language = engine.language()?;
    let notation = engine.display()?.notation;
    let first = within.at as usize;
    let place = first..first + word.chars().count();
    let words: Vec<Word> = language.annotate(&within.sentence, &[]);
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
            shown: notation.syllable(reading.citation),
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

/// The characters of a word of several, each as it is read in the word; one that is light there as it is read alone.
fn characters(language: &Language, word: &str, notation: Notation) -> Vec<CharacterView> {
    if word.chars().count() < 2 {
        return Vec::new();
    }
    let words = language.annotate(word, &[]);
    words
        .iter()
        .flat_map(|word| &word.readings)
        .map(|reading| {
            let character = reading.character.to_string();
            let entries = language.define(&character);
            let alone = alone(language, reading.character, reading.citation);
            let read_so = |entry: &&Entry| entry.pinyin.first() == Some(&alone);
            CharacterView {
                pinyin: alone.to_string(),
                shown: notation.syllable(alone),
                gloss: entries
                    .iter()
                    .find(read_so)
                    .or(entries.first())
                    .map(gloss)
                    .unwrap_or_default(),
                character,
            }
        })
        .collect()
}

/// How a character that is read so in a word is read alone: 西 is light in 东西, and `xī` by itself.
fn alone(language: &Language, character: char, in_word: Syllable) -> Syllable {
    let readings = language.readings_of(character);
    let same = readings.iter().find(|reading| {
        reading.tone() != Tone::Neutral && reading.letters() == in_word.without_erhua().letters()
    });
    let is_light = in_word.tone() == Tone::Neutral;
    same.filter(|_| is_light).copied().unwrap_or(in_word)
}

/// Sentences of lessons that have the word.
fn seen_in(engine: &Engine, word: &str) -> Result<Vec<SeenIn>, Error> {
    engine.index_all()?;
    let display = engine.display()?;
    let mut seen: Vec<SeenIn> = Vec::new();
    let language = engine.language()?;
    let simplified = |character| language.simplified_character(character);
    for hit in engine.store.search(word, SEEN_IN * 2, &simplified)? {
        let is_sentence = hit.kind == LineKind::Text && hit.sentence.is_some() && hit.chinese != word;
        let (Some(section_id), true) = (hit.section.clone(), is_sentence) else {
            continue;
        };
        if seen.len() == SEEN_IN {
            break;
        }
        let nowhere = |_: &str| None;
        let mut writer = view::TextWriter::new(language, display, &nowhere);
        let mut sentence = writer.sentence(&hit.chinese, &[], false);
        // It is no sentence of the page on which the card is shown.
        sentence.id = String::new();
        seen.push(SeenIn {
            lesson_id: hit.lesson,
            title: hit.title,
            place: Place {
                section_id,
                sentence_id: hit.sentence,
            },
            text: vec![Run::Chinese(sentence)],
        });
    }
    Ok(seen)
}
