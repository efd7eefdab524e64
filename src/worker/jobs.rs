//! What the worker does with the jobs that it is given.

use super::message::{Answer, Job, Message, Order, Outcome, Words};
use crate::formats::stored::{self, Decoder};
use crate::formats::{
    self, Choice, Encoding, Found, FoundUnit, Import, Place, ReadContext, ReadError, SchemeImport,
    SourceFile, Warning,
};
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
            (Job::Order(order), payload) => match Order::from_bytes(&order) {
                Ok(order) => self.follow(order, payload, answer),
                Err(reason) => answer(words(Answer::Failed(reason))),
            },
            _ => answer(words(nothing_sent())),
        }
    }

    fn follow(
        &mut self,
        order: Order,
        payload: Option<Vec<u8>>,
        answer: &mut dyn FnMut(Message<Answer>),
    ) {
        let outcome = match (order, payload) {
            (Order::File { name }, Some(bytes)) => {
                self.files.push(SourceFile { name, bytes });
                return;
            }
            (Order::Records, Some(records)) => {
                self.records.push(records);
                return;
            }
            (order @ Order::ReadTogether { .. }, _) => {
                return read_together(order, &std::mem::take(&mut self.files), answer);
            }
            (
                Order::Write {
                    project,
                    format,
                    choice,
                },
                _,
            ) => {
                let records = std::mem::take(&mut self.records);
                written(records, project, &format, &choice)
            }
            (Order::ReadScheme { name }, Some(bytes)) => {
                Ok(read_scheme(&SourceFile { name, bytes }))
            }
            (Order::Formats, _) => Ok(words(Outcome::Formats(formats::offered()).into())),
            (Order::WriteScheme, Some(scheme)) => written_scheme(&scheme),
            _ => Ok(words(nothing_sent())),
        };
        answer(outcome.unwrap_or_else(|reason| words(Answer::Failed(reason))));
    }
}

fn nothing_sent() -> Answer {
    Answer::Failed(
        "The worker was sent nothing to work on. Reload the page and try again.".to_owned(),
    )
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
    let mut on_progress = |done, all| answer(words(Answer::Progress { done, all }));
    let context = ReadContext {
        encoding,
        details,
        on_progress: Some(&mut on_progress),
        ..ReadContext::new(&mut ids, stamp)
    };
    let outcome = formats::read(&file, context);
    let files = std::slice::from_ref(&file);
    send(&file.name, (files, encoding), outcome, answer);
}

/// Reads files that were sent before, and sends what is in them.
fn read_together(order: Order, files: &[SourceFile], answer: &mut dyn FnMut(Message<Answer>)) {
    let Order::ReadTogether {
        name,
        stamp,
        seed,
        manner,
    } = order
    else {
        return;
    };
    let mut ids = IdSource::new(seed);
    let mut on_progress = |done, all| answer(words(Answer::Progress { done, all }));
    let context = ReadContext {
        encoding: manner.encoding,
        unit: manner.unit,
        format: manner.format.as_deref(),
        columns: manner.columns.as_ref(),
        on_progress: Some(&mut on_progress),
        ..ReadContext::new(&mut ids, stamp)
    };
    let outcome = formats::read_together(&name, files, context);
    send(&name, (files, manner.encoding), outcome, answer);
}

/// Sends what was read, or why nothing was.
fn send(
    name: &str,
    files: (&[SourceFile], Option<Encoding>),
    outcome: Result<Import, ReadError>,
    answer: &mut dyn FnMut(Message<Answer>),
) {
    let mut import = match outcome {
        Ok(import) => import,
        Err(error) => return answer(words(Answer::Refused(error))),
    };
    answer(words(Outcome::Found(found(files, &import)).into()));
    import
        .warnings
        .extend(import.offsets.and_then(|found| doubt(name, found)));
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

/// How files were read.
fn found((files, encoding): (&[SourceFile], Option<Encoding>), import: &Import) -> Found {
    let columns = match files {
        [file] if import.format.is_some_and(formats::is_table) => {
            formats::columns_of(file, encoding).ok()
        }
        _ => None,
    };
    Found {
        format: import.format.map(str::to_owned),
        formats: formats::readable().into_iter().map(str::to_owned).collect(),
        unit: import.offsets,
        columns,
    }
}

/// What is said of a unit of offsets that the file leaves open.
fn doubt(name: &str, found: FoundUnit) -> Option<Warning> {
    let unit = found.unit;
    (!found.is_certain).then(|| Warning {
        place: Place {
            file: name.to_owned(),
            ..Place::default()
        },
        message: format!(
            "Its offsets were taken to count {unit}, as is usual for its format, but its text allows \
             other units as well. Look whether the spans lie where they should."
        ),
    })
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
        words: Outcome::Written {
            report: export.report,
            is_archive: export.is_archive,
            preview: export.preview,
        }
        .into(),
        payload: Some(export.bytes),
    })
}

/// Reads the scheme that is in a file.
fn read_scheme(file: &SourceFile) -> Message<Answer> {
    match formats::read_scheme(file) {
        Ok(SchemeImport { scheme, warnings }) => Message {
            words: Outcome::Scheme { warnings }.into(),
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
        words: Outcome::SchemeWritten.into(),
        payload: Some(bytes),
    })
}
