//! What the lessons say for each other: what words mean to their authors, and why mistakes are made. Part of the index.

use crate::columns;
use crate::error::StoreError;
use crate::store::Store;
use rusqlite::{Connection, Row, params};
use wenxi_study::{Note, NoteId};

/// What the author of a lesson says of a word or a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The lesson.
    pub lesson: String,
    /// What it is called.
    pub title: String,
    /// The file of its document in the library.
    pub file: String,
    /// The word with its gloss, or the mistake with its reason.
    pub note: Note,
}

/// Lessons that are there, with what they tell.
const TOLD: &str = "SELECT told.note, facts, told.lesson, coalesce(a.name, d.title), d.file FROM told
    JOIN document d ON d.id = told.lesson
    LEFT JOIN lesson_activity a ON a.lesson = told.lesson
    WHERE NOT coalesce(a.removed, 0)";

impl Store {
    /// What lessons that are not removed say of these words: first those that are about the very word, then by their ids.
    pub fn told_of(&self, words: &[NoteId]) -> Result<Vec<Told>, StoreError> {
        let sql = format!(
            "{TOLD} AND told.note IN (SELECT value FROM json_each(?1)) ORDER BY place > 0, told.lesson"
        );
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([serde_json::to_string(words)?], told)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Mistakes of lessons that are not removed, each once and at most so many.
    pub fn told_mistakes(&self, at_most: u32) -> Result<Vec<Note>, StoreError> {
        let sql = format!(
            "{TOLD} AND told.note >= 'm:' AND told.note < 'm;' GROUP BY told.note ORDER BY told.note LIMIT ?1"
        );
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([at_most], columns::note)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Writes what a lesson tells; what it told before went with its place in the index.
pub(crate) fn put(connection: &Connection, lesson: &str, notes: &[Note]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO told (note, lesson, place, facts) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?;
    for (place, note) in (0_u32..).zip(notes) {
        let facts = serde_json::to_string(&note.facts)?;
        statement.execute(params![note.id.as_str(), lesson, place, facts])?;
    }
    Ok(())
}

fn told(row: &Row<'_>) -> rusqlite::Result<Told> {
    Ok(Told {
        note: columns::note(row)?,
        lesson: row.get(2)?,
        title: row.get(3)?,
        file: row.get(4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Entry, Event, IndexedLesson, LessonRemoved, PracticeWrite, SeededIds};
    use wenxi_study::{Corrected, Facts, GlossBy, Phrase};

    fn word(gloss: &str) -> Note {
        Note {
            id: NoteId::word("订单", "dìngdān"),
            facts: Facts::Word {
                word: Phrase::plain("订单"),
                gloss: gloss.into(),
                gloss_by: GlossBy::Author,
            },
        }
    }

    fn mistake(incorrect: &str) -> Note {
        Note {
            id: NoteId::mistake(incorrect),
            facts: Facts::Mistake {
                incorrect: Phrase::plain(incorrect),
                why: "It is no verb.".into(),
                corrects: vec![Corrected {
                    chinese: Phrase::plain("对"),
                    english: String::new(),
                }],
            },
        }
    }

    fn lesson(lesson: &str, told: Vec<Note>) -> (Document, IndexedLesson) {
        let document = Document {
            id: lesson.into(),
            file: format!("{lesson}.md"),
            title: lesson.to_uppercase(),
            ..Document::default()
        };
        let indexed = IndexedLesson {
            lesson: lesson.into(),
            version: "1".into(),
            level: None,
            words: String::new(),
            lines: Vec::new(),
            parts: Vec::new(),
            told,
        };
        (document, indexed)
    }

    fn index(store: &Store, lessons: Vec<(Document, IndexedLesson)>) {
        let (documents, indexed): (Vec<_>, Vec<_>) = lessons.into_iter().unzip();
        store.catalogue(&documents, &indexed, &|c| c).unwrap();
    }

    fn glosses(store: &Store) -> Vec<String> {
        let told = store.told_of(&[word("").id]).unwrap();
        told.iter()
            .map(|told| format!("{}: {}", told.title, told.note.english()))
            .collect()
    }

    #[test]
    fn the_lesson_about_a_word_speaks_of_it_first_and_a_removed_one_no_more() {
        let store = Store::in_memory(SeededIds::new(1)).unwrap();
        let beside = vec![mistake("一"), word("an order in a list")];
        index(
            &store,
            vec![lesson("a", beside), lesson("b", vec![word("order")])],
        );
        assert_eq!(glosses(&store), ["B: order", "A: an order in a list"]);
        let removed = Entry {
            id: store.mint(1),
            occurred_at_ms: 1,
            event: Event::LessonRemoved(LessonRemoved {
                lesson_id: "b".into(),
            }),
        };
        store.append(&[removed], PracticeWrite::Keep).unwrap();
        assert_eq!(glosses(&store), ["A: an order in a list"]);
        index(&store, vec![lesson("a", Vec::new())]);
        assert_eq!(glosses(&store), Vec::<String>::new());
    }

    #[test]
    fn a_mistake_that_two_lessons_have_is_told_once() {
        let store = Store::in_memory(SeededIds::new(1)).unwrap();
        let told = || vec![word("order"), mistake("一"), mistake("二")];
        index(&store, vec![lesson("a", told()), lesson("b", told())]);
        assert_eq!(store.told_mistakes(10).unwrap().len(), 2);
        assert_eq!(store.told_mistakes(1).unwrap().len(), 1);
    }
}
