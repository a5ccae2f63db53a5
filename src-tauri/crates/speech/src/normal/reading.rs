//! Pinyin in the text: said by the Chinese voice, and not said twice when it stands beside its characters.

use wenxi_mandarin::{Syllable, Tone, pinyin};

use super::latin;

/// Vowels with a tone mark, as pinyin has them.
const MARKED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
/// Syllables without a tone that follow others in pinyin. Many are English words too, so they count only there.
const NEUTRAL: [&str; 20] = [
    "a", "ba", "bei", "de", "ge", "la", "le", "ma", "me", "men", "mian", "na", "ne", "r", "shang", "tou",
    "ya", "zhe", "zi", "xia",
];

/// The word of pinyin at the beginning, and how many characters it takes. Without a tone mark it is one only after
/// another.
pub(super) fn word(rest: &[char], after_pinyin: bool) -> Option<(Vec<Syllable>, usize)> {
    let length = latin::word(rest);
    let text: String = rest.get(..length)?.iter().collect::<String>().to_lowercase();
    let neutral = after_pinyin && NEUTRAL.contains(&text.as_str());
    let syllables = pinyin::parse(&text)
        .ok()
        .filter(|_| neutral || is_marked(&text))?;
    (!syllables.is_empty()).then_some((syllables, length))
}

/// The words of pinyin at the beginning, with nothing but spaces between them.
pub(super) fn words(rest: &[char]) -> Option<(Vec<Syllable>, usize)> {
    let (mut syllables, mut length) = word(rest, false)?;
    loop {
        let after = rest.get(length..)?;
        let spaces = after.iter().take_while(|c| **c == ' ').count();
        match after.get(spaces..).and_then(|next| word(next, true)) {
            Some((more, taken)) if spaces > 0 => {
                syllables.extend(more);
                length += spaces + taken;
            }
            _ => return Some((syllables, length)),
        }
    }
}

/// Brackets at the beginning, spaces before them allowed, with nothing but pinyin in them: how long they are.
pub(super) fn bracketed(rest: &[char]) -> Option<usize> {
    let spaces = rest.iter().take_while(|c| c.is_whitespace()).count();
    let rest = rest.get(spaces..)?;
    let close = match rest.first()? {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        '【' => '】',
        _ => return None,
    };
    let length = rest.iter().position(|c| *c == close)?;
    let inside: String = rest.get(1..length)?.iter().collect();
    let mut words = inside
        .split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| !word.is_empty());
    let pinyin = words.all(|word| pinyin::parse(&word.to_lowercase()).is_ok());
    (pinyin && is_marked(&inside)).then_some(spaces + length + 1)
}

/// Whether these syllables, whatever their tones, are among those that were just said: anywhere if there are several,
/// at the end if there is only one.
pub(super) fn is_said(syllables: &[Syllable], said: &[Syllable]) -> bool {
    match syllables {
        [] => false,
        [_] => said
            .last()
            .is_some_and(|last| alike(std::slice::from_ref(last), syllables)),
        _ => said
            .windows(syllables.len())
            .any(|window| alike(window, syllables)),
    }
}

/// Whether these syllables, whatever their tones, are those that come next.
pub(super) fn is_coming(syllables: &[Syllable], coming: &[Syllable]) -> bool {
    coming
        .get(..syllables.len())
        .is_some_and(|first| alike(first, syllables))
}

/// Sandhi and neutral tones are written or not.
fn alike(one: &[Syllable], other: &[Syllable]) -> bool {
    let bare = |syllable: &Syllable| syllable.with_tone(Tone::Neutral);
    one.iter().map(bare).eq(other.iter().map(bare))
}

fn is_marked(text: &str) -> bool {
    text.to_lowercase().contains(|c| MARKED.contains(c))
}
