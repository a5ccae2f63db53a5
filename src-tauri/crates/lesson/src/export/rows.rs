//! Markdown of documents that are no pages: subtitles, lists of words.

use super::inline::{Place, markdown, set};
use super::markdown::lines;
use crate::readers::{Declared, times_comment};
use crate::{Block, Lang, Lesson, LessonKind, Role, Section, Span, Text};

/// A document that is no page but rows of one kind: it says so in a comment at its top.
pub(super) fn rows(lesson: &Lesson) -> Option<String> {
    let [section] = lesson.sections.as_slice() else {
        return None;
    };
    let bare = lesson.title.is_empty()
        && lesson.kind == LessonKind::Text
        && section.heading.is_empty()
        && section.role == Role::Other
        && !section.blocks.is_empty();
    if !bare {
        return None;
    }
    let all = |wanted: fn(&Block) -> bool| section.blocks.iter().all(wanted);
    if all(|block| matches!(block, Block::Turn { speaker, .. } if speaker.is_empty())) {
        Some(format!("{}\n\n{}\n", Declared::Cues.comment(), cues(section)))
    } else if matches!(section.blocks.first(), Some(Block::Related { .. }))
        && all(|block| matches!(block, Block::Related { .. } | Block::Example(_)))
    {
        Some(format!("{}\n\n{}", Declared::Words.comment(), words(section)))
    } else {
        None
    }
}

fn cues(section: &Section) -> String {
    let cues = section.blocks.iter().filter_map(|block| match block {
        Block::Turn {
            text, english, times, ..
        } => {
            let said = lines([
                markdown(text, Place::Lines),
                markdown(&english.text, Place::Lines),
            ]);
            Some(match times {
                Some(times) => format!("{}\n{said}", times_comment(*times)),
                None => said,
            })
        }
        _ => None,
    });
    cues.collect::<Vec<_>>().join("\n\n")
}

/// A table of words: characters, reading, gloss, and where words have them sentences with readings and translations.
fn words(section: &Section) -> String {
    let mut rows: Vec<[String; 6]> = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Related { term, gloss } => {
                let [chinese, pinyin] = apart(term);
                let none = String::new;
                rows.push([
                    chinese,
                    pinyin,
                    markdown(gloss, Place::Cell),
                    none(),
                    none(),
                    none(),
                ]);
            }
            Block::Example(example) => {
                if let Some([.., said, read, meant]) = rows.last_mut() {
                    [*said, *read] = apart(&example.chinese.text);
                    *meant = markdown(&example.english.text, Place::Cell);
                }
            }
            _ => {}
        }
    }
    let has = |column: usize| {
        rows.iter()
            .any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    let columns: Vec<usize> = (0..6)
        .filter(|column| matches!(column, 0 | 2) || has(*column))
        .collect();
    // Sentences are told from words by the heads of their columns.
    let heads = match columns.iter().any(|column| *column > 2) {
        true => ["汉字", "拼音", "English", "例句", "例句拼音", "例句翻译"],
        false => [""; 6],
    };
    let line = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = columns.iter().map(|column| cell(*column)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut table = line(&|column| heads.get(column).copied().unwrap_or_default().to_owned());
    table += &line(&|_| "---".to_owned());
    for row in &rows {
        table += &line(&|column| row.get(column).cloned().unwrap_or_default());
    }
    table
}

/// Chinese without its reading, and the reading.
fn apart(text: &Text) -> [String; 2] {
    let is_pinyin = |span: &&Span| span.is_reading || span.lang == Lang::Pinyin;
    let (pinyin, chinese): (Vec<&Span>, Vec<&Span>) = text.spans.iter().partition(is_pinyin);
    [set(&chinese, Place::Cell), set(&pinyin, Place::Cell)]
}
