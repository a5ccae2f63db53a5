//! Packs the strokes of characters: outlines and centre lines of 9,574 characters, 32 MB of JSON, in a few MB.
//!
//! Coordinates are halved (the grid has 1024 units to a side; what is lost is a thousandth of it), written as
//! differences in variable length, and deflated in chunks of 64 characters, of which one is opened for a character.
//! `src/strokes.rs` reads it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::Deserialize;

/// How many characters are deflated together.
const CHUNK: usize = 64;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Strokes {
    strokes: Vec<String>,
    medians: Vec<Vec<[f64; 2]>>,
    #[serde(default)]
    rad_strokes: Vec<u8>,
}

/// What the rest of the build wants to know of the strokes of a character.
pub(crate) struct Count {
    /// How many there are.
    pub(crate) strokes: u8,
    /// Which of them belong to the radical, from 0; empty when it is not known.
    pub(crate) radical: Vec<u8>,
}

/// The packed file, and what is known of each character. `orders` corrects the data.
pub(crate) fn pack(folder: &Path, orders: &str) -> Result<(Vec<u8>, BTreeMap<char, Count>), String> {
    let mut records: BTreeMap<char, Vec<u8>> = BTreeMap::new();
    let mut counts = BTreeMap::new();
    let orders = read_orders(orders)?;
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}.", folder.display());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut characters = name.strip_suffix(".json").unwrap_or_default().chars();
        let (Some(character), None) = (characters.next(), characters.next()) else {
            continue;
        };
        let text = fs::read(&path).map_err(unreadable)?;
        let mut strokes: Strokes = serde_json::from_slice(&text)
            .map_err(|error| format!("{name} has another form than expected: {error}."))?;
        if let Some(order) = orders.get(&character) {
            strokes
                .put_in(order)
                .ok_or_else(|| format!("The order of the strokes of {character} is none."))?;
        }
        records.insert(
            character,
            strokes
                .record()
                .ok_or_else(|| format!("{name} has strokes that cannot be read."))?,
        );
        let strokes_of =
            u8::try_from(strokes.strokes.len()).map_err(|_| format!("{name} has too many strokes."))?;
        counts.insert(
            character,
            Count {
                strokes: strokes_of,
                radical: strokes.rad_strokes,
            },
        );
    }
    if records.len() < 9_000 {
        return Err(format!("There are strokes of {} characters only.", records.len()));
    }
    Ok((file(&records)?, counts))
}

/// Lines `盖 1 2 3 4 6 5`.
fn read_orders(text: &str) -> Result<BTreeMap<char, Vec<usize>>, String> {
    let line = |line: &str| {
        let mut parts = line.split(' ');
        let character = parts.next()?.chars().next()?;
        let order: Option<Vec<usize>> = parts
            .map(|part| part.parse::<usize>().ok()?.checked_sub(1))
            .collect();
        Some((character, order?))
    };
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|text| line(text).ok_or_else(|| format!("This order of strokes cannot be read: {text}")))
        .collect()
}

impl Strokes {
    /// Puts the strokes in another order; nothing when it has not each of them once.
    fn put_in(&mut self, order: &[usize]) -> Option<()> {
        let mut sorted = order.to_vec();
        sorted.sort_unstable();
        let complete = sorted.into_iter().eq(0..self.strokes.len());
        let strokes: Option<Vec<_>> = order.iter().map(|at| self.strokes.get(*at).cloned()).collect();
        let medians: Option<Vec<_>> = order.iter().map(|at| self.medians.get(*at).cloned()).collect();
        (self.strokes, self.medians) = complete.then_some((strokes?, medians?))?;
        Some(())
    }

    fn record(&self) -> Option<Vec<u8>> {
        let mut bytes = vec![byte(self.strokes.len())?, byte(self.rad_strokes.len())?];
        bytes.extend(&self.rad_strokes);
        for (outline, median) in self.strokes.iter().zip(&self.medians) {
            let mut pen = Pen::default();
            let mut commands = 0_usize;
            let mut body = Vec::new();
            let mut tokens = outline.split_whitespace();
            while let Some(command) = tokens.next() {
                let kind = "MLQCZ".find(command)?;
                body.push(byte(kind)?);
                for _ in 0..[1, 1, 2, 3, 0].get(kind).copied()? {
                    let x = tokens.next()?.parse().ok()?;
                    let y = tokens.next()?.parse().ok()?;
                    pen.to([x, y], &mut body);
                }
                commands += 1;
            }
            bytes.push(byte(commands)?);
            bytes.extend(body);
            let mut pen = Pen::default();
            bytes.push(byte(median.len())?);
            for point in median {
                pen.to(*point, &mut bytes);
            }
        }
        Some(bytes)
    }
}

fn byte(number: usize) -> Option<u8> {
    u8::try_from(number).ok()
}

/// Where the last point was, in halved coordinates.
#[derive(Default)]
struct Pen([i32; 2]);

impl Pen {
    fn to(&mut self, point: [f64; 2], bytes: &mut Vec<u8>) {
        for (last, now) in self.0.iter_mut().zip(point) {
            #[allow(clippy::cast_possible_truncation)]
            let now = (now / 2.0).round() as i32;
            push(now - *last, bytes);
            *last = now;
        }
    }
}

/// A number in as many bytes as it needs: its sign in the lowest bit, seven bits a byte.
fn push(number: i32, bytes: &mut Vec<u8>) {
    let mut rest = ((number << 1) ^ (number >> 31)).cast_unsigned();
    while rest >= 0x80 {
        bytes.push((rest & 0x7F) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// The number of characters; the characters; where each chunk begins and the last ends; the chunks. In a chunk every
/// record has its length before it.
fn file(records: &BTreeMap<char, Vec<u8>>) -> Result<Vec<u8>, String> {
    let all: Vec<&Vec<u8>> = records.values().collect();
    let mut chunks = Vec::new();
    for chunk in all.chunks(CHUNK) {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        let write = |encoder: &mut DeflateEncoder<Vec<u8>>| -> std::io::Result<()> {
            for record in chunk {
                encoder.write_all(
                    &u16::try_from(record.len())
                        .map_err(std::io::Error::other)?
                        .to_le_bytes(),
                )?;
                encoder.write_all(record)?;
            }
            Ok(())
        };
        let deflated = write(&mut encoder).and_then(|()| encoder.finish());
        chunks.push(deflated.map_err(|error| format!("The strokes cannot be packed: {error}."))?);
    }
    let number = |number: usize| u32::try_from(number).map_err(|_| "There are too many strokes.".to_owned());
    let mut bytes = number(records.len())?.to_le_bytes().to_vec();
    bytes.extend(
        records
            .keys()
            .flat_map(|character| u32::from(*character).to_le_bytes()),
    );
    let mut offset = bytes.len() + 4 * (chunks.len() + 1);
    for chunk in &chunks {
        bytes.extend(number(offset)?.to_le_bytes());
        offset += chunk.len();
    }
    bytes.extend(number(offset)?.to_le_bytes());
    bytes.extend(chunks.into_iter().flatten());
    Ok(bytes)
}
