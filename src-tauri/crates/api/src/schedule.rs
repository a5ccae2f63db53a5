//! Use cases of the schedule: its choices, parameters that fit the learner, what more words would cost.

use crate::{
    Engine, Error,
    dto::*,
    imported::{Taken, Undo},
    lock::locked,
};
use std::collections::HashSet;
use wenxi_store::{Counts, Event, NoteAdded, NoteMet, NoteRemoved, SchedulerConfigured};
use wenxi_study::limits::{self, Asked, Asks, Waiting};
use wenxi_study::schedule::memory::{self, Begun};
use wenxi_study::{Config, Facts, Note, NoteId, Now, queue};

/// How long an answer takes as long as nothing is known of the learner, milliseconds.
const ANSWER_MS: u32 = 8_000;
/// How far a backlog is foreseen, days.
const SEASON: u32 = 90;
/// How many cards a saved word becomes: its meaning and its reading.
const CARDS_OF_A_WORD: usize = 2;
/// The longest time that is simulated, days.
const LONGEST_SIMULATION: u32 = 365;

/// What today still asks of what is due, by the limits of the schedule.
pub(crate) fn asks_today(engine: &Engine, now: Now, counts: &Counts) -> Result<Asks, Error> {
    let (new, reviews) = engine.store.asked_on(now.day)?;
    let waiting = Waiting {
        in_steps: counts.in_steps,
        reviews: counts.due.saturating_sub(counts.in_steps),
    };
    Ok(limits::asks(
        &engine.store.schedule(),
        Asked { new, reviews },
        waiting,
    ))
}

/// The plan for a backlog, when more is due than a day asks.
pub(crate) fn backlog(engine: &Engine, now: Now, due: u32) -> Result<Option<Backlog>, Error> {
    let per_day = u32::from(engine.store.schedule().reviews_per_day);
    if due <= per_day {
        return Ok(None);
    }
    let coming = engine.store.coming(now.day, SEASON)?;
    Ok(Some(Backlog {
        waiting: due,
        per_day,
        days: queue::days_of_backlog(due, per_day, &coming),
    }))
}

/// The choices of the schedule.
pub fn schedule_get(engine: &Engine, _: NoArgs) -> Result<ScheduleView, Error> {
    Ok(schedule_view(&engine.store.schedule()))
}

pub(crate) fn schedule_view(config: &Config) -> ScheduleView {
    ScheduleView {
        desired_retention: config.desired_retention,
        learning_steps: config.learning_steps.clone(),
        relearning_steps: config.relearning_steps.clone(),
        new_per_day: config.new_per_day,
        reviews_per_day: config.reviews_per_day,
        leech_after: config.leech_after,
        known_level: config.known_level,
        is_fitted: !config.parameters.is_empty(),
    }
}

/// Changes the choices of the schedule, for all cards at once.
pub fn schedule_set(engine: &Engine, args: ScheduleView) -> Result<ScheduleView, Error> {
    let before = engine.store.schedule();
    let parameters = if args.is_fitted {
        before.parameters.clone()
    } else {
        Vec::new()
    };
    let config = config(args, parameters);
    if config != before {
        configure(engine, config)?;
    }
    schedule_get(engine, NoArgs {})
}

fn config(view: ScheduleView, parameters: Vec<f32>) -> Config {
    Config {
        desired_retention: view.desired_retention,
        parameters,
        learning_steps: view.learning_steps,
        relearning_steps: view.relearning_steps,
        new_per_day: view.new_per_day,
        reviews_per_day: view.reviews_per_day,
        leech_after: view.leech_after,
        known_level: view.known_level,
    }
    .within_bounds()
}

/// Takes the choices by which a package was studied, for all cards at once.
pub fn schedule_take(engine: &Engine, args: ScheduleTakeArgs) -> Result<ScheduleView, Error> {
    let offered = args.offered;
    let before = engine.store.schedule();
    let parameters = if offered.parameters.is_empty() {
        before.parameters.clone()
    } else {
        offered.parameters
    };
    let chosen = config(offered.schedule, parameters);
    if chosen != before {
        configure(engine, chosen.clone())?;
        let taken = Undo::Scheduled(Taken { before, chosen });
        locked(&engine.undo_imports)
            .entry(args.import)
            .or_default()
            .push(taken);
    }
    schedule_get(engine, NoArgs {})
}

