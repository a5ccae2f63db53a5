//! How characters are written: the strokes in their order, unpacked when they are asked for.
//!
//! The data is hanzi-writer-data, made of the Arphic fonts; `build/strokes.rs` says how it is packed, and
//! `language/stroke-orders.txt` mends what is known to be wrong.

use std::fmt::Write;
use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::Language;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/strokes.bin"));

/// The licence of the strokes, which has to go with them.
pub const ARPHIC_LICENCE: &str = include_str!("../language/ARPHICPL.TXT");

/// How many characters are packed together.
const CHUNK: usize = 64;

/// The strokes of a character on a grid of 1024 by 1024, the origin at the lower left, the baseline at 124.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Strokes {
    /// The outline of each stroke as an SVG path, in the order of writing.
    pub outlines: Vec<String>,
    /// The line along the middle of each stroke, in the direction of writing.
    pub medians: Vec<Vec<[i32; 2]>>,
    /// Which strokes belong to the radical, from 0; empty when it is not known.
    pub radical: Vec<u8>,
}

impl Language {
    /// How a character is written; nothing when that is not known.
    pub fn strokes(&self, character: char) -> Option<Strokes> {
        let count = number(0)?;
        let code = usize::try_from(u32::from(character)).ok()?;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            if number(1 + middle)? < code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let place = Some(low).filter(|place| *place < count && number(1 + place) == Some(code))?;
        let chunk = 1 + count + place / CHUNK;
        let deflated = PACKED.get(number(chunk)?..number(chunk + 1)?)?;
        let mut bytes = Vec::new();
        DeflateDecoder::new(deflated).read_to_end(&mut bytes).ok()?;
        let mut rest = bytes.as_slice();
        for _ in 0..place % CHUNK {
            rest = record(rest)?.1;
        }
        read(record(rest)?.0)
    }
}

/// The number at an index of the packed file.
fn number(index: usize) -> Option<usize> {
    let bytes = PACKED.get(index * 4..)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes(*bytes)).ok()
}

/// The first record of a chunk, and the others.
fn record(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u16::from_le_bytes(*length).into())
}

fn read(record: &[u8]) -> Option<Strokes> {
    let mut bytes = Bytes(record);
    let count = bytes.byte()?;
    let radicals = bytes.byte()?;
    let mut strokes = Strokes {
        radical: (0..radicals).map(|_| bytes.byte()).collect::<Option<_>>()?,
        ..Strokes::default()
    };
    for _ in 0..count {
        let mut pen = [0; 2];
        let mut outline = String::new();
        for _ in 0..bytes.byte()? {
            let (command, points) =
                *[("M", 1), ("L", 1), ("Q", 2), ("C", 3), ("Z", 0)].get(usize::from(bytes.byte()?))?;
            outline.push_str(command);
            for _ in 0..points {
                let [x, y] = bytes.point(&mut pen)?;
                let _ = write!(outline, " {x} {y}");
            }
            outline.push(' ');
        }
        outline.truncate(outline.trim_end().len());
        strokes.outlines.push(outline);
        let mut pen = [0; 2];
        let median = (0..bytes.byte()?)
            .map(|_| bytes.point(&mut pen))
            .collect::<Option<_>>()?;
        strokes.medians.push(median);
    }
    Some(strokes)
}

/// What is left of a record.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number as `build/strokes.rs` writes it.
    fn number(&mut self) -> Option<i32> {
        let (mut bits, mut shift) = (0_u32, 0);
        loop {
            let byte = self.byte()?;
            bits |= u32::from(byte & 0x7F).checked_shl(shift)?;
            shift += 7;
            if byte < 0x80 {
                return Some((bits >> 1).cast_signed() ^ -((bits & 1).cast_signed()));
            }
        }
    }

    /// The next point, in whole coordinates; `pen` has the last one, halved.
    fn point(&mut self, pen: &mut [i32; 2]) -> Option<[i32; 2]> {
        for last in pen.iter_mut() {
            *last += self.number()?;
        }
        Some(pen.map(|half| half * 2))
    }
}
