//! A line written out word by word, as GB/T 16159-2012 wants it: words joined, capitals at the head of sentences and in
//! names, what belongs to a verb joined to it, Latin punctuation.

use super::capital;
use super::{Notation, put_together};
use crate::Language;
use crate::reading::{CharReading, Word, WordKind};
use crate::{Syllable, Tone};

/// The readings of a word, a piece for each character; the first of a name has a capital (GB/T 16159-2012, 6.2).
pub fn pieces(word: &Word, notation: Notation, tones: impl Fn(&CharReading) -> Syllable) -> Vec<String> {
    let syllables: Vec<Syllable> = word.readings.iter().map(tones).collect();
    let mut pieces = notation.pieces(&syllables);
    if let Some(first) = pieces
        .first_mut()
        .filter(|_| word.is_name && notation != Notation::Zhuyin)
    {
        *first = capital(first);
    }
    pieces
}

/// A word written out, a long one in its parts.
pub fn word(
    language: &Language,
    word: &Word,
    notation: Notation,
    tones: impl Fn(&CharReading) -> Syllable,
) -> String {
    let pieces = pieces(word, notation, tones);
    let joints = language.joints(&word.text);
    put_together(&pieces, &joints, word.is_name, notation)
}

/// A line of words written out. Zhuyin has no capitals and no joined words, and keeps Chinese punctuation.
pub fn line(
    language: &Language,
    words: &[Word],
    notation: Notation,
    tones: impl Fn(&CharReading) -> Syllable + Copy,
) -> String {
    let mut written = Writer {
        text: String::new(),
        sentence_begins: notation != Notation::Zhuyin,
        apart: false,
    };
    for (at, word) in words.iter().enumerate() {
        match word.kind {
            WordKind::Chinese => {
                let text = self::word(language, word, notation, tones);
                let joins = notation != Notation::Zhuyin && joins_what_is_before(words, at);
                written.word(&text, joins);
            }
            WordKind::Other if word.text.starts_with(char::is_alphanumeric) => {
                written.word(&word.text, false)
            }
            WordKind::Other => {
                for sign in word.text.chars() {
                    written.sign(sign, notation != Notation::Zhuyin);
                }
            }
        }
    }
    written.text.trim().to_owned()
}

/// Whether a word is 着, 过 or 了 of the verb before it (6.1.2.1): kànzhe, qùguo, mǎile; but 了 at the end of a clause
/// stands alone (6.1.7).
fn joins_what_is_before(words: &[Word], at: usize) -> bool {
    let chinese = |index: Option<usize>| {
        let word = index.and_then(|index| words.get(index));
        word.filter(|word| word.kind == WordKind::Chinese)
    };
    let neutral =
        |reading: &CharReading| (reading.written.tone() == Tone::Neutral).then_some(reading.character);
    let (Some(_), Some(word)) = (chinese(at.checked_sub(1)), words.get(at)) else {
        return false;
    };
    let [particle] = word.readings.as_slice() else {
        return false;
    };
    match neutral(particle) {
        // 后门儿: hòuménr
        Some(_) if particle.written.is_r() => true,
        Some('着' | '著' | '过' | '過') => true,
        Some('了') => chinese(at.checked_add(1)).is_some_and(|next| !ENDS.contains(&next.text.as_str())),
        _ => false,
    }
}

/// Words behind which a clause ends.
const ENDS: [&str; 7] = ["吗", "嗎", "吧", "呢", "啊", "呀", "没有"];

struct Writer {
    text: String,
    /// The next word begins a sentence.
    sentence_begins: bool,
    /// A space has to stand before the next word.
    apart: bool,
}

impl Writer {
    fn word(&mut self, word: &str, joins: bool) {
        if self.apart && !joins {
            self.text.push(' ');
        }
        if self.sentence_begins {
            self.text.push_str(&capital(word));
        } else {
            self.text.push_str(word);
        }
        (self.sentence_begins, self.apart) = (false, true);
    }

    /// A character that is no word.
    fn sign(&mut self, sign: char, latin: bool) {
        if sign.is_whitespace() {
            self.apart = !self.text.is_empty();
            return;
        }
        let opens = matches!(sign, '(' | '[' | '“' | '‘' | '（' | '《' | '「' | '『');
        if opens && self.apart {
            self.text.push(' ');
        }
        self.text.push(if latin { in_latin(sign) } else { sign });
        let ends = matches!(sign, '。' | '！' | '？' | '!' | '?');
        self.sentence_begins |= ends && latin;
        self.apart = latin && !opens && (ends || !sign.is_ascii());
    }
}

/// The Latin form of a Chinese sign.
fn in_latin(sign: char) -> char {
    match sign {
        '。' => '.',
        '，' | '、' => ',',
        '！' => '!',
        '？' => '?',
        '；' => ';',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '「' | '『' => '“',
        '」' | '』' => '”',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "我们在北京工作。",
        "Wǒmen zài Běijīng gōngzuò.",
        "Wo3men5 zai4 Bei3jing1 gong1zuo4."
    )]
    #[case("王先生来了。", "Wáng xiānsheng lái le.", "Wang2 xian1sheng5 lai2 le5.")]
    #[case(
        "我和先生在西安。",
        "Wǒ hé xiānsheng zài Xī’ān.",
        "Wo3 he2 xian1sheng5 zai4 Xi1an1."
    )]
    #[case(
        "你好！你去过上海吗？",
        "Nǐhǎo! Nǐ qùguo Shànghǎi ma?",
        "Ni3hao3! Ni3 qu4guo5 Shang4hai3 ma5?"
    )]
    #[case(
        "他买了书，也看着。",
        "Tā mǎile shū, yě kànzhe.",
        "Ta1 mai3le5 shu1, ye3 kan4zhe5."
    )]
    #[case(
        "打12315，JD.com的APP（免费）",
        "Dǎ 12315, JD.com de APP (miǎnfèi)",
        "Da3 12315, JD.com de5 APP (mian3fei4)"
    )]
    #[case(
        "他是北京大学的研究生，不是客户经理。",
        "Tā shì Běijīng Dàxué de yánjiūshēng, bùshì kèhù jīnglǐ.",
        "Ta1 shi4 Bei3jing1 Da4xue2 de5 yan2jiu1sheng1, bu4shi4 ke4hu4 jing1li3."
    )]
    #[case("他说：“好。”", "Tā shuō: “hǎo.”", "Ta1 shuo1: “hao3.”")]
    fn a_line(#[case] text: &str, #[case] marks: &str, #[case] numbers: &str) {
        let language = Language::load().unwrap();
        let words = language.annotate(text, &[]);
        let line = |notation| line(&language, &words, notation, |reading| reading.written);
        assert_eq!(line(Notation::Marks), marks);
        assert_eq!(line(Notation::Numbers), numbers);
    }

    #[test]
    fn zhuyin_has_no_capitals_and_no_latin_signs() {
        let language = Language::load().unwrap();
        let words = language.annotate("北京，你好！", &[]);
        let written = line(&language, &words, Notation::Zhuyin, |reading| reading.written);
        assert_eq!(written, "ㄅㄟˇ ㄐㄧㄥ，ㄋㄧˇ ㄏㄠˇ！");
    }
}
