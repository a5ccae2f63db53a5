//! Use cases of progress: one view of everything that was learnt.

use crate::{Engine, Error, dto::*, known::KNOWN_DAYS, lock::locked};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wenxi_mandarin::{Language, Syllable, is_hanzi, pinyin};
use wenxi_store::{Foretold, Mistaken};
use wenxi_study::{CardState, Facts, ItemKind, Note, NoteId, Phrase};

/// How far the forecast goes, how far the calendar goes back, and how many weeks of recall are shown.
const FORECAST: u32 = 30;
const YEAR: i32 = 365;
const WEEKS: i32 = 12;
/// Upper bounds of the groups of stability, days; the last group has none.
const STABILITY: [f32; 7] = [1.0, 3.0, 7.0, 21.0, 60.0, 180.0, 365.0];
/// How many wrong answers are looked at, and how many confusions are shown.
const MISTAKEN: u32 = 2_000;
const SHOWN: usize = 8;

/// What was studied, what comes, what is known.
pub fn progress_get(engine: &Engine, _: NoArgs) -> Result<ProgressView, Error> {
    locked(&engine.sitting).wait();
    let now = engine.clock.now();
    let store = &engine.store;
    let config = store.schedule();
    let memory = store.memory()?;
    let (tones, words) = confusions(engine)?;
    let asked = crate::today::asked(engine, now)?;
    // Of the cards of one note only one is asked tomorrow, as the first page says it.
    let mut coming = store.coming(now.day, FORECAST)?;
    if let Some(tomorrow) = coming.first_mut() {
        *tomorrow = asked.counts.tomorrow;
    }
    let mut weeks = Vec::new();
    for ago in (0..WEEKS).rev() {
        let last = now.day.plus(-7 * ago);
        weeks.push(recall(store.foretold(last.plus(-6), last)?));
    }
    let days = store.days_studied(now.day.plus(1 - YEAR), now.day)?;
    Ok(ProgressView {
        due: asked.due,
        new: asked.new,
        coming,
        today: now.day.0,
        days: days
            .into_iter()
            .map(|day| DayView {
                day: day.day.0,
                answers: day.answers,
                minutes: u32::try_from(day.elapsed_ms.div_ceil(60_000)).unwrap_or(u32::MAX),
            })
            .collect(),
        recent: recall(store.foretold(now.day.plus(-29), now.day)?),
        weeks,
        desired_retention: config.desired_retention,
        stability: stability(&memory),
        difficulty: difficulty(&memory),
        levels: levels(engine, config.known_level)?,
        tones,
        words,
    })
}

fn recall(foretold: Foretold) -> RecallView {
    RecallView {
        reviews: foretold.reviews,
        recalled: foretold.recalled,
        expected: foretold.expected,
    }
}

fn stability(memory: &[CardState]) -> Vec<u32> {
    let mut groups = vec![0; STABILITY.len() + 1];
    for card in memory {
        let group = STABILITY.partition_point(|bound| *bound <= card.stability);
        if let Some(count) = groups.get_mut(group) {
            *count += 1;
        }
    }
    groups
}

fn difficulty(memory: &[CardState]) -> Vec<u32> {
    let mut groups = vec![0; 10];
    for card in memory {
        let group = card.difficulty.round().clamp(1.0, 10.0) as usize - 1;
        if let Some(count) = groups.get_mut(group) {
            *count += 1;
        }
    }
    groups
}

/// Words of each level of the HSK, with those that are known and being learnt.
fn levels(engine: &Engine, known_level: u8) -> Result<Vec<LevelView>, Error> {
    let listed = engine.hsk_words()?;
    let mut levels: BTreeMap<u8, LevelView> = BTreeMap::new();
    for level in listed.values() {
        let view = levels.entry(*level).or_insert(LevelView {
            level: *level,
            words: 0,
            known: 0,
            learning: 0,
        });
        view.words += 1;
        view.known += u32::from(*level <= known_level);
    }
    let mut studied: HashMap<&str, (u8, f32)> = HashMap::new();
    engine.store.each_word(|word, days, is_studied| {
        if let Some((word, level)) = listed.get_key_value(word).filter(|_| is_studied) {
            let (_, least) = studied.entry(word).or_insert((*level, f32::MAX));
            *least = least.min(days);
        }
    })?;
    for (level, days) in studied.into_values() {
        let Some(view) = levels.get_mut(&level) else {
            continue;
        };
        // Those of a level that was known before are counted already.
        view.known -= u32::from(level <= known_level);
        if days < KNOWN_DAYS {
            view.learning += 1;
        } else {
            view.known += 1;
        }
    }
    Ok(levels.into_values().collect())
}

