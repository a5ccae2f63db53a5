//! Single cards as the window meets them: put aside, forgotten again and again, taken up again; and what no limit holds back.

use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, keep};

const LESSON: &str = "u1-01-kehu";

fn start_due(engine: &Engine) -> PracticeView {
    let source = PracticeSource::Due;
    practice_start(
        engine,
        PracticeStartArgs {
            source,
            seed: Some(3),
        },
    )
    .unwrap()
}

fn answer(engine: &Engine, response: Response) -> PracticeAnswered {
    let item = practice_current(engine, NoArgs {}).unwrap().item.unwrap();
    let args = PracticeAnswerArgs {
        item_id: item.id,
        response,
        elapsed: 2_000.0,
    };
    practice_answer(engine, args).unwrap()
}

/// Chooses what is right, after a look that is taken back.
fn choose_rightly(engine: &Engine) {
    let index = answer(engine, Response::GiveUp).right_choice.unwrap();
    practice_undo(engine, NoArgs {}).unwrap();
    answer(engine, Response::Choice { index });
}

fn save(engine: &Engine, word: &str, pinyin: &str) {
    let args = WordSaveArgs {
        word: word.to_owned(),
        pinyin: pinyin.to_owned(),
        lesson_id: Some(LESSON.to_owned()),
    };
    assert!(word_save(engine, args).unwrap().saved);
}

fn limit(engine: &Engine, new_per_day: u16, reviews_per_day: u16, leech_after: u8) {
    let wanted = ScheduleView {
        new_per_day,
        reviews_per_day,
        leech_after,
        ..schedule_get(engine, NoArgs {}).unwrap()
    };
    schedule_set(engine, wanted).unwrap();
}

/// All that a learner is told of what is remembered.
fn told(engine: &Engine) -> (ProgressView, TodayView, CardsView, PracticeView, Vec<String>) {
    (
        progress_get(engine, NoArgs {}).unwrap(),
        today_get(engine, NoArgs {}).unwrap(),
        cards_troubled(engine, NoArgs {}).unwrap(),
        practice_current(engine, NoArgs {}).unwrap(),
        due_cards(engine).unwrap(),
    )
}

#[test]
fn whatever_was_done_in_a_practice_is_taken_back_step_by_step() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 20, 200, 2);
    lesson_words_save(
        &engine,
        LessonIdArgs {
            lesson_id: LESSON.to_owned(),
        },
    )
    .unwrap();
    // Cards with a past of two days.
    for day in 0..2 {
        let mut view = start_due(&engine);
        while view.item.is_some() {
            answer(&engine, Response::GiveUp);
            view = practice_current(&engine, NoArgs {}).unwrap();
        }
        learner.clock.pass(3 + day, 0);
    }
    start_due(&engine);
    let put_aside = |way| drop(practice_put_aside(&engine, PutAsideArgs { way }).unwrap());
    let steps: [&dyn Fn(); 7] = [
        &|| {
            answer(&engine, Response::GiveUp);
            practice_accept(&engine, NoArgs {}).unwrap();
        },
        &|| drop(answer(&engine, Response::GiveUp)),
        &|| put_aside(PutAside::Reset),
        &|| put_aside(PutAside::Suspend),
        &|| drop(answer(&engine, Response::Choice { index: 0 })),
        &|| put_aside(PutAside::Bury),
        &|| {
            answer(&engine, Response::GiveUp);
            practice_accept(&engine, NoArgs {}).unwrap();
        },
    ];
    let mut before = Vec::new();
    for step in steps {
        before.push(told(&engine));
        step();
        assert_ne!(Some(&told(&engine)), before.last());
    }
    while let Some(before) = before.pop() {
        practice_undo(&engine, NoArgs {}).unwrap();
        assert_eq!(told(&engine), before);
    }
    assert!(!practice_current(&engine, NoArgs {}).unwrap().can_undo);
}

