//! The law of an item with choices: exactly one of them is right. Written apart from the code that chooses.

use super::*;
use crate::gloss;
use crate::grade::{self, Graded, Response};
use crate::schedule::Verdict;
use std::collections::{BTreeSet, HashSet};
use wenxi_mandarin::Syllable;

fn senses(word: &str) -> BTreeSet<String> {
    choices::stems_of(&language().define(word))
}

fn sound(phrase: &Phrase) -> HashSet<Vec<Syllable>> {
    let words = phrase.words(language());
    let readings = || words.iter().flat_map(|word| &word.readings);
    [
        readings().map(|r| r.written).collect(),
        readings().map(|r| r.spoken).collect(),
    ]
    .into()
}

/// Whether a translation is the other one with one word changed, put in or left out.
fn differs_in_one_word(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let behind = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longest = one.len().max(other.len());
    one != other && before + behind + 1 >= longest
}

fn assert_graded(item: &Item, response: Response, said: &str) {
    let graded = grade::grade(language(), item, &response, false);
    assert!(
        matches!(&graded, Graded::Grade(g) if g.verdict == Verdict::Right),
        "{said}: {response:?} {graded:?}"
    );
}

/// The tiles of an item in the order of a sentence.
fn ordered_as(item: &Item, whole: &str) -> Vec<usize> {
    let mut rest = whole;
    let mut order: Vec<usize> = Vec::new();
    while order.len() < item.choices.len() {
        let tiles = item.choices.iter().map(Passage::text).enumerate();
        // The longest first, so that 中国 is not taken for 中.
        let next = tiles
            .filter(|(at, tile)| !order.contains(at) && rest.trim_start().starts_with(tile))
            .max_by_key(|(_, tile)| tile.len());
        let (at, tile) = next.unwrap_or_else(|| panic!("{whole}: {rest} of {:?}", item.choices));
        order.push(at);
        rest = &rest.trim_start()[tile.len()..];
    }
    order
}

