//! Putting what was done in Anki into the log, so that nothing counts twice and nothing that is learnt here is undone.

use super::History;
use crate::{Engine, Error};
use std::collections::BTreeSet;
use wenxi_store::{Entry, Event, EventId, NoteAdded, NoteRemoved, Record, ReviewVoided, anki::DEVICE};
use wenxi_study::{CardId, Note, NoteId};

/// Reviews of one moment are this many milliseconds apart in a package at most: Anki names each by a moment of its own.
const SAME_MOMENT_MS: u64 = 60;

/// What was put into the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remembered {
    /// Notes that are studied now, and were not before.
    pub(crate) notes: Vec<NoteId>,
    /// What was done to cards.
    pub(crate) events: Vec<EventId>,
}

impl Engine {
    /// Puts what was done into the log, and the notes into the queue: those that were never met, and all that are not
    /// studied when the lesson is new. What the log has already is passed over. Gives what was put in.
    pub(crate) fn remember(&self, history: History, lesson: &str, is_new: bool) -> Result<Remembered, Error> {
        let names: Vec<NoteId> = history.notes.iter().map(|note| note.id.clone()).collect();
        let known = self.store.note_states(&names)?;
        let is_wanted = |note: &Note| known.get(&note.id).is_none_or(|state| is_new && !state.saved);
        let (added, others): (Vec<Note>, Vec<Note>) = history.notes.into_iter().partition(is_wanted);
        let notes = added.iter().map(|note| note.id.clone()).collect();
        let now = self.clock.now();
        // What Wenxi wrote itself came out of this log, or is new to it.
        let others = others.into_iter().filter(|_| !history.is_own).collect();
        let mut written = self.met_anew(lesson, others)?;
        written.extend(
            added
                .into_iter()
                .map(|note| Event::NoteAdded(NoteAdded::new(note, Some(lesson.to_owned())))),
        );
        let written: Vec<Entry> = written.into_iter().map(|event| self.entry(now, event)).collect();
        let reviewed = self
            .store
            .reviewed_among(history.cards.iter().map(|(card, _)| card))?;
        let mut records = Vec::new();
        for (card, of_card) in history.cards {
            if reviewed.contains(&card) {
                records.extend(self.not_reviewed_here(&card, of_card, history.is_own)?);
            } else {
                records.extend(of_card);
            }
        }
        self.take_back_misread(&records)?;
        self.name_anew(&mut records)?;
        // In the order of the log, so that each is written behind the one before.
        records.sort_unstable_by_key(|record| record.id);
        // By their names alone: the study day of a review may be another one today, if the learner has moved.
        let known = self.store.known_events(records.iter().map(|record| record.id))?;
        records.retain(|record| !known.contains(&record.id));
        self.store.merge_with(&written, &records)?;
        let events = records.into_iter().map(|record| record.id).collect();
        Ok(Remembered { notes, events })
    }

    /// Takes back what an earlier import put under another note: one that took the English of a word for its reading, or was
    /// before a reading was mended in Anki. What was answered here stays.
    fn take_back_misread(&self, records: &[Record]) -> Result<(), Error> {
        let about = records
            .iter()
            .filter_map(|record| Some((record.id, &record.event.card()?.note)));
        let mut events = Vec::new();
        let mut notes = BTreeSet::new();
        for (review, card) in self.store.under_other_notes(DEVICE, about)? {
            if !self.store.is_reviewed_but_on(DEVICE, &card)? {
                events.push(Event::ReviewVoided(ReviewVoided { review }));
                notes.insert(card.note);
            }
        }
        let removed = notes.into_iter();
        events.extend(removed.map(|note_id| Event::NoteRemoved(NoteRemoved { note_id })));
        self.record(self.clock.now(), events)
    }

    /// What was taken back with an earlier import comes again under names of its own.
    fn name_anew(&self, records: &mut [Record]) -> Result<(), Error> {
        let taken_back = self.store.taken_back()?;
        for record in records {
            while taken_back.contains(&record.id) {
                record.id = record.id.again();
            }
        }
        Ok(())
    }

    /// Those of the events of a card with reviews that are not in this log. What was done to a card that was reviewed here is
    /// what was done to it here. Of our own packages a review may have come out of this log, and through Anki.
    fn not_reviewed_here(
        &self,
        card: &CardId,
        mut records: Vec<Record>,
        is_own: bool,
    ) -> Result<Vec<Record>, Error> {
        let here = self.store.reviews(card)?;
        let is_learnt_here = !here.is_empty() && (is_own || self.store.is_reviewed_but_on(DEVICE, card)?);
        if is_learnt_here {
            records.retain(|record| {
                let at_ms = record.occurred_at_ms;
                matches!(record.event, Event::Reviewed(_))
                    && !here
                        .iter()
                        .any(|review| at_ms.abs_diff(review.at_ms) <= SAME_MOMENT_MS)
            });
        }
        Ok(records)
    }
}
