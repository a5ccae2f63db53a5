//! Finding things.

use crate::{Engine, Error, dto::*, view::plain_run, words::dictionary_hit};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};
use wenxi_mandarin::{Entry, Language, Script, Syllable, pinyin};
use wenxi_store::{Hit, LineKind};

const LESSON_HITS: usize = 40;
const WORD_HITS: usize = 8;
/// Characters of English that are shown of a hit, and how many of them before what matched.
const SHOWN: usize = 120;
const LEAD: usize = 40;

/// Finds places in lessons and words of the dictionary.
pub fn search(engine: &Engine, args: SearchArgs) -> Result<SearchView, Error> {
    engine.index_corrected()?;
    let query = args.query.trim();
    let titles: HashMap<String, String> = engine
        .store
        .documents()?
        .into_iter()
        .map(|document| (document.id, document.title))
        .collect();
    let language = engine.language()?;
    let mut lessons: Vec<SearchHit> = Vec::new();
    for spelling in spellings(language, query) {
        let hits = engine.store.search(&spelling, LESSON_HITS)?;
        lessons.extend(hits.into_iter().map(|hit| search_hit(hit, &titles)));
    }
    lessons.truncate(LESSON_HITS);
    without_repeats(&mut lessons);
    let notation = engine.display()?.notation;
    let words = words(language, query)
        .iter()
        .map(|entry| dictionary_hit(entry, notation))
        .collect();
    Ok(SearchView { lessons, words })
}

/// The ways to write what is looked for that documents may have: zhuyin as pinyin, Chinese in both scripts.
fn spellings(language: &Language, query: &str) -> Vec<String> {
    let is_latin = |syllables: &Vec<Syllable>| !query.is_ascii() && !syllables.is_empty();
    let query = match pinyin::parse(query).ok().filter(is_latin) {
        Some(syllables) => pinyin::marks(&syllables),
        None => query.to_owned(),
    };
    let mut spellings = vec![query];
    for script in [Script::Simplified, Script::Traditional] {
        let other = spellings.first().map(|query| language.convert(query, script));
        spellings.extend(other.filter(|other| !spellings.contains(other)));
    }
    spellings
}

/// Words of the dictionary: the word itself, else by reading, else by meaning.
fn words(language: &Language, query: &str) -> Vec<Entry> {
    let mut words = language.define(query);
    for entry in language
        .search_pinyin(query, WORD_HITS)
        .into_iter()
        .chain(language.search_english(query, WORD_HITS))
    {
        if !words.contains(&entry) {
            words.push(entry);
        }
    }
    words.truncate(WORD_HITS);
    words
}

fn search_hit(hit: Hit, titles: &HashMap<String, String>) -> SearchHit {
    let Hit {
        lesson,
        line,
        in_chinese,
        mut in_english,
    } = hit;
    let inside = line
        .english
        .find(&line.chinese)
        .filter(|_| !line.chinese.is_empty());
    let mut snippet = Vec::new();
    if let Some(at) = inside {
        // The Chinese stands among the English: one text shows both.
        in_english.extend(in_chinese.iter().map(|part| part.start + at..part.end + at));
        in_english.sort_unstable_by_key(|part| part.start);
    } else {
        snippet = marked(
            &line.chinese,
            0..line.chinese.len(),
            &in_chinese,
            TextLang::Chinese,
        );
    }
    if line.kind == LineKind::Sentence || snippet.is_empty() {
        if !snippet.is_empty() && !line.english.is_empty() {
            snippet.push(plain_run("  "));
        }
        let shown = shown(&line.english, in_english.first());
        snippet.extend(marked(&line.english, shown, &in_english, TextLang::English));
    }
    SearchHit {
        title: titles.get(&lesson).cloned().unwrap_or_default(),
        lesson_id: lesson,
        place: line.section.map(|section_id| Place {
            section_id,
            sentence_id: line.sentence,
        }),
        snippet,
    }
}

/// Keeps the first of hits that show the same: a paragraph with a word in it three times is one place.
fn without_repeats(hits: &mut Vec<SearchHit>) {
    let mut seen = HashSet::new();
    hits.retain(|hit| {
        let section = hit.place.as_ref().map(|place| place.section_id.clone());
        seen.insert((hit.lesson_id.clone(), section, plain_text(&hit.snippet)))
    });
}

/// The part of a long text to show: its beginning, or what stands around the first match.
fn shown(text: &str, first: Option<&Range<usize>>) -> Range<usize> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let first = first.map_or(0, |part| starts.partition_point(|at| *at < part.start));
    let from = if first + LEAD < SHOWN { 0 } else { first - LEAD };
    let byte = |index: usize| starts.get(index).copied().unwrap_or(text.len());
    byte(from)..byte(from + SHOWN)
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
                href: None,
                lesson_id: None,
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
