//! Trains the choice between readings, and says how good it is on text that it has not seen.
//!
//! `cargo run --release -p wenxi-mandarin --features training --example train_readings -- DATA [MODEL]`
//!
//! `DATA` holds `cpp` and `g2pl`, reading corpora in the form of g2pM: `dev.sent`, `dev.lb` and (g2pl) `train.*`, a
//! sentence a line with its character between `▁` marks, and the reading of that character on the same line of the
//! `.lb` file. The model is trained on g2pl's training part and on cpp's dev part; so that cpp can be reported as
//! well, it is first divided in five, and each fifth read by a model that was trained without it. With `MODEL` the
//! last model, trained on all of it, is written there. The same data and dictionary always
//! give the same file.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

use wenxi_mandarin::training::{CLASSES, SCALE, softmax};
use wenxi_mandarin::{Language, Syllable};

const FOLDS: usize = 5;
const OWN: usize = 8;
/// Step, smoothing and the pull towards 0 of the optimiser (FTRL-Proximal, McMahan et al. 2013).
static P: std::sync::LazyLock<[f32; 5]> = std::sync::LazyLock::new(|| {
    let get = |name: &str, or: f32| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or);
    [get("ALPHA", 0.4), get("L1", 3.0), get("L2", 0.02), get("PASSES", 12.0), get("AVG", 0.0)]
});
const BETA: f32 = 1.0;

/// A character in a sentence, and how it is read there.
#[derive(Clone)]
struct Example {
    line: String,
    at: usize,
    character: char,
    reading: Syllable,
    features: Vec<u32>,
    for_one: Vec<(u32, usize)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().ok_or("give the folder of the reading corpora")?;
    let language = Language::load()?;
    let read = |part: &str| read(&language, &Path::new(&data).join(part));
    let (mut cpp, mut g2pl, g2pl_dev) = (read("cpp/dev")?, read("g2pl/train")?, read("g2pl/dev")?);
    println!(
        "{} + {} examples to train on, {} to test on",
        cpp.len(),
        g2pl.len(),
        g2pl_dev.len()
    );

    let mut headwords: Vec<Example> = language
        .headword_examples()
        .map(|(character, reading, features)| Example {
            line: String::new(),
            at: 0,
            character,
            reading,
            features,
            for_one: Vec::new(),
        })
        .chain(own(&language)?)
        .collect();
    let everything: Vec<&Example> = cpp.iter().collect();
    let classes = classes(&everything, &g2pl, &own(&language)?);
    for one in cpp.iter_mut().chain(&mut g2pl).chain(&mut headwords).filter(|one| !one.line.is_empty()) {
        let readings = classes.get(&one.character).map(Vec::as_slice).unwrap_or_default();
        (one.features, one.for_one) = language.features(&one.line, one.at, readings);
    }

