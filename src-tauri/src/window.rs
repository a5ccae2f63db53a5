//! The one window: its first size, its colour before the page is there, and files that come from outside.

use crate::drawing;
use std::{path::PathBuf, sync::Arc};
use tauri::{
    AppHandle, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder, utils::config::Color,
};
use tauri_plugin_opener::OpenerExt;
use wenxi_api::{
    Engine,
    dto::{NoArgs, Notice, Theme},
    settings_get,
};

const LABEL: &str = "main";

/// Paper by day and by night (`--paper` in `tokens.css`).
const LIGHT: Color = Color(0xfb, 0xf9, 0xf4, 0xff);
const DARK: Color = Color(0x1c, 0x1c, 0x1d, 0xff);

/// Whether there is a screen to show a window on.
///
/// # Errors
/// When there is none.
pub(crate) fn screen() -> Result<(), &'static str> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err(
            "There is no screen to show the window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it from a desktop.",
        );
    }
    Ok(())
}

/// Makes the window. Its size and place come back from the last time; until the page is there it has the page's colour.
pub(crate) fn create<R: Runtime>(app: &AppHandle<R>, engine: &Engine) -> tauri::Result<()> {
    let opener = app.clone();
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("Wenxi 温习")
        .inner_size(1280.0, 800.0)
        .min_inner_size(640.0, 480.0)
        .background_color(LIGHT)
        .on_navigation(move |url| {
            let stays = is_own(url);
            if !stays && matches!(url.scheme(), "http" | "https" | "mailto") {
                // A browser that cannot be started leaves the window as it is.
                let _ = opener.opener().open_url(url.as_str(), None::<&str>);
            }
            stays
        })
        .build()?;
    drawing::settle(&window)?;
    let dark = match settings_get(engine, NoArgs {}).map_or(Theme::System, |settings| settings.theme) {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => window.theme()? == tauri::Theme::Dark,
    };
    if dark {
        window.set_background_color(Some(DARK))?;
    }
    Ok(())
}

/// Whether an address is the program's own page. A link of a document, followed past the page's own handling, would put a
/// foreign page in the one window, without a way back.
fn is_own(url: &Url) -> bool {
    let own_host = match url.host_str() {
        Some("tauri.localhost") => true,
        Some("localhost") => url.scheme() == "tauri" || tauri::is_dev(),
        _ => false,
    };
    own_host || url.scheme() == "about"
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
    // There is none in a program that only says why it cannot start.
    let Some(engine) = app.try_state::<Arc<Engine>>() else {
        return;
    };
    engine.files_opened(files);
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window that cannot be raised is still there: the learner finds it.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    let _ = app.emit("notice", Notice::FilesOpened {});
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_page_opens_in_the_window() {
        let stays = |url: &str| Url::parse(url).is_ok_and(|url| is_own(&url));
        for own in [
            "tauri://localhost/index.html",
            "http://tauri.localhost/",
            "https://tauri.localhost/",
            "about:blank",
        ] {
            assert!(stays(own), "{own}");
        }
        for foreign in [
            "https://example.com/",
            "https://tauri.localhost.example.com/",
            "file:///etc/hosts",
            "mailto:a@b.c",
        ] {
            assert!(!stays(foreign), "{foreign}");
        }
    }
}
