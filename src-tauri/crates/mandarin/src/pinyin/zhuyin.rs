//! Zhuyin, the phonetic signs that Taiwan learns to read with: ㄎㄜˋ ㄏㄨˋ.
//!
//! Signs and tone marks follow the standard of the Ministry of Education (國語注音符號手冊, 2017): the first tone has no
//! mark, the neutral tone a dot before the syllable. The `r` of 儿 is a ㄦ behind the tone mark of its syllable, ㄨㄢˊㄦ.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::PinyinError;
use crate::{Syllable, Tone};

const INITIALS: [(&str, &str); 21] = [
    ("zh", "ㄓ"),
    ("ch", "ㄔ"),
    ("sh", "ㄕ"),
    ("b", "ㄅ"),
    ("p", "ㄆ"),
    ("m", "ㄇ"),
    ("f", "ㄈ"),
    ("d", "ㄉ"),
    ("t", "ㄊ"),
    ("n", "ㄋ"),
    ("l", "ㄌ"),
    ("g", "ㄍ"),
    ("k", "ㄎ"),
    ("h", "ㄏ"),
    ("j", "ㄐ"),
    ("q", "ㄑ"),
    ("x", "ㄒ"),
    ("r", "ㄖ"),
    ("z", "ㄗ"),
    ("c", "ㄘ"),
    ("s", "ㄙ"),
];

/// Finals with their glide written out: `uen` for the `un` of `dun` and the `wen` of its own.
const FINALS: [(&str, &str); 41] = [
    ("a", "ㄚ"),
    ("o", "ㄛ"),
    ("e", "ㄜ"),
    ("ê", "ㄝ"),
    ("ai", "ㄞ"),
    ("ei", "ㄟ"),
    ("ao", "ㄠ"),
    ("ou", "ㄡ"),
    ("an", "ㄢ"),
    ("en", "ㄣ"),
    ("ang", "ㄤ"),
    ("eng", "ㄥ"),
    ("er", "ㄦ"),
    ("i", "ㄧ"),
    ("ia", "ㄧㄚ"),
    ("io", "ㄧㄛ"),
    ("ie", "ㄧㄝ"),
    ("iai", "ㄧㄞ"),
    ("iao", "ㄧㄠ"),
    ("iou", "ㄧㄡ"),
    ("ian", "ㄧㄢ"),
    ("in", "ㄧㄣ"),
    ("iang", "ㄧㄤ"),
    ("ing", "ㄧㄥ"),
    ("u", "ㄨ"),
    ("ua", "ㄨㄚ"),
    ("uo", "ㄨㄛ"),
    ("uai", "ㄨㄞ"),
    ("uei", "ㄨㄟ"),
    ("uan", "ㄨㄢ"),
    ("uen", "ㄨㄣ"),
    ("uang", "ㄨㄤ"),
    ("ueng", "ㄨㄥ"),
    ("ong", "ㄨㄥ"),
    ("ü", "ㄩ"),
    ("üe", "ㄩㄝ"),
    ("üan", "ㄩㄢ"),
    ("ün", "ㄩㄣ"),
    ("üong", "ㄩㄥ"),
    ("iong", "ㄩㄥ"),
    ("", ""),
];

/// What no table of initials and finals gives: interjections without a vowel.
const VOWELLESS: [(&str, &str); 6] = [
    ("hm", "ㄏㄇ"),
    ("hng", "ㄏㄫ"),
    ("m", "ㄇ"),
    ("n", "ㄋ"),
    ("ng", "ㄫ"),
    ("r", "ㄦ"),
];

/// The mark that says the first tone, where none would mean something else.
const FIRST: char = 'ˉ';
const NEUTRAL: char = '˙';

/// Toneless zhuyin of every toneless spelling, and back.
static SIGNS: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    let spellings = Syllable::all().filter(|syllable| syllable.tone() == Tone::Neutral);
    spellings
        .filter_map(|syllable| Some((syllable.letters(), signs(syllable.letters())?)))
        .collect()
});

static SPELLINGS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let pairs = SIGNS.iter().filter(|(letters, _)| **letters != "r");
    pairs.map(|(letters, signs)| (signs.as_str(), *letters)).collect()
});

/// Whether a character belongs to zhuyin, tone marks aside.
pub(crate) fn is_zhuyin(character: char) -> bool {
    matches!(character, '\u{3105}'..='\u{312F}')
}

/// A syllable in zhuyin.
pub(super) fn write(syllable: Syllable) -> String {
    let plain = syllable.without_erhua();
    let signs = SIGNS.get(plain.letters()).map(String::as_str).unwrap_or_default();
    let erhua = if syllable.is_erhua() { "ㄦ" } else { "" };
    match plain.tone() {
        // 儿 that only colours the syllable before it: it has no tone, and no dot.
        Tone::Neutral if plain.is_r() => signs.to_owned(),
        Tone::Neutral => format!("{NEUTRAL}{signs}{erhua}"),
        Tone::First if signs == "ㄦ" => format!("{signs}{FIRST}{erhua}"),
        Tone::First => format!("{signs}{erhua}"),
        Tone::Second => format!("{signs}ˊ{erhua}"),
        Tone::Third => format!("{signs}ˇ{erhua}"),
        Tone::Fourth => format!("{signs}ˋ{erhua}"),
    }
}

