//! What a number in Chinese characters is worth: no dictionary has them all, and a card without an answer helps nobody.

use super::Language;
use super::entry::{Entry, Hsk};
use crate::{Script, WordKind};

/// The value of a digit.
fn digit(character: char) -> Option<u64> {
    "零一二三四五六七八九"
        .chars()
        .position(|one| one == character)
        .or(match character {
            '〇' => Some(0),
            '两' => Some(2),
            _ => None,
        })
        .map(|value| value as u64)
}

/// The value of a unit.
fn unit(character: char) -> Option<u64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// A number of two characters or more in digits: 二十三 is 23, 二〇二六 is 2026, 三点五 is 3.5, 七八十 is 70 or 80. Nothing for
/// what is no number, and for 几十, of which nobody knows how many it is.
fn written(number: &[char]) -> Option<String> {
    if number.len() < 2 {
        return None;
    }
    let point = number.iter().position(|one| *one == '点');
    if let Some(point) = point {
        let (whole, behind) = (number.get(..point)?, number.get(point + 1..)?);
        let places: Option<String> = behind
            .iter()
            .map(|one| digit(*one).map(|one| one.to_string()))
            .collect();
        let places = places.filter(|places| !places.is_empty())?;
        return Some(format!("{}.{places}", grouped(value(whole)?)));
    }
    let digits: Option<String> = number
        .iter()
        .map(|one| digit(*one).map(|one| one.to_string()))
        .collect();
    if let Some(digits) = digits {
        return Some(match guess(number) {
            Some([first, second]) if number.len() == 2 => format!("{first} or {second}"),
            _ => digits,
        });
    }
    for at in 0..number.len() - 1 {
        if number.get(at..at + 2).and_then(guess).is_some() {
            let one_of = |kept: usize| {
                let left = number
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| *place != at + 1 - kept);
                value(&left.map(|(_, one)| *one).collect::<Vec<_>>())
            };
            return Some(format!("{} or {}", grouped(one_of(0)?), grouped(one_of(1)?)));
        }
    }
    value(number).map(grouped)
}

/// Two digits that are a guess: 七八, 三五.
fn guess(pair: &[char]) -> Option<[u64; 2]> {
    let [first, second] = [digit(*pair.first()?)?, digit(*pair.get(1)?)?];
    let follow = second == first + 1 || (first, second) == (3, 5);
    (follow && first > 0).then_some([first, second])
}

/// The value of a number with units.
fn value(number: &[char]) -> Option<u64> {
    let (mut whole, mut section, mut last) = (0_u64, 0_u64, None);
    let mut before = None;
    for character in number {
        match (digit(*character), unit(*character)) {
            (Some(0), _) if last.is_none() => {}
            (Some(value), _) if last.is_none() => last = Some(value),
            (_, Some(10)) => section = section.checked_add(last.take().unwrap_or(1).checked_mul(10)?)?,
            (_, Some(unit @ (100 | 1_000))) => {
                section = section.checked_add(last.take()?.checked_mul(unit)?)?;
            }
            (_, Some(unit)) => {
                section = section.checked_add(last.take().unwrap_or(0))?;
                whole = if unit > 10_000 {
                    whole.checked_add(section)?.checked_mul(unit)?
                } else {
                    whole.checked_add(section.checked_mul(unit)?)?
                };
                section = 0;
            }
            _ => return None,
        }
        if last.is_none() || digit(*character) == Some(0) {
            before = unit(*character);
        }
    }
    // 三百二 is 320.
    let last = match (last, before) {
        (Some(last), Some(unit)) if unit > 10 => last.checked_mul(unit / 10)?,
        (last, _) => last.unwrap_or(0),
    };
    whole
        .checked_add(section)?
        .checked_add(last)
        .filter(|value| *value > 0)
}

/// In groups of three digits where there are more than four: 120,000.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

impl Language {
    /// The dictionary's entries of a word; of a number in Chinese characters that the dictionary does not have, what it is
    /// worth.
    pub fn explain(&self, word: &str) -> Vec<Entry> {
        let entries = self.define(word);
        if entries.is_empty() {
            self.number(word).into_iter().collect()
        } else {
            entries
        }
    }

    /// A number as an entry: its reading, and what it is worth.
    fn number(&self, text: &str) -> Option<Entry> {
        let simplified = self.simplified(text);
        let value = written(&simplified.chars().collect::<Vec<_>>())?;
        let words = self.annotate(text, &[]);
        let chinese = words.iter().all(|word| word.kind == WordKind::Chinese);
        let readings = words.iter().flat_map(|word| &word.readings);
        chinese.then(|| Entry {
            simplified,
            traditional: self.convert(text, Script::Traditional),
            pinyin: readings.map(|reading| reading.written).collect(),
            senses: vec![value],
            measure_words: Vec::new(),
            hsk: Hsk::default(),
            is_name: false,
            joints: Vec::new(),
            is_ours: true,
            part_of_speech: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("二十三", Some("23"))]
    #[case("一百二十三", Some("123"))]
    #[case("十二", Some("12"))]
    #[case("三百", Some("300"))]
    #[case("三百零五", Some("305"))]
    #[case("三百二", Some("320"))]
    #[case("一千零二十", Some("1020"))]
    #[case("两万五", Some("25,000"))]
    #[case("十二万", Some("120,000"))]
    #[case("三万亿", Some("3,000,000,000,000"))]
    #[case("一亿三千万", Some("130,000,000"))]
    #[case("二〇二六", Some("2026"))]
    #[case("三点一四", Some("3.14"))]
    #[case("七八", Some("7 or 8"))]
    #[case("七八十", Some("70 or 80"))]
    #[case("十七八", Some("17 or 18"))]
    #[case("几十", None)]
    #[case("三", None)]
    #[case("百", None)]
    #[case("三国", None)]
    #[case("十点", None)]
    #[case("九亿亿亿亿", None)]
    fn a_number_in_digits(#[case] number: &str, #[case] digits: Option<&str>) {
        let number: Vec<char> = number.chars().collect();
        assert_eq!(written(&number).as_deref(), digits);
    }
}
