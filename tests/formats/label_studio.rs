//! Label Studio's JSON with its labelling configuration.

use sayso::formats::{Choice, LabelStudio, OffsetUnit, write};
use sayso::model::{AttributeKind, Value};

use super::brat::unpacked;
use super::exchange::read_again;
use super::golden::{compare, golden};
use super::sample::sample;
use super::spoken::{detected, read_set, relations, spans, told, values};

const CONFIG: &str = r#"<View>
  <Header value="Who says what?"/>
  <View style="box">
    <Labels name="label" toName="story">
      <Label value="Denial" background="red"/>
      <Label value="Claim" alias="claim"/>
      <Label value="Other"/>
    </Labels>
  </View>
  <Relations><Relation value="denies"/><Relation value="repeats"/></Relations>
  <Text name="story" value="$article"/>
  <Choices name="stance" toName="story" perRegion="true" whenTagName="label" whenLabelValue="Denial"><Choice value="firm"/><Choice value="hedged"/></Choices>
  <Choices name="tags" toName="story" perRegion="true" choice="multiple"><Choice value="a"/><Choice value="b"/></Choices>
  <TextArea name="why" toName="story" perRegion="true"/>
  <Choices name="topic" toName="story"><Choice value="war"/></Choices>
</View>
"#;

/// A task that two people and a model worked on, as Label Studio exports it.
const TASKS: &str = r#"[{"id":1,"data":{"article":"😊 He denied it.\nTwice.","title":"A denial","source":"wire"},
"annotations":[
{"id":1,"completed_by":{"id":4,"email":"anna@example.org","first_name":"","last_name":""},"was_cancelled":false,"ground_truth":false,"result":[
{"value":{"start":2,"end":14,"text":"He denied it","labels":["Denial"]},"id":"r1","from_name":"label","to_name":"story","type":"labels","origin":"manual","meta":{"text":["sure?"]}},
{"value":{"start":12,"end":22,"text":"it.\\nTwice.","labels":["claim"]},"id":"r2","from_name":"label","to_name":"story","type":"labels","origin":"manual"},
{"value":{"start":2,"end":14,"text":"He denied it","choices":["firm"]},"id":"r1","from_name":"stance","to_name":"story","type":"choices"},
{"value":{"start":2,"end":14,"text":"He denied it","choices":["b"]},"id":"r1","from_name":"tags","to_name":"story","type":"choices"},
{"value":{"start":2,"end":14,"text":["it says so","clearly"]},"id":"r1","from_name":"why","to_name":"story","type":"textarea"},
{"value":{"start":2,"end":14,"rating":4},"id":"r1","from_name":"weight","to_name":"story","type":"rating"},
{"value":{"choices":["war"]},"id":"t1","from_name":"topic","to_name":"story","type":"choices"},
{"from_id":"r1","to_id":"r2","type":"relation","direction":"left","labels":["denies"]},
{"from_id":"r1","to_id":"r2","type":"relation","direction":"bi"}]},
{"id":2,"completed_by":7,"result":[{"value":{"start":2,"end":4,"labels":["claim","Other"]},"id":"x","from_name":"label","to_name":"story","type":"labels"}]}],
"predictions":[{"model_version":"m1","score":0.9,"result":[{"value":{"start":5,"end":11,"text":"denied","labels":["Denial"]},"id":"p","from_name":"label","to_name":"story","type":"labels","score":0.5}]}]}]"#;

#[test]
fn every_kind_of_result_is_read() {
    let import = read_set(&[("tasks.json", TASKS), ("config.xml", CONFIG)]).unwrap();
    assert_eq!(
        told(&import),
        [
            "tasks.json, task 1, annotation 1, result 7: “topic” is left out: it is said of the whole \
             text or of a region without a label, and Sayso keeps such values on spans alone."
        ]
    );
    let project = &import.project;
    assert_eq!(
        spans(project),
        [
            "Denial: He denied it by anna@example.org",
            "claim: it.\nTwice. by anna@example.org",
            "claim: He by 7",
            "Other: He by 7",
            "Denial: denied by m1",
        ]
    );
    assert_eq!(
        values(project),
        [
            "stance: Choice(\"firm\")",
            "tags: Choices([\"b\"])",
            "weight: Text(\"4\")",
            "why: Text(\"it says so\\nclearly\")",
        ]
    );
    assert_eq!(
        relations(project),
        ["claim denies Denial", "Denial relation claim"]
    );
    let article = project.articles().next().unwrap();
    assert_eq!(&*article.title, "A denial");
    assert_eq!(article.unknown["source"], "\"wire\"".into());
    assert_eq!(&*project.spans().next().unwrap().note, "sure?");
    let offsets = import.offsets.unwrap();
    assert_eq!(
        (offsets.unit, offsets.is_certain),
        (OffsetUnit::CodePoints, true)
    );
}

