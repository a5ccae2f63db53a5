//! Reading what Anki wrote, and what this module wrote.

use super::*;
use proptest::prelude::*;
use rstest::rstest;
use std::io::Cursor;

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/anki/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn open(name: &str, bytes: Vec<u8>) -> AnkiPackage<Cursor<Vec<u8>>> {
    AnkiPackage::open(name, Cursor::new(bytes)).unwrap()
}

#[rstest]
#[case("new.apkg")]
#[case("legacy.apkg")]
#[case("new.colpkg")]
#[case("legacy.colpkg")]
fn every_form_that_anki_writes_holds_the_same(#[case] name: &str) {
    let collection = open(name, fixture(name)).collection().unwrap();

    let fields: Vec<&[String]> = collection.notes.iter().map(|note| &*note.fields).collect();
    assert_eq!(fields.len(), 4);
    assert!(fields[0][0].starts_with("客户"));
    assert_eq!(fields[0][2], "client; customer");
    assert_eq!(collection.notes[0].tags, ["hsk5", "work"]);

    let of = &collection.notes[0];
    let kind = collection
        .note_types
        .iter()
        .find(|kind| kind.id == of.note_type)
        .unwrap();
    assert_eq!(kind.fields, ["Hanzi", "Pinyin", "English"]);
    assert_eq!(kind.templates[1].front, "{{English}}");
    assert!(!kind.is_cloze);

    let card = collection
        .cards
        .iter()
        .find(|card| card.note == of.id && card.ord == 0)
        .unwrap();
    let shelf = collection
        .shelves
        .iter()
        .find(|shelf| shelf.id == card.shelf)
        .unwrap();
    assert_eq!(shelf.path, ["Chinese", "HSK 5"]);
    let ratings: Vec<u8> = collection
        .reviews
        .iter()
        .filter(|review| review.card == card.id)
        .map(|review| review.rating)
        .collect();
    assert_eq!(ratings, [3, 3, 1, 3]);
    assert_eq!(card.schedule.phase, Phase::Review);
    assert_eq!(card.schedule.lapses, 1);
    assert!(card.schedule.memory.is_some());
    assert_eq!(
        collection.cards.iter().filter(|card| card.is_suspended).count(),
        1
    );
}

#[rstest]
#[case("preset-new.apkg")]
#[case("preset-legacy.apkg")]
fn a_deck_was_asked_by_its_preset(#[case] name: &str) {
    let collection = open(name, fixture(name)).collection().unwrap();
    let preset_of = |path: &[&str]| {
        let shelf = collection
            .shelves
            .iter()
            .find(|shelf| shelf.path == path)
            .unwrap();
        collection.presets[&shelf.id].clone()
    };
    let own = Preset {
        // The deck wants more than its preset, 0.92.
        desired_retention: 0.94,
        parameters: vec![
            0.25, 1.25, 3.0, 15.0, 6.5, 0.625, 3.0, 0.0625, 1.5, 0.125, 1.0, 2.0, 0.125, 0.25, 2.25, 0.25,
            3.0, 0.5, 0.125, 0.125, 0.25,
        ],
        learning_steps: vec![0.5, 5.0, 15.0],
        relearning_steps: vec![20.0],
        new_per_day: 15,
        reviews_per_day: 120,
        leech_after: 6,
    };
    assert_eq!(preset_of(&["Chinese", "HSK 5"]), own);
    assert_eq!(preset_of(&["Chinese"]), Preset::default());
}

/// What a package says of FSRS, and whether it was on.
#[rstest]
#[case::said_on("UPDATE col SET conf = '{\"fsrs\":true}'", true)]
#[case::said_off(
    "UPDATE col SET conf = '{\"fsrs\":false}'; UPDATE cards SET data = '{\"s\":1.5}'",
    false
)]
#[case::told_by_a_card(
    "UPDATE col SET conf = '{}'; UPDATE cards SET data = '{\"pos\":1,\"s\":1.5}'",
    true
)]
#[case::not_said("UPDATE col SET conf = '{}'; UPDATE cards SET data = '{}'", false)]
#[case::damaged("UPDATE col SET conf = '{\"fsrs\":true}', dconf = 'none'", false)]
fn presets_count_where_fsrs_was_on(#[case] statements: &str, #[case] is_on: bool) {
    let collection = open("old.apkg", altered(statements)).collection().unwrap();
    assert_eq!(!collection.presets.is_empty(), is_on);
    assert_eq!(collection.notes.len(), 1);
}

#[test]
fn another_archive_is_no_package() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("lesson.md", zip::write::SimpleFileOptions::default())
        .unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert!(AnkiPackage::open("x.zip", Cursor::new(bytes)).is_none());
    assert!(AnkiPackage::open("x.zip", Cursor::new(b"no archive".to_vec())).is_none());
}

#[rstest]
#[case("new.apkg")]
#[case("legacy.apkg")]
fn a_damaged_package_is_said_to_be_so(#[case] name: &str) {
    // Past the archive's own checks: the database is garbage.
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let inner = if name == "new.apkg" {
        "collection.anki21b"
    } else {
        "collection.anki21"
    };
    zip.start_file(inner, zip::write::SimpleFileOptions::default())
        .unwrap();
    std::io::Write::write_all(&mut zip, b"SQLite format 3 but not really").unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let error = open(name, bytes).collection().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with(&format!("“{name}” cannot be read as an Anki package: ")),
        "{error}"
    );
}

