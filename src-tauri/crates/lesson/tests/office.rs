//! Documents of word processors: what stands in their paragraphs, and what of it is seen.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/office.rs"]
mod office;
#[path = "support/said.rs"]
mod said;
#[path = "support/zips.rs"]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod zips;

use std::fs;
use std::io::Cursor;
use std::path::Path;

use office::{open_document_of, word_of};
use rstest::rstest;
use said::said;
use wenxi_lesson::{Block, DocumentError, Lesson, is_office, read};

fn lesson(name: &str, bytes: &[u8]) -> Lesson {
    read(name, bytes, &|_| &[]).unwrap()
}

fn of_block(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph(text) => lines.extend(said(text).lines().map(str::to_owned)),
        Block::List { ordered, items } => {
            lines.push(if *ordered { "1." } else { "*" }.to_owned());
            items.iter().flatten().for_each(|block| of_block(block, lines));
        }
        Block::Table { rows, .. } => {
            lines.extend(
                rows.iter()
                    .map(|row| row.iter().map(said).collect::<Vec<_>>().join(" | ")),
            );
        }
        Block::Related { term, gloss } => lines.push(format!("{} = {}", said(term), said(gloss))),
        other => lines.push(format!("{other:?}")),
    }
}

/// The headings and blocks of a lesson, line by line.
fn lines(lesson: &Lesson) -> Vec<String> {
    let mut lines = vec![format!("# {}", said(&lesson.title))];
    for section in &lesson.sections {
        if !said(&section.heading).is_empty() {
            lines.push(format!("## {}", said(&section.heading)));
        }
        section
            .blocks
            .iter()
            .for_each(|block| of_block(block, &mut lines));
    }
    lines
}

fn of_word(body: &str, others: &[(&str, &str)]) -> Vec<String> {
    lines(&lesson("page.docx", &word_of(body, others)))
}

fn of_open_document(styles: &str, text: &str) -> Vec<String> {
    lines(&lesson("page.odt", &open_document_of(styles, text)))
}

#[rstest]
#[case::one_run("<w:r><w:t>客户很多。</w:t></w:r>", "客户很多。")]
#[case::a_word_in_two_runs("<w:r><w:t>客</w:t></w:r><w:r><w:t>户。</w:t></w:r>", "客户。")]
#[case::marks_of_markup("<w:r><w:t>1 &lt; 2 &amp; 客户</w:t></w:r>", "1 < 2 & 客户")]
#[case::ruby(
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>kè</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>客</w:t></w:r></w:rubyBase></w:ruby></w:r>\
     <w:r><w:ruby><w:rt><w:r><w:t>hù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>户</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "客{kè}户{hù}"
)]
#[case::tab("<w:r><w:t>客户</w:t><w:tab/><w:t>client</w:t></w:r>", "客户 client")]
#[case::what_was_put_in("<w:ins><w:r><w:t>客户</w:t></w:r></w:ins>", "客户")]
#[case::what_was_taken_out(
    "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r>",
    "新"
)]
#[case::field(
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>客户</w:t></w:r>",
    "客户"
)]
#[case::content_control(
    "<w:sdt><w:sdtContent><w:r><w:t>客户</w:t></w:r></w:sdtContent></w:sdt>",
    "客户"
)]
#[case::two_forms_of_one_thing(
    "<w:r><mc:AlternateContent><mc:Choice><w:t>客户</w:t></mc:Choice><mc:Fallback><w:t>客户</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    "客户"
)]
#[case::formula(
    "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath><w:r><w:t> 是和</w:t></w:r>",
    "a+b 是和"
)]
fn a_paragraph_of_word(#[case] paragraph: &str, #[case] wanted: &str) {
    let found = of_word(&format!("<w:p>{paragraph}</w:p>"), &[]);
    assert_eq!(found.join("\n").trim_start_matches("# \n"), wanted);
}

#[rstest]
#[case::text("<text:p>客户很多。</text:p>", "客户很多。")]
#[case::ruby(
    "<text:p><text:ruby><text:ruby-base>客户</text:ruby-base><text:ruby-text>kèhù</text:ruby-text></text:ruby></text:p>",
    "客{kè}户{hù}"
)]
#[case::blanks("<text:p>a<text:s text:c=\"3\"/>b<text:tab/>客</text:p>", "a b 客")]
#[case::what_was_taken_out(
    "<text:tracked-changes><text:p>旧</text:p></text:tracked-changes><text:p>新</text:p>",
    "新"
)]
#[case::in_a_section("<text:section><text:p>客户</text:p></text:section>", "客户")]
#[case::a_remark(
    "<text:p>客户<office:annotation><text:p>remark</text:p></office:annotation></text:p>",
    "客户"
)]
fn a_paragraph_of_open_document(#[case] text: &str, #[case] wanted: &str) {
    let found = of_open_document("", text).join("\n");
    assert_eq!(found.trim_start_matches("# ").trim_start(), wanted);
}

