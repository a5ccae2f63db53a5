//! The schedule and progress as the window meets them: limits, choices, words of a lesson, what was studied.

use wenxi_api::{dto::*, *};
use wenxi_suite::Learner;

const LESSON: &str = "u1-01-kehu";

fn lesson() -> LessonIdArgs {
    LessonIdArgs {
        lesson_id: LESSON.to_owned(),
    }
}

fn start(engine: &Engine, source: PracticeSource) -> Result<PracticeView, Error> {
    practice_start(
        engine,
        PracticeStartArgs {
            source,
            seed: Some(3),
        },
    )
}

/// Answers all of a practice without knowing.
fn give_up_on_all(engine: &Engine) {
    while let Some(item) = practice_current(engine, NoArgs {}).unwrap().item {
        let args = PracticeAnswerArgs {
            item_id: item.id,
            response: Response::GiveUp,
            elapsed: 4_000.0,
        };
        practice_answer(engine, args).unwrap();
    }
    practice_settled(engine, NoArgs {}).unwrap();
}

#[test]
fn the_words_of_a_lesson_are_saved_with_their_cost_known_and_asked_by_the_days_limit() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let cost = lesson_words_cost(&engine, lesson()).unwrap();
    assert!(cost.words > 20 && cost.minutes_per_day > 0.0, "{cost:?}");
    let saved = lesson_words_save(&engine, lesson()).unwrap();
    assert_eq!(saved.notes.len(), cost.words as usize);
    assert_eq!(lesson_words_cost(&engine, lesson()).unwrap().words, 0);
    let today = today_get(&engine, NoArgs {}).unwrap();
    assert_eq!((today.due, today.new), (10, 10));
    let progress = progress_get(&engine, NoArgs {}).unwrap();
    assert_eq!((progress.due, progress.new), (10, 10));
    let view = start(&engine, PracticeSource::Due).unwrap();
    assert_eq!(view.total, 10);
    give_up_on_all(&engine);
    assert_eq!(
        today_get(&engine, NoArgs {}).unwrap().new,
        0,
        "the limit of the day is used up"
    );
    learner.clock.pass(1, 0);
    assert_eq!(today_get(&engine, NoArgs {}).unwrap().new, 10);
    lesson_words_unsave(&engine, saved).unwrap();
    assert_eq!(today_get(&engine, NoArgs {}).unwrap().due, 0);
}

#[test]
fn choices_are_kept_within_their_bounds_and_change_what_is_asked() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    lesson_words_save(&engine, lesson()).unwrap();
    let before = schedule_get(&engine, NoArgs {}).unwrap();
    let wanted = ScheduleView {
        desired_retention: 2.0,
        learning_steps: vec![1, 10],
        new_per_day: 4,
        known_level: 3,
        is_fitted: true,
        ..before
    };
    let now = schedule_set(&engine, wanted).unwrap();
    assert_eq!(
        (now.desired_retention, now.new_per_day, now.is_fitted),
        (0.97, 4, false)
    );
    assert_eq!(today_get(&engine, NoArgs {}).unwrap().new, 4);
    drop(engine);
    assert_eq!(schedule_get(&learner.open().unwrap(), NoArgs {}).unwrap(), now);
}

#[test]
fn a_card_is_put_aside_and_comes_back_with_undo() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    lesson_words_save(&engine, lesson()).unwrap();
    let view = start(&engine, PracticeSource::Due).unwrap();
    let next = practice_put_aside(
        &engine,
        PutAsideArgs {
            way: PutAside::Suspend,
        },
    )
    .unwrap();
    assert_ne!(view.item, next.item);
    let undone = practice_undo(&engine, NoArgs {}).unwrap();
    assert_eq!(undone.item, view.item);
    practice_put_aside(&engine, PutAsideArgs { way: PutAside::Bury }).unwrap();
    practice_settled(&engine, NoArgs {}).unwrap();
    let total = |engine: &Engine| start(engine, PracticeSource::Due).unwrap().total;
    assert_eq!(
        total(&engine),
        10,
        "another word takes the place of the buried one"
    );
}

#[test]
fn progress_says_what_was_studied() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let empty = progress_get(&engine, NoArgs {}).unwrap();
    assert_eq!((empty.days.len(), empty.coming.iter().sum::<u32>()), (0, 0));
    assert_eq!(empty.levels.len(), 7);
    assert!(
        empty
            .levels
            .iter()
            .all(|level| level.words > 200 && level.known == 0),
        "{:?}",
        empty.levels
    );
    start(
        &engine,
        PracticeSource::Lesson {
            lesson_id: LESSON.to_owned(),
        },
    )
    .unwrap();
    give_up_on_all(&engine);
    let progress = progress_get(&engine, NoArgs {}).unwrap();
    assert_eq!(progress.days.len(), 1);
    assert!(progress.days[0].answers > 10 && progress.days[0].minutes > 0);
    assert_eq!(progress.recent.reviews, 0, "nothing has come back on a later day");
    assert!(progress.stability.iter().sum::<u32>() > 10);
    let few = schedule_optimise(
        &engine,
        TaskArgs {
            task: "fit".to_owned(),
        },
    )
    .unwrap();
    assert!(!few.kept && few.reviews < few.needed);
    let args = SimulateArgs {
        new_words_per_day: 5,
        days: 28,
    };
    let days = schedule_simulate(&engine, args).unwrap();
    assert_eq!((days.minutes.len(), days.answers.len()), (28, 28));
    assert!(days.minutes.iter().sum::<f32>() > 0.0);
}

