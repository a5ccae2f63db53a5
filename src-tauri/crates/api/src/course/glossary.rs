//! The glossary of a course: its whole vocabulary as a page that is generated, never typed.
//!
//! In it are the headwords and related terms with the author's gloss, and the words of two characters or more in the
//! sentences of the course that HSK lists above its first level. Their gloss is the dictionary's, unless `glosses.tsv`
//! says what the course means by them.

use super::{
    Course,
    findings::Findings,
    glosses::{glossed, plain},
    page::{Page, hanzi, readings, spelling},
};
use crate::Error;
use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write,
    fs, io,
    path::Path,
};
use wenxi_lesson::Text;
use wenxi_mandarin::{Language, Syllable, Tone, WordKind, pinyin};

/// The file of the page in the folder of the course.
pub const GLOSSARY: &str = "z-glossary.md";

/// The file of what words mean in the course, in its folder.
pub(super) const MEANINGS: &str = "glosses.tsv";

/// The mark of a gloss that is the dictionary's.
const BY_DICTIONARY: &str = "°";

/// A word is sorted by its reading as dictionaries do: letters first, then tones.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    letters: Vec<&'static str>,
    tones: Vec<Tone>,
    word: String,
}

struct Entry {
    /// The reading as it is printed.
    spelling: String,
    gloss: String,
    by_author: bool,
    /// Its level in HSK 3.0; 7 stands for 7 to 9.
    level: Option<u8>,
    /// The lesson that has it first.
    lesson: String,
}

/// The text of the glossary of the course in a folder.
///
/// # Errors
/// When the folder is no course, or a document cannot be read.
pub fn course_glossary(folder: &Path) -> Result<String, Error> {
    let language = Language::load()?;
    let course = Course::open(folder, &language, &mut Findings::default())?;
    let meanings = meanings(folder)?;
    let mut entries = BTreeMap::new();
    let pages = || course.pages.iter().filter(|page| !GLOSSARY.starts_with(&page.id));
    for page in pages() {
        for (term, gloss) in glossed(page) {
            let (word, reading) = (hanzi(term), readings(term));
            let gloss = plain(gloss);
            if !gloss.is_empty() && word.chars().count() == reading.len() {
                let entry = Entry {
                    spelling: spelt(page, term, &reading),
                    gloss,
                    by_author: true,
                    level: language.hsk(&word, &reading).and_then(|hsk| hsk.v3),
                    lesson: page.id.clone(),
                };
                entries.entry(Key::new(word, &reading)).or_insert(entry);
            }
        }
    }
    for page in pages() {
        for passage in page.sentences() {
            for word in language.annotate(&passage.text(), &passage.given) {
                let reading: Vec<Syllable> = word.readings.iter().map(|reading| reading.written).collect();
                let is_vocabulary = word.kind == WordKind::Chinese && reading.len() > 1;
                if !is_vocabulary || !is_one_word(&passage.spelling, &reading) {
                    continue;
                }
                let key = Key::new(word.text.clone(), &reading);
                if entries.keys().any(|known| known.is_same_word(&key)) {
                    continue;
                }
                if let Some(mut entry) = of_dictionary(&language, &word.text, &reading, &page.id) {
                    if let Some(gloss) = meanings.get(&(word.text, pinyin::join(&reading))) {
                        entry.gloss.clone_from(gloss);
                        entry.by_author = true;
                    }
                    entries.insert(key, entry);
                }
            }
        }
    }
    Ok(written(&entries))
}

impl Key {
    fn new(word: String, reading: &[Syllable]) -> Self {
        Self {
            letters: reading.iter().map(Syllable::letters).collect(),
            tones: reading.iter().map(Syllable::tone).collect(),
            word,
        }
    }

    /// Whether they are one word, though a tone may be light in one place and not in another.
    fn is_same_word(&self, other: &Self) -> bool {
        self.word == other.word && self.letters == other.letters
    }
}

/// The reading of a term as its author spells it: `rénqíng shìgù` is two words.
fn spelt(page: &Page, term: &Text, reading: &[Syllable]) -> String {
    let headword = page.lesson.headword.iter();
    let mut headword = headword.filter(|headword| headword.chinese == *term);
    let written = [
        spelling(term),
        headword
            .next()
            .map(|headword| headword.pinyin.trim().to_owned())
            .unwrap_or_default(),
        pinyin::join(reading),
    ];
    written
        .into_iter()
        .find(|written| !written.is_empty())
        .unwrap_or_default()
}

