//! Search over the library: titles, headwords and sentences, by Chinese, pinyin or English.
//!
//! A line of a lesson is kept as it is, and as tokens in an FTS5 index: Chinese by character, so that any run of
//! characters is found as a phrase; pinyin by syllable without tones; English by word. Titles and headwords are indexed
//! apart from sentences and come first.

mod found;
mod query;

use crate::error::StoreError;
use crate::store::Store;
use query::Query;
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;
use std::ops::Range;

/// How many matching sentences are looked at to find the best of them.
const CANDIDATES: usize = 400;

/// What a line of a lesson is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// The title of the lesson.
    Title = 0,
    /// Its headword.
    Headword = 1,
    /// A sentence in it.
    Sentence = 2,
}

/// A line of a lesson, to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The section that it stands in, by the name that the contract has for it.
    pub section: Option<String>,
    /// The sentence, by the name that the contract has for it.
    pub sentence: Option<String>,
    /// The Chinese; may be empty.
    pub chinese: String,
    /// Its reading: syllables joined by spaces, one for each Chinese character, with or without tones; may be empty.
    pub pinyin: String,
    /// The English; may be empty.
    pub english: String,
}

/// All lines of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedLesson {
    /// The lesson.
    pub lesson: String,
    /// Names the state of the document and of the indexing code: when it differs from [`Store::indexed`] the lesson is to
    /// be indexed again.
    pub version: String,
    /// How hard its Chinese is, by the level of HSK 3.0; none if nothing is known of its words.
    pub level: Option<u8>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// What is known of a lesson that was indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    /// As [`IndexedLesson::version`].
    pub version: String,
    /// As [`IndexedLesson::level`].
    pub level: Option<u8>,
}

/// A line that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The lesson.
    pub lesson: String,
    /// The line.
    pub line: Line,
    /// What matched in the Chinese, bytes.
    pub in_chinese: Vec<Range<usize>>,
    /// What matched in the English, bytes.
    pub in_english: Vec<Range<usize>>,
}

impl Store {
    /// Makes lessons findable; what was known of them is replaced. All of them in one transaction.
    pub fn index(&self, lessons: &[IndexedLesson]) -> Result<(), StoreError> {
        let inner = &mut *self.lock();
        let transaction = inner.connection.transaction()?;
        for lesson in lessons {
            remove(&transaction, &lesson.lesson)?;
            transaction
                .prepare_cached("INSERT INTO indexed (lesson, version, level) VALUES (?1, ?2, ?3)")?
                .execute(params![lesson.lesson, lesson.version, lesson.level])?;
            for line in &lesson.lines {
                add(&transaction, &lesson.lesson, line)?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Makes a lesson unfindable.
    pub fn unindex(&self, lesson: &str) -> Result<(), StoreError> {
        let inner = &mut *self.lock();
        let transaction = inner.connection.transaction()?;
        remove(&transaction, lesson)?;
        transaction.commit()?;
        Ok(())
    }

    /// The lessons that can be found.
    pub fn indexed(&self) -> Result<HashMap<String, Indexed>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT lesson, version, level FROM indexed")?;
        let indexed = |row: &Row<'_>| -> rusqlite::Result<_> {
            let (version, level) = (row.get(1)?, row.get(2)?);
            Ok((row.get(0)?, Indexed { version, level }))
        };
        let rows = statement.query_map([], indexed)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Finds lines in lessons that are not removed: titles first, then headwords, then sentences, short ones before long
    /// ones. Of very many sentences that match only the first few hundred are compared.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = Query::parse(query) else {
            return Ok(Vec::new());
        };
        let inner = self.lock();
        let mut hits = Vec::new();
        for table in ["heading_fts", "sentence_fts"] {
            let room = limit - hits.len().min(limit);
            if room > 0 {
                hits.extend(matching(&inner.connection, table, &query, room)?);
            }
        }
        Ok(hits)
    }
}

fn matching(
    connection: &Connection,
    table: &str,
    query: &Query,
    limit: usize,
) -> Result<Vec<Hit>, StoreError> {
    // The inner query stops early, in the order of the index: ranking every match of a common word would cost more than
    // all the rest.
    let sql = format!(
        "SELECT lesson, kind, section, sentence, chinese, pinyin, english
         FROM (SELECT rowid FROM {table} WHERE {table} MATCH ?1 LIMIT {CANDIDATES}) AS candidate
         JOIN line ON line.id = candidate.rowid
         WHERE NOT EXISTS (SELECT 1 FROM lesson_activity a WHERE a.lesson = line.lesson AND a.removed)
         ORDER BY kind, length(chinese) + length(english), line.id LIMIT ?2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![query.expression(), limit], |row| {
        let line = Line {
            kind: match row.get(1)? {
                0 => LineKind::Title,
                1 => LineKind::Headword,
                _ => LineKind::Sentence,
            },
            section: row.get(2)?,
            sentence: row.get(3)?,
            chinese: row.get(4)?,
            pinyin: row.get(5)?,
            english: row.get(6)?,
        };
        let (in_chinese, in_english) = found::found(query, &line);
        Ok(Hit {
            lesson: row.get(0)?,
            line,
            in_chinese,
            in_english,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn add(connection: &Connection, lesson: &str, line: &Line) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO line (lesson, kind, section, sentence, chinese, pinyin, english)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            lesson,
            line.kind as u8,
            line.section,
            line.sentence,
            line.chinese,
            line.pinyin,
            line.english
        ])?;
    let id = connection.last_insert_rowid();
    let sql = format!(
        "INSERT INTO {} (rowid, chinese, pinyin, english) VALUES (?1, ?2, ?3, ?4)",
        table(line.kind)
    );
    connection.prepare_cached(&sql)?.execute(params![
        id,
        query::characters(&line.chinese),
        query::toneless(&line.pinyin),
        line.english
    ])?;
    Ok(())
}

fn remove(connection: &Connection, lesson: &str) -> Result<(), StoreError> {
    for table in ["heading_fts", "sentence_fts"] {
        let sql = format!("DELETE FROM {table} WHERE rowid IN (SELECT id FROM line WHERE lesson = ?1)");
        connection.prepare_cached(&sql)?.execute([lesson])?;
    }
    connection
        .prepare_cached("DELETE FROM indexed WHERE lesson = ?1")?
        .execute([lesson])?;
    Ok(())
}

fn table(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Title | LineKind::Headword => "heading_fts",
        LineKind::Sentence => "sentence_fts",
    }
}

#[cfg(test)]
mod tests;