/// What was taken for what: tones, and words.
fn confusions(engine: &Engine) -> Result<(Vec<ConfusionView>, Vec<ConfusionView>), Error> {
    let mistaken = engine.store.mistaken(MISTAKEN)?;
    let ids: Vec<NoteId> = mistaken
        .iter()
        .map(|mistaken| mistaken.card.note.clone())
        .collect();
    let notes: HashMap<NoteId, Note> = engine
        .store
        .notes(&ids)?
        .into_iter()
        .map(|note| (note.id.clone(), note))
        .collect();
    let mut tones: BTreeMap<(String, String), u32> = BTreeMap::new();
    let mut words: BTreeMap<(String, String), u32> = BTreeMap::new();
    for mistaken in &mistaken {
        let word = match notes.get(&mistaken.card.note).map(|note| &note.facts) {
            Some(Facts::Word { word, .. }) => word,
            Some(Facts::Sentence { chinese, .. }) => {
                for pair in misplaced(engine.language()?, chinese, mistaken) {
                    *words.entry(pair).or_default() += 1;
                }
                continue;
            }
            _ => continue,
        };
        match mistaken.card.kind {
            ItemKind::Reading | ItemKind::Tones => {
                let right: Vec<Syllable> = word
                    .rubies
                    .iter()
                    .filter_map(|ruby| ruby.pinyin.parse().ok())
                    .collect();
                for (right, given) in wrong_tones(&right, mistaken) {
                    *tones.entry((right.to_string(), given.to_string())).or_default() += 1;
                }
            }
            ItemKind::Word | ItemKind::Listening | ItemKind::Cloze => {
                *words
                    .entry((word.text.clone(), mistaken.response.clone()))
                    .or_default() += 1;
            }
            _ => {}
        }
    }
    Ok((most(tones), most(words)))
}

/// What was put into a sentence in the place of what: words where one was missing, characters where it was heard. An answer
/// of another length, and one of which most is otherwise, tells nothing.
fn misplaced(language: &Language, sentence: &Phrase, mistaken: &Mistaken) -> BTreeSet<(String, String)> {
    let hanzi = |text: &str| {
        let simplified = language.simplified(text);
        simplified.chars().filter(|c| is_hanzi(*c)).collect::<Vec<char>>()
    };
    let (right, given) = (hanzi(&sentence.text), hanzi(&mistaken.response));
    let same = right
        .iter()
        .zip(&given)
        .filter(|(one, other)| one == other)
        .count();
    if right.len() != given.len() || 2 * same < right.len() {
        return BTreeSet::new();
    }
    let lengths: Vec<usize> = match mistaken.card.kind {
        ItemKind::Cloze => sentence
            .words(language)
            .iter()
            .map(|word| hanzi(&word.text).len())
            .collect(),
        ItemKind::Dictation => vec![1; right.len()],
        _ => Vec::new(),
    };
    let (mut right, mut given) = (right.as_slice(), given.as_slice());
    let mut pairs = BTreeSet::new();
    for length in lengths {
        let (Some((one, right_rest)), Some((other, given_rest))) =
            (right.split_at_checked(length), given.split_at_checked(length))
        else {
            break;
        };
        (right, given) = (right_rest, given_rest);
        if one != other {
            pairs.insert((one.iter().collect(), other.iter().collect()));
        }
    }
    pairs
}

/// The tones of an answer that are not those of the word, where its letters are.
fn wrong_tones(right: &[Syllable], mistaken: &Mistaken) -> Vec<(u8, u8)> {
    let given: Vec<u8> = if mistaken.card.kind == ItemKind::Tones {
        mistaken
            .response
            .bytes()
            .map(|digit| digit.wrapping_sub(b'0'))
            .collect()
    } else {
        let typed = pinyin::parse(&mistaken.response).unwrap_or_default();
        let letters = |syllables: &[Syllable]| syllables.iter().map(|s| s.letters()).collect::<Vec<_>>();
        if letters(&typed) != letters(right) {
            return Vec::new();
        }
        typed.iter().map(|syllable| syllable.tone().number()).collect()
    };
    right
        .iter()
        .map(|syllable| syllable.tone().number())
        .zip(given)
        .filter(|(right, given)| right != given && (1..=5).contains(given))
        .collect()
}

fn most(confused: BTreeMap<(String, String), u32>) -> Vec<ConfusionView> {
    let mut confused: Vec<ConfusionView> = confused
        .into_iter()
        .map(|((right, given), times)| ConfusionView { right, given, times })
        .collect();
    confused.sort_by_key(|confusion| std::cmp::Reverse(confusion.times));
    confused.truncate(SHOWN);
    confused
}
