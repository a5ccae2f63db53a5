//! Laws of the log: replay is the only truth, a union has no order, taking back is exact.

use super::*;
use crate::cards::Counts;
use crate::event::{
    AnswerAccepted, CardBuried, CardReset, CardResumed, CardSuspended, LessonNamed, LessonOpened,
    LessonRemoved, LessonRestored, LessonStarred, LessonTagged, NoteAdded, NoteRemoved, ReviewVoided,
    Reviewed, SchedulerConfigured, SeededIds,
};
use proptest::prelude::*;
use wenxi_study::{
    Config, Facts, GlossBy, ItemKind, Now, Phase, Phrase, PracticeSource, Rating, StudyDay, Verdict,
};

const DAY_MS: i64 = 86_400_000;

fn store(device: u32) -> Store {
    Store::in_memory(SeededIds::new(device)).unwrap()
}

fn write(store: &Store, at_ms: i64, event: Event) -> EventId {
    let id = store.mint(at_ms);
    store
        .append(
            &[Entry {
                id,
                occurred_at_ms: at_ms,
                event,
            }],
            PracticeWrite::Keep,
        )
        .unwrap();
    id
}

fn word(n: u8) -> NoteId {
    NoteId::word(&format!("词{n}"), "cí")
}

fn added(n: u8, gloss: &str, lesson: Option<&str>) -> Event {
    let facts = Facts::Word {
        word: Phrase::plain(format!("词{n}")),
        gloss: gloss.into(),
        gloss_by: GlossBy::Dictionary,
    };
    Event::NoteAdded(NoteAdded {
        note_id: word(n),
        facts,
        lesson_id: lesson.map(Into::into),
    })
}

fn reviewed(n: u8, rating: Rating, day: i32) -> Event {
    Event::Reviewed(Reviewed {
        card: CardId {
            note: word(n),
            kind: ItemKind::Meaning,
        },
        rating,
        verdict: if rating == Rating::Again {
            Verdict::Wrong
        } else {
            Verdict::Right
        },
        response: None,
        elapsed_ms: 1_500,
        study_day: StudyDay(day),
        chosen_days: None,
    })
}

/// What a learner may do to a card beside answering it.
fn put_aside(n: u8, what: u8) -> Event {
    let card = CardId {
        note: word(n),
        kind: ItemKind::Meaning,
    };
    match what {
        0 => Event::CardSuspended(CardSuspended { card }),
        1 => Event::CardResumed(CardResumed { card }),
        2 => Event::CardReset(CardReset { card }),
        _ => Event::CardBuried(CardBuried {
            card,
            until: StudyDay(100),
        }),
    }
}

/// All cards as memory has them.
fn in_memory(store: &Store) -> Vec<(String, String)> {
    let inner = &mut *store.lock();
    let cards = inner.cards().unwrap();
    let all = cards.all().map(|card| {
        let wishes = (card.is_saved(), card.is_in_use(), card.is_asked_on(StudyDay(99)));
        (
            cards.id(card).unwrap().to_string(),
            format!("{:?} {wishes:?}", card.state),
        )
    });
    let mut all: Vec<(String, String)> = all.collect();
    all.sort();
    all
}

