//! Signs split into syllables, the best way when there are several.
//!
//! The orthography says which way is best: a syllable in `a`, `e` or `o` inside a word is set off by an apostrophe,
//! so `fangan` is `fan gan` and `xian` is one syllable; but nobody is held to it, and tone marks decide first
//! (`xīān`, `nǚér`).

use super::sign::{Sign, SignKind, signs};
use super::{PinyinError, zhuyin};
use crate::{Syllable, Tone};

/// The longest spelling: `zhuangr`.
const LONGEST: usize = 7;

/// A syllable that begins at a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// The syllable.
    pub(super) syllable: Syllable,
    /// How many signs it takes.
    pub(super) length: usize,
    /// How unlikely the split is; the sum is least for the best one.
    pub(super) cost: u32,
}

/// Reads pinyin: the syllables of one word or of many.
///
/// Takes tone marks (on any letter of the syllable), combining characters, tone numbers, `v`, `ü` and `u:`,
/// capitals, full-width letters, apostrophes and hyphens, erhua (`nǎr`), with or without spaces, and
/// punctuation between words. A syllable without mark or number has the neutral tone. Zhuyin is read as well, by itself.
///
/// # Errors
/// When there is no syllable, or when any part of the text is not pinyin.
pub fn parse(text: &str) -> Result<Vec<Syllable>, PinyinError> {
    if text.contains(zhuyin::is_zhuyin) {
        return zhuyin::parse(text);
    }
    let signs = signs(text);
    let mut syllables = Vec::new();
    let mut rest = signs.as_slice();
    let mut start = 0;
    while !rest.is_empty() {
        let length = rest
            .iter()
            .position(|sign| sign.kind == SignKind::Break)
            .unwrap_or(rest.len());
        if length > 0 {
            let end = rest.get(length).map_or(text.len(), |sign| sign.at);
            split(&signs, start, start + length, &mut syllables).ok_or_else(|| {
                let begin = rest.first().map_or(0, |sign| sign.at);
                PinyinError::NotPinyin {
                    part: text.get(begin..end).unwrap_or_default().to_owned(),
                }
            })?;
        }
        start += length + 1;
        rest = signs.get(start..).unwrap_or_default();
    }
    if syllables.is_empty() {
        Err(PinyinError::Empty)
    } else {
        Ok(syllables)
    }
}

/// The best split of the signs from `start` to `end`, appended to `syllables`.
fn split(signs: &[Sign], start: usize, end: usize, syllables: &mut Vec<Syllable>) -> Option<()> {
    // A word of one syllable needs no search: no other way costs less.
    if let Some(syllable) = single(signs.get(start..end)?) {
        syllables.push(syllable);
        return Some(());
    }
    /// Nearly every word has fewer signs, and needs no memory of its own.
    const SHORT: usize = 24;
    // For each number of signs read: the cost of the best way there and its last syllable.
    let (mut short, mut long) = ([None; SHORT], Vec::new());
    let best: &mut [Option<(u32, Option<Candidate>)>] = match short.get_mut(..end - start + 1) {
        Some(best) => best,
        None => {
            long.resize(end - start + 1, None);
            &mut long
        }
    };
    *best.first_mut()? = Some((0, None));
    for read in 0..end - start {
        let Some((cost, _)) = *best.get(read)? else {
            continue;
        };
        candidates(signs, start + read, |candidate| {
            if let Some(there) = best.get_mut(read + candidate.length)
                && there.is_none_or(|(other, _)| cost + candidate.cost < other)
            {
                *there = Some((cost + candidate.cost, Some(candidate)));
            }
        });
    }
    let first = syllables.len();
    let mut read = end - start;
    while let (_, Some(candidate)) = (*best.get(read)?)? {
        syllables.push(candidate.syllable);
        read -= candidate.length;
    }
    syllables.get_mut(first..)?.reverse();
    Some(())
}

/// The syllable that the signs of a whole word spell, if only its first letter is a capital.
fn single(word: &[Sign]) -> Option<Syllable> {
    if word.len() > LONGEST {
        return None;
    }
    let mut letters = Letters::default();
    let mut tone = None;
    for (index, sign) in word.iter().enumerate() {
        match sign.kind {
            SignKind::Letter {
                letter,
                tone: mark,
                capital,
            } if (mark.is_none() || tone.is_none()) && !(capital && index > 0) => {
                letters.push(letter);
                tone = tone.or(mark);
            }
            _ => return None,
        }
    }
    let syllable = spell(letters.as_str(), tone.unwrap_or(Tone::Neutral))?;
    (!syllable.is_erhua() && !syllable.is_vowelless()).then_some(syllable)
}

/// The letters of a syllable while they are read.
#[derive(Default)]
struct Letters {
    /// Of these the longest spelling, with its `ü`, takes few.
    bytes: [u8; 4 * LONGEST],
    len: usize,
}

