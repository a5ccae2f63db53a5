//! All texts of a lesson, in the order of the document.

use crate::{Block, Labelled, Lesson, Text};

impl Lesson {
    /// Every text of the lesson in the order of the document: the title, then headings and blocks. The headword is not
    /// among them, for it is a part of the title.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let mut texts = vec![&self.title];
        for section in &self.sections {
            texts.push(&section.heading);
            for block in &section.blocks {
                block.collect(&mut texts);
            }
        }
        texts.into_iter()
    }

    /// The title as plain text without the readings in it; where the document has none, its first words. A list of words
    /// has none: its first word would say nothing of the others.
    pub fn plain_title(&self) -> String {
        const LONGEST: usize = 40;
        if !self.title.is_empty() {
            return one_line(&self.title.plain());
        }
        let first_block = self.sections.first().and_then(|section| section.blocks.first());
        if matches!(first_block, Some(Block::Related { .. })) {
            return String::new();
        }
        let first = self
            .texts()
            .find(|text| !text.is_empty())
            .map(Text::plain)
            .unwrap_or_default();
        let first = one_line(&first);
        match first.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", first.get(..end).unwrap_or_default().trim_end()),
            None => first,
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Block {
    /// Every text of the block in the order of the document.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let mut texts = Vec::new();
        self.collect(&mut texts);
        texts.into_iter()
    }

    fn collect<'a>(&'a self, texts: &mut Vec<&'a Text>) {
        match self {
            Block::Paragraph(text) | Block::Code(text) => texts.push(text),
            Block::List { items, .. } => {
                for block in items.iter().flatten() {
                    block.collect(texts);
                }
            }
            Block::Table { rows, .. } => texts.extend(rows.iter().flatten()),
            Block::Fact { label, value } => texts.extend([label, value]),
            Block::Character { character, meaning } => texts.extend([character, meaning]),
            Block::Related { term, gloss } => texts.extend([term, gloss]),
            Block::Example(example) => {
                for part in [&example.chinese, &example.pinyin, &example.english, &example.note] {
                    part.collect(texts);
                }
            }
            Block::Mistake(mistake) => {
                mistake.incorrect.collect(texts);
                mistake.why.collect(texts);
                for correct in &mistake.corrects {
                    for part in [&correct.chinese, &correct.english, &correct.note] {
                        part.collect(texts);
                    }
                }
            }
            Block::BilingualPair(pair) => {
                texts.push(&pair.topic);
                pair.chinese.collect(texts);
                pair.english.collect(texts);
            }
            Block::Turn {
                speaker,
                text,
                english,
                times: _,
            } => {
                texts.extend([speaker, text]);
                english.collect(texts);
            }
        }
    }
}

impl Labelled {
    fn collect<'a>(&'a self, texts: &mut Vec<&'a Text>) {
        texts.extend([&self.label, &self.text]);
    }
}
