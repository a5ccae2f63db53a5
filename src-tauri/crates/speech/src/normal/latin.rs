//! Latin letters: English words and abbreviations.

use super::reading;

/// Abbreviations that are said as words.
const WORDS: [&str; 14] = [
    "NASA", "NATO", "OPEC", "APEC", "UNESCO", "UNICEF", "ASEAN", "TOEFL", "COVID", "SARS", "AIDS", "OPPO",
    "IKEA", "SIM",
];
/// So many English words make a passage of English, even between Chinese ones.
const PASSAGE: usize = 2;

/// Whether a run is English as a whole, its numbers too.
pub(super) fn is_english(run: &[char], among_chinese: bool) -> bool {
    let mut words = 0;
    let mut at = 0;
    while let Some(rest) = run.get(at..).filter(|rest| !rest.is_empty()) {
        let length = word(rest);
        let letters = rest.get(..length).unwrap_or_default();
        // After a number these are units.
        let unit = length <= 3 && run.get(..at).is_some_and(after_figure);
        if let Some((_, length)) = reading::words(rest) {
            at += length;
            continue;
        }
        if length > 1 && !unit && letters.iter().any(|c| c.is_lowercase()) {
            words += 1;
        }
        at += length.max(1);
    }
    words >= if among_chinese { PASSAGE } else { 1 }
}

fn after_figure(before: &[char]) -> bool {
    matches!(before, [.., '0'..='9'] | [.., '0'..='9', ' '])
}

/// How many characters at the beginning are an English word, with the figures and signs in it: `don't`, `$5.50`, `R&D`.
pub(super) fn english_word(rest: &[char]) -> usize {
    let inside = |at: usize, c: char| {
        let figure = |at: usize| rest.get(at).is_some_and(char::is_ascii_digit);
        match c {
            ',' | ':' => figure(at + 1) && at.checked_sub(1).is_some_and(figure),
            _ => is_letter(c) || c.is_ascii_digit() || "'-.%$£€&@+/".contains(c),
        }
    };
    let length = rest
        .iter()
        .enumerate()
        .take_while(|(at, c)| inside(*at, **c))
        .count();
    let ends = |c: &char| is_letter(*c) || c.is_ascii_digit() || *c == '%';
    let begins = |c: &char| is_letter(*c) || c.is_ascii_digit() || "$£€".contains(*c);
    if !rest.first().is_some_and(begins) {
        return 0;
    }
    rest.iter()
        .take(length)
        .rposition(ends)
        .map_or(0, |last| last + 1)
}

/// What the English voice says for the Latin letters at the beginning, a word or letters with spaces between them, and
/// how many characters they are.
pub(super) fn read(rest: &[char]) -> Option<(String, usize)> {
    let length = word(rest);
    let text: String = rest
        .get(..length)
        .filter(|letters| !letters.is_empty())?
        .iter()
        .collect();
    // B2B and O2O: two for to.
    if let (Some('2' | '4'), Some(after)) = (rest.get(length), rest.get(length + 1..)) {
        let tail = word(after);
        if tail > 0 && !after.get(tail).is_some_and(char::is_ascii_digit) && is_abbreviation(&text) {
            let whole: String = rest.iter().take(length + 1 + tail).collect();
            return Some((spelt_out(&whole), length + 1 + tail));
        }
    }
    let spoken = if is_abbreviation(&text) {
        spelt_out(&text)
    } else {
        text
    };
    Some((spoken, length))
}

/// How many characters at the beginning are one word, with apostrophes and hyphens inside it.
pub(super) fn word(rest: &[char]) -> usize {
    let mut length = 0;
    for (at, &character) in rest.iter().enumerate() {
        let joins =
            matches!(character, '\'' | '-') && at > 0 && rest.get(at + 1).is_some_and(|c| is_letter(*c));
        if is_letter(character) {
            length = at + 1;
        } else if !joins {
            break;
        }
    }
    length
}

/// Latin letters, with or without marks; what other scripts write is not ours to say.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() && (character < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&character))
}

/// Said by its letters: `HSK`, `GDP`, `T`, but `NASA` and `Wi-Fi` are words.
fn is_abbreviation(text: &str) -> bool {
    let mut letters = text.chars();
    let single = letters.next().is_some() && letters.next().is_none();
    let capitals = text.chars().all(char::is_uppercase);
    let vowel = text.contains(['A', 'E', 'I', 'O', 'U']);
    single || (capitals && !WORDS.contains(&text) && (text.len() <= 5 || !vowel))
}

fn spelt_out(text: &str) -> String {
    let letters: Vec<String> = text
        .chars()
        .flat_map(char::to_uppercase)
        .map(String::from)
        .collect();
    letters.join(" ")
}
