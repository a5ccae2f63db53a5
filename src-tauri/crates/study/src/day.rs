//! The study day: it begins at four in the morning, so that an evening that runs past midnight is one day.

use serde::{Deserialize, Serialize};

/// The hour of local time at which a new study day begins.
pub const ROLLOVER_HOUR: i64 = 4;

const MINUTE_MS: i64 = 60_000;
pub(crate) const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// A study day, as the number of days since 1 January 1970 by the learner's own calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StudyDay(pub i32);

impl StudyDay {
    /// The study day of a moment, for a learner whose clock is `utc_offset_minutes` ahead of UTC.
    pub fn at(unix_ms: i64, utc_offset_minutes: i32) -> Self {
        let shift = (i64::from(utc_offset_minutes) - ROLLOVER_HOUR * 60) * MINUTE_MS;
        let day = unix_ms.saturating_add(shift).div_euclid(DAY_MS);
        Self(i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX }))
    }

    /// The day that comes `days` later.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this one; 0 if this one is not later (a clock that was set back).
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or(0)
    }
}

/// A moment as the rules of study need it: the instant, and the study day that it falls on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The study day.
    pub day: StudyDay,
}

impl Now {
    /// The moment `at_ms` for a learner whose clock is `utc_offset_minutes` ahead of UTC.
    pub fn new(at_ms: i64, utc_offset_minutes: i32) -> Self {
        Self {
            at_ms,
            day: StudyDay::at(at_ms, utc_offset_minutes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// 2026-11-22 00:00:00 UTC, day 20,779 of the calendar.
    const MIDNIGHT: i64 = 1_795_305_600_000;
    const HOUR: i64 = 3_600_000;

    #[rstest]
    #[case::at_midnight_it_is_still_yesterday(0, 0, 20_778)]
    #[case::a_moment_before_four(4 * HOUR - 1, 0, 20_778)]
    #[case::at_four(4 * HOUR, 0, 20_779)]
    #[case::before_the_next_four(28 * HOUR - 1, 0, 20_779)]
    #[case::in_beijing_four_comes_eight_hours_sooner(-4 * HOUR, 480, 20_779)]
    #[case::before_four_in_beijing(-4 * HOUR - 1, 480, 20_778)]
    #[case::in_california(12 * HOUR, -480, 20_779)]
    #[case::half_an_hour_off_in_india(-HOUR - HOUR / 2, 330, 20_779)]
    fn a_study_day_begins_at_four(#[case] after_midnight: i64, #[case] offset: i32, #[case] day: i32) {
        assert_eq!(StudyDay::at(MIDNIGHT + after_midnight, offset), StudyDay(day));
    }

    #[test]
    fn before_1970_days_go_on_downwards() {
        assert_eq!(StudyDay::at(-1, 0), StudyDay(-1));
        assert_eq!(StudyDay::at(i64::MIN, 0), StudyDay(i32::MIN));
        assert_eq!(StudyDay::at(i64::MAX, 0), StudyDay(i32::MAX));
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_negative_span() {
        assert_eq!(StudyDay(5).since(StudyDay(9)), 0);
        assert_eq!(StudyDay(9).since(StudyDay(5)), 4);
        assert_eq!(StudyDay(i32::MAX).since(StudyDay(i32::MIN)), u32::MAX);
    }
}
