//! The law that nothing is lost, on generated documents of every format: what is seen of a document, as whoever wrote it
//! knows, is in the spans of its lesson or in what a diagnostic says is not there, once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/counted.rs"]
mod counted;
#[path = "support/office.rs"]
mod office;
#[path = "support/written/mod.rs"]
mod written;
#[path = "support/zips.rs"]
mod zips;

use std::io::Cursor;

use counted::{difference, found, no_place_twice, sorted};
use proptest::prelude::*;
use rstest::rstest;
use wenxi_lesson::{Block, Bundle, Lesson, Times, read, to_markdown};
use written::office::{Paragraph, paragraph};
use written::{Written, html, plain, rows, subtitles, wiki};

fn lesson(name: &str, source: &str) -> Lesson {
    read(name, source.as_bytes(), &|_| &[]).unwrap()
}

/// Nothing that is seen is missing, and nothing is there twice.
fn same(lesson: &Lesson, written: &Written) -> Result<(), TestCaseError> {
    let (seen, kept) = (sorted(&written.seen), sorted(&found(lesson)));
    prop_assert!(
        seen == kept,
        "missing {:?}, extra {:?}\n{}",
        difference(&seen, &kept),
        difference(&kept, &seen),
        written.source
    );
    no_place_twice(lesson)
}

fn check(name: &str, written: &Written) -> Result<(), TestCaseError> {
    if written.seen.trim().is_empty() {
        return Ok(());
    }
    same(&lesson(name, &written.source), written)
}

/// Nothing that is seen is missing; what is never on the screen may be in a note.
fn check_cues(name: &str, written: &Written) -> Result<(), TestCaseError> {
    let mut lesson = lesson(name, &written.source);
    for diagnostic in &mut lesson.diagnostics {
        if diagnostic.code == "subtitle-lines" {
            diagnostic.lost.clear();
        }
    }
    same(&lesson, written)
}

