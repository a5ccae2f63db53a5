//! What a word page of a course has: its headword in every example, examples of every length, mistakes, and an entry for
//! each character of the headword.

use super::{
    Course,
    findings::Findings,
    page::{Page, hanzi, start},
};
use wenxi_lesson::{Block, Example, Text};

/// The most characters of a short and of a middling sentence; letters and digits count, signs do not.
const SHORT: usize = 10;
const MIDDLING: usize = 18;

/// How many examples a page has: short, middling, longer, in all.
const EXAMPLES: [usize; 4] = [4, 4, 2, 10];
const MISTAKES: usize = 4;

pub(super) fn check(course: &Course<'_>, findings: &mut Findings) {
    for page in &course.pages {
        // Lessons about sounds have the form of a word page, but no headword.
        if page.headword().is_empty() {
            continue;
        }
        let examples: Vec<&Example> = page
            .blocks()
            .into_iter()
            .filter_map(|block| match block {
                Block::Example(example) => Some(example),
                _ => None,
            })
            .collect();
        check_examples(course, page, &examples, findings);
        check_lengths(page, &examples, findings);
        check_characters(page, findings);
        let mistakes = page.blocks().into_iter();
        let mistakes = mistakes
            .filter(|block| matches!(block, Block::Mistake(_)))
            .count();
        if mistakes < MISTAKES {
            let message = format!("There are {mistakes} mistakes to learn from; a word page has {MISTAKES}.");
            findings.error(page.file, 0, "course-mistakes", message);
        }
    }
}

fn check_examples(course: &Course<'_>, page: &Page, examples: &[&Example], findings: &mut Findings) {
    let headword = page.headword();
    for example in examples {
        let sentence = example.chinese.text.plain();
        let at = start(&example.chinese.text);
        if !sentence.contains(&headword) && !course.exceptions.allows_form(&headword, &sentence) {
            let message = format!(
                "This example has not got {headword} in it. Use it, or name the form that stands for it: form<TAB>{headword}<TAB>the form<TAB>why."
            );
            findings.error(page.file, at, "course-headword", message);
        }
        if example.pinyin.text.is_empty() || example.english.text.is_empty() {
            let message = "An example has its pinyin and its English. Add what is missing.".to_owned();
            findings.error(page.file, at, "course-example", message);
        }
    }
}

fn check_lengths(page: &Page, examples: &[&Example], findings: &mut Findings) {
    let count = |from: usize, to: usize| {
        let lengths = examples.iter().map(|example| length(&example.chinese.text));
        lengths.filter(|length| (from..=to).contains(length)).count()
    };
    let found = [
        count(1, SHORT),
        count(SHORT + 1, MIDDLING),
        count(MIDDLING + 1, usize::MAX),
        examples.len(),
    ];
    if found.iter().zip(EXAMPLES).any(|(found, wanted)| *found < wanted) {
        let [short, middling, longer, all] = found;
        let at = examples.first().map_or(0, |example| start(&example.chinese.text));
        let message = format!(
            "Of {all} examples {short} have at most {SHORT} characters, {middling} at most {MIDDLING}, {longer} more; a word page has {}, {}, {} and {} in all.",
            EXAMPLES[0], EXAMPLES[1], EXAMPLES[2], EXAMPLES[3]
        );
        findings.error(page.file, at, "course-lengths", message);
    }
}

fn length(text: &Text) -> usize {
    let text = text.plain();
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .count()
}

fn check_characters(page: &Page, findings: &mut Findings) {
    let explained: String = page
        .blocks()
        .into_iter()
        .filter_map(|block| match block {
            Block::Character { character, .. } => Some(hanzi(character)),
            _ => None,
        })
        .collect();
    for character in page.headword().chars().filter(|one| !explained.contains(*one)) {
        let message = format!("{character} of the headword is not explained among the characters.");
        findings.error(page.file, 0, "course-character", message);
    }
}
