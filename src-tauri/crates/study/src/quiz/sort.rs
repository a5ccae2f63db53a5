//! What sort of word a word is, so that grammar does not tell the key from its distractors: no noun beside a verb, no
//! saying beside a compound.

use crate::gloss::Class;
use wenxi_mandarin::{Language, PartOfSpeech};

/// A sort of words that can stand in for each other in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    Noun,
    Verb,
    Adjective,
    /// A saying or another set phrase.
    Phrase,
    /// A number or measure.
    Number,
    /// A time or place.
    Time,
    /// A name.
    Name,
    /// A word that holds a sentence together.
    Small,
}

/// Nouns that jieba tags as adjectives and adverbs.
const NOUNS: &str = "\
    上级 主任 乐趣 优劣 首都 别名 初衷 原意 反面 合同 团建 固体 \
    基建 大将 大自然 好处 奇观 奸细 威名 小偷 尊严 尽头 差别 干劲 \
    年级 快感 成效 据点 早点 景致 极限 果实 模特 正门 比分 满分 \
    灵感 相机 真相 短缺 积分 纵深 终点 胡须 良心 苦难 落差 被单 \
    诚意 详情 重心 长处 长相 难处 难度 难点";

/// The sort of a word: as the glossary or jieba tags it; whether it is a noun or a verb, its English tells first, for many
/// words are both.
pub(super) fn sort(language: &Language, word: &str, class: Class) -> Sort {
    let part = language
        .define(word)
        .iter()
        .find_map(|entry| entry.part_of_speech);
    match part {
        Some(PartOfSpeech::Noun) => return Sort::Noun,
        Some(PartOfSpeech::Verb) => return Sort::Verb,
        Some(PartOfSpeech::Adjective) => return Sort::Adjective,
        Some(PartOfSpeech::Phrase) => return Sort::Phrase,
        None => {}
    }
    if class == Class::Other && NOUNS.split(' ').any(|noun| noun == language.simplified(word)) {
        return Sort::Noun;
    }
    match (language.kind_of_word(word), class) {
        (Some('i' | 'l'), _) => Sort::Phrase,
        (Some('m' | 'q'), _) => Sort::Number,
        (Some('t' | 'f' | 's'), _) => Sort::Time,
        (Some('P' | 'L'), _) => Sort::Name,
        (Some('d'), Class::Verb) => Sort::Verb,
        (Some('c' | 'd' | 'e' | 'o' | 'p' | 'r' | 'u' | 'y'), _) | (_, Class::Small) => Sort::Small,
        (_, Class::Verb) => Sort::Verb,
        (Some('a' | 'b' | 'z'), _) => Sort::Adjective,
        (_, Class::Other) => Sort::Noun,
    }
}

/// Whether a text that the dictionary does not have is a sentence and no word: 这是大家一起做的, 被安排了.
pub(super) fn is_sentence(language: &Language, text: &str) -> bool {
    const ENDS: [char; 5] = ['了', '的', '吗', '吧', '呢'];
    const HOLDS: [&str; 22] = [
        "我", "你", "您", "他", "她", "它", "我们", "你们", "他们", "咱们", "这", "那", "是", "就是", "要",
        "会", "都", "就", "被", "把", "归", "不",
    ];
    /// The longest compound that is learnt as a word.
    const LONGEST: usize = 7;
    if language.is_word(text) && text.chars().count() <= LONGEST - 2 {
        return false;
    }
    let words = language.annotate(text, &[]);
    let holds = words.len() > 1 && words.iter().any(|word| HOLDS.contains(&word.text.as_str()));
    holds || text.ends_with(ENDS) || text.chars().count() > LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::language;
    use rstest::rstest;

    #[rstest]
    #[case("预算", Class::Other, Sort::Noun)]
    #[case("供应链", Class::Other, Sort::Noun)]
    #[case("一目了然", Class::Other, Sort::Phrase)]
    #[case("信任", Class::Verb, Sort::Verb)]
    #[case("换货", Class::Verb, Sort::Verb)]
    #[case("有限", Class::Other, Sort::Adjective)]
    #[case("合同", Class::Other, Sort::Noun)]
    #[case("難度", Class::Other, Sort::Noun)]
    #[case("团建", Class::Other, Sort::Noun)]
    #[case("到期", Class::Verb, Sort::Verb)]
    #[case("逐渐", Class::Small, Sort::Small)]
    #[case("十四", Class::Other, Sort::Number)]
    fn sorts_of_words(#[case] word: &str, #[case] class: Class, #[case] expected: Sort) {
        assert_eq!(sort(language(), word, class), expected);
    }

    #[rstest]
    #[case("客户", false)]
    #[case("客户满意度", false)]
    #[case("大客户", false)]
    #[case("没关系", false)]
    #[case("不好意思", false)]
    #[case("这是大家一起做的", true)]
    #[case("算我欠你一次", true)]
    #[case("被安排了", true)]
    #[case("顾客就是上帝", true)]
    #[case("最终解释权归本店所有", true)]
    fn sentences_are_no_words(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_sentence(language(), text), expected);
    }
}
