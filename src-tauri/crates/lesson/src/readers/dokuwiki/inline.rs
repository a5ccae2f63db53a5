//! Markup within a line: bold, code, links, footnotes.

use super::super::{has_hanzi, safe_link};
use crate::Style;
use crate::tree::{Inline, RunKind};

/// Takes the markup off a text that begins at a byte of the source.
pub(super) fn inline(text: &str, base: usize) -> Inline {
    let mut line = Inline::default();
    let mut style = Style::default();
    let mut plain_from = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let Some(mark) = markup(rest, text.get(..at).unwrap_or_default()) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let before = text.get(plain_from..at).unwrap_or_default();
        line.push(before, base + plain_from..base + at, style.clone());
        match mark {
            Mark::Strong => style.strong = !style.strong,
            Mark::Code => style.code = !style.code,
            Mark::Other => {}
            Mark::Break => line.push_break(RunKind::HardBreak, base + at),
            Mark::Shown {
                from, to, ref link, ..
            } => {
                let shown = rest.get(from..to).unwrap_or_default();
                let style = Style {
                    link: link.clone(),
                    ..style.clone()
                };
                line.push(shown, base + at + from..base + at + to, style);
            }
        }
        at += mark.len();
        plain_from = at;
    }
    line.push(
        text.get(plain_from..).unwrap_or_default(),
        base + plain_from..base + text.len(),
        style,
    );
    line.uncode(has_hanzi);
    line
}

enum Mark {
    Strong,
    Code,
    /// Italic, underlined: nothing that a lesson shows.
    Other,
    Break,
    /// Text that is shown of a longer piece of markup.
    Shown {
        from: usize,
        to: usize,
        len: usize,
        link: Option<String>,
    },
}

impl Mark {
    fn len(&self) -> usize {
        match self {
            Mark::Shown { len, .. } => *len,
            _ => 2,
        }
    }
}

/// The markup that a text begins with.
fn markup(rest: &str, before: &str) -> Option<Mark> {
    let shown = |open: usize, close: &str| {
        let end = rest.get(open..)?.find(close)? + open;
        Some((open, end, end + close.len()))
    };
    match rest.as_bytes() {
        [b'*', b'*', ..] => Some(Mark::Strong),
        [b'\'', b'\'', ..] => Some(Mark::Code),
        [b'_', b'_', ..] => Some(Mark::Other),
        [b'/', b'/', ..] if !before.ends_with(':') => Some(Mark::Other),
        [b'\\', b'\\'] | [b'\\', b'\\', b' ' | b'\n', ..] => Some(Mark::Break),
        [b'[', b'[', ..] => {
            let (open, end, len) = shown(2, "]]")?;
            let inner = rest.get(open..end)?;
            let (target, from) = match inner.find('|') {
                Some(bar) if !inner.get(bar + 1..)?.trim().is_empty() => (inner.get(..bar)?, open + bar + 1),
                Some(bar) => (inner.get(..bar)?, open),
                None => (inner, open),
            };
            let to = if from == open { open + target.len() } else { end };
            Some(Mark::Shown {
                from,
                to,
                len,
                link: safe_link(target),
            })
        }
        [b'{', b'{', ..] => {
            let (open, end, len) = shown(2, "}}")?;
            let inner = rest.get(open..end)?;
            let from = inner.find('|').map_or(end, |bar| open + bar + 1);
            Some(Mark::Shown {
                from,
                to: end,
                len,
                link: None,
            })
        }
        [b'%', b'%', ..] => {
            let (from, to, len) = shown(2, "%%")?;
            Some(Mark::Shown {
                from,
                to,
                len,
                link: None,
            })
        }
        [b'(', b'(', ..] => {
            // A footnote is shown where it stands, in single brackets.
            let (open, end, len) = shown(2, "))")?;
            Some(Mark::Shown {
                from: open - 1,
                to: end + 1,
                len,
                link: None,
            })
        }
        [b'<', ..] => {
            let nowiki = rest.strip_prefix("<nowiki>").and_then(|_| shown(8, "</nowiki>"));
            if let Some((from, to, len)) = nowiki {
                return Some(Mark::Shown {
                    from,
                    to,
                    len,
                    link: None,
                });
            }
            [
                "<sub>", "</sub>", "<sup>", "</sup>", "<del>", "</del>", "<wrap>", "</wrap>",
            ]
            .iter()
            .find(|tag| rest.starts_with(**tag))
            .map(|tag| Mark::Shown {
                from: tag.len(),
                to: tag.len(),
                len: tag.len(),
                link: None,
            })
        }
        _ => None,
    }
}
