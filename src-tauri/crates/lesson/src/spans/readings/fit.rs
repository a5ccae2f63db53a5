//! Which characters a reading belongs to.

use wenxi_mandarin::pinyin::{self, Alignment, Misalignment};
use wenxi_mandarin::{Syllable, is_hanzi};

use super::LONGEST;
use super::written::Written;
use crate::script::is_latin;
use crate::spans::ReadingsOf;

/// The Chinese at the end of a text that a reading fits best: as many characters as syllables, or a few more or less
/// where the pinyin may be split otherwise or joins 儿.
pub(super) fn best_base(
    before: &str,
    written: &Written<'_>,
    readings_of: ReadingsOf<'_>,
) -> Option<(usize, Alignment)> {
    let Written {
        text: written,
        syllables,
    } = written;
    let count = syllables.len();
    // A Latin word that the reading does not repeat ends what it can belong to.
    let floor = other_word_end(before, written);
    let starts: Vec<usize> = before
        .char_indices()
        .rev()
        .take_while(|(at, _)| *at >= floor)
        .filter(|(_, character)| is_hanzi(*character))
        .map(|(at, _)| at)
        .take(count + 3)
        .collect();
    let run = before
        .chars()
        .rev()
        .take_while(|character| is_hanzi(*character))
        .count();
    let mut best: Option<(usize, Alignment)> = None;
    // 哪儿 `nǎr`: each 儿 that joins the syllable before it is a character more.
    let joined_er = syllables.iter().filter(|syllable| syllable.is_erhua()).count();
    for characters in [
        count + joined_er,
        count,
        count + 1,
        count.saturating_sub(1),
        count + 2,
        count.saturating_sub(2),
    ] {
        let Some(hanzi) = characters
            .checked_sub(1)
            .and_then(|index| starts.get(index).copied())
        else {
            continue;
        };
        // `2020年 (èr líng èr líng nián)`, `A股 (A gǔ)`: what stands right before may be read too.
        let prefix = before.get(..hanzi).unwrap_or_default();
        let joined = prefix
            .trim_end_matches(|character: char| character.is_ascii_alphanumeric())
            .len();
        for start in [hanzi, joined] {
            let base = before.get(start..).unwrap_or_default();
            let Ok(alignment) = align(base, written, syllables, readings_of) else {
                continue;
            };
            let fits = alignment.odd.len() * 2 < alignment.syllables.len() || characters == run;
            if alignment.odd.is_empty() {
                return Some((start, alignment));
            }
            if fits
                && best
                    .as_ref()
                    .is_none_or(|(_, best)| alignment.odd.len() < best.odd.len())
            {
                best = Some((start, alignment));
            }
        }
    }
    // `出生于1998年 (chūshēng yú yī jiǔ jiǔ bā nián)`: numbers and Latin words have as many syllables as they like.
    for start in starts_with_others(before, floor) {
        let base = before.get(start..).unwrap_or_default();
        let hanzi = base.chars().filter(|character| is_hanzi(*character)).count();
        if hanzi <= count
            && base.len() <= LONGEST
            && let Ok(alignment) = align_carefully(base, written, readings_of)
            && alignment.odd.len() < best.as_ref().map_or(1, |(_, best)| best.odd.len())
        {
            best = Some((start, alignment));
        }
    }
    best
}

/// Where the Chinese with numbers or Latin words that a text ends with may begin: at the start of the line, at a
/// sentence, at a quotation, at such a word. The longest comes first, for a number may take in any syllables.
fn starts_with_others(before: &str, floor: usize) -> Vec<usize> {
    const MOST: usize = 8;
    let is_other = |character: char| character.is_ascii_alphanumeric() || character == '%';
    // What is in brackets is not read with the rest.
    let bracket = before
        .char_indices()
        .rev()
        .find(|(_, character)| matches!(character, ')' | '）'));
    let floor = floor.max(bracket.map_or(0, |(at, character)| at + character.len_utf8()));
    let text = before.get(floor..).unwrap_or_default();
    // The marks at its end are not where it begins.
    let end = text
        .trim_end_matches(|character: char| !character.is_alphanumeric())
        .len();
    let Some(last_other) = text.get(..end).and_then(|text| text.rfind(is_other)) else {
        return Vec::new();
    };
    let mut starts = Vec::new();
    let mut next = None;
    for (at, character) in text.char_indices().rev().skip_while(|(at, _)| *at >= end) {
        let begins_word = next.is_some_and(is_other) && !is_other(character);
        let begins_part = matches!(
            character,
            '。' | '！' | '？' | '；' | '.' | '!' | '?' | '“' | '"' | '：' | '，'
        );
        if (begins_word || begins_part) && at < last_other {
            starts.push(floor + at + character.len_utf8());
        }
        next = Some(character);
    }
    starts.truncate(MOST);
    starts.push(floor);
    starts.reverse();
    starts
}

