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
    dto::{ImportKeepArgs, LessonGetArgs, NoArgs, SearchArgs},
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
            wenxi_api::dto::ImportOutcome::Lesson { lesson_id, .. } => lesson_id,
            wenxi_api::dto::ImportOutcome::Refused { .. } => None,
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

    let mut chosen = lessons.iter().step_by(PAGES / OPENED);
    let opened = each(OPENED, || {
        let lesson_id = chosen.next().cloned().unwrap_or_default();
        wenxi_api::lesson_get(&engine, LessonGetArgs { lesson_id }).map(drop)
    })?;
    spread("opened a lesson that was not open before", &opened);

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
