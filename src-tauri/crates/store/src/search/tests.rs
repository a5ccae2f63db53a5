//! Search over a small library.

use super::*;
use crate::event::{Entry, Event, LessonRemoved, SeededIds};
use crate::log::PracticeWrite;
use rstest::rstest;
use std::ops::Range;

fn line(kind: LineKind, chinese: &str, pinyin: &str, english: &str) -> Line {
    let id = if kind == LineKind::Text { "s1" } else { "" };
    Line {
        kind,
        section: (kind == LineKind::Text).then(|| "s-1".to_owned()),
        sentences: vec![LineSentence {
            id: id.into(),
            chinese: chinese.into(),
            pinyin: pinyin.into(),
        }],
        english: english.into(),
    }
}

/// A few characters of which the learner's documents have both forms.
fn simplified(character: char) -> char {
    match character {
        '戶' => '户',
        '務' => '务',
        '兒' => '儿',
        other => other,
    }
}

fn library() -> Store {
    let store = Store::in_memory(SeededIds::new(1)).unwrap();
    let lesson = |lesson: &str, lines| IndexedLesson {
        parts: Vec::new(),
        lesson: lesson.into(),
        version: "1".into(),
        level: None,
        words: String::new(),
        told: Vec::new(),
        lines,
    };
    let service = lesson(
        "kehu-fuwu",
        vec![
            line(LineKind::Title, "客户服务", "kè hù fú wù", "Customer Service"),
            line(LineKind::Headword, "客户服务", "kè hù fú wù", "customer service"),
            line(
                LineKind::Text,
                "我跟一个客服谈了。",
                "wǒ gēn yí ge kè fú tán le",
                "I talked with a customer service rep.",
            ),
            line(
                LineKind::Text,
                "我联系了他们的客户服务部门。",
                "wǒ lián xì le tā men de kè hù fú wù bù mén",
                "I contacted their customer service department.",
            ),
        ],
    );
    let girl = lesson(
        "nver",
        vec![
            line(LineKind::Title, "女儿", "nǚ ér", "Daughter"),
            line(
                LineKind::Text,
                "她去西安，看女儿。",
                "tā qù xī ān kàn nǚ ér",
                "She goes to Xi'an.",
            ),
        ],
    );
    store.index(&[service, girl], &simplified).unwrap();
    store
}

fn found(store: &Store, query: &str) -> Vec<String> {
    store
        .search(query, 10, &simplified)
        .unwrap()
        .into_iter()
        .map(|hit| hit.chinese)
        .collect()
}

#[rstest]
#[case("客户")]
#[case("kehu")]
#[case("ke hu")]
#[case("ke4hu4")]
#[case("kèhù")]
#[case("keh")]
#[case("户服")]
#[case("客户 service")]
#[case("客戶")]
#[case("戶服務")]
fn the_headword_comes_first(#[case] query: &str) {
    let hits = found(&library(), query);
    assert_eq!(hits.first().map(String::as_str), Some("客户服务"), "{hits:?}");
    assert_eq!(
        hits.last().map(String::as_str),
        Some("我联系了他们的客户服务部门。"),
        "{hits:?}"
    );
}

#[rstest]
#[case("部门", &["我联系了他们的客户服务部门。"])]
#[case("depart", &["我联系了他们的客户服务部门。"])]
#[case("service department", &["我联系了他们的客户服务部门。"])]
#[case("kefu", &["我跟一个客服谈了。"])]
#[case("nver", &["女儿", "她去西安，看女儿。"])]
#[case("nü'er", &["女儿", "她去西安，看女儿。"])]
#[case("xian", &["她去西安，看女儿。"])]
#[case("客务", &[])]
#[case("ervice", &[])]
#[case("\"", &[])]
#[case("NEAR(", &[])]
#[case("english:", &[])]
fn finds(#[case] query: &str, #[case] lines: &[&str]) {
    assert_eq!(found(&library(), query), lines);
}

