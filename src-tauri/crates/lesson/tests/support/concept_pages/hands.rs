//! Concept pages as other hands write them. A page is put together first, and only then written as Markdown, as a page of a
//! site, as the source of a wiki or as the text that an extractor leaves: whatever the form, it says the same.

use super::manner::TOPICS;
use super::{Concept, Dice, Page, Passage, Unit};
use Form::{Extracted, Html, Markdown, Wiki};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Markdown,
    Html,
    Wiki,
    Extracted,
}

/// The names of a section in both languages.
const SECTIONS: [&[(&str, &str)]; 3] = [
    &[
        ("中文解释", "English Explanation"),
        ("概念解析", "Concept Explanation"),
        ("名词解释", "Explanation"),
        ("基本概念", "Basic Concept"),
        ("概念定义", "Definition"),
    ],
    &[
        ("历史典故", "Historical Context"),
        ("历史背景", "Historical Background"),
        ("起源与发展", "Origin and Development"),
        ("发展历程", "Historical Development"),
    ],
    &[
        ("要点总结", "Takeaway"),
        ("核心要点", "Key Takeaways"),
        ("总结", "Summary"),
        ("关键要点", "Key Points"),
        ("要点归纳", "Main Takeaways"),
    ],
];

/// How the two names of something are joined; `C` and `E` stand for them.
const JOINTS: &[&str] = &[
    "C / E", "C / E", "C / E", "C/E", "C (E)", "C（E）", "C | E", "C E", "E / C", "E (C)", "C · E", "C - E",
    "C", "E",
];

/// How the languages of passages are named; `#` stands for what they are about.
const NAMES: &[(&str, &str)] = &[
    ("", ""),
    ("中文#", "English #"),
    ("中文", "English"),
    ("中文", "英文"),
    ("Chinese", "English"),
    ("Chinese #", "English #"),
    ("中文#（Chinese）", "英文#（English）"),
    ("中文 / Chinese", "英文 / English"),
    ("中", "英"),
    ("CN", "EN"),
    ("汉语", "英语"),
    ("中文版", "英文版"),
    ("中文说明", "English Description"),
];

/// How a name stands before its passage; `#` stands for it.
const LABELS: &[&str] = &[
    "**#**：",
    "**#**: ",
    "**#：**",
    "**#:** ",
    "#：",
    "#: ",
    "*#*：",
    "***#***: ",
    "__#__：",
    "[#] ",
    "【#】",
    "**[#]** ",
    "**#**\n",
    "**#**\n\n",
    "#：\n\n",
    "**#** — ",
    "**#** | ",
];

/// How a topic is written in Markdown and how far what stands under it is indented.
const TOPIC_FORMS: &[(&str, usize)] = &[
    ("* **#**", 2),
    ("* **#**：", 2),
    ("- **#**", 2),
    ("+ **#**", 2),
    ("- *#*", 2),
    ("- __#__", 2),
    ("1. **#**", 3),
    ("1) **#**", 3),
    ("### #", 0),
    ("### **#**", 0),
    ("#### 1. #", 0),
    ("**#**", 0),
    ("**（1）#**", 0),
    ("**① #**", 0),
    ("**【#】**", 0),
    ("***#***", 0),
    ("**#：**", 0),
];

/// What stands on a page, one below the other.
enum Piece {
    Heading(String),
    Topic(String),
    /// A label, with the marks that it is set with, and what it is of.
    Passage(String, String),
    /// Items, and those that stand under each.
    List(bool, Vec<(String, Option<String>)>),
}

