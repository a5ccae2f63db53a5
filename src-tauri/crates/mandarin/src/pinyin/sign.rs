//! The first step of reading pinyin: a text as signs, whatever way its letters and tones were typed.

use unicode_normalization::UnicodeNormalization;

use crate::Tone;

/// A piece of a text that may be pinyin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// What it is.
    pub(super) kind: SignKind,
    /// Byte index in the text.
    pub(super) at: usize,
}

/// What a sign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignKind {
    /// A letter of pinyin, folded: lower case, `ü` for `v` and `u:`, its tone mark beside it.
    Letter {
        /// The letter.
        letter: char,
        /// The tone of the mark that it carries.
        tone: Option<Tone>,
        /// It was a capital.
        capital: bool,
    },
    /// A number after a letter that can only mean a tone.
    ToneNumber(Tone),
    /// Space, hyphen, apostrophe, punctuation: syllables do not cross it.
    Break,
    /// A character that pinyin does not have, folded to lower case: a digit, a Chinese character.
    Other(char),
}

impl Sign {
    pub(super) fn is_letter(self) -> bool {
        matches!(self.kind, SignKind::Letter { .. })
    }
}

/// The signs of a text. Full-width and combining forms, IPA letters that look like pinyin and the breve for the
/// third tone are read as what they stand for.
pub(super) fn signs(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, original)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if matches!(original, ':' | '：')
            && next.is_some_and(char::is_alphanumeric)
            && makes_umlaut(&mut signs)
        {
            continue;
        }
        // Nearly all of pinyin is letters and vowels with a mark: these need not be taken apart.
        if original.is_ascii() {
            let kind = kind_of(original, signs.last());
            signs.push(Sign { kind, at });
            continue;
        }
        if let Some((letter, tone)) = marked(original) {
            let kind = SignKind::Letter {
                letter,
                tone: Some(tone),
                capital: false,
            };
            signs.push(Sign { kind, at });
            continue;
        }
        for part in std::iter::once(original).nfkd() {
            if !combine(&mut signs, part) {
                let kind = kind_of(part, signs.last());
                signs.push(Sign { kind, at });
            }
        }
    }
    signs
}

/// A vowel with the mark of a tone as one character, taken apart.
fn marked(character: char) -> Option<(char, Tone)> {
    let (letter, tone) = match character {
        'ā' => ('a', Tone::First),
        'á' => ('a', Tone::Second),
        'ǎ' => ('a', Tone::Third),
        'à' => ('a', Tone::Fourth),
        'ē' => ('e', Tone::First),
        'é' => ('e', Tone::Second),
        'ě' => ('e', Tone::Third),
        'è' => ('e', Tone::Fourth),
        'ī' => ('i', Tone::First),
        'í' => ('i', Tone::Second),
        'ǐ' => ('i', Tone::Third),
        'ì' => ('i', Tone::Fourth),
        'ō' => ('o', Tone::First),
        'ó' => ('o', Tone::Second),
        'ǒ' => ('o', Tone::Third),
        'ò' => ('o', Tone::Fourth),
        'ū' => ('u', Tone::First),
        'ú' => ('u', Tone::Second),
        'ǔ' => ('u', Tone::Third),
        'ù' => ('u', Tone::Fourth),
        'ǖ' => ('ü', Tone::First),
        'ǘ' => ('ü', Tone::Second),
        'ǚ' => ('ü', Tone::Third),
        'ǜ' => ('ü', Tone::Fourth),
        _ => return None,
    };
    Some((letter, tone))
}

/// Reads the colon of `lu:4`, `nu:e4` into the letter before it.
fn makes_umlaut(signs: &mut [Sign]) -> bool {
    let [
        ..,
        Sign {
            kind: SignKind::Letter {
                letter: 'l' | 'n', ..
            },
            ..
        },
        last,
    ] = signs
    else {
        return false;
    };
    match &mut last.kind {
        SignKind::Letter {
            letter: letter @ 'u',
            tone: None,
            ..
        } => {
            *letter = 'ü';
            true
        }
        _ => false,
    }
}

/// Puts a combining mark on the letter before it; whether `part` was one.
fn combine(signs: &mut [Sign], part: char) -> bool {
    let tone = match part {
        '\u{304}' => Some(Tone::First),
        '\u{301}' => Some(Tone::Second),
        '\u{30C}' | '\u{306}' => Some(Tone::Third),
        '\u{300}' => Some(Tone::Fourth),
        '\u{308}' | '\u{302}' => None,
        _ => return false,
    };
    let Some(last) = signs.last_mut() else {
        return false;
    };
    let SignKind::Letter {
        letter,
        tone: tone_of_letter,
        ..
    } = &mut last.kind
    else {
        return false;
    };
    match (part, *letter, *tone_of_letter) {
        ('\u{308}', 'u', _) => *letter = 'ü',
        ('\u{302}', 'e', _) => *letter = 'ê',
        (_, _, None) if tone.is_some() => *tone_of_letter = tone,
        _ => last.kind = SignKind::Other(part),
    }
    true
}

fn kind_of(part: char, before: Option<&Sign>) -> SignKind {
    let letter = |letter| SignKind::Letter {
        letter,
        tone: None,
        capital: part.is_ascii_uppercase(),
    };
    match part {
        'v' | 'V' => letter('ü'),
        'ɑ' => letter('a'),
        'ɡ' => letter('g'),
        'a'..='z' | 'A'..='Z' => letter(part.to_ascii_lowercase()),
        '0'..='9' => {
            let number = part.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            match number.and_then(Tone::from_number) {
                Some(tone) if before.is_some_and(|sign| sign.is_letter()) => SignKind::ToneNumber(tone),
                _ => SignKind::Other(part),
            }
        }
        _ if part.is_alphanumeric() => SignKind::Other(part),
        _ => SignKind::Break,
    }
}
