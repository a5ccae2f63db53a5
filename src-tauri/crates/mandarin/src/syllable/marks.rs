//! A syllable written with its tone mark over the right letter.

use std::fmt;

use super::{Syllable, Tone};

/// Pinyin with a tone mark: `kè`, `nǚ`, `nǎr`.
impl fmt::Display for Syllable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = self.letters();
        let marked = marked_letter(letters);
        for (at, letter) in letters.char_indices() {
            match mark(letter, self.tone()).filter(|_| at == marked) {
                Some(with_mark) => f.write_str(with_mark)?,
                None => write!(f, "{letter}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Syllable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letters(), self.tone().number())
    }
}

/// Byte index of the letter that carries the mark: `a` or `e`; the `o` of `ou`; else the last vowel;
/// the first letter of a syllable without a vowel.
fn marked_letter(letters: &str) -> usize {
    let find = |wanted: &str| letters.find(wanted);
    find("a")
        .or_else(|| find("e"))
        .or_else(|| find("ê"))
        .or_else(|| find("ou"))
        .or_else(|| letters.rfind(['i', 'o', 'u', 'ü']))
        .or_else(|| letters.find(['m', 'n']))
        .unwrap_or(0)
}

/// A letter with the mark of a tone; nothing for the neutral tone.
fn mark(letter: char, tone: Tone) -> Option<&'static str> {
    let marked: [&'static str; 4] = match letter {
        'a' => ["ā", "á", "ǎ", "à"],
        'e' => ["ē", "é", "ě", "è"],
        'i' => ["ī", "í", "ǐ", "ì"],
        'o' => ["ō", "ó", "ǒ", "ò"],
        'u' => ["ū", "ú", "ǔ", "ù"],
        'ü' => ["ǖ", "ǘ", "ǚ", "ǜ"],
        'ê' => ["ê\u{304}", "ế", "ê\u{30C}", "ề"],
        'm' => ["m\u{304}", "ḿ", "m\u{30C}", "m\u{300}"],
        'n' => ["n\u{304}", "ń", "ň", "ǹ"],
        'r' => ["r\u{304}", "ŕ", "ř", "r\u{300}"],
        _ => return None,
    };
    let [first, second, third, fourth] = marked;
    match tone {
        Tone::First => Some(first),
        Tone::Second => Some(second),
        Tone::Third => Some(third),
        Tone::Fourth => Some(fourth),
        Tone::Neutral => None,
    }
}
