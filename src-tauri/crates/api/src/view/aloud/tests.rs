//! What is said, and what is not.

use super::super::{Display, TextWriter, lesson_view};
use super::*;
use rstest::rstest;
use std::sync::OnceLock;
use wenxi_mandarin::Language;

fn language() -> &'static Language {
    static LANGUAGE: OnceLock<Language> = OnceLock::new();
    LANGUAGE.get_or_init(|| Language::load().unwrap())
}

fn view(markdown: &str) -> LessonView {
    let lesson = wenxi_lesson::read("lesson.md", markdown.as_bytes(), &|character| {
        language().readings_of(character)
    })
    .unwrap();
    let nowhere = |_: &str| None;
    lesson_view(
        "lesson",
        &lesson,
        &mut TextWriter::new(language(), Display::default(), &nowhere),
    )
}

/// What is said, a line each; English in brackets.
fn said(markdown: &str) -> Vec<String> {
    let view = view(markdown);
    let units = crate::reading_aloud::units(&view);
    units
        .iter()
        .map(|unit| {
            if unit.english {
                format!("[{}]", unit.text.trim())
            } else {
                unit.text.trim().to_owned()
            }
        })
        .collect()
}

#[rstest]
#[case::two_languages(
    "# 客户\n\n客户很满意。他们还会再来。\n\nThe customers are happy. They will come again.\n",
    &["客户很满意。", "[The customers are happy.]", "他们还会再来。", "[They will come again.]"]
)]
#[case::chinese_words_stay_in_their_english_sentence(
    "# Notes\n\nWe say 客户 for a client, but 顾客 for a shopper. That is all.\n\n你好。\n",
    &["[Notes]", "[We say 客户 for a client, but 顾客 for a shopper.]", "[That is all.]", "你好。"]
)]
#[case::a_reading_in_brackets_is_not_said(
    "# 客户\n\n我是客户 (kèhù)。\n",
    &["我是客户"]
)]
#[case::code_is_not_said(
    "# 你好\n\n你好。\n\n```\nprint 1\n```\n",
    &["你好。"]
)]
#[case::words_in_english_are_all_there_is(
    "# Notes\n\nThe word 客户 means client.\n",
    &["[Notes]", "[The word 客户 means client.]", "客户"]
)]
fn a_lesson_is_said_in_the_order_of_reading(#[case] markdown: &str, #[case] expected: &[&str]) {
    assert_eq!(said(markdown), expected);
}

#[test]
fn every_part_names_something_in_the_lesson_and_no_place_twice() {
    let document = include_str!("../../../../../../tests/fixtures/documents/word-markdown.md");
    let view = view(document);
    let mut seen = std::collections::HashSet::new();
    for unit in &view.aloud {
        assert!(view.sections.iter().any(|section| section.id == unit.section_id));
        for part in &unit.parts {
            assert!(seen.insert(format!("{part:?}")), "{part:?} is said twice");
        }
    }
    assert!(view.aloud.iter().any(|unit| unit.english));
    let all: String = crate::reading_aloud::units(&view)
        .iter()
        .map(|u| u.text.clone())
        .collect();
    assert!(!all.is_empty());
}