#[rstest]
#[case("客户服务部门", &["客户服务部门"], &[])]
#[case("fuwubu", &["服务部"], &[])]
#[case("contacted their", &[], &["contacted", "their"])]
#[case("部门 cust", &["部门"], &["customer"])]
#[case("部门 客户", &["客户", "部门"], &[])]
#[case("服务 客户", &["客户服务"], &[])]
fn shows_what_matched(#[case] query: &str, #[case] chinese: &[&str], #[case] english: &[&str]) {
    let hits = library().search(query, 10, &simplified).unwrap();
    let hit = hits.last().unwrap();
    let cut = |text: &str, ranges: &[Range<usize>]| -> Vec<String> {
        ranges
            .iter()
            .map(|range| text[range.clone()].to_owned())
            .collect()
    };
    assert_eq!(cut(&hit.chinese, &hit.in_chinese), chinese);
    assert_eq!(cut(&hit.english, &hit.in_english), english);
}

#[test]
fn either_script_finds_the_other() {
    let store = Store::in_memory(SeededIds::new(1)).unwrap();
    let lesson = IndexedLesson {
        parts: Vec::new(),
        lesson: "a".into(),
        version: "1".into(),
        level: None,
        words: String::new(),
        told: Vec::new(),
        lines: vec![line(LineKind::Text, "他的客戶服務。", "tā de kè hù fú wù", "")],
    };
    store.index(&[lesson], &simplified).unwrap();
    for query in ["客户服务", "客戶服務", "客户服務"] {
        let hits = store.search(query, 10, &simplified).unwrap();
        assert_eq!(
            &hits[0].chinese[hits[0].in_chinese[0].clone()],
            "客戶服務",
            "{query}"
        );
    }
}

#[test]
fn the_sentence_that_matched_is_named_and_no_phrase_reaches_into_the_next() {
    let store = Store::in_memory(SeededIds::new(1)).unwrap();
    let sentence = |id: &str, chinese: &str, pinyin: &str| LineSentence {
        id: id.into(),
        chinese: chinese.into(),
        pinyin: pinyin.into(),
    };
    let text = Line {
        kind: LineKind::Text,
        section: Some("s-2".into()),
        sentences: vec![
            sentence("s4", "你好。", "nǐ hǎo"),
            sentence("s5", "客户来了。", "kè hù lái le"),
        ],
        english: "Hello. The customer is here.".into(),
    };
    let alone = Line {
        kind: LineKind::Text,
        section: Some("s-3".into()),
        sentences: Vec::new(),
        english: "Only English here.".into(),
    };
    let lesson = IndexedLesson {
        parts: Vec::new(),
        lesson: "a".into(),
        version: "1".into(),
        level: None,
        words: String::new(),
        told: Vec::new(),
        lines: vec![text, alone],
    };
    store.index(&[lesson], &simplified).unwrap();
    let places = |query: &str| -> Vec<(Option<String>, String)> {
        let hits = store.search(query, 10, &simplified).unwrap();
        hits.into_iter().map(|hit| (hit.sentence, hit.chinese)).collect()
    };
    assert_eq!(places("客户"), [(Some("s5".into()), "客户来了。".into())]);
    assert_eq!(places("laile"), [(Some("s5".into()), "客户来了。".into())]);
    assert_eq!(places("hello"), [(Some("s4".into()), "你好。客户来了。".into())]);
    assert_eq!(places("only"), [(None, String::new())]);
    assert_eq!(places("好客"), []);
    assert_eq!(places("haoke"), []);
}

#[test]
fn characters_across_punctuation_are_found_and_shown() {
    let hits = library().search("安看", 10, &simplified).unwrap();
    assert_eq!(&hits[0].chinese[hits[0].in_chinese[0].clone()], "安，看");
}

