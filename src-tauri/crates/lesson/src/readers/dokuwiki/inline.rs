//! Markup within a line: bold, code, links, footnotes.

use super::super::{has_hanzi, safe_link};
use super::is_macro;
use crate::Style;
use crate::tree::{Inline, RunKind};

/// The pairs of marks that are open where a line ends: in a paragraph they may close on a later line.
#[derive(Debug, Default)]
pub(super) struct Open {
    strong: bool,
    code: bool,
    slanted: bool,
    underlined: bool,
}

/// Takes the markup off a text that begins at a byte of the source, and stands for itself.
pub(super) fn inline(text: &str, base: usize) -> Inline {
    inline_of(text, base, &mut Open::default(), "")
}

/// Takes the markup off a line of a paragraph, behind which the page goes on with `after`.
pub(super) fn inline_of(text: &str, base: usize, open: &mut Open, after: &str) -> Inline {
    let mut line = Inline::default();
    let mut style = Style {
        strong: open.strong,
        code: open.code,
        ..Style::default()
    };
    let mut plain_from = 0;
    let mut at = 0;
    while at < text.len() {
        let unread = text.as_bytes().get(at..).unwrap_or_default();
        let Some(next) = unread.iter().position(|byte| may_mark(*byte)) else {
            break;
        };
        at += next;
        let rest = text.get(at..).unwrap_or_default();
        let plain = unmarked(rest);
        if plain > 0 {
            at += plain;
            continue;
        }
        let Some(mark) = markup(rest, text.get(..at).unwrap_or_default()) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        if let Mark::Pair(pair) = &mark {
            let is_open = match pair {
                Pair::Strong => &mut open.strong,
                Pair::Code => &mut open.code,
                Pair::Slanted => &mut open.slanted,
                Pair::Underlined => &mut open.underlined,
            };
            if !*is_open && !pair.closes(rest.get(2..).unwrap_or_default(), after) {
                at += 2;
                continue;
            }
            *is_open = !*is_open;
        }
        let before = text.get(plain_from..at).unwrap_or_default();
        line.push(before, base + plain_from..base + at, style.clone());
        match mark {
            Mark::Pair(_) => {
                style.strong = open.strong;
                style.code = open.code;
            }
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

/// Whether a mark, or what no mark stands in, may begin with a byte.
fn may_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'\'' | b'_' | b'/' | b'\\' | b'[' | b'{' | b'%' | b'(' | b'<' | b'~' | b'h' | b'f'
    )
}

/// The length of what a text begins with that no mark stands in: an address, a gap to be filled in, `____`.
fn unmarked(rest: &str) -> usize {
    match rest.as_bytes().first() {
        Some(b'_') => {
            let gap = rest.len() - rest.trim_start_matches('_').len();
            if gap > 2 { gap } else { 0 }
        }
        Some(b'h' | b'f')
            if ["http://", "https://", "ftp://"]
                .iter()
                .any(|scheme| rest.starts_with(scheme)) =>
        {
            rest.find(|character: char| {
                !(character.is_ascii_alphanumeric() || "/:._-#~?+=&%@!;,".contains(character))
            })
            .unwrap_or(rest.len())
        }
        _ => 0,
    }
}

enum Mark {
    /// The beginning or the end of a text in another style.
    Pair(Pair),
    Break,
    /// Text that is shown of a longer piece of markup.
    Shown {
        from: usize,
        to: usize,
        len: usize,
        link: Option<String>,
    },
}

/// Marks of which one is nothing, and two set what stands between them.
#[derive(Clone, Copy)]
enum Pair {
    Strong,
    Code,
    // Nothing that a lesson shows.
    Slanted,
    Underlined,
}

/// A pair does not reach over more of the lines that follow, in bytes.
const FAR: usize = 2000;

impl Pair {
    /// Whether the mark stands in the text behind one of it, or later in the paragraph, but not directly behind it.
    fn closes(self, rest: &str, after: &str) -> bool {
        let mark = match self {
            Pair::Strong => "**",
            Pair::Code => "''",
            Pair::Slanted => "//",
            Pair::Underlined => "__",
        };
        let stands_in = |text: &str| {
            text.match_indices(mark)
                .any(|(at, _)| !(mark == "//" && text.get(..at).is_some_and(|before| before.ends_with(':'))))
        };
        if rest.starts_with(mark) {
            return false;
        }
        stands_in(rest) || {
            // Nobody sets pages in bold.
            let near = after.get(..after.floor_char_boundary(FAR)).unwrap_or_default();
            stands_in(near.split("\n\n").next().unwrap_or_default())
        }
    }
}

impl Mark {
    /// Markup of which nothing is seen.
    fn unseen(len: usize) -> Mark {
        Mark::Shown {
            from: len,
            to: len,
            len,
            link: None,
        }
    }

    fn len(&self) -> usize {
        match self {
            Mark::Shown { len, .. } => *len,
            _ => 2,
        }
    }
}

/// The length of the tag of a box, `<wrap hi>` or `<WRAP center round 60%>`, that a text begins with.
fn wrap(rest: &str) -> Option<usize> {
    let name = rest.trim_start_matches(['<', '/']).get(..4)?;
    let len = rest.find('>')? + 1;
    let after = rest.split_once(name)?.1;
    (name.eq_ignore_ascii_case("wrap") && after.starts_with([' ', '>'])).then_some(len)
}

/// The markup that a text begins with.
fn markup(rest: &str, before: &str) -> Option<Mark> {
    let shown = |open: usize, close: &str| {
        let end = rest.get(open..)?.find(close)? + open;
        Some((open, end, end + close.len()))
    };
    match rest.as_bytes() {
        [b'*', b'*', ..] => Some(Mark::Pair(Pair::Strong)),
        [b'\'', b'\'', ..] => Some(Mark::Pair(Pair::Code)),
        [b'_', b'_', ..] => Some(Mark::Pair(Pair::Underlined)),
        [b'/', b'/', ..] if !before.ends_with(':') => Some(Mark::Pair(Pair::Slanted)),
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
            .map(|tag| tag.len())
            .or_else(|| wrap(rest))
            .map(Mark::unseen)
        }
        [b'~', b'~', ..] => {
            // `~~DISCUSSION~~` steers the wiki.
            let (_, _, len) = shown(2, "~~")?;
            rest.get(..len).filter(|text| is_macro(text))?;
            Some(Mark::unseen(len))
        }
        _ => None,
    }
}
