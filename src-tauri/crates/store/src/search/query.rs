//! What a learner types, and what it may mean.

use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use wenxi_mandarin::{Syllable, is_hanzi};

/// How many ways to split letters into syllables are tried; `xian` is one syllable or two.
const SPLITS: usize = 12;
/// The longest query, in characters; what comes after is ignored.
const LONGEST: usize = 100;

/// The toneless syllables of Mandarin, as the index has them.
static SYLLABLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    Syllable::all()
        .map(|syllable| toneless(syllable.letters()))
        .collect()
});

/// What is looked for: all runs of Chinese, and the letters as English words or as pinyin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// Runs of Chinese characters.
    pub(super) chinese: Vec<String>,
    /// English words; the last may be the beginning of one. None where the letters have the marks of pinyin.
    pub(super) english: Vec<String>,
    /// Ways to read the letters as syllables; the last of each may be the beginning of one.
    pub(super) pinyin: Vec<Vec<Wanted>>,
}

/// A syllable that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Its letters, as the index has them.
    pub(super) letters: String,
    /// Its tone, 1 to 5, if one was typed.
    pub(super) tone: Option<u8>,
}

impl Wanted {
    /// Whether a reading with this tone is meant: the very tone, the one that it is spoken with before another third tone,
    /// a light one, and any of 一 and 不, which change with what follows.
    pub(super) fn may_have(&self, tone: Option<u8>) -> bool {
        let (Some(wanted), Some(tone)) = (self.tone, tone) else {
            return true;
        };
        wanted == tone
            || tone == 5
            || (wanted, tone) == (2, 3)
            || ["yi", "bu"].contains(&self.letters.as_str())
    }
}

impl Query {
    /// What a text looks for; none if there is nothing to look for in it.
    pub(super) fn parse(text: &str, simplified: &dyn Fn(char) -> char) -> Option<Self> {
        let text: String = text
            .nfkc()
            .flat_map(char::to_lowercase)
            .take(LONGEST)
            .map(simplified)
            .collect();
        let mut chinese: Vec<String> = Vec::new();
        let mut english: Vec<String> = Vec::new();
        for run in text.split(|c: char| !c.is_alphanumeric() && !is_hanzi(c)) {
            let mut last = None;
            for character in run.chars() {
                let hanzi = is_hanzi(character);
                let words = if hanzi { &mut chinese } else { &mut english };
                match words.last_mut() {
                    Some(word) if last == Some(hanzi) => word.push(character),
                    _ => words.push(character.to_string()),
                }
                last = Some(hanzi);
            }
        }
        let pinyin = if english.is_empty() {
            Vec::new()
        } else {
            splits(&letters(&text))
        };
        if !pinyin.is_empty() && text.nfd().any(|c| tone_of_mark(c).is_some() || c == DOTS) {
            english.clear();
        }
        (!chinese.is_empty() || !english.is_empty() || !pinyin.is_empty()).then_some(Self {
            chinese,
            english,
            pinyin,
        })
    }

    /// Whether a tone is looked for.
    pub(super) fn has_tones(&self) -> bool {
        self.pinyin.iter().flatten().any(|wanted| wanted.tone.is_some())
    }

    /// The same letters, in any tones.
    pub(super) fn in_any_tones(mut self) -> Self {
        for wanted in self.pinyin.iter_mut().flatten() {
            wanted.tone = None;
        }
        self
    }

    /// The query in the language of FTS5; none where it has no last word that could be meant in this way.
    pub(super) fn expression(&self, last: Last) -> Option<String> {
        if last == Last::Whole && self.english.is_empty() {
            return None;
        }
        let begun = match last {
            Last::Begun => " *",
            Last::Whole => "",
        };
        let mut all: Vec<String> = self
            .chinese
            .iter()
            .map(|run| format!("chinese : \"{}\"", characters(run, &|character| character)))
            .collect();
        let words = self
            .english
            .iter()
            .map(|word| format!("\"{word}\""))
            .collect::<Vec<_>>()
            .join(" AND ");
        let mut any = Vec::new();
        if !words.is_empty() {
            any.push(format!("english : ({words}{begun})"));
        }
        any.extend(self.pinyin.iter().map(|split| {
            let letters: Vec<&str> = split.iter().map(|wanted| wanted.letters.as_str()).collect();
            format!("pinyin : \"{}\"{begun}", letters.join(" "))
        }));
        if !any.is_empty() {
            all.push(format!("({})", any.join(" OR ")));
        }
        Some(all.join(" AND "))
    }
}

/// What the last word of a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// The word itself.
    Whole,
    /// The beginning of a word, the whole of it among them.
    Begun,
}

/// Text with a space between its Chinese characters, in simplified form, so that each is a token. What stands between them and is neither
/// letter nor digit is dropped by the index.
pub(super) fn characters(text: &str, simplified: &dyn Fn(char) -> char) -> String {
    let mut tokens = String::with_capacity(text.len() * 4 / 3);
    for character in text.chars() {
        if is_hanzi(character) {
            tokens.push(' ');
            tokens.push(simplified(character));
            tokens.push(' ');
        } else {
            tokens.push(character);
        }
    }
    tokens
}

