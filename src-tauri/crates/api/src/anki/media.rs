//! Sounds and pictures of a package: which of them its notes name, under which names they are kept, and which are left out.

use crate::{Engine, Error, catalogue::course, dto::*};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use wenxi_lesson::{MediaName, media_in};
use wenxi_store::anki::{AnkiPackage, PackedMedia};
use wenxi_study::NoteId;

/// The files that the notes of a deck name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Media {
    /// The package that holds them; none where nobody can come back to it.
    pub(super) package: Option<PathBuf>,
    /// Names in the library, each with that in the archive.
    files: BTreeMap<MediaName, String>,
    /// What Anki calls those that cannot be shown.
    left_out: BTreeSet<String>,
}

impl Media {
    /// The words that stand for the files of a note, and so many files more to keep.
    /// Those of our own packages have the names that they are kept under.
    pub(super) fn take(
        &mut self,
        fields: &[String],
        packed: &HashMap<String, PackedMedia>,
        is_own: bool,
    ) -> Vec<String> {
        let mut words = Vec::new();
        for name in fields.iter().flat_map(|field| named(field)) {
            let found = packed.get(&name).and_then(|file| {
                let own = name.parse().ok().filter(|_| is_own);
                Some((own.or_else(|| MediaName::of(&name, file.check))?, file))
            });
            match found {
                Some((kept, file)) => {
                    let word = kept.word();
                    if !words.contains(&word) {
                        words.push(word);
                    }
                    self.files.insert(kept, file.stored.clone());
                }
                // An address of the web is no file of the package.
                None if name.contains("://") => {}
                None => {
                    self.left_out.insert(name);
                }
            }
        }
        words
    }

    /// Keeps the files in the library, as far as they are what their names say; gives what is said of the rest. Those that
    /// were not there before are added to `kept`, also when it fails half-way.
    pub(crate) fn keep(
        &self,
        engine: &Engine,
        kept: &mut Vec<MediaName>,
    ) -> Result<Option<DiagnosticView>, Error> {
        let mut left_out = self.left_out.clone();
        let library = engine.library();
        let missing: Vec<_> = self
            .files
            .iter()
            .filter(|(name, _)| !library.has_media(name))
            .collect();
        if let Some(path) = self.package.as_ref().filter(|_| !missing.is_empty()) {
            let cannot = |cause| Error::File {
                path: path.clone(),
                cause,
            };
            let file = BufReader::new(File::open(path).map_err(cannot)?);
            let mut package = AnkiPackage::open(&path.to_string_lossy(), file);
            for (name, stored) in missing {
                let bytes = package.as_mut().and_then(|package| package.media_file(stored));
                match bytes.filter(|bytes| name.fits(bytes)) {
                    Some(bytes) => {
                        library.keep_media(name, &bytes)?;
                        kept.push(name.clone());
                    }
                    None => {
                        left_out.insert(name.to_string());
                    }
                }
            }
        }
        Ok(told(&left_out))
    }

    /// What can be said before the files are looked at.
    pub(crate) fn told(&self) -> Option<DiagnosticView> {
        told(&self.left_out)
    }
}

/// The sounds and pictures of the notes of these lessons. Only documents of the learner have any, and most have none.
pub(super) fn of_lessons(
    engine: &Engine,
    lessons: BTreeSet<&String>,
) -> Result<HashMap<NoteId, Vec<MediaName>>, Error> {
    let language = engine.language()?;
    let mut media = HashMap::new();
    for lesson in lessons {
        let Some(document) = engine
            .store
            .document(lesson)?
            .filter(|_| course(lesson).is_none())
        else {
            continue;
        };
        // A document that is gone has nothing to give.
        let Ok(bytes) = engine.document_bytes(&document) else {
            continue;
        };
        if media_in(&String::from_utf8_lossy(&bytes)).is_empty() {
            continue;
        }
        for (note, files) in wenxi_study::media(&engine.lesson(lesson)?.lesson, language) {
            media.entry(note).or_insert(files);
        }
    }
    Ok(media)
}

fn told(left_out: &BTreeSet<String>) -> Option<DiagnosticView> {
    let first = left_out.first()?;
    let which = match left_out.len() {
        1 => format!("The sound or picture “{first}” is"),
        count => format!("{count} sounds and pictures, “{first}” the first of them, are"),
    };
    Some(DiagnosticView {
        severity: SeverityView::Note,
        code: "media-left-out".to_owned(),
        message: format!(
            "{which} not in the package, larger than 16 MB, or of a kind that is not shown (sounds: MP3, M4A, Ogg, WAV, FLAC; pictures: PNG, JPEG, GIF, WebP)."
        ),
        line: 1,
        column: 1,
        lost: String::new(),
    })
}

/// The files that a field names: `[sound:kehu.mp3]`, `<img src="kehu.jpg">`.
pub(super) fn named(field: &str) -> Vec<String> {
    let mut names: Vec<String> = field
        .split("[sound:")
        .skip(1)
        .filter_map(|rest| Some(unescaped(rest.split_once(']')?.0)))
        .collect();
    for rest in field.split("<img").skip(1) {
        let tag = rest.split_once('>').map_or(rest, |(tag, _)| tag);
        let source = tag.split_once("src=").map(|(_, source)| source.trim_start());
        let name = source.and_then(|source| match source.chars().next()? {
            quote @ ('"' | '\'') => source.get(1..)?.split_once(quote).map(|(name, _)| name),
            _ => source.split_whitespace().next(),
        });
        names.extend(name.map(unescaped));
    }
    names.retain(|name| !name.is_empty());
    names
}

/// A name as the archive has it: Anki writes some characters as HTML does.
fn unescaped(name: &str) -> String {
    [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .into_iter()
    .fold(name.trim().to_owned(), |name, (written, meant)| {
        name.replace(written, meant)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("客户 [sound:kehu.mp3]", &["kehu.mp3"])]
    #[case("[sound:a &amp; b.mp3][sound:c.ogg]", &["a & b.mp3", "c.ogg"])]
    #[case("<b>x</b><img alt=\"a\" src=\"tea cup.jpg\"> <img src='a.png' /><img src=b.gif >", &["tea cup.jpg", "a.png", "b.gif"])]
    #[case("[sound:", &[])]
    #[case("<img src=", &[])]
    #[case("<img src=\"\">", &[])]
    fn fields_name_files(#[case] field: &str, #[case] names: &[&str]) {
        assert_eq!(named(field), names);
    }

    #[test]
    fn what_is_not_there_or_not_shown_is_said() {
        let packed = HashMap::from([(
            "drawing.svg".to_owned(),
            PackedMedia {
                stored: "0".to_owned(),
                check: 1,
            },
        )]);
        let mut media = Media::default();
        let fields =
            ["[sound:gone.mp3]<img src=\"drawing.svg\"><img src=\"https://example.com/a.png\">".to_owned()];
        assert_eq!(media.take(&fields, &packed, false), Vec::<String>::new());
        let told = media.told().unwrap();
        assert!(
            told.message.starts_with("2 sounds and pictures, “drawing.svg”"),
            "{}",
            told.message
        );
    }
}
