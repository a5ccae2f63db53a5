//! Concept pages as language models write them when nobody looks: topic by topic, with what the form never foresaw.

use super::manner::{LABELS, TOPICS};
use super::writer::Side::{self, Chinese, English};
use super::{Concept, Dice, Page, Passage, Unit};

/// How the language of a passage is named, in Chinese and in English; `#` stands for what the passage is about.
const NAMES: &[(&str, &str)] = &[
    ("", ""),
    ("**中文#**：", "**English #**: "),
    ("**中文#**:", "**English #**:"),
    ("**中文**：", "**English**: "),
    ("**中文：** ", "**English:** "),
    ("中文：", "English: "),
    ("中文#：", "English #: "),
    ("*中文#*：", "*English #*: "),
    ("_中文_：", "_English_: "),
    ("**中文 (Chinese)**：", "**英文 (English)**："),
    ("**中文（Chinese）：**", "**英文（English）：**"),
    ("🇨🇳 **中文**：", "🇬🇧 **English**: "),
    ("🇨🇳 ", "🇺🇸 "),
    ("ZH：", "EN: "),
    ("【中文】", "【English】"),
    ("**【中文】** ", "**【English】** "),
    ("[中文] ", "[English] "),
    ("（中文）", "(English) "),
    ("(中文) ", "(English) "),
    ("<b>中文</b>：", "<b>English</b>: "),
    ("**中文#**\n~", "**English #**\n~"),
    ("**中文#**\n\n~", "**English #**\n\n~"),
    ("中文#：\n~", "English #:\n~"),
    ("**中文释义**：", "**English Definition**: "),
    ("**中文** - ", "**English** - "),
    ("`中文`：", "`English`: "),
    ("**中文：**\n~", "**English:**\n~"),
    ("**简体中文**：", "**English**: "),
    ("**CN**: ", "**EN**: "),
    ("**中文版**：", "**English Version**: "),
];

/// How a topic is written; `#` stands for its name, and what stands under it is indented as far as the number says.
const TOPIC_FORMS: &[(&str, usize)] = &[
    ("* **#**  ", 2),
    ("* **#**", 2),
    ("- **#**", 2),
    ("- **#**：", 2),
    ("- **#:**", 2),
    ("- #", 2),
    ("*   **#**", 4),
    ("1. **#**", 3),
    ("1. **#**：", 3),
    ("### #", 0),
    ("#### #", 0),
    ("### **#**", 0),
    ("### 1. #", 0),
    ("### 📌 #", 0),
    ("**#**", 0),
    ("**1. #**", 0),
    ("📌 **#**", 0),
    ("**【#】**", 0),
    ("- 🔹 **#**", 2),
    ("* ***#***", 2),
];

const JOINTS: &[(&str, &str)] = &[
    (" / ", ""),
    (" / ", ""),
    (" / ", ""),
    ("/", ""),
    (" (", ")"),
    ("（", "）"),
    (" | ", ""),
    (" ", ""),
    ("** / **", ""),
];

