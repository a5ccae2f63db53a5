//! That no look of the choices tells the right one: neither its length nor anything else that needs no Chinese.

use super::*;
use crate::gloss;

#[test]
fn no_choice_stands_out_by_its_length() {
    for (lesson, quiz) in quizzes() {
        for item in quiz {
            let lengths: Vec<usize> = item
                .choices
                .iter()
                .map(|choice| choice.text().chars().count())
                .collect();
            let (Some(least), Some(most)) = (lengths.iter().min(), lengths.iter().max()) else {
                continue;
            };
            match item.kind {
                ItemKind::Listening if matches!(item.note.facts, Facts::Sentence { .. }) => {
                    let key = item.answer().text().chars().count();
                    assert!(
                        *most <= 2 * key + 4 && key <= 2 * least + 4,
                        "{lesson}: {:?}",
                        item.choices
                    );
                }
                ItemKind::Word | ItemKind::Listening | ItemKind::Cloze => {
                    assert_eq!(least, most, "{lesson} {}: {:?}", item.note.id, item.choices);
                }
                // Against the key: no distractor is more than about twice or less than about half as long.
                ItemKind::Meaning => {
                    let key = item.answer().text().chars().count();
                    assert!(
                        *most <= 2 * key + 4 && key <= 2 * least + 4,
                        "{lesson}: {:?}",
                        item.choices
                    );
                }
                _ => {}
            }
        }
    }
}

/// What a learner would score who knows no Chinese, and goes by one look of the choices only. Chance is a quarter; no such
/// rule may do much better over the whole course.
#[test]
fn no_look_tells_the_right_choice() {
    type Rule = fn(&Item) -> Vec<usize>;
    fn extreme(item: &Item, by: impl Fn(&str) -> i64) -> Vec<usize> {
        let most = item.choices.iter().map(|choice| by(choice.text())).max();
        let is_most = |(_, choice): &(usize, &Passage)| Some(by(choice.text())) == most;
        item.choices
            .iter()
            .enumerate()
            .filter(is_most)
            .map(|(at, _)| at)
            .collect()
    }
    /// The choice that differs from all others in something.
    fn odd<T: PartialEq>(item: &Item, by: impl Fn(&str) -> T) -> Vec<usize> {
        let looks: Vec<T> = item.choices.iter().map(|choice| by(choice.text())).collect();
        let alone = |at: &usize| looks.iter().filter(|look| **look == looks[*at]).count() == 1;
        let odd: Vec<usize> = (0..looks.len()).filter(alone).collect();
        if odd.len() == 1 {
            odd
        } else {
            (0..looks.len()).collect()
        }
    }
    let rules: [(&str, Rule); 8] = [
        ("the longest", |item| {
            extreme(item, |text| text.chars().count() as i64)
        }),
        ("the shortest", |item| {
            extreme(item, |text| -(text.chars().count() as i64))
        }),
        ("the most senses", |item| {
            extreme(item, |text| text.matches("; ").count() as i64)
        }),
        ("the odd number of senses", |item| {
            odd(item, |text| text.matches("; ").count())
        }),
        ("the odd script", |item| {
            odd(item, |text| {
                (text.is_ascii(), text.chars().any(char::is_uppercase))
            })
        }),
        ("the odd class", |item| odd(item, gloss::class)),
        ("the odd sort of word", |item| match item.kind {
            ItemKind::Word => odd(item, fair::sort_of),
            _ => (0..item.choices.len()).collect(),
        }),
        ("the odd characters", |item| {
            odd(item, |text| {
                (language().is_traditional(text), language().is_simplified(text))
            })
        }),
    ];
    let asked: Vec<&Item> = quizzes()
        .iter()
        .flat_map(|(_, quiz)| quiz)
        .filter(|item| item.distractors().count() == 3)
        .collect();
    assert!(asked.len() > 500, "{}", asked.len());
    for (name, rule) in rules {
        let score: f64 = asked
            .iter()
            .map(|item| {
                let chosen = rule(item);
                let right = chosen.iter().any(|at| item.key == Key::Choice { index: *at });
                if right { 1.0 / chosen.len() as f64 } else { 0.0 }
            })
            .sum();
        let share = score / asked.len() as f64;
        println!("{name}: {:.1} % of {} items", share * 100.0, asked.len());
        assert!(
            share < 0.32,
            "{name} finds the key in {:.1} % of the items",
            share * 100.0
        );
    }
}
