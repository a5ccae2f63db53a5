//! From a lesson back to a document: Markdown that, read again, is the same lesson.
//!
//! The lesson keeps every visible character of its document, labels and brackets too, so the writer only has to set
//! them as Markdown: in the forms that the recogniser knows best. Whether the circle closes is not left to trust:
//! [`difference`] compares two lessons, and whoever exports can say so when they differ.

mod inline;
mod markdown;
mod rows;
mod same;

pub use markdown::to_markdown;
pub use same::difference;
