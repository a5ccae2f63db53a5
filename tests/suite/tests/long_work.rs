//! What is done with many lessons says how far it is, and can be stopped: what was done until then stays, and the rest can
//! be done later.

use std::{
    collections::BTreeSet,
    fs,
    sync::{Arc, Mutex},
};
use wenxi_api::{dto::*, *};
use wenxi_suite::Learner;

const LESSONS: usize = 100;
/// At so many it is stopped.
const ENOUGH: u32 = 30;
/// What the program does by itself.
const LIBRARY: &str = "library";

/// What was told of a task, and whether its end was.
type Told = Arc<Mutex<(Vec<(u32, u32)>, bool)>>;

/// An engine that stops a task of this name when it is far enough.
fn stopping(learner: &Learner, name: &'static str) -> (Arc<Engine>, Told) {
    let engine = Arc::new(learner.open().unwrap());
    let told = Told::default();
    let (weak, heard) = (Arc::downgrade(&engine), Arc::clone(&told));
    engine.on_notice(move |notice| match notice {
        Notice::Progress { task, done, total } if task == name => {
            heard.lock().unwrap().0.push((done, total));
            if done >= ENOUGH {
                task_cancel(&weak.upgrade().unwrap(), TaskArgs { task }).unwrap();
            }
        }
        Notice::Over { task } if task == name => heard.lock().unwrap().1 = true,
        _ => {}
    });
    (engine, told)
}

/// Whether all was told from the beginning to where it was stopped, and its end.
fn was_told(told: &Told, total: usize) {
    let (told, over) = std::mem::take(&mut *told.lock().unwrap());
    let total = u32::try_from(total).unwrap();
    assert_eq!(told.first(), Some(&(0, total)));
    assert!(
        told.is_sorted() && told.iter().all(|(_, of)| *of == total),
        "{told:?}"
    );
    assert!(over);
}

fn write_lessons(learner: &Learner) -> std::path::PathBuf {
    let folder = learner.folder.path().join("given");
    fs::create_dir_all(&folder).unwrap();
    for number in 0..LESSONS {
        let text = format!("# Lesson {number}\n\n茶很好喝。\n");
        fs::write(folder.join(format!("{number:03}.md")), text).unwrap();
    }
    folder
}

fn import(engine: &Engine, learner: &Learner) -> Vec<String> {
    let args = ImportKeepArgs {
        paths: vec![write_lessons(learner).to_string_lossy().into_owned()],
        chosen: None,
        task: "import".to_owned(),
    };
    import_keep(engine, args).unwrap();
    own(engine)
}

fn own(engine: &Engine) -> Vec<String> {
    let lessons = library_list(engine, NoArgs {}).unwrap().lessons;
    let own = lessons.into_iter().filter(|row| !row.built_in);
    own.map(|row| row.id).collect()
}

fn these(lesson_ids: &[String]) -> LessonsArgs {
    LessonsArgs {
        lesson_ids: lesson_ids.to_vec(),
        task: "many".to_owned(),
    }
}

fn set(ids: &[String]) -> BTreeSet<&String> {
    ids.iter().collect()
}

#[test]
fn removing_and_bringing_back_can_be_stopped_and_gone_on_with() {
    let learner = Learner::new().unwrap();
    let (engine, told) = stopping(&learner, "many");
    let all = import(&engine, &learner);

    let removed = lessons_remove(&engine, these(&all)).unwrap();
    was_told(&told, LESSONS);
    assert!(removed.cancelled);
    assert_eq!(removed.lesson_ids, all[..removed.lesson_ids.len()]);
    assert!((1..LESSONS).contains(&removed.lesson_ids.len()));
    let left = own(&engine);
    assert_eq!(left.len() + removed.lesson_ids.len(), LESSONS);
    assert!(set(&left).is_disjoint(&set(&removed.lesson_ids)));

    let mut gone = removed.lesson_ids;
    while !gone.is_empty() {
        let back = lessons_restore(&engine, these(&gone)).unwrap();
        was_told(&told, gone.len());
        assert_eq!(back.cancelled, back.lesson_ids.len() < gone.len());
        gone.retain(|id| !back.lesson_ids.contains(id));
    }
    assert_eq!(set(&own(&engine)), set(&all));
}