/// A page about a concept.
pub(super) fn page(concept: &Concept, seed: u64) -> Page {
    let mut dice = Dice::new(seed ^ 0x5eed);
    let mut twists = Vec::new();
    let names = *dice.pick(NAMES);
    let form = *dice.pick(TOPIC_FORMS);
    let joint = *dice.pick(JOINTS);
    let mut twist = |name: &'static str, sides: usize| {
        let here = dice.once_in(sides);
        if here {
            twists.push(name);
        }
        here
    };
    // Only in a list can what stands under a topic be told from the next.
    let (english_first, flat) = (twist("english-first", 6), form.1 == 0);
    let mut wild = Wild {
        names,
        form,
        joint,
        english_first,
        tight: twist("tight", 5) && !flat,
        rules: twist("rules", 6),
        paragraphs: twist("paragraphs", 6) && names.0.len() > 3,
        bullets: twist("bullets", 8) && names.0.len() > 3,
        deep: twist("deep", 6) && !flat,
        strong: twist("strong-terms", 4),
        code: twist("code-terms", 8),
        corners: twist("corner-quotes", 8),
        formula: twist("formula", 6),
        display: twist("display-formula", 8),
        aside: twist("aside", 6),
        spaces: twist("two-spaces", 2),
        takeaway: 0,
        dice: Dice::new(0),
        out: String::new(),
        passages: Vec::new(),
    };
    let drop = twist("drop-one-side", 8);
    let cut = twist("cut-off", 8);
    let only = twist("headings-in-chinese", 10);
    wild.takeaway = dice.roll(10);
    wild.dice = dice;
    let mut passages: Vec<Vec<Unit>> = concept.passages.clone();
    for (index, units) in passages.iter_mut().enumerate().take(5) {
        wild.dress(units, index);
    }
    if drop && names.0.len() > 3 {
        let which = wild.dice.roll(5);
        let side = wild.dice.once_in(2);
        for unit in &mut passages[which] {
            if side {
                unit.chinese.clear()
            } else {
                unit.english.clear()
            }
        }
    }
    wild.page(concept, &passages, only);
    wild.passages = passages.into_iter().map(|units| Passage { units }).collect();
    if cut {
        wild.cut_off();
    }
    let manner = format!(
        "wild names={:?} form={:?} joint={:?} takeaway={} {} seed={seed}",
        names.0.replace(' ', "_"),
        form.0.replace(' ', "_"),
        joint.0.replace(' ', "_"),
        wild.takeaway,
        twists.join(" ")
    );
    Page {
        name: "page.md".to_owned(),
        text: wild.out,
        manner,
        passages: wild.passages,
    }
}

struct Wild {
    names: (&'static str, &'static str),
    form: (&'static str, usize),
    joint: (&'static str, &'static str),
    english_first: bool,
    /// No blank lines where a list does without.
    tight: bool,
    /// Dashes between sections.
    rules: bool,
    /// A paragraph for each sentence or two.
    paragraphs: bool,
    /// A nested item for each.
    bullets: bool,
    /// Nested items stand four blanks in.
    deep: bool,
    strong: bool,
    code: bool,
    corners: bool,
    formula: bool,
    display: bool,
    aside: bool,
    spaces: bool,
    takeaway: usize,
    dice: Dice,
    out: String,
    passages: Vec<Passage>,
}

impl Wild {
    /// Sets terms and formulas in the sentences of a passage, in both languages.
    fn dress(&mut self, units: &mut [Unit], topic: usize) {
        for unit in units.iter_mut() {
            if self.strong && self.dice.once_in(2) {
                unit.chinese = around_start(&unit.chinese, 3, "**", "**");
                let word = unit.english.find(' ').unwrap_or(0);
                unit.english = around_start(&unit.english, unit.english[..word].chars().count(), "**", "**");
            }
            if self.code && self.dice.once_in(3) {
                unit.chinese = unit.chinese.replace('，', "（`x_i`），");
                unit.english = unit.english.replacen(',', " (`x_i`),", 1);
            }
            if self.corners {
                unit.chinese = unit.chinese.replace('“', "「").replace('”', "」");
            }
        }
        let last = units.len() - 1;
        if self.formula && topic == 0 {
            units[last]
                .chinese
                .push_str("公式为 $R = \\frac{a}{b}$，其中 $a$ 是收益。");
            units[last]
                .english
                .push_str(" The formula is $R = \\frac{a}{b}$, where $a$ is the return.");
        }
        if self.display && topic == 1 && !self.bullets {
            let end = format!("\n\n{0}$$R = a + b$$\n\n{0}", " ".repeat(self.form.1));
            units[0].chinese.push_str(&format!("其公式如下：{end}"));
            units[0]
                .english
                .push_str(&format!(" The formula is as follows:{end}"));
        }
    }

