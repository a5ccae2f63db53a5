//! Writes a concept page in a manner.

use super::manner::{Label, Layout, Manner, SECTIONS, TOPICS};
use super::{Concept, Dice, Passage, Unit};

pub(super) struct Writer<'a> {
    pub(super) manner: &'a Manner,
    pub(super) dice: Dice,
    pub(super) out: String,
    pub(super) passages: Vec<Passage>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Chinese,
    English,
}

pub(super) use Side::{Chinese, English};

impl Writer<'_> {
    pub(super) fn page(&mut self, concept: &Concept) {
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
    pub(super) fn drop_some(&mut self, concept: &Concept) -> Vec<Vec<Unit>> {
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

    pub(super) fn sides(&self) -> [Side; 2] {
        if self.manner.english_first {
            [English, Chinese]
        } else {
            [Chinese, English]
        }
    }

    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    pub(super) fn heading(&mut self, below: usize, text: &str) {
        let hashes = "#".repeat(self.manner.top + 1 + below);
        if self.manner.bold_headings && below == 1 {
            self.line(&format!("**{text}**"));
        } else {
            self.line(&format!("{hashes} {text}"));
        }
        self.line("");
    }

    /// The name of a section in one language.
    pub(super) fn half_heading(&mut self, side: Side, section: usize) {
        let name = match side {
            Chinese => *self.dice.pick(SECTIONS[section].0),
            English => *self.dice.pick(SECTIONS[section].1),
        };
        self.heading(2, name);
    }

    pub(super) fn numbered(&self, index: usize, text: &str) -> String {
        match self.manner.number {
            0 => format!("{}. {text}", index + 1),
            1 => format!("{}、{text}", ["一", "二", "三"][index]),
            2 => format!("（{}）{text}", ["一", "二", "三"][index]),
            3 => format!("{} {text}", ["📖", "🏛️", "✅"][index]),
            _ => text.to_owned(),
        }
    }

    pub(super) fn joined(&self, chinese: &str, english: &str) -> String {
        let (open, close) = self.manner.joint;
        if self.manner.english_first {
            format!("{english}{open}{chinese}{close}")
        } else {
            format!("{chinese}{open}{english}{close}")
        }
    }

    pub(super) fn section(&mut self, index: usize, passages: &[Vec<Unit>]) {
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

    pub(super) fn texts(&self, units: &[Unit]) -> (String, String) {
        let passage = Passage {
            units: units.to_vec(),
        };
        (passage.chinese(), passage.english())
    }
}
