//! The words and the sentences of lessons as tables: columns between tabs, as spreadsheets and flash-card programs take
//! them.

use super::{Written, pinyin};
use crate::{Engine, Error};
use std::collections::HashSet;
use wenxi_study::{Facts, collect};

/// Word, pinyin, meaning, HSK level, lesson; each word once.
pub(super) fn words(engine: &Engine, lessons: &[String]) -> Result<Written, Error> {
    let language = engine.language()?;
    let mut table = Table::new(&["Word", "Pinyin", "Meaning", "HSK", "Lesson"]);
    let mut seen = HashSet::new();
    for id in lessons {
        let found = engine.lesson(id)?;
        for note in collect(id, &found.lesson, language) {
            let Facts::Word { word, gloss, .. } = &note.note.facts else {
                continue;
            };
            if seen.insert(note.note.id.clone()) {
                let level = language.hsk(&word.text, &[]).and_then(|hsk| hsk.v3);
                table.row(&[
                    &word.text,
                    &pinyin(language, word),
                    gloss,
                    &level.map(|level| level.to_string()).unwrap_or_default(),
                    &found.document.title,
                ]);
            }
        }
    }
    Ok(table.written())
}

/// Chinese, pinyin, English, lesson; each sentence once.
pub(super) fn sentences(engine: &Engine, lessons: &[String]) -> Result<Written, Error> {
    let language = engine.language()?;
    let mut table = Table::new(&["Chinese", "Pinyin", "English", "Lesson"]);
    let mut seen = HashSet::new();
    for id in lessons {
        let found = engine.lesson(id)?;
        for note in collect(id, &found.lesson, language) {
            if let Facts::Sentence { chinese, english } = &note.note.facts
                && seen.insert(note.note.id.clone())
            {
                table.row(&[
                    &chinese.text,
                    &pinyin(language, chinese),
                    english,
                    &found.document.title,
                ]);
            }
        }
    }
    Ok(table.written())
}

struct Table {
    text: String,
    rows: usize,
}

impl Table {
    fn new(heads: &[&str]) -> Self {
        let mut table = Self {
            text: String::new(),
            rows: 0,
        };
        table.row(heads);
        table.rows = 0;
        table
    }

    fn row(&mut self, cells: &[&str]) {
        let cells = cells
            .iter()
            .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        self.text.push_str(&cells.collect::<Vec<_>>().join("\t"));
        self.text.push('\n');
        self.rows += 1;
    }

    fn written(self) -> Written {
        Written {
            bytes: self.text.into_bytes(),
            count: self.rows,
            notes: Vec::new(),
        }
    }
}
