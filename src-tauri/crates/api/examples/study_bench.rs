//! Study as it is measured beside Anki: `cargo xtask bench study` tells this program step by step what to do, in turn with a
//! program that does the same with Anki. A line in is a step, `answer 200`; a line out is how long it took, milliseconds,
//! one number for each time.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::drop_non_drop,
    clippy::indexing_slicing,
    reason = "what goes wrong in a benchmark ends it"
)]

use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::time::Instant;
use wenxi_api::{dto::*, *};
use wenxi_store::{Event, NoteAdded, RandomIds, Record, Reviewed, Store};
use wenxi_study::schedule::memory;
use wenxi_study::{CardId, Facts, GlossBy, ItemKind, NoteId, Phrase, Rating, StudyDay};

/// As the program has it: see decision 0110.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const DAY_MS: i64 = 86_400_000;

fn main() {
    let folder: PathBuf = std::env::args_os().nth(1).unwrap().into();
    let mut engine = Some(open(&folder));
    // What the program does when it is first started is no part of what it is told to do.
    engine.as_ref().unwrap().warm_up();
    today_get(engine.as_ref().unwrap(), NoArgs {}).unwrap();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (step, about) = line.split_once(' ').unwrap_or((&line, ""));
        let took = match step {
            "open" | "draw" => {
                // As the program ends and begins; what it does behind its first page is not waited for.
                engine.take().unwrap().settle();
                let took = timed(|| {
                    let fresh = open(&folder);
                    if step == "open" {
                        assert!(!due_cards(&fresh).unwrap().is_empty());
                    } else {
                        start(&fresh);
                    }
                    engine = Some(fresh);
                });
                engine.as_ref().unwrap().warm_up();
                vec![took]
            }
            "find" => {
                let store = Store::open(&folder.join("wenxi.db"), RandomIds).unwrap();
                let schedule = store.schedule();
                vec![timed(|| {
                    let histories = store.histories().unwrap();
                    let found = memory::optimise(&schedule, histories.iter().map(Vec::as_slice), |_, _| true);
                    assert!(found.unwrap().reviews > 0);
                })]
            }
            step => run(engine.as_ref().unwrap(), step, about),
        };
        let took: Vec<String> = took.iter().map(|ms| format!("{ms:.4}")).collect();
        println!("{}", took.join(" "));
        std::io::stdout().flush().unwrap();
    }
}

fn open(folder: &std::path::Path) -> Engine {
    Engine::open(Options {
        folder: folder.to_owned(),
        voice: VoiceChoice::None,
        clock: std::sync::Arc::new(SystemClock),
    })
    .unwrap()
}

fn run(engine: &Engine, step: &str, about: &str) -> Vec<f64> {
    match step {
        "import" => vec![timed(|| {
            let args = ImportKeepArgs {
                paths: vec![about.to_owned()],
                chosen: None,
                task: "bench".to_owned(),
            };
            drop(import_keep(engine, args).unwrap());
        })],
        // The index is written behind the import; whoever searches waits for it.
        "findable" => many("1", || {
            let query = "客户".to_owned();
            drop(search(engine, SearchArgs { query }).unwrap());
        }),
        "export" => vec![timed(|| {
            let args = ProgressExportArgs {
                path: about.to_owned(),
                replace: true,
            };
            drop(progress_export(engine, args).unwrap());
        })],
        // No limit of the day in the way of answers.
        "limits" => {
            let before = schedule_get(engine, NoArgs {}).unwrap();
            let unlimited = ScheduleView {
                reviews_per_day: 9999,
                ..before
            };
            vec![timed(|| drop(schedule_set(engine, unlimited).unwrap()))]
        }
        "queue" => many(about, || drop(today_get(engine, NoArgs {}).unwrap())),
        "statistics" => many(about, || drop(progress_get(engine, NoArgs {}).unwrap())),
        "search" => many(about, || {
            let query = "客户".to_owned();
            drop(search(engine, SearchArgs { query }).unwrap());
        }),
        "begin" => many(about, || start(engine)),
        "answer" => answers(engine, about.parse().unwrap()),
        "replay" => vec![replayed(about.parse().unwrap())],
        "optimise" => vec![timed(|| {
            let task = "bench".to_owned();
            drop(schedule_optimise(engine, TaskArgs { task }).unwrap());
        })],
        "memory" => {
            let status = std::fs::read_to_string("/proc/self/status").unwrap();
            let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
            let kilobytes: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
            vec![kilobytes / 1024.0]
        }
        other => panic!("{other} is no step"),
    }
}

fn start(engine: &Engine) {
    let source = PracticeSource::Due;
    let view = practice_start(
        engine,
        PracticeStartArgs {
            source,
            seed: Some(1),
        },
    )
    .unwrap();
    assert!(view.item.is_some());
}

/// Answers, each graded, remembered on the disk, and the next item drawn. A new sitting begins between them.
fn answers(engine: &Engine, times: u32) -> Vec<f64> {
    (0..times)
        .map(|_| {
            let mut view = practice_current(engine, NoArgs {});
            if !matches!(&view, Ok(view) if view.item.is_some()) {
                start(engine);
                view = practice_current(engine, NoArgs {});
            }
            let item_id = view.unwrap().item.unwrap().id;
            timed(|| {
                let args = PracticeAnswerArgs {
                    item_id,
                    response: Response::Choice { index: 0 },
                    elapsed: 2_000.0,
                };
                practice_answer(engine, args).unwrap();
                practice_settled(engine, NoArgs {}).unwrap();
            })
        })
        .collect()
}

/// Replays a log of so many reviews of 20,000 words in a year, all that follows from it dropped before.
fn replayed(reviews: u32) -> f64 {
    const WORDS: u32 = 20_000;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("wenxi.db"), RandomIds).unwrap();
    let mut records = Vec::new();
    let mut record = |at_ms: i64, event| {
        records.push(Record {
            id: store.mint(at_ms),
            device_id: "another".to_owned(),
            occurred_at_ms: at_ms,
            event,
        });
    };
    let word = |number: u32| NoteId::word(&format!("词{number}"), "cí");
    for number in 0..WORDS {
        record(
            0,
            Event::NoteAdded(NoteAdded {
                note_id: word(number),
                facts: Facts::Word {
                    word: Phrase::plain(format!("词{number}")),
                    gloss: "word".to_owned(),
                    gloss_by: GlossBy::Dictionary,
                },
                lesson_id: Some(format!("lesson-{}", number % 400)),
            }),
        );
    }
    for number in 0..reviews {
        let day = i32::try_from(u64::from(number) * 365 / u64::from(reviews)).unwrap();
        // One answer in six is forgotten, at places that have nothing to do with the order of the words.
        let rating = Rating::ALL[[2, 2, 1, 2, 3, 0][(number.wrapping_mul(0x9E37_79B1) >> 16) as usize % 6]];
        let reviewed = Reviewed {
            card: CardId {
                note: word(number % WORDS),
                kind: ItemKind::Meaning,
            },
            rating,
            verdict: wenxi_study::Verdict::Right,
            response: None,
            elapsed_ms: 3_000,
            study_day: StudyDay(day),
            chosen_days: None,
        };
        record(i64::from(day) * DAY_MS, Event::Reviewed(reviewed));
    }
    store.merge(&records).unwrap();
    drop(records);
    timed(|| store.rebuild().unwrap())
}

fn many(times: &str, mut work: impl FnMut()) -> Vec<f64> {
    let times: u32 = times.parse().unwrap();
    (0..times).map(|_| timed(&mut work)).collect()
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1000.0
}
