//! What Markdown that is no page says of itself in comments: that it is subtitles, when each of them is said, that it is
//! a list of words.

use crate::Times;
use crate::readers::Shape;
use crate::readers::subtitles::times;

/// The comment that says when the paragraph behind it is said.
pub(crate) fn times_comment(times: Times) -> String {
    let time = |at: u64| {
        let (seconds, millis) = (at / 1000, at % 1000);
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        format!("{:02}:{:02}:{seconds:02}.{millis:03}", minutes / 60, minutes % 60)
    };
    format!("<!-- {} {} -->", time(times.start), time(times.end))
}

/// The times that a comment gives.
pub(super) fn times_in(comment: &str) -> Option<Times> {
    let inside = comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    let (start, end) = inside.trim().split_once(' ')?;
    times(start, end)
}

/// What a document that is no page says of itself in a comment at its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Declared {
    /// Its paragraphs are what is said, one after the other, as in subtitles.
    Cues,
    /// Its table is a list of words.
    Words,
}

impl Declared {
    /// The comment.
    pub(crate) fn comment(self) -> &'static str {
        match self {
            Self::Cues => "<!-- wenxi: subtitles -->",
            Self::Words => "<!-- wenxi: word list -->",
        }
    }

    /// What a document says of itself, if it does.
    pub(super) fn of(source: &str) -> Option<Self> {
        let first = source.trim_start().lines().next()?.trim_end();
        [Self::Cues, Self::Words]
            .into_iter()
            .find(|declared| first == declared.comment())
    }

    pub(super) fn shape(self) -> Shape {
        match self {
            Self::Cues => Shape::Cues,
            Self::Words => Shape::Words,
        }
    }
}
