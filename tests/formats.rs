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
    mod archives;
    mod bad_input;
    mod brat;
    mod conll;
    mod cut_off;
    mod damage;
    mod doccano;
    mod documents;
    mod earlier;
    mod exchange;
    mod golden;
    mod hypothesis;
    mod identity;
    mod json_lines;
    mod json_of_other_tools;
    mod label_studio;
    mod manifest;
    mod pairs;
    mod plain_text;
    mod prodigy;
    mod project_entry;
    mod project_file;
    mod projects;
    mod reading;
    mod sample;
    mod schema;
    mod scheme_file;
    mod scripts;
    mod spacy_json;
    mod spoken;
    mod stored;
    mod tables;
    mod token_classification;
    mod uima;
    mod web_annotations;
    mod web_pages;
    mod webanno_tsv;
}
