//! The page's helper for files: a worker that reads and writes them, one for each job.
//!
//! A worker that has done a small job is kept for the next one, and one is made ready soon after
//! the page has come up, so that a job need not wait for it. After a large job the worker goes, and
//! its memory with it.

mod scheme;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::StreamExt;
use js_sys::Uint8Array;

use super::keeping::Packed;
use super::seed;
use crate::browser::slices::Slices;
use crate::browser::worker::{Parcel, Worker};
use crate::browser::{BrowserError, files};
use crate::formats::stored::{self, Decoder};
use crate::formats::{
    ArticleDetails, Choice, Encoding, Export, Found, Import, Manner, ReadError, SourceFile,
};
use crate::model::{Name, Project, RecordKey, Stamp};
use crate::worker::{Answer, Job, Message, Order, Outcome, Words};

/// Where the worker's loader is; Trunk names it.
const SCRIPT: &str = "worker_loader.js";

/// A worker that has handled more than this, in bytes, is not kept.
const LARGE: usize = 4 * 1024 * 1024;

/// Does jobs for the page. Clones share everything.
#[derive(Clone, Default)]
pub(super) struct Workshop(Rc<Inner>);

#[derive(Default)]
struct Inner {
    idle: RefCell<Option<Connection>>,
    busy: RefCell<BTreeMap<JobNumber, Worker>>,
    last: Cell<JobNumber>,
    cancelled: Cell<JobNumber>,
}

/// Counts jobs, so that each can be cancelled.
pub(super) type JobNumber = u32;

impl PartialEq for Workshop {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What was read, its records in packs, and how it was read: see [`how_it_was_read`].
pub(super) type Received = (Import, Packed, Vec<u8>);

/// Where the answers of a worker arrive.
type Answers = UnboundedReceiver<Result<Parcel, BrowserError>>;

/// A worker and where its answers arrive.
struct Connection {
    worker: Worker,
    answers: Answers,
}

impl Connection {
    fn open() -> Result<Self, BrowserError> {
        let (sender, answers) = unbounded();
        let worker = Worker::start(SCRIPT, move |parcel| {
            // Nobody listens any more to a job that was cancelled.
            let _nobody_listens = sender.unbounded_send(parcel);
        })?;
        Ok(Self { worker, answers })
    }
}

/// Why a job was not done.
#[derive(Clone, Debug)]
pub(super) enum Failure {
    /// The user cancelled it.
    Cancelled,
    /// Nothing of the file could be read.
    Refused(ReadError),
    /// Something else, in whole sentences.
    Broken(String),
}

impl Failure {
    /// The failure in words.
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Cancelled => String::from("Cancelled."),
            Self::Refused(error) => error.to_string(),
            Self::Broken(reason) => reason.clone(),
        }
    }

    /// The failure in words, with what follows from it.
    pub(super) fn with_consequence(&self, consequence: &str) -> Name {
        match self {
            // It says so itself.
            Self::Refused(_) => self.in_words().into(),
            Self::Cancelled | Self::Broken(_) => {
                format!("{} {consequence}", self.in_words()).into()
            }
        }
    }
}

impl From<BrowserError> for Failure {
    fn from(error: BrowserError) -> Self {
        Self::Broken(error.to_string())
    }
}

/// How far a job has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Progress {
    /// How much is done.
    pub(super) done: usize,
    /// How much there is.
    pub(super) all: usize,
}

impl Workshop {
    /// Makes a worker ready for the first job.
    pub(super) fn prepare(&self) {
        if self.0.idle.borrow().is_some() {
            return;
        }
        // The first job tells if there is no worker to be had, or if it cannot be spoken to.
        if let Ok(connection) = Connection::open() {
            let practise = Message {
                words: Job::Practise,
                payload: None,
            };
            let _nothing_is_lost = connection.worker.post(practise.into());
            self.0.idle.replace(Some(connection));
        }
    }

    /// The number of the next job, by which it can be cancelled.
    pub(super) fn number(&self) -> JobNumber {
        let number = self.0.last.get().wrapping_add(1);
        self.0.last.set(number);
        number
    }

    /// Ends a job in the middle of whatever it does.
    pub(super) fn cancel(&self, number: JobNumber) {
        self.0.cancelled.set(number);
        self.0.busy.borrow_mut().remove(&number);
    }

