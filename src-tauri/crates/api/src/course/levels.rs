//! The sentences of a page keep to the level that its unit promises: at most one running word in ten is above it.
//!
//! The level of a word is that of HSK 3.0 (GF0025-2021). A word that the lists do not have is as hard as the hardest of
//! the listed words it can be cut into, 改好 as 改 and 好; one that cannot be cut is above all levels. The words that the
//! lesson itself explains do not count as above, nor do the headwords of the lessons before it, nor names.
//!
//! And what a word page states of the level of its headword is what the lists say.

use super::{
    Course,
    findings::Findings,
    links::related,
    page::{Page, hanzi, passages, start},
};
use std::collections::{BTreeMap, BTreeSet};
use wenxi_lesson::{Block, Lang, Text};
use wenxi_mandarin::{Language, Word, WordKind, is_hanzi};

/// One word in this many may be above the level.
const ONE_IN: usize = 10;

/// Above all levels of the lists.
const UNLISTED: u8 = 8;

/// How many of the words above the level a finding names.
const NAMED: usize = 12;

pub(super) fn check(course: &Course<'_>, findings: &mut Findings) {
    let mut taught = BTreeSet::new();
    for page in &course.pages {
        taught.insert(page.headword());
        check_stated(course, page, findings);
        let Some(level) = page.level else { continue };
        let mut terms = terms(page);
        terms.extend(names(course, page));
        let mut count = 0;
        let mut above: BTreeMap<String, usize> = BTreeMap::new();
        let mut at = None;
        for passage in page.sentences() {
            for word in course.language.annotate(&passage.text(), &passage.given) {
                if word.kind != WordKind::Chinese {
                    continue;
                }
                count += 1;
                let is_explained = || terms.iter().chain(&taught).any(|term| explains(term, &word.text));
                if !is_explained() && level_of(course.language, &word) > level {
                    *above.entry(word.text).or_default() += 1;
                    at = at.or(Some(passage.place(word.at)));
                }
            }
        }
        let hard: usize = above.values().sum();
        if hard * ONE_IN > count {
            let mut above: Vec<(String, usize)> = above.into_iter().collect();
            above.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
            let named: Vec<String> = above.into_iter().take(NAMED).map(|(word, _)| word).collect();
            let message = format!(
                "{hard} of {count} words are above HSK {level}, more than one in {ONE_IN}. Say it in easier words, or explain them in the lesson: {}.",
                named.join(", ")
            );
            findings.error(page.file, at.unwrap_or_default(), "course-level", message);
        }
    }
}

/// Whether the level that a word page states for its headword is that of the lists. Only what stands before the first
/// Chinese of the statement is about the headword itself.
fn check_stated(course: &Course<'_>, page: &Page, findings: &mut Findings) {
    for block in page.blocks() {
        let Block::Fact { label, value } = block else {
            continue;
        };
        if !label.plain().starts_with("HSK") {
            continue;
        }
        let spans = value.spans.iter().take_while(|span| span.lang != Lang::Chinese);
        let said: String = spans.map(|span| span.text.as_str()).collect();
        let hsk = course.language.hsk(&page.headword(), &[]).unwrap_or_default();
        let lists = [
            (" in HSK 3.0 (2021", "HSK 3.0 (2021)", hsk.v3),
            (" in the older HSK 2.0", "HSK 2.0", hsk.v2),
        ];
        for (marker, name, level) in lists {
            if stated(&said, marker) == level {
                continue;
            }
            let level = match level {
                Some(7) => "has it at levels 7–9".to_owned(),
                Some(level) => format!("has it at level {level}"),
                None => "does not have it".to_owned(),
            };
            let message = format!("{name} {level}. Write “level …{marker}…”, or nothing of it.");
            findings.error(page.file, start(value), "course-hsk", message);
        }
    }
}

/// The number that stands before a marker: `level 5 in HSK 3.0 (2021`, `levels 7–9 in …`.
fn stated(said: &str, marker: &str) -> Option<u8> {
    let (before, _) = said.split_once(marker)?;
    let number = before.rsplit(' ').next()?;
    number.chars().next()?.to_digit(10)?.try_into().ok()
}

