//! What the labels of a concept page say.

use crate::recognise::labels::has_chinese;
use crate::recognise::{names, roles};
use crate::script::lang_of;
use crate::{Lang, Role};

/// The names of languages that labels in Chinese begin with.
const LANGUAGES: [&str; 9] = [
    "简体中文",
    "繁体中文",
    "繁體中文",
    "中文",
    "英文",
    "英语",
    "英語",
    "汉语",
    "漢語",
];

/// What a label of a concept page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recognise) enum LabelKind {
    /// What the pair is about, in both languages: `定义 / Definition`.
    Topic,
    /// In which language the passage is: `中文解释`, `English Origin`.
    Language(Lang),
    /// What the passage is about, in its language: `定义`, `Definition`.
    Single(Lang),
    /// Something else.
    Other,
}

/// What a label says. `strong` ones need not be known.
pub(in crate::recognise) fn label_kind(label: &str, strong: bool) -> LabelKind {
    let label = label.trim().trim_end_matches([':', '：']).trim();
    if label.is_empty() || label.len() > 100 || label.contains(['。', '，', '？', '?']) {
        return LabelKind::Other;
    }
    // A label of a few words, or none: prose is told without a closer look.
    if label.bytes().filter(|byte| *byte == b' ').count() > 9 {
        return LabelKind::Other;
    }
    if let Some(lang) = abbreviated(label) {
        return LabelKind::Language(lang);
    }
    let named = roles::names_language(label);
    if let Some(lang) = named
        && is_short(label)
        && speaks_of_passages(label)
    {
        return LabelKind::Language(lang);
    }
    let is_name = roles::of_name(label).is_some();
    if named.is_none() && (strong || is_name) && roles::is_bilingual(label) && !is_read(label) {
        LabelKind::Topic
    } else if !is_name {
        LabelKind::Other
    } else if has_chinese(label) {
        LabelKind::Single(Lang::Chinese)
    } else {
        LabelKind::Single(Lang::English)
    }
}

/// Whether all that is not Chinese in a label is its reading in brackets: `王经理 (Wáng jīnglǐ)` is no translation.
fn is_read(label: &str) -> bool {
    let inside = label
        .strip_suffix([')', '）'])
        .and_then(|label| label.split_once(['(', '（']));
    inside.is_some_and(|(name, reading)| {
        !name.contains(|letter: char| letter.is_ascii_alphabetic()) && lang_of(reading) == Lang::Pinyin
    })
}

/// Whether a text is short enough to be the label of a passage.
fn is_short(label: &str) -> bool {
    let hanzi = label
        .chars()
        .filter(|character| wenxi_mandarin::is_hanzi(*character));
    hanzi.count() <= 12 && label.split_whitespace().count() <= 5
}

/// What a label of a passage says that it is about, without the language: `中文应用场景` is application.
pub(super) fn class(label: &str) -> Option<Role> {
    let label = label.trim().trim_end_matches([':', '：']).to_lowercase();
    roles::of_name(&label).or_else(|| {
        let name = LANGUAGES
            .iter()
            .chain(&["english", "chinese"])
            .find_map(|language| label.strip_prefix(language))?;
        roles::of_name(name)
    })
}

/// A language by its letters: `ZH：`, `EN: `.
fn abbreviated(label: &str) -> Option<Lang> {
    let is_one_of = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(label));
    if is_one_of(&["中", "zh", "cn", "zh-cn", "chn"]) {
        Some(Lang::Chinese)
    } else if is_one_of(&["英", "en", "eng"]) {
        Some(Lang::English)
    } else {
        None
    }
}

/// `【中文】`, `[EN]`, `（英文）`: the byte at which a language in brackets that a line begins with ends.
pub(super) fn bracketed(text: &str) -> Option<(usize, Lang)> {
    const LONGEST: usize = 40;
    let open = text.chars().next()?;
    let closing: &[char] = match open {
        '【' | '[' => &['】', ']'],
        '（' | '(' => &['）', ')'],
        _ => return None,
    };
    let (close, bracket) = text
        .char_indices()
        .take_while(|(at, _)| *at < LONGEST)
        .find(|(_, character)| closing.contains(character))?;
    let inner = text.get(open.len_utf8()..close)?;
    let LabelKind::Language(lang) = label_kind(inner, true) else {
        return None;
    };
    let after = text.get(close + bracket.len_utf8()..)?;
    let colon = after.len() - after.trim_start_matches([' ', ':', '：']).len();
    Some((close + bracket.len_utf8() + colon, lang))
}

