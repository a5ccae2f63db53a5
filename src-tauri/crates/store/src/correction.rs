//! Readings that the learner corrected, and the lessons whose index they make out of date.

use crate::error::StoreError;
use crate::event::{Event, EventId, ReadingCorrected};
use crate::store::Store;
use std::collections::BTreeSet;

impl Store {
    /// The corrections that stand, oldest first, each with its event.
    pub fn corrections(&self) -> Result<Vec<(EventId, ReadingCorrected)>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT id, kind, version, body FROM event
             WHERE kind IN ('reading_corrected', 'correction_voided') ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        let mut corrections = Vec::new();
        let mut voided = BTreeSet::new();
        while let Some(row) = rows.next()? {
            let kind = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let body = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
            match Event::read(kind, row.get(2)?, body) {
                Event::ReadingCorrected(corrected) => corrections.push((row.get(0)?, corrected)),
                Event::CorrectionVoided(taken_back) => {
                    voided.insert(taken_back.correction);
                }
                _ => {}
            }
        }
        // A log from another device may bring what is taken back after that it was.
        corrections.retain(|(id, _)| !voided.contains(id));
        Ok(corrections)
    }

    /// Marks the index of the lessons that have one of these texts in their Chinese as out of date; how many they are.
    pub fn outdate(&self, texts: &[String]) -> Result<usize, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "UPDATE indexed SET version = '' WHERE version <> '' AND lesson IN (
                SELECT lesson FROM line, json_each(?1) WHERE instr(chinese, value) > 0)",
        )?;
        Ok(statement.execute([serde_json::to_string(texts)?])?)
    }

    /// The lessons whose index is out of date.
    pub fn outdated(&self) -> Result<Vec<String>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT lesson FROM indexed WHERE version = '' ORDER BY lesson")?;
        Ok(statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{CorrectionVoided, Entry, SeededIds};
    use crate::log::PracticeWrite;
    use crate::search::{IndexedLesson, Line, LineKind, LineSentence};

    fn append(store: &Store, event: Event) -> EventId {
        let id = store.mint(5);
        let entry = Entry {
            id,
            occurred_at_ms: 5,
            event,
        };
        store.append(&[entry], PracticeWrite::Keep).unwrap();
        id
    }

    fn corrected(pinyin: &str) -> Event {
        Event::ReadingCorrected(ReadingCorrected {
            text: "行".to_owned(),
            at: 0,
            pinyin: pinyin.to_owned(),
            lesson_id: None,
        })
    }

    fn standing(store: &Store) -> Vec<String> {
        let corrections = store.corrections().unwrap().into_iter();
        corrections.map(|(_, corrected)| corrected.pinyin).collect()
    }

    #[test]
    fn what_was_taken_back_does_not_stand() {
        let store = Store::in_memory(SeededIds::new(1)).unwrap();
        let first = append(&store, corrected("háng"));
        append(&store, corrected("xíng"));
        assert_eq!(standing(&store), ["háng", "xíng"]);
        append(
            &store,
            Event::CorrectionVoided(CorrectionVoided { correction: first }),
        );
        assert_eq!(standing(&store), ["xíng"]);
    }

    /// The order in which two logs are united makes no difference.
    #[test]
    fn what_is_taken_back_may_come_later() {
        let (here, there) = (
            Store::in_memory(SeededIds::new(1)).unwrap(),
            Store::in_memory(SeededIds::new(2)).unwrap(),
        );
        let correction = append(&there, corrected("háng"));
        append(&here, Event::CorrectionVoided(CorrectionVoided { correction }));
        here.merge(&there.records().unwrap()).unwrap();
        assert_eq!(standing(&here), [""; 0]);
    }

    #[test]
    fn lessons_with_the_text_are_out_of_date() {
        let store = Store::in_memory(SeededIds::new(1)).unwrap();
        let lesson = |id: &str, chinese: &str| IndexedLesson {
            parts: Vec::new(),
            lesson: id.to_owned(),
            version: "3:x".to_owned(),
            level: None,
            words: String::new(),
            told: Vec::new(),
            lines: vec![Line {
                kind: LineKind::Text,
                section: None,
                sentences: vec![LineSentence {
                    chinese: chinese.to_owned(),
                    ..LineSentence::default()
                }],
                english: String::new(),
            }],
        };
        store
            .index(
                &[lesson("a", "他在银行。"), lesson("b", "你好。")],
                &|character| character,
            )
            .unwrap();
        assert_eq!(store.outdate(&["行".to_owned(), "銀行".to_owned()]).unwrap(), 1);
        assert_eq!(store.outdated().unwrap(), ["a"]);
    }
}
