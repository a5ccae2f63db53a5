//! What is due on a day: siblings, steps that began before it, and which cards come first.

use super::laws::counted_by_the_database;
use super::*;
use crate::event::NoteMet;
use rstest::rstest;

const MINUTE_MS: i64 = 60_000;

fn on(day: i32, minute: i64) -> Now {
    Now {
        at_ms: i64::from(day) * DAY_MS + minute * MINUTE_MS,
        day: StudyDay(day),
    }
}

/// A card of a word is answered at this moment.
fn answer(store: &Store, n: u8, kind: ItemKind, rating: Rating, now: Now) {
    let Event::Reviewed(review) = reviewed(n, rating, now.day.0) else {
        unreachable!()
    };
    let card = CardId { note: word(n), kind };
    write(store, now.at_ms, Event::Reviewed(Reviewed { card, ..review }));
}

fn due(store: &Store, now: Now, first: First) -> Vec<CardId> {
    let due = store.due(now, 30, first).unwrap();
    assert_eq!(store.counts(now).unwrap(), counted_by_the_database(store, now));
    due.into_iter().map(|due| due.card).collect()
}

#[rstest]
#[case::both_in_steps(Rating::Again)]
#[case::one_in_days(Rating::Good)]
fn a_sibling_waits_also_in_a_step_of_an_earlier_day(#[case] first: Rating) {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    answer(&store, 1, ItemKind::Reading, first, on(100, 0));
    answer(&store, 1, ItemKind::Meaning, Rating::Again, on(100, 1));
    let morning = on(110, 0);
    let asked = due(&store, morning, First::Fading);
    assert_eq!((asked.len(), store.counts(morning).unwrap().due), (1, 1));
    answer(&store, 1, asked[0].kind, Rating::Good, morning);
    assert_eq!(due(&store, on(110, 30), First::Fading), []);
    assert_eq!(store.counts(on(110, 30)).unwrap().due, 0);
    assert_eq!(due(&store, on(111, 0), First::Fading).len(), 1);
}

#[test]
fn a_card_that_was_asked_today_comes_again_in_its_step() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    for kind in [ItemKind::Reading, ItemKind::Meaning] {
        answer(&store, 1, kind, Rating::Again, on(100, 0));
    }
    assert_eq!(store.counts(on(100, 5)).unwrap().later_today, 1);
    assert_eq!(due(&store, on(100, 20), First::Fading).len(), 1);
}

#[test]
fn what_is_new_of_a_note_waits_while_another_card_of_it_is_due() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    answer(&store, 1, ItemKind::Meaning, Rating::Good, on(100, 0));
    let fresh = |day| store.fresh(on(day, 0), 9, true).unwrap().len();
    assert_eq!((fresh(100), fresh(101), fresh(130)), (0, 1, 0));
}

/// In Anki a step that would end behind the rollover ends with the day.
#[test]
fn a_step_of_a_day_is_due_tomorrow_from_its_beginning() {
    let store = store(1);
    let config = Config {
        learning_steps: vec![1_440],
        ..store.schedule()
    };
    write(
        &store,
        0,
        Event::SchedulerConfigured(SchedulerConfigured { config }),
    );
    write(&store, 0, added(1, "word", None));
    answer(&store, 1, ItemKind::Meaning, Rating::Again, on(100, 900));
    let tonight = store.counts(on(100, 901)).unwrap();
    assert_eq!((tonight.later_today, tonight.tomorrow), (0, 1));
    let morning = store.counts(on(101, 0)).unwrap();
    assert_eq!((morning.due, morning.in_steps, morning.later_today), (1, 0, 0));
}

#[test]
fn a_step_of_minutes_ends_with_its_day() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    answer(&store, 1, ItemKind::Meaning, Rating::Again, on(100, 1_439));
    let morning = store.counts(on(101, 0)).unwrap();
    assert_eq!((morning.due, morning.later_today), (1, 0));
}

