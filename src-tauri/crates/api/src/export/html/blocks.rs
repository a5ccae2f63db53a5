//! Blocks and text of a lesson as HTML. Nothing of a document gets here but as text.

use crate::dto::*;
use std::fmt::Write;

/// Text in which no character means anything but itself.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            character => out.push(character),
        }
    }
    out
}

/// A text with its readings.
pub(super) fn runs(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Chinese(chinese) => sentence(chinese),
            Run::Plain(plain) => self::plain(plain),
        })
        .collect()
}

fn plain(plain: &Plain) -> String {
    let mut text = escaped(&plain.text);
    let lang = match plain.lang {
        TextLang::Chinese => Some("zh"),
        TextLang::Pinyin => Some("zh-Latn"),
        TextLang::English | TextLang::Other => None,
    };
    if let Some(lang) = lang {
        text = format!("<span lang=\"{lang}\">{text}</span>");
    }
    if plain.code {
        text = format!("<code>{text}</code>");
    }
    text = linked(text, plain.link.as_ref());
    if plain.strong {
        text = format!("<b>{text}</b>");
    }
    text
}

/// HTML that leads where the document said. The page stands alone: links to other lessons are text in it.
fn linked(html: String, link: Option<&Link>) -> String {
    match link {
        Some(Link::Address { href }) => format!("<a href=\"{}\">{html}</a>", escaped(href)),
        Some(Link::Lesson { .. }) | None => html,
    }
}

/// Chinese with a reading over every character that has one, word by word, so that a line never ends within a word.
pub(super) fn sentence(sentence: &Sentence) -> String {
    let lang = match sentence.script {
        ScriptView::Simplified => "zh-Hans",
        ScriptView::Traditional => "zh-Hant",
    };
    let mut out = format!("<span lang=\"{lang}\">");
    for word in &sentence.words {
        if word.syllables.is_empty() {
            out.push_str(&escaped(&word.text));
            continue;
        }
        out.push_str("<ruby>");
        for syllable in &word.syllables {
            let _ = write!(
                out,
                "{}<rp>(</rp><rt>{}</rt><rp>)</rp>",
                escaped(&syllable.character),
                escaped(syllable.shown.trim_matches(['\'', '’', ' ']))
            );
        }
        out.push_str("</ruby>");
    }
    out.push_str("</span>");
    let out = linked(out, sentence.link.as_ref());
    if sentence.strong {
        format!("<b>{out}</b>")
    } else {
        out
    }
}

/// A line of a class; nothing if there is no text.
fn line(out: &mut String, class: &str, text: &[Run]) {
    if !text.is_empty() {
        let _ = writeln!(out, "<p class=\"{class}\">{}</p>", runs(text));
    }
}

/// A label, and a space behind it, if there is one.
fn label(text: &[Run]) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("<span class=\"label\">{}</span> ", runs(text))
    }
}

/// Two texts in one line.
fn beside(out: &mut String, class: &str, first: &[Run], second: &[Run]) {
    let _ = writeln!(out, "<p class=\"{class}\">{} {}</p>", runs(first), runs(second));
}

/// A block of a section.
pub(super) fn block(out: &mut String, block: &BlockView) {
    match block {
        BlockView::Paragraph { text } => line(out, "text", text),
        BlockView::List { ordered, items } => {
            let tag = if *ordered { "ol" } else { "ul" };
            let _ = writeln!(out, "<{tag}>");
            for item in items {
                out.push_str("<li>");
                item.iter().for_each(|each| self::block(out, each));
                out.push_str("</li>\n");
            }
            let _ = writeln!(out, "</{tag}>");
        }
        BlockView::Table { has_header, rows } => table(out, *has_header, rows),
        BlockView::Fact { label, value } => beside(out, "fact", label, value),
        BlockView::Character { character, meaning } => beside(out, "entry", character, meaning),
        BlockView::Related { term, gloss, .. } => beside(out, "entry", term, gloss),
        BlockView::Example {
            label: introduced,
            chinese,
            pinyin,
            english,
            note,
        } => {
            out.push_str("<div class=\"example\">\n");
            let _ = writeln!(out, "<p class=\"zh\">{}{}</p>", label(introduced), runs(chinese));
            line(out, "pinyin", pinyin);
            line(out, "en", english);
            line(out, "note", note);
            out.push_str("</div>\n");
        }
        BlockView::Mistake {
            label: introduced,
            incorrect,
            why,
            corrects,
        } => {
            out.push_str("<div class=\"mistake\">\n");
            let _ = writeln!(
                out,
                "<p class=\"wrong\">✗ {}{}</p>",
                label(introduced),
                runs(incorrect)
            );
            line(out, "note", why);
            for correct in corrects {
                let _ = writeln!(
                    out,
                    "<p class=\"right\">✓ {}{}</p>",
                    label(&correct.label),
                    runs(&correct.chinese)
                );
                line(out, "en", &correct.english);
                line(out, "note", &correct.note);
            }
            out.push_str("</div>\n");
        }
        BlockView::BilingualPair {
            topic,
            chinese_label,
            english_label,
            rows,
        } => {
            out.push_str("<div class=\"pair\">\n");
            line(out, "topic", topic);
            if !(chinese_label.is_empty() && english_label.is_empty()) {
                let _ = writeln!(
                    out,
                    "<div class=\"row label\"><p>{}</p><p>{}</p></div>",
                    runs(chinese_label),
                    runs(english_label)
                );
            }
            for row in rows {
                let _ = writeln!(
                    out,
                    "<div class=\"row\"><p class=\"zh\">{}</p><p class=\"en\">{}</p></div>",
                    runs(&row.chinese),
                    runs(&row.english)
                );
            }
            out.push_str("</div>\n");
        }
        BlockView::Turn {
            speaker,
            text,
            english,
            ..
        } => {
            out.push_str("<div class=\"turn\">\n");
            let _ = writeln!(out, "<p class=\"zh\">{}{}</p>", label(speaker), runs(text));
            line(out, "en", english);
            out.push_str("</div>\n");
        }
        BlockView::Code { text } => {
            let _ = writeln!(out, "<pre>{}</pre>", escaped(text).replace("<br>", "\n"));
        }
    }
}

fn table(out: &mut String, has_header: bool, rows: &[Vec<Vec<Run>>]) {
    out.push_str("<table>\n");
    for (index, row) in rows.iter().enumerate() {
        let tag = if has_header && index == 0 { "th" } else { "td" };
        out.push_str("<tr>");
        for cell in row {
            let _ = write!(out, "<{tag}>{}</{tag}>", runs(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_cannot_write_html() {
        let plain = Plain {
            id: None,
            text: "<script>alert(\"1\")</script> & more".to_owned(),
            lang: TextLang::English,
            strong: false,
            code: false,
            link: Some(Link::Address {
                href: "https://example.org/\"onclick=\"x".to_owned(),
            }),
            media: None,
        };
        assert_eq!(
            runs(&[Run::Plain(plain)]),
            "<a href=\"https://example.org/&quot;onclick=&quot;x\">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more</a>"
        );
    }
}
