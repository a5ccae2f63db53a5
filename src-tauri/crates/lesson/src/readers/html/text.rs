//! Text nodes: where they stand in the source, and what of their blanks is seen.

use super::{Setting, Walk};

/// Text nodes are looked for in the source this far behind the one before.
const WINDOW: usize = 1 << 14;

impl Walk<'_> {
    /// A text with its blanks folded.
    pub(super) fn text(&mut self, text: &str, around: &Setting) {
        // A text that is written otherwise in the source, with `&amp;`, stands at one place as a whole.
        let (start, exact) = self.locate(text);
        if !text.trim().is_empty() {
            self.counted();
        }
        let place = |from: usize, to: usize| {
            if exact {
                start + from..start + to
            } else {
                start..start
            }
        };
        if around.preformatted {
            self.inline.push(text, place(0, text.len()), around.style.clone());
            return;
        }
        // Blanks fold into one space, which is dropped at the start of a line.
        let after_blank = self.inline.text().is_empty() || self.inline.text().ends_with(['\n', ' ']);
        if !(after_blank && text.starts_with(' ')) && is_folded(text) {
            self.inline.push(text, place(0, text.len()), around.style.clone());
            return;
        }
        let mut at = 0;
        for piece in text.split_inclusive(|character: char| character.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|character: char| character.is_ascii_whitespace());
            let word_end = at + word.len();
            self.inline.push(word, place(at, word_end), around.style.clone());
            let after_blank = self.inline.text().is_empty() || self.inline.text().ends_with(['\n', ' ']);
            if word.len() < piece.len() && !after_blank {
                if piece.ends_with('\n') {
                    self.inline.push_wrap(place(word_end, word_end).start);
                } else {
                    self.inline
                        .push(" ", place(word_end, at + piece.len()), around.style.clone());
                }
            }
            at += piece.len();
        }
    }

    /// Where a text stands, and whether it stands there letter by letter. The parser does not say, but texts come in
    /// order.
    pub(super) fn locate(&mut self, text: &str) -> (usize, bool) {
        let rest = self.source.as_bytes().get(self.cursor..).unwrap_or_default();
        let window = rest
            .get(..rest.len().min(WINDOW + text.len()))
            .unwrap_or_default();
        // Mostly it is what follows the next tag: looking for its first letter is quicker than a search for all of it.
        let first = text.as_bytes().first().copied().unwrap_or_default();
        let found = memchr::memchr_iter(first, window).find(|at| {
            window
                .get(*at..)
                .is_some_and(|rest| rest.starts_with(text.as_bytes()))
        });
        match found {
            Some(offset) => {
                let start = self.cursor + offset;
                self.cursor = start + text.len();
                (self.base + start, true)
            }
            None => (self.base + self.cursor, false),
        }
    }
}

/// Whether the blanks of a text are single spaces.
fn is_folded(text: &str) -> bool {
    let mut before = b'.';
    text.bytes().all(|byte| {
        let folded = !byte.is_ascii_whitespace() || (byte == b' ' && before != b' ');
        before = byte;
        folded
    })
}
