//! From a document to a typed lesson: readers, the recogniser, diagnostics, the library's files.
//!
//! A [`Lesson`] is data, never HTML. Every visible character of the document is in exactly one [`Span`] of it,
//! or in a [`Diagnostic`] that says where it was and why it is not.

mod model;

pub use model::*;
