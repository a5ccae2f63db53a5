//! Practice is remembered: answers become reviews, what is due comes back, undo restores.

use wenxi_api::{dto::*, *};
use wenxi_suite::Learner;

fn start(engine: &Engine, lesson: &str) -> PracticeView {
    let source = PracticeSource::Lesson {
        lesson_id: lesson.to_owned(),
    };
    practice_start(
        engine,
        PracticeStartArgs {
            source,
            seed: Some(7),
        },
    )
    .unwrap()
}

fn give(engine: &Engine, item: &ItemView, response: Response) -> PracticeAnswered {
    practice_answer(
        engine,
        PracticeAnswerArgs {
            item_id: item.id.clone(),
            response,
            elapsed: 2_500.0,
        },
    )
    .unwrap()
}

/// Answers the item at hand rightly, after a look at its answer that is taken back.
fn answer_rightly(engine: &Engine, item: &ItemView) -> PracticeAnswered {
    let seen = give(engine, item, Response::GiveUp);
    let again = practice_undo(engine, NoArgs {}).unwrap();
    assert_eq!(again.item.as_ref(), Some(item));
    let response = match seen.right_choice {
        Some(index) => Response::Choice { index },
        None => Response::Typed {
            text: plain_text(&seen.key),
        },
    };
    give(engine, item, response)
}

#[test]
fn a_lesson_that_was_practised_comes_back() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let mut view = start(&engine, "u1-01-kehu");
    let total = view.total;
    assert!(total >= 10, "{total} items");
    while let Some(item) = view.item {
        let answered = answer_rightly(&engine, &item);
        assert_eq!(answered.verdict, Verdict::Right, "{item:?}");
        assert!(!answered.explanation.is_empty(), "{item:?}");
        let source = answered.source.unwrap();
        assert_eq!(source.lesson_id, "u1-01-kehu");
        view = practice_current(&engine, NoArgs {}).unwrap();
    }
    let summary = view.summary.unwrap();
    assert_eq!((summary.right, summary.nearly, summary.wrong), (total, 0, 0));
    let today = today_get(&engine, NoArgs {}).unwrap();
    assert_eq!((today.due, today.week.last().copied()), (0, Some(total)));

    drop(engine);
    learner.clock.pass(30, 0);
    let engine = learner.open().unwrap();
    let today = today_get(&engine, NoArgs {}).unwrap();
    assert_eq!(today.due, total);
    let due = practice_start(
        &engine,
        PracticeStartArgs {
            source: PracticeSource::Due,
            seed: Some(1),
        },
    )
    .unwrap();
    assert!(due.item.is_some());
}

#[test]
fn forgotten_tones_are_asked_for_once_and_cost_nothing() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let mut view = start(&engine, "u1-01-kehu");
    let item = loop {
        let item = view
            .item
            .clone()
            .expect("a quiz on a word page asks for a reading");
        if item.kind == ItemKindView::Reading {
            break item;
        }
        answer_rightly(&engine, &item);
        view = practice_current(&engine, NoArgs {}).unwrap();
    };
    let seen = give(&engine, &item, Response::GiveUp);
    practice_undo(&engine, NoArgs {}).unwrap();
    let toneless: String = plain_text(&seen.key).chars().filter_map(plain_letter).collect();
    let nudged = give(&engine, &item, Response::Typed { text: toneless });
    assert!(nudged.nudge.is_some());
    assert_eq!(
        practice_current(&engine, NoArgs {}).unwrap().answered,
        view.answered
    );
    let right = give(
        &engine,
        &item,
        Response::Typed {
            text: plain_text(&seen.key),
        },
    );
    assert_eq!((right.verdict, right.nudge), (Verdict::Right, None));
}

/// A letter without its tone mark.
fn plain_letter(letter: char) -> Option<char> {
    let plain = ["aāáǎà", "eēéěè", "iīíǐì", "oōóǒò", "uūúǔù", "vüǖǘǚǜ"];
    let found = plain
        .iter()
        .find(|letters| letters.contains(letter))
        .and_then(|letters| letters.chars().next());
    Some(found.unwrap_or(letter)).filter(|letter| !letter.is_whitespace())
}

#[test]
fn undo_and_count_as_correct_change_what_is_remembered() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let view = start(&engine, "u1-02-kefu");
    let week = || today_get(&engine, NoArgs {}).unwrap().week.last().copied();
    give(&engine, &view.item.unwrap(), Response::GiveUp);
    assert_eq!(week(), Some(1));
    let accepted = practice_accept(&engine, NoArgs {}).unwrap();
    assert_eq!(accepted.verdict, Verdict::Right);
    let view = practice_undo(&engine, NoArgs {}).unwrap();
    assert_eq!((view.answered, view.can_undo), (0, false));
    assert_eq!(week(), Some(0));
    assert!(matches!(
        practice_undo(&engine, NoArgs {}),
        Err(Error::NothingAnswered)
    ));
}

#[test]
fn an_answer_that_arrives_twice_counts_once() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let item = start(&engine, "u1-03-tousu").item.unwrap();
    give(&engine, &item, Response::GiveUp);
    let twice = PracticeAnswerArgs {
        item_id: item.id,
        response: Response::GiveUp,
        elapsed: 0.0,
    };
    assert!(matches!(practice_answer(&engine, twice), Err(Error::Answered)));
}

#[test]
fn a_backup_is_the_whole_progress() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    give(
        &engine,
        &start(&engine, "u1-02-kefu").item.unwrap(),
        Response::GiveUp,
    );
    let other = Learner::new().unwrap();
    let path = other
        .folder
        .path()
        .join("wenxi.db")
        .to_string_lossy()
        .into_owned();
    backup_create(&engine, BackupArgs { path: path.clone() }).unwrap();
    let restored = other.open().unwrap();
    assert_eq!(
        practice_current(&restored, NoArgs {}).unwrap(),
        practice_current(&engine, NoArgs {}).unwrap()
    );
    assert!(
        backup_create(&engine, BackupArgs { path }).is_err(),
        "a backup never overwrites a file"
    );
}

#[test]
fn without_a_practice_a_sentence_says_what_to_do() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let error = ErrorView::from(practice_current(&engine, NoArgs {}).unwrap_err());
    assert_eq!(error.code, ErrorCode::NotFound);
    let error = practice_start(
        &engine,
        PracticeStartArgs {
            source: PracticeSource::Due,
            seed: None,
        },
    )
    .unwrap_err();
    assert!(matches!(error, Error::NothingDue));
}
