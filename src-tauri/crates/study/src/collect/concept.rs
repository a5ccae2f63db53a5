//! The word that a concept page is about: its English title in the Chinese of its text. A page on Mobile Payment is about
//! 移动支付.

use super::{Place, blocks, phrase, words};
use crate::gloss;
use crate::note::Note;
use crate::phrase::{Phrase, Ruby};
use std::collections::{BTreeMap, BTreeSet};
use wenxi_lesson::{Block, Lesson, LessonKind};
use wenxi_mandarin::{Language, Word, is_hanzi, pinyin};

/// The most words that such a term has.
const WORDS: usize = 3;

/// The term with its place: of the words side by side that say just what the title says, those that come most often.
pub(super) fn term(lesson: &Lesson, language: &Language) -> Option<(Note, Place)> {
    let title = lesson.title.plain();
    let wanted = gloss::stems(&title);
    if lesson.kind != LessonKind::ConceptPage || wanted.is_empty() || title.chars().any(is_hanzi) {
        return None;
    }
    let mut meanings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut found: BTreeMap<String, (usize, Phrase, Place)> = BTreeMap::new();
    for (place, block) in blocks(lesson) {
        let Block::BilingualPair(pair) = block else {
            continue;
        };
        let words = phrase(&pair.chinese.text).words(language);
        for from in 0..words.len() {
            for length in 1..=WORDS {
                let Some(run) = words.get(from..from + length) else {
                    break;
                };
                let text: String = run.iter().map(|word| word.text.as_str()).collect();
                if let Some((count, _, _)) = found.get_mut(&text) {
                    *count += 1;
                } else if says(run, &wanted, |word| {
                    let meaning = meanings.entry(word.to_owned());
                    meaning.or_insert_with(|| meaning_of(language, word)).clone()
                }) {
                    found.insert(text, (1, read(run), place));
                }
            }
        }
    }
    let fewest = found
        .into_values()
        .max_by_key(|(count, term, _)| (*count, std::cmp::Reverse(term.text.len())));
    let said = fewest.map(|(_, term, place)| (term, place));
    let (term, place) = said.or_else(|| defined(lesson))?;
    let title = title.trim().trim_start_matches("The ");
    Some((words::author_word(language, &term, title)?, place))
}

/// The term that the first passage defines, 最后一公里 of `最后一公里原来是…`, if the page goes on speaking of it.
fn defined(lesson: &Lesson) -> Option<(Phrase, Place)> {
    const DEFINES: [&str; 4] = ["是指", "指的是", "原来是", "原本是"];
    /// In characters.
    const LONGEST: usize = 10;
    let passages = || {
        blocks(lesson).filter_map(|(place, block)| match block {
            Block::BilingualPair(pair) => Some((place, phrase(&pair.chinese.text))),
            _ => None,
        })
    };
    let (place, first) = passages().next()?;
    let ends = DEFINES.iter().filter_map(|mark| first.text.find(mark)).min()?;
    let text = first.text.get(..ends)?.trim_end_matches(['，', ' ']);
    let length = text.chars().count();
    let is_term = (2..=LONGEST).contains(&length) && text.chars().all(is_hanzi);
    let count: usize = passages()
        .map(|(_, passage)| passage.text.matches(text).count())
        .sum();
    let rubies = first
        .rubies
        .iter()
        .filter(|ruby| ruby.at < length)
        .cloned()
        .collect();
    (is_term && count > 1).then(|| {
        (
            Phrase {
                text: text.to_owned(),
                rubies,
            },
            place,
        )
    })
}

/// Whether words say all that is wanted, and each of them some of it.
fn says(run: &[Word], wanted: &BTreeSet<String>, mut meaning: impl FnMut(&str) -> BTreeSet<String>) -> bool {
    let mut said = BTreeSet::new();
    for word in run {
        let share: BTreeSet<String> = meaning(&word.text).intersection(wanted).cloned().collect();
        if share.is_empty() {
            return false;
        }
        said.extend(share);
    }
    said == *wanted
}

fn meaning_of(language: &Language, word: &str) -> BTreeSet<String> {
    let entries = language.define(word);
    let senses = entries.iter().flat_map(|entry| &entry.senses);
    senses.flat_map(|sense| gloss::stems(sense)).collect()
}

/// The words as one phrase, read as they are in the text.
fn read(run: &[Word]) -> Phrase {
    let readings = run.iter().flat_map(|word| &word.readings);
    Phrase {
        text: run.iter().map(|word| word.text.as_str()).collect(),
        rubies: readings
            .enumerate()
            .map(|(at, reading)| Ruby {
                at,
                pinyin: pinyin::marks(&[reading.written]),
            })
            .collect(),
    }
}
