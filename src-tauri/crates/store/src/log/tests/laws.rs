//! Laws of the log: replay is the only truth, a union has no order, taking back is exact, and what is quick says what is slow.

use super::*;
use crate::cards::{Cards, Counts};
use proptest::prelude::*;

/// All cards and all notes that are studied as memory has them.
fn in_memory(store: &Store) -> Vec<(String, String)> {
    let inner = &mut *store.lock();
    let cards = inner.cards().unwrap();
    let saved = cards
        .saved_notes()
        .map(|note| (note.to_owned(), "saved".to_owned()));
    let all = cards.all().map(|card| {
        let wishes = (
            card.is_saved(),
            card.is_in_use(),
            card.is_asked_on(StudyDay(99)),
            card.is_asked_on(StudyDay(100)),
        );
        let id = cards.id(card).unwrap();
        assert_eq!(cards.get(&id), Some(card));
        (id.to_string(), format!("{:?} {wishes:?}", card.state()))
    });
    let mut all: Vec<(String, String)> = all.chain(saved).collect();
    all.sort();
    all
}

/// How many notes are due when, in the plainest words of SQL.
pub(super) fn counted_by_the_database(store: &Store, now: Now) -> Counts {
    let inner = store.lock();
    let sql = "
        WITH asked AS (
            SELECT * FROM card
            WHERE note IN (SELECT id FROM note WHERE saved)
              AND id NOT IN (SELECT card FROM hold WHERE suspended OR buried_until > ?1)),
        open AS (
            SELECT * FROM asked
            WHERE last_day = ?1
               OR NOT EXISTS (SELECT 1 FROM card c WHERE c.note = asked.note AND c.id <> asked.id AND c.last_day = ?1))
        SELECT (SELECT count(DISTINCT note) FROM open WHERE due_day < ?1 OR due_day = ?1 AND (due_at_ms IS NULL OR due_at_ms <= ?2)),
               (SELECT count(DISTINCT note) FROM open WHERE due_day = ?1 AND due_at_ms <= ?2 AND last_day = ?1),
               (SELECT count(DISTINCT note) FROM open WHERE due_day = ?1 AND due_at_ms > ?2),
               (SELECT count(DISTINCT note) FROM asked WHERE due_day = ?1 + 1)";
    let counts = inner
        .connection
        .query_row(sql, params![now.day.0, now.at_ms], |row| {
            Ok(Counts {
                due: row.get(0)?,
                in_steps: row.get(1)?,
                later_today: row.get(2)?,
                tomorrow: row.get(3)?,
            })
        });
    counts.unwrap()
}

/// What may happen next, for generated logs.
#[derive(Debug, Clone)]
enum Step {
    Event(Event),
    /// Takes back the review that was written this many reviews ago.
    Void(usize),
    /// Counts the review that was written this many reviews ago as correct.
    Accept(usize),
    /// Keeps the cards in one piece.
    Keep,
}

