//! The newest event about a card goes on from what is known of the card; any other one is the business of a replay.

use super::*;

/// Writes an event under a name that was minted before.
fn write_as(store: &Store, id: EventId, event: Event) {
    let entry = Entry {
        id,
        occurred_at_ms: id.at_ms(),
        event,
    };
    store.append(&[entry], PracticeWrite::Keep).unwrap();
}

/// Brings an event of another device.
fn bring(store: &Store, id: EventId, event: Event) {
    let record = Record {
        id,
        device_id: "another".to_owned(),
        occurred_at_ms: id.at_ms(),
        event,
    };
    store.merge(&[record]).unwrap();
}

/// Holds the projections against those of a replay.
fn assert_replayed(store: &Store) {
    let before = projections(store);
    store.rebuild().unwrap();
    assert_eq!(projections(store), before);
}

fn begun() -> Store {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    write(&store, DAY_MS, reviewed(1, Rating::Good, 1));
    write(&store, 9 * DAY_MS, reviewed(1, Rating::Good, 9));
    store
}

#[test]
fn an_event_of_a_clock_that_is_ahead_stays_the_last() {
    let store = begun();
    let late = EventId::imported(90 * DAY_MS, 1);
    bring(&store, late, reviewed(1, Rating::Again, 90));
    let id = EventId::imported(20 * DAY_MS, 2);
    write_as(&store, id, reviewed(1, Rating::Easy, 20));
    let card = CardId {
        note: word(1),
        kind: ItemKind::Meaning,
    };
    let days: Vec<i32> = store.reviews(&card).unwrap().iter().map(|r| r.day.0).collect();
    assert_eq!(days, [1, 9, 20, 90]);
    assert_replayed(&store);
}

#[rstest::rstest]
#[case::taken_back(|review| Event::ReviewVoided(ReviewVoided { review }))]
#[case::counted_as_correct(|review| Event::AnswerAccepted(AnswerAccepted { review }))]
fn what_was_said_of_an_answer_before_it_came_counts(#[case] said: fn(EventId) -> Event) {
    let store = begun();
    let id = store.mint(30 * DAY_MS);
    bring(&store, EventId::imported(31 * DAY_MS, 1), said(id));
    let before = projections(&store);
    write_as(&store, id, reviewed(1, Rating::Again, 30));
    let is_void = matches!(said(id), Event::ReviewVoided(_));
    assert_eq!(projections(&store) == before, is_void);
    assert_replayed(&store);
}

#[test]
fn several_events_about_a_card_at_once_are_replayed() {
    let store = begun();
    let events = [
        reviewed(1, Rating::Again, 30),
        put_aside(1, 0),
        put_aside(1, 2),
        reviewed(1, Rating::Good, 31),
    ];
    let entries: Vec<Entry> = (30..)
        .zip(events)
        .map(|(day, event)| Entry {
            id: store.mint(day * DAY_MS),
            occurred_at_ms: day * DAY_MS,
            event,
        })
        .collect();
    store.append(&entries, PracticeWrite::Keep).unwrap();
    assert_replayed(&store);
}

#[test]
fn what_is_rehearsed_did_not_happen() {
    let store = begun();
    let now = Now {
        at_ms: 30 * DAY_MS,
        day: StudyDay(30),
    };
    let (before, counts) = (projections(&store), store.counts(now).unwrap());
    let entry = Entry {
        id: store.mint(30 * DAY_MS),
        occurred_at_ms: 30 * DAY_MS,
        event: reviewed(1, Rating::Again, 30),
    };
    store
        .rehearse(std::slice::from_ref(&entry), PracticeWrite::Keep)
        .unwrap();
    assert_eq!(
        (projections(&store), store.counts(now).unwrap()),
        (before, counts)
    );
    // And may happen yet.
    store.append(&[entry], PracticeWrite::Keep).unwrap();
    assert_replayed(&store);
}
