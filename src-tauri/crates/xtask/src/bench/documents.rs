//! The library at its size: 6,000 pages taken in, listed, opened and searched.

use super::{
    machine::{Took, peak_memory, timed},
    pages::Pages,
};
use std::{
    fs, io,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};
use wenxi_api::{
    Engine, Error, Options, SystemClock, VoiceChoice,
    dto::{ImportKeepArgs, ImportOutcome, ImportTextArgs, LessonGetArgs, LessonOpenArgs, NoArgs, SearchArgs},
};

const PAGES: usize = 6_000;
/// How many lessons are opened, spread over the library.
const OPENED: usize = 300;
/// How often each query is asked.
const ASKED: usize = 40;
/// Characters, pinyin in all its forms, English, and what is everywhere.
const QUERIES: [&str; 16] = [
    "客户体验",
    "客",
    "的",
    "企业",
    "顧客",
    "kèhù",
    "ke4hu4",
    "kehu",
    "k",
    "xian",
    "nv",
    "customer",
    "customer serv",
    "the",
    "Customer Loyalty",
    "不存在的词",
];

/// Measures, in a folder that is gone afterwards.
pub(crate) fn bench() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let paths = write_pages(&folder.path().join("pages"))?;
    measure(folder.path(), paths).map_err(io::Error::other)
}

/// Writes the documents, and gives their paths.
fn write_pages(folder: &Path) -> io::Result<Vec<String>> {
    fs::create_dir(folder)?;
    let lessons = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
    let mut pages = Pages::of(&lessons)?;
    let mut bytes = 0;
    let mut paths = Vec::with_capacity(PAGES);
    for number in 1..=PAGES {
        let page = pages.page(number);
        bytes += page.len();
        let path = folder.join(format!("{number:05}.md"));
        fs::write(&path, page)?;
        paths.push(path.to_string_lossy().into_owned());
    }
    println!("{PAGES} concept pages, {:.1} MB", bytes as f64 / 1e6);
    Ok(paths)
}

fn measure(folder: &Path, paths: Vec<String>) -> Result<(), Error> {
    let data = folder.join("data");
    let open = || {
        Engine::open(Options {
            folder: data.clone(),
            voice: VoiceChoice::None,
            clock: Arc::new(SystemClock),
        })
    };
    let engine = open()?;
    // What the program does at every start is not part of an import.
    wenxi_api::library_list(&engine, NoArgs {})?;
    let args = ImportKeepArgs {
        paths,
        chosen: None,
        task: "bench".to_owned(),
    };
    let (kept, took) = timed(|| wenxi_api::import_keep(&engine, args));
    say("imported, search index included", &took);
    println!("  peak memory {} MB", peak_memory() / 1_000_000);
    println!("  database {} MB", size(&data.join("wenxi.db")) / 1_000_000);
    let lessons: Vec<String> = kept?
        .files
        .into_iter()
        .filter_map(|file| match file.outcome {
            ImportOutcome::Lesson { lesson_id, .. } => lesson_id,
            ImportOutcome::Refused { .. } => None,
        })
        .collect();
    assert_eq!(lessons.len(), PAGES, "every page is a lesson");
    drop(engine);

    let engine = open()?;
    let (listed, took) = timed(|| wenxi_api::library_list(&engine, NoArgs {}));
    say("listed, first time after a start", &took);
    println!("  {} lessons", listed?.lessons.len());
    let list = each(20, || wenxi_api::library_list(&engine, NoArgs {}).map(drop))?;
    spread("listed again", &list);
    let (first, took) = timed(|| wenxi_api::today_get(&engine, NoArgs {}));
    first?;
    say("first page", &took);
    // The program does so behind its first page.
    engine.warm_up();

    let mut chosen = lessons.iter().step_by(PAGES / OPENED);
    let opened = each(OPENED, || {
        open_lesson(&engine, chosen.next().map_or("", String::as_str))
    })?;
    spread("opened a lesson that was not open before", &opened);
    let (largest, size) = largest_of_course();
    open_twice(
        &engine,
        &format!("the largest lesson of the course, {size} KB"),
        &largest,
    )?;
    for kilobytes in [100, 1_000] {
        let id = import_long(&engine, folder, kilobytes)?;
        open_twice(&engine, &format!("a lesson of {kilobytes} KB"), &id)?;
    }

    let mut all = Vec::new();
    for query in QUERIES {
        let took = each(ASKED, || {
            wenxi_api::search(
                &engine,
                SearchArgs {
                    query: query.to_owned(),
                },
            )
            .map(drop)
        })?;
        spread(&format!("search {query}"), &took);
        all.extend(took);
    }
    spread("search, all together", &all);
    Ok(())
}

