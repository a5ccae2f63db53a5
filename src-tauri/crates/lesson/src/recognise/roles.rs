//! What a section is for, by its heading.

use std::sync::LazyLock;

use wenxi_mandarin::is_hanzi;

use super::names::{Names, normal, without_number};
use crate::script::has_hanzi;
use crate::{Lang, Role};

/// Headings as they stand, in the normal form of [`normal`]. A bare line that is one of these is a heading.
const NAMES: &[(&str, Role)] = &[
    ("quick summary", Role::Summary),
    ("summary", Role::Summary),
    ("overview", Role::Summary),
    ("at glance", Role::Summary),
    ("简介", Role::Summary),
    ("概述", Role::Summary),
    ("核心含义", Role::CoreMeaning),
    ("基本含义", Role::CoreMeaning),
    ("基本释义", Role::CoreMeaning),
    ("core meaning", Role::CoreMeaning),
    ("meaning", Role::CoreMeaning),
    ("basic meaning", Role::CoreMeaning),
    ("character breakdown", Role::Characters),
    ("character analysi", Role::Characters),
    ("character", Role::Characters),
    ("breakdown of character", Role::Characters),
    ("汉字解析", Role::Characters),
    ("字形分析", Role::Characters),
    ("字义分析", Role::Characters),
    ("cultural context and significance", Role::Culture),
    ("cultural context", Role::Culture),
    ("cultural significance", Role::Culture),
    ("cultural background", Role::Culture),
    ("cultural note", Role::Culture),
    ("文化背景", Role::Culture),
    ("文化背景与意义", Role::Culture),
    ("文化内涵", Role::Culture),
    ("practical usage in modern china", Role::Usage),
    ("practical usage", Role::Usage),
    ("modern usage", Role::Usage),
    ("usage in modern china", Role::Usage),
    ("usage", Role::Usage),
    ("how to use it", Role::Usage),
    ("实际应用", Role::Usage),
    ("实际用法", Role::Usage),
    ("用法", Role::Usage),
    ("现代用法", Role::Usage),
    ("example sentence", Role::Examples),
    ("example", Role::Examples),
    ("sample sentence", Role::Examples),
    ("例句", Role::Examples),
    ("例子", Role::Examples),
    ("示例", Role::Examples),
    ("nuance and common mistake", Role::Mistakes),
    ("common mistake and nuance", Role::Mistakes),
    ("common mistake", Role::Mistakes),
    ("common error", Role::Mistakes),
    ("nuance", Role::Mistakes),
    ("mistake to avoid", Role::Mistakes),
    ("常见错误", Role::Mistakes),
    ("细微差别与常见错误", Role::Mistakes),
    ("辨析", Role::Mistakes),
    ("related term and concept", Role::Related),
    ("related concept and term", Role::Related),
    ("related term", Role::Related),
    ("related concept", Role::Related),
    ("related word", Role::Related),
    ("related vocabulary", Role::Related),
    ("see also", Role::Related),
    ("相关词汇", Role::Related),
    ("相关词语", Role::Related),
    ("相关概念", Role::Related),
    ("相关术语", Role::Related),
    ("english explanation", Role::Definition),
    ("chinese explanation", Role::Definition),
    ("explanation", Role::Definition),
    ("concept explanation", Role::Definition),
    ("concept definition", Role::Definition),
    ("definition and explanation", Role::Definition),
    ("概念说明", Role::Definition),
    ("definition", Role::Definition),
    ("中文解释", Role::Definition),
    ("英文解释", Role::Definition),
    ("解释", Role::Definition),
    ("定义", Role::Definition),
    ("概念解释", Role::Definition),
    ("释义", Role::Definition),
    ("基本概念", Role::Definition),
    ("概念解析", Role::Definition),
    ("概念定义", Role::Definition),
    ("定义与解释", Role::Definition),
    ("概念介绍", Role::Definition),
    ("名词解释", Role::Definition),
    ("术语解释", Role::Definition),
    ("basic concept", Role::Definition),
    ("basic definition", Role::Definition),
    ("concept overview", Role::Definition),
    ("term explanation", Role::Definition),
    ("application", Role::Application),
    ("application scenario", Role::Application),
    ("应用", Role::Application),
    ("应用场景", Role::Application),
    ("significance", Role::Significance),
    ("importance", Role::Significance),
    ("重要性", Role::Significance),
    ("意义", Role::Significance),
    ("historical context", Role::Origin),
    ("historical background", Role::Origin),
    ("history", Role::Origin),
    ("origin", Role::Origin),
    ("background", Role::Origin),
    ("origin and development", Role::Origin),
    ("历史典故", Role::Origin),
    ("历史背景", Role::Origin),
    ("历史渊源", Role::Origin),
    ("历史", Role::Origin),
    ("起源与发展", Role::Origin),
    ("历史与发展", Role::Origin),
    ("历史发展", Role::Origin),
    ("历史沿革", Role::Origin),
    ("历史起源", Role::Origin),
    ("发展历程", Role::Origin),
    ("发展历史", Role::Origin),
    ("historical development", Role::Origin),
    ("historical evolution", Role::Origin),
    ("historical origin", Role::Origin),
    ("history and development", Role::Origin),
    ("典故", Role::Origin),
    ("起源", Role::Origin),
    ("来源", Role::Origin),
    ("背景", Role::Origin),
    ("impact", Role::Impact),
    ("influence", Role::Impact),
    ("影响", Role::Impact),
    ("takeaway", Role::Takeaways),
    ("key takeaway", Role::Takeaways),
    ("key point", Role::Takeaways),
    ("main point", Role::Takeaways),
    ("summary of key point", Role::Takeaways),
    ("conclusion", Role::Takeaways),
    ("要点总结", Role::Takeaways),
    ("要点", Role::Takeaways),
    ("总结", Role::Takeaways),
    ("核心要点", Role::Takeaways),
    ("关键要点", Role::Takeaways),
    ("要点归纳", Role::Takeaways),
    ("要点回顾", Role::Takeaways),
    ("核心总结", Role::Takeaways),
    ("小结", Role::Takeaways),
    ("main takeaway", Role::Takeaways),
    ("core takeaway", Role::Takeaways),
    ("key insight", Role::Takeaways),
];

