//! The choices by which the cards of a deck were asked: its preset, with what the deck itself says otherwise. They are protocol
//! buffers in schema 18 (`proto/anki/deck_config.proto` and `decks.proto` of Anki) and JSON in schema 11. What of them cannot
//! be read is as good as not said: the words are there without it.

use prost::Message;
use rusqlite::{Connection, OptionalExtension};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The choices by which the cards of a deck were asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Preset {
    /// The wanted chance of recall when a card comes back.
    pub desired_retention: f32,
    /// The parameters of FSRS, of its version 4 (17), 5 (19) or 6 (21); empty for those of FSRS.
    pub parameters: Vec<f32>,
    /// Waits of a card that is being learnt, minutes.
    pub learning_steps: Vec<f32>,
    /// Waits of a card that was forgotten, minutes.
    pub relearning_steps: Vec<f32>,
    /// How many cards are asked for the first time on a day.
    pub new_per_day: u32,
    /// How many reviews there are on a day at most.
    pub reviews_per_day: u32,
    /// After how many lapses a card is a leech.
    pub leech_after: u32,
}

/// What Anki chooses by itself.
impl Default for Preset {
    fn default() -> Self {
        Self {
            desired_retention: 0.9,
            parameters: Vec::new(),
            learning_steps: vec![1.0, 10.0],
            relearning_steps: vec![10.0],
            new_per_day: 20,
            reviews_per_day: 200,
            leech_after: 8,
        }
    }
}

/// The presets of the decks, by the ids of the decks; none if FSRS was off.
pub(super) fn presets(connection: &Connection, has_tables: bool) -> BTreeMap<i64, Preset> {
    let read = if has_tables { of_tables } else { of_json };
    match uses_fsrs(connection, has_tables) {
        Ok(true) => read(connection).unwrap_or_default(),
        _ => BTreeMap::new(),
    }
}

/// Whether FSRS was on. A whole collection says so; of the cards of a package it is said what FSRS remembers.
fn uses_fsrs(connection: &Connection, has_tables: bool) -> rusqlite::Result<bool> {
    let said = if has_tables {
        "SELECT CAST(val AS TEXT) FROM config WHERE key = 'fsrs'"
    } else {
        "SELECT CAST(conf ->> '$.fsrs' AS TEXT) FROM col"
    };
    let said: Option<Option<String>> = connection.query_row(said, [], |row| row.get(0)).optional()?;
    match said.flatten().as_deref() {
        Some("true" | "1") => Ok(true),
        Some(_) => Ok(false),
        None => connection
            .prepare("SELECT 1 FROM cards WHERE data LIKE '%\"s\":%' LIMIT 1")?
            .exists([]),
    }
}

/// Those of schema 18.
fn of_tables(connection: &Connection) -> rusqlite::Result<BTreeMap<i64, Preset>> {
    let blobs = |query| -> rusqlite::Result<Vec<(i64, Vec<u8>)>> {
        connection
            .prepare(query)?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    };
    let mut presets = BTreeMap::new();
    for (id, config) in blobs("SELECT id, config FROM deck_config")? {
        presets.extend(Config::decode(config.as_slice()).ok().map(|config| (id, config)));
    }
    let mut of_decks = BTreeMap::new();
    for (id, kind) in blobs("SELECT id, kind FROM decks")? {
        let normal = Kind::decode(kind.as_slice()).ok().and_then(|kind| kind.normal);
        let Some((normal, config)) = normal.and_then(|normal| {
            let config = presets.get(&normal.config_id)?;
            Some((normal, config))
        }) else {
            continue;
        };
        let preset = Preset {
            desired_retention: normal.desired_retention.unwrap_or(config.desired_retention),
            parameters: newest([&config.parameters_6, &config.parameters_5, &config.parameters_4]),
            learning_steps: config.learning_steps.clone(),
            relearning_steps: config.relearning_steps.clone(),
            new_per_day: normal.new_limit.unwrap_or(config.new_per_day),
            reviews_per_day: normal.review_limit.unwrap_or(config.reviews_per_day),
            leech_after: config.leech_after,
        };
        of_decks.insert(id, preset);
    }
    Ok(of_decks)
}