/// SM-2 has days that FSRS would not take: they hold until the card is answered here.
#[test]
fn days_that_anki_gave_hold_as_they_are() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    let card = CardId {
        note: word(1),
        kind: ItemKind::Meaning,
    };
    let records: Vec<Record> = [(100, 1), (101, 6), (107, 15), (122, 38)]
        .into_iter()
        .map(|(day, days)| {
            let Event::Reviewed(review) = reviewed(1, Rating::Good, day) else {
                unreachable!()
            };
            let at_ms = i64::from(day) * DAY_MS;
            Record {
                id: EventId::imported(at_ms, 7),
                device_id: crate::anki::DEVICE.to_owned(),
                occurred_at_ms: at_ms,
                event: Event::Reviewed(Reviewed {
                    chosen_days: Some(days),
                    ..review
                }),
            }
        })
        .collect();
    store.merge(&records).unwrap();
    let state = || store.card_states(std::slice::from_ref(&card)).unwrap()[&card];
    assert_eq!((state().phase, state().due_day), (Phase::Review, StudyDay(160)));
    let merged = projections(&store);
    store.rebuild().unwrap();
    assert_eq!(projections(&store), merged);
    let allowed = store
        .days_allowed(&card, Rating::Good, StudyDay(160))
        .unwrap()
        .unwrap();
    answer(&store, 1, ItemKind::Meaning, Rating::Good, on(160, 0));
    let days = state().due_day.since(StudyDay(160));
    assert!((allowed.0..=allowed.1).contains(&days), "{days} {allowed:?}");
}

#[test]
fn a_question_that_was_left_open_is_a_minute_of_study() {
    let store = store(1);
    let Event::Reviewed(review) = reviewed(1, Rating::Good, 100) else {
        unreachable!()
    };
    let elapsed_ms = 60 * 60_000;
    write(&store, 0, Event::Reviewed(Reviewed { elapsed_ms, ..review }));
    let days = store.days_studied(StudyDay(100), StudyDay(100)).unwrap();
    assert_eq!(days[0].elapsed_ms, 60_000);
}

#[test]
fn a_note_keeps_every_place_and_what_is_said_there() {
    let store = store(1);
    write(&store, 0, added(1, "target", Some("first")));
    let Event::NoteAdded(there) = added(1, "boyfriend", None) else {
        unreachable!()
    };
    let met = Event::NoteMet(NoteMet {
        note_id: there.note_id,
        facts: there.facts,
        lesson_id: "second".to_owned(),
    });
    let not_met = |lesson| store.not_met_in(lesson, &[word(1)]).unwrap().len();
    assert_eq!((not_met("first"), not_met("second")), (0, 1));
    write(&store, 1, met);
    assert_eq!((not_met("first"), not_met("second")), (0, 0));
    let places = store.places_of_note(&word(1)).unwrap();
    let said: Vec<(&str, &str)> = places
        .iter()
        .map(|met| match &met.facts {
            Facts::Word { gloss, .. } => (met.lesson.as_str(), gloss.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(said, [("first", "target"), ("second", "boyfriend")]);
    assert_eq!(store.lessons_of_note(&word(1)).unwrap(), ["first", "second"]);
    assert_eq!(store.note(&word(1)).unwrap().unwrap().english(), "target");
    // It is studied neither more nor less for having been met.
    write(&store, 2, Event::NoteRemoved(NoteRemoved { note_id: word(1) }));
    assert!(!store.is_saved(&word(1)).unwrap());
    assert_eq!(not_met("third"), 0);
}

#[test]
fn one_practice_of_a_day_that_has_room_takes_what_is_nearest_to_being_forgotten() {
    let store = store(1);
    for n in 0..40 {
        write(&store, 0, added(n, "word", None));
        answer(&store, n, ItemKind::Meaning, Rating::Easy, on(i32::from(n), 0));
    }
    let longest_ago = |n: u8| CardId {
        note: word(n),
        kind: ItemKind::Meaning,
    };
    let fading = due(&store, on(100, 0), First::Fading);
    assert_eq!(fading, (0..30).map(longest_ago).collect::<Vec<_>>());
    let known = due(&store, on(100, 0), First::Known);
    assert_eq!(known, (10..40).rev().map(longest_ago).collect::<Vec<_>>());
}
