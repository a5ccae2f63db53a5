//! A worker that misbehaves on request: its first argument says how, its second one is a file that counts its starts.

use std::io::Write;
use std::process::ExitCode;
use std::thread;

use wenxi_mandarin::{Syllable, Tone};
use wenxi_speech::system::{self, Announcer, Progress};
use wenxi_speech::{
    Clip, ClipCache, DEFAULT_LIMIT, Engine, FakeEngine, Rate, Script, Speaker, SpeechError, SpokenWord,
    SystemVoice, Utterance, Voice, worker,
};

/// Speaks like the fake voice, until the manner says otherwise.
struct Unruly {
    manner: String,
    /// How often a worker has been started in this test, counting this time.
    start: usize,
    spoken: usize,
}

impl Engine for Unruly {
    fn voice(&mut self) -> Result<Voice, SpeechError> {
        match self.manner.as_str() {
            "missing" => Err(SpeechError::no_voice()),
            "mute" => hang(),
            _ => FakeEngine.voice(),
        }
    }

    fn say(&mut self, script: &Script) -> Result<Clip, SpeechError> {
        self.spoken += 1;
        match (self.manner.as_str(), self.start) {
            ("crash", _) | ("crash-first", 1) => std::process::abort(),
            ("hang", _) | ("hang-first", 1) => hang(),
            ("crash-second-script", 1) if self.spoken == 2 => std::process::abort(),
            ("refuse", _) => Err(SpeechError::Refused {
                reason: "it is out of breath".to_owned(),
            }),
            _ => FakeEngine.say(script),
        }
    }
}

/// Two voices of a system that misbehaves; they count questions, not time.
struct UnrulySystem {
    manner: String,
    asked: usize,
}

impl Announcer for UnrulySystem {
    fn voices(&mut self) -> Result<Vec<SystemVoice>, String> {
        if self.manner == "system-silent" {
            hang();
        }
        Ok(["Tingting", "Meijia"]
            .map(|name| SystemVoice {
                id: name.to_lowercase(),
                name: name.to_owned(),
                language: "zh-CN".to_owned(),
            })
            .to_vec())
    }

    fn begin(&mut self, voice: &str, _: &str, _: Rate) -> Result<bool, String> {
        self.asked = 0;
        if self.manner == "system-crashes" {
            std::process::abort();
        }
        Ok(matches!(voice, "tingting" | "meijia"))
    }

    fn progress(&mut self) -> Result<Progress, String> {
        self.asked += 1;
        Ok(match (self.manner.as_str(), self.asked) {
            ("system-mute", _) | (_, 1) => Progress::Waiting,
            ("system-endless", _) | (_, 2 | 3) => Progress::Speaking,
            _ => Progress::Over,
        })
    }

    fn stop(&mut self) -> Result<(), String> {
        self.asked = usize::MAX - 1;
        self.manner = "system-stopped".to_owned();
        Ok(())
    }
}

fn hang() -> ! {
    loop {
        thread::park();
    }
}

/// Speaks with its clips in this folder, twice, and prints how many bytes of sound there are.
fn keep(folder: &str) -> ExitCode {
    let speaker = Speaker::new(Box::new(FakeEngine), ClipCache::new(folder, DEFAULT_LIMIT));
    let word = |text: &str, letters: &str| SpokenWord {
        text: text.to_owned(),
        syllables: Syllable::new(letters, Tone::Third).into_iter().collect(),
    };
    let utterance = Utterance {
        words: ["nǐ", "hǎo", "nǐ", "hǎo"]
            .into_iter()
            .zip(["ni", "hao", "ni", "hao"])
            .map(|(text, letters)| word(text, letters))
            .collect(),
        rate: Rate::NORMAL,
    };
    let first = speaker.speak(&utterance);
    let sound = speaker
        .speak(&utterance)
        .and_then(|clip| speaker.clip_wav(&clip.id));
    match (first, sound) {
        (Ok(_), Ok(sound)) => {
            println!("{}", sound.len());
            ExitCode::SUCCESS
        }
        (Err(error), _) | (_, Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn main() -> ExitCode {
    worker::serve_if_asked();
    let mut arguments = std::env::args().skip(1);
    let (Some(manner), Some(count)) = (arguments.next(), arguments.next()) else {
        return ExitCode::FAILURE;
    };
    if manner == "keep" {
        return keep(&count);
    }
    let start = std::fs::read(&count).map_or(0, |starts| starts.len()) + 1;
    let counted = std::fs::File::options()
        .create(true)
        .append(true)
        .open(&count)
        .and_then(|mut file| file.write_all(b"."));
    if counted.is_err() {
        return ExitCode::FAILURE;
    }
    if manner == "babble" {
        println!("this is not what was asked for");
        return ExitCode::SUCCESS;
    }
    let served = if manner.starts_with("system-") {
        system::serve(&mut UnrulySystem { manner, asked: 0 })
    } else {
        worker::serve(&mut Unruly {
            manner,
            start,
            spoken: 0,
        })
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
