//! An entry of the dictionary as a reader wants it: senses in plain words, pointers followed, measure words apart.

use super::gloss::{self, Pointer};
use super::{Language, gloss::plain, senses};
use crate::Syllable;
use crate::pinyin::{Joint, Notation, put_together};

/// Levels of a word in the two standards of the HSK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hsk {
    /// Level in HSK 2.0, 1 to 6.
    pub v2: Option<u8>,
    /// Level in HSK 3.0, 1 to 7, where 7 stands for 7 to 9.
    pub v3: Option<u8>,
}

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartOfSpeech {
    /// A noun.
    Noun,
    /// A verb.
    Verb,
    /// An adjective.
    Adjective,
    /// A set phrase.
    Phrase,
}

impl PartOfSpeech {
    /// All of them, in the order of their numbers.
    pub(crate) const ALL: [PartOfSpeech; 4] = [
        PartOfSpeech::Noun,
        PartOfSpeech::Verb,
        PartOfSpeech::Adjective,
        PartOfSpeech::Phrase,
    ];
}

/// An entry of the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The headword in simplified characters.
    pub simplified: String,
    /// The headword in traditional characters.
    pub traditional: String,
    /// Its reading in dictionary tones. A Latin letter of the headword has none.
    pub pinyin: Vec<Syllable>,
    /// What it means, in English; references to other words read `个 (gè)`.
    pub senses: Vec<String>,
    /// Measure words, `个 (gè)`.
    pub measure_words: Vec<String>,
    /// Its levels.
    pub hsk: Hsk,
    /// It is a name: a person's, a place's, an organisation's.
    pub is_name: bool,
    /// Where its pinyin is written apart.
    pub joints: Vec<Joint>,
    /// What it is, where that is known: for the words of our own glossary.
    pub part_of_speech: Option<PartOfSpeech>,
    /// What it means first is said in our own words: those of our glossary, or of our list of what common words mean first.
    pub is_ours: bool,
}

impl Entry {
    /// Its reading as one writes it: a long one in its parts, with capitals where it is a name (GB/T 16159-2012).
    pub fn spelled(&self, notation: Notation) -> String {
        self.spelled_as(&self.pinyin, notation)
    }

    /// The same of another reading of the same syllables, as it is spoken.
    pub fn spelled_as(&self, syllables: &[Syllable], notation: Notation) -> String {
        put_together(&notation.pieces(syllables), &self.joints, self.is_name, notation)
    }
}

/// Whether a sense of the dictionary says nothing that our own senses have not said, by itself or in its parts.
fn is_said(own: &[&str], sense: &str) -> bool {
    let bare = |part: &str| match part.split_once(')') {
        Some((note, rest)) if note.starts_with('(') => rest.trim().to_owned(),
        _ => part.split(" (").next().unwrap_or(part).trim().to_owned(),
    };
    let parts = |sense: &'_ str| sense.split("; ").map(bare).collect::<Vec<_>>();
    let said: Vec<String> = own.iter().flat_map(|own| parts(own)).collect();
    let is_said = |part: &String| !part.is_empty() && said.contains(part);
    own.contains(&sense) || parts(sense).iter().all(is_said)
}