/// Words that give a real heading its role when it is not one of [`NAMES`] as it stands.
const HINTS: &[(&str, Role)] = &[
    ("takeaway", Role::Takeaways),
    ("要点", Role::Takeaways),
    ("总结", Role::Takeaways),
    ("breakdown", Role::Characters),
    ("example", Role::Examples),
    ("例句", Role::Examples),
    ("mistake", Role::Mistakes),
    ("nuance", Role::Mistakes),
    ("pitfall", Role::Mistakes),
    ("错误", Role::Mistakes),
    ("related", Role::Related),
    ("相关", Role::Related),
    ("cultural", Role::Culture),
    ("文化", Role::Culture),
    ("usage", Role::Usage),
    ("用法", Role::Usage),
    ("core meaning", Role::CoreMeaning),
    ("quick summary", Role::Summary),
    ("典故", Role::Origin),
    ("历史", Role::Origin),
    ("渊源", Role::Origin),
    ("historical", Role::Origin),
    ("起源", Role::Origin),
    ("origin", Role::Origin),
    ("explanation", Role::Definition),
    ("解释", Role::Definition),
    ("定义", Role::Definition),
    ("应用", Role::Application),
    ("重要性", Role::Significance),
    ("影响", Role::Impact),
];

/// What parts the sides of a heading.
const SEPARATORS: &[char] = &[
    '/', '|', '／', '｜', '(', ')', '（', '）', '–', '—', '-', ':', '：',
];

/// The role of a bare line that is nothing but the name of a section: of the line as a whole, or of what stands on a side
/// of a slash, bar, bracket or dash, or before a colon.
pub(super) fn of_name(line: &str) -> Option<Role> {
    // Most lines are prose, and prose is no name: tell without a closer look.
    if line.len() > 120
        || (line.len() > 40 && line.ends_with(['.', '!', '?', '！', '？']))
        || line.bytes().filter(|byte| *byte == b' ').count() > 14
        || memchr::memchr(b',', line.as_bytes()).is_some()
        || (!line.is_ascii() && line.contains(['。', '，']))
    {
        return None;
    }
    let line = without_number(line);
    if line.is_ascii() && !line.bytes().any(|byte| SEPARATORS.contains(&char::from(byte))) {
        return named(line);
    }
    named(line)
        .or_else(|| {
            let sides = line.split(SEPARATORS).filter(|side| side.len() < line.len());
            let mut roles = sides.filter_map(named);
            // `Summary / 要点总结`: the other side says which kind of summary.
            let first = roles.next()?;
            Some(match first {
                Role::Summary => roles.next().unwrap_or(first),
                role => role,
            })
        })
        .or_else(|| {
            let (left, right) = both_names(line)?;
            named(left).filter(|_| named(right).is_some())
        })
}

/// The role of a heading.
pub(super) fn of_heading(heading: &str) -> Option<Role> {
    of_name(heading).or_else(|| {
        if heading.len() > 160 {
            return None;
        }
        let normal = normal(heading);
        HINTS
            .iter()
            .find(|(hint, _)| normal.contains(hint))
            .map(|(_, role)| *role)
    })
}

