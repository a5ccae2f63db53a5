//! Readers: one for each format, all giving the same tree.

mod dokuwiki;
mod front_matter;
mod html;
mod lists;
mod lyrics;
mod markdown;
mod plain;
mod prose;
mod strong;
mod subtitles;
mod unshown;
mod word_list;

pub use html::html_lines;
pub(crate) use html::parse as parse_html;
pub(crate) use lyrics::is_lyric;
pub(crate) use markdown::{Declared, times_comment};
pub(crate) use subtitles::is_timing;
use unshown::Unshown;
pub(crate) use word_list::category;

use std::ops::Range;

use crate::format::Format;
use crate::script::has_hanzi;
use crate::tree::{Inline, Node};

/// Lists, quotations and tags may stand in each other this many levels deep.
pub(crate) const DEPTH_LIMIT: usize = 100;

/// Its blocks are nested deeper than [`DEPTH_LIMIT`].
#[derive(Debug)]
pub(crate) struct TooDeep;

/// What a reader makes of a document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// What its blocks are.
    pub(crate) shape: Shape,
    /// What it is called outside its text, as a page in the `title` of its head.
    pub(crate) name: Inline,
    /// Whether its author wrote that for readers, as the title above a page, and not for a browser.
    pub(crate) is_told: bool,
    /// Tags that it gives itself.
    pub(crate) tags: Vec<String>,
    /// Its blocks.
    pub(crate) nodes: Vec<Node>,
    /// Text that is in no block, and why.
    pub(crate) left_out: Vec<LeftOut>,
}

/// What a document consists of, as far as its format says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Shape {
    /// Text with headings.
    #[default]
    Page,
    /// What is said, one paragraph after the other.
    Cues,
    /// A table of words.
    Words,
}

/// Text of a document that no block has.
#[derive(Debug)]
pub(crate) struct LeftOut {
    /// A stable word for the reason.
    pub(crate) code: &'static str,
    /// A sentence.
    pub(crate) message: String,
    /// Where it stands in the source.
    pub(crate) at: Range<usize>,
    /// The text.
    pub(crate) text: String,
}

/// Reads a document in its format.
pub(crate) fn read(format: Format, source: &str) -> Result<Document, TooDeep> {
    let mut unshown = Unshown::default();
    let mut document = match format {
        Format::Markdown => markdown::read(source, &mut unshown)?,
        Format::DokuWiki => dokuwiki::read(source, &mut unshown)?,
        Format::Html => html::read(source, &mut unshown)?,
        Format::Plain => Document::of(plain::read(source)?),
        Format::Subtitles => subtitles::read(source),
        Format::Lyrics => lyrics::read(source),
        Format::WordList(separator) => word_list::read(source, separator),
    };
    document.left_out.extend(unshown.notes());
    Ok(document)
}

impl Document {
    /// A page of these blocks.
    fn of(nodes: Vec<Node>) -> Document {
        Document {
            nodes,
            ..Document::default()
        }
    }
}

/// Where a link leads, if it is one that may be followed: `http(s):`, `mailto:`, or the name of another page.
fn safe_link(target: &str) -> Option<String> {
    let target = target.trim();
    let scheme = target
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| !scheme.is_empty() && !scheme.contains(['/', '#', '?']));
    let safe = match scheme {
        None => !target.is_empty() && !target.starts_with('#'),
        Some(scheme) if !scheme.is_ascii() => true,
        Some(scheme) => ["http", "https", "mailto"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known)),
    };
    (safe && !target.contains(char::is_control)).then(|| target.to_owned())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://example.org/a", true)]
    #[case("mailto:a@example.org", true)]
    #[case("顾客", true)]
    #[case("wiki:顾客", false)]
    #[case("顾客:服务", true)]
    #[case("../page.md", true)]
    #[case("javascript:alert(1)", false)]
    #[case(" JaVaScRiPt:alert(1)", false)]
    #[case("java\nscript:alert(1)", false)]
    #[case("data:text/html,x", false)]
    #[case("#top", false)]
    #[case("", false)]
    fn only_harmless_links_survive(#[case] target: &str, #[case] safe: bool) {
        assert_eq!(safe_link(target).is_some(), safe);
    }
}