/// What other lessons call a page: a concept page has no headword.
fn names(course: &Course<'_>, page: &Page) -> Vec<String> {
    let others = course.pages.iter();
    let related = others.flat_map(|other| related(course, other));
    related
        .filter(|(_, there)| there.id == page.id)
        .map(|(term, _)| hanzi(term))
        .collect()
}

/// Whether who knows the term knows the word: 忠诚 in 忠诚度, but not 同 in 合同.
fn explains(term: &str, word: &str) -> bool {
    term == word || word.chars().count() > 1 && term.contains(word)
}

/// What the lesson explains: its headword, its keywords, its related terms, and what its English takes up with a reading.
fn terms(page: &Page) -> BTreeSet<String> {
    let mut terms = BTreeSet::from([hanzi(&page.lesson.title)]);
    let mut explained = |text: &Text| {
        let passages = passages(text).into_iter();
        terms.extend(passages.map(|passage| passage.text()));
    };
    for block in page.blocks() {
        match block {
            Block::Example(example) => explained(&example.note.text),
            Block::Mistake(mistake) => explained(&mistake.why.text),
            Block::BilingualPair(pair) => explained(&pair.topic),
            Block::Turn { .. } => {}
            _ => block.texts().for_each(&mut explained),
        }
    }
    terms.retain(|term| term.chars().any(is_hanzi));
    terms
}

fn level_of(language: &Language, word: &Word) -> u8 {
    let readings: Vec<_> = word.readings.iter().map(|reading| reading.written).collect();
    let listed = |pinyin: &[_]| language.hsk(&word.text, pinyin).and_then(|hsk| hsk.v3);
    let is_name = || {
        language
            .define(&word.text)
            .first()
            .is_some_and(|entry| entry.is_name)
    };
    if let Some(level) = listed(&readings).or_else(|| listed(&[])) {
        level
    } else if is_name() {
        0
    } else {
        level_of_parts(language, &word.text.chars().collect::<Vec<_>>())
    }
}

/// The level of the easiest way to cut characters into listed words.
fn level_of_parts(language: &Language, chars: &[char]) -> u8 {
    let mut best = vec![0_u8];
    for end in 1..=chars.len() {
        let ways = best.iter().enumerate().map(|(start, before)| {
            let part: String = chars.get(start..end).unwrap_or_default().iter().collect();
            let level = language.hsk(&part, &[]).and_then(|hsk| hsk.v3);
            level.unwrap_or(UNLISTED).max(*before)
        });
        let easiest = ways.min().unwrap_or(UNLISTED);
        best.push(easiest);
    }
    best.last().copied().unwrap_or(UNLISTED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(
        "level 5 in HSK 3.0 (2021 standard); level 6 in the older HSK 2.0",
        Some(5),
        Some(6)
    )]
    #[case(
        "levels 7–9 in HSK 3.0 (2021 standard), not in the older HSK 2.0",
        Some(7),
        None
    )]
    #[case(
        "level 5 in the HSK 3.0 syllabus of 2025; not in the 2021 standard",
        None,
        None
    )]
    #[case("not in the lists as a whole", None, None)]
    fn levels_that_a_page_states(#[case] said: &str, #[case] v3: Option<u8>, #[case] v2: Option<u8>) {
        assert_eq!(stated(said, " in HSK 3.0 (2021"), v3);
        assert_eq!(stated(said, " in the older HSK 2.0"), v2);
    }

    #[rstest]
    #[case("忠诚度", "忠诚", true)]
    #[case("合同", "合同", true)]
    #[case("合同", "同", false)]
    #[case("合同", "合约", false)]
    fn who_knows_the_term_knows_the_word(#[case] term: &str, #[case] word: &str, #[case] expected: bool) {
        assert_eq!(explains(term, word), expected);
    }

    #[test]
    fn a_word_outside_the_lists_is_as_hard_as_its_hardest_part() {
        let language = Language::load().unwrap();
        let level = |text: &str| level_of_parts(&language, &text.chars().collect::<Vec<_>>());
        assert_eq!(level("改好"), 2);
        assert_eq!(level("魑魅"), UNLISTED);
    }
}
