//! Opening, bringing up to date, refusing, backing up.

use super::*;
use crate::event::{Entry, Event, LessonOpened, SeededIds};
use crate::log::PracticeWrite;
use std::fs;
use tempfile::TempDir;
use wenxi_study::Practice;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn open(file: &Path) -> Result<Store, StoreError> {
    Store::open(file, SeededIds::new(7))
}

fn opened(store: &Store, lesson: &str, at_ms: i64) {
    let event = Event::LessonOpened(LessonOpened {
        lesson_id: lesson.into(),
    });
    let entry = Entry {
        id: store.mint(at_ms),
        occurred_at_ms: at_ms,
        event,
    };
    store.append(&[entry], PracticeWrite::Keep).unwrap();
}

#[test]
fn the_schema_is_valid() {
    Migrations::from_slice(MIGRATIONS).validate().unwrap();
}

#[test]
fn the_file_is_as_durable_as_it_can_be() {
    let folder = folder();
    let store = open(&folder.path().join("wenxi.db")).unwrap();
    let inner = store.lock();
    let pragma = |name: &str| -> String {
        inner
            .connection
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| match value {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            })
            .unwrap()
    };
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(pragma("synchronous"), "2");
    assert_eq!(pragma("foreign_keys"), "1");
    assert_eq!(pragma("recursive_triggers"), "1");
}

/// What `append` returned is there for another connection, although the first one was never closed.
#[test]
fn what_was_appended_is_there_without_closing() {
    let folder = folder();
    let file = folder.path().join("wenxi.db");
    let store = open(&file).unwrap();
    opened(&store, "a", 5);
    // As after kill -9: no destructor runs, nothing is flushed.
    std::mem::forget(store);
    let copy = folder.path().join("after.db");
    fs::copy(&file, &copy).unwrap();
    fs::copy(
        folder.path().join("wenxi.db-wal"),
        folder.path().join("after.db-wal"),
    )
    .unwrap();
    let again = open(&copy).unwrap();
    assert_eq!(again.lesson_activity().unwrap()["a"].opened_at_ms, Some(5));
}

#[test]
fn a_device_keeps_its_name_and_ids_go_on_rising() {
    let folder = folder();
    let file = folder.path().join("wenxi.db");
    let store = open(&file).unwrap();
    opened(&store, "a", 5_000);
    let device = store.lock().device_id.clone();
    drop(store);
    let store = open(&file).unwrap();
    assert_eq!(store.lock().device_id, device);
    opened(&store, "b", 1_000);
    let records = store.records().unwrap();
    let lessons: Vec<_> = records.iter().map(|r| &r.event).collect();
    assert!(
        matches!(lessons[..], [Event::LessonOpened(a), Event::LessonOpened(b)]
        if a.lesson_id == "a" && b.lesson_id == "b")
    );
}

#[test]
fn ids_rise_strictly_when_the_clock_does_not() {
    let store = Store::in_memory(crate::RandomIds).unwrap();
    let ids: Vec<_> = [3_000, 3_000, 1, -1, 2_000].map(|at| store.mint(at)).into();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
}