/// What was once lost, or shown though nobody sees it.
#[rstest]
#[case::numbers_of_a_list("a.html", "<ol start=3><li>三<li>四</ol>", "3.三4.四")]
#[case::quotation("a.html", "<p>他说<q>好</q></p>", "他说“好”")]
#[case::drawing("a.html", "<p>看<svg><style>a{}</style><text>图</text></svg></p>", "看图")]
#[case::hidden(
    "a.html",
    "<p>看<span style='display: none'>藏</span><b hidden>起</b></p>",
    "看藏起"
)]
#[case::formula(
    "a.html",
    "<p><math><mi>x</mi><annotation>\\x</annotation></math>。</p>",
    "x。"
)]
#[case::title_in_the_body("a.html", "<p>正文</p><svg><title>图</title></svg>", "正文")]
#[case::pasted_page("", "你好，<ruby>客<rt>kè</rt></ruby>。<br>再见。", "你好，客kè。再见。")]
#[case::pasted_line_ends("a.txt", "你好。<br>\n再见。<BR/>\n", "你好。再见。")]
#[case::pasted_paragraphs("a.txt", "<b>你</b>好。\n\n再<span class=x>见</span>。\n", "你好。再见。")]
#[case::about_tags("a.txt", "标签<br>是换行，<b>是粗体。", "标签<br>是换行，<b>是粗体。")]
#[case::less_than("a.txt", "三<五，五>三，a < b > c。", "三<五，五>三，a<b>c。")]
#[case::list_named_as_a_page(
    "a.html",
    "Chinese,Pinyin,English\n客户,kèhù,customer\n服务,fúwù,service\n",
    "ChinesePinyinEnglish客户kèhùcustomer服务fúwùservice"
)]
#[case::pasted_list(
    "",
    "客户,kèhù,customer\n服务,fúwù,service\n产品,chǎnpǐn,product\n",
    "客户kèhùcustomer服务fúwùservice产品chǎnpǐnproduct"
)]
#[case::wiki_quotation("a.txt", "====== 题 ======\n> 一\n>> 二\n", "题一二")]
#[case::line_end_in_a_cell(
    "a.csv",
    "词,义\n茶,\"tea\nto drink\"\n水,water\n火,\"fire\"\n",
    "词义茶teatodrink水water火fire"
)]
#[case::quote_left_open("a.csv", "茶,\"tea\n水,water\n火,fire\n", "茶\"tea水water火fire")]
#[case::footnote("a.md", "# 题\n\n茶[^1]。\n\n[^1]: 百科\n", "题茶[1]。[1]百科")]
#[case::dashes_around_a_section("a.md", "# 题\n\n---\n客户: 好\n\n---\n", "题客户:好")]
#[case::about_the_page("a.md", "---\ntags: [茶]\n---\n# 题\n", "tags:[茶]题")]
#[case::blank_line_in_a_cue("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n一\n\n二\n", "一二")]
#[case::angles_in_a_cue(
    "a.srt",
    "1\n00:00:01,000 --> 00:00:02,000\n<小王> <i>走</i> <3\n",
    "<小王>走<3"
)]
#[case::definition_of_no_link(
    "a.md",
    "# 题\n\n[客户]: client\n[服务]: service\n\n- [茶]: tea\n",
    "题[客户]:client[服务]:service[茶]:tea"
)]
#[case::definition_of_a_source(
    "a.md",
    "# 题\n\n茶[1]。\n\n> [1]: 王明《茶》\n>\n> [1]: 王明\n",
    "题茶1。[1]:王明《茶》[1]:王明"
)]
#[case::definition_above_a_list("a.md", "# 题\n\n[客户]: client\n- 茶\n[^1]: 注\n", "题[客户]:client茶[1]注")]
#[case::definition_below_a_list("a.md", "# 题\n\n- 茶\n\n[客户]: client\n   水\n", "题茶[客户]:client水")]
#[case::definition_of_a_link("a.md", "# 题\n\n[茶]\n\n[茶]: tea.md\n", "题茶")]
#[case::bracket_of_a_reading_left_open(
    "a.md",
    "# 题\n\n<ruby>客<rp>(<rt>kè<rp>)</ruby>服务很好。\n",
    "题客kè服务很好。"
)]
#[case::pictures_and_quotations_in_a_line(
    "a.md",
    "# 题\n\n看<img src=a.png alt=\"一盏灯\">，说<q>好</q><img src=b.png>\n",
    "题看一盏灯，说“好”"
)]
#[case::links_within_a_vault(
    "a.md",
    "# 题\n\n[[顾客]]，[[茶|红茶]]，![[b.png]]![[c.png|灯]]\n",
    "题顾客，红茶，灯"
)]
#[case::highlighted("a.md", "# 题\n\n==客户至上==\n\n- **一**\n", "题客户至上一")]
#[case::callout(
    "a.md",
    "# 题\n\n> [!note]- 一\n> 二\n\n> [!tip]\n> 三",
    "题[!note]-一二[!tip]三"
)]
#[case::unended_script(
    "a.md",
    "# 题\n\n一<script>二`三`\n四\n\n五<style>a</style>六",
    "题一二三四五六"
)]
#[case::rows_of_a_cell(
    "a.html",
    "<table><tr><td rowspan=2>一<td colspan=9999999>二<tr><td>三</table>",
    "一二三"
)]
#[case::edit_links(
    "a.html",
    "<h1>题</h1><p>文</p><h2>历史[<a href=e>编辑</a>]</h2><p>一</p>",
    "题文历史[编辑]一"
)]
#[case::settings_of_a_list(
    "a.txt",
    "#separator:tab\n#html:true\n客户\tclient<br>AT&amp;T\n服务\tservice\n",
    "#separator:tab#html:true客户clientAT&T服务service"
)]
#[case::wiki_slashes(
    "a.txt",
    "== 题 ==\n不是//斜体，a**b，l''un\n\n2//3\n\n//斜//体",
    "题不是//斜体，a**b，l''un2//3斜体"
)]
#[case::wiki_address("a.txt", "== 题 ==\nhttp://a.b/c//d 和 //斜//", "题http://a.b/c//d和斜")]
#[case::wiki_gap("a.txt", "== 题 ==\n我____去____。__画__线", "题我____去____。画线")]
#[case::wiki_pair_over_two_lines("a.txt", "== 题 ==\n一**二\n三**四", "题一二三四")]
#[case::wiki_bracket_in_a_cell(
    "a.txt",
    "== 题 ==\n| 客户 | [kèhù | client |\n| {{a.png|灯}} | <nowiki>e|f</nowiki> | ::: |",
    "题客户[kèhùclient灯e|f"
)]
fn what_was_lost_once_is_there(#[case] name: &str, #[case] source: &str, #[case] seen: &str) {
    check(name, &Written::new(source, seen)).unwrap();
}

