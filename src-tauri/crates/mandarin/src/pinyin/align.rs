//! An author's reading put on the characters of a Chinese text, syllable by syllable.

use std::collections::BTreeMap;

use super::sign::{Sign, SignKind, signs};
use super::split::{Candidate, candidates};
use super::{PinyinError, numbers, parse, zhuyin};
use crate::{Syllable, is_hanzi};

/// A reading on its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// The index of a character in the Chinese text, counted in `char`s, and the syllable written for it, in order.
    /// A 儿 whose `r` is part of the syllable before it has none of its own.
    pub syllables: Vec<(usize, Syllable)>,
    /// Indices of the characters that never have the reading written for them, by the readings that are known.
    pub odd: Vec<usize>,
}

/// Why a reading does not fit a Chinese text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misalignment {
    /// It is no reading.
    #[error(transparent)]
    NotPinyin(#[from] PinyinError),
    /// There are more characters than syllables, or fewer.
    #[error("The text has {characters} Chinese characters, but its pinyin has {syllables} syllables.")]
    Count {
        /// Chinese characters in the text.
        characters: usize,
        /// Syllables in the reading, split as well as can be without the text.
        syllables: usize,
    },
}

/// How far a reading and a text have been read together: signs of the reading, characters of the text.
type Place = (usize, usize);

/// A step from one place to a later one.
#[derive(Debug, Clone, Copy)]
struct Step {
    to: Place,
    cost: u32,
    /// The character that got a syllable, and whether it never has this one.
    reads: Option<(usize, Syllable, bool)>,
}

// What a step costs beyond its split: a tone that the character does not have (sandhi, neutral tones) is common,
// a number spelt out or left out is not rare, letters that a character never has come last.
const OTHER_TONE: u32 = 1;
const SKIPPED: u32 = 3;
const NEVER: u32 = 40;

/// No honest pair of a text and its reading has more places than this; a hostile one is refused.
const MOST_PLACES: usize = 1 << 18;

/// Puts a reading on the characters it belongs to.
///
/// `readings_of` says which readings a character can have; empty when that is not known. They decide how unspaced
/// pinyin is split (方案 `fāngàn` is `fāng àn`). Other tones than a character's own are accepted (`yí ge`, `bú shì`),
/// punctuation on either side is passed over, and so are numbers and Latin words, spelt out in the reading or not.
/// A reading in zhuyin is put on its characters as one in pinyin.
///
/// # Errors
/// When the reading is no pinyin, or its syllables are not as many as the characters.
pub fn align<'a>(
    chinese: &str,
    pinyin: &str,
    readings_of: impl Fn(char) -> &'a [Syllable],
) -> Result<Alignment, Misalignment> {
    let respelt = pinyin
        .contains(zhuyin::is_zhuyin)
        .then(|| zhuyin::parse(pinyin).map(|syllables| numbers(&syllables)))
        .transpose()?;
    let pinyin = respelt.as_deref().unwrap_or(pinyin);
    let text: Vec<char> = chinese.chars().collect();
    let signs = signs(pinyin);
    let end = (signs.len(), text.len());

    // Steps lead to later places only, so by the time a place is taken out its best way is known.
    let mut open: BTreeMap<Place, (u32, Option<(Place, Step)>)> = BTreeMap::from([((0, 0), (0, None))]);
    let mut done: BTreeMap<Place, Option<(Place, Step)>> = BTreeMap::new();
    while let Some((place, (cost, way))) = open.pop_first() {
        done.insert(place, way);
        if place == end || done.len() > MOST_PLACES {
            break;
        }
        for step in steps(&signs, &text, place, &readings_of) {
            let there = open.entry(step.to).or_insert((u32::MAX, None));
            if cost + step.cost < there.0 {
                *there = (cost + step.cost, Some((place, step)));
            }
        }
    }

    let mut alignment = Alignment {
        syllables: Vec::new(),
        odd: Vec::new(),
    };
    let mut place = end;
    while let Some((from, step)) = done.get(&place).copied().flatten() {
        if let Some((at, syllable, odd)) = step.reads {
            alignment.syllables.push((at, syllable));
            alignment.odd.extend(odd.then_some(at));
        }
        place = from;
    }
    if place == (0, 0) && done.contains_key(&end) && !alignment.syllables.is_empty() {
        alignment.syllables.reverse();
        alignment.odd.reverse();
        return Ok(alignment);
    }
    let characters = text.iter().filter(|character| is_hanzi(**character)).count();
    Err(Misalignment::Count {
        characters,
        syllables: parse(pinyin)?.len(),
    })
}

