//! One binary for every test that crosses rooms.

mod contract;
mod crash;
mod documents;
mod practice;
mod walls;
mod words;
