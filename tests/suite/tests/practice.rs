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
    give(engine, item, right_response(item, &seen))
}

/// The response that is right, by what was shown after giving up.
fn right_response(item: &ItemView, seen: &PracticeAnswered) -> Response {
    let key = plain_text(&seen.key);
    match &item.input {
        ItemInput::Choose => Response::Choice {
            index: seen.right_choice.unwrap(),
        },
        ItemInput::Reading | ItemInput::Text => Response::Typed { text: key },
        ItemInput::Gloss => Response::Typed {
            text: key.split("; ").next().unwrap().to_owned(),
        },
        // The reading is written as one word.
        ItemInput::Tones { letters } => {
            let mut rest = key.chars().filter(|letter| letter.is_alphabetic());
            let mut next =
                |letters: &String| tone(&rest.by_ref().take(letters.chars().count()).collect::<String>());
            Response::Tones {
                tones: letters.iter().map(&mut next).collect(),
            }
        }
        ItemInput::Tiles => Response::Order {
            tiles: in_order(item, &key),
        },
        ItemInput::SelfRated { .. } => Response::Rated { rating: 3 },
        ItemInput::Pairs { partner, .. } => Response::Pairs {
            tried: (0..)
                .zip(partner)
                .map(|(left, right)| PairTried { left, right: *right })
                .collect(),
        },
        ItemInput::Strokes { characters } => Response::Written {
            mistakes: vec![0; characters.len()],
        },
    }
}

/// The tone of a syllable with its mark.
fn tone(syllable: &str) -> u8 {
    let marks = ["āēīōūǖ", "áéíóúǘ", "ǎěǐǒǔǚ", "àèìòùǜ"];
    let found = marks
        .iter()
        .position(|set| syllable.chars().any(|letter| set.contains(letter)));
    found.map_or(5, |at| at as u8 + 1)
}

/// The tiles of an item in the order in which a sentence has them.
fn in_order(item: &ItemView, sentence: &str) -> Vec<u32> {
    let tiles: Vec<String> = item.choices.iter().map(|runs| plain_text(runs)).collect();
    let (mut rest, mut order) = (sentence, Vec::new());
    while order.len() < tiles.len() {
        let fits = |at: &usize| !order.contains(&(*at as u32)) && rest.starts_with(tiles[*at].as_str());
        let next = (0..tiles.len())
            .filter(fits)
            .max_by_key(|at| tiles[*at].len())
            .unwrap();
        order.push(next as u32);
        rest = rest[tiles[next].len()..].trim_start();
    }
    order
}

#[test]
fn what_is_explained_is_spelt_by_words() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let mut view = start(&engine, "u1-01-kehu");
    let mut spelt = Vec::new();
    for _ in 0..view.total {
        let answered = give(&engine, view.item.as_ref().unwrap(), Response::GiveUp);
        spelt.extend(answered.explanation.into_iter().filter_map(|run| match run {
            Run::Plain(plain) if plain.lang == TextLang::Pinyin => Some(plain.text),
            _ => None,
        }));
        view = practice_current(&engine, NoArgs {}).unwrap();
    }
    // 甲方爸爸 is two words, 客户 one.
    assert!(spelt.contains(&"jiǎfāng bàba".to_owned()), "{spelt:?}");
    assert!(spelt.contains(&"kèhù".to_owned()), "{spelt:?}");
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
        let shows_itself = matches!(item.kind, ItemKindView::Match | ItemKindView::Translate);
        assert!(shows_itself || !answered.explanation.is_empty(), "{item:?}");
        assert!(answered.has_source);
        let source = practice_source(&engine, NoArgs {}).unwrap();
        assert_eq!(source.lesson_id, "u1-01-kehu");
        view = practice_current(&engine, NoArgs {}).unwrap();
    }
    let summary = view.summary.unwrap();
    assert_eq!((summary.right, summary.nearly, summary.wrong), (total, 0, 0));
    let today = today_get(&engine, NoArgs {}).unwrap();
    let reviews = today.week.last().copied().unwrap();
    // Matched pairs are a review of each word.
    assert_eq!((today.due, reviews > total), (0, true));

    drop(engine);
    learner.clock.pass(30, 0);
    let engine = learner.open().unwrap();
    let today = today_get(&engine, NoArgs {}).unwrap();
    assert!(today.due > 0 && today.due <= reviews, "{}", today.due);
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
    let right = give(&engine, &item, right_response(&item, &seen));
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
    assert!(week() > Some(0));
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

