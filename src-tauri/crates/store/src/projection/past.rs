//! What was done to a card, as its row keeps it: the reviews that count and when it began anew, in one piece. Whoever asks for
//! the reviews of a card asks for all of them, and a row for each would cost ten times what is in it.

use crate::error::StoreError;
use crate::event::EventId;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use wenxi_study::{Phase, Rating, Review, StudyDay};

/// One thing that was done to a card. How it is packed follows from its fields and from those of [`Phase`], in their order: another
/// order is another number of the rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Past {
    /// The event; of what was imported the step in it.
    pub(crate) id: EventId,
    pub(crate) at_ms: i64,
    /// Whether it was done in Anki.
    pub(crate) of_anki: bool,
    /// The review; none when the card began anew.
    pub(crate) review: Option<PastReview>,
}

/// A review as statistics ask for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PastReview {
    pub(crate) study_day: i32,
    /// The rating that stands, 1 to 4.
    pub(crate) rating: u8,
    pub(crate) elapsed_ms: u32,
    /// The phase before it; none for the first review of a card.
    pub(crate) before: Option<Phase>,
    /// The chance of recall that the schedule foretold, in thousandths; only in review, and on a later day than the one before.
    pub(crate) recall: Option<u16>,
    /// What was answered, when it was not right.
    pub(crate) response: Option<String>,
    pub(crate) chosen_days: Option<u32>,
}

impl Past {
    /// The review that it is, if it is one.
    pub(crate) fn as_review(&self) -> Option<Review> {
        let review = self.review.as_ref()?;
        Some(Review {
            at_ms: self.at_ms,
            day: StudyDay(review.study_day),
            rating: Rating::numbered(review.rating).unwrap_or(Rating::Again),
            chosen_days: review.chosen_days,
        })
    }

    fn response(&self) -> Option<&str> {
        self.review.as_ref()?.response.as_deref()
    }
}

/// The history of a card in one piece.
pub(super) fn packed(history: &[Past]) -> Result<Vec<u8>, StoreError> {
    postcard::to_allocvec(history).map_err(|error| StoreError::Packed(error.to_string()))
}

/// The history of a card that is in one piece.
pub(super) fn unpacked(packed: &[u8]) -> Result<Vec<Past>, StoreError> {
    postcard::from_bytes(packed).map_err(|error| StoreError::Packed(error.to_string()))
}

/// The history of a card, in this column.
pub(crate) fn history(row: &Row<'_>, at: usize) -> rusqlite::Result<Vec<Past>> {
    postcard::from_bytes(row.get_ref(at)?.as_blob()?)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(at, Type::Blob, Box::new(error)))
}

/// The history of a card; empty if nothing was done to it.
pub(crate) fn of_card(connection: &Connection, card: &str) -> Result<Vec<Past>, StoreError> {
    let history = connection
        .prepare_cached("SELECT reviews FROM history WHERE card = ?1")?
        .query_row([card], |row| history(row, 0))
        .optional()?;
    Ok(history.unwrap_or_default())
}

/// The table of the histories of cards, with its columns: the card, and its history in one piece.
pub(super) const TABLE: &str = "history (card, reviews)";

/// Writes the history of a card, which was another one before; `packed` is it in one piece.
pub(super) fn write(
    connection: &Connection,
    card: &str,
    before: &[Past],
    history: &[Past],
    packed: &[u8],
) -> Result<(), StoreError> {
    if history.is_empty() {
        connection
            .prepare_cached("DELETE FROM history WHERE card = ?1")?
            .execute([card])?;
    } else {
        connection
            .prepare_cached(&format!(
                "INSERT INTO {TABLE} VALUES (?1, ?2) ON CONFLICT (card) DO UPDATE SET reviews = excluded.reviews"
            ))?
            .execute(params![card, packed])?;
    }
    let (gone, new) = changed(before, history);
    for past in gone.iter().filter(|past| past.response().is_some()) {
        connection
            .prepare_cached("DELETE FROM mistaken WHERE event = ?1")?
            .execute([past.id])?;
    }
    write_mistaken(connection, card, new)
}

/// Writes those of these answers to a card that were not right.
pub(super) fn write_mistaken(connection: &Connection, card: &str, new: &[Past]) -> Result<(), StoreError> {
    for past in new {
        if let Some(response) = past.response() {
            connection
                .prepare_cached("INSERT INTO mistaken (event, card, response) VALUES (?1, ?2, ?3)")?
                .execute(params![past.id, card, response])?;
        }
    }
    Ok(())
}

/// What is otherwise in two histories of a card: most often all is the same but the newest.
pub(super) fn changed<'h>(before: &'h [Past], history: &'h [Past]) -> (&'h [Past], &'h [Past]) {
    let same = before.iter().zip(history).take_while(|(one, other)| one == other);
    let same = same.count();
    (
        before.get(same..).unwrap_or_default(),
        history.get(same..).unwrap_or_default(),
    )
}