#[test]
fn a_newer_file_is_refused_by_name() {
    let folder = folder();
    let file = folder.path().join("wenxi.db");
    drop(open(&file).unwrap());
    Connection::open(&file)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = fs::read(&file).unwrap();
    let Err(error) = open(&file) else { panic!("opened") };
    assert!(matches!(
        error,
        StoreError::Newer {
            found: 99,
            known: 15,
            ..
        }
    ));
    assert!(error.to_string().contains("wenxi.db"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn other_files_are_refused_and_left_alone() {
    let folder = folder();
    let foreign = folder.path().join("foreign.db");
    Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE mine (x)")
        .unwrap();
    let text = folder.path().join("text.db");
    fs::write(&text, "This is no database. ".repeat(100)).unwrap();
    for (file, expected) in [
        (&foreign, "another program"),
        (&text, "damaged or is not a database"),
    ] {
        let before = fs::read(file).unwrap();
        let Err(error) = open(file) else { panic!("opened") };
        assert!(error.to_string().contains(expected), "{error}");
        assert_eq!(fs::read(file).unwrap(), before);
    }
    let Err(error) = open(&folder.path().join("missing/wenxi.db")) else {
        panic!("opened")
    };
    assert!(matches!(error, StoreError::CannotOpen(_)), "{error}");
}

#[test]
fn a_file_that_another_program_holds_is_reported() {
    let folder = folder();
    let file = folder.path().join("wenxi.db");
    let store = open(&file).unwrap();
    store.lock().connection.busy_timeout(Duration::ZERO).unwrap();
    let other = Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(store.set_setting("a", &1), Err(StoreError::Locked)));
    other.execute_batch("ROLLBACK").unwrap();
    store.set_setting("a", &1).unwrap();
}

#[test]
fn a_backup_is_whole_and_never_written_over_a_file() {
    let folder = folder();
    let store = open(&folder.path().join("wenxi.db")).unwrap();
    opened(&store, "a", 5);
    let backup = folder.path().join("backup.db");
    fs::write(folder.path().join("backup.db.partial"), "left by a crash").unwrap();
    store.backup(&backup).unwrap();
    assert_eq!(
        open(&backup).unwrap().records().unwrap(),
        store.records().unwrap()
    );
    let before = fs::read(&backup).unwrap();
    assert!(matches!(store.backup(&backup), Err(StoreError::Exists(_))));
    assert_eq!(fs::read(&backup).unwrap(), before);
    let nowhere = folder.path().join("missing").join("backup.db");
    assert!(matches!(store.backup(&nowhere), Err(StoreError::CannotOpen(_))));
    assert!(!folder.path().join("backup.db.partial").exists());
}

#[test]
fn a_copy_is_kept_before_the_schema_changes_and_never_replaced() {
    let folder = folder();
    let file = folder.path().join("wenxi.db");
    let store = open(&file).unwrap();
    opened(&store, "a", 5);
    keep_copy(&store.lock().connection, &file, 1).unwrap();
    opened(&store, "b", 6);
    keep_copy(&store.lock().connection, &file, 1).unwrap();
    let kept = open(&folder.path().join("wenxi.db.format-1")).unwrap();
    assert_eq!(kept.records().unwrap().len(), 1);
}

#[test]
fn settings_are_kept_by_key() {
    let store = Store::in_memory(SeededIds::new(1)).unwrap();
    assert_eq!(store.setting::<u32>("size").unwrap(), None);
    store.set_setting("size", &110_u32).unwrap();
    store.set_setting("size", &120_u32).unwrap();
    assert_eq!(store.setting::<u32>("size").unwrap(), Some(120));
    assert!(matches!(
        store.setting::<String>("size"),
        Err(StoreError::Json(_))
    ));
}

#[test]
fn answers_are_written_where_the_log_has_room_already() {
    let folder = folder();
    let file = folder.path().join("wenxi.db");
    let log = folder.path().join("wenxi.db-wal");
    let store = open(&file).unwrap();
    opened(&store, "a", 1);
    store.make_room().unwrap();
    let length = fs::metadata(&log).unwrap().len();
    assert!(length >= u64::from(ROOM), "{length}");
    (2..40).for_each(|at_ms| opened(&store, "a", at_ms));
    store.make_room().unwrap();
    assert_eq!(fs::metadata(&log).unwrap().len(), length);
    // Nothing of it is in the database.
    drop(store);
    assert!(fs::metadata(&file).unwrap().len() < u64::from(ROOM));
    assert_eq!(
        open(&file).unwrap().lesson_activity().unwrap()["a"].opened_at_ms,
        Some(39)
    );
}

#[test]
fn cards_that_cannot_be_read_in_one_piece_are_read_one_by_one() {
    let folder = folder();
    let file = folder.path().join("wenxi.db");
    let store = open(&file).unwrap();
    let note_id = wenxi_study::NoteId::word("词", "cí");
    let added = Event::NoteAdded(crate::NoteAdded {
        note_id: note_id.clone(),
        facts: wenxi_study::Facts::Word {
            word: wenxi_study::Phrase::plain("词"),
            gloss: "word".into(),
            gloss_by: wenxi_study::GlossBy::Dictionary,
        },
        lesson_id: None,
    });
    let entry = Entry {
        id: store.mint(1),
        occurred_at_ms: 1,
        event: added,
    };
    store.append(&[entry], PracticeWrite::Keep).unwrap();
    store.keep_cards().unwrap();
    let whole: Vec<u8> = {
        let inner = store.lock();
        let kept = inner
            .connection
            .query_row("SELECT body FROM kept_cards", [], |row| row.get(0));
        kept.unwrap()
    };
    let other_mark = [b"Wenxi cards 0\n", &whole[14..]].concat();
    for piece in [whole.as_slice(), &whole[..whole.len() - 1], &other_mark, b""] {
        {
            let inner = &mut *store.lock();
            let written = inner
                .connection
                .execute("UPDATE kept_cards SET body = ?1", [piece]);
            written.unwrap();
            inner.cards = None;
        }
        assert!(store.is_saved(&note_id).unwrap());
    }
}

#[test]
fn a_practice_of_the_format_before_is_where_it_was() {
    let folder = folder();
    let file = folder.path().join("wenxi.db");
    let mut practice = Practice::new("Practice", wenxi_study::PracticeSource::Due, Vec::new());
    let body = serde_json::to_string(&practice).unwrap();
    practice.nudge();
    let progress = serde_json::to_string(practice.progress()).unwrap();
    {
        let mut connection = Connection::open(&file).unwrap();
        let before = Migrations::from_slice(&MIGRATIONS[..9]);
        before.to_latest(&mut connection).unwrap();
        let kept = "INSERT INTO practice (one, body, progress) VALUES (1, ?1, ?2)";
        connection.execute(kept, [body, progress]).unwrap();
    }
    assert_eq!(open(&file).unwrap().practice().unwrap(), Some(practice));
}
