//! Times the parts of tagging on the two seeds, repeated: `cargo bench`.
//!
//! Every benchmark checks its answer against the one that is known, so that a figure always is the
//! figure of a right result.

use std::sync::{Arc, LazyLock};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use zhengming_document::{Batch, Document, Options};
use zhengming_glossary::core;
use zhengming_tagger::{EngineKind, Scratch, Tagger};
use zhengming_text::{Folded, Folder};

/// So often the seeds are tagged in one run.
const REPEATS: usize = 50;

static SEEDS: LazyLock<Vec<Batch>> = LazyLock::new(|| {
    [
        ("A-RES-73-266.zh.txt", include_bytes!("../seeds/A-RES-73-266.zh.txt").as_slice()),
        ("A-C.1-76-L.13.zh.txt", include_bytes!("../seeds/A-C.1-76-L.13.zh.txt").as_slice()),
    ]
    .map(|(name, bytes)| {
        let read = Document::from_bytes(name, bytes, &Options::default());
        read.expect("the seeds can be read").batch
    })
    .into()
});

fn bytes() -> BytesCount {
    BytesCount::new(SEEDS.iter().map(|batch| batch.text.len()).sum::<usize>() * REPEATS)
}

fn main() {
    divan::main();
}

#[divan::bench]
fn fold(bencher: Bencher<'_, '_>) {
    let run = || {
        let mut folded = Folded::default();
        let mut length = 0;
        for batch in SEEDS.iter() {
            for paragraph in &batch.paragraphs {
                let edits = batch.edits_of(paragraph);
                Folder.fold(black_box(&batch.text), paragraph.span, edits, &mut folded);
                length += folded.text().len();
            }
        }
        length
    };
    let once = run();
    assert!(once > 9_000, "the seeds fold to {once} bytes only");
    bencher.counter(bytes()).bench_local(|| {
        for _ in 0..REPEATS {
            assert_eq!(run(), once);
        }
    });
}

#[divan::bench(args = ["nfa", "dfa", "auto"])]
fn tag(bencher: Bencher<'_, '_>, engine: &str) {
    let kind = match engine {
        "nfa" => EngineKind::Nfa,
        "dfa" => EngineKind::Dfa,
        _ => EngineKind::Auto,
    };
    let glossary = Arc::new(core().clone());
    let tagger = Tagger::with_engine(Arc::clone(&glossary), kind).expect("the glossary fits");
    let reference = Tagger::with_engine(glossary, EngineKind::Nfa).expect("the glossary fits");
    let expected = matches(&reference);
    bencher.counter(bytes()).bench_local(|| {
        for _ in 0..REPEATS {
            assert_eq!(matches(black_box(&tagger)), expected);
        }
    });
}

fn matches(tagger: &Tagger) -> usize {
    let mut scratch = Scratch::default();
    let paragraphs = SEEDS
        .iter()
        .flat_map(|batch| batch.paragraphs.iter().map(move |paragraph| (batch, paragraph)));
    paragraphs.map(|(batch, paragraph)| tagger.tag(batch, paragraph, &mut scratch).0.len()).sum()
}

#[divan::bench]
fn build_tagger(bencher: Bencher<'_, '_>) {
    let glossary = Arc::new(core().clone());
    bencher.bench_local(|| Tagger::new(Arc::clone(black_box(&glossary))).expect("it fits"));
}
