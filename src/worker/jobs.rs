//! What the worker does with the jobs that it is given.

use super::message::{Answer, Job, Message};
use crate::formats::stored::{self, Decoder};
use crate::formats::{self, ReadContext, SchemeImport, Scope, SourceFile};
use crate::model::{ArticleId, IdSource, ProjectId, RecordKey};

/// Does one job after the other.
#[derive(Debug, Default)]
pub struct Jobs {
    /// The records that were sent for the next file to be written.
    records: Vec<Vec<u8>>,
}

impl Jobs {
    /// Does a job, and calls `answer` with each answer as soon as it is there.
    pub fn take(&mut self, job: Message<Job>, answer: &mut dyn FnMut(Message<Answer>)) {
        match (job.words, job.payload) {
            (job @ Job::Read { .. }, Some(bytes)) => read(job, bytes, answer),
            (Job::Records, Some(records)) => self.records.push(records),
            (
                Job::Write {
                    project,
                    format,
                    article,
                },
                _,
            ) => {
                let records = std::mem::take(&mut self.records);
                answer(match written(records, project, &format, article) {
                    Ok(message) => message,
                    Err(reason) => words(Answer::Failed(reason)),
                });
            }
            (Job::ReadScheme { name }, Some(bytes)) => {
                answer(read_scheme(&SourceFile { name, bytes }));
            }
            (Job::WriteScheme, Some(scheme)) => {
                answer(match written_scheme(&scheme) {
                    Ok(message) => message,
                    Err(reason) => words(Answer::Failed(reason)),
                });
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
        payload: None,
    }
}

/// Reads a file and sends what is in it.
fn read(job: Job, bytes: Vec<u8>, answer: &mut dyn FnMut(Message<Answer>)) {
    let Job::Read {
        name,
        encoding,
        details,
        stamp,
        seed,
    } = job
    else {
        return;
    };
    let file = SourceFile { name, bytes };
    let mut ids = IdSource::new(seed);
    let context = ReadContext {
        ids: &mut ids,
        stamp,
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
                project: project.id(),
                done,
                all: keys.len(),
            },
            payload: Some(stored::encode_pack(&project, pack)),
        });
    }
    answer(words(Answer::Read {
        warnings: import.warnings,
    }));
}

/// Writes a project whose records were sent.
fn written(
    records: Vec<Vec<u8>>,
    project: ProjectId,
    format: &str,
    article: Option<ArticleId>,
) -> Result<Message<Answer>, String> {
    let format = formats::FORMATS
        .iter()
        .find(|one| one.about().name == format)
        .ok_or("The worker is of another version. Reload the page.")?;
    let scope = article.map_or(Scope::Project, Scope::Article);
    let mut decoder = Decoder::new(project);
    for (number, pack) in records.iter().enumerate() {
        decoder.add(&stored::pack_key(&number.to_string()), pack);
    }
    let import = decoder.finish();
    if let Some(damage) = import.warnings.first() {
        return Err(damage.to_string());
    }
    let export =
        formats::write(*format, &import.project, scope).map_err(|error| error.to_string())?;
    Ok(Message {
        words: Answer::Written(export.report),
        payload: Some(export.bytes),
    })
}

/// Reads the scheme that is in a file.
fn read_scheme(file: &SourceFile) -> Message<Answer> {
    match formats::read_scheme(file) {
        Ok(SchemeImport { scheme, warnings }) => Message {
            words: Answer::Scheme { warnings },
            payload: Some(stored::encode_scheme(&scheme)),
        },
        Err(error) => words(Answer::Refused(error)),
    }
}

/// Writes a scheme that was sent.
fn written_scheme(scheme: &[u8]) -> Result<Message<Answer>, String> {
    let scheme = stored::decode_scheme(scheme)?;
    let bytes = formats::scheme_file(&scheme).map_err(|error| error.to_string())?;
    Ok(Message {
        words: Answer::SchemeWritten,
        payload: Some(bytes),
    })
}
