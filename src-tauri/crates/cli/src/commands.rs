//! Each command of the command line, by the use case that it stands for.

use crate::arguments::{After, Arguments, Command, SoundFormat};
use crate::print;
use serde::Serialize;
use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
};
use wenxi_api::{Engine, Error, Options, Reader, dto::*};

/// Does what was asked. `false` when all was done, but something was found to be wrong.
pub(crate) fn run(arguments: Arguments) -> Result<bool, Error> {
    let mut options = Options::from_environment()?;
    if let Some(folder) = arguments.data {
        options.folder = folder;
    }
    let json = arguments.json;
    match arguments.command {
        Command::Lesson { file } => {
            let lesson = wenxi_api::document_json(&file)?;
            show(json, &lesson, print::lesson)?;
            return Ok(print::refused(&lesson).is_empty());
        }
        Command::Import { paths, schedule } => {
            let engine = Engine::open(options)?;
            let counts = io::stderr().is_terminal();
            if counts {
                engine.on_notice(print::progress);
            }
            let found = wenxi_api::import_keep(
                &engine,
                ImportKeepArgs {
                    paths: absolute(&paths),
                    chosen: None,
                    task: print::IMPORT.to_owned(),
                },
            )?;
            if counts {
                print::end_progress();
            }
            if found.files.is_empty() && found.of_course.is_empty() {
                eprintln!("There are no documents in {}.", listed(&paths));
            }
            show(json, &found, print::import)?;
            if let Some(offered) = &found.schedule {
                if schedule {
                    let args = ScheduleTakeArgs {
                        import: print::IMPORT.to_owned(),
                        offered: offered.clone(),
                    };
                    wenxi_api::schedule_take(&engine, args)?;
                }
                eprintln!("{}", print::offered(offered, schedule));
            }
            return Ok(!found
                .files
                .iter()
                .any(|file| matches!(file.outcome, ImportOutcome::Refused { .. })));
        }
        Command::Export {
            lessons,
            all,
            studied,
            format,
            output,
            force,
        } => {
            let engine = Engine::open(options)?;
            let written = if studied {
                let args = ProgressExportArgs {
                    path: absolute(&[output]).concat(),
                    replace: force,
                };
                wenxi_api::progress_export(&engine, args)?
            } else {
                export(&engine, (!all).then_some(lessons), format.into(), output, force)?
            };
            show(json, &written, print::exported)
        }
        Command::Library => {
            let library = wenxi_api::library_list(&Engine::open(options)?, NoArgs {})?;
            show(json, &library, print::library)
        }
        Command::Search { query } => {
            let found = wenxi_api::search(&Engine::open(options)?, SearchArgs { query })?;
            show(json, &found, print::search)
        }
        Command::Read { text, lines } => {
            // Who has a library has words and corrections of their own; who has none gets none by reading.
            if options.folder.is_dir() {
                let engine = Engine::open(options)?;
                read(&Reader::of(&engine)?, json, &text, lines)
            } else {
                read(&Reader::load()?, json, &text, lines)
            }
        }
        Command::Define { word } => {
            let definition = define(&Engine::open(options)?, word)?;
            let is_word = !definition.card.entries.is_empty();
            if !is_word && !json {
                eprintln!("The dictionary has no entry for “{}”.", definition.card.word);
                return Ok(false);
            }
            show(json, &definition, |definition| {
                print::word(&definition.card, &definition.forms)
            })?;
            return Ok(is_word);
        }
        Command::Say {
            text,
            output,
            marks,
            rate,
            voice,
        } => {
            let text = text_or_input(&text)?;
            let said = wenxi_api::text_say(&Engine::open(options)?, &text, rate, voice.as_deref())?;
            // First what may not be writable: a sound without its marks is half of what was asked.
            if let Some(file) = marks {
                write(
                    &file,
                    serde_json::to_string_pretty(&print::marks(&said))?.as_bytes(),
                )?;
            }
            write(&output, &said.wav)?;
            let spoken = Spoken {
                path: output.display().to_string(),
                voice: said.voice,
                duration: said.duration,
            };
            show(json, &spoken, |spoken| {
                format!(
                    "{}\n{:.1} s, by {}\n",
                    spoken.path,
                    spoken.duration / 1000.0,
                    spoken.voice
                )
            })
        }
        Command::Audio {
            lesson,
            output,
            format,
            rate,
            after,
            english,
            force,
        } => {
            let engine = Engine::open(options)?;
            let lessons = wenxi_api::lessons_named(&engine, &[lesson])?;
            fs::create_dir_all(&output).map_err(|cause| Error::File {
                path: output.clone(),
                cause,
            })?;
            let ending = match format {
                SoundFormat::Flac => "flac",
                SoundFormat::Wav => "wav",
            };
            let after = match after {
                After::GoOn => AfterSentence::GoOn,
                After::Repeat => AfterSentence::Repeat,
                After::Shadow => AfterSentence::Shadow,
            };
            let mut whole = true;
            for lesson_id in lessons {
                let written = wenxi_api::audio_write(
                    &engine,
                    AudioWriteArgs {
                        path: absolute(&[output.join(format!("{lesson_id}.{ending}"))]).concat(),
                        lesson_id,
                        rate,
                        after,
                        english,
                        replace: force,
                        task: "audio".to_owned(),
                    },
                )?;
                show(json, &written, print::audio)?;
                whole &= written.left_out.is_empty();
            }
            return Ok(whole);
        }
        Command::Quiz { lesson, seed } => {
            let items = wenxi_api::quiz_make(&Engine::open(options)?, &lesson, seed)?;
            show(json, &items, |items| {
                items.iter().map(print::item).collect::<Vec<_>>().join("\n")
            })
        }
        Command::Due => {
            let engine = Engine::open(options)?;
            let today = wenxi_api::today_get(&engine, NoArgs {})?;
            let due = Due {
                due: today.due,
                minutes: today.minutes,
                due_tomorrow: today.due_tomorrow,
                cards: wenxi_api::due_cards(&engine)?,
            };
            show(json, &due, |due| {
                format!(
                    "{} due, about {} minutes; {} tomorrow\n",
                    due.due, due.minutes, due.due_tomorrow
                )
            })
        }
        Command::Check { paths } => {
            let found = wenxi_api::documents_check(&paths)?;
            if found.is_empty() {
                eprintln!("There are no documents in {}.", listed(&paths));
            }
            show(json, &found, |found| found.iter().map(print::check).collect())?;
            return Ok(found.iter().all(print::is_clean));
        }
        Command::Backup { file } => {
            let path = absolute(&[file]).concat();
            wenxi_api::backup_create(&Engine::open(options)?, BackupArgs { path: path.clone() })?;
            show(json, &Copied { path }, |copied| format!("{}\n", copied.path))
        }
    }?;
    Ok(true)
}

