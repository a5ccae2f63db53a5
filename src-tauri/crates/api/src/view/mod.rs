//! From a lesson to what the window draws: readings over every character, sentences with names, rows of
//! bilingual passages.

mod blocks;
mod practice;
mod sentences;
mod text;

pub(crate) use blocks::lesson_view;
pub(crate) use practice::ItemWriter;
pub(crate) use sentences::{each_sentence_mut, located_sentences};
pub(crate) use text::{TextWriter, plain_run};

use crate::dto::{LessonKindView, Run, Sentence, SeverityView};
use wenxi_lesson::{LessonKind, Severity};

/// The text of a sentence.
pub(crate) fn sentence_text(sentence: &Sentence) -> String {
    sentence.words.iter().map(|word| word.text.as_str()).collect()
}

/// The visible text of runs.
pub(crate) fn plain_text(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Chinese(sentence) => sentence_text(sentence),
            Run::Plain(plain) => plain.text.clone(),
        })
        .collect()
}

impl From<LessonKind> for LessonKindView {
    fn from(kind: LessonKind) -> Self {
        match kind {
            LessonKind::WordPage => Self::WordPage,
            LessonKind::ConceptPage => Self::ConceptPage,
            LessonKind::Text => Self::Text,
        }
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
