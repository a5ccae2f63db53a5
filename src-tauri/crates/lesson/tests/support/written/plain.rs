//! Plain text, and what an extractor leaves of a page: bullets and numbers of lists are not text, nor are pairs of
//! backticks.

use proptest::prelude::*;

use super::{Written, phrase};

fn line() -> impl Strategy<Value = Written> {
    prop::collection::vec((phrase(), 0..6_usize), 1..4).prop_map(|pieces| {
        let pieces: Vec<Written> = pieces
            .into_iter()
            .map(|(phrase, mark)| {
                let plain = Written::new(phrase, phrase);
                if mark == 0 { plain.within("`", "`") } else { plain }
            })
            .collect();
        Written::joined(&pieces, " ")
    })
}

fn list() -> impl Strategy<Value = Written> {
    let mark = proptest::sample::select(vec![
        "• ", "•", "- ", "– ", "* ", "+ ", "· ", "▪ ", ". ", ") ", "、",
    ]);
    (
        prop::collection::vec((line(), 0..3_usize), 1..5),
        mark,
        proptest::sample::select(vec!["\n", "\n\n"]),
    )
        .prop_map(|(items, mark, between)| {
            let items: Vec<Written> = items
                .into_iter()
                .enumerate()
                .map(|(index, (item, depth))| {
                    let number = match mark {
                        ". " | ") " | "、" => (index + 1).to_string(),
                        _ => String::new(),
                    };
                    // A number and the name of a section are a heading: a sentence is none.
                    let end = if number.is_empty() { "" } else { "。" };
                    let item = Written::joined(&[item, Written::new(end, end)], "");
                    item.within(&format!("{}{number}{mark}", "  ".repeat(depth)), "")
                })
                .collect();
            Written::joined(&items, between)
        })
}

/// A text.
pub(crate) fn text() -> impl Strategy<Value = Written> {
    let block = prop_oneof![
        3 => prop::collection::vec(line(), 1..4).prop_map(|lines| Written::joined(&lines, "\n")),
        1 => list(),
        // Lines that an editor wrapped.
        1 => prop::collection::vec(Just(Written::new(
            "This line is as long as an editor makes one before it goes on to",
            "Thislineisaslongasaneditormakesonebeforeitgoesonto",
        )), 2..4).prop_map(|lines| Written::joined(&lines, "\n  ")),
    ];
    // Another paragraph between two lists: the numbers of the second begin anew.
    prop::collection::vec(block, 1..6).prop_map(|blocks| {
        let end = Written::new("完。", "完。");
        let blocks: Vec<Written> = blocks
            .into_iter()
            .flat_map(|block| [block, end.clone()])
            .collect();
        Written::joined(&blocks, "\n\n")
    })
}
