//! What is asked when: answers, what is put aside, and the choices of the schedule.

use super::*;

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
                First::Fading,
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
    assert_eq!(store.due(later, 20, First::Fading).unwrap(), []);
    assert!(store.note(&word(1)).unwrap().is_some());
    write(&store, 3, added(1, "another word", None));
    assert!(store.is_saved(&word(1)).unwrap());
    assert_eq!(store.due(later, 20, First::Fading).unwrap().len(), 1);
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
        (
            store.due(now, 20, First::Fading).unwrap().len(),
            store.counts(now).unwrap().due,
        )
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
        let load: u32 = store.load(StudyDay(1), 99).unwrap().iter().sum();
        (store.coming(StudyDay(0), 99).unwrap().iter().sum::<u32>(), load)
    };
    assert_eq!(coming(), (1, 1));
    write(&store, 2, Event::NoteRemoved(NoteRemoved { note_id: word(1) }));
    assert_eq!(coming(), (0, 0));
}