#[test]
fn the_configuration_becomes_the_scheme() {
    let import = read_set(&[("tasks.json", TASKS), ("config.xml", CONFIG)]).unwrap();
    let scheme = import.project.scheme();
    let labels: Vec<&str> = scheme.labels.iter().map(|label| &*label.name).collect();
    assert_eq!(labels, ["Denial", "claim", "Other"]);
    let stance = &scheme.attribute("stance").unwrap().kind;
    assert_eq!(
        *stance,
        AttributeKind::Choice(vec!["firm".into(), "hedged".into()])
    );
    let of_claims = &scheme.label("claim").unwrap().attributes;
    assert!(!of_claims.contains(&"stance".into()));
    assert!(of_claims.contains(&"why".into()));
    assert!(scheme.attribute("topic").is_none());
    assert!(
        scheme
            .relation_type("repeats")
            .unwrap()
            .allows("claim", "Other")
    );
}

#[test]
fn without_a_configuration_the_results_tell() {
    let import = read_set(&[("tasks.json", TASKS)]).unwrap();
    assert_eq!(import.project.spans().count(), 5);
    let tags = import.project.spans().next().unwrap().attributes["tags"].clone();
    assert_eq!(tags, Value::Choice("b".into()));
}

#[test]
fn older_versions_counted_utf_16_units() {
    let task = r#"[{"data":{"text":"😊 He denied it"},"completions":[{"result":[{"value":{"start":6,"end":12,"text":"denied","labels":["A"]},"id":"1","from_name":"l","to_name":"t","type":"labels"}]}]}]"#;
    let import = read_set(&[("tasks.json", task)]).unwrap();
    assert_eq!(told(&import), Vec::<String>::new());
    assert_eq!(spans(&import.project), ["A: denied"]);
    let offsets = import.offsets.unwrap();
    assert_eq!(
        (offsets.unit, offsets.is_certain),
        (OffsetUnit::Utf16, true)
    );
}

/// The short form of a task that two people worked on.
const SHORT: &str = r#"[{"id":1,"text":"😊 He denied it","source":"wire","label":[{"start":5,"end":11,"text":"denied","labels":["Denial"]}],"stance":[{"start":5,"end":11,"text":"denied","choices":["firm"]}],"annotator":4,"annotation_id":9,"created_at":"2024-08-19T10:00:00Z","updated_at":"2024-08-19T10:00:00Z","lead_time":7.5},
{"id":1,"text":"😊 He denied it","source":"wire","label":[{"start":2,"end":4,"text":"He","labels":["Source"]}],"annotator":5,"annotation_id":10}]"#;

#[test]
fn the_short_form_is_read() {
    assert_eq!(detected("tasks.json", SHORT), "Label Studio JSON");
    let import = read_set(&[("tasks.json", SHORT)]).unwrap();
    assert_eq!(told(&import), Vec::<String>::new());
    assert_eq!(
        spans(&import.project),
        ["Denial: denied by 4", "Source: He by 5"]
    );
    assert_eq!(values(&import.project), ["stance: Choice(\"firm\")"]);
    let article = import.project.articles().next().unwrap();
    let kept: Vec<_> = article.unknown.keys().map(|name| &**name).collect();
    assert_eq!(kept, ["source"]);
}