/// A page about a concept.
pub(super) fn page(concept: &Concept, seed: u64) -> Page {
    let mut dice = Dice::new(seed ^ 0x0a4d);
    let form = *dice.pick(&[Markdown, Markdown, Markdown, Markdown, Html, Wiki, Extracted]);
    let mut hand = Hand::new(&mut dice, form);
    let mut passages = concept.passages.clone();
    if hand.dice.once_in(6) && !hand.names.0.is_empty() {
        let which = hand.dice.roll(5);
        let english = hand.dice.once_in(2);
        for unit in &mut passages[which] {
            if english {
                &mut unit.english
            } else {
                &mut unit.chinese
            }
            .clear();
        }
    }
    // Some stop half-way, some leave a part out.
    let topics = if hand.dice.once_in(8) {
        2 + hand.dice.roll(3)
    } else {
        5
    };
    passages.drain(topics..5);
    let has_takeaways = topics == 5 && !hand.dice.once_in(8);
    if !has_takeaways {
        passages.pop();
    }
    let pieces = hand.pieces(&passages, topics, has_takeaways);
    let title = hand.title(concept);
    let text = match form {
        Markdown => hand.markdown(&title, &pieces),
        Html => super::html(&hand.markdown(&title, &pieces)),
        Wiki => hand.wiki(&title, &pieces),
        Extracted => hand.extracted(&title, &pieces),
    };
    let described = format!(
        "hands form={form:?} names={:?} label={:?} topic={:?} heading={:?} joint={:?} between={} takeaway={} wrapped={} english_first={} seed={seed}",
        hand.names.0,
        hand.label.replace(' ', "_"),
        hand.topic.0.replace(' ', "_"),
        hand.heading.replace(' ', "_"),
        hand.joint.replace(' ', "_"),
        hand.between,
        hand.takeaway,
        hand.wrapped,
        hand.english_first,
    );
    Page {
        name: match form {
            Markdown => "page.md",
            Html => "page.html",
            _ => "page.txt",
        }
        .to_owned(),
        text,
        manner: described,
        passages: passages.into_iter().map(|units| Passage { units }).collect(),
    }
}

struct Hand<'d> {
    dice: &'d mut Dice,
    names: (&'static str, &'static str),
    label: &'static str,
    topic: (&'static str, usize),
    heading: &'static str,
    joint: &'static str,
    between: usize,
    takeaway: usize,
    wrapped: bool,
    english_first: bool,
    shift: usize,
}

impl<'d> Hand<'d> {
    fn new(dice: &'d mut Dice, form: Form) -> Self {
        let names = *dice.pick(NAMES);
        let topic = *dice.pick(TOPIC_FORMS);
        let mut label = *dice.pick(LABELS);
        // Letters alone are told from words only where marks set them apart.
        if names.0.len() <= 3 && label.contains('\n') {
            label = "**#**：";
        }
        // Without marks nothing but a colon or brackets tells a label from what follows.
        if form == Extracted && !label.contains(['：', ':', '【', '[']) {
            label = "#：";
        }
        if form == Wiki && label.contains('\n') {
            label = "**#**：";
        }
        Hand {
            names,
            label,
            topic,
            heading: dice.pick::<&str>(JOINTS),
            joint: dice.pick::<&str>(JOINTS.get(..12).unwrap_or(JOINTS)),
            between: dice.roll(5),
            takeaway: dice.roll(7),
            wrapped: dice.once_in(7) && matches!(form, Markdown | Html),
            english_first: dice.once_in(5),
            shift: usize::from(dice.once_in(6)),
            dice,
        }
    }

    fn joined(&self, joint: &str, chinese: &str, english: &str) -> String {
        let mut joined = String::new();
        for mark in joint.chars() {
            match mark {
                'C' => joined.push_str(chinese),
                'E' => joined.push_str(english),
                other => joined.push(other),
            }
        }
        joined
    }

    fn title(&mut self, concept: &Concept) -> String {
        let (chinese, english) = (&concept.name.chinese, &concept.name.english);
        match self.dice.roll(6) {
            0 => format!("{english} ({chinese})"),
            1 => format!("{chinese} / {english}"),
            2 => chinese.clone(),
            _ => english.clone(),
        }
    }

    fn pieces(&mut self, passages: &[Vec<Unit>], topics: usize, has_takeaways: bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (section, range) in [(0, 0..3.min(topics)), (1, 3..topics.max(3)), (2, 5..6)] {
            let is_last = section == 2;
            if range.is_empty() || (is_last && !has_takeaways) {
                continue;
            }
            let (chinese, english) = *self.dice.pick(SECTIONS[section]);
            pieces.push(Piece::Heading(self.joined(self.heading, chinese, english)));
            if is_last {
                self.takeaways(passages.last().unwrap(), &mut pieces);
                continue;
            }
            for topic in range {
                let (chinese, english) = TOPICS[topic];
                pieces.push(Piece::Topic(self.joined(self.joint, chinese, english)));
                for is_chinese in self.sides() {
                    let text = self.text(&passages[topic], is_chinese);
                    if !text.is_empty() {
                        pieces.push(Piece::Passage(self.label(Some(topic), is_chinese), text));
                    }
                }
            }
        }
        pieces
    }

