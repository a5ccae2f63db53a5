//! Putting what was done in Anki into the log, so that nothing counts twice and nothing that is learnt here is undone.

use super::{History, PastCard};
use crate::{Engine, Error, behind::let_go, imported::Remembered};
use rayon::prelude::*;
use std::collections::BTreeSet;
use wenxi_store::{
    Done, Entry, Event, EventId, HistoryImported, NoteAdded, NoteRemoved, PastStep, Record, ReviewVoided,
};
use wenxi_study::{Note, NoteId};

/// Reviews of one moment are this many milliseconds apart in a package at most: Anki names each by a moment of its own.
const SAME_MOMENT_MS: u64 = 60;

impl Engine {
    /// Puts what was done into the log, and the notes into the queue: those that were never met, and all that are not
    /// studied when the lesson is new. What the log has already is passed over. Gives what was put in.
    pub(crate) fn remember(&self, history: History, lesson: &str, is_new: bool) -> Result<Remembered, Error> {
        self.take_back_misread(&history.cards)?;
        let mut notes: Vec<NoteId> = history.notes.iter().map(|note| note.id.clone()).collect();
        let known = self.store.note_states(&notes)?;
        let is_wanted = |note: &NoteId| known.get(note).is_none_or(|state| is_new && !state.saved);
        notes.retain(is_wanted);
        let (added, others): (Vec<Note>, Vec<Note>) =
            history.notes.into_iter().partition(|note| is_wanted(&note.id));
        // What Wenxi wrote itself came out of this log, or is new to it.
        let others = others.into_iter().filter(|_| !history.is_own).collect();
        let met = self.met_anew(lesson, others)?;
        let (imported, suspended) = self.not_done_here(history.cards, history.is_own)?;
        let now = self.clock.now();
        let (of_notes, of_cards) = (met.len() + added.len(), imported.len());
        let ids = self.store.mint_many(now.at_ms, of_notes + of_cards);
        let events = ids.iter().skip(of_notes).copied();
        let events = events.chain(suspended.iter().map(|record| record.id)).collect();
        let lesson_id = || Some(lesson.to_owned());
        let added = added
            .into_iter()
            .map(|note| Event::NoteAdded(NoteAdded::new(note, lesson_id())));
        let imported = imported.into_iter().map(Event::HistoryImported);
        let mut written = Vec::with_capacity(ids.len());
        written.extend(
            ids.into_iter()
                .zip(met.into_iter().chain(added).chain(imported))
                .map(|(id, event)| Entry {
                    id,
                    occurred_at_ms: now.at_ms,
                    event,
                }),
        );
        self.store.merge_arrived(&written, &suspended, lesson)?;
        let_go(written);
        Ok(Remembered { notes, events })
    }

    /// Takes back what an earlier import put under another note: one that took the English of a word for its reading, or was
    /// before a reading was mended in Anki. What was answered here stays.
    fn take_back_misread(&self, cards: &[PastCard]) -> Result<(), Error> {
        let imported = self.store.imported_cards()?;
        if imported.is_empty() {
            return Ok(());
        }
        let mut events = Vec::new();
        let mut notes = BTreeSet::new();
        for past in cards {
            for (review, card) in imported.get(&past.source).into_iter().flatten() {
                if card.note == past.card.note {
                    continue;
                }
                let done = self.store.done_to([card])?.remove(card).unwrap_or_default();
                let is_answered_here = done.iter().any(|done| done.is_review && !done.of_anki);
                // Another collection may have a card of the same name; its reviews were at other moments.
                let is_of_it = past.names().any(|id| done.iter().any(|done| done.id == id));
                if is_of_it && !is_answered_here {
                    events.push(Event::ReviewVoided(ReviewVoided { review: *review }));
                    notes.insert(card.note.clone());
                }
            }
        }
        let removed = notes.into_iter();
        events.extend(removed.map(|note_id| Event::NoteRemoved(NoteRemoved { note_id })));
        self.record(self.clock.now(), events)
    }

    /// What was done to cards that is not in this log, in the order of their names, and which of them are suspended. What was
    /// done to a card that was reviewed here is what was done to it here: only its reviews are added. Of our own packages a
    /// review may have come out of this log, and through Anki.
    fn not_done_here(
        &self,
        cards: Vec<PastCard>,
        is_own: bool,
    ) -> Result<(Vec<HistoryImported>, Vec<Record>), Error> {
        let mut here = self.store.done_to(cards.iter().map(|past| &past.card))?;
        let taken_back = self.store.taken_back()?;
        let mut imported = Vec::with_capacity(cards.len());
        let mut suspended = Vec::new();
        for mut past in cards {
            let done = here.remove(&past.card).unwrap_or_default();
            let is_learnt_here = done
                .iter()
                .any(|done| done.is_review && (is_own || !done.of_anki));
            if is_learnt_here {
                past.steps
                    .retain(|step| step.rating.is_some() && !done.iter().any(|done| is_same(step, done)));
                past.suspended = None;
            } else if !done.is_empty() {
                let known: BTreeSet<EventId> = done.iter().map(|done| done.id).collect();
                let source = past.source;
                past.steps
                    .retain(|step| !known.contains(&EventId::imported(step.at_ms, source)));
            }
            if !past.steps.is_empty() {
                imported.push(HistoryImported {
                    card: past.card,
                    source: past.source,
                    steps: past.steps,
                });
            }
            suspended.extend(past.suspended.map(|mut record| {
                // What was taken back with an earlier import comes again under a name of its own.
                while taken_back.contains(&record.id) {
                    record.id = record.id.again();
                }
                record
            }));
        }
        // Each is written behind the one before.
        imported.par_sort_unstable_by(|one: &HistoryImported, other| {
            (one.card.note.as_str(), one.card.kind.as_str())
                .cmp(&(other.card.note.as_str(), other.card.kind.as_str()))
        });
        let known = self
            .store
            .known_events(suspended.iter().map(|record| record.id))?;
        suspended.retain(|record| !known.contains(&record.id));
        Ok((imported, suspended))
    }
}

impl PastCard {
    /// The names of its events.
    fn names(&self) -> impl Iterator<Item = EventId> {
        let steps = self.steps.iter();
        steps.map(|step| EventId::imported(step.at_ms, self.source))
    }
}

/// Whether a step is a review of the moment of this one.
fn is_same(step: &PastStep, done: &Done) -> bool {
    done.is_review && step.at_ms.abs_diff(done.at_ms) <= SAME_MOMENT_MS
}