#[test]
fn what_is_due_is_asked_when_the_last_answer_is_written() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    lesson_words_save(
        &engine,
        LessonIdArgs {
            lesson_id: LESSON.to_owned(),
        },
    )
    .unwrap();
    start_due(&engine);
    let mut due = due_cards(&engine).unwrap();
    assert_eq!(due.len(), 10);
    // After so many, what was answered wrongly comes again.
    for _ in 0..4 {
        // Nobody has waited for it to be written.
        answer(&engine, Response::GiveUp);
        let left = due_cards(&engine).unwrap();
        assert_eq!(left, due[1..]);
        due = left;
    }
}

fn troubled(engine: &Engine) -> Vec<CardRow> {
    cards_troubled(engine, NoArgs {}).unwrap().cards
}

fn treat(engine: &Engine, card: &str, way: Treatment) -> CardsTreated {
    let cards = vec![card.to_owned()];
    cards_treat(engine, CardsTreatArgs { cards, way }).unwrap()
}

#[test]
fn what_was_put_aside_is_listed_and_taken_up_again_with_undo() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    assert!(troubled(&engine).is_empty());
    save(&engine, "客户", "kè hù");
    start_due(&engine);
    practice_put_aside(
        &engine,
        PutAsideArgs {
            way: PutAside::Suspend,
        },
    )
    .unwrap();
    let listed = troubled(&engine);
    let [row] = listed.as_slice() else {
        panic!("{listed:?}")
    };
    assert_eq!((row.kind, row.lapses), (ItemKindView::Meaning, 0));
    assert!(row.suspended && !row.buried && !row.is_leech);
    assert_eq!(plain_text(&row.text), "客户");

    // The word card knows of it, and the lesson is one step away.
    let card = word_get(
        &engine,
        WordGetArgs {
            word: "客户".to_owned(),
            pinyin: Some("kè hù".to_owned()),
            within: None,
            lesson_id: None,
        },
    );
    assert_eq!(card.unwrap().troubled, listed);
    let met = card_met(
        &engine,
        CardArgs {
            card: row.card.clone(),
        },
    );
    assert_eq!(met.unwrap().source.unwrap().lesson_id, LESSON);

    let due = || today_get(&engine, NoArgs {}).unwrap().due;
    assert_eq!(due(), 0);
    let resumed = treat(&engine, &row.card, Treatment::Resume);
    assert_eq!((due(), troubled(&engine).len()), (1, 0));
    cards_untreat(&engine, resumed).unwrap();
    assert_eq!((due(), troubled(&engine)), (0, listed));
}

#[test]
fn a_leech_is_named_listed_and_begins_anew() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 1, 50, 2);
    save(&engine, "客户", "kè hù");
    start_due(&engine);
    choose_rightly(&engine);
    limit(&engine, 0, 50, 2);
    let mut named = Vec::new();
    for _ in 0..2 {
        learner.clock.pass(60, 0);
        start_due(&engine);
        answer(&engine, Response::GiveUp);
        named.push(practice_settled(&engine, NoArgs {}).unwrap().leech);
        choose_rightly(&engine);
    }
    assert_eq!(named[0], None);
    let leech = named[1].clone().unwrap();
    assert_eq!(leech.lapses, 2);
    let listed = troubled(&engine);
    assert_eq!(listed.len(), 1);
    assert!(listed[0].is_leech && listed[0].card == leech.card && !listed[0].suspended);

    treat(&engine, &leech.card, Treatment::Suspend);
    assert!(troubled(&engine)[0].suspended);
    treat(&engine, &leech.card, Treatment::Resume);
    let reset = treat(&engine, &leech.card, Treatment::Reset);
    assert!(troubled(&engine).is_empty());
    cards_untreat(&engine, reset).unwrap();
    assert_eq!(troubled(&engine), listed);
}

#[test]
fn what_is_no_card_is_refused_and_nothing_is_done() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    save(&engine, "客户", "kè hù");
    let args = CardsTreatArgs {
        cards: vec!["w:客户:kèhù/meaning".to_owned(), "nonsense".to_owned()],
        way: Treatment::Suspend,
    };
    let refused = cards_treat(&engine, args).unwrap_err();
    assert!(refused.to_string().contains("nonsense"), "{refused}");
    assert!(troubled(&engine).is_empty());
}

