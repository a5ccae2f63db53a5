//! The program that reaches the voices of the system, through the crate `tts`: WinRT on Windows, AVFoundation on macOS,
//! speech-dispatcher on Linux. Wenxi starts it, asks it over its standard input, and ends it when it does not answer.

use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tts::{Tts, UtteranceId};
use wenxi_speech::system::{self, Announcer, Progress};
use wenxi_speech::{Rate, SystemVoice};

fn main() -> ExitCode {
    match system::serve(&mut Voices::default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The voices; the system is reached when the first question comes.
#[derive(Default)]
struct Voices {
    tts: Option<Tts>,
    /// The voice that was set last: setting one makes speech-dispatcher list them all.
    set: Option<String>,
    /// The last text.
    last: Option<UtteranceId>,
    /// How far it is, and those before it whose end is told late. The library's own threads write it.
    told: Arc<Mutex<HashMap<UtteranceId, Progress>>>,
}

impl Voices {
    fn tts(&mut self) -> Result<&mut Tts, tts::Error> {
        let tts = match self.tts.take() {
            Some(tts) => tts,
            None => self.reached()?,
        };
        Ok(self.tts.insert(tts))
    }

    fn reached(&self) -> Result<Tts, tts::Error> {
        let tts = Tts::default()?;
        if tts.supported_features().utterance_callbacks {
            let to = |progress: Progress| {
                let told = Arc::clone(&self.told);
                Box::new(move |id| {
                    lock(&told).insert(id, progress);
                })
            };
            tts.on_utterance_begin(Some(to(Progress::Speaking)))?;
            tts.on_utterance_end(Some(to(Progress::Over)))?;
            tts.on_utterance_stop(Some(to(Progress::Over)))?;
        }
        Ok(tts)
    }

    fn begin_with(&mut self, voice: &str, text: &str, rate: Rate) -> Result<bool, tts::Error> {
        let is_set = self.set.as_deref() == Some(voice);
        let tts = self.tts()?;
        tts.stop()?;
        if !is_set {
            let Some(wanted) = tts.voices()?.into_iter().find(|one| one.id() == voice) else {
                return Ok(false);
            };
            tts.set_voice(&wanted)?;
        }
        let speed = speed(rate, tts.min_rate(), tts.normal_rate(), tts.max_rate());
        tts.set_rate(speed)?;
        self.set = Some(voice.to_owned());
        lock(&self.told).clear();
        self.last = self.tts()?.speak(text, false)?;
        Ok(true)
    }
}

impl Announcer for Voices {
    fn voices(&mut self) -> Result<Vec<SystemVoice>, String> {
        let voices = self.tts().and_then(|tts| tts.voices()).map_err(words)?;
        Ok(voices
            .into_iter()
            .filter(|voice| is_mandarin(voice.language().as_str()) && !is_variant(&voice.name()))
            .map(|voice| SystemVoice {
                id: voice.id(),
                name: voice.name(),
                language: voice.language().to_string(),
            })
            .collect())
    }

    fn begin(&mut self, voice: &str, text: &str, rate: Rate) -> Result<bool, String> {
        self.begin_with(voice, text, rate).map_err(words)
    }

    fn progress(&mut self) -> Result<Progress, String> {
        let told = lock(&self.told);
        let last = self.last.as_ref().and_then(|id| told.get(id));
        Ok(last.copied().unwrap_or(Progress::Waiting))
    }

    fn stop(&mut self) -> Result<(), String> {
        self.tts().and_then(|tts| tts.stop().map(|_| ())).map_err(words)
    }
}

/// What is behind the lock is whole at any time.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn words(error: tts::Error) -> String {
    error.to_string()
}

/// Mandarin as the systems write it: `cmn`, `zh`, `zh-CN`, `zh-TW`, `zh-Hans-SG`; not Cantonese, which is `yue` or `zh-HK`.
fn is_mandarin(language: &str) -> bool {
    let mut parts = language.split(['-', '_']).map(str::to_lowercase);
    let first = parts.next().unwrap_or_default();
    (first == "cmn" || first == "zh") && !parts.any(|part| matches!(part.as_str(), "hk" | "mo" | "yue"))
}

/// speech-dispatcher lists each voice of eSpeak NG again with each of a hundred disguises: `Chinese (Mandarin)+Andy`.
fn is_variant(name: &str) -> bool {
    name.contains('+')
}

/// Our speed on the scale of the system. Most count times a normal of their own; speech-dispatcher counts from -100 to
/// 100 around 0, where its modules take -100 for half as fast, and 100 for more than twice.
fn speed(rate: Rate, least: f32, normal: f32, most: f32) -> f32 {
    let times = rate.times();
    let speed = if normal > 0.0 {
        normal * times
    } else if times < 1.0 {
        least * 2.0 * (1.0 - times)
    } else {
        most * 0.8 * (times - 1.0)
    };
    speed.clamp(least, most)
}

#[cfg(test)]
mod tests {
    use super::{is_mandarin, is_variant, speed};
    use wenxi_speech::Rate;

    #[test]
    fn mandarin_is_told_from_its_neighbours() {
        for language in [
            "cmn",
            "zh",
            "zh-CN",
            "zh-TW",
            "zh-Hans-SG",
            "zh_CN",
            "cmn-latn-pinyin",
        ] {
            assert!(is_mandarin(language), "{language}");
        }
        for language in [
            "zh-HK",
            "zh-yue",
            "yue",
            "zh-Hant-HK",
            "hak",
            "nan",
            "en",
            "zhx",
            "",
        ] {
            assert!(!is_mandarin(language), "{language}");
        }
        assert!(is_variant("Chinese (Mandarin)+Andy"));
        assert!(!is_variant("Chinese (Mandarin)"));
    }

    #[test]
    fn a_speed_stays_on_the_scale_of_the_system() {
        for (times, on_dispatcher, on_windows) in [(0.5, -100.0, 0.5), (1.0, 0.0, 1.0), (1.5, 40.0, 1.5)] {
            let rate = Rate::new(times);
            assert!((speed(rate, -100.0, 0.0, 100.0) - on_dispatcher).abs() < 0.01);
            assert!((speed(rate, 0.5, 1.0, 6.0) - on_windows).abs() < 0.01);
        }
    }
}
