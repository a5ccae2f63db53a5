//! Trains the choice between readings, and says how good it is on text that it has not seen.
//!
//! `cargo run --release -p wenxi-mandarin --features training --example train_readings -- DATA [MODEL]`, or
//! `cargo xtask train-readings DATA [MODEL]`.
//!
//! `DATA` holds `cpp` and `g2pl`, reading corpora in the form of g2pM: `dev.sent`, `dev.lb` and (g2pl) `train.*`, a
//! sentence a line with its character between `▁` marks, and the reading of that character on the same line of the
//! `.lb` file; and `cpp/train.lb`, readings without their sentences. The model is trained on g2pl's training part and on cpp's
//! dev part, and is told how often each character has each reading in the other labels of cpp; so that cpp can be reported as
//! well, both are first divided in five, and each fifth read by a model that was trained without it; from these the trust
//! in the network is learnt, for the report without the fifth that is read. g2pl's dev part is read by a model that was
//! trained without it. `words/phrases.txt` may hold words with their readings besides (`language/phrases.py` writes it). With `MODEL` the last model, trained on all of it, is written there, and what the others scored
//! beside it. The same data and dictionary always give the same file.

mod corpus;
mod labels;
mod learn;
mod score;
mod trust;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use corpus::{Example, Readings};
use learn::Weights;
use score::Score;
use trust::{Seen, Trust};
use wenxi_mandarin::Language;

const FOLDS: usize = 5;

/// How much an example of g2pl counts when trust is learnt: it has all readings of a character equally often, on which the
/// network was not taught, and its 114 characters must not be left to what is thought before.
const BALANCED: f32 = 2.0;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().ok_or("give the folder of the reading corpora")?;
    let language = Language::load()?;
    let read = |part: &str| corpus::read(&Path::new(&data).join(part));
    let (mut cpp, mut g2pl, mut g2pl_dev) = (read("cpp/dev")?, read("g2pl/train")?, read("g2pl/dev")?);
    let labels = labels::read(&Path::new(&data).join("cpp/train.lb"), &cpp, &language)?;
    let mut own = corpus::own(&language)?;
    let mut headwords = corpus::headwords(&language);
    let mut whole = corpus::whole(&language)?;
    let labels = corpus::bare(labels, &[&g2pl, &own, &whole]);
    let marked: [(&[Example], f64); 4] = [(&cpp, 1.0), (&labels, 1.0), (&g2pl, 1e-3), (&own, 1e-4)];
    let readings = corpus::readings(&marked, &[(&whole, 1e-4), (&headwords, 1e-6)]);
    headwords.extend(corpus::words(
        &language,
        &Path::new(&data).join("words/phrases.txt"),
    )?);
    for one in cpp
        .iter_mut()
        .chain(&mut g2pl)
        .chain(&mut g2pl_dev)
        .chain(&mut own)
        .chain(&mut whole)
    {
        one.look(&language, &readings);
    }
    let always: Vec<&Example> = headwords
        .iter()
        .chain(&labels)
        .chain(&own)
        .chain(&whole)
        .collect();
    let train = |corpora: [&[&Example]; 2]| {
        let examples = corpora
            .concat()
            .into_iter()
            .chain(always.iter().copied())
            .collect();
        learn::train(&readings, examples)
    };

    let mut folds = Vec::new();
    for fold in 0..FOLDS {
        let [cpp, g2pl] = [&cpp, &g2pl].map(|corpus| part(corpus, fold));
        let weights = train([&cpp.0, &g2pl.0]);
        folds.push(Fold {
            weights,
            cpp: cpp.1,
            g2pl: g2pl.1,
        });
    }
    let [all_cpp, all_g2pl] = [&cpp, &g2pl].map(|corpus| corpus.iter().collect::<Vec<_>>());
    let unseen: Vec<&Example> = g2pl_dev.iter().collect();
    let model = train([&all_cpp, &all_g2pl]);
    let last = train([&all_cpp, &[&all_g2pl[..], &unseen[..]].concat()]);

    let mut held_back: Vec<(&Weights, &[&Example])> = Vec::new();
    held_back.extend(folds.iter().map(|fold| (&fold.weights, fold.cpp.as_slice())));
    held_back.push((&model, unseen.as_slice()));
    let temperature = learn::temperature(&readings, &held_back);
    let written = |weights: &Weights, trust: &Trust| learn::written(&readings, weights, temperature, trust);

    let mut seen = Vec::new();
    for fold in &folds {
        let first = Language::with_polyphones(&written(&fold.weights, &Trust::new()))?;
        let mut opinions = Seen::default();
        opinions.add(&first, &readings, &fold.cpp, 1.0);
        opinions.add(&first, &readings, &fold.g2pl, BALANCED);
        seen.push(opinions);
    }
    let mut cpp_score = Score::default();
    for (number, fold) in folds.iter().enumerate() {
        let others = seen.iter().enumerate().filter(|(other, _)| *other != number);
        let others: Vec<&Seen> = others.map(|(_, seen)| seen).collect();
        let model = written(&fold.weights, &trust::learn(&readings, &others));
        cpp_score.add(&Language::with_polyphones(&model)?, &fold.cpp);
    }
    let trust = trust::learn(&readings, &seen.iter().collect::<Vec<_>>());
    let mut g2pl_score = Score::default();
    g2pl_score.add(&Language::with_polyphones(&written(&model, &trust))?, &unseen);
    let bytes = written(&last, &trust);

    let report = report(&readings, &bytes, temperature, &cpp_score, &g2pl_score);
    println!("{report}");
    if let Some(target) = arguments.next() {
        fs::write(&target, bytes)?;
        fs::write(Path::new(&target).with_extension("scores.txt"), report)?;
        if let Some(mistakes) = arguments.next() {
            let all = [cpp_score.mistakes, g2pl_score.mistakes].concat();
            fs::write(mistakes, all.join("\n"))?;
        }
    }
    Ok(())
}

