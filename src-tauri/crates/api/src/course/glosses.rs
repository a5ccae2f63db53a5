//! The glosses of headwords and related terms share a word with what the dictionary says, or an exception says why not.
//!
//! A term that the dictionary does not have is looked up by its words: one of them at least has to bear the gloss out,
//! and so has every one of two characters or more.

use super::{
    Course,
    findings::Findings,
    page::{Page, hanzi, readings, start},
};
use wenxi_lesson::{Block, Text};
use wenxi_mandarin::{Entry, Language, Syllable, WordKind};

pub(super) fn check(course: &Course<'_>, findings: &mut Findings) {
    for page in &course.pages {
        for (term, gloss) in glossed(page) {
            let (word, said) = (hanzi(term), plain(gloss));
            if word.is_empty()
                || said.is_empty()
                || is_borne_out(course.language, &word, &readings(term), &said)
            {
                continue;
            }
            if !course.exceptions.allows_gloss(&word, &said) {
                let message = format!(
                    "The dictionary does not bear out “{said}” for {word} ({}). Mend the gloss, or except it: gloss<TAB>{word}<TAB>{said}<TAB>why.",
                    senses(course.language, &word)
                );
                findings.error(page.file, start(term), "course-gloss", message);
            }
        }
    }
}

/// The terms of a page with their glosses: its headword, then the related ones.
pub(super) fn glossed(page: &Page) -> Vec<(&Text, &Text)> {
    let headword = page.lesson.headword.iter();
    let headword = headword.map(|headword| (&headword.chinese, &headword.gloss));
    let related = page.blocks().into_iter().filter_map(|block| match block {
        Block::Related { term, gloss } => Some((term, gloss)),
        _ => None,
    });
    headword.chain(related).collect()
}

/// A gloss as it is written, without the space around it.
pub(super) fn plain(gloss: &Text) -> String {
    gloss.plain().trim().to_owned()
}

fn is_borne_out(language: &Language, word: &str, reading: &[Syllable], gloss: &str) -> bool {
    let entries = language.define(word);
    if !entries.is_empty() {
        let is_read_so = |entry: &&Entry| reading.is_empty() || entry.pinyin == reading;
        let mut meant = entries.iter().filter(is_read_so).peekable();
        return match meant.peek() {
            Some(_) => meant.any(|entry| agrees(entry, gloss)),
            None => entries.iter().any(|entry| agrees(entry, gloss)),
        };
    }
    let words = language.annotate(word, &[]);
    let parts: Vec<(bool, bool)> = words
        .iter()
        .filter(|part| part.kind == WordKind::Chinese)
        .map(|part| {
            let agrees = language
                .define(&part.text)
                .iter()
                .any(|entry| agrees(entry, gloss));
            (part.readings.len() > 1, agrees)
        })
        .collect();
    parts.iter().any(|(_, agrees)| *agrees) && parts.iter().all(|(long, agrees)| !long || *agrees)
}

fn agrees(entry: &Entry, gloss: &str) -> bool {
    entry
        .senses
        .iter()
        .any(|sense| wenxi_study::share_meaning(sense, gloss))
}

/// What the dictionary says, in few words.
fn senses(language: &Language, word: &str) -> String {
    let entries = language.define(word);
    let senses: Vec<&str> = entries
        .iter()
        .flat_map(|entry| &entry.senses)
        .map(String::as_str)
        .take(4)
        .collect();
    if senses.is_empty() {
        "it has no entry of its own".to_owned()
    } else {
        senses.join("; ")
    }
}
