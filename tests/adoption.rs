//! Looking at what files of other tools would bring, mapping their names, and taking them in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use sayso::edit::{Adopted, Fate, Mapping, adopted, merge};
use sayso::formats::{self, Choice, FORMATS, Found, Import, Manner, ReadContext, SourceFile};
use sayso::model::{
    AttributeKind, Entity, EntityId, IdSource, Name, Project, Record, Span, Stamp, Timestamp,
    UnknownFields, Value,
};
use sayso::query::{Incoming, IncomingState, incoming};
use sayso::store::{Arrival, Fitted, ImportedFile};

use support::arbitrary::{Hand, drafts, stock};
use support::content::check_indexes;
use support::marked::{me, project};
use support::{cases, id, name};

const TEXT: &str = "The plan failed. He denied it.";

/// Tasks of another tool: one text, spans by label and place, a relation between the first two.
fn tasks(annotator: &str, labels: [&str; 2]) -> String {
    let [first, second] = labels;
    format!(
        "{{\"text\":\"{TEXT}\",\"spans\":[\
         {{\"start\":0,\"end\":15,\"label\":\"{first}\"}},\
         {{\"start\":17,\"end\":29,\"label\":\"{second}\"}}],\
         \"tokens\":[{{\"text\":\"The\",\"start\":0,\"end\":3,\"id\":0}}],\
         \"relations\":[{{\"head\":1,\"child\":0,\"label\":\"denies\",\
         \"head_span\":{{\"start\":17,\"end\":29,\"label\":\"{second}\"}},\
         \"child_span\":{{\"start\":0,\"end\":15,\"label\":\"{first}\"}}}}],\
         \"_annotator_id\":\"{annotator}\"}}\n"
    )
}

fn read(name: &str, text: &str, seed: u8) -> Project {
    let file = SourceFile {
        name: name.into(),
        bytes: text.into(),
    };
    let mut ids = IdSource::new([seed; 7]);
    let Import {
        project, warnings, ..
    } = formats::read(&file, ReadContext::new(&mut ids, Stamp::ZERO)).unwrap();
    assert_eq!(warnings, []);
    project
}

fn after(here: &Project, adopted: &Adopted) -> Project {
    let mut after = here.clone();
    if let Some(scheme) = &adopted.scheme {
        after.put(scheme.clone().into(), Stamp::ZERO);
    }
    merge(&mut after, &adopted.project);
    check_indexes(&after);
    after
}

fn labels(project: &Project) -> BTreeMap<&str, usize> {
    let mut labels = BTreeMap::new();
    for span in project.spans() {
        *labels.entry(&*span.label).or_insert(0) += 1;
    }
    labels
}

fn fates(fates: &[(&str, Fate)]) -> BTreeMap<Name, Fate> {
    let fates = fates.iter();
    fates
        .map(|(label, fate)| (name(label), fate.clone()))
        .collect()
}

#[test]
fn labels_are_mapped_added_and_left_out() {
    let here = project(&["Something [C:else]."]);
    let read = read("tasks.jsonl", &tasks("kim", ["CLAIM", "Doubt"]), 1);
    let brought = incoming(&read, &here);
    let known: Vec<_> = brought.labels.iter().map(|one| one.known.clone()).collect();
    assert_eq!(known, [Some(name("Claim")), None]);

    let mapping = Mapping {
        labels: fates(&[("CLAIM", Fate::Become(name("Claim")))]),
        ..Mapping::by_name()
    };
    let mapped = after(&here, &adopted(&read, &here, &mapping));
    assert_eq!(labels(&mapped), [("Claim", 2), ("Doubt", 1)].into());
    assert!(mapped.scheme().label("Doubt").is_some());
    assert!(mapped.scheme().label("CLAIM").is_none());
    assert_eq!(mapped.relations().count(), 1);

    let mapping = Mapping {
        labels: fates(&[
            ("CLAIM", Fate::Become(name("Claim"))),
            ("Doubt", Fate::LeaveOut),
        ]),
        ..Mapping::by_name()
    };
    let taken = adopted(&read, &here, &mapping);
    assert_eq!((taken.spans_left_out, taken.relations_left_out), (1, 1));
    let mapped = after(&here, &taken);
    assert_eq!(labels(&mapped), [("Claim", 2)].into());
    assert!(mapped.scheme().label("Doubt").is_none());
    assert_eq!(mapped.relations().count(), 0);
}