/// Reads zhuyin, with or without spaces.
pub(super) fn parse(text: &str) -> Result<Vec<Syllable>, PinyinError> {
    let mut syllables: Vec<Syllable> = Vec::new();
    for part in text.split(|character| !is_zhuyin(character) && !is_mark(character)) {
        let mut rest = part;
        while !rest.is_empty() {
            let not_pinyin = || PinyinError::NotPinyin {
                part: part.to_owned(),
            };
            let is_first = rest.len() == part.len();
            let (syllable, length) = next(rest).ok_or_else(not_pinyin)?;
            rest = rest.get(length..).unwrap_or_default();
            // ㄦ right behind a syllable, without a tone of its own, belongs to it.
            match syllables.last_mut().filter(|_| syllable.is_r() && !is_first) {
                Some(before) => *before = before.with_erhua().ok_or_else(not_pinyin)?,
                None => syllables.push(syllable),
            }
        }
    }
    let strays =
        |character: char| character.is_alphanumeric() && !is_zhuyin(character) && !is_mark(character);
    match text.find(strays) {
        Some(at) => Err(PinyinError::NotPinyin {
            part: text.get(at..).unwrap_or_default().to_owned(),
        }),
        None if syllables.is_empty() => Err(PinyinError::Empty),
        None => Ok(syllables),
    }
}

fn is_mark(character: char) -> bool {
    tone(character).is_some() || character == NEUTRAL || character == '・'
}

fn tone(mark: char) -> Option<Tone> {
    match mark {
        FIRST => Some(Tone::First),
        'ˊ' | '´' => Some(Tone::Second),
        'ˇ' | '˘' => Some(Tone::Third),
        'ˋ' | '`' => Some(Tone::Fourth),
        _ => None,
    }
}

/// The longest syllable that a text begins with, and how many bytes it takes.
fn next(text: &str) -> Option<(Syllable, usize)> {
    let bare = text.trim_start_matches([NEUTRAL, '・']);
    let dot = text.len() - bare.len();
    let ends = bare
        .char_indices()
        .map(|(at, character)| at + character.len_utf8());
    let longest = ends
        .take(4)
        .filter_map(|end| Some((SPELLINGS.get(bare.get(..end)?)?, end)))
        .last();
    let (letters, end) = longest?;
    let mark = bare.get(end..)?.chars().next();
    let marked = mark.and_then(|mark| Some((tone(mark)?, mark.len_utf8())));
    // Some write the dot behind.
    let dotted = mark
        .filter(|mark| *mark == NEUTRAL && dot == 0)
        .map(char::len_utf8);
    let (tone, length) = match (marked, dotted) {
        _ if dot > 0 => (Tone::Neutral, 0),
        (Some(marked), _) => marked,
        (None, Some(length)) if ends_here(bare.get(end + length..)) => (Tone::Neutral, length),
        _ => (Tone::First, 0),
    };
    let bare_er = *letters == "er" && dot == 0 && marked.is_none();
    let syllable = if bare_er {
        Syllable::new("r", Tone::Neutral)
    } else {
        Syllable::new(letters, tone)
    };
    Some((syllable?, dot + end + length))
}

/// A dot before another sign belongs to what follows.
fn ends_here(rest: Option<&str>) -> bool {
    rest.is_none_or(|rest| !rest.starts_with(is_zhuyin))
}

/// The signs of a toneless spelling.
fn signs(letters: &str) -> Option<String> {
    if let Some((_, signs)) = VOWELLESS.iter().find(|(own, _)| *own == letters) {
        return Some((*signs).to_owned());
    }
    let (_, spoken) = parts(letters);
    let (_, sign) = initial(letters);
    let (_, rime) = FINALS.into_iter().find(|(name, _)| *name == spoken)?;
    Some(format!("{sign}{rime}"))
}

/// The initial of a toneless spelling, empty where it has none, and its final as it is spoken: `yong` is `üong`, and
/// what follows `zh` in `zhi` is no vowel, so it is empty.
pub(crate) fn parts(letters: &str) -> (&'static str, String) {
    let (initial, _) = initial(letters);
    let rest = letters.strip_prefix(initial).unwrap_or_default();
    let buzzes = rest == "i" && matches!(initial, "zh" | "ch" | "sh" | "r" | "z" | "c" | "s");
    let spoken = if buzzes {
        String::new()
    } else {
        spoken_final(initial, rest)
    };
    (initial, spoken)
}

/// The initial and its sign.
fn initial(letters: &str) -> (&'static str, &'static str) {
    INITIALS
        .into_iter()
        .find(|(initial, _)| letters.starts_with(initial) && letters != "r")
        .unwrap_or_default()
}

