//! Packages of Anki bring their words and their reviews.

use super::*;

#[test]
fn a_package_of_anki_brings_its_words_and_its_reviews() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/anki/new.apkg");
    let studied = |word: &str| {
        let args = WordGetArgs {
            word: word.to_owned(),
            pinyin: None,
            within: None,
            lesson_id: None,
        };
        word_get(&engine, args).unwrap().saved
    };
    let cards = || {
        let lessons = library_list(&engine, NoArgs {}).unwrap().lessons;
        lessons
            .into_iter()
            .find(|lesson| !lesson.built_in)
            .unwrap()
            .studied
    };

    let told: Arc<Mutex<Vec<(u32, u32)>>> = Arc::default();
    let heard = Arc::clone(&told);
    engine.on_notice(move |notice| {
        if let Notice::Progress { done, total, .. } = notice {
            heard.lock().unwrap().push((done, total));
        }
    });
    let seen = keep(&engine, package, None);
    let notes = *told.lock().unwrap().last().unwrap();
    assert_eq!(notes, (4, 4), "its notes are counted, not the files in it");
    assert_eq!(changes(&seen), [("HSK 5.tsv", ImportChange::New)]);
    assert_eq!(seen.files[0].course, "Chinese");
    assert_eq!(own_titles(&engine), ["HSK 5"]);
    assert!(studied("客户"), "it was reviewed there");
    assert!(!studied("投诉"), "it was never reviewed");
    assert_eq!(cards(), 1, "its memory goes on from there");

    let again = keep(&engine, package, None);
    assert_eq!(changes(&again), [("HSK 5.tsv", ImportChange::Same)]);
    undo(&engine);
    assert!(
        studied("客户"),
        "what an import did not add it does not take back"
    );
}

/// How many answers count.
fn answers(engine: &Engine) -> u32 {
    progress_get(engine, NoArgs {})
        .unwrap()
        .days
        .iter()
        .map(|day| day.answers)
        .sum()
}

#[test]
fn the_reviews_of_a_package_are_taken_back_and_come_again() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/anki/new.apkg");
    keep(&engine, package, None);
    let reviews = answers(&engine);
    assert!(reviews > 0);
    undo(&engine);
    assert_eq!(answers(&engine), 0, "as if it had never been taken in");
    keep(&engine, package, None);
    assert_eq!(answers(&engine), reviews);
    keep(&engine, package, None);
    assert_eq!(answers(&engine), reviews, "a second time adds nothing");
}

#[test]
fn the_words_of_a_package_are_found_as_soon_as_they_are_looked_for() {
    let learner = Learner::new().unwrap();
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/anki/new.apkg");
    let found = |engine: &Engine| {
        let query = "投诉".to_owned();
        let hits = search(engine, SearchArgs { query }).unwrap().lessons;
        hits.iter().any(|hit| hit.title == "HSK 5")
    };
    let engine = learner.open().unwrap();
    keep(&engine, package, None);
    assert!(
        found(&engine),
        "they are indexed behind the import, and waited for"
    );
    let lessons = library_list(&engine, NoArgs {}).unwrap().lessons;
    let own = lessons.into_iter().find(|lesson| !lesson.built_in).unwrap();
    assert!(own.level.is_some());
    undo(&engine);
    assert!(!found(&engine));
    keep(&engine, package, None);
    drop(engine);
    assert!(
        found(&learner.open().unwrap()),
        "also when the program ends at once"
    );
}

#[test]
fn the_choices_of_a_package_are_offered_and_taken_back() {
    for name in ["preset-new.apkg", "preset-legacy.apkg"] {
        let learner = Learner::new().unwrap();
        let engine = learner.open().unwrap();
        let package = format!("{}/../fixtures/anki/{name}", env!("CARGO_MANIFEST_DIR"));
        let before = schedule_get(&engine, NoArgs {}).unwrap();
        let offered = look(&engine, &package).schedule.unwrap();
        assert_eq!(keep(&engine, &package, None).schedule.as_ref(), Some(&offered));
        assert_eq!(
            schedule_get(&engine, NoArgs {}).unwrap(),
            before,
            "an offer changes nothing"
        );
        assert_eq!(offered.before, before);
        let wanted = ScheduleView {
            desired_retention: 0.94,
            learning_steps: vec![1, 5, 15],
            relearning_steps: vec![20],
            new_per_day: 15,
            reviews_per_day: 120,
            leech_after: 6,
            is_fitted: true,
            ..before.clone()
        };
        assert_eq!(offered.schedule, wanted);
        assert_eq!(take(&engine, &offered), wanted);
        assert_eq!(look(&engine, &package).schedule, None, "they hold already");
        undo(&engine);
        assert_eq!(schedule_get(&engine, NoArgs {}).unwrap(), before);

        // What is chosen afterwards is not taken back with it.
        keep(&engine, &package, None);
        take(&engine, &offered);
        let chosen = ScheduleView {
            new_per_day: 3,
            ..wanted
        };
        schedule_set(&engine, chosen.clone()).unwrap();
        undo(&engine);
        assert_eq!(schedule_get(&engine, NoArgs {}).unwrap(), chosen);
    }
}

#[test]
fn a_package_of_usual_choices_offers_none() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/anki/new.apkg");
    assert_eq!(look(&engine, package).schedule, None);
    assert_eq!(keep(&engine, package, None).schedule, None);
}

fn take(engine: &Engine, offered: &OfferedSchedule) -> ScheduleView {
    let args = ScheduleTakeArgs {
        import: TASK.to_owned(),
        offered: offered.clone(),
    };
    schedule_take(engine, args).unwrap()
}
