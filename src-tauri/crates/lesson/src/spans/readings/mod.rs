//! The author's readings in a line: pinyin in brackets after Chinese, and the like.

mod fit;
mod written;

use std::ops::Range;

pub(super) use fit::{align, odd_reading};
use fit::{base_end, best_base};
use written::{Written, leading_chinese, leading_pinyin, reading};

use wenxi_mandarin::{Syllable, is_hanzi};

use super::ReadingsOf;
use super::has_latin;
use crate::script::is_toned;

/// What was found in a line.
#[derive(Default)]
pub(super) struct Found {
    /// Ranges of bytes that are readings, with their brackets and the blanks before; in order.
    pub(super) shown: Vec<Range<usize>>,
    /// Syllables at the bytes of their characters; in order.
    pub(super) syllables: Vec<(usize, Syllable)>,
    /// Readings that do not fit.
    pub(super) problems: Vec<Problem>,
}

/// A reading that does not fit its characters.
pub(super) struct Problem {
    pub(super) at: usize,
    pub(super) code: &'static str,
    pub(super) message: String,
}

/// A reading is not longer than this, in bytes.
const LONGEST: usize = 600;

/// Finds the readings of a line. `given` are ranges that the format itself marks as readings.
pub(super) fn find(text: &str, given: &[Range<usize>], readings_of: ReadingsOf<'_>) -> Found {
    let mut finder = Finder {
        text,
        readings_of,
        found: Found::default(),
        floor: 0,
    };
    let mut given = given.iter().cloned().peekable();
    while let Some(mut range) = given.next() {
        while let Some(next) = given.next_if(|next| next.start == range.end) {
            range.end = next.end;
        }
        let written = text.get(range.clone()).unwrap_or_default();
        if let Some(written) = Written::read(written) {
            finder.put(range.start, &written, range.clone(), true);
        }
    }
    if !text.is_ascii() && finder.found.shown.is_empty() {
        finder.scan();
    }
    finder.found
}

struct Finder<'t, 'r> {
    text: &'t str,
    readings_of: ReadingsOf<'r>,
    found: Found,
    /// Characters before this byte have their readings already.
    floor: usize,
}

impl Finder<'_, '_> {
    fn scan(&mut self) {
        let text = self.text;
        let mut last_hanzi_end = None;
        for (at, character) in text.char_indices() {
            if at < self.floor {
                continue;
            }
            if is_hanzi(character) {
                last_hanzi_end = Some(at + character.len_utf8());
            } else if matches!(character, '(' | '（' | '[' | '【') {
                self.bracket(at, character);
            } else if (is_toned(character) || character.is_ascii_alphabetic())
                && let Some(end) = last_hanzi_end.take()
            {
                self.bare(end, at);
            }
        }
    }

    /// `客户 (kèhù)`, `(微信, Wēixìn)`, `(顾客就是上帝, gùkè jiùshì shàngdì - “…”)`, `客户 (kèhù, customer)`.
    fn bracket(&mut self, open: usize, bracket: char) {
        let text = self.text;
        let start = open + bracket.len_utf8();
        let rest = text.get(start..).unwrap_or_default();
        let Some((len, closing)) = rest
            .char_indices()
            .take_while(|(at, character)| *at < LONGEST && *character != '\n')
            .find(|(_, character)| matches!(character, ')' | '）' | ']' | '】'))
        else {
            return;
        };
        let content = rest.get(..len).unwrap_or_default();
        let close = start + len + closing.len_utf8();
        if !has_latin(content) {
            return;
        }
        let chinese_len = leading_chinese(content);
        if chinese_len > 0 {
            self.after_chinese(start + chinese_len, start + len);
            return;
        }
        let before = text.get(..open).unwrap_or_default();
        let base_end = base_end(before);
        let base = before.get(..base_end).unwrap_or_default();
        if let Some(written) = reading(content, base) {
            let blank = open - (before.len() - before.trim_end().len());
            if self.put(base_end, &written, blank..close, true) {
                self.floor = close;
            }
            return;
        }
        // The reading comes first, and something else follows.
        let reading_len = leading_pinyin(content);
        let written = content.get(..reading_len).unwrap_or_default();
        if reading_len > 0
            && let Some(written) = reading(written, base)
        {
            let after = content.get(reading_len..).unwrap_or_default();
            let separator = after.len()
                - after
                    .trim_start_matches([
                        ',', '，', ';', '；', ':', '：', ' ', '-', '–', '—', '/', '、', '=',
                    ])
                    .len();
            if separator > 0 && self.put(base_end, &written, start..start + reading_len + separator, false) {
                self.floor = start + reading_len + separator;
            }
        }
    }

