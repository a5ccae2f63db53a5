//! Which language a text is in, judged by its characters.

use std::ops::Range;

use wenxi_mandarin::is_hanzi;

use crate::Lang;

/// What a text is written in, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Chinese characters.
    pub(crate) hanzi: usize,
    /// Latin words.
    pub(crate) words: usize,
    /// Latin words that only an English sentence has (`the`, `of`, `is`).
    pub(crate) function_words: usize,
    /// Words with tone marks.
    pub(crate) toned: usize,
}

/// Words that make a text English; none of them is pinyin or stands in Chinese text.
const FUNCTION_WORDS: [u64; PLACES] = placed([
    "the", "of", "and", "is", "are", "was", "were", "to", "in", "that", "this", "with", "for", "from", "by",
    "as", "it", "its", "or", "not", "which", "has", "have", "been", "when", "often", "between", "i", "you",
    "he", "she", "they", "we", "your", "my", "on", "at", "be", "an", "into", "than",
]);

/// So many places there are for words, most of them free.
const PLACES: usize = 256;

/// Words of up to eight letters, each as one number at its place or the next that is free: nearly all words of a text are
/// looked up, and most are none of them.
#[allow(clippy::indexing_slicing, reason = "evaluated when it is compiled")]
const fn placed<const N: usize>(words: [&str; N]) -> [u64; PLACES] {
    let mut numbers = [0; PLACES];
    let mut index = 0;
    while index < N {
        let number = pack(words[index].as_bytes());
        let mut at = place(number);
        while numbers[at] != 0 {
            at = (at + 1) % PLACES;
        }
        numbers[at] = number;
        index += 1;
    }
    numbers
}

/// Where the number of a word is looked for first: by the bits that differ most when it is multiplied (Knuth 1973, 6.4).
const fn place(number: u64) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
}

/// Whether a word makes a text English.
fn is_function_word(word: &str) -> bool {
    if word.len() > 8 {
        return false;
    }
    let number = pack(word.as_bytes());
    let from = place(number);
    let (before, after) = FUNCTION_WORDS.split_at_checked(from).unwrap_or_default();
    after
        .iter()
        .chain(before)
        .take_while(|known| **known != 0)
        .any(|known| *known == number)
}

/// The letters of a word in lower case as one number; it has eight at most.
const fn pack(word: &[u8]) -> u64 {
    let mut number = 0;
    let mut rest = word;
    while let [first, after @ ..] = rest {
        number = (number << 8) | first.to_ascii_lowercase() as u64;
        rest = after;
    }
    number
}

impl Count {
    /// Counts a text. Text in brackets counts only if there is no other: it is mostly the other language's word for
    /// what stands before it.
    pub(crate) fn of(text: &str) -> Count {
        let (mut outside, mut inside) = (Count::default(), Count::default());
        let mut depth = 0_usize;
        let mut rest = text;
        loop {
            // Blanks, digits and the marks of Latin text tell nothing.
            let telling =
                |byte: u8| !byte.is_ascii() || byte.is_ascii_alphabetic() || b"()[]".contains(&byte);
            let skipped = rest.bytes().take_while(|byte| !telling(*byte)).count();
            rest = rest.get(skipped..).unwrap_or_default();
            let Some(character) = rest.chars().next() else {
                break;
            };
            let here = if depth > 0 { &mut inside } else { &mut outside };
            let mut len = character.len_utf8();
            match character {
                '(' | '（' | '[' | '【' => depth += 1,
                ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
                _ if is_hanzi(character) => here.hanzi += 1,
                _ if is_latin(character) => {
                    len = word_len(rest);
                    here.word(rest.get(..len).unwrap_or_default());
                }
                _ => {}
            }
            rest = rest.get(len..).unwrap_or_default();
        }
        if outside.hanzi + outside.words > 0 {
            outside
        } else {
            inside
        }
    }

    fn word(&mut self, word: &str) {
        self.words += 1;
        self.toned += usize::from(!word.is_ascii() && word.chars().any(is_toned));
        self.function_words += usize::from(is_function_word(word));
    }

    /// The language that the text as a whole is in.
    pub(crate) fn lang(self) -> Lang {
        if self.hanzi + self.words == 0 {
            Lang::Other
        } else if self.hanzi * 2 >= self.words * 3 + self.function_words * 4 && self.hanzi > 0 {
            Lang::Chinese
        } else if self.toned * 2 >= self.words && self.hanzi == 0 && self.function_words == 0 {
            Lang::Pinyin
        } else {
            Lang::English
        }
    }
}

/// The language that a text as a whole is in: an English sentence about a Chinese word is English, a Chinese sentence
/// with an English abbreviation is Chinese.
pub(crate) fn lang_of(text: &str) -> Lang {
    Count::of(text).lang()
}

/// Whether a text as a whole is Chinese.
pub(crate) fn is_chinese(text: &str) -> bool {
    has_hanzi(text) && lang_of(text) == Lang::Chinese
}

/// Whether a text has a Chinese character.
pub(crate) fn has_hanzi(text: &str) -> bool {
    /// In UTF-8 none of them begins with a lower byte.
    const FIRST: u8 = 0xe3;
    text.bytes().any(|byte| byte >= FIRST) && text.chars().any(is_hanzi)
}

/// Where the colons of a text begin and end, half- and full-width.
pub(crate) fn colons(text: &str) -> impl Iterator<Item = Range<usize>> {
    const WIDE: &[u8] = "：".as_bytes();
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b':', 0xef, bytes).filter_map(move |at| {
        let rest = bytes.get(at..)?;
        if rest.starts_with(b":") {
            Some(at..at + 1)
        } else {
            rest.starts_with(WIDE).then_some(at..at + WIDE.len())
        }
    })
}

