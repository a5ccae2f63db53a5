//! The documents that a path means: a file, the chapters of a book, what an archive holds, what lies in a folder.

use crate::{Error, catalogue::file_name};
use std::{
    fs::{self, File},
    io::{BufReader, Read, Seek},
    path::Path,
};
use wenxi_lesson::{Bundle, DOCUMENT_LIMIT, DocumentError, is_bundle};

/// A document that a path means.
pub(crate) struct Found {
    /// The path of the file; in a book or archive that of the file, `/`, and its path in it.
    pub(crate) path: String,
    /// Whether the path names it, and not only a folder or archive that it is in: then it is wrong that it is no text.
    pub(crate) named: bool,
    /// The name to read it by, and its bytes; why there are none.
    pub(crate) document: Result<(String, Vec<u8>), Error>,
}

/// Folders may stand in each other this many levels deep.
const DEPTH: usize = 32;

/// Archives may: a course of books is two.
const BUNDLES: usize = 2;

/// Gives the documents that a path means, one after the other, by their names; in a book by its order. Hidden files of a
/// folder are passed over.
pub(crate) fn documents(path: &Path, give: &mut dyn FnMut(Found)) {
    let failed = |give: &mut dyn FnMut(Found), cause| {
        give(Found {
            path: path.display().to_string(),
            named: true,
            document: Err(Error::File {
                path: path.to_owned(),
                cause,
            }),
        });
    };
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => {
            if let Err(cause) = folder(path, 0, give) {
                failed(give, cause);
            }
        }
        Ok(_) => {
            if let Err(cause) = file(path, true, give) {
                failed(give, cause);
            }
        }
        Err(cause) => failed(give, cause),
    }
}

fn folder(path: &Path, depth: usize, give: &mut dyn FnMut(Found)) -> std::io::Result<()> {
    let mut entries = fs::read_dir(path)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type()?;
        if entry.file_name().to_string_lossy().starts_with('.') || kind.is_symlink() {
            continue;
        }
        let path = entry.path();
        if kind.is_dir() && depth < DEPTH {
            folder(&path, depth + 1, give)?;
        } else if kind.is_file() {
            file(&path, false, give)?;
        }
    }
    Ok(())
}

fn file(path: &Path, named: bool, give: &mut dyn FnMut(Found)) -> std::io::Result<()> {
    let name = file_name(path);
    let shown = path.display().to_string();
    let mut beginning = Vec::new();
    let mut file = File::open(path)?;
    file.by_ref().take(8).read_to_end(&mut beginning)?;
    file.rewind()?;
    if is_bundle(&beginning) {
        bundle(&name, &shown, BufReader::new(file), 0, give);
        return Ok(());
    }
    let size = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    let document = if size > DOCUMENT_LIMIT {
        let limit = DOCUMENT_LIMIT;
        Err(DocumentError::TooLarge { name, size, limit }.into())
    } else {
        let mut bytes = Vec::with_capacity(size);
        file.read_to_end(&mut bytes)?;
        Ok((name, bytes))
    };
    give(Found {
        path: shown,
        named,
        document,
    });
    Ok(())
}

fn bundle(name: &str, shown: &str, file: impl Read + Seek, depth: usize, give: &mut dyn FnMut(Found)) {
    let mut bundle = match Bundle::open(name, file) {
        Ok(bundle) => bundle,
        Err(error) => {
            return give(Found {
                path: shown.to_owned(),
                named: true,
                document: Err(error.into()),
            });
        }
    };
    let paths: Vec<String> = bundle.paths().map(str::to_owned).collect();
    for (place, inner) in paths.into_iter().enumerate() {
        let path = format!("{shown}/{inner}");
        match bundle.read(place) {
            Ok(packed) if is_bundle(&packed.bytes) && depth < BUNDLES => {
                let name = file_name(Path::new(&packed.path));
                self::bundle(&name, &path, std::io::Cursor::new(packed.bytes), depth + 1, give);
            }
            Ok(packed) => give(Found {
                path,
                named: false,
                document: Ok((file_name(Path::new(&packed.path)), packed.bytes)),
            }),
            Err(error) => give(Found {
                path,
                named: false,
                document: Err(error.into()),
            }),
        }
    }
}
