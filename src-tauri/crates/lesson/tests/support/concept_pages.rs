//! Concept pages in the manners that people and programs write them, with the truth about which passages and sentences
//! belong together.

use super::corpus::{Concept, Dice, Unit};

/// A page and what is true of it.
#[derive(Debug)]
pub(crate) struct Page {
    /// `page.md`, `page.txt`, `page.html`.
    pub(crate) name: String,
    pub(crate) text: String,
    /// How it was written, in words.
    pub(crate) manner: String,
    pub(crate) passages: Vec<Passage>,
}

/// A passage in both languages; one side is empty where the page lacks it.
#[derive(Debug)]
pub(crate) struct Passage {
    pub(crate) units: Vec<Unit>,
}

impl Passage {
    pub(crate) fn chinese(&self) -> String {
        self.units.iter().map(|unit| unit.chinese.as_str()).collect()
    }

    pub(crate) fn english(&self) -> String {
        let sides: Vec<&str> = self.units.iter().map(|unit| unit.english.as_str()).collect();
        sides.join(" ")
    }
}

/// Where the two languages stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
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
enum Topic {
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
enum Label {
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
enum Break {
    TwoSpaces,
    BlankLine,
    LineEnd,
    Tag,
    SubList,
    Quote,
}

const SECTIONS: [(&[&str], &[&str]); 3] = [
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

const TOPICS: [(&str, &str); 5] = [
    ("定义", "Definition"),
    ("应用", "Application"),
    ("重要性", "Significance"),
    ("起源", "Origin"),
    ("影响", "Impact"),
];

const LABELS: [(&str, &str); 5] = [
    ("解释", "Explanation"),
    ("应用场景", "Application Scenarios"),
    ("重要性", "Significance"),
    ("起源", "Origin"),
    ("影响", "Impact"),
];

struct Manner {
    layout: Layout,
    topic: Topic,
    label: Label,
    between: Break,
    english_first: bool,
    top: usize,
    bold_headings: bool,
    number: usize,
    joint: (&'static str, &'static str),
    takeaway: usize,
    lists_inside: bool,
    italic_english: bool,
    full_colon: bool,
}

/// A page about a concept, in the manner that a seed gives.
pub(crate) fn page(concept: &Concept, seed: u64) -> Page {
    let mut dice = Dice::new(seed);
    let manner = manner(&mut dice);
    let mut writer = Writer {
        manner: &manner,
        dice,
        out: String::new(),
        passages: Vec::new(),
    };
    writer.page(concept);
    let described = format!(
        "{:?} {:?} {:?} {:?} english_first={} joint={:?} number={} takeaway={} lists={} bold={} seed={seed}",
        manner.layout,
        manner.topic,
        manner.label,
        manner.between,
        manner.english_first,
        manner.joint.0,
        manner.number,
        manner.takeaway,
        manner.lists_inside,
        manner.bold_headings,
    );
    let Writer {
        out,
        passages,
        mut dice,
        ..
    } = writer;
    let (name, text) = match dice.roll(8) {
        0 if !out.starts_with("```") => ("page.html", html(&out)),
        // Without marks nothing tells the headings of one language from what stands under them.
        1 if matches!(manner.layout, Layout::ByTopic | Layout::BySentence) && manner.takeaway != 6 => {
            ("page.txt", extracted(&out, &mut dice))
        }
        _ => ("page.md", out),
    };
    Page {
        manner: format!("{} {described}", &name[5..]),
        name: name.to_owned(),
        text,
        passages,
    }
}

/// The page as a site would show it.
fn html(markdown: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut body = String::new();
    pulldown_cmark::html::push_html(&mut body, pulldown_cmark::Parser::new_ext(markdown, options));
    format!("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n{body}</body></html>\n")
}

/// What an extractor leaves of the page: its lines without their marks.
fn extracted(markdown: &str, dice: &mut Dice) -> String {
    let bullet = *dice.pick(&["• ", "- ", ""]);
    let blank = dice.once_in(2);
    let mut text = String::new();
    for line in markdown.replace("<br>", "").replace("**", "").lines() {
        let line = line.trim().trim_start_matches('#').trim();
        if line.starts_with("```") || line.starts_with("---") {
            continue;
        }
        let line = line.strip_prefix("> ").unwrap_or(line);
        let line = match line.strip_prefix("* ").or_else(|| line.strip_prefix("- ")) {
            Some(item) => format!("{bullet}{item}"),
            None => line.trim_matches('*').to_owned(),
        };
        if blank || !line.is_empty() {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn manner(dice: &mut Dice) -> Manner {
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

struct Writer<'a> {
    manner: &'a Manner,
    dice: Dice,
    out: String,
    passages: Vec<Passage>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Chinese,
    English,
}

use Side::{Chinese, English};

impl Writer<'_> {
    fn page(&mut self, concept: &Concept) {
        match self.dice.roll(12) {
            0 => self.out.push_str("以下是对该概念的双语解释：\n\n"),
            1 => self
                .out
                .push_str("Here is the bilingual explanation you asked for.\n\n"),
            _ => {}
        }
        let hashes = "#".repeat(self.manner.top + 1);
        let name = match self.dice.roll(4) {
            0 => format!("{} / {}", concept.name.chinese, concept.name.english),
            1 => format!("{} ({})", concept.name.english, concept.name.chinese),
            2 => concept.name.chinese.clone(),
            _ => concept.name.english.clone(),
        };
        if !self.dice.once_in(10) {
            self.line(&format!("{hashes} {name}"));
            self.line("");
        }
        let passages = self.drop_some(concept);
        match self.manner.layout {
            Layout::HalvesOfPage => {
                for side in self.sides() {
                    let name = if side == Chinese { "中文" } else { "English" };
                    self.heading(
                        1,
                        &format!("{name}{}", if side == Chinese { "版" } else { " Version" }),
                    );
                    for (index, group) in [&passages[0..3], &passages[3..5]].into_iter().enumerate() {
                        self.half_heading(side, index);
                        for (offset, units) in group.iter().enumerate() {
                            self.half(index * 3 + offset, units, side);
                        }
                    }
                    self.half_heading(side, 2);
                    self.list(&passages[5], side, "");
                    self.line("");
                }
            }
            _ => {
                for index in 0..3 {
                    self.section(index, &passages);
                }
            }
        }
        for units in passages {
            self.passages.push(Passage { units });
        }
        match self.dice.roll(10) {
            0 => self.out.push_str("\n---\n\n*Last updated: 2024-05-01*\n"),
            1 => self.out.push_str("\n\n标签：#财经 #双语\n"),
            2 => self.out.push_str("\n> 注：以上内容仅供参考。\n"),
            _ => {}
        }
        if self.dice.once_in(20) {
            self.out = format!("```markdown\n{}\n```\n", self.out.trim_end());
        }
    }

    /// The passages of a concept, sometimes without one side of one of them.
    fn drop_some(&mut self, concept: &Concept) -> Vec<Vec<Unit>> {
        let mut passages = concept.passages.clone();
        if self.dice.once_in(12) && self.manner.layout == Layout::ByTopic && self.manner.label != Label::None
        {
            let which = self.dice.roll(4);
            for unit in &mut passages[which] {
                unit.english.clear();
            }
        }
        passages
    }

    fn sides(&self) -> [Side; 2] {
        if self.manner.english_first {
            [English, Chinese]
        } else {
            [Chinese, English]
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn heading(&mut self, below: usize, text: &str) {
        let hashes = "#".repeat(self.manner.top + 1 + below);
        if self.manner.bold_headings && below == 1 {
            self.line(&format!("**{text}**"));
        } else {
            self.line(&format!("{hashes} {text}"));
        }
        self.line("");
    }

    /// The name of a section in one language.
    fn half_heading(&mut self, side: Side, section: usize) {
        let name = match side {
            Chinese => *self.dice.pick(SECTIONS[section].0),
            English => *self.dice.pick(SECTIONS[section].1),
        };
        self.heading(2, name);
    }

    fn numbered(&self, index: usize, text: &str) -> String {
        match self.manner.number {
            0 => format!("{}. {text}", index + 1),
            1 => format!("{}、{text}", ["一", "二", "三"][index]),
            2 => format!("（{}）{text}", ["一", "二", "三"][index]),
            3 => format!("{} {text}", ["📖", "🏛️", "✅"][index]),
            _ => text.to_owned(),
        }
    }

    fn joined(&self, chinese: &str, english: &str) -> String {
        let (open, close) = self.manner.joint;
        if self.manner.english_first {
            format!("{english}{open}{chinese}{close}")
        } else {
            format!("{chinese}{open}{english}{close}")
        }
    }

    fn section(&mut self, index: usize, passages: &[Vec<Unit>]) {
        let (chinese, english) = (
            *self.dice.pick(SECTIONS[index].0),
            *self.dice.pick(SECTIONS[index].1),
        );
        let topics = [0..3, 3..5, 5..6][index].clone();
        if self.manner.layout == Layout::Sections {
            for side in self.sides() {
                let name = if side == Chinese { chinese } else { english };
                let name = self.numbered(index, name);
                self.heading(1, &name);
                for topic in topics.clone() {
                    if index == 2 {
                        self.list(&passages[topic], side, "");
                    } else {
                        self.half(topic, &passages[topic], side);
                    }
                }
                self.line("");
            }
            return;
        }
        let name = self.joined(chinese, english);
        let name = self.numbered(index, &name);
        self.heading(1, &name);
        if index == 2 {
            self.takeaway(&passages[5]);
            return;
        }
        match self.manner.layout {
            Layout::HalvesOfSection => {
                for side in self.sides() {
                    let name = if side == Chinese { "中文" } else { "English" };
                    self.line(&format!("**{name}**\n"));
                    for topic in topics.clone() {
                        self.half(topic, &passages[topic], side);
                    }
                }
            }
            Layout::Table => {
                self.line("| 方面 / Aspect | 中文 | English |");
                self.line("|---|---|---|");
                for topic in topics {
                    let (zh, en) = self.texts(&passages[topic]);
                    self.line(&format!(
                        "| {} / {} | {zh} | {en} |",
                        TOPICS[topic].0, TOPICS[topic].1
                    ));
                }
                self.line("");
            }
            _ => {
                for topic in topics {
                    self.topic(topic, &passages[topic]);
                }
            }
        }
    }

    fn texts(&self, units: &[Unit]) -> (String, String) {
        let passage = Passage {
            units: units.to_vec(),
        };
        (passage.chinese(), passage.english())
    }

    /// One topic in one language, with a heading in that language.
    fn half(&mut self, topic: usize, units: &[Unit], side: Side) {
        let (zh, en) = self.texts(units);
        let (name, text) = match side {
            Chinese => (TOPICS[topic].0, zh),
            English => (TOPICS[topic].1, en),
        };
        let colon = if side == Chinese && self.manner.full_colon {
            "："
        } else {
            ": "
        };
        match self.manner.topic {
            Topic::Star => self.line(&format!("* **{name}**{colon}{text}\n")),
            Topic::Dash | Topic::DashColon => self.line(&format!("- {name}{colon}{text}\n")),
            Topic::Numbered => self.line(&format!("{}. **{name}**{colon}{text}\n", topic + 1)),
            Topic::Heading => self.line(&format!("{} {name}\n\n{text}\n", "#".repeat(self.manner.top + 4))),
            Topic::Plain => self.line(&format!("{text}\n")),
            _ => self.line(&format!("**{name}**{colon}{text}\n")),
        }
    }

    fn topic(&mut self, topic: usize, units: &[Unit]) {
        let name = self.joined(TOPICS[topic].0, TOPICS[topic].1);
        let end = match self.manner.between {
            Break::TwoSpaces => "  ",
            _ => "",
        };
        let blank = if self.manner.between == Break::BlankLine {
            "\n"
        } else {
            ""
        };
        let indent = match self.manner.topic {
            Topic::Star | Topic::Dash | Topic::DashColon | Topic::Plain => {
                self.line(&match self.manner.topic {
                    Topic::Star => format!("* **{name}**{end}{blank}"),
                    Topic::Dash => format!("- **{name}**{end}{blank}"),
                    Topic::DashColon => format!("- **{name}**：{end}{blank}"),
                    _ => format!("- {name}{end}{blank}"),
                });
                "  "
            }
            Topic::Numbered => {
                self.line(&format!("{}. **{name}**{end}{blank}", topic + 1));
                "   "
            }
            Topic::Heading => {
                let hashes = "#".repeat(self.manner.top + 3);
                self.line(&format!("{hashes} {name}\n"));
                ""
            }
            Topic::Bold => {
                self.line(&format!("**{name}**\n"));
                ""
            }
            Topic::BoldColon => {
                self.line(&format!("**{name}：**\n"));
                ""
            }
            Topic::InLabels => "",
        };
        if self.manner.layout == Layout::BySentence {
            for unit in units {
                for side in self.sides() {
                    let text = if side == Chinese {
                        &unit.chinese
                    } else {
                        &unit.english
                    };
                    self.line(&format!("{indent}{text}\n"));
                }
            }
            return;
        }
        for side in self.sides() {
            let (zh, en) = self.texts(units);
            let text = if side == Chinese { zh } else { en };
            if text.trim().is_empty() {
                continue;
            }
            self.passage(topic, units, side, &text, indent);
        }
        self.line("");
    }

    fn passage(&mut self, topic: usize, units: &[Unit], side: Side, text: &str, indent: &str) {
        let names = if self.manner.topic == Topic::InLabels {
            &TOPICS
        } else {
            &LABELS
        };
        let (language, name) = match side {
            Chinese => ("中文", names[topic].0),
            English => ("English ", names[topic].1),
        };
        let in_labels = self.manner.topic == Topic::InLabels;
        let label = if in_labels {
            name.to_owned()
        } else {
            format!("{language}{name}")
        };
        let colon = if side == Chinese && self.manner.full_colon {
            "："
        } else {
            ": "
        };
        let label = match self.manner.label {
            Label::None => String::new(),
            Label::BoldThenColon => format!("**{label}**{colon}"),
            Label::BoldWithColon => format!("**{label}{}** ", colon.trim_end()),
            Label::Plain => format!("{label}{colon}"),
            Label::Alone => format!("**{label}**\n\n{indent}"),
            Label::AloneColon => format!("{label}：\n\n{indent}"),
            Label::Bracketed => format!("【{}】", language.trim_end()),
            Label::Short => format!("**{}**{colon}", language.trim_end()),
        };
        let list = self.manner.lists_inside && !label.is_empty() && units.len() > 1 && topic == 1;
        if list {
            self.line(&format!("{indent}{label}\n"));
            self.list(units, side, indent);
            self.line("");
            return;
        }
        let text = match side {
            English if self.manner.italic_english => format!("*{text}*"),
            _ => text.to_owned(),
        };
        let lead = match self.manner.between {
            Break::SubList => format!("{indent}- "),
            Break::Quote => format!("{indent}> "),
            _ => indent.to_owned(),
        };
        let end = match self.manner.between {
            Break::TwoSpaces => "  \n",
            Break::BlankLine | Break::Quote => "\n\n",
            Break::Tag => "<br>\n",
            _ => "\n",
        };
        self.out.push_str(&format!("{lead}{label}{text}{end}"));
    }

    fn list(&mut self, units: &[Unit], side: Side, indent: &str) {
        for unit in units {
            let text = if side == Chinese {
                &unit.chinese
            } else {
                &unit.english
            };
            self.line(&format!("{indent}- {text}"));
        }
    }

    fn takeaway(&mut self, units: &[Unit]) {
        match self.manner.takeaway {
            0 | 1 => {
                for side in self.sides() {
                    self.line(if side == Chinese {
                        "* **中文**  "
                    } else {
                        "* **English**  "
                    });
                    for unit in units {
                        let text = if side == Chinese {
                            &unit.chinese
                        } else {
                            &unit.english
                        };
                        self.line(&format!("  - {text}  "));
                    }
                    self.line("");
                }
            }
            2 => {
                for side in self.sides() {
                    let hashes = "#".repeat(self.manner.top + 3);
                    self.line(&format!(
                        "{hashes} {}",
                        if side == Chinese {
                            "中文要点"
                        } else {
                            "English Takeaways"
                        }
                    ));
                    self.list(units, side, "");
                    self.line("");
                }
            }
            3 => {
                for side in self.sides() {
                    for (index, unit) in units.iter().enumerate() {
                        let text = if side == Chinese {
                            &unit.chinese
                        } else {
                            &unit.english
                        };
                        self.line(&format!("{}. {text}", index + 1));
                    }
                    self.line("");
                }
            }
            4 => {
                for unit in units {
                    let joined = if self.manner.english_first {
                        format!("{} / {}", unit.english, unit.chinese)
                    } else {
                        format!("{} / {}", unit.chinese, unit.english)
                    };
                    self.line(&format!("- {joined}"));
                }
            }
            5 => {
                for unit in units {
                    self.line(&format!("- {}  \n  {}", unit.chinese, unit.english));
                }
            }
            6 => {
                self.line("| 中文 | English |\n|------|---------|");
                for unit in units {
                    self.line(&format!("| {} | {} |", unit.chinese, unit.english));
                }
            }
            _ => {
                self.line("**中文要点：**\n");
                self.list(units, Chinese, "");
                self.line("\n**English Key Points:**\n");
                self.list(units, English, "");
            }
        }
        self.line("");
    }
}
