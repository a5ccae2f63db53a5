//! The cards in one piece, as the database keeps them for the next start: twenty thousand are there in a millisecond, where
//! reading as many rows takes twenty.
//!
//! A piece says what was known when it was written. Every note that changed since is named beside it, in the transaction of
//! the change, and read from the projections like after any change; so nothing hangs on when a piece is written, and one of
//! another version, or none, only makes the start slower.

use super::{Cards, KnownCard, KnownNote, Names, Told};
use smallvec::SmallVec;
use wenxi_study::{CardState, ItemKind, Phase, StudyDay};

/// What a piece begins with. Another way to write them has another name here.
const MARK: &[u8] = b"Wenxi cards 1\n";

const PHASES: [Phase; 3] = [Phase::Learning, Phase::Review, Phase::Relearning];

/// Bits of what a card has.
const SUSPENDED: u8 = 1;
const BURIED: u8 = 2;
const IN_MINUTES: u8 = 4;

/// The bytes of a card.
const CARD: usize = 52;

/// Writes cards in one piece.
pub(super) fn write(cards: &Cards) -> Vec<u8> {
    let mut order: Vec<u32> = (0..).take(cards.names.len()).collect();
    order.sort_unstable_by_key(|number| cards.names.name(*number));
    let mut piece = Vec::with_capacity(MARK.len() + order.len() * (CARD + 32));
    piece.extend_from_slice(MARK);
    text(&mut piece, &kinds());
    number(&mut piece, order.len());
    let is_saved = |at: &u32| cards.notes.get(*at as usize).is_some_and(|note| note.saved);
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
        let places = cards.notes.get(*at as usize).map(|note| note.cards.as_slice());
        let of_note = places
            .unwrap_or_default()
            .iter()
            .filter_map(|card| cards.card(*card));
        for card in of_note {
            write_card(&mut piece, place, card);
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

fn write_card(piece: &mut Vec<u8>, note: u32, card: &KnownCard) {
    let state = &card.state;
    let place = |found: Option<usize>| found.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
    let has = u8::from(card.suspended) * SUSPENDED
        + u8::from(card.buried_until.is_some()) * BURIED
        + u8::from(state.due_at_ms.is_some()) * IN_MINUTES;
    let kind = place(ItemKind::ALL.iter().position(|kind| *kind == card.kind));
    let phase = place(PHASES.iter().position(|phase| *phase == state.phase));
    piece.extend(note.to_le_bytes());
    piece.extend([kind, phase, state.step, has]);
    piece.extend(state.stability.to_le_bytes());
    piece.extend(state.difficulty.to_le_bytes());
    piece.extend(state.due_day.0.to_le_bytes());
    piece.extend(state.last_day.0.to_le_bytes());
    piece.extend(card.buried_until.map_or(0, |day| day.0).to_le_bytes());
    piece.extend(state.reps.to_le_bytes());
    piece.extend(state.lapses.to_le_bytes());
    piece.extend(state.due_at_ms.unwrap_or(0).to_le_bytes());
    piece.extend(state.last_at_ms.to_le_bytes());
}

/// Reads a piece; none of one that another version wrote, or that is damaged.
pub(super) fn read(piece: &[u8], version: i64) -> Option<Cards> {
    let mut rest = Rest(piece.strip_prefix(MARK)?);
    if rest.text()? != kinds().as_bytes() {
        return None;
    }
    let mut cards = Cards::none(version);
    let count = rest.number()?;
    let saved = rest.bytes(count)?;
    let note = |saved: &u8| KnownNote {
        saved: *saved == 1,
        cards: SmallVec::new(),
    };
    cards.notes = saved.iter().map(note).collect();
    let (bounds, _) = rest
        .bytes(count.checked_add(1)?.checked_mul(4)?)?
        .as_chunks::<4>();
    let bounds = bounds.iter().map(|bound| u32::from_le_bytes(*bound));
    cards.names = Names::in_order(rest.text()?, bounds.collect())?;
    let count = rest.number()?;
    let (of_cards, []) = rest.bytes(count.checked_mul(CARD)?)?.as_chunks::<CARD>() else {
        return None;
    };
    cards.cards.reserve(count);
    for bytes in of_cards {
        let (note, kind, card) = read_card(bytes)?;
        cards.put(note, *ItemKind::ALL.get(kind)?, card)?;
    }
    rest.0.is_empty().then_some(cards)
}

/// The number of its note, that of its kind, and the rest of a card.
fn read_card(bytes: &[u8; CARD]) -> Option<(u32, usize, Told)> {
    let mut rest = Rest(bytes);
    let note = u32::from_le_bytes(rest.some()?);
    let [kind, phase, step, has] = rest.some()?;
    let stability = f32::from_le_bytes(rest.some()?);
    let difficulty = f32::from_le_bytes(rest.some()?);
    let due_day = StudyDay(i32::from_le_bytes(rest.some()?));
    let last_day = StudyDay(i32::from_le_bytes(rest.some()?));
    let buried_until = StudyDay(i32::from_le_bytes(rest.some()?));
    let reps = u32::from_le_bytes(rest.some()?);
    let lapses = u32::from_le_bytes(rest.some()?);
    let due_at_ms = i64::from_le_bytes(rest.some()?);
    let last_at_ms = i64::from_le_bytes(rest.some()?);
    let told = Told {
        suspended: has & SUSPENDED != 0,
        buried_until: (has & BURIED != 0).then_some(buried_until),
        state: CardState {
            phase: *PHASES.get(usize::from(phase))?,
            stability,
            difficulty,
            due_day,
            due_at_ms: (has & IN_MINUTES != 0).then_some(due_at_ms),
            last_at_ms,
            last_day,
            step,
            reps,
            lapses,
        },
    };
    Some((note, usize::from(kind), told))
}

/// What is left to read.
struct Rest<'p>(&'p [u8]);

impl<'p> Rest<'p> {
    fn some<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (some, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*some)
    }

    fn bytes(&mut self, count: usize) -> Option<&'p [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.some()?)).ok()
    }

    fn text(&mut self) -> Option<&'p [u8]> {
        let length = self.number()?;
        self.bytes(length)
    }
}
