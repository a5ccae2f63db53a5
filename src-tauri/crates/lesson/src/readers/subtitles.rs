//! Subtitles: SubRip, WebVTT and Advanced SubStation. A cue is a line of a dialogue that knows its time.

use super::dokuwiki::lines;
use super::{Document, LeftOut, Shape};
use crate::tree::{Inline, Node, RunKind};
use crate::{Style, Times};

/// Reads subtitles. Numbers and names of cues are not text; remarks, styles and the like are left out, with one note for
/// all of them.
pub(super) fn read(source: &str) -> Document {
    let mut document = Document {
        shape: Shape::Cues,
        ..Document::default()
    };
    if source.contains("[Script Info]") || source.contains("[Events]") {
        substation(source, &mut document);
    } else {
        cues(source, &mut document);
    }
    document
}

/// Whether a line says when a cue is shown.
pub(crate) fn is_timing(line: &str) -> bool {
    timing(line).is_some()
}

/// `00:00:01,000 --> 00:00:03,200`, perhaps with places on the screen behind it.
fn timing(line: &str) -> Option<Times> {
    let (start, end) = line.split_once("-->")?;
    times(start, end)
}

/// The times that two texts begin with, if both do.
pub(super) fn times(start: &str, end: &str) -> Option<Times> {
    Some(Times {
        start: time(start)?,
        end: time(end)?,
    })
}

/// The time that a text begins with, in milliseconds: `01:02:03,400`, `02:03.400`, `1:02:03.40`.
pub(super) fn time(text: &str) -> Option<u64> {
    let time = text.split_whitespace().next()?;
    let (clock, fraction) = time.split_once(['.', ',']).unwrap_or((time, ""));
    let number = |digits: &str| {
        let clean = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u64>().ok().filter(|_| clean)
    };
    let parts = clock.split(':').count();
    let seconds = clock.split(':').try_fold(0_u64, |seconds, part| {
        seconds.checked_mul(60)?.checked_add(number(part)?)
    })?;
    let millis = number(&format!("{fraction:0<3}"))?;
    let scale = 10_u64.checked_pow(u32::try_from(fraction.len().saturating_sub(3)).ok()?)?;
    (2..=3)
        .contains(&parts)
        .then(|| seconds.checked_mul(1000)?.checked_add(millis / scale))?
}

fn cues(source: &str, document: &mut Document) {
    let kind = if source.trim_start().starts_with("WEBVTT") {
        Kind::Web
    } else {
        Kind::SubRip
    };
    let mut out = LeftOutLines::default();
    let mut cue = Inline::default();
    let mut shown: Option<Times> = None;
    let mut inside = false;
    let mut all = lines(source).peekable();
    while let Some((at, line)) = all.next() {
        let text = line.trim();
        let before_timing = all.peek().is_some_and(|(_, next)| is_timing(next));
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(times) = timing(text) {
            end_cue(&mut cue, shown, document);
            shown = Some(times);
            inside = true;
        } else if text.is_empty() {
            end_cue(&mut cue, shown, document);
            inside = false;
        } else if before_timing && is_number {
            end_cue(&mut cue, shown, document);
        } else if inside || (kind == Kind::SubRip && shown.is_some()) {
            // In SubRip a blank line may stand within a cue: what follows it is shown at the same time.
            if !cue.is_blank() {
                cue.push_break(RunKind::HardBreak, at);
            }
            let start = at + line.len() - line.trim_start().len();
            cue.append(shown_text(text, start, kind));
        } else if !(kind == Kind::Web && text == "WEBVTT") {
            out.add(at, line);
        }
    }
    end_cue(&mut cue, shown, document);
    document.left_out.extend(out.note());
}

