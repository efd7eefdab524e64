//! Prodigy's JSONL.

use sayso::formats::{Choice, Prodigy, write};

use super::exchange::read_again;
use super::golden::{compare, golden};
use super::reading::{read_file, warnings};
use super::sample::sample;
use super::spoken::{detected, relations, spans, told};

/// Two tasks over one text by two annotators, as `rel.manual` has them put out.
const TASKS: &str = r#"{"text":"😊 He denied it","meta":{"source":"The Post","title":"A denial"},"_input_hash":-12,"_task_hash":7,"tokens":[{"text":"😊","start":0,"end":1,"id":0,"ws":true},{"text":"He","start":2,"end":4,"id":1,"ws":true},{"text":"denied","start":5,"end":11,"id":2,"ws":true},{"text":"it","start":12,"end":14,"id":3,"ws":false}],"spans":[{"start":2,"end":4,"token_start":1,"token_end":1,"label":"SOURCE"},{"start":5,"end":14,"token_start":2,"token_end":3,"label":"CLAIM"}],"relations":[{"head":3,"child":1,"head_span":{"start":5,"end":14,"token_start":2,"token_end":3,"label":"CLAIM"},"child_span":{"start":2,"end":4,"token_start":1,"token_end":1,"label":"SOURCE"},"color":"\#c5bdf4","label":"BY"}],"answer":"accept","_annotator_id":"anna","_session_id":"news-anna"}
{"text":"😊 He denied it","tokens":[{"text":"😊","start":0,"end":1,"id":0},{"text":"He","start":2,"end":4,"id":1},{"text":"denied","start":5,"end":11,"id":2},{"text":"it","start":12,"end":14,"id":3}],"spans":[{"token_start":2,"token_end":3,"label":"CLAIM"}],"relations":[{"head":3,"child":1,"label":"BY"}],"answer":"reject","_session_id":"news-bob"}
"#;

pub(super) fn tasks() -> String {
    TASKS.replace("\\#", "#")
}

#[test]
fn tasks_of_two_annotators_are_layers_of_one_article() {
    let import = read_file("news.jsonl", tasks()).unwrap();
    assert_eq!(
        told(&import),
        [
            "news.jsonl, line 2: Its answer is “reject”. It is imported all the same, and the answer \
             is kept with it.",
            "news.jsonl, line 2, relation 1: It links words that have no label, at 2 to 4. They became \
             a span labelled “Token”.",
        ]
    );
    let project = &import.project;
    assert_eq!(project.article_count(), 1);
    assert_eq!(
        spans(project),
        [
            "SOURCE: He by anna",
            "CLAIM: denied it by anna",
            "CLAIM: denied it by news-bob",
            "Token: He by news-bob",
        ]
    );
    assert_eq!(relations(project), ["CLAIM BY SOURCE", "CLAIM BY Token"]);
    let article = project.articles().next().unwrap();
    assert_eq!(&*article.title, "A denial");
    let kept: Vec<_> = article.unknown.iter().collect();
    let kept: Vec<String> = kept
        .iter()
        .map(|(name, json)| format!("{name} {json}"))
        .collect();
    assert_eq!(
        kept,
        [
            "_input_hash -12",
            "_task_hash 7",
            "meta {\"source\":\"The Post\"}"
        ]
    );
    let rejected = project.spans().filter(|span| {
        span.unknown
            .get("answer")
            .is_some_and(|one| &**one == "\"reject\"")
    });
    assert_eq!(rejected.count(), 1);
}

#[test]
fn what_was_read_is_written_as_it_was() {
    let import = read_file("news.jsonl", tasks()).unwrap();
    let export = write(&Prodigy, &import.project, &Choice::everything()).unwrap();
    let text = String::from_utf8(export.bytes.clone()).unwrap();
    assert!(text.contains("\"source\":\"The Post\""));
    assert!(text.contains("\"color\":\"#c5bdf4\""));
    assert!(text.contains("\"head\":3,\"child\":1"));
    assert!(!text.contains("_hash"));
    let again = read_again(&Prodigy, &export, None);
    assert_eq!(spans(&again).len(), 4);
    assert_eq!(relations(&again).len(), 2);
    let report = export.report.to_string();
    assert!(
        report.contains("articles with an answer other than “accept”, which is written (1)"),
        "{report}"
    );
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&Prodigy, &sample(), &Choice::everything()).unwrap();
    compare(
        "bridge.prodigy.jsonl",
        std::str::from_utf8(&export.bytes).unwrap(),
    );
    compare("bridge.prodigy.report", &export.report.to_string());
}

#[test]
fn tasks_are_known_by_their_content() {
    for text in [golden("bridge.prodigy.jsonl"), tasks()] {
        for name in ["a.jsonl", "a.json", "download"] {
            assert_eq!(detected(name, &text), "Prodigy JSONL");
        }
    }
    let without_marks = "{\"text\":\"He\",\"spans\":[{\"start\":0,\"end\":2,\"label\":\"A\"}]}";
    assert_eq!(detected("a.jsonl", without_marks), "Sayso JSONL");
}

#[test]
fn what_cannot_be_read_is_told_and_costs_nothing_else() {
    let text = r#"{"text":"He denied it","spans":[{"start":3,"end":9},{"label":"A"},{"start":3,"end":90,"label":"B"},null,{"start":3,"end":9,"label":"C"}],"relations":[{"head":0,"child":1,"label":"X"},5],"answer":"accept"}
{"image":"a.png","answer":"accept"}
"#;
    assert_eq!(
        warnings("a.jsonl", text),
        [
            "a.jsonl, line 1, span 1: It is left out: it has no label.",
            "a.jsonl, line 1, span 2: It is left out: it does not say where it starts and ends.",
            "a.jsonl, line 1, span 3: It is left out: 3 to 90 is no stretch of its article, counted in \
             code points.",
            "a.jsonl, line 1, span 4: It is left out: it does not say where it starts and ends.",
            "a.jsonl, line 1, relation 1: It is left out: what it links was not read.",
            "a.jsonl, line 1, relation 2: It is left out: what it links was not read.",
            "a.jsonl, line 2: It is left out: it has no text.",
        ]
    );
    assert_eq!(
        spans(&read_file("a.jsonl", text).unwrap().project),
        ["C: denied"]
    );
}