#[test]
fn a_file_that_comes_twice_adds_nothing_the_second_time() {
    let here = project(&["Something [C:else]."]);
    let file = tasks("kim", ["Claim", "Denial"]);
    let first = adopted(&read("tasks.jsonl", &file, 1), &here, &Mapping::by_name());
    let once = after(&here, &first);
    let again = read("tasks.jsonl", &file, 2);
    let brought = incoming(&again, &once);
    assert_eq!(brought.articles[0].state, IncomingState::Here);
    assert!(brought.annotators[0].is_here);
    let second = adopted(&again, &once, &Mapping::by_name());
    assert_eq!((second.spans_here, second.relations), (2, 0));
    let twice = after(&once, &second);
    assert_eq!(twice.visible_span_count(), once.visible_span_count());
    assert_eq!(twice.relations().count(), 1);
    assert_eq!(twice.annotators().count(), once.annotators().count());
}

#[test]
fn spans_of_another_annotator_are_a_layer_of_their_own() {
    let here = project(&["Something [C:else]."]);
    let of = |annotator| tasks(annotator, ["Claim", "Denial"]);
    let first = adopted(&read("a.jsonl", &of("kim"), 1), &here, &Mapping::by_name());
    let here = after(&here, &first);
    let second = adopted(&read("b.jsonl", &of("lee"), 2), &here, &Mapping::by_name());
    assert_eq!(second.spans_here, 0);
    let both = after(&here, &second);
    assert_eq!(labels(&both), [("Claim", 3), ("Denial", 2)].into());

    let read = read("b.jsonl", &of("lee"), 3);
    let lee = read.annotators().find(|one| &*one.name == "lee").unwrap();
    let mapping = Mapping {
        without: [lee.id].into(),
        ..Mapping::by_name()
    };
    let without = adopted(&read, &here, &mapping);
    assert_eq!((without.spans_left_out, without.relations_left_out), (2, 1));
    let without = after(&here, &without);
    assert!(without.annotators().all(|one| &*one.name != "lee"));
}

/// Files of another tool that came together, as they wait for the user's word.
fn arrival(files: &[(&str, &str)]) -> Arrival {
    let files: Vec<ImportedFile> = files
        .iter()
        .zip(1..)
        .map(|((name, text), seed)| ImportedFile {
            source: Arc::new(SourceFile {
                name: (*name).into(),
                bytes: (*text).into(),
            }),
            result: Ok(Box::new(Import::new(read(name, text, seed), Vec::new()))),
        })
        .collect();
    Arrival {
        sources: files.iter().map(|file| Arc::clone(&file.source)).collect(),
        found: files.iter().map(|_| Found::default()).collect(),
        files,
        manner: Manner::default(),
    }
}

/// What a project is after all files were taken in, one after the other.
fn after_all(here: &Project, fitted: &Fitted) -> Project {
    let mut after = here.clone();
    for file in &fitted.files {
        merge(&mut after, &file.result.as_ref().unwrap().project);
    }
    check_indexes(&after);
    after
}

