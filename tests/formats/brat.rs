//! brat standoff.

use sayso::formats::{Brat, Choice, ReadContext, detect, read, write};
use sayso::model::{IdSource, Project, Stamp};

use super::exchange::read_again;
use super::golden::compare;
use super::reading::file;
use super::sample::sample;
use super::spoken::{read_set, relations, told};

/// A story, and how somebody annotated it with brat.
const TEXT: &str = "😊 He denied it,\n\"and then,\" she said, \"it broke.\"\n";
const ANNOTATIONS: &str = "T1\tDenial 2 14\tHe denied it\n\
    T2\tClaim 16 26;38 48\t\"and then, \"it broke.\n\
    T3\tSay 32 36\tsaid\n\
    T4\tSource 28 31\tshe\n\
    E1\tSay:T3 Speaker:T4 Content:T2\n\
    E2\tSay:T3 Speaker:T4\n\
    R1\tDenies Arg1:T1 Arg2:T2\n\
    A1\tHedged T1\n\
    A2\tStance T2 strong\n\
    N1\tReference T4 Wikipedia:42\tShe\n\
    #1\tAnnotatorNotes T1\tsurely?\n\
    *\tEquiv T1 T2\n";

/// The spans of a project in words, in the order of their lines.
fn spans(project: &Project) -> Vec<String> {
    project
        .spans()
        .map(|span| {
            let text = &project.article(span.article).unwrap().text;
            let words: Vec<&str> = span
                .fragments
                .iter()
                .map(|range| text.slice(range))
                .collect();
            format!("{}: {}", span.label, words.join(" / "))
        })
        .collect()
}

#[test]
fn every_kind_of_line_is_read() {
    let import = read_set(&[("a.txt", TEXT), ("a.ann", ANNOTATIONS)]).unwrap();
    assert_eq!(told(&import), Vec::<String>::new());
    let project = &import.project;
    assert_eq!(project.article_count(), 1);
    assert_eq!(
        spans(project),
        [
            "Denial: He denied it",
            "Claim: \"and then, / \"it broke.",
            "Say: said",
            "Source: she"
        ]
    );
    assert_eq!(
        relations(project),
        [
            "Say Speaker Source",
            "Say Content Claim",
            "Say Speaker Source",
            "Denial Denies Claim",
            "Denial Equiv Claim",
        ]
    );
    let denial = project.spans().next().unwrap();
    assert_eq!(&*denial.note, "surely?");
    let values: Vec<String> = project
        .spans()
        .flat_map(|span| &span.attributes)
        .map(|(name, value)| format!("{name}: {value:?}"))
        .collect();
    assert_eq!(
        values,
        [
            "Hedged: YesNo(true)",
            "Stance: Choice(\"strong\")",
            "Reference: Text(\"Wikipedia:42 (She)\")"
        ]
    );
}

#[test]
fn what_was_read_is_written_as_it_was() {
    let import = read_set(&[("a.txt", TEXT), ("a.ann", ANNOTATIONS)]).unwrap();
    let export = write(&Brat, &import.project, &Choice::everything()).unwrap();
    let again = read_again(&Brat, &export, None);
    let (mut seen, mut expected) = (spans(&again), spans(&import.project));
    seen.sort();
    expected.sort();
    assert_eq!(seen, expected);
    let (mut seen, mut expected) = (relations(&again), relations(&import.project));
    seen.sort();
    expected.sort();
    assert_eq!(seen, expected);
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&Brat, &sample(), &Choice::everything()).unwrap();
    compare("bridge.brat", &unpacked(&export.bytes));
    compare("bridge.brat.report", &export.report.to_string());
}

/// The files of an archive, one after the other.
pub(super) fn unpacked(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).unwrap();
        all.push_str(&format!("==> {} <==\n", entry.name().unwrap()));
        std::io::Read::read_to_string(&mut entry, &mut all).unwrap();
        all.push('\n');
    }
    all
}

