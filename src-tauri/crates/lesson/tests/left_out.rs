//! What documents have at their edges: more cells than heads, names above the text, what steers a wiki. All of it is in the
//! lesson, or in a note that says why it is not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/outline.rs"]
mod outline;

use std::sync::LazyLock;

use rstest::rstest;
use wenxi_lesson::{Block, Lesson, Severity, Text, read};
use wenxi_mandarin::{Syllable, pinyin};

fn lesson(name: &str, source: &str) -> Lesson {
    read(name, source.as_bytes(), &|_| &[]).unwrap()
}

fn shown(lesson: &Lesson) -> String {
    lesson.texts().map(Text::plain).collect::<Vec<_>>().join("\n")
}

#[rstest]
#[case(
    "a.md",
    "| A | B |\n|---|---|\n| 客户 | kèhù | 重要的一格 | 第四格 |\n",
    "重要的一格",
    true
)]
#[case(
    "a.md",
    "| A | B |\n|---|---|\n| 客户 | kèhù | 重要的一格 | 第四格 |\n",
    "第四格",
    true
)]
#[case("a.md", "| A | B |\n|---|---|\n| 客户 |\n| 1 | 2 |\n", "客户", true)]
#[case("a.md", "---\ntitle: 茶的故事\n---\n# 第一课\n\n喝茶。\n", "茶的故事", false)]
#[case(
    "a.dokuwiki",
    "====== 茶 ======\n\n{{page>喝茶}} 茶很好喝。\n",
    "page>喝茶",
    false
)]
#[case(
    "a.dokuwiki",
    "====== 茶 ======\n\n<wrap hi>高亮</wrap> 茶很好喝。\n",
    "高亮",
    true
)]
#[case(
    "a.dokuwiki",
    "====== 茶 ======\n\n<WRAP center round 60%>高亮</WRAP>\n",
    "高亮",
    true
)]
#[case(
    "a.html",
    "<h1>茶</h1><noscript><p>请看这里</p></noscript><p>喝茶。</p>",
    "请看这里",
    false
)]
fn is_shown_or_said(#[case] name: &str, #[case] source: &str, #[case] text: &str, #[case] is_shown: bool) {
    let lesson = lesson(name, source);
    let said = lesson
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.lost.contains(text));
    assert_eq!(said, !is_shown, "{:?}", lesson.diagnostics);
    assert_eq!(shown(&lesson).contains(text), is_shown);
}

#[rstest]
#[case("====== 茶 ======\n\n<wrap hi>高亮</wrap> 茶很好喝。\n", "wrap")]
#[case("====== 茶 ======\n\n茶很好喝。 ~~DISCUSSION~~ 真的。\n", "DISCUSSION")]
#[case("====== 茶 ======\n\n{{tag>客户 商务}} 茶很好喝。\n", "商务")]
fn what_steers_a_wiki_is_not_read(#[case] source: &str, #[case] mark: &str) {
    assert!(!shown(&lesson("a.dokuwiki", source)).contains(mark));
}

#[test]
fn a_wiki_gives_its_pages_tags() {
    let lesson = lesson(
        "a.dokuwiki",
        "====== 茶 ======\n\n茶很好喝。\n\n{{tag>客户 商务 hsk5}}\n",
    );
    assert_eq!(lesson.tags, ["客户", "商务", "hsk5"]);
    assert!(lesson.diagnostics.is_empty(), "{:?}", lesson.diagnostics);
}

#[test]
fn a_name_that_is_the_title_is_said_once() {
    let lesson = lesson("a.md", "---\ntitle: 茶的故事\n---\n# 茶的故事\n\n喝茶。\n");
    assert!(lesson.diagnostics.is_empty(), "{:?}", lesson.diagnostics);
}

#[rstest]
#[case("list.txt", ",")]
#[case("list.md", ",")]
#[case("list", ";")]
#[case("list.srt", ",")]
fn a_word_list_is_known_by_its_content(#[case] name: &str, #[case] separator: &str) {
    let rows = [
        ["Chinese", "Pinyin", "English"],
        ["客户", "kèhù", "customer"],
        ["服务", "fúwù", "service"],
        ["投诉", "tóusù", "to complain"],
        ["订单", "dìngdān", "order"],
    ];
    let source: Vec<String> = rows.iter().map(|row| row.join(separator)).collect();
    let words = shown(&lesson(name, &source.join("\n")));
    let named = shown(&lesson("list.csv", &source.join("\n")));
    assert_eq!(words, named);
    assert!(outline::outline(&lesson(name, &source.join("\n"))).contains("customer"));
}

