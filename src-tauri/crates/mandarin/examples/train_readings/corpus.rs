//! What there is to learn from: characters in sentences and headwords, each with its reading.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use wenxi_mandarin::training::{CLASSES, features_in_word, own_tone};
use wenxi_mandarin::{Language, Syllable, is_hanzi, pinyin};

/// How many times each of our own sentences counts: they say what encyclopedias do not.
const OWN: usize = 12;

/// A character in a sentence, how it is read there, and what the choice sees of it.
#[derive(Clone)]
pub(crate) struct Example {
    pub(crate) line: String,
    pub(crate) at: usize,
    pub(crate) character: char,
    pub(crate) reading: Syllable,
    /// What stands around it.
    pub(crate) features: Vec<u32>,
    /// What speaks for one of the character's readings: the feature, the place of the reading.
    pub(crate) for_one: Vec<(u32, usize)>,
}

impl Example {
    /// Takes down what the choice sees.
    pub(crate) fn look(&mut self, language: &Language, readings: &Readings) {
        let readings = crate::of(readings, &self.character);
        (self.features, self.for_one) = language.features(&self.line, self.at, readings);
    }
}

/// For each character the readings that are chosen from, the most frequent first.
pub(crate) type Readings = BTreeMap<char, Vec<Syllable>>;

/// The readings that occur in marked examples, by how often; each group counts as much as the number beside it says.
/// `others` only add readings to characters that are there.
pub(crate) fn readings(marked: &[(&[Example], f64)], others: &[(&[Example], f64)]) -> Readings {
    let mut counts: BTreeMap<char, BTreeMap<Syllable, f64>> = BTreeMap::new();
    for (examples, share) in marked {
        for one in *examples {
            *counts
                .entry(one.character)
                .or_default()
                .entry(one.reading)
                .or_default() += share;
        }
    }
    for (examples, share) in others {
        for one in *examples {
            if let Some(counts) = counts.get_mut(&one.character) {
                *counts.entry(one.reading).or_default() += share;
            }
        }
    }
    let sorted = |counts: BTreeMap<Syllable, f64>| {
        let mut readings: Vec<(Syllable, f64)> = counts.into_iter().collect();
        readings.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
        readings
            .into_iter()
            .map(|(reading, _)| reading)
            .take(CLASSES)
            .collect()
    };
    counts
        .into_iter()
        .map(|(character, counts)| (character, sorted(counts)))
        .collect()
}

/// The examples of a corpus: `part.sent` and `part.lb`.
pub(crate) fn read(part: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    let sentences = fs::read_to_string(part.with_extension("sent"))?;
    let labels = fs::read_to_string(part.with_extension("lb"))?;
    let pairs = sentences.lines().zip(labels.lines());
    Ok(pairs
        .filter_map(|(sentence, label)| example(sentence, label))
        .collect())
}

/// Our own sentences with one marked character.
pub(crate) fn own(language: &Language) -> Result<Vec<Example>, Box<dyn Error>> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("language/sentences.tsv"))?;
    let mut examples = Vec::new();
    for (sentence, label) in text.lines().filter_map(|line| line.split_once('\t')) {
        let mut one = example(sentence, label).ok_or(format!("{sentence} cannot be read"))?;
        let Some(reading) = own_tone(language, one.character, one.reading) else {
            continue;
        };
        one.reading = reading;
        examples.extend(std::iter::repeat_n(one, OWN));
    }
    Ok(examples)
}

/// Our own sentences that are read from end to end, but for those that are held out.
pub(crate) fn whole(language: &Language) -> Result<Vec<Example>, Box<dyn Error>> {
    let fixture = "../../../tests/fixtures/readings/sentences.tsv";
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(fixture))?;
    let mut examples = Vec::new();
    for (sentence, reading) in text.lines().filter_map(|line| line.split_once('\t')) {
        let hanzi = sentence.chars().enumerate().filter(|(_, one)| is_hanzi(*one));
        for ((at, character), syllable) in hanzi.zip(reading.split(' ')) {
            let Some(reading) = own_tone(language, character, syllable.parse()?) else {
                continue;
            };
            let one = Example {
                line: sentence.to_owned(),
                at,
                character,
                reading,
                features: Vec::new(),
                for_one: Vec::new(),
            };
            examples.extend(std::iter::repeat_n(one, OWN));
        }
    }
    Ok(examples)
}

/// Every character of the dictionary's headwords of two characters or more.
pub(crate) fn headwords(language: &Language) -> Vec<Example> {
    let example = |(character, written, features)| {
        Some(Example {
            line: String::new(),
            at: 0,
            character,
            reading: own_tone(language, character, written)?,
            features,
            for_one: Vec::new(),
        })
    };
    language.headword_examples().filter_map(example).collect()
}

/// Every character of the words of another list that the dictionary does not have: a line each, `参将 cān jiàng`. Nothing
/// where there is no such list.
pub(crate) fn words(language: &Language, file: &Path) -> Result<Vec<Example>, Box<dyn Error>> {
    let mut examples = Vec::new();
    let text = if file.exists() {
        fs::read_to_string(file)?
    } else {
        String::new()
    };
    for (word, reading) in text.lines().filter_map(|line| line.split_once(' ')) {
        let characters: Vec<char> = word.chars().collect();
        let Ok(reading) = pinyin::parse(reading) else {
            continue;
        };
        if language.is_word(word) || characters.len() != reading.len() {
            continue;
        }
        for (at, (character, written)) in characters.iter().zip(reading).enumerate() {
            if let Some(reading) = own_tone(language, *character, written) {
                examples.push(Example {
                    line: String::new(),
                    at: 0,
                    character: *character,
                    reading,
                    features: features_in_word(&characters, at),
                    for_one: Vec::new(),
                });
            }
        }
    }
    Ok(examples)
}

/// Of how many labels of a character one is taken that other text teaches.
const FEW: usize = 4;

/// Readings of which nothing is known but the character; few of those of characters that `others` have in several
/// readings: what an encyclopedia has oftenest is not what everyday text has.
pub(crate) fn bare(labels: Vec<(char, Syllable)>, others: &[&[Example]]) -> Vec<Example> {
    let mut taught: BTreeMap<char, BTreeSet<Syllable>> = BTreeMap::new();
    for one in others.iter().copied().flatten() {
        taught.entry(one.character).or_default().insert(one.reading);
    }
    let example = |(character, reading)| Example {
        line: String::new(),
        at: 0,
        character,
        reading,
        features: vec![wenxi_mandarin::training::feature_of(character)],
        for_one: Vec::new(),
    };
    labels
        .into_iter()
        .enumerate()
        .filter(|(number, (character, _))| {
            number % FEW == 0 || taught.get(character).is_none_or(|readings| readings.len() < 2)
        })
        .map(|(_, label)| example(label))
        .collect()
}

fn example(sentence: &str, label: &str) -> Option<Example> {
    let at = sentence.chars().position(|character| character == '▁')?;
    let line = sentence.replace('▁', "");
    Some(Example {
        character: line.chars().nth(at)?,
        at,
        line,
        reading: label.parse().ok()?,
        features: Vec::new(),
        for_one: Vec::new(),
    })
}
