//! Who paints the window: the graphics card, or the processor where there is none (decision 0133).

use tauri::{Runtime, WebviewWindow};

/// Without a graphics card the web view would paint as if there were one, and have the processor play its part: each frame
/// takes several times as long. So it is told to paint by itself.
///
/// # Errors
/// When the window is gone.
#[cfg(target_os = "linux")]
pub(crate) fn settle<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    if has_graphics_card(std::path::Path::new("/dev/dri")) {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = WebViewExt::settings(&view.inner()) {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Elsewhere the system chooses well by itself.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub(crate) fn settle<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Whether there is something that renders: the kernel names each such device `renderD` and a number
/// (docs.kernel.org/gpu/drm-uapi.html, "Render nodes"). A screen alone is a `card`.
#[cfg(target_os = "linux")]
fn has_graphics_card(devices: &std::path::Path) -> bool {
    std::fs::read_dir(devices).is_ok_and(|entries| {
        entries
            .filter_map(Result::ok)
            .any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::has_graphics_card;
    use std::fs;

    #[test]
    fn a_card_is_what_renders() {
        let folder = std::env::temp_dir().join(format!("wenxi-drawing-{}", std::process::id()));
        assert!(!has_graphics_card(&folder), "no devices at all");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("card0"), "").unwrap();
        assert!(!has_graphics_card(&folder), "a screen, and nothing that renders");
        fs::write(folder.join("renderD128"), "").unwrap();
        assert!(has_graphics_card(&folder));
        fs::remove_dir_all(&folder).unwrap();
    }
}
