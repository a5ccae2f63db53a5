//! Whatever form a document comes in, it is the same lesson: each is written in Markdown here, and must mean the same as
//! HTML, as a wiki's source, as a chapter of a book, in a word processor, and as the text that an extractor leaves of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/forms.rs"]
mod forms;
#[path = "support/office.rs"]
mod office;
#[path = "support/pages.rs"]
mod pages;
#[path = "support/processors.rs"]
mod processors;
#[path = "support/said.rs"]
mod said;
#[path = "support/zips.rs"]
mod zips;

use std::io::Cursor;

use forms::{FORMS, Form};
use pages::*;
use rstest::rstest;
use said::said;
use wenxi_lesson::{Block, Bundle, Labelled, Lesson, read};

/// What a lesson means, line by line. Of text that was only extracted nobody can tell a sub-heading, an item of a list or
/// the cells of a row from lines: all are lines.
fn meaning(lesson: &Lesson, extracted: bool) -> Vec<String> {
    let mut lines = vec![format!("{:?}: {}", lesson.kind, said(&lesson.title))];
    if let Some(headword) = &lesson.headword {
        let (chinese, gloss) = (said(&headword.chinese), said(&headword.gloss));
        lines.push(format!("headword: {chinese} {} {gloss}", headword.pinyin));
    }
    for section in &lesson.sections {
        let heading = said(&section.heading);
        if section.level > 1 && extracted {
            lines.push(format!("text: {heading}"));
        } else {
            lines.push(format!("{:?} {}: {heading}", section.role, section.level));
        }
        section
            .blocks
            .iter()
            .for_each(|block| of_block(block, &mut lines));
    }
    for diagnostic in lesson
        .diagnostics
        .iter()
        .filter(|one| one.code != "contents-left-out")
    {
        lines.push(format!("{}: {}", diagnostic.code, diagnostic.message));
    }
    lines
}

fn of_block(block: &Block, lines: &mut Vec<String>) {
    let mut labelled = |name: &str, parts: &[&Labelled]| {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| format!("[{}] {}", without_number(&said(&part.label)), said(&part.text)))
            .collect();
        lines.push(format!("{name}: {}", parts.join(" | ")));
    };
    match block {
        Block::Paragraph(text) | Block::Code(text) => {
            lines.extend(said(text).lines().map(|line| format!("text: {}", line.trim())));
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|block| of_block(block, lines)),
        Block::Table { rows, .. } => {
            for row in rows {
                let cells: Vec<String> = row.iter().map(said).collect();
                lines.push(format!("text: {}", cells.join("\t")));
            }
        }
        Block::Fact { label, value } => lines.push(format!("fact: {} {}", said(label), said(value))),
        Block::Character { character, meaning } => {
            lines.push(format!("character: {} {}", said(character), said(meaning)));
        }
        Block::Related { term, gloss } => lines.push(format!("related: {} {}", said(term), said(gloss))),
        Block::Example(one) => {
            labelled("example", &[&one.chinese, &one.pinyin, &one.english, &one.note]);
        }
        Block::Mistake(one) => {
            labelled("mistake", &[&one.incorrect, &one.why]);
            for one in &one.corrects {
                labelled("correct", &[&one.chinese, &one.english, &one.note]);
            }
        }
        Block::BilingualPair(pair) => {
            lines.push(format!(
                "pair: {} [{}] [{}]",
                said(&pair.topic),
                said(&pair.chinese.label),
                said(&pair.english.label)
            ));
            let (chinese, english) = (pair.chinese.text.plain(), pair.english.text.plain());
            for step in &pair.alignment {
                let (chinese, english) = (&chinese[step.chinese.clone()], &english[step.english.clone()]);
                lines.push(format!("  {} ‖ {}", chinese.trim(), english.trim()));
            }
        }
        Block::Turn {
            speaker,
            text,
            english,
            ..
        } => {
            lines.push(format!("turn: {} {}", said(speaker), said(text)));
            lines.extend((!english.text.is_empty()).then(|| format!("  {}", said(&english.text))));
        }
    }
}

