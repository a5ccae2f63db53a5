//! Reads the compiled language data in place: sections, and numbers and texts by their index.

use super::blob::Section;
use crate::LanguageError;

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/language.bin"));

/// The bytes of a section of the compiled data.
pub(crate) fn section(section: Section) -> Result<&'static [u8], LanguageError> {
    let offsets = U32s(COMPILED);
    let index = section as usize;
    let bounds = offsets.get(index).zip(offsets.get(index + 1));
    bounds
        .and_then(|(start, end)| COMPILED.get(start as usize..end as usize))
        .ok_or(LanguageError::Damaged)
}

/// Little-endian `u16`s.
#[derive(Debug, Clone, Copy)]
pub(crate) struct U16s(pub(crate) &'static [u8]);

impl U16s {
    pub(crate) fn get(self, index: usize) -> Option<u16> {
        self.0
            .get(index * 2..)?
            .first_chunk()
            .copied()
            .map(u16::from_le_bytes)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = u16> {
        self.0
            .chunks_exact(2)
            .filter_map(|bytes| bytes.first_chunk().copied().map(u16::from_le_bytes))
    }
}

/// Little-endian `u32`s.
#[derive(Debug, Clone, Copy)]
pub(crate) struct U32s(pub(crate) &'static [u8]);

impl U32s {
    pub(crate) fn get(self, index: usize) -> Option<u32> {
        self.0
            .get(index * 4..)?
            .first_chunk()
            .copied()
            .map(u32::from_le_bytes)
    }

    pub(crate) fn len(self) -> usize {
        self.0.len() / 4
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = u32> {
        self.0
            .chunks_exact(4)
            .filter_map(|bytes| bytes.first_chunk().copied().map(u32::from_le_bytes))
    }

    /// The range that begins at a number and ends where the next one begins.
    pub(crate) fn range(self, index: usize) -> std::ops::Range<usize> {
        match (self.get(index), self.get(index + 1)) {
            (Some(start), Some(end)) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// How many numbers `is_before` holds for; they are in order.
    pub(crate) fn partition_point(self, is_before: impl Fn(u32) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).is_some_and(&is_before) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        low
    }
}

/// Little-endian `f32`s.
#[derive(Debug, Clone, Copy)]
pub(crate) struct F32s(pub(crate) &'static [u8]);

impl F32s {
    pub(crate) fn get(self, index: usize) -> Option<f32> {
        self.0
            .get(index * 4..)?
            .first_chunk()
            .copied()
            .map(f32::from_le_bytes)
    }
}
