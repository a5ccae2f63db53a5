//! The time, passed in so that tests decide what day it is.

use wenxi_study::Now;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, and the study day by the learner's own calendar.
    fn now(&self) -> Now;
}

/// The clock of the computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Now {
        let now = jiff::Zoned::now();
        Now::new(now.timestamp().as_millisecond(), now.offset().seconds() / 60)
    }
}