/// Those of schema 11.
fn of_json(connection: &Connection) -> rusqlite::Result<BTreeMap<i64, Preset>> {
    let (presets, decks): (String, String) =
        connection.query_row("SELECT dconf, decks FROM col", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let by_id = |json: &str| serde_json::from_str::<BTreeMap<String, Value>>(json).unwrap_or_default();
    let presets = by_id(&presets);
    let mut of_decks = BTreeMap::new();
    for (id, deck) in by_id(&decks) {
        let Some((id, deck, config)) =
            id.parse()
                .ok()
                .zip(OldDeck::deserialize(deck).ok())
                .and_then(|(id, deck): (i64, OldDeck)| {
                    let config = presets.get(&deck.conf.to_string())?;
                    Some((id, deck, OldConfig::deserialize(config).ok()?))
                })
        else {
            continue;
        };
        let preset = Preset {
            desired_retention: deck
                .desired_retention
                .map_or(config.desired_retention, |percent| percent / 100.0),
            parameters: newest([&config.parameters_6, &config.parameters_5, &config.parameters_4]),
            learning_steps: config.new.delays,
            relearning_steps: config.lapse.delays,
            new_per_day: deck.new_limit.unwrap_or(config.new.per_day),
            reviews_per_day: deck.review_limit.unwrap_or(config.rev.per_day),
            leech_after: config.lapse.leech_after,
        };
        of_decks.insert(id, preset);
    }
    Ok(of_decks)
}

/// The parameters of the newest version that has any.
fn newest(versions: [&Vec<f32>; 3]) -> Vec<f32> {
    let found = versions.into_iter().find(|parameters| !parameters.is_empty());
    found.cloned().unwrap_or_default()
}

/// A preset of schema 18.
#[derive(Clone, PartialEq, Message)]
struct Config {
    #[prost(float, repeated, tag = "1")]
    learning_steps: Vec<f32>,
    #[prost(float, repeated, tag = "2")]
    relearning_steps: Vec<f32>,
    #[prost(float, repeated, tag = "3")]
    parameters_4: Vec<f32>,
    #[prost(float, repeated, tag = "5")]
    parameters_5: Vec<f32>,
    #[prost(float, repeated, tag = "6")]
    parameters_6: Vec<f32>,
    #[prost(uint32, tag = "9")]
    new_per_day: u32,
    #[prost(uint32, tag = "10")]
    reviews_per_day: u32,
    #[prost(uint32, tag = "22")]
    leech_after: u32,
    #[prost(float, tag = "37")]
    desired_retention: f32,
}

/// What kind of deck one of schema 18 is; filtered ones have no preset.
#[derive(Clone, PartialEq, Message)]
struct Kind {
    #[prost(message, optional, tag = "1")]
    normal: Option<Normal>,
}

/// A deck of schema 18 that has a preset.
#[derive(Clone, PartialEq, Message)]
struct Normal {
    #[prost(int64, tag = "1")]
    config_id: i64,
    #[prost(uint32, optional, tag = "6")]
    review_limit: Option<u32>,
    #[prost(uint32, optional, tag = "7")]
    new_limit: Option<u32>,
    #[prost(float, optional, tag = "10")]
    desired_retention: Option<f32>,
}

/// A deck of schema 11.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OldDeck {
    conf: i64,
    #[serde(default)]
    new_limit: Option<u32>,
    #[serde(default)]
    review_limit: Option<u32>,
    /// In hundredths.
    #[serde(default)]
    desired_retention: Option<f32>,
}

/// A preset of schema 11.
#[derive(Deserialize)]
struct OldConfig {
    new: OldNew,
    rev: OldReviews,
    lapse: OldLapse,
    #[serde(default, rename = "fsrsWeights")]
    parameters_4: Vec<f32>,
    #[serde(default, rename = "fsrsParams5")]
    parameters_5: Vec<f32>,
    #[serde(default, rename = "fsrsParams6")]
    parameters_6: Vec<f32>,
    #[serde(default = "usual_retention", rename = "desiredRetention")]
    desired_retention: f32,
}

/// What Anki wants as long as nobody says otherwise.
fn usual_retention() -> f32 {
    Preset::default().desired_retention
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OldNew {
    delays: Vec<f32>,
    per_day: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OldReviews {
    per_day: u32,
}

#[derive(Deserialize)]
struct OldLapse {
    delays: Vec<f32>,
    #[serde(rename = "leechFails")]
    leech_after: u32,
}
