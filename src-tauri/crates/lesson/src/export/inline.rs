//! Text as Markdown: marks of style, links and readings, and everything else escaped.

use crate::{Lang, Span, Text};

/// Where a text stands, which decides how its lines end and what has to be escaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In lines of its own: two spaces end a line.
    Lines,
    /// In a heading: one line.
    Heading,
    /// In the cell of a table: one line, and no bars.
    Cell,
}

/// A text as Markdown, without blanks at its ends.
pub(super) fn markdown(text: &Text, place: Place) -> String {
    set(&text.spans.iter().collect::<Vec<_>>(), place)
}

/// Spans as Markdown, without blanks at their ends.
pub(super) fn set(spans: &[&Span], place: Place) -> String {
    let strong_runs = spans
        .chunk_by(|a, b| a.style.strong == b.style.strong)
        .filter(|run| run.first().is_some_and(|span| span.style.strong));
    // The reader takes pairs of stars for strong text where CommonMark sees none, if nothing else is strong.
    let alone = strong_runs.count() == 1 && !spans.iter().any(|span| span.text.contains(['*', '$']));
    let mut out = String::new();
    let mut done = 0;
    for run in spans.chunk_by(|a, b| a.style.strong == b.style.strong) {
        done += run.len();
        let inner = links(run);
        if run.first().is_some_and(|span| span.style.strong) {
            let after = spans.get(done).and_then(|span| span.text.chars().next());
            strong(&mut out, &inner, after, alone);
        } else {
            out.push_str(&inner);
        }
    }
    finished(out.trim_matches([' ', '\n', '\t']), place)
}

/// Spans of one weight: code and links set, everything else escaped.
fn links(run: &[&Span]) -> String {
    let mut out = String::new();
    for group in run.chunk_by(|a, b| a.style == b.style) {
        let Some(style) = group.first().map(|span| &span.style) else {
            continue;
        };
        let inner = if style.code {
            code(&group.iter().map(|span| span.text.as_str()).collect::<String>())
        } else {
            with_readings(group)
        };
        match &style.link {
            Some(target) => out.push_str(&format!("[{inner}]({})", address(target))),
            None => out.push_str(&inner),
        }
    }
    out
}

/// Spans with the readings that the format itself has to mark, because no bracket does.
fn with_readings(group: &[&Span]) -> String {
    let runs: Vec<&[&Span]> = group.chunk_by(|a, b| a.is_reading == b.is_reading).collect();
    let is_reading = |run: &&[&Span]| run.first().is_some_and(|span| span.is_reading);
    let told = |index: usize| match runs.get(index..index + 2) {
        Some([base, reading]) if is_reading(reading) => {
            base.last().is_some_and(|span| span.lang == Lang::Chinese)
                && reading
                    .first()
                    .is_some_and(|span| span.text.starts_with(char::is_alphabetic))
        }
        _ => false,
    };
    let mut out = String::new();
    for (index, run) in runs.iter().enumerate() {
        let text: String = run.iter().map(|span| span.text.as_str()).collect();
        if index > 0 && told(index - 1) {
            out.push_str(&format!("<rt>{}</rt></ruby>", escaped(&text)));
        } else if told(index)
            && let Some((last, before)) = run.split_last()
        {
            let (start, base) = last
                .text
                .split_at_checked(base_of(last))
                .unwrap_or(("", &last.text));
            let before: String = before.iter().map(|span| span.text.as_str()).collect();
            out.push_str(&format!("{}<ruby>{}", escaped(&(before + start)), escaped(base)));
        } else {
            out.push_str(&escaped(&text));
        }
    }
    out
}

/// The byte at which the characters with readings at the end of a span begin.
fn base_of(span: &Span) -> usize {
    let count = span.text.chars().count();
    let read = span
        .readings
        .iter()
        .rev()
        .enumerate()
        .take_while(|(from_end, reading)| reading.at + from_end + 1 == count)
        .count();
    let first = if read == 0 { 0 } else { count - read };
    span.text.char_indices().nth(first).map_or(0, |(at, _)| at)
}