/// Paths as a sentence has them.
fn listed(paths: &[PathBuf]) -> String {
    let shown: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    shown.join(", ")
}

/// A text that was written as sound.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Spoken {
    path: String,
    voice: String,
    /// In milliseconds.
    duration: f64,
}

/// A copy of the database.
#[derive(Serialize)]
struct Copied {
    path: String,
}

/// How many cards are due, and those of the next practice in its order.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Due {
    due: u32,
    minutes: u32,
    due_tomorrow: u32,
    cards: Vec<String>,
}

/// The card of a word as the window shows it: the word, and the form of each of its characters.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Definition {
    #[serde(flatten)]
    card: WordCard,
    forms: Vec<CharacterCard>,
}

fn define(engine: &Engine, word: String) -> Result<Definition, Error> {
    let characters = word.chars().filter(|character| !character.is_ascii());
    let forms = characters.map(|character| {
        let character = character.to_string();
        wenxi_api::character_get(engine, CharacterArgs { character })
    });
    Ok(Definition {
        forms: forms.collect::<Result<_, _>>()?,
        card: wenxi_api::word_get(
            engine,
            WordGetArgs {
                word,
                pinyin: None,
                within: None,
                lesson_id: None,
            },
        )?,
    })
}

/// Writes lessons to a file, or into a folder where the path has no extension; all lessons where none are named.
fn export(
    engine: &Engine,
    names: Option<Vec<String>>,
    format: ExportFormat,
    output: PathBuf,
    replace: bool,
) -> Result<Exported, Error> {
    let lessons = match &names {
        Some(names) => wenxi_api::lessons_named(engine, names)?,
        None => {
            let library = wenxi_api::library_list(engine, NoArgs {})?;
            library.lessons.into_iter().map(|lesson| lesson.id).collect()
        }
    };
    let task = "export".to_owned();
    let is_folder = output.is_dir();
    if !is_folder && output.extension().is_some() {
        return wenxi_api::lesson_export(
            engine,
            ExportArgs {
                lessons,
                format,
                path: absolute(&[output]).concat(),
                replace,
                task,
            },
        );
    }
    // As `cp` has it: into a folder that is there, or as one that is not.
    let output = std::path::absolute(&output).unwrap_or(output);
    let named = names.as_deref().unwrap_or_default();
    let (folder, name) = match (is_folder, output.file_name(), output.parent(), named) {
        (false, Some(name), Some(parent), _) => (parent.to_owned(), name.to_string_lossy().into_owned()),
        (_, _, _, [only]) => (output, only.trim_end_matches('/').to_owned()),
        _ => (output, "Wenxi".to_owned()),
    };
    wenxi_api::lessons_export(
        engine,
        ExportFolderArgs {
            lessons,
            format,
            folder: folder.to_string_lossy().into_owned(),
            name,
            task,
        },
    )
}