fn open_lesson(engine: &Engine, id: &str) -> Result<(), Error> {
    let args = LessonOpenArgs {
        lesson_id: id.to_owned(),
        place: None,
    };
    wenxi_api::lesson_open(engine, args).map(drop)
}

/// All of a lesson, after it was opened.
fn get_lesson(engine: &Engine, id: &str) -> Result<(), Error> {
    let lesson_id = id.to_owned();
    wenxi_api::lesson_get(engine, LessonGetArgs { lesson_id }).map(drop)
}

/// How long the first answer takes of a lesson that is opened for the first time since the start, and again; and how long
/// until all of it is there.
fn open_twice(engine: &Engine, what: &str, id: &str) -> Result<(), Error> {
    let (opened, took) = timed(|| open_lesson(engine, id));
    opened?;
    say(&format!("opened {what}"), &took);
    let again = each(20, || open_lesson(engine, id))?;
    spread("  again", &again);
    let (whole, took) = timed(|| get_lesson(engine, id));
    whole?;
    say("  all of it, with all its readings", &took);
    let again = each(20, || open_lesson(engine, id))?;
    spread("  again after that", &again);
    Ok(())
}

/// The largest document of the course by its id, but for the glossary, and its size in KB.
fn largest_of_course() -> (String, u64) {
    let lessons = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
    let entries = fs::read_dir(lessons).into_iter().flatten().flatten();
    let sizes = entries.filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let id = name.strip_suffix(".md")?.to_owned();
        Some((entry.metadata().ok()?.len() / 1000, id))
    });
    let largest = sizes.filter(|(_, id)| id != "z-glossary").max();
    largest.map_or((String::new(), 0), |(size, id)| (id, size))
}

/// Takes in a document of so many KB, and gives its id.
fn import_long(engine: &Engine, folder: &Path, kilobytes: usize) -> Result<String, Error> {
    let page = fs::read_to_string(folder.join("pages/00001.md")).unwrap_or_default();
    let mut text = format!("# A long text of {kilobytes} KB\n\n");
    for number in 1.. {
        if text.len() >= kilobytes * 1000 {
            break;
        }
        text += &page.replace("# ", &format!("## {number} "));
    }
    let kept = wenxi_api::import_text(engine, ImportTextArgs { text })?;
    let id = kept.files.into_iter().find_map(|file| match file.outcome {
        ImportOutcome::Lesson { lesson_id, .. } => lesson_id,
        ImportOutcome::Refused { .. } => None,
    });
    Ok(id.unwrap_or_default())
}

/// How long each of so many times took.
fn each(times: usize, mut work: impl FnMut() -> Result<(), Error>) -> Result<Vec<Duration>, Error> {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            work().map(|()| start.elapsed())
        })
        .collect()
}

fn say(what: &str, took: &Took) {
    println!("{what}: {:.2?}, {:.2?} on processors", took.wall, took.processors);
}

fn spread(what: &str, took: &[Duration]) {
    let mut took = took.to_vec();
    took.sort_unstable();
    let at = |percent: usize| took.get((took.len() * percent / 100).min(took.len().saturating_sub(1)));
    println!(
        "{what}: median {:.2?}, p99 {:.2?}",
        at(50).copied().unwrap_or_default(),
        at(99).copied().unwrap_or_default()
    );
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |about| about.len())
}
