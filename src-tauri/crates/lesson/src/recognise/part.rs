//! Lines with their label while a block is put together.

use crate::Labelled;
use crate::spans::Setter;
use crate::tree::{Inline, RunKind};

/// A label and what follows it; either may be empty.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) label: Inline,
    pub(super) text: Inline,
}

impl Part {
    pub(super) fn is_blank(&self) -> bool {
        self.label.is_blank() && self.text.is_blank()
    }

    /// Adds a line of text.
    pub(super) fn add(&mut self, line: Inline) {
        if line.is_blank() {
            return;
        }
        if !self.text.is_blank() {
            self.text.push_break(RunKind::HardBreak, line.source_start());
        }
        self.text.append(line);
    }
}

/// Adds a text behind another, with a space between.
pub(super) fn join(before: &mut Inline, after: Inline) {
    if after.is_blank() {
        return;
    }
    if !before.is_blank() {
        before.push_break(RunKind::SoftBreak, after.source_start());
    }
    before.append(after);
}

/// The spans of a part.
pub(super) fn set(setter: &mut Setter<'_>, part: Part) -> Labelled {
    Labelled {
        label: setter.text(part.label),
        text: setter.text(part.text),
    }
}

/// The spans of a sentence with the pinyin that stands below it: over its characters, and else behind it.
pub(super) fn set_with_pinyin(setter: &mut Setter<'_>, sentence: Part, pinyin: Part) -> Labelled {
    let mut sentence = set(setter, sentence);
    if pinyin.is_blank() {
        return sentence;
    }
    let mut label = Inline::default();
    label.push_break(RunKind::SoftBreak, pinyin.label.source_start());
    if !pinyin.label.is_blank() {
        label.append(pinyin.label);
        label.push_break(RunKind::SoftBreak, pinyin.text.source_start());
    }
    let mut label = setter.text(label);
    let mut reading = setter.text(pinyin.text);
    if setter.align(&mut sentence.text, &mut reading) {
        label.spans.iter_mut().for_each(|span| span.is_reading = true);
    }
    sentence.text.spans.append(&mut label.spans);
    sentence.text.spans.append(&mut reading.spans);
    sentence
}
