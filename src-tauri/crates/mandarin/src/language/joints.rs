//! Where a long word is written apart in pinyin (GB/T 16159-2012): a name where the dictionary begins with a capital (6.2: Běijīng
//! Dàxué, Lǐ Xiǎolóng), a term of four syllables or more between the words that it is made of (6.1.1.4: kèhù jīnglǐ), a set
//! phrase of four characters with a hyphen in its middle (6.3.1: fēngpíng-làngjìng).

use super::Language;
use super::words::{WordId, Words};
use crate::is_hanzi;
use crate::pinyin::Joint;

/// The shortest term that is written apart.
const LONG: usize = 4;

/// The natural logarithm of how rare a part may be that is no part of a foreign word: of 歇斯底里 底里 is rarer.
const COMMON: f32 = -14.5;

/// Set phrases that fall into no two halves, though no word of the dictionary stands over their middle.
const WHOLE: [&str; 4] = ["不亦乐乎", "爱莫能助", "吊儿郎当", "糊里糊涂"];

impl Language {
    /// Where a word of a line is written apart, by the places of its characters; nowhere for most words.
    pub(crate) fn joints(&self, word: &str) -> Vec<Joint> {
        let Some(found) = self.words.find(word).filter(|found| self.words.is_name(*found)) else {
            return self.term_joints(word);
        };
        let mut entries = self.words.entries(found);
        let entry =
            entries.find(|entry| self.dictionary.is_name(*entry) && self.dictionary.is_aligned(*entry));
        entry.map_or_else(Vec::new, |entry| {
            Joint::spaces(self.dictionary.begins_words(entry).collect())
        })
    }

    /// Where a word that is no name is written apart.
    pub(super) fn term_joints(&self, word: &str) -> Vec<Joint> {
        let characters: Vec<char> = self.simplified(word).chars().collect();
        if characters.len() < LONG || !characters.iter().all(|one| is_hanzi(*one)) {
            return Vec::new();
        }
        let found = self.words.find_characters(characters.iter().copied());
        if characters.len() == LONG && found.is_some_and(|found| self.words.tag(found) == b'i') {
            return self.middle(&characters);
        }
        // Terms of our own glossary are no foreign words, however rare their parts are.
        let mut entries = found.into_iter().flat_map(|found| self.words.entries(found));
        let is_ours = entries.any(|entry| self.dictionary.part_of_speech(entry).is_some());
        let rarest = if is_ours { f32::NEG_INFINITY } else { COMMON };
        let lengths = joined(&parts(&self.words, &characters, rarest));
        let mut end = 0;
        let ends = lengths.into_iter().map(|length| {
            end += length;
            end
        });
        Joint::spaces(ends.filter(|end| *end < characters.len()).collect())
    }

    /// The hyphen of a set phrase, where it has two halves.
    fn middle(&self, characters: &[char]) -> Vec<Joint> {
        let over = characters.get(1..3).unwrap_or_default();
        let is_word = self.words.find_characters(over.iter().copied()).is_some();
        let is_whole = WHOLE.iter().any(|one| one.chars().eq(characters.iter().copied()));
        if is_word || is_doubled(characters) || is_whole {
            return Vec::new();
        }
        vec![Joint { at: 2, hyphen: true }]
    }
}

/// The lengths of the words that a term is made of, long ones in their parts; none is rarer than this.
fn parts(words: &Words, term: &[char], rarest: f32) -> Vec<usize> {
    if term.len() < LONG || is_doubled(term) {
        return vec![term.len()];
    }
    let cut = likeliest(words, term, rarest);
    if let [_] = cut.as_slice() {
        return cut;
    }
    let mut lengths = Vec::new();
    let mut start = 0;
    for length in cut {
        let part = term.get(start..start + length).unwrap_or_default();
        lengths.extend(parts(words, part, rarest));
        start += length;
    }
    lengths
}

/// Whether both syllables of an adjective or verb are said twice: 高高兴兴 is one word (6.1.3.3).
fn is_doubled(term: &[char]) -> bool {
    matches!(term, [a, b, c, d] if a == b && c == d)
}

