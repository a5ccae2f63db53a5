//! Use cases of pronunciation.

use crate::{Engine, Error, dto::*};
use std::time::Duration;
use wenxi_lesson::MediaName;
use wenxi_mandarin::{Language, Syllable, Word};
use wenxi_speech::{ClipRef, Rate, Spoken, Utterance, Who};

/// Makes the sound of words, with the readings that the page shows.
pub fn speech_speak(engine: &Engine, args: SpeechSpeakArgs) -> Result<SpeechClip, Error> {
    let utterance = utterance(&args.words, args.rate)?;
    engine.open_voices()?;
    let chosen = engine.chosen_voice()?;
    Ok(match engine.speaker.speak_aloud(&utterance, chosen.as_ref())? {
        Spoken::Clip(clip) => SpeechClip {
            duration: milliseconds(clip.duration),
            marks: marks(&clip),
            voice: clip.voice,
            id: Some(clip.id),
        },
        Spoken::ByItself(voice) => SpeechClip {
            id: None,
            duration: 0.0,
            marks: Vec::new(),
            voice: voice.name,
        },
    })
}

/// Whether there is a voice; if not, what to do.
pub fn speech_status(engine: &Engine, _: NoArgs) -> Result<SpeechStatus, Error> {
    let chosen = engine.chosen_voice()?;
    let name = engine.speaker.who(chosen.as_ref()).map(|who| match who {
        Who::Engine(voice) => voice.name,
        Who::System(voice) => voice.name,
    });
    Ok(match name {
        Ok(voice) => SpeechStatus {
            available: true,
            voice,
            advice: String::new(),
        },
        Err(error) => SpeechStatus {
            available: false,
            voice: String::new(),
            advice: error.to_string(),
        },
    })
}

/// A text that was said.
pub struct Said {
    /// The sound, as a WAV file.
    pub wav: Vec<u8>,
    /// Its words, and what stands between them.
    pub words: Vec<String>,
    /// When each word sounds.
    pub marks: Vec<SpeechMark>,
    /// The marks come from the engine itself; otherwise they are estimated.
    pub exact: bool,
    /// Who spoke.
    pub voice: String,
    /// How long it sounds, in milliseconds.
    pub duration: f64,
}

/// Reads a text and says it, by the voice of this name or by the one that the program would choose.
pub fn text_say(engine: &Engine, text: &str, rate: f32, voice: Option<&str>) -> Result<Said, Error> {
    engine.open_voices()?;
    let utterance = Utterance {
        words: read(engine.language()?, text),
        rate: Rate::new(rate),
    };
    let clip = match voice {
        Some(name) => engine.speaker.speak_by(name, &utterance)?,
        None => engine.speaker.speak(&utterance)?,
    };
    Ok(Said {
        wav: engine.speaker.clip_wav(&clip.id)?,
        words: utterance.words.into_iter().map(|word| word.text).collect(),
        marks: marks(&clip),
        exact: clip.exact,
        duration: milliseconds(clip.duration),
        voice: clip.voice,
    })
}

impl Engine {
    /// The sound of a clip that [`speech_speak`] made, as a WAV file.
    ///
    /// # Errors
    /// When no clip has this name any more.
    pub fn clip(&self, id: &str) -> Result<Vec<u8>, Error> {
        Ok(self.speaker.clip_wav(id)?)
    }

    /// A sound or a picture of a document, and its type.
    ///
    /// # Errors
    /// When there is none of this name, or it cannot be read.
    pub fn media(&self, name: &str) -> Result<(Vec<u8>, &'static str), Error> {
        let none = || Error::NoSuchMedia(name.to_owned());
        let media: MediaName = name.parse().map_err(|_| none())?;
        let bytes = self.library().media(&media)?.ok_or_else(none)?;
        if media.is_decoded() {
            return Ok((wenxi_speech::as_wav(name, bytes)?, "audio/wav"));
        }
        Ok((bytes, media.content_type()))
    }
}

/// The words of a text, in spoken tones.
fn read(language: &Language, text: &str) -> Vec<wenxi_speech::SpokenWord> {
    let word = |word: &Word| wenxi_speech::SpokenWord {
        text: word.text.clone(),
        syllables: word.readings.iter().map(|reading| reading.spoken).collect(),
    };
    language.annotate(text, &[]).iter().map(word).collect()
}

/// Words as the voice takes them.
pub(crate) fn utterance(words: &[SpokenWord], rate: f32) -> Result<Utterance, Error> {
    Ok(Utterance {
        words: words.iter().map(spoken_word).collect::<Result<_, Error>>()?,
        rate: Rate::new(rate),
    })
}

fn spoken_word(word: &SpokenWord) -> Result<wenxi_speech::SpokenWord, Error> {
    let syllables = word
        .syllables
        .iter()
        .map(|pinyin| {
            pinyin
                .parse::<Syllable>()
                .map_err(|_| Error::NotPinyin(pinyin.clone()))
        })
        .collect::<Result<_, _>>()?;
    Ok(wenxi_speech::SpokenWord {
        text: word.text.clone(),
        syllables,
    })
}

fn marks(clip: &ClipRef) -> Vec<SpeechMark> {
    clip.marks
        .iter()
        .map(|mark| SpeechMark {
            word: u32::try_from(mark.word).unwrap_or(u32::MAX),
            start: milliseconds(mark.start),
            end: milliseconds(mark.end),
        })
        .collect()
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
mod tests {
    use super::*;
    use rstest::rstest;
    use wenxi_speech::{Piece, Script};

    /// WebKit needs a plugin for it that a system may lack.
    #[test]
    fn m4a_is_given_as_wav() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::silent(folder.path());
        let tone = include_bytes!("../../../../tests/fixtures/sounds/tone.m4a");
        let name = MediaName::of("tone.m4a", 1).unwrap();
        engine.library().keep_media(&name, tone).unwrap();
        let (bytes, kind) = engine.media(name.as_str()).unwrap();
        assert_eq!((bytes.get(..4), kind), (Some(&b"RIFF"[..]), "audio/wav"));
    }

    /// From characters to what an engine is given.
    #[rstest]
    #[case("银行行长", "yín háng háng zhǎng")]
    #[case("音乐", "yīn yuè")]
    #[case("了解", "liáo jiě")]
    #[case("还书", "huán shū")]
    #[case("睡觉", "shuì jiào")]
    #[case("长大", "zhǎng dà")]
    #[case("一会儿", "yí huìr")]
    #[case("不是", "bú shì")]
    #[case("女儿", "nǚ ér")]
    #[case("旅行", "lǚ xíng")]
    #[case("哪儿", "nǎr")]
    fn words_are_sent_with_the_right_syllables(#[case] text: &str, #[case] sent: &str) {
        let utterance = Utterance {
            words: read(&Language::load().unwrap(), text),
            rate: Rate::NORMAL,
        };
        let pieces = Script::of(&utterance).unwrap().pieces;
        let syllables = pieces.iter().flat_map(|piece| match piece {
            Piece::Chinese { syllables, .. } => syllables.iter().map(Syllable::to_string).collect(),
            Piece::English { text, .. } => vec![text.clone()],
            Piece::Pause(_) => Vec::new(),
        });
        assert_eq!(syllables.collect::<Vec<_>>().join(" "), sent);
    }
}
