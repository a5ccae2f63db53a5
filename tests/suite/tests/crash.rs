//! Whatever instant the program is killed at, every answer that it has confirmed is in the log; and an answer that the disk
//! refuses is said to be lost, taken back, and asked again.

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
/// Names the folder to a copy whose files cannot grow.
const SMALL_DISK: &str = "WENXI_SUITE_SMALL_DISK";
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
        let practice = practice_current(&engine, NoArgs {}).unwrap();
        let is_over = practice.item.is_none();
        println!("\nanswered {answered} {} {is_over}", practice.answered);
    }
}

#[test]
fn a_kill_at_any_instant_loses_nothing_that_was_answered() {
    let folder = tempfile::tempdir().unwrap();
    // How many reviews were confirmed, how far the practice was by then, and whether it was over.
    let mut confirmed = (0, 0, true);
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
        let mut answers = lines.filter_map(|line| {
            let mut said = line.strip_prefix("answered ")?.split(' ');
            let mut next = || said.next()?.parse::<u32>().ok();
            Some((next()?, next()?, said.next()?.parse::<bool>().ok()?))
        });
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
        let (reviews, answered, was_over) = confirmed;
        assert!(
            [0, 1, 4]
                .map(|under_way| reviews + under_way)
                .contains(&remembered),
            "{reviews} reviews were confirmed, {remembered} are remembered"
        );
        // The practice is where its answers are: it went on with them, in the same instant.
        let practice = practice_current(&engine, NoArgs {}).unwrap();
        let went_on = u32::from(remembered > reviews);
        let begins_anew = was_over && practice.answered == went_on;
        assert!(
            begins_anew || practice.answered == answered + went_on,
            "the practice is at {} after {answered}, {remembered} reviews after {reviews}",
            practice.answered
        );
        confirmed = (remembered, practice.answered, practice.item.is_none());
    }
}

/// Answers until the disk refuses one, and says what became of it.
#[test]
fn answers_until_the_disk_refuses() {
    let Some(folder) = env::var_os(SMALL_DISK) else {
        return;
    };
    let engine = open(folder.into());
    let week = || {
        today_get(&engine, NoArgs {})
            .unwrap()
            .week
            .last()
            .copied()
            .unwrap()
    };
    loop {
        let before = week();
        let item = practice_current(&engine, NoArgs {}).unwrap().item.unwrap();
        let args = PracticeAnswerArgs {
            item_id: item.id.clone(),
            response: Response::GiveUp,
            elapsed: 1.0,
        };
        // What comes next is there before the disk has said anything.
        let answered = practice_answer(&engine, args).unwrap();
        assert!(answered.following.is_some());
        if let Err(refused) = practice_settled(&engine, NoArgs {}) {
            // Said once; the item is asked again, and nothing of the answer counts.
            let again = practice_current(&engine, NoArgs {}).unwrap().item.unwrap();
            assert_eq!(again, item);
            assert_eq!(week(), before);
            println!("\nrefused after {before}: {refused}");
            return;
        }
    }
}

/// Files cannot grow beyond a size for a copy of this program, as on a disk that is full. The first answer writes some twenty
/// pages, which have to find room.
#[cfg(unix)]
#[test]
fn an_answer_that_the_disk_refuses_is_said_and_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path().to_owned());
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
    .unwrap();
    drop(engine);
    let program = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" \"$@\""])
        .arg(env::current_exe().unwrap())
        .args(["--exact", "crash::answers_until_the_disk_refuses", "--nocapture"])
        .env(SMALL_DISK, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&program.stdout);
    let refused = said
        .lines()
        .find_map(|line| line.strip_prefix("refused after "))
        .unwrap_or_else(|| panic!("{said}{}", String::from_utf8_lossy(&program.stderr)));
    let (confirmed, reason) = refused.split_once(": ").unwrap();
    assert!(reason.contains("disk"), "{reason}");

    let engine = open(folder.path().to_owned());
    let remembered = today_get(&engine, NoArgs {})
        .unwrap()
        .week
        .last()
        .copied()
        .unwrap();
    assert_eq!(confirmed.parse(), Ok(remembered));
    assert!(remembered > 0, "some answers found room");
    assert!(practice_current(&engine, NoArgs {}).unwrap().item.is_some());
}
