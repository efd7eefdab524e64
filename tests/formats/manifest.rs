//! The list of a story's articles.

use sayso::formats::manifest::{Manifest, Value, read};
use sayso::formats::{ArticleDetails, ReadError, ReadErrorKind};
use sayso::model::Status;

use super::reading::file;

/// Parses a manifest, as the page lets the browser do it.
pub(super) fn parse(text: &str) -> Result<Value, String> {
    let parsed: Result<serde_json::Value, _> = serde_json::from_str(text);
    parsed.map(value).map_err(|error| error.to_string())
}

fn value(parsed: serde_json::Value) -> Value {
    match parsed {
        serde_json::Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, field)| (name, value(field)))
                .collect(),
        ),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(value).collect()),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Number(number) => number.as_u64().map_or(Value::Other, Value::Whole),
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(_) => Value::Other,
    }
}

fn manifest(json: impl AsRef<[u8]>) -> Result<Manifest, ReadError> {
    read(&file("manifest.json", json), parse)
}

#[test]
fn a_manifest_lists_files_with_their_details() {
    let read = manifest(
        r#"{"format": "sayso-articles", "version": 1, "name": "A story", "later": true,
            "articles": [{"file": "a.txt", "title": "One", "date": "2024-08-19", "url": null,
                          "status": "in progress"},
                         {"title": "no file"}, {"file": "b.txt", "title": 7, "status": "lost"}, 5]}"#,
    )
    .unwrap();
    assert_eq!(&*read.name, "A story");
    assert_eq!(read.articles.len(), 2);
    assert_eq!(read.articles[0].details.title.as_deref(), Some("One"));
    assert_eq!(read.articles[0].details.date.as_deref(), Some("2024-08-19"));
    assert_eq!(read.articles[0].details.status, Some(Status::InProgress));
    assert_eq!(read.articles[1].details, ArticleDetails::default());
    let warnings: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "manifest.json, article number 2: It is left out: it has no “file” that is a text.",
            "manifest.json, article number 3: “title” is left out: it is not a text.",
            "manifest.json, article number 3: “status” is left out: it is not a status that Sayso knows.",
            "manifest.json, article number 4: It is left out: it has no “file” that is a text.",
        ]
    );
}

#[test]
fn fields_of_another_type_cost_themselves_alone() {
    let read =
        manifest(r#"{"format": "sayso-articles", "version": 1.5, "name": [], "articles": {}}"#)
            .unwrap();
    assert_eq!((&*read.name, read.articles.len()), ("", 0));
    assert_eq!(read.warnings.len(), 3);
    assert_eq!(
        read.warnings[0].to_string(),
        "manifest.json, the manifest: “version” is left out: it is not a whole number."
    );
}

#[test]
fn what_is_no_manifest_is_refused_with_a_reason() {
    let kind = |json: &str| manifest(json).unwrap_err().kind;
    for cut_off in [
        &b"{\"format\":"[..],
        b"{\"name\":\"Caf\xC3",
        b"{\"name\":\"a \\\"}",
    ] {
        assert!(matches!(
            manifest(cut_off).unwrap_err().kind,
            ReadErrorKind::BrokenJson { cut_off: true, .. }
        ));
    }
    assert!(matches!(
        kind("{\"format\": x}"),
        ReadErrorKind::BrokenJson { cut_off: false, .. }
    ));
    for (json, expected) in [
        ("{\"articles\":[]}", "an object of no format"),
        ("{\"format\":\"sayso\"}", "an object of the format “sayso”"),
        ("[]", "a list of 0 values"),
        ("\"x\"", "a piece of text"),
        ("1.5", "a single value"),
    ] {
        let ReadErrorKind::OtherManifest { seen } = kind(json) else {
            panic!("{json}");
        };
        assert_eq!(seen, expected);
    }
    assert!(matches!(
        kind("{\"format\":\"sayso-articles\",\"version\":2}"),
        ReadErrorKind::NewerVersion { found: 2, known: 1 }
    ));
}
