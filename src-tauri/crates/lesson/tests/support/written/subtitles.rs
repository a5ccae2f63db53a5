//! Subtitles: what stands on the screen. Times, numbers and tags do not; a voice does, as `Anna:`.

use proptest::prelude::*;

use super::{Written, phrase};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    SubRip,
    Web,
    SubStation,
}

/// A cue, with the lines that a format parts by `end`.
fn cue(end: &'static str, kind: Kind) -> impl Strategy<Value = Written> {
    let (web, angles) = (kind == Kind::Web, kind != Kind::SubStation);
    prop::collection::vec((phrase(), 0..12_usize), 1..4).prop_map(move |lines| {
        let lines: Vec<Written> = lines
            .into_iter()
            .enumerate()
            .map(|(index, (phrase, mark))| {
                let plain = Written::new(phrase, phrase);
                match mark {
                    0 if angles => plain.within("<i>", "</i>"),
                    1 if angles => plain.within("<font color=\"#ffff00\">", "</font>"),
                    2 => plain.within("{\\an8}", ""),
                    3 if web => plain.within("<c.yellow>", "</c>"),
                    4 if web => plain.within("<00:00:01.500>", ""),
                    5 if web && index == 0 => {
                        Written::new(format!("<v Anna>{phrase}"), format!("Anna:{phrase}"))
                    }
                    6 if web => {
                        Written::new(format!("{phrase} &amp; &lt;b&gt;&nbsp;"), format!("{phrase}&<b>"))
                    }
                    7 => Written::new(format!("- {phrase}"), format!("-{phrase}")),
                    8 => Written::new("1984", "1984"),
                    _ => plain,
                }
            })
            .collect();
        Written::joined(&lines, end)
    })
}

fn time(at: usize, point: char, hours: bool) -> String {
    let (seconds, millis) = (at / 1000, at % 1000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    if hours {
        format!(
            "{:02}:{:02}:{seconds:02}{point}{millis:03}",
            minutes / 60,
            minutes % 60
        )
    } else {
        format!("{minutes:02}:{seconds:02}{point}{millis:03}")
    }
}

/// SubRip.
pub(crate) fn subrip() -> impl Strategy<Value = Written> {
    (
        prop::collection::vec(cue("\n", Kind::SubRip), 1..6),
        any::<bool>(),
    )
        .prop_map(|(cues, dos)| {
            let cues: Vec<Written> = cues
                .into_iter()
                .enumerate()
                .map(|(index, cue)| {
                    let (from, to) = (
                        time(index * 4_000, ',', true),
                        time(index * 4_000 + 2_500, ',', true),
                    );
                    cue.within(&format!("{}\n{from} --> {to}\n", index + 1), "\n")
                })
                .collect();
            let mut text = Written::joined(&cues, "\n");
            if dos {
                text.source = text.source.replace('\n', "\r\n");
            }
            text
        })
}

/// WebVTT.
pub(crate) fn web() -> impl Strategy<Value = Written> {
    (
        prop::collection::vec((cue("\n", Kind::Web), 0..4_usize), 1..6),
        any::<bool>(),
    )
        .prop_map(|(cues, hours)| {
            let cues: Vec<Written> = cues
                .into_iter()
                .enumerate()
                .map(|(index, (cue, kind))| {
                    let from = time(index * 4_000, '.', hours);
                    let to = time(index * 4_000 + 2_500, '.', hours);
                    let cue = cue.within(&format!("{from} --> {to} align:start position:10%\n"), "\n");
                    match kind {
                        0 => cue.within(&format!("cue {index}\n"), ""),
                        1 => cue.within("NOTE 译者的话\n还有一行\n\n", ""),
                        _ => cue,
                    }
                })
                .collect();
            Written::joined(&cues, "\n").within(
                "WEBVTT - 片名\nKind: captions\n\nSTYLE\n::cue { color: white }\n\n",
                "",
            )
        })
}

/// Advanced SubStation.
pub(crate) fn substation() -> impl Strategy<Value = Written> {
    let cue = (cue("\\N", Kind::SubStation), 0..6_usize).prop_map(|(cue, mark)| match mark {
        0 => cue.within("{\\i1\\fs20}", "{\\i0}"),
        1 => cue.within("{\\p1}m 0 0 l 100 0{\\p0}", ""),
        2 => Written::joined(&[cue.clone(), cue], "\\h"),
        3 => Written::joined(&[cue.clone(), cue], "\\n"),
        _ => cue,
    });
    prop::collection::vec((cue, any::<bool>()), 1..6).prop_map(|cues| {
        let cues: Vec<Written> = cues
            .into_iter()
            .enumerate()
            .map(|(index, (cue, comma))| {
                let (from, to) = (format!("0:00:{:02}.00", index * 4), format!("0:00:{:02}.50", index * 4 + 2));
                let cue = if comma {
                    cue.within("是，", ", yes").behind("是，", ",yes")
                } else {
                    cue
                };
                cue.within(&format!("Dialogue: 0,{from},{to},Default,,0,0,0,,"), "")
            })
            .collect();
        Written::joined(&cues, "\n").within(
            "[Script Info]\nTitle: 片名\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,宋体\n\n\
             [Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n\
             Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,译者的话\n",
            "\n",
        )
    })
}

impl Written {
    fn behind(self, before: &str, after: &str) -> Written {
        Written {
            seen: format!("{before}{}{after}", self.seen),
            ..self
        }
    }
}
