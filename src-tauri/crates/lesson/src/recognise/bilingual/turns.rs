//! Paragraphs of a section that says nothing about itself, as news in two languages are printed: each in one language, and
//! below it its translation. Titles of pictures and names of authors may stand between.

use super::super::blocks;
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
    let Some(pairs) = pairs(&nodes) else {
        return Err(nodes);
    };
    let mut pairs = pairs.into_iter().peekable();
    let mut found = Vec::new();
    let mut alone = Vec::new();
    let mut nodes = nodes.into_iter().enumerate();
    while let Some((at, node)) = nodes.next() {
        if pairs.next_if(|pair| *pair == at).is_none() {
            alone.push(node);
            continue;
        }
        found.extend(blocks::plain(std::mem::take(&mut alone), setter));
        let translation = nodes.next().map(|(_, node)| node);
        found.extend(recognise(
            [node].into_iter().chain(translation).collect(),
            role,
            setter,
        ));
    }
    found.extend(blocks::plain(alone, setter));
    Ok(found)
}

/// The places of the first of two paragraphs that say the same; nothing if most of the paragraphs do not.
fn pairs(nodes: &[Node]) -> Option<Vec<usize>> {
    let sides: Vec<Option<Side>> = nodes.iter().map(side).collect();
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
    let pairs = if english.len() > chinese.len() {
        &english
    } else {
        &chinese
    };
    // Two paragraphs and nothing else may be a pair, too: Chinese with its translation.
    let enough = pairs.len() >= 2 || (nodes.len() == 2 && chinese.len() == 1);
    (enough && pairs.len() * 3 >= nodes.len()).then(|| pairs.clone())
}

/// A paragraph in one language.
struct Side {
    lang: Lang,
    /// Characters of Chinese, or letters.
    length: usize,
}

fn side(node: &Node) -> Option<Side> {
    let Node::Paragraph(text) = node else { return None };
    let text = text.text();
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
