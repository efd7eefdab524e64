//! What the worker does with the jobs that it is given.

use super::message::{Answer, Job, Message, Payload};
use crate::formats::stored::{self, Decoder};
use crate::formats::{self, ReadContext, Scope, SourceFile};
use crate::model::{AnnotatorId, ArticleId, IdSource, ProjectId, RecordKey, Stamp, Timestamp};

/// Does one job after the other.
#[derive(Debug, Default)]
pub struct Jobs {
    /// The records that were sent for the next file to be written.
    records: Vec<String>,
}

impl Jobs {
    /// Does a job, and calls `answer` with each answer as soon as it is there.
    pub fn take(&mut self, job: Message<Job>, answer: &mut dyn FnMut(Message<Answer>)) {
        match (job.words, job.payload) {
            (job @ Job::Read { .. }, Payload::Bytes(bytes)) => read(job, bytes, answer),
            (Job::Records, Payload::Text(records)) => self.records.push(records),
            (
                Job::Write {
                    project,
                    format,
                    article,
                },
                _,
            ) => {
                let records = std::mem::take(&mut self.records);
                answer(
                    match written(records, &project, &format, article.as_deref()) {
                        Ok(message) => message,
                        Err(reason) => words(Answer::Failed(reason)),
                    },
                );
            }
            _ => answer(words(Answer::Failed(
                "The worker was sent nothing to work on. Reload the page and try again.".into(),
            ))),
        }
    }
}

fn words(words: Answer) -> Message<Answer> {
    Message {
        words,
        payload: Payload::None,
    }
}

/// Reads a file and sends what is in it.
fn read(job: Job, bytes: Vec<u8>, answer: &mut dyn FnMut(Message<Answer>)) {
    let Job::Read {
        name,
        encoding,
        details,
        stamp: (time, counter, author),
        seed,
    } = job
    else {
        return;
    };
    let file = SourceFile { name, bytes };
    let mut ids = IdSource::new(seed);
    let context = ReadContext {
        ids: &mut ids,
        stamp: Stamp {
            time: Timestamp::from_milliseconds(time),
            counter,
            author: author.parse().unwrap_or(AnnotatorId::NIL),
        },
        encoding,
        details,
    };
    let import = match formats::read(&file, context) {
        Ok(import) => import,
        Err(error) => return answer(words(Answer::Refused(error))),
    };
    drop(file);
    let project = import.project;
    let keys: Vec<RecordKey> = project.entries().collect();
    let mut done = 0;
    for pack in keys.chunks(stored::PACK_RECORDS) {
        done += pack.len();
        answer(Message {
            words: Answer::Records {
                project: project.id().to_string(),
                done,
                all: keys.len(),
            },
            payload: Payload::Text(stored::encode_pack(&project, pack)),
        });
    }
    answer(words(Answer::Read {
        warnings: import.warnings,
    }));
}

/// Writes a project whose records were sent.
fn written(
    records: Vec<String>,
    project: &str,
    format: &str,
    article: Option<&str>,
) -> Result<Message<Answer>, String> {
    let unknown = || String::from("The worker is of another version. Reload the page.");
    let project: ProjectId = project.parse().map_err(|_| unknown())?;
    let format = formats::FORMATS
        .iter()
        .find(|one| one.about().name == format);
    let format = *format.ok_or_else(unknown)?;
    let scope = match article {
        Some(article) => Scope::Article(article.parse::<ArticleId>().map_err(|_| unknown())?),
        None => Scope::Project,
    };
    let mut decoder = Decoder::new(project);
    for (number, pack) in records.iter().enumerate() {
        decoder.add(&stored::pack_key(&number.to_string()), pack);
    }
    let import = decoder.finish();
    if let Some(damage) = import.warnings.first() {
        return Err(damage.to_string());
    }
    let export =
        formats::write(format, &import.project, scope).map_err(|error| error.to_string())?;
    Ok(Message {
        words: Answer::Written(export.report),
        payload: Payload::Bytes(export.bytes),
    })
}