#[test]
fn a_lesson_that_is_indexed_again_is_found_once() {
    let store = library();
    let again = IndexedLesson {
        parts: Vec::new(),
        lesson: "nver".into(),
        version: "2".into(),
        level: Some(3),
        words: String::new(),
        told: Vec::new(),
        lines: vec![line(LineKind::Title, "儿女", "ér nǚ", "Children")],
    };
    store.index(std::slice::from_ref(&again), &simplified).unwrap();
    store.index(&[again], &simplified).unwrap();
    assert_eq!(found(&store, "女儿"), Vec::<String>::new());
    assert_eq!(found(&store, "儿女"), ["儿女"]);
    let indexed = &store.indexed().unwrap()["nver"];
    assert_eq!((indexed.version.as_str(), indexed.level), ("2", Some(3)));
    store.unindex("nver").unwrap();
    assert_eq!(found(&store, "儿女"), Vec::<String>::new());
    assert!(!store.indexed().unwrap().contains_key("nver"));
}

#[test]
fn removed_lessons_are_not_found() {
    let store = library();
    let event = Event::LessonRemoved(LessonRemoved {
        lesson_id: "nver".into(),
    });
    let entry = Entry {
        id: store.mint(1),
        occurred_at_ms: 1,
        event,
    };
    store.append(&[entry], PracticeWrite::Keep).unwrap();
    assert_eq!(found(&store, "女儿"), Vec::<String>::new());
}

#[test]
fn no_more_than_were_asked_for() {
    assert_eq!(library().search("客", 1, &simplified).unwrap().len(), 1);
    assert_eq!(library().search("客", 0, &simplified).unwrap().len(), 0);
}

/// Lessons with these lines each: kind, Chinese, pinyin, English.
fn library_of(lessons: &[&[(LineKind, &str, &str, &str)]]) -> Store {
    let store = Store::in_memory(SeededIds::new(1)).unwrap();
    let lessons: Vec<IndexedLesson> = lessons
        .iter()
        .enumerate()
        .map(|(at, lines)| IndexedLesson {
            told: Vec::new(),
            parts: Vec::new(),
            lesson: format!("lesson-{at}"),
            version: "1".into(),
            level: None,
            words: String::new(),
            lines: lines
                .iter()
                .map(|(kind, chinese, pinyin, english)| line(*kind, chinese, pinyin, english))
                .collect(),
        })
        .collect();
    store.index(&lessons, &simplified).unwrap();
    store
}

#[rstest]
#[case("mai", &["买东西。", "卖东西。", ""])]
#[case("mǎi", &["买东西。"])]
#[case("mai4", &["卖东西。"])]
#[case("mài dōngxi", &["卖东西。"])]
#[case("mài dōngxī", &["卖东西。"])]
#[case("mái dōngxi", &["买东西。"])]
#[case("māi", &["买东西。", "卖东西。"])]
fn tones_that_were_typed_choose(#[case] query: &str, #[case] lines: &[&str]) {
    let store = library_of(&[&[
        (LineKind::Text, "买东西。", "mǎi dōng xi", "to buy things"),
        (LineKind::Text, "卖东西。", "mai4 dong1 xi5", "to sell things"),
        (LineKind::Text, "", "", "by mail or maize"),
    ]]);
    let mut hits = found(&store, query);
    hits.sort_by_key(|hit| lines.iter().position(|line| line == hit));
    assert_eq!(hits, lines);
}

#[test]
fn the_lesson_about_a_word_comes_before_shorter_titles() {
    let store = library_of(&[
        &[
            (LineKind::Title, "服务员", "fú wù yuán", "waiter"),
            (LineKind::Headword, "服务员", "fú wù yuán", "waiter"),
        ],
        &[
            (
                LineKind::Title,
                "服务",
                "fú wù",
                "service; to serve; all that is done for a guest",
            ),
            (LineKind::Headword, "服务", "fú wù", "service"),
        ],
    ]);
    for query in ["服务", "fuwu", "fúwù"] {
        let hits = store.search(query, 10, &simplified).unwrap();
        assert_eq!(hits[0].lesson, "lesson-1", "{query}");
    }
}

#[rstest]
#[case("cafe")]
#[case("café")]
#[case("CAFÉ")]
fn accents_make_no_other_word(#[case] query: &str) {
    let store = library_of(&[&[(LineKind::Text, "", "", "the café at the corner")]]);
    let hits = store.search(query, 10, &simplified).unwrap();
    assert_eq!(hits[0].in_english, std::slice::from_ref(&(4..9)));
}