    let nn = |examples: &mut Vec<Example>, part: &str| {
        let text = fs::read_to_string(format!("/tmp/rd/nn.{}.{part}", std::env::var("NN").unwrap())).unwrap();
        for (one, line) in examples.iter_mut().zip(text.lines()) {
            let mut parts = line.split('\t');
            assert_eq!(parts.next().unwrap().chars().next().unwrap(), one.character);
            let p: Vec<f32> = parts.nth(1).unwrap().split(' ').map(|x| x.parse().unwrap()).collect();
            let readings = classes.get(&one.character).map(Vec::as_slice).unwrap_or_default();
            for (class, p) in p.iter().enumerate().take(readings.len()) {
                let logit = ((p + 1e-4) / (1.0 - p + 1e-4)).ln();
                let bucket = (logit + 10.0) as u32;
                one.for_one.push((900_000 + bucket, class));
                let coarse = (logit / 3.0 + 10.0) as u32;
                one.for_one.push((1_000_000 + one.character as u32 * 8 + coarse % 8, class));
            }
        }
    };
    let mut g2pl_dev = g2pl_dev;
    for one in g2pl_dev.iter_mut() {
        let readings = classes.get(&one.character).map(Vec::as_slice).unwrap_or_default();
        (one.features, one.for_one) = language.features(&one.line, one.at, readings);
    }
    if std::env::var("NN").is_ok() {
        nn(&mut cpp, "cpp.dev");
        nn(&mut g2pl, "g2pl.train");
        nn(&mut g2pl_dev, "g2pl.dev");
    }
    if let Ok(limit) = std::env::var("PSEUDO") {
        let limit: f32 = limit.parse().unwrap();
        let text = fs::read_to_string("/tmp/rd/pseudo.tsv").unwrap();
        let mut more = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let parts: Vec<&str> = line.split('\t').collect();
            let sure: f32 = parts[5].parse().unwrap();
            let share: usize = std::env::var("SHARE").map_or(1, |v| v.parse().unwrap());
            if sure < limit || number % share != 0 { continue; }
            let from = if parts[0] == "cpp" { &cpp } else { &g2pl };
            let character = parts[3].chars().next().unwrap();
            let class: usize = parts[4].parse().unwrap();
            let reading = classes[&character][class];
            let sentence = &from[parts[1].parse::<usize>().unwrap()].line;
            let at: usize = parts[2].parse().unwrap();
            let (features, for_one) = language.features(sentence, at, &classes[&character]);
            more.push(Example { line: String::new(), at, character, reading, features, for_one });
        }
        println!("{} pseudo", more.len());
        headwords.extend(more);
    }
    let mut direct = (0, 0);
    let mut cpp_results = Vec::new();
    for fold in 0..FOLDS {
        let seen: Vec<&Example> = cpp
            .iter()
            .enumerate()
            .filter(|(index, _)| index % FOLDS != fold)
            .map(|(_, one)| one)
            .collect();
        let unseen: Vec<&Example> = cpp.iter().skip(fold).step_by(FOLDS).collect();
        let model = train(&classes, &seen, &g2pl, &headwords);
        for one in &unseen { direct.1 += 1; direct.0 += usize::from(right(&classes, &model.1, one)); }
        let model = model.0;
        cpp_results.push((model, unseen));
    }
    let everything: Vec<&Example> = cpp.iter().collect();
    println!("direct cpp {:.2}", 100.0 * direct.0 as f32 / direct.1 as f32);
    let model = train(&classes, &everything, &g2pl, &headwords);
    println!("direct g2pl {:.2}", 100.0 * g2pl_dev.iter().filter(|one| right(&classes, &model.1, one)).count() as f32 / g2pl_dev.len() as f32);
    if std::env::var("SHOW").is_ok() { for one in g2pl_dev.iter().filter(|one| !right(&classes, &model.1, one)) { println!("{} {} {}", one.character, one.reading, one.line.chars().skip(one.at.saturating_sub(9)).take(18).collect::<String>()); } }
    let model = model.0;
    if std::env::var("NN").is_ok() { return Ok(()); }
    println!("model: {} bytes", model.len());
    let g2pl_unseen: Vec<&Example> = g2pl_dev.iter().collect();

    for overrules in [0.5] {
        let mut cpp_score = Score::default();
        for (model, unseen) in &cpp_results {
            cpp_score.add(&Language::with_polyphones(model, overrules)?, unseen);
        }
        let mut g2pl_score = Score::default();
        g2pl_score.add(&Language::with_polyphones(&model, overrules)?, &g2pl_unseen);
        println!("overrules {overrules}: cpp {cpp_score}, g2pl {g2pl_score}");
        if overrules == 0.8 {
            for (name, score) in [("cpp", &cpp_score), ("g2pl", &g2pl_score)] {
                score.calibration(name);
                score.worst(name);
            }
        }
    }
    if let Some(target) = arguments.next() {
        fs::write(target, model)?;
    }
    Ok(())
}

/// Our own sentences, for what encyclopedias do not say; each counts as often as `OWN` others.
fn own(language: &Language) -> Result<Vec<Example>, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("language/sentences.tsv");
    let text = fs::read_to_string(path)?;
    let mut examples = Vec::new();
    for (sentence, label) in text.lines().filter_map(|line| line.split_once('\t')) {
        let one = example(language, sentence, label).ok_or(format!("{sentence} cannot be read"))?;
        examples.extend(std::iter::repeat_n(one, OWN));
    }
    Ok(examples)
}

