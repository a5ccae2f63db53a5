//! What the reviews of a learner say about memory: parameters of FSRS-6 that fit them better, and what more cards would cost.

use super::{Config, Review};
use fsrs::{
    CombinedProgressState, ComputeParametersInput, FSRS, FSRSError, FSRSItem, FSRSReview, SimulatorConfig,
};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::Duration;

/// Fewer reviews than this say nothing yet; Anki asks for as many.
pub const REVIEWS_NEEDED: usize = 400;
/// How often somebody hears how far it is.
const TOLD_EVERY: Duration = Duration::from_millis(20);
/// The part of the reviews, the newest ones, on which parameters are judged and which they have not seen.
const HELD_OUT: usize = 5;

/// The histories of cards that were reviewed on several days, each review with what came before it.
struct Histories {
    /// Ordered by the time of the last review of each.
    items: Vec<FSRSItem>,
    /// Whose card each is: what came before is computed once for a card.
    cards: Vec<i64>,
}

impl Histories {
    fn new<'a>(cards: impl IntoIterator<Item = &'a [Review]>) -> Self {
        let mut items: Vec<(i64, i64, FSRSItem)> = Vec::new();
        for (card, reviews) in (0..).zip(cards) {
            let mut history: Vec<FSRSReview> = Vec::with_capacity(reviews.len());
            let mut last = reviews.first().map(|first| first.day);
            for review in reviews {
                let delta_t = last.map_or(0, |last| review.day.since(last));
                last = Some(review.day);
                history.push(FSRSReview {
                    rating: review.rating as u32,
                    delta_t,
                });
                // Only what was asked again after a night says something about memory.
                if delta_t > 0 {
                    items.push((
                        review.at_ms,
                        card,
                        FSRSItem {
                            reviews: history.clone(),
                        },
                    ));
                }
            }
        }
        items.sort_by_key(|(at, ..)| *at);
        let (cards, items) = items.into_iter().map(|(_, card, item)| (card, item)).unzip();
        Self { items, cards }
    }

    /// Takes the newest ones out, from this index on.
    fn split_off(&mut self, at: usize) -> Self {
        Self {
            items: self.items.split_off(at),
            cards: self.cards.split_off(at),
        }
    }
}

/// What optimising found.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimised {
    /// The parameters; none when the ones before are better, or there are too few reviews.
    pub parameters: Option<Vec<f32>>,
    /// Log-loss of the parameters before, on the reviews that were held out; less is better.
    pub before: f32,
    /// Log-loss of the new parameters on the same reviews.
    pub after: f32,
    /// Reviews that say something about memory.
    pub reviews: usize,
}

/// Looks for parameters that fit the reviews of these cards, each oldest first. They are found from the older four fifths
/// and kept only if they foretell the newest fifth better than the ones before.
///
/// `goes_on` hears at first and then now and again how many of how many reviews are done; when it says no, nothing is found.
pub fn optimise<'a>(
    config: &Config,
    cards: impl IntoIterator<Item = &'a [Review]>,
    goes_on: impl FnMut(usize, usize) -> bool,
) -> Option<Optimised> {
    let mut known = Histories::new(cards);
    let reviews = known.items.len();
    let nothing = |reviews| Optimised {
        parameters: None,
        before: 0.0,
        after: 0.0,
        reviews,
    };
    if reviews < REVIEWS_NEEDED {
        return Some(nothing(reviews));
    }
    let unseen = known.split_off(reviews - reviews / HELD_OUT);
    let input = ComputeParametersInput {
        train_set: known.items,
        card_ids: Some(known.cards),
        num_relearning_steps: Some(config.relearning_steps.len()),
        ..ComputeParametersInput::default()
    };
    let loss = |parameters: &[f32]| {
        let fsrs = FSRS::new(parameters).ok()?;
        let found = fsrs.evaluate_with_card_ids(unseen.items.clone(), unseen.cards.clone(), |_| true);
        found.ok().map(|found| found.log_loss)
    };
    let parameters = match watched(input, reviews, goes_on) {
        Ok(parameters) => parameters,
        Err(FSRSError::Interrupted) => return None,
        Err(_) => return Some(nothing(reviews)),
    };
    Some(match (loss(&config.parameters), loss(&parameters)) {
        (Some(before), Some(after)) => Optimised {
            parameters: (after < before).then_some(parameters),
            before,
            after,
            reviews,
        },
        _ => nothing(reviews),
    })
}

