//! The law of every item, and what the two families of documents are asked.

use super::*;
use crate::collect::{collect, retold, told};
use crate::gloss;
use crate::grade::{self, Graded, Response};
use crate::schedule::Verdict;
use crate::testing::{concept_page, language, lesson, word_page};
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;
use wenxi_mandarin::Syllable;

static POOL: LazyLock<Pool> = LazyLock::new(|| Pool::new(language()));

fn lessons() -> Vec<(&'static str, Vec<Found>)> {
    let mistakes = lesson("mistakes.md", MISTAKES_PAGE);
    let text = lesson(
        "text.txt",
        "小红昨天去图书馆借书，图书馆的环境非常安静。她对学习汉语很有兴趣。",
    );
    [
        ("word", word_page()),
        ("concept", concept_page()),
        ("mistakes", mistakes),
        ("text", text),
        ("traditional", lesson("traditional.md", TRADITIONAL_PAGE)),
    ]
    .into_iter()
    .map(|(id, lesson)| (id, collect(id, &lesson, language())))
    .collect()
}

/// The documents of the built-in course.
fn built_in() -> Vec<std::path::PathBuf> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    files
}

/// What the lessons of the course say for each other.
static TOLD: LazyLock<Vec<Note>> = LazyLock::new(|| {
    let read = |file: &std::path::PathBuf| lesson("l.md", &std::fs::read_to_string(file).unwrap());
    let lessons = built_in();
    lessons
        .iter()
        .flat_map(|file| told(&read(file), language()))
        .collect()
});

fn shelf() -> Shelf<'static> {
    static MISTAKES: LazyLock<Vec<Note>> = LazyLock::new(|| {
        let mistakes = TOLD
            .iter()
            .filter(|note| matches!(note.facts, Facts::Mistake { .. }));
        mistakes.cloned().collect()
    });
    Shelf {
        language: language(),
        pool: &POOL,
        mistakes: &MISTAKES,
    }
}

/// Twelve quizzes on each of these, and two on each lesson of the built-in course.
fn quizzes() -> &'static [(String, Vec<Item>)] {
    static QUIZZES: LazyLock<Vec<(String, Vec<Item>)>> = LazyLock::new(|| {
        let mut quizzes = Vec::new();
        for (id, found) in lessons() {
            quizzes.extend((0..12).map(|seed| (id.to_owned(), generate(&found, shelf(), &[], seed))));
        }
        for file in built_in() {
            let id = file.file_name().unwrap().to_string_lossy().into_owned();
            let mut found = collect(
                &id,
                &lesson(&id, &std::fs::read_to_string(file).unwrap()),
                language(),
            );
            retold(&mut found, &TOLD);
            quizzes.extend((0..2).map(|seed| (id.clone(), generate(&found, shelf(), &[], seed))));
        }
        quizzes
    });
    &QUIZZES
}