fn steps<'a>(
    signs: &[Sign],
    text: &[char],
    (read, at): Place,
    readings_of: &impl Fn(char) -> &'a [Syllable],
) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut step = |to, cost, reads| steps.push(Step { to, cost, reads });
    let sign = signs.get(read).map(|sign| sign.kind);
    let character = text.get(at).copied();

    match sign {
        Some(SignKind::Break) => step((read + 1, at), 0, None),
        Some(SignKind::Other(_) | SignKind::ToneNumber(_)) => step((read + 1, at), SKIPPED, None),
        _ => {}
    }
    let Some(character) = character else { return steps };
    if !is_hanzi(character) {
        let skipped = if character.is_alphanumeric() { SKIPPED } else { 0 };
        step((read, at + 1), skipped, None);
        if sign.is_some_and(|sign| is_same(sign, character)) {
            step((read + 1, at + 1), 0, None);
        }
        if character.is_alphanumeric() || character == '%' {
            candidates(signs, read, |Candidate { length, cost, .. }| {
                step((read + length, at), cost + SKIPPED, None);
            });
        }
        return steps;
    }
    let readings = readings_of(character);
    candidates(signs, read, |candidate| {
        let Candidate {
            syllable,
            length,
            cost,
        } = candidate;
        let plain = syllable.without_erhua();
        let joined = syllable.is_erhua() && text.get(at + 1).is_some_and(|next| is_er(*next));
        let own = if is_er(character) && plain.is_r() {
            0
        } else {
            fit(readings, plain)
        };
        let to = (read + length, if joined { at + 2 } else { at + 1 });
        step(
            to,
            cost + own + u32::from(syllable.is_erhua() && !joined),
            Some((at, syllable, own >= NEVER)),
        );
    });
    steps
}

/// How badly a syllable fits a character with these readings.
fn fit(readings: &[Syllable], syllable: Syllable) -> u32 {
    if readings.is_empty() || readings.contains(&syllable) {
        0
    } else if readings
        .iter()
        .any(|reading| reading.letters() == syllable.letters())
    {
        OTHER_TONE
    } else {
        NEVER
    }
}

fn is_er(character: char) -> bool {
    matches!(character, '儿' | '兒')
}

