//! The trie of the words, read in place: a double array in the form of the crate `crawdad`, with which the build script makes it.
//! The crate itself copies it into memory at each start, 4 MB; here what is looked for is all that is read.

/// The code of characters that no word has.
const NO_CODE: u32 = u32::MAX;
/// The code of the end of a word.
const END: u32 = 0;
/// The bit of a node's numbers that says of the first that it is a leaf, and of the second that it has one.
const LEAF: u32 = 1 << 31;

/// Words with a number each, found by their beginning.
pub(super) struct Trie {
    /// For each character its code.
    codes: &'static [[u8; 4]],
    /// Each of two numbers: where its children are, or the number of its word; and which node it is a child of.
    nodes: &'static [[u8; 8]],
}

/// A node, taken apart.
#[derive(Clone, Copy)]
struct Node {
    base: u32,
    check: u32,
}

impl Node {
    fn is_leaf(self) -> bool {
        self.base & LEAF != 0
    }

    /// The number of the word of a leaf.
    fn word(self) -> u32 {
        self.base & !LEAF
    }
}

impl Trie {
    /// The trie in these bytes; none when they are not whole.
    pub(super) fn read(bytes: &'static [u8]) -> Option<Self> {
        let (codes, rest) = table(bytes)?;
        // How many characters there are.
        let (_, rest) = rest.split_first_chunk::<4>()?;
        let (nodes, rest) = table(rest)?;
        rest.is_empty().then_some(Self { codes, nodes })
    }

    /// The number of the word with exactly these characters.
    pub(super) fn exact(&self, characters: impl Iterator<Item = char>) -> Option<u32> {
        let (mut at, mut node) = (0, self.node(0)?);
        for character in characters {
            (at, node) = self.child(at, node, character)?;
        }
        self.word(node)
    }

    /// The words that a text begins with: each with its length in characters, short ones first.
    pub(super) fn beginning(&self, text: impl Iterator<Item = char>) -> impl Iterator<Item = (u32, usize)> {
        let mut characters = text.zip(1..);
        let mut standing = self.node(0).map(|root| (0, root));
        std::iter::from_fn(move || {
            loop {
                let ((at, node), (character, length)) = standing.zip(characters.next())?;
                standing = self.child(at, node, character);
                let (_, child) = standing?;
                if let Some(word) = self.word(child) {
                    return Some((word, length));
                }
            }
        })
    }

    fn node(&self, at: u32) -> Option<Node> {
        let [a, b, c, d, e, f, g, h] = *self.nodes.get(at as usize)?;
        Some(Node {
            base: u32::from_le_bytes([a, b, c, d]),
            check: u32::from_le_bytes([e, f, g, h]),
        })
    }

    /// The child of a node by a character, and where it is.
    fn child(&self, at: u32, node: Node, character: char) -> Option<(u32, Node)> {
        let code = u32::from_le_bytes(*self.codes.get(character as usize)?);
        if node.is_leaf() || code == NO_CODE {
            return None;
        }
        let to = node.base ^ code;
        let child = self.node(to)?;
        (child.check & !LEAF == at).then_some((to, child))
    }

    /// The number of the word that ends at a node.
    fn word(&self, node: Node) -> Option<u32> {
        if node.is_leaf() {
            Some(node.word())
        } else if node.check & LEAF != 0 {
            Some(self.node(node.base ^ END)?.word())
        } else {
            None
        }
    }
}

/// So many things of `N` bytes as a number says that stands before them, and what follows.
fn table<const N: usize>(bytes: &'static [u8]) -> Option<(&'static [[u8; N]], &'static [u8])> {
    let (count, rest) = bytes.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*count)).ok()?.checked_mul(N)?;
    let (table, rest) = rest.split_at_checked(length)?;
    Some((table.as_chunks().0, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::blob::Section;
    use crate::language::table::section;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// The words, read in place and by the crate.
    static BOTH: LazyLock<(Trie, crawdad::Trie)> = LazyLock::new(|| {
        let bytes = section(Section::Trie).unwrap();
        let of_crate = crawdad::Trie::deserialize_from_slice(bytes).0;
        (Trie::read(bytes).unwrap(), of_crate)
    });

    #[test]
    fn what_is_cut_off_is_no_trie() {
        let bytes = section(Section::Trie).unwrap();
        for length in [0, 3, 4, 1000, bytes.len() - 1] {
            assert!(Trie::read(&bytes[..length]).is_none());
        }
    }

    proptest! {
        /// Read in place it has the words that the crate finds.
        #[test]
        fn the_words_are_those_of_the_crate(text in "[的一是不了人我在有他这中大来上国个到说们客户服务公司電腦a1，〇𠀀\u{10FFFF}]{0,9}") {
            let (own, of_crate) = &*BOTH;
            prop_assert_eq!(own.exact(text.chars()), of_crate.exact_match(text.chars()));
            let found: Vec<_> = own.beginning(text.chars()).collect();
            let wanted: Vec<_> = of_crate.common_prefix_search(text.chars()).collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
