//! Annotations of Hypothesis.

use sayso::formats::{Import, ReadContext, ReadError, SourceFile, detect, read_together};
use sayso::model::{IdSource, Project, Stamp};

use super::reading::{file, read_file};
use super::spoken::told;

/// A page whose text Hypothesis saw with its line ends as they stand in the file.
const PAGE: &str = "<!DOCTYPE html><html><head><title>The bridge</title>\
    <link rel=\"canonical\" href=\"https://example.org/bridge\"></head><body>\
    <nav><a href=\"/\">Home</a> <a href=\"/city\">City</a></nav><article>\
    <p>The mayor denied on Monday\n      that the bridge was <b>ever</b> closed, although a ferryman claims it.</p>\
    <p>She said so twice. She said so again.</p></article></body></html>";

fn annotation(id: &str, more: &str, exact: &str) -> String {
    format!(
        r#"{{"id":"{id}","created":"2024-08-19T10:00:00.000000+00:00","user":"acct:ada@hypothes.is",
        "uri":"https://example.org/bridge","group":"__world__","permissions":{{"read":["group:__world__"]}},
        "document":{{"title":["The bridge"]}},"flagged":false,{more}
        "target":[{{"source":"https://example.org/bridge","selector":[
        {{"type":"RangeSelector","startContainer":"/p[1]","startOffset":0,"endContainer":"/p[1]","endOffset":9}},
        {{"type":"TextPositionSelector","start":1000,"end":1009}},
        {{"type":"TextQuoteSelector","exact":{exact:?},"prefix":"","suffix":""}}]}}]}}"#
    )
}

/// An export of five annotations: a note, a highlight, a note on the page, a reply, one that is not there.
fn export(wrapped: &str) -> String {
    let list = [
        annotation(
            "n1",
            r#""text":"surely?","tags":["Denial","strong"],"user_info":{"display_name":"Ada B."},"#,
            "denied on Monday\n      that the bridge",
        ),
        annotation("n2", r#""text":"","tags":[],"#, "a ferryman claims it"),
        r#"{"id":"n3","user":"acct:bob@hypothes.is","uri":"https://example.org/bridge","text":"A fine page.",
        "tags":[],"target":[{"source":"https://example.org/bridge"}]}"#
            .to_owned(),
        r#"{"id":"n4","user":"acct:bob@hypothes.is","uri":"https://example.org/bridge","text":"Yes.",
        "references":["n1"],"target":[{"source":"https://example.org/bridge"}]}"#
            .to_owned(),
        annotation("n5", r#""text":"Who?","tags":[],"#, "She said so"),
        annotation("n6", r#""text":"Who?","tags":[],"#, "Nobody said so"),
    ];
    wrapped.replace("LIST", &format!("[{}]", list.join(",")))
}

const OF_CLIENT: &str = r#"{"export_date":"2024-08-19","export_userid":"ada","client_version":"1.2","annotations":LIST}"#;

fn read_set(files: &[(&str, &str)]) -> Result<Import, ReadError> {
    let files: Vec<SourceFile> = files.iter().map(|(name, text)| file(name, text)).collect();
    let mut ids = IdSource::new([3; 7]);
    read_together("set", &files, ReadContext::new(&mut ids, Stamp::ZERO))
}

fn spans(project: &Project) -> Vec<String> {
    project
        .spans()
        .map(|span| {
            let text = &project.article(span.article).unwrap().text;
            let words = text.slice(span.fragments.extent());
            let annotator = project.annotator(span.annotator).unwrap();
            format!("{} {}: {words} ({})", annotator.name, span.label, span.note)
        })
        .collect()
}

#[test]
fn annotations_are_placed_in_the_page_that_came_along() {
    for wrapped in [OF_CLIENT, r#"{"total":6,"rows":LIST}"#, "LIST"] {
        let import = read_set(&[("a.json", &export(wrapped)), ("page.html", PAGE)]).unwrap();
        assert_eq!(
            spans(&import.project),
            [
                "Ada B. Denial: denied on Monday that the bridge (surely?\nbob: Yes.)",
                "ada highlight: a ferryman claims it ()",
            ]
        );
        assert_eq!(
            told(&import),
            [
                "a.json, n3: It is left out: it marks no words, but the page as a whole. It says “A \
                 fine page.”.",
                "a.json, n5: It is left out: “She said so” stands at 2 places that fit equally well.",
                "a.json, n6: It is left out: “Nobody said so” does not stand in the text.",
            ]
        );
        let project = &import.project;
        assert_eq!(project.article_count(), 1);
        let first = project.spans().next().unwrap();
        let tags: Vec<String> = first
            .attributes
            .iter()
            .map(|one| format!("{one:?}"))
            .collect();
        assert_eq!(tags, ["(\"tags\", Choices([\"strong\"]))"]);
    }
}

#[test]
fn of_several_texts_the_one_with_the_words_is_taken() {
    let import = read_set(&[
        ("a.json", &export(OF_CLIENT)),
        ("b.txt", "Another text."),
        (
            "c.txt",
            "The mayor denied on Monday that the bridge was ever closed.\n",
        ),
    ])
    .unwrap();
    assert_eq!(import.project.spans().count(), 1);
    assert_eq!(import.project.article_count(), 2);
    let with_span = import.project.spans().next().unwrap().article;
    let article = import.project.article(with_span).unwrap();
    assert_eq!(
        article.metadata.url.as_deref(),
        Some("https://example.org/bridge")
    );

    let none = read_set(&[("a.json", &export(OF_CLIENT)), ("b.txt", "Another text.")]).unwrap();
    assert!(
        told(&none)[0].contains("Save that page"),
        "{:?}",
        told(&none)
    );
}

#[test]
fn annotations_without_their_text_say_what_to_do() {
    let error = read_file("a.json", export(OF_CLIENT)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.json: This has 6 annotations of Hypothesis, but not the text that they are on. Save the page \
         (as HTML or MHTML) or its text (as .txt), and choose it together with this file. Nothing was \
         imported."
    );
}

#[test]
fn exports_are_known_by_their_content() {
    let name = |text: &str| detect(&file("a.json", text), text).about().name;
    for wrapped in [OF_CLIENT, r#"{"total":6,"rows":LIST}"#, "LIST"] {
        assert_eq!(name(&export(wrapped)), "Hypothesis");
    }
    assert_eq!(name(r#"[{"uri":"a","text":"acct:"}]"#), "Articles in JSON");
}
