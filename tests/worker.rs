//! Reading and writing files beside the page, as the worker does it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod support;

use sayso::formats::stored::{
    Decoder, PACK_RECORDS, decode_scheme, encode_pack, encode_scheme, pack_key,
};
use sayso::formats::{
    self, ArticleDetails, Choice, Encoding, Excluded, FORMATS, Found, Import, Manner, OffsetUnit,
    Place, ReadError, ReadErrorKind, Role, SourceFile, SplitBy, Splits,
};
use sayso::model::{
    AnnotatorId, IdSource, Project, ProjectId, RecordKey, Stamp, Status, Timestamp, presets,
};
use sayso::worker::jobs::Jobs;
use sayso::worker::{Answer, Job, Message, Order, Outcome, Words};

use support::content::content;
use support::marked::project;

/// Does a job, with its words sent as they are between page and worker.
fn answers(
    jobs: &mut Jobs,
    words: &(impl Clone + Into<Job>),
    payload: Option<Vec<u8>>,
) -> Vec<Message<Answer>> {
    let mut answers = Vec::new();
    let words: Job = words.clone().into();
    let words = Job::from_bytes(&words.to_bytes()).unwrap();
    jobs.take(Message { words, payload }, &mut |answer| {
        answers.push(Message {
            words: Answer::from_bytes(&answer.words.to_bytes()).unwrap(),
            payload: answer.payload,
        });
    });
    answers
}

fn read_job(name: &str) -> Job {
    Job::Read {
        name: name.into(),
        encoding: None,
        details: ArticleDetails::default(),
        stamp: Stamp {
            time: Timestamp::from_milliseconds(1_724_050_080_007),
            ..Stamp::ZERO
        },
        seed: [7; 7],
    }
}