#[test]
fn no_limit_holds_back_what_is_in_steps_of_minutes() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 3, 50, 8);
    for (word, pinyin) in [("客户", "kè hù"), ("退货", "tuì huò"), ("服务", "fú wù")] {
        save(&engine, word, pinyin);
    }
    start_due(&engine);
    for _ in 0..3 {
        answer(&engine, Response::GiveUp);
    }
    practice_settled(&engine, NoArgs {}).unwrap();
    limit(&engine, 0, 0, 8);
    let due = || today_get(&engine, NoArgs {}).unwrap().due;
    assert_eq!(due(), 0, "their minutes have not passed");
    learner.clock.pass(0, 11);
    assert_eq!(due(), 3);
    assert_eq!(start_due(&engine).total, 3);
}

/// Saves a character and answers what is due rightly, day after day, until it is asked in this way; whether that happens.
fn is_asked_by(engine: &Engine, learner: &Learner, wanted: ItemKindView) -> bool {
    for _ in 0..8 {
        if today_get(engine, NoArgs {}).unwrap().due > 0 {
            let item = start_due(engine).item.unwrap();
            if item.kind == wanted {
                return true;
            }
            let seen = answer(engine, Response::GiveUp);
            practice_undo(engine, NoArgs {}).unwrap();
            let right = match seen.right_choice {
                Some(index) => Response::Choice { index },
                None => Response::Typed {
                    text: plain_text(&seen.key),
                },
            };
            answer(engine, right);
            practice_settled(engine, NoArgs {}).unwrap();
        }
        learner.clock.pass(1, 0);
    }
    false
}

fn choose_writing(engine: &Engine, writing: bool) {
    let settings = Settings {
        writing,
        ..settings_get(engine, NoArgs {}).unwrap()
    };
    assert_eq!(settings_set(engine, settings).unwrap().writing, writing);
}

#[test]
fn a_character_is_asked_by_its_meaning_its_reading_and_by_writing_it() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 1, 50, 8);
    save(&engine, "茶", "chá");
    assert!(is_asked_by(&engine, &learner, ItemKindView::Writing));
}

#[test]
fn who_does_not_want_to_write_is_not_asked_to() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 1, 50, 8);
    save(&engine, "茶", "chá");
    choose_writing(&engine, false);
    assert!(!is_asked_by(&engine, &learner, ItemKindView::Writing));
    choose_writing(&engine, true);
    assert!(is_asked_by(&engine, &learner, ItemKindView::Writing));

    // A card that was begun waits as long as writing is off, and is seen to wait.
    let characters = match practice_current(&engine, NoArgs {}).unwrap().item.unwrap().input {
        ItemInput::Strokes { characters } => characters.len(),
        other => panic!("{other:?}"),
    };
    let mistakes = vec![0; characters];
    answer(&engine, Response::Written { mistakes });
    practice_settled(&engine, NoArgs {}).unwrap();
    choose_writing(&engine, false);
    let waiting: Vec<_> = troubled(&engine)
        .iter()
        .map(|row| (row.kind, row.suspended))
        .collect();
    assert_eq!(waiting, [(ItemKindView::Writing, true)]);
    choose_writing(&engine, true);
    assert!(troubled(&engine).is_empty());
}