fn read(language: &Language, part: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    let sentences = fs::read_to_string(part.with_extension("sent"))?;
    let labels = fs::read_to_string(part.with_extension("lb"))?;
    let pairs = sentences.lines().zip(labels.lines());
    Ok(pairs
        .filter_map(|(sentence, label)| example(language, sentence, label))
        .collect())
}

fn example(language: &Language, sentence: &str, label: &str) -> Option<Example> {
    let reading = label.parse().ok()?;
    let at = sentence.chars().position(|character| character == '▁')?;
    let line = sentence.replace('▁', "");
    let character = line.chars().nth(at)?;
    Some(Example {
        line,
        at,
        character,
        reading,
        features: Vec::new(),
        for_one: Vec::new(),
    })
}

/// The readings of each character, the most frequent in natural text first.
fn classes(natural: &[&Example], balanced: &[Example], own: &[Example]) -> BTreeMap<char, Vec<Syllable>> {
    let mut counts: BTreeMap<char, BTreeMap<Syllable, f64>> = BTreeMap::new();
    for one in natural {
        *counts
            .entry(one.character)
            .or_default()
            .entry(one.reading)
            .or_default() += 1.0;
    }
    for one in balanced.iter().chain(own) {
        *counts
            .entry(one.character)
            .or_default()
            .entry(one.reading)
            .or_default() += 0.001;
    }
    counts
        .into_iter()
        .map(|(character, counts)| {
            let mut readings: Vec<(Syllable, f64)> = counts.into_iter().collect();
            readings.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
            (
                character,
                readings
                    .into_iter()
                    .map(|(reading, _)| reading)
                    .take(CLASSES)
                    .collect(),
            )
        })
        .collect()
}

/// A weight while it is learnt.
#[derive(Clone, Copy, Default)]
struct Weight {
    z: f32,
    n: f32,
}

impl Weight {
    fn value(self) -> f32 {
        if self.z.abs() <= P[1] {
            return 0.0;
        }
        -(self.z - self.z.signum() * P[1]) / ((BETA + self.n.sqrt()) / P[0] + P[2])
    }

    fn learn(&mut self, gradient: f32) {
        let sigma = ((self.n + gradient * gradient).sqrt() - self.n.sqrt()) / P[0];
        self.z += gradient - sigma * self.value();
        self.n += gradient * gradient;
    }
}

/// A model in the form of `language/polyphones.bin`.
fn train(classes: &BTreeMap<char, Vec<Syllable>>, natural: &[&Example], balanced: &[Example], headwords: &[Example]) -> (Vec<u8>, HashMap<u32, [Weight; CLASSES]>) {
    let mut examples: Vec<&Example> = natural.iter().copied().chain(balanced).chain(headwords).collect();
    let mut weights: HashMap<u32, [Weight; CLASSES]> = HashMap::new();
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..P[3] as usize {
        shuffle(&mut examples, &mut seed);
        for one in &examples {
            let Some(readings) = classes.get(&one.character).filter(|readings| readings.len() > 1) else {
                continue;
            };
            let Some(right) = readings.iter().position(|reading| *reading == one.reading) else {
                continue;
            };
            let mut sums = [0.0; CLASSES];
            for feature in &one.features {
                if let Some(learnt) = weights.get(feature) {
                    for (sum, weight) in sums.iter_mut().zip(learnt) {
                        *sum += weight.value();
                    }
                }
            }
            for (feature, class) in &one.for_one {
                if let (Some([weight, ..]), Some(sum)) = (weights.get(feature), sums.get_mut(*class)) {
                    *sum += weight.value();
                }
            }
            let shares = softmax(sums, readings.len());
            for (feature, class) in &one.for_one {
                let wanted = if *class == right { 1.0 } else { 0.0 };
                weights.entry(*feature).or_default()[0].learn(shares[*class] - wanted);
            }
            for feature in &one.features {
                let learnt = weights.entry(*feature).or_default();
                for (class, weight) in learnt.iter_mut().enumerate().take(readings.len()) {
                    let wanted = if class == right { 1.0 } else { 0.0 };
                    weight.learn(shares.get(class).copied().unwrap_or_default() - wanted);
                }
            }
        }
    }
    (written(classes, &weights), weights)
}

