//! The desktop program: builds the engine, gives its commands to the window, serves sound, opens files.

mod clips;
mod commands;
mod drawing;
mod window;

use std::{
    error::Error,
    ffi::OsString,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tauri::{App, AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use wenxi_api::{Engine, Options};

/// Runs the program until its window is closed, and everything that was answered is on the disk.
///
/// # Errors
/// When the system has no window to give. What else keeps the program from starting is told in a window of its own.
pub fn run() -> Result<ExitCode, Box<dyn Error>> {
    window::screen()?;
    let app = tauri::Builder::default()
        // The first plugin: a second start hands its files over and ends here, before it touches the database.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            let arguments = arguments.into_iter().skip(1).map(OsString::from);
            window::open_files(app, file_arguments(arguments, Path::new(&folder)));
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .register_asynchronous_uri_scheme_protocol(clips::SCHEME, clips::serve)
        .invoke_handler(commands::handler())
        .setup(|app| {
            if let Err(error) = open(app) {
                refuse(app.handle(), error.as_ref());
            }
            Ok(())
        })
        .build(tauri::generate_context!())?;
    let handle = app.handle().clone();
    let code = app.run_return(|_, _| {});
    if let Some(engine) = handle.try_state::<Arc<Engine>>() {
        engine.settle();
    }
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Opens the learner's folder, and the window on it.
fn open(app: &mut App) -> Result<(), Box<dyn Error>> {
    let engine = Arc::new(Engine::open(Options::from_environment()?)?);
    let folder = std::env::current_dir().unwrap_or_default();
    engine.files_opened(file_arguments(std::env::args_os().skip(1), &folder));
    app.manage(Arc::clone(&engine));
    window::create(app.handle(), &engine)?;
    window::pass_notices_on(app.handle(), &engine);
    // Neither is waited for, and neither waits for the other: a library on a slow drive takes its time to be watched.
    let watching = Arc::clone(&engine);
    tauri::async_runtime::spawn_blocking(move || watching.watch());
    tauri::async_runtime::spawn_blocking(move || engine.warm_up());
    Ok(())
}

/// Says why the program cannot start, where a learner who clicked its icon sees it, and ends it.
fn refuse(app: &AppHandle, error: &dyn Error) {
    eprintln!("wenxi-desktop: {error}");
    let mut message = error.to_string();
    if let Ok(options) = Options::from_environment() {
        message.push_str(&format!(
            "\n\nWenxi keeps its data in {}.",
            options.folder.display()
        ));
    }
    let end = app.clone();
    app.dialog()
        .message(message)
        .title("Wenxi cannot start")
        .kind(MessageDialogKind::Error)
        .show(move |_| end.exit(1));
}

/// The arguments that are files, as absolute paths.
fn file_arguments(arguments: impl Iterator<Item = OsString>, folder: &Path) -> Vec<PathBuf> {
    arguments
        .filter(|argument| !argument.is_empty() && !argument.as_encoded_bytes().starts_with(b"-"))
        .map(|argument| folder.join(argument))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_absolute_and_options_are_no_files() {
        let arguments = ["--x", "a.md", "", "/there/b.md", "-", "课 1.md"];
        let files = file_arguments(arguments.iter().map(OsString::from), Path::new("/here"));
        assert_eq!(
            files,
            ["/here/a.md", "/there/b.md", "/here/课 1.md"].map(PathBuf::from)
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_name_in_another_encoding_is_a_file_too() {
        use std::os::unix::ffi::OsStringExt;
        let gbk = OsString::from_vec(b"\xbf\xcd.md".to_vec());
        let files = file_arguments([gbk.clone()].into_iter(), Path::new("/here"));
        assert_eq!(files, [Path::new("/here").join(gbk)]);
    }
}
