//! The index of the learner's documents: what is where, by title and headword. The documents themselves stay files.

use crate::error::StoreError;
use crate::store::Store;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A document of the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The id of its lesson.
    pub id: String,
    /// The file that it was imported from, if it came from a file.
    pub origin: Option<String>,
    /// Its file in the library.
    pub file: String,
    /// A hash of its bytes.
    pub hash: String,
    /// The hash of the bytes that were imported last, which the learner may have edited since; empty if that is not known.
    pub imported: String,
    /// Its title as plain text.
    pub title: String,
    /// The family of the document, by the name that the contract has for it.
    pub kind: String,
    /// Characters of the headword; empty if it has none.
    pub headword: String,
    /// Pinyin of the headword; empty if it has none.
    pub pinyin: String,
    /// The gloss of the headword; empty if it has none.
    pub gloss: String,
    /// When it came into the library, milliseconds since 1970.
    pub added_at_ms: i64,
    /// What the file looked like from outside when it was read: as long as that is so, it need not be read again. [`GONE`]
    /// when it was not there any more, or was no lesson any more.
    pub stamp: String,
    /// Tags that the document itself has.
    pub tags: Vec<String>,
}

/// The stamp of a document whose file is gone, or can be a lesson no more, though the learner did not remove its lesson.
pub const GONE: &str = "gone";

impl Document {
    /// Whether its file is gone, or can be a lesson no more, though the learner did not remove its lesson.
    pub fn is_gone(&self) -> bool {
        self.stamp == GONE
    }
}

const COLUMNS: &str =
    "id, origin, file, hash, title, kind, headword, pinyin, gloss, added_at_ms, stamp, tags, imported";

impl Store {
    /// Takes documents into the index, or what has become of them; all or none.
    pub fn put_documents(&self, documents: &[Document]) -> Result<(), StoreError> {
        self.rebuildable(|transaction| {
            documents
                .iter()
                .try_for_each(|document| put(transaction, document))
        })
    }

    /// All documents, newest first, with those of removed lessons.
    pub fn documents(&self) -> Result<Vec<Document>, StoreError> {
        let inner = self.lock();
        let sql = format!("SELECT {COLUMNS} FROM document ORDER BY added_at_ms DESC, id");
        Ok(inner
            .connection
            .prepare_cached(&sql)?
            .query_map([], document)?
            .collect::<Result<_, _>>()?)
    }

    /// The headwords of all documents, each once.
    pub fn headwords(&self) -> Result<Vec<String>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT DISTINCT headword FROM document WHERE headword <> ''")?;
        let headwords = statement.query_map([], |row| row.get(0))?;
        Ok(headwords.collect::<Result<_, _>>()?)
    }

    /// The document of a lesson.
    pub fn document(&self, id: &str) -> Result<Option<Document>, StoreError> {
        self.document_where("id", id)
    }

    /// A document with these very bytes.
    pub fn document_by_hash(&self, hash: &str) -> Result<Option<Document>, StoreError> {
        self.document_where("hash", hash)
    }

    /// The document that was imported from this file.
    pub fn document_by_origin(&self, origin: &str) -> Result<Option<Document>, StoreError> {
        self.document_where("origin", origin)
    }

    /// The documents with this title and these characters as their headword, in the order in which they came.
    pub fn documents_titled(&self, title: &str, headword: &str) -> Result<Vec<Document>, StoreError> {
        let inner = self.lock();
        let sql = format!(
            "SELECT {COLUMNS} FROM document WHERE title = ?1 AND headword = ?2 ORDER BY added_at_ms, id"
        );
        Ok(inner
            .connection
            .prepare_cached(&sql)?
            .query_map([title, headword], document)?
            .collect::<Result<_, _>>()?)
    }

    /// The document that is this file of the library.
    pub fn document_by_file(&self, file: &str) -> Result<Option<Document>, StoreError> {
        self.document_where("file", file)
    }

    /// The lesson that others speak of by this name: its headword, its title or its id. Of several it is the one that has been
    /// there longest; removed ones are none.
    pub fn lesson_named(&self, name: &str) -> Result<Option<String>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id FROM (SELECT id, added_at_ms, stamp FROM document WHERE headword = ?1
                             UNION SELECT id, added_at_ms, stamp FROM document WHERE title = ?1
                             UNION SELECT id, added_at_ms, stamp FROM document WHERE id = ?1)
             LEFT JOIN lesson_activity ON lesson = id
             WHERE stamp <> ?2 AND NOT coalesce(removed, 0)
             ORDER BY added_at_ms, id DESC LIMIT 1",
        )?;
        Ok(statement.query_row([name, GONE], |row| row.get(0)).optional()?)
    }

    /// Takes a document out of the index.
    pub fn forget_document(&self, id: &str) -> Result<(), StoreError> {
        let inner = &mut *self.lock();
        inner.library_age += 1;
        inner
            .connection
            .prepare_cached("DELETE FROM document WHERE id = ?1")?
            .execute([id])?;
        Ok(())
    }

    fn document_where(&self, column: &str, value: &str) -> Result<Option<Document>, StoreError> {
        let inner = self.lock();
        let sql =
            format!("SELECT {COLUMNS} FROM document WHERE {column} = ?1 ORDER BY added_at_ms, id LIMIT 1");
        Ok(inner
            .connection
            .prepare_cached(&sql)?
            .query_row([value], document)
            .optional()?)
    }
}

/// Writes what is known of a document.
pub(crate) fn put(connection: &Connection, document: &Document) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO document (id, origin, file, hash, title, kind, headword, pinyin, gloss, added_at_ms,
                                   stamp, tags, imported)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET
                origin = excluded.origin, file = excluded.file, hash = excluded.hash, title = excluded.title,
                kind = excluded.kind, headword = excluded.headword, pinyin = excluded.pinyin,
                gloss = excluded.gloss, added_at_ms = excluded.added_at_ms, stamp = excluded.stamp,
                tags = excluded.tags, imported = excluded.imported",
        )?
        .execute(params![
            document.id,
            document.origin,
            document.file,
            document.hash,
            document.title,
            document.kind,
            document.headword,
            document.pinyin,
            document.gloss,
            document.added_at_ms,
            document.stamp,
            serde_json::to_string(&document.tags)?,
            document.imported,
        ])?;
    Ok(())
}

fn document(row: &Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        id: row.get(0)?,
        origin: row.get(1)?,
        file: row.get(2)?,
        hash: row.get(3)?,
        title: row.get(4)?,
        kind: row.get(5)?,
        headword: row.get(6)?,
        pinyin: row.get(7)?,
        gloss: row.get(8)?,
        added_at_ms: row.get(9)?,
        stamp: row.get(10)?,
        // Only this module writes tags; a list that cannot be read comes back with the next reading of the document.
        tags: serde_json::from_str(row.get_ref(11)?.as_str()?).unwrap_or_default(),
        imported: row.get(12)?,
    })
}
