//! The notation of the dictionary's senses: references `個|个[ge4]`, and senses that only point to another entry.

use crate::pinyin;
use crate::pinyin::capital;
use crate::{Syllable, is_hanzi};

/// Where a sense points to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pointer<'a> {
    /// The word.
    pub(super) word: &'a str,
    /// Its reading; empty when none is given.
    pub(super) reading: Vec<Syllable>,
}

/// The entry that a sense only points to: `variant of 著|着[zhe5]`, `see 沒誰了|没谁了[mei2 sei2 le5]`.
pub(super) fn pointer(sense: &str) -> Option<Pointer<'_>> {
    const WORDS: [&str; 6] = [
        "variant of ",
        "see also ",
        "see ",
        "equivalent to ",
        "abbr. for ",
        "contraction of ",
    ];
    let after = WORDS.iter().find_map(|words| {
        let (before, after) = sense.split_once(words)?;
        let qualified = before.is_empty()
            || before.starts_with('(') && before.ends_with(") ")
            || matches!(
                before,
                "old " | "erhua " | "archaic " | "Japanese " | "unofficial " | "erroneous "
            );
        qualified.then_some(after)
    })?;
    let (word, reading) = after.split_once('[')?;
    let reading = reading.strip_suffix(']')?;
    let word = word.rsplit('|').next()?;
    let is_word = !word.is_empty() && word.chars().all(|character| !character.is_whitespace());
    is_word.then(|| Pointer {
        word,
        reading: pinyin::parse(reading).unwrap_or_default(),
    })
}

/// Whether a sense is not what a reader of today looks for: archaic, of books or a dialect, vulgar, a surname.
pub(super) fn comes_late(sense: &str) -> bool {
    const LABELS: [&str; 8] = [
        "archaic",
        "obsolete",
        "old",
        "literary",
        "classical",
        "dialect",
        "vulgar",
        "coarse",
    ];
    let is_late = |label: &str| {
        let mut words = label.split(|one: char| !one.is_alphabetic());
        words.any(|word| LABELS.contains(&word))
    };
    let mut rest = sense;
    while let Some((label, behind)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(") ")) {
        if is_late(label) {
            return true;
        }
        rest = behind;
    }
    // What stands at the end is about all of a sense that has one part.
    let end = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let ends_so = end.is_some_and(|(before, label)| !before.contains("; ") && is_late(label));
    rest.starts_with("surname ") || ends_so
}

/// A sense in plain words: `CL:個|个[ge4]` becomes `CL:个 (gè)`.
pub(super) fn plain(sense: &str) -> String {
    let mut text = String::with_capacity(sense.len());
    let mut rest = sense;
    while let Some(open) = rest.find('[') {
        let (before, from_bracket) = rest.split_at(open);
        let close = from_bracket.find(']');
        let written = close
            .and_then(|close| from_bracket.get(1..close))
            .and_then(spelled);
        let (Some(close), Some(written)) = (close, written) else {
            push_simplified(&mut text, before);
            text.push('[');
            rest = rest.get(open + 1..).unwrap_or_default();
            continue;
        };
        push_simplified(&mut text, before);
        let alone = !text.ends_with(is_hanzi);
        text.push_str(&if alone {
            format!("[{written}]")
        } else {
            format!(" ({written})")
        });
        rest = from_bracket.get(close + 1..).unwrap_or_default();
    }
    push_simplified(&mut text, rest);
    text
}

/// The reading in a bracket as one writes it: together, but the words of a name apart, with the capitals that the
/// dictionary gives them (GB/T 16159-2012, 6.2).
fn spelled(inside: &str) -> Option<String> {
    let syllables = pinyin::parse(inside).ok()?;
    let given: Vec<&str> = inside.split(' ').collect();
    let begins = |index: usize| {
        given
            .get(index)
            .is_some_and(|one| one.starts_with(char::is_uppercase))
    };
    if given.len() != syllables.len() || !begins(0) {
        return Some(pinyin::join(&syllables));
    }
    let mut words: Vec<Vec<Syllable>> = Vec::new();
    for (index, syllable) in syllables.into_iter().enumerate() {
        match words.last_mut() {
            Some(word) if !begins(index) => word.push(syllable),
            _ => words.push(vec![syllable]),
        }
    }
    let words: Vec<String> = words.iter().map(|word| capital(&pinyin::join(word))).collect();
    Some(words.join(" "))
}

/// Appends a text whose words in both scripts, `個|个`, are written in simplified characters only.
fn push_simplified(text: &mut String, part: &str) {
    let mut pieces = part.split('|').peekable();
    while let Some(piece) = pieces.next() {
        let Some(next) = pieces.peek() else {
            text.push_str(piece);
            break;
        };
        let both_scripts = piece.ends_with(in_headword) && next.starts_with(in_headword);
        text.push_str(if both_scripts {
            piece.trim_end_matches(in_headword)
        } else {
            piece
        });
        if !both_scripts {
            text.push('|');
        }
    }
}

/// Whether a character stands in a headword.
fn in_headword(character: char) -> bool {
    is_hanzi(character) || matches!(character, '，' | '·' | '○')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("to be; is", "to be; is")]
    #[case("個|个[ge4]", "个 (gè)")]
    #[case("used in 得瑟[de4 se5]", "used in 得瑟 (dèse)")]
    #[case(
        "abbr. for 北京大學|北京大学[Bei3 jing1 Da4 xue2], PKU",
        "abbr. for 北京大学 (Běijīng Dàxué), PKU"
    )]
    #[case("see 西安市[Xi1 an1 Shi4]", "see 西安市 (Xī'ān Shì)")]
    #[case("Taiwan pr. [zhuo2]", "Taiwan pr. [zhuó]")]
    #[case("see 沒誰了|没谁了[mei2 sei2 le5]", "see 没谁了 (méiséile)")]
    #[case("a [b] c", "a [b] c")]
    #[case("either|or", "either|or")]
    fn writes_plainly(#[case] sense: &str, #[case] plain: &str) {
        assert_eq!(super::plain(sense), plain);
    }

    #[rstest]
    #[case("(literary) trip; journey", true)]
    #[case("(Tw) (literary) to sigh", true)]
    #[case("(old, formal) you", true)]
    #[case("to fuck (vulgar)", true)]
    #[case("surname Gan", true)]
    #[case("(bound form) to walk", false)]
    #[case("to do; to trip (literary)", false)]
    #[case("old; aged", false)]
    #[case("(of a house) old", false)]
    fn tells_what_comes_late(#[case] sense: &str, #[case] late: bool) {
        assert_eq!(comes_late(sense), late);
    }

    #[rstest]
    #[case("variant of 著|着[zhe5]", Some("着"))]
    #[case("see 沒誰了|没谁了[mei2 sei2 le5]", Some("没谁了"))]
    #[case("erhua variant of 一點|一点[yi1 dian3]", Some("一点"))]
    #[case("(Tw) variant of 台[tai2]", Some("台"))]
    #[case("to see sb off", None)]
    #[case("surname Huan", None)]
    fn finds_where_a_sense_points(#[case] sense: &str, #[case] word: Option<&str>) {
        assert_eq!(pointer(sense).map(|pointer| pointer.word), word);
    }
}
