//! What the labels of a concept page say.

use crate::Lang;
use crate::recognise::labels::has_chinese;
use crate::recognise::roles;

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
    let lower = label.to_lowercase();
    let chinese = lower.contains("中文") || lower.contains("汉语") || lower.contains("chinese");
    let english = lower.contains("english") || lower.contains("英文") || lower.contains("英语");
    let short = label
        .chars()
        .filter(|character| wenxi_mandarin::is_hanzi(*character))
        .count()
        <= 12
        && label.split_whitespace().count() <= 5;
    match (chinese, english) {
        _ if roles::is_bilingual(label)
            && (chinese == english)
            && (strong || roles::of_name(label).is_some()) =>
        {
            LabelKind::Topic
        }
        (true, false) if short => LabelKind::Language(Lang::Chinese),
        (false, true) if short => LabelKind::Language(Lang::English),
        _ if roles::of_name(label).is_some() => LabelKind::Single(if has_chinese(label) {
            Lang::Chinese
        } else {
            Lang::English
        }),
        _ => LabelKind::Other,
    }
}