impl Language {
    /// An entry by its number.
    pub(super) fn entry(&self, number: u32) -> Entry {
        let (simplified, traditional) = self.dictionary.heads(number);
        let reading: Vec<Syllable> = self.dictionary.reading(number).collect();
        let mut first: Vec<&str> = senses::first(simplified, traditional, &reading).collect();
        let told_apart = senses::is_told_apart(simplified, traditional);
        if !first.is_empty() && !told_apart && !self.is_meant(number, simplified, &reading) {
            first.clear();
        }
        // The dictionary's senses, those of today before the others.
        let mut dictionary: Vec<(bool, String)> = Vec::new();
        let mut measure_words = Vec::new();
        for sense in self.dictionary.senses(number).split('/') {
            if let Some(listed) = sense.strip_prefix("CL:") {
                measure_words.extend(listed.split(',').map(plain));
                continue;
            }
            if is_said(&first, sense) {
                continue;
            }
            let late = gloss::comes_late(sense);
            let stands_behind = !first.is_empty() || !dictionary.is_empty();
            dictionary.push((late, plain(sense)));
            // A sense that only points elsewhere is no answer: what stands there follows it. Another word to compare with says
            // something else: behind 法人, legal person, stands "see also 自然人", natural person.
            let compares = sense.starts_with("see also ") && stands_behind;
            if compares && gloss::pointer(sense).is_some_and(|pointer| pointer.word != simplified) {
                continue;
            }
            if let Some(target) = gloss::pointer(sense).and_then(|pointer| self.target(&pointer, number)) {
                let there = self
                    .dictionary
                    .senses(target)
                    .split('/')
                    .filter(|sense| !sense.starts_with("CL:"));
                let there = there.filter(|sense| gloss::pointer(sense).is_none());
                dictionary.extend(there.map(|sense| (late, plain(sense))));
            }
        }
        dictionary.sort_by_key(|(late, _)| *late);
        let ours = first.iter().map(|sense| (*sense).to_owned());
        let senses = ours
            .chain(dictionary.into_iter().map(|(_, sense)| sense))
            .collect();
        Entry {
            simplified: simplified.to_owned(),
            traditional: traditional.to_owned(),
            pinyin: reading,
            senses,
            measure_words,
            hsk: self.dictionary.hsk(number),
            is_name: self.dictionary.is_name(number),
            joints: self.joints_of(number),
            part_of_speech: self.dictionary.part_of_speech(number),
            is_ours: self.dictionary.part_of_speech(number).is_some() || !first.is_empty(),
        }
    }

    /// Where an entry is written apart: a name where it begins with capitals.
    fn joints_of(&self, number: u32) -> Vec<Joint> {
        if self.dictionary.is_name(number) {
            return Joint::spaces(self.dictionary.begins_words(number).collect());
        }
        let (simplified, _) = self.dictionary.heads(number);
        if self.dictionary.is_aligned(number) {
            self.term_joints(simplified)
        } else {
            Vec::new()
        }
    }

    /// Whether our own senses of a word with this reading are about this entry: the most useful one that is no name, and
    /// no variant of another where there is one that is none. 后 "behind" is 後, not the 后 who is an empress, and 比 "than"
    /// is not Belgium.
    fn is_meant(&self, number: u32, simplified: &str, reading: &[Syllable]) -> bool {
        let is_word = |entry: &u32| {
            let (head, _) = self.dictionary.heads(*entry);
            head == simplified
                && !self.dictionary.is_name(*entry)
                && !self.dictionary.comes_last(*entry)
                && self.dictionary.reading(*entry).eq(reading.iter().copied())
        };
        let is_variant = |entry: &u32| self.dictionary.senses(*entry).contains("variant of ");
        let words = || self.entries_of(simplified).filter(is_word);
        words()
            .find(|entry| !is_variant(entry))
            .or_else(|| words().next())
            == Some(number)
    }

    /// The words that a standard of the HSK lists, in simplified characters with their readings. Names are left out.
    pub fn hsk_words(&self) -> impl Iterator<Item = (&'static str, Vec<Syllable>, Hsk)> {
        (0..self.dictionary.len()).filter_map(|number| {
            let hsk = self.dictionary.hsk(number);
            let wanted = hsk != Hsk::default() && !self.dictionary.is_name(number);
            wanted.then(|| {
                (
                    self.dictionary.heads(number).0,
                    self.dictionary.reading(number).collect(),
                    hsk,
                )
            })
        })
    }

    /// The entry that a pointer means, unless it is the one that it stands in.
    fn target(&self, pointer: &Pointer<'_>, from: u32) -> Option<u32> {
        let is_meant = |number: &u32| {
            *number != from
                && (pointer.reading.is_empty()
                    || self
                        .dictionary
                        .reading(*number)
                        .eq(pointer.reading.iter().copied()))
        };
        self.entries_of(pointer.word).find(is_meant)
    }
}

#[cfg(test)]
mod tests {
    use super::is_said;
    use rstest::rstest;

    #[rstest]
    #[case(&["all right; OK", "to go; to travel"], "to walk; to go; to travel", false)]
    #[case(&["all right; OK", "to go; to travel"], "(bound form) to travel; to go", true)]
    #[case(&["capable"], "capable", true)]
    #[case(&["capable"], "capable; competent", false)]
    #[case(&["and; with"], "(joining two nouns) and", true)]
    #[case(&["with"], "(marks a state)", false)]
    #[case(&[], "to go", false)]
    fn what_was_said_is_not_said_again(#[case] own: &[&str], #[case] sense: &str, #[case] said: bool) {
        assert_eq!(is_said(own, sense), said);
    }
}
