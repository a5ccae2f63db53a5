//! DokuWiki source: what the wiki shows of it.

use proptest::prelude::*;

use super::{Written, phrase};

fn inline() -> impl Strategy<Value = Written> {
    (phrase(), 0..21_usize).prop_map(|(phrase, mark)| {
        let plain = Written::new(phrase, phrase);
        match mark {
            0 => plain.within("**", "**"),
            1 => plain.within("''", "''"),
            2 => plain.within("//", "//"),
            3 => plain.within("__", "__"),
            4 => Written::new(format!("[[:wiki:x|{phrase}]]"), phrase),
            5 => Written::new("[[顾客]]", "顾客"),
            6 => Written::new(format!("(({phrase}))"), format!("({phrase})")),
            7 => Written::new(format!("%%**{phrase}//%%"), format!("**{phrase}//")),
            8 => Written::new(format!("<nowiki>[[{phrase}]]</nowiki>"), format!("[[{phrase}]]")),
            9 => Written::new(format!("{{{{:a.png?200|{phrase}}}}}"), phrase),
            10 => plain.within("<del>", "</del>"),
            11 => plain.within("H<sub>", "</sub>").with("H"),
            12 => Written::new(format!("{phrase}\\\\ {phrase}"), phrase.repeat(2)),
            13 => Written::new("{{a.png}}", ""),
            14 => Written::new(
                format!("https://example.org/a//b__c//d {phrase}"),
                format!("https://example.org/a//b__c//d {phrase}"),
            ),
            15 => Written::new(format!("____{phrase}______"), format!("____{phrase}______")),
            _ => plain,
        }
    })
}

impl Written {
    /// With something seen before it.
    fn with(self, before: &str) -> Written {
        Written {
            seen: format!("{before}{}", self.seen),
            ..self
        }
    }
}

fn line() -> impl Strategy<Value = Written> {
    prop::collection::vec(inline(), 1..4).prop_map(|pieces| Written::joined(&pieces, " "))
}

/// A line that is no list, table or heading.
fn text() -> impl Strategy<Value = Written> {
    line().prop_filter("it would be a heading or a table", |line| {
        !line.source.starts_with(['^', '|', '=', '>'])
    })
}

fn block() -> impl Strategy<Value = Written> {
    let heading = (line(), 1..5_usize).prop_map(|(line, level)| {
        let bars = "=".repeat(7 - level);
        line.within(&format!("{bars} "), &format!(" {bars}"))
    });
    let list = prop::collection::vec((line(), 0..3_usize, any::<bool>()), 1..6).prop_map(|items| {
        let items: Vec<Written> = items
            .into_iter()
            .map(|(item, depth, ordered)| {
                let mark = if ordered { '-' } else { '*' };
                item.within(&format!("{}{mark} ", "  ".repeat(depth + 1)), "")
            })
            .collect();
        Written::joined(&items, "\n")
    });
    let cell = prop::collection::vec((phrase(), 0..6_usize), 1..4);
    let table = prop::collection::vec(cell, 1..4).prop_map(|rows| {
        let rows: Vec<Written> = rows
            .into_iter()
            .enumerate()
            .map(|(index, cells)| {
                let cells: Vec<Written> = cells
                    .into_iter()
                    .map(|(phrase, kind)| match kind {
                        0 => Written::new(format!(" [[x|{phrase}]] "), phrase),
                        1 => Written::new(format!(" {{{{a.png|{phrase}}}}} "), phrase),
                        2 => Written::new(
                            format!(" <nowiki>{phrase}|[</nowiki> [x "),
                            format!("{phrase}|[ [x"),
                        ),
                        _ => Written::new(format!(" {phrase} "), phrase),
                    })
                    .collect();
                let bar = if index == 0 { "^" } else { "|" };
                Written::joined(&cells, bar).within(bar, bar)
            })
            .collect();
        Written::joined(&rows, "\n")
    });
    let code = (phrase(), 0..3_usize).prop_map(|(phrase, kind)| {
        let text = format!("{phrase}\n  **{phrase}**\n[[x]]");
        let (open, close) = [
            ("<code>\n", "\n</code>"),
            ("<code python>\n", "\n</code>"),
            ("<file txt a.txt>\n", "\n</file>"),
        ][kind];
        Written::new(&text, &text).within(open, close)
    });
    let quote =
        (text(), 1..3_usize).prop_map(|(line, depth)| line.within(&format!("{} ", ">".repeat(depth)), ""));
    prop_oneof![
        3 => prop::collection::vec(text(), 1..4).prop_map(|lines| Written::joined(&lines, "\n")),
        2 => heading,
        3 => list,
        1 => table,
        1 => code,
        1 => quote,
        1 => Just(Written::unseen("----")),
        1 => Just(Written::unseen("~~NOTOC~~")),
    ]
}

/// A page of a wiki, with a title.
pub(crate) fn page() -> impl Strategy<Value = Written> {
    prop::collection::vec((block(), "\n{1,2}"), 1..8).prop_map(|blocks| {
        let mut page = Written::new("====== 题目 ======\n\n", "题目");
        for (block, end) in blocks {
            page.source.push_str(&block.source);
            page.source.push_str(&end);
            page.seen.push_str(&block.seen);
        }
        page
    })
}
