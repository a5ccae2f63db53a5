//! The library on a folder of its own.

use super::*;
use proptest::prelude::*;

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path().join("documents")).unwrap();
    (folder, library)
}

fn path(text: &str) -> LibraryPath {
    text.parse().unwrap()
}

fn keep(library: &Library, at: &str, bytes: &[u8]) -> Change {
    library.keep(&[(path(at), bytes)]).pop().unwrap().unwrap()
}

fn names(library: &Library) -> Vec<String> {
    let documents = library.contents().unwrap().documents;
    documents.iter().map(|kept| kept.path.to_string()).collect()
}

fn courses(library: &Library) -> Vec<String> {
    let courses = library.contents().unwrap().courses;
    courses.iter().map(ToString::to_string).collect()
}

#[test]
fn keeps_many_and_lists_them_as_a_reader_would() {
    let (_folder, library) = library();
    let documents = [
        (path("tea.md"), &b"# Tea"[..]),
        (path("Work/10 mail.md"), b"ten"),
        (path("Work/2 mail.md"), b"two"),
        (path("Work/Deep/er/x.txt"), b"x"),
        (path("bread"), b"Bread"),
    ];
    let changes = library.keep(&documents);
    assert!(
        changes.iter().all(|change| matches!(change, Ok(Change::New))),
        "{changes:?}"
    );
    assert_eq!(
        names(&library),
        [
            "bread",
            "tea.md",
            "Work/2 mail.md",
            "Work/10 mail.md",
            "Work/Deep/er/x.txt"
        ]
    );
    assert_eq!(courses(&library), ["Work", "Work/Deep", "Work/Deep/er"]);
    assert_eq!(library.read(&path("Work/2 mail.md")).unwrap(), b"two");
    assert_eq!(library.find(&path("bread")).unwrap().size, 5);
}

#[test]
fn leaves_alone_what_is_no_document() {
    let (_folder, library) = library();
    keep(&library, "tea.md", b"tea");
    for name in ["picture.png", ".hidden.md", "notes.pptx"] {
        fs::write(library.folder().join(name), "x").unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(library.folder(), library.folder().join("round")).unwrap();
    assert_eq!(names(&library), ["tea.md"]);
    assert!(courses(&library).is_empty());
}

#[test]
fn an_older_version_goes_to_the_history() {
    let (_folder, library) = library();
    keep(&library, "Tea/one.md", b"one");
    assert_eq!(keep(&library, "Tea/one.md", b"one"), Change::Same);
    assert!(library.history(&path("Tea/one.md")).unwrap().is_empty());
    assert_eq!(keep(&library, "Tea/one.md", b"two"), Change::Updated);
    assert_eq!(keep(&library, "Tea/one.md", b"three"), Change::Updated);
    library.relocate(&path("Tea/one.md"), &path("first.md")).unwrap();
    let versions = |library: &Library, at: &str| -> Vec<Vec<u8>> {
        let history = library.history(&path(at)).unwrap();
        history.iter().map(|path| fs::read(path).unwrap()).collect()
    };
    assert_eq!(versions(&library, "first.md"), [b"two", b"one"]);
    library.relocate(&path("first.md"), &path("Tea/one.md")).unwrap();
    library.rename_course(&path("Tea"), &path("Drinks")).unwrap();
    assert_eq!(versions(&library, "Drinks/one.md"), [b"two", b"one"]);
    assert_eq!(library.read(&path("Drinks/one.md")).unwrap(), b"three");
}

#[test]
fn what_is_removed_comes_back() {
    let (_folder, library) = library();
    let tea = path("Drinks/tea.md");
    keep(&library, tea.as_str(), b"one");
    library.remove(&tea).unwrap();
    assert!(matches!(library.read(&tea), Err(LibraryError::Missing(_))));
    library.remove_empty_course(&path("Drinks")).unwrap();
    assert!(names(&library).is_empty() && courses(&library).is_empty());
    keep(&library, tea.as_str(), b"two");
    assert!(matches!(library.restore(&tea), Err(LibraryError::Exists(_))));
    library.remove(&tea).unwrap();
    library.restore(&tea).unwrap();
    assert_eq!(library.read(&tea).unwrap(), b"two");
    assert_eq!(library.history(&tea).unwrap().len(), 1);
}

#[test]
fn what_is_not_there_is_said() {
    let (_folder, library) = library();
    let error = library.remove(&path("tea.md")).unwrap_err();
    assert_eq!(error.to_string(), "There is no “tea.md” in the library.");
    assert!(matches!(
        library.restore(&path("tea.md")),
        Err(LibraryError::Missing(_))
    ));
    assert!(matches!(
        library.relocate(&path("tea.md"), &path("x.md")),
        Err(LibraryError::Missing(_))
    ));
    assert!(matches!(
        library.rename_course(&path("Tea"), &path("Drinks")),
        Err(LibraryError::Missing(_))
    ));
}

#[test]
fn nothing_is_moved_over_anything() {
    let (_folder, library) = library();
    for name in ["a/x.md", "b/x.md"] {
        keep(&library, name, name.as_bytes());
    }
    assert!(matches!(
        library.relocate(&path("a/x.md"), &path("b/x.md")),
        Err(LibraryError::Exists(_))
    ));
    for to in ["b", "a/b"] {
        assert!(matches!(
            library.rename_course(&path("a"), &path(to)),
            Err(LibraryError::Exists(_))
        ));
    }
    assert!(matches!(
        library.make_course(&path("a")),
        Err(LibraryError::Exists(_))
    ));
    library.remove_empty_course(&path("a")).unwrap();
    assert_eq!(names(&library), ["a/x.md", "b/x.md"]);
    let free = library.free(&path("a/x.md"), |taken| taken.as_str() == "a/x-2.md");
    assert_eq!(free.as_str(), "a/x-3.md");
}

#[test]
fn an_odd_extension_becomes_text() {
    for (wanted, kept) in [("MD", "md"), ("", ""), ("../x", "txt"), ("pptx", "txt")] {
        assert_eq!(Library::extension(wanted), kept);
    }
}

#[test]
fn a_library_in_a_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(Library::open(&file).is_err());
    assert_eq!(fs::read(&file).unwrap(), b"x");
}

