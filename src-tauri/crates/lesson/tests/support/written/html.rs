//! Pages: what a browser shows of them.

use proptest::prelude::*;

use super::{Written, phrase};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn word() -> impl Strategy<Value = Written> {
    phrase().prop_map(|phrase| Written::new(escaped(phrase), phrase))
}

/// Text of an element that is not blocks.
fn inline() -> BoxedStrategy<Written> {
    let entities = proptest::sample::select(vec![
        ("&nbsp;", " "),
        ("&copy;", "©"),
        ("&#23458;", "客"),
        ("&#x6237;", "户"),
        ("&hellip;", "…"),
        ("&amp;lt;", "&lt;"),
        ("1 &lt; 2 &amp; 3 &gt; 2", "1 < 2 & 3 > 2"),
        ("a < b", "a < b"),
        ("AT&T", "AT&T"),
        ("&ldquo;好&rdquo;", "“好”"),
    ])
    .prop_map(|(source, seen)| Written::new(source, seen));
    let ruby = proptest::sample::select(vec![
        ("<ruby>客<rt>kè</rt>户<rt>hù</rt></ruby>", "客户kèhù"),
        ("<ruby>客户<rp>(</rp><rt>kèhù</rt><rp>)</rp></ruby>", "客户kèhù"),
        ("<ruby><rb>茶</rb><rt>chá</ruby>", "茶chá"),
        ("<ruby>茶<rt></rt>馆<rt><b>gu</b>ǎn</rt></ruby>", "茶馆guǎn"),
        ("<ruby>OK<rt>good</rt></ruby>", "OKgood"),
    ])
    .prop_map(|(source, seen)| Written::new(source, seen));
    let unseen = proptest::sample::select(vec![
        "<!-- 注释 -->",
        "<script>var 脚 = '<b>本</b>';</script>",
        "<style>p { content: '样' }</style>",
        "<template><p>模板</p></template>",
        "<wbr>",
        "<img src=\"a.png\">",
        "<input type=\"text\" value=\"值\">",
        "<iframe src=\"https://example.org\">框</iframe>",
    ])
    .prop_map(Written::unseen);
    let single = prop_oneof![
        8 => word(),
        2 => entities,
        2 => ruby,
        1 => unseen,
        1 => Just(Written::new("<img src=\"a.png\" alt=\"一盏灯\">", "一盏灯")),
        1 => Just(Written::new("<br>", "\n")),
        1 => Just(Written::new("<noscript>没有脚本</noscript>", "没有脚本")),
        1 => Just(Written::new("<q>引</q>", "“引”")),
        1 => Just(Written::new("<svg><title>x</title><text>图</text></svg>", "图")),
        1 => Just(Written::new(
            "<math><mi>x</mi><annotation encoding=\"application/x-tex\">\\x</annotation></math>",
            "x",
        )),
    ];
    let tags = proptest::sample::select(vec![
        ("<b>", "</b>"),
        ("<strong class='x'>", "</strong>"),
        ("<em>", "</em>"),
        ("<code>", "</code>"),
        ("<span style=\"color: red\">", "</span>"),
        ("<a href=\"https://example.org/?a=1&amp;b=2\">", "</a>"),
        ("<a href=\"javascript:alert(1)\">", "</a>"),
        ("<mark>", "</mark>"),
        ("<sup>", "</sup>"),
        ("<font size=3>", "</font>"),
        ("<x-word>", "</x-word>"),
        ("<b><i>", "</b></i>"),
    ]);
    single
        .prop_recursive(3, 12, 3, move |inner| {
            (prop::collection::vec(inner, 1..3), tags.clone(), "[ \n]?").prop_map(
                |(pieces, (open, close), joint)| Written::joined(&pieces, &joint).within(open, close),
            )
        })
        .boxed()
}

fn line() -> impl Strategy<Value = Written> {
    (prop::collection::vec(inline(), 1..4), "[ \n]{0,2}")
        .prop_map(|(pieces, joint)| Written::joined(&pieces, &joint))
}

fn list(items: Vec<Written>, kind: usize) -> Written {
    let (open, close) = [
        ("<ul>", "</ul>"),
        ("<ol>", "</ol>"),
        ("<ol start=\"1\">", "</ol>"),
        ("<ol start=\"4\">", "</ol>"),
        ("<menu>", "</menu>"),
    ][kind];
    // End tags of items are often left out.
    let end = if kind.is_multiple_of(2) { "</li>" } else { "" };
    let numbered: Vec<Written> = items
        .into_iter()
        .enumerate()
        .map(|(index, item)| {
            let mut item = item.within("<li>", end);
            if kind == 3 {
                item.seen = format!("{}.{}", index + 4, item.seen);
            }
            item
        })
        .collect();
    Written::joined(&numbered, "\n").within(open, close)
}