/// The lengths of the likeliest words that a term is made of, where none of them is rarer than this; else it is one.
fn likeliest(words: &Words, term: &[char], rarest: f32) -> Vec<usize> {
    let mut best: Vec<(f32, usize)> = vec![(f32::NEG_INFINITY, 0); term.len() + 1];
    if let Some(start) = best.first_mut() {
        start.0 = 0.0;
    }
    for start in 0..term.len() {
        let here = best.get(start).map_or(f32::NEG_INFINITY, |place| place.0);
        let rest = term.get(start..).unwrap_or_default();
        let fits = |(word, length): &(WordId, usize)| {
            *length < term.len() && (*length == 1 || words.weight(*word) > rarest)
        };
        for (word, length) in words.beginning(rest).filter(fits) {
            let weight = here + words.weight(word);
            if let Some(there) = best.get_mut(start + length).filter(|there| weight > there.0) {
                *there = (weight, length);
            }
        }
    }
    let mut lengths = Vec::new();
    let mut end = term.len();
    while let Some((_, length)) = best.get(end).filter(|place| place.1 > 0) {
        lengths.push(*length);
        end -= length;
    }
    if end > 0 {
        return vec![term.len()];
    }
    lengths.reverse();
    lengths
}

/// Lengths of parts of which none is of one character: that joins what is before it, or at the head what is behind.
fn joined(lengths: &[usize]) -> Vec<usize> {
    let mut joined: Vec<usize> = Vec::new();
    let mut only_single = true;
    for length in lengths {
        match joined.last_mut() {
            // 对 and 公 of 对公|账户; the 院 of 研究生院.
            Some(last) if *length == 1 || *last == 1 && only_single => *last += length,
            _ => joined.push(*length),
        }
        only_single &= *length == 1;
    }
    joined
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::pinyin::Notation;

    #[rstest]
    #[case("客户经理", "kèhù jīnglǐ")]
    #[case("对公账户", "duìgōng zhànghù")]
    #[case("解决方案", "jiějué fāng’àn")]
    #[case("高速公路", "gāosù gōnglù")]
    #[case("北京大学", "Běijīng Dàxué")]
    #[case("中华人民共和国", "Zhōnghuá Rénmín Gònghéguó")]
    #[case("李小龙", "Lǐ Xiǎolóng")]
    #[case("北京", "Běijīng")]
    #[case("马来西亚", "Mǎláixīyà")]
    #[case("西安市", "Xī’ān Shì")]
    #[case("一心一意", "yīxīn-yīyì")]
    #[case("胡说八道", "húshuō-bādào")]
    #[case("风平浪静", "fēngpíng-làngjìng")]
    #[case("总而言之", "zǒng’éryánzhī")]
    #[case("不亦乐乎", "bùyìlèhū")]
    #[case("高高兴兴", "gāogāoxìngxìng")]
    #[case("歇斯底里", "xiēsīdǐlǐ")]
    #[case("二氧化碳", "èryǎnghuàtàn")]
    #[case("公共汽车", "gōnggòng qìchē")]
    #[case("研究生院", "yánjiūshēngyuàn")]
    #[case("快递单号", "kuàidì dānhào")]
    #[case("售后客服", "shòuhòu kèfú")]
    #[case("客户服务部", "kèhù fúwùbù")]
    #[case("图书馆", "túshūguǎn")]
    fn is_written(#[case] word: &str, #[case] expected: &str) {
        let language = Language::load().unwrap();
        let entry = language.define(word).into_iter().next().unwrap();
        assert_eq!(entry.spelled(Notation::Marks), expected);
        let words = language.annotate(word, &[]);
        let line = crate::pinyin::line(&language, &words, Notation::Marks, |reading| reading.written);
        let sentence = crate::language::capital(expected);
        if words.len() == 1 {
            assert_eq!(line, sentence);
        }
    }

    #[rstest]
    #[case(&[2, 2], &[2, 2])]
    #[case(&[1, 1, 2], &[2, 2])]
    #[case(&[1, 3], &[4])]
    #[case(&[2, 1, 1], &[4])]
    #[case(&[1, 1, 1, 1], &[4])]
    #[case(&[2, 2, 1], &[2, 3])]
    fn what_is_of_one_character_joins(#[case] lengths: &[usize], #[case] expected: &[usize]) {
        assert_eq!(joined(lengths), expected);
    }
}