fn substation(source: &str, document: &mut Document) {
    let mut out = LeftOutLines::default();
    for (at, line) in lines(source) {
        let Some(event) = line.strip_prefix("Dialogue:") else {
            out.add(at, line);
            continue;
        };
        // Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
        let mut fields = event.splitn(10, ',');
        let shown = fields
            .nth(1)
            .and_then(|start| times(start, fields.next().unwrap_or_default()));
        let text = fields.nth(6).unwrap_or_default();
        let mut cue = shown_text(text, at + line.len() - text.len(), Kind::SubStation);
        end_cue(&mut cue, shown, document);
    }
    document.left_out.extend(out.note());
}

fn end_cue(cue: &mut Inline, times: Option<Times>, document: &mut Document) {
    let text = std::mem::take(cue);
    if !text.is_blank() {
        document.nodes.push(Node::Cue { text, times });
    }
}

/// The formats of subtitles, which mark text in different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    SubRip,
    Web,
    SubStation,
}

/// Something in the text of a cue that does not stand for itself; how long it is comes first.
enum Mark {
    /// Nothing is seen of it.
    Unseen(usize),
    /// From here on, or no longer, the text draws a picture.
    Drawing(usize, bool),
    /// Another character is meant.
    Character(usize, &'static str),
    /// A new line.
    Break(usize),
    /// `<v Anna>`: who speaks, and how long it is before the name.
    Voice(usize, usize),
}

/// The text of a cue without its marks.
fn shown_text(text: &str, base: usize, kind: Kind) -> Inline {
    let mut line = Inline::default();
    let mut drawing = false;
    let (mut from, mut at) = (0, 0);
    let push = |line: &mut Inline, drawing: bool, from: usize, to: usize| {
        if !drawing {
            let part = text.get(from..to).unwrap_or_default();
            line.push(part, base + from..base + to, Style::default());
        }
    };
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let Some(mark) = mark(text.get(at..).unwrap_or_default(), kind) else {
            at += first.len_utf8();
            continue;
        };
        push(&mut line, drawing, from, at);
        let here = base + at;
        at += match mark {
            Mark::Unseen(len) => len,
            Mark::Drawing(len, on) => {
                drawing = on;
                len
            }
            Mark::Character(len, character) => {
                line.push(character, here..here + len, Style::default());
                len
            }
            Mark::Break(len) => {
                line.push_break(RunKind::HardBreak, here);
                len
            }
            Mark::Voice(len, name) => {
                push(&mut line, false, at + name, at + len - 1);
                line.push(": ", here..here, Style::default());
                len
            }
        };
        from = at;
    }
    push(&mut line, drawing, from, text.len());
    line
}

/// The mark that a text begins with.
fn mark(rest: &str, kind: Kind) -> Option<Mark> {
    let first = rest.bytes().next()?;
    match (kind, first) {
        (Kind::SubStation, b'{') => {
            let len = rest.find('}')? + 1;
            let inside = rest.get(1..len - 1)?;
            let pen = inside.match_indices("\\p").filter_map(|(at, _)| {
                let after = inside.get(at + 2..)?;
                after
                    .starts_with(|next: char| next.is_ascii_digit())
                    .then(|| !after.starts_with('0'))
            });
            Some(pen.last().map_or(Mark::Unseen(len), |on| Mark::Drawing(len, on)))
        }
        (Kind::SubStation, b'\\') => match rest.as_bytes().get(1)? {
            b'N' | b'n' => Some(Mark::Break(2)),
            b'h' => Some(Mark::Character(2, " ")),
            _ => None,
        },
        // Players take these over from SubStation: `{\an8}` puts a line at the top.
        (_, b'{') if rest.starts_with("{\\") => Some(Mark::Unseen(rest.find('}')? + 1)),
        (Kind::SubRip | Kind::Web, b'<') => tag(rest, kind),
        (Kind::Web, b'&') => ENTITIES
            .iter()
            .find(|(written, _)| rest.starts_with(written))
            .map(|(written, meant)| Mark::Character(written.len(), meant)),
        _ => None,
    }
}

