//! Where a long word is written apart in pinyin (GB/T 16159-2012): a name where the dictionary begins with a capital (6.2: Běijīng
//! Dàxué, Lǐ Xiǎolóng), a term of four syllables or more between the words that it is made of (6.1.1.4: kèhù jīnglǐ), a set
//! phrase of four characters with a hyphen in its middle (6.3.1: fēngpíng-làngjìng), a longer saying by its words (6.3.2: bā
//! gānzi dǎ bù zháo).

use std::ops::Range;

use super::words::WordId;
use super::{Hsk, Language};
use crate::pinyin::Joint;
use crate::{Syllable, Tone, is_hanzi};

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
        if characters.len() < LONG {
            return Vec::new();
        }
        let found = self.words.find_characters(characters.iter().copied());
        let entries: Vec<u32> = found
            .into_iter()
            .flat_map(|found| self.words.entries(found))
            .collect();
        let first = entries.iter().find(|entry| self.dictionary.is_aligned(**entry));
        let mut term = Term {
            language: self,
            reading: first.map_or_else(Vec::new, |entry| self.dictionary.reading(*entry).collect()),
            characters: characters.iter().copied().filter(|one| is_hanzi(*one)).collect(),
            rarest: f32::NEG_INFINITY,
        };
        if characters.len() > LONG && entries.iter().any(|entry| self.is_saying(*entry)) {
            return Joint::spaces(ends(term.words_of_clauses(&characters)));
        }
        if term.characters.len() < characters.len() {
            return Vec::new();
        }
        if characters.len() == LONG && found.is_some_and(|found| self.words.tag(found) == b'i') {
            return self.middle(&characters);
        }
        // Terms of our own glossary are no foreign words, however rare their parts are.
        let is_ours = entries
            .iter()
            .any(|entry| self.dictionary.part_of_speech(*entry).is_some());
        if !is_ours {
            term.rarest = COMMON;
        }
        let lengths = joined(&term.parts(0..characters.len()), &characters);
        let last = lengths
            .last()
            .and_then(|last| characters.get(characters.len() - last..));
        let is_sound = entries.iter().any(|entry| self.is_loanword(*entry));
        if is_sound && !last.is_some_and(|last| self.is_taught(last)) {
            return Vec::new();
        }
        Joint::spaces(ends(lengths))
    }

    /// Whether an entry is what people say, and no term; of more than four characters it is written by its words (6.3.2).
    fn is_saying(&self, entry: u32) -> bool {
        const SAID: [&str; 5] = ["(idiom", "(saying", "(proverb", "(lit.)", "lit. "];
        let senses = self.dictionary.senses(entry);
        SAID.iter().any(|mark| senses.contains(mark))
    }

    /// Whether an entry is written for the sound of a foreign word: 莫扎里拉 is no 莫扎 and no lira.
    fn is_loanword(&self, entry: u32) -> bool {
        self.dictionary.senses(entry).contains("(loanword)")
    }

    /// Whether a word is in the HSK.
    fn is_taught(&self, word: &[char]) -> bool {
        let found = self.words.find_characters(word.iter().copied()).into_iter();
        let mut entries = found.flat_map(|found| self.words.entries(found));
        entries.any(|entry| self.dictionary.hsk(entry) != Hsk::default())
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

/// A long word that is written by the words that it is made of.
struct Term<'l> {
    language: &'l Language,
    /// Its Chinese in simplified characters.
    characters: Vec<char>,
    /// How they are read, where that is known.
    reading: Vec<Syllable>,
    /// The natural logarithm of how rare a word of two characters or more may be that it is made of.
    rarest: f32,
}

impl Term<'_> {
    /// The lengths of the words of a saying, clause by clause: `text` has the signs between the characters.
    fn words_of_clauses(&self, text: &[char]) -> Vec<usize> {
        let mut lengths = Vec::new();
        let mut start = 0;
        for clause in text.split(|one| !is_hanzi(*one)) {
            let end = start + clause.len();
            lengths.extend(if clause.len() < LONG {
                self.likeliest(start..end, clause.len())
            } else {
                self.parts(start..end)
            });
            start = end;
        }
        self.with_aspect(lengths)
    }

    /// The same with 着 and 了 in one with the verb before them (6.1.2.2), but for a 了 that ends the saying.
    fn with_aspect(&self, lengths: Vec<usize>) -> Vec<usize> {
        let mut words: Vec<usize> = Vec::with_capacity(lengths.len());
        let mut start = 0;
        for length in lengths {
            let is_last = start + 1 == self.characters.len();
            let is_aspect = match self.characters.get(start) {
                Some('着') => length == 1,
                Some('了') => length == 1 && !is_last,
                _ => false,
            };
            start += length;
            match words.last_mut() {
                Some(verb) if is_aspect => *verb += 1,
                _ => words.push(length),
            }
        }
        words
    }

    /// The lengths of the words that a stretch is made of, long ones in their parts.
    fn parts(&self, stretch: Range<usize>) -> Vec<usize> {
        let characters = self.characters.get(stretch.clone()).unwrap_or_default();
        if characters.len() < LONG || is_doubled(characters) {
            return vec![characters.len()];
        }
        let cut = self.likeliest(stretch.clone(), characters.len() - 1);
        if let [_] = cut.as_slice() {
            return cut;
        }
        let mut lengths = Vec::new();
        let mut start = stretch.start;
        for length in cut {
            lengths.extend(self.parts(start..start + length));
            start += length;
        }
        lengths
    }

    /// The lengths of the likeliest words of at most so many characters that a stretch is made of; else it is one.
    fn likeliest(&self, stretch: Range<usize>, longest: usize) -> Vec<usize> {
        let words = &self.language.words;
        let characters = self.characters.get(stretch.clone()).unwrap_or_default();
        let mut best: Vec<(f32, usize)> = vec![(f32::NEG_INFINITY, 0); characters.len() + 1];
        if let Some(start) = best.first_mut() {
            start.0 = 0.0;
        }
        for start in 0..characters.len() {
            let here = best.get(start).map_or(f32::NEG_INFINITY, |place| place.0);
            let rest = characters.get(start..).unwrap_or_default();
            for (word, length) in words.beginning(rest) {
                let is_one = length == 1
                    || length <= longest
                        && words.weight(word) > self.rarest
                        && self.is_read_so(word, stretch.start + start);
                let weight = here + words.weight(word);
                if let Some(there) = best
                    .get_mut(start + length)
                    .filter(|there| is_one && weight > there.0)
                {
                    *there = (weight, length);
                }
            }
        }
        let mut lengths = Vec::new();
        let mut end = characters.len();
        while let Some((_, length)) = best.get(end).filter(|place| place.1 > 0) {
            lengths.push(*length);
            end -= length;
        }
        if end > 0 {
            return vec![characters.len()];
        }
        lengths.reverse();
        lengths
    }

    /// Whether a word is read as its characters are from a place on, but for light tones; what is not is there by accident.
    fn is_read_so(&self, word: WordId, from: usize) -> bool {
        let Some(here) = self.reading.get(from..).filter(|here| !here.is_empty()) else {
            return true;
        };
        let is_light = |one: &Syllable| one.tone() == Tone::Neutral;
        let same = |(one, other): (Syllable, &Syllable)| {
            one == *other || one.letters() == other.letters() && (is_light(&one) || is_light(other))
        };
        let mut entries = self.language.words.entries(word);
        entries.any(|entry| self.language.dictionary.reading(entry).zip(here).all(same))
    }
}

