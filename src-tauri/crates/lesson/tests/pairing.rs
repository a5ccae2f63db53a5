//! How many passages and sentences of concept pages come together rightly, over thousands of pages in all manners.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/concept_pages/mod.rs"]
mod concept_pages;
#[path = "support/corpus.rs"]
mod corpus;

use std::collections::BTreeMap;

use concept_pages::{Page, Passage};
use wenxi_lesson::{Block, Lesson, read};

/// A row of an alignment, without blanks, marks and ticks of lists.
struct Row {
    chinese: String,
    english: String,
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '*' | '`' | '✅'))
        .collect()
}

fn rows(lesson: &Lesson) -> Vec<Row> {
    let mut rows = Vec::new();
    let blocks = lesson.sections.iter().flat_map(|section| &section.blocks);
    for block in blocks {
        let Block::BilingualPair(block) = block else {
            continue;
        };
        let (chinese, english) = (block.chinese.text.plain(), block.english.text.plain());
        rows.extend(block.alignment.iter().map(|row| Row {
            chinese: bare(&chinese[row.chinese.clone()]),
            english: bare(&english[row.english.clone()]),
        }));
    }
    rows
}

/// The rows in which a text stands on one side; nothing if it does not stand there in one piece.
fn rows_of(rows: &[Row], text: &str, side: fn(&Row) -> &str) -> Option<std::ops::Range<usize>> {
    let all: String = rows.iter().map(side).collect();
    let start = all.find(text)?;
    let end = start + text.len();
    let mut at = 0;
    let mut range: Option<std::ops::Range<usize>> = None;
    for (index, row) in rows.iter().enumerate() {
        let next = at + side(row).len();
        if next > start && at < end && !side(row).is_empty() {
            let first = range.map_or(index, |range| range.start);
            range = Some(first..index + 1);
        }
        at = next;
    }
    range
}

/// Whether a passage, or a sentence, and its translation have the same rows, with nothing of others in them. Of a passage
/// some rows may have one side only.
fn together(rows: &[Row], chinese: &str, english: &str, whole: bool) -> bool {
    let (chinese, english) = (bare(chinese), bare(english));
    let zh = rows_of(rows, &chinese, |row| &row.chinese);
    let en = rows_of(rows, &english, |row| &row.english);
    match (chinese.is_empty(), english.is_empty(), zh, en) {
        (false, false, Some(zh), Some(en)) => {
            let all = zh.start.min(en.start)..zh.end.max(en.end);
            let held: usize = rows[all]
                .iter()
                .map(|row| row.chinese.len() + row.english.len())
                .sum();
            (whole || zh == en) && held == chinese.len() + english.len()
        }
        // Without a counterpart it must have no other's.
        (false, true, zh, _) => zh.is_none_or(|zh| rows[zh].iter().all(|row| row.english.is_empty())),
        (true, false, _, en) => en.is_none_or(|en| rows[en].iter().all(|row| row.chinese.is_empty())),
        _ => false,
    }
}

#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
}

impl Score {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

#[test]
fn passages_and_sentences_come_together() {
    let concepts = corpus::concepts();
    let pages: u64 = std::env::var("WENXI_PAGES").map_or(600, |pages| pages.parse().unwrap());
    let (mut passages, mut sentences) = (Score::default(), Score::default());
    let mut wrong: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let first: u64 = std::env::var("WENXI_FIRST").map_or(0, |first| first.parse().unwrap());
    for seed in first..first + pages {
        let concept = &concepts[usize::try_from(seed / 3).unwrap() % concepts.len()];
        let page = concept_pages::page(concept, seed);
        let lesson = read(&page.name, page.text.as_bytes(), &|_| &[]).unwrap();
        let rows = rows(&lesson);
        for (index, passage) in page.passages.iter().enumerate() {
            let right = passage_is_right(&rows, passage);
            passages.add(right);
            for unit in &passage.units {
                let right = together(&rows, &unit.chinese, &unit.english, false);
                sentences.add(right);
            }
            if !right {
                note(&mut wrong, &page, index);
            }
        }
    }
    // What the pages with something wrong have in common.
    let mut common: BTreeMap<String, usize> = BTreeMap::new();
    for (manner, (count, _)) in &wrong {
        for word in manner.split(' ').filter(|word| !word.starts_with("seed")) {
            *common.entry(word.to_owned()).or_default() += count;
        }
    }
    for (word, count) in common {
        println!("{count:5} {word}");
    }
    let shown = if std::env::var_os("WENXI_SHOW").is_some() {
        usize::MAX
    } else {
        12
    };
    for (manner, (count, page)) in wrong.iter().take(shown) {
        println!("{count} x {manner}:{page}");
    }
    println!(
        "passages {}/{} = {:.2} %, sentences {}/{} = {:.2} %",
        passages.right,
        passages.all,
        passages.share() * 100.0,
        sentences.right,
        sentences.all,
        sentences.share() * 100.0
    );
    assert!(passages.share() >= 0.995, "{}", passages.share());
    assert!(sentences.share() >= 0.98, "{}", sentences.share());
}

fn passage_is_right(rows: &[Row], passage: &Passage) -> bool {
    together(rows, &passage.chinese(), &passage.english(), true)
}

/// Counts a wrong passage, and leaves its page in the folder that `WENXI_SHOW` names, if it does.
fn note(wrong: &mut BTreeMap<String, (usize, String)>, page: &Page, passage: usize) {
    let entry = wrong.entry(page.manner.clone()).or_default();
    entry.0 += 1;
    entry.1.push_str(&format!(" {passage}"));
    if let Some(folder) = std::env::var_os("WENXI_SHOW") {
        let seed = page.manner.rsplit('=').next().unwrap();
        let kind = page.manner.split(' ').next().unwrap();
        let name = format!("{kind}-{seed}.{}", page.name.rsplit('.').next().unwrap());
        std::fs::write(std::path::Path::new(&folder).join(name), &page.text).unwrap();
    }
}
