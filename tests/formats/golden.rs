//! The very bytes of the sample, so that a change of a format is seen. `UPDATE_GOLDEN=1 cargo test`
//! writes them anew; the difference is then for the reviewer to read.

use std::path::Path;

use sayso::formats::{Format, SaysoJsonLines, SaysoProject, Scope};

use super::reading::exported;
use super::sample::sample;

#[test]
fn the_project_file_is_as_it_always_was() {
    check(&SaysoProject, Scope::Project, "bridge.json");
}

#[test]
fn the_file_of_one_article_is_as_it_always_was() {
    let article = sample().articles().last().unwrap().id;
    check(&SaysoProject, Scope::Article(article), "ferry.json");
}

#[test]
fn the_json_lines_are_as_they_always_were() {
    check(&SaysoJsonLines, Scope::Project, "bridge.jsonl");
}

#[track_caller]
fn check(format: &dyn Format, scope: Scope, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    let written = exported(format, &sample(), scope);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    assert!(
        written == golden,
        "{name} came out otherwise than in tests/golden; look at the difference after \
         `UPDATE_GOLDEN=1 cargo test --test formats`:\n{written}"
    );
}