#[test]
fn a_folder_that_is_gone_is_not_an_empty_library() {
    let (folder, _) = library();
    let gone = Library::at(folder.path().join("drive"));
    assert!(matches!(gone.contents(), Err(LibraryError::NoFolder(_))));
    assert!(!folder.path().join("drive").exists());
}

#[test]
fn one_that_fails_leaves_the_others_and_no_trace() {
    let (_folder, library) = library();
    // A folder that is not empty stands where the file would go.
    fs::create_dir_all(library.folder().join("bread.md").join("x")).unwrap();
    let changes = library.keep(&[
        (path("tea.md"), b"tea"),
        (path("bread.md"), b"bread"),
        (path("rice.md"), b"rice"),
    ]);
    assert!(changes[0].is_ok() && changes[1].is_err() && changes[2].is_ok());
    let mut left: Vec<String> = fs::read_dir(library.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, [".latest", "bread.md", "rice.md", "tea.md"]);
    assert_eq!(names(&library).len(), 2);
}

#[test]
fn moves_to_another_folder_whole() {
    let (folder, library) = library();
    keep(&library, "Drinks/tea.md", b"one");
    keep(&library, "Drinks/tea.md", b"two");
    keep(&library, "bread.md", b"bread");
    library.remove(&path("bread.md")).unwrap();
    let moved = library
        .copy_to(&folder.path().join("new"), &mut |_, _| true)
        .unwrap();
    assert_eq!(moved.contents().unwrap(), library.contents().unwrap());
    assert_eq!(moved.history(&path("Drinks/tea.md")).unwrap().len(), 1);
    moved.restore(&path("bread.md")).unwrap();
    assert_eq!(moved.read(&path("bread.md")).unwrap(), b"bread");
}

#[test]
fn nothing_lies_deeper_than_it_would_be_found() {
    let (_folder, library) = library();
    let deepest = path("1/2/3/4/5/6/7/8");
    library.make_course(&deepest).unwrap();
    let deeper = path("9").within(Some(&deepest));
    let too_deep = deeper.join("tea.md");
    let refused = |done: Result<(), LibraryError>| assert!(matches!(done, Err(LibraryError::TooDeep(_))));
    refused(library.make_course(&deeper));
    refused(library.keep(&[(too_deep.clone(), b"tea")]).remove(0).map(drop));
    let tea = deepest.join("tea.md");
    keep(&library, tea.as_str(), b"tea");
    refused(library.relocate(&tea, &too_deep));
    assert_eq!(names(&library), [tea.as_str()]);
}

