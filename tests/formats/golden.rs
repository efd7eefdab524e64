//! The very bytes of the sample, so that a change of a format is seen. `UPDATE_GOLDEN=1 cargo test`
//! writes them anew; the difference is then for the reviewer to read.

use std::path::{Path, PathBuf};

use sayso::formats::{Choice, Format, SaysoJsonLines, SaysoProject, scheme_file, stored};

use super::projects::assert_same;
use super::reading::exported;
use super::sample::sample;
use super::stored::hex;

#[test]
fn the_project_file_is_as_it_always_was() {
    check(&SaysoProject, &Choice::everything(), "bridge.json");
}

#[test]
fn the_file_of_one_article_is_as_it_always_was() {
    let article = sample().articles().last().unwrap().id;
    check(&SaysoProject, &Choice::article(article), "ferry.json");
}

#[test]
fn the_file_of_a_scheme_is_as_it_always_was() {
    let written = scheme_file(sample().scheme()).unwrap();
    compare("scheme.json", &String::from_utf8(written).unwrap());
}

#[test]
fn the_json_lines_are_as_they_always_were() {
    check(&SaysoJsonLines, &Choice::everything(), "bridge.jsonl");
}

/// The form of stored records may grow, but what is in people's browsers must be read for ever: what
/// changes here needs a field number of its own.
#[test]
fn the_stored_records_are_as_they_always_were_and_are_read() {
    let project = sample();
    let lines = project.entries().map(|key| {
        let record = stored::encode(&project, key).unwrap();
        format!("{} {}\n", stored::key(key), hex(&record))
    });
    let golden = compare("bridge.records", &lines.collect::<String>());
    let records = golden.lines().map(|line| {
        let (key, digits) = line.split_once(' ').unwrap();
        (key.to_owned(), bytes(digits))
    });
    let import = stored::decode(project.id(), records);
    assert_eq!(import.warnings, []);
    assert_same(&import.project, &project);
}

/// The bytes that stand there as two hexadecimal digits each.
pub(super) fn bytes(digits: &str) -> Vec<u8> {
    let pairs = (0..digits.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

#[track_caller]
fn check(format: &dyn Format, choice: &Choice, name: &str) {
    compare(name, &exported(format, &sample(), choice));
}

/// Compares with a golden file, which is returned.
#[track_caller]
pub(super) fn compare(name: &str, written: &str) -> String {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path(name), written).unwrap();
    }
    let golden = golden(name);
    assert!(
        written == golden,
        "{name} came out otherwise than in tests/golden; look at the difference after \
         `UPDATE_GOLDEN=1 cargo test --test formats`:\n{written}"
    );
    golden
}

/// The text of a golden file.
#[track_caller]
pub(super) fn golden(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}