#[rstest]
#[case("他来了,我走了\n你好,再见\n我们去,他们不去\n")]
#[case("Tea, rice and milk\nOne, two\nThree, four\n")]
#[case("客户,customer\n服务,service\n")]
#[case("客户,customer\n服务,service\n投诉很多，因为没有人来,complaint\n")]
fn other_lines_with_commas_are_text(#[case] source: &str) {
    let with_name = lesson("a.txt", source);
    assert!(with_name.sections.iter().all(|section| {
        !section
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Related { .. }))
    }));
}

#[rstest]
#[case(
    "Cash Flow\n\n# 中文解释 / English Explanation\n\n现金流。\n\nCash flow.\n\n# 要点总结 / Takeaway\n\n* 好。\n",
    "Cash Flow"
)]
#[case("这是一句话。\n\n# 中文解释 / English Explanation\n\n现金流。\n", "")]
#[case("Cash Flow\n\n# Tea\n\n喝茶。\n\n# Rice\n\n吃饭。\n", "")]
fn a_bare_line_above_the_sections_is_the_title(#[case] source: &str, #[case] title: &str) {
    assert_eq!(lesson("a.md", source).title.plain(), title);
}

/// What a dictionary knows of a few characters.
fn known(character: char) -> &'static [Syllable] {
    static KNOWN: LazyLock<[Vec<Syllable>; 3]> =
        LazyLock::new(|| ["en4", "na4", "ke4"].map(|reading| pinyin::parse(reading).unwrap()));
    match character {
        '嗯' => &KNOWN[0],
        '那' => &KNOWN[1],
        '客' => &KNOWN[2],
        _ => &[],
    }
}

fn warnings(source: &str) -> Vec<String> {
    let lesson = read("a.md", source.as_bytes(), &known).unwrap();
    let warnings = lesson.diagnostics.into_iter();
    warnings
        .filter(|diagnostic| diagnostic.severity == Severity::Warning)
        .map(|diagnostic| diagnostic.message)
        .collect()
}

#[rstest]
#[case("嗯 (ńg)")]
#[case("嗯 (ǹg)")]
#[case("那 (nèi)")]
fn readings_that_people_use_are_not_odd(#[case] source: &str) {
    assert_eq!(warnings(source), Vec::<String>::new());
}

#[test]
fn a_reading_is_counted_against_its_own_sentence() {
    let said = warnings("客户。 客户 (kèhùkèhùkèhùkèhùkè)。\n");
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("9 syllables") && said[0].contains("2 characters"),
        "{}",
        said[0]
    );
}

#[test]
fn stars_that_a_program_left_on_a_page_are_no_text() {
    let page = "<h1>机器学习</h1><h2>中文解释 / English Explanation</h2>\
        <p>**中文：**机器学习让计算机从数据中学习。</p><p>**English：**Machine learning lets computers learn from data.</p>\
        <p>2**3 and 3**2 are not the same.</p>";
    let lesson = lesson("a.html", page);
    assert!(
        !shown(&lesson).contains("**中文") && shown(&lesson).contains("2**3"),
        "{}",
        shown(&lesson)
    );
    assert!(outline::outline(&lesson).contains("机器学习让计算机从数据中学习。 ‖ Machine learning lets"));
}

#[test]
fn sections_of_one_language_are_paired_by_names_of_two_words() {
    let page = "# 共享单车\n\n**1. 定义与解释**\n\n**定义**：共享单车按时间收费。\n\n**1. Definition and Explanation**\n\n\
        **Definition**: Bike sharing charges by time.\n\n**2. 起源与发展**\n\n**起源**：它起源于荷兰。\n\n\
        **2. Origin and Development**\n\n**Origin**: It began in the Netherlands.\n";
    let lesson = lesson("a.md", page);
    let outline = outline::outline(&lesson);
    for pair in [
        "共享单车按时间收费。 ‖ Bike sharing charges by time.",
        "它起源于荷兰。 ‖ It began in the Netherlands.",
    ] {
        assert!(outline.contains(pair), "{outline}");
    }
}
