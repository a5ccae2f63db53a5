//! Sentences: none stands twice in the course, and the two sides of a concept page agree sentence by sentence.

use super::{
    Course,
    findings::Findings,
    page::{Page, Passage, passages, start},
};
use std::collections::HashMap;
use wenxi_lesson::{Block, Lang, sentences};
use wenxi_mandarin::is_hanzi;

/// What is shorter, in Chinese characters, is a phrase that may come again: 您好！
const SHORTEST: usize = 4;

pub(super) fn check(course: &Course<'_>, findings: &mut Findings) {
    let mut seen = HashMap::new();
    for page in &course.pages {
        for passage in page.lesson.texts().flat_map(passages) {
            for (sentence, at) in whole_sentences(&passage) {
                let letters = sentence.chars().filter(|character| character.is_alphanumeric());
                if let Some(before) = seen.insert(letters.collect::<String>(), &page.id) {
                    let message = format!(
                        "“{sentence}” stands in {before} already. Write another sentence here or there."
                    );
                    findings.error(page.file, at, "course-sentence", message);
                }
            }
        }
        check_sides(page, findings);
    }
}

/// The sentences of a passage that end as sentences do, each with its place in the source.
fn whole_sentences(passage: &Passage) -> Vec<(String, usize)> {
    let text = passage.text();
    let ranges = sentences(&text, Lang::Chinese).into_iter();
    ranges
        .filter_map(|range| {
            let sentence = text.get(range.clone())?.trim();
            let ends = sentence
                .trim_end_matches(['”', '’', '」', '）'])
                .ends_with(['。', '？', '！', '…']);
            let length = sentence.chars().filter(|character| is_hanzi(*character)).count();
            let first = text.get(..range.start)?.chars().count();
            (ends && length >= SHORTEST).then(|| (sentence.to_owned(), passage.place(first)))
        })
        .collect()
}

fn check_sides(page: &Page, findings: &mut Findings) {
    for block in page.blocks() {
        let Block::BilingualPair(pair) = block else {
            continue;
        };
        let mut steps = pair.alignment.iter();
        if steps.any(|step| step.chinese.is_empty() || step.english.is_empty()) {
            let message = "A sentence here has no partner in the other language. Write both sides sentence by sentence.";
            let at = start(&pair.chinese.text);
            findings.error(page.file, at, "course-sides", message.to_owned());
        }
    }
}