/// As LibreOffice 7.4 writes both.
#[rstest]
#[case("teahouse.docx")]
#[case("teahouse.odt")]
fn what_a_word_processor_wrote_is_a_lesson(#[case] name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/office");
    let found = lesson(name, &fs::read(folder.join(name)).unwrap());
    assert_eq!(found.diagnostics, []);
    let headword = found.headword.as_ref().unwrap();
    assert_eq!(
        (said(&headword.chinese).as_str(), headword.pinyin.as_str()),
        ("茶{chá}馆{guǎn}", "cháguǎn")
    );
    let examples: Vec<(String, String)> = found
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Example(example) => Some((said(&example.chinese.text), said(&example.english.text))),
            _ => None,
        })
        .collect();
    let wanted = [
        (
            "我{wǒ}们{men}去{qù}茶{chá}馆{guǎn}吧{ba}。",
            "Let us go to the teahouse.",
        ),
        (
            "这{zhè}家{jiā}茶{chá}馆{guǎn}很{hěn}安{ān}静{jìng}。",
            "This teahouse is quiet.",
        ),
    ];
    assert_eq!(
        examples,
        wanted.map(|(chinese, english)| (chinese.to_owned(), english.to_owned()))
    );
    let lines = lines(&found);
    let notes = lines.iter().skip_while(|line| *line != "## Notes");
    assert_eq!(
        notes.collect::<Vec<_>>(),
        [
            "## Notes",
            "茶{chá}馆{guǎn}很多。[1]",
            "红茶 | black tea",
            "绿茶 | green tea",
            "[1] 成都的茶馆最多。"
        ]
    );
}

/// Headings stand below the title, whatever their styles are called in the language of the program.
#[test]
fn a_title_is_above_the_headings() {
    let styles = "<w:styles {W}>\
        <w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"own\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"1\"/></w:style></w:styles>";
    let paragraph = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        ("a3", "客户"),
        ("1", "One"),
        ("", "第一。"),
        ("own", "Two"),
        ("", "第二。"),
    ]
    .map(|(style, text)| paragraph(style, text))
    .concat();
    let found = of_word(&body, &[("styles.xml", styles)]);
    assert_eq!(found, ["# 客户", "## One", "第一。", "## Two", "第二。"]);
    let text = "<text:p text:style-name=\"P1\">客户</text:p><text:h text:outline-level=\"1\">One</text:h><text:p>第一。</text:p>";
    let styles = "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>";
    assert_eq!(of_open_document(styles, text), ["# 客户", "## One", "第一。"]);
}

/// A numbered list that something interrupts goes on with its numbers, and what is indented below an item is a part of it.
#[test]
fn lists_of_word_keep_their_numbers() {
    let numbering = "<w:numbering {W}>\
        <w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>";
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let below = "<w:p><w:pPr><w:ind w:left=\"720\"/></w:pPr><w:r><w:t>below</w:t></w:r></w:p>";
    let between = "<w:p><w:r><w:t>between</w:t></w:r></w:p>";
    let body = [
        &item(0, "one"),
        below,
        &item(1, "inner"),
        &item(0, "two"),
        between,
        &item(0, "three"),
    ]
    .concat();
    let found = of_word(&body, &[("numbering.xml", numbering)]);
    assert_eq!(
        found,
        [
            "# ", "1.", "one", "below", "*", "inner", "two", "between", "*", "3. three"
        ]
    );
}

#[test]
fn tables_notes_and_boxes_are_read() {
    let body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>词</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>word</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>两个</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>\
        <w:r><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></w:r></w:p>";
    let notes = "<w:footnotes {W}><w:footnote w:id=\"2\"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let found = of_word(body, &[("footnotes.xml", notes)]);
    let text = found.join("\n");
    for wanted in ["词 | word", "两个", "正文[1]", "框里", "[1] 脚注"] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let text = "<text:p>正文<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>\
        <draw:frame><draw:text-box><text:p>框里</text:p></draw:text-box></draw:frame></text:p>";
    assert_eq!(of_open_document("", text), ["# 正文[1]", "框里", "[1] 脚注"]);
}

