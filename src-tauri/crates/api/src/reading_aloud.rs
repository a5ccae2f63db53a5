//! The words of a lesson as the voice is given them, sentence by sentence.

use crate::dto::*;
use std::collections::HashMap;
use wenxi_speech::SpokenWord as Word;

/// A sentence that is read aloud.
pub(crate) struct Unit {
    /// The section in which it stands.
    pub(crate) section_id: String,
    /// It is English.
    pub(crate) english: bool,
    /// As it is shown.
    pub(crate) text: String,
    /// As it is said.
    pub(crate) words: Vec<Word>,
}

/// Everything that is said when a lesson is read aloud, English too.
pub(crate) fn units(lesson: &LessonView) -> Vec<Unit> {
    let texts = Texts::of(lesson);
    let unit = |said: &AloudView| {
        let words: Vec<Word> = said.parts.iter().flat_map(|part| texts.words(part)).collect();
        Unit {
            section_id: said.section_id.clone(),
            english: said.english,
            text: words.iter().map(|word| word.text.as_str()).collect(),
            words,
        }
    };
    lesson.aloud.iter().map(unit).collect()
}

/// The sentences and the texts of a lesson by their names.
#[derive(Default)]
struct Texts {
    sentences: HashMap<String, Vec<Word>>,
    plain: HashMap<String, Vec<u16>>,
}

impl Texts {
    fn of(lesson: &LessonView) -> Self {
        let mut texts = Self::default();
        crate::view::each_run(lesson, &mut |run| match run {
            Run::Chinese(sentence) => {
                texts.sentences.insert(sentence.id.clone(), spoken(sentence));
            }
            Run::Plain(plain) => {
                if let Some(id) = &plain.id {
                    texts
                        .plain
                        .insert(id.clone(), plain.text.encode_utf16().collect());
                }
            }
        });
        if let Some(headword) = &lesson.headword {
            let sentence = &headword.chinese;
            texts.sentences.insert(sentence.id.clone(), spoken(sentence));
        }
        texts
    }

    fn words(&self, part: &AloudPart) -> Vec<Word> {
        match part {
            AloudPart::Chinese { id } => self.sentences.get(id).cloned().unwrap_or_default(),
            AloudPart::Text { id, from, to } => {
                let text = self
                    .plain
                    .get(id)
                    .and_then(|text| text.get(usize::try_from(*from).ok()?..usize::try_from(*to).ok()?));
                let text = String::from_utf16_lossy(text.unwrap_or_default());
                let words = text.split_inclusive(char::is_whitespace);
                words
                    .map(|word| Word {
                        text: word.to_owned(),
                        syllables: Vec::new(),
                    })
                    .collect()
            }
        }
    }
}

/// The words of a sentence in spoken tones. A reading that is none (a correction gone wrong) is left to the normaliser.
fn spoken(sentence: &Sentence) -> Vec<Word> {
    let word = |word: &WordView| Word {
        text: word.text.clone(),
        syllables: word
            .syllables
            .iter()
            .filter_map(|syllable| syllable.spoken.parse().ok())
            .collect(),
    };
    sentence.words.iter().map(word).collect()
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set itself up should stop"
)]
mod tests {
    use super::*;
    use crate::{Engine, import_keep, lessons::lesson_view};
    use std::path::Path;
    use wenxi_speech::{Engine as _, EspeakEngine, Rate, Script, SpeechError, Utterance};

    /// A document of each family, as extractors leave it, by the voice of a fresh machine.
    #[test]
    fn a_document_is_spoken_from_start_to_end_with_one_mark_for_each_word() {
        let mut voice = EspeakEngine::new();
        for name in ["word-extracted-bullets.txt", "concept-extracted.txt"] {
            let folder = tempfile::tempdir().unwrap();
            let engine = Engine::silent(folder.path());
            let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/documents");
            let args = ImportKeepArgs {
                paths: vec![documents.join(name).display().to_string()],
                chosen: None,
                task: "import".to_owned(),
            };
            let found = import_keep(&engine, args).unwrap();
            let [ImportOutcome::Lesson { lesson_id, .. }] =
                found.files.iter().map(|file| &file.outcome).collect::<Vec<_>>()[..]
            else {
                panic!("{name} is one lesson")
            };
            let lesson = lesson_view(&engine, lesson_id.as_deref().unwrap()).unwrap();
            let mut spoken = 0;
            for unit in units(&lesson) {
                let utterance = Utterance {
                    words: unit.words.clone(),
                    rate: Rate::NORMAL,
                };
                let script = match Script::of(&utterance) {
                    Err(SpeechError::NothingToSay) => continue,
                    script => script.unwrap(),
                };
                let clip = voice.say(&script).unwrap();
                let marked: Vec<usize> = clip.marks.iter().map(|mark| mark.word).collect();
                assert!(
                    marked.is_sorted_by(|one, next| one < next),
                    "{}: {marked:?}",
                    unit.text
                );
                let sounding = unit.words.iter().enumerate();
                let silent: Vec<&str> = sounding
                    .filter(|(at, word)| !word.syllables.is_empty() && !marked.contains(at))
                    .map(|(_, word)| word.text.as_str())
                    .collect();
                assert!(silent.is_empty(), "{}: {silent:?}", unit.text);
                spoken += marked.len();
            }
            assert!(spoken > 50, "{spoken} words of {name}");
        }
    }
}
