//! Cutting Chinese into words: the most probable cut by the frequencies of the words, which the learner's own words and
//! a little grammar may sway where frequencies alone are known to cut wrongly (没收|到, 三|个人, 曾经|理).

use super::words::{UNKNOWN, WordId, Words};
use crate::own_words::OwnWords;

/// What sways a cut is a factor of this natural logarithm: enough against a word a few hundred times as frequent.
const SWAY: f32 = 6.0;

/// Characters that numbers end with.
const NUMERALS: &str = "〇零一二两兩三四五六七八九十百千万萬亿億几幾数數";

/// The commonest surnames, but for those that are small words as well (于, 和, 要).
pub(crate) const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪\
                                  田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧陶樊兰洪严莫温季俞章鲁葛韦毕\
                                  单华解仇查盖区朴翟燕纪";

/// Those that are the beginning of frequent words and are read otherwise as words of their own.
pub(crate) const SURNAMES_READ_OTHERWISE: &str = "曾单任华解仇查盖区朴翟燕葛纪";

/// What a person is called by behind the surname.
const TITLES: [&str; 22] = [
    "先生", "女士", "小姐", "太太", "老师", "同学", "师傅", "医生", "大夫", "律师", "教授", "博士", "经理",
    "总监", "主任", "主管", "秘书", "会计", "董事", "院长", "校长", "局长",
];

/// Words that begin behind a character with which the first of them makes another word more often elsewhere.
const BEHIND: [(char, &str); 12] = [
    ('没', "收到"),
    ('沒', "收到"),
    ('没', "收回"),
    ('沒', "收回"),
    ('做', "客服"),
    ('当', "客服"),
    ('當', "客服"),
    ('跟', "前台"),
    ('跟', "前臺"),
    ('跟', "前面"),
    ('着', "手指"),
    ('著', "手指"),
];

/// Cuts Chinese into words so that the product of their frequencies is greatest. Gives the word and the length in
/// characters of each; a character that is in no word stands alone. `before` is what stands before the text, `own` the
/// lengths of the learner's own words at a place of it; `titled` says that it begins with a surname and a title.
pub(crate) fn cut<Lengths: Iterator<Item = usize>>(
    words: &Words,
    text: &[char],
    before: Option<char>,
    titled: bool,
    own: impl Fn(usize) -> Lengths,
) -> Vec<(Option<WordId>, usize)> {
    // For each number of characters read: the best weight there, the last word and its length.
    let mut best: Vec<(f32, Option<WordId>, usize)> = vec![(f32::NEG_INFINITY, None, 0); text.len() + 1];
    if let Some(start) = best.first_mut() {
        start.0 = 0.0;
    }
    for start in 0..text.len() {
        let here = best.get(start).map_or(f32::NEG_INFINITY, |place| place.0);
        let mut reach = |word: Option<WordId>, length: usize, weight: f32| {
            if let Some(there) = best
                .get_mut(start + length)
                .filter(|there| here + weight > there.0)
            {
                *there = (here + weight, word, length);
            }
        };
        reach(None, 1, UNKNOWN);
        let rest = text.get(start..).unwrap_or_default();
        let behind = if start == 0 {
            before
        } else {
            text.get(start - 1).copied()
        };
        let counted = behind.filter(|before| before.is_ascii_digit() || NUMERALS.contains(*before));
        for (word, length) in words.beginning(rest) {
            let found = rest.get(..length).unwrap_or_default();
            let measures = counted.is_some_and(|number| is_measure(words, number, word, found));
            let swayed = measures
                || behind.is_some_and(|behind| begins_behind(behind, found))
                || start == 0 && length == 1 && titled;
            reach(
                Some(word),
                length,
                words.weight(word) + if swayed { SWAY } else { 0.0 },
            );
        }
        for length in own(start) {
            let word: String = rest.iter().take(length).collect();
            let word = words.find(&word);
            let weight = word.map_or(UNKNOWN, |word| words.weight(word));
            reach(word, length, weight.max(OwnWords::WEIGHT));
        }
    }
    let mut cut = Vec::with_capacity(text.len());
    let mut end = text.len();
    while let Some((_, word, length)) = best.get(end).filter(|place| place.2 > 0) {
        cut.push((*word, *length));
        end -= length;
    }
    cut.reverse();
    cut
}

/// Whether a word counts something behind a number: 个, which makes 一个 one word, or a measure word of two characters
/// (分钟, 公里).
fn is_measure(words: &Words, number: char, word: WordId, found: &[char]) -> bool {
    match found {
        [only] => matches!(only, '个' | '個') && number != '一',
        [_, _] => words.tag(word) == b'q',
        _ => false,
    }
}

fn begins_behind(behind: char, found: &[char]) -> bool {
    let same = |(before, word): &(char, &str)| *before == behind && word.chars().eq(found.iter().copied());
    found.len() == 2 && BEHIND.iter().any(same)
}

/// Whether a text in simplified characters begins with one of these surnames and has a title behind it.
pub(crate) fn is_surname_with_title(text: &[char], surnames: &str) -> bool {
    let Some((surname, rest)) = text.split_first() else {
        return false;
    };
    let begins = |title: &&str| {
        title
            .chars()
            .zip(rest)
            .filter(|(left, right)| left == *right)
            .count()
            == 2
    };
    surnames.contains(*surname) && TITLES.iter().any(begins)
}
