//! What a change of the log changed.

use std::collections::{BTreeMap, BTreeSet};
use wenxi_study::{CardId, CardState, NoteId};

/// Whoever shows any of these shows them anew.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// Cards with their new state; none for a card whose reviews are all voided.
    pub cards: BTreeMap<CardId, Option<CardState>>,
    /// Notes that were added, changed or removed.
    pub notes: BTreeSet<NoteId>,
    /// Lessons that were opened, removed, restored or got notes.
    pub lessons: BTreeSet<String>,
    /// Whether the choices of the schedule changed, and with them all cards.
    pub schedule: bool,
}
