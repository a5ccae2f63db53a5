//! Bad input: a sentence that names the document and the reason, and never a crash.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

use proptest::prelude::*;
use rstest::rstest;
use wenxi_lesson::{DOCUMENT_LIMIT, DocumentError, Lesson, Severity};

fn read(name: &str, bytes: &[u8]) -> Result<Lesson, DocumentError> {
    wenxi_lesson::read(name, bytes, &|_| &[])
}

fn plain(lesson: &Lesson) -> String {
    lesson
        .texts()
        .map(wenxi_lesson::Text::plain)
        .collect::<Vec<_>>()
        .join("\n")
}

#[rstest]
#[case(b"", "“a.md” is empty: there is no text in it.")]
#[case(b" \n\t\n", "“a.md” is empty: there is no text in it.")]
#[case(b"\xef\xbb\xbf", "“a.md” is empty: there is no text in it.")]
#[case(
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "“a.md” is a PNG picture, not a text document."
)]
#[case(b"PK\x03\x04rest", "“a.md” is a ZIP archive, not a text document.")]
#[case(
    b"%PDF-1.7\n",
    "“a.md” is a PDF, not a text document. Copy its text, and paste it here."
)]
#[case(
    b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n<p>=E5=AE=A2</p>",
    "“a.md” is a web archive, not a text document. Save the page as HTML, and open that."
)]
#[case(
    b"{\\rtf1 x}",
    "“a.md” is an RTF document, not a text document. Save it as .docx, and open that."
)]
#[case(
    b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11",
    "“a.md” is not text: it is full of characters that cannot be shown."
)]
fn says_why_not(#[case] bytes: &[u8], #[case] sentence: &str) {
    assert_eq!(read("a.md", bytes).unwrap_err().to_string(), sentence);
}

#[rstest]
#[case(b"<meta charset=\"gbk\"><p>\xbf\xcd\xbb\xa7</p>")]
#[case(b"\xbf\xcd\xbb\xa7")]
#[case("# 客户\n\n我们的客户很多。\n".as_bytes())]
fn short_texts_are_read_in_their_encoding(#[case] bytes: &[u8]) {
    let lesson = wenxi_lesson::read("a", bytes, &|_| &[]).unwrap();
    let text: String = lesson.texts().map(wenxi_lesson::Text::plain).collect();
    assert!(text.starts_with("客户"), "{text}");
}

#[test]
fn a_few_slips_in_a_short_text_leave_it_what_it_is() {
    let bytes = [
        "# 客户\n\n".as_bytes(),
        "我们的客户很多。\n".as_bytes(),
        &b"caf\xe9 na\xefve\n"[..],
    ]
    .concat();
    let lesson = wenxi_lesson::read("a.md", &bytes, &|_| &[]).unwrap();
    assert_eq!(lesson.plain_title(), "客户");
}

#[test]
fn a_document_beyond_the_limit_is_refused() {
    let bytes = vec![b'a'; DOCUMENT_LIMIT + 1];
    assert!(matches!(
        read("big.txt", &bytes),
        Err(DocumentError::TooLarge { .. })
    ));
}

#[rstest]
#[case::quotes("> ".repeat(10_000) + "深")]
#[case::lists((0..2_000).map(|depth| " ".repeat(depth * 2) + "- 深\n").collect::<String>())]
#[case::wiki("== 深 ==\n".to_owned() + &(0..2_000).map(|depth| " ".repeat(depth + 2) + "* 深\n").collect::<String>())]
#[case::tags("<div>".repeat(10_000) + "深")]
#[case::inline_tags("<p><b>".to_owned() + &"<i><b>".repeat(5_000) + "深")]
#[case::html_lists("<ul><li>".repeat(10_000) + "深")]
fn nesting_has_an_end(#[case] text: String) {
    let error = read("deep.md", text.as_bytes()).unwrap_err();
    assert!(matches!(error, DocumentError::TooDeep { .. }), "{error}");
}

