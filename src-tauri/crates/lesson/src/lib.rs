//! From a document to a typed lesson: readers, the recogniser, diagnostics, the library's files.
//!
//! The way in is [`read`]; a file that holds several documents is taken apart by [`Bundle`] first (a document of an office program,
//! though in an archive, is one, [`is_office`]). A [`Lesson`] is data, never HTML. Every visible character of the document is in exactly one
//! [`Span`] of it, or in a [`Diagnostic`] that says where it was and why it is not.

mod align;
mod built_in;
mod bundle;
mod diagnostics;
mod document;
mod encoding;
mod error;
mod export;
mod format;
mod kept;
mod library;
mod media;
mod model;
mod office;
mod read;
mod readers;
mod recognise;
mod script;
mod sentences;
mod slug;
mod spans;
mod tree;
mod walk;
mod xml;

pub use built_in::{BuiltIn, built_in};
pub use bundle::{BUNDLE_LIMIT, Bundle, Packed, file_name, is_bundle};
pub use error::DocumentError;
pub use export::{difference, to_markdown};
pub use kept::{Bounds, Named, Outline, Stretch, from_parts, parts_around, to_parts};
pub use library::{
    COURSE_FILES, Change, Contents, Kept, Library, LibraryError, LibraryPath, NotALibraryPath, is_of_course,
};
pub use media::{MEDIA_LIMIT, MediaKind, MediaName, NotMedia, media_in, without_media};
pub use model::*;
pub use office::is_office;
pub use read::{DOCUMENT_LIMIT, read};
pub use readers::html_lines;
pub use sentences::sentences;
pub use slug::{LessonId, NotALessonId};
