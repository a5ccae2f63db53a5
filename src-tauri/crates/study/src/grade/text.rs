//! Sentences that were typed after hearing them, or put together of tiles. Punctuation and width never count.

use super::{Grade, Mark};
use crate::phrase::Phrase;
use crate::schedule::Verdict;
use wenxi_mandarin::Language;

/// A sentence of at least this many characters may have one wrong and be nearly right.
const LONG: usize = 6;
/// Nobody types more than this by hand; what is longer is cut off before it is compared.
const LONGEST: usize = 400;

/// Grades a dictation. The accepted texts are of one length: where any of them has the typed character in any of its
/// forms, it is right, so both scripts are, and whoever writes 裏, 裡 or 甚麼. 他, 她 and 它 sound the same and are taken for one
/// another. The differences are shown in the script that was typed.
pub(super) fn dictation(language: &Language, accepted: &[String], typed: &str) -> Grade {
    let form = |character: &char| match language.common_form(*character) {
        '她' | '它' | '牠' | '祂' => '他',
        form => form,
    };
    let keys: Vec<Vec<char>> = accepted.iter().map(|text| letters(text)).collect();
    let forms: Vec<Vec<char>> = keys.iter().map(|key| key.iter().map(form).collect()).collect();
    let typed = letters(typed);
    let unlike = |key: &&Vec<char>| key.iter().filter(|own| !typed.contains(own)).count();
    let Some(shown) = keys.iter().min_by_key(unlike) else {
        return Grade::new(Verdict::Wrong);
    };
    let right = |at: usize, typed: char| {
        let typed = form(&typed);
        forms.iter().any(|key| key.get(at) == Some(&typed))
    };
    let marks = aligned(shown, &typed, right);
    let wrong = differing(&marks);
    let verdict = match wrong {
        0 => return Grade::new(Verdict::Right),
        1 if shown.len() >= LONG => Verdict::Nearly,
        _ => Verdict::Wrong,
    };
    Grade {
        marks,
        ..Grade::saying(
            verdict,
            match wrong {
                1 => "One character differs.".to_owned(),
                many => format!("{many} characters differ."),
            },
        )
    }
}

/// How many characters differ: where one stands for another, they are one difference.
fn differing(marks: &[Mark]) -> usize {
    let gaps = marks.split(|mark| matches!(mark, Mark::Same(_)));
    gaps.map(|gap| {
        let (mut missing, mut extra) = (0, 0);
        for mark in gap {
            match mark {
                Mark::Same(_) => {}
                Mark::Missing(text) => missing += text.chars().count(),
                Mark::Extra(text) => extra += text.chars().count(),
            }
        }
        missing.max(extra)
    })
    .sum()
}

/// Grades tiles put in order: the sentence, or another one of the lesson.
pub(super) fn order(whole: &Phrase, also: &[String], said: &str) -> Grade {
    let right = is_order(whole, also, said);
    Grade::new(if right { Verdict::Right } else { Verdict::Wrong })
}

/// Whether tiles that were put in order say the sentence, or one that is right, too.
pub(crate) fn is_order(whole: &Phrase, also: &[String], said: &str) -> bool {
    let said = letters(said);
    std::iter::once(&whole.text)
        .chain(also)
        .any(|text| letters(text) == said)
}

/// Letters, digits and Chinese characters of a text, narrow and small.
pub(crate) fn letters(text: &str) -> Vec<char> {
    text.chars()
        .map(narrow)
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(LONGEST)
        .collect()
}

/// A full-width letter or digit as the narrow one.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        _ => character,
    }
}

/// The longest common subsequence of two texts, as runs of what is the same, missing and extra.
fn aligned(wanted: &[char], typed: &[char], same: impl Fn(usize, char) -> bool) -> Vec<Mark> {
    let width = typed.len() + 1;
    let mut longest = vec![0_u16; (wanted.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let get = |table: &[u16], row, column| table.get(at(row, column)).copied().unwrap_or(0);
    for row in (0..wanted.len()).rev() {
        for (column, typed) in typed.iter().enumerate().rev() {
            let best = if same(row, *typed) {
                get(&longest, row + 1, column + 1) + 1
            } else {
                get(&longest, row + 1, column).max(get(&longest, row, column + 1))
            };
            if let Some(cell) = longest.get_mut(at(row, column)) {
                *cell = best;
            }
        }
    }
    let mut marks = Vec::new();
    let (mut row, mut column) = (0, 0);
    while let Some((kind, character)) = match (wanted.get(row), typed.get(column)) {
        (Some(_), Some(typed)) if same(row, *typed) => Some((0, *typed)),
        (Some(wanted), Some(_)) if get(&longest, row + 1, column) >= get(&longest, row, column + 1) => {
            Some((1, *wanted))
        }
        (_, Some(typed)) => Some((2, *typed)),
        (Some(wanted), None) => Some((1, *wanted)),
        (None, None) => None,
    } {
        row += usize::from(kind != 2);
        column += usize::from(kind != 1);
        push(&mut marks, kind, character);
    }
    marks
}

/// Adds a character to the run that it belongs to.
fn push(marks: &mut Vec<Mark>, kind: u8, character: char) {
    match (marks.last_mut(), kind) {
        (Some(Mark::Same(text)), 0) | (Some(Mark::Missing(text)), 1) | (Some(Mark::Extra(text)), 2) => {
            text.push(character);
        }
        (_, 0) => marks.push(Mark::Same(character.to_string())),
        (_, 1) => marks.push(Mark::Missing(character.to_string())),
        _ => marks.push(Mark::Extra(character.to_string())),
    }
}
