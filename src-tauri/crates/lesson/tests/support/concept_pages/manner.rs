//! The manners in which concept pages are written.

use super::Dice;

/// Where the two languages stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Topic by topic: Chinese, then English.
    ByTopic,
    /// Topic by topic, sentence by sentence.
    BySentence,
    /// In each section all topics in Chinese, then all in English.
    HalvesOfSection,
    /// A section in Chinese, then a section in English, with headings of their own.
    Sections,
    /// The whole page in Chinese, then the whole page in English.
    HalvesOfPage,
    /// A table with a column for each language.
    Table,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Star,
    Dash,
    DashColon,
    Numbered,
    Heading,
    Bold,
    BoldColon,
    Plain,
    /// `**定义**：…` and `**Definition**: …` are the labels of the passages.
    InLabels,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    None,
    BoldThenColon,
    BoldWithColon,
    Plain,
    Alone,
    AloneColon,
    Bracketed,
    Short,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    TwoSpaces,
    BlankLine,
    LineEnd,
    Tag,
    SubList,
    Quote,
}

pub(super) const SECTIONS: [(&[&str], &[&str]); 3] = [
    (
        &["中文解释", "概念解释", "解释", "定义与解释", "概念说明"],
        &[
            "English Explanation",
            "Explanation",
            "Concept Explanation",
            "English Explanation",
        ],
    ),
    (
        &["历史典故", "历史背景", "典故", "历史渊源", "起源与发展"],
        &[
            "Historical Context",
            "Historical Background",
            "History",
            "Historical Context",
        ],
    ),
    (
        &["要点总结", "总结", "关键要点", "要点", "核心要点"],
        &["Takeaway", "Takeaways", "Key Takeaways", "Key Points", "Summary"],
    ),
];

pub(super) const TOPICS: [(&str, &str); 5] = [
    ("定义", "Definition"),
    ("应用", "Application"),
    ("重要性", "Significance"),
    ("起源", "Origin"),
    ("影响", "Impact"),
];

pub(super) const LABELS: [(&str, &str); 5] = [
    ("解释", "Explanation"),
    ("应用场景", "Application Scenarios"),
    ("重要性", "Significance"),
    ("起源", "Origin"),
    ("影响", "Impact"),
];

pub(super) struct Manner {
    pub(super) layout: Layout,
    pub(super) topic: Topic,
    pub(super) label: Label,
    pub(super) between: Break,
    pub(super) english_first: bool,
    pub(super) top: usize,
    pub(super) bold_headings: bool,
    pub(super) number: usize,
    pub(super) joint: (&'static str, &'static str),
    pub(super) takeaway: usize,
    pub(super) lists_inside: bool,
    pub(super) italic_english: bool,
    pub(super) full_colon: bool,
}

pub(super) fn manner(dice: &mut Dice) -> Manner {
    let layout = *dice.pick(&[
        Layout::ByTopic,
        Layout::ByTopic,
        Layout::ByTopic,
        Layout::ByTopic,
        Layout::BySentence,
        Layout::HalvesOfSection,
        Layout::Sections,
        Layout::HalvesOfPage,
        Layout::Table,
    ]);
    let mut topic = *dice.pick(&[
        Topic::Star,
        Topic::Star,
        Topic::Dash,
        Topic::DashColon,
        Topic::Numbered,
        Topic::Heading,
        Topic::Bold,
        Topic::BoldColon,
        Topic::Plain,
        Topic::InLabels,
    ]);
    let mut label = *dice.pick(&[
        Label::None,
        Label::None,
        Label::BoldThenColon,
        Label::BoldThenColon,
        Label::BoldWithColon,
        Label::Plain,
        Label::Alone,
        Label::AloneColon,
        Label::Bracketed,
        Label::Short,
    ]);
    let mut between = *dice.pick(&[
        Break::TwoSpaces,
        Break::TwoSpaces,
        Break::BlankLine,
        Break::BlankLine,
        Break::LineEnd,
        Break::Tag,
        Break::SubList,
        Break::Quote,
    ]);
    if topic == Topic::InLabels {
        label = *dice.pick(&[Label::BoldThenColon, Label::BoldWithColon]);
    }
    if layout == Layout::BySentence || layout == Layout::Table {
        label = Label::None;
    }
    // A quotation or a line of its own needs a line of its own.
    if matches!(between, Break::Tag | Break::LineEnd) && matches!(label, Label::Alone | Label::AloneColon) {
        between = Break::BlankLine;
    }
    if matches!(
        topic,
        Topic::Heading | Topic::Bold | Topic::BoldColon | Topic::InLabels
    ) && between == Break::SubList
    {
        between = Break::BlankLine;
    }
    if layout == Layout::HalvesOfPage && topic == Topic::InLabels {
        topic = Topic::Bold;
    }
    Manner {
        layout,
        topic,
        label,
        between,
        english_first: dice.once_in(5),
        top: dice.roll(3),
        bold_headings: dice.once_in(8),
        number: dice.roll(8),
        joint: *dice.pick(&[
            (" / ", ""),
            (" / ", ""),
            ("/", ""),
            (" | ", ""),
            ("（", "）"),
            (" (", ")"),
            (" - ", ""),
            (" ", ""),
        ]),
        takeaway: dice.roll(8),
        lists_inside: dice.once_in(6),
        italic_english: dice.once_in(10),
        full_colon: !dice.once_in(3),
    }
}