/// Takes such choices back; what was chosen since stays.
pub(crate) fn take_back(engine: &Engine, taken: &Taken) -> Result<(), Error> {
    if engine.store.schedule() == taken.chosen {
        configure(engine, taken.before.clone())?;
    }
    Ok(())
}

fn configure(engine: &Engine, config: Config) -> Result<(), Error> {
    locked(&engine.sitting).wait();
    engine.record(
        engine.clock.now(),
        [Event::SchedulerConfigured(SchedulerConfigured { config })],
    )
}

/// Looks for parameters of memory that fit the learner's own reviews, and keeps them if they foretell better.
pub fn schedule_optimise(engine: &Engine, args: TaskArgs) -> Result<OptimisedView, Error> {
    let task = engine.task(&args.task);
    locked(&engine.sitting).wait();
    let histories = engine.store.histories()?;
    let goes_on = |done, all| {
        task.comes_to(done, all);
        !task.is_cancelled()
    };
    let histories = histories.iter().map(Vec::as_slice);
    let found = memory::optimise(&engine.store.schedule(), histories, goes_on);
    // Between the last word of it and now somebody may have ended it, too.
    let found = found.filter(|_| !task.is_cancelled()).ok_or(Error::Cancelled)?;
    let kept = found.parameters.is_some();
    if let Some(parameters) = found.parameters {
        adopt(engine, parameters)?;
    }
    Ok(OptimisedView {
        kept,
        before: found.before,
        after: found.after,
        reviews: count(found.reviews),
        needed: count(memory::REVIEWS_NEEDED),
    })
}

/// Takes parameters into the schedule as it is now: its choices may have changed in the seconds of looking for them.
fn adopt(engine: &Engine, parameters: Vec<f32>) -> Result<(), Error> {
    let config = engine.store.schedule();
    configure(engine, Config { parameters, ..config })
}

fn answer_ms(engine: &Engine) -> Result<u32, Error> {
    Ok(engine.store.typical_answer_ms()?.unwrap_or(ANSWER_MS))
}

/// What study would be with so many new words a day.
pub fn schedule_simulate(engine: &Engine, args: SimulateArgs) -> Result<SimulationView, Error> {
    let now = engine.clock.now();
    let config = engine.store.schedule();
    let memory = engine.store.memory()?;
    let begun: Vec<Begun> = memory
        .iter()
        .map(|card| Begun {
            stability: card.stability,
            difficulty: card.difficulty,
            since_last: now.day.since(card.last_day),
            due_in: card.due_day.0.saturating_sub(now.day.0),
        })
        .collect();
    let days = usize::try_from(args.days.clamp(1, LONGEST_SIMULATION)).unwrap_or(1);
    let per_day = usize::from(args.new_words_per_day) * CARDS_OF_A_WORD;
    let found = memory::simulate(
        &config,
        &begun,
        per_day * days,
        per_day,
        days,
        answer_ms(engine)?,
        1,
    )
    .ok_or(Error::NoSimulation)?;
    Ok(SimulationView {
        answers: found.answers,
        minutes: found.minutes,
        remembered: found.remembered,
    })
}

/// The words of a lesson that are worth studying.
fn words_of(engine: &Engine, lesson_id: &str) -> Result<Vec<Note>, Error> {
    let found = engine.lesson(lesson_id)?;
    let language = engine.language()?;
    let level = engine.store.schedule().known_level;
    let words: Vec<Note> = engine
        .notes_in(lesson_id, &found.lesson)?
        .into_iter()
        .map(|found| found.note)
        .filter(|note| matches!(&note.facts, Facts::Word { gloss, .. } if !gloss.is_empty()))
        .filter(|note| {
            let hsk = language.hsk(&note.chinese().text, &[]).and_then(|hsk| hsk.v3);
            hsk.is_none_or(|hsk| hsk > level)
        })
        .collect();
    Ok(words)
}

