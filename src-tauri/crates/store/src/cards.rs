//! All cards that were ever answered, in memory: what is due and what comes is asked with every answer and on every page,
//! and a walk over twenty thousand cards here takes less than a look at a few in the database.
//!
//! They are read from the projections when they are first asked for, and after a change the notes that it touched are read
//! again, by the same code: nothing stands here that the projections do not say.

use crate::error::StoreError;
use crate::log::Changes;
use crate::projection::state;
use rusqlite::Connection;
use smallvec::SmallVec;
use std::collections::HashMap;
use std::sync::Arc;
use wenxi_study::{CardId, CardState, ItemKind, NoteId, Now, StudyDay};

/// When more notes than this change at once, all cards are read anew.
const FEW: usize = 100;

/// The cards of the learner.
pub(crate) struct Cards {
    notes: Vec<KnownNote>,
    /// Their indices in `notes`.
    numbers: HashMap<Arc<str>, u32>,
    /// In no order; where a card was that is gone there is nothing.
    cards: Vec<Option<KnownCard>>,
    /// The version of the file when it was read: another one when another program has written.
    version: i64,
}

struct KnownNote {
    name: Arc<str>,
    saved: bool,
    /// Indices in `cards`.
    cards: SmallVec<[u32; 2]>,
}

/// A card that was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct KnownCard {
    note: u32,
    kind: ItemKind,
    /// Whether its note is studied.
    saved: bool,
    suspended: bool,
    buried_until: Option<StudyDay>,
    pub(crate) state: CardState,
}

impl KnownCard {
    /// Whether it may be asked on a day, as far as the learner's wishes go.
    pub(crate) fn is_asked_on(&self, day: StudyDay) -> bool {
        self.saved && !self.suspended && self.buried_until.is_none_or(|until| until <= day)
    }

    /// Whether its note is studied and it is not suspended.
    pub(crate) fn is_in_use(&self) -> bool {
        self.saved && !self.suspended
    }

    /// Whether its note is studied.
    pub(crate) fn is_saved(&self) -> bool {
        self.saved
    }
}

/// How many notes are to be asked when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Now.
    pub due: u32,
    /// Those among them that are in steps of minutes which began today: no limit of the day holds them back.
    pub in_steps: u32,
    /// Later today, when the minutes of a step have passed.
    pub later_today: u32,
    /// Tomorrow, those that come new to it.
    pub tomorrow: u32,
}

