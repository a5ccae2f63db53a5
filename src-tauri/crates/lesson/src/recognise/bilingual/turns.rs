//! Paragraphs of a section that says nothing about itself, as news and letters in two languages are printed: each in one
//! language, and below it its translation, in a paragraph of its own or on the next lines. Titles of pictures and names of
//! authors may stand between.

use super::super::blocks;
use super::labels::is_metadata;
use super::recognise;
use crate::script::{Count, lang_of};
use crate::spans::Setter;
use crate::tree::Node;
use crate::{Block, Lang, Role};

/// The blocks of a section whose paragraphs are mostly passages in turns, in either order of the languages; the nodes as
/// they were if they are not.
pub(in crate::recognise) fn in_turns(
    nodes: Vec<Node>,
    role: Role,
    setter: &mut Setter<'_>,
) -> Result<Vec<Block>, Vec<Node>> {
    let Some(passages) = passages(&nodes) else {
        return Err(nodes);
    };
    let mut passages = passages.into_iter().peekable();
    let mut found = Vec::new();
    let mut alone = Vec::new();
    let mut nodes = nodes.into_iter().enumerate();
    while let Some((at, node)) = nodes.next() {
        let Some(passage) = passages.next_if(|passage| passage.at == at) else {
            alone.push(node);
            continue;
        };
        found.extend(blocks::plain(std::mem::take(&mut alone), setter));
        let mut both = vec![node];
        both.extend(nodes.by_ref().take(passage.paragraphs - 1).map(|(_, node)| node));
        found.extend(recognise(both, role, setter));
    }
    found.extend(blocks::plain(alone, setter));
    Ok(found)
}

/// A passage with its translation: two paragraphs, or the lines of one.
struct Passage {
    /// The place of its first paragraph.
    at: usize,
    paragraphs: usize,
}

/// The passages that have their translation below them; nothing if most of the paragraphs do not.
fn passages(nodes: &[Node]) -> Option<Vec<Passage>> {
    let within: Vec<bool> = nodes.iter().map(has_both_sides).collect();
    let sides = nodes.iter().zip(&within);
    let sides: Vec<Option<Side>> = sides
        .map(|(node, both)| if *both { None } else { side(node) })
        .collect();
    let with_first = |first: Lang| {
        let mut pairs = Vec::new();
        let mut at = 0;
        while at + 1 < sides.len() {
            let is_pair = match (sides.get(at), sides.get(at + 1)) {
                (Some(Some(here)), Some(Some(there))) => here.lang == first && here.is_said_by(there),
                _ => false,
            };
            if is_pair {
                pairs.push(at);
            }
            at += 1 + usize::from(is_pair);
        }
        pairs
    };
    let (chinese, english) = (with_first(Lang::Chinese), with_first(Lang::English));
    let english_first = english.len() > chinese.len();
    let pairs = if english_first { english } else { chinese };
    let pairs = pairs.into_iter().map(|at| Passage { at, paragraphs: 2 });
    let within = (0..).zip(within).filter(|(_, both)| *both);
    let mut passages: Vec<Passage> = pairs
        .chain(within.map(|(at, _)| Passage { at, paragraphs: 1 }))
        .collect();
    passages.sort_by_key(|passage| passage.at);
    // Two paragraphs and nothing else may be a passage, too: Chinese with its translation.
    let enough = passages.len() >= 2 || (passages.len() == 1 && nodes.len() <= 2 && !english_first);
    (enough && passages.len() * 3 >= nodes.len()).then_some(passages)
}

/// Whether a paragraph is lines in one language and then lines in the other that may say the same.
fn has_both_sides(node: &Node) -> bool {
    let Node::Paragraph(text) = node else { return false };
    if !text.text().contains('\n') {
        return false;
    }
    let mut sides: Vec<Side> = Vec::new();
    let lines = text.text().lines();
    for line in lines.filter(|line| !line.trim().is_empty() && !is_metadata(line)) {
        let Some(side) = side_of(line) else { return false };
        match sides.last_mut() {
            Some(last) if last.lang == side.lang => last.length += side.length,
            _ => sides.push(side),
        }
        if sides.len() > 2 {
            return false;
        }
    }
    // Of names and titles nobody knows whether they say the same; a letter begins with a greeting.
    let text = text.text();
    let is_sentence = |line: &str| line.trim_end().ends_with(['。', '！', '？', '…', '”', '」']);
    let greets = || {
        text.split_once('\n')
            .is_some_and(|(first, second)| first.trim_end().ends_with(['：', '，']) && second.ends_with(','))
    };
    matches!(sides.as_slice(), [first, second] if first.is_said_by(second))
        && (text.lines().any(is_sentence) || greets())
}

/// A paragraph in one language.
struct Side {
    lang: Lang,
    /// Characters of Chinese, or letters.
    length: usize,
}

fn side(node: &Node) -> Option<Side> {
    let Node::Paragraph(text) = node else { return None };
    side_of(text.text())
}

fn side_of(text: &str) -> Option<Side> {
    let lang = lang_of(text);
    let length = match lang {
        Lang::Chinese => Count::of(text).hanzi,
        Lang::English => text.chars().filter(|letter| letter.is_alphabetic()).count(),
        _ => return None,
    };
    Some(Side { lang, length })
}

impl Side {
    /// Whether another may say the same in the other language: a character stands for three to six letters. Of short ones
    /// the length tells nothing.
    fn is_said_by(&self, other: &Side) -> bool {
        const SHORT: usize = 10;
        let (chinese, english) = match (self.lang, other.lang) {
            (Lang::Chinese, Lang::English) => (self.length, other.length),
            (Lang::English, Lang::Chinese) => (other.length, self.length),
            _ => return false,
        };
        chinese < SHORT || (english * 2 >= chinese * 3 && english <= chinese * 12)
    }
}