/// Reads a text, or standard input; with `lines` each line is printed as soon as it is read.
fn read(reader: &Reader<'_>, json: bool, text: &str, lines: bool) -> Result<(), Error> {
    let line = |line: &str| show(json, &reader.read(line), print::line);
    if lines && text == "-" {
        return io::stdin()
            .lock()
            .lines()
            .try_for_each(|read| line(&read.map_err(no_input)?));
    }
    let text = text_or_input(text)?;
    let mut found: Vec<&str> = text.lines().collect();
    if lines || found.len() < 2 {
        return found.drain(..).try_for_each(line);
    }
    let read = TextReading {
        lines: found.iter().map(|line| reader.read(line)).collect(),
    };
    show(json, &read, |read| read.lines.iter().map(print::line).collect())
}

/// The text, or what standard input has where it is `-`.
fn text_or_input(text: &str) -> Result<String, Error> {
    if text == "-" {
        io::read_to_string(io::stdin()).map_err(no_input)
    } else {
        Ok(text.to_owned())
    }
}

fn no_input(cause: io::Error) -> Error {
    Error::File {
        path: "standard input".into(),
        cause,
    }
}

/// Prints a result as JSON or as text.
fn show<T: Serialize>(json: bool, result: &T, text: impl Fn(&T) -> String) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    let printed = if json {
        serde_json::to_writer(&mut out, result)
            .map_err(io::Error::from)
            .and_then(|()| writeln!(out))
    } else {
        out.write_all(text(result).as_bytes())
    };
    match printed {
        // The reader has seen enough: `wenxi library | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(cause) => Err(Error::File {
            path: "standard output".into(),
            cause,
        }),
        Ok(()) => Ok(()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(|cause| Error::File {
        path: path.to_owned(),
        cause,
    })
}

fn absolute(paths: &[PathBuf]) -> Vec<String> {
    paths
        .iter()
        .map(|path| {
            std::path::absolute(path)
                .unwrap_or_else(|_| path.clone())
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}