/// What the page makes of the answers to a file.
fn received(answers: Vec<Message<Answer>>) -> Import {
    let mut decoder = None;
    let mut sent = 0;
    for answer in answers {
        match (answer.words, answer.payload) {
            (Answer::Records { project, done, all }, Some(records)) => {
                assert!(sent < done && done <= all, "progress moves on");
                sent = done;
                let decoder = decoder.get_or_insert_with(|| Decoder::new(project));
                decoder.add(&pack_key("read"), &records);
            }
            (Answer::Progress { .. }, None) => {}
            (Answer::Outcome(found), None) => {
                let found = Outcome::from_bytes(&found).unwrap();
                assert!(matches!(found, Outcome::Found(_)), "{found:?}");
            }
            (Answer::Read { warnings }, None) => {
                let project = decoder.unwrap().finish().project;
                return Import::new(project, warnings);
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("the file does not end");
}

fn written(project: &Project) -> Vec<u8> {
    formats::write(FORMATS[0], project, &Choice::everything())
        .unwrap()
        .bytes
}

fn many_spans() -> Project {
    let sentence = "[C:The plan] failed, [D:he said] not. ";
    project(&[&sentence.repeat(PACK_RECORDS), "[A:Short]."])
}

#[test]
fn a_file_arrives_as_it_is_read_on_the_spot() {
    let sent = many_spans();
    let answers = answers(
        &mut Jobs::default(),
        &read_job("project.json"),
        Some(written(&sent)),
    );
    assert!(answers.len() > 3, "in several pieces");
    let import = received(answers);
    assert_eq!(import.warnings, []);
    assert_eq!(import.project.id(), sent.id());
    assert_eq!(content(&import.project), content(&sent));
}

#[test]
fn warnings_and_refusals_arrive_in_their_own_words() {
    let file = |name: &str, bytes: &[u8]| SourceFile {
        name: name.into(),
        bytes: bytes.into(),
    };
    let damaged = String::from_utf8(written(&many_spans())).unwrap();
    let damaged = damaged.replacen("\"label\":\"Claim\"", "\"label\":7", 1);
    for source in [
        file("project.json", damaged.as_bytes()),
        file("cut.json", b"{\"format\": \"sayso\","),
        file("latin.txt", b"Gr\xF6\xDFe"),
        file("empty.json", b""),
        file("picture.png", b"\x89PNG\r\n\x1a\n\0\0"),
    ] {
        let mut ids = sayso::model::IdSource::new([7; 7]);
        let context = sayso::formats::ReadContext {
            encoding: None,
            details: ArticleDetails::default(),
            ..sayso::formats::ReadContext::new(&mut ids, sayso::model::Stamp::ZERO)
        };
        let payload = Some(source.bytes.clone());
        let answers = answers(&mut Jobs::default(), &read_job(&source.name), payload);
        match formats::read(&source, context) {
            Ok(import) => {
                assert!(!import.warnings.is_empty());
                assert_eq!(received(answers).warnings, import.warnings);
            }
            Err(error) => assert_eq!(
                answers,
                [Message {
                    words: Answer::Refused(error),
                    payload: None
                }]
            ),
        }
    }
}

#[test]
fn an_encoding_can_be_chosen() {
    let job = Job::Read {
        name: "latin.txt".into(),
        encoding: Some(Encoding::Windows1252),
        details: ArticleDetails::default(),
        stamp: Stamp::ZERO,
        seed: [7; 7],
    };
    let bytes = b"Gr\xF6\xDFe".to_vec();
    let refused = answers(
        &mut Jobs::default(),
        &read_job("latin.txt"),
        Some(bytes.clone()),
    );
    let [
        Message {
            words: Answer::Refused(error),
            ..
        },
    ] = refused.as_slice()
    else {
        panic!("{refused:?}");
    };
    assert!(matches!(error.kind, ReadErrorKind::NotUtf8 { .. }));
    let import = received(answers(&mut Jobs::default(), &job, Some(bytes)));
    let article = import.project.articles().next().unwrap();
    assert_eq!(article.text.as_str(), "Größe");
}

#[test]
fn a_project_is_written_as_on_the_spot() {
    let project = many_spans();
    let mut jobs = Jobs::default();
    for format in FORMATS.iter().filter(|format| format.writer().is_some()) {
        for choice in [
            Choice::everything(),
            Choice::article(project.articles().last().unwrap().id),
            Choice {
                labels: Some(["Claim".into()].into()),
                annotators: Some(project.annotators().map(|one| one.id).collect()),
                excluded: Excluded::CutText,
                unit: Some(OffsetUnit::Utf16),
                data_card: true,
                splits: Some(Splits {
                    by: SplitBy::Chance,
                    dev: 0,
                    test: 50,
                    seed: 3,
                }),
                ..Choice::everything()
            },
        ] {
            let keys: Vec<RecordKey> = project.entries().collect();
            for keys in keys.chunks(PACK_RECORDS) {
                let pack = Some(encode_pack(&project, keys));
                assert_eq!(answers(&mut jobs, &Order::Records, pack), []);
            }
            let words = Order::Write {
                project: project.id(),
                format: format.about().name.into(),
                choice: choice.clone(),
            };
            let export = formats::write(*format, &project, &choice).unwrap();
            assert_eq!(
                answers(&mut jobs, &words, None),
                [Message {
                    words: Outcome::Written {
                        report: export.report,
                        is_archive: export.is_archive,
                        preview: export.preview,
                    }
                    .into(),
                    payload: Some(export.bytes)
                }]
            );
        }
    }
}

#[test]
fn a_scheme_is_written_and_read_as_on_the_spot() {
    let mut jobs = Jobs::default();
    for scheme in presets() {
        let file = formats::scheme_file(&scheme).unwrap();
        let sent = Some(encode_scheme(&scheme));
        assert_eq!(
            answers(&mut jobs, &Order::WriteScheme, sent),
            [Message {
                words: Outcome::SchemeWritten.into(),
                payload: Some(file.clone())
            }]
        );
        let read = Order::ReadScheme {
            name: "scheme.json".into(),
        };
        let answers = answers(&mut jobs, &read, Some(file));
        let [
            Message {
                words,
                payload: Some(arrived),
            },
        ] = answers.as_slice()
        else {
            panic!("{answers:?}");
        };
        let warnings = Vec::new();
        assert_eq!(*words, Outcome::Scheme { warnings }.into());
        assert_eq!(decode_scheme(arrived), Ok(scheme));
    }
}

#[test]
fn what_is_wrong_with_a_scheme_arrives_in_its_own_words() {
    let mut jobs = Jobs::default();
    let read = Order::ReadScheme {
        name: "scheme.json".into(),
    };
    for bytes in [
        &br#"{"format":"sayso-scheme","scheme":{"labels":[7]}}"#[..],
        b"{\"format\":\"sayso-scheme\",",
        b"[]",
        b"",
    ] {
        let file = SourceFile {
            name: "scheme.json".into(),
            bytes: bytes.into(),
        };
        let answers = answers(&mut jobs, &read, Some(bytes.into()));
        match (formats::read_scheme(&file), answers.as_slice()) {
            (Ok(import), [Message { words, .. }]) => {
                assert_eq!(import.warnings.len(), 1);
                let warnings = import.warnings;
                assert_eq!(*words, Outcome::Scheme { warnings }.into());
            }
            (Err(error), [Message { words, .. }]) => assert_eq!(*words, Answer::Refused(error)),
            other => panic!("{other:?}"),
        }
    }
    let damaged = answers(&mut jobs, &Order::WriteScheme, Some(b"\x80".into()));
    assert!(matches!(
        damaged.as_slice(),
        [Message {
            words: Answer::Failed(_),
            payload: None
        }]
    ));
}

#[test]
fn what_cannot_be_done_is_answered_with_a_reason() {
    let nonsense = Order::Write {
        project: ProjectId::NIL,
        format: "no format".into(),
        choice: Choice::everything(),
    };
    let answers = answers(&mut Jobs::default(), &nonsense, None);
    let [
        Message {
            words: Answer::Failed(reason),
            ..
        },
    ] = answers.as_slice()
    else {
        panic!("{answers:?}");
    };
    assert!(reason.contains("Reload"), "{reason}");
}

#[test]
fn words_arrive_as_they_were_sent() {
    let place = Place {
        file: "a.json".into(),
        line: Some(3),
        column: Some(300_000),
        record: Some("span 7".into()),
    };
    for kind in [
        ReadErrorKind::Empty,
        ReadErrorKind::Binary("a PDF".into()),
        ReadErrorKind::NotUtf8 {
            byte: 70_000,
            candidates: vec![Encoding::Utf16BigEndian, Encoding::Windows1252],
        },
        ReadErrorKind::NotIn(Encoding::Utf16LittleEndian),
        ReadErrorKind::BrokenJson {
            reason: "expected value".into(),
            cut_off: true,
        },
        ReadErrorKind::OtherJson { seen: "[]".into() },
        ReadErrorKind::OtherManifest { seen: "{}".into() },
        ReadErrorKind::SchemeAlone,
        ReadErrorKind::OtherScheme { seen: "{}".into() },
        ReadErrorKind::NewerVersion {
            found: u64::MAX,
            known: 1,
        },
        ReadErrorKind::OtherOffsets {
            found: "bytes".into(),
        },
        ReadErrorKind::TooLarge { bytes: 9, limit: 8 },
    ] {
        let place = place.clone();
        let answer = Answer::Refused(ReadError { place, kind });
        assert_eq!(Answer::from_bytes(&answer.to_bytes()), Ok(answer));
    }
    let mut ids = IdSource::new([5; 7]);
    let now = Timestamp::from_milliseconds(1_724_050_080_007);
    let job = Job::Read {
        name: "a.txt".into(),
        encoding: Some(Encoding::Utf8),
        details: ArticleDetails {
            title: Some("".into()),
            language: Some("pl".into()),
            status: Some(Status::InProgress),
            ..ArticleDetails::default()
        },
        stamp: Stamp {
            time: now,
            counter: 70_000,
            author: ids.mint::<AnnotatorId>(now),
        },
        seed: [1, 2, 3, 4, 5, 6, 255],
    };
    assert_eq!(Job::from_bytes(&job.to_bytes()), Ok(job));
    let practise = Job::Practise;
    assert_eq!(Job::from_bytes(&practise.to_bytes()), Ok(practise));
    let offered = answers(&mut Jobs::default(), &Order::Formats, None);
    assert_eq!(
        offered,
        [Message {
            words: Outcome::Formats(formats::offered()).into(),
            payload: None
        }]
    );
}

#[test]
fn words_of_another_version_are_refused() {
    let job = read_job("a.txt").to_bytes();
    for end in 0..job.len() {
        assert!(Job::from_bytes(&job[..end]).is_err(), "{end}");
    }
    let too_long = [&*job, b"\0"].concat();
    assert!(Job::from_bytes(&too_long).is_err());
    assert!(Job::from_bytes(b"\x17").is_err());
    assert!(Answer::from_bytes(b"\x61a").is_err());
}

#[test]
fn the_practice_is_a_file_that_is_read_whole() {
    // The project, its scheme, an article, an annotator and 400 spans.
    assert_eq!(sayso::worker::practice::practise(), 404);
}

/// How a file was said to be read, and what came of it.
fn read_as(name: &str, bytes: &[u8], manner: Manner) -> (Found, Import) {
    let mut jobs = Jobs::default();
    let file = Order::File { name: name.into() };
    assert_eq!(answers(&mut jobs, &file, Some(bytes.into())), []);
    let order = Order::ReadTogether {
        name: name.into(),
        stamp: Stamp::ZERO,
        seed: [7; 7],
        manner,
    };
    let answers = answers(&mut jobs, &order, None);
    let found = answers.iter().find_map(|answer| match &answer.words {
        Answer::Outcome(outcome) => Outcome::from_bytes(outcome).ok(),
        _ => None,
    });
    let Some(Outcome::Found(found)) = found else {
        panic!("{found:?}");
    };
    (found, received(answers))
}

fn texts(import: &Import) -> Vec<&str> {
    let articles = import.project.articles();
    articles.map(|article| article.text.as_str()).collect()
}

#[test]
fn how_a_file_was_read_is_told_and_can_be_overruled() {
    let table = b"text,lead\nshort,He denied it all.\n";
    let (found, import) = read_as("a.csv", table, Manner::default());
    assert_eq!(found.format.as_deref(), Some("CSV tables"));
    assert_eq!(texts(&import), ["short"]);
    let mut columns = found.columns.unwrap().guess;
    columns.set(Role::Text, Some(1));
    let manner = Manner {
        columns: Some(columns),
        ..Manner::default()
    };
    let (_, import) = read_as("a.csv", table, manner);
    assert_eq!(texts(&import), ["He denied it all."]);

    let manner = Manner {
        format: Some("Plain text".into()),
        ..Manner::default()
    };
    let (found, import) = read_as("a.csv", table, manner);
    assert_eq!(found.format.as_deref(), Some("Plain text"));
    assert!(found.formats.contains(&"brat standoff".to_owned()));
    assert_eq!(texts(&import), ["text,lead\nshort,He denied it all.\n"]);

    // The text has a character that counts one or two, and the end of the span allows both.
    let line = "{\"text\":\"\u{1F600} He denied it.\",\"label\":[[2,4,\"Denial\"]]}\n";
    let (found, import) = read_as("a.jsonl", line.as_bytes(), Manner::default());
    let unit = found.unit.unwrap();
    assert!(!unit.is_certain);
    assert!(import.warnings[0].message.contains("other units"));
    let manner = Manner {
        unit: Some(OffsetUnit::Utf16),
        ..Manner::default()
    };
    let (found, import) = read_as("a.jsonl", line.as_bytes(), manner);
    assert!(found.unit.unwrap().is_certain);
    assert_eq!(import.warnings, []);
}
