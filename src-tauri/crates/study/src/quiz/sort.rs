//! What sort of word a word is, so that grammar does not tell the key from its distractors: no noun beside a verb, no
//! saying beside a compound.

use crate::gloss::{self, Class};
use wenxi_mandarin::{Entry, Language, PartOfSpeech};

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

/// Nouns that jieba takes for adjectives and adverbs, and whose English does not tell.
const THINGS: &str = "\
    上级 主任 乐趣 优劣 首都 别名 初衷 原意 反面 合同 团建 固体 \
    基建 大将 大自然 好处 奇观 奸细 威名 小偷 尊严 尽头 差别 干劲 \
    年级 快感 成效 据点 早点 景致 极限 果实 模特 正门 比分 满分 \
    灵感 相机 真相 短缺 积分 纵深 终点 胡须 良心 苦难 落差 被单 \
    诚意 详情 重心 长处 长相 难处 难度 难点";

/// The sort of a word with this gloss and these entries: as the glossary or jieba tags it; but whether it is a noun, a verb or an adjective its
/// English tells first where it tells, for many words are several of these, and jieba takes 合同 for an adjective.
pub(super) fn sort(language: &Language, word: &str, gloss: &str, entries: &[Entry]) -> Sort {
    let class = gloss::class(gloss);
    let told = || {
        let senses = entries.iter().flat_map(|entry| &entry.senses);
        gloss::senses(gloss)
            .chain(senses.map(String::as_str))
            .find_map(looks_like)
    };
    match entries.iter().find_map(|entry| entry.part_of_speech) {
        Some(PartOfSpeech::Noun) => return Sort::Noun,
        Some(PartOfSpeech::Verb) => return Sort::Verb,
        Some(PartOfSpeech::Adjective) => return Sort::Adjective,
        Some(PartOfSpeech::Phrase) => return Sort::Phrase,
        None => {}
    }
    if class == Class::Other && THINGS.split(' ').any(|noun| noun == language.simplified(word)) {
        return Sort::Noun;
    }
    match (language.kind_of_word(word), class) {
        (Some('i'), _) => Sort::Phrase,
        (Some('l'), _) if !is_compound(language, word) => Sort::Phrase,
        (Some('m' | 'q'), _) => Sort::Number,
        (Some('t' | 'f' | 's'), _) => Sort::Time,
        (Some('P' | 'L'), _) => Sort::Name,
        (Some('d'), Class::Verb) => Sort::Verb,
        (Some('c' | 'd' | 'e' | 'o' | 'p' | 'r' | 'u' | 'y'), _) | (_, Class::Small) => Sort::Small,
        (_, Class::Verb) => Sort::Verb,
        (tag, Class::Other) => told().unwrap_or(match tag {
            Some('a' | 'b' | 'z') => Sort::Adjective,
            _ => Sort::Noun,
        }),
    }
}

/// Whether four characters are a thing made of two words, 售后服务, and no saying: the second word is one of the HSK.
fn is_compound(language: &Language, word: &str) -> bool {
    let second: String = word.chars().skip(2).collect();
    second.chars().count() == 2 && language.hsk(&second, &[]).is_some()
}

/// Whether a sense is that of a thing or of a quality, if its form tells: agreement, limited.
fn looks_like(sense: &str) -> Option<Sort> {
    const NOUNS: [&str; 10] = [
        "ment", "tion", "sion", "ness", "ity", "ship", "ance", "ence", "ism", "hood",
    ];
    const ADJECTIVES: [&str; 5] = ["ous", "ful", "less", "able", "ible"];
    const QUALITIES: &str = " anxious bad big brief calm certain clean clear common correct cruel deep different dirty dry \
        easy empty fair false fast firm formal fresh full good heavy honest hot huge large light loud main minor modern new \
        nice normal ordinary plain polite poor proper pure quick quiet rare real rich safe serious severe sharp short \
        simple slow small smart smooth soft special stable steady strange strict strong stupid sudden sweet tall thick \
        thin tight tired true ugly unfair urgent useful usual warm weak wide wild wrong young ";
    let sense = sense.to_lowercase();
    if sense.starts_with("to ") {
        return None;
    }
    let last = sense.split(' ').next_back()?;
    let ends = |endings: &[&str]| endings.iter().any(|ending| last.ends_with(ending));
    let is_participle =
        last.len() >= 6 && last.ends_with("ed") && !last.ends_with("eed") && last != "hundred";
    let is_alone = sense.split(' ').count() == 1;
    if ends(&NOUNS) {
        Some(Sort::Noun)
    } else if is_alone && (ends(&ADJECTIVES) || is_participle || QUALITIES.contains(&format!(" {last} "))) {
        Some(Sort::Adjective)
    } else {
        None
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
    #[case("预算", "budget", Sort::Noun)]
    #[case("供应链", "supply chain", Sort::Noun)]
    #[case("一目了然", "obvious at a glance", Sort::Phrase)]
    #[case("售后服务", "after-sales service", Sort::Noun)]
    #[case("信任", "to trust", Sort::Verb)]
    #[case("换货", "to exchange goods", Sort::Verb)]
    #[case("有限", "limited; finite", Sort::Adjective)]
    #[case("合同", "contract; agreement", Sort::Noun)]
    #[case("合同", "contract", Sort::Noun)]
    #[case("普通", "common; ordinary", Sort::Adjective)]
    #[case("担心", "anxious; worried", Sort::Adjective)]
    #[case("難度", "degree of difficulty", Sort::Noun)]
    #[case("首都", "capital", Sort::Noun)]
    #[case("到期", "to fall due", Sort::Verb)]
    #[case("逐渐", "gradually", Sort::Small)]
    #[case("十四", "fourteen", Sort::Number)]
    fn sorts_of_words(#[case] word: &str, #[case] gloss: &str, #[case] expected: Sort) {
        assert_eq!(sort(language(), word, gloss, &language().define(word)), expected);
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
