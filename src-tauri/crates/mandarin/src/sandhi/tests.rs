//! Tables of what is spoken. A phrase is written as its words, and the dictionary reading of each.

use rstest::rstest;

use super::*;
use crate::pinyin::{marks, parse};

/// Words that the parts of longer words are looked up in.
const WORDS: [&str; 8] = ["展览", "老虎", "雨伞", "老板", "水果", "管理", "选举", "手表"];

fn spoken(phrase: &str, citation: &str) -> String {
    let mut syllables = parse(citation).unwrap().into_iter();
    let mut beats: Vec<Beat> = Vec::new();
    for (word, text) in phrase.split(' ').enumerate() {
        beats.extend(text.chars().map(|character| {
            let citation = syllables.next().unwrap();
            Beat {
                character,
                citation,
                spoken: citation,
                word,
            }
        }));
    }
    assert!(syllables.next().is_none(), "more syllables than characters");
    apply(&mut beats, |word| WORDS.contains(&word));
    let spoken: Vec<Syllable> = beats.iter().map(|beat| beat.spoken).collect();
    marks(&spoken)
}

#[rstest]
// Before a fourth tone, before others, at the end.
#[case("一 定", "yī dìng", "yí dìng")]
#[case("一 个", "yī gè", "yí gè")]
#[case("一 个", "yī ge", "yí ge")]
#[case("一 年", "yī nián", "yì nián")]
#[case("一 天", "yī tiān", "yì tiān")]
#[case("一 起", "yī qǐ", "yì qǐ")]
#[case("一百", "yī bǎi", "yì bǎi")]
#[case("一万", "yī wàn", "yí wàn")]
#[case("十 一", "shí yī", "shí yī")]
// Ordinals, digits, dates.
#[case("第一 年", "dì yī nián", "dì yī nián")]
#[case("第 一 次", "dì yī cì", "dì yī cì")]
#[case("星期一", "xīng qī yī", "xīng qī yī")]
#[case("星期一 去", "xīng qī yī qù", "xīng qī yī qù")]
#[case("一月 一 号", "yī yuè yī hào", "yī yuè yī hào")]
#[case("一 九 四 九 年", "yī jiǔ sì jiǔ nián", "yī jiǔ sì jiǔ nián")]
#[case("二 十 一 个", "èr shí yī gè", "èr shí yī gè")]
#[case("一 百 一 十", "yī bǎi yī shí", "yì bǎi yī shí")]
#[case("一等 奖", "yī děng jiǎng", "yī déng jiǎng")]
// The end of a word.
#[case("统一 战线", "tǒng yī zhàn xiàn", "tǒng yī zhàn xiàn")]
#[case("之一 是", "zhī yī shì", "zhī yī shì")]
#[case("每一 个", "měi yī gè", "měi yí gè")]
#[case("另一 个", "lìng yī gè", "lìng yí gè")]
// Between verbs.
#[case("看 一 看", "kàn yī kàn", "kàn yi kàn")]
#[case("一 天 一 天", "yī tiān yī tiān", "yì tiān yì tiān")]
// Already written as spoken.
#[case("一 个", "yí ge", "yí ge")]
#[case("一 年", "yì nián", "yì nián")]
fn yi(#[case] phrase: &str, #[case] citation: &str, #[case] expected: &str) {
    assert_eq!(spoken(phrase, citation), expected);
}

#[rstest]
#[case("不 是", "bù shì", "bú shì")]
#[case("不 好", "bù hǎo", "bù hǎo")]
#[case("不", "bù", "bù")]
#[case("不 一定", "bù yī dìng", "bù yí dìng")]
#[case("行 不 行", "xíng bù xíng", "xíng bu xíng")]
#[case("是 不 是", "shì bù shì", "shì bu shì")]
#[case("可 不 可以", "kě bù kě yǐ", "kě bu ké yǐ")]
#[case("喜欢 不 喜欢", "xǐ huan bù xǐ huan", "xǐ huan bu xǐ huan")]
#[case("不 是", "bú shì", "bú shì")]
fn bu(#[case] phrase: &str, #[case] citation: &str, #[case] expected: &str) {
    assert_eq!(spoken(phrase, citation), expected);
}

#[rstest]
#[case("你好", "nǐ hǎo", "ní hǎo")]
#[case("很 好", "hěn hǎo", "hén hǎo")]
#[case("展览馆", "zhǎn lǎn guǎn", "zhán lán guǎn")]
#[case("小 老虎", "xiǎo lǎo hǔ", "xiǎo láo hǔ")]
#[case("小老虎", "xiǎo lǎo hǔ", "xiǎo láo hǔ")]
#[case("纸老虎", "zhǐ lǎo hǔ", "zhǐ láo hǔ")]
#[case("老板", "lǎo bǎn", "láo bǎn")]
#[case("我 想 买 雨伞", "wǒ xiǎng mǎi yǔ sǎn", "wó xiáng mǎi yú sǎn")]
#[case("我 很 好", "wǒ hěn hǎo", "wǒ hén hǎo")]
#[case("我 也 很 好", "wǒ yě hěn hǎo", "wó yě hén hǎo")]
#[case("水果 很 好", "shuǐ guǒ hěn hǎo", "shuí guǒ hén hǎo")]
#[case("买 雨伞", "mǎi yǔ sǎn", "mǎi yú sǎn")]
#[case("请 你 给 我", "qǐng nǐ gěi wǒ", "qíng nǐ géi wǒ")]
#[case("你 给 我", "nǐ gěi wǒ", "ní géi wǒ")]
#[case("洗手 以后", "xǐ shǒu yǐ hòu", "xí shóu yǐ hòu")]
#[case("老 李", "lǎo lǐ", "láo lǐ")]
// Neutral echoes.
#[case("姐姐", "jiě jie", "jiě jie")]
#[case("奶奶", "nǎi nai", "nǎi nai")]
#[case("走走", "zǒu zou", "zóu zou")]
#[case("小姐", "xiǎo jie", "xiáo jie")]
#[case("哪里", "nǎ li", "ná li")]
#[case("椅子", "yǐ zi", "yǐ zi")]
// Already written as spoken.
#[case("你好", "ní hǎo", "ní hǎo")]
fn third_tones(#[case] phrase: &str, #[case] citation: &str, #[case] expected: &str) {
    assert_eq!(spoken(phrase, citation), expected);
}
