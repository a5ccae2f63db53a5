//! The lessons of the fixtures, as outlines to compare.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/fixtures.rs"]
mod fixtures;
#[path = "support/outline.rs"]
mod outline;

#[test]
fn lessons_are_as_they_were() {
    if std::env::var_os("WENXI_DOCUMENTS").is_some() {
        return;
    }
    for fixture in fixtures::all() {
        let lesson = wenxi_lesson::read(&fixture.name, fixture.text.as_bytes(), &|_| &[]).unwrap();
        insta::assert_snapshot!(fixture.name.replace('.', "-"), outline::outline(&lesson));
    }
}
