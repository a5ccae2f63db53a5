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
            for character in word.text.chars() {
                let amounts = run.last().is_some_and(|(last, _)| last.is_ascii_digit());
                let read = figures(character, amounts);
                run.extend(read.map(|c| (c, first + nth)));
            }
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
        if sign == '/' && self.is_price() {
            self.say(1, numeral::syllables("每", self.tone_after(self.at + 1), false));
            return;
        }
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

    /// Whether the stroke stands between money, or how often, and for what: 100元/月, 3次/周.
    fn is_price(&self) -> bool {
        let alone = self.chars.iter().all(|c| *c == '/' || c.is_whitespace());
        let money = self.around.before.ends_with(['元', '块']);
        let often = self.around.before.ends_with(['次', '个', '遍', '节']);
        let time = self
            .around
            .after
            .starts_with(['年', '月', '周', '天', '日', '人', '晚']);
        alone && !self.around.after.is_empty() && (money || often && time)
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

/// A character as it is read: `⑫` and `Ⅻ` are 12, `½` is 1/2, what is wide is plain. Behind an amount a fraction stands
/// apart: `2½` is not 21/2.
fn figures(character: char, behind_amount: bool) -> impl Iterator<Item = char> {
    let numbered = |first: char| (u32::from(character) - u32::from(first) + 1).to_string();
    let gap = if behind_amount { " " } else { "" };
    let part = |above: u8, below: u8| format!("{gap}{above}/{below}");
    let read = match character {
        '①'..='⑳' => numbered('①'),
        '⑴'..='⒇' => numbered('⑴'),
        '⒈'..='⒛' => numbered('⒈'),
        '❶'..='❿' => numbered('❶'),
        'Ⅰ'..='Ⅻ' => numbered('Ⅰ'),
        'ⅰ'..='ⅻ' => numbered('ⅰ'),
        '½' => part(1, 2),
        '⅓' => part(1, 3),
        '⅔' => part(2, 3),
        '¼' => part(1, 4),
        '¾' => part(3, 4),
        '⅕' => part(1, 5),
        '⅛' => part(1, 8),
        _ => plain(character).to_string(),
    };
    read.chars().collect::<Vec<char>>().into_iter()
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
