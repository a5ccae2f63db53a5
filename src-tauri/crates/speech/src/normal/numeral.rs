//! Numbers in Chinese characters, and the syllables of those.
//!
//! Whole numbers follow GB/T 15835's spoken forms: groups of four digits (万, 亿), one 零 for any gap, 两 for a leading
//! two before 千, 万 and 亿, 十 without 一 at the beginning.

use wenxi_mandarin::{Syllable, Tone};

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// The names of groups of four digits; larger numbers are read digit by digit.
const GROUPS: [&str; 4] = ["", "万", "亿", "万亿"];

/// A whole number: `1,205` is 一千二百零五. Digits one by one when it is too large to have a name.
pub(super) fn cardinal(digits: &str) -> String {
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return "零".to_owned();
    }
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(4).collect();
    if groups.len() > GROUPS.len() {
        return one_by_one(digits);
    }
    let mut read = String::new();
    let mut gap = false;
    for (group, name) in groups.iter().zip(GROUPS).rev() {
        let value = value(group);
        if value == 0 {
            gap = true;
            continue;
        }
        if !read.is_empty() && (gap || value < 1000) {
            read.push('零');
        }
        if value == 2 && !name.is_empty() {
            read.push('两');
        } else {
            read.push_str(&below_ten_thousand(value));
        }
        read.push_str(name);
        gap = false;
    }
    match read.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => read,
    }
}

/// 1 to 9,999.
fn below_ten_thousand(value: u32) -> String {
    let mut read = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / unit % 10;
        if digit == 0 {
            gap = !read.is_empty();
            continue;
        }
        if gap {
            read.push('零');
        }
        read.push(if digit == 2 && unit == 1000 {
            '两'
        } else {
            digit_name(digit)
        });
        read.push_str(name);
        gap = false;
    }
    read
}

fn value(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

fn digit_name(digit: u32) -> char {
    usize::try_from(digit)
        .ok()
        .and_then(|digit| DIGITS.get(digit).copied())
        .unwrap_or('零')
}

/// Digits one after the other, as in years: `1990` is 一九九零.
pub(super) fn one_by_one(digits: &str) -> String {
    digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .map(digit_name)
        .collect()
}

/// Digits one after the other, as in telephone and room numbers, where 一 is 幺: `12315` is 幺二三幺五.
pub(super) fn dialled(digits: &str) -> String {
    one_by_one(digits).replace('一', "幺")
}

/// The syllables of a number that was read here, in spoken tones.
///
/// `next` is the tone of what follows at once, and `counted` says that 一 counts it: 一个 yí gè, 一本 yì běn, but 一月
/// yī yuè.
pub(super) fn syllables(read: &str, next: Option<Tone>, counted: bool) -> Vec<Syllable> {
    let mut syllables: Vec<Syllable> = read.chars().filter_map(syllable).collect();
    let characters: Vec<char> = read.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        if character != '一' {
            continue;
        }
        let followed_by = match characters.get(at + 1) {
            Some('百' | '千') => Some(Tone::Third),
            Some('万' | '亿') => Some(Tone::Fourth),
            None if counted && at == 0 => next,
            // A unit: 一公里, 一度.
            Some(unit) if counted && at == 0 && *unit != '点' && !DIGITS.contains(unit) => {
                syllables.get(1).map(Syllable::tone)
            }
            _ => None,
        };
        if let (Some(tone), Some(yi)) = (followed_by, syllables.get_mut(at)) {
            // The neutral tone of 个 is a fourth tone to 一.
            let falling = matches!(tone, Tone::Fourth | Tone::Neutral);
            *yi = yi.with_tone(if falling { Tone::Second } else { Tone::Fourth });
        }
    }
    // Of third tones that follow each other all but the last rise.
    let mut following = next;
    for syllable in syllables.iter_mut().rev() {
        let tone = syllable.tone();
        if tone == Tone::Third && following == Some(Tone::Third) {
            *syllable = syllable.with_tone(Tone::Second);
        }
        following = Some(tone);
    }
    syllables
}