/// Looks for parameters on a thread of its own, and says meanwhile how far that is.
fn watched(
    input: ComputeParametersInput,
    reviews: usize,
    mut goes_on: impl FnMut(usize, usize) -> bool,
) -> fsrs::Result<Vec<f32>> {
    if !goes_on(0, reviews) {
        return Err(FSRSError::Interrupted);
    }
    let progress = CombinedProgressState::new_shared();
    let input = ComputeParametersInput {
        progress: Some(Arc::clone(&progress)),
        ..input
    };
    thread::scope(|scope| {
        let (done, found) = sync_channel(1);
        scope.spawn(move || done.send(fsrs::compute_parameters(input)));
        loop {
            match found.recv_timeout(TOLD_EVERY) {
                Ok(found) => return found,
                Err(RecvTimeoutError::Disconnected) => return Err(FSRSError::InvalidInput),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let mut progress = progress.lock().unwrap_or_else(PoisonError::into_inner);
            // Each is gone through several times.
            let done = (reviews * progress.current()).checked_div(progress.total());
            progress.want_abort = !goes_on(done.unwrap_or(0), reviews);
        }
    })
}

/// A card as a simulation begins with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Begun {
    /// Days.
    pub stability: f32,
    /// 1 to 10.
    pub difficulty: f32,
    /// Days since it was last reviewed.
    pub since_last: u32,
    /// Days until it is due; negative when it is overdue.
    pub due_in: i32,
}

/// What a time of study would be.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulated {
    /// Reviews of each day, new cards included.
    pub answers: Vec<u32>,
    /// Minutes of each day.
    pub minutes: Vec<f32>,
    /// Cards that would be remembered on each day.
    pub remembered: Vec<f32>,
}

/// Simulates `days` days with `new_per_day` new cards on each, at most `new` in all, beside the cards that are there.
/// `answer_ms` is how long an answer of this learner takes. The same seed gives the same days.
pub fn simulate(
    config: &Config,
    begun: &[Begun],
    new: usize,
    new_per_day: usize,
    days: usize,
    answer_ms: u32,
    seed: u64,
) -> Option<Simulated> {
    let seconds = answer_ms as f32 / 1000.0;
    let simulator = SimulatorConfig {
        deck_size: begun.len() + new,
        learn_span: days,
        max_cost_perday: f32::MAX,
        learn_limit: new_per_day,
        review_limit: usize::from(config.reviews_per_day),
        state_rating_costs: [[seconds; 4]; 3],
        learning_step_count: config.learning_steps.len(),
        relearning_step_count: config.relearning_steps.len(),
        ..SimulatorConfig::default()
    };
    let cards = begun
        .iter()
        .zip(1..)
        .map(|(card, id)| fsrs::Card {
            id,
            difficulty: card.difficulty,
            stability: card.stability,
            last_date: -(card.since_last as f32),
            due: (card.due_in.max(0)) as f32,
            interval: (card.since_last as f32 + card.due_in as f32).max(1.0),
            desired_retention: config.desired_retention,
            ..fsrs::Card::default()
        })
        .collect();
    let parameters = if config.parameters.is_empty() {
        &fsrs::DEFAULT_PARAMETERS[..]
    } else {
        &config.parameters
    };
    let found = fsrs::simulate(
        &simulator,
        parameters,
        config.desired_retention,
        Some(seed),
        Some(cards),
    )
    .ok()?;
    let answers = found.review_cnt_per_day.iter().zip(&found.learn_cnt_per_day);
    Some(Simulated {
        answers: answers
            .map(|(reviews, learnt)| u32::try_from(reviews + learnt).unwrap_or(u32::MAX))
            .collect(),
        minutes: found.cost_per_day.iter().map(|seconds| seconds / 60.0).collect(),
        remembered: found.memorized_cnt_per_day,
    })
}

/// What `cards` more cards would cost in the coming week, minutes a day: the mean of several weeks of chance.
pub fn cost_of(config: &Config, cards: usize, answer_ms: u32) -> f32 {
    const WEEK: usize = 7;
    const SEEDS: u64 = 16;
    if cards == 0 {
        return 0.0;
    }
    let weeks = (0..SEEDS).filter_map(|seed| {
        let per_day = usize::from(config.new_per_day).max(1);
        simulate(config, &[], cards, per_day, WEEK, answer_ms, seed)
    });
    let days: Vec<f32> = weeks.flat_map(|week| week.minutes).collect();
    days.iter().sum::<f32>() / (days.len().max(1)) as f32
}
