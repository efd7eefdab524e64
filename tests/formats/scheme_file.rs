//! A scheme in a file of its own.

use proptest::prelude::*;
use serde_json::Value as Json;

use sayso::formats::{
    Choice, Place, ReadErrorKind, SaysoProject, SchemeImport, read_scheme, scheme_file,
};
use sayso::model::{RecordKey, Scheme, presets};

use crate::support::{cases, name};

use super::projects::projects;
use super::reading::{exported, file, project_file, read_file};
use super::sample::{sample, unknown};
use super::schema;

/// The text of a scheme's file, held against the schema.
#[track_caller]
fn written(scheme: &Scheme) -> String {
    let bytes = scheme_file(scheme).unwrap();
    schema::check_scheme(&bytes);
    String::from_utf8(bytes).unwrap()
}

/// Reads a scheme that must be in perfect order.
#[track_caller]
fn read(text: &str) -> Scheme {
    let SchemeImport { scheme, warnings } = read_scheme(&file("a.json", text)).unwrap();
    assert_eq!(warnings, []);
    scheme
}

#[test]
fn a_scheme_comes_back_from_a_file_of_its_own() {
    let sample = sample();
    for scheme in presets().iter().chain([&**sample.scheme()]) {
        assert_eq!(read(&written(scheme)), *scheme);
    }
    let file: Json = serde_json::from_str(&written(sample.scheme())).unwrap();
    assert_eq!(file["format"], "sayso-scheme");
    assert_eq!(
        (&file["version"], &file["scheme"]["version"]),
        (&1.into(), &3.into())
    );
    assert_eq!(file["scheme"].get("modified"), None, "it is no record");
}

#[test]
fn it_has_the_shape_of_the_scheme_of_a_project_file() {
    let project = sample();
    let exported = exported(&SaysoProject, &project, &Choice::everything());
    let mut document: Json = serde_json::from_str(&exported).unwrap();
    let in_project = document["scheme"].as_object_mut().unwrap();
    in_project.remove("modified");
    in_project.remove("modified_by");
    let file: Json = serde_json::from_str(&written(project.scheme())).unwrap();
    assert_eq!(file["scheme"], document["scheme"]);
}

#[test]
fn a_scheme_is_read_out_of_a_project_file_too() {
    let project = sample();
    let file = exported(&SaysoProject, &project, &Choice::everything());
    assert_eq!(read(&file), **project.scheme());
}

#[test]
fn what_is_missing_is_made_up() {
    let scheme = read(r#"{"format":"sayso-scheme","scheme":{"labels":[{"name":"Claim"}]}}"#);
    assert_eq!((scheme.version, &*scheme.name), (1, ""));
    assert_eq!(&*scheme.labels[0].short, "C");
    assert_eq!(scheme.rules, sayso::model::Rule::general());
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let text = r#"{"format":"sayso-scheme","version":1,"scheme":{"name":"S","version":"2",
"labels":[{"name":"Claim","short":"C","color":"mauve","underline":"solid"},
{"name":"Claim"},
7],
"attributes":[{"name":"who","kind":"entity","entity_kind":"speaker","default":{"entity":"x"}},
{"name":"how","kind":"scale","key":"ab"}],
"rules":[{"name":"Vote","kind":"majority"},
{"name":"Needs","kind":"needs","label":"Claim","any_of":[{"relation":"denies"},{"person":"x"}],"later":1}]}}"#;
    let SchemeImport { scheme, warnings } = read_scheme(&file("a.json", text)).unwrap();
    let found: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "a.json, line 1, the scheme: “version” is left out: invalid type: string \"2\", expected u32.",
            "a.json, line 2, label Claim: Sayso does not know the color “mauve” and took another.",
            "a.json, line 3, label Claim: It is left out: its name is used twice.",
            "a.json, line 4, label number 3: It is left out: invalid type: integer `7`, expected an object.",
            "a.json, line 5, attribute who: “default” is left out: it is no value that spans can begin with.",
            "a.json, line 6, attribute how: Sayso does not know attributes of the kind “scale” and takes this one for text.",
            "a.json, line 6, attribute how: “key” is left out: invalid value: string \"ab\", expected a character.",
            "a.json, line 7, rule Vote: It is left out: Sayso does not know rules of the kind “majority”.",
            "a.json, line 8, need number 2: It is left out: it names neither a “relation” nor an “attribute”.",
        ]
    );
    assert_eq!(scheme.labels.len(), 1);
    assert_eq!(scheme.rules.len(), 1);
    assert_eq!(scheme.rules[0].unknown, unknown("later", "1"));
}

