//! Which ends of lines in the source are ends of lines to a reader, and which are only where an editor wraps.

use wenxi_mandarin::is_hanzi;

use super::labels::{leading, plain_label};
use super::number;
use crate::Lang;
use crate::script::{is_latin, lang_of, width};
use crate::tree::{Inline, Node, RunKind};

/// No editor wraps lines that are narrower than this, in columns.
const NARROWEST: usize = 30;

/// Joins the lines of paragraphs that only an editor parted.
pub(super) fn join_lines(nodes: &mut [Node], source: &str) {
    for node in nodes {
        match node {
            Node::Paragraph(text) => paragraph(text, source),
            Node::List { items, .. } => items.iter_mut().for_each(|item| join_lines(item, source)),
            _ => {}
        }
    }
}

fn paragraph(text: &mut Inline, source: &str) {
    if !text.text().contains('\n') {
        return;
    }
    let breaks: Vec<(usize, usize)> = text
        .pieces()
        .filter(|(_, run)| run.kind == RunKind::SoftBreak)
        .map(|(_, run)| (run.start, run.at.start))
        .collect();
    let full = full_lines(&breaks, source);
    let mut wraps = Vec::new();
    for (at, is_full) in breaks.iter().map(|(at, _)| *at).zip(full) {
        let before = text.text().get(..at).unwrap_or_default();
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = text.text().get(at + 1..).unwrap_or_default();
        let end = at + 1 + after.find('\n').unwrap_or(after.len());
        if is_full && goes_on(before, &text.trimmed_cut(at + 1..end)) {
            wraps.push(at);
        }
    }
    if !wraps.is_empty() {
        text.join_lines(|at| wraps.contains(&at));
    }
}

/// Of the breaks of a paragraph, whether the line that each ends has no room for the word that begins the next: by the
/// widest of its lines, for that is how far an editor lets them go.
fn full_lines(breaks: &[(usize, usize)], source: &str) -> Vec<bool> {
    let lines: Vec<(usize, usize)> = breaks
        .iter()
        .map(|(_, at)| {
            // The place of a break is at the end of the line before, or at the start of the line after.
            let is_end = source.as_bytes().get(*at) == Some(&b'\n');
            let end = if is_end { *at } else { at.saturating_sub(1) };
            let before = source.get(..end).unwrap_or_default();
            let after = source.get(end..).unwrap_or_default().trim_start_matches('\n');
            let next = after.split('\n').next().unwrap_or_default();
            let line = width(before.rsplit('\n').next().unwrap_or_default().trim_end());
            (line, width(next.trim_end()).max(line))
        })
        .collect();
    let widest = lines.iter().map(|(_, widest)| *widest).max().unwrap_or_default();
    breaks
        .iter()
        .zip(&lines)
        .map(|((at, _), (line, _))| *line >= NARROWEST && line + 1 + first_word(source, *at) > widest)
        .collect()
}

/// The width of the word that begins the line after a break; between Chinese characters a line may end anywhere.
fn first_word(source: &str, at: usize) -> usize {
    let line = source.get(at..).unwrap_or_default().trim_start();
    let word = line
        .split(|character: char| character.is_whitespace() || is_hanzi(character))
        .next()
        .unwrap_or_default();
    width(word).max(1)
}

/// Whether a sentence goes on from a line to the next.
fn goes_on(before: &str, next: &Inline) -> bool {
    let before = before.trim_end();
    let after = next.text();
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    let ends = match last {
        ':' | '：' | '。' | '！' | '？' => true,
        '.' | '!' | '?' | ';' | '；' | '…' | ')' | '）' | '”' | '"' | '」' | '’' => {
            !first.is_lowercase()
        }
        _ => false,
    };
    let has_label = || {
        leading(next) > 0 || number::leading(after) > 0 || (plain_label(after) > 0 && !first.is_lowercase())
    };
    let other_script = || {
        let letter = |character: &char| is_hanzi(*character) || is_latin(*character);
        let script = before.chars().rev().find(letter).map(is_hanzi);
        letter(&first) && script != Some(is_hanzi(first))
    };
    let other_language = || {
        let pinyin = lang_of(before) == Lang::Pinyin;
        first.is_uppercase() && pinyin != (lang_of(after) == Lang::Pinyin)
    };
    !(ends || has_label() || other_script() || other_language())
}
