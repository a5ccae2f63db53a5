//! Numbers in running text, which are cut before any word: no word may take a part of one (三百|二十, not 长三|百二十).
//!
//! A number is cut as it is written in pinyin (GB/T 16159-2012, 6.1.5): up to ninety-nine in one (七十二), a digit with its
//! hundred or thousand (三百), 万 and 亿 with a single digit or alone, digits that are said one by one apart. One numeral alone is no
//! number here: 三国 and 一定 are words.

use std::ops::Range;

/// A number: where it is in the text, and where the words that it is made of end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    range: Range<usize>,
    ends: Vec<usize>,
}

impl Number {
    /// The end of the word of the number that begins at a place.
    fn word_end(&self, start: usize) -> Option<usize> {
        let is_start = start == self.range.start || self.ends.contains(&start);
        let mut later = self.ends.iter().copied().filter(|end| *end > start);
        later.next().filter(|_| is_start)
    }

    /// Whether a word of the dictionary may stand there: it is apart from the number, one of its words, or has it whole (三十六计),
    /// but for hours of the day (二十一点 is no blackjack).
    fn allows(&self, word: &Range<usize>, is_hour: bool) -> bool {
        let Range { start, end } = self.range;
        if word.end <= start || word.start >= end {
            return true;
        }
        if word.start <= start && word.end >= end {
            return !is_hour;
        }
        let is_edge = |place: usize| place <= start || place >= end || self.ends.contains(&place);
        let inside = word.start >= start && word.end <= end;
        let is_one = self.word_end(word.start) == Some(word.end);
        is_edge(word.start) && is_edge(word.end) && (!inside || is_one)
    }
}

/// The numbers of a text in simplified characters.
pub(super) struct Numbers(Vec<Number>);

impl Numbers {
    pub(super) fn of(text: &[char]) -> Numbers {
        let mut numbers = Vec::new();
        let mut at = 0;
        while let Some(first) = text.get(at) {
            if !is_digit(*first) && !is_unit(*first) {
                at += 1;
                continue;
            }
            let end = stretch(text, at);
            if end - at > 1 {
                numbers.extend(number(text, at..end));
            }
            at = end.max(at + 1);
        }
        Numbers(numbers)
    }

    /// Whether a word of the dictionary may stand at a place of the text.
    pub(super) fn allow(&self, text: &[char], start: usize, length: usize) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let word = start..start + length;
        let is_hour = text.get(word.end - 1) == Some(&'点');
        self.0.iter().all(|number| number.allows(&word, is_hour))
    }

    /// The length of the word of a number that begins at a place of the text, where that is more than one character.
    pub(super) fn beginning(&self, start: usize) -> Option<usize> {
        let mut ends = self.0.iter().filter_map(|number| number.word_end(start));
        ends.next().map(|end| end - start).filter(|length| *length > 1)
    }
}

fn is_digit(character: char) -> bool {
    matches!(
        character,
        '〇' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '几'
    )
}

fn is_unit(character: char) -> bool {
    matches!(character, '十' | '百' | '千' | '万' | '亿')
}

/// Where the numerals end that begin at a place, with 点 between two of them: not in 一点一点.
fn stretch(text: &[char], start: usize) -> usize {
    let numeral = |place: usize| {
        text.get(place)
            .copied()
            .filter(|one| is_digit(*one) || is_unit(*one))
    };
    let mut end = start;
    loop {
        let joins = text.get(end) == Some(&'点')
            && numeral(end + 1).is_some()
            && !(end == start + 1 && numeral(start) == Some('一') && numeral(end + 1) == Some('一'));
        if numeral(end).is_none() && !joins {
            return end;
        }
        end += 1;
    }
}