/// Whether a sign of the reading repeats a Latin letter or a digit of the text.
fn is_same(sign: SignKind, character: char) -> bool {
    let character = character.to_ascii_lowercase();
    match sign {
        SignKind::Letter { letter: 'ü', .. } => character == 'v',
        SignKind::Letter { letter, .. } => character == letter,
        SignKind::Other(other) => character == other,
        SignKind::ToneNumber(tone) => character.to_digit(10) == Some(u32::from(tone.number())),
        SignKind::Break => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::pinyin::marks;

    /// The readings of the characters below, as a dictionary has them.
    fn known(character: char) -> &'static [Syllable] {
        use std::sync::LazyLock;
        static KNOWN: LazyLock<BTreeMap<char, Vec<Syllable>>> = LazyLock::new(|| {
            let table = [
                ('方', "fāng"),
                ('案', "àn"),
                ('反', "fǎn"),
                ('感', "gǎn"),
                ('西', "xī"),
                ('安', "ān"),
                ('先', "xiān"),
                ('一', "yī"),
                ('个', "gè"),
                ('不', "bù"),
                ('是', "shì"),
                ('玩', "wán"),
                ('哪', "nǎ něi"),
                ('儿', "ér r"),
                ('去', "qù"),
                ('女', "nǚ"),
                ('我', "wǒ"),
                ('打', "dǎ dá"),
                ('用', "yòng"),
                ('海', "hǎi"),
                ('名', "míng"),
                ('额', "é"),
            ];
            table
                .into_iter()
                .map(|(character, readings)| (character, parse(readings).unwrap()))
                .collect()
        });
        KNOWN.get(&character).map(Vec::as_slice).unwrap_or_default()
    }

    fn aligned(chinese: &str, pinyin: &str) -> String {
        let alignment = align(chinese, pinyin, known).unwrap();
        let written: Vec<String> = alignment
            .syllables
            .iter()
            .map(|(at, syllable)| format!("{at}{syllable}"))
            .collect();
        written.join(" ")
    }

    #[rstest]
    #[case("方案", "fāngàn", "0fāng 1àn")]
    #[case("反感", "fǎngǎn", "0fǎn 1gǎn")]
    #[case("西安", "Xian", "0xi 1an")]
    #[case("先", "xiān", "0xiān")]
    #[case("名额", "míngé", "0míng 1é")]
    #[case("一个", "yí ge", "0yí 1ge")]
    #[case("不是。", "bú shì!", "0bú 1shì")]
    #[case("玩儿", "wánr", "0wánr")]
    #[case("玩儿", "wán er", "0wán 1er")]
    #[case("玩儿", "wan2 r5", "0wán 1r")]
    #[case("去哪儿？", "Qù nǎr?", "0qù 1nǎr")]
    #[case("去哪玩", "qù nǎr wánr", "0qù 1nǎr 2wánr")]
    #[case("女儿", "nǚér", "0nǚ 1ér")]
    #[case("我打12315。", "Wǒ dǎ 12315.", "0wǒ 1dǎ")]
    #[case("我打12315。", "Wǒ dǎ yāo èr sān yāo wǔ.", "0wǒ 1dǎ")]
    #[case("我打12315去", "Wǒ dǎ qù", "0wǒ 1dǎ 7qù")]
    #[case("我用APP", "wǒ yòng APP", "0wǒ 1yòng")]
    #[case("我用APP打", "wǒ yòng dǎ", "0wǒ 1yòng 5dǎ")]
    #[case("APP是我", "App shì wǒ", "3shì 4wǒ")]
    #[case("一个", "ㄧˊ ˙ㄍㄜ", "0yí 1ge")]
    #[case("方案", "ㄈㄤㄢˋ", "0fāng 1àn")]
    #[case("玩儿", "ㄨㄢˊㄦ", "0wánr")]
    #[case("是“我”，不是", "shì “wǒ”, bú shì", "0shì 2wǒ 5bú 6shì")]
    fn puts_syllables_on_characters(#[case] chinese: &str, #[case] pinyin: &str, #[case] expected: &str) {
        assert_eq!(aligned(chinese, pinyin), expected);
    }

    #[test]
    fn without_known_readings_the_orthography_decides() {
        let alignment = align("客户服务", "kèhù fúwù", |_| &[]).unwrap();
        let syllables: Vec<Syllable> = alignment
            .syllables
            .iter()
            .map(|(_, syllable)| *syllable)
            .collect();
        assert_eq!(marks(&syllables), "kè hù fú wù");
        assert!(alignment.odd.is_empty());
    }

    #[test]
    fn says_which_syllables_a_character_never_has() {
        let alignment = align("我是西安", "wǒ bù xī'ān", known).unwrap();
        assert_eq!(alignment.odd, vec![1]);
        assert_eq!(alignment.syllables.len(), 4);
    }

    #[rstest]
    #[case("不是", "bù", 2, 1)]
    #[case("不", "bú shì", 1, 2)]
    #[case("APP", "shì", 0, 1)]
    fn says_that_counts_differ(
        #[case] chinese: &str,
        #[case] pinyin: &str,
        #[case] characters: usize,
        #[case] syllables: usize,
    ) {
        assert_eq!(
            align(chinese, pinyin, known),
            Err(Misalignment::Count {
                characters,
                syllables
            })
        );
    }

    #[test]
    fn says_that_it_is_no_pinyin() {
        assert!(matches!(
            align("客户", "customer", known),
            Err(Misalignment::NotPinyin(_))
        ));
        assert!(matches!(
            align("客户", "", known),
            Err(Misalignment::NotPinyin(PinyinError::Empty))
        ));
    }

    #[test]
    fn a_hostile_pair_is_refused_in_good_time() {
        let chinese = "1".repeat(3000);
        let pinyin = "a".repeat(3000);
        assert!(align(&chinese, &pinyin, known).is_err());
    }

    proptest! {
        #[test]
        fn anything_is_aligned_without_a_crash(chinese in "[一不是儿a1。]{0,12}", pinyin in "[abinhsīr1 ']{0,24}") {
            if let Ok(alignment) = align(&chinese, &pinyin, known) {
                let text: Vec<char> = chinese.chars().collect();
                for (at, _) in &alignment.syllables {
                    prop_assert!(is_hanzi(text[*at]));
                }
                prop_assert!(alignment.syllables.is_sorted_by_key(|(at, _)| *at));
            }
        }
    }
}