impl Cards {
    /// Reads all of them.
    pub(crate) fn read(connection: &Connection) -> Result<Self, StoreError> {
        let mut cards = Self {
            notes: Vec::new(),
            numbers: HashMap::new(),
            cards: Vec::new(),
            version: version(connection)?,
        };
        let mut statement = connection.prepare_cached("SELECT id FROM note WHERE saved")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            let number = cards.number(name);
            if let Some(note) = cards.notes.get_mut(number as usize) {
                note.saved = true;
            }
        }
        let mut statement = connection.prepare_cached(
            "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses, step
             FROM card",
        )?;
        cards.take(statement.query([])?)?;
        let mut statement = connection.prepare_cached("SELECT card, suspended, buried_until FROM hold")?;
        cards.hold(statement.query([])?)?;
        Ok(cards)
    }

    /// Whether another program has written since these were read.
    pub(crate) fn is_outdated(&self, connection: &Connection) -> Result<bool, StoreError> {
        Ok(version(connection)? != self.version)
    }

    /// These cards after a change of the log; none when it changed so much that they are to be read anew.
    pub(crate) fn after(
        mut self,
        connection: &Connection,
        changes: &Changes,
    ) -> Result<Option<Self>, StoreError> {
        let mut touched: Vec<&NoteId> = changes.cards.keys().map(|card| &card.note).collect();
        touched.dedup();
        if changes.schedule || touched.len() + changes.notes.len() > FEW {
            return Ok(None);
        }
        for note in touched.into_iter().chain(&changes.notes) {
            self.read_note(connection, note.as_str())?;
        }
        Ok(Some(self))
    }

    fn read_note(&mut self, connection: &Connection, note: &str) -> Result<(), StoreError> {
        let saved = connection
            .prepare_cached("SELECT 1 FROM note WHERE id = ?1 AND saved")?
            .exists([note])?;
        let number = self.number(note);
        if let Some(known) = self.notes.get_mut(number as usize) {
            known.saved = saved;
            for at in &known.cards {
                if let Some(card) = self.cards.get_mut(*at as usize) {
                    *card = None;
                }
            }
        }
        let mut statement = connection.prepare_cached(
            "SELECT id, phase, stability, difficulty, due_day, due_at_ms, last_day, last_at_ms, reps, lapses, step
             FROM card WHERE note = ?1",
        )?;
        self.take(statement.query([note])?)?;
        let mut statement =
            connection.prepare_cached("SELECT card, suspended, buried_until FROM hold WHERE note = ?1")?;
        self.hold(statement.query([note])?)
    }

    /// Takes cards in, of rows with their ids and states.
    fn take(&mut self, mut rows: rusqlite::Rows<'_>) -> Result<(), StoreError> {
        while let Some(row) = rows.next()? {
            let id = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            // A kind of question that only a newer version asks is passed over.
            let Some((note, kind)) = id
                .rsplit_once('/')
                .and_then(|(note, kind)| Some((note, ItemKind::named(kind)?)))
            else {
                continue;
            };
            let number = self.number(note);
            let Some(note) = self.notes.get_mut(number as usize) else {
                continue;
            };
            let card = Some(KnownCard {
                note: number,
                kind,
                saved: note.saved,
                suspended: false,
                buried_until: None,
                state: state(row, 1)?,
            });
            let free = note
                .cards
                .iter()
                .find(|at| self.cards.get(**at as usize) == Some(&None));
            match free.and_then(|at| self.cards.get_mut(*at as usize)) {
                Some(place) => *place = card,
                None => {
                    note.cards
                        .push(u32::try_from(self.cards.len()).unwrap_or(u32::MAX));
                    self.cards.push(card);
                }
            }
        }
        Ok(())
    }

    /// Puts cards aside, of rows that name them.
    fn hold(&mut self, mut rows: rusqlite::Rows<'_>) -> Result<(), StoreError> {
        while let Some(row) = rows.next()? {
            let Ok(card) = row
                .get_ref(0)?
                .as_str()
                .map_err(rusqlite::Error::from)?
                .parse::<CardId>()
            else {
                continue;
            };
            // A card may be put aside that was never answered.
            if let Some(at) = self.place(&card)
                && let Some(Some(known)) = self.cards.get_mut(at)
            {
                (known.suspended, known.buried_until) =
                    (row.get(1)?, row.get::<_, Option<i32>>(2)?.map(StudyDay));
            }
        }
        Ok(())
    }

    fn number(&mut self, note: &str) -> u32 {
        if let Some(number) = self.numbers.get(note) {
            return *number;
        }
        let number = u32::try_from(self.notes.len()).unwrap_or(u32::MAX);
        let name: Arc<str> = note.into();
        self.numbers.insert(Arc::clone(&name), number);
        self.notes.push(KnownNote {
            name,
            saved: false,
            cards: SmallVec::new(),
        });
        number
    }

    fn place(&self, card: &CardId) -> Option<usize> {
        let number = self.numbers.get(card.note.as_str())?;
        let places = self
            .notes
            .get(*number as usize)?
            .cards
            .iter()
            .map(|at| *at as usize);
        let mut named =
            places.filter(|at| matches!(self.cards.get(*at), Some(Some(known)) if known.kind == card.kind));
        named.next()
    }

    /// A card, if it was ever answered.
    pub(crate) fn get(&self, card: &CardId) -> Option<&KnownCard> {
        self.cards.get(self.place(card)?)?.as_ref()
    }

    /// All cards, in no order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &KnownCard> {
        self.cards.iter().flatten()
    }

    /// The names of the notes that are studied.
    pub(crate) fn saved_notes(&self) -> impl Iterator<Item = &str> {
        self.notes
            .iter()
            .filter(|note| note.saved)
            .map(|note| &*note.name)
    }

    /// The name of a card's note.
    pub(crate) fn note_of(&self, card: &KnownCard) -> &str {
        self.notes.get(card.note as usize).map_or("", |note| &note.name)
    }

    /// The id of a card.
    pub(crate) fn id(&self, card: &KnownCard) -> Option<CardId> {
        Some(CardId {
            note: self.note_of(card).parse().ok()?,
            kind: card.kind,
        })
    }

    /// A number for each note, which `of` makes of its cards one after the other, beginning with `first`.
    pub(crate) fn by_note<T: Clone>(
        &self,
        first: T,
        mut of: impl FnMut(&mut T, &KnownCard),
    ) -> Vec<(&str, T)> {
        let mut made = vec![first; self.notes.len()];
        for card in self.all() {
            if let Some(made) = made.get_mut(card.note as usize) {
                of(made, card);
            }
        }
        self.notes.iter().map(|note| &*note.name).zip(made).collect()
    }

    /// How many cards of each note were answered on a day.
    fn answered_on(&self, day: StudyDay) -> Vec<u8> {
        let mut answered = vec![0_u8; self.notes.len()];
        for card in self.all().filter(|card| card.state.last_day == day) {
            if let Some(count) = answered.get_mut(card.note as usize) {
                *count = count.saturating_add(1);
            }
        }
        answered
    }

    /// How many notes are due now, later today and tomorrow, each once; those put aside are left out. A card of whose note
    /// another one was asked today waits for tomorrow, because the answer to one gives the other away.
    pub(crate) fn counts(&self, now: Now) -> Counts {
        const DUE: u8 = 1;
        const LATER: u8 = 2;
        const TOMORROW: u8 = 4;
        const IN_STEPS: u8 = 8;
        let tomorrow = now.day.plus(1);
        let answered = self.answered_on(now.day);
        let mut seen = vec![0_u8; self.notes.len()];
        let mut counts = Counts::default();
        let mut count = |card: &KnownCard, when: u8, count: &mut u32| {
            let seen = seen.get_mut(card.note as usize);
            if let Some(seen) = seen.filter(|seen| **seen & when == 0) {
                *seen |= when;
                *count += 1;
            }
        };
        for card in self.all().filter(|card| card.is_asked_on(now.day)) {
            match card.state.due_at_ms {
                _ if card.state.due_day == tomorrow => count(card, TOMORROW, &mut counts.tomorrow),
                _ if card.state.due_day > tomorrow => {}
                Some(at) if at > now.at_ms => count(card, LATER, &mut counts.later_today),
                Some(_) => {
                    count(card, DUE, &mut counts.due);
                    if card.state.last_day == now.day {
                        count(card, IN_STEPS, &mut counts.in_steps);
                    }
                }
                None if self.waits(card, now.day, &answered) => {}
                None => count(card, DUE, &mut counts.due),
            }
        }
        counts
    }

    /// Whether another card of the same note was answered on this day.
    fn waits(&self, card: &KnownCard, day: StudyDay, answered: &[u8]) -> bool {
        let answered = answered.get(card.note as usize).copied().unwrap_or(0);
        answered > u8::from(card.state.last_day == day)
    }

    /// The cards that are due and not put aside, at most `at_most` of them. Those in steps of minutes come first; of the
    /// others those nearest to being forgotten or, when there are more than wanted, those known best.
    pub(crate) fn due(&self, now: Now, at_most: usize) -> Vec<&KnownCard> {
        let answered = self.answered_on(now.day);
        let mut due: Vec<(bool, f32, &KnownCard)> = self
            .all()
            .filter(|card| card.state.is_due(now) && card.is_asked_on(now.day))
            .filter(|card| card.state.due_at_ms.is_some() || !self.waits(card, now.day, &answered))
            // Recall falls with the share of its stability that has passed, whatever the decay.
            .map(|card| {
                let passed = now.day.0.saturating_sub(card.state.last_day.0) as f32 / card.state.stability;
                (card.state.due_at_ms.is_none(), passed, card)
            })
            .collect();
        let backlog = due.len() > at_most;
        let order = |(days, passed, card): &(bool, f32, &KnownCard),
                     (other_days, other_passed, other): &(bool, f32, &KnownCard)| {
            let nearest = other_passed.total_cmp(passed);
            let order = days
                .cmp(other_days)
                .then(if backlog { nearest.reverse() } else { nearest });
            order.then_with(|| {
                (self.note_of(card), card.kind.as_str()).cmp(&(self.note_of(other), other.kind.as_str()))
            })
        };
        if due.len() > at_most && at_most > 0 {
            due.select_nth_unstable_by(at_most, order);
        }
        due.truncate(at_most);
        due.sort_unstable_by(order);
        due.into_iter().map(|(_, _, card)| card).collect()
    }
}

/// The version of the file: another one when another program has written.
pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection
        .prepare_cached("PRAGMA data_version")?
        .query_row([], |row| row.get(0))?)
}
