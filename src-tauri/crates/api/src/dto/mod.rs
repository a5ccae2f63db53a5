//! What crosses the contract. TypeScript types are generated from here. Ids are strings, times are milliseconds
//! since 1970 as `number`, durations are milliseconds as `number`.

mod app;
mod card;
mod character;
mod export;
mod import;
mod lesson;
mod library;
mod practice;
mod progress;
mod quiz;
mod reading;
mod schedule;
mod speech;
mod text;
mod word;

pub use app::*;
pub use card::*;
pub use character::*;
pub use export::*;
pub use import::*;
pub use lesson::*;
pub use library::*;
pub use practice::*;
pub use progress::*;
pub use quiz::*;
pub use reading::*;
pub use schedule::*;
pub use speech::*;
pub use text::*;
pub use word::*;

/// A number for the window, which has no need of more than four thousand million.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Gives a type of the contract what all of them have.
macro_rules! dto {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)*) => {$(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        $(#[$meta])*
        #[serde(rename_all = "camelCase")]
        pub $kind $name $body
    )*};
}
pub(crate) use dto;
