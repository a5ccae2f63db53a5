//! Use cases of recorded voices: installing, removing, and how much of the course they speak.

use crate::{Engine, Error, dto::*, lessons::lesson_view, reading_aloud};
use std::{
    collections::HashSet,
    path::Path,
    sync::{Arc, atomic::AtomicBool, atomic::Ordering},
};
use wenxi_mandarin::{Language, Syllable};
use wenxi_speech::Recordings;

/// The recorded voices that are installed.
pub fn voice_list(engine: &Engine, _: NoArgs) -> Result<VoicesView, Error> {
    let language = engine.language()?;
    let voices = engine.recordings(language);
    if voices.is_empty() {
        return Ok(VoicesView { voices: Vec::new() });
    }
    let course = engine.course_words()?;
    let view = |voice: &Recordings| {
        let (words, syllables) = voice.counts();
        VoiceView {
            name: voice.name(),
            words: count(words),
            syllables: count(syllables),
            spoken: count(course.iter().filter(|word| voice.speaks(word)).count()),
            of_course: count(course.len()),
            licence: voice.licence().map(str::to_owned),
            example: voice.example().map(|text| example(language, &text)),
        }
    };
    Ok(VoicesView {
        voices: voices.iter().map(view).collect(),
    })
}

/// Installs a recorded voice from a folder or a zip file. It speaks at once.
pub fn voice_add(engine: &Engine, args: VoiceAddArgs) -> Result<VoicesView, Error> {
    let task = engine.task(&args.task);
    let expected = AtomicBool::new(false);
    engine.voices.install(Path::new(&args.path), &mut |done, total| {
        if !expected.swap(true, Ordering::Relaxed) {
            task.expect(total);
        } else if done > 0 {
            task.step();
        }
        !task.is_cancelled()
    })?;
    engine.reopen_voices()?;
    voice_list(engine, NoArgs {})
}

/// Removes a recorded voice.
pub fn voice_remove(engine: &Engine, args: VoiceNameArgs) -> Result<VoicesView, Error> {
    engine.voices.remove(&args.name)?;
    engine.reopen_voices()?;
    voice_list(engine, NoArgs {})
}

impl Engine {
    /// Lets the recorded voices speak, if they do not yet.
    pub(crate) fn open_voices(&self) -> Result<(), Error> {
        if !self.voices_opened.is_completed() {
            let language = self.language()?;
            self.voices_opened
                .call_once(|| self.speaker.set_recordings(self.recordings(language)));
        }
        Ok(())
    }

    fn reopen_voices(&self) -> Result<(), Error> {
        self.open_voices()?;
        self.speaker.set_recordings(self.recordings(self.language()?));
        Ok(())
    }

    fn recordings(&self, language: &Arc<Language>) -> Vec<Recordings> {
        let language = Arc::clone(language);
        self.voices.open(move |text| reading(&language, text))
    }

    /// The words of the course, each once, as they are spoken.
    fn course_words(&self) -> Result<&Vec<wenxi_speech::SpokenWord>, Error> {
        if let Some(words) = self.course_words.get() {
            return Ok(words);
        }
        let mut words = HashSet::new();
        for row in crate::library_list(self, NoArgs {})?.lessons {
            if row.built_in {
                let lesson = lesson_view(self, &row.id)?;
                let said = reading_aloud::units(&lesson)
                    .into_iter()
                    .flat_map(|unit| unit.words);
                words.extend(said.filter(|word| !word.syllables.is_empty()));
            }
        }
        Ok(self.course_words.get_or_init(|| words.into_iter().collect()))
    }
}

/// How a word is usually read, as it is spoken.
fn reading(language: &Language, text: &str) -> Vec<Syllable> {
    let words = language.annotate(text, &[]);
    words
        .iter()
        .flat_map(|word| word.readings.iter().map(|reading| reading.spoken))
        .collect()
}

/// A word, or a syllable that is written in pinyin.
fn example(language: &Language, text: &str) -> SpokenWord {
    let syllables = match text.parse::<Syllable>() {
        Ok(syllable) => vec![syllable],
        Err(_) => reading(language, text),
    };
    SpokenWord {
        text: text.to_owned(),
        syllables: syllables.iter().map(ToString::to_string).collect(),
    }
}
