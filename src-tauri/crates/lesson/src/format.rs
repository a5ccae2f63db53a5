//! Which format a document is in, by its content; its name decides only where the content does not.

use wenxi_mandarin::is_hanzi;

use crate::readers::{Format, category, is_lyric, is_setting, is_timing};
use crate::script::{has_hanzi, is_latin};

/// As much of a document as is looked at, in bytes.
const LOOK: usize = 1 << 16;

/// Finds the format of a document.
pub(crate) fn detect(name: &str, text: &str) -> Format {
    let mut end = text.len().min(LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    let extension = extension.as_deref().unwrap_or_default();
    let start = head.trim_start();
    if start.starts_with("WEBVTT")
        || start.starts_with("[Script Info]")
        || head.lines().take(12).any(is_timing)
    {
        return Format::Subtitles;
    }
    if head.lines().take(24).filter(|line| is_lyric(line)).count() >= 3 {
        return Format::Lyrics;
    }
    if is_page(start) || (is_fragment(start) && !head.lines().any(is_markdown_heading)) {
        return Format::Html;
    }
    let bytes = head.as_bytes();
    if memchr::memmem::find(bytes, b"==").is_some() && head.lines().any(is_dokuwiki_heading) {
        // In Markdown `==…==` is marked text, and may stand alone on a line.
        let named = matches!(extension, "md" | "markdown");
        let highlighted = |line: &str| line.trim().starts_with("==") && !line.trim().starts_with("===");
        let others = named || head.lines().any(is_markdown_heading);
        if !(others
            && head
                .lines()
                .filter(|line| is_dokuwiki_heading(line))
                .all(highlighted))
        {
            return Format::DokuWiki;
        }
    }
    let is_cut = head.len() < text.len();
    if let Some(separator) = word_list(head, extension).or_else(|| word_table(head, is_cut)) {
        return Format::WordList(separator);
    }
    if has_markdown(head) || matches!(extension, "md" | "markdown") {
        return Format::Markdown;
    }
    if matches!(extension, "html" | "htm" | "xhtml") && head.contains('<') {
        return Format::Html;
    }
    match inline_tags(head) {
        InlineTags::None => Format::Plain,
        // Blank lines are the paragraphs of a text that has no tags for them, and Markdown knows tags within lines.
        InlineTags::Some if head.trim().lines().any(|line| line.trim().is_empty()) => Format::Markdown,
        InlineTags::Some | InlineTags::Lines => Format::Html,
    }
}

/// The tags within the lines of a text.
enum InlineTags {
    None,
    /// Such as `<ruby>` and `<b>`.
    Some,
    /// Even where its lines end: `<br>`.
    Lines,
}

/// The tags of HTML that a text has which begins with none, as what was copied out of a page does: an element that begins and
/// ends, or several line ends. A single `<br>` or `<b>` may be what the text is about.
fn inline_tags(head: &str) -> InlineTags {
    const ELEMENTS: &[&str] = &[
        "ruby", "b", "strong", "i", "em", "u", "span", "a", "font", "mark", "small", "sub", "sup", "p",
        "div", "li",
    ];
    if memchr::memchr(b'<', head.as_bytes()).is_none() {
        return InlineTags::None;
    }
    let (mut opened, mut closed, mut lines) = (0_u32, 0_u32, 0_u32);
    for (at, _) in head.match_indices('<') {
        let tag = head.get(at + 1..).unwrap_or_default();
        let (tag, closes) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
        let name = tag
            .split(|end: char| !end.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let is_tag = tag
            .get(name.len()..)
            .is_some_and(|rest| rest.starts_with(['>', ' ', '/']) && rest.contains('>'));
        if is_tag && name.eq_ignore_ascii_case("br") {
            lines += 1;
        } else if let Some(which) = ELEMENTS
            .iter()
            .position(|element| is_tag && name.eq_ignore_ascii_case(element))
        {
            let seen = if closes { &mut closed } else { &mut opened };
            *seen |= 1 << which;
        }
    }
    match (opened & closed != 0, lines) {
        (true, 1..) | (_, 2..) => InlineTags::Lines,
        (true, 0) => InlineTags::Some,
        (false, _) => InlineTags::None,
    }
}

fn opening(start: &str) -> String {
    start
        .get(..start.len().min(14))
        .unwrap_or(start)
        .to_ascii_lowercase()
}

/// Whether a document begins as a whole page of HTML does.
fn is_page(start: &str) -> bool {
    let opening = opening(start);
    ["<!doctype html", "<html", "<?xml"]
        .iter()
        .any(|beginning| opening.starts_with(beginning))
}

/// Whether a document begins with the tag of a block, as a part of a page does, and Markdown with some HTML at its top.
fn is_fragment(start: &str) -> bool {
    let opening = opening(start);
    const BLOCKS: &[&str] = &[
        "h1",
        "h2",
        "h3",
        "div",
        "p",
        "ul",
        "ol",
        "table",
        "article",
        "section",
        "body",
        "head",
        "main",
        "header",
        "dl",
        "blockquote",
        "meta",
        "nav",
    ];
    start.starts_with('<')
        && BLOCKS.iter().any(|block| {
            opening
                .strip_prefix('<')
                .and_then(|rest| rest.strip_prefix(block))
                .is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\t']))
        })
}

fn is_dokuwiki_heading(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("==") && line.ends_with("==") && line.trim_matches('=').trim().len() > 1
}

fn is_markdown_heading(line: &str) -> bool {
    let text = line.trim_start();
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&hashes) && text.get(hashes..).is_some_and(|rest| rest.starts_with(' '))
}

fn has_markdown(head: &str) -> bool {
    let bytes = head.as_bytes();
    let strong = memchr::memmem::find(bytes, b"**").is_some();
    memchr::memmem::find(bytes, b"](").is_some() || head.lines().any(|line| is_markdown_line(line, strong))
}

/// Whether a line is Markdown; `strong` if there is strong text in the document at all.
fn is_markdown_line(line: &str, strong: bool) -> bool {
    let text = line.trim_start();
    if is_markdown_heading(line) {
        return true;
    }
    if text.starts_with("```") || text.starts_with("~~~") || text.starts_with("> ") {
        return true;
    }
    if strong && text.match_indices("**").nth(1).is_some() {
        return true;
    }
    text.starts_with('|') && text.contains("--") && text.bytes().all(|byte| b"|:- ".contains(&byte))
}

/// The separator of a word list: on nearly every line within it, with Chinese on most lines, and not behind the names of
/// speakers.
fn word_list(head: &str, extension: &str) -> Option<char> {
    let named = matches!(extension, "csv" | "tsv");
    if !named && memchr::memchr(b'\t', head.as_bytes()).is_none() {
        return None;
    }
    let lines: Vec<&str> = rows(head)
        .into_iter()
        .skip_while(|line| is_setting(line))
        .filter(|line| category(line).is_none())
        .collect();
    if lines.len() < 2 {
        return None;
    }
    ['\t', ',', ';', '，'].into_iter().find(|separator| {
        if *separator != '\t' && !named {
            return false;
        }
        // What indents a paragraph parts no cells.
        let firsts: Vec<&str> = lines
            .iter()
            .filter_map(|line| first_cell(line.trim_start(), *separator))
            .collect();
        let speakers = firsts
            .iter()
            .filter(|cell| cell.trim_end().ends_with([':', '：']))
            .count();
        let with = firsts.len();
        let chinese = lines
            .iter()
            .filter(|line| line.chars().any(wenxi_mandarin::is_hanzi))
            .count();
        with * 10 >= lines.len() * 9 && chinese * 2 >= lines.len() && speakers * 2 < lines.len()
    })
}

/// The separator of a word list that no name tells: it cuts every line into as many cells, and there is a column of nothing
/// but Chinese words and one of Latin ones. The first line may name the columns.
fn word_table(head: &str, is_cut: bool) -> Option<char> {
    const LEAST: usize = 3;
    let separator = [',', ';'].into_iter().find(|separator| {
        let mut lines = head.lines().filter(|line| !line.trim().is_empty());
        lines.next().is_some_and(|first| first.contains(*separator))
    })?;
    let mut lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).collect();
    if is_cut {
        lines.pop();
    }
    let first = cells(lines.first()?, separator).count();
    let mut chinese = vec![true; first];
    let mut latin = vec![true; first];
    for (index, line) in lines.iter().enumerate() {
        let mut count = 0;
        for ((cell, chinese), latin) in cells(line, separator).zip(&mut chinese).zip(&mut latin) {
            count += 1;
            if index > 0 {
                *chinese &= is_chinese_word(cell);
                *latin &= !has_hanzi(cell) && cell.chars().any(is_latin);
            }
        }
        if count != first || cells(line, separator).count() != first {
            return None;
        }
    }
    (lines.len() >= LEAST && chinese.contains(&true) && latin.contains(&true)).then_some(separator)
}

