//! The commands of the contract as Tauri commands. Each runs on a blocking thread, so that the window never waits
//! for the database or for a voice; a panic in one of them becomes an error like any other.

use std::sync::Arc;
use tauri::{Runtime, State, ipc::Invoke};
use wenxi_api::{Engine, dto::*};

macro_rules! wrap {
    ($($name:ident($args:ty) -> $result:ty, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            #[tauri::command]
            async fn $name(engine: State<'_, Arc<Engine>>, args: $args) -> Result<$result, ErrorView> {
                let engine = Arc::clone(&engine);
                tokio::task::spawn_blocking(move || wenxi_api::$name(&engine, args))
                    .await
                    .map_err(|panic| ErrorView::internal(&panic))?
                    .map_err(ErrorView::from)
            }
        )*

        /// Answers the window.
        pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
}

wenxi_api::for_each_command!(wrap);