/// The words of a lesson that are not studied yet.
pub(crate) fn new_words(engine: &Engine, lesson_id: &str) -> Result<Vec<Note>, Error> {
    not_studied(engine, words_of(engine, lesson_id)?)
}

fn not_studied(engine: &Engine, words: Vec<Note>) -> Result<Vec<Note>, Error> {
    let ids: Vec<NoteId> = words.iter().map(|note| note.id.clone()).collect();
    let studied: HashSet<NoteId> = engine
        .store
        .note_states(&ids)?
        .into_iter()
        .filter(|(_, state)| state.saved)
        .map(|(id, _)| id)
        .collect();
    Ok(words
        .into_iter()
        .filter(|note| !studied.contains(&note.id))
        .collect())
}

/// What it would cost to study all words of a lesson.
pub fn lesson_words_cost(engine: &Engine, args: LessonIdArgs) -> Result<WordsCost, Error> {
    let words = new_words(engine, &args.lesson_id)?.len();
    let config = engine.store.schedule();
    let minutes = memory::cost_of(&config, words * CARDS_OF_A_WORD, answer_ms(engine)?);
    let (waiting, readings) = engine.store.waiting()?;
    let ahead = waiting
        .saturating_mul(count(CARDS_OF_A_WORD))
        .saturating_add(readings);
    Ok(WordsCost {
        words: count(words),
        minutes_per_day: minutes,
        days_ahead: ahead / u32::from(config.new_per_day).max(1),
    })
}

/// Saves all words of a lesson that are not studied yet.
pub fn lesson_words_save(engine: &Engine, args: LessonIdArgs) -> Result<WordsSaved, Error> {
    let words = words_of(engine, &args.lesson_id)?;
    // Those that are studied already are known from here on to stand in this lesson, too.
    let mut events = engine.met_anew(&args.lesson_id, words.clone())?;
    let words = not_studied(engine, words)?;
    let notes = words.iter().map(|note| note.id.to_string()).collect();
    let added = words
        .into_iter()
        .map(|note| Event::NoteAdded(NoteAdded::new(note, Some(args.lesson_id.clone()))));
    events.extend(added);
    engine.record(engine.clock.now(), events)?;
    Ok(WordsSaved { notes })
}

impl Engine {
    /// That notes were met in a lesson: those of them that are studied and were not met there before.
    pub(crate) fn met_anew(&self, lesson: &str, notes: Vec<Note>) -> Result<Vec<Event>, Error> {
        let ids: Vec<NoteId> = notes.iter().map(|note| note.id.clone()).collect();
        let not_met = self.store.not_met_in(lesson, &ids)?;
        let met = notes.into_iter().filter(|note| not_met.contains(&note.id));
        let met = met.map(|note| {
            Event::NoteMet(NoteMet {
                note_id: note.id,
                facts: note.facts,
                lesson_id: lesson.to_owned(),
            })
        });
        Ok(met.collect())
    }
}

/// Stops studying words that were saved together: what undoes [`lesson_words_save`].
pub fn lesson_words_unsave(engine: &Engine, args: WordsSaved) -> Result<Done, Error> {
    let removed = args
        .notes
        .iter()
        .filter_map(|note| note.parse().ok())
        .map(|note_id| Event::NoteRemoved(NoteRemoved { note_id }));
    engine.record(engine.clock.now(), removed.collect::<Vec<_>>())?;
    Ok(Done {})
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_while_parameters_were_sought_stays() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::silent(folder.path());
        let sought_for = engine.store.schedule();
        let chosen = ScheduleView {
            new_per_day: sought_for.new_per_day + 7,
            ..schedule_view(&sought_for)
        };
        schedule_set(&engine, chosen).unwrap();
        adopt(&engine, vec![1.0; 21]).unwrap();
        let now = engine.store.schedule();
        assert_eq!(now.new_per_day, sought_for.new_per_day + 7);
        assert_eq!(now.parameters.len(), 21);
    }
}
