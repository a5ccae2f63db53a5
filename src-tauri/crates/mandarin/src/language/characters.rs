//! Which readings a character can have, and how often each is used.

use super::blob::Section;
use super::table::{U16s, U32s, section};
use crate::LanguageError;
use crate::Syllable;

/// Most characters lie here, where a table finds them at once; the others are searched for.
const FIRST: usize = 0x3400;
const LAST: usize = 0x9FFF;

/// The readings of every character.
pub(crate) struct Characters {
    /// For each character from `FIRST` to `LAST`: one more than its place in `chars`, 0 when it has none.
    direct: Vec<u16>,
    chars: U32s,
    simplified: U32s,
    first: U32s,
    readings: Vec<Syllable>,
    shares: U16s,
    parts_first: U32s,
    parts: U32s,
    radicals: U32s,
}

impl Characters {
    pub(super) fn load() -> Result<Characters, LanguageError> {
        let chars = U32s(section(Section::Chars)?);
        let mut direct = vec![0; LAST - FIRST + 1];
        for (character, place) in chars.iter().zip(1_u16..) {
            if let Some(slot) = (character as usize)
                .checked_sub(FIRST)
                .and_then(|index| direct.get_mut(index))
            {
                *slot = place;
            }
        }
        let codes = U16s(section(Section::CharCodes)?);
        let readings: Option<Vec<Syllable>> = codes.iter().map(Syllable::from_code).collect();
        Ok(Characters {
            direct,
            chars,
            simplified: U32s(section(Section::CharSimplified)?),
            first: U32s(section(Section::CharFirst)?),
            readings: readings.ok_or(LanguageError::Damaged)?,
            shares: U16s(section(Section::CharShares)?),
            parts_first: U32s(section(Section::PartsFirst)?),
            parts: U32s(section(Section::Parts)?),
            radicals: U32s(section(Section::Radicals)?),
        })
    }

    /// The readings of a character, the most frequent first.
    pub(crate) fn readings(&self, character: char) -> &[Syllable] {
        self.readings.get(self.range(character)).unwrap_or_default()
    }

    /// The most frequent reading of a character, and its share of the character's uses, 0 to 1.
    pub(crate) fn most_frequent(&self, character: char) -> Option<(Syllable, f32)> {
        let range = self.range(character);
        let share = self.shares.get(range.start)?;
        self.readings
            .get(range)?
            .first()
            .map(|reading| (*reading, f32::from(share) / f32::from(u16::MAX)))
    }

    /// The readings of a character, the most frequent first, with their shares of its uses.
    pub(crate) fn shares(&self, character: char) -> impl Iterator<Item = (Syllable, f32)> {
        self.range(character).filter_map(|index| {
            let share = f32::from(self.shares.get(index)?) / f32::from(u16::MAX);
            Some((*self.readings.get(index)?, share))
        })
    }

    /// The simplified form of a character, itself when it has no other.
    pub(crate) fn simplified(&self, character: char) -> char {
        let form = self
            .place(character)
            .and_then(|place| self.simplified.get(place))
            .and_then(char::from_u32);
        form.unwrap_or(character)
    }

    /// The parts that one sees in a character; none for one that is one piece.
    pub(crate) fn parts(&self, character: char) -> impl Iterator<Item = char> {
        let range = self
            .place(character)
            .map_or(0..0, |place| self.parts_first.range(place));
        range.filter_map(|index| self.parts.get(index).and_then(char::from_u32))
    }

    /// The radical of a character.
    pub(crate) fn radical(&self, character: char) -> Option<char> {
        let place = self.place(character)?;
        self.radicals
            .get(place)
            .and_then(char::from_u32)
            .filter(|radical| *radical != '\0')
    }

    /// Every character that is known.
    pub(crate) fn all(&self) -> impl Iterator<Item = char> {
        self.chars.iter().filter_map(char::from_u32)
    }

    fn range(&self, character: char) -> std::ops::Range<usize> {
        self.place(character)
            .map_or(0..0, |place| self.first.range(place))
    }

    fn place(&self, character: char) -> Option<usize> {
        let code = u32::from(character);
        match (code as usize)
            .checked_sub(FIRST)
            .and_then(|index| self.direct.get(index))
        {
            Some(0) => None,
            Some(place) => Some(usize::from(*place) - 1),
            None => {
                let place = self.chars.partition_point(|other| other < code);
                (self.chars.get(place) == Some(code)).then_some(place)
            }
        }
    }
}