/// What WebVTT writes for characters that mean something else in it.
const ENTITIES: [(&str, &str); 6] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", " "),
    ("&lrm;", ""),
    ("&rlm;", ""),
];

/// The tag that a text begins with; anything else in angles is text.
fn tag(rest: &str, kind: Kind) -> Option<Mark> {
    const NAMES: [&str; 10] = ["i", "b", "u", "s", "font", "c", "v", "lang", "ruby", "rt"];
    let len = rest.find('>')? + 1;
    let inside = rest.get(1..len - 1)?;
    let name = inside.trim_start_matches('/');
    let name = name.split([' ', '.', '\t']).next().unwrap_or_default();
    let moment = kind == Kind::Web && time(inside).is_some();
    if !moment && !NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        return None;
    }
    let voice = inside.starts_with(['v', 'V']).then(|| inside.find(' ')).flatten();
    match voice.filter(|blank| inside.get(*blank..).is_some_and(|name| !name.trim().is_empty())) {
        Some(blank) if name.eq_ignore_ascii_case("v") => Some(Mark::Voice(len, 1 + blank + 1)),
        _ => Some(Mark::Unseen(len)),
    }
}

/// The lines of a file that are not seen on the screen.
#[derive(Default)]
pub(super) struct LeftOutLines {
    text: String,
    at: Option<usize>,
}

impl LeftOutLines {
    pub(super) fn add(&mut self, at: usize, line: &str) {
        if !line.trim().is_empty() {
            self.at.get_or_insert(at);
            self.text.push_str(line.trim());
            self.text.push('\n');
        }
    }

    pub(super) fn note(self) -> Option<LeftOut> {
        let at = self.at?;
        Some(LeftOut {
            code: "subtitle-lines",
            message:
                "Lines that are never on the screen, such as styles and remarks, are not part of the lesson."
                    .to_owned(),
            at: at..at,
            text: self.text,
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("00:00:01,000", Some(1_000))]
    #[case("01:02:03.450 align:start", Some(3_723_450))]
    #[case("02:03.4", Some(123_400))]
    #[case("1:00:00.05", Some(3_600_050))]
    #[case("00:01", Some(1_000))]
    #[case("00:00:01.1234567", Some(1_123))]
    #[case("12", None)]
    #[case("1:2:3:4", None)]
    #[case("+1:00", None)]
    #[case("99999999999999999999:00", None)]
    #[case("307445734561825:99:99", None)]
    fn reads_times(#[case] text: &str, #[case] millis: Option<u64>) {
        assert_eq!(time(text), millis);
    }

    #[rstest]
    #[case(Kind::SubRip, "<i>好</i>{\\an8}", "好")]
    #[case(Kind::SubRip, "1 < 2 <小明> <3", "1 < 2 <小明> <3")]
    #[case(Kind::Web, "<v.loud 小明>走&amp;跑<00:01.000>", "小明: 走&跑")]
    #[case(Kind::Web, "<c.red.big>红</c>", "红")]
    #[case(Kind::SubStation, "{\\b1}好\\N吗\\h{\\p1}m 0 0{\\p0}。{remark}", "好\n吗 。")]
    fn shows_what_is_seen(#[case] kind: Kind, #[case] text: &str, #[case] seen: &str) {
        assert_eq!(shown_text(text, 0, kind).text(), seen);
    }

    #[test]
    fn a_blank_line_within_a_cue_loses_nothing() {
        let document =
            read("1\n00:00:01,000 --> 00:00:02,000\n一\n\n二\n\n2\n00:00:03,000 --> 00:00:04,000\n三\n");
        let cues: Vec<_> = document
            .nodes
            .iter()
            .map(|node| match node {
                Node::Cue { text, times } => (text.text(), times.map(|times| times.start)),
                _ => ("", None),
            })
            .collect();
        assert_eq!(
            cues,
            [("一", Some(1_000)), ("二", Some(1_000)), ("三", Some(3_000))]
        );
        assert!(document.left_out.is_empty());
    }
}
