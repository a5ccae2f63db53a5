//! Prints the quizzes on the lessons of a folder, and how often each kind is asked:
//! `cargo run -p wenxi-study --example quiz -- FOLDER [SEEDS]`. Each item with its choices, the right one first, to be read by a teacher.

use std::collections::BTreeMap;
use std::path::PathBuf;
use wenxi_lesson::Lesson;
use wenxi_mandarin::Language;
use wenxi_study::{Facts, Item, Key, Note, Passage, Pool, Shelf, collect, generate, retold, told};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("Which folder?")?;
    let seeds: u32 = args.next().map_or(Ok(1), |seeds| seeds.parse())?;
    let language = Language::load()?;
    let pool = Pool::new(&language);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)?
        .map(|file| file.map(|file| file.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|ending| ending == "md" || ending == "txt")
    });
    files.sort();
    let mut lessons: Vec<(String, Lesson)> = Vec::new();
    for file in &files {
        let name = file.display().to_string();
        let lesson = wenxi_lesson::read(&name, &std::fs::read(file)?, &|c| language.readings_of(c))?;
        lessons.push((name, lesson));
    }
    let said: Vec<Note> = lessons
        .iter()
        .flat_map(|(_, lesson)| told(lesson, &language))
        .collect();
    let is_mistake = |note: &&Note| matches!(note.facts, Facts::Mistake { .. });
    let mistakes: Vec<Note> = said.iter().filter(is_mistake).cloned().collect();
    let shelf = Shelf {
        language: &language,
        pool: &pool,
        mistakes: &mistakes,
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (name, lesson) in &lessons {
        let mut found = collect(name, lesson, &language);
        retold(&mut found, &said);
        for seed in 1..=seeds {
            println!("\n== {name} {seed}");
            for item in generate(&found, shelf, &[], seed) {
                *counts.entry(item.kind.to_string()).or_default() += 1;
                print(&item);
            }
        }
    }
    println!("\n{} items: {counts:?}", counts.values().sum::<usize>());
    Ok(())
}

fn print(item: &Item) {
    let texts = |passages: &[Passage]| passages.iter().map(Passage::text).collect::<Vec<_>>().join(" · ");
    let heard = item
        .audio
        .as_ref()
        .map(|audio| audio.text.as_str())
        .unwrap_or_default();
    println!(
        "[{}] {} {} ({})",
        item.kind,
        texts(&item.stem),
        heard,
        texts(&item.context)
    );
    let right = match &item.key {
        Key::Reading { accepted } | Key::Tones { accepted, .. } | Key::Dictation { accepted } => {
            accepted.join(" | ")
        }
        Key::Gloss { accepted, also } => format!("{} [{}]", accepted.join(" | "), also.join(" | ")),
        Key::Order { whole, also } => format!("{} [{}]", whole.text, also.join(" | ")),
        Key::Pairs { left, right, partner } => {
            let pair = |(word, at): (&Passage, &usize)| {
                right
                    .get(*at)
                    .map(|gloss| format!("{}={}", word.text(), gloss.text()))
            };
            left.iter()
                .zip(partner)
                .filter_map(pair)
                .collect::<Vec<_>>()
                .join(" | ")
        }
        Key::Choice { .. } | Key::SelfRated { .. } | Key::Strokes { .. } => item.answer().text().to_owned(),
    };
    println!("    = {right}");
    for wrong in item.distractors() {
        println!("    x {}", wrong.text());
    }
}
