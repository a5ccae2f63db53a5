//! The cards in one piece, as the database keeps them for the next start: twenty thousand are there in a millisecond, where
//! reading as many rows takes twenty.
//!
//! A piece says what was known when it was written. Every note that changed since is named beside it, in the transaction of
//! the change, and read from the projections like after any change; so nothing hangs on when a piece is written, and one of
//! another version, or none, only makes the start slower.

use super::known::{Bytes, KnownCard, renumbered};
use super::{Cards, Names};
use std::io::Read;
use wenxi_study::ItemKind;

/// What a piece begins with. Another way to write them has another name here.
const MARK: &[u8] = b"Wenxi cards 2\n";

/// Writes cards in one piece.
pub(super) fn write(cards: &Cards) -> Vec<u8> {
    let mut order: Vec<u32> = (0..).take(cards.names.len()).collect();
    order.sort_unstable_by_key(|number| cards.names.name(*number));
    let mut piece = Vec::with_capacity(MARK.len() + order.len() * (size_of::<Bytes>() + 32));
    piece.extend_from_slice(MARK);
    text(&mut piece, &kinds());
    number(&mut piece, order.len());
    let is_saved = |at: &u32| cards.saved.get(*at as usize).copied().unwrap_or_default();
    piece.extend(order.iter().map(|at| u8::from(is_saved(at))));
    let mut names = String::new();
    number(&mut piece, 0);
    for at in &order {
        names.push_str(cards.names.name(*at));
        number(&mut piece, names.len());
    }
    text(&mut piece, &names);
    number(&mut piece, cards.all().count());
    for (place, at) in (0_u32..).zip(&order) {
        for card in cards.of_note(*at) {
            piece.extend(renumbered(card.0, place).as_flattened());
        }
    }
    piece
}

/// The kinds of cards that this version knows: of a piece with others, cards may be missing.
fn kinds() -> String {
    ItemKind::ALL.map(ItemKind::as_str).join(" ")
}

fn number(piece: &mut Vec<u8>, number: usize) {
    piece.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn text(piece: &mut Vec<u8>, text: &str) {
    number(piece, text.len());
    piece.extend_from_slice(text.as_bytes());
}

/// Reads a piece of so many bytes; none of one that another version wrote, or that is damaged.
pub(super) fn read(piece: impl Read, length: usize, version: i64) -> Option<Cards> {
    let mut rest = Rest { piece, left: length };
    if rest.bytes(MARK.len())? != MARK || rest.text()? != kinds().as_bytes() {
        return None;
    }
    let mut cards = Cards::none(version);
    let notes = rest.number()?;
    cards.saved = rest.bytes(notes)?.iter().map(|saved| *saved == 1).collect();
    let mut bounds = rest.room_for(notes.checked_add(1)?, [0; 4])?;
    rest.fill(bounds.as_flattened_mut())?;
    let bounds = bounds.into_iter().map(u32::from_le_bytes);
    cards.names = Names::in_order(rest.text()?, bounds.collect())?;
    cards.sorted = rest.number()?;
    cards.cards = rest.room_for(cards.sorted, Bytes::default())?;
    rest.fill(cards.cards.as_flattened_mut().as_flattened_mut())?;
    let of_notes = |card: &Bytes| KnownCard(card).is_whole() && (KnownCard(card).note() as usize) < notes;
    let is_whole = rest.left == 0
        && cards.cards.iter().all(of_notes)
        && cards.cards.is_sorted_by_key(|card| KnownCard(card).note());
    is_whole.then_some(cards)
}

/// What is left to read, and how many bytes that is.
struct Rest<R> {
    piece: R,
    left: usize,
}

impl<R: Read> Rest<R> {
    /// Room for so many things, if there are as many to read.
    fn room_for<T: Clone>(&self, count: usize, nothing: T) -> Option<Vec<T>> {
        (count.checked_mul(size_of::<T>())? <= self.left).then(|| vec![nothing; count])
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Option<()> {
        self.left = self.left.checked_sub(bytes.len())?;
        self.piece.read_exact(bytes).ok()
    }

    fn bytes(&mut self, count: usize) -> Option<Vec<u8>> {
        let mut bytes = self.room_for(count, 0)?;
        self.fill(&mut bytes)?;
        Some(bytes)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = [0; 4];
        self.fill(&mut number)?;
        usize::try_from(u32::from_le_bytes(number)).ok()
    }

    fn text(&mut self) -> Option<Vec<u8>> {
        let length = self.number()?;
        self.bytes(length)
    }
}