/// The byte behind the last Latin word of a text that a reading does not repeat. Words in brackets do not count: they
/// say in English what the Chinese before them says.
fn other_word_end(before: &str, written: &str) -> usize {
    let mut end = before.len();
    if !before.chars().any(is_latin) {
        return 0;
    }
    let written = written.to_lowercase();
    while let Some((at, last)) = before
        .get(..end)
        .and_then(|head| head.char_indices().rev().find(|(_, c)| is_latin(*c)))
    {
        let word_end = at + last.len_utf8();
        let head = before.get(..at).unwrap_or_default();
        if let Some(open) = head
            .rfind(['(', '（'])
            .filter(|open| !head.get(*open..).is_some_and(has_closed))
        {
            end = open;
            continue;
        }
        let start = head
            .char_indices()
            .rev()
            .find(|(_, c)| !is_latin(*c))
            .map_or(0, |(at, c)| at + c.len_utf8());
        let word = before.get(start..word_end).unwrap_or_default().to_lowercase();
        if !written.contains(&word) {
            return word_end;
        }
        end = start;
    }
    0
}

fn has_closed(bracket: &str) -> bool {
    bracket.contains([')', '）'])
}

/// Where the Chinese before a bracket ends: before blanks and closing quotes.
pub(super) fn base_end(before: &str) -> usize {
    before
        .trim_end()
        .trim_end_matches(['”', '"', '\'', '’', '`', '」', '』', '》', '*'])
        .len()
}

/// What to say of a reading that fits no Chinese at the end of a text. Only its sentence counts.
pub(super) fn misfit(written: &Written<'_>, before: &str) -> String {
    const STOPS: [char; 8] = ['。', '！', '？', '；', '!', '?', ';', '.'];
    let sentence = before.trim_end_matches(STOPS);
    let sentence = sentence.rsplit(STOPS).next().unwrap_or_default();
    let characters = sentence.chars().filter(|character| is_hanzi(*character)).count();
    format!(
        "The pinyin “{}” has {} and does not fit the {} before it; it was left where it is.",
        written.text,
        counted(written.syllables.len(), "syllable"),
        counted(characters, "character"),
    )
}

/// `1 syllable`, `2 syllables`.
fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// What to say of characters that never have the reading given for them.
pub(in crate::spans) fn odd_reading(odd: &[char], written: &str) -> Option<(&'static str, String)> {
    if odd.is_empty() {
        return None;
    }
    let characters: Vec<String> = odd.iter().map(char::to_string).collect();
    let message = format!(
        "In the pinyin “{}” {} has a reading that no dictionary gives it; it is shown as the author wrote it.",
        written.trim(),
        characters.join(", ")
    );
    Some(("reading-unknown", message))
}

/// Puts a reading, of which `syllables` are the first guess, on its characters. Mostly there are as many of these as of
/// those and each is a reading of its character; the careful search is for the rest.
pub(in crate::spans) fn align(
    chinese: &str,
    written: &str,
    syllables: &[Syllable],
    readings_of: ReadingsOf<'_>,
) -> Result<Alignment, Misalignment> {
    let mut pairs = Vec::with_capacity(syllables.len());
    let mut rest = syllables.iter();
    let simple = chinese.chars().enumerate().all(|(at, character)| {
        if !is_hanzi(character) {
            return !character.is_alphanumeric() && character != '%';
        }
        let Some(syllable) = rest.next() else { return false };
        let readings = readings_of(character);
        let known = readings.is_empty()
            || readings
                .iter()
                .any(|reading| reading.letters() == syllable.letters());
        pairs.push((at, *syllable));
        known && !syllable.is_erhua() && !matches!(character, '儿' | '兒')
    });
    if simple && rest.next().is_none() && !pairs.is_empty() {
        return Ok(Alignment {
            syllables: pairs,
            odd: Vec::new(),
        });
    }
    align_carefully(chinese, written, readings_of)
}

/// Readings that everybody gives these characters, and that the dictionary lacks (现代汉语词典, 7th edition).
const ALSO: &[(char, &[&str])] = &[
    ('嗯', &["ng", "n", "en"]),
    ('那', &["nei"]),
    ('哪', &["nei"]),
    ('这', &["zhei"]),
    ('這', &["zhei"]),
];

fn align_carefully(
    chinese: &str,
    written: &str,
    readings_of: ReadingsOf<'_>,
) -> Result<Alignment, Misalignment> {
    let mut alignment = pinyin::align(chinese, written, readings_of)?;
    let Alignment { syllables, odd } = &mut alignment;
    odd.retain(|place| {
        let character = chinese.chars().nth(*place);
        let syllable = syllables
            .iter()
            .find(|(at, _)| at == place)
            .map(|(_, syllable)| syllable.letters());
        !ALSO.iter().any(|(also, readings)| {
            Some(*also) == character && syllable.is_some_and(|syllable| readings.contains(&syllable))
        })
    });
    Ok(alignment)
}
