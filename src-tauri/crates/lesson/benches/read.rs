//! How fast documents become lessons: `cargo bench -p wenxi-lesson`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const CONCEPT: &str = include_str!("../../../../tests/fixtures/documents/concept-labelled.md");
const WORD: &str = include_str!("../../../../tests/fixtures/documents/word-extracted-bullets.txt");
const WIKI: &str = include_str!("../../../../tests/fixtures/documents/word-source.dokuwiki");
const PAGE: &str = include_str!("../../../../tests/fixtures/documents/word-page.html");
const ARTICLE: &str = include_str!("../../../../tests/fixtures/documents/article.txt");

/// A document that is shown by its name.
struct Named(&'static str, &'static str);

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

const DOCUMENTS: [Named; 5] = [
    Named("concept", CONCEPT),
    Named("word", WORD),
    Named("wiki", WIKI),
    Named("html", PAGE),
    Named("article", ARTICLE),
];

fn read(bencher: Bencher<'_, '_>, document: &str) {
    bencher
        .counter(BytesCount::of_str(document))
        .bench(|| wenxi_lesson::read("document", black_box(document).as_bytes(), &|_| &[]));
}

/// A page as it is.
#[divan::bench(args = DOCUMENTS)]
fn one(bencher: Bencher<'_, '_>, Named(_, document): &Named) {
    read(bencher, document);
}

/// The same two hundred times over in one document: what is quadratic shows here.
#[divan::bench(args = DOCUMENTS, sample_count = 10)]
fn long(bencher: Bencher<'_, '_>, Named(_, document): &Named) {
    read(bencher, &document.repeat(200));
}
