//! The names of events, and where they come from.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::{NoContext, Timestamp, Uuid};

/// The id of an event: a UUID of version 7. Events are ordered by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(Uuid);

impl EventId {
    /// The id of a review that another program recorded: the same for the same moment (milliseconds since 1970) and the
    /// same card of that program, so that a second import adds nothing.
    pub fn imported(at_ms: i64, card: i64) -> Self {
        let [a, b, c, d, e, f, g, h] = card.to_be_bytes();
        let random = [0, 0, a, b, c, d, e, f, g, h];
        Self(
            uuid::Builder::from_unix_timestamp_millis(u64::try_from(at_ms).unwrap_or(0), &random).into_uuid(),
        )
    }

    /// The card of the other program, of an id that [`EventId::imported`] made.
    pub(crate) fn source(self) -> i64 {
        let [_, _, _, _, _, _, _, _, a, b, c, d, e, f, g, h] = *self.0.as_bytes();
        i64::from_be_bytes([a & 0x3f, b, c, d, e, f, g, h])
    }

    /// The id under which an imported event that was taken back comes again.
    #[must_use]
    pub fn again(self) -> Self {
        // The twelve bits behind the version, which the first time leaves at 0.
        Self(Uuid::from_u128(self.0.as_u128().wrapping_add(1 << 64)))
    }

    /// When the event was, by its id, milliseconds since 1970.
    pub fn at_ms(self) -> i64 {
        i64::try_from(self.0.as_u128() >> 80).unwrap_or(0)
    }

    /// The next id in order.
    pub(crate) fn successor(self) -> Self {
        Self(Uuid::from_u128(self.0.as_u128().wrapping_add(1)))
    }
}

impl From<Uuid> for EventId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for EventId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(Self)
    }
}

impl ToSql for EventId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for EventId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(FromSqlError::other)
    }
}

/// Where new ids come from.
pub trait IdSource: Send {
    /// A new UUID of version 7 for a moment, milliseconds since 1970.
    fn next(&mut self, at_ms: i64) -> Uuid;
}

/// Ids from the randomness of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomIds;

impl IdSource for RandomIds {
    fn next(&mut self, at_ms: i64) -> Uuid {
        let at_ms = u64::try_from(at_ms).unwrap_or(0);
        let nanos = u32::try_from(at_ms % 1000 * 1_000_000).unwrap_or(0);
        Uuid::new_v7(Timestamp::from_unix(NoContext, at_ms / 1000, nanos))
    }
}

/// Ids that are the same in every run, for tests. Two sources with different seeds never give the same id.
#[derive(Debug, Clone, Copy)]
pub struct SeededIds {
    seed: u32,
    count: u32,
}

impl SeededIds {
    /// A source of its own.
    pub fn new(seed: u32) -> Self {
        Self { seed, count: 0 }
    }
}

impl IdSource for SeededIds {
    fn next(&mut self, at_ms: i64) -> Uuid {
        self.count += 1;
        let [a, b, c, d] = self.count.to_be_bytes();
        let [e, f, g, h] = self.seed.to_be_bytes();
        let random = [0, 0, a, b, c, d, e, f, g, h];
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(at_ms).unwrap_or(0), &random).into_uuid()
    }
}
