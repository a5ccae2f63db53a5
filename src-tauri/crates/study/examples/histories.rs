//! Prints made-up histories of cards with what the schedule says of them, a line of JSON each, for `agree_with_anki.py`:
//! `cargo run -p wenxi-study --example histories -- 2000`.

use rand::RngExt;
use rand_pcg::Pcg32;
use wenxi_study::{CardId, CardState, ItemKind, NoteId, Rating, Review, Scheduler, StudyDay};

const DAY_MS: i64 = 86_400_000;

/// Anki writes the memory of a card with four and three decimals, and goes on from there.
fn as_anki_keeps_it(state: CardState) -> CardState {
    let rounded = |number: f32, parts: f32| (number * parts).round() / parts;
    CardState {
        stability: rounded(state.stability, 10_000.0),
        difficulty: rounded(state.difficulty, 1_000.0),
        ..state
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: u32 = std::env::args().nth(1).map_or(Ok(2_000), |count| count.parse())?;
    let scheduler = Scheduler::default();
    let mut rng = Pcg32::new(7, 7);
    for number in 0..count {
        let card = CardId {
            note: NoteId::word(&format!("词{number}"), "cí"),
            kind: ItemKind::Meaning,
        };
        let mut day = 0;
        let reviews: Vec<Review> = (0..rng.random_range(2..9))
            .map(|nth| {
                day += if nth == 0 { 0 } else { rng.random_range(1..60) };
                // Recalled four times of five, as learners do.
                let rating = match rng.random_range(0..10) {
                    0 | 1 => Rating::Again,
                    2 => Rating::Hard,
                    9 => Rating::Easy,
                    _ => Rating::Good,
                };
                Review {
                    at_ms: i64::from(day) * DAY_MS,
                    day: StudyDay(day),
                    rating,
                    chosen_days: None,
                }
            })
            .collect();
        let Some(state) = scheduler.replay(&card, &reviews)? else {
            continue;
        };
        let state = as_anki_keeps_it(state);
        let gap = rng.random_range(1..60);
        let due = StudyDay(day).plus(gap);
        let windows: Vec<Option<(u32, u32)>> = Rating::ALL
            .into_iter()
            .map(|rating| scheduler.days_allowed(Some(&state), rating, due))
            .collect();
        let wanted: Vec<Option<u32>> = Rating::ALL
            .into_iter()
            .map(|rating| scheduler.days_wanted(Some(&state), rating, due))
            .collect();
        let history: Vec<(i32, u8)> = reviews.iter().map(|r| (r.day.0, r.rating as u8)).collect();
        println!(
            "{}",
            serde_json::json!({
                "history": history,
                "stability": state.stability,
                "difficulty": state.difficulty,
                "inReview": state.phase == wenxi_study::Phase::Review,
                "interval": state.due_day.since(state.last_day),
                "gap": gap,
                "windows": windows,
                "wanted": wanted,
            })
        );
    }
    Ok(())
}
