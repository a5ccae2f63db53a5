//! The law of every item, and what the two families of documents are asked.

use super::*;
use crate::collect::collect;
use crate::gloss;
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

/// Twelve quizzes on each of these, and two on each lesson of the built-in course.
fn quizzes() -> &'static [(String, Vec<Item>)] {
    static QUIZZES: LazyLock<Vec<(String, Vec<Item>)>> = LazyLock::new(|| {
        let mut quizzes = Vec::new();
        for (id, found) in lessons() {
            quizzes.extend((0..12).map(|seed| (id.to_owned(), generate(&found, &POOL, language(), seed))));
        }
        for file in built_in() {
            let id = file.file_name().unwrap().to_string_lossy().into_owned();
            let found = collect(
                &id,
                &lesson(&id, &std::fs::read_to_string(file).unwrap()),
                language(),
            );
            quizzes.extend((0..2).map(|seed| (id.clone(), generate(&found, &POOL, language(), seed))));
        }
        quizzes
    });
    &QUIZZES
}

fn senses(word: &str) -> BTreeSet<String> {
    choices::stems_of_word(language(), word)
}

fn sound(phrase: &Phrase) -> HashSet<Vec<Syllable>> {
    let words = crate::collect::annotated(language(), phrase);
    let readings = || words.iter().flat_map(|word| &word.readings);
    [
        readings().map(|r| r.citation).collect(),
        readings().map(|r| r.spoken).collect(),
    ]
    .into()
}

/// Exactly one choice is right, by the dictionary and by the author. Written apart from the code that chooses.
#[test]
fn exactly_one_choice_is_right() {
    for (lesson, quiz) in quizzes() {
        for item in quiz {
            let said = format!("{lesson} {:?} {}", item.kind, item.note.id);
            let key = item.answer();
            let distractors: Vec<&Passage> = item.distractors().collect();
            let texts: HashSet<&str> = item.choices.iter().map(Passage::text).collect();
            assert_eq!(texts.len(), item.choices.len(), "{said}: {:?}", item.choices);
            if item.choices.is_empty() {
                assert!(
                    matches!(&item.key, Key::Reading { accepted } if !accepted.is_empty()),
                    "{said}"
                );
                continue;
            }
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
                        let english = gloss::stems(item.context[0].text());
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
                    ItemKind::Reading => panic!("{said} has choices"),
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
        let quiz = |seed| generate(&found, &POOL, language(), seed);
        assert_eq!(quiz(7), quiz(7));
        assert_ne!(quiz(7), quiz(8));
    }
}

#[test]
fn every_item_explains_itself_and_leads_back() {
    for (lesson, quiz) in quizzes() {
        for item in quiz {
            assert!(!item.explanation.is_empty(), "{}", item.note.id);
            assert!(!item.instruction.is_empty(), "{}", item.note.id);
            assert_eq!(
                item.source.as_ref().map(|source| source.lesson.as_str()),
                Some(lesson.as_str())
            );
            assert!(!item.stem.is_empty() || item.audio.is_some() || item.kind == ItemKind::MistakeSpot);
        }
    }
}

#[test]
fn a_quiz_has_a_fair_size_and_never_asks_a_note_twice_in_a_row() {
    for (lesson, quiz) in quizzes() {
        assert!(
            (if lesson == "text" { 4 } else { 10 }..=15).contains(&quiz.len()),
            "{lesson}: {}",
            quiz.len()
        );
        for pair in quiz.windows(2) {
            assert_ne!(pair[0].note.id, pair[1].note.id, "{lesson}");
        }
        let kinds: Vec<ItemKind> = quiz.iter().map(|item| item.kind).collect();
        assert!(
            matches!(kinds[0], ItemKind::Meaning | ItemKind::Listening),
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
    for kind in [Meaning, Word, Reading, Listening, Cloze] {
        assert!(kinds("concept").contains(&kind), "{kind}");
    }
    assert!(kinds("mistakes").contains(&MistakeWhy));
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
        ItemKind::Listening,
        ItemKind::Reading,
    ] {
        let item = item(word, kind, None, &[], &POOL, language(), 3).unwrap();
        assert_eq!((item.card().kind, item.source), (kind, None));
    }
    assert_eq!(
        item(word, ItemKind::Cloze, None, &notes, &POOL, language(), 3),
        None
    );
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
fn nothing_to_ask_gives_an_empty_quiz() {
    assert_eq!(generate(&[], &POOL, language(), 1), []);
    let english = collect(
        "e",
        &lesson("e.txt", "There is no Chinese in this text."),
        language(),
    );
    assert_eq!(generate(&english, &POOL, language(), 1), []);
}

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
