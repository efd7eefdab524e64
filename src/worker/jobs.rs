//! What the worker does with the jobs that it is given.

use super::message::{Answer, Job, Message};
use crate::formats::stored::{self, Decoder};
use crate::formats::{self, Choice, Import, ReadContext, ReadError, SchemeImport, SourceFile};
use crate::model::{IdSource, ProjectId, RecordKey};

/// Does one job after the other.
#[derive(Debug, Default)]
pub struct Jobs {
    /// The records that were sent for the next file to be written.
    records: Vec<Vec<u8>>,
    /// The files that were sent to be read together.
    files: Vec<SourceFile>,
}

impl Jobs {
    /// Does a job, and calls `answer` with each answer as soon as it is there.
    pub fn take(&mut self, job: Message<Job>, answer: &mut dyn FnMut(Message<Answer>)) {
        match (job.words, job.payload) {
            (job @ Job::Read { .. }, Some(bytes)) => read(job, bytes, answer),
            (Job::File { name }, Some(bytes)) => self.files.push(SourceFile { name, bytes }),
            (job @ Job::ReadTogether { .. }, _) => {
                read_together(job, &std::mem::take(&mut self.files), answer);
            }
            (Job::Records, Some(records)) => self.records.push(records),
            (
                Job::Write {
                    project,
                    format,
                    choice,
                },
                _,
            ) => {
                let records = std::mem::take(&mut self.records);
                answer(match written(records, project, &format, &choice) {
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
        manner,
    } = job
    else {
        return;
    };
    let file = SourceFile { name, bytes };
    let mut ids = IdSource::new(seed);
    let mut on_progress = |done, all| answer(words(Answer::Progress { done, all }));
    let context = ReadContext {
        encoding,
        details,
        unit: manner.unit,
        format: manner.format.as_deref(),
        on_progress: Some(&mut on_progress),
        ..ReadContext::new(&mut ids, stamp)
    };
    let outcome = formats::read(&file, context);
    drop(file);
    send(outcome, answer);
}

/// Reads files that were sent before, and sends what is in them.
fn read_together(job: Job, files: &[SourceFile], answer: &mut dyn FnMut(Message<Answer>)) {
    let Job::ReadTogether {
        name,
        stamp,
        seed,
        manner,
    } = job
    else {
        return;
    };
    let mut ids = IdSource::new(seed);
    let mut on_progress = |done, all| answer(words(Answer::Progress { done, all }));
    let context = ReadContext {
        unit: manner.unit,
        format: manner.format.as_deref(),
        on_progress: Some(&mut on_progress),
        ..ReadContext::new(&mut ids, stamp)
    };
    let outcome = formats::read_together(&name, files, context);
    send(outcome, answer);
}

/// Sends what was read, or why nothing was.
fn send(outcome: Result<Import, ReadError>, answer: &mut dyn FnMut(Message<Answer>)) {
    let import = match outcome {
        Ok(import) => import,
        Err(error) => return answer(words(Answer::Refused(error))),
    };
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
        offsets: import.offsets,
    }));
}

/// Writes a project whose records were sent.
fn written(
    records: Vec<Vec<u8>>,
    project: ProjectId,
    format: &str,
    choice: &Choice,
) -> Result<Message<Answer>, String> {
    let format = formats::FORMATS
        .iter()
        .find(|one| one.about().name == format)
        .ok_or("The worker is of another version. Reload the page.")?;
    let mut decoder = Decoder::new(project);
    for (number, pack) in records.iter().enumerate() {
        decoder.add(&stored::pack_key(&number.to_string()), pack);
    }
    let import = decoder.finish();
    if let Some(damage) = import.warnings.first() {
        return Err(damage.to_string());
    }
    let export =
        formats::write(*format, &import.project, choice).map_err(|error| error.to_string())?;
    Ok(Message {
        words: Answer::Written {
            report: export.report,
            is_archive: export.is_archive,
            preview: export.preview,
        },
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
