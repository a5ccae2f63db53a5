//! Recorded voices: installed, heard, and removed.

use wenxi_api::{dto::*, *};
use wenxi_suite::Learner;

/// A recording as the program writes sound.
fn recording() -> Vec<u8> {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    text_say(&engine, "客", 1.0, None).unwrap().wav
}

fn speak(engine: &Engine, text: &str, syllables: &[&str]) -> String {
    let words = vec![SpokenWord {
        text: text.to_owned(),
        syllables: syllables.iter().map(ToString::to_string).collect(),
    }];
    speech_speak(engine, SpeechSpeakArgs { words, rate: 1.0 })
        .unwrap()
        .voice
}

#[test]
fn a_recorded_voice_speaks_its_words_as_soon_as_it_is_there() {
    let learner = Learner::new().unwrap();
    let folder = learner.folder.path().join("Yue Tan");
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["cmn-客户.wav", "cmn-银行.wav", "cmn-ke4.wav"] {
        std::fs::write(folder.join(name), recording()).unwrap();
    }
    std::fs::write(folder.join("README"), "CC BY-SA 4.0").unwrap();
    let engine = learner.open().unwrap();
    assert!(voice_list(&engine, NoArgs {}).unwrap().voices.is_empty());
    assert_eq!(speak(&engine, "客户", &["kè", "hù"]), "Test tones");

    let args = VoiceAddArgs {
        path: folder.display().to_string(),
        task: "t1".to_owned(),
    };
    let view = voice_add(&engine, args.clone()).unwrap();
    let [voice] = view.voices.as_slice() else {
        panic!("one voice was added")
    };
    assert_eq!((voice.words, voice.syllables), (2, 1));
    assert_eq!(voice.licence.as_deref(), Some("CC BY-SA 4.0"));
    assert!(voice.of_course > 1_000, "{} words in the course", voice.of_course);
    assert!(voice.spoken >= 1 && voice.spoken < voice.of_course);
    assert_eq!(voice.example.as_ref().unwrap().text, "客户");
    assert_eq!(speak(&engine, "客户", &["kè", "hù"]), "Yue Tan");
    // A reading that was not recorded, and a sentence, are left to the engine.
    assert_eq!(speak(&engine, "银行", &["yín", "xíng"]), "Test tones");
    assert!(matches!(voice_add(&engine, args), Err(Error::Speech(_))));

    let said = |voice: &str| text_say(&engine, "客户", 1.0, Some(voice)).map(|said| said.wav);
    assert_ne!(said("Yue Tan").unwrap(), said("fake").unwrap());
    let unknown = said("Nobody").unwrap_err().to_string();
    assert!(unknown.contains("There is no voice “Nobody” here"), "{unknown}");

    // It is there the next time, too.
    drop(engine);
    let engine = learner.open().unwrap();
    assert_eq!(speak(&engine, "客户", &["kè", "hù"]), "Yue Tan");
    let name = "Yue Tan".to_owned();
    assert!(
        voice_remove(&engine, VoiceNameArgs { name })
            .unwrap()
            .voices
            .is_empty()
    );
    assert_eq!(speak(&engine, "客户", &["kè", "hù"]), "Test tones");
}
