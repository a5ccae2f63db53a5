//! SQLite: the append-only event log, its projections, the index of the library, settings.