    fn sides(&self) -> [bool; 2] {
        [!self.english_first, self.english_first]
    }

    fn text(&self, units: &[Unit], is_chinese: bool) -> String {
        let sides = units
            .iter()
            .map(|unit| if is_chinese { &unit.chinese } else { &unit.english });
        let sides: Vec<&str> = sides
            .map(String::as_str)
            .filter(|side| !side.is_empty())
            .collect();
        sides.join(if is_chinese { "" } else { " " })
    }

    fn label(&self, topic: Option<usize>, is_chinese: bool) -> String {
        let name = if is_chinese { self.names.0 } else { self.names.1 };
        if name.is_empty() {
            return String::new();
        }
        let of_english = name.is_ascii();
        let about = topic.map_or("", |topic| {
            if of_english {
                TOPICS[topic].1
            } else {
                TOPICS[topic].0
            }
        });
        self.label.replace('#', name.replace('#', about).trim())
    }

    fn takeaways(&mut self, units: &[Unit], pieces: &mut Vec<Piece>) {
        let alone =
            |unit: &Unit, is_chinese: bool| (if is_chinese { &unit.chinese } else { &unit.english }).clone();
        let sides = self.sides();
        match self.takeaway {
            // One list in each language, behind its name or not.
            0..=3 => {
                for is_chinese in sides {
                    if self.takeaway < 3 {
                        let name = if is_chinese { "中文" } else { "English" };
                        pieces.push(Piece::Topic(name.to_owned()));
                    }
                    let items = units.iter().map(|unit| (alone(unit, is_chinese), None));
                    pieces.push(Piece::List(self.takeaway % 2 == 1, items.collect()));
                }
            }
            4 => {
                let items = units
                    .iter()
                    .map(|unit| (alone(unit, sides[0]), Some(alone(unit, sides[1]))));
                pieces.push(Piece::List(false, items.collect()));
            }
            5 => {
                let items = units
                    .iter()
                    .flat_map(|unit| sides.map(|side| (alone(unit, side), None)));
                pieces.push(Piece::List(false, items.collect()));
            }
            _ => {
                for is_chinese in sides {
                    pieces.push(Piece::Passage(
                        self.label(None, is_chinese),
                        self.text(units, is_chinese),
                    ));
                }
            }
        }
    }

    /// A line as an editor parts it that is set to a width.
    fn wrap(&self, text: &str, indent: usize) -> String {
        if !self.wrapped {
            return text.to_owned();
        }
        let (mut out, mut width) = (String::new(), 0);
        for character in text.chars() {
            let wide = if character.is_ascii() { 1 } else { 2 };
            if width + wide > 72
                && (character == ' ' || (wide == 2 && !"，。；：、”）！？".contains(character)))
            {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                width = 0;
                if character == ' ' {
                    continue;
                }
            }
            out.push(character);
            width += wide;
        }
        out
    }