#[test]
fn what_holds_no_scheme_is_refused_with_what_it_is() {
    #[track_caller]
    fn check(text: &str, message: &str) {
        let error = read_scheme(&file("a.json", text)).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    let hint = "A Sayso scheme is an object with \"format\": \"sayso-scheme\" and \"scheme\"; every \
                Sayso project holds one, too.";
    check(
        "[1]",
        &format!("a.json: There is no scheme in this: it is a list of 1 values. {hint}"),
    );
    check(
        r#"{"labels":[]}"#,
        &format!("a.json: There is no scheme in this: it is an object with “labels”. {hint}"),
    );
    check(
        r#"{"format":"sayso-scheme"}"#,
        &format!(
            "a.json: There is no scheme in this: it is a “sayso-scheme” file without “scheme”. {hint}"
        ),
    );
    check(
        r#"{"format":"sayso-scheme","version":2}"#,
        "a.json: This was written by a newer Sayso: it has version 2 of the format, and this Sayso \
         reads up to version 1. Open it with a newer Sayso.",
    );
    check(
        "{\"format\":\"sayso-scheme\",\n\"scheme\": oops}",
        "a.json, line 2, column 11: This is broken JSON: expected value. Nothing was imported. \
         Correct the file there and import it again.",
    );
    check("", "a.json: The file is empty. There is nothing to import.");
    let cut_off = read_scheme(&file("a.json", &written(sample().scheme())[..200])).unwrap_err();
    assert!(matches!(
        cut_off.kind,
        ReadErrorKind::BrokenJson { cut_off: true, .. }
    ));
    let bare = project_file(r#""articles":[]"#);
    let error = read_scheme(&file("a.json", bare)).unwrap_err();
    assert!(matches!(error.kind, ReadErrorKind::OtherScheme { .. }));
}

/// Dropped among articles, whatever it is called.
#[test]
fn a_scheme_is_not_taken_for_articles() {
    let scheme = written(sample().scheme());
    let on_one_line = serde_json::from_str::<Json>(&scheme).unwrap().to_string();
    for text in [&*scheme, &on_one_line] {
        for file in ["a.json", "a.jsonl", "a.txt", "a"] {
            let error = read_file(file, text).unwrap_err();
            assert_eq!(error.kind, ReadErrorKind::SchemeAlone, "in {file}");
            assert_eq!(
                error.place,
                Place {
                    file: file.into(),
                    ..Place::default()
                }
            );
        }
    }
    assert_eq!(
        read_file("a.json", scheme).unwrap_err().to_string(),
        "a.json: This is a Sayso scheme and holds no articles. Nothing was imported. Open the \
         project’s scheme and import it there."
    );
    let broken = read_file("a.txt", "{\"format\": \"sayso-scheme\", oops").unwrap_err();
    assert!(matches!(broken.kind, ReadErrorKind::BrokenJson { .. }));
}

#[test]
fn a_scheme_that_does_not_read_back_is_not_given_out() {
    let mut scheme = Scheme::clone(sample().scheme());
    scheme.labels[1].name = name("Claim");
    let error = scheme_file(&scheme).unwrap_err().to_string();
    assert!(error.contains("its name is used twice"), "{error}");
}

proptest! {
    #![proptest_config(cases(128))]

    /// Any scheme comes back from its file, and from between page and worker.
    #[test]
    fn any_scheme_comes_back(project in projects()) {
        let (record, _) = project.entry(RecordKey::Scheme).unwrap();
        let scheme = project.scheme();
        prop_assert_eq!(&read(&written(scheme)), &**scheme);
        let sent = sayso::formats::stored::encode_scheme(scheme);
        let arrived = sayso::formats::stored::decode_scheme(&sent).unwrap();
        prop_assert_eq!(sayso::model::Record::from(arrived), record);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_scheme(&file("a.json", &bytes));
        let _ = sayso::formats::stored::decode_scheme(&bytes);
    }
}
