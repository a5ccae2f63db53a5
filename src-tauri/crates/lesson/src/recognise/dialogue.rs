//! The turns of dialogues: a short name, a colon, and what is said in Chinese, with its pinyin and its English.

use std::collections::HashSet;

use super::chinese;
use super::labels::{has_chinese, is_fact, tag};
use super::part::{Part, set, set_with_pinyin};
use crate::script::{colons, is_chinese, lang_of};
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Block, Lang};

/// What somebody says in a dialogue.
pub(super) struct Turn {
    speaker: Inline,
    said: Inline,
    pinyin: Part,
    english: Part,
}

impl Turn {
    /// What a speaker says, with its pinyin and its English if they stand behind it on the line.
    fn new(speaker: Inline, said: Inline, setter: &Setter<'_>) -> Turn {
        let whole = |said| Turn {
            speaker: speaker.clone(),
            said,
            pinyin: Part::default(),
            english: Part::default(),
        };
        let (chinese, rest) = said.split(chinese::leading(said.text()));
        let read = setter.leading_reading(chinese.text(), rest.text());
        if read == 0 {
            return whole(said);
        }
        let (pinyin, english) = rest.split(read);
        Turn {
            pinyin: part(pinyin),
            english: part(english),
            ..whole(chinese)
        }
    }

    /// The name of the speaker.
    pub(super) fn name(&self) -> &str {
        self.speaker.text().trim_end_matches([':', '：', ' '])
    }

    pub(super) fn set(self, setter: &mut Setter<'_>) -> Block {
        Block::Turn {
            speaker: setter.text(self.speaker),
            text: set_with_pinyin(setter, part(self.said), self.pinyin).text,
            english: set(setter, self.english),
            times: None,
        }
    }
}

fn part(text: Inline) -> Part {
    Part {
        label: Inline::default(),
        text,
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
    // A name alone on its line waits for what is said.
    let mut waiting: Option<&Inline> = None;
    for line in lines {
        let text = line.text();
        if let Some(speaker) = waiting.take() {
            if lang_of(text) != Lang::Chinese || speaker_of_any(text).is_some() {
                return None;
            }
            turns.push(Turn::new(speaker.clone(), line.clone(), setter));
            continue;
        }
        if !turns.is_empty() && speaker_of_any(text) == Some(text.len()) {
            letters = false;
            waiting = Some(line);
            continue;
        }
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
        // The name may be said again in pinyin and in English: `Wáng jīnglǐ: Nín hǎo.`
        let (label, said) = line.split(speaker_of_any(text).unwrap_or_default());
        let reads = || setter.leading_reading(turn.said.text(), said.text()) == said.text().len();
        if turn.pinyin.is_blank() && !said.is_blank() && reads() {
            turn.pinyin = Part { label, text: said };
        } else if lang_of(text) == Lang::English {
            turn.english = Part { label, text: said };
        } else {
            return None;
        }
    }
    (waiting.is_none() && turns.len() > 1 || (turns.len() == 1 && letters)).then_some(turns)
}

/// Whether a paragraph begins as a turn of a dialogue.
pub(super) fn speaks(text: &Inline) -> bool {
    speaker_of(text).is_some()
}

/// The name of who speaks, of a paragraph that begins as a turn of a dialogue.
pub(super) fn speaker_of(text: &Inline) -> Option<String> {
    let line = text.text().split('\n').next().unwrap_or_default();
    let name = line.get(..speaker(line)?)?;
    Some(name.trim_end_matches([':', '：', ' ']).to_owned())
}

/// Whether a block is a paragraph that begins so.
pub(super) fn is_turn(node: &Node) -> bool {
    matches!(node, Node::Paragraph(text) if speaks(text))
}

/// The byte at which the speaker of a turn ends, its colon included.
fn speaker(text: &str) -> Option<usize> {
    let end = name_end(text)?;
    (is_chinese(text.get(end..)?) && is_speaker(text.get(..end)?)).then_some(end)
}

/// The same, in whatever language it goes on, and even if it does not.
fn speaker_of_any(text: &str) -> Option<usize> {
    name_end(text).filter(|end| text.get(..*end).is_some_and(is_speaker))
}

/// Whether what stands before a colon is no label of something else.
fn is_speaker(name: &str) -> bool {
    !is_fact(name) && tag(name).is_none()
}

/// The byte at which a name with a colon ends that a line begins with. Behind the name may stand in brackets how something
/// is said, `王小明（站起来）：`.
fn name_end(text: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let colon = colons(text).next().filter(|colon| colon.start <= LONGEST)?;
    let before = text.get(..colon.start)?.trim();
    let bracket = before
        .ends_with([')', '）'])
        .then(|| before.find(['(', '（']))
        .flatten();
    let name = before.get(..bracket.unwrap_or(before.len()))?.trim_end();
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
    (looks_like_name && name.len() <= 24).then_some(colon.end)
}