    /// `微信, Wēixìn` from the end of the Chinese on; the bracket ends at `end`.
    fn after_chinese(&mut self, from: usize, end: usize) {
        let rest = self.text.get(from..end).unwrap_or_default();
        let skipped = rest.len()
            - rest
                .trim_start_matches([
                    ',', '，', '、', ':', '：', ';', '；', ' ', '/', '-', '–', '—', '=', '”', '"', '`',
                ])
                .len();
        let after = rest.get(skipped..).unwrap_or_default();
        let len = leading_pinyin(after);
        let written = after.get(..len).unwrap_or_default();
        let quote = rest.len() - rest.trim_start_matches(['”', '"', '`']).len();
        if skipped > 0
            && len > 0
            && written.chars().any(is_toned)
            && let Some(written) = Written::read(written)
        {
            let shown = from + quote..from + skipped + len;
            if self.put(from, &written, shown.clone(), false) {
                self.floor = shown.end;
            }
        }
    }

    /// `顾客 gùkè - customer`: pinyin right behind Chinese, as many syllables as characters.
    fn bare(&mut self, hanzi_end: usize, word: usize) {
        let between = self.text.get(hanzi_end..word).unwrap_or_default();
        if between.is_empty() || !between.chars().all(char::is_whitespace) || between.contains('\n') {
            return;
        }
        let rest = self.text.get(word..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let limit = line
            .char_indices()
            .nth(LONGEST / 3)
            .map_or(line.len(), |(at, _)| at);
        let line = line.get(..limit).unwrap_or_default();
        let len = leading_pinyin(line);
        let written = line.get(..len).unwrap_or_default();
        let after = line.get(len..).unwrap_or_default().trim_start();
        let ends = after.is_empty()
            || after.starts_with(['-', '–', '—', ':', '：', ',', '，', ')', '）', '|', '=', '/']);
        if !ends || !written.chars().any(is_toned) {
            return;
        }
        let before = self.text.get(self.floor..hanzi_end).unwrap_or_default();
        let run = before
            .chars()
            .rev()
            .take_while(|character| is_hanzi(*character))
            .count();
        if let Some(written) = Written::read(written)
            && written.syllables.len().abs_diff(run) <= 1
            && self.put(hanzi_end, &written, hanzi_end..word + len, false)
        {
            self.floor = word + len;
        }
    }

    /// Puts a reading on the Chinese that ends at `base_end`. Says whether it could.
    fn put(&mut self, base_end: usize, written: &Written<'_>, shown: Range<usize>, complain: bool) -> bool {
        let before = self
            .text
            .get(self.floor.min(base_end)..base_end)
            .unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let before = before.get(line_start..).unwrap_or_default();
        if before.chars().next_back().is_none_or(char::is_whitespace) || !before.chars().any(is_hanzi) {
            return false;
        }
        let offset = base_end - before.len();
        let Some((start, alignment)) = best_base(before, written, self.readings_of) else {
            // `行 (xíng, háng)`: several readings of one word are no reading to show above it.
            let text = written.text;
            let several = text.contains([',', '，', '/', ';', '、']) || text.contains(" or ");
            if complain && !several {
                let characters = before
                    .chars()
                    .rev()
                    .take_while(|character| is_hanzi(*character))
                    .count();
                self.found.problems.push(Problem {
                    at: shown.start,
                    code: "reading-count",
                    message: format!(
                        "The pinyin “{text}” has {} syllables and does not fit the {characters} characters \
                         before it; it was left where it is.",
                        written.syllables.len()
                    ),
                });
            }
            return false;
        };
        let base = before.get(start..).unwrap_or_default();
        let places: Vec<usize> = base.char_indices().map(|(at, _)| offset + start + at).collect();
        for (index, syllable) in &alignment.syllables {
            if let Some(at) = places.get(*index) {
                self.found.syllables.push((*at, *syllable));
            }
        }
        let odd: Vec<char> = alignment
            .odd
            .iter()
            .filter_map(|index| base.chars().nth(*index))
            .collect();
        if let Some((code, message)) = odd_reading(&odd, written.text) {
            self.found.problems.push(Problem {
                at: shown.start,
                code,
                message,
            });
        }
        self.found.shown.push(shown);
        true
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use wenxi_mandarin::pinyin;

    use super::*;

    #[rstest]
    #[case("“我来了。” (Wǒ lái le.)", "Wǒ lái le")]
    #[case("“我来了，”他说。(“Wǒ lái le,” tā shuō.)", "Wǒ lái le tā shuō")]
    #[case("\"好！\" 她说。 (\"Hǎo!\" tā shuō.)", "Hǎo tā shuō")]
    #[case("「对」(duì)", "duì")]
    #[case("顾客 (“customer”)", "")]
    fn quotations_have_their_readings(#[case] line: &str, #[case] reading: &str) {
        let found = find(line, &[], &|_| &[]);
        let syllables: Vec<Syllable> = found.syllables.iter().map(|(_, syllable)| *syllable).collect();
        assert_eq!(syllables, pinyin::parse(reading).unwrap_or_default());
        assert!(found.problems.is_empty());
    }
}
