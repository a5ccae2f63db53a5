//! Laws of the schedule.

use super::interval::LONGEST;
use super::*;
use crate::Now;
use crate::note::{ItemKind, NoteId};
use proptest::prelude::*;
use rstest::rstest;

const DECAY: f32 = fsrs::FSRS6_DEFAULT_DECAY;

fn spread(days: f32, least: u32, chance: f32) -> u32 {
    Window::around(days, least).days(|| chance, None)
}

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
        chosen_days: None,
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

/// Rounded to whole days, as Anki rounds them.
#[rstest]
#[case::a_day(&[1_440], Rating::Again, Some(1))]
#[case::half_as_long_again(&[1_440], Rating::Hard, Some(2))]
#[case::from_minutes_to_a_day(&[10, 1_440], Rating::Good, Some(1))]
#[case::the_mean_is_less_than_a_day(&[10, 1_440], Rating::Hard, None)]
fn steps_of_days(#[case] learning_steps: &[u16], #[case] rating: Rating, #[case] days: Option<i32>) {
    let scheduler = Scheduler::new(Config {
        learning_steps: learning_steps.to_vec(),
        ..Config::default()
    });
    let state = scheduler
        .replay(&card(), &[review(100, rating)])
        .unwrap()
        .unwrap();
    assert_eq!(state.phase, Phase::Learning);
    assert_eq!(state.due_at_ms.is_none(), days.is_some());
    assert_eq!(state.due_day, StudyDay(100 + days.unwrap_or(0)));
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
    assert!((state.retrievability(StudyDay(0), DECAY) - 1.0).abs() < 1e-6);
    assert!((state.retrievability(StudyDay(10), DECAY) - 0.9).abs() < 1e-4);
    assert!(state.retrievability(StudyDay(100), DECAY) < 0.8);
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

fn with_steps(learning: &[u16], relearning: &[u16]) -> Scheduler {
    Scheduler::new(Config {
        learning_steps: learning.to_vec(),
        relearning_steps: relearning.to_vec(),
        ..Config::default()
    })
}

/// A card in review whose last interval was `last` days, and how it would come back when it is asked a day after that
/// interval began: the same days as Anki 26.9 gives without its chance.
#[rstest]
#[case::longer_than_before(99, [101, 102, 104])]
#[case::as_long_as_before(101, [101, 102, 104])]
#[case::chance_is_not_taken_back(105, [105, 106, 107])]
#[case::as_far_as_chance_goes(108, [108, 109, 110])]
#[case::good_alone_may_keep_it(109, [101, 109, 110])]
#[case::easy_alone_may_keep_it(110, [101, 102, 110])]
#[case::farther_than_chance_goes(120, [101, 102, 104])]
fn an_interval_that_chance_had_lengthened_is_kept(#[case] last: i32, #[case] expected: [u32; 3]) {
    let before = CardState {
        stability: 100.0,
        difficulty: 5.0,
        last_day: StudyDay(0),
        due_day: StudyDay(last),
        ..after(&[review(0, Rating::Good)])
    };
    let days = [Rating::Hard, Rating::Good, Rating::Easy]
        .map(|rating| Scheduler::default().days_wanted(Some(&before), rating, StudyDay(1)));
    assert_eq!(days, expected.map(Some));
}

/// Waits of a new card in minutes, as Anki's steps give them; none where it is a matter of days.
#[rstest]
#[case(&[1, 10], &[Rating::Again], Some(1))]
#[case(&[2, 10], &[Rating::Hard], Some(6))]
#[case(&[1, 10], &[Rating::Good], Some(10))]
#[case(&[1, 10], &[Rating::Good, Rating::Hard], Some(10))]
#[case(&[1, 10], &[Rating::Good, Rating::Again], Some(1))]
#[case(&[1, 10], &[Rating::Good, Rating::Good], None)]
#[case(&[1, 10], &[Rating::Easy], None)]
#[case(&[], &[Rating::Again], None)]
fn steps_of_minutes(#[case] steps: &[u16], #[case] ratings: &[Rating], #[case] minutes: Option<i64>) {
    let reviews: Vec<Review> = ratings.iter().map(|rating| review(5, *rating)).collect();
    let state = with_steps(steps, &[10])
        .replay(&card(), &reviews)
        .unwrap()
        .unwrap();
    let wait = state.due_at_ms.map(|at| (at - state.last_at_ms) / 60_000);
    assert_eq!(wait, minutes);
    assert_eq!(state.phase == Phase::Review, minutes.is_none());
}

#[test]
fn a_day_that_was_chosen_holds_within_its_window() {
    let history = [
        review(0, Rating::Good),
        review(2, Rating::Good),
        review(13, Rating::Good),
    ];
    let scheduler = Scheduler::default();
    let before = scheduler.replay(&card(), &history[..2]).unwrap().unwrap();
    let (first, last) = scheduler
        .days_allowed(Some(&before), Rating::Good, StudyDay(13))
        .unwrap();
    assert!(first < last);
    for (chosen, expected) in [(first, first), (last, last), (0, first), (9_999, last)] {
        let review = Review {
            chosen_days: Some(chosen),
            ..history[2]
        };
        let state = scheduler.next(&card(), Some(&before), review).unwrap();
        assert_eq!(state.due_day, StudyDay(13).plus(expected as i32));
    }
    assert_eq!(scheduler.days_allowed(None, Rating::Again, StudyDay(0)), None);
}

#[test]
fn a_higher_wish_brings_cards_back_sooner() {
    let history = [review(0, Rating::Good), review(3, Rating::Good)];
    let days = |desired_retention| {
        let scheduler = Scheduler::new(Config {
            desired_retention,
            ..Config::default()
        });
        scheduler.replay(&card(), &history).unwrap().unwrap().due_day
    };
    assert!(days(0.95) < days(0.9) && days(0.9) < days(0.8));
}

#[test]
fn choices_from_elsewhere_are_brought_within_bounds() {
    let odd = Config {
        desired_retention: f32::NAN,
        parameters: vec![1.0; 5],
        learning_steps: vec![0; 40],
        leech_after: 0,
        known_level: 99,
        ..Config::default()
    };
    let config = odd.within_bounds();
    assert_eq!(
        (
            config.desired_retention,
            config.parameters.len(),
            config.learning_steps.len()
        ),
        (0.9, 0, 6)
    );
    assert_eq!(
        (config.learning_steps[0], config.leech_after, config.known_level),
        (1, 2, 7)
    );
}

/// Reviews of learners whose memory is that of the parameters `truth`, from a generator of fixed numbers.
fn learner(cards: usize, truth: &[f32]) -> Vec<Vec<Review>> {
    let fsrs = FSRS::new(truth).unwrap();
    let mut rng = Pcg32::new(42, 7);
    (0..cards)
        .map(|_| {
            let (mut day, mut memory, mut reviews) = (0, None, Vec::new());
            for _ in 0..8 {
                let gap = if reviews.is_empty() {
                    0
                } else {
                    rng.random_range(1..30)
                };
                day += gap;
                let recall = memory.map_or(0.7, |m| fsrs::current_retrievability(m, gap as f32, truth[20]));
                let rating = if rng.random::<f32>() < recall {
                    Rating::Good
                } else {
                    Rating::Again
                };
                let next = fsrs.next_states(memory, 0.9, gap as u32).unwrap();
                memory = Some(chosen(&next, rating).memory);
                reviews.push(review(day, rating));
            }
            reviews
        })
        .collect()
}

#[test]
fn parameters_are_kept_only_if_they_foretell_better() {
    let mut truth = fsrs::DEFAULT_PARAMETERS.to_vec();
    for first in &mut truth[..4] {
        *first *= 6.0;
    }
    let reviews = learner(400, &truth);
    let config = Config::default();
    let mut told = Vec::new();
    let goes_on = |done, all| {
        told.push((done, all));
        true
    };
    let found = memory::optimise(&config, reviews.iter().map(Vec::as_slice), goes_on).unwrap();
    assert_eq!(told.first(), Some(&(0, found.reviews)));
    assert!(
        told.is_sorted()
            && told
                .iter()
                .all(|(done, all)| done <= all && *all == found.reviews),
        "{told:?}"
    );
    let ended = memory::optimise(&config, reviews.iter().map(Vec::as_slice), |_, _| false);
    assert_eq!(ended, None);
    assert!(found.after < found.before, "{found:?}");
    let better = Config {
        parameters: found.parameters.unwrap(),
        ..config
    };
    let again = memory::optimise(&better, reviews.iter().map(Vec::as_slice), |_, _| true).unwrap();
    assert!(again.parameters.is_none() || again.after < again.before);
    let few = memory::optimise(&better, reviews.iter().take(10).map(Vec::as_slice), |_, _| true).unwrap();
    assert_eq!((few.parameters, few.reviews), (None, 70));
}

#[test]
fn more_words_cost_more_minutes() {
    let config = Config::default();
    let cost = |cards| memory::cost_of(&config, cards, 8_000);
    assert_eq!(cost(0), 0.0);
    assert!(
        0.0 < cost(5) && cost(5) < cost(12) && cost(12) < cost(60),
        "{} {} {}",
        cost(5),
        cost(12),
        cost(60)
    );
    assert_eq!(cost(12), cost(12));
}

#[test]
fn a_simulation_counts_the_cards_that_are_there() {
    let begun = memory::Begun {
        stability: 5.0,
        difficulty: 5.0,
        since_last: 5,
        due_in: 0,
    };
    let config = Config::default();
    let days = memory::simulate(&config, &[begun; 30], 0, 0, 30, 6_000, 1).unwrap();
    assert_eq!(
        (days.answers.len(), days.minutes.len(), days.remembered.len()),
        (30, 30, 30)
    );
    assert!(days.answers[0] >= 30, "{:?}", days.answers);
    let more = memory::simulate(&config, &[begun; 30], 300, 10, 30, 6_000, 1).unwrap();
    assert!(more.minutes.iter().sum::<f32>() > days.minutes.iter().sum::<f32>());
}

/// The days after a history are those of `fsrs` itself wherever neither the order of the ratings nor the interval before asks
/// for more; and never fewer.
#[test]
fn two_thousand_histories_come_back_when_fsrs_says() {
    let (fsrs, scheduler) = (FSRS::default(), Scheduler::default());
    let mut rng = Pcg32::new(2_000, 1);
    let (mut compared, mut free) = (0, 0);
    for _ in 0..2_000 {
        let mut day = 20_000;
        let mut history = Vec::new();
        let mut reviews = Vec::new();
        for _ in 0..rng.random_range(1..24) {
            let delta_t = if history.is_empty() {
                0
            } else {
                rng.random_range(0..120)
            };
            day += i32::try_from(delta_t).unwrap();
            let rating = Rating::ALL[rng.random_range(0..4)];
            history.push(review(day, rating));
            reviews.push(fsrs::FSRSReview {
                rating: rating as u32,
                delta_t,
            });
        }
        let memory = fsrs.memory_state(fsrs::FSRSItem { reviews }, None).unwrap();
        let state = after(&history);
        assert!((state.stability - memory.stability).abs() <= memory.stability * 1e-4);
        assert!((state.difficulty - memory.difficulty).abs() <= 1e-3);
        let elapsed = rng.random_range(0..200);
        let theirs = fsrs.next_states(Some(memory), 0.9, elapsed).unwrap();
        let last = match state.phase {
            Phase::Review => state.due_day.since(state.last_day),
            Phase::Learning | Phase::Relearning => 0,
        };
        let mut worse = 0;
        for rating in [Rating::Hard, Rating::Good, Rating::Easy] {
            let today = StudyDay(day).plus(i32::try_from(elapsed).unwrap());
            let Some(days) = scheduler.days_wanted(Some(&state), rating, today) else {
                continue;
            };
            let interval = chosen(&theirs, rating).interval.min(LONGEST as f32);
            // Memory is computed there in one piece and here step by step: at half a day they may round to either side.
            let is_between = (interval.fract() - 0.5).abs() < interval * 2e-4;
            let whole = interval.round().max(1.0) as u32;
            assert!(
                days >= whole || is_between,
                "{history:?} {rating:?}: {days}, FSRS {interval}"
            );
            compared += 1;
            if !is_between && whole > last && whole > worse {
                assert_eq!(days, whole, "{history:?} {rating:?}, FSRS {interval}");
                free += 1;
            }
            worse = days;
        }
    }
    assert!(compared > 4_000 && free * 2 > compared, "{free} of {compared}");
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
