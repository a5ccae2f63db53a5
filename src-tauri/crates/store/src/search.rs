//! Search over the library: titles, headwords and sentences, by Chinese, pinyin or English.
//!
//! A line of a lesson is kept as it is, and as tokens in an FTS5 index: Chinese by character, so that any run of
//! characters is found as a phrase; pinyin by syllable without tones; English by word. Titles and headwords are indexed
//! apart from sentences and come first. Tones that were typed choose among what was found.

mod found;
mod hit;
mod places;
mod query;

use crate::document::{self, Document};
use crate::error::StoreError;
use crate::store::Store;
use crate::told;
pub use hit::Hit;
use hit::hit;
pub use places::Places;
use query::{Last, Query};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use wenxi_study::Note;

/// How many matching texts are looked at to find the best of them; and how many where tones choose among them.
const CANDIDATES: u32 = 400;
const CANDIDATES_BY_TONE: u32 = 1_600;

/// What a line of a lesson is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// The title of the lesson.
    Title = 0,
    /// Its headword.
    Headword = 1,
    /// A text in it, or a heading.
    Text = 2,
}

/// A line of a lesson, to be found: Chinese and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The section that it stands in, by the name that the contract has for it.
    pub section: Option<String>,
    /// Its Chinese, sentence by sentence; may be empty.
    pub sentences: Vec<LineSentence>,
    /// Its English, or the whole text in which the Chinese stands; may be empty.
    pub english: String,
}

/// A sentence of a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineSentence {
    /// The sentence, by the name that the contract has for it; empty if it has none.
    pub id: String,
    /// The Chinese.
    pub chinese: String,
    /// Its reading: syllables joined by spaces, one for each Chinese character, with or without tones; may be empty.
    pub pinyin: String,
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
    /// Its words in simplified characters with how often each is there, `客户 12` a line.
    pub words: String,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What it says for other lessons.
    pub told: Vec<Note>,
    /// The lesson in parts, bytes that the store does not know the meaning of; none if it is not to be kept.
    pub parts: Vec<Vec<u8>>,
}

/// What is known of a lesson that was indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    /// As [`IndexedLesson::version`].
    pub version: String,
    /// As [`IndexedLesson::level`].
    pub level: Option<u8>,
}

impl Store {
    /// Makes lessons findable; what was known of them is replaced. All of them in one transaction. `simplified` gives the
    /// simplified form of a character: either script finds either.
    pub fn index(
        &self,
        lessons: &[IndexedLesson],
        simplified: &dyn Fn(char) -> char,
    ) -> Result<(), StoreError> {
        self.catalogue(&[], lessons, simplified)
    }

    /// Takes documents into the index, and makes their lessons findable. All of it in one transaction.
    pub fn catalogue(
        &self,
        documents: &[Document],
        lessons: &[IndexedLesson],
        simplified: &dyn Fn(char) -> char,
    ) -> Result<(), StoreError> {
        self.rebuildable(|transaction| {
            for document in documents {
                document::put(transaction, document)?;
            }
            for lesson in lessons {
                put(transaction, lesson, simplified)?;
            }
            Ok(())
        })
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

    /// Those of [`IndexedLesson::parts`] of a lesson of this version that have these numbers, in their order.
    pub fn kept_lesson(
        &self,
        lesson: &str,
        version: &str,
        parts: Range<usize>,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let number = |part: usize| i64::try_from(part).unwrap_or(i64::MAX);
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT bytes FROM indexed JOIN kept_lesson USING (lesson)
             WHERE lesson = ?1 AND version = ?2 AND part >= ?3 AND part < ?4 ORDER BY part",
        )?;
        let wanted = params![lesson, version, number(parts.start), number(parts.end)];
        let rows = statement.query_map(wanted, |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The words of all lessons, as [`IndexedLesson::words`] has them.
    pub fn lesson_words(&self) -> Result<Vec<(String, String)>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT lesson, words FROM indexed")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The words of one lesson; none if it is not indexed.
    pub fn words_of_lesson(&self, lesson: &str) -> Result<Option<String>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT words FROM indexed WHERE lesson = ?1")?;
        Ok(statement.query_row([lesson], |row| row.get(0)).optional()?)
    }

    /// Finds lines in lessons that are not removed: titles first, then headwords, then texts, short ones before long
    /// ones; before all others those of lessons about just what is looked for. Of very many texts that match only the
    /// first few hundred are compared. Where nothing has the tones that were typed, any tones will do.
    pub fn search(
        &self,
        query: &str,
        limit: usize,
        simplified: &dyn Fn(char) -> char,
    ) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = Query::parse(query, simplified) else {
            return Ok(Vec::new());
        };
        let inner = self.lock();
        let hits = hits(&inner.connection, &query, limit, simplified)?;
        if hits.is_empty() && query.has_tones() {
            return self::hits(&inner.connection, &query.in_any_tones(), limit, simplified);
        }
        Ok(hits)
    }
}

