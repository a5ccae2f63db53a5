//! The law of every item, and what the two families of documents are asked.

use super::*;
use crate::collect::{collect, retold, told};
use crate::testing::{concept_page, language, lesson, word_page};
use std::collections::HashSet;
use std::sync::LazyLock;

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
            crate::phrase::Ruby {
                at: 0,
                pinyin: "kè".into(),
            },
            crate::phrase::Ruby {
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

mod asked;
mod fair;
mod looks;
mod right;
