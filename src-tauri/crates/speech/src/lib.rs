//! Voices, synthesis, clips and their cache.
