//! Use cases of words: the word card, and which words are studied.

use crate::{Engine, Error, dto::*, view};
use wenxi_mandarin::{Entry, Given, Language, Source};
use wenxi_store::{Event, LineKind, NoteAdded, NoteRemoved};
use wenxi_study::{NoteId, word_note};

/// How many sentences with a word are shown.
const SEEN_IN: usize = 5;
/// How many senses make a gloss.
const SENSES: usize = 3;

/// What is known of a word.
pub fn word_get(engine: &Engine, args: WordGetArgs) -> Result<WordCard, Error> {
    let language = engine.language()?;
    let mut entries = language.define(&args.word);
    if let Some(pinyin) = &args.pinyin {
        // A stable sort: what the dictionary puts first stays first among equals.
        entries.sort_by_key(|entry| !same_reading(&spelled(entry), pinyin));
    }
    let shown = args
        .pinyin
        .clone()
        .or_else(|| entries.first().map(spelled))
        .unwrap_or_default();
    let hsk = language.hsk(&args.word, &[]);
    Ok(WordCard {
        saved: engine.store.is_saved(&NoteId::word(&args.word, &shown))?,
        hsk: hsk.and_then(|hsk| hsk.v3),
        hsk2: hsk.and_then(|hsk| hsk.v2),
        characters: characters(language, &args.word),
        seen_in: seen_in(engine, &args.word)?,
        entries: entries.iter().map(|entry| entry_view(language, entry)).collect(),
        word: args.word,
    })
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
    }
    Ok(WordSaved { saved: true })
}

/// Stops studying a word. What was answered stays in the log, and counts again when the word is saved again.
pub fn word_unsave(engine: &Engine, args: WordSaveArgs) -> Result<WordSaved, Error> {
    let note_id = NoteId::word(&args.word, &args.pinyin);
    if engine.store.is_saved(&note_id)? {
        engine.record(engine.clock.now(), [Event::NoteRemoved(NoteRemoved { note_id })])?;
    }
    Ok(WordSaved { saved: false })
}

/// The first senses of an entry.
fn gloss(entry: &Entry) -> String {
    entry
        .senses
        .iter()
        .take(SENSES)
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

/// The reading of an entry, syllables joined by spaces.
fn spelled(entry: &Entry) -> String {
    entry
        .pinyin
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

fn same_reading(a: &str, b: &str) -> bool {
    NoteId::word("", a) == NoteId::word("", b)
}

fn entry_view(language: &Language, entry: &Entry) -> EntryView {
    EntryView {
        simplified: entry.simplified.to_string(),
        traditional: entry.traditional.to_string(),
        pinyin: entry.pinyin.iter().map(ToString::to_string).collect(),
        spoken: spoken(language, entry),
        senses: entry.senses.iter().map(ToString::to_string).collect(),
        measure_words: entry.measure_words.iter().map(ToString::to_string).collect(),
    }
}

/// An entry as the voice says it, a syllable for each character.
fn spoken(language: &Language, entry: &Entry) -> Vec<String> {
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
        .map(|reading| reading.spoken.to_string())
        .collect()
}

/// The characters of a word of several, each as it is read in the word.
fn characters(language: &Language, word: &str) -> Vec<CharacterView> {
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
            let read_so = |entry: &&Entry| entry.pinyin.first() == Some(&reading.citation);
            CharacterView {
                pinyin: reading.citation.to_string(),
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

/// Sentences of lessons that have the word.
fn seen_in(engine: &Engine, word: &str) -> Result<Vec<SeenIn>, Error> {
    engine.index_all()?;
    let mut seen = Vec::new();
    for hit in engine.store.search(word, SEEN_IN * 4)? {
        let is_sentence = hit.line.kind == LineKind::Sentence && hit.line.chinese != word;
        let (Some(section_id), true) = (hit.line.section.clone(), is_sentence) else {
            continue;
        };
        if seen.len() == SEEN_IN {
            break;
        }
        let Some(document) = engine.store.document(&hit.lesson)? else {
            continue;
        };
        let nowhere = |_: &str| None;
        let mut writer = view::TextWriter::new(engine.language()?, false, &nowhere);
        let mut sentence = writer.sentence(&hit.line.chinese, &[], false);
        sentence.id = hit.line.sentence.clone().unwrap_or_default();
        seen.push(SeenIn {
            lesson_id: hit.lesson,
            title: document.title,
            place: Place {
                section_id,
                sentence_id: hit.line.sentence,
            },
            text: vec![Run::Chinese(sentence)],
        });
    }
    Ok(seen)
}