fn right(classes: &BTreeMap<char, Vec<Syllable>>, weights: &HashMap<u32, [Weight; CLASSES]>, one: &Example) -> bool {
    let readings = &classes[&one.character];
    let mut sums = [0.0; CLASSES];
    for feature in &one.features {
        if let Some(learnt) = weights.get(feature) {
            for (sum, weight) in sums.iter_mut().zip(learnt) { *sum += weight.value(); }
        }
    }
    for (feature, class) in &one.for_one {
        if let (Some([weight, ..]), Some(sum)) = (weights.get(feature), sums.get_mut(*class)) { *sum += weight.value(); }
    }
    let best = (0..readings.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap();
    readings[best] == one.reading
}

fn shuffle<T>(items: &mut [T], seed: &mut u64) {
    for last in (1..items.len()).rev() {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        items.swap(last, (*seed % (last as u64 + 1)) as usize);
    }
}

fn written(classes: &BTreeMap<char, Vec<Syllable>>, weights: &HashMap<u32, [Weight; CLASSES]>) -> Vec<u8> {
    let mut text = String::new();
    for (character, readings) in classes {
        text.push_str(&format!(
            "{character} {}\n",
            wenxi_mandarin::pinyin::numbers(readings)
        ));
    }
    text.push('\n');
    let mut bytes = text.into_bytes();
    let mut sorted: Vec<(u32, [i8; CLASSES])> = weights
        .iter()
        .map(|(feature, learnt)| {
            (
                *feature,
                learnt.map(|weight| (weight.value() / SCALE).round().clamp(-127.0, 127.0) as i8),
            )
        })
        .filter(|(_, stored)| stored.iter().any(|weight| *weight != 0))
        .collect();
    sorted.sort_unstable();
    for (feature, stored) in sorted {
        bytes.extend(feature.to_le_bytes());
        bytes.extend(stored.map(|weight| weight.to_le_bytes()[0]));
    }
    bytes
}

/// How many readings were right.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    /// By twentieths of how sure the program was: right, all.
    sure: BTreeMap<u32, (usize, usize)>,
    wrong: BTreeMap<(char, Syllable, Syllable), usize>,
}

impl Score {
    fn add(&mut self, language: &Language, examples: &[&Example]) {
        for one in examples {
            let words = language.annotate(&one.line, &[]);
            let reading = words
                .iter()
                .flat_map(|word| &word.readings)
                .find(|reading| reading.at == one.at);
            let right = reading.is_some_and(|reading| reading.citation == one.reading);
            self.all += 1;
            if let Ok(path) = std::env::var("DUMP") {
                use std::io::Write;
                let mut file = fs::OpenOptions::new().append(true).create(true).open(path).unwrap();
                let word = words.iter().find(|w| w.readings.iter().any(|r| r.at == one.at));
                writeln!(file, "{}\t{}\t{}\t{}\t{:.4}\t{}\t{}", one.character, one.reading, reading.map_or(String::new(), |r| r.citation.to_string()), word.map_or("", |w| &w.text), reading.map_or(0.0, |r| r.sure), one.line, one.at).unwrap();
            }
            self.right += usize::from(right);
            if let Some(reading) = reading {
                let bin = if reading.sure > 0.985 {
                    (reading.sure * 1000.0) as u32
                } else {
                    (reading.sure * 20.0) as u32 * 50
                };
                let counts = self.sure.entry(bin).or_default();
                counts.0 += usize::from(right);
                counts.1 += 1;
                if !right {
                    *self
                        .wrong
                        .entry((one.character, one.reading, reading.citation))
                        .or_default() += 1;
                }
            }
        }
    }

    fn calibration(&self, name: &str) {
        for (bin, (right, all)) in &self.sure {
            println!(
                "  {name}: sure from {:.3}: {:.4} right of {all}",
                f64::from(*bin) / 1000.0,
                *right as f64 / *all as f64
            );
        }
    }

    fn worst(&self, name: &str) {
        let mut wrong: Vec<_> = self.wrong.iter().collect();
        wrong.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for ((character, right, read), count) in wrong.into_iter().take(25) {
            println!("  {name}: {character} is {right}, read {read}: {count}");
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:.2} % of {}",
            100.0 * self.right as f64 / self.all as f64,
            self.all
        )
    }
}