/// The numbers of pages go with the table of contents, which a lesson has beside it.
#[test]
fn a_table_of_contents_is_known_with_its_pages() {
    let styles = "<w:styles {W}><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style></w:styles>";
    let entry = |name: &str, page: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"11\"/></w:pPr><w:hyperlink w:anchor=\"x\"><w:r><w:t>{name}</w:t></w:r><w:r><w:tab/></w:r>\
             <w:r><w:t>{page}</w:t></w:r></w:hyperlink></w:p>"
        )
    };
    let section = |name: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>{name}</w:t></w:r></w:p><w:p><w:r><w:t>正文。</w:t></w:r></w:p>"
        )
    };
    let body = [
        "<w:p><w:r><w:t>目录</w:t></w:r></w:p>",
        &entry("历史", "1"),
        &entry("现在", "12"),
        &section("历史"),
        &section("现在"),
    ]
    .concat();
    let lesson = lesson("page.docx", &word_of(&body, &[("styles.xml", styles)]));
    let codes: Vec<&str> = lesson.diagnostics.iter().map(|one| one.code.as_ref()).collect();
    assert!(codes.contains(&"contents-left-out"), "{codes:?}");
    assert!(
        !lines(&lesson).iter().any(|line| line.contains("12")),
        "{:?}",
        lines(&lesson)
    );
    let text = "<text:table-of-content><text:table-of-content-source><text:index-title-template>目录</text:index-title-template>\
        </text:table-of-content-source><text:index-body><text:p>目录</text:p><text:p>历史<text:tab/>1</text:p><text:p>现在<text:tab/>12</text:p>\
        </text:index-body></text:table-of-content><text:h text:outline-level=\"1\">历史</text:h><text:p>正文。</text:p>\
        <text:h text:outline-level=\"1\">现在</text:h><text:p>正文。</text:p>";
    assert_eq!(
        of_open_document("", text)
            .iter()
            .filter(|line| line.contains("历史"))
            .count(),
        1
    );
}

/// A picture and hidden text are not shown, and that is said.
#[test]
fn what_is_not_shown_is_said() {
    let body = "<w:p><w:r><w:t>客户</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
        <w:r><w:drawing><a:blip r:embed=\"rId9\"/></w:drawing></w:r></w:p>";
    let relations = "<Relationships><Relationship Id=\"rId9\" Target=\"media/tea.png\"/></Relationships>";
    let found = lesson(
        "page.docx",
        &word_of(body, &[("_rels/document.xml.rels", relations)]),
    );
    assert_eq!(lines(&found), ["# ", "客户"]);
    let said: Vec<&str> = found.diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert!(said.iter().any(|said| said.contains("tea.png")), "{said:?}");
    assert!(said.iter().any(|said| said.contains("hides")), "{said:?}");
}

#[test]
fn no_link_leads_where_it_may_not() {
    let body = "<w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>这里</w:t></w:r></w:hyperlink></w:p>";
    let relations =
        "<Relationships><Relationship Id=\"rId1\" Target=\"javascript:alert(1)\"/></Relationships>";
    let found = lesson(
        "page.docx",
        &word_of(body, &[("_rels/document.xml.rels", relations)]),
    );
    assert_eq!(lines(&found), ["# ", "这里"]);
    assert!(!format!("{found:?}").contains("javascript"));
}

fn office_archive(main: &str) -> Vec<u8> {
    let types = format!("<Types><Override PartName=\"/x.xml\" ContentType=\"{main}\"/></Types>");
    zips::archive(&[("[Content_Types].xml", types.as_str()), ("x.xml", "<x/>")])
}

#[rstest]
#[case::spreadsheet(
    office_archive("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    "a spreadsheet"
)]
#[case::slides(
    office_archive("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
    "a presentation"
)]
#[case::spreadsheet_of_open_document(
    zips::archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]),
    "a spreadsheet"
)]
#[case::nothing_in_it(word_of("<w:p/>", &[]), "is empty")]
#[case::no_text_part(
    zips::archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]),
    "its text is missing"
)]
#[case::locked(
    zips::archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>"),
        ("content.xml", "\u{1}\u{2}"),
    ]),
    "is locked"
)]
#[case::too_deep(word_of(&"<w:sdt>".repeat(10_000), &[]), "nested")]
#[case::too_deep_in_a_run(word_of(&format!("<w:p><w:r>{}", "<w:pict>".repeat(10_000)), &[]), "nested")]
fn what_cannot_be_read_is_said_in_a_sentence(#[case] bytes: Vec<u8>, #[case] wanted: &str) {
    assert!(is_office(Cursor::new(&bytes)));
    let error: DocumentError = read("a.bin", &bytes, &|_| &[]).unwrap_err();
    assert!(error.to_string().contains(wanted), "{error}");
}

#[test]
fn an_archive_of_documents_is_none_of_an_office() {
    assert!(!is_office(Cursor::new(zips::archive(&[
        ("tea.md", "茶"),
        ("x.xml", "<x/>")
    ]))));
    assert!(!is_office(Cursor::new(b"PK\x03\x04 cut off".to_vec())));
}