#[rstest]
#[case::brackets("(".repeat(50_000) + "客户")]
#[case::links("[".repeat(50_000) + "客户")]
#[case::stars("**客".repeat(50_000))]
#[case::ticks("`客".repeat(50_000))]
#[case::colons("客:".repeat(50_000))]
#[case::readings("客户 (kèhù) ".repeat(20_000))]
#[case::long_pinyin("客户 (".to_owned() + &"kèhù ".repeat(20_000) + ")")]
#[case::sentences("客户。The. ".repeat(20_000))]
#[case::labels("Incorrect: 我。Correct: 你。".repeat(10_000))]
fn hostile_text_is_read_in_good_time(#[case] text: String) {
    for frame in [
        "",
        "# Title\n\n## Nuances and Common Mistakes\n\n",
        "## 定义 / Definition\n\n## 影响 / Impact\n\n",
    ] {
        let document = format!("{frame}{text}");
        assert!(read("hostile.md", document.as_bytes()).is_ok());
    }
}

const SENTENCES: &str = "客户服务是一个重要的词。\n我们每天都在用它，可是很少有人想过它从哪里来。\n";

#[rstest]
#[case::gb18030(encoding_rs::GB18030, SENTENCES)]
#[case::gbk(encoding_rs::GBK, SENTENCES)]
#[case::big5(
    encoding_rs::BIG5,
    "客戶服務是一個重要的詞。\n我們每天都在用它，可是很少有人想過它從哪裡來。\n"
)]
fn reads_the_old_encodings(#[case] encoding: &'static encoding_rs::Encoding, #[case] text: &str) {
    let (bytes, _, _) = encoding.encode(text);
    let lesson = read("a.txt", &bytes).unwrap();
    assert!(
        plain(&lesson).contains(text.lines().next().unwrap()),
        "{}",
        plain(&lesson)
    );
    assert_eq!(lesson.diagnostics[0].code, "encoding-guessed");
}

#[rstest]
#[case::little_with_mark(true, true)]
#[case::big_with_mark(false, true)]
#[case::little(true, false)]
#[case::big(false, false)]
fn reads_utf16(#[case] little: bool, #[case] mark: bool) {
    let text = format!("{}{SENTENCES}", if mark { "\u{feff}" } else { "" });
    let bytes: Vec<u8> = text
        .encode_utf16()
        .flat_map(|unit| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect();
    assert!(plain(&read("a.txt", &bytes).unwrap()).contains("我们每天都在用它"));
}

#[test]
fn damaged_utf8_is_read_and_said() {
    let mut bytes = SENTENCES.repeat(3).into_bytes();
    bytes.remove(40);
    let lesson = read("a.txt", &bytes).unwrap();
    let found = &lesson.diagnostics[0];
    assert_eq!(
        (&*found.code, found.severity),
        ("encoding-broken", Severity::Error)
    );
    assert!(plain(&lesson).contains("很少有人想过"));
}

#[test]
fn scripts_and_dangerous_links_never_survive() {
    let page =
        "<h1>题</h1><p onclick=\"evil()\">客户<script>evil()</script><a href=\"javascript:evil()\">x</a></p>";
    let markdown =
        "# 题\n\n客户 [x](javascript:evil()) <script>evil()</script>\n\n<script>\nevil()\n</script>\n";
    for document in [page, markdown] {
        let lesson = read("a.md", document.as_bytes()).unwrap();
        let links = lesson
            .texts()
            .flat_map(|text| &text.spans)
            .filter_map(|span| span.style.link.clone());
        assert_eq!(links.collect::<Vec<_>>(), Vec::<String>::new());
        assert!(!plain(&lesson).contains("evil"), "{}", plain(&lesson));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read("a.bin", &bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-#*`>|=^:：()（）\\[\\]<>/ .。\n\t0-9a-eéàkèhù客户儿“”\"$&;~']{0,200}") {
        for name in ["a.md", "a.html", "a.csv"] {
            let _ = read(name, text.as_bytes());
        }
    }

    #[test]
    fn any_page_is_read_or_refused(text in "(<(p|ul|li|table|tr|td|th|ruby|rt|rp|h2|pre|a|/p|/ul|/li|/ruby|/table)>|客|kè|[(]|x|&amp;| |\n){0,80}") {
        let _ = read("a.html", format!("<p>{text}").as_bytes());
    }

    #[test]
    fn any_wiki_page_is_read_or_refused(text in "(== x ==\n|  [*] |  - |[\\[]{2}|[]]{2}|[{]{2}|[}]{2}|[|]|\\^|[(]{2}|[)]{2}|''|%%|<code>|</code>|<nowiki>|客户|kèhù|\n){0,60}") {
        let _ = read("a.txt", format!("====== T ======\n{text}").as_bytes());
    }
}
