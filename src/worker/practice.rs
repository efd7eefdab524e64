//! What the worker does before its first job.
//!
//! A browser translates a function of a program in haste when it is first called, and well once it has
//! been called often. The first file would pay for both, with more than twice its time. So a worker
//! that nobody waits for writes and reads a small project of its own, some times over.

use super::jobs::Jobs;
use super::message::{Answer, Job, Message};
use crate::formats::{self, ArticleDetails, Choice};
use crate::model::{Stamp, practice_project};

/// How often a worker should practise: the first file is then read as fast as the second, and a fifth
/// time gains nothing.
pub const ROUNDS: usize = 4;

/// How many spans the project has: so few that a job which comes meanwhile waits for some
/// milliseconds only.
const SPANS: u32 = 400;

/// Where ids come from: nobody ever sees them.
const SEED: [u8; 7] = [0; 7];

/// Writes and reads a project that is then forgotten. Returns how many records were read.
pub fn practise() -> usize {
    let format = formats::FORMATS.first();
    let export = format
        .zip(practice_project(1, SPANS))
        .and_then(|(format, project)| {
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
