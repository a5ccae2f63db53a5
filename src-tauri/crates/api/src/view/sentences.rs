//! Every sentence of Chinese in a lesson, with its place: what the search index and the way back need.

use crate::dto::{BilingualRow, BlockView, CorrectView, LessonView, Place, Run, Sentence, plain_text};
use wenxi_lesson::{Block, Lang, Lesson, sentences};

/// A sentence of a lesson and where it stands.
pub(crate) struct Located<'a> {
    pub(crate) place: Place,
    pub(crate) sentence: &'a Sentence,
}

/// All sentences in the order of the lesson.
pub(crate) fn located_sentences(lesson: &LessonView) -> Vec<Located<'_>> {
    let mut found = Vec::new();
    for section in &lesson.sections {
        each_text(&section.blocks, &mut |chinese, _| {
            for run in chinese {
                if let Run::Chinese(sentence) = run {
                    let place = Place {
                        section_id: section.id.clone(),
                        sentence_id: Some(sentence.id.clone()),
                    };
                    found.push(Located { place, sentence });
                }
            }
        });
    }
    found
}

/// Calls `visit` with every text of the blocks, and with the text in other languages that belongs to it: its translation,
/// or the whole of the text in which its Chinese stands.
pub(crate) fn each_text<'a>(blocks: &'a [BlockView], visit: &mut dyn FnMut(&'a [Run], String)) {
    for block in blocks {
        match block {
            BlockView::Paragraph { text } => visit(text, beside(text)),
            BlockView::List { items, .. } => items.iter().for_each(|item| each_text(item, visit)),
            BlockView::Table { rows, .. } => {
                for row in rows {
                    let beside: Vec<String> = row.iter().map(|cell| plain_text(cell)).collect();
                    row.iter().for_each(|cell| visit(cell, beside.join(" ")));
                }
            }
            BlockView::Fact { label, value } => {
                let among = beside(value);
                visit(
                    value,
                    if among.is_empty() {
                        plain_text(label)
                    } else {
                        among
                    },
                );
            }
            BlockView::Character { character, meaning } => {
                visit(character, plain_text(meaning));
                visit(meaning, beside(meaning));
            }
            BlockView::Example {
                chinese,
                english,
                note,
                ..
            } => {
                visit(chinese, plain_text(english));
                visit(note, beside(note));
            }
            BlockView::Mistake {
                incorrect,
                why,
                corrects,
                ..
            } => {
                visit(incorrect, plain_text(why));
                visit(why, beside(why));
                for correct in corrects {
                    visit(&correct.chinese, plain_text(&correct.english));
                    visit(&correct.note, beside(&correct.note));
                }
            }
            BlockView::BilingualPair { rows, .. } => {
                for row in rows {
                    visit(&row.chinese, plain_text(&row.english));
                }
            }
            BlockView::Related { term, gloss, .. } => {
                visit(term, plain_text(gloss));
                visit(gloss, beside(gloss));
            }
            BlockView::Turn { text, english, .. } => visit(text, plain_text(english)),
            BlockView::Code { .. } => {}
        }
    }
}

/// How much Chinese there is in a lesson.
pub(crate) struct Amount {
    pub(crate) sentences: usize,
    pub(crate) characters: usize,
}

/// Counts the Chinese of a lesson without reading it aloud, which would take ten times as long.
pub(crate) fn amount(lesson: &Lesson) -> Amount {
    let texts = lesson
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .flat_map(Block::texts);
    let spans = texts
        .flat_map(|text| &text.spans)
        .filter(|span| span.lang == Lang::Chinese && !span.is_reading);
    let mut amount = Amount {
        sentences: 0,
        characters: 0,
    };
    for span in spans {
        amount.sentences += sentences(&span.text, Lang::Chinese).len();
        amount.characters += span.text.chars().filter(|c| wenxi_mandarin::is_hanzi(*c)).count();
    }
    amount
}

/// Calls `visit` with every run of a lesson, in order, but for the Chinese of its headword.
pub(crate) fn each_run<'a>(lesson: &'a LessonView, visit: &mut dyn FnMut(&'a Run)) {
    let mut runs = |runs: &'a Vec<Run>| runs.iter().for_each(&mut *visit);
    runs(&lesson.heading);
    if let Some(headword) = &lesson.headword {
        runs(&headword.gloss);
    }
    for section in &lesson.sections {
        runs(&section.heading);
        section
            .blocks
            .iter()
            .for_each(|block| each_text_of(block, &mut runs));
    }
}

/// Calls `visit` with every text of a block, labels too. Written once for both ways to hold a block.
macro_rules! every_text {
    ($name:ident $(, $mutable:tt)?) => {
        #[allow(clippy::into_iter_on_ref)]
        fn $name<'a>(block: &'a $($mutable)? BlockView, visit: &mut dyn FnMut(&'a $($mutable)? Vec<Run>)) {
            match block {
                BlockView::Paragraph { text } => visit(text),
                BlockView::List { items, .. } => {
                    items.into_iter().flatten().for_each(|block| $name(block, visit));
                }
                BlockView::Table { rows, .. } => rows.into_iter().flatten().for_each(visit),
                BlockView::Fact { label, value } => [label, value].into_iter().for_each(visit),
                BlockView::Character { character, meaning } => {
                    [character, meaning].into_iter().for_each(visit);
                }
                BlockView::Example { label, chinese, pinyin, english, note } => {
                    [label, chinese, pinyin, english, note].into_iter().for_each(visit);
                }
                BlockView::Mistake { label, incorrect, why, corrects } => {
                    [label, incorrect, why].into_iter().for_each(&mut *visit);
                    for CorrectView { label, chinese, english, note } in corrects {
                        [label, chinese, english, note].into_iter().for_each(&mut *visit);
                    }
                }
                BlockView::BilingualPair { topic, chinese_label, english_label, rows } => {
                    [topic, chinese_label, english_label].into_iter().for_each(&mut *visit);
                    for BilingualRow { chinese, english } in rows {
                        [chinese, english].into_iter().for_each(&mut *visit);
                    }
                }
                BlockView::Related { term, gloss, .. } => [term, gloss].into_iter().for_each(visit),
                BlockView::Turn { speaker, text, english, .. } => {
                    [speaker, text, english].into_iter().for_each(visit);
                }
                BlockView::Code { .. } => {}
            }
        }
    };
}

every_text!(each_text_of);
every_text!(each_text_mut, mut);

/// Calls `visit` with every sentence of a lesson, those of its title and its headings too.
pub(crate) fn each_sentence_mut(lesson: &mut LessonView, visit: &mut dyn FnMut(&mut Sentence)) {
    let mut runs = |runs: &mut Vec<Run>| {
        for run in runs {
            if let Run::Chinese(sentence) = run {
                visit(sentence);
            }
        }
    };
    runs(&mut lesson.heading);
    for section in &mut lesson.sections {
        runs(&mut section.heading);
        section
            .blocks
            .iter_mut()
            .for_each(|block| each_text_mut(block, &mut runs));
    }
    if let Some(headword) = &mut lesson.headword {
        runs(&mut headword.gloss);
        visit(&mut headword.chinese);
    }
}

/// The whole of a text in which Chinese stands among English; nothing when it is all Chinese.
fn beside(runs: &[Run]) -> String {
    let is_chinese = runs.iter().all(|run| matches!(run, Run::Chinese(_)));
    if is_chinese {
        String::new()
    } else {
        plain_text(runs)
    }
}