/// The two dots of ü, by themselves.
const DOTS: char = '\u{308}';

/// The tone of a mark over a vowel.
fn tone_of_mark(mark: char) -> Option<u8> {
    match mark {
        '\u{304}' => Some(1),
        '\u{301}' => Some(2),
        '\u{30c}' => Some(3),
        '\u{300}' => Some(4),
        _ => None,
    }
}

/// Pinyin without tones, syllable by syllable, joined by spaces. Erhua is left out, since some write it and some do not;
/// a 儿 that is written as `r` is `er`.
pub(super) fn toneless(pinyin: &str) -> String {
    syllables(pinyin, |letters, _| letters)
}

/// As [`toneless`], with the number of its tone behind each syllable that has one.
pub(super) fn toned(pinyin: &str) -> String {
    syllables(pinyin, |letters, tone| match tone {
        Some(tone) => format!("{letters}{tone}"),
        None => letters,
    })
}

fn syllables(pinyin: &str, written: impl Fn(String, Option<u8>) -> String) -> String {
    let syllables = pinyin.split_whitespace().filter_map(|syllable| {
        let mut letters = String::with_capacity(syllable.len() + 1);
        let mut tone = None;
        for character in syllable.nfd() {
            match character.to_ascii_lowercase() {
                'v' => letters.push('u'),
                letter @ 'a'..='z' => letters.push(letter),
                digit @ '1'..='5' => tone = digit.to_digit(10).and_then(|tone| u8::try_from(tone).ok()),
                mark => tone = tone.or(tone_of_mark(mark)),
            }
        }
        let letters = match without_erhua(&letters) {
            "" if letters.is_empty() => return None,
            "" => "er".to_owned(),
            plain => plain.to_owned(),
        };
        Some(written(letters, tone))
    });
    syllables.collect::<Vec<_>>().join(" ")
}

/// A toneless syllable without the `r` of erhua.
fn without_erhua(syllable: &str) -> &str {
    match syllable.strip_suffix('r') {
        Some(plain) if syllable != "er" => plain,
        _ => syllable,
    }
}

/// Letters of a query between which and the next a syllable ends for certain.
#[derive(Debug, Default)]
struct Piece {
    letters: String,
    /// Tones, and the letters that they are written over or behind.
    tones: Vec<(usize, u8)>,
}

/// The letters of a query as such pieces.
fn letters(text: &str) -> Vec<Piece> {
    let mut pieces = vec![Piece::default()];
    let text = text.replace("u:", "u");
    for character in text.nfd() {
        let Some(piece) = pieces.last_mut() else { break };
        let tone = tone_of_mark(character).or_else(|| {
            let digit = character.to_digit(10).filter(|digit| (1..=5).contains(digit));
            digit.and_then(|tone| u8::try_from(tone).ok())
        });
        if let (Some(tone), Some(at)) = (tone, piece.letters.len().checked_sub(1)) {
            piece.tones.push((at, tone));
        }
        match character {
            'v' => piece.letters.push('u'),
            'a'..='z' => piece.letters.push(character),
            // Marks of tones and the dots of ü.
            '\u{300}'..='\u{36f}' => {}
            _ => pieces.push(Piece::default()),
        }
    }
    pieces.retain(|piece| !piece.letters.is_empty());
    pieces
}

/// The ways to read pieces as syllables, longer syllables first; the very last may be the beginning of a syllable.
fn splits(pieces: &[Piece]) -> Vec<Vec<Wanted>> {
    let mut ways: Vec<Vec<Wanted>> = vec![Vec::new()];
    for (at, piece) in pieces.iter().enumerate() {
        let is_last = at + 1 == pieces.len();
        let mut tails = Vec::new();
        split(piece, 0, is_last, &mut Vec::new(), &mut tails);
        ways = ways
            .iter()
            .flat_map(|way| tails.iter().map(move |tail| [&way[..], &tail[..]].concat()))
            .take(SPLITS)
            .collect();
    }
    ways.retain(|way| !way.is_empty());
    ways
}

