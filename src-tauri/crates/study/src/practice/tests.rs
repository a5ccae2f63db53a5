//! Laws of a practice: repetition, undo, its end.

use super::*;
use crate::item::{Key, Passage};
use crate::note::{Facts, GlossBy, ItemKind, Note};
use crate::phrase::Phrase;
use proptest::prelude::*;

fn item(n: usize) -> Item {
    let word = format!("字{n}");
    Item {
        also: Vec::new(),
        note: Note {
            id: NoteId::word(&word, "zì"),
            facts: Facts::Word {
                word: Phrase::plain(word.clone()),
                gloss: "character".into(),
                gloss_by: GlossBy::Dictionary,
            },
        },
        kind: ItemKind::Meaning,
        instruction: String::new(),
        stem: vec![Passage::Chinese(Phrase::plain(word))],
        context: Vec::new(),
        show_readings: true,
        audio: None,
        choices: vec![
            Passage::English("character".into()),
            Passage::English("word".into()),
        ],
        said: Vec::new(),
        key: Key::Choice { index: 0 },
        explanation: Vec::new(),
        source: None,
    }
}

fn remembered(review: &str) -> Remembered {
    Remembered {
        reviews: vec![review.to_owned()],
        added: Vec::new(),
    }
}

fn practice(items: usize) -> Practice {
    Practice::new("Practice", PracticeSource::Due, (0..items).map(item).collect())
}

fn answer(practice: &mut Practice, verdict: Verdict) {
    let id = practice.item_id().unwrap();
    practice
        .answer(&id, verdict, remembered("review"), 1_000)
        .unwrap();
}

#[test]
fn a_wrong_item_comes_again_later() {
    let mut practice = practice(10);
    answer(&mut practice, Verdict::Wrong);
    assert_eq!(practice.total(), 11);
    assert!(practice.comes_again());
    for _ in 0..REPEAT_AFTER {
        assert_ne!(practice.item().unwrap().note.id, item(0).note.id);
        answer(&mut practice, Verdict::Right);
    }
    assert_eq!(practice.item().unwrap().note.id, item(0).note.id);
    assert!(!practice.comes_again());
}

#[test]
fn a_choice_that_comes_again_stands_elsewhere() {
    let choices = ["one", "two", "three", "four"].map(|choice| Passage::English(choice.into()));
    let asked = Item {
        choices: choices.to_vec(),
        key: Key::Choice { index: 2 },
        ..item(0)
    };
    let mut practice = Practice::new("Practice", PracticeSource::Due, vec![asked]);
    let mut places = Vec::new();
    while let Some(item) = practice.item() {
        assert_eq!(item.answer().text(), "three");
        let Key::Choice { index } = item.key else {
            panic!("{:?}", item.key)
        };
        places.push(index);
        answer(&mut practice, Verdict::Wrong);
    }
    assert_eq!(places, [2, 1, 0]);
}

#[test]
fn pairs_that_come_again_stay_pairs() {
    let sides = |words: [&str; 3]| words.map(|word| Passage::English(word.into())).to_vec();
    let asked = Item {
        choices: Vec::new(),
        key: Key::Pairs {
            left: sides(["1", "2", "3"]),
            right: sides(["two", "three", "one"]),
            partner: vec![2, 0, 1],
        },
        ..item(0)
    };
    let Key::Pairs { right, partner, .. } = asked.turned(1).key else {
        panic!("no pairs")
    };
    assert_eq!(right, sides(["three", "one", "two"]));
    assert_eq!(partner, [1, 2, 0]);
}

#[test]
fn what_is_never_right_comes_to_an_end() {
    let mut practice = practice(1);
    for _ in 0..ASKED_AT_MOST {
        answer(&mut practice, Verdict::Wrong);
    }
    assert_eq!((practice.item(), practice.total()), (None, ASKED_AT_MOST));
    assert_eq!(practice.summary().wrong, 1);
    assert_eq!(practice.hard_items().len(), 1);
}

#[test]
fn an_answer_that_arrives_twice_counts_once() {
    let mut practice = practice(2);
    practice.answer("0", Verdict::Right, remembered("a"), 1).unwrap();
    assert_eq!(
        practice.answer("0", Verdict::Right, remembered("b"), 1),
        Err(PracticeError::NotAsked)
    );
    assert_eq!(practice.answered(), 1);
    practice.answer("1", Verdict::Right, remembered("b"), 1).unwrap();
    assert_eq!(
        practice.answer("2", Verdict::Right, remembered("c"), 1),
        Err(PracticeError::NotAsked)
    );
}

#[test]
fn counting_as_correct_takes_the_repetition_away() {
    let mut practice = practice(3);
    answer(&mut practice, Verdict::Wrong);
    practice.accept().unwrap();
    assert_eq!((practice.total(), practice.summary().right), (3, 1));
    practice.undo().unwrap();
    assert_eq!((practice.total(), practice.answered()), (3, 0));
    assert_eq!(practice.accept(), Err(PracticeError::NothingAnswered));
}

#[test]
fn what_is_put_aside_is_passed_over_and_comes_back_with_undo() {
    let mut practice = practice(2);
    let before = practice.clone();
    practice.put_aside(vec!["event".into()]).unwrap();
    assert_eq!(practice.accept(), Err(PracticeError::NothingAnswered));
    answer(&mut practice, Verdict::Right);
    assert_eq!((practice.summary().right, practice.item()), (1, None));
    assert_eq!(practice.put_aside(Vec::new()), Err(PracticeError::NotAsked));
    practice.undo().unwrap();
    assert_eq!(practice.undo().unwrap().remembered.reviews, ["event"]);
    assert_eq!(practice, before);
}

#[test]
fn only_the_first_answer_to_an_item_counts_in_the_summary() {
    let mut practice = practice(1);
    answer(&mut practice, Verdict::Wrong);
    answer(&mut practice, Verdict::Right);
    let summary = practice.summary();
    assert_eq!(
        (summary.right, summary.nearly, summary.wrong, summary.hard.len()),
        (0, 0, 1, 1)
    );
    assert_eq!(summary.elapsed_ms, 2_000);
}

fn verdicts() -> impl Strategy<Value = Vec<Verdict>> {
    prop::collection::vec(
        prop::sample::select(vec![Verdict::Right, Verdict::Nearly, Verdict::Wrong]),
        0..40,
    )
}

proptest! {
    /// Undo gives back exactly what was, at any point, and the practice survives being written down.
    #[test]
    fn undo_is_exact(items in 1..12_usize, verdicts in verdicts()) {
        let mut practice = practice(items);
        let mut before = vec![];
        for verdict in verdicts {
            if practice.item().is_none() {
                break;
            }
            before.push(practice.clone());
            answer(&mut practice, verdict);
            let json = serde_json::to_string(&practice).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Practice>(&json).unwrap(), &practice);
        }
        while let Some(earlier) = before.pop() {
            practice.undo().unwrap();
            prop_assert_eq!(&practice, &earlier);
        }
        prop_assert_eq!(practice.undo(), Err(PracticeError::NothingAnswered));
    }

    /// Every practice ends, and asks every item.
    #[test]
    fn every_practice_ends(items in 0..12_usize, verdicts in verdicts()) {
        let mut practice = practice(items);
        let mut verdicts = verdicts.into_iter();
        while practice.item().is_some() {
            answer(&mut practice, verdicts.next().unwrap_or(Verdict::Right));
        }
        let summary = practice.summary();
        prop_assert_eq!((summary.right + summary.nearly + summary.wrong) as usize, items);
    }
}
