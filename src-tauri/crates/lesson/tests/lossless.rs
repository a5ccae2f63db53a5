//! The law that nothing of a document is lost and nothing is said twice: every visible character is in exactly one span,
//! or in the `lost` of a diagnostic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/counted.rs"]
mod counted;
#[path = "support/fixtures.rs"]
mod fixtures;
#[path = "support/visible.rs"]
mod visible;

use counted::{difference, found, no_place_twice, sorted};
use proptest::prelude::*;
use visible::visible;
use wenxi_lesson::read;

fn check(name: &str, extension: &str, source: &str) -> Result<(), TestCaseError> {
    let Ok(lesson) = read(name, source.as_bytes(), &|_| &[]) else {
        prop_assert!(source.trim().is_empty(), "{name} was refused");
        return Ok(());
    };
    let (mut seen, kept) = (visible(extension, source), found(&lesson));
    // A page has a name that is not seen on it; a lesson without a title is called so.
    if extension == "html" && source.contains(&format!("<title>{}</title>", lesson.title.plain())) {
        seen.push_str(&lesson.title.plain());
    }
    // Stars are seen only where Markdown misunderstands an author.
    let (seen, kept) = (sorted(&seen.replace('*', "")), sorted(&kept.replace('*', "")));
    if seen != kept {
        let (missing, extra) = (difference(&seen, &kept), difference(&kept, &seen));
        return Err(TestCaseError::fail(format!(
            "{name}: missing {missing:?}, extra {extra:?}\n{source}"
        )));
    }
    no_place_twice(&lesson)
}

#[test]
fn nothing_of_the_fixtures_is_lost() {
    let fixtures = fixtures::all();
    assert!(fixtures.len() > 10);
    for fixture in fixtures {
        check(&fixture.name, &fixture.extension, &fixture.text).unwrap();
    }
}

/// Spans that stand letter by letter for a place in the source say what the source says there.
#[test]
fn spans_know_their_place() {
    for fixture in fixtures::all() {
        let lesson = read(&fixture.name, fixture.text.as_bytes(), &|_| &[]).unwrap();
        for span in lesson.texts().flat_map(|text| &text.spans) {
            let there = fixture.text.get(span.at.clone()).unwrap_or_default();
            if span.at.len() == span.text.len() && fixture.extension != "html" {
                assert_eq!(there, span.text, "{}", fixture.name);
            }
        }
    }
}

/// A fixture with a line taken out, doubled, or moved.
fn mended() -> impl Strategy<Value = (String, String, String)> {
    let fixtures: Vec<_> = fixtures::all()
        .into_iter()
        .filter(|fixture| !matches!(fixture.extension.as_str(), "tsv" | "srt"))
        .collect();
    (
        proptest::sample::select(fixtures),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0..3_u8,
    )
        .prop_map(|(fixture, here, there, change)| {
            let mut lines: Vec<&str> = fixture.text.lines().collect();
            let from = here.index(lines.len());
            let line = lines[from];
            if change != 1 {
                lines.remove(from);
            }
            if change != 0 {
                lines.insert(there.index(lines.len()), line);
            }
            (fixture.name, fixture.extension, lines.join("\n"))
        })
}

/// A Markdown or text document of the pieces that lessons are made of.
fn generated() -> impl Strategy<Value = (String, String)> {
    let piece = proptest::sample::select(vec![
        "# 标题 / Title",
        "## Example Sentences",
        "## 中文解释 / English Explanation",
        "## Nuances and Common Mistakes",
        "### English",
        "* **定义 / Definition**",
        "  **中文解释**：这是一个句子。",
        "  **English**: This is a sentence.",
        "- **Incorrect:** 我错了。(Wǒ cuò le.) This is wrong.",
        "- **Correct:** 我对了。(Wǒ duì le.) “I am right.”",
        "1. 我来了。(Wǒ lái le.) - I came.",
        "   Nǐ hǎo ma?",
        "Pinyin: Wǒ lái le.",
        "English: I came.",
        "| 一 | two |",
        "|---|---|",
        "```",
        "> 引用",
        "客户 (kèhù, client) and 顾客（gùkè）",
        "**粗体：**文字",
        "A：你好！",
        "B：你好吗？",
        "",
        "Think of 客户 (kèhù) so.",
        "3. third",
        "`code` and `中文`",
        "$E = mc^2$ 是公式",
        "• point",
        "中文。English. 中文。",
        "**中文**：好。**English**: Good.",
        "Table of Contents",
        "Business: 生意 is good.",
        "- 顾客 gùkè - customer",
        "  - 里面 inside",
        "    * 更里面",
        "见[^1]和[^注]。",
        "[^1]: 百科",
        "[^1]: 百科全书，第二卷。",
        "[^注]: The note.",
        "[茶]: https://example.org/tea",
        "[茶] 和 [茶馆](teahouse.md)",
        "[客户]: client",
        "- [服务]: service",
        "- [[顾客]] (gùkè) - customer",
        "- [[消费者|消费者 (xiāofèizhě)]]",
        "> [1]: 王明《茶》",
        "[2]: https://example.org/tea",
        "- [ ] 待办",
        "![一盏灯](a.png)",
        "![](b.png)",
        "| 三 (sān) | three |",
        "<!-- 注释 -->",
        "~~删~~ _斜_ ***粗斜***",
        "---",
        "Wǒ lái le.",
        "\\[ x^2 \\]",
        "$$\nx = 1\n$$",
        "a  \nb",
    ]);
    (prop::collection::vec(piece, 1..24), prop::bool::ANY).prop_map(|(pieces, markdown)| {
        let text = pieces.join("\n");
        if markdown {
            ("md".to_owned(), format!("## 中文\n{text}"))
        } else {
            (
                "txt".to_owned(),
                text.replace(['#', '*'], "")
                    .replace("```", "")
                    .replace("|---|---|", "")
                    .replace("> ", "")
                    .replace("[^", "[")
                    .replace("](", ""),
            )
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_mended_document_is_lost((name, extension, text) in mended()) {
        check(&name, &extension, &text)?;
    }

    #[test]
    fn nothing_of_a_generated_document_is_lost((extension, text) in generated()) {
        check(&format!("generated.{extension}"), &extension, &text)?;
    }
}
