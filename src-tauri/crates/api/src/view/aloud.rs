//! What is said when a lesson is read aloud, and in what order.
//!
//! Chinese sentences are always said, one at a time, but neither labels nor Chinese words in the middle of English. Where
//! English is read aloud, too, its sentences come between, with the Chinese words in them. Readings in brackets, code and
//! the document's own pinyin lines are never said.

use super::located_sentences;
use crate::dto::*;
use wenxi_lesson::{Lang, sentences};

/// Everything that is said, in the order of reading.
pub(crate) fn aloud(lesson: &LessonView) -> Vec<AloudView> {
    let mut said = Said::default();
    let first = lesson.sections.first();
    said.section_id = first.map(|section| section.id.clone()).unwrap_or_default();
    match &lesson.headword {
        Some(headword) => {
            said.sentence(&headword.chinese);
            said.english(&headword.gloss);
        }
        None => said.english(&lesson.heading),
    }
    for section in &lesson.sections {
        said.section_id.clone_from(&section.id);
        said.english(&section.heading);
        section.blocks.iter().for_each(|block| said.block(block));
    }
    if said.units.iter().all(|unit| unit.english) {
        said.units.extend(lesson_of_words(lesson));
    }
    said.units
}

/// A lesson in which all Chinese stands in English: its words are what there is to hear.
fn lesson_of_words(lesson: &LessonView) -> Vec<AloudView> {
    let words = located_sentences(lesson).into_iter().map(|located| AloudView {
        section_id: located.place.section_id,
        english: false,
        parts: vec![AloudPart::Chinese {
            id: located.sentence.id.clone(),
        }],
    });
    words.collect()
}

/// What was found so far.
#[derive(Default)]
struct Said {
    units: Vec<AloudView>,
    section_id: String,
}

impl Said {
    fn block(&mut self, block: &BlockView) {
        match block {
            BlockView::Paragraph { text } => self.text(text),
            BlockView::List { items, .. } => items.iter().flatten().for_each(|block| self.block(block)),
            BlockView::Table { rows, .. } => rows.iter().flatten().for_each(|cell| self.text(cell)),
            BlockView::Fact { label, value } => {
                self.english(label);
                self.text(value);
            }
            BlockView::Character { character, meaning } => {
                self.chinese(character);
                self.english(meaning);
            }
            BlockView::Example {
                chinese,
                english,
                note,
                ..
            } => {
                self.chinese(chinese);
                self.english(english);
                self.english(note);
            }
            BlockView::Mistake {
                incorrect,
                why,
                corrects,
                ..
            } => {
                self.chinese(incorrect);
                self.english(why);
                for correct in corrects {
                    self.chinese(&correct.chinese);
                    self.english(&correct.english);
                    self.english(&correct.note);
                }
            }
            BlockView::BilingualPair { rows, .. } => {
                for row in rows {
                    self.chinese(&row.chinese);
                    self.english(&row.english);
                }
            }
            BlockView::Related { term, gloss, .. } => {
                self.chinese(term);
                self.english(gloss);
            }
            BlockView::Turn { text, english, .. } => {
                self.chinese(text);
                self.english(english);
            }
            BlockView::Code { .. } => {}
        }
    }

    /// A text of either language.
    fn text(&mut self, runs: &[Run]) {
        if is_mostly_chinese(runs) {
            self.chinese(runs);
        } else {
            self.english(runs);
        }
    }

    fn chinese(&mut self, runs: &[Run]) {
        for run in runs {
            if let Run::Chinese(sentence) = run {
                self.sentence(sentence);
            }
        }
    }

    fn sentence(&mut self, sentence: &Sentence) {
        if sentence.words.iter().any(|word| !word.syllables.is_empty()) {
            self.unit(false, vec![chinese_part(sentence)]);
        }
    }

    /// A text that is English but for some words; cut where its sentences end.
    fn english(&mut self, runs: &[Run]) {
        let mut parts = Vec::new();
        for run in runs {
            match run {
                Run::Chinese(sentence) => parts.push(chinese_part(sentence)),
                Run::Plain(Plain {
                    id: Some(id), text, ..
                }) => {
                    for range in sentences(text, Lang::English) {
                        let until = |byte: usize| text.get(..byte).map_or(0, utf16_length);
                        parts.push(AloudPart::Text {
                            id: id.clone(),
                            from: until(range.start),
                            to: until(range.end),
                        });
                        if text.get(range).is_some_and(ends_sentence) {
                            self.unit(true, std::mem::take(&mut parts));
                        }
                    }
                }
                Run::Plain(_) => {}
            }
        }
        self.unit(true, parts);
    }

    fn unit(&mut self, english: bool, parts: Vec<AloudPart>) {
        let says = |part: &AloudPart| !english || matches!(part, AloudPart::Text { .. });
        if parts.iter().any(says) {
            self.units.push(AloudView {
                section_id: self.section_id.clone(),
                english,
                parts,
            });
        }
    }
}

fn chinese_part(sentence: &Sentence) -> AloudPart {
    AloudPart::Chinese {
        id: sentence.id.clone(),
    }
}

/// Whether a text is Chinese with some English in it, rather than the other way round: a character says about as much
/// as three letters.
fn is_mostly_chinese(runs: &[Run]) -> bool {
    let count = |chinese: bool| {
        let texts = runs
            .iter()
            .filter(|run| matches!(run, Run::Chinese(_)) == chinese);
        let text: String = texts
            .map(|run| match run {
                Run::Chinese(sentence) => sentence.text(),
                Run::Plain(plain) => plain.text.clone(),
            })
            .collect();
        text.chars().filter(|c| c.is_alphanumeric()).count()
    };
    count(true) * 3 > count(false)
}

/// Whether what follows is another sentence, rather than more of this one.
fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | ')' | '）');
    text.trim_end_matches(closing)
        .ends_with(['.', '!', '?', '。', '！', '？', '…'])
}

fn utf16_length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "aloud/tests.rs"]
mod tests;