fn hits(
    connection: &Connection,
    query: &Query,
    limit: usize,
    simplified: &dyn Fn(char) -> char,
) -> Result<Vec<Hit>, StoreError> {
    let mut hits: Vec<Hit> = Vec::new();
    for table in ["heading_fts", "text_fts"] {
        let room = limit - hits.len().min(limit);
        if room > 0 {
            let expression = expression(connection, table, query)?;
            let found = (query, expression.as_str());
            let mut matched = matching(connection, table, found, room, simplified)?;
            let is_just_it = |(hit, whole): &&(Hit, bool)| *whole && hit.kind == LineKind::Headword;
            let about: HashSet<String> = matched
                .iter()
                .filter(is_just_it)
                .map(|(hit, _)| hit.lesson.clone())
                .collect();
            matched.sort_by_key(|(hit, _)| !about.contains(&hit.lesson));
            hits.extend(matched.into_iter().map(|(hit, _)| hit));
        }
    }
    Ok(hits)
}

/// The query in the language of FTS5. Words that begin with a common one are looked for only where too few texts have the
/// very word: `the` need not gather every place of `there` and `their`, which takes longer than all the rest.
fn expression(connection: &Connection, table: &str, query: &Query) -> Result<String, StoreError> {
    let Some(whole) = query.expression(Last::Whole) else {
        return Ok(query.expression(Last::Begun).unwrap_or_default());
    };
    let sql =
        format!("SELECT count(*) FROM (SELECT rowid FROM {table} WHERE {table} MATCH ?1 LIMIT {CANDIDATES})");
    let count: u32 = connection
        .prepare_cached(&sql)?
        .query_row([&whole], |row| row.get(0))?;
    if count < CANDIDATES {
        return Ok(query.expression(Last::Begun).unwrap_or(whole));
    }
    Ok(whole)
}