impl Letters {
    fn push(&mut self, letter: char) {
        if let Some(room) = self.bytes.get_mut(self.len..self.len + letter.len_utf8()) {
            self.len += letter.encode_utf8(room).len();
        }
    }

    fn as_str(&self) -> &str {
        let letters = self.bytes.get(..self.len).unwrap_or_default();
        std::str::from_utf8(letters).unwrap_or_default()
    }
}

/// Sees every syllable that can begin at a sign, short ones first.
pub(super) fn candidates(signs: &[Sign], start: usize, mut see: impl FnMut(Candidate)) {
    let inside_word = start
        .checked_sub(1)
        .and_then(|before| signs.get(before))
        .is_some_and(|sign| sign.is_letter());
    let mut read = Letters::default();
    let mut tone = None;
    let mut capitals_inside = 0;
    let mut small_letters = 0;
    for (index, sign) in signs.iter().enumerate().skip(start).take(LONGEST) {
        let SignKind::Letter {
            letter,
            tone: mark,
            capital,
        } = sign.kind
        else {
            break;
        };
        if mark.is_some() && tone.is_some() {
            break;
        }
        tone = tone.or(mark);
        capitals_inside += u32::from(capital && index > start && small_letters > 0);
        small_letters += u32::from(!capital);
        read.push(letter);
        let letters = read.as_str();

        let spelt = spell(letters, Tone::Neutral);
        let Some(syllable) = spelt else {
            // Most words that are asked about are English: two or three letters tell.
            if Syllable::may_begin(letters) {
                continue;
            }
            break;
        };
        let after = signs.get(index + 1);
        let beyond = index + if after.is_some_and(is_number) { 2 } else { 1 };
        let ends_word = signs.get(beyond).is_none_or(|sign| !sign.is_letter());
        if syllable.is_vowelless() && (inside_word || !ends_word) {
            continue;
        }
        let length = index + 1 - start;
        let vowel_inside = inside_word && letters.starts_with(['a', 'e', 'o', 'ê']);
        let cost = 1 + 2 * u32::from(vowel_inside) + u32::from(syllable.is_erhua()) + 4 * capitals_inside;
        match after.map(|sign| sign.kind) {
            Some(SignKind::ToneNumber(_)) if tone.is_some() => {}
            Some(SignKind::ToneNumber(number)) => {
                let numbered = syllable.with_tone(number);
                see(Candidate {
                    syllable: numbered,
                    length: length + 1,
                    cost,
                });
                if let Some(candidate) = number_then_r(signs, index + 2, numbered, length, cost) {
                    see(candidate);
                }
            }
            _ => see(Candidate {
                syllable: syllable.with_tone(tone.unwrap_or(Tone::Neutral)),
                length,
                cost,
            }),
        }
    }
}

fn is_number(sign: &Sign) -> bool {
    matches!(sign.kind, SignKind::ToneNumber(_))
}

/// `na3r`: the tone number before the `r` of erhua.
fn number_then_r(
    signs: &[Sign],
    at: usize,
    numbered: Syllable,
    length: usize,
    cost: u32,
) -> Option<Candidate> {
    let is_r = |sign: &Sign| {
        matches!(
            sign.kind,
            SignKind::Letter {
                letter: 'r',
                tone: None,
                ..
            }
        )
    };
    let syllable = signs
        .get(at)
        .filter(|sign| is_r(sign))
        .and_then(|_| numbered.with_erhua())?;
    Some(Candidate {
        syllable,
        length: length + 2,
        cost: cost + 1,
    })
}

