//! What the learner did with lessons, and where they are in them.

use crate::cards;
use crate::error::StoreError;
use crate::store::Store;
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, HashMap};

/// What the learner did with a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LessonActivity {
    /// When it was last opened, milliseconds since 1970.
    pub opened_at_ms: Option<i64>,
    /// Whether it was taken out of the library.
    pub removed: bool,
    /// Whether it is a favourite.
    pub favourite: bool,
    /// A name of the learner's own.
    pub name: Option<String>,
    /// Tags that the learner gave it (true) or took from it (false).
    pub tags: BTreeMap<String, bool>,
}

/// A state of the library, to compare with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LibraryVersion(u64, i64);

/// Where a learner is in a lesson, by the names that the contract has for its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingPlace {
    /// The section.
    pub section: String,
    /// The sentence.
    pub sentence: Option<String>,
}

impl Store {
    /// All lessons with which the learner did something.
    pub fn lesson_activity(&self) -> Result<HashMap<String, LessonActivity>, StoreError> {
        let inner = self.lock();
        let mut activity: HashMap<String, LessonActivity> = HashMap::new();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT lesson, opened_at_ms, removed, favourite, name FROM lesson_activity")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let lesson = activity.entry(row.get(0)?).or_default();
            (lesson.opened_at_ms, lesson.removed) = (row.get(1)?, row.get(2)?);
            (lesson.favourite, lesson.name) = (row.get(3)?, row.get(4)?);
        }
        let mut statement = inner
            .connection
            .prepare_cached("SELECT lesson, tag, has_it FROM lesson_tag")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let lesson = activity.entry(row.get(0)?).or_default();
            lesson.tags.insert(row.get(1)?, row.get(2)?);
        }
        Ok(activity)
    }

    /// How many cards of studied notes of each lesson have been reviewed.
    pub fn studied_cards(&self) -> Result<HashMap<String, u32>, StoreError> {
        let inner = &mut *self.lock();
        let cards = inner
            .cards()?
            .by_note(0_u32, |count, card| *count += u32::from(card.is_saved()));
        let cards: HashMap<String, u32> = cards
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(note, count)| (note.to_owned(), count))
            .collect();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT lesson, note FROM note_lesson")?;
        let mut rows = statement.query([])?;
        let mut studied: HashMap<String, u32> = HashMap::new();
        while let Some(row) = rows.next()? {
            let note = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let Some(count) = cards.get(note) else { continue };
            let lesson = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            match studied.get_mut(lesson) {
                Some(studied) => *studied += count,
                None => drop(studied.insert(lesson.to_owned(), *count)),
            }
        }
        Ok(studied)
    }

    /// Something that is the same for as long as nothing changes of which lessons there are, what they are called and what
    /// the learner did with them.
    pub fn library_version(&self) -> Result<LibraryVersion, StoreError> {
        let inner = self.lock();
        Ok(LibraryVersion(
            inner.library_age,
            cards::version(&inner.connection)?,
        ))
    }

    /// The learner's own name for a lesson.
    pub fn lesson_name(&self, lesson: &str) -> Result<Option<String>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT name FROM lesson_activity WHERE lesson = ?1")?;
        Ok(statement
            .query_row([lesson], |row| row.get(0))
            .optional()?
            .flatten())
    }

    /// Whether a lesson was taken out of the library.
    pub fn is_removed(&self, lesson: &str) -> Result<bool, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT removed FROM lesson_activity WHERE lesson = ?1")?;
        Ok(statement.query_row([lesson], |row| row.get(0)).optional()? == Some(true))
    }

    /// When a lesson was last taken out of the library, milliseconds since 1970; none if it never was.
    pub fn removed_at_ms(&self, lesson: &str) -> Result<Option<i64>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT max(occurred_at_ms) FROM event WHERE body ->> '$.lessonId' = ?1 AND kind = 'lesson_removed'",
        )?;
        Ok(statement.query_row([lesson], |row| row.get(0))?)
    }

    /// Remembers where the learner is in a lesson.
    pub fn set_reading_place(&self, lesson: &str, place: &ReadingPlace) -> Result<(), StoreError> {
        self.lock()
            .connection
            .prepare_cached(
                "INSERT INTO reading_place (lesson, section, sentence) VALUES (?1, ?2, ?3)
                 ON CONFLICT (lesson) DO UPDATE SET section = excluded.section, sentence = excluded.sentence",
            )?
            .execute(params![lesson, place.section, place.sentence])?;
        Ok(())
    }

    /// Where the learner is in a lesson.
    pub fn reading_place(&self, lesson: &str) -> Result<Option<ReadingPlace>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT section, sentence FROM reading_place WHERE lesson = ?1")?;
        let place = statement
            .query_row([lesson], |row| {
                Ok(ReadingPlace {
                    section: row.get(0)?,
                    sentence: row.get(1)?,
                })
            })
            .optional()?;
        Ok(place)
    }
}
