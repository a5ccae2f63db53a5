//! The time, passed in so that tests decide what day it is.

use wenxi_study::Now;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, milliseconds since 1970.
    fn now_ms(&self) -> i64;

    /// How far the learner's clock is ahead of UTC at a moment, in minutes.
    fn utc_offset_minutes(&self, at_ms: i64) -> i32;

    /// Now, and the study day by the learner's own calendar.
    fn now(&self) -> Now {
        self.moment(self.now_ms())
    }

    /// A moment, and its study day.
    fn moment(&self, at_ms: i64) -> Now {
        Now::new(at_ms, self.utc_offset_minutes(at_ms))
    }
}

/// The clock of the computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        jiff::Timestamp::now().as_millisecond()
    }

    fn utc_offset_minutes(&self, at_ms: i64) -> i32 {
        jiff::Timestamp::from_millisecond(at_ms)
            .map_or(0, |at| jiff::tz::TimeZone::system().to_offset(at).seconds() / 60)
    }
}