#[test]
fn new_files_of_one_import_know_each_other() {
    let here = project(&["Something [C:else]."]);
    let other = "{\"text\":\"Another text.\",\"spans\":[{\"start\":0,\"end\":7,\"label\":\"Claim\"}],\
        \"_annotator_id\":\"kim\"}\n";
    let files = [
        ("a.jsonl", tasks("kim", ["Claim", "Doubt"])),
        ("b.jsonl", tasks("kim", ["Claim", "Denial"])),
        ("c.jsonl", other.to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    let arrival = arrival(&files);
    let mut brought = Incoming::default();
    for (read, _) in arrival.read() {
        brought.add(incoming(read, &here));
    }
    let [kim] = brought.annotators.as_slice() else {
        panic!("{:?}", brought.annotators);
    };
    assert_eq!((&*kim.name, kim.spans, kim.ids.len()), ("kim", 5, 3));
    assert_eq!(brought.new_articles(), 2, "two of the files have one text");

    let fitted = arrival
        .fitting(&here, &Mapping::default(), Timestamp::ZERO)
        .finish();
    // The claim of the second file is that of the first.
    let here_already: Vec<usize> = fitted.adopted.iter().map(|one| one.spans_here).collect();
    assert_eq!(here_already, [0, 1, 0]);
    let all = after_all(&here, &fitted);
    assert_eq!(
        labels(&all),
        [("Claim", 3), ("Denial", 1), ("Doubt", 1)].into()
    );
    assert_eq!(all.relations().count(), 2);
    let kims = all.annotators().filter(|one| &*one.name == "kim");
    assert_eq!(kims.count(), 1);

    let mapping = Mapping {
        without: kim.ids.iter().copied().collect(),
        ..Mapping::default()
    };
    let without = arrival.fitting(&here, &mapping, Timestamp::ZERO).finish();
    let all = after_all(&here, &without);
    assert_eq!(labels(&all), labels(&here));
}

#[test]
fn what_one_file_adds_to_the_scheme_stays_when_another_adds_to_it() {
    let here = project(&["Something [C:else]."]);
    let toned = |tone: &str, label: &str| {
        let mut there = read("a.jsonl", &tasks("kim", ["Claim", label]), 1);
        let mut scheme = there.scheme().as_ref().clone();
        let mut attribute = here.scheme().attributes[0].clone();
        attribute.name = name(tone);
        attribute.key = None;
        scheme.attributes.push(attribute);
        scheme.labels[0].attributes.push(name(tone));
        there.put(scheme.into(), Stamp::ZERO);
        there
    };
    let text = tasks("kim", ["Claim", "Doubt"]);
    let mut arrival = arrival(&[("a.jsonl", &text), ("b.jsonl", &text)]);
    let projects = [toned("tone", "Doubt"), toned("mood", "Hope")];
    for (file, project) in arrival.files.iter_mut().zip(projects) {
        file.result.as_mut().unwrap().project = project;
    }
    let fitted = arrival
        .fitting(&here, &Mapping::default(), Timestamp::ZERO)
        .finish();
    let all = after_all(&here, &fitted);
    let scheme = all.scheme();
    let claim = &scheme.label("Claim").unwrap().attributes;
    assert!(
        claim.contains(&name("tone")) && claim.contains(&name("mood")),
        "{claim:?}"
    );
    for known in ["tone", "mood"] {
        assert!(scheme.attribute(known).is_some(), "{known}");
    }
    for known in ["Doubt", "Hope"] {
        assert!(scheme.label(known).is_some(), "{known}");
    }
}

#[test]
fn a_text_that_is_here_under_another_title_is_told() {
    let here = project(&["[C:The plan failed]. He denied it."]);
    let brought = incoming(
        &read("tasks.jsonl", &tasks("kim", ["Claim", "Denial"]), 1),
        &here,
    );
    let state = &brought.articles[0].state;
    assert_eq!(*state, IncomingState::HereAs(name("Article 1")));
    assert_eq!(brought.new_articles(), 0);
    assert_eq!(brought.spans(), 2);
}

/// A project from elsewhere whose one span has these values.
fn valued(values: &[(&str, Value)]) -> Project {
    let mut project = project(&["[C:The plan failed]."]);
    let span = project.spans().next().unwrap().clone();
    let values = values.iter();
    let span = Span {
        id: id(77),
        attributes: values
            .map(|(key, value)| (name(key), value.clone()))
            .collect(),
        ..Span::clone(&span)
    };
    project.put(Record::Span(id(1), None), Stamp::ZERO);
    project.put(span.into(), Stamp::ZERO);
    project
}

fn entity(number: u128, called: &str) -> Entity {
    Entity {
        id: id(number),
        kind: name("Speaker"),
        name: name(called),
        aliases: Vec::new(),
        unknown: UnknownFields::new(),
    }
}

#[test]
fn values_become_those_of_the_attribute_that_they_are_mapped_to() {
    let here = project(&["Something [C:else]."]);
    let certainty = here.scheme().attribute("certainty").unwrap();
    let AttributeKind::Choice(options) = &certainty.kind else {
        panic!("{certainty:?}");
    };
    let option = &options[0];
    let there = valued(&[("sure", Value::Text(option.to_uppercase().into()))]);
    let mapping = Mapping {
        attributes: fates(&[("sure", Fate::Become(name("certainty")))]),
        ..Mapping::by_name()
    };
    let mapped = adopted(&there, &here, &mapping).project;
    let span = mapped.span(id(77)).unwrap();
    assert_eq!(
        span.attributes,
        [(name("certainty"), Value::Choice(option.clone()))].into()
    );

    let mapping = Mapping {
        attributes: fates(&[("sure", Fate::LeaveOut)]),
        ..Mapping::by_name()
    };
    let left_out = adopted(&there, &here, &mapping);
    assert_eq!(left_out.values_left_out, 1);
    assert!(left_out.project.span(id(77)).unwrap().attributes.is_empty());
}

#[test]
fn entities_of_one_name_are_one() {
    let mut here = project(&["Something [C:else]."]);
    let mut known = entity(5, "Yuri Ushakov");
    known.aliases.push(name("Yury Ushakov"));
    here.put(known.into(), Stamp::ZERO);
    let there_id: EntityId = id(6);
    let mut there = valued(&[("speaker", Value::Entity(there_id))]);
    there.put(entity(6, "yury ushakov").into(), Stamp::ZERO);
    let taken = adopted(&there, &here, &Mapping::by_name());
    let after = after(&here, &taken);
    assert_eq!(after.entities().count(), 1);
    let span = after.span(id(77)).unwrap();
    assert_eq!(span.attributes[&name("speaker")], Value::Entity(id(5)));

    // Where ids mean something, a name is no proof.
    let apart = adopted(&there, &here, &Mapping::default());
    assert!(apart.project.entity(there_id).is_some());

    let mapping = Mapping {
        attributes: fates(&[("speaker", Fate::LeaveOut)]),
        ..Mapping::default()
    };
    let unused = adopted(&there, &here, &mapping);
    assert!(unused.project.entity(there_id).is_none());
}

#[test]
fn a_label_that_is_here_gets_the_attributes_that_come_with_its_spans() {
    let here = project(&["Something [C:else]."]);
    let file = format!(
        "{{\"text\":\"{TEXT}\",\"spans\":[{{\"start\":0,\"end\":15,\"label\":\"Claim\"}}]}}\n"
    );
    let mut there = read("tasks.jsonl", &file, 1);
    let mut scheme = there.scheme().as_ref().clone();
    let mut attribute = here.scheme().attributes[0].clone();
    attribute.name = name("tone");
    attribute.key = None;
    scheme.attributes.push(attribute);
    scheme.labels[0].attributes.push(name("tone"));
    there.put(scheme.into(), Stamp::ZERO);
    let after = after(&here, &adopted(&there, &here, &Mapping::by_name()));
    let claim = after.scheme().label("Claim").unwrap();
    assert!(claim.attributes.contains(&name("tone")));
    let before = here.scheme().label("Claim").unwrap();
    assert!(claim.attributes.starts_with(&before.attributes));
}

proptest! {
    #![proptest_config(cases(48))]

    /// Whatever a project holds, what another tool's file brings of it is here already when it comes
    /// again, and nothing that was here is touched.
    #[test]
    fn what_comes_again_is_here(stock in stock(), drafts in drafts(0..40)) {
        let there = Hand::new(0xB0B, 2, 1_724_000_000_000, &stock).project(&drafts);
        let format = FORMATS.iter().find(|one| one.about().name == "Prodigy JSONL").unwrap();
        let file = formats::write(*format, &there, &Choice::everything()).unwrap();
        if file.report.articles == 0 {
            return Ok(());
        }
        let text = String::from_utf8(file.bytes).unwrap();
        let here = project(&["Something [C:else]."]);
        let first = adopted(&read("a.jsonl", &text, 1), &here, &Mapping::by_name());
        let once = after(&here, &first);
        prop_assert!(here.spans().all(|span| once.span(span.id) == Some(span)));
        let second = adopted(&read("a.jsonl", &text, 2), &once, &Mapping::by_name());
        prop_assert_eq!(second.project.visible_span_count(), 0);
        let twice = after(&once, &second);
        prop_assert_eq!(twice.visible_span_count(), once.visible_span_count());
        prop_assert_eq!(twice.relations().count(), once.relations().count());
        prop_assert!(twice.annotator(me()) == once.annotator(me()));
    }
}
