//! Reading and writing files and the records of the browser's database. Files must grow with what
//! is in them, one record with nothing else.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod support;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use sayso::formats::{
    ArticleDetails, Choice, Format, ReadContext, SaysoJsonLines, SaysoProject, SourceFile, read,
    stored, write,
};
use sayso::model::{IdSource, RecordKey, Stamp};

use support::{Size, id, only_article, project};

fn main() {
    support::run();
}

/// Measures reading a file.
fn measure_read(bencher: Bencher<'_, '_>, name: &str, bytes: Vec<u8>) {
    let name = name.into();
    let file = SourceFile { name, bytes };
    bencher
        .counter(BytesCount::of_slice(&file.bytes))
        .with_inputs(|| IdSource::new([0; 7]))
        .bench_local_refs(|ids| {
            let context = ReadContext {
                encoding: None,
                details: ArticleDetails::default(),
                ..ReadContext::new(ids, Stamp::ZERO)
            };
            read(black_box(&file), context).unwrap()
        });
}

/// Measures writing a project, with the check of what is written.
fn measure_write(bencher: Bencher<'_, '_>, format: &dyn Format, size: Size) {
    let (project, _) = project(size);
    let bytes = write(format, &project, &Choice::everything())
        .unwrap()
        .bytes;
    bencher
        .counter(BytesCount::of_slice(&bytes))
        .bench_local(|| write(format, black_box(&project), &Choice::everything()).unwrap());
}

#[divan::bench(args = Size::ALL)]
fn write_a_project_file(bencher: Bencher<'_, '_>, size: Size) {
    measure_write(bencher, &SaysoProject, size);
}

#[divan::bench(args = Size::ALL)]
fn write_json_lines(bencher: Bencher<'_, '_>, size: Size) {
    measure_write(bencher, &SaysoJsonLines, size);
}

#[divan::bench(args = Size::ALL)]
fn read_a_project_file(bencher: Bencher<'_, '_>, size: Size) {
    let written = write(&SaysoProject, &project(size).0, &Choice::everything()).unwrap();
    measure_read(bencher, "report.json", written.bytes);
}

#[divan::bench(args = Size::ALL)]
fn read_json_lines(bencher: Bencher<'_, '_>, size: Size) {
    let written = write(&SaysoJsonLines, &project(size).0, &Choice::everything()).unwrap();
    measure_read(bencher, "report.jsonl", written.bytes);
}

#[divan::bench(args = Size::ALL)]
fn read_plain_text(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let text = only_article(&project).text.as_str();
    measure_read(bencher, "report.txt", text.into());
}

/// What each change of a span does before it is saved.
#[divan::bench(args = Size::ALL)]
fn encode_a_stored_span(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    bencher.bench_local(|| stored::encode(black_box(&project), RecordKey::Span(id(1))).unwrap());
}

/// What handing a project to the worker does, and storing an import.
#[divan::bench(args = Size::ALL)]
fn encode_a_stored_project(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let keys: Vec<RecordKey> = project.entries().collect();
    let packs = || {
        let keys = keys.chunks(stored::PACK_RECORDS);
        keys.map(|keys| stored::encode_pack(black_box(&project), keys).len())
            .sum::<usize>()
    };
    bencher.counter(BytesCount::new(packs())).bench_local(packs);
}

/// What opening the page does.
#[divan::bench(args = Size::ALL)]
fn decode_a_stored_project(bencher: Bencher<'_, '_>, size: Size) {
    let (project, _) = project(size);
    let records = project.entries().map(|key| {
        let bytes = stored::encode(&project, key).unwrap();
        (stored::key(key), bytes)
    });
    let records: Vec<(String, Vec<u8>)> = records.collect();
    let bytes: usize = records.iter().map(|(_, bytes)| bytes.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| records.clone())
        .bench_local_values(|records| stored::decode(project.id(), records));
}
