//! Words that a learner saves: marked wherever they stand, and words of every text from then on.

use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, keep, keep_text};

#[test]
fn a_saved_word_is_marked_in_every_lesson_and_can_be_let_go() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let args = WordSaveArgs {
        word: "客户".to_owned(),
        pinyin: "kè hù".to_owned(),
        lesson_id: Some("u1-01-kehu".to_owned()),
    };
    let status = || {
        let lesson = lesson_get(
            &engine,
            LessonGetArgs {
                lesson_id: "u1-02-kefu".to_owned(),
            },
        )
        .unwrap();
        let json = serde_json::to_string(&lesson.sections).unwrap();
        json.contains(r#""status":"studying""#)
    };
    assert!(!status());
    assert!(word_save(&engine, args.clone()).unwrap().saved);
    assert!(status());
    assert!(!word_unsave(&engine, args).unwrap().saved);
    assert!(!status());
}

/// 客户忠诚度 is one thing to learn, and may be several words of a text.
#[test]
fn a_saved_compound_marks_each_of_its_words() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let lesson_id = keep_text(&engine, "我们的长期客户很多。客户很好。\n");
    let args = WordSaveArgs {
        word: "长期客户".to_owned(),
        pinyin: "cháng qī kè hù".to_owned(),
        lesson_id: Some(lesson_id.clone()),
    };
    word_save(&engine, args).unwrap();
    let lesson = lesson_get(&engine, LessonGetArgs { lesson_id }).unwrap();
    let words = lesson
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .flat_map(|block| match block {
            BlockView::Paragraph { text } => text.iter(),
            _ => [].iter(),
        });
    let words = words.filter_map(|run| match run {
        Run::Chinese(sentence) => Some(&sentence.words),
        Run::Plain(_) => None,
    });
    let marked: Vec<&str> = words
        .flatten()
        .filter(|word| word.status == WordStatus::Studying)
        .map(|word| word.text.as_str())
        .collect();
    assert_eq!(marked, ["长期", "客户"]);
}

/// The words of a text as they stand in its lesson.
fn words_of(engine: &Engine, id: &str) -> Vec<String> {
    let args = LessonGetArgs {
        lesson_id: id.to_owned(),
    };
    let lesson = serde_json::to_value(lesson_get(engine, args).unwrap().sections).unwrap();
    let mut words = Vec::new();
    fn walk(value: &serde_json::Value, words: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(fields) => {
                if let (Some(text), true) = (fields.get("text"), fields.contains_key("syllables")) {
                    words.extend(text.as_str().map(str::to_owned));
                }
                fields.values().for_each(|value| walk(value, words));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|value| walk(value, words)),
            _ => {}
        }
    }
    walk(&lesson, &mut words);
    words
}

#[test]
fn a_word_of_the_learners_own_is_a_word_of_every_text_until_it_is_let_go() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let text = "今天我用温习卡。\n\n这张温习卡很好。\n";
    let file = learner.file("卡.txt", text.as_bytes()).unwrap();
    let id = &keep(&engine, &[file])[0];
    let own = || words_of(&engine, id).contains(&"温习卡".to_owned());
    assert!(!own());
    let args = WordSaveArgs {
        word: "温习卡".to_owned(),
        pinyin: "wēn xí kǎ".to_owned(),
        lesson_id: Some(id.clone()),
    };
    assert!(word_save(&engine, args.clone()).unwrap().saved);
    assert!(own());
    word_unsave(&engine, args).unwrap();
    assert!(!own());
}