/// How many notes are due when, in the plainest words of SQL.
fn counted_by_the_database(store: &Store, now: Now) -> Counts {
    let inner = store.lock();
    let sql = "
        WITH asked AS (
            SELECT * FROM card
            WHERE note IN (SELECT id FROM note WHERE saved)
              AND id NOT IN (SELECT card FROM hold WHERE suspended OR buried_until > ?1)),
        open AS (
            SELECT * FROM asked
            WHERE due_at_ms IS NOT NULL
               OR NOT EXISTS (SELECT 1 FROM card c WHERE c.note = asked.note AND c.id <> asked.id AND c.last_day = ?1))
        SELECT (SELECT count(DISTINCT note) FROM open WHERE due_day <= ?1 AND (due_at_ms IS NULL OR due_at_ms <= ?2)),
               (SELECT count(DISTINCT note) FROM open WHERE due_day <= ?1 AND due_at_ms <= ?2 AND last_day = ?1),
               (SELECT count(DISTINCT note) FROM open WHERE due_day <= ?1 AND due_at_ms > ?2),
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

/// Every row of every projection, as text.
fn projections(store: &Store) -> Vec<String> {
    let inner = store.lock();
    let mut rows = Vec::new();
    for table in [
        "note",
        "note_lesson",
        "card",
        "review",
        "hold",
        "fresh",
        "lesson_activity",
        "lesson_tag",
        "studied_day",
    ] {
        let mut statement = inner
            .connection
            .prepare(&format!("SELECT * FROM {table}"))
            .unwrap();
        let columns = statement.column_count();
        let found = statement.query_map([], |row| {
            let values: Vec<rusqlite::types::Value> = (0..columns).map(|i| row.get(i).unwrap()).collect();
            Ok(format!("{table} {values:?}"))
        });
        rows.extend(found.unwrap().map(Result::unwrap));
    }
    rows.sort();
    rows
}

#[test]
fn a_review_schedules_its_card() {
    let store = store(1);
    assert_eq!(store.typical_answer_ms().unwrap(), None);
    write(&store, 0, added(1, "word", Some("lesson")));
    write(&store, 100 * DAY_MS, reviewed(1, Rating::Good, 100));
    let due = |day| {
        store
            .due(
                Now {
                    at_ms: day * DAY_MS,
                    day: StudyDay(day as i32),
                },
                20,
            )
            .unwrap()
    };
    assert_eq!(due(100), []);
    let state = due(110)[0].state;
    assert_eq!((state.phase, state.reps, state.lapses), (Phase::Review, 1, 0));
    let before = Now {
        at_ms: 0,
        day: state.due_day.plus(-1),
    };
    assert_eq!(store.counts(before).unwrap().tomorrow, 1);
    assert_eq!(store.counts(before).unwrap().due, 0);
    assert_eq!(store.week(StudyDay(102)).unwrap(), [0, 0, 0, 0, 1, 0, 0]);
    assert_eq!(store.studied_cards().unwrap()["lesson"], 1);
    assert_eq!(store.notes_of_lesson("lesson").unwrap().len(), 1);
    assert_eq!(store.reviews(&due(110)[0].card).unwrap().len(), 1);
    assert_eq!(store.typical_answer_ms().unwrap(), Some(1_500));
}

#[test]
fn a_step_is_due_later_today() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    write(&store, 0, reviewed(1, Rating::Again, 0));
    let at = |at_ms| {
        store
            .counts(Now {
                at_ms,
                day: StudyDay(0),
            })
            .unwrap()
    };
    assert_eq!((at(0).due, at(0).later_today), (0, 1));
    assert_eq!((at(600_000).due, at(600_000).later_today), (1, 0));
}

#[test]
fn a_word_that_is_not_studied_any_more_is_not_asked_and_comes_back_with_its_history() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    write(&store, 1, reviewed(1, Rating::Good, 0));
    write(&store, 2, Event::NoteRemoved(NoteRemoved { note_id: word(1) }));
    let later = Now {
        at_ms: 100 * DAY_MS,
        day: StudyDay(100),
    };
    assert!(!store.is_saved(&word(1)).unwrap());
    assert_eq!(store.due(later, 20).unwrap(), []);
    assert!(store.note(&word(1)).unwrap().is_some());
    write(&store, 3, added(1, "another word", None));
    assert!(store.is_saved(&word(1)).unwrap());
    assert_eq!(store.due(later, 20).unwrap().len(), 1);
    assert_eq!(store.note(&word(1)).unwrap().unwrap().english(), "another word");
    assert!(
        store.note_states(&[word(1), word(2)]).unwrap()[&word(1)]
            .stability
            .is_some()
    );
    assert_eq!(store.cards_of_note(&word(1)).unwrap().len(), 1);
}

#[test]
fn counting_as_correct_stands_until_it_is_taken_back() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    let review = write(&store, 1, reviewed(1, Rating::Again, 0));
    let wrong = projections(&store);
    let accepted = write(&store, 2, Event::AnswerAccepted(AnswerAccepted { review }));
    assert!(
        projections(&store)
            .iter()
            .any(|row| row.starts_with("card") && row.contains("\"review\""))
    );
    write(&store, 3, Event::ReviewVoided(ReviewVoided { review: accepted }));
    assert_eq!(projections(&store), wrong);
}