    fn markdown(&mut self, title: &str, pieces: &[Piece]) -> String {
        let hashes = "#".repeat(self.shift + 1);
        let mut out = match self.dice.roll(5) {
            0 if self.shift == 0 => format!("{title}\n====\n\n"),
            1 => format!("{hashes} **{title}**\n\n"),
            _ => format!("{hashes} {title}\n\n"),
        };
        let heads = self.dice.roll(7);
        let (mut indent, mut number, mut section) = (0, 0, 0);
        for piece in pieces {
            match piece {
                Piece::Heading(name) => {
                    section += 1;
                    (indent, number) = (0, 0);
                    let hashes = "#".repeat(self.shift + 2);
                    out.push_str(&match heads {
                        0 => format!("{hashes} {section}. {name}\n\n"),
                        1 => format!("{hashes} **{name}**\n\n"),
                        2 => format!("{hashes} {}、{name}\n\n", ["一", "二", "三"][section - 1]),
                        3 => format!("{hashes} 📘 {name}\n"),
                        _ => format!("{hashes} {name}\n\n"),
                    });
                }
                Piece::Topic(name) => {
                    number += 1;
                    let form = match self.topic.0.split_once('1') {
                        Some((before, after)) => format!("{before}{number}{after}"),
                        None => self.topic.0.to_owned(),
                    };
                    // The marks of headings are those of the place of the name.
                    let at = form.rfind('#').unwrap_or_default();
                    let line = format!("{}{name}{}", &form[..at], &form[at + 1..]);
                    let line = if self.topic.0.starts_with('#') {
                        format!("{}{line}", "#".repeat(self.shift))
                    } else {
                        line
                    };
                    indent = self.topic.1;
                    let end = match self.between {
                        0 if indent > 0 => "  \n",
                        1 if indent > 0 => "\n",
                        _ => "\n\n",
                    };
                    out.push_str(&format!("{line}{end}"));
                }
                Piece::Passage(label, text) => {
                    let blank = " ".repeat(indent);
                    let label = label
                        .replace('\n', &format!("\n{blank}"))
                        .replace(&format!("\n{blank}\n"), "\n\n");
                    let passage = self.wrap(&format!("{label}{text}"), indent);
                    let (lead, end) = match self.between {
                        0 => ("", "  \n"),
                        2 if indent > 0 => ("- ", "\n"),
                        3 => ("> ", "\n\n"),
                        4 => ("", "<br/>\n\n"),
                        _ => ("", "\n\n"),
                    };
                    let inner = passage.replace('\n', &format!("\n{}", if lead == "> " { "> " } else { "" }));
                    out.push_str(&format!("{blank}{lead}{inner}{end}"));
                }
                Piece::List(ordered, items) => {
                    out.push('\n');
                    for (index, (item, under)) in items.iter().enumerate() {
                        let blank = " ".repeat(indent);
                        let mark = if *ordered {
                            format!("{}.", index + 1)
                        } else {
                            "-".to_owned()
                        };
                        out.push_str(&format!("{blank}{mark} {}\n", self.wrap(item, indent + 3)));
                        if let Some(under) = under {
                            out.push_str(&format!("{blank}   - {}\n", self.wrap(under, indent + 5)));
                        }
                    }
                    (indent, number) = (0, 0);
                    out.push('\n');
                }
            }
        }
        out
    }

    fn wiki(&mut self, title: &str, pieces: &[Piece]) -> String {
        let mut out = format!("====== {title} ======\n\n");
        let in_list = self.dice.once_in(2);
        for piece in pieces {
            out.push_str(&match piece {
                Piece::Heading(name) => format!("\n===== {name} =====\n\n"),
                Piece::Topic(name) if in_list => format!("  * **{name}**\n"),
                Piece::Topic(name) => format!("==== {name} ====\n\n"),
                Piece::Passage(label, text) if in_list => format!("    * {}{text}\n", of_wiki(label)),
                Piece::Passage(label, text) => format!("{}{text}\n\n", of_wiki(label)),
                Piece::List(ordered, items) => {
                    let mark = if *ordered { '-' } else { '*' };
                    let deep = if in_list { "    " } else { "  " };
                    let lines = items.iter().map(|(item, under)| {
                        let under = under.as_ref().map(|under| format!("{deep}  {mark} {under}\n"));
                        format!("{deep}{mark} {item}\n{}", under.unwrap_or_default())
                    });
                    lines.collect::<String>() + "\n"
                }
            });
        }
        out
    }

    fn extracted(&mut self, title: &str, pieces: &[Piece]) -> String {
        let bullet = *self.dice.pick(&["• ", "- ", ""]);
        let mut out = format!("{title}\n\n");
        for piece in pieces {
            out.push_str(&match piece {
                Piece::Heading(name) => format!("\n{name}\n\n"),
                Piece::Topic(name) => format!("{bullet}{name}\n"),
                Piece::Passage(label, text) => {
                    format!("{}{text}\n", label.replace(['*', '_'], "").trim_start())
                }
                Piece::List(_, items) => {
                    let lines = items.iter().map(|(item, under)| {
                        let under = under.as_ref().map(|under| format!("{bullet}{under}\n"));
                        format!("{bullet}{item}\n{}", under.unwrap_or_default())
                    });
                    lines.collect::<String>() + "\n"
                }
            });
        }
        out
    }
}

/// A label with the marks of a wiki.
fn of_wiki(label: &str) -> String {
    match label.strip_prefix('*').filter(|rest| !rest.starts_with('*')) {
        Some(rest) => format!("//{}", rest.replacen('*', "//", 1)),
        None => label.replace("***", "**"),
    }
}
