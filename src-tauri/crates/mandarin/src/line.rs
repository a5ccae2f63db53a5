//! A line of text, cut into words.

use std::ops::Range;

use crate::is_hanzi;
use crate::language::names::{self, Part};
use crate::language::{Language, WordId, cut};

/// A word of the cut: where it is in the line, and its number in the dictionary.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) range: Range<usize>,
    pub(crate) word: Option<WordId>,
    /// What part of a person's name it is.
    pub(crate) part: Part,
}

/// A line that has been cut.
pub(crate) struct Line {
    pub(crate) chars: Vec<char>,
    /// The same in simplified characters, the script in which readings were learnt.
    pub(crate) simplified: Vec<char>,
    pub(crate) pieces: Vec<Piece>,
}

impl Line {
    pub(crate) fn cut(language: &Language, line: &str) -> Line {
        let mut chars: Vec<char> = Vec::with_capacity(line.chars().count());
        chars.extend(line.chars());
        let simplified: Vec<char> = chars
            .iter()
            .map(|character| language.characters.simplified(*character))
            .collect();
        let pieces = cut(language, &chars, &simplified);
        Line {
            chars,
            simplified,
            pieces,
        }
    }
}

/// Cuts a line: Chinese into the dictionary's words, letters and digits into runs, spaces into runs, other signs
/// one by one.
fn cut(language: &Language, chars: &[char], simplified: &[char]) -> Vec<Piece> {
    let own = language.own_words();
    let mut before = None;
    let mut pieces = Vec::with_capacity(chars.len());
    let mut rest = chars;
    let mut start = 0;
    while let Some(first) = rest.first() {
        let class = Class::of(*first);
        let length = match class {
            Class::Sign => 1,
            _ => rest.iter().take_while(|next| Class::of(**next) == class).count(),
        };
        let (run, others) = rest.split_at(length);
        if class == Class::Chinese {
            let mut from = start;
            let plain = simplified.get(start..start + length).unwrap_or_default();
            let titled = |from: usize| names::is_titled(plain, from);
            let own = |from: usize| own.beginning(plain.get(from..).unwrap_or_default());
            let people = |from: usize| language.names.beginning(plain, from);
            for (word, length, part) in cut::cut(&language.words, (run, plain), before, titled, own, people) {
                pieces.push(Piece {
                    range: from..from + length,
                    word,
                    part,
                });
                from += length;
            }
        } else {
            pieces.push(Piece {
                range: start..start + length,
                word: None,
                part: Part::Word,
            });
        }
        start += length;
        before = run.last().copied();
        rest = others;
    }
    pieces
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Chinese,
    Alphanumeric,
    Space,
    Sign,
}

impl Class {
    fn of(character: char) -> Class {
        match character {
            _ if is_hanzi(character) => Class::Chinese,
            // The commonest signs of a Chinese text; without this each is looked for in the tables of Unicode.
            '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{FF01}'..='\u{FF0F}' => Class::Sign,
            _ if character.is_alphanumeric() => Class::Alphanumeric,
            _ if character.is_whitespace() => Class::Space,
            _ => Class::Sign,
        }
    }
}