#[test]
fn after_an_absence_there_is_a_plan() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let few = ScheduleView {
        reviews_per_day: 4,
        ..schedule_get(&engine, NoArgs {}).unwrap()
    };
    schedule_set(&engine, few).unwrap();
    start(
        &engine,
        PracticeSource::Lesson {
            lesson_id: LESSON.to_owned(),
        },
    )
    .unwrap();
    give_up_on_all(&engine);
    learner.clock.pass(60, 0);
    let today = today_get(&engine, NoArgs {}).unwrap();
    let backlog = today.backlog.unwrap();
    assert_eq!((today.due, backlog.per_day), (4, 4));
    assert!(
        backlog.waiting > 8 && backlog.days.is_some_and(|days| days > 2),
        "{backlog:?}"
    );
}

#[test]
fn how_much_of_a_lesson_is_known_is_said_of_it_and_of_its_row() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let known = |engine: &Engine| {
        let args = LessonGetArgs {
            lesson_id: LESSON.to_owned(),
        };
        let lesson = lesson_get(engine, args).unwrap().known;
        let rows = library_list(engine, NoArgs {}).unwrap().lessons;
        let row = rows.iter().find(|row| row.id == LESSON).unwrap().known;
        assert_eq!(lesson, row);
        row
    };
    assert_eq!(known(&engine), None, "nobody is told that nothing is known");
    let choose = |known_level| {
        let before = schedule_get(&engine, NoArgs {}).unwrap();
        schedule_set(
            &engine,
            ScheduleView {
                known_level,
                ..before
            },
        )
        .unwrap();
        known(&engine).unwrap()
    };
    let (beginner, advanced) = (choose(1), choose(6));
    assert!(
        0.1 < beginner && beginner < advanced && advanced < 1.0,
        "{beginner} {advanced}"
    );
}

/// A word that was put into a gap, and a character that was typed for another one, count beside words that were chosen.
#[test]
fn what_was_taken_for_what_is_told_of_sentences_too() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let answer = |item: &ItemView, response: Response| {
        let args = PracticeAnswerArgs {
            item_id: item.id.clone(),
            response,
            elapsed: 4_000.0,
        };
        practice_answer(&engine, args).unwrap()
    };
    let mut expected = Vec::new();
    for seed in 0..20 {
        let source = PracticeSource::Lesson {
            lesson_id: LESSON.to_owned(),
        };
        let seed = Some(seed);
        let first = practice_start(&engine, PracticeStartArgs { source, seed }).unwrap();
        for _ in 0..first.total {
            let item = practice_current(&engine, NoArgs {}).unwrap().item.unwrap();
            let right = answer(&item, Response::GiveUp);
            match item.kind {
                ItemKindView::Cloze if expected.is_empty() => {
                    practice_undo(&engine, NoArgs {}).unwrap();
                    let key = right.right_choice.unwrap();
                    let index = (key + 1) % 4;
                    let word = |at: u32| plain_text(&item.choices[at as usize]);
                    expected.push((word(key), word(index)));
                    answer(&item, Response::Choice { index });
                }
                ItemKindView::Dictation if expected.len() == 1 => {
                    practice_undo(&engine, NoArgs {}).unwrap();
                    let mut typed: Vec<char> = plain_text(&right.key).chars().collect();
                    let wrong = '猫';
                    expected.push((typed[0].to_string(), wrong.to_string()));
                    typed[0] = wrong;
                    let text = typed.into_iter().collect();
                    answer(&item, Response::Typed { text });
                }
                // So that it does not come again before the others.
                _ => drop(practice_accept(&engine, NoArgs {})),
            }
        }
        practice_settled(&engine, NoArgs {}).unwrap();
        if expected.len() == 2 {
            break;
        }
    }
    assert_eq!(expected.len(), 2, "a gap and a dictation were asked");
    let progress = progress_get(&engine, NoArgs {}).unwrap();
    for (right, given) in expected {
        let told = |pair: &&ConfusionView| pair.right == right && pair.given == given;
        assert!(
            progress.words.iter().any(|pair| told(&pair)),
            "{right} {given}: {:?}",
            progress.words
        );
    }
}