/// Sets text in bold, line by line, with the blanks at its ends outside of the marks.
fn strong(out: &mut String, inner: &str, after: Option<char>, alone: bool) {
    let mut lines = inner.split('\n').peekable();
    while let Some(line) = lines.next() {
        let text = line.trim();
        let start = line.len() - line.trim_start().len();
        out.push_str(line.get(..start).unwrap_or_default());
        if !text.is_empty() {
            let before = out.chars().next_back();
            let end = line.get(start + text.len()..).unwrap_or_default();
            let after = end
                .chars()
                .next()
                .or(if lines.peek().is_some() { Some('\n') } else { after });
            let opens = !begins_with_mark(text) || !is_letter(before);
            let closes = !text.ends_with(is_mark) || !is_letter(after);
            let mark = if (opens && closes) || alone {
                ("**", "**")
            } else {
                ("<b>", "</b>")
            };
            out.push_str(&format!("{}{text}{}{end}", mark.0, mark.1));
        }
        if lines.peek().is_some() {
            out.push('\n');
        }
    }
}

fn begins_with_mark(text: &str) -> bool {
    text.starts_with(is_mark)
}

/// Punctuation, as far as the rules for emphasis are concerned (CommonMark 0.31, 6.2).
fn is_mark(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace()
}

fn is_letter(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphanumeric)
}

/// Code, between as many backticks as it needs.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('\n', " "))
}

/// The target of a link.
fn address(target: &str) -> String {
    if target.contains([' ', '(', ')', '<', '>', '\\']) {
        let inner = target
            .replace('\\', "\\\\")
            .replace('<', "\\<")
            .replace('>', "\\>");
        format!("<{inner}>")
    } else {
        target.to_owned()
    }
}

/// Text in which no character means anything but itself, except at the start of a line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut before = None;
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let means_something = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '$' => true,
            '_' => !(is_letter(before) && is_letter(next)),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            '>' => before == Some('-'),
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
    out
}

/// Lines as they stand in their place.
fn finished(text: &str, place: Place) -> String {
    let lines = text.split('\n').map(|line| line.trim_matches([' ', '\t']));
    match place {
        Place::Lines => lines
            .filter(|line| !line.is_empty())
            .map(start_escaped)
            .collect::<Vec<_>>()
            .join("  \n"),
        Place::Heading => {
            let line = lines.collect::<Vec<_>>().join("<br>");
            match line.strip_suffix('#') {
                Some(rest) => format!("{rest}\\#"),
                None => line,
            }
        }
        Place::Cell => lines.collect::<Vec<_>>().join("<br>").replace('|', "\\|"),
    }
}

/// A line that does not begin a heading, a list, a quotation, a rule or a table.
fn start_escaped(line: &str) -> String {
    let marker = line.split([' ', '\t']).next().unwrap_or_default();
    let is_heading = (1..=6).contains(&marker.len()) && marker.bytes().all(|byte| byte == b'#');
    let is_bullet = matches!(marker, "-" | "+");
    let is_rule = line.bytes().all(|byte| b"|:-=+ ".contains(&byte));
    if is_heading || is_bullet || is_rule || line.starts_with(['>', '=', '|']) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits)
        && marker.len() == digits + 1
        && let Some((number, rest)) = line.split_at_checked(digits)
        && rest.starts_with(['.', ')'])
    {
        return format!("{number}\\{rest}");
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("plain", "plain")]
    #[case("2 * 3 [x] <b> `c` $5", "2 \\* 3 \\[x\\] \\<b> \\`c\\` \\$5")]
    #[case("snake_case _x_", "snake_case \\_x\\_")]
    #[case("R&D &amp; AT&T", "R\\&D \\&amp; AT\\&T")]
    fn what_means_something_is_escaped(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(escaped(text), expected);
    }

    #[rstest]
    #[case("# one", "\\# one")]
    #[case("#one", "#one")]
    #[case("- one", "\\- one")]
    #[case("-one", "-one")]
    #[case("12. one", "12\\. one")]
    #[case("12.5 one", "12.5 one")]
    #[case("---", "\\---")]
    #[case("== one ==", "\\== one ==")]
    #[case("> one", "\\> one")]
    #[case("|---|", "\\|---|")]
    fn a_line_begins_nothing_but_text(#[case] line: &str, #[case] expected: &str) {
        assert_eq!(start_escaped(line), expected);
    }

    #[rstest]
    #[case("https://example.org/a", "https://example.org/a")]
    #[case("顾客 (词)", "<顾客 (词)>")]
    fn addresses_with_brackets_stand_in_angles(#[case] target: &str, #[case] expected: &str) {
        assert_eq!(address(target), expected);
    }

    #[rstest]
    #[case("x", "`x`")]
    #[case("a`b", "``a`b``")]
    #[case("`", "`` ` ``")]
    fn code_stands_between_enough_backticks(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(code(text), expected);
    }
}