/// Where words of these lengths end, but for the last.
fn ends(lengths: Vec<usize>) -> Vec<usize> {
    let mut end = 0;
    let mut ends: Vec<usize> = lengths
        .into_iter()
        .map(|length| {
            end += length;
            end
        })
        .collect();
    ends.pop();
    ends
}

/// Whether both syllables of an adjective or verb are said twice: 高高兴兴 is one word (6.1.3.3).
fn is_doubled(term: &[char]) -> bool {
    matches!(term, [a, b, c, d] if a == b && c == d)
}

/// Characters that belong to the word behind them rather than before: the 再 of 财务再保险.
const LEANS_ON_NEXT: &str = "再非反副总微虚超亚无";

/// Lengths of parts of a term of which none is of one character: that joins what is before it, or at the head what is behind.
fn joined(lengths: &[usize], term: &[char]) -> Vec<usize> {
    let mut joined: Vec<usize> = Vec::new();
    let mut only_single = true;
    // A character waits for the word behind it.
    let mut waits = 0;
    let mut start = 0;
    for (place, length) in lengths.iter().enumerate() {
        let first = term.get(start).copied().unwrap_or_default();
        let next = lengths.get(place + 1).is_some_and(|next| *next > 1);
        start += length;
        match joined.last_mut() {
            Some(_) if *length == 1 && next && !only_single && LEANS_ON_NEXT.contains(first) => waits = 1,
            // 对 and 公 of 对公|账户; the 院 of 研究生院.
            Some(last) if *length == 1 || *last == 1 && only_single => *last += length,
            _ => {
                joined.push(waits + *length);
                waits = 0;
            }
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
    // What is written for its sound is no term, but what is said of it is one.
    #[case("莫扎里拉", "mòzhālǐlā")]
    #[case("托卡马克", "tuōkǎmǎkè")]
    #[case("威化饼干", "wēihuà bǐnggān")]
    // Sayings fall into their words, down to one character.
    #[case("一口吃不成胖子", "yīkǒu chī bùchéng pàngzi")]
    #[case("拿着鸡毛当令箭", "názhe jīmáo dàng lìngjiàn")]
    #[case("过了这村没这店", "guòle zhè cūn méi zhè diàn")]
    #[case("三个和尚没水喝", "sān gè héshang méi shuǐ hē")]
    #[case("三天打鱼，两天晒网", "sān tiān dǎyú liǎng tiān shài wǎng")]
    #[case("八竿子打不着", "bāgānzidǎbùzháo")]
    // A character that belongs to what is behind it.
    #[case("财务再保险", "cáiwù zàibǎoxiǎn")]
    #[case("永久虚电路", "yǒngjiǔ xūdiànlù")]
    fn is_written(#[case] word: &str, #[case] expected: &str) {
        let language = Language::load().unwrap();
        let entry = language.define(word).into_iter().next().unwrap();
        assert_eq!(entry.spelled(Notation::Marks), expected);
        let words = language.annotate(word, &[]);
        let line = crate::pinyin::line(&language, &words, Notation::Marks, |reading| reading.written);
        let sentence = crate::pinyin::capital(expected);
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
        assert_eq!(joined(lengths, &['一'; 5]), expected);
    }

    #[rstest]
    #[case("财务再保险", &[2, 1, 2], &[2, 3])]
    #[case("非再生能源", &[1, 2, 2], &[3, 2])]
    #[case("永久无", &[2, 1], &[3])]
    fn what_leans_on_the_next_joins_it(
        #[case] term: &str,
        #[case] lengths: &[usize],
        #[case] expected: &[usize],
    ) {
        let term: Vec<char> = term.chars().collect();
        assert_eq!(joined(lengths, &term), expected);
    }
}
