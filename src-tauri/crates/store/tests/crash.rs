//! Whatever instant the program is killed at, every answer that was committed is in the log, and replay gives just what the
//! projections say. The whole program is killed in the suite; here the database alone, two hundred times.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "all of it is test code")]
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use wenxi_store::{Entry, Event, NoteAdded, PracticeWrite, RandomIds, Reviewed, Store};
use wenxi_study::{CardId, Facts, GlossBy, ItemKind, NoteId, Phrase, Rating, StudyDay, Verdict};

/// Names the database to a copy of this test program that is to be killed.
const DATABASE: &str = "WENXI_STORE_CRASH_DATABASE";
const KILLS: usize = 200;

fn word(n: u32) -> NoteId {
    NoteId::word(&format!("词{n}"), "cí")
}

fn answer(store: &Store, n: u32) {
    let card = CardId {
        note: word(n % 50),
        kind: ItemKind::Meaning,
    };
    let facts = Facts::Word {
        word: Phrase::plain("词"),
        gloss: "word".into(),
        gloss_by: GlossBy::Dictionary,
    };
    let added = Event::NoteAdded(NoteAdded {
        note_id: card.note.clone(),
        facts,
        lesson_id: None,
    });
    let reviewed = Event::Reviewed(Reviewed {
        card,
        rating: Rating::Good,
        verdict: Verdict::Right,
        response: None,
        elapsed_ms: 1_000,
        study_day: StudyDay(7),
        chosen_days: None,
    });
    let entries = [added, reviewed].map(|event| Entry {
        id: store.mint(i64::from(n)),
        occurred_at_ms: i64::from(n),
        event,
    });
    store.append(&entries, PracticeWrite::Keep).unwrap();
}

fn answered(store: &Store) -> u32 {
    let days = store.days_studied(StudyDay(7), StudyDay(7)).unwrap();
    days.first().map_or(0, |day| day.answers)
}

/// Answers until it is killed, and says after each answer how many there are.
#[test]
fn answers_until_it_is_killed() {
    let Some(database) = std::env::var_os(DATABASE) else {
        return;
    };
    let store = Store::open(&PathBuf::from(database), RandomIds).unwrap();
    let from = answered(&store);
    for n in from.. {
        answer(&store, n);
        println!("\nanswered {}", n + 1);
    }
}

#[test]
fn a_kill_at_any_instant_loses_nothing_that_was_committed() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("wenxi.db");
    let mut confirmed = 0;
    for kill in 0..KILLS {
        let mut program = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "answers_until_it_is_killed", "--nocapture"])
            .env(DATABASE, &database)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(program.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        let mut answers = lines.filter_map(|line| line.strip_prefix("answered ")?.parse::<u32>().ok());
        // Each is killed after another number of answers, while it works on the next; some at once.
        for _ in 0..kill % 7 {
            confirmed = answers.next().expect("the program answers");
        }
        program.kill().unwrap();
        confirmed = answers.last().unwrap_or(confirmed);
        program.wait().unwrap();
        let remembered = answered(&Store::open(&database, RandomIds).unwrap());
        assert!(
            remembered == confirmed || remembered == confirmed + 1,
            "{confirmed} answers were confirmed, {remembered} are remembered"
        );
        confirmed = remembered;
    }
    let store = Store::open(&database, RandomIds).unwrap();
    let states = |store: &Store| {
        let cards: Vec<CardId> = (0..50)
            .map(|n| CardId {
                note: word(n),
                kind: ItemKind::Meaning,
            })
            .collect();
        store.card_states(&cards).unwrap()
    };
    let before = states(&store);
    store.rebuild().unwrap();
    assert_eq!((states(&store), answered(&store)), (before, confirmed));
}
