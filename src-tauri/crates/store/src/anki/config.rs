//! The details that are not columns: protocol buffers in schema 18, JSON in schema 11. Only what is asked of them is named;
//! the numbers of the fields are those of Anki's `proto/anki/notetypes.proto`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What a kind of note is like.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct NoteTypeConfig {
    /// 1 for cloze.
    #[prost(int32, tag = "1")]
    pub(super) kind: i32,
}

/// What a card asks.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct TemplateConfig {
    #[prost(string, tag = "1")]
    pub(super) front: String,
    #[prost(string, tag = "2")]
    pub(super) back: String,
}

/// The files beside the database, in their order: the first is called `0` in the archive.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct MediaList {
    #[prost(message, repeated, tag = "1")]
    pub(super) files: Vec<MediaEntry>,
}

/// A file beside the database.
#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct MediaEntry {
    #[prost(string, tag = "1")]
    pub(super) name: String,
}

/// Note types of schema 11, by id.
pub(super) type Models = BTreeMap<String, Model>;

/// A note type of schema 11.
#[derive(Debug, Deserialize)]
pub(super) struct Model {
    #[serde(default)]
    pub(super) name: String,
    /// 1 for cloze.
    #[serde(default, rename = "type")]
    pub(super) kind: i64,
    #[serde(default, rename = "flds")]
    pub(super) fields: Vec<Named>,
    #[serde(default, rename = "tmpls")]
    pub(super) templates: Vec<ModelTemplate>,
}

/// Decks of schema 11, by id.
pub(super) type Decks = BTreeMap<String, Named>;

/// Something of which only the name counts.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    #[serde(default)]
    pub(super) name: String,
}

/// A template of schema 11.
#[derive(Debug, Deserialize)]
pub(super) struct ModelTemplate {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default, rename = "qfmt")]
    pub(super) front: String,
    #[serde(default, rename = "afmt")]
    pub(super) back: String,
}

/// What FSRS keeps with a card.
#[derive(Debug, Default, Deserialize)]
pub(super) struct CardDetails {
    #[serde(default, rename = "s")]
    pub(super) stability: Option<f64>,
    #[serde(default, rename = "d")]
    pub(super) difficulty: Option<f64>,
    /// Seconds since 1970.
    #[serde(default, rename = "lrt")]
    pub(super) last_at: Option<i64>,
}