fn senses(word: &str) -> BTreeSet<String> {
    choices::stems_of_word(language(), word)
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

/// What is asked of cards that are due: each alone, and even if it is easily guessed.
fn due() -> Vec<(String, Vec<Item>)> {
    use ItemKind::{Cloze, Listening, Meaning, Word};
    let asked = |found: Vec<Found>| {
        let notes = found.into_iter().map(|found| found.note).step_by(2);
        notes
            .flat_map(|note| [Meaning, Word, Listening, Cloze].map(|kind| (note.clone(), kind)))
            .filter_map(|(note, kind)| item(&note, kind, None, &[], shelf(), 1))
            .collect()
    };
    lessons()
        .into_iter()
        .map(|(id, found)| (format!("{id}, due"), asked(found)))
        .collect()
}

/// Exactly one choice is right, by the dictionary and by the author. Written apart from the code that chooses.
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

#[test]
fn a_seed_gives_the_same_quiz_and_another_another() {
    for (_, found) in lessons() {
        let quiz = |seed| generate(&found, shelf(), &[], seed);
        assert_eq!(quiz(7), quiz(7));
        assert_ne!(quiz(7), quiz(8));
    }
}

#[test]
fn every_item_explains_itself_and_leads_back() {
    for (lesson, quiz) in quizzes() {
        for item in quiz {
            assert!(!item.explanation.is_empty(), "{} {}", item.kind, item.note.id);
            assert!(!item.instruction.is_empty(), "{}", item.note.id);
            assert_eq!(
                item.source.as_ref().map(|source| source.lesson.as_str()),
                Some(lesson.as_str())
            );
            let asks = !item.stem.is_empty() || !item.context.is_empty() || item.audio.is_some();
            assert!(asks || item.kind == ItemKind::Match);
        }
    }
}

#[test]
fn a_quiz_has_a_fair_size_and_never_asks_a_note_twice_in_a_row() {
    for (lesson, quiz) in quizzes() {
        assert!(
            (if lesson == "text" { 4 } else { 10 }..=16).contains(&quiz.len()),
            "{lesson}: {}",
            quiz.len()
        );
        for pair in quiz.windows(2) {
            assert_ne!(pair[0].note.id, pair[1].note.id, "{lesson}");
        }
        let kinds: Vec<ItemKind> = quiz.iter().map(|item| item.kind).collect();
        assert!(
            matches!(
                kinds[0],
                ItemKind::Match
                    | ItemKind::Meaning
                    | ItemKind::Listening
                    | ItemKind::TrueFalse
                    | ItemKind::Passage
            ),
            "{lesson}: {kinds:?}"
        );
    }
}

#[test]
fn pages_are_asked_in_many_ways() {
    let kinds = |id: &str| -> HashSet<ItemKind> {
        quizzes()
            .iter()
            .filter(|(lesson, _)| lesson == id)
            .flat_map(|(_, quiz)| quiz.iter().map(|i| i.kind))
            .collect()
    };
    use ItemKind::*;
    let word = kinds("word");
    for kind in [Meaning, Word, Reading, Listening, Cloze, MistakeSpot, MistakeMend] {
        assert!(word.contains(&kind), "{kind} in {word:?}");
    }
    for kind in [
        Match, Meaning, Word, Reading, Tones, Gloss, Listening, Cloze, TrueFalse,
    ] {
        assert!(kinds("concept").contains(&kind), "{kind}");
    }
    let course: HashSet<ItemKind> = quizzes()
        .iter()
        .flat_map(|(_, quiz)| quiz.iter().map(|i| i.kind))
        .collect();
    for kind in ItemKind::ALL {
        assert!(course.contains(&kind), "{kind}");
    }
    assert!(kinds("mistakes").contains(&MistakeWhy), "{:?}", kinds("mistakes"));
}

#[test]
fn the_built_in_course_is_asked() {
    let asked: HashSet<&str> = quizzes()
        .iter()
        .filter(|(_, quiz)| !quiz.is_empty())
        .map(|(id, _)| id.as_str())
        .collect();
    let course = built_in();
    assert!(course.len() > 20, "{}", course.len());
    for file in course {
        assert!(
            asked.contains(&*file.file_name().unwrap().to_string_lossy()),
            "{file:?}"
        );
    }
}

#[test]
fn short_sentences_are_heard() {
    let heard =
        |item: &&Item| item.kind == ItemKind::Listening && matches!(item.note.facts, Facts::Sentence { .. });
    assert!(quizzes().iter().flat_map(|(_, quiz)| quiz).filter(heard).count() > 4);
}

#[test]
fn a_card_that_is_due_can_be_asked_without_its_lesson() {
    let notes: Vec<Note> = lessons()
        .into_iter()
        .flat_map(|(_, found)| found)
        .map(|found| found.note)
        .collect();
    let word = notes
        .iter()
        .find(|note| note.id.as_str() == "w:客户:kèhù")
        .unwrap();
    for kind in [
        ItemKind::Meaning,
        ItemKind::Word,
        ItemKind::Cloze,
        ItemKind::Listening,
        ItemKind::Reading,
        ItemKind::Tones,
        ItemKind::Gloss,
        ItemKind::Writing,
    ] {
        let item = item(word, kind, None, &[], shelf(), 3).unwrap();
        assert_eq!((item.cards()[0].kind, item.source), (kind, None));
    }
    assert_eq!(item(word, ItemKind::Order, None, &notes, shelf(), 3), None);
}

#[test]
fn a_gap_hides_every_place_of_the_word_and_its_reading() {
    let sentence = Phrase {
        text: "客户问客户。".into(),
        rubies: vec![
            crate::note::Ruby {
                at: 0,
                pinyin: "kè".into(),
            },
            crate::note::Ruby {
                at: 2,
                pinyin: "wèn".into(),
            },
        ],
    };
    let gap = sentence::with_gap(&sentence, "客户");
    assert_eq!(gap.text, "＿＿问＿＿。");
    assert_eq!(gap.rubies.len(), 1);
}

#[test]
fn what_is_not_wanted_gives_way_to_other_kinds() {
    let mut asked = [0, 0];
    for (at, without) in [&[][..], &[ItemKind::Writing]].into_iter().enumerate() {
        for (_, found) in &lessons() {
            for seed in 0..5 {
                let items = generate(found, shelf(), without, seed);
                assert!(!items.is_empty());
                asked[at] += items.iter().filter(|item| item.kind == ItemKind::Writing).count();
            }
        }
    }
    assert!(asked[0] > 0 && asked[1] == 0, "{asked:?}");
}

#[test]
fn nothing_to_ask_gives_an_empty_quiz() {
    assert_eq!(generate(&[], shelf(), &[], 1), []);
    let english = collect(
        "e",
        &lesson("e.txt", "There is no Chinese in this text."),
        language(),
    );
    assert_eq!(generate(&english, shelf(), &[], 1), []);
}

const TRADITIONAL_PAGE: &str = "\
# 發票

顧客在辦公室要求開發票，客戶經理說他們的服務很貴。

| 詞 | 拼音 | 意思 |
| --- | --- | --- |
| 發票 | fāpiào | invoice |
| 顧客 | gùkè | client |
| 辦公室 | bàngōngshì | office |
| 公司 | gōngsī | company |
| 會議 | huìyì | meeting |
| 機會 | jīhuì | opportunity |
| 電話 | diànhuà | telephone |
| 時間 | shíjiān | time |
| 問題 | wèntí | question |
| 價格 | jiàgé | price |
| 銀行 | yínháng | bank |
| 運費 | yùnfèi | freight |
";

const MISTAKES_PAGE: &str = "\
====== fúwùyuán: 服务员 - Waiter ======

===== Nuances and Common Mistakes =====

  * **Incorrect:** 我见面他。 (Wǒ jiànmiàn tā.) The verb 见面 takes no object behind it.
  * **Correct:** 我跟他见面。 (Wǒ gēn tā jiànmiàn.) \"I meet him.\"

  * **Incorrect:** 她是很漂亮。 (Tā shì hěn piàoliang.) Adjectives need no copula between subject and predicate.
  * **Correct:** 她很漂亮。 (Tā hěn piàoliang.) \"She is beautiful.\"

  * **Incorrect:** 三书在桌子上。 (Sān shū zài zhuōzi shàng.) Numbers want measure words before nouns.
  * **Correct:** 三本书在桌子上。 (Sān běn shū zài zhuōzi shàng.) \"Three books are on the table.\"
";

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

mod asked;
mod fair;