    /// Whether a job was cancelled: for one that the page does itself, without a worker.
    pub(super) fn is_cancelled(&self, number: JobNumber) -> bool {
        self.0.cancelled.get() == number
    }

    /// Reads a file. Records without a stamp get this one. The import comes with its records in
    /// packs, as they are to be stored, and with how it was read, in the bytes of an [`Outcome`].
    pub(super) async fn read(
        &self,
        number: JobNumber,
        file: &SourceFile,
        (stamp, encoding, details): (Stamp, Option<Encoding>, ArticleDetails),
        on_progress: impl Fn(Progress),
    ) -> Result<Received, Failure> {
        let is_large = file.bytes.len() > LARGE;
        let mut answers = self.begin(number)?;
        let words = Job::Read {
            name: file.name.clone(),
            encoding,
            details,
            stamp,
            seed: seed(),
        };
        // Files are large: this one goes to the browser without a second copy in between.
        let payload = files::copied_out(&file.bytes).await;
        let parcel = Parcel {
            payload: Some(payload),
            ..Parcel::from(Message {
                words,
                payload: None,
            })
        };
        let outcome = match self.post(number, parcel) {
            Ok(()) => received(&mut answers, on_progress).await,
            Err(failure) => Err(failure),
        };
        self.end(number, answers, is_large || is_broken(&outcome));
        outcome
    }

    /// Reads files that came together as one. Records without a stamp get this one.
    pub(super) async fn read_together(
        &self,
        number: JobNumber,
        (name, files): (&str, &[Arc<SourceFile>]),
        (stamp, manner): (Stamp, Manner),
        on_progress: impl Fn(Progress),
    ) -> Result<Received, Failure> {
        let mut answers = self.begin(number)?;
        let outcome = match self
            .send_files(number, (name, files), (stamp, manner))
            .await
        {
            Ok(()) => received(&mut answers, on_progress).await,
            Err(failure) => Err(failure),
        };
        let size: usize = files.iter().map(|file| file.bytes.len()).sum();
        self.end(number, answers, size > LARGE || is_broken(&outcome));
        outcome
    }

    async fn send_files(
        &self,
        number: JobNumber,
        (name, files): (&str, &[Arc<SourceFile>]),
        (stamp, manner): (Stamp, Manner),
    ) -> Result<(), Failure> {
        for file in files {
            let words = Order::File {
                name: file.name.clone(),
            };
            let payload = files::copied_out(&file.bytes).await;
            let parcel = Parcel {
                payload: Some(payload),
                ..Parcel::from(Message {
                    words: Job::from(words),
                    payload: None,
                })
            };
            self.post(number, parcel)?;
        }
        let words = Order::ReadTogether {
            name: name.to_owned(),
            stamp,
            seed: seed(),
            manner,
        };
        let message = Message {
            words: Job::from(words),
            payload: None,
        };
        self.post(number, message.into())
    }

    /// Writes a project in the format of this name, and checks what was written.
    pub(super) async fn write(
        &self,
        number: JobNumber,
        project: &Project,
        format: &str,
        choice: &Choice,
        on_progress: impl Fn(Progress),
    ) -> Result<Export, Failure> {
        let mut answers = self.begin(number)?;
        let words = Order::Write {
            project: project.id(),
            format: format.to_owned(),
            choice: choice.clone(),
        };
        let outcome = match self.send(number, project, words.into(), on_progress).await {
            Ok(size) => written(&mut answers).await.map(|export| (export, size)),
            Err(failure) => Err(failure),
        };
        let is_large = matches!(&outcome, Ok((_, size)) if *size > LARGE);
        self.end(number, answers, is_large || is_broken(&outcome));
        outcome.map(|(export, _)| export)
    }

    /// Sends the records of a project, and then the job that is about them. Returns the size of the
    /// records in bytes.
    async fn send(
        &self,
        number: JobNumber,
        project: &Project,
        job: Job,
        on_progress: impl Fn(Progress),
    ) -> Result<usize, Failure> {
        let keys: Vec<RecordKey> = project.entries().collect();
        let (mut slices, mut size, mut done) = (Slices::default(), 0, 0);
        for keys_of_pack in keys.chunks(stored::PACK_RECORDS) {
            let pack = stored::encode_pack(project, keys_of_pack);
            size += pack.len();
            done += keys_of_pack.len();
            let message = Message {
                words: Job::from(Order::Records),
                payload: Some(pack),
            };
            self.post(number, message.into())?;
            let all = keys.len();
            on_progress(Progress { done, all });
            slices.rest().await;
        }
        let message = Message {
            words: job,
            payload: None,
        };
        self.post(number, message.into())?;
        Ok(size)
    }