/// The syllable of a character that numbers, units and signs are read with.
fn syllable(character: char) -> Option<Syllable> {
    let (letters, tone) = match character {
        '零' => ("ling", Tone::Second),
        '一' => ("yi", Tone::First),
        '幺' => ("yao", Tone::First),
        '二' => ("er", Tone::Fourth),
        '两' => ("liang", Tone::Third),
        '三' => ("san", Tone::First),
        '四' => ("si", Tone::Fourth),
        '五' => ("wu", Tone::Third),
        '六' => ("liu", Tone::Fourth),
        '七' => ("qi", Tone::First),
        '八' => ("ba", Tone::First),
        '九' => ("jiu", Tone::Third),
        '十' | '时' => ("shi", Tone::Second),
        '百' => ("bai", Tone::Third),
        '千' => ("qian", Tone::First),
        '万' => ("wan", Tone::Fourth),
        '亿' => ("yi", Tone::Fourth),
        '点' => ("dian", Tone::Third),
        '分' => ("fen", Tone::First),
        '之' => ("zhi", Tone::First),
        '负' => ("fu", Tone::Fourth),
        '下' => ("xia", Tone::Fourth),
        '到' => ("dao", Tone::Fourth),
        '比' => ("bi", Tone::Third),
        '年' => ("nian", Tone::Second),
        '月' => ("yue", Tone::Fourth),
        '日' => ("ri", Tone::Fourth),
        '元' => ("yuan", Tone::Second),
        '美' | '每' => ("mei", Tone::Third),
        '欧' => ("ou", Tone::First),
        '英' => ("ying", Tone::First),
        '镑' => ("bang", Tone::Fourth),
        '度' => ("du", Tone::Fourth),
        '摄' => ("she", Tone::Fourth),
        '氏' => ("shi", Tone::Fourth),
        '加' => ("jia", Tone::First),
        '减' => ("jian", Tone::Third),
        '乘' => ("cheng", Tone::Second),
        '除' => ("chu", Tone::Second),
        '以' => ("yi", Tone::Third),
        '等' => ("deng", Tone::Third),
        '于' => ("yu", Tone::Second),
        '大' => ("da", Tone::Fourth),
        '小' => ("xiao", Tone::Third),
        '约' => ("yue", Tone::First),
        '正' => ("zheng", Tone::Fourth),
        '公' => ("gong", Tone::First),
        '里' => ("li", Tone::Third),
        '斤' => ("jin", Tone::First),
        '米' => ("mi", Tone::Third),
        '厘' => ("li", Tone::Second),
        '毫' => ("hao", Tone::Second),
        '平' => ("ping", Tone::Second),
        '方' => ("fang", Tone::First),
        '立' => ("li", Tone::Fourth),
        '克' => ("ke", Tone::Fourth),
        '升' => ("sheng", Tone::First),
        '吨' => ("dun", Tone::First),
        '秒' => ("miao", Tone::Third),
        '钟' => ("zhong", Tone::First),
        '赫' => ("he", Tone::Fourth),
        '兹' => ("zi", Tone::First),
        '瓦' => ("wa", Tone::Third),
        '伏' => ("fu", Tone::Second),
        _ => return None,
    };
    Syllable::new(letters, tone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;
    use wenxi_mandarin::pinyin;

    #[rstest]
    #[case("0", "零")]
    #[case("007", "七")]
    #[case("2", "二")]
    #[case("10", "十")]
    #[case("12", "十二")]
    #[case("20", "二十")]
    #[case("101", "一百零一")]
    #[case("110", "一百一十")]
    #[case("200", "二百")]
    #[case("212", "二百一十二")]
    #[case("1000", "一千")]
    #[case("1001", "一千零一")]
    #[case("1010", "一千零一十")]
    #[case("2002", "两千零二")]
    #[case("2222", "两千二百二十二")]
    #[case("10000", "一万")]
    #[case("10001", "一万零一")]
    #[case("10100", "一万零一百")]
    #[case("11000", "一万一千")]
    #[case("20000", "两万")]
    #[case("120000", "十二万")]
    #[case("100000", "十万")]
    #[case("1000000", "一百万")]
    #[case("100000000", "一亿")]
    #[case("100000001", "一亿零一")]
    #[case("100010000", "一亿零一万")]
    #[case("1400000000", "十四亿")]
    #[case("200020002", "两亿零两万零二")]
    #[case("1000000000000", "一万亿")]
    #[case("12345678901234567", "一二三四五六七八九零一二三四五六七")]
    fn whole_numbers(#[case] digits: &str, #[case] read: &str) {
        assert_eq!(cardinal(digits), read);
    }

    #[rstest]
    #[case("一百", None, false, "yìbǎi")]
    #[case("一千一百一十一", None, false, "yìqiān yìbǎi yīshí yī")]
    #[case("一万", None, false, "yíwàn")]
    #[case("九百", None, false, "jiúbǎi")]
    #[case("五点五", None, false, "wú dián wǔ")]
    #[case("五", Some(Tone::Third), true, "wú")]
    #[case("一", Some(Tone::Third), true, "yì")]
    #[case("一", Some(Tone::Fourth), true, "yí")]
    #[case("一", Some(Tone::Neutral), true, "yí")]
    #[case("一", Some(Tone::Fourth), false, "yī")]
    #[case("一", None, true, "yī")]
    #[case("十一", Some(Tone::Fourth), true, "shíyī")]
    #[case("百分之百", None, false, "bǎi fēn zhī bǎi")]
    fn tones(#[case] read: &str, #[case] next: Option<Tone>, #[case] counted: bool, #[case] said: &str) {
        assert_eq!(syllables(read, next, counted), pinyin::parse(said).unwrap());
    }

    proptest! {
        #[test]
        fn every_character_that_is_read_is_said(number in any::<u64>()) {
            let number = number.to_string();
            for read in [cardinal(&number), one_by_one(&number), dialled(&number)] {
                prop_assert_eq!(syllables(&read, None, false).len(), read.chars().count());
            }
        }

        #[test]
        fn a_number_is_what_its_reading_says(number in 0_u64..1_000_000_000_000) {
            prop_assert_eq!(understood(&cardinal(&number.to_string())), number);
        }
    }

    /// The number that a reading means.
    fn understood(read: &str) -> u64 {
        let (mut whole, mut group, mut digit) = (0, 0, 0);
        for character in read.chars() {
            match character {
                '亿' => (whole, group, digit) = ((whole + group + digit) * 100_000_000, 0, 0),
                '万' => (whole, group, digit) = (whole + (group + digit) * 10_000, 0, 0),
                '千' => (group, digit) = (group + digit * 1000, 0),
                '百' => (group, digit) = (group + digit * 100, 0),
                '十' => (group, digit) = (group + digit.max(1) * 10, 0),
                '两' => digit = 2,
                _ => digit = DIGITS.iter().position(|&name| name == character).unwrap() as u64,
            }
        }
        whole + group + digit
    }
}
