//! The one window: its first size, its colour before the page is there, and files that come from outside.

use std::{path::PathBuf, sync::Arc};
use tauri::{AppHandle, Emitter, Manager, Runtime, WebviewUrl, WebviewWindowBuilder, utils::config::Color};
use wenxi_api::{Engine, dto::Notice};

const LABEL: &str = "main";

/// Makes the window. Its size and place come back from the last time.
pub(crate) fn create<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("Wenxi 温习")
        .inner_size(1280.0, 800.0)
        .min_inner_size(640.0, 480.0)
        .background_color(Color(0xfb, 0xf9, 0xf4, 0xff))
        .build()?;
    Ok(())
}

/// Tells the window what the engine tells.
pub(crate) fn pass_notices_on<R: Runtime>(app: &AppHandle<R>, engine: &Engine) {
    let app = app.clone();
    engine.on_notice(move |notice| {
        // A window that is gone has nobody who would want to know.
        let _ = app.emit("notice", notice);
    });
}

/// Brings the window forward and tells it of files to open.
pub(crate) fn open_files<R: Runtime>(app: &AppHandle<R>, files: Vec<PathBuf>) {
    app.state::<Arc<Engine>>().files_opened(files);
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window that cannot be raised is still there: the learner finds it.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    let _ = app.emit("notice", Notice::FilesOpened {});
}