#[test]
fn the_copy_is_kept_until_there_is_another() {
    let (_folder, library) = library();
    let tea = path("Drinks/tea.md");
    keep(&library, tea.as_str(), b"tea");
    let latest = || -> Vec<PathBuf> {
        let folder = library.folder().join(".latest/Drinks");
        entries(&folder).unwrap().iter().map(fs::DirEntry::path).collect()
    };
    assert_eq!(latest().len(), 1);
    library.remember_latest(&tea);
    assert_eq!(latest().len(), 1);
    fs::remove_file(library.file(&tea)).unwrap();
    library.remember_latest(&tea);
    assert_eq!(fs::read(&latest()[0]).unwrap(), b"tea");
    library.put_back(&tea).unwrap();
    // As a full disk leaves it.
    fs::write(library.file(&tea), "").unwrap();
    assert_eq!(fs::read(&latest()[0]).unwrap(), b"tea");
    library.put_back(&tea).unwrap();
    assert_eq!(library.read(&tea).unwrap(), b"tea");
    fs::write(library.folder().join("new"), b"green tea").unwrap();
    fs::rename(library.folder().join("new"), library.file(&tea)).unwrap();
    library.remember_latest(&tea);
    assert_eq!(fs::read(&latest()[0]).unwrap(), b"green tea");
    assert_eq!(latest().len(), 1);
}

#[test]
fn what_was_removed_and_not_recorded_is_put_back() {
    let (_folder, library) = library();
    let tea = path("tea.md");
    keep(&library, tea.as_str(), b"one");
    keep(&library, tea.as_str(), b"two");
    library.remove(&tea).unwrap();
    library.put_back(&tea).unwrap();
    assert_eq!(library.read(&tea).unwrap(), b"two");
}

#[test]
fn what_was_deleted_outside_moves_to_another_folder_too() {
    let (folder, library) = library();
    keep(&library, "Drinks/tea.md", b"tea");
    keep(&library, "bread.md", b"bread");
    fs::remove_dir_all(library.folder().join("Drinks")).unwrap();
    let mut told = Vec::new();
    let moved = library
        .copy_to(&folder.path().join("new"), &mut |done, total| {
            told.push((done, total));
            true
        })
        .unwrap();
    assert_eq!(told, [(0, 2), (1, 2), (2, 2)]);
    assert_eq!(names(&moved), ["bread.md"]);
    moved.put_back(&path("Drinks/tea.md")).unwrap();
    assert_eq!(moved.read(&path("Drinks/tea.md")).unwrap(), b"tea");
}

#[test]
fn moves_into_an_empty_folder_only() {
    let (folder, library) = library();
    keep(&library, "tea.md", b"one");
    let full = folder.path().join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("mine.txt"), "x").unwrap();
    assert!(matches!(
        library.copy_to(&full, &mut |_, _| true),
        Err(LibraryError::NotEmpty(_))
    ));
    assert!(matches!(
        library.copy_to(&library.folder().join("in"), &mut |_, _| true),
        Err(LibraryError::Within(_))
    ));
    assert!(matches!(
        library.copy_to(folder.path(), &mut |_, _| true),
        Err(LibraryError::Within(_))
    ));
    assert_eq!(fs::read(full.join("mine.txt")).unwrap(), b"x");
    assert!(courses(&library).is_empty());
    assert_eq!(library.read(&path("tea.md")).unwrap(), b"one");
}

proptest! {
    /// Whatever is kept, removed and moved, in any order: no bytes that were ever kept are gone from the disk.
    #[test]
    fn no_bytes_are_ever_lost(steps in prop::collection::vec((0..4u8, 0..3usize, 0..3usize), 1..12)) {
        let (_folder, library) = library();
        let paths = [path("a.md"), path("c/a.md"), path("c/b.md")];
        let mut kept = Vec::new();
        for (number, (step, one, other)) in steps.into_iter().enumerate() {
            let (one, other) = (&paths[one], &paths[other]);
            match step {
                0 => {
                    let bytes = format!("document {number}").into_bytes();
                    library.keep(&[(one.clone(), &bytes)]).pop().unwrap().unwrap();
                    kept.push(bytes);
                }
                1 => drop(library.remove(one)),
                2 => drop(library.restore(one)),
                _ => drop(library.relocate(one, other)),
            }
        }
        let mut found = Vec::new();
        all_files(library.folder(), &mut found);
        for bytes in kept {
            prop_assert!(found.contains(&bytes), "{:?} is gone", String::from_utf8_lossy(&bytes));
        }
    }
}

fn all_files(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all_files(&path, found);
        } else {
            found.push(fs::read(path).unwrap());
        }
    }
}
