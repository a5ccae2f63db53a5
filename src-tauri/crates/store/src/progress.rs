//! Questions about progress: what was studied on which day, what comes, how well memory was foretold, what is confused.

use crate::card::card_id;
use crate::cards::KnownCard;
use crate::columns::word_of;
use crate::error::StoreError;
use crate::projection::past::history;
use crate::store::Store;
use wenxi_study::{CardId, CardState, Review, StudyDay};

/// What was studied on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayStudied {
    /// The study day.
    pub day: StudyDay,
    /// Answers.
    pub answers: u32,
    /// Time over them, milliseconds.
    pub elapsed_ms: u64,
}

/// How well recall was foretold in some days.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Foretold {
    /// Reviews of cards that had been learnt, on a later day than the one before.
    pub reviews: u32,
    /// How many of them were recalled.
    pub recalled: u32,
    /// The mean chance that the schedule foretold, 0 to 1.
    pub expected: f32,
}

/// An answer that was not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistaken {
    /// The card.
    pub card: CardId,
    /// What was answered.
    pub response: String,
}

impl Store {
    /// What was studied on the days from `first` to `last`, days without answers left out.
    pub fn days_studied(&self, first: StudyDay, last: StudyDay) -> Result<Vec<DayStudied>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT day, answers, elapsed_ms FROM studied_day WHERE day BETWEEN ?1 AND ?2")?;
        let days = statement.query_map([first.0, last.0], |row| {
            Ok(DayStudied {
                day: StudyDay(row.get(0)?),
                answers: row.get(1)?,
                elapsed_ms: u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0),
            })
        })?;
        Ok(days.collect::<Result<_, _>>()?)
    }

    /// How well recall was foretold from `first` to `last`.
    pub fn foretold(&self, first: StudyDay, last: StudyDay) -> Result<Foretold, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare_cached(
            "SELECT coalesce(sum(foretold), 0), coalesce(sum(recalled), 0),
                    coalesce(1.0 * sum(expected) / sum(foretold), 0) / 1000
             FROM studied_day WHERE day BETWEEN ?1 AND ?2",
        )?;
        Ok(statement.query_row([first.0, last.0], |row| {
            Ok(Foretold {
                reviews: row.get(0)?,
                recalled: row.get(1)?,
                expected: row.get(2)?,
            })
        })?)
    }

    /// How many cards of studied notes become due on each of `days` days after `today`; what is overdue is left out.
    pub fn coming(&self, today: StudyDay, days: u32) -> Result<Vec<u32>, StoreError> {
        let inner = &mut *self.lock();
        let mut coming = vec![0; days as usize];
        for card in inner.cards()?.all().filter(|card| card.is_in_use()) {
            let after = card.due_day().0.saturating_sub(today.0).saturating_sub(1);
            if let Some(day) = usize::try_from(after)
                .ok()
                .and_then(|after| coming.get_mut(after))
            {
                *day += 1;
            }
        }
        Ok(coming)
    }

    /// How many cards of studied notes are due on each of so many days, the first of which is `first`.
    pub fn load(&self, first: StudyDay, days: u32) -> Result<Vec<u32>, StoreError> {
        let inner = &mut *self.lock();
        Ok(inner.cards()?.load(first, days))
    }

    /// The states of all cards of studied notes.
    pub fn memory(&self) -> Result<Vec<CardState>, StoreError> {
        let inner = &mut *self.lock();
        let cards = inner.cards()?.all().filter(|card| card.is_saved());
        Ok(cards.map(KnownCard::state).collect())
    }

    /// The newest answers that were not right, newest first.
    pub fn mistaken(&self, at_most: u32) -> Result<Vec<Mistaken>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT card, response FROM mistaken ORDER BY event DESC LIMIT ?1")?;
        let mut rows = statement.query([at_most])?;
        let mut mistaken = Vec::new();
        while let Some(row) = rows.next()? {
            mistaken.push(Mistaken {
                card: card_id(row, 0)?,
                response: row.get(1)?,
            });
        }
        Ok(mistaken)
    }

    /// The reviews of every card that count, oldest first: what parameters are found from.
    pub fn histories(&self) -> Result<Vec<Vec<Review>>, StoreError> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT reviews FROM history ORDER BY card")?;
        let reviews = statement.query_map([], |row| {
            let history = history(row, 0)?;
            let reviews = history.iter().filter_map(|past| {
                let review = past.as_review()?;
                Some(Review {
                    chosen_days: None,
                    ..review
                })
            });
            Ok(reviews.collect::<Vec<_>>())
        })?;
        Ok(reviews
            .filter(|reviews| !matches!(reviews, Ok(reviews) if reviews.is_empty()))
            .collect::<Result<_, _>>()?)
    }

    /// Tells of every word that was ever answered its characters, the least stability of its cards, days, and whether it is
    /// studied. A word of which several readings are known comes several times.
    pub fn each_word(&self, mut tell: impl FnMut(&str, f32, bool)) -> Result<(), StoreError> {
        let inner = &mut *self.lock();
        let words = inner.cards()?.by_note((f32::MAX, false), |(least, saved), card| {
            (*least, *saved) = (least.min(card.stability()), card.is_saved());
        });
        for (note, (least, saved)) in words {
            if let Some(word) = word_of(note).filter(|_| least < f32::MAX) {
                tell(word, least, saved);
            }
        }
        Ok(())
    }
}
