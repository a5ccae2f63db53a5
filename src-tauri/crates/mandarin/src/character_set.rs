//! Sets of Chinese characters that are asked of every character of a text: a bit for each, found at once.

/// Where the characters of a set lie.
const FIRST: usize = 0x4E00;
const LAST: usize = 0x9FFF;

const WORDS: usize = (LAST - FIRST) / 64 + 1;

/// Some of the characters from U+4E00 to U+9FFF.
pub(crate) struct CharacterSet([u64; WORDS]);

impl CharacterSet {
    /// The set of these characters; a character that lies elsewhere does not compile.
    #[allow(clippy::indexing_slicing, reason = "evaluated when it is compiled")]
    pub(crate) const fn of(characters: &[char]) -> CharacterSet {
        let mut words = [0; WORDS];
        let mut index = 0;
        while index < characters.len() {
            let place = characters[index] as usize - FIRST;
            words[place / 64] |= 1 << (place % 64);
            index += 1;
        }
        CharacterSet(words)
    }

    pub(crate) fn has(&self, character: char) -> bool {
        let place = (character as usize).wrapping_sub(FIRST);
        let word = self.0.get(place / 64).copied().unwrap_or_default();
        word >> (place % 64) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_its_characters_and_no_others() {
        static SET: CharacterSet = CharacterSet::of(&['一', '斯', '\u{9FFF}']);
        let has = |character: &char| SET.has(*character);
        let all: Vec<char> = ('\0'..=char::MAX).filter(has).collect();
        assert_eq!(all, ['一', '斯', '\u{9FFF}']);
    }
}