/// Exactly one choice is right, by the dictionary and by the author.
#[test]
fn exactly_one_choice_is_right() {
    for (lesson, quiz) in quizzes().iter().chain(&due()) {
        for item in quiz {
            let said = format!("{lesson} {:?} {}", item.kind, item.note.id);
            let key = item.answer();
            let distractors: Vec<&Passage> = item.distractors().collect();
            match &item.key {
                Key::Choice { .. } => {}
                Key::Reading { accepted } | Key::Gloss { accepted, .. } => {
                    assert!(!accepted.is_empty(), "{said}");
                    assert_graded(item, Response::Typed(accepted[0].clone()), &said);
                    continue;
                }
                Key::Tones { letters, accepted } => {
                    let syllables = wenxi_mandarin::pinyin::parse(&accepted[0]).unwrap();
                    assert_eq!(letters.len(), syllables.len(), "{said}");
                    let tones = syllables.iter().map(|s| s.tone().number()).collect();
                    assert_graded(item, Response::Tones(tones), &said);
                    continue;
                }
                Key::Dictation { accepted } => {
                    for text in accepted {
                        assert_graded(item, Response::Typed(text.clone()), &said);
                    }
                    continue;
                }
                Key::Order { whole, .. } => {
                    assert_graded(item, Response::Order(ordered_as(item, &whole.text)), &said);
                    let tiles = (0..item.choices.len()).collect();
                    let as_shown = grade::grade(language(), item, &Response::Order(tiles), false);
                    assert!(
                        matches!(as_shown, Graded::Grade(g) if g.verdict == Verdict::Wrong),
                        "{said}"
                    );
                    continue;
                }
                Key::Pairs { left, right, partner } => {
                    assert_eq!(
                        (left.len(), right.len()),
                        (partner.len(), partner.len()),
                        "{said}"
                    );
                    for (word, partner) in left.iter().zip(partner) {
                        let meaning = gloss::stems(right[*partner].text());
                        for (other, gloss) in right.iter().enumerate().filter(|(at, _)| at != partner) {
                            assert!(
                                gloss::stems(gloss.text()).is_disjoint(&senses(word.text())),
                                "{said}: {word:?} {other}"
                            );
                        }
                        assert!(!meaning.is_empty(), "{said}");
                    }
                    let tried = partner.iter().copied().enumerate().collect();
                    assert_graded(item, Response::Pairs(tried), &said);
                    continue;
                }
                Key::SelfRated { answer } => {
                    assert_eq!(answer.text(), item.note.chinese().text, "{said}");
                    continue;
                }
                Key::Strokes { characters } => {
                    assert!(characters.len() <= 3 && item.stem[0].text() != item.note.chinese().text);
                    assert!(
                        characters.iter().all(|c| language().strokes(*c).is_some()),
                        "{said}"
                    );
                    assert_graded(item, Response::Written(vec![0; characters.len()]), &said);
                    continue;
                }
            }
            let texts: HashSet<&str> = item.choices.iter().map(Passage::text).collect();
            assert_eq!(texts.len(), item.choices.len(), "{said}: {:?}", item.choices);
            assert_eq!(distractors.len() + 1, item.choices.len(), "{said}");
            let word = item.note.chinese();
            for wrong in distractors {
                match item.kind {
                    ItemKind::Meaning => {
                        assert!(
                            gloss::stems(wrong.text()).is_disjoint(&senses(&word.text)),
                            "{said}: {wrong:?}"
                        );
                    }
                    ItemKind::Word => {
                        let stem = gloss::stems(item.stem[0].text());
                        assert!(senses(wrong.text()).is_disjoint(&stem), "{said}: {wrong:?}");
                    }
                    ItemKind::Listening => {
                        let (Some(heard), Passage::Chinese(wrong)) = (&item.audio, wrong) else {
                            panic!("{said}")
                        };
                        assert!(sound(heard).is_disjoint(&sound(wrong)), "{said}: {wrong:?}");
                    }
                    ItemKind::Cloze => {
                        // The gap of a single word is asked as the word: its English is all there is.
                        let english = item.context.first().unwrap_or(&item.stem[0]);
                        let english = gloss::stems(english.text());
                        assert!(senses(wrong.text()).is_disjoint(&english), "{said}: {wrong:?}");
                        assert!(!senses(key.text()).is_disjoint(&english), "{said}: {key:?}");
                    }
                    ItemKind::MistakeSpot | ItemKind::MistakeMend | ItemKind::MistakeWhy => {
                        let Facts::Mistake {
                            incorrect,
                            why,
                            corrects,
                        } = &item.note.facts
                        else {
                            panic!("{said}")
                        };
                        let right = corrects.iter().any(|c| c.chinese.text == wrong.text());
                        assert_eq!(right, item.kind == ItemKind::MistakeSpot, "{said}: {wrong:?}");
                        assert_ne!(wrong.text(), incorrect.text, "{said}");
                        assert_ne!(wrong.text(), why, "{said}");
                    }
                    ItemKind::TrueFalse => {
                        // The one shown is the sentence's own English exactly when the key says so.
                        let own = label::unlabelled(item.note.chinese(), item.note.english()).1;
                        let same = own == item.context[0].text();
                        assert_eq!(
                            item.key,
                            Key::Choice {
                                index: usize::from(!same)
                            },
                            "{said}"
                        );
                        let shown = item.context[0].text();
                        assert!(
                            same || gloss::says_otherwise(shown, item.note.english())
                                || differs_in_one_word(
                                    shown,
                                    label::unlabelled(item.note.chinese(), item.note.english()).1
                                ),
                            "{said}: {shown}"
                        );
                    }
                    ItemKind::Passage => {
                        assert!(
                            gloss::says_otherwise(wrong.text(), item.note.english()),
                            "{said}: {wrong:?}"
                        );
                    }
                    _ => panic!("{said} has choices"),
                }
            }
        }
    }
}
