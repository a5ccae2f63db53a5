//! Finding things.

use crate::{Engine, Error, dto::*, view::plain_run, words::dictionary_hit};
use std::{collections::HashSet, ops::Range};
use wenxi_mandarin::{Entry, Language, Syllable, pinyin};
use wenxi_store::{Hit, LineKind};

const LESSON_HITS: usize = 40;
const WORD_HITS: usize = 8;
/// Characters of English that are shown of a hit, and how many of them before what matched.
const SHOWN: usize = 120;
const LEAD: usize = 40;
/// The same for Chinese, of which less has room in a line.
const SHOWN_CHINESE: usize = 48;
const LEAD_CHINESE: usize = 12;

/// Finds places in lessons and words of the dictionary.
pub fn search(engine: &Engine, args: SearchArgs) -> Result<SearchView, Error> {
    engine.wait_behind();
    engine.index_corrected()?;
    let language = engine.language()?;
    let query = as_pinyin(args.query.trim());
    let simplified = |character| language.simplified_character(character);
    let hits = engine.store.search(&query, LESSON_HITS, &simplified)?;
    let mut lessons: Vec<SearchHit> = hits.into_iter().map(search_hit).collect();
    without_repeats(&mut lessons);
    let notation = engine.display()?.notation;
    let words = words(language, args.query.trim())
        .iter()
        .map(|entry| dictionary_hit(entry, notation))
        .collect();
    Ok(SearchView { lessons, words })
}

/// What is looked for; zhuyin as the pinyin that documents have.
fn as_pinyin(query: &str) -> String {
    let is_latin = |syllables: &Vec<Syllable>| !query.is_ascii() && !syllables.is_empty();
    match pinyin::parse(query).ok().filter(is_latin) {
        Some(syllables) => pinyin::marks(&syllables),
        None => query.to_owned(),
    }
}

/// Words of the dictionary: the word itself, else by reading, else by meaning.
fn words(language: &Language, query: &str) -> Vec<Entry> {
    let mut words = language.define(query);
    // What words mean is said in English; a Chinese word in it is named beside its own reading.
    let english = query.contains(|c: char| c.is_ascii_alphabetic());
    let by_meaning = english.then(|| language.search_english(query, WORD_HITS));
    for entry in language
        .search_pinyin(query, WORD_HITS)
        .into_iter()
        .chain(by_meaning.into_iter().flatten())
    {
        if !words.contains(&entry) {
            words.push(entry);
        }
    }
    words.truncate(WORD_HITS);
    words
}

fn search_hit(hit: Hit) -> SearchHit {
    let Hit {
        chinese,
        english,
        in_chinese,
        mut in_english,
        ..
    } = hit;
    let words = in_english.iter().filter_map(|part| english.get(part.clone()));
    let mark = match (&hit.sentence, in_chinese.is_empty()) {
        (Some(_), _) | (None, false) => String::new(),
        (None, true) => words.clone().next().unwrap_or_default().to_owned(),
    };
    let inside = english.find(&chinese).filter(|_| !chinese.is_empty());
    let mut snippet = Vec::new();
    if let Some(at) = inside {
        // The Chinese stands among the English: one text shows both.
        in_english.extend(in_chinese.iter().map(|part| part.start + at..part.end + at));
        in_english.sort_unstable_by_key(|part| part.start);
    } else {
        let shown = shown(&chinese, in_chinese.first(), SHOWN_CHINESE, LEAD_CHINESE);
        snippet = marked(&chinese, shown, &in_chinese, TextLang::Chinese);
    }
    if hit.kind == LineKind::Text || snippet.is_empty() {
        if !snippet.is_empty() && !english.is_empty() {
            snippet.push(plain_run("  "));
        }
        let shown = shown(&english, in_english.first(), SHOWN, LEAD);
        snippet.extend(marked(&english, shown, &in_english, TextLang::English));
    }
    SearchHit {
        title: hit.title,
        lesson_id: hit.lesson,
        place: hit.section.map(|section_id| Place {
            section_id,
            sentence_id: hit.sentence,
        }),
        mark,
        snippet,
    }
}

/// Keeps the first of hits that show the same: a paragraph with a word in it three times is one place.
fn without_repeats(hits: &mut Vec<SearchHit>) {
    let mut seen = HashSet::new();
    let are_new = hits.iter().map(|hit| {
        let section = hit.place.as_ref().map(|place| place.section_id.as_str());
        seen.insert((hit.lesson_id.as_str(), section, plain_text(&hit.snippet)))
    });
    let mut are_new = are_new.collect::<Vec<bool>>().into_iter();
    hits.retain(|_| are_new.next().unwrap_or_default());
}

/// The part of a long text to show: its beginning, or what stands around the first match.
fn shown(text: &str, first: Option<&Range<usize>>, room: usize, lead: usize) -> Range<usize> {
    let before = first.and_then(|part| text.get(..part.start));
    let first = before.map_or(0, |before| before.chars().count());
    let from = if first + lead < room { 0 } else { first - lead };
    let start = byte_of(text, from);
    start..start + byte_of(text.get(start..).unwrap_or_default(), room)
}

/// Where the character with this index begins; the end of the text where there is none.
fn byte_of(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// A part of a text, with what matched in it set strong.
fn marked(text: &str, shown: Range<usize>, matched: &[Range<usize>], lang: TextLang) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut push = |text: &str, strong: bool| {
        if !text.is_empty() {
            let text = text.to_owned();
            runs.push(Run::Plain(Plain {
                id: None,
                text,
                lang,
                strong,
                code: false,
                link: None,
                media: None,
            }));
        }
    };
    if shown.start > 0 {
        push("…", false);
    }
    let mut from = shown.start;
    for part in matched
        .iter()
        .filter(|part| part.start >= shown.start && part.end <= shown.end)
    {
        push(text.get(from..part.start).unwrap_or_default(), false);
        push(text.get(part.clone()).unwrap_or_default(), true);
        from = part.end;
    }
    push(text.get(from..shown.end).unwrap_or_default(), false);
    if shown.end < text.len() {
        push("…", false);
    }
    runs
}
