//! Books and archives: their documents in order, their limits, and why one cannot be opened.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/zips.rs"]
mod zips;

use std::io::Cursor;

use rstest::rstest;
use wenxi_lesson::{Bundle, DocumentError, Lesson, is_bundle};
use zips::{archive, book, package, page};

fn open(name: &str, bytes: Vec<u8>) -> Result<Bundle<Cursor<Vec<u8>>>, DocumentError> {
    assert!(is_bundle(&bytes));
    Bundle::open(name, Cursor::new(bytes))
}

fn lesson(bundle: &mut Bundle<Cursor<Vec<u8>>>, place: usize) -> Lesson {
    let document = bundle.read(place).unwrap();
    wenxi_lesson::read(&document.path, &document.bytes, &|_| &[]).unwrap()
}

fn texts(lesson: &Lesson) -> String {
    lesson
        .texts()
        .map(wenxi_lesson::Text::plain)
        .collect::<Vec<_>>()
        .join("\n")
}

const MANIFEST: &str = r#"<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a%20first.xhtml" media-type="application/xhtml+xml"/>
<item id="cover" href="cover.png" media-type="image/png"/>"#;
const SPINE: &str = r#"<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/></spine>"#;
const NAV: &str = r#"<nav epub:type="landmarks"><ol><li><a href="text/b.xhtml">Start</a></li></ol></nav>
<nav epub:type="toc"><ol><li><a href="text/a%20first.xhtml#x">第一章&nbsp;茶馆</a></li><li><a href="text/b.xhtml">Two: the <i>Night</i></a></li></ol></nav>"#;

#[test]
fn the_chapters_of_a_book_come_in_its_order_with_their_titles() {
    let package = package("四季 &amp; more", MANIFEST, SPINE);
    let (nav, first) = (
        page(NAV),
        page("<a id=\"x\"/><p>他走进<ruby>茶<rt>chá</rt>馆<rt>guǎn</rt></ruby>。<img src=\"a.png\"/></p>"),
    );
    let second = page("<h1>夜</h1><p>天黑了。<img src=\"b.png\" alt=\"一盏灯\"/></p>");
    // The order of the files in the archive means nothing.
    let files = book(
        &package,
        &[
            ("text/b.xhtml", &second),
            ("nav.xhtml", &nav),
            ("text/a first.xhtml", &first),
        ],
    );
    let mut bundle = open("x.epub", archive(&files)).unwrap();
    assert!(bundle.is_book());
    assert_eq!(bundle.title(), "四季 & more");
    let paths: Vec<_> = bundle.paths().map(str::to_owned).collect();
    assert_eq!(paths, ["01 第一章 茶馆.xhtml", "02 Two- the Night.xhtml"]);
    let first = lesson(&mut bundle, 0);
    assert_eq!(first.title.plain(), "第一章 茶馆");
    assert_eq!(
        first.diagnostics[0].message,
        "The picture “a.png” is not shown: a lesson is text."
    );
    let readings: Vec<String> = first
        .texts()
        .flat_map(|text| &text.spans)
        .flat_map(|span| &span.readings)
        .map(|reading| reading.syllable.to_string())
        .collect();
    assert_eq!(readings, ["chá", "guǎn"]);
    let second = lesson(&mut bundle, 1);
    assert_eq!(second.title.plain(), "夜");
    assert!(texts(&second).contains("天黑了。一盏灯"), "{}", texts(&second));
}

#[test]
fn the_titles_of_an_older_book_come_from_its_ncx() {
    let manifest = r#"<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="a" href="a.html" media-type="application/xhtml+xml"/><item id="b" href="b.html" media-type="application/xhtml+xml"/>"#;
    let ncx = r#"<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
<ncx><docTitle><text>Book</text></docTitle><navMap><navPoint><navLabel><text>Part</text></navLabel><content src="a.html"/>
<navPoint><navLabel><text>Inner</text></navLabel><content src="b.html#p2"/></navPoint></navPoint></navMap></ncx>"#;
    let package = package(
        "",
        manifest,
        r#"<spine toc="ncx"><itemref idref="a"/><itemref idref="b"/></spine>"#,
    );
    let chapter = page("<p>一。</p>");
    let files = book(
        &package,
        &[("toc.ncx", ncx), ("a.html", &chapter), ("b.html", &chapter)],
    );
    let mut bundle = open("Old Book.epub", archive(&files)).unwrap();
    assert_eq!(bundle.title(), "Old Book");
    assert_eq!(lesson(&mut bundle, 0).title.plain(), "Part");
    assert_eq!(lesson(&mut bundle, 1).title.plain(), "Inner");
}