fn split(
    piece: &Piece,
    from: usize,
    may_break_off: bool,
    way: &mut Vec<Wanted>,
    ways: &mut Vec<Vec<Wanted>>,
) {
    if ways.len() >= SPLITS {
        return;
    }
    let rest = piece.letters.get(from..).unwrap_or_default();
    if rest.is_empty() {
        ways.push(way.clone());
        return;
    }
    // The longest syllable is zhuangr; all letters here are ASCII.
    for length in (1..=rest.len().min(7)).rev() {
        let (head, tail) = rest.split_at(length);
        let plain = without_erhua(head);
        let mut tones = piece
            .tones
            .iter()
            .filter(|(at, _)| (from..from + length).contains(at));
        let tone = tones.next().map(|(_, tone)| *tone);
        if tones.next().is_some() {
            // Two tones are two syllables.
            continue;
        }
        let whole = SYLLABLES.contains(plain);
        // What has its tone is whole: `fé` of `café` is not the beginning of `fei`.
        let begun = may_break_off
            && tail.is_empty()
            && tone.is_none()
            && SYLLABLES.iter().any(|s| s.starts_with(head));
        if whole || begun {
            way.push(Wanted {
                letters: if whole { plain } else { head }.to_owned(),
                tone,
            });
            split(piece, from + length, may_break_off, way, ways);
            way.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn pinyin(text: &str) -> Vec<String> {
        Query::parse(text, &|character| character)
            .unwrap()
            .pinyin
            .iter()
            .map(|way| {
                let letters: Vec<&str> = way.iter().map(|wanted| wanted.letters.as_str()).collect();
                letters.join(" ")
            })
            .collect()
    }

    #[rstest]
    #[case("kehu", "ke hu")]
    #[case("ke hu", "ke hu")]
    #[case("ke4hu4", "ke hu")]
    #[case("ke4 hu4", "ke hu")]
    #[case("kèhù", "ke hu")]
    #[case("Kèhù", "ke hu")]
    #[case("ｋｅｈｕ", "ke hu")]
    #[case("keh", "ke h")]
    #[case("xian", "xian")]
    #[case("xian", "xi an")]
    #[case("xi'an", "xi an")]
    #[case("nü", "nu")]
    #[case("nv3", "nu")]
    #[case("nu:3", "nu")]
    #[case("lüe", "lue")]
    #[case("nǎr", "na")]
    #[case("wanr", "wan")]
    #[case("naer", "na er")]
    fn letters_are_read_as_syllables(#[case] text: &str, #[case] split: &str) {
        assert!(pinyin(text).contains(&split.to_owned()), "{:?}", pinyin(text));
    }

    #[rstest]
    #[case("mài", &[Some(4)])]
    #[case("mai4", &[Some(4)])]
    #[case("mai", &[None])]
    #[case("kèhù", &[Some(4), Some(4)])]
    #[case("ke4 hu4", &[Some(4), Some(4)])]
    #[case("wǒmen", &[Some(3), None])]
    #[case("nǚ", &[Some(3)])]
    #[case("xiān", &[Some(1)])]
    #[case("xīān", &[Some(1), Some(1)])]
    fn syllables_have_the_tones_that_were_typed(#[case] text: &str, #[case] tones: &[Option<u8>]) {
        let query = Query::parse(text, &|character| character).unwrap();
        let found: Vec<Option<u8>> = query.pinyin[0].iter().map(|wanted| wanted.tone).collect();
        assert_eq!(found, tones);
    }

    #[rstest]
    #[case("nü", 0)]
    #[case("wǒ", 0)]
    #[case("mai3", 1)]
    #[case("café", 1)]
    #[case("work", 1)]
    fn what_has_the_marks_of_pinyin_is_no_english(#[case] text: &str, #[case] words: usize) {
        let query = Query::parse(text, &|character| character).unwrap();
        assert_eq!(query.english.len(), words);
    }

    #[test]
    fn an_apostrophe_parts_syllables() {
        assert_eq!(pinyin("xi'an")[0], "xi an");
        assert!(!pinyin("xi'an").contains(&"xian".to_owned()));
    }

    #[test]
    fn english_that_is_no_pinyin_is_not_read_as_pinyin() {
        assert_eq!(pinyin("customer"), Vec::<String>::new());
    }

    #[rstest]
    #[case("客户", "chinese : \" 客  户 \"")]
    #[case("customer serv", "(english : (\"customer\" AND \"serv\" *))")]
    #[case("客 customer", "chinese : \" 客 \" AND (english : (\"customer\" *))")]
    fn expressions(#[case] text: &str, #[case] expression: &str) {
        let query = Query::parse(text, &|character| character).unwrap();
        assert_eq!(query.expression(Last::Begun).unwrap(), expression);
        let whole = expression.contains('*').then(|| expression.replace(" *", ""));
        assert_eq!(query.expression(Last::Whole), whole);
    }

    #[rstest]
    #[case("")]
    #[case("  ，。!\"*^")]
    fn nothing_to_look_for(#[case] text: &str) {
        assert_eq!(Query::parse(text, &|character| character), None);
    }

    #[test]
    fn pinyin_of_a_line_loses_its_tones() {
        assert_eq!(toneless("Nǚ lǜ kè hu4"), "nu lu ke hu");
        assert_eq!(toneless("nǎr nǎ r ér"), "na na er er");
    }

    proptest! {
        /// A query that is typed letter by letter matches the whole way.
        #[test]
        fn every_beginning_is_read(syllables in prop::collection::vec(
            prop::sample::select(Syllable::all().collect::<Vec<_>>()), 1..4)) {
            let whole: String = syllables.iter().map(|s| toneless(s.letters())).collect();
            for end in 1..=whole.len() {
                prop_assert!(!pinyin(&whole[..end]).is_empty(), "{}", &whole[..end]);
            }
        }
    }
}
