//! What is kept: events as they are, and the practice with its answer.

use super::*;
use crate::event::about;

#[test]
fn an_imported_event_has_a_name_of_its_own_each_time() {
    let first = EventId::imported(1_700_000_000_000, 1_600_000_000_000);
    let again = first.again();
    assert!(first < again && again < again.again());
    assert_eq!(again.at_ms(), first.at_ms());
    assert_ne!(again, EventId::imported(1_700_000_000_000, 1_600_000_000_001));
}

#[test]
fn events_are_never_changed_or_deleted() {
    let store = store(1);
    let id = write(&store, 0, added(1, "word", None));
    let before = store.records().unwrap();
    let sql = [
        "UPDATE event SET body = '{}'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT id, device_id, 7, kind, version, body FROM event",
        "REPLACE INTO event SELECT id, device_id, 7, kind, version, body FROM event",
    ];
    for statement in sql {
        assert!(
            store.lock().connection.execute_batch(statement).is_err(),
            "{statement}"
        );
    }
    assert_eq!(store.records().unwrap(), before);
    let other = Entry {
        id,
        occurred_at_ms: 0,
        event: added(2, "word", None),
    };
    let fresh = Entry {
        id: store.mint(1),
        occurred_at_ms: 1,
        event: added(3, "word", None),
    };
    let refused = store.append(&[fresh, other], PracticeWrite::Clear);
    assert!(matches!(refused, Err(StoreError::Conflict(_))));
    assert_eq!(store.records().unwrap(), before);
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_passed_over() {
    let store = store(1);
    let newer = Event::Unknown {
        kind: "reviewed".into(),
        version: 2,
        body: r#"{"card":"w:词1:cí/meaning"}"#.into(),
    };
    let other = Event::Unknown {
        kind: "card_painted".into(),
        version: 1,
        body: r#"{"card":7}"#.into(),
    };
    write(&store, 0, newer.clone());
    write(&store, 1, other.clone());
    store.rebuild().unwrap();
    assert_eq!(projections(&store), Vec::<String>::new());
    let kept: Vec<_> = store
        .records()
        .unwrap()
        .into_iter()
        .map(|record| record.event)
        .collect();
    assert_eq!(kept, [newer, other]);
}

#[test]
fn the_practice_is_kept_with_the_answer_or_not_at_all() {
    let store = store(1);
    let practice = Practice::new("Practice", PracticeSource::Due, Vec::new());
    let id = store.mint(0);
    let entry = Entry {
        id,
        occurred_at_ms: 0,
        event: added(1, "word", None),
    };
    store.append(&[entry], PracticeWrite::Set(&practice)).unwrap();
    assert_eq!(store.practice().unwrap(), Some(practice));
    let conflict = Entry {
        id,
        occurred_at_ms: 0,
        event: added(2, "word", None),
    };
    store.append(&[conflict], PracticeWrite::Clear).unwrap_err();
    assert!(store.practice().unwrap().is_some());
    store.append(&[], PracticeWrite::Clear).unwrap();
    assert_eq!(store.practice().unwrap(), None);
}

#[test]
fn a_practice_that_goes_on_is_where_it_was() {
    let store = store(1);
    let mut practice = Practice::new("Practice", PracticeSource::Due, Vec::new());
    store.write_practice(PracticeWrite::Set(&practice)).unwrap();
    practice.nudge();
    store.append(&[], PracticeWrite::Advance(&practice)).unwrap();
    assert!(store.practice().unwrap().unwrap().was_nudged());
    let fresh = Practice::new("Another", PracticeSource::Due, Vec::new());
    store.write_practice(PracticeWrite::Set(&fresh)).unwrap();
    assert_eq!(store.practice().unwrap(), Some(fresh));
}

/// Every lookup by what an event is about goes through an index, however long the log grows.
#[test]
fn replay_reads_no_more_than_its_card() {
    let store = store(1);
    let inner = store.lock();
    let indices = [
        ("card", about::CARD, "event_of_card"),
        ("review", about::EVENT, "event_on_review"),
        ("noteId", about::NOTE, "event_of_note"),
        // A lesson of twenty thousand words is opened without reading that they were met in it.
        ("lessonId", about::LESSON, "event_on_lesson"),
    ];
    for (key, about, index) in indices {
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT * FROM event WHERE body ->> '$.{key}' = 'x' AND {about} ORDER BY id"
        );
        let plan: String = inner.connection.query_row(&sql, [], |row| row.get(3)).unwrap();
        assert!(
            plan.contains(&format!("USING INDEX {index} (<expr>=?)")),
            "{plan}"
        );
    }
    let sql = "EXPLAIN QUERY PLAN SELECT * FROM event
               WHERE kind IN ('reading_corrected', 'correction_voided') ORDER BY id";
    let plan: String = inner.connection.query_row(sql, [], |row| row.get(3)).unwrap();
    assert!(plan.contains("USING INDEX event_of_correction"), "{plan}");
    // What was taken back is looked for by its name.
    let sql = &format!("EXPLAIN QUERY PLAN SELECT 1 FROM event e WHERE e.body ->> '$.card' = 'x' AND {}
                 AND NOT EXISTS (SELECT 1 FROM event v WHERE v.body ->> '$.review' = +e.id AND v.kind = 'review_voided')", about::CARD);
    let mut statement = inner.connection.prepare(sql).unwrap();
    let plan: Vec<String> = statement
        .query_map([], |row| row.get(3))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(plan.iter().all(|step| !step.starts_with("SCAN")), "{plan:?}");
}