/// The cells of a line, without blanks and quotes around them.
fn cells(line: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    line.split(move |mark| {
        quoted ^= mark == '"';
        mark == separator && !quoted
    })
    .map(|cell| cell.trim().trim_matches('"'))
}

/// Whether a cell is a word or two in Chinese, and no sentence.
fn is_chinese_word(cell: &str) -> bool {
    const LONGEST: usize = 12;
    has_hanzi(cell)
        && cell.chars().count() <= LONGEST
        && cell
            .chars()
            .all(|character| is_hanzi(character) || "…、·（）()/ ".contains(character))
}

/// What stands before the first separator that is not in quotes.
fn first_cell(line: &str, separator: char) -> Option<&str> {
    let mut quoted = false;
    let end = line.find(|mark| {
        quoted ^= mark == '"';
        mark == separator && !quoted
    })?;
    line.get(..end)
}

/// The lines of a text that are not blank; what stands in quotes goes on over line ends, if the quotes are closed soon.
fn rows(head: &str) -> Vec<&str> {
    const LONGEST: usize = 50;
    let mut rows = Vec::new();
    let mut start = 0;
    while let Some(rest) = head.get(start..).filter(|rest| !rest.is_empty()) {
        let mut open = false;
        let (mut len, mut first) = (0, 0);
        for line in rest.split_inclusive('\n').take(LONGEST) {
            len += line.len();
            first = if first == 0 { len } else { first };
            open ^= line.matches('"').count() % 2 == 1;
            if !open {
                break;
            }
        }
        let end = if open { first } else { len };
        start += end;
        rows.extend(rest.get(..end).filter(|row| !row.trim().is_empty()));
    }
    rows
}
