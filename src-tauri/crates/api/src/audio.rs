//! A lesson as a sound file, with what is said when.

use crate::{
    Engine, Error, dto::*, export::refuse_to_replace, files::write_whole, lessons::lesson_view,
    reading_aloud, speech::milliseconds,
};
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    time::Duration,
};
use wenxi_speech::{CREATOR, ClipRef, Rate, SpeechError, Track, TrackFormat, Utterance};

/// What a learner needs beyond the length of a sentence, and how much longer they need for it: as the player gives.
const THOUGHT: Duration = Duration::from_millis(600);
const SLOWNESS: f64 = 1.2;
/// A breath between hearing a sentence and speaking along with it.
const BREATH: Duration = Duration::from_millis(700);

/// Writes a lesson as a sound file and, beside it, as lines with their times. One voice speaks throughout.
pub fn audio_write(engine: &Engine, args: AudioWriteArgs) -> Result<AudioWritten, Error> {
    let path = PathBuf::from(&args.path);
    let format = format_of(&path)?;
    let captions = ["lrc", "vtt"].map(|extension| path.with_extension(extension));
    refuse_to_replace(&path, args.replace)?;
    for path in &captions {
        refuse_to_replace(path, is_ours(path))?;
    }
    let task = engine.task(&args.task);
    let lesson = lesson_view(engine, &args.lesson_id)?;
    let mut units = reading_aloud::units(&lesson);
    units.retain(|unit| args.english || !unit.english);

    let mut track = Track::new(&lesson.title);
    let mut written = AudioWritten {
        files: Vec::new(),
        duration: 0.0,
        sentences: 0,
        left_out: Vec::new(),
        voice: String::new(),
    };
    task.expect(units.len());
    let mut section = None;
    for unit in &units {
        if task.is_cancelled() {
            return Err(Error::Cancelled);
        }
        if section.replace(&unit.section_id) != Some(&unit.section_id) {
            track.chapter(chapter_title(&lesson, &unit.section_id));
        }
        let utterance = Utterance {
            words: unit.words.clone(),
            rate: Rate::new(args.rate),
        };
        match engine.speaker.speak_throughout(&utterance) {
            Ok(clip) => {
                add(&mut track, engine, &clip, &unit.text, args.after)?;
                written.sentences += 1;
                written.voice = clip.voice;
            }
            Err(SpeechError::NothingToSay) => {}
            Err(SpeechError::TooLong { .. }) => written.left_out.push(unit.text.clone()),
            Err(error) => return Err(error.into()),
        }
        task.step();
    }
    if written.sentences == 0 {
        return Err(SpeechError::NothingToSay.into());
    }
    let sound = track.file(format)?;
    let [lrc, vtt] = captions;
    let files = [
        (path, sound),
        (lrc, track.lrc().into_bytes()),
        (vtt, track.vtt().into_bytes()),
    ];
    if task.is_cancelled() {
        return Err(Error::Cancelled);
    }
    for (path, bytes) in files {
        write_whole(&path, &bytes)?;
        written.files.push(path.display().to_string());
    }
    written.duration = milliseconds(track.duration());
    Ok(written)
}

/// Whether captions were written by this program: others may be the very document that the lesson came from.
fn is_ours(captions: &Path) -> bool {
    std::fs::read_to_string(captions).is_ok_and(|text| text.contains(CREATOR))
}

/// Adds a sentence, and what follows it by the learner's choice.
fn add(
    track: &mut Track,
    engine: &Engine,
    clip: &ClipRef,
    text: &str,
    after: AfterSentence,
) -> Result<(), Error> {
    let (Some(first), Some(last)) = (clip.marks.first(), clip.marks.last()) else {
        return Ok(());
    };
    let sounds = first.start..last.end;
    let wav = engine.speaker.clip_wav(&clip.id)?;
    track.add(&wav, sounds.clone(), text)?;
    match after {
        AfterSentence::GoOn | AfterSentence::Wait => {}
        AfterSentence::Repeat => track.silence((sounds.end - sounds.start).mul_f64(SLOWNESS) + THOUGHT),
        AfterSentence::Shadow => {
            track.silence(BREATH);
            track.add(&wav, sounds, text)?;
            track.silence(BREATH);
        }
    }
    Ok(())
}

/// The heading of a section; the title of the lesson where it has none.
fn chapter_title(lesson: &LessonView, section_id: &str) -> String {
    let section = lesson.sections.iter().find(|section| section.id == section_id);
    let heading = section
        .map(|section| plain_text(&section.heading))
        .unwrap_or_default();
    let heading = heading.trim();
    if heading.is_empty() {
        lesson.title.clone()
    } else {
        heading.to_owned()
    }
}

fn format_of(path: &Path) -> Result<TrackFormat, Error> {
    let extension = path.extension().and_then(OsStr::to_str).map(str::to_lowercase);
    match extension.as_deref() {
        Some("wav") => Ok(TrackFormat::Wav),
        Some("flac") => Ok(TrackFormat::Flac),
        _ => Err(Error::NoSoundFormat),
    }
}