#[test]
fn lines_that_cannot_be_read_are_told_and_cost_no_other() {
    let annotations = "nonsense\n\
        T1\tClaim 2 14\tHe denied it\n\
        T2\tClaim five 14\tHe denied it\n\
        T3\tClaim 3 14\tHe denied it\n\
        T4\tClaim 2 4;90 95\tHe then\n\
        R1\tDenies Arg1:T1 Arg2:T9\n\
        E1\tSay:T9\n\
        A1\tHedged T9\n";
    let import = read_set(&[("a.txt", TEXT), ("a.ann", annotations)]).unwrap();
    assert_eq!(
        spans(&import.project),
        ["Claim: He denied it", "Claim: He denied it"]
    );
    assert_eq!(
        told(&import),
        [
            "a.ann, line 1: It is left out: it is no line of brat standoff.",
            "a.ann, line 3, T2: It is left out: “Claim five 14” cannot be understood.",
            "a.ann, line 4, T3: “He denied it” does not stand at 3 to 14, counted in code points. \
             It stands at one other place and was moved there.",
            "a.ann, line 5, T4: It is left out: “He then” does not stand at the fragments that it \
             names.",
            "a.ann, line 7, E1: It is left out: its trigger T9 was not read.",
            "a.ann, line 6, R1: It is left out: T9 was not read.",
            "a.ann, line 8, A1: “Hedged T9” is left out: T9: was not read.",
        ]
    );
}

#[test]
fn annotations_without_their_text_say_what_is_missing() {
    let error = read_set(&[("a.ann", ANNOTATIONS)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.ann: This says nothing without “a.txt”, which did not come with it. Choose both together, \
         or their folder. Nothing was imported."
    );
}

#[test]
fn several_annotators_of_a_text_are_layers() {
    let one = "T1\tClaim 2 14\tHe denied it\n";
    let import = read_set(&[
        ("text/a.txt", TEXT),
        ("ann/a_anna.ann", one),
        ("ann/a_bob.ann", one),
        ("ann/b.ann", ""),
        ("text/b.txt", "Nothing was said."),
    ])
    .unwrap();
    let names: Vec<String> = import
        .project
        .annotators()
        .map(|one| one.name.to_string())
        .collect();
    assert_eq!(names, ["anna", "bob"]);
    assert_eq!(import.project.article_count(), 2);
    assert_eq!(import.project.spans().count(), 2);

    let export = write(&Brat, &import.project, &Choice::everything()).unwrap();
    let again = read_again(&Brat, &export, None);
    let names: Vec<String> = again.annotators().map(|one| one.name.to_string()).collect();
    assert_eq!(names, ["anna", "bob"]);
}

#[test]
fn attributions_open_as_the_preset() {
    let annotations = "T1\tSource 28 31\tshe\n\
        T2\tCue 32 36\tsaid\n\
        T3\tContent 16 26;38 48\t\"and then, \"it broke.\n\
        T4\tAttribution 32 36\tsaid\n\
        E1\tAttribution:T4 Source:T1 Cue:T2 Content2:T3\n";
    let import = read_set(&[("a.txt", TEXT), ("a.ann", annotations)]).unwrap();
    let scheme = import.project.scheme();
    assert_eq!(&*scheme.name, "Attribution relations");
    let labels: Vec<&str> = scheme.labels.iter().map(|label| &*label.name).collect();
    assert_eq!(labels, ["Source", "Cue", "Content", "Attribution"]);
    assert!(scheme.relation_type("Content2").is_some());
}

#[test]
fn an_annotation_file_is_known_by_its_content_and_by_its_name() {
    for name in ["a.ann", "download"] {
        let format = detect(&file(name, ANNOTATIONS), ANNOTATIONS);
        assert_eq!(format.about().name, "brat standoff");
    }
    let mut ids = IdSource::new([3; 7]);
    let alone = read(
        &file("a.ann", ANNOTATIONS),
        ReadContext::new(&mut ids, Stamp::ZERO),
    );
    assert!(alone.is_err());
}
