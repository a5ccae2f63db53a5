//! From a lesson to what the window draws: readings over every character, sentences with names, rows of
//! bilingual passages.

mod aloud;
mod blocks;
mod display;
mod portion;
mod practice;
mod sentences;
mod text;

pub(crate) use aloud::aloud;
pub(crate) use blocks::{lesson_view, section_heading, section_number, stretch_view};
pub(crate) use display::Display;
pub(crate) use portion::{Portion, sentence_number};
pub(crate) use practice::ItemWriter;
pub(crate) use sentences::{amount, each_run, each_sentence_mut, each_text, located_sentences};
pub(crate) use text::{TextWriter, is_unsure, pinyin_run, plain_run};

use crate::dto::{LessonKindView, SeverityView, WordView};
use wenxi_lesson::{Lesson, LessonKind, Severity};

/// What a learner would call a lesson: a page with the sections of a word page but no headword is a text.
pub(crate) fn kind(lesson: &Lesson) -> LessonKindView {
    match lesson.kind {
        LessonKind::WordPage if lesson.headword.is_some() => LessonKindView::WordPage,
        LessonKind::ConceptPage => LessonKindView::ConceptPage,
        LessonKind::WordPage | LessonKind::Text => LessonKindView::Text,
    }
}

impl From<Severity> for SeverityView {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

/// The reading of words as notes are named by it: dictionary tones, whatever the page shows.
pub(crate) fn spelling(words: &[WordView]) -> String {
    words
        .iter()
        .flat_map(|word| &word.syllables)
        .map(|syllable| syllable.citation.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