    /// Gives a job a worker.
    fn begin(&self, number: JobNumber) -> Result<Answers, Failure> {
        let idle = self.0.idle.take();
        let connection = idle.map_or_else(Connection::open, Ok)?;
        self.0.busy.borrow_mut().insert(number, connection.worker);
        Ok(connection.answers)
    }

    fn post(&self, number: JobNumber, parcel: Parcel) -> Result<(), Failure> {
        match self.0.busy.borrow().get(&number) {
            Some(worker) => Ok(worker.post(parcel)?),
            None => Err(Failure::Cancelled),
        }
    }

    /// Takes the worker back.
    fn end(&self, number: JobNumber, answers: Answers, is_worn: bool) {
        let worker = self.0.busy.borrow_mut().remove(&number);
        if is_worn {
            drop(worker);
            self.prepare();
        } else if let Some(worker) = worker {
            self.0.idle.replace(Some(Connection { worker, answers }));
        }
    }
}

/// Whether a worker is of no use after this.
fn is_broken<T>(outcome: &Result<T, Failure>) -> bool {
    matches!(outcome, Err(Failure::Broken(_) | Failure::Cancelled))
}

/// Takes in a file as a worker reads it.
async fn received(
    answers: &mut Answers,
    on_progress: impl Fn(Progress),
) -> Result<Received, Failure> {
    let mut decoder = None;
    let (mut packs, mut how) = (Vec::new(), Vec::new());
    loop {
        let parcel = arrived(answers).await?;
        let payload_as_sent: Option<Uint8Array> = parcel.payload.clone();
        let answer = understood(parcel)?;
        match (answer.words, answer.payload) {
            (Answer::Records { project, done, all }, Some(records)) => {
                let decoder = decoder.get_or_insert_with(|| Decoder::new(project));
                decoder.add(&stored::pack_key("read"), &records);
                packs.extend(payload_as_sent);
                on_progress(Progress { done, all });
            }
            (Answer::Progress { done, all }, _) => on_progress(Progress { done, all }),
            (Answer::Read { warnings }, _) => {
                let decoder = decoder.ok_or_else(|| Failure::Broken("Nothing was read.".into()))?;
                let project = decoder.finish().project;
                let packed = Packed::new(&project, packs);
                return Ok((Import::new(project, warnings), packed, how));
            }
            (Answer::Outcome(outcome), _) => how = outcome,
            (Answer::Refused(error), _) => return Err(Failure::Refused(error)),
            (Answer::Failed(reason), _) => return Err(Failure::Broken(reason)),
            _ => {}
        }
    }
}

/// How a file was read, from what came with it. For the later part alone.
pub(super) fn how_it_was_read(how: &[u8]) -> Found {
    match Outcome::from_bytes(how) {
        Ok(Outcome::Found(found)) => found,
        _ => Found::default(),
    }
}

/// Waits for a file that a worker writes.
async fn written(answers: &mut Answers) -> Result<Export, Failure> {
    loop {
        let answer = next(answers).await?;
        match (answer.words, answer.payload) {
            (Answer::Outcome(outcome), Some(bytes)) => {
                if let Outcome::Written {
                    report,
                    is_archive,
                    preview,
                } = Outcome::from_bytes(&outcome).map_err(Failure::Broken)?
                {
                    return Ok(Export {
                        bytes,
                        is_archive,
                        preview,
                        report,
                    });
                }
            }
            (Answer::Failed(reason), _) => return Err(Failure::Broken(reason)),
            _ => {}
        }
    }
}

/// The next answer of a worker.
async fn next(answers: &mut Answers) -> Result<Message<Answer>, Failure> {
    understood(arrived(answers).await?)
}

/// What comes next from a worker. When the worker was ended there is nothing.
async fn arrived(answers: &mut Answers) -> Result<Parcel, Failure> {
    Ok(answers.next().await.ok_or(Failure::Cancelled)??)
}

fn understood(parcel: Parcel) -> Result<Message<Answer>, Failure> {
    Message::try_from(parcel).map_err(Failure::Broken)
}
