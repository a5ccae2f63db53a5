//! What a day asks at most, as in Anki: cards in steps of minutes are never held back, for their time is short; reviews are
//! held back by the limit of reviews; and new cards by their own limit, and to what that of reviews leaves once the reviews
//! that wait have their room. So nothing new comes while there is a backlog.
//!
//! Two things are our own. What was asked for the first time today, in a lesson perhaps, takes no room from reviews that
//! wait. And steps that began on an earlier day have no short time any more: they count as reviews, so that an absence ends
//! in a plan and not in a heap.

use crate::schedule::Config;

/// What was asked today already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Cards, for the first time.
    pub new: u32,
    /// Reviews of cards that had been learnt.
    pub reviews: u32,
}

/// What is due now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Cards in steps of minutes that began today.
    pub in_steps: u32,
    /// All others.
    pub reviews: u32,
}

/// What is asked of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asks {
    /// Cards that are due: all in steps, and as many reviews as the day has room for.
    pub due: u32,
    /// Cards for the first time, as far as there are any.
    pub new: u32,
    /// Whether more reviews wait than the day has room for.
    pub backlog: bool,
}

/// What the day still asks.
pub fn asks(config: &Config, asked: Asked, waiting: Waiting) -> Asks {
    let room = u32::from(config.reviews_per_day).saturating_sub(asked.reviews);
    let reviews = waiting.reviews.min(room);
    let beside_reviews = (room - reviews).saturating_sub(asked.new);
    let new = u32::from(config.new_per_day).saturating_sub(asked.new);
    Asks {
        due: waiting.in_steps + reviews,
        new: new.min(beside_reviews),
        backlog: waiting.reviews > room,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// The first five rows are what Anki 26.9 counts with the same limits, (new, in steps + reviews).
    #[rstest]
    #[case::room_for_all((25, 20), (0, 0), (0, 20), (20, 5))]
    #[case::a_backlog_and_steps((10, 20), (0, 0), (5, 20), (15, 0))]
    #[case::new_alone((10, 20), (0, 0), (0, 0), (0, 10))]
    #[case::no_reviews_wanted((0, 20), (0, 0), (5, 5), (5, 0))]
    #[case::all_kinds((8, 2), (0, 0), (3, 5), (8, 2))]
    #[case::after_three_reviews_and_one_new((25, 20), (1, 3), (1, 17), (18, 4))]
    #[case::after_four_new((10, 20), (4, 0), (0, 0), (0, 6))]
    #[case::the_limit_is_reached((10, 20), (0, 10), (4, 30), (4, 0))]
    #[case::more_was_asked_than_the_limit((10, 20), (30, 15), (0, 3), (0, 0))]
    #[case::a_lesson_leaves_room_for_what_is_due((10, 20), (15, 0), (2, 10), (12, 0))]
    fn limits_of_a_day(
        #[case] (reviews_per_day, new_per_day): (u16, u16),
        #[case] (new, reviews): (u32, u32),
        #[case] (in_steps, due): (u32, u32),
        #[case] expected: (u32, u32),
    ) {
        let config = Config {
            reviews_per_day,
            new_per_day,
            ..Config::default()
        };
        let waiting = Waiting {
            in_steps,
            reviews: due,
        };
        let found = asks(&config, Asked { new, reviews }, waiting);
        assert_eq!((found.due, found.new), expected);
        assert_eq!(found.backlog, found.due < in_steps + due);
    }
}
