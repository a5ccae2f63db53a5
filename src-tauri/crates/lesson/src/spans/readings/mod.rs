//! The author's readings in a line: pinyin in brackets after Chinese, and the like.

mod fit;
mod written;

use std::ops::Range;

pub(super) use fit::{align, odd_reading};
use fit::{base_end, best_base, misfit};
pub(crate) use written::is_reading;
use written::{Written, has_zhuyin, leading_chinese, leading_pinyin, reading, without_label};

use wenxi_mandarin::{Syllable, is_hanzi};

use super::ReadingsOf;
use super::has_latin;
use crate::script::{has_hanzi, is_latin, is_toned};

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

/// What it is a reading of begins no further before it, in bytes.
const REACH: usize = 4 * LONGEST;

/// Finds the readings of a line. `given` are ranges that the format itself marks as readings.
pub(super) fn find(text: &str, given: &[Range<usize>], readings_of: ReadingsOf<'_>) -> Found {
    let mut finder = Finder {
        text,
        readings_of,
        found: Found::default(),
        floor: 0,
        end: text.len(),
    };
    // Readings are of Chinese: most lines in English and in pinyin need no closer look.
    let may_have = has_hanzi(text);
    let mut given = given.iter().cloned().peekable();
    while let Some(mut range) = given.next() {
        while let Some(next) = given.next_if(|next| next.start == range.end) {
            range.end = next.end;
        }
        // The readings that the author wrote in the text before it.
        if may_have {
            finder.scan(range.start);
        }
        let written = text.get(range.clone()).unwrap_or_default();
        if let Some(written) = Written::read(written) {
            finder.put(range.start, &written, range.clone(), true);
        }
        finder.floor = range.end;
    }
    if may_have {
        finder.scan(text.len());
    }
    finder.found
}

/// The length of the pinyin that a text begins with, if it is that of a Chinese text: up to a stop or a mark that parts
/// it from what follows.
pub(super) fn leading_reading(chinese: &str, rest: &str, readings_of: ReadingsOf<'_>) -> usize {
    const MOST: usize = 12;
    // Mostly it is English, and then its first words tell.
    let begins = rest.starts_with(|first: char| is_latin(first) || matches!(first, '“' | '"'));
    if !begins
        || !rest
            .split_whitespace()
            .take(4)
            .any(|word| word.chars().any(is_toned))
    {
        return 0;
    }
    let mut ends: Vec<usize> = Vec::new();
    for (at, character) in rest.char_indices().take(LONGEST) {
        match character {
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => {
                let closed = rest.get(at..).map_or(0, |rest| {
                    rest.len() - rest.trim_start_matches([character, '”', '"']).len()
                });
                ends.push(at + closed);
            }
            '-' | '–' | '—' | '/' | '|' | '=' | '→' => {
                ends.push(rest.get(..at).unwrap_or_default().trim_end().len());
            }
            _ => {}
        }
        if ends.len() >= MOST {
            break;
        }
    }
    ends.push(rest.len());
    let fits = |end: &&usize| {
        let written = rest.get(..**end).unwrap_or_default();
        reading(written, chinese)
            .is_some_and(|written| align(chinese, written.text, &written.syllables, readings_of).is_ok())
    };
    ends.iter().rev().find(fits).copied().unwrap_or_default()
}

struct Finder<'t, 'r> {
    text: &'t str,
    readings_of: ReadingsOf<'r>,
    found: Found,
    /// Characters before this byte have their readings already.
    floor: usize,
    /// Nothing is looked for from this byte on.
    end: usize,
}

