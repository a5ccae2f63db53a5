//! What a number in digits is read as and worth: a card of 2026年 is not empty.

use wenxi_mandarin::{Entry, Hsk, Language, Script, Syllable, WordKind, is_hanzi, pinyin::Joint};
use wenxi_speech::{Piece, SpokenWord, normal};

/// A word with digits as an entry: read as the voice says it, digits apart.
pub(super) fn number(language: &Language, text: &str) -> Option<Entry> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let counted: String = text.chars().skip(digits.len()).collect();
    if digits.is_empty() || counted.is_empty() || !counted.chars().all(is_hanzi) {
        return None;
    }
    let words = language.annotate(text, &[]);
    let spoken: Vec<SpokenWord> = words
        .iter()
        .map(|word| SpokenWord {
            text: word.text.clone(),
            syllables: match word.kind {
                WordKind::Chinese => word.readings.iter().map(|reading| reading.written).collect(),
                WordKind::Other => Vec::new(),
            },
        })
        .collect();
    let syllables: Option<Vec<Vec<Syllable>>> = normal::pieces(&spoken)
        .into_iter()
        .map(|piece| match piece {
            Piece::Chinese { syllables, .. } => Some(syllables),
            _ => None,
        })
        .collect();
    let pinyin: Vec<Syllable> = syllables?.concat();
    Some(Entry {
        simplified: language.convert(text, Script::Simplified),
        traditional: language.convert(text, Script::Traditional),
        senses: vec![worth(language, &digits, &counted)],
        measure_words: Vec::new(),
        hsk: Hsk::default(),
        is_name: false,
        joints: (1..pinyin.len()).map(|at| Joint { at, hyphen: false }).collect(),
        pinyin,
        part_of_speech: None,
        is_ours: true,
    })
}

/// What it is worth: the year 2026, or the number with what it counts.
fn worth(language: &Language, digits: &str, counted: &str) -> String {
    if digits.len() == 4 && counted == "年" {
        return format!("the year {digits}");
    }
    let entries = language.define(counted);
    let sense = entries.first().and_then(|entry| entry.senses.first());
    sense.map_or_else(|| digits.to_owned(), |what| format!("{digits} · {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use wenxi_mandarin::pinyin::Notation;

    #[rstest]
    #[case("2026年", "èr líng èr liù nián", "the year 2026")]
    #[case("15号", "shí wǔ hào", "15 · number; day of the month")]
    fn is_read_and_worth(#[case] text: &str, #[case] reading: &str, #[case] sense: &str) {
        let language = Language::load().unwrap();
        let entry = number(&language, text).unwrap();
        assert_eq!(entry.spelled(Notation::Marks), reading);
        assert_eq!(entry.senses, [sense]);
    }

    #[rstest]
    #[case("年")]
    #[case("A4")]
    #[case("4S店")]
    #[case("2026")]
    #[case("")]
    fn is_no_number(#[case] text: &str) {
        let language = Language::load().unwrap();
        assert_eq!(number(&language, text), None);
    }
}