fn table(rows: Vec<Vec<Written>>, kind: usize) -> Written {
    let rows: Vec<Written> = rows
        .into_iter()
        .enumerate()
        .map(|(index, cells)| {
            let name = if index == 0 && kind > 0 { "th" } else { "td" };
            let cells: Vec<Written> = cells
                .into_iter()
                .map(|cell| match kind {
                    2 => cell.within(&format!("<{name}>"), ""),
                    3 => cell.within(&format!("<{name}><p>"), &format!("</p></{name}>")),
                    _ => cell.within(&format!("<{name} colspan=1>"), &format!("</{name}>")),
                })
                .collect();
            let row = Written::joined(&cells, "").within("<tr>", "</tr>");
            match (index, kind) {
                (0, 1) => row.within("<thead>", "</thead>"),
                (1, 1) => row.within("<tfoot>", "</tfoot>"),
                _ => row,
            }
        })
        .collect();
    let rows = Written::joined(&rows, "\n");
    match kind {
        0 => Written::joined(&[Written::new("<caption>题</caption>", "题"), rows], ""),
        4 => Written::joined(&[Written::new("外", "外"), rows], ""),
        _ => rows,
    }
    .within("<table>", "</table>")
}

fn block() -> BoxedStrategy<Written> {
    let pre = phrase().prop_map(|phrase| {
        Written::new(
            format!("<pre>  {0}\n\n  {0}</pre>", escaped(phrase)),
            phrase.repeat(2),
        )
    });
    let hidden = proptest::sample::select(vec![
        ("<p hidden>藏</p>", "藏"),
        (
            "<div style=\"color: red; display: none\">藏<b>着</b></div>",
            "藏着",
        ),
        ("<div style=\"DISPLAY:NONE\"><ul><li>藏</ul></div>", "藏"),
    ])
    // What a page hides is said in a note.
    .prop_map(|(source, seen)| Written::new(source, seen));
    let paragraph = |tags: Vec<(&'static str, &'static str)>| {
        (line(), proptest::sample::select(tags)).prop_map(|(line, (open, close))| line.within(open, close))
    };
    let single = prop_oneof![
        4 => paragraph(vec![("<p>", "</p>"), ("<p>", ""), ("<div>", "</div>"), ("", "<hr>"), ("<p><b>", "</b></p>")]),
        2 => paragraph(vec![("<h1>", "</h1>"), ("<h2 id=x>", "</h2>"), ("<h3>", "</h3>"), ("<h6>", "</h6>")]),
        1 => paragraph(vec![
            ("<dl><dt>", "</dl>"),
            ("<dl><dd>", "</dl>"),
            ("<figure><figcaption>", "</figcaption></figure>"),
            ("<details><summary>", "</summary></details>"),
            ("<button>", "</button>"),
            ("<select><option>", "</select>"),
            ("<textarea>", "</textarea>"),
        ]).prop_filter("only text may stand in a choice or a field", |written| {
            !(written.source.starts_with("<select") || written.source.starts_with("<textarea"))
                || !written.source[10..].trim_start_matches("ption>").replace("</", "").contains('<')
        }),
        1 => pre,
        1 => hidden,
    ];
    single
        .prop_recursive(4, 24, 4, |inner| {
            let cell = prop_oneof![line().boxed(), inner.clone().boxed()];
            prop_oneof![
                2 => (prop::collection::vec(prop_oneof![line().boxed(), inner.clone().boxed()], 1..4), 0..5_usize)
                    .prop_map(|(items, kind)| list(items, kind)),
                1 => (prop::collection::vec(prop::collection::vec(cell, 1..4), 1..4), 0..5_usize)
                    .prop_map(|(rows, kind)| table(rows, kind)),
                1 => (line(), inner.clone()).prop_map(|(line, block)| {
                    Written::joined(&[line, block], "\n").within("<div class='a'>", "</div>")
                }),
                1 => prop::collection::vec(inner, 1..3)
                    .prop_map(|blocks| Written::joined(&blocks, "\n").within("<blockquote>", "</blockquote>")),
            ]
        })
        .boxed()
}

/// What stands in the body of a page.
pub(crate) fn body() -> impl Strategy<Value = Written> {
    prop::collection::vec(block(), 1..6).prop_map(|blocks| Written::joined(&blocks, "\n"))
}

/// A page.
pub(crate) fn page() -> impl Strategy<Value = Written> {
    body().prop_map(|body| {
        body.within(
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><style>b {}</style></head><body>\n",
            "\n</body></html>\n",
        )
    })
}