fn steps() -> impl Strategy<Value = Vec<(i64, Step)>> {
    let lesson = prop::sample::select(vec!["a", "b"]);
    let rating = prop::sample::select(Rating::ALL.to_vec());
    let step = prop_oneof![
        1 => (1..4_u8, "[a-z]{1,3}", prop::option::of(lesson.clone()))
            .prop_map(|(n, gloss, lesson)| Step::Event(added(n, &gloss, lesson))),
        1 => (1..4_u8).prop_map(|n| Step::Event(Event::NoteRemoved(NoteRemoved { note_id: word(n) }))),
        4 => (1..4_u8, rating, 0..200_i32).prop_map(|(n, rating, day)| Step::Event(reviewed(n, rating, day))),
        1 => (1..4_u8, 0..4_u8).prop_map(|(n, what)| Step::Event(put_aside(n, what))),
        2 => (1..4_u8, prop::collection::btree_map(0..9_i32, 0..5_u8, 0..5))
            .prop_map(|(n, ratings)| Step::Event(imported(n, ratings))),
        1 => (0.75..0.95_f32).prop_map(|desired_retention| {
            let config = Config { desired_retention, ..Config::default() };
            Step::Event(Event::SchedulerConfigured(SchedulerConfigured { config }))
        }),
        1 => (0..4_usize).prop_map(Step::Void),
        1 => (0..4_usize).prop_map(Step::Accept),
        1 => Just(Step::Keep),
        1 => lesson.clone().prop_map(|l| Step::Event(Event::LessonOpened(LessonOpened { lesson_id: l.into() }))),
        1 => lesson.clone().prop_map(|l| Step::Event(Event::LessonRemoved(LessonRemoved { lesson_id: l.into() }))),
        1 => lesson.clone().prop_map(|l| Step::Event(Event::LessonRestored(LessonRestored { lesson_id: l.into() }))),
        1 => (lesson.clone(), any::<bool>()).prop_map(|(l, favourite)| Step::Event(Event::LessonStarred(LessonStarred { lesson_id: l.into(), favourite }))),
        1 => (lesson.clone(), any::<bool>()).prop_map(|(l, has_it)| Step::Event(Event::LessonTagged(LessonTagged { lesson_id: l.into(), tag: "work".into(), has_it }))),
        1 => (lesson, any::<Option<bool>>()).prop_map(|(l, name)| Step::Event(Event::LessonNamed(LessonNamed { lesson_id: l.into(), name: name.map(|n| n.to_string()) }))),
    ];
    prop::collection::vec((0..200 * DAY_MS, step), 0..40)
}

/// What was done to a word in another program, each in the middle of a day; a rating of 0 is none.
fn imported(n: u8, ratings: impl IntoIterator<Item = (i32, u8)>) -> Event {
    let steps = ratings.into_iter().map(|(day, rating)| PastStep {
        at_ms: i64::from(day) * 20 * DAY_MS + DAY_MS / 2,
        rating: Rating::numbered(rating),
        elapsed_ms: 700,
        study_day: StudyDay(day * 20),
        chosen_days: (rating > 2).then_some(30),
    });
    Event::HistoryImported(HistoryImported {
        card: CardId {
            note: word(n),
            kind: ItemKind::Meaning,
        },
        source: i64::from(n) + 1_600_000_000_000,
        steps: steps.collect(),
    })
}