#[test]
fn what_is_put_aside_is_not_asked() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    write(&store, 1, reviewed(1, Rating::Good, 0));
    let on = |day: i32| {
        let now = Now {
            at_ms: i64::from(day) * DAY_MS,
            day: StudyDay(day),
        };
        (store.due(now, 20).unwrap().len(), store.counts(now).unwrap().due)
    };
    assert_eq!(on(99), (1, 1));
    let suspended = write(&store, 2, put_aside(1, 0));
    assert_eq!(on(99), (0, 0));
    write(&store, 3, Event::ReviewVoided(ReviewVoided { review: suspended }));
    assert_eq!(on(99), (1, 1));
    write(&store, 4, put_aside(1, 3));
    assert_eq!((on(99), on(100)), ((0, 0), (1, 1)));
    write(&store, 5, put_aside(1, 1));
    assert_eq!(on(99), (1, 1));
    write(&store, 6, put_aside(1, 2));
    assert_eq!(on(99), (0, 0));
    // A card that begins anew is new again; its reviews stay in the statistics.
    assert_eq!(
        store
            .fresh(
                Now {
                    at_ms: 0,
                    day: StudyDay(99)
                },
                9,
                true
            )
            .unwrap()
            .len(),
        1
    );
    assert_eq!(store.days_studied(StudyDay(0), StudyDay(9)).unwrap().len(), 1);
}

#[test]
fn a_word_is_new_until_it_was_asked_and_its_reading_follows_its_meaning() {
    let store = store(1);
    write(&store, 0, added(2, "second", None));
    write(&store, 1, added(1, "first", None));
    let fresh = |day| -> Vec<String> {
        let now = Now {
            at_ms: 0,
            day: StudyDay(day),
        };
        store
            .fresh(now, 9, true)
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(fresh(0), ["w:词2:cí/meaning", "w:词1:cí/meaning"]);
    write(&store, 2, reviewed(2, Rating::Again, 0));
    assert_eq!(fresh(1), ["w:词1:cí/meaning"]);
    write(&store, 3, reviewed(2, Rating::Good, 1));
    assert_eq!(
        fresh(1),
        ["w:词1:cí/meaning"],
        "not on the day of another card of the word"
    );
    assert_eq!(fresh(2), ["w:词2:cí/reading", "w:词1:cí/meaning"]);
    assert_eq!(store.asked_on(StudyDay(0)).unwrap(), (1, 0));
}

/// A sentence, or another way to ask for a word, has no first question of its own: it comes back in the way that was set back.
#[test]
fn what_is_set_back_is_asked_again_in_its_way() {
    use wenxi_study::Note;
    let store = store(1);
    let sentence = Note {
        id: NoteId::sentence("茶很好喝。"),
        facts: Facts::Sentence {
            chinese: Phrase::plain("茶很好喝。"),
            english: "The tea is good.".into(),
        },
    };
    let card = CardId {
        note: sentence.id.clone(),
        kind: ItemKind::Order,
    };
    let fresh = || -> Vec<String> {
        let now = Now {
            at_ms: 0,
            day: StudyDay(9),
        };
        let cards = store.fresh(now, 9, true).unwrap();
        cards.iter().map(ToString::to_string).collect()
    };
    let asked = Event::Reviewed(Reviewed {
        card: card.clone(),
        rating: Rating::Good,
        verdict: Verdict::Right,
        response: None,
        elapsed_ms: 1,
        study_day: StudyDay(0),
        chosen_days: None,
    });
    write(&store, 0, Event::NoteAdded(NoteAdded::new(sentence, None)));
    write(&store, 1, asked.clone());
    assert_eq!(fresh(), Vec::<String>::new());
    let reset = write(&store, 2, Event::CardReset(CardReset { card: card.clone() }));
    assert_eq!(fresh(), [card.to_string()]);
    store.rebuild().unwrap();
    assert_eq!(fresh(), [card.to_string()], "made anew");
    write(&store, 3, Event::ReviewVoided(ReviewVoided { review: reset }));
    assert_eq!(fresh(), Vec::<String>::new(), "taken back");
    write(&store, 4, Event::CardReset(CardReset { card }));
    write(&store, 5, asked);
    assert_eq!(fresh(), Vec::<String>::new(), "answered");
}

#[test]
fn choices_of_the_schedule_hold_for_all_reviews() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    write(&store, 1, reviewed(1, Rating::Good, 0));
    write(&store, 2, reviewed(1, Rating::Good, 3));
    let due = || store.cards_of_note(&word(1)).unwrap()[0].state.due_day;
    let before = due();
    let config = Config {
        desired_retention: 0.8,
        new_per_day: 3,
        ..Config::default()
    };
    write(
        &store,
        3,
        Event::SchedulerConfigured(SchedulerConfigured {
            config: config.clone(),
        }),
    );
    assert!(due() > before);
    assert_eq!(store.schedule(), config);
    let later = due();
    store.rebuild().unwrap();
    assert_eq!((due(), store.schedule()), (later, config));
}