/// 对象 is what a study looks at, and whom one goes out with.
#[test]
fn a_word_of_two_lessons_has_both_places_and_both_meanings() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 1, 200, 8);
    let document = |name: &str, text: &str| {
        let path = learner.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let paths = vec![
        document(
            "a.md",
            "# 研究 (yánjiū) - research\n\n## Related Terms\n* 对象 (duìxiàng) - target, object\n",
        ),
        document(
            "b.md",
            "# 恋爱 (liàn'ài) - love\n\n## Related Terms\n* 对象 (duìxiàng) - boyfriend or girlfriend\n",
        ),
    ];
    let lessons = keep(&engine, &paths);
    for lesson_id in lessons.clone() {
        let args = WordSaveArgs {
            word: "对象".to_owned(),
            pinyin: "duì xiàng".to_owned(),
            lesson_id: Some(lesson_id),
        };
        word_save(&engine, args).unwrap();
    }

    // Each meaning in turn, with its lesson.
    let mut asked = Vec::new();
    for _ in 0..2 {
        let item = start_due(&engine).item.unwrap();
        assert_eq!(item.kind, ItemKindView::Meaning);
        let index = answer(&engine, Response::GiveUp).right_choice.unwrap();
        let place = practice_source(&engine, NoArgs {}).unwrap().lesson_id;
        asked.push((plain_text(&item.choices[index as usize]), place));
        practice_undo(&engine, NoArgs {}).unwrap();
        answer(&engine, Response::Choice { index });
        learner.clock.pass(30, 0);
    }
    asked.sort();
    let mut expected = [
        ("boyfriend or girlfriend".to_owned(), lessons[1].clone()),
        ("target; object".to_owned(), lessons[0].clone()),
    ];
    expected.sort();
    assert_eq!(asked, expected);

    let met = || {
        let args = CardArgs {
            card: "w:对象:duìxiàng/meaning".to_owned(),
        };
        card_met(&engine, args)
            .unwrap()
            .source
            .map(|source| source.lesson_id)
    };
    for (removed, left) in [(0, Some(&lessons[1])), (1, None)] {
        let args = LessonsArgs {
            lesson_ids: vec![lessons[removed].clone()],
            task: "test".to_owned(),
        };
        lessons_remove(&engine, args).unwrap();
        assert_eq!(met().as_ref(), left);
    }
}

#[test]
fn what_waits_already_comes_before_the_words_of_another_lesson() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 10, 200, 8);
    let of = |lesson: &str| LessonIdArgs {
        lesson_id: lesson.to_owned(),
    };
    let cost = || lesson_words_cost(&engine, of("u1-02-kefu")).unwrap();
    let alone = cost();
    assert_eq!(alone.days_ahead, 0);
    let waiting = lesson_words_save(&engine, of(LESSON)).unwrap().notes.len();
    let behind = cost();
    // Each word is asked for its meaning and for its reading.
    assert_eq!(behind.days_ahead as usize, 2 * waiting / 10);
    assert!(behind.days_ahead > 0);
}

#[test]
fn progress_and_the_first_page_say_the_same() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 1, 200, 8);
    for (word, pinyin) in [("客户", "kè hù"), ("老板", "lǎo bǎn")] {
        save(&engine, word, pinyin);
    }
    let same = || {
        let (today, progress) = (
            today_get(&engine, NoArgs {}).unwrap(),
            progress_get(&engine, NoArgs {}).unwrap(),
        );
        assert_eq!(
            (progress.due, progress.coming[0]),
            (today.due, today.due_tomorrow)
        );
        today.due
    };
    assert_eq!(same(), 1);
    start_due(&engine);
    choose_rightly(&engine);
    assert_eq!(same(), 0);
    learner.clock.pass(1, 0);
    assert_eq!(same(), 1);
}

/// Small words, words that the dictionary explains at length, a name: nothing fair stands beside some of them.
#[test]
fn what_is_due_is_asked_whatever_word_it_is() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    limit(&engine, 10, 200, 8);
    let words = [
        ("的", "de"),
        ("们", "men"),
        ("呢", "ne"),
        ("么", "me"),
        ("嗯", "ń"),
        ("琵琶", "pí pa"),
        ("吧", "ba"),
        ("嘛", "ma"),
        ("啦", "la"),
        ("客户", "kè hù"),
        ("老板", "lǎo bǎn"),
        ("合同", "hé tong"),
    ];
    for (word, pinyin) in words {
        save(&engine, word, pinyin);
    }
    let due = || today_get(&engine, NoArgs {}).unwrap().due;
    let practice = start_due(&engine);
    assert_eq!((due(), practice.total), (10, 10));
    for _ in 0..practice.total {
        let item = practice_current(&engine, NoArgs {}).unwrap().item.unwrap();
        match item.input {
            ItemInput::SelfRated { .. } => drop(answer(&engine, Response::Rated { rating: 3 })),
            _ => choose_rightly(&engine),
        }
    }
    assert_eq!(due(), 0);
    for _ in 0..4 {
        learner.clock.pass(2, 0);
        let practice = start_due(&engine);
        assert_eq!(due(), practice.total);
        for _ in 0..practice.total {
            answer(&engine, Response::GiveUp);
            practice_accept(&engine, NoArgs {}).unwrap();
        }
    }
}