#[test]
fn what_is_kept_of_a_lesson_is_for_its_version_alone() {
    let store = Store::in_memory(SeededIds::new(1)).unwrap();
    let lesson = |version: &str, parts: &[&str]| IndexedLesson {
        told: Vec::new(),
        parts: parts.iter().map(|part| part.as_bytes().to_vec()).collect(),
        lesson: "tea".into(),
        version: version.into(),
        level: None,
        words: String::new(),
        lines: Vec::new(),
    };
    let kept = |version: &str, parts: Range<usize>| -> Vec<String> {
        let parts = store.kept_lesson("tea", version, parts).unwrap();
        parts
            .into_iter()
            .map(|part| String::from_utf8(part).unwrap())
            .collect()
    };
    store
        .index(&[lesson("1", &["outline", "first", "second", "third"])], &|c| c)
        .unwrap();
    assert_eq!(kept("1", 0..1), ["outline"]);
    assert_eq!(kept("1", 2..9), ["second", "third"]);
    assert_eq!(kept("1", 0..usize::MAX).len(), 4);
    assert!(kept("2", 0..usize::MAX).is_empty());
    store.index(&[lesson("2", &[])], &|c| c).unwrap();
    assert!(kept("1", 0..usize::MAX).is_empty() && kept("2", 0..usize::MAX).is_empty());
}

/// Every place, a page at a time; not what is nothing but the word, not what is in removed lessons.
#[test]
fn every_place_of_a_word_is_found() {
    let store = Store::in_memory(SeededIds::new(1)).unwrap();
    let lesson = |name: &str, count: usize| IndexedLesson {
        parts: Vec::new(),
        lesson: name.into(),
        version: "1".into(),
        level: None,
        words: String::new(),
        told: Vec::new(),
        lines: (0..count)
            .map(|at| {
                line(
                    LineKind::Text,
                    &format!("客户{}来了。", "们".repeat(at % 7)),
                    "",
                    "",
                )
            })
            .chain([
                line(LineKind::Text, "客户", "", ""),
                line(LineKind::Title, "客户", "", ""),
            ])
            .collect(),
    };
    store
        .index(&[lesson("many", 900), lesson("few", 2)], &simplified)
        .unwrap();
    let first = store.places("客户", (0, 40), &simplified).unwrap();
    assert_eq!((first.hits.len(), first.all), (40, 902));
    assert_eq!(
        store.places("客戶", (900, 40), &simplified).unwrap().hits.len(),
        2
    );
    assert_eq!(store.places("", (0, 40), &simplified).unwrap().all, 0);
    let mut sizes = HashSet::new();
    for from in (0..902).step_by(100) {
        let page = store.places("客户", (from, 100), &simplified).unwrap();
        assert!(
            page.hits
                .iter()
                .all(|hit| hit.chinese != "客户" && hit.kind == LineKind::Text)
        );
        sizes.insert(page.hits.len());
    }
    assert_eq!(sizes, HashSet::from([100, 2]));
}

#[test]
fn a_word_is_met_in_sentences_before_it_is_met_in_terms() {
    let store = Store::in_memory(SeededIds::new(1)).unwrap();
    let text = |chinese: &str| line(LineKind::Text, chinese, "", "");
    let lesson = IndexedLesson {
        parts: Vec::new(),
        lesson: "kehu".into(),
        version: "1".into(),
        level: None,
        words: String::new(),
        told: Vec::new(),
        lines: vec![
            text("老客户"),
            text("客户忠诚度"),
            text("我昨天跟一个客户见了面。"),
            text("客户来了。"),
        ],
    };
    store.index(&[lesson], &simplified).unwrap();
    let met: Vec<String> = store
        .first_places("客户", 4, &simplified)
        .unwrap()
        .into_iter()
        .map(|hit| hit.chinese)
        .collect();
    assert_eq!(
        met,
        ["客户来了。", "我昨天跟一个客户见了面。", "老客户", "客户忠诚度"]
    );
}
