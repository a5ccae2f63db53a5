//! The passages of a page in a manner: topics, halves of pages, takeaways.

use super::Unit;
use super::manner::{Break, LABELS, Label, Layout, TOPICS, Topic};
use super::writer::{Side, Writer};
use Side::{Chinese, English};

impl Writer<'_> {
    /// One topic in one language, with a heading in that language.
    pub(super) fn half(&mut self, topic: usize, units: &[Unit], side: Side) {
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

    pub(super) fn topic(&mut self, topic: usize, units: &[Unit]) {
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

    pub(super) fn list(&mut self, units: &[Unit], side: Side, indent: &str) {
        for unit in units {
            let text = if side == Chinese {
                &unit.chinese
            } else {
                &unit.english
            };
            self.line(&format!("{indent}- {text}"));
        }
    }

    pub(super) fn takeaway(&mut self, units: &[Unit]) {
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
