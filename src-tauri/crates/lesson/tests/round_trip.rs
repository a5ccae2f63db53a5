//! A lesson written as Markdown and read again is the same lesson.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/fixtures.rs"]
mod fixtures;
#[path = "support/outline.rs"]
mod outline;

use proptest::prelude::*;
use wenxi_lesson::{Named, built_in, difference, from_parts, read, to_markdown, to_parts};

/// What differs once a document was written as Markdown and read again, with all that is needed to see why.
fn lost(name: &str, bytes: &[u8]) -> Option<String> {
    let lesson = read(name, bytes, &|_| &[]).unwrap();
    let markdown = to_markdown(&lesson);
    let again = read("again.md", markdown.as_bytes(), &|_| &[]).unwrap();
    let place = difference(&lesson, &again)?;
    let (before, after) = (outline::outline(&lesson), outline::outline(&again));
    let changed: Vec<String> = before
        .lines()
        .zip(after.lines())
        .filter(|(a, b)| a != b)
        .take(3)
        .map(|(a, b)| format!("  - {a}\n  + {b}"))
        .collect();
    Some(format!("{name}: {place}\n{}\n{markdown}", changed.join("\n")))
}

#[test]
fn every_fixture_is_the_same_lesson_again() {
    let lost: Vec<String> = fixtures::all()
        .iter()
        .filter_map(|fixture| lost(&fixture.name, fixture.text.as_bytes()))
        .collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_lesson_comes_back_from_its_parts() {
    let fixtures = fixtures::all().into_iter();
    let fixtures = fixtures.map(|fixture| (fixture.name, fixture.text.into_bytes()));
    let course = built_in().into_iter();
    let course = course.map(|document| (document.name, document.bytes.into_owned()));
    for (name, bytes) in fixtures.chain(course) {
        let lesson = read(&name, &bytes, &|_| &[]).unwrap();
        let named = |blocks: usize| vec![Named::default(); blocks + 1];
        let sections = lesson.sections.iter();
        let named: Vec<_> = sections.map(|section| named(section.blocks.len())).collect();
        let again = to_parts(&lesson, &named).and_then(|parts| from_parts(&parts));
        assert!(again == Some(lesson), "{name}");
    }
}

#[test]
fn the_course_is_the_same_again() {
    let lost: Vec<String> = built_in()
        .iter()
        .filter_map(|document| lost(&document.name, &document.bytes))
        .collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// English that Markdown would take for something else, if it were not told.
fn english() -> impl Strategy<Value = String> {
    let words = proptest::sample::select(vec![
        "a client",
        "2 * 3 * 4",
        "*star*",
        "_under_",
        "snake_case",
        "5 < 6 > 4",
        "<b>not bold</b>",
        "R&D",
        "&amp;",
        "[a note]",
        "(in brackets)",
        "`tick`",
        "$5 or $6",
        "C#",
        "~tilde~",
        "back\\slash",
        "a | bar",
        "“quoted”",
        "- dash",
        "# hash",
        "+ plus",
        "=",
        "**",
    ]);
    prop::collection::vec(words, 1..4).prop_map(|words| format!("He said {}.", words.join(" ")))
}

/// A sentence with its author's reading in brackets.
fn chinese() -> impl Strategy<Value = String> {
    proptest::sample::select(vec![
        "客户来了。(Kèhù lái le.)",
        "我们下午三点开会。（Wǒmen xiàwǔ sān diǎn kāihuì.）",
        "他负责客户服务。",
        "请你等一下。(Qǐng nǐ děng yīxià.)",
    ])
    .prop_map(str::to_owned)
}

/// A block of a section, as HTML: so that nothing of Markdown comes in by the way.
fn piece() -> impl Strategy<Value = String> {
    let html = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let item = move |text: &str| format!("<li>{}</li>", html(text));
    prop_oneof![
        english().prop_map(move |text| format!("<p>{}</p>", html(&text))),
        english().prop_map(move |text| format!("<p>{}<br>{}</p>", html(&text), html(&text))),
        english().prop_map(move |text| format!(
            "<p>See <a href=\"https://example.org/a_(b)\">{}</a> <b>now</b></p>",
            html(&text)
        )),
        (english(), english()).prop_map(move |(a, b)| format!("<ul>{}{}</ul>", item(&a), item(&b))),
        (english(), english()).prop_map(move |(a, b)| format!("<ol>{}{}</ol>", item(&a), item(&b))),
        (english(), english()).prop_map(move |(a, b)| format!(
            "<ul><li>{}<ol>{}</ol></li></ul>",
            html(&a),
            item(&b)
        )),
        (english(), english()).prop_map(move |(a, b)| format!(
            "<table><tr><th>One</th><th>{}</th></tr><tr><td>{}</td><td>客户</td></tr></table>",
            html(&a),
            html(&b)
        )),
        english().prop_map(move |a| format!("<table><tr><td>客户</td><td>{}</td></tr></table>", html(&a))),
        english().prop_map(move |text| format!("<pre>{}\n  ```{}</pre>", html(&text), html(&text))),
    ]
}

/// The sections of a word page.
fn word_page() -> impl Strategy<Value = String> {
    let html = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let example = (chinese(), english(), prop::bool::ANY).prop_map(move |(zh, en, note)| {
        let note = if note {
            "<br>Analysis: It is what people say."
        } else {
            ""
        };
        format!("<li>Example 1: {zh}<br>English: {}{note}</li>", html(&en))
    });
    let mistake = (chinese(), chinese(), english()).prop_map(move |(wrong, right, en)| {
        format!(
            "<li><b>Incorrect:</b> {wrong} It is too strong.</li><li><b>Correct:</b> {right} {}</li>",
            html(&en)
        )
    });
    let list = |items: Vec<String>| format!("<ul>{}</ul>", items.concat());
    (
        english(),
        prop::collection::vec(piece(), 0..5),
        prop::collection::vec(example, 1..4),
        prop::collection::vec(mistake, 1..3),
        english(),
    )
        .prop_map(move |(gloss, culture, examples, mistakes, meaning)| {
            format!(
                "<html><body><h1>kèhù: 客户 - Client</h1><h2>Core Meaning</h2><p><b>Part of Speech:</b> noun</p>\
                 <p><b>In a Nutshell:</b> {}</p><h2>Character Breakdown</h2><ul><li>客 (kè): guest</li>\
                 <li>户 (hù): {}</li></ul><h2>Cultural Context and Significance</h2>{}\
                 <h2>Example Sentences</h2>{}<h2>Nuances and Common Mistakes</h2>{}\
                 <h2>Related Terms and Concepts</h2><ul><li>顾客 (gùkè) - customer</li></ul></body></html>",
                html(&gloss),
                html(&meaning),
                culture.concat(),
                list(examples),
                list(mistakes),
            )
        })
}

/// The sections of a concept page.
fn concept_page() -> impl Strategy<Value = String> {
    let html = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let pair = (
        proptest::sample::select(vec![
            "定义 / Definition",
            "应用 / Application",
            "意义 / Significance",
        ]),
        chinese(),
        english(),
        prop::bool::ANY,
    )
        .prop_map(move |(topic, zh, en, labels)| {
            let (first, second) = if labels {
                ("<b>中文解释</b>：", "<b>English Explanation</b>: ")
            } else {
                ("", "")
            };
            format!(
                "<ul><li><p><b>{topic}</b></p><p>{first}{zh}</p><p>{second}{}</p></li></ul>",
                html(&en)
            )
        });
    let takeaways = (chinese(), english())
        .prop_map(move |(zh, en)| format!("<ul><li>{zh}</li></ul><ul><li>{}</li></ul>", html(&en)));
    (prop::collection::vec(pair, 1..4), takeaways).prop_map(|(pairs, takeaways)| {
        format!(
            "<html><body><h1>Customer Service</h1><h2>中文解释 / English Explanation</h2>{}\
             <h2>要点总结 / Takeaway</h2>{takeaways}</body></html>",
            pairs.concat()
        )
    })
}

/// Any page of the pieces, whatever it is.
fn text_page() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..6).prop_map(|pieces| {
        format!(
            "<html><body><h1>Notes</h1><h2>One</h2>{}</body></html>",
            pieces.concat()
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_page_is_the_same_again(page in prop_oneof![word_page(), concept_page(), text_page()]) {
        let lost = lost("page.html", page.as_bytes());
        prop_assert!(lost.is_none(), "{}", lost.unwrap_or_default());
    }
}