#[test]
fn what_was_read_is_written_as_it_was() {
    let import = read_set(&[("tasks.json", TASKS), ("config.xml", CONFIG)]).unwrap();
    let export = write(&LabelStudio, &import.project, &Choice::everything()).unwrap();
    let again = read_again(&LabelStudio, &export, None);
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    assert_eq!(sorted(spans(&again)), sorted(spans(&import.project)));
    assert_eq!(sorted(values(&again)), sorted(values(&import.project)));
    assert_eq!(
        sorted(relations(&again)),
        sorted(relations(&import.project))
    );
    assert_eq!(again.scheme().labels, import.project.scheme().labels);
    let text = unpacked(&export.bytes);
    for written in [
        "\"completed_by\":{\"email\":\"anna@example.org\"}",
        "\"completed_by\":7",
        "\"annotator\":\"m1\"",
        "\"direction\":\"bi\"",
        "\"score\":0.5",
        "\"source\":\"wire\"",
    ] {
        assert!(text.contains(written), "{written}");
    }
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&LabelStudio, &sample(), &Choice::everything()).unwrap();
    compare("bridge.label-studio", &unpacked(&export.bytes));
    compare("bridge.label-studio.report", &export.report.to_string());
}

#[test]
fn tasks_are_known_by_their_content() {
    let written = golden("bridge.label-studio");
    let (_, tasks) = written.split_once("==> tasks.json <==\n").unwrap();
    let (tasks, _) = tasks.split_once("==> config.xml").unwrap_or((tasks, ""));
    for name in ["tasks.json", "project-1-at-2024.json", "download"] {
        assert_eq!(detected(name, TASKS), "Label Studio JSON");
        assert_eq!(detected(name, tasks), "Label Studio JSON");
        // A single task, as one is exported.
        let single = &TASKS[1..TASKS.len() - 1];
        assert_eq!(detected(name, single), "Label Studio JSON");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_costs_nothing_else() {
    let task = r#"[{"data":{"text":"He denied it"},"drafts":[{}],"annotations":[5,{"was_cancelled":true,"result":[
7,
{"id":"a","type":"labels","from_name":"l","to_name":"t","value":{"start":3,"end":9,"text":"denied","labels":[]}},
{"id":"b","type":"labels","from_name":"l","to_name":"t","value":{"start":3,"end":9,"text":"refused","labels":["A"]}},
{"id":"c","type":"rectanglelabels","from_name":"l","to_name":"t","value":{"x":1,"rectanglelabels":["A"]}},
{"id":"b","type":"choices","from_name":"k","to_name":"t","value":{"choices":["x"]}},
{"id":"d","type":"labels","from_name":"l","to_name":"t","value":{"start":3,"end":9,"text":"denied","labels":["A"]}},
{"id":"d","type":"choices","from_name":"k","to_name":"t","value":{"choices":[]}},
{"type":"relation","from_id":"d","to_id":"b"}]}]},{"data":{},"annotations":[]},3]"#;
    let import = read_set(&[("t.json", task), ("config.xml", "<View><Labels></View>")]).unwrap();
    assert_eq!(
        told(&import),
        [
            "t.json: “config.xml” is left out: it is no XML that can be read. Labels and values are \
             taken from the tasks alone.",
            "t.json, task 3: It is left out: it is the value 3 and no object.",
            "t.json, task 1, annotation 1: It is left out: it is no object with results.",
            "t.json, task 1, annotation 2: It was skipped by its annotator. What is in it is imported \
             all the same.",
            "t.json, task 1, annotation 2, result 1: It is left out: it does not say what it is.",
            "t.json, task 1: Its drafts are left out: only what was submitted is imported.",
            "t.json, task 2: It is left out: there is no text in its data.",
            "t.json, task 1, annotation 2, result 2: It is left out: it has no label.",
            "t.json, task 1, annotation 2, result 3: It is left out: “refused” does not stand at 3 to \
             9, counted in code points, and was not found for sure anywhere else.",
            "t.json, task 1, annotation 2, result 4: It is left out: it is no stretch of a plain text.",
            "t.json, task 1, annotation 2, result 5: “k” is left out with the region that it is about.",
            "t.json, task 1, annotation 2, result 7: “k” is left out: it says nothing that can be read.",
            "t.json, task 1, annotation 2, result 8: It is left out: what it links was not read.",
        ]
    );
    assert_eq!(spans(&import.project), ["A: denied"]);
}
