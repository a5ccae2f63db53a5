//! The library on a folder of its own.

use super::*;

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path().join("documents")).unwrap();
    (folder, library)
}

fn id(text: &str) -> LessonId {
    text.parse().unwrap()
}

#[test]
fn keeps_reads_and_lists() {
    let (_folder, library) = library();
    assert_eq!(library.keep(&id("tea"), "MD", b"# Tea").unwrap(), Change::New);
    assert_eq!(library.keep(&id("bread"), "", b"Bread").unwrap(), Change::New);
    assert_eq!(library.read(&id("tea")).unwrap(), b"# Tea");
    let list = library.list().unwrap();
    let names: Vec<_> = list
        .iter()
        .map(|kept| (kept.id.as_str(), kept.extension.as_str(), kept.size))
        .collect();
    assert_eq!(names, [("bread", "", 5), ("tea", "md", 5)]);
}

#[test]
fn an_older_version_goes_to_the_history() {
    let (_folder, library) = library();
    library.keep(&id("tea"), "md", b"one").unwrap();
    assert_eq!(library.keep(&id("tea"), "md", b"one").unwrap(), Change::Same);
    assert!(library.history(&id("tea")).unwrap().is_empty());
    assert_eq!(library.keep(&id("tea"), "md", b"two").unwrap(), Change::Updated);
    assert_eq!(
        library.keep(&id("tea"), "txt", b"three").unwrap(),
        Change::Updated
    );
    assert_eq!(library.read(&id("tea")).unwrap(), b"three");
    assert_eq!(library.list().unwrap().len(), 1);
    let history = library.history(&id("tea")).unwrap();
    let versions: Vec<Vec<u8>> = history.iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(versions, [b"two", b"one"]);
}

#[test]
fn what_is_removed_comes_back() {
    let (_folder, library) = library();
    library.keep(&id("tea"), "md", b"one").unwrap();
    library.remove(&id("tea")).unwrap();
    assert!(matches!(library.read(&id("tea")), Err(LibraryError::Missing(_))));
    assert!(library.list().unwrap().is_empty());
    library.keep(&id("tea"), "md", b"two").unwrap();
    assert!(matches!(
        library.restore(&id("tea")),
        Err(LibraryError::Exists(_))
    ));
    library.remove(&id("tea")).unwrap();
    library.restore(&id("tea")).unwrap();
    assert_eq!(library.read(&id("tea")).unwrap(), b"two");
    assert_eq!(library.history(&id("tea")).unwrap().len(), 1);
}

#[test]
fn what_is_not_there_is_said() {
    let (_folder, library) = library();
    let error = library.remove(&id("tea")).unwrap_err();
    assert_eq!(error.to_string(), "There is no lesson “tea” in the library.");
    assert!(matches!(
        library.restore(&id("tea")),
        Err(LibraryError::Missing(_))
    ));
    assert!(library.list().unwrap().is_empty());
}

#[test]
fn an_odd_extension_becomes_text() {
    let (_folder, library) = library();
    library.keep(&id("tea"), "../x", b"x").unwrap();
    assert_eq!(
        library.find(&id("tea")).unwrap().path,
        library.folder().join("tea.txt")
    );
}

#[test]
fn other_files_are_left_alone() {
    let (_folder, library) = library();
    fs::write(library.folder().join("My Notes.md"), "x").unwrap();
    fs::create_dir(library.folder().join("pictures")).unwrap();
    library.keep(&id("tea"), "md", b"one").unwrap();
    assert_eq!(library.list().unwrap().len(), 1);
    assert!(library.folder().join("My Notes.md").exists());
}

#[test]
fn a_folder_that_is_a_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, "x").unwrap();
    assert!(Library::open(&path).is_err());
    assert_eq!(fs::read(&path).unwrap(), b"x");
}

#[test]
fn nothing_half_written_stays() {
    let (_folder, library) = library();
    library.keep(&id("tea"), "md", b"one").unwrap();
    // A folder stands where the file would go: the write fails, and leaves no trace.
    fs::create_dir(library.folder().join("bread.md")).unwrap();
    fs::write(library.folder().join("bread.md").join("x"), "x").unwrap();
    assert!(library.keep(&id("bread"), "md", b"two").is_err());
    let left: Vec<_> = fs::read_dir(library.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
}
