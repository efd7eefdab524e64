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

use sayso::formats::stored::{Decoder, PACK_RECORDS, encode_pack, pack_key};
use sayso::formats::{
    self, ArticleDetails, FORMATS, Import, NATIVE, ReadErrorKind, Scope, SourceFile,
};
use sayso::model::{Project, RecordKey};
use sayso::worker::jobs::Jobs;
use sayso::worker::message::{from_json, to_json};
use sayso::worker::{Answer, Job, Message, Payload};

use support::content::content;
use support::marked::project;

/// Does a job, with its words sent as they are between page and worker.
fn answers(jobs: &mut Jobs, words: &Job, payload: Payload) -> Vec<Message<Answer>> {
    let mut answers = Vec::new();
    let words = from_json(&to_json(words)).unwrap();
    jobs.take(Message { words, payload }, &mut |answer| {
        answers.push(Message {
            words: from_json(&to_json(&answer.words)).unwrap(),
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
        stamp: (1_724_050_080_007, 0, String::new()),
        seed: [7; 7],
    }
}

/// What the page makes of the answers to a file.
fn received(answers: Vec<Message<Answer>>) -> Import {
    let mut decoder = None;
    let mut sent = 0;
    for answer in answers {
        match (answer.words, answer.payload) {
            (Answer::Records { project, done, all }, Payload::Text(records)) => {
                assert!(sent < done && done <= all, "progress moves on");
                sent = done;
                let decoder = decoder.get_or_insert_with(|| Decoder::new(project.parse().unwrap()));
                decoder.add(&pack_key("read"), &records);
            }
            (Answer::Read { warnings }, Payload::None) => {
                let project = decoder.unwrap().finish().project;
                return Import { project, warnings };
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("the file does not end");
}

fn written(project: &Project) -> Vec<u8> {
    formats::write(FORMATS[0], project, Scope::Project)
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
        Payload::Bytes(written(&sent)),
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
            ids: &mut ids,
            stamp: sayso::model::Stamp::ZERO,
            encoding: None,
            details: ArticleDetails::default(),
        };
        let payload = Payload::Bytes(source.bytes.clone());
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
                    payload: Payload::None
                }]
            ),
        }
    }
}

#[test]
fn an_encoding_can_be_chosen() {
    let job = Job::Read {
        name: "latin.txt".into(),
        encoding: Some(formats::Encoding::Windows1252),
        details: ArticleDetails::default(),
        stamp: (0, 0, String::new()),
        seed: [7; 7],
    };
    let bytes = b"Gr\xF6\xDFe".to_vec();
    let refused = answers(
        &mut Jobs::default(),
        &read_job("latin.txt"),
        Payload::Bytes(bytes.clone()),
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
    let import = received(answers(&mut Jobs::default(), &job, Payload::Bytes(bytes)));
    let article = import.project.articles().next().unwrap();
    assert_eq!(article.text.as_str(), "Größe");
}

#[test]
fn a_project_is_written_as_on_the_spot() {
    let project = many_spans();
    let mut jobs = Jobs::default();
    for format in FORMATS.iter().filter(|format| format.about().is_written) {
        for scope in [
            Scope::Project,
            Scope::Article(project.articles().last().unwrap().id),
        ] {
            let keys: Vec<RecordKey> = project.entries().collect();
            for keys in keys.chunks(PACK_RECORDS) {
                let pack = Payload::Text(encode_pack(&project, keys));
                assert_eq!(answers(&mut jobs, &Job::Records, pack), []);
            }
            let words = Job::Write {
                project: project.id().to_string(),
                format: format.about().name.into(),
                article: match scope {
                    Scope::Project => None,
                    Scope::Article(id) => Some(id.to_string()),
                },
            };
            let export = formats::write(*format, &project, scope).unwrap();
            assert_eq!(
                answers(&mut jobs, &words, Payload::None),
                [Message {
                    words: Answer::Written(export.report),
                    payload: Payload::Bytes(export.bytes)
                }]
            );
        }
    }
}

#[test]
fn what_cannot_be_done_is_answered_with_a_reason() {
    let nonsense = Job::Write {
        project: "nobody".into(),
        format: NATIVE.name.into(),
        article: None,
    };
    let answers = answers(&mut Jobs::default(), &nonsense, Payload::None);
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
    assert!(from_json::<Job>("{\"Dance\":{}}").is_err());
}