/// The lines that match, and whether each is just what is looked for.
fn matching(
    connection: &Connection,
    table: &str,
    (query, expression): (&Query, &str),
    limit: usize,
    simplified: &dyn Fn(char) -> char,
) -> Result<Vec<(Hit, bool)>, StoreError> {
    let candidates = if query.has_tones() {
        CANDIDATES_BY_TONE
    } else {
        CANDIDATES
    };
    // The inner query stops early, in the order of the index: ranking every match of a common word would cost more than
    // all the rest. Texts are read only of the lines that are given.
    let sql = format!(
        "SELECT line.lesson, line.kind, section, sentences, chinese, line.pinyin, english, coalesce(a.name, d.title, '')
         FROM (SELECT line.id
               FROM (SELECT rowid FROM {table} WHERE {table} MATCH ?1 LIMIT {candidates}) AS candidate
               JOIN line ON line.id = candidate.rowid
               LEFT JOIN lesson_activity a ON a.lesson = line.lesson
               WHERE NOT coalesce(a.removed, 0)
               ORDER BY line.kind, size, line.id LIMIT ?2) AS best
         JOIN line ON line.id = best.id
         LEFT JOIN lesson_activity a ON a.lesson = line.lesson
         LEFT JOIN document d ON d.id = line.lesson
         ORDER BY line.kind, size, line.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    // Those in other tones go only when they have been looked at.
    let looked_at = if query.has_tones() {
        i64::from(candidates)
    } else {
        i64::try_from(limit).unwrap_or(i64::MAX)
    };
    let rows = statement.query_map(params![expression, looked_at], |row| {
        let (hit, fit) = hit(row, query, simplified)?;
        Ok((!fit.other_tones).then_some((hit, fit.whole)))
    })?;
    Ok(rows
        .filter_map(Result::transpose)
        .take(limit)
        .collect::<Result<_, _>>()?)
}

/// Between the sentences of a line, as they are kept.
const BREAK: char = '\n';
/// Between the sentences of a line in the index: a token of its own, so that no phrase reaches across.
const TOKEN_BREAK: &str = " \u{e000} ";

fn put(
    transaction: &Connection,
    lesson: &IndexedLesson,
    simplified: &dyn Fn(char) -> char,
) -> Result<(), StoreError> {
    // Taking lines out makes FTS5 write all that it has gathered: a thousand new lessons would be written one by one.
    let is_there = transaction
        .prepare_cached("SELECT 1 FROM indexed WHERE lesson = ?1")?
        .exists([&lesson.lesson])?;
    if is_there {
        remove(transaction, &lesson.lesson)?;
    }
    transaction
        .prepare_cached("INSERT INTO indexed (lesson, version, level, words) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![lesson.lesson, lesson.version, lesson.level, lesson.words])?;
    for (part, bytes) in (0_i64..).zip(&lesson.parts) {
        transaction
            .prepare_cached("INSERT INTO kept_lesson (lesson, part, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![lesson.lesson, part, bytes])?;
    }
    for line in &lesson.lines {
        add(transaction, &lesson.lesson, line, simplified)?;
    }
    told::put(transaction, &lesson.lesson, &lesson.told)
}

fn add(
    connection: &Connection,
    lesson: &str,
    line: &Line,
    simplified: &dyn Fn(char) -> char,
) -> Result<(), StoreError> {
    let joined = |part: &dyn Fn(&LineSentence) -> String, between: &str| {
        line.sentences.iter().map(part).collect::<Vec<_>>().join(between)
    };
    let one_line = |text: &str| text.replace(BREAK, " ");
    let chinese = joined(&|sentence| one_line(&sentence.chinese), "\n");
    let toned = joined(&|sentence| query::toned(&sentence.pinyin), "\n");
    let toneless: String = toned.chars().filter(|c| !c.is_ascii_digit()).collect();
    connection
        .prepare_cached(
            "INSERT INTO line (lesson, kind, section, sentences, chinese, pinyin, english, size)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            lesson,
            line.kind as u8,
            line.section,
            joined(&|sentence| sentence.id.clone(), " "),
            chinese,
            toned,
            line.english,
            i64::try_from(chinese.chars().count() * 2 + line.english.chars().count()).unwrap_or(i64::MAX),
        ])?;
    let id = connection.last_insert_rowid();
    let sql = format!(
        "INSERT INTO {} (rowid, chinese, pinyin, english) VALUES (?1, ?2, ?3, ?4)",
        table(line.kind)
    );
    connection.prepare_cached(&sql)?.execute(params![
        id,
        joined(
            &|sentence| query::characters(&sentence.chinese, simplified),
            TOKEN_BREAK
        ),
        toneless.replace(BREAK, TOKEN_BREAK),
        line.english
    ])?;
    Ok(())
}

fn remove(connection: &Connection, lesson: &str) -> Result<(), StoreError> {
    for table in ["heading_fts", "text_fts"] {
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
        LineKind::Text => "text_fts",
    }
}

#[cfg(test)]
mod tests;