#[test]
fn an_answer_is_on_the_disk_when_it_is_settled() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let view = start(&engine, "u1-01-kehu");
    let answered = give(&engine, &view.item.unwrap(), Response::GiveUp);
    let following = answered.following.expect("the next item comes with the verdict");
    let settled = practice_settled(&engine, NoArgs {}).unwrap();
    assert_eq!(settled.next, "in this practice", "it is asked once more");
    assert_eq!(practice_current(&engine, NoArgs {}).unwrap(), *following);
    drop(engine);
    let engine = learner.open().unwrap();
    assert_eq!(practice_current(&engine, NoArgs {}).unwrap(), *following);
    assert_eq!(practice_settled(&engine, NoArgs {}).unwrap().next, "");
}

#[test]
fn a_mistake_of_a_lesson_is_tried_by_itself() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let source = PracticeSource::Mistake {
        lesson_id: "u1-01-kehu".to_owned(),
        incorrect: "三个客户们都同意了。".to_owned(),
    };
    let view = practice_start(
        &engine,
        PracticeStartArgs {
            source,
            seed: Some(1),
        },
    )
    .unwrap();
    let kinds = [
        ItemKindView::MistakeSpot,
        ItemKindView::MistakeMend,
        ItemKindView::MistakeWhy,
    ];
    assert!((1..=3).contains(&view.total));
    assert!(kinds.contains(&view.item.unwrap().kind));
}

#[test]
fn an_answer_that_is_taken_back_leaves_nothing_to_study() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let view = start(&engine, "u1-01-kehu");
    give(&engine, &view.item.unwrap(), Response::GiveUp);
    let today = today_get(&engine, NoArgs {}).unwrap();
    assert!(today.due_later_today + today.new > 0);
    practice_undo(&engine, NoArgs {}).unwrap();
    let today = today_get(&engine, NoArgs {}).unwrap();
    assert_eq!((today.due, today.new, today.due_later_today), (0, 0, 0));
}

#[test]
fn a_quiz_on_what_never_was_a_lesson_says_so() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let error = quiz_make(&engine, "nope", 1).unwrap_err();
    assert_eq!(
        error.to_string(),
        "“nope” is neither a lesson nor a course of the library."
    );
}

#[test]
fn a_lesson_is_meant_by_its_id_or_by_what_it_is_called() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let asked = |name: &str| quiz_make(&engine, name, 1).map(|items| serde_json::to_string(&items).unwrap());
    let by_id = asked("u1-02-kefu").unwrap();
    assert_eq!(asked("客服").unwrap(), by_id);
    let rename = serde_json::from_value(serde_json::json!({ "lessonId": "u1-02-kefu", "name": "Hotline" }));
    lesson_rename(&engine, rename.unwrap()).unwrap();
    assert_eq!(asked("Hotline").unwrap(), by_id);
    let rename = serde_json::from_value(serde_json::json!({ "lessonId": "u1-01-kehu", "name": "Hotline" }));
    lesson_rename(&engine, rename.unwrap()).unwrap();
    let error = asked("Hotline").unwrap_err().to_string();
    assert_eq!(
        error,
        "“Hotline” means several lessons: u1-01-kehu, u1-02-kefu. Name one of them."
    );
}

/// After a wrong choice of a word both are explained; where it was heard, both can be heard.
#[test]
fn a_wrong_choice_is_explained_beside_the_right_one() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let mut seen: Vec<ItemKindView> = Vec::new();
    for seed in 1..6 {
        let source = PracticeSource::Lesson {
            lesson_id: "u1-01-kehu".to_owned(),
        };
        let mut view = practice_start(
            &engine,
            PracticeStartArgs {
                source,
                seed: Some(seed),
            },
        )
        .unwrap();
        for _ in 0..view.total {
            let Some(item) = view.item.take() else { break };
            let of_words = matches!(
                item.kind,
                ItemKindView::Meaning | ItemKindView::Word | ItemKindView::Listening | ItemKindView::Cloze
            );
            let answered = give(&engine, &item, Response::Choice { index: 0 });
            if of_words {
                let is_wrong = answered.verdict == Verdict::Wrong;
                assert_eq!(answered.chosen.is_empty(), !is_wrong, "{:?}", item.kind);
                let is_word = item.kind == ItemKindView::Listening && item.choices[0].len() == 1;
                if is_wrong && is_word && !answered.compare.is_empty() {
                    let right: Vec<bool> = answered.compare.iter().map(|heard| heard.right).collect();
                    assert_eq!(right, [true, false]);
                    assert_ne!(answered.compare[0].pinyin, answered.compare[1].pinyin);
                    seen.push(ItemKindView::Listening);
                }
                if is_wrong && !seen.contains(&item.kind) {
                    seen.push(item.kind);
                }
            }
            view = practice_current(&engine, NoArgs {}).unwrap();
        }
    }
    for kind in [
        ItemKindView::Meaning,
        ItemKindView::Listening,
        ItemKindView::Cloze,
    ] {
        assert!(seen.contains(&kind), "{kind:?} {seen:?}");
    }
}
