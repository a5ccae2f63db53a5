//! A run of text that has no syllables of its own, read from left to right.

use wenxi_mandarin::{Syllable, Tone};

use super::latin::{self, Latin};
use super::number::{self, Context, Spoken};
use super::{Surroundings, numeral};
use crate::{Pause, Piece, SpokenWord};

/// The run, and how far it has been read.
#[derive(Debug)]
pub(super) struct Run<'a> {
    /// Wide forms of digits, letters and signs are plain here.
    chars: Vec<char>,
    /// Which word each character belongs to.
    words: Vec<usize>,
    around: &'a Surroundings<'a>,
    at: usize,
    pieces: Vec<Piece>,
    /// What was read last was a number.
    after_number: bool,
}

impl<'a> Run<'a> {
    /// The run of these words, the first of which has this index in the utterance.
    pub(super) fn new(first: usize, words: &[SpokenWord], around: &'a Surroundings<'a>) -> Self {
        let mut run: Vec<(char, usize)> = Vec::new();
        for (nth, word) in words.iter().enumerate() {
            let begins = word.text.chars().next().map(plain);
            // Two words that are given without the space between them are two words still.
            if let (Some(&(last, owner)), Some(next)) = (run.last(), begins)
                && ((last.is_alphabetic() && next.is_alphabetic())
                    || (last.is_numeric() && next.is_numeric()))
            {
                run.push((' ', owner));
            }
            run.extend(word.text.chars().map(|c| (plain(c), first + nth)));
        }
        let (chars, words) = run.into_iter().unzip();
        Self {
            chars,
            words,
            around,
            at: 0,
            pieces: Vec::new(),
            after_number: false,
        }
    }

    /// What is said.
    pub(super) fn read(mut self) -> Vec<Piece> {
        if latin::is_english(&self.chars, self.around.chinese) {
            self.english();
        } else {
            while self.at < self.chars.len() {
                self.step();
            }
        }
        self.pieces
    }

    fn step(&mut self) {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        if let Some(length) = self.repeated_reading(rest) {
            self.at += length;
        } else if let Some(spoken) = number::read(rest, &self.context()) {
            self.number(&spoken);
        } else if let Some((latin, length)) = latin::read(rest, latin::has_pinyin(&self.chars)) {
            self.latin(latin, length);
        } else {
            self.sign();
        }
    }

    /// Pinyin in brackets after Chinese says what was just said.
    fn repeated_reading(&self, rest: &[char]) -> Option<usize> {
        if self.at > 0 || self.around.before.is_empty() {
            return None;
        }
        let spaces = rest.iter().take_while(|c| c.is_whitespace()).count();
        let bracketed = rest.get(spaces..)?;
        let close = match bracketed.first()? {
            '(' => ')',
            '（' => '）',
            '[' => ']',
            '【' => '】',
            _ => return None,
        };
        let length = bracketed.iter().position(|&c| c == close)?;
        let inside = bracketed.get(1..length)?;
        latin::is_pinyin(inside).then_some(spaces + length + 1)
    }

    fn context(&self) -> Context<'_> {
        let lead = self.chars.get(..self.at).unwrap_or_default();
        Context {
            lead,
            after_number: self.after_number,
            around: self.around,
        }
    }

    fn number(&mut self, spoken: &Spoken) {
        let next = self.tone_after(self.at + spoken.length);
        let syllables = numeral::syllables(&spoken.read, next, spoken.counted);
        self.say(spoken.length, syllables);
        self.after_number = true;
    }

    /// The tone of the Chinese after the run, if nothing but spaces stands between.
    fn tone_after(&self, at: usize) -> Option<Tone> {
        let rest = self.chars.get(at..).unwrap_or_default();
        self.around
            .next
            .filter(|_| rest.iter().all(|c| c.is_whitespace()))
    }

    fn latin(&mut self, latin: Latin, length: usize) {
        match latin {
            Latin::Pinyin(syllables) => self.say(length, syllables),
            Latin::English(text) => {
                if let Some(word) = self.word() {
                    self.pieces.push(Piece::English { word, text });
                }
                self.at += length;
            }
        }
        self.after_number = false;
    }

    fn sign(&mut self) {
        let Some(&sign) = self.chars.get(self.at) else {
            return;
        };
        let next = self
            .chars
            .get(self.at + 1..)
            .unwrap_or_default()
            .iter()
            .find(|c| !c.is_whitespace());
        let before_number = next.is_some_and(|c| c.is_ascii_digit() || number::is_currency(*c));
        let read = number::sign(sign).filter(|_| self.after_number && before_number);
        if let Some(read) = read {
            self.say(1, numeral::syllables(read, None, false));
            return;
        }
        let inside_word =
            next.is_some_and(|c| c.is_alphanumeric()) && self.at > 0 && matches!(sign, '.' | '-' | '\'');
        if let Some(pause) = pause(sign).filter(|_| !inside_word) {
            self.pieces.push(Piece::Pause(pause));
        }
        if !sign.is_whitespace() {
            self.after_number = false;
        }
        self.at += 1;
    }

    fn say(&mut self, length: usize, syllables: Vec<Syllable>) {
        let text = self
            .chars
            .get(self.at..self.at + length)
            .unwrap_or_default()
            .iter()
            .collect();
        if let Some(word) = self.word().filter(|_| !syllables.is_empty()) {
            self.pieces.push(Piece::Chinese {
                word,
                text,
                syllables,
            });
        }
        self.at += length;
    }

    fn word(&self) -> Option<usize> {
        self.words.get(self.at).copied()
    }

    /// The run as English: what stands between spaces is a word, but for the punctuation around it.
    fn english(&mut self) {
        while let Some(&first) = self.chars.get(self.at) {
            let rest = self.chars.get(self.at..).unwrap_or_default();
            let length = latin::english_word(rest);
            if length == 0 {
                self.pieces.extend(pause(first).map(Piece::Pause));
                self.at += 1;
                continue;
            }
            let text = rest.iter().take(length).collect();
            if let Some(word) = self.word() {
                self.pieces.push(Piece::English { word, text });
            }
            self.at += length;
        }
    }
}

/// The pause that a sign asks for.
fn pause(sign: char) -> Option<Pause> {
    Some(match sign {
        '。' | '！' | '？' | '!' | '?' | '.' | '…' | '\n' | '\r' => Pause::Sentence,
        '，' | '；' | '：' | ',' | ';' | ':' | '—' | '–' | '（' | '）' | '(' | ')' | '[' | ']' | '【'
        | '】' => Pause::Comma,
        '、' | '/' | '|' | '·' | '•' => Pause::Short,
        _ => return None,
    })
}

/// The plain form of a wide digit, letter or sign of arithmetic (Unicode's block FF00).
fn plain(character: char) -> char {
    match character {
        '￥' => '¥',
        '＄' => '$',
        '’' => '\'',
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '％'
        | '＋'
        | '－'
        | '＝'
        | '／'
        | '．'
        | '～'
        | '＜'
        | '＞' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}