/// The syllable of folded letters: `ü` is written `u` after `j q x y`, and `lue`, `nue` can only mean `lüe`, `nüe`.
fn spell(letters: &str, tone: Tone) -> Option<Syllable> {
    let respelt = match (letters.as_bytes().first(), letters) {
        (Some(b'j' | b'q' | b'x' | b'y'), _) if letters.contains('ü') => letters.replace('ü', "u"),
        (_, "lue" | "nue" | "luer" | "nuer") => letters.replace('u', "ü"),
        _ => return Syllable::new(letters, tone),
    };
    Syllable::new(&respelt, tone)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::pinyin::{marks, numbers};

    #[rstest]
    // As printed.
    #[case("kèhù fúwù", "ke4 hu4 fu2 wu4")]
    #[case("Wǒ gēn yí ge kèhù fúwù tán le.", "wo3 gen1 yi2 ge5 ke4 hu4 fu2 wu4 tan2 le5")]
    #[case(
        "Wǒ liánxìle tāmen de kèhù fúwù bùmén.",
        "wo3 lian2 xi4 le5 ta1 men5 de5 ke4 hu4 fu2 wu4 bu4 men2"
    )]
    #[case("gùkè jiùshì shàngdì", "gu4 ke4 jiu4 shi4 shang4 di4")]
    #[case("“Nǐ hǎo!” — tā shuō:", "ni3 hao3 ta1 shuo1")]
    // One syllable or two.
    #[case("xian", "xian5")]
    #[case("xiān", "xian1")]
    #[case("xi'an", "xi5 an5")]
    #[case("Xī’ān", "xi1 an1")]
    #[case("xīān", "xi1 an1")]
    #[case("fangan", "fan5 gan5")]
    #[case("fang'an", "fang5 an5")]
    #[case("fāngàn", "fan1 gan4")]
    #[case("nǚér", "nü3 er2")]
    #[case("Tiānānmén", "tian1 an1 men2")]
    #[case("dàngāo", "dan4 gao1")]
    #[case("píngguǒ", "ping2 guo3")]
    #[case("kěài", "ke3 ai4")]
    #[case("gōngrén", "gong1 ren2")]
    #[case("XīnJiāPō", "xin1 jia1 po1")]
    #[case("XINJIAPO", "xin5 jia5 po5")]
    #[case("XiAn", "xi5 an5")]
    // Numbers.
    #[case("ni3hao3", "ni3 hao3")]
    #[case("kehu4", "ke5 hu4")]
    #[case("ma0 ma5", "ma5 ma5")]
    #[case("ni³hao³", "ni3 hao3")]
    #[case("Zhong1guo2", "zhong1 guo2")]
    // ü in all its clothes.
    #[case("lv4 lu:4 lü4 lǜ LÜ4 nu:e4", "lü4 lü4 lü4 lü4 lü4 nüe4")]
    #[case("xué qü4 jüé yü3", "xue2 qu4 jue2 yu3")]
    #[case("lüe4 lue4 lve4 nuè", "lüe4 lüe4 lüe4 nüe4")]
    #[case("lù:", "lu4")]
    // Misplaced, combining and full-width.
    #[case("gúi kùai haǒ dùo", "gui2 kuai4 hao3 duo4")]
    #[case("ni\u{30C} ha\u{30C}o nu\u{308}\u{30C}", "ni3 hao3 nü3")]
    #[case("ｎｉ３　ｈａｏ３", "ni3 hao3")]
    #[case("nĭ hăo", "ni3 hao3")]
    #[case("mɑ̄ ɡē", "ma1 ge1")]
    // Erhua.
    #[case("nǎr wánr yìdiǎnr", "nar3 wanr2 yi4 dianr3")]
    #[case("na3r na3 r5", "nar3 na3 r5")]
    #[case("érzi èr nǚ'ér", "er2 zi5 er4 nü3 er2")]
    #[case("huār", "huar1")]
    // Interjections.
    #[case("ng4, hm, ḿ, ề", "ng4 hm5 m2 ê4")]
    // Hyphens.
    #[case("èr-líng-èr-wǔ", "er4 ling2 er4 wu3")]
    fn reads(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(numbers(&parse(text).unwrap()), expected);
    }

    #[rstest]
    #[case("Customer Service", "Customer")]
    #[case("wǒ shì APP", "APP")]
    #[case("ni3 hao6", "hao6")]
    #[case("客户", "客户")]
    #[case("fiā", "fiā")]
    #[case("n3ao", "n3ao")]
    #[case("nâ", "nâ")]
    #[case("zhè 12315", "12315")]
    fn says_what_is_not_pinyin(#[case] text: &str, #[case] part: &str) {
        assert_eq!(
            parse(text),
            Err(PinyinError::NotPinyin {
                part: part.to_owned()
            })
        );
    }

    #[test]
    fn nothing_is_no_pinyin() {
        assert_eq!(parse(""), Err(PinyinError::Empty));
        assert_eq!(parse(" -- ' "), Err(PinyinError::Empty));
    }

    #[test]
    fn every_syllable_survives_writing_and_reading() {
        let every = Syllable::all().flat_map(|plain| std::iter::once(plain).chain(plain.with_erhua()));
        let mut seen = 0;
        for syllable in every {
            assert_eq!(parse(&marks(&[syllable])), Ok(vec![syllable]));
            assert_eq!(parse(&numbers(&[syllable])), Ok(vec![syllable]));
            assert_eq!(Syllable::new(syllable.letters(), syllable.tone()), Some(syllable));
            seen += 1;
        }
        assert!(seen > 4000, "{seen}");
    }

    fn syllable() -> impl Strategy<Value = Syllable> {
        let all: Vec<Syllable> = Syllable::all()
            .filter(|syllable| !syllable.is_vowelless())
            .collect();
        prop::sample::select(all)
    }

    proptest! {
        #[test]
        fn sentences_survive_writing_and_reading(sentence in prop::collection::vec(syllable(), 1..20)) {
            prop_assert_eq!(parse(&marks(&sentence)), Ok(sentence.clone()));
            prop_assert_eq!(parse(&numbers(&sentence)), Ok(sentence.clone()));
        }

        #[test]
        fn words_with_numbers_need_no_spaces(word in prop::collection::vec(syllable(), 1..6)) {
            prop_assert_eq!(parse(&numbers(&word).replace(' ', "")), Ok(word.clone()));
        }

        #[test]
        fn anything_is_read_without_a_crash(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }
    }
}