/// Whether the author's pinyin writes a reading together: 做客 is no word of `zuò kèfú`. Without any it may be one.
fn is_one_word(spelling: &str, reading: &[Syllable]) -> bool {
    let letters = |text: &str| text.replace(['\'', '’', '-'], "").to_lowercase();
    let joined = letters(&pinyin::join(reading));
    let mut words = spelling.split_whitespace();
    spelling.is_empty() || words.any(|word| letters(word).contains(&joined))
}

/// What the course means by words: lines of word, reading and gloss, with tabs between.
fn meanings(folder: &Path) -> Result<HashMap<(String, String), String>, Error> {
    let path = folder.join(MEANINGS);
    let text = match fs::read_to_string(&path) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => String::new(),
        text => text.map_err(|cause| Error::File { path, cause })?,
    };
    let line = |line: &str| {
        let mut fields = line.split('\t').map(|field| field.trim().to_owned());
        Some(((fields.next()?, fields.next()?), fields.next()?))
    };
    Ok(text
        .lines()
        .filter(|text| !text.starts_with('#'))
        .filter_map(line)
        .collect())
}

/// A word with the dictionary's gloss: no name, listed by HSK, and not of the first level.
fn of_dictionary(language: &Language, word: &str, reading: &[Syllable], lesson: &str) -> Option<Entry> {
    const TAKEN_FOR_GRANTED: u8 = 1;
    let entry = wenxi_study::entry(language, word, reading)?;
    let listed = entry.hsk.v3.or(entry.hsk.v2);
    if entry.is_name || listed.is_none_or(|level| level <= TAKEN_FOR_GRANTED) {
        return None;
    }
    Some(Entry {
        spelling: pinyin::join(reading),
        gloss: Some(wenxi_study::short_gloss(&entry)).filter(|gloss| !gloss.is_empty())?,
        by_author: false,
        level: entry.hsk.v3,
        lesson: lesson.to_owned(),
    })
}

fn written(entries: &BTreeMap<Key, Entry>) -> String {
    let mut page = format!(
        "# Glossary\n\nThe {} words and terms of the course in the order of their pinyin, each with the lesson that has it first. \
        A meaning with {BY_DICTIONARY} is given by the dictionary CC-CEDICT (CC BY-SA 4.0), all others by the course. \
        HSK is the level in HSK 3.0 (2021); the words of level 1 are taken for granted.\n",
        entries.len()
    );
    let mut initial = None;
    for (key, entry) in entries {
        let first = key.letters.first().and_then(|letters| letters.chars().next());
        if first != initial {
            initial = first;
            let letter = first.unwrap_or_default().to_uppercase();
            let _ = write!(
                page,
                "\n## {letter}\n\n| Word | Meaning | HSK | Lesson |\n| --- | --- | --- | --- |\n"
            );
        }
        let mark = if entry.by_author { "" } else { BY_DICTIONARY };
        let gloss = entry.gloss.replace('|', "\\|");
        let lesson = number(&entry.lesson);
        let level = match entry.level {
            Some(7) => "7–9".to_owned(),
            Some(level) => level.to_string(),
            None => String::new(),
        };
        let _ = writeln!(
            page,
            "| {} ({}) | {gloss}{mark} | {level} | [{lesson}]({}.md) |",
            key.word, entry.spelling, entry.lesson
        );
    }
    page
}

/// `1.3` for `u1-03-tousu`; 0 for what stands before the units.
fn number(id: &str) -> String {
    let parts = id.strip_prefix('u').and_then(|rest| {
        let mut parts = rest.split('-');
        Some((
            parts.next()?.parse::<u8>().ok()?,
            parts.next()?.parse::<u8>().ok()?,
        ))
    });
    parts.map_or_else(|| "0".to_owned(), |(unit, lesson)| format!("{unit}.{lesson}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Tā zài yínháng zuò kèfú.", "yín háng", true)]
    #[case("Tā zài yínháng zuò kèfú.", "zuò kè", false)]
    #[case("Dì-èr tiān tā zài Xī'ān.", "xī ān", true)]
    #[case("", "zuò kè", true)]
    fn what_an_author_writes_as_one(#[case] spelling: &str, #[case] reading: &str, #[case] expected: bool) {
        assert_eq!(is_one_word(spelling, &pinyin::parse(reading).unwrap()), expected);
    }

    #[rstest]
    #[case("u1-03-tousu", "1.3")]
    #[case("00-how-to-study-here", "0")]
    fn lessons_by_number(#[case] id: &str, #[case] expected: &str) {
        assert_eq!(number(id), expected);
    }
}