impl Finder<'_, '_> {
    /// Looks for readings from the floor to a byte.
    fn scan(&mut self, end: usize) {
        self.end = end;
        let text = self.text;
        let mut last_hanzi_end = None;
        let start = self.floor;
        for (offset, character) in text.get(start..end).unwrap_or_default().char_indices() {
            let at = start + offset;
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
        let rest = text.get(start..self.end).unwrap_or_default();
        let Some((len, closing)) = rest
            .char_indices()
            .take_while(|(at, character)| *at < LONGEST && *character != '\n')
            .find(|(_, character)| matches!(character, ')' | '）' | ']' | '】'))
        else {
            return;
        };
        let content = rest.get(..len).unwrap_or_default();
        let close = start + len + closing.len_utf8();
        if !has_latin(content) && !has_zhuyin(content) {
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
        let written = reading(without_label(content), base).or_else(|| self.next_syllable(content, base));
        if let Some(written) = written {
            let blank = open - (before.len() - before.trim_end().len());
            let is_put = self.put(base_end, &written, blank..close, true);
            if is_put {
                self.floor = close;
            }
            // `China; Zhōngguó` only looks as if all of it were pinyin; `xíng, háng` are two readings.
            let first = content.split([',', '，', ';', '；']).next().unwrap_or_default();
            if is_put || first.chars().any(is_toned) || first.len() == content.len() {
                return;
            }
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
            return;
        }
        // `中国 (China; Zhōngguó)`: it comes last.
        if let Some(separator) = content.rfind([',', '，', ';', '；'])
            && let Some(last) = content.get(separator..)
            && last.chars().any(is_toned)
            && let Some(written) = reading(last.trim_start_matches([',', '，', ';', '；', ' ']), base)
            && self.put(base_end, &written, start + separator..start + len, false)
        {
            self.floor = start + len;
        }
    }

    /// `学[xué]生[sheng]`: where characters have their readings one by one, a syllable without a tone is one, too.
    fn next_syllable<'w>(&self, content: &'w str, base: &str) -> Option<Written<'w>> {
        let before = self
            .found
            .shown
            .last()
            .filter(|before| before.end == self.floor)?;
        let mut since = base.get(before.end..)?.chars();
        let character = since.next().filter(|next| is_hanzi(*next))?;
        let written = Written::read(content).filter(|_| since.next().is_none())?;
        let [syllable] = written.syllables.as_slice() else {
            return None;
        };
        // `能(can)` says what it means.
        let known = (self.readings_of)(character);
        let is_known = known.iter().any(|known| known.letters() == syllable.letters());
        (known.is_empty() || is_known).then_some(written)
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
        let rest = self.text.get(word..self.end).unwrap_or_default();
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
        let near = self.text.floor_char_boundary(base_end.saturating_sub(REACH));
        let before = self
            .text
            .get(self.floor.max(near).min(base_end)..base_end)
            .unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let before = before.get(line_start..).unwrap_or_default();
        if before.chars().next_back().is_none_or(char::is_whitespace) || !has_hanzi(before) {
            return false;
        }
        let offset = base_end - before.len();
        let Some((start, alignment)) = best_base(before, written, self.readings_of) else {
            // `行 (xíng, háng)`: several readings of one word are no reading to show above it.
            let text = written.text;
            let several = text.contains([',', '，', '/', ';', '、']) || text.contains(" or ");
            if complain && !several {
                self.found.problems.push(Problem {
                    at: shown.start,
                    code: "reading-count",
                    message: misfit(written, before),
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
    #[case("他在2008年来。(Tā zài èr líng líng bā nián lái.)", "Tā zài nián lái")]
    #[case(
        "他出生于1998年。 (Tā chūshēng yú yī jiǔ jiǔ bā nián.)",
        "Tā chūshēng yú nián"
    )]
    #[case(
        "我们有1500名员工。(Wǒmen yǒu yìqiān wǔbǎi míng yuángōng.)",
        "Wǒmen yǒu míng yuángōng"
    )]
    #[case("增长了3.5%。(Zēngzhǎng le bǎi fēn zhī sān diǎn wǔ.)", "Zēngzhǎng le")]
    #[case("我在KFC吃饭。 (Wǒ zài KFC chīfàn.)", "Wǒ zài chīfàn")]
    #[case("我要办VIP卡。(Wǒ yào bàn VIP kǎ.)", "Wǒ yào bàn kǎ")]
    #[case("T恤 (T xù)", "xù")]
    #[case("客户 (pinyin: kèhù)", "kèhù")]
    #[case("客户（拼音：kèhù）", "kèhù")]
    #[case("客户 (ㄎㄜˋ ㄏㄨˋ)", "kèhù")]
    #[case("中国 (China; Zhōngguó)", "Zhōngguó")]
    #[case("客户 (client, kèhù) 来了", "kèhù")]
    #[case("客户 (the café, a bar)", "")]
    #[case("我用微信（WeChat）联系。(Wǒ yòng Wēixìn liánxì.)", "Wǒ yòng Wēixìn liánxì")]
    #[case("我[wǒ]是[shì]学[xué]生[sheng]。", "Wǒ shì xué sheng")]
    #[case("我(wǒ)吃(he ate)", "wǒ")]
    #[case("我用KFC (a restaurant)", "")]
    fn readings_find_their_characters(#[case] line: &str, #[case] reading: &str) {
        let found = find(line, &[], &|_| &[]);
        let syllables: Vec<Syllable> = found.syllables.iter().map(|(_, syllable)| *syllable).collect();
        assert_eq!(syllables, pinyin::parse(reading).unwrap_or_default());
        assert!(found.problems.is_empty());
    }
}