#[rstest]
#[case::no_spine(
    &package("T", MANIFEST, ""),
    &[],
    "“x.epub” cannot be opened: the book does not say in which order its chapters come (it has no spine)."
)]
#[case::no_chapters(
    &package("T", MANIFEST, r#"<spine><itemref idref="cover"/></spine>"#),
    &[],
    "“x.epub” cannot be opened: there are no chapters in the book."
)]
#[case::locked(
    &package("T", MANIFEST, SPINE),
    &[(
        "../META-INF/encryption.xml",
        r#"<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="OEBPS/text/b.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>"#,
    )],
    "“x.epub” is locked: its text is encrypted, and only the program or password that it was sold with opens it."
)]
fn a_book_that_cannot_be_read_says_why(
    #[case] package: &str,
    #[case] more: &[(&str, &str)],
    #[case] sentence: &str,
) {
    let mut files = book(package, &[]);
    for (path, text) in more {
        files.push((
            path.trim_start_matches("../").to_owned(),
            text.as_bytes().to_vec(),
        ));
    }
    assert_eq!(open("x.epub", archive(&files)).unwrap_err().to_string(), sentence);
}

#[test]
fn obfuscated_fonts_do_not_lock_a_book() {
    let package = package("T", MANIFEST, SPINE);
    let chapter = page("<p>一。</p>");
    let mut files = book(&package, &[("text/b.xhtml", &chapter)]);
    let fonts =
        r#"<encryption><EncryptedData><CipherReference URI="OEBPS/font.otf"/></EncryptedData></encryption>"#;
    files.push(("META-INF/encryption.xml".to_owned(), fonts.into()));
    let mut bundle = open("x.epub", archive(&files)).unwrap();
    // A chapter that is missing does not stop the next.
    let missing = bundle.read(0).unwrap_err().to_string();
    assert_eq!(
        missing,
        "“x.epub” cannot be opened: “OEBPS/text/a first.xhtml” is missing in it."
    );
    assert!(bundle.read(1).is_ok());
}

#[test]
fn an_archive_gives_its_documents_and_refuses_what_leads_out_of_it() {
    let files: &[(&str, &str)] = &[
        ("unit 2/b.md", "# B\n\n二。"),
        ("unit 1/a.md", "# A\n\n一。"),
        ("../evil.md", "# E\n\n恶。"),
        ("/etc/evil.md", "# E\n\n恶。"),
        ("__MACOSX/unit 1/._a.md", "x"),
        ("unit 1/.DS_Store", "x"),
    ];
    let mut bundle = open("course.zip", archive(files)).unwrap();
    assert!(!bundle.is_book());
    assert_eq!(bundle.title(), "course");
    let paths: Vec<_> = bundle.paths().map(str::to_owned).collect();
    assert_eq!(
        paths,
        ["../evil.md", "/etc/evil.md", "unit 1/a.md", "unit 2/b.md"]
    );
    assert_eq!(
        bundle.read(0).unwrap_err().to_string(),
        "“../evil.md” in “course.zip” was left out: its name leads out of the archive."
    );
    assert!(matches!(bundle.read(1), Err(DocumentError::BadPath { .. })));
    assert_eq!(lesson(&mut bundle, 2).title.plain(), "A");
}

#[test]
fn names_of_chinese_windows_are_read() {
    let (name, _, _) = encoding_rs::GB18030.encode("茶馆.txt");
    let name = name.into_owned();
    // The writer writes names in UTF-8: a placeholder as long is written over.
    let placeholder = "x".repeat(name.len());
    let mut bytes = archive(&[(placeholder.as_str(), "一天。")]);
    for at in 0..bytes.len() - name.len() {
        if bytes[at..].starts_with(placeholder.as_bytes()) {
            bytes[at..at + name.len()].copy_from_slice(&name);
        }
    }
    let bundle = open("a.zip", bytes).unwrap();
    assert_eq!(bundle.paths().collect::<Vec<_>>(), ["茶馆.txt"]);
}

#[test]
fn a_bomb_is_left_out_and_the_rest_arrives() {
    let bomb = vec![b' '; 40 * 1024 * 1024];
    let files: &[(&str, &[u8])] = &[("a bomb.txt", &bomb), ("b.txt", "一天。".as_bytes())];
    let mut bundle = open("a.zip", archive(files)).unwrap();
    assert_eq!(
        bundle.read(0).unwrap_err().to_string(),
        "“a bomb.txt” in “a.zip” was left out: it unpacks to far more than a text can have."
    );
    assert!(bundle.read(1).is_ok());
}

#[rstest]
#[case::cut_off(archive(&[("a.txt", "一天。")])[..60].to_vec(), "the archive is damaged or cut off")]
#[case::empty(archive::<&str, &str>(&[]), "there are no documents in it")]
#[case::nothing_to_read(archive(&[("__MACOSX/a", "x")]), "there are no documents in it")]
fn a_damaged_archive_says_so(#[case] bytes: Vec<u8>, #[case] reason: &str) {
    let error = open("a.zip", bytes).unwrap_err().to_string();
    assert_eq!(error, format!("“a.zip” cannot be opened: {reason}."));
}

#[test]
fn damage_within_an_archive_is_noticed() {
    let mut bytes = archive(&[("a.txt", "一天有二十四个小时。".repeat(40))]);
    bytes[50] ^= 0xff;
    let mut bundle = open("a.zip", bytes).unwrap();
    assert!(matches!(bundle.read(0), Err(DocumentError::Broken { .. })));
}