/// The byte at which the flag of a language that a line begins with ends, with the blanks behind it: `🇨🇳 `.
pub(super) fn flag(text: &str) -> Option<(usize, Lang)> {
    const FLAGS: &[(&str, Lang)] = &[
        ("🇨🇳", Lang::Chinese),
        ("🇹🇼", Lang::Chinese),
        ("🇭🇰", Lang::Chinese),
        ("🇬🇧", Lang::English),
        ("🇺🇸", Lang::English),
    ];
    let (flag, lang) = FLAGS.iter().find(|(flag, _)| text.starts_with(flag))?;
    let after = text.get(flag.len()..)?;
    Some((
        text.len() - after.trim_start_matches([' ', ':', '：']).len(),
        *lang,
    ))
}

/// Whether a line speaks of the page and not of its subject: `标签：#财经`, `Last updated: 2024`.
pub(super) fn is_metadata(line: &str) -> bool {
    const NAMES: &[&str] = &[
        "tag",
        "标签",
        "keyword",
        "关键词",
        "last updated",
        "updated",
        "更新时间",
        "更新日期",
        "最后更新",
        "author",
        "作者",
        "reference",
        "参考资料",
        "参考文献",
        "source",
        "资料来源",
        "copyright",
        "license",
        "版权",
        "note",
        "注",
        "备注",
        "附注",
        "disclaimer",
        "免责声明",
    ];
    let Some((name, rest)) = line.split_once([':', '：']).filter(|(name, _)| name.len() <= 30) else {
        return false;
    };
    !rest.trim().is_empty() && NAMES.contains(&names::normal(name).as_str())
}

/// Whether the Latin words of a label speak of a passage and its language (`english application scenarios`) and of
/// nothing else: `English-speaking countries` and `Chinese market` are what a point is about.
fn speaks_of_passages(label: &str) -> bool {
    const WORDS: &[&str] = &[
        "english",
        "chinese",
        "explanation",
        "definition",
        "application",
        "scenario",
        "significance",
        "importance",
        "origin",
        "impact",
        "influence",
        "version",
        "summary",
        "takeaway",
        "key",
        "main",
        "core",
        "point",
        "text",
        "translation",
        "description",
        "context",
        "background",
        "historical",
        "history",
        "meaning",
        "passage",
        "part",
        "section",
        "interpretation",
        "overview",
        "usage",
        "use",
        "case",
        "and",
        "of",
        "in",
        "conclusion",
        "practical",
        "detailed",
        "brief",
        "language",
        "insight",
        "analysi",
        "perspective",
        "implication",
        "value",
        "introduction",
        "example",
        "story",
        "note",
        "s",
    ];
    const ABOUT: &[&str] = &[
        "解释", "定义", "应用", "场景", "重要", "意义", "起源", "影响", "要点", "总结", "说明", "翻译", "版",
        "释义", "介绍", "背景", "典故", "核心", "内容", "含义", "部分", "原文", "文本", "历史", "描述",
        "解读", "概述", "简介", "用途", "来源",
    ];
    names::normal(label).split(' ').all(|word| {
        if word.is_ascii() {
            return WORDS.contains(&word) || word.parse::<u32>().is_ok();
        }
        let language = LANGUAGES.iter().find_map(|language| word.strip_prefix(language));
        let about = language.unwrap_or(word);
        about.is_empty() || ABOUT.iter().any(|known| about.contains(known))
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("中文解释：", LabelKind::Language(Lang::Chinese))]
    #[case("English Application Scenarios:", LabelKind::Language(Lang::English))]
    #[case("English", LabelKind::Language(Lang::English))]
    #[case("英文 / English", LabelKind::Language(Lang::English))]
    #[case("定义 / Definition", LabelKind::Topic)]
    #[case("定义", LabelKind::Single(Lang::Chinese))]
    #[case("Chinese market", LabelKind::Other)]
    #[case("English-speaking countries", LabelKind::Other)]
    #[case("英语国家", LabelKind::Other)]
    #[case("英文解释", LabelKind::Language(Lang::English))]
    #[case("核心价值", LabelKind::Other)]
    #[case("定义 Definition", LabelKind::Topic)]
    #[case("中文解釋", LabelKind::Language(Lang::Chinese))]
    #[case("英語應用場景", LabelKind::Language(Lang::English))]
    #[case("Beta系数", LabelKind::Other)]
    #[case("王经理 (Wáng jīnglǐ)：", LabelKind::Other)]
    #[case("定义 (Definition)", LabelKind::Topic)]
    fn says_what_a_label_is(#[case] label: &str, #[case] kind: LabelKind) {
        assert_eq!(label_kind(label, true), kind);
    }
}