/// A label without the number that the list has in some forms, and the line in others.
fn without_number(label: &str) -> &str {
    label
        .trim_start_matches(|character: char| character.is_ascii_digit())
        .trim_start_matches('.')
}

fn lesson(name: &str, bytes: &[u8]) -> Lesson {
    read(name, bytes, &|_| &[]).unwrap()
}

/// The lesson of a document in a form.
fn in_form(form: Form, markdown: &str) -> Lesson {
    let (name, bytes) = form.of(markdown);
    if form != Form::Book {
        return lesson(name, &bytes);
    }
    let mut bundle = Bundle::open(name, Cursor::new(bytes)).unwrap();
    let chapter = bundle.read(0).unwrap();
    lesson(&chapter.path, &chapter.bytes)
}

/// The lines in which two lessons differ.
fn difference(wanted: &[String], found: &[String]) -> String {
    if wanted.len() != found.len() {
        return format!("  wanted {wanted:#?}\n  found {found:#?}\n");
    }
    let missing = wanted
        .iter()
        .filter(|line| !found.contains(line))
        .map(|line| format!("  - {line}\n"));
    let extra = found
        .iter()
        .filter(|line| !wanted.contains(line))
        .map(|line| format!("  + {line}\n"));
    missing.chain(extra).collect()
}

#[rstest]
#[case::word_page(WORD_PAGE)]
#[case::other_order(WORD_PAGE_IN_ANOTHER_ORDER)]
#[case::sections_missing_and_empty(SECTIONS_MISSING_AND_EMPTY)]
#[case::names_of_sections(NAMES_OF_SECTIONS)]
#[case::examples_on_one_line(EXAMPLES_ON_ONE_LINE)]
#[case::examples_numbered(EXAMPLES_NUMBERED)]
#[case::mistakes_as_lists(MISTAKES_AS_LISTS)]
#[case::mistakes_on_one_line(MISTAKES_ON_ONE_LINE)]
#[case::readings(READINGS)]
#[case::culture(CULTURE)]
#[case::labelled(LABELLED)]
#[case::bare(BARE)]
#[case::labels_alone(LABELS_ALONE)]
#[case::hard_breaks(HARD_BREAKS)]
#[case::half_colons(HALF_COLONS)]
#[case::takeaways_numbered(TAKEAWAYS_NUMBERED)]
#[case::takeaways_under_headings(TAKEAWAYS_UNDER_HEADINGS)]
#[case::stops_half_way(STOPS_HALF_WAY)]
#[case::other_levels(OTHER_LEVELS)]
#[case::formulas_and_tables(FORMULAS_AND_TABLES)]
#[case::dialogue(DIALOGUE)]
fn every_form_is_the_same_lesson(#[case] markdown: &str) {
    let original = lesson("page.md", markdown.as_bytes());
    let mut wrong = String::new();
    for form in FORMS {
        // What stands in the cells of a table is in no order once only its text is left.
        if form.is_extracted() && markdown.contains("\n|-") {
            continue;
        }
        // Nobody writes a table of contents of one section.
        if matches!(form, Form::WithContents(_)) && markdown.matches("\n## ").count() < 2 {
            continue;
        }
        let found = meaning(&in_form(form, markdown), form.is_extracted());
        let wanted = meaning(&original, form.is_extracted());
        if found != wanted {
            wrong.push_str(&format!("{form:?}\n{}", difference(&wanted, &found)));
            if std::env::var_os("WENXI_SHOW").is_some() {
                wrong.push_str(&String::from_utf8_lossy(&form.of(markdown).1));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn an_extracted_form_differs_from_the_page() {
    let (_, text) = Form::Extracted("").of(WORD_PAGE);
    let text = String::from_utf8(text).unwrap();
    assert!(!text.contains("**") && !text.contains('#') && text.contains("\nQuick Summary\n"));
}
