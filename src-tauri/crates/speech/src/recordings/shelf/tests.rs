//! Voices come and go whole.

use std::io::Write;

use rstest::rstest;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use super::*;
use crate::wav;

fn sound() -> Vec<u8> {
    wav::write(&[5_000; 4_000], 16_000)
}

fn folder_voice(name: &str) -> (TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let voice = place.path().join(name);
    fs::create_dir_all(voice.join("64k/hsk")).unwrap();
    fs::write(voice.join("64k/hsk/cmn-客户.wav"), sound()).unwrap();
    fs::write(voice.join("64k/hsk/secret.key"), b"not ours to copy").unwrap();
    fs::write(voice.join("README.md"), "Spoken by Yue Tan, CC BY-SA").unwrap();
    (place, voice)
}

fn zipped(entries: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("Chen Wang.zip");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    (place, path)
}

fn names(shelf: &VoiceShelf) -> Vec<String> {
    shelf.open(|_| Vec::new()).iter().map(Recordings::name).collect()
}

#[test]
fn a_folder_is_copied_with_what_belongs_to_it() {
    let home = tempfile::tempdir().unwrap();
    let shelf = VoiceShelf::new(home.path().join("voices"));
    let (_place, voice) = folder_voice("Yue Tan");
    let mut told = Vec::new();
    let name = shelf
        .install(&voice, &mut |done, total| {
            told.push((done, total));
            true
        })
        .unwrap();
    assert_eq!(name, "Yue Tan");
    assert_eq!(told, [(0, 2), (1, 2), (2, 2)]);
    let installed = shelf.open(|_| Vec::new());
    assert_eq!(installed[0].counts(), (1, 0));
    assert_eq!(installed[0].licence(), Some("Spoken by Yue Tan, CC BY-SA"));
    assert!(!home.path().join("voices/Yue Tan/64k/hsk/secret.key").exists());
    let again = shelf.install(&voice, &mut |_, _| true).unwrap_err();
    assert!(matches!(again, SpeechError::VoiceThere { .. }), "{again}");
    shelf.remove("Yue Tan").unwrap();
    assert!(names(&shelf).is_empty());
    assert!(voice.join("README.md").exists());
}

#[test]
fn what_is_copied_is_what_is_read_and_what_was_cut_short_is_cleared_away() {
    let home = tempfile::tempdir().unwrap();
    let shelf = VoiceShelf::new(home.path().join("voices"));
    let leavings = home.path().join("voices/.new-x7k2");
    fs::create_dir_all(&leavings).unwrap();
    let voice = home.path().join("Deep");
    let deep = voice.join("1/2/3/4/5/6");
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("cmn-ke4.WAV"), sound()).unwrap();
    shelf.install(&voice, &mut |_, _| true).unwrap();
    assert_eq!(shelf.open(|_| Vec::new())[0].counts(), (0, 1));
    assert!(!leavings.exists());
}

#[test]
fn a_zip_is_unpacked_and_nothing_in_it_leads_out() {
    let home = tempfile::tempdir().unwrap();
    let shelf = VoiceShelf::new(home.path().join("voices"));
    let sound = sound();
    let (_place, path) = zipped(&[
        ("syllabs/cmn-ke4.wav", &sound),
        ("../../cmn-hu4.wav", &sound),
        ("/cmn-fu2.wav", &sound),
        ("run.sh", b"rm"),
    ]);
    assert_eq!(shelf.install(&path, &mut |_, _| true).unwrap(), "Chen Wang");
    assert!(home.path().join("voices/Chen Wang/syllabs/cmn-ke4.wav").exists());
    assert!(!home.path().join("cmn-hu4.wav").exists());
    assert!(!Path::new("/cmn-fu2.wav").exists());
    assert!(!home.path().join("voices/Chen Wang/run.sh").exists());
    assert_eq!(names(&shelf), ["Chen Wang"]);
}

#[test]
fn what_is_no_voice_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let shelf = VoiceShelf::new(home.path().join("voices"));
    let left = || fs::read_dir(home.path().join("voices")).map_or(0, Iterator::count);
    let (_empty, path) = zipped(&[("notes.txt", b"nothing")]);
    let error = shelf.install(&path, &mut |_, _| true).unwrap_err();
    assert!(matches!(error, SpeechError::NoRecordings { .. }), "{error}");
    assert_eq!(left(), 0);

    let broken = home.path().join("broken.zip");
    fs::write(&broken, b"PK but no more").unwrap();
    let error = shelf.install(&broken, &mut |_, _| true).unwrap_err();
    assert!(error.to_string().contains("broken.zip"), "{error}");
    let gone = shelf
        .install(&home.path().join("gone.zip"), &mut |_, _| true)
        .unwrap_err();
    assert!(gone.to_string().contains("gone.zip"), "{gone}");
    assert_eq!(left(), 0);

    let (_place, voice) = folder_voice("Yue");
    let error = shelf.install(&voice, &mut |done, _| done < 1).unwrap_err();
    assert!(matches!(error, SpeechError::Cancelled), "{error}");
    assert_eq!(left(), 0);
}

#[rstest]
#[case("nobody")]
#[case("")]
#[case("..")]
#[case("../library")]
#[case("a/b")]
fn only_a_voice_can_be_removed(#[case] name: &str) {
    let home = tempfile::tempdir().unwrap();
    let library = home.path().join("library");
    fs::create_dir_all(home.path().join("voices")).unwrap();
    fs::create_dir(&library).unwrap();
    let shelf = VoiceShelf::new(home.path().join("voices"));
    assert!(matches!(shelf.remove(name), Err(SpeechError::NoSuchVoice { .. })));
    assert!(library.exists());
}
