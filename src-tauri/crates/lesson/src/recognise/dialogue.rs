//! The turns of dialogues: a short name, a colon, and what is said in Chinese, with its pinyin and its English.

use std::collections::HashSet;

use super::chinese;
use super::labels::{has_chinese, is_fact, tag};
use super::part::{Part, set, set_with_pinyin};
use crate::script::lang_of;
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Block, Lang};

/// What somebody says in a dialogue.
pub(super) struct Turn {
    speaker: Inline,
    said: Inline,
    pinyin: Inline,
    english: Inline,
}

impl Turn {
    /// What a speaker says, with its pinyin and its English if they stand behind it on the line.
    fn new(speaker: Inline, said: Inline, setter: &Setter<'_>) -> Turn {
        let whole = |said| Turn {
            speaker: speaker.clone(),
            said,
            pinyin: Inline::default(),
            english: Inline::default(),
        };
        let (chinese, rest) = said.split(chinese::leading(said.text()));
        let read = setter.leading_reading(chinese.text(), rest.text());
        if read == 0 {
            return whole(said);
        }
        let (pinyin, english) = rest.split(read);
        Turn {
            pinyin,
            english,
            ..whole(chinese)
        }
    }

    /// The name of the speaker.
    pub(super) fn name(&self) -> &str {
        self.speaker.text().trim_end_matches([':', '：', ' '])
    }

    pub(super) fn set(self, setter: &mut Setter<'_>) -> Block {
        let part = |text| Part {
            label: Inline::default(),
            text,
        };
        Block::Turn {
            speaker: setter.text(self.speaker),
            text: set_with_pinyin(setter, part(self.said), part(self.pinyin)).text,
            english: set(setter, part(self.english)),
            times: None,
        }
    }
}

/// Whether the names before turns are surely those of speakers: all letters or Chinese, or one of them there twice.
pub(super) fn has_speakers(turns: &[Turn]) -> bool {
    let names: Vec<&str> = turns.iter().map(Turn::name).collect();
    names.iter().all(|name| name.len() == 1 || has_chinese(name)) || speak_again(&names)
}

/// Whether a name is there twice.
pub(super) fn speak_again(names: &[&str]) -> bool {
    let mut known = HashSet::new();
    names.iter().any(|name| !known.insert(name))
}

/// The turns of a dialogue: lines that begin with a short name and a colon, in Chinese, each perhaps followed by its
/// pinyin and its English. A paragraph is one when at least two lines, or its only line with a name of one letter, are
/// turns.
pub(super) fn dialogue(lines: &[Inline], setter: &Setter<'_>) -> Option<Vec<Turn>> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut letters = true;
    for line in lines {
        let text = line.text();
        if let Some(end) = speaker(text) {
            letters &= text
                .chars()
                .next()
                .is_some_and(|first| first.is_ascii_uppercase())
                && end <= 5;
            let (speaker, said) = line.split(end);
            turns.push(Turn::new(speaker, said, setter));
            continue;
        }
        let turn = turns.last_mut().filter(|turn| turn.english.is_blank())?;
        let reads = || setter.leading_reading(turn.said.text(), text) == text.len();
        if turn.pinyin.is_blank() && reads() {
            turn.pinyin = line.clone();
        } else if lang_of(text) == Lang::English {
            turn.english = line.clone();
        } else {
            return None;
        }
    }
    (turns.len() > 1 || (turns.len() == 1 && letters)).then_some(turns)
}

/// Whether a paragraph begins as a turn of a dialogue.
pub(super) fn speaks(text: &Inline) -> bool {
    let line = text.text().split('\n').next().unwrap_or_default();
    speaker(line).is_some()
}

/// Whether a block is a paragraph that begins so.
pub(super) fn is_turn(node: &Node) -> bool {
    matches!(node, Node::Paragraph(text) if speaks(text))
}

/// The byte at which the speaker of a turn ends, its colon included.
fn speaker(text: &str) -> Option<usize> {
    let (at, character) = text
        .char_indices()
        .take_while(|(at, _)| *at <= 24)
        .find(|(_, character)| matches!(character, ':' | '：'))?;
    let name = text.get(..at)?.trim();
    let hanzi = name
        .chars()
        .filter(|character| wenxi_mandarin::is_hanzi(*character))
        .count();
    let looks_like_name = !name.is_empty()
        && name
            .chars()
            .all(|character| character.is_alphanumeric() || matches!(character, ' ' | '·' | '.'))
        && (hanzi <= 4 && name.chars().count() == hanzi
            || name.chars().next().is_some_and(char::is_uppercase) && name.split_whitespace().count() <= 2);
    let said = text.get(at + character.len_utf8()..)?;
    let is_speaker =
        looks_like_name && lang_of(said) == Lang::Chinese && !is_fact(name) && tag(name).is_none();
    is_speaker.then(|| at + character.len_utf8())
}
