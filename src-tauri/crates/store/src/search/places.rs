//! Every place of a word in the texts of lessons, a page of them at a time.

use super::CANDIDATES;
use super::hit::{Hit, hit};
use super::query::{Last, Query};
use crate::error::StoreError;
use crate::store::Store;
use rusqlite::{Connection, params};

/// A page of the places of a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Places {
    /// The lines of this page: whole sentences first, short ones before long ones.
    pub hits: Vec<Hit>,
    /// How many lines there are on all pages.
    pub all: u32,
}

impl Store {
    /// The lines of texts with a word in lessons that are not removed, from one of them on; those that are nothing but
    /// the word are left out. Unlike [`Store::search`] it looks at every one of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn places(
        &self,
        word: &str,
        (from, limit): (u32, u32),
        simplified: &dyn Fn(char) -> char,
    ) -> Result<Places, StoreError> {
        let Some(wanted) = Wanted::of(word, ALL, simplified) else {
            return Ok(Places {
                hits: Vec::new(),
                all: 0,
            });
        };
        let inner = self.lock();
        let mut count = inner
            .connection
            .prepare_cached(&format!("SELECT count(*) {MATCHES}"))?;
        let all = count.query_row(
            params![wanted.expression, wanted.looked_at, wanted.length],
            |row| row.get(0),
        )?;
        Ok(Places {
            hits: page(&inner.connection, &wanted, (from, limit), simplified)?,
            all,
        })
    }

    /// The first of the places of a word, of which not every one is looked at if they are very many.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn first_places(
        &self,
        word: &str,
        limit: u32,
        simplified: &dyn Fn(char) -> char,
    ) -> Result<Vec<Hit>, StoreError> {
        match Wanted::of(word, i64::from(CANDIDATES), simplified) {
            Some(wanted) => page(&self.lock().connection, &wanted, (0, limit), simplified),
            None => Ok(Vec::new()),
        }
    }
}

/// As a limit of SQLite: none.
const ALL: i64 = -1;

const MATCHES: &str = "FROM (SELECT rowid FROM text_fts WHERE text_fts MATCH ?1 LIMIT ?2) AS candidate
     JOIN line ON line.id = candidate.rowid
     LEFT JOIN lesson_activity a ON a.lesson = line.lesson
     WHERE NOT coalesce(a.removed, 0)
           AND section IS NOT NULL AND trim(sentences) <> '' AND length(line.chinese) > ?3";

/// A word in a sentence says more of it than in a list of terms.
const ORDER: &str = "ORDER BY line.chinese NOT GLOB '*[。！？!?]*', size, line.id";

/// A word whose places are looked for.
struct Wanted {
    query: Query,
    /// The same in the language of FTS5.
    expression: String,
    /// Among so many matching lines.
    looked_at: i64,
    /// A line that is no longer is nothing but the word, in whichever script.
    length: u32,
}

impl Wanted {
    fn of(word: &str, looked_at: i64, simplified: &dyn Fn(char) -> char) -> Option<Self> {
        let query = Query::parse(word, simplified)?;
        Some(Self {
            expression: query.expression(Last::Begun)?,
            query,
            looked_at,
            length: u32::try_from(word.chars().count()).unwrap_or(u32::MAX),
        })
    }
}

fn page(
    connection: &Connection,
    wanted: &Wanted,
    (from, limit): (u32, u32),
    simplified: &dyn Fn(char) -> char,
) -> Result<Vec<Hit>, StoreError> {
    let sql = format!(
        "SELECT line.lesson, line.kind, section, sentences, chinese, line.pinyin, english, coalesce(a.name, d.title, '')
         FROM (SELECT line.id {MATCHES} {ORDER} LIMIT ?4 OFFSET ?5) AS page
         JOIN line ON line.id = page.id
         LEFT JOIN lesson_activity a ON a.lesson = line.lesson
         LEFT JOIN document d ON d.id = line.lesson
         {ORDER}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let Wanted {
        query,
        expression,
        looked_at,
        length,
    } = wanted;
    let rows = statement.query_map(params![expression, looked_at, length, limit, from], |row| {
        hit(row, query, simplified).map(|(hit, _)| hit)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
