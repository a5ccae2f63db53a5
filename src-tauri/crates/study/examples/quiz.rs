//! Prints the quiz on a document: `cargo run -p wenxi-study --example quiz -- FILE [SEED]`.

use std::time::Instant;
use wenxi_mandarin::Language;
use wenxi_study::{Key, Pool, collect, generate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("Which document?")?;
    let seed = args.next().map_or(Ok(1), |seed| seed.parse())?;
    let language = Language::load()?;
    let start = Instant::now();
    let pool = Pool::new(&language);
    eprintln!("pool of {} words in {:?}", pool.len(), start.elapsed());
    let lesson = wenxi_lesson::read(&file, &std::fs::read(&file)?, &|c| language.readings_of(c))?;
    let start = Instant::now();
    let found = collect(&file, &lesson, &language);
    eprintln!("{} notes in {:?}", found.len(), start.elapsed());
    for found in &found {
        println!(
            "{:?} {} = {}",
            found.standing,
            found.note.id,
            found.note.english()
        );
    }
    let start = Instant::now();
    let quiz = generate(&found, &pool, &language, &[], seed);
    eprintln!("{} items in {:?}", quiz.len(), start.elapsed());
    for item in &quiz {
        let texts = |passages: &[wenxi_study::Passage]| {
            passages
                .iter()
                .map(|passage| passage.text().to_owned())
                .collect::<Vec<_>>()
                .join(" · ")
        };
        println!("\n[{}] {}", item.kind, item.instruction);
        println!("    {}", texts(&item.stem));
        if let Some(audio) = &item.audio {
            println!("    heard: {}", audio.text);
        }
        if !item.context.is_empty() {
            println!("    ({})", texts(&item.context));
        }
        for (index, choice) in item.choices.iter().enumerate() {
            let mark = if item.key == (Key::Choice { index }) {
                '*'
            } else {
                ' '
            };
            println!("  {mark} {}", choice.text());
        }
        if !matches!(item.key, Key::Choice { .. }) {
            println!("  * {:?}", item.key);
        }
        println!("  > {}", texts(&item.explanation));
    }
    Ok(())
}
