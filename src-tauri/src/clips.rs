//! Sounds and pictures for the window: `clip://localhost/<id>.wav` gives the clip that `speech_speak` made,
//! `clip://localhost/media/<name>` what a document brought along.

use std::sync::Arc;
use tauri::{
    Manager, Runtime, UriSchemeContext, UriSchemeResponder,
    http::{Request, Response, StatusCode, header},
};
use wenxi_api::Engine;

/// The scheme of the addresses.
pub(crate) const SCHEME: &str = "clip";

/// Answers one request, off the main thread: the clip may have to come from the disk.
pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let engine = Arc::clone(&context.app_handle().state::<Arc<Engine>>());
    tauri::async_runtime::spawn_blocking(move || {
        let path = request.uri().path().trim_start_matches('/');
        let found = match path.strip_prefix("media/") {
            Some(name) => engine.media(name),
            None => engine
                .clip(path.trim_end_matches(".wav"))
                .map(|wav| (wav, "audio/wav")),
        };
        let (status, body, kind) = match found {
            Ok((bytes, kind)) => (StatusCode::OK, bytes, kind),
            Err(error) => (
                StatusCode::NOT_FOUND,
                error.to_string().into_bytes(),
                "text/plain",
            ),
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
        // The page and the sound have different schemes, so the page is a stranger to it.
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            header::HeaderValue::from_static("*"),
        );
        responder.respond(response);
    });
}
