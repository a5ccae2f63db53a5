//! Tables whose first row names the columns without saying so: in a word processor's pages and in wikis heads are often
//! cells like all others.

use super::labels::{is_fact, tag};
use crate::tree::{Inline, Node};

/// Makes heads of first rows that are nothing but names of columns, `汉字 | Pinyin | English`.
pub(super) fn find_heads(nodes: &mut [Node]) {
    for node in nodes {
        match node {
            Node::Table { has_header, rows } if !*has_header => {
                *has_header = rows.len() > 1 && rows.first().is_some_and(|row| are_names(row));
            }
            Node::List { items, .. } => items.iter_mut().for_each(|item| find_heads(item)),
            _ => {}
        }
    }
}

/// Whether at least two cells of a row name columns, and no cell is anything else.
fn are_names(row: &[Inline]) -> bool {
    let mut names = row.iter().filter(|cell| !cell.is_blank()).peekable();
    let is_name = |cell: &Inline| tag(cell.text()).is_some() || is_fact(cell.text());
    row.len() > 1 && names.peek().is_some() && names.all(is_name)
}
