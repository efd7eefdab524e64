//! Lines of tokens and tags.

use sayso::formats::{
    Choice, Import, ReadContext, ReadError, SourceFile, TokenClassification, detect, read_together,
    write,
};
use sayso::model::{IdSource, Project, Stamp};

use super::exchange::read_again;
use super::golden::{compare, golden};
use super::reading::{file, read_file, warnings};
use super::sample::sample;

/// Lines as `datasets` writes them, with tags as numbers.
const NUMBERS: &str = "{\"id\":\"0\",\"tokens\":[\"EU\",\"rejects\",\"German\",\"call\",\".\"],\
    \"pos_tags\":[1,2,3,4,5],\"ner_tags\":[3,0,7,0,-100]}\n\
    {\"id\":\"1\",\"tokens\":[\"Peter\",\"Blackburn\"],\"ner_tags\":[1,2]}\n";

/// The names of those numbers.
const NAMES: &str =
    "[\"O\",\"B-PER\",\"I-PER\",\"B-ORG\",\"I-ORG\",\"B-LOC\",\"I-LOC\",\"B-MISC\",\"I-MISC\"]";

fn read_set(files: &[(&str, &str)]) -> Result<Import, ReadError> {
    let files: Vec<SourceFile> = files.iter().map(|(name, text)| file(name, text)).collect();
    let mut ids = IdSource::new([3; 7]);
    read_together("set", &files, ReadContext::new(&mut ids, Stamp::ZERO))
}

/// The spans of a project in words.
fn spans(project: &Project) -> Vec<String> {
    let words = project.spans().map(|span| {
        let text = &project.article(span.article).unwrap().text;
        format!("{}: {}", span.label, text.slice(span.fragments.extent()))
    });
    words.collect()
}

#[test]
fn numbers_are_names_in_a_file_beside_or_in_a_field() {
    let by_name = "{\"O\":0,\"B-PER\":1,\"I-PER\":2,\"B-ORG\":3,\"I-ORG\":4,\"B-LOC\":5,\"I-LOC\":6,\
        \"B-MISC\":7}";
    let in_field = format!("{{\"label_names\":{NAMES}}}");
    for labels in [NAMES, by_name, &in_field] {
        let import = read_set(&[("train.jsonl", NUMBERS), ("labels.json", labels)]).unwrap();
        assert_eq!(import.warnings, [], "{labels}");
        assert_eq!(
            spans(&import.project),
            ["ORG: EU", "MISC: German", "PER: Peter Blackburn"]
        );
        let article = import.project.articles().next().unwrap();
        assert_eq!(article.text.as_str(), "EU rejects German call .");
        let field = article.unknown.get("pos_tags").map(|json| &**json);
        assert_eq!(field, Some("[1,2,3,4,5]"));
    }
    let in_line = NUMBERS.replace("\"id\"", &format!("\"names\":{NAMES},\"id\""));
    let import = read_file("a.jsonl", in_line).unwrap();
    assert_eq!(spans(&import.project).len(), 3);
}

#[test]
fn numbers_without_names_say_what_is_missing() {
    let error = read_file("a.jsonl", NUMBERS).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.jsonl: This says nothing without “labels.json”, which did not come with it. Choose both \
         together, or their folder. Nothing was imported."
    );
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&TokenClassification, &sample(), &Choice::everything()).unwrap();
    compare(
        "bridge.tokens.jsonl",
        std::str::from_utf8(&export.bytes).unwrap(),
    );
    compare("bridge.tokens.jsonl.report", &export.report.to_string());
    let mut spans = spans(&read_again(&TokenClassification, &export, None));
    spans.sort();
    assert_eq!(
        spans,
        [
            "Attribution: she said",
            "Claim: The bridge was closed",
            "Claim: the bridge is safe 👩‍👩‍👧",
            "Denial: No one ,",
            "Denial: closed it .",
        ]
    );
}

#[test]
fn lines_that_cannot_be_read_are_told_and_cost_no_other() {
    let text = "{\"tokens\":[\"He\",7,\"denied\"],\"tags\":[\"O\",\"O\",\"X\",\"B-Claim\"]}\n\
        {\"words\":[\"He\"]}\n\
        [1]\n\
        {\"tokens\":[\"It\",\"fell\"]}\n\
        {\"tokens\":[\"It\",\"did\"],\"ner_tags\":[\"B-Claim\",3]}\n";
    assert_eq!(
        warnings("a.jsonl", text),
        [
            "a.jsonl, line 1: It has 3 tokens and 4 tags. What is over of either stays without the \
             other.",
            "a.jsonl, line 1: Token 1 is left out: it is no text or empty.",
            "a.jsonl, line 1: “X” at token 2 is no tag (O, or B-, I- and the like before a label). \
             The token is kept without a label.",
            "a.jsonl, line 2: This line is left out: it has no list of tokens.",
            "a.jsonl, line 3: This line is left out: it is no object in JSON.",
            "a.jsonl, line 4: It has no list of tags; its tokens are kept without labels.",
            "a.jsonl, line 5: 1 of its tags are numbers without a name: “labels.json” beside the \
             file should list the names in their order. The tokens are kept without labels.",
        ]
    );
    let cut = "{\"tokens\":[\"He\"],\"tags\":[\"O\"]}\n{\"tokens\":[\"He\"";
    let error = read_file("a.jsonl", cut).unwrap_err().to_string();
    assert!(error.contains("cut off"), "{error}");
}

#[test]
fn a_file_is_known_by_its_content() {
    let golden = golden("bridge.tokens.jsonl");
    for text in [NUMBERS, &golden] {
        for name in ["a.jsonl", "a.json", "download"] {
            let found = detect(&file(name, text), text).about().name;
            assert_eq!(found, "Token classification JSONL");
        }
    }
}
