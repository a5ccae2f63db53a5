//! Word lists: what a spreadsheet shows of them.

use proptest::prelude::*;

use super::Written;

fn cell(text: &str, quoted: usize, separator: char) -> Written {
    let special = text.contains([separator, '"', '\n']);
    if special || quoted == 0 {
        Written::new(format!("\"{}\"", text.replace('"', "\"\"")), text)
    } else {
        Written::new(text, text)
    }
}

/// A list of words, parted by this, with or without names of its columns.
pub(crate) fn words(separator: char) -> impl Strategy<Value = Written> {
    let word = proptest::sample::select(vec!["客户", "茶", "哪儿", "你好，世界", "两\n行", "A股"]);
    let pinyin = proptest::sample::select(vec!["kèhù", "chá", "nǎr", "ke4hu4", "", "nǐ hǎo"]);
    let gloss = proptest::sample::select(vec![
        "customer",
        "tea, to drink",
        "to say \"hi\"",
        "where",
        "",
        "one\ttwo",
        "5\" long",
        "first line\nsecond line",
    ]);
    let row = (word, pinyin, gloss, 0..4_usize);
    (
        prop::collection::vec(row, 3..9),
        any::<bool>(),
        proptest::sample::select(vec!["\n", "\r\n"]),
    )
        .prop_map(move |(rows, names, end)| {
            let mut lines: Vec<Written> = Vec::new();
            if names {
                let line = format!("汉字{separator}拼音{separator}释义");
                lines.push(Written::new(&line, "汉字拼音释义"));
            }
            lines.extend(rows.into_iter().map(|(word, pinyin, gloss, quoted)| {
                let cells = [
                    cell(word, quoted, separator),
                    cell(pinyin, quoted, separator),
                    cell(gloss, quoted, separator),
                ];
                Written::joined(&cells, &separator.to_string())
            }));
            Written::joined(&lines, end).within("", end)
        })
}