    fn sides(&self) -> [Side; 2] {
        if self.english_first {
            [English, Chinese]
        } else {
            [Chinese, English]
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn blank(&mut self) {
        if !self.tight {
            self.out.push('\n');
        }
    }

    fn page(&mut self, concept: &Concept, passages: &[Vec<Unit>], only_chinese: bool) {
        self.line(&format!("# {}\n", concept.name.english));
        let names = [
            ("中文解释", "English Explanation"),
            ("历史典故", "Historical Context"),
            ("要点总结", "Takeaway"),
        ];
        for (index, (chinese, english)) in names.into_iter().enumerate() {
            if index > 0 && self.rules {
                self.line("---\n");
            }
            self.line(&if only_chinese {
                format!("## {chinese}")
            } else {
                format!("## {chinese} / {english}")
            });
            self.blank();
            match index {
                0 => (0..3).for_each(|topic| self.topic(topic, &passages[topic])),
                1 => (3..5).for_each(|topic| self.topic(topic, &passages[topic])),
                _ => self.takeaway(&passages[5]),
            }
            if index == 0 && self.aside {
                match self.dice.roll(3) {
                    0 => self.line("\n| 指标 | 数值 |\n|---|---|\n| 甲 | 12 |\n"),
                    1 => self.line("\n> **注**：以上内容仅供参考。\n"),
                    _ => self.line("\n```text\na = b + c\n```\n"),
                }
            }
        }
    }

    fn topic(&mut self, topic: usize, units: &[Unit]) {
        let (chinese, english) = TOPICS[topic];
        let (joint, close) = match self.joint {
            // Bold on both sides of the stroke, where it is bold at all.
            ("** / **", _) if !self.form.0.contains("**#") => (" / ", ""),
            joint => joint,
        };
        let name = format!("{chinese}{joint}{english}{close}");
        let number = format!("{}.", topic + 1);
        let form = self.form.0.replace('#', &name).replace("#", &name);
        let form = match form.strip_prefix("1.") {
            Some(rest) => format!("{number}{rest}"),
            None => form,
        };
        // The marks of headings are the same as the place of the name.
        let form = match self.form.0 {
            "### #" => format!("### {name}"),
            "#### #" => format!("#### {name}"),
            "### **#**" => format!("### **{name}**"),
            "### 1. #" => format!("### {number} {name}"),
            "### 📌 #" => format!("### 📌 {name}"),
            _ => form,
        };
        self.line(&form);
        if self.form.1 == 0 || self.names.0.is_empty() && !self.form.0.ends_with("  ") {
            self.out.push('\n');
        }
        let sides = self.sides();
        for (place, side) in sides.into_iter().enumerate() {
            self.passage(topic, units, side, place == 1);
        }
        self.blank();
    }

    fn passage(&mut self, topic: usize, units: &[Unit], side: Side, last: bool) {
        let texts: Vec<&str> = units
            .iter()
            .map(|unit| {
                if side == Chinese {
                    unit.chinese.as_str()
                } else {
                    unit.english.as_str()
                }
            })
            .collect();
        if texts.iter().all(|text| text.is_empty()) {
            return;
        }
        let indent = " ".repeat(self.form.1);
        let (name, about) = if side == Chinese {
            (self.names.0, LABELS[topic].0)
        } else {
            (self.names.1, LABELS[topic].1)
        };
        let label = name.replace('#', about).replace('~', &indent);
        if self.bullets && units.len() > 1 {
            self.line(&format!("{indent}{}\n", label.trim_end()));
            let inner = if self.deep { "    " } else { "" };
            for text in texts {
                self.line(&format!("{indent}{inner}- {text}"));
            }
            self.line("");
            return;
        }
        let joint = match (self.paragraphs, side) {
            (true, _) => format!("\n\n{indent}"),
            (_, English) => " ".to_owned(),
            _ => String::new(),
        };
        let end = match (self.form.1, self.spaces) {
            _ if self.names.0.len() <= 3 || self.paragraphs || self.form.1 == 0 => "\n",
            (_, true) if !last => "  ",
            (_, false) if !last && !self.tight => "\n",
            _ => "",
        };
        self.line(&format!("{indent}{label}{}{end}", texts.join(&joint)));
    }

    fn takeaway(&mut self, units: &[Unit]) {
        let sides = self.sides();
        let text = |unit: &Unit, side: Side| match side {
            Chinese => unit.chinese.clone(),
            English => unit.english.clone(),
        };
        let strong = |unit: &Unit, side: Side| {
            let text = text(unit, side);
            match text.find(['：', ':']) {
                Some(colon) => format!("**{}**{}", &text[..colon], &text[colon..]),
                None => text,
            }
        };
        match self.takeaway {
            0 | 1 => {
                for side in sides {
                    self.line(if side == Chinese {
                        "* **中文**  "
                    } else {
                        "* **English**  "
                    });
                    for unit in units {
                        let text = if self.takeaway == 0 {
                            text(unit, side)
                        } else {
                            strong(unit, side)
                        };
                        self.line(&format!("    - {text}"));
                    }
                    self.blank();
                }
            }
            2 => {
                for (index, unit) in units.iter().enumerate() {
                    let name = [
                        "核心价值 / Core Value",
                        "应用场景 / Application",
                        "延伸意义 / Significance",
                    ];
                    self.line(&format!("{}. **{}**", index + 1, name[index % 3]));
                    for side in sides {
                        let label = if side == Chinese { "中文：" } else { "English: " };
                        self.line(&format!("   - {label}{}", text(unit, side)));
                    }
                }
            }
            3 => {
                for unit in units {
                    for side in sides {
                        let label = if side == Chinese {
                            "**中文**："
                        } else {
                            "**English**: "
                        };
                        self.line(&format!("- {label}{}", text(unit, side)));
                    }
                }
            }
            4 => {
                for side in sides {
                    for unit in units {
                        self.line(&format!("- {}", strong(unit, side)));
                    }
                }
            }
            5 => {
                for side in sides {
                    let label = if side == Chinese {
                        "**中文**："
                    } else {
                        "**English**: "
                    };
                    let joint = if side == Chinese { "" } else { " " };
                    let all: Vec<String> = units.iter().map(|unit| text(unit, side)).collect();
                    self.line(&format!("{label}{}\n", all.join(joint)));
                }
            }
            6 => {
                for side in sides {
                    self.line(if side == Chinese {
                        "### 中文总结"
                    } else {
                        "### English Summary"
                    });
                    self.blank();
                    for (index, unit) in units.iter().enumerate() {
                        self.line(&format!("{}. {}", index + 1, strong(unit, side)));
                    }
                    self.blank();
                }
            }
            7 => {
                for unit in units {
                    self.line(&format!("- {}", text(unit, sides[0])));
                    self.line(&format!("  - {}", text(unit, sides[1])));
                }
            }
            8 => {
                for side in sides {
                    self.line(if side == Chinese {
                        "**中文总结：**"
                    } else {
                        "**English Summary:**"
                    });
                    for unit in units {
                        self.line(&format!("✅ {}  ", strong(unit, side)));
                    }
                    self.line("");
                }
            }
            _ => {
                for unit in units {
                    self.line(&format!("> {}", text(unit, sides[0])));
                    self.line(">");
                    self.line(&format!("> {}\n", text(unit, sides[1])));
                }
            }
        }
        self.blank();
    }

    /// The page stops in the middle of a sentence of the passage that it has come to.
    fn cut_off(&mut self) {
        let which = 2 + self.dice.roll(3);
        let last = self.passages[which].units.len() - 1;
        let side = if self.english_first { Chinese } else { English };
        let unit = &mut self.passages[which].units[last];
        let text = if side == Chinese {
            &mut unit.chinese
        } else {
            &mut unit.english
        };
        let Some(start) = self.out.find(text.as_str()).filter(|_| text.chars().count() > 12) else {
            return;
        };
        let keep: usize = text
            .chars()
            .take(text.chars().count() / 2)
            .map(char::len_utf8)
            .sum();
        text.truncate(keep);
        // Half a mark of bold type or of a formula is no text.
        if text.contains(['*', '$', '`', '\n']) {
            text.truncate(text.find(['*', '$', '`', '\n']).unwrap_or(0));
        }
        self.out.truncate(start + text.len());
        self.passages.truncate(which + 1);
    }
}

/// A text with marks around its first characters.
fn around_start(text: &str, characters: usize, open: &str, close: &str) -> String {
    let end = text
        .char_indices()
        .nth(characters)
        .map_or(text.len(), |(at, _)| at);
    if end == 0 || text[..end].contains(['，', '“', '*', ',', '《', '（', '(', '$']) {
        return text.to_owned();
    }
    format!("{open}{}{close}{}", &text[..end], &text[end..])
}