/// What was trained without a fifth of both corpora, and that fifth.
struct Fold<'a> {
    weights: Weights,
    cpp: Vec<&'a Example>,
    g2pl: Vec<&'a Example>,
}

/// The examples that a fold is trained on, and those that it is not.
fn part(corpus: &[Example], fold: usize) -> (Vec<&Example>, Vec<&Example>) {
    let (seen, unseen): (Vec<_>, Vec<_>) = corpus
        .iter()
        .enumerate()
        .partition(|(index, _)| index % FOLDS != fold);
    let bare = |part: Vec<(usize, _)>| part.into_iter().map(|(_, one)| one).collect();
    (bare(seen), bare(unseen))
}

fn report(readings: &Readings, bytes: &[u8], temperature: f32, cpp: &Score, g2pl: &Score) -> String {
    let choices = readings.values().filter(|readings| readings.len() > 1).count();
    let mut lines = vec![
        format!(
            "{} bytes, {choices} characters with a choice, temperature {temperature:.2}",
            bytes.len()
        ),
        format!("cpp dev, five-fold: {cpp}"),
        format!("g2pl dev: {g2pl}"),
    ];
    for (name, score) in [("cpp", cpp), ("g2pl", g2pl)] {
        lines.extend(
            score
                .reliability()
                .into_iter()
                .map(|line| format!("{name}: {line}")),
        );
    }
    for (name, score) in [("cpp", cpp), ("g2pl", g2pl)] {
        lines.extend(score.worst(15).into_iter().map(|line| format!("{name}: {line}")));
    }
    let lines: Vec<String> = lines.into_iter().map(|line| line + "\n").collect();
    lines.concat()
}

/// What a map holds for a key, the default when it holds nothing.
fn of<'a, K: Ord, V>(map: &'a BTreeMap<K, Vec<V>>, key: &K) -> &'a [V] {
    map.get(key).map(Vec::as_slice).unwrap_or_default()
}
