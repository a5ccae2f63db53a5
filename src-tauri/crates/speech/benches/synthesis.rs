//! How quickly eSpeak NG speaks: `cargo bench -p wenxi-speech`.
#![allow(clippy::unwrap_used, reason = "a bench that cannot run should stop")]

use std::hint::black_box;

use divan::Bencher;
use divan::counter::ItemsCount;
use wenxi_mandarin::pinyin;
use wenxi_speech::{
    ClipCache, Engine, EspeakEngine, Rate, Script, Speaker, SpokenWord, Utterance, Worker, WorkerCommand,
    worker,
};

fn main() {
    worker::serve_if_asked();
    divan::main();
}

const SENTENCE: &str =
    "wǒmen yídìng yào bǎ kèhù de xūqiú fàng zài dì yī wèi , yīnwèi kèhù mǎnyì shì gōngsī fāzhǎn de jīchǔ";

fn utterance(words: &str) -> Utterance {
    let words = words.split(' ').map(|word| SpokenWord {
        text: word.to_owned(),
        syllables: pinyin::parse(word).unwrap_or_default(),
    });
    Utterance {
        words: words.collect(),
        rate: Rate::NORMAL,
    }
}

/// Synthesis alone. Items are milliseconds of sound: 1 Kitem/s is real time.
#[divan::bench]
fn a_sentence(bencher: Bencher) {
    let script = Script::of(&utterance(SENTENCE)).unwrap();
    let mut engine = EspeakEngine::new();
    let millis = engine.say(&script).unwrap().duration().as_millis() as u64;
    bencher
        .counter(ItemsCount::new(millis))
        .bench_local(|| engine.say(black_box(&script)).unwrap());
}

/// From the start of the worker to its first sound.
#[divan::bench(sample_count = 20)]
fn first_sound_of_a_cold_worker(bencher: Bencher) {
    let script = Script::of(&utterance(SENTENCE)).unwrap();
    bencher.bench_local(|| {
        let mut worker = Worker::new(WorkerCommand::this_program().unwrap());
        worker.say(black_box(&script)).unwrap()
    });
}

/// From the request to the sound in hand, with a worker that is warm and a clip that is new.
#[divan::bench]
fn first_sound_of_a_warm_worker(bencher: Bencher) {
    let script = Script::of(&utterance(SENTENCE)).unwrap();
    let mut worker = Worker::new(WorkerCommand::this_program().unwrap());
    worker.voice().unwrap();
    bencher.bench_local(|| worker.say(black_box(&script)).unwrap());
}

/// From the request to the sound in hand, for a clip that is kept.
#[divan::bench]
fn a_clip_that_is_kept(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let speaker = Speaker::new(
        Box::new(EspeakEngine::new()),
        ClipCache::new(folder.path(), 1 << 30),
    );
    let utterance = utterance(SENTENCE);
    speaker.speak(&utterance).unwrap();
    bencher.bench_local(|| {
        let clip = speaker.speak(black_box(&utterance)).unwrap();
        speaker.clip_wav(&clip.id).unwrap()
    });
}
