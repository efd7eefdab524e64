//! Telling web pages by their first bytes.

use crate::formats::SourceFile;

/// How much of a file is looked at, in bytes.
const HEAD: usize = 4096;

/// Extensions of web pages.
const EXTENSIONS: &[&str] = &["html", "htm", "xhtml", "shtml"];

/// Extensions of files that are what they are called, even if they begin like a page.
const OTHERS: &[&str] = &[
    "txt", "text", "md", "markdown", "csv", "tsv", "json", "jsonl",
];

/// What the text of a page begins with, in small letters.
const BEGINNINGS: &[&str] = &["<!doctype html", "<html", "<head", "<!-- saved from url"];

/// Whether a file is a web page: by what it begins with or, if it is called so, by holding any element
/// of one.
pub(super) fn is_page(file: &SourceFile) -> bool {
    if file.has_extension(OTHERS) {
        return false;
    }
    let head = head(&file.bytes);
    let start = head.trim_start();
    let start = match start.strip_prefix("<?xml") {
        Some(rest) => rest
            .split_once("?>")
            .map_or("", |(_, rest)| rest.trim_start()),
        None => start,
    };
    BEGINNINGS.iter().any(|one| start.starts_with(one))
        || (file.has_extension(EXTENSIONS)
            && [
                "<html", "<head", "<body", "<div", "<p>", "<p ", "<title", "<meta", "<article",
            ]
            .iter()
            .any(|element| head.contains(element)))
}

/// The first characters in small letters, whatever the encoding: NULs of UTF-16 and byte-order marks fall
/// away.
fn head(bytes: &[u8]) -> String {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let ascii = head.iter().filter(|byte| byte.is_ascii() && **byte != 0);
    ascii
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect()
}
