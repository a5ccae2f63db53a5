//! Tags of HTML in a line of Markdown.

use std::ops::Range;

use super::Builder;
use crate::readers::{TooDeep, html};
use crate::tree::{Node, RunKind};

impl Builder<'_> {
    pub(super) fn inline_html(&mut self, raw: &str, at: Range<usize>) -> Result<(), TooDeep> {
        let closing = raw.starts_with("</");
        match html::tag_name(raw).as_deref() {
            Some("br") => self.line().push_break(RunKind::HardBreak, at.start),
            Some("b" | "strong") if closing => self.strong = self.strong.saturating_sub(1),
            Some("b" | "strong") => self.strong += 1,
            // Each part of a ruby ends where the next begins: end tags may be left out.
            Some(name @ ("ruby" | "rb" | "rt" | "rp")) => {
                self.reading = name == "rt" && !closing;
                self.hidden = name == "rp" && !closing;
            }
            Some("script" | "style") => {
                self.veiled = (!closing).then(|| self.veiled.take().unwrap_or_default());
            }
            Some("q") => self.text(if closing { "”" } else { "“" }, at.start..at.start),
            Some("img") => {
                for node in html::read_at(raw, at.start, self.unshown)? {
                    if let Node::Paragraph(text) = node {
                        self.inline.append(text);
                    }
                }
            }
            Some(name) if html::is_element(name) => {}
            // A comment or a declaration is not seen; what only looks like a tag is.
            None if raw.starts_with("<!") || raw.starts_with("<?") => {}
            _ => self.text(raw, at),
        }
        Ok(())
    }
}