#[test]
fn cues_know_their_times() {
    let source = "WEBVTT\n\n01:00.500 --> 01:02.000\n走吧。\nLet us go.\n";
    let lesson = lesson("a.vtt", source);
    let again = read("a.md", to_markdown(&lesson).as_bytes(), &|_| &[]).unwrap();
    for lesson in [&lesson, &again] {
        let Block::Turn { times, english, .. } = &lesson.sections[0].blocks[0] else {
            panic!("a cue is a turn");
        };
        let (start, end) = (60_500, 62_000);
        assert_eq!(*times, Some(Times { start, end }));
        assert_eq!(english.text.plain(), "Let us go.");
    }
    assert!(lesson.diagnostics.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_page_is_lost(page in html::page()) {
        check("page.html", &page)?;
    }

    #[test]
    fn nothing_of_a_wiki_page_is_lost(page in wiki::page()) {
        check("page.txt", &page)?;
    }

    #[test]
    fn nothing_of_a_text_is_lost(text in plain::text()) {
        check("text.txt", &text)?;
    }

    #[test]
    fn nothing_of_subrip_is_lost(text in subtitles::subrip()) {
        check_cues("film.srt", &text)?;
    }

    #[test]
    fn nothing_of_webvtt_is_lost(text in subtitles::web()) {
        check_cues("film.vtt", &text)?;
    }

    #[test]
    fn nothing_of_substation_is_lost(text in subtitles::substation()) {
        check_cues("film.ass", &text)?;
    }

    #[test]
    fn nothing_of_a_table_of_words_is_lost(list in rows::words(',')) {
        check("words.csv", &list)?;
    }

    #[test]
    fn nothing_of_a_tabbed_list_is_lost(list in rows::words('\t')) {
        check("words.tsv", &list)?;
    }

    #[test]
    fn nothing_of_a_book_is_lost(chapters in prop::collection::vec(html::body(), 1..3)) {
        const TITLES: [&str; 2] = ["壹", "贰"];
        let mut files = Vec::new();
        let (mut manifest, mut spine, mut nav) = (String::new(), String::new(), String::new());
        for (index, chapter) in chapters.iter().enumerate() {
            manifest.push_str(&format!(
                r#"<item id="c{index}" href="c{index}.xhtml" media-type="application/xhtml+xml"/>"#
            ));
            spine.push_str(&format!(r#"<itemref idref="c{index}"/>"#));
            nav.push_str(&format!(r#"<li><a href="c{index}.xhtml">{}</a></li>"#, TITLES[index]));
            files.push((format!("c{index}.xhtml"), zips::page(&chapter.source)));
        }
        manifest.push_str(r#"<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>"#);
        let nav = zips::page(&format!(r#"<nav epub:type="toc"><ol>{nav}</ol></nav>"#));
        files.push(("nav.xhtml".to_owned(), nav));
        let package = zips::package("书", &manifest, &format!("<spine>{spine}</spine>"));
        let files: Vec<(&str, &str)> = files.iter().map(|(path, page)| (path.as_str(), page.as_str())).collect();
        let book = zips::archive(&zips::book(&package, &files));
        let mut bundle = Bundle::open("book.epub", Cursor::new(book)).unwrap();
        prop_assert_eq!(bundle.len(), chapters.len());
        for (index, chapter) in chapters.iter().enumerate() {
            if chapter.seen.trim().is_empty() {
                continue;
            }
            let packed = bundle.read(index).unwrap();
            let mut lesson = lesson(&packed.path, &String::from_utf8(packed.bytes).unwrap());
            // A chapter without a heading of its own is called as the table of contents calls it.
            if lesson.title.plain() == TITLES[index] {
                lesson.title.spans.clear();
            }
            same(&lesson, chapter)?;
        }
    }
}

proptest! {
    #[test]
    fn nothing_of_a_word_processor_is_lost(paragraphs in proptest::collection::vec(paragraph(), 1..12)) {
        let all = |of: fn(&Paragraph) -> String| paragraphs.iter().map(of).collect::<String>();
        let styles = "<w:styles {W}><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
            <w:style w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
        let bold = "<style:style style:name=\"T1\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";
        let seen = sorted(&all(Paragraph::seen));
        let documents = [
            ("a.docx", office::word_of(&all(Paragraph::word), &[("styles.xml", styles)])),
            ("a.odt", office::open_document_of(bold, &all(Paragraph::open_document))),
        ];
        for (name, bytes) in documents {
            let Ok(lesson) = read(name, &bytes, &|_| &[]) else {
                prop_assert!(seen.is_empty(), "{name} was refused");
                continue;
            };
            let kept = sorted(&found(&lesson));
            prop_assert_eq!(difference(&seen, &kept), "", "missing of {}", name);
            prop_assert_eq!(difference(&kept, &seen), "", "too much of {}", name);
            no_place_twice(&lesson)?;
        }
    }
}
