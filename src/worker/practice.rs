//! What the worker does before its first job.
//!
//! A browser translates a function of a program in haste when it is first called, and well once it has
//! been called often. The first file would pay for both, with more than twice its time. So a worker
//! that nobody waits for writes and reads a small project of its own, some times over.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::jobs::Jobs;
use super::message::{Answer, Job, Message};
use crate::formats::{self, ArticleDetails, Choice};
use crate::model::{
    Annotator, Article, Digest, Fragments, IdSource, Metadata, Name, Project, Span, Stamp, Status,
    Timestamp, UnknownFields, claims_and_denials,
};
use crate::text::{ByteOffset, Text, TextRange};

/// How often a worker should practise: the first file is then read as fast as the second, and a fifth
/// time gains nothing.
pub const ROUNDS: usize = 4;

/// How many spans the project has: so few that a job which comes meanwhile waits for some
/// milliseconds only.
const SPANS: u32 = 400;

/// What is said, once for each span.
const SENTENCE: &str = "“It will be ready in May,” she said.\n";

/// The part of a sentence that is marked, in bytes.
const QUOTE: std::ops::Range<u32> = 3..27;

/// Where ids come from: nobody ever sees them.
const SEED: [u8; 7] = [0; 7];

/// Writes and reads a project that is then forgotten. Returns how many records were read.
pub fn practise() -> usize {
    let format = formats::FORMATS.first();
    let export = format.zip(project()).and_then(|(format, project)| {
        formats::write(*format, &project, &Choice::everything()).ok()
    });
    let Some(export) = export else { return 0 };
    let mut read = 0;
    let reading = Message {
        words: Job::Read {
            name: "practice.json".into(),
            encoding: None,
            details: ArticleDetails::default(),
            stamp: Stamp::ZERO,
            seed: SEED,
        },
        payload: Some(export.bytes),
    };
    Jobs::default().take(reading, &mut |answer| {
        if let Answer::Records { done, .. } = answer.words {
            read = done;
        }
    });
    read
}

/// A project with one article, one annotator and a span in each sentence.
fn project() -> Option<Project> {
    let mut ids = IdSource::new(SEED);
    let id = ids.mint(Timestamp::ZERO);
    let mut project = Project::new(id, Name::from("Practice"), claims_and_denials());
    let text = Arc::new(Text::new(&SENTENCE.repeat(SPANS as usize)).ok()?);
    let label = Arc::clone(&project.scheme().labels.first()?.name);
    let annotator = Annotator {
        id: ids.mint(Timestamp::ZERO),
        name: Name::from("Nobody"),
        color: None,
        unknown: UnknownFields::new(),
    };
    let article = Article {
        id: ids.mint(Timestamp::ZERO),
        title: Name::from("Practice"),
        metadata: Metadata::default(),
        status: Status::default(),
        created: Timestamp::ZERO,
        digest: Digest::of(&text),
        text,
        unknown: UnknownFields::new(),
    };
    let (annotator_id, article_id) = (annotator.id, article.id);
    project.put(annotator.into(), Stamp::ZERO);
    project.put(article.into(), Stamp::ZERO);
    for number in 0..SPANS {
        let before = SENTENCE.len() as u32 * number;
        let quote = TextRange::new(
            ByteOffset::new(before + QUOTE.start),
            ByteOffset::new(before + QUOTE.end),
        )?;
        let span = Span {
            id: ids.mint(Timestamp::ZERO),
            fragments: Fragments::single(quote)?,
            label: Arc::clone(&label),
            attributes: BTreeMap::new(),
            note: Name::from(""),
            annotator: annotator_id,
            created: Timestamp::ZERO,
            unknown: UnknownFields::new(),
            article: article_id,
        };
        project.put(span.into(), Stamp::ZERO);
    }
    Some(project)
}
