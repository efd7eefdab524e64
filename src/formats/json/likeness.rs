//! What a text looks like: JSON, JSON lines, and of which kind.

use serde_json::value::RawValue;

use super::{Fields, JsonText};
use crate::formats::SourceFile;
use crate::text::shortened;

/// How far into a broken file to look for the name of its format, in bytes.
const HEAD: usize = 4096;

/// How many fields of a foreign object a message names.
const FIELDS_NAMED: usize = 6;

/// Extensions of files that are prose, whatever they begin with.
const PROSE: &[&str] = &["txt", "text", "md", "markdown"];

/// Whether a file is meant to be JSON: by its name or, unless the name says that it is prose, by
/// being JSON.
pub(in crate::formats) fn looks_like_json(file: &SourceFile, text: &str) -> bool {
    file.has_extension(&["json"])
        || (text.trim_start().starts_with(['{', '['])
            && !file.has_extension(PROSE)
            && serde_json::from_str::<&RawValue>(text).is_ok())
}

/// Whether a text is an object whose `format` is one of these, also where the object is broken further
/// on.
pub(in crate::formats) fn names_format(text: &str, formats: &[&str]) -> bool {
    let begins_with_one = |fields: &str| formats.iter().any(|one| begins_with_format(fields, one));
    let Some(inner) = text.trim_start().strip_prefix('{') else {
        return false;
    };
    // So begins every file that Sayso has written: no need to read all of it.
    if begins_with_one(inner) {
        return true;
    }
    match serde_json::from_str::<Fields<'_>>(text) {
        Ok(fields) => fields
            .get_text("format")
            .is_some_and(|found| formats.contains(&&*found)),
        Err(_) => {
            // Quotation marks within a string are escaped, so a bare `"format"` is a field.
            let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
            head.find("\"format\"")
                .and_then(|start| head.get(start..))
                .is_some_and(begins_with_one)
        }
    }
}

/// Whether the first field here is `format`, and is this.
fn begins_with_format(fields: &str, format: &str) -> bool {
    fields
        .trim_start()
        .strip_prefix("\"format\"")
        .and_then(|rest| rest.trim_start().strip_prefix(':'))
        .and_then(|rest| rest.trim_start().strip_prefix('"'))
        .and_then(|rest| rest.strip_prefix(format))
        .is_some_and(|rest| rest.starts_with('"'))
}

/// Whether the first line of a text is an object with a `text`, on its own.
pub(in crate::formats) fn looks_like_lines(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    first.starts_with('{')
        && serde_json::from_str::<Fields<'_>>(first)
            .is_ok_and(|fields| fields.get_text("text").is_some())
}

/// What a JSON text is, in words for somebody who expected something else.
pub(in crate::formats) fn describe(text: &str) -> String {
    if let Ok(fields) = serde_json::from_str::<Fields<'_>>(text) {
        return describe_fields(&fields);
    }
    match serde_json::from_str::<Vec<&RawValue>>(text) {
        Ok(items) => match items
            .first()
            .and_then(|item| serde_json::from_str(item.get()).ok())
        {
            Some(fields) => {
                format!(
                    "a list of {}, the first {}",
                    items.len(),
                    describe_fields(&fields)
                )
            }
            None => format!("a list of {} values", items.len()),
        },
        Err(_) => match serde_json::from_str::<JsonText<'_>>(text) {
            Ok(_) => "a piece of text".into(),
            Err(_) => format!("the value {}", shortened(text, 20)),
        },
    }
}

fn describe_fields(fields: &Fields<'_>) -> String {
    if let Some(format) = fields.get_text("format") {
        return format!("an object of the format “{}”", shortened(&format, 40));
    }
    let names: Vec<String> = fields
        .iter()
        .take(FIELDS_NAMED)
        .map(|(name, _)| format!("“{}”", shortened(name, 30)))
        .collect();
    match (
        names.as_slice(),
        fields.iter().count().saturating_sub(FIELDS_NAMED),
    ) {
        ([], _) => "an object without fields".into(),
        (names, 0) => format!("an object with {}", names.join(", ")),
        (names, more) => format!("an object with {} and {more} more fields", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_found_wherever_the_field_stands_and_in_a_broken_file() {
        assert!(names_format("{\"format\":\"sayso\"}", &["a", "sayso"]));
        assert!(names_format(
            " {\"a\":[1], \"format\" : \"sayso\"}",
            &["sayso"]
        ));
        assert!(names_format(
            "{\"format\": \"sayso\", \"articles\": [",
            &["sayso"]
        ));
        assert!(!names_format(
            "{\"format\":\"sayso-articles\"}",
            &["a", "sayso"]
        ));
        assert!(!names_format(
            "{\"text\":\"\\\"format\\\": \\\"sayso\\\"\"",
            &["sayso"]
        ));
        assert!(!names_format("[1]", &["a", "sayso"]));
    }

    #[test]
    fn foreign_json_is_described_by_what_it_holds() {
        assert_eq!(describe("[]"), "a list of 0 values");
        assert_eq!(
            describe("[{\"data\":1,\"annotations\":[]}]"),
            "a list of 1, the first an object with “data”, “annotations”"
        );
        assert_eq!(
            describe("{\"format\":\"sayso-articles\"}"),
            "an object of the format “sayso-articles”"
        );
        assert_eq!(describe("{}"), "an object without fields");
        assert_eq!(describe("\"x\""), "a piece of text");
        assert_eq!(describe("12"), "the value 12");
    }
}