/// A final as it is spoken: the shortened and the respelt ones written out.
fn spoken_final(initial: &str, rest: &str) -> String {
    let palatal = matches!(initial, "j" | "q" | "x");
    match rest {
        "iu" => "iou".to_owned(),
        "ui" => "uei".to_owned(),
        "un" if palatal => "ün".to_owned(),
        "un" => "uen".to_owned(),
        _ if palatal && rest.starts_with('u') => rest.replacen('u', "ü", 1),
        "yi" | "yin" | "ying" => rest.replacen('y', "", 1),
        "you" => "iou".to_owned(),
        "yong" => "üong".to_owned(),
        _ if rest.starts_with("yu") => rest.replacen("yu", "ü", 1),
        _ if rest.starts_with('y') => rest.replacen('y', "i", 1),
        "wu" => "u".to_owned(),
        _ if rest.starts_with('w') => rest.replacen('w', "u", 1),
        _ => rest.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::super::{numbers, parse};
    use super::*;

    #[rstest]
    #[case("ke4 hu4", "ㄎㄜˋ ㄏㄨˋ")]
    #[case("zhong1 guo2 ren2", "ㄓㄨㄥ ㄍㄨㄛˊ ㄖㄣˊ")]
    #[case("wo3 men5", "ㄨㄛˇ ˙ㄇㄣ")]
    #[case("zhi1 chi2 shi3 ri4", "ㄓ ㄔˊ ㄕˇ ㄖˋ")]
    #[case("zi4 ci2 si1", "ㄗˋ ㄘˊ ㄙ")]
    #[case(
        "yi1 ya2 ye3 yao4 you3 yan2 yin1 yang2 ying3",
        "ㄧ ㄧㄚˊ ㄧㄝˇ ㄧㄠˋ ㄧㄡˇ ㄧㄢˊ ㄧㄣ ㄧㄤˊ ㄧㄥˇ"
    )]
    #[case("wu3 wa1 wei4 wen2 weng1", "ㄨˇ ㄨㄚ ㄨㄟˋ ㄨㄣˊ ㄨㄥ")]
    #[case("yu2 yue4 yuan2 yun4 yong4", "ㄩˊ ㄩㄝˋ ㄩㄢˊ ㄩㄣˋ ㄩㄥˋ")]
    #[case("ju2 xue2 quan2 jun1 xiong2", "ㄐㄩˊ ㄒㄩㄝˊ ㄑㄩㄢˊ ㄐㄩㄣ ㄒㄩㄥˊ")]
    #[case("lü4 nüe4 liu2 gui4 dun4", "ㄌㄩˋ ㄋㄩㄝˋ ㄌㄧㄡˊ ㄍㄨㄟˋ ㄉㄨㄣˋ")]
    #[case("er4 wanr2 nar3", "ㄦˋ ㄨㄢˊㄦ ㄋㄚˇㄦ")]
    #[case("ê4 o2 bo1 fo2", "ㄝˋ ㄛˊ ㄅㄛ ㄈㄛˊ")]
    fn writes_and_reads(#[case] pinyin: &str, #[case] zhuyin: &str) {
        let syllables = parse(pinyin).unwrap();
        let written: Vec<String> = syllables.iter().map(|syllable| write(*syllable)).collect();
        assert_eq!(written.join(" "), zhuyin);
        assert_eq!(parse(zhuyin), Ok(syllables));
    }

    #[rstest]
    #[case("ㄎㄜˋㄏㄨˋ", "ke4 hu4")]
    #[case("ㄒㄧㄢ", "xian1")]
    #[case("ㄒㄧ ㄢ", "xi1 an1")]
    #[case("ㄏㄠˇ˙ㄇㄚ", "hao3 ma5")]
    #[case("ㄇㄚ˙", "ma5")]
    #[case("ㄨㄢˊㄦ，ㄋㄚˇㄦ。", "wanr2 nar3")]
    #[case("ㄦ", "r5")]
    fn reads_what_is_typed(#[case] zhuyin: &str, #[case] pinyin: &str) {
        assert_eq!(numbers(&parse(zhuyin).unwrap()), pinyin);
    }

    #[rstest]
    #[case("ㄎㄎㄜ")]
    #[case("ㄎㄜˋ ke4")]
    #[case("ㄎㄜˋ客")]
    fn says_what_is_none(#[case] text: &str) {
        assert!(matches!(parse(text), Err(PinyinError::NotPinyin { .. })));
    }

    /// Every syllable there is; the `r` of 儿 has no tone.
    #[test]
    fn every_syllable_survives_writing_and_reading() {
        let every = Syllable::all().flat_map(|plain| std::iter::once(plain).chain(plain.with_erhua()));
        let sayable = |syllable: &Syllable| !syllable.is_r() || syllable.tone() == Tone::Neutral;
        let mut seen = 0;
        for syllable in every.filter(sayable) {
            assert_eq!(parse(&write(syllable)), Ok(vec![syllable]), "{syllable:?}");
            seen += 1;
        }
        assert!(seen > 4000, "{seen}");
    }

    proptest! {
        #[test]
        fn anything_is_read_without_a_crash(text in "[ㄅㄎㄏㄜㄨㄦㄧㄢˊˇˋ˙ˉ a客]{0,16}") {
            let _ = parse(&text);
        }
    }
}
