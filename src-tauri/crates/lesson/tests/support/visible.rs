//! What a reader of the document sees, format by format: the other side of the law that nothing is lost. It knows the
//! formats, not the lessons, and shares no code with the crate.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The visible text of a document in the format that its extension names.
pub(crate) fn visible(extension: &str, source: &str) -> String {
    match extension {
        "md" => markdown(source),
        "dokuwiki" => dokuwiki(source),
        "html" => html(source),
        "tsv" => source.to_owned(),
        "srt" => html(&said(source)),
        _ => plain(source),
    }
}

fn plain(source: &str) -> String {
    let mut shown = String::new();
    let mut number = 0;
    for line in source.lines() {
        let text = line.trim();
        let bullet = ["•", "●", "- ", "– ", "* "]
            .iter()
            .find(|bullet| text.starts_with(**bullet));
        let numbered = format!("{}. ", number + 1);
        let rest = if let Some(bullet) = bullet {
            text.get(bullet.len()..).unwrap_or_default()
        } else if text.starts_with(&numbered) {
            number += 1;
            text.get(numbered.len()..).unwrap_or_default()
        } else if let Some(rest) = text.strip_prefix("1. ").filter(|_| number > 0) {
            number = 1;
            rest
        } else {
            if !text.is_empty() {
                number = 0;
            }
            text
        };
        let ticks = rest.matches('`').count() / 2 * 2;
        shown.push_str(&rest.replacen('`', "", ticks));
        shown.push('\n');
    }
    shown
}

/// Subtitles without the numbers and times of their cues.
fn said(source: &str) -> String {
    source
        .lines()
        .filter(|line| !(line.contains("-->") || line.bytes().all(|byte| byte.is_ascii_digit())))
        .collect::<Vec<_>>()
        .join("\n")
}

fn markdown(source: &str) -> String {
    // A page that is set as one code block is the page.
    let page = source
        .trim()
        .strip_prefix("```markdown\n")
        .map(|page| page.trim_end().trim_end_matches('`'));
    let source = page.filter(|page| !page.contains("```")).unwrap_or(source);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS;
    let mut shown = String::new();
    let mut raw = String::new();
    let mut indented = false;
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut seen = Vec::new();
    let mut events = Parser::new_ext(source, options).into_offset_iter();
    let definitions: Vec<String> = events
        .reference_definitions()
        .iter()
        .filter(|(label, definition)| {
            let uses = source.matches(&format!("[{label}]")).count();
            let own = source.matches(&format!("[{label}]:")).count();
            uses == own || !definition.dest.contains([':', '/', '.', '#'])
        })
        .map(|(_, definition)| source[definition.span.clone()].trim().to_owned())
        .collect();
    for (event, at) in events.by_ref() {
        if matches!(
            event,
            Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_)
        ) {
            seen.push(at.clone());
        }
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => indented = true,
            Event::End(TagEnd::CodeBlock) => indented = false,
            // A list that is indented too far is a list.
            Event::Text(text) if indented => shown.push_str(text.trim_start().trim_start_matches("- ")),
            Event::Code(text) => shown.push_str(&text),
            Event::Text(text) => shown.push_str(&without_highlights(&text)),
            Event::InlineMath(text) => shown.push_str(&format!("${text}$")),
            Event::DisplayMath(text) => shown.push_str(&format!("$${text}$$")),
            Event::Html(text) => raw.push_str(&text),
            Event::FootnoteReference(name) | Event::Start(Tag::FootnoteDefinition(name)) => {
                shown.push_str(&format!("[{name}]"));
            }
            Event::InlineHtml(text) if text.starts_with("<String") => shown.push_str(&text),
            Event::Start(Tag::List(first)) => lists.push(first),
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                if let Some(Some(first)) = lists.last_mut()
                    && *first != 1
                {
                    let digits = source[at.clone()]
                        .chars()
                        .take_while(char::is_ascii_digit)
                        .count();
                    shown.push_str(&format!(
                        "{first}{}",
                        &source[at.start + digits..=at.start + digits]
                    ));
                    *first += 1;
                }
            }
            Event::End(TagEnd::HtmlBlock) => shown.push_str(&html(&std::mem::take(&mut raw))),
            _ => shown.push('\n'),
        }
    }
    // What defines a link and is none of its text; a second definition of the same the parser does not know of.
    for definition in definitions {
        for (at, _) in source.match_indices(&definition) {
            let end = source[at..].find('\n').map_or(source.len(), |end| at + end);
            if !seen.iter().any(|seen| seen.start < end && at < seen.end) {
                shown.push_str(&definition);
            }
        }
    }
    shown
}

/// A text without the marks of what is highlighted, `客户==至上==`.
fn without_highlights(text: &str) -> String {
    let parts: Vec<&str> = text.split("==").collect();
    match parts.as_slice() {
        [before, inside, after]
            if inside.trim() == *inside
                && !inside.is_empty()
                && !before.ends_with(|last: char| last.is_ascii_alphanumeric())
                && !after.starts_with(|first: char| first.is_ascii_alphanumeric()) =>
        {
            parts.concat()
        }
        _ => text.to_owned(),
    }
}

fn html(source: &str) -> String {
    let mut source = source.to_owned();
    for hidden in ["script", "style", "title", "rp"] {
        let (open, close) = (format!("<{hidden}>"), format!("</{hidden}>"));
        while let Some(start) = source.find(&open) {
            // Of a bracket around a reading the end tag may be left out.
            let end = match source[start..].find(&close) {
                Some(end) => start + end + close.len(),
                None if hidden == "rp" => {
                    start + open.len() + source[start + open.len()..].find('<').unwrap_or_default()
                }
                None => source.len(),
            };
            source.replace_range(start..end, "");
        }
    }
    let mut shown = String::new();
    let mut in_tag = false;
    let mut characters = source.chars().peekable();
    while let Some(character) = characters.next() {
        let opens = characters
            .peek()
            .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!'));
        match character {
            '<' if opens => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => shown.push(character),
            _ => {}
        }
    }
    shown
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

fn dokuwiki(source: &str) -> String {
    let mut shown = String::new();
    for line in source.lines() {
        let text = line.trim();
        if text.starts_with("~~") && text.ends_with("~~") {
            continue;
        }
        let indented = line.starts_with("  ");
        let text = match text.strip_prefix(['*', '-']) {
            Some(rest) if indented => rest,
            _ => text,
        };
        let mut text = text.trim_matches('=').to_owned();
        if text.starts_with(['^', '|']) {
            text = text.replace(['^', '|'], " ");
        }
        for mark in ["**", "''", "\\\\"] {
            text = text.replace(mark, "");
        }
        text = text.replace("https://", "https:").replace("//", "");
        // Of a link with a text only the text is seen.
        while let Some(start) = text.find("[[") {
            let Some(end) = text[start..].find("]]") else {
                break;
            };
            let inner = text[start + 2..start + end].to_owned();
            let label = inner.rsplit('|').next().unwrap_or_default().to_owned();
            text.replace_range(start..start + end + 2, &label);
        }
        shown.push_str(&text.replace("((", "(").replace("))", ")"));
        shown.push('\n');
    }
    shown
}
