//! From a document to a typed lesson: readers, the recogniser, diagnostics, the library's files.
//!
//! The way in is [`read`]. A [`Lesson`] is data, never HTML. Every visible character of the document is in exactly one
//! [`Span`] of it, or in a [`Diagnostic`] that says where it was and why it is not.

mod align;
mod diagnostics;
mod encoding;
mod error;
mod format;
mod model;
mod read;
mod readers;
mod recognise;
mod script;
mod sentences;
mod spans;
mod tree;
mod walk;

pub use error::DocumentError;
pub use model::*;
pub use read::{DOCUMENT_LIMIT, read};
pub use sentences::sentences;