/// Writes the steps, each with an append of its own, and gives the reviews and acceptances that were written.
fn play(store: &Store, steps: &[(i64, Step)]) -> Vec<EventId> {
    let mut reviews: Vec<EventId> = Vec::new();
    for (at_ms, step) in steps {
        let back = |ago: &usize| reviews.iter().rev().nth(*ago).copied();
        let event = match step {
            Step::Event(event) => event.clone(),
            Step::Void(ago) => match back(ago) {
                Some(review) => Event::ReviewVoided(ReviewVoided { review }),
                None => continue,
            },
            Step::Accept(ago) => match back(ago) {
                Some(review) => Event::AnswerAccepted(AnswerAccepted { review }),
                None => continue,
            },
            Step::Keep => {
                store.keep_cards().unwrap();
                continue;
            }
        };
        let keep = !matches!(
            event,
            Event::ReviewVoided(_)
                | Event::NoteAdded(_)
                | Event::NoteRemoved(_)
                | Event::SchedulerConfigured(_)
        );
        let id = write(store, *at_ms, event);
        if keep {
            reviews.push(id);
        }
    }
    reviews
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The projections after appends are those after a replay of everything.
    #[test]
    fn replay_changes_nothing(steps in steps()) {
        let store = store(1);
        play(&store, &steps);
        let before = projections(&store);
        store.rebuild().unwrap();
        prop_assert_eq!(projections(&store), before);
    }

    /// The cards in memory are those of the projections, whatever happened since they were read, and count what is due as
    /// the database would.
    #[test]
    fn memory_says_what_the_projections_say(before in steps(), after in steps(), day in 0..220_i32) {
        let store = store(1);
        play(&store, &before);
        let now = Now { at_ms: i64::from(day) * DAY_MS, day: StudyDay(day) };
        store.counts(now).unwrap();
        store.load(now.day, 30).unwrap();
        play(&store, &after);
        let load = store.load(now.day, 30).unwrap();
        let known = store.counts(now).unwrap();
        let (due, memory) = (store.due(now, 2, First::Fading).unwrap(), in_memory(&store));
        store.lock().cards = None;
        prop_assert_eq!(load, store.load(now.day, 30).unwrap());
        prop_assert_eq!(&memory, &in_memory(&store));
        prop_assert_eq!(&due, &store.due(now, 2, First::Fading).unwrap());
        prop_assert_eq!(known, counted_by_the_database(&store, now));
        // The quick way of a start, with whatever piece was kept, is the way over the projections.
        let projected = Cards::projected(&store.lock().connection).unwrap();
        store.lock().cards = Some(projected);
        prop_assert_eq!(&memory, &in_memory(&store));
        prop_assert_eq!(&due, &store.due(now, 2, First::Fading).unwrap());
        store.keep_cards().unwrap();
        store.lock().cards = None;
        prop_assert_eq!(memory, in_memory(&store));
        prop_assert_eq!(due, store.due(now, 2, First::Fading).unwrap());
    }

    /// A union of logs is the same in every order, and however often it is made.
    #[test]
    fn a_union_has_no_order(ours in steps(), theirs in steps(), shuffle in any::<u64>()) {
        let (a, b) = (store(1), store(2));
        play(&a, &ours);
        play(&b, &theirs);
        let (from_a, from_b) = (a.records().unwrap(), b.records().unwrap());
        a.merge(&from_b).unwrap();
        b.merge(&from_a).unwrap();
        // A third device gets everything one by one, in an order of its own: events may come before what they are about.
        let mut all = [from_a, from_b].concat();
        all.sort_by_key(|record| {
            shuffle.wrapping_mul(u64::from(record.id.to_string().bytes().map(u32::from).sum::<u32>()) | 1)
        });
        let c = store(3);
        for record in &all {
            c.merge(std::slice::from_ref(record)).unwrap();
        }
        a.merge(&all).unwrap();
        prop_assert_eq!(projections(&a), projections(&b));
        prop_assert_eq!(projections(&a), projections(&c));
        prop_assert_eq!(a.records().unwrap(), c.records().unwrap());
    }

    /// Taking a review back gives the projections that were before it.
    #[test]
    fn taking_back_is_exact(steps in steps(), n in 1..4_u8, rating in prop::sample::select(Rating::ALL.to_vec())) {
        let store = store(1);
        play(&store, &steps);
        let before = projections(&store);
        let review = write(&store, 200 * DAY_MS, reviewed(n, rating, 200));
        prop_assert_ne!(projections(&store), before.clone());
        write(&store, 200 * DAY_MS + 1, Event::ReviewVoided(ReviewVoided { review }));
        prop_assert_eq!(projections(&store), before);
    }
}

/// What follows for many cards at once is what follows for each of them.
#[test]
fn a_collection_at_once_is_its_cards_one_by_one() {
    let (whole, parts) = (store(1), store(2));
    let mut records = Vec::new();
    let mut add = |at_ms: i64, card: i64, event: Event| {
        let id = EventId::imported(at_ms, card);
        records.push(Record {
            id,
            device_id: "another".to_owned(),
            occurred_at_ms: at_ms,
            event,
        });
        id
    };
    for n in 0..=250_u8 {
        let at_ms = i64::from(n) * 7;
        add(at_ms, 0, added(n, "word", Some("lesson")));
        let first = add(DAY_MS + at_ms, 1, reviewed(n, Rating::ALL[usize::from(n) % 4], 1));
        let second = add(9 * DAY_MS + at_ms, 1, reviewed(n, Rating::Good, 9));
        match n % 5 {
            0 => drop(add(10 * DAY_MS + at_ms, 2, put_aside(n, n / 5 % 4))),
            1 => drop(add(
                10 * DAY_MS + at_ms,
                3,
                Event::ReviewVoided(ReviewVoided { review: second }),
            )),
            2 => drop(add(
                10 * DAY_MS + at_ms,
                4,
                Event::AnswerAccepted(AnswerAccepted { review: first }),
            )),
            _ => {}
        }
    }
    // One card is known before, with a review that the others do not have.
    for store in [&whole, &parts] {
        write(store, 20 * DAY_MS, reviewed(3, Rating::Again, 20));
    }
    let here = whole.records().unwrap();
    parts.merge(&here).unwrap();
    whole.merge(&parts.records().unwrap()).unwrap();
    let changes = whole.merge(&records).unwrap();
    assert_eq!(changes.cards.len(), 251);
    assert!(changes.cards.len() > projection::MANY);
    is_one_by_one(&whole, &parts, &records, &changes);
}