/// Whether it is a letter of a Latin word, with or without accents.
pub(crate) fn is_latin(character: char) -> bool {
    // Of these blocks of Unicode all but two signs are letters.
    character.is_ascii_alphabetic()
        || matches!(character, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
            && !matches!(character, '×' | '÷')
}

/// The length of the Latin word that a text begins with: letters, and what may stand between and on them.
pub(crate) fn word_len(text: &str) -> usize {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = text.get(letters..).unwrap_or_default();
    let goes_on =
        |character: char| is_latin(character) || matches!(character, '\'' | '’' | '\u{300}'..='\u{36f}');
    letters + rest.find(|character| !goes_on(character)).unwrap_or(rest.len())
}

/// The simplified form of a character that stands in the names of sections and labels; other characters as they are.
pub(crate) fn simplified(character: char) -> char {
    match character {
        '與' => '与',
        '為' => '为',
        '麼' => '么',
        '義' => '义',
        '體' => '体',
        '關' => '关',
        '內' => '内',
        '別' => '别',
        '單' => '单',
        '歷' => '历',
        '參' => '参',
        '發' => '发',
        '後' => '后',
        '響' => '响',
        '場' => '场',
        '聲' => '声',
        '備' => '备',
        '實' => '实',
        '對' => '对',
        '應' => '应',
        '錄' => '录',
        '總' => '总',
        '時' => '时',
        '術' => '术',
        '權' => '权',
        '來' => '来',
        '標' => '标',
        '匯' | '彙' => '汇',
        '漢' => '汉',
        '註' => '注',
        '淵' => '渊',
        '點' => '点',
        '獻' => '献',
        '現' => '现',
        '確' => '确',
        '簽' | '籤' => '签',
        '簡' => '简',
        '級' => '级',
        '細' => '细',
        '紹' => '绍',
        '結' => '结',
        '節' => '节',
        '見' => '见',
        '詞' => '词',
        '譯' => '译',
        '語' => '语',
        '誤' => '误',
        '說' | '説' => '说',
        '讀' => '读',
        '課' => '课',
        '責' => '责',
        '資' => '资',
        '釋' => '释',
        '錯' => '错',
        '鍵' => '键',
        '間' => '间',
        '際' => '际',
        '編' => '编',
        '輯' => '辑',
        other => other,
    }
}

/// The width of a line in columns; a Chinese character takes two.
pub(crate) fn width(line: &str) -> usize {
    line.chars()
        .map(|character| {
            if character.is_ascii() || is_latin(character) {
                1
            } else {
                2
            }
        })
        .sum()
}

/// Whether it is a vowel with one of the four tone marks of pinyin.
pub(crate) fn is_toned(character: char) -> bool {
    matches!(
        character,
        'ā' | 'á'
            | 'ǎ'
            | 'à'
            | 'ē'
            | 'é'
            | 'ě'
            | 'è'
            | 'ī'
            | 'í'
            | 'ǐ'
            | 'ì'
            | 'ō'
            | 'ó'
            | 'ǒ'
            | 'ò'
            | 'ū'
            | 'ú'
            | 'ǔ'
            | 'ù'
            | 'ǖ'
            | 'ǘ'
            | 'ǚ'
            | 'ǜ'
            | 'Ā'
            | 'Á'
            | 'Ǎ'
            | 'À'
            | 'Ē'
            | 'É'
            | 'Ě'
            | 'È'
            | 'Ī'
            | 'Í'
            | 'Ǐ'
            | 'Ì'
            | 'Ō'
            | 'Ó'
            | 'Ǒ'
            | 'Ò'
            | 'Ū'
            | 'Ú'
            | 'Ǔ'
            | 'Ù'
            | 'ń'
            | 'ň'
            | 'ǹ'
            | 'ḿ'
            | '\u{300}'
            | '\u{301}'
            | '\u{304}'
            | '\u{30c}'
            | 'ă'
            | 'ĕ'
            | 'ĭ'
            | 'ŏ'
            | 'ŭ'
    )
}

/// Whether it is punctuation that only Chinese text has.
pub(crate) fn is_chinese_mark(character: char) -> bool {
    matches!(
        character,
        '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
            | '\u{ff5b}'..='\u{ff65}' | '\u{fe30}'..='\u{fe4f}'
    )
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn latin_letters_are_letters() {
        for character in ('\0'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            let letter =
                character.is_ascii_alphabetic() || character >= '\u{c0}' && character.is_alphabetic();
            assert_eq!(is_latin(character), letter, "{character}");
        }
    }

    #[rstest]
    #[case("客户服务", Lang::Chinese)]
    #[case("客户服务中心（Call Center）逐渐成为主流。", Lang::Chinese)]
    #[case("WACC (Weighted Average Cost of Capital)是加权平均资本成本。", Lang::Chinese)]
    #[case("使用TensorFlow和PyTorch框架进行训练", Lang::Chinese)]
    #[case("客户 (kèhù) means “client” in formal settings.", Lang::English)]
    #[case("The terms 客户, 顾客, 消费者 and 用户 differ.", Lang::English)]
    #[case("Customer Service (客户服务)", Lang::English)]
    #[case("(客户服务)", Lang::Chinese)]
    #[case("Wǒ gēn yí ge kèhù tán le.", Lang::Pinyin)]
    #[case("café", Lang::Pinyin)]
    #[case("a café in Paris", Lang::English)]
    #[case("12 + 3 = 15", Lang::Other)]
    #[case("", Lang::Other)]
    fn judges_the_language(#[case] text: &str, #[case] lang: Lang) {
        assert_eq!(lang_of(text), lang);
    }
}
