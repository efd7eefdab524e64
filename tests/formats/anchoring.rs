//! Spans whose offsets do not fit are moved to their words or left out, never guessed.

use sayso::model::Project;

use super::reading::{project_file, read_file};

/// Reads a project of one text and one span, given the JSON of its fragments, and returns the
/// words that it marks (none if it was left out) and what was said about it.
#[track_caller]
fn read_span(text: &str, fragments: &str) -> (Vec<String>, Vec<String>) {
    let text = serde_json::to_string(text).unwrap();
    let file = project_file(&format!(
        r#""articles":[{{"id":"00000000-0000-0000-0000-00000000000a","text":{text}}}],
"spans":[{{"id":"00000000-0000-0000-0000-000000000001","label":"Claim",
"article":"00000000-0000-0000-0000-00000000000a","fragments":[{fragments}]}}]"#
    ));
    let import = read_file("a.json", file).unwrap();
    let warnings = import.warnings.into_iter().map(|warning| warning.message);
    (marked(&import.project), warnings.collect())
}

fn marked(project: &Project) -> Vec<String> {
    project
        .spans()
        .flat_map(|span| {
            let text = &project.article(span.article).unwrap().text;
            span.fragments
                .iter()
                .map(|range| String::from(text.slice(range)))
        })
        .collect()
}

const TEXT: &str = "😊 He denied it. Then he denied it again.";

#[test]
fn offsets_whose_words_stand_there_are_believed() {
    let (marked, warnings) = read_span(
        TEXT,
        r#"{"start":5,"end":11,"text":"denied","before":"wrong"}"#,
    );
    assert_eq!((marked, warnings), (vec!["denied".into()], vec![]));
}

#[test]
fn offsets_in_another_unit_are_found_by_the_words_around_them() {
    // UTF-16 units: one more than code points.
    let (marked, warnings) = read_span(
        TEXT,
        r#"{"start":6,"end":12,"text":"denied","before":"😊 He ","after":" it. "}"#,
    );
    assert_eq!(marked, ["denied"]);
    assert_eq!(
        warnings,
        ["“denied” does not stand at 6 to 12. It was found at 5 to 11 and moved there."]
    );
}

#[test]
fn words_that_fit_in_several_places_are_left_out() {
    let (marked, warnings) = read_span(TEXT, r#"{"start":0,"end":6,"text":"denied"}"#);
    assert_eq!(marked, [""; 0]);
    assert_eq!(
        warnings,
        ["It is left out: “denied” does not stand at 0 to 6, and 2 other places fit equally well."]
    );
}

#[test]
fn words_that_are_not_there_are_left_out_with_their_quotation() {
    let (marked, warnings) = read_span(
        TEXT,
        r#"{"start":5,"end":999,"text":"admitted","before":"He "}"#,
    );
    assert_eq!(marked, [""; 0]);
    assert_eq!(
        warnings,
        [
            "It is left out: “admitted” does not stand at 5 to 999 and was not found for sure \
          anywhere else."
        ]
    );
}

#[test]
fn a_span_is_left_out_whole_if_one_of_its_fragments_is_not_found() {
    let (marked, warnings) = read_span(
        TEXT,
        r#"{"start":5,"end":11,"text":"denied"},{"start":20,"end":25,"text":"nowhere"}"#,
    );
    assert_eq!(marked, [""; 0]);
    assert_eq!(warnings.len(), 1);
}

#[test]
fn line_ends_are_one_character_in_quotations_as_in_texts() {
    let (marked, warnings) = read_span(
        "One\r\ntwo\rthree",
        r#"{"start":0,"end":7,"text":"One\r\ntwo"}"#,
    );
    assert_eq!((marked, warnings), (vec!["One\ntwo".into()], vec![]));
}

#[test]
fn fragments_are_put_in_order_and_joined_where_they_touch() {
    let (marked, warnings) = read_span(
        TEXT,
        r#"{"start":12,"end":14,"text":"it"},{"start":2,"end":4},{"start":4,"end":11}"#,
    );
    assert_eq!(
        (marked, warnings),
        (vec!["He denied".into(), "it".into()], vec![])
    );
}

#[test]
fn regions_are_found_again_like_spans() {
    let file = project_file(
        r#""articles":[{"id":"00000000-0000-0000-0000-00000000000a","text":"New first line.\nGive us money."}],
"regions":[{"id":"00000000-0000-0000-0000-000000000001","article":"00000000-0000-0000-0000-00000000000a",
"start":0,"end":14,"text":"Give us money.","note":"a plea"}]"#,
    );
    let import = read_file("a.json", file).unwrap();
    let region = import.project.regions().next().unwrap();
    let article = import.project.article(region.article).unwrap();
    assert_eq!(article.text.slice(region.range), "Give us money.");
    assert_eq!(import.warnings.len(), 1);
}
