//! How much of a lesson a learner knows: the share of its running words that hold for weeks, or that were known before.
//!
//! Running words are counted, not distinct ones: a page reads easily when few of the words that one meets on it are new.

use crate::{Engine, Error};
use std::collections::{BTreeMap, HashMap, HashSet};
use wenxi_mandarin::Language;

/// From this stability on, in days, a word is known.
pub(crate) const KNOWN_DAYS: f32 = 21.0;

/// The words that a learner knows.
pub(crate) struct KnownWords<'e> {
    language: &'e Language,
    /// In simplified characters.
    held: HashSet<String>,
    /// Words up to this level of the HSK were known before.
    level: u8,
}

impl<'e> KnownWords<'e> {
    /// What the learner knows now; nothing for one who knows no word yet.
    pub(crate) fn of(engine: &'e Engine) -> Result<Option<Self>, Error> {
        let level = engine.store.schedule().known_level;
        let mut held: HashSet<String> = HashSet::new();
        engine.store.each_word(|word, days, _| {
            if days >= KNOWN_DAYS && !held.contains(word) {
                held.insert(word.to_owned());
            }
        })?;
        if level == 0 && held.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self {
            language: engine.language()?,
            held,
            level,
        }))
    }

    /// The share of each lesson that is known, by the lessons' ids.
    pub(crate) fn shares(engine: &'e Engine) -> Result<HashMap<String, f32>, Error> {
        let Some(known) = Self::of(engine)? else {
            return Ok(HashMap::new());
        };
        let words = engine.store.lesson_words()?;
        Ok(words
            .into_iter()
            .filter_map(|(lesson, words)| Some((lesson, known.share(&words)?)))
            .collect())
    }

    /// The share of these words that is known, from 0 to 1; none where there are no words.
    pub(crate) fn share(&self, words: &str) -> Option<f32> {
        let (mut all, mut known) = (0_u32, 0_u32);
        for (word, times) in words.lines().filter_map(|line| line.split_once(' ')) {
            let times: u32 = times.parse().unwrap_or(0);
            all += times;
            if self.knows(word) {
                known += times;
            }
        }
        (all > 0).then(|| known as f32 / all as f32)
    }

    fn knows(&self, word: &str) -> bool {
        let listed = || self.language.hsk(word, &[]).and_then(|hsk| hsk.v3);
        self.held.contains(word) || (self.level > 0 && listed().is_some_and(|level| level <= self.level))
    }
}

/// Words with how often each is there, as the index keeps them.
pub(crate) fn counted<'w>(language: &Language, words: impl Iterator<Item = &'w str>) -> String {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for word in words {
        *counts.entry(language.simplified(word)).or_default() += 1;
    }
    let lines = counts.iter().map(|(word, times)| format!("{word} {times}\n"));
    lines.collect()
}