#[test]
fn moving_can_be_stopped() {
    let learner = Learner::new().unwrap();
    let (engine, told) = stopping(&learner, "many");
    let all = import(&engine, &learner);
    let args = LessonsMoveArgs {
        lesson_ids: all.clone(),
        course: "Tea".to_owned(),
        task: "many".to_owned(),
    };
    let moved = lessons_move(&engine, args).unwrap();
    was_told(&told, LESSONS);
    assert!(moved.cancelled);
    let rows = library_list(&engine, NoArgs {}).unwrap().lessons;
    let there = rows.into_iter().filter(|row| row.course == "Tea");
    let there: Vec<String> = there.map(|row| row.id).collect();
    assert_eq!(set(&there), set(&moved.lesson_ids));
}

#[test]
fn marking_can_be_stopped() {
    let learner = Learner::new().unwrap();
    let (engine, told) = stopping(&learner, "many");
    let all = import(&engine, &learner);
    let star = LessonsStarArgs {
        lesson_ids: all.clone(),
        favourite: true,
        task: "many".to_owned(),
    };
    let tag = LessonsTagArgs {
        lesson_ids: all,
        tag: "tea".to_owned(),
        has_it: true,
        task: "many".to_owned(),
    };
    let starred = lessons_star(&engine, star).unwrap();
    was_told(&told, LESSONS);
    let tagged = lessons_tag(&engine, tag).unwrap();
    was_told(&told, LESSONS);
    assert!(starred.cancelled && tagged.cancelled);
    for row in library_list(&engine, NoArgs {}).unwrap().lessons {
        assert_eq!(row.favourite, starred.lesson_ids.contains(&row.id));
        assert_eq!(
            !row.tags.is_empty() && !row.built_in,
            tagged.lesson_ids.contains(&row.id)
        );
    }
}

#[test]
fn putting_back_can_be_stopped() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let all = import(&engine, &learner);
    drop(engine);
    for file in fs::read_dir(learner.folder.path().join("library/given")).unwrap() {
        fs::remove_file(file.unwrap().path()).unwrap();
    }
    let (engine, told) = stopping(&learner, "many");
    assert_eq!(library_list(&engine, NoArgs {}).unwrap().gone.len(), LESSONS);
    let back = lessons_put_back(&engine, these(&all)).unwrap();
    was_told(&told, LESSONS);
    assert!(back.cancelled);
    assert_eq!(set(&own(&engine)), set(&back.lesson_ids));
    let gone = library_list(&engine, NoArgs {}).unwrap().gone;
    assert_eq!(gone.len() + back.lesson_ids.len(), LESSONS);
}

#[test]
fn taking_an_import_back_can_be_stopped_and_gone_on_with() {
    let learner = Learner::new().unwrap();
    let (engine, told) = stopping(&learner, "many");
    let all = import(&engine, &learner);
    let undo = || {
        let args = ImportUndoArgs {
            import: "import".to_owned(),
            task: "many".to_owned(),
        };
        import_undo(&engine, args).unwrap()
    };
    let first = undo();
    was_told(&told, LESSONS);
    assert!(first.cancelled);
    assert_eq!(own(&engine).len() + first.lessons as usize, all.len());
    let mut undone = first.lessons as usize;
    while undone < LESSONS {
        let next = undo();
        was_told(&told, LESSONS - undone);
        undone += next.lessons as usize;
    }
    assert!(own(&engine).is_empty());
    assert_eq!(undo().lessons, 0);
}

/// Nobody asked for it, so it is told under a name of its own. What was not read when it was stopped is read at the next start.
#[test]
fn reading_what_lies_in_the_folder_can_be_stopped() {
    let learner = Learner::new().unwrap();
    drop(learner.open().unwrap());
    let given = write_lessons(&learner);
    let library = learner.folder.path().join("library");
    for file in fs::read_dir(given).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), library.join(file.file_name())).unwrap();
    }
    let (engine, told) = stopping(&learner, LIBRARY);
    let some = own(&engine);
    let (heard, over) = std::mem::take(&mut *told.lock().unwrap());
    assert_eq!(heard.first(), Some(&(0, u32::try_from(LESSONS).unwrap())));
    assert!(over);
    assert!((1..LESSONS).contains(&some.len()), "{} were read", some.len());
    drop(engine);
    let engine = learner.open().unwrap();
    let all = own(&engine);
    assert_eq!(all.len(), LESSONS);
    assert!(set(&some).is_subset(&set(&all)));
    assert!(library_list(&engine, NoArgs {}).unwrap().gone.is_empty());
}

/// Where there is nothing to read, nobody hears of it.
#[test]
fn a_start_with_nothing_new_is_not_told_of() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    import(&engine, &learner);
    drop(engine);
    let (engine, told) = stopping(&learner, LIBRARY);
    assert_eq!(own(&engine).len(), LESSONS);
    assert!(told.lock().unwrap().0.is_empty());
}