#[test]
fn what_the_schedule_foretold_is_kept_with_each_review() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    for (at, (rating, day)) in [(Rating::Good, 0), (Rating::Good, 2), (Rating::Again, 20)]
        .into_iter()
        .enumerate()
    {
        write(&store, at as i64 + 1, reviewed(1, rating, day));
    }
    let foretold = store.foretold(StudyDay(0), StudyDay(99)).unwrap();
    assert_eq!((foretold.reviews, foretold.recalled), (2, 1));
    assert!((0.5..1.0).contains(&foretold.expected), "{foretold:?}");
    assert_eq!(store.histories().unwrap()[0].len(), 3);
    assert_eq!(store.coming(StudyDay(20), 9).unwrap().iter().sum::<u32>(), 0);
}

#[test]
fn what_is_not_studied_any_more_is_not_coming() {
    let store = store(1);
    write(&store, 0, added(1, "word", None));
    write(&store, 1, reviewed(1, Rating::Good, 0));
    let coming = || {
        let load: u32 = store.load(StudyDay(0), 1, 99).unwrap().values().sum();
        (store.coming(StudyDay(0), 99).unwrap().iter().sum::<u32>(), load)
    };
    assert_eq!(coming(), (1, 1));
    write(&store, 2, Event::NoteRemoved(NoteRemoved { note_id: word(1) }));
    assert_eq!(coming(), (0, 0));
}

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
    for key in ["card", "review", "noteId", "lessonId"] {
        let sql =
            format!("EXPLAIN QUERY PLAN SELECT * FROM event WHERE body ->> '$.{key}' = 'x' ORDER BY id");
        let plan: String = inner.connection.query_row(&sql, [], |row| row.get(3)).unwrap();
        assert!(plan.contains("USING INDEX event_o"), "{plan}");
    }
    let sql = "EXPLAIN QUERY PLAN SELECT * FROM event
               WHERE kind IN ('reading_corrected', 'correction_voided') ORDER BY id";
    let plan: String = inner.connection.query_row(sql, [], |row| row.get(3)).unwrap();
    assert!(plan.contains("USING INDEX event_of_correction"), "{plan}");
}

/// What may happen next, for generated logs.
#[derive(Debug, Clone)]
enum Step {
    Event(Event),
    /// Takes back the review that was written this many reviews ago.
    Void(usize),
    /// Counts the review that was written this many reviews ago as correct.
    Accept(usize),
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
        1 => (0.75..0.95_f32).prop_map(|desired_retention| {
            let config = Config { desired_retention, ..Config::default() };
            Step::Event(Event::SchedulerConfigured(SchedulerConfigured { config }))
        }),
        1 => (0..4_usize).prop_map(Step::Void),
        1 => (0..4_usize).prop_map(Step::Accept),
        1 => lesson.clone().prop_map(|l| Step::Event(Event::LessonOpened(LessonOpened { lesson_id: l.into() }))),
        1 => lesson.clone().prop_map(|l| Step::Event(Event::LessonRemoved(LessonRemoved { lesson_id: l.into() }))),
        1 => lesson.clone().prop_map(|l| Step::Event(Event::LessonRestored(LessonRestored { lesson_id: l.into() }))),
        1 => (lesson.clone(), any::<bool>()).prop_map(|(l, favourite)| Step::Event(Event::LessonStarred(LessonStarred { lesson_id: l.into(), favourite }))),
        1 => (lesson.clone(), any::<bool>()).prop_map(|(l, has_it)| Step::Event(Event::LessonTagged(LessonTagged { lesson_id: l.into(), tag: "work".into(), has_it }))),
        1 => (lesson, any::<Option<bool>>()).prop_map(|(l, name)| Step::Event(Event::LessonNamed(LessonNamed { lesson_id: l.into(), name: name.map(|n| n.to_string()) }))),
    ];
    prop::collection::vec((0..200 * DAY_MS, step), 0..40)
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
        play(&store, &after);
        let known = store.counts(now).unwrap();
        let (due, memory) = (store.due(now, 2).unwrap(), in_memory(&store));
        store.lock().cards = None;
        prop_assert_eq!(memory, in_memory(&store));
        prop_assert_eq!(due, store.due(now, 2).unwrap());
        prop_assert_eq!(known, counted_by_the_database(&store, now));
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
    for record in &records {
        parts.merge(std::slice::from_ref(record)).unwrap();
    }
    assert_eq!(projections(&whole), projections(&parts));
    let before = projections(&whole);
    whole.rebuild().unwrap();
    assert_eq!(projections(&whole), before);
    for (card, state) in &changes.cards {
        let known = whole.card_states(std::slice::from_ref(card)).unwrap();
        assert_eq!(known.get(card), state.as_ref());
    }
}
