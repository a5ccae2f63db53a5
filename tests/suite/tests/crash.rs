//! Whatever instant the program is killed at, every answer that it has confirmed is in the log.

use std::{
    env,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    sync::Arc,
};
use wenxi_api::{dto::*, *};
use wenxi_suite::TestClock;

/// Names the folder to a copy of this test program that is to be killed.
const FOLDER: &str = "WENXI_SUITE_CRASH_FOLDER";
/// How often the program is killed.
const KILLS: usize = 12;

fn open(folder: PathBuf) -> Engine {
    Engine::open(Options {
        folder,
        voice: VoiceChoice::None,
        clock: Arc::new(TestClock::at_noon()),
    })
    .unwrap()
}

/// Answers until it is killed, and says after each answer how many there are.
#[test]
fn answers_until_it_is_killed() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let engine = open(folder.into());
    loop {
        let view = match practice_current(&engine, NoArgs {}) {
            Ok(view) if view.item.is_some() => view,
            _ => {
                let source = PracticeSource::Lesson {
                    lesson_id: "u1-01-kehu".to_owned(),
                };
                practice_start(
                    &engine,
                    PracticeStartArgs {
                        source,
                        seed: Some(1),
                    },
                )
                .unwrap()
            }
        };
        let item_id = view.item.unwrap().id;
        practice_answer(
            &engine,
            PracticeAnswerArgs {
                item_id,
                response: Response::GiveUp,
                elapsed: 1.0,
            },
        )
        .unwrap();
        practice_settled(&engine, NoArgs {}).unwrap();
        let answered = today_get(&engine, NoArgs {})
            .unwrap()
            .week
            .last()
            .copied()
            .unwrap();
        println!("\nanswered {answered}");
    }
}

#[test]
fn a_kill_at_any_instant_loses_nothing_that_was_answered() {
    let folder = tempfile::tempdir().unwrap();
    let mut confirmed = 0;
    for kill in 0..KILLS {
        let mut program = Command::new(env::current_exe().unwrap())
            .args(["--exact", "crash::answers_until_it_is_killed", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(program.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        let mut answers = lines.filter_map(|line| line.strip_prefix("answered ")?.parse::<u32>().ok());
        // Each program is killed after another number of answers, while it works on the next.
        for _ in 0..=kill % 4 {
            confirmed = answers.next().expect("the program answers");
        }
        program.kill().unwrap();
        confirmed = answers.last().unwrap_or(confirmed);
        program.wait().unwrap();

        let engine = open(folder.path().to_owned());
        let remembered = today_get(&engine, NoArgs {})
            .unwrap()
            .week
            .last()
            .copied()
            .unwrap();
        // The answer under way is remembered whole or not at all; matched pairs are four reviews at once.
        assert!(
            [0, 1, 4]
                .map(|under_way| confirmed + under_way)
                .contains(&remembered),
            "{confirmed} reviews were confirmed, {remembered} are remembered"
        );
        confirmed = remembered;
    }
}
