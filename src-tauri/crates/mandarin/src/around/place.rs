//! A character in its clause, as the rules look at it.

use std::ops::Range;

use crate::is_hanzi;
use crate::language::Language;
use crate::language::names::Part;
use crate::language::numbers::is_numeral;
use crate::line::{Line, Piece};

/// What may stand behind a clause that is over.
const ENDINGS: &str = "吗吧呢啊呀嘛";

/// A character with its clause.
pub(super) struct Around<'l> {
    pub(super) language: &'l Language,
    pub(super) line: &'l Line,
    pub(super) index: usize,
    pub(super) piece: &'l Piece,
    pub(super) at: usize,
    pub(super) character: char,
}

impl<'l> Around<'l> {
    pub(super) fn of(
        language: &'l Language,
        line: &'l Line,
        index: usize,
        place: usize,
    ) -> Option<Around<'l>> {
        let piece = line.pieces.get(index)?;
        let at = piece.range.start + place;
        Some(Around {
            language,
            line,
            index,
            piece,
            at,
            character: *line.simplified.get(at)?,
        })
    }

    /// The character as it is written, in whichever script.
    pub(super) fn written(&self) -> char {
        self.line.chars.get(self.at).copied().unwrap_or(self.character)
    }

    pub(super) fn when(&self, so: bool, reading: &'static str) -> Option<&'static str> {
        so.then_some(reading)
    }

    /// Whether the character is a word.
    pub(super) fn alone(&self) -> bool {
        self.piece.range.len() == 1 && self.piece.part == Part::Word
    }

    pub(super) fn word_is(&self, word: &str) -> bool {
        word.chars()
            .eq(self.slice(self.piece.range.clone()).iter().copied())
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'l [char] {
        self.line.simplified.get(range).unwrap_or_default()
    }

    /// The character so many before, where the clause is not over.
    pub(super) fn before(&self, distance: usize) -> Option<char> {
        self.near_before(distance)
            .first()
            .copied()
            .filter(|_| self.near_before(distance).len() == distance)
    }

    pub(super) fn after(&self, distance: usize) -> Option<char> {
        self.near_after(distance).get(distance - 1).copied()
    }

    /// Up to so many characters of the clause before.
    pub(super) fn near_before(&self, reach: usize) -> &'l [char] {
        let before = self.slice(self.at.saturating_sub(reach)..self.at);
        let clause = before.iter().rev().take_while(|one| is_hanzi(**one)).count();
        before.get(before.len() - clause..).unwrap_or_default()
    }

    /// Up to so many characters of the clause behind.
    pub(super) fn near_after(&self, reach: usize) -> &'l [char] {
        let end = self.line.simplified.len().min(self.at + 1 + reach);
        let behind = self.slice(self.at + 1..end);
        let clause = behind.iter().take_while(|one| is_hanzi(**one)).count();
        behind.get(..clause).unwrap_or_default()
    }

    pub(super) fn before_is(&self, characters: &str) -> bool {
        self.before(1).is_some_and(|one| characters.contains(one))
    }

    pub(super) fn after_is(&self, characters: &str) -> bool {
        self.after(1).is_some_and(|one| characters.contains(one))
    }

    /// Whether the clause is over behind the character, or goes on with one of these.
    pub(super) fn ends_or(&self, characters: &str) -> bool {
        is_over(self.near_after(2)) || self.after_is(characters)
    }

    pub(super) fn is_counted(&self) -> bool {
        self.before(1)
            .is_some_and(|one| is_numeral(one) || "这那每半哪颗粒".contains(one))
    }

    /// The word so many words behind, negative for before.
    pub(super) fn word(&self, offset: isize) -> Option<&'l Piece> {
        self.line.pieces.get(self.index.checked_add_signed(offset)?)
    }

    pub(super) fn word_after_is(&self, word: &str) -> bool {
        self.word(1)
            .is_some_and(|piece| word.chars().eq(self.slice(piece.range.clone()).iter().copied()))
    }

    pub(super) fn tag(&self, offset: isize) -> u8 {
        let word = self.word(offset).and_then(|piece| piece.word);
        word.map_or(0, |word| self.language.words.tag(word))
    }
}

/// Whether a clause is over, but for what ends it.
pub(super) fn is_over(text: &[char]) -> bool {
    match text {
        [] => true,
        [first, ..] => ENDINGS.contains(*first),
    }
}

pub(super) fn has(text: &[char], part: &str) -> bool {
    let part: Vec<char> = part.chars().collect();
    text.windows(part.len()).any(|window| window == part)
}

pub(super) fn has_any(text: &[char], characters: &str) -> bool {
    text.iter().any(|one| characters.contains(*one))
}

pub(super) fn starts(text: &[char], start: &str) -> bool {
    let mut characters = text.iter();
    start.chars().all(|one| characters.next() == Some(&one))
}

/// What is left of a text behind the numerals that it begins with; nothing when there is none.
pub(super) fn behind_number(text: &[char]) -> Option<&[char]> {
    let numerals = text
        .iter()
        .take_while(|one| is_numeral(**one) || **one == '半')
        .count();
    text.get(numerals..).filter(|_| numerals > 0)
}
