//! Reading and writing files: what goes out comes in again, bad input is told, nothing is lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

mod formats {
    mod anchoring;
    mod bad_input;
    mod brat;
    mod cut_off;
    mod documents;
    mod earlier;
    mod exchange;
    mod golden;
    mod hypothesis;
    mod identity;
    mod json_lines;
    mod manifest;
    mod plain_text;
    mod project_entry;
    mod project_file;
    mod projects;
    mod reading;
    mod sample;
    mod schema;
    mod scheme_file;
    mod scripts;
    mod stored;
    mod tables;
    mod web_annotations;
    mod web_pages;
}
