//! What follows for the study days: of each how much was answered and how well recall was foretold, so that a year of
//! statistics is read in as many rows. A day is the sum over its reviews; what changes of a review changes its day.

use super::past::{Past, changed};
use crate::error::StoreError;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use wenxi_study::{Phase, Rating};

/// So much of the time over one answer is study at most, as in Anki: a question that was left open was not thought about
/// for an hour.
const LONGEST_ANSWER_MS: u32 = 60_000;

/// Changes of days that are not written yet.
#[derive(Default)]
pub(super) struct Days(BTreeMap<i32, Sums>);

/// Sums over reviews.
#[derive(Default, PartialEq)]
struct Sums {
    answers: i64,
    elapsed_ms: i64,
    first: i64,
    learnt: i64,
    foretold: i64,
    recalled: i64,
    expected: i64,
}

impl Days {
    /// The history of a card is another one.
    pub(super) fn change(&mut self, before: &[Past], history: &[Past]) {
        let (gone, new) = changed(before, history);
        gone.iter().for_each(|past| self.add(past, -1));
        new.iter().for_each(|past| self.add(past, 1));
    }

    fn add(&mut self, past: &Past, times: i64) {
        let Some(review) = &past.review else { return };
        let sums = self.0.entry(review.study_day).or_default();
        let recall = review.recall.map(i64::from);
        sums.answers += times;
        sums.elapsed_ms += times * i64::from(review.elapsed_ms.min(LONGEST_ANSWER_MS));
        sums.first += times * i64::from(review.before.is_none());
        sums.learnt += times * i64::from(review.before == Some(Phase::Review));
        sums.foretold += times * i64::from(recall.is_some());
        sums.recalled += times * i64::from(recall.is_some() && review.rating > Rating::Again as u8);
        sums.expected += times * recall.unwrap_or(0);
    }

    /// Writes the days as they are now.
    pub(super) fn write(self, connection: &Connection) -> Result<(), StoreError> {
        let mut add = connection.prepare_cached(
            "INSERT INTO studied_day (day, answers, elapsed_ms, first, learnt, foretold, recalled, expected)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (day) DO UPDATE SET
                answers = answers + excluded.answers, elapsed_ms = elapsed_ms + excluded.elapsed_ms,
                first = first + excluded.first, learnt = learnt + excluded.learnt,
                foretold = foretold + excluded.foretold, recalled = recalled + excluded.recalled,
                expected = expected + excluded.expected",
        )?;
        let mut forget =
            connection.prepare_cached("DELETE FROM studied_day WHERE day = ?1 AND answers = 0")?;
        for (day, sums) in self.0.into_iter().filter(|(_, sums)| *sums != Sums::default()) {
            add.execute(params![
                day,
                sums.answers,
                sums.elapsed_ms,
                sums.first,
                sums.learnt,
                sums.foretold,
                sums.recalled,
                sums.expected
            ])?;
            if sums.answers < 0 {
                forget.execute([day])?;
            }
        }
        Ok(())
    }
}