/// Whether a heading names its section in both languages, `定义 / Definition`; without a stroke or bracket between,
/// `定义 Definition`, only if both names are known.
pub(super) fn is_bilingual(heading: &str) -> bool {
    let heading = without_number(heading);
    if let Some((left, right)) = heading.split_once(['/', '|', '／', '｜', '(', '（']) {
        return is_chinese_only(left) && is_latin_only(right)
            || is_latin_only(left) && is_chinese_only(right);
    }
    both_names(heading).is_some_and(|(left, right)| named(left).is_some() && named(right).is_some())
}

/// The one language that a heading names, `英文解释`, `英文 / English`; not `概念解释 / English Explanation`, which is in
/// both.
pub(super) fn names_language(heading: &str) -> Option<Lang> {
    let names =
        |languages: &[&str]| !heading.is_ascii() && languages.iter().any(|name| heading.contains(name));
    let has = |name: &str| {
        let mut parts = heading.as_bytes().windows(name.len());
        parts.any(|part| part.eq_ignore_ascii_case(name.as_bytes()))
    };
    let (zh, chinese) = (names(&["中文", "汉语", "漢語"]), has("chinese"));
    let (en, english) = (names(&["英文", "英语", "英語"]), has("english"));
    match (zh || chinese, en || english) {
        (true, false) if chinese || !is_bilingual(heading) => Some(Lang::Chinese),
        (false, true) if en || !is_bilingual(heading) => Some(Lang::English),
        _ => None,
    }
}

fn is_chinese_only(text: &str) -> bool {
    has_hanzi(text) && !text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn is_latin_only(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic()) && !has_hanzi(text)
}

/// A short text cut where its script changes, if it changes once.
fn both_names(text: &str) -> Option<(&str, &str)> {
    if text.len() > 120 {
        return None;
    }
    let first_hanzi = text.find(is_hanzi)?;
    let first_latin = text.find(|character: char| character.is_ascii_alphabetic())?;
    let (left, right) = text.split_at_checked(first_hanzi.max(first_latin))?;
    (is_chinese_only(left) && is_latin_only(right) || is_latin_only(left) && is_chinese_only(right))
        .then_some((left, right))
}

/// The role of a text that is one of [`NAMES`], however it is written.
fn named(text: &str) -> Option<Role> {
    /// In bytes: the longest of them, with room for a number, a picture and an article.
    const LONGEST: usize = 56;
    static ROLES: LazyLock<Names<Role>> = LazyLock::new(|| NAMES.iter().copied().collect());
    if text.len() > LONGEST {
        return None;
    }
    ROLES.get(text)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Quick Summary", Role::Summary)]
    #[case("📝 Example Sentences:", Role::Examples)]
    #[case("3. Nuances & Common Mistakes", Role::Mistakes)]
    #[case("Nuance and Common Mistake", Role::Mistakes)]
    #[case("Related Terms and Concepts", Role::Related)]
    #[case("Related Terms & Concepts", Role::Related)]
    #[case("Cultural Context and Significance", Role::Culture)]
    #[case("中文解释 / English Explanation", Role::Definition)]
    #[case("一、历史典故 / Historical Context", Role::Origin)]
    #[case("要点总结/Takeaways", Role::Takeaways)]
    #[case("要点总结（Takeaway）", Role::Takeaways)]
    #[case("定义 / Definition：", Role::Definition)]
    #[case("相关词汇", Role::Related)]
    #[case("(2) Practical Usage in Modern China", Role::Usage)]
    #[case("相關詞彙", Role::Related)]
    #[case("歷史典故 / Historical Context", Role::Origin)]
    #[case("常見錯誤", Role::Mistakes)]
    #[case("要點總結", Role::Takeaways)]
    fn names_give_roles(#[case] name: &str, #[case] role: Role) {
        assert_eq!(of_name(name), Some(role));
    }

    #[rstest]
    #[case("Common mistakes that learners make", Role::Mistakes)]
    #[case("Some examples from daily life", Role::Examples)]
    fn hints_give_real_headings_their_role(#[case] heading: &str, #[case] role: Role) {
        assert_eq!(of_name(heading), None);
        assert_eq!(of_heading(heading), Some(role));
    }

    /// The traditional forms of all characters in the names of sections and labels, one beside the other.
    #[rstest]
    #[case(
        "核心含義 基本釋義 漢字解析 字義分析 文化背景與意義 文化內涵 實際應用 現代用法 細微差別與常見錯誤"
    )]
    #[case(
        "相關術語 概念說明 中文解釋 定義 應用場景 意義 歷史典故 歷史淵源 起源與發展 來源 影響 要點總結 關鍵要點"
    )]
    fn traditional_names_are_names(#[case] names: &str) {
        for name in names.split(' ') {
            assert!(of_name(name).is_some(), "{name}");
        }
    }

    #[rstest]
    #[case("客户服务 is a formal and neutral term used in almost every commercial context.")]
    #[case("Customer Service")]
    #[case("")]
    fn other_lines_have_none(#[case] line: &str) {
        assert_eq!(of_name(line), None);
    }
}