/// The number that is in a stretch of numerals.
fn number(text: &[char], stretch: Range<usize>) -> Option<Number> {
    let numerals = text.get(stretch.clone())?;
    let mut start = numerals
        .iter()
        .take_while(|one| matches!(one, '百' | '千' | '万' | '亿'))
        .count();
    // 好几万: 好几 is a word.
    let before = text.get(..stretch.start).and_then(<[char]>::last);
    if before == Some(&'好') && numerals.first() == Some(&'几') {
        start += 1;
    }
    // 三百一样: what stands behind a hundred without 十 or 零 may be the beginning of another word.
    let last_unit = numerals.iter().rposition(|one| is_unit(*one));
    let end = last_unit
        .filter(|place| {
            numerals.get(*place) != Some(&'十')
                && numerals
                    .get(place + 1)
                    .is_some_and(|next| !matches!(next, '零' | '点'))
        })
        .map_or(numerals.len(), |place| place + 1);
    let numerals = numerals.get(start..end).filter(|numerals| numerals.len() > 1)?;
    let from = stretch.start + start;
    let mut ends = Vec::new();
    let mut at = 0;
    while at < numerals.len() {
        at += word(numerals.get(at..).unwrap_or_default());
        ends.push(from + at);
    }
    Some(Number {
        range: from..from + at,
        ends,
    })
}

/// The length of the word that numerals begin with.
fn word(numerals: &[char]) -> usize {
    match numerals {
        ['十', first, second, ..] if follow(*first, *second) => 3,
        ['十', first, ..] if is_counted(*first) => 2,
        [first, second, unit @ ('十' | '百' | '千'), ..] if follow(*first, *second) => {
            if *unit == '十' {
                2 + word(numerals.get(2..).unwrap_or_default())
            } else {
                3
            }
        }
        [first, '十', ..] if is_digit(*first) => 1 + word(numerals.get(1..).unwrap_or_default()),
        [first, '万', '亿', ..] if is_digit(*first) => 3,
        [first, '百' | '千' | '万' | '亿', ..] if is_digit(*first) => 2,
        ['万', '亿', ..] => 2,
        _ => 1,
    }
}

/// Whether a digit is one of those behind 十.
fn is_counted(digit: char) -> bool {
    is_digit(digit) && !matches!(digit, '零' | '〇')
}

/// Whether two digits are a guess: 七八, 三五.
fn follow(first: char, second: char) -> bool {
    const ORDER: &str = "一二三四五六七八九";
    let place = |digit: char| {
        ORDER
            .chars()
            .position(|one| one == if digit == '两' { '二' } else { digit })
    };
    match (place(first), place(second)) {
        (Some(first), Some(second)) => second == first + 1 || (first, second) == (2, 4),
        _ => false,
    }
}

/// Whether numbers end with a character, in either script; asked of every character.
pub(crate) fn is_numeral(character: char) -> bool {
    matches!(
        character,
        '〇' | '零'
            | '一'
            | '二'
            | '两'
            | '兩'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '亿'
            | '億'
            | '几'
            | '幾'
            | '数'
            | '數'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("三百二十", "三百 二十")]
    #[case("七十二", "七十二")]
    #[case("一百三十八", "一百 三十八")]
    #[case("十一点", "十一 点")]
    #[case("零点二五", "零 点 二 五")]
    #[case("一点二万亿", "一 点 二万亿")]
    #[case("十一点五十", "十一 点 五十")]
    #[case("一三八一二三", "一 三 八 一 二 三")]
    #[case("二〇二六", "二 〇 二 六")]
    #[case("十七八岁", "十七八 岁")]
    #[case("二三十个", "二三十 个")]
    #[case("三五百", "三五百")]
    #[case("一万零三百", "一万 零 三百")]
    #[case("三十五万", "三十五 万")]
    #[case("十几万", "十几 万")]
    #[case("几百", "几百")]
    // What is no number is left to the words.
    #[case("三百一样", "三百 一样")]
    #[case("百万富翁", "百万富翁")]
    #[case("万一三百不够", "万 一 三百 不够")]
    #[case("一点一点地", "一点一点地")]
    #[case("三国", "三国")]
    fn is_cut(#[case] text: &str, #[case] expected: &str) {
        let text: Vec<char> = text.chars().collect();
        let numbers = Numbers::of(&text);
        let mut cut = String::new();
        let mut free = false;
        let mut at = 0;
        while at < text.len() {
            let found = numbers.0.iter().find_map(|number| number.word_end(at));
            if !cut.is_empty() && (found.is_some() || !free) {
                cut.push(' ');
            }
            free = found.is_none();
            let end = found.unwrap_or(at + 1);
            cut.extend(&text[at..end]);
            at = end;
        }
        assert_eq!(cut, expected);
    }
}
