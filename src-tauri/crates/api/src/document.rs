//! A parsed lesson as JSON for other programs: nodes are objects with a `type`, texts are strings, and every
//! visible character of the document is in one of them. Where a text has readings of its author, a `…Readings`
//! list beside it says what they are.

use serde_json::{Map, Value, json};
use wenxi_lesson::{
    AuthorReading, BilingualPair, Block, Correct, Diagnostic, Example, Labelled, Lesson, Mistake, Span, Text,
};

/// A lesson as `wenxi lesson FILE --json` prints it.
pub(crate) fn lesson_json(lesson: &Lesson) -> Value {
    let mut node = Node::new("lesson");
    node.text("title", &lesson.title);
    node.put("kind", word(&lesson.kind));
    if let Some(headword) = &lesson.headword {
        let mut head = Node::new("headword");
        head.text("chinese", &headword.chinese);
        head.put("pinyin", json!(headword.pinyin));
        head.text("gloss", &headword.gloss);
        node.put("headword", head.into());
    }
    node.put(
        "sections",
        lesson
            .sections
            .iter()
            .map(|section| {
                let mut node = Node::new("section");
                node.put("role", word(&section.role));
                node.put("level", json!(section.level));
                node.text("heading", &section.heading);
                node.put("blocks", blocks_json(&section.blocks));
                node.into()
            })
            .collect::<Vec<Value>>()
            .into(),
    );
    node.put(
        "diagnostics",
        lesson.diagnostics.iter().map(diagnostic_json).collect(),
    );
    node.into()
}

fn diagnostic_json(diagnostic: &Diagnostic) -> Value {
    json!({
        "type": "diagnostic",
        "severity": word(&diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "lost": diagnostic.lost,
    })
}

fn blocks_json(blocks: &[Block]) -> Value {
    blocks.iter().map(block_json).collect()
}

fn block_json(block: &Block) -> Value {
    let mut node;
    match block {
        Block::Paragraph(text) => {
            node = Node::new("paragraph");
            node.text("text", text);
        }
        Block::List { ordered, items } => {
            node = Node::new("list");
            node.put("ordered", json!(ordered));
            node.put("items", items.iter().map(|item| blocks_json(item)).collect());
        }
        Block::Table { has_header, rows } => {
            node = Node::new("table");
            node.put("hasHeader", json!(has_header));
            let row = |row: &Vec<Text>| row.iter().map(|cell| json!(cell.plain())).collect::<Value>();
            node.put("rows", rows.iter().map(row).collect());
        }
        Block::Fact { label, value } => {
            node = Node::new("fact");
            node.text("label", label);
            node.text("value", value);
        }
        Block::Character { character, meaning } => {
            node = Node::new("character");
            node.text("character", character);
            node.text("meaning", meaning);
        }
        Block::Example(example) => node = example_node(example),
        Block::Mistake(mistake) => node = mistake_node(mistake),
        Block::BilingualPair(pair) => node = pair_node(pair),
        Block::Related { term, gloss } => {
            node = Node::new("related");
            node.text("term", term);
            node.text("gloss", gloss);
        }
        Block::Turn {
            speaker,
            text,
            english,
            times,
        } => {
            node = Node::new("turn");
            node.text("speaker", speaker);
            node.text("text", text);
            node.labelled("english", english);
            if let Some(times) = times {
                node.put("startMs", json!(times.start));
                node.put("endMs", json!(times.end));
            }
        }
        Block::Code(text) => {
            node = Node::new("code");
            node.text("text", text);
        }
    }
    node.into()
}

fn example_node(example: &Example) -> Node {
    let mut node = Node::new("example");
    node.labelled("chinese", &example.chinese);
    node.labelled("pinyin", &example.pinyin);
    node.labelled("english", &example.english);
    node.labelled("note", &example.note);
    node
}

fn mistake_node(mistake: &Mistake) -> Node {
    let mut node = Node::new("mistake");
    node.labelled("incorrect", &mistake.incorrect);
    node.labelled("why", &mistake.why);
    let correct = |correct: &Correct| {
        let mut node = Node::new("correct");
        node.labelled("chinese", &correct.chinese);
        node.labelled("english", &correct.english);
        node.labelled("note", &correct.note);
        Value::from(node)
    };
    node.put("corrects", mistake.corrects.iter().map(correct).collect());
    node
}

fn pair_node(pair: &BilingualPair) -> Node {
    let mut node = Node::new("bilingualPair");
    node.text("topic", &pair.topic);
    node.labelled("chinese", &pair.chinese);
    node.labelled("english", &pair.english);
    let (chinese, english) = (pair.chinese.text.plain(), pair.english.text.plain());
    let sentences = pair.alignment.iter().map(|step| {
        let (chinese, english) = (
            chinese.get(step.chinese.clone()),
            english.get(step.english.clone()),
        );
        json!({
            "type": "alignedSentences",
            "chinese": chinese.unwrap_or_default().trim(),
            "english": english.unwrap_or_default().trim(),
        })
    });
    node.put("sentences", sentences.collect());
    node
}

/// The name of a variant, as JSON names things: `coreMeaning`.
fn word(variant: &dyn std::fmt::Debug) -> Value {
    let name = format!("{variant:?}");
    let mut letters = name.chars();
    let first: String = letters
        .next()
        .map(|first| first.to_lowercase().collect())
        .unwrap_or_default();
    json!(first + letters.as_str())
}

/// An object with a type.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("type".to_owned(), json!(kind))]))
    }

    fn put(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }

    /// A text, and the readings that its author gave.
    fn text(&mut self, key: &str, text: &Text) {
        self.put(key, json!(text.plain()));
        let readings: Vec<Value> = text.spans.iter().flat_map(readings_json).collect();
        if !readings.is_empty() {
            self.put(&format!("{key}Readings"), readings.into());
        }
    }

    /// A text, and the label that introduces it if there is one.
    fn labelled(&mut self, key: &str, labelled: &Labelled) {
        self.text(key, &labelled.text);
        if !labelled.label.spans.is_empty() {
            self.text(&format!("{key}Label"), &labelled.label);
        }
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Object(node.0)
    }
}

/// The stretches of a span that its author gave readings for, each with them.
fn readings_json(span: &Span) -> impl Iterator<Item = Value> {
    // 儿 that joins the syllable before it has no reading of its own: 哪儿 is nǎr.
    let end = |reading: &AuthorReading| {
        let next = span.text.chars().nth(reading.at + 1);
        let joined = reading.syllable.is_erhua() && matches!(next, Some('儿' | '兒'));
        reading.at + 1 + usize::from(joined)
    };
    let stretches = span.readings.chunk_by(move |a, b| end(a) == b.at);
    stretches.filter_map(move |stretch| {
        let (first, last) = (stretch.first()?, stretch.last()?);
        let of: String = span
            .text
            .chars()
            .skip(first.at)
            .take(end(last) - first.at)
            .collect();
        let pinyin: Vec<String> = stretch
            .iter()
            .map(|reading| reading.syllable.to_string())
            .collect();
        Some(json!({ "type": "reading", "of": of, "pinyin": pinyin.join(" ") }))
    })
}
