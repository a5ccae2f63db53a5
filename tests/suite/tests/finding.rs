//! Search: everything in a lesson is found, and says where it is.

use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, keep};

#[test]
fn everything_in_a_lesson_is_found_and_says_where_it_is() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let text = "# 雨伞怎么卖\n\n## Buying an umbrella\n\nNothing but English stands in this paragraph about parasols.\n\n\
                她說：客戶來了。今天不下雨。\n\nThe word 雨伞 stands in a sentence of English.\n";
    let path = learner.file("umbrella.md", text.as_bytes()).unwrap();
    let id = keep(&engine, &[path]).remove(0);
    let hits = |query: &str| -> Vec<SearchHit> {
        let found = search(&engine, SearchArgs { query: query.into() })
            .unwrap()
            .lessons;
        found.into_iter().filter(|hit| hit.lesson_id == id).collect()
    };
    // Title, heading, English alone, either script, pinyin in each of its forms.
    for (query, has_sentence) in [
        ("雨伞怎么卖", None),
        ("Buying", Some(false)),
        ("parasol", Some(false)),
        ("客户来了", Some(true)),
        ("客戶來了", Some(true)),
        ("今天不下雨", Some(true)),
        ("jīntiān", Some(true)),
        ("jin1tian1", Some(true)),
        ("jintian", Some(true)),
        ("jin tian bu", Some(true)),
    ] {
        let hits = hits(query);
        let hit = hits.first().unwrap_or_else(|| panic!("{query} is not found"));
        assert_eq!(hit.title, "雨伞怎么卖");
        let place = hit.place.as_ref();
        assert_eq!(
            place.map(|place| place.sentence_id.is_some()),
            has_sentence,
            "{query}: {hit:?}"
        );
        let is_marked = hit
            .snippet
            .iter()
            .any(|run| matches!(run, Run::Plain(plain) if plain.strong));
        assert!(is_marked, "{query}: {hit:?}");
        assert_eq!(
            hit.mark.is_empty(),
            has_sentence != Some(false),
            "{query}: {hit:?}"
        );
    }
    // The sentence itself, and not the one before it.
    let view = lesson_get(
        &engine,
        LessonGetArgs {
            lesson_id: id.clone(),
        },
    )
    .unwrap();
    let place = hits("今天不下雨").remove(0).place.unwrap();
    let text = format!("{:?}", view.sections);
    let named = text
        .find(&format!("id: {:?}", place.sentence_id.unwrap()))
        .unwrap();
    assert!(
        text[named..named + 200].contains("今天"),
        "{}",
        &text[named..named + 200]
    );
}

#[test]
fn the_snippet_of_a_very_long_sentence_shows_what_matched() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let text = format!("# 长\n\n{}香蕉{}。\n", "我们".repeat(300), "他们".repeat(300));
    let path = learner.file("long.md", text.as_bytes()).unwrap();
    keep(&engine, &[path]);
    let hit = search(
        &engine,
        SearchArgs {
            query: "香蕉".into()
        },
    )
    .unwrap()
    .lessons
    .remove(0);
    let shown = |strong: bool| -> String {
        let runs = hit.snippet.iter().filter_map(|run| match run {
            Run::Plain(plain) if plain.strong == strong => Some(plain.text.as_str()),
            _ => None,
        });
        runs.collect()
    };
    assert_eq!(shown(true), "香蕉");
    assert!(
        shown(false).chars().count() < 60 && shown(false).starts_with('…'),
        "{}",
        shown(false)
    );
}