/// What came in at once is what comes in one by one, and what follows from the log.
fn is_one_by_one(whole: &Store, parts: &Store, records: &[Record], changes: &Changes) {
    for record in records {
        parts.merge(std::slice::from_ref(record)).unwrap();
    }
    assert_eq!(projections(whole), projections(parts));
    let before = projections(whole);
    whole.rebuild().unwrap();
    assert_eq!(projections(whole), before);
    for (card, state) in &changes.cards {
        let known = whole.card_states(std::slice::from_ref(card)).unwrap();
        assert_eq!(known.get(card), state.as_ref());
    }
}

/// A collection of which nothing was known is not read back from the log; what follows is what follows from the log.
#[test]
fn a_collection_in_hand_is_its_cards_one_by_one() {
    let (whole, parts) = (store(1), store(2));
    let mut records = Vec::new();
    let mut add = |at_ms: i64, event: Event| {
        let id = EventId::imported(at_ms, i64::try_from(records.len()).unwrap());
        records.push(Record {
            id,
            device_id: "another".to_owned(),
            occurred_at_ms: at_ms,
            event,
        });
        id
    };
    let mut taken_back = Vec::new();
    for n in 0..=250_u8 {
        let at_ms = i64::from(n) * 7;
        if n % 3 > 0 {
            add(at_ms, added(n, "word", Some("lesson")));
        }
        let first = add(200 * DAY_MS, imported(n, [(1, 3), (2, n % 5)]));
        // Some of it twice, and out of order.
        add(201 * DAY_MS, imported(n, [(0, 1), (2, 4), (4, 3)]));
        add(
            100 * DAY_MS + at_ms,
            reviewed(n, Rating::ALL[usize::from(n) % 4], 100),
        );
        match n % 7 {
            0 => drop(add(102 * DAY_MS + at_ms, put_aside(n, n / 7 % 4))),
            1 => taken_back.push(first),
            _ => {}
        }
    }
    for store in [&whole, &parts] {
        // One card is known before, and what arrives was taken back before it arrived.
        write(store, 20 * DAY_MS, reviewed(3, Rating::Again, 20));
    }
    parts.merge(&whole.records().unwrap()).unwrap();
    for review in taken_back {
        write(&whole, 300 * DAY_MS, Event::ReviewVoided(ReviewVoided { review }));
    }
    whole.merge(&parts.records().unwrap()).unwrap();
    parts.merge(&whole.records().unwrap()).unwrap();
    let changes = whole.merge(&records).unwrap();
    assert_eq!((changes.cards.len(), changes.notes.len()), (251, 167));
    is_one_by_one(&whole, &parts, &records, &changes);
}

/// What was imported twice, in one piece or in several, counts once, and stands until it is taken back everywhere.
#[test]
fn what_was_imported_counts_once() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    let first = write(&store, 1, imported(1, [(1, 3), (2, 3)]));
    let once = projections(&store);
    let second = write(&store, 2, imported(1, [(1, 3), (2, 3)]));
    assert_eq!(projections(&store), once);
    write(&store, 3, Event::ReviewVoided(ReviewVoided { review: first }));
    assert_eq!(projections(&store), once, "it stands in the second");
    write(&store, 4, Event::ReviewVoided(ReviewVoided { review: second }));
    assert_eq!(store.histories().unwrap(), Vec::<Vec<wenxi_study::Review>>::new());
    write(&store, 5, imported(1, [(1, 3), (2, 3)]));
    assert_eq!(projections(&store), once, "it came again");
}
