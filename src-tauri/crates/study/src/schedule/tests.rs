//! Laws of the schedule.

use super::*;
use crate::Now;
use crate::note::{ItemKind, NoteId};
use proptest::prelude::*;
use rstest::rstest;

fn card() -> CardId {
    CardId {
        note: NoteId::word("客户", "kèhù"),
        kind: ItemKind::Meaning,
    }
}

fn review(day: i32, rating: Rating) -> Review {
    Review {
        at_ms: i64::from(day) * 86_400_000,
        day: StudyDay(day),
        rating,
    }
}

fn after(reviews: &[Review]) -> CardState {
    Scheduler::default().replay(&card(), reviews).unwrap().unwrap()
}

#[test]
fn a_card_without_reviews_has_no_state() {
    assert_eq!(Scheduler::default().replay(&card(), &[]).unwrap(), None);
}

#[rstest]
#[case(Rating::Again, Phase::Learning, Some(10))]
#[case(Rating::Hard, Phase::Learning, Some(15))]
#[case(Rating::Good, Phase::Review, None)]
#[case(Rating::Easy, Phase::Review, None)]
fn first_answers(#[case] rating: Rating, #[case] phase: Phase, #[case] minutes: Option<i64>) {
    let first = review(100, rating);
    let state = after(&[first]);
    assert_eq!(state.phase, phase);
    assert_eq!(state.due_at_ms, minutes.map(|m| first.at_ms + m * 60_000));
    assert_eq!(state.due_day > StudyDay(100), minutes.is_none());
    assert_eq!((state.reps, state.lapses), (1, 0));
}

/// The stabilities after a first review are the first four parameters of FSRS-6, in days.
#[rstest]
#[case(Rating::Again, 0.212)]
#[case(Rating::Hard, 1.2931)]
#[case(Rating::Good, 2.3065)]
#[case(Rating::Easy, 8.2956)]
fn first_stabilities_are_those_of_fsrs(#[case] rating: Rating, #[case] stability: f32) {
    assert!((after(&[review(0, rating)]).stability - stability).abs() < 1e-4);
}

#[test]
fn forgetting_counts_once_and_waits_minutes() {
    let reviews = [
        review(0, Rating::Good),
        review(2, Rating::Good),
        review(9, Rating::Again),
        review(9, Rating::Again),
    ];
    let state = after(&reviews);
    assert_eq!((state.phase, state.lapses, state.reps), (Phase::Relearning, 1, 4));
    assert_eq!(state.due_day, StudyDay(9));
    let again = after(&[&reviews[..], &[review(9, Rating::Good)]].concat());
    assert_eq!((again.phase, again.lapses), (Phase::Review, 1));
    assert!(again.due_day > StudyDay(9));
}

#[test]
fn a_step_is_due_after_its_minutes_or_on_the_next_day() {
    let state = after(&[review(100, Rating::Again)]);
    let at = state.due_at_ms.unwrap();
    assert!(!state.is_due(Now {
        at_ms: at - 1,
        day: StudyDay(100)
    }));
    assert!(state.is_due(Now {
        at_ms: at,
        day: StudyDay(100)
    }));
    assert!(state.is_due(Now {
        at_ms: at + 86_400_000,
        day: StudyDay(101)
    }));
}

#[test]
fn recall_fades_to_nine_tenths_at_its_stability() {
    let state = CardState {
        stability: 10.0,
        ..after(&[review(0, Rating::Good)])
    };
    assert!((state.retrievability(StudyDay(0)) - 1.0).abs() < 1e-6);
    assert!((state.retrievability(StudyDay(10)) - 0.9).abs() < 1e-4);
    assert!(state.retrievability(StudyDay(100)) < 0.8);
}

#[rstest]
#[case(1.0, 0.0, 1)]
#[case(2.4, 0.99, 2)]
#[case(10.0, 0.0, 8)]
#[case(10.0, 0.9999, 12)]
#[case(100.0, 0.0, 93)]
#[case(100.0, 0.9999, 107)]
#[case(1e9, 0.9999, 36_500)]
fn chance_spreads_long_intervals(#[case] days: f32, #[case] chance: f32, #[case] expected: u32) {
    assert_eq!(spread(days, 1, chance), expected);
}

fn ratings() -> impl Strategy<Value = Rating> {
    prop::sample::select(Rating::ALL.to_vec())
}

/// Histories in which a card is answered some days after the last time.
fn histories() -> impl Strategy<Value = Vec<Review>> {
    prop::collection::vec((0..400_i32, ratings()), 1..40).prop_map(|steps| {
        let mut day = 20_000;
        steps
            .into_iter()
            .map(|(days, rating)| {
                day += days;
                review(day, rating)
            })
            .collect()
    })
}

proptest! {
    /// Memory is exactly what `fsrs` itself says of the same history.
    #[test]
    fn memory_agrees_with_fsrs(history in histories()) {
        let mut last = history[0].day;
        let reviews = history.iter().map(|r| {
            let delta_t = r.day.since(last);
            last = r.day;
            fsrs::FSRSReview { rating: r.rating as u32, delta_t }
        }).collect();
        let theirs = FSRS::default().memory_state(fsrs::FSRSItem { reviews }, None).unwrap();
        let ours = after(&history);
        prop_assert!((ours.stability - theirs.stability).abs() <= theirs.stability * 1e-4);
        prop_assert!((ours.difficulty - theirs.difficulty).abs() <= 1e-3);
    }

    /// A better answer never brings a card back sooner.
    #[test]
    fn better_is_later(history in histories(), gap in 0..60_i32) {
        let day = history[history.len() - 1].day.plus(gap);
        let due: Vec<_> = Rating::ALL.into_iter().map(|rating| {
            let mut longer = history.clone();
            longer.push(review(day.0, rating));
            let state = after(&longer);
            (state.due_day, state.due_at_ms)
        }).collect();
        prop_assert!(due.windows(2).all(|pair| pair[0] < pair[1] || pair[0].0 < pair[1].0), "{due:?}");
    }

    /// Replay is a fold: going on from a state is the same as starting over.
    #[test]
    fn replay_goes_on_from_anywhere(history in histories(), cut in 0..40_usize) {
        let scheduler = Scheduler::default();
        let cut = cut.min(history.len());
        let mut state = scheduler.replay(&card(), &history[..cut]).unwrap();
        for review in &history[cut..] {
            state = Some(scheduler.next(&card(), state.as_ref(), *review).unwrap());
        }
        prop_assert_eq!(state, scheduler.replay(&card(), &history).unwrap());
    }

    /// Whatever chance says, an interval stays within its bounds.
    #[test]
    fn spread_stays_within_bounds(days in 0.0..50_000_f32, least in 1..2_000_u32, chance in 0.0..1.0_f32) {
        let spread = spread(days, least, chance);
        prop_assert!(spread >= least && spread <= LONGEST);
    }
}
