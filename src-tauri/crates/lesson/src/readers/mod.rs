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
pub(crate) use word_list::{category, is_setting};

use crate::document::{Document, LeftOut, Shape};
use crate::script::has_hanzi;

/// Lists, quotations and tags may stand in each other this many levels deep.
pub(crate) const DEPTH_LIMIT: usize = 100;

/// Its blocks are nested deeper than [`DEPTH_LIMIT`].
#[derive(Debug)]
pub(crate) struct TooDeep;

/// A format that there is a reader for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Markdown,
    DokuWiki,
    Html,
    Plain,
    Subtitles,
    /// A song.
    Lyrics,
    /// A word list with this separator.
    WordList(char),
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