/// A package of the old form whose database is a package of ours after these statements.
fn altered(statements: &str) -> Vec<u8> {
    let collection = Collection {
        note_types: vec![NoteType {
            id: 17,
            name: "Word".to_owned(),
            fields: vec!["Chinese".to_owned()],
            templates: Vec::new(),
            is_cloze: false,
        }],
        notes: vec![Note {
            id: 1,
            guid: "g".to_owned(),
            note_type: 17,
            fields: vec!["茶".to_owned()],
            tags: Vec::new(),
        }],
        cards: vec![Card {
            id: 1,
            note: 1,
            shelf: 5,
            ord: 0,
            is_suspended: false,
            schedule: Schedule::default(),
        }],
        shelves: vec![Shelf {
            id: 5,
            path: vec!["Chinese".to_owned()],
        }],
        ..Collection::default()
    };
    let mut ours = zip::ZipArchive::new(Cursor::new(write(&collection, 0, 0).unwrap())).unwrap();
    let mut bytes = Vec::new();
    std::io::copy(&mut ours.by_name("collection.anki21").unwrap(), &mut bytes).unwrap();
    let mut database = rusqlite::Connection::open_in_memory().unwrap();
    database
        .deserialize_read_exact("main", bytes.as_slice(), bytes.len(), false)
        .unwrap();
    database.execute_batch(statements).unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("collection.anki2", &*database.serialize("main").unwrap()),
        ("media", b"no list"),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut zip, bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_view_in_place_of_a_table_is_refused() {
    let endless = "DROP TABLE notes;
        CREATE VIEW notes AS WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
            SELECT id, 'g' AS guid, 17 AS mid, 'x' AS flds, '' AS tags FROM n;";
    let error = open("x.apkg", altered(endless)).collection().unwrap_err();
    assert!(error.to_string().contains("none that Anki writes"), "{error}");
}

#[test]
fn what_costs_far_more_than_its_bytes_is_given_up() {
    let sum = vec!["id"; 900].join(" + ");
    let costly = format!(
        "DROP TABLE notes;
         CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, tags, flds AS ({sum}));
         WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 5000)
         INSERT INTO notes (id, guid, mid, tags) SELECT id, 'g', 17, '' FROM n;"
    );
    let error = open("x.apkg", altered(&costly)).collection().unwrap_err();
    assert!(error.to_string().contains("interrupted"), "{error}");
}

#[test]
fn what_is_told_beside_the_history_may_be_anything() {
    let odd = "UPDATE cards SET due = 1.5, ivl = 'soon', left = 0.5, data = 7; UPDATE col SET crt = 1.5;
        INSERT INTO revlog VALUES (1700000000000, 1, 0, 3, 4.5, 'x', 0, 0.5, 1);";
    let collection = open("x.apkg", altered(odd)).collection().unwrap();
    assert_eq!(collection.cards[0].schedule, Schedule::default());
    assert_eq!(collection.reviews[0].rating, 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_written_is_read_again(collection in any_collection()) {
        let bytes = write(&collection, 1_795_305_600_000, 60).unwrap();
        let read = open("x.apkg", bytes).collection().unwrap();
        prop_assert!(read.presets.values().all(|preset| *preset == Preset::default()));
        let presets = BTreeMap::new();
        prop_assert_eq!(Collection { presets, ..read }, collection);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000), at in 0..5000usize) {
        let mut damaged = fixture("new.apkg");
        let end = (at + bytes.len()).min(damaged.len());
        if at < end {
            damaged[at..end].copy_from_slice(&bytes[..end - at]);
        }
        if let Some(mut package) = AnkiPackage::open("x.apkg", Cursor::new(damaged)) {
            let _ = package.collection();
        }
    }
}

fn any_collection() -> impl Strategy<Value = Collection> {
    let phase = prop_oneof![
        Just(Phase::New),
        Just(Phase::Learning),
        Just(Phase::Review),
        Just(Phase::Relearning)
    ];
    let schedule = (
        phase,
        0..4000i64,
        0..4000u32,
        0..90u32,
        0..9u32,
        0..6u32,
        proptest::option::of((1..90_000u32, 1..10_000u32)),
    )
        .prop_map(
            |(phase, due, interval, reps, lapses, steps_left, memory)| Schedule {
                phase,
                due,
                interval,
                reps,
                lapses,
                steps_left,
                memory,
                last_at: memory.map(|(stability, _)| 1_700_000_000 + i64::from(stability)),
            },
        );
    let note = (
        "[a-z<>&\"客户 ]{1,12}",
        "[a-z 服务\u{300}]{0,12}",
        any::<bool>(),
        schedule,
    );
    proptest::collection::vec(note, 0..8).prop_map(|rows| {
        let mut collection = Collection {
            made_at: 1_700_000_000,
            note_types: vec![NoteType {
                id: 17,
                name: "Wenxi word".to_owned(),
                fields: vec!["Chinese".to_owned(), "English".to_owned()],
                templates: vec![Template {
                    name: "meaning".to_owned(),
                    front: "{{Chinese}}".to_owned(),
                    back: "{{English}}".to_owned(),
                }],
                is_cloze: false,
            }],
            shelves: vec![Shelf {
                id: 5,
                path: vec!["Wenxi".to_owned(), "客户".to_owned()],
            }],
            ..Collection::default()
        };
        for (id, (front, back, is_suspended, schedule)) in (1..).zip(rows) {
            collection.notes.push(Note {
                id,
                guid: format!("g{id}"),
                note_type: 17,
                fields: vec![front, back],
                tags: if is_suspended {
                    vec!["hard".to_owned()]
                } else {
                    Vec::new()
                },
            });
            collection.cards.push(Card {
                id,
                note: id,
                shelf: 5,
                ord: 0,
                is_suspended,
                schedule,
            });
            collection.reviews.push(Review {
                id,
                card: id,
                rating: u8::from(!is_suspended) * 3,
                interval: 4,
                last_interval: -60,
                elapsed_ms: 900,
                phase: Phase::Review,
            });
        }
        collection
    })
}
