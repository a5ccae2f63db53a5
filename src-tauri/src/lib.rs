//! The desktop program: builds the engine, gives its commands to the window, serves sound, opens files.

mod clips;
mod commands;
mod window;

use std::{path::PathBuf, sync::Arc};
use wenxi_api::Engine;

/// Runs the program until its window is closed.
///
/// # Errors
/// When the learner's folder or the database cannot be opened, or the system has no window to give.
pub fn run() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Arc::new(Engine::open(wenxi_api::Options::from_environment()?)?);
    engine.files_opened(file_arguments(
        std::env::args().skip(1),
        std::env::current_dir().ok(),
    ));
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            let files = file_arguments(arguments.into_iter().skip(1), Some(PathBuf::from(folder)));
            window::open_files(app, files);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .manage(Arc::clone(&engine))
        .register_asynchronous_uri_scheme_protocol(clips::SCHEME, clips::serve)
        .invoke_handler(commands::handler())
        .setup(move |app| {
            window::create(app.handle())?;
            window::pass_notices_on(app.handle(), &engine);
            if let Err(error) = engine.watch() {
                eprintln!("wenxi-desktop: {error}");
            }
            tauri::async_runtime::spawn_blocking(move || engine.warm_up());
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|_, _| {});
    Ok(())
}

/// The arguments that are files, as absolute paths.
fn file_arguments(arguments: impl Iterator<Item = String>, folder: Option<PathBuf>) -> Vec<PathBuf> {
    let folder = folder.unwrap_or_default();
    arguments
        .filter(|argument| !argument.starts_with('-'))
        .map(|argument| folder.join(argument))
        .collect()
}
