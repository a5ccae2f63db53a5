//! A run of text that has no syllables of its own, read from left to right.

use wenxi_mandarin::{Syllable, Tone};

use super::number::{self, Context, Spoken};
use super::{Surroundings, latin, numeral, reading};
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
    after: After,
}

/// What was read last, spaces aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Number,
    Pinyin,
    Other,
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
            run.extend(
                word.text
                    .chars()
                    .flat_map(plain_or_circled)
                    .map(|c| (c, first + nth)),
            );
        }
        let (chars, words) = run.into_iter().unzip();
        Self {
            chars,
            words,
            around,
            at: 0,
            pieces: Vec::new(),
            after: After::Other,
        }
    }

    /// What is said.
    pub(super) fn read(mut self) -> Vec<Piece> {
        let english = latin::is_english(&self.chars, self.around.chinese);
        while let Some(rest) = self.chars.get(self.at..).filter(|rest| !rest.is_empty()) {
            if let Some(length) = self.repeated(rest) {
                self.at += length;
                self.after = After::Other;
            } else if let Some((syllables, length)) = reading::word(rest, self.after == After::Pinyin) {
                self.say(length, syllables);
                self.after = After::Pinyin;
            } else if english {
                self.english();
            } else {
                self.chinese();
            }
        }
        self.pieces
    }

    /// Pinyin beside its characters: how much of it there is.
    fn repeated(&self, rest: &[char]) -> Option<usize> {
        let silent = self.pieces.iter().all(|piece| piece.word().is_none());
        let bracketed = reading::bracketed(rest).filter(|_| silent && !self.around.said.is_empty());
        if bracketed.is_some() {
            return bracketed;
        }
        let (syllables, length) = reading::words(rest)?;
        let last = !rest.get(length..)?.iter().any(|c| c.is_alphanumeric());
        let repeated = (silent && reading::is_said(&syllables, self.around.said))
            || (last && reading::is_coming(&syllables, self.around.coming));
        repeated.then_some(length)
    }

    fn chinese(&mut self) {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        if let Some(spoken) = number::read(rest, &self.context()) {
            self.number(&spoken);
        } else if let Some((text, length)) = latin::read(rest) {
            self.latin(text, length);
        } else {
            self.sign();
        }
    }

    fn context(&self) -> Context<'_> {
        let lead = self.chars.get(..self.at).unwrap_or_default();
        Context {
            lead,
            after_number: self.after == After::Number,
            around: self.around,
        }
    }

    fn number(&mut self, spoken: &Spoken) {
        let next = self.tone_after(self.at + spoken.length);
        let syllables = numeral::syllables(&spoken.read, next, spoken.counted);
        self.say(spoken.length, syllables);
        self.after = After::Number;
    }

    /// The tone of the Chinese after the run, if nothing but spaces stands between.
    fn tone_after(&self, at: usize) -> Option<Tone> {
        let rest = self.chars.get(at..).unwrap_or_default();
        let next = self.around.coming.first().map(Syllable::tone);
        next.filter(|_| rest.iter().all(|c| c.is_whitespace()))
    }

    fn latin(&mut self, text: String, length: usize) {
        if let Some(word) = self.word() {
            self.pieces.push(Piece::English { word, text });
        }
        self.at += length;
        self.after = After::Other;
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
        let read = number::sign(sign).filter(|_| self.after == After::Number && before_number);
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
            self.after = After::Other;
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

    /// A word of English, or what stands between two of them.
    fn english(&mut self) {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let length = latin::english_word(rest);
        if length > 0 {
            let text = rest.iter().take(length).collect();
            self.latin(text, length);
        } else {
            let sign = rest.first().copied().unwrap_or(' ');
            self.pieces.extend(pause(sign).map(Piece::Pause));
            if sign != ' ' {
                self.after = After::Other;
            }
            self.at += 1;
        }
    }
}

/// The pause that a sign asks for.
fn pause(sign: char) -> Option<Pause> {
    Some(match sign {
        '。' | '！' | '？' | '!' | '?' | '.' | '…' | '\n' | '\r' => Pause::Sentence,
        '，' | '；' | '：' | ',' | ';' | ':' | '-' | '—' | '–' | '（' | '）' | '(' | ')' | '[' | ']'
        | '【' | '】' => Pause::Comma,
        '、' | '/' | '|' | '·' | '•' => Pause::Short,
        _ => return None,
    })
}

/// A character as it is read: `⑫` is 12, what is wide is plain.
fn plain_or_circled(character: char) -> Vec<char> {
    match character {
        '①'..='⑳' => (u32::from(character) - u32::from('①') + 1)
            .to_string()
            .chars()
            .collect(),
        _ => vec![plain(character)],
    }
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
