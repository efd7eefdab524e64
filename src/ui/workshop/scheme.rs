//! What is soon answered: schemes by themselves, in and out of files, and which formats there are.

use super::{Failure, Workshop, is_broken, next};
use crate::formats::stored;
use crate::formats::{Offered, SchemeImport, SourceFile};
use crate::model::Scheme;
use crate::worker::{Answer, Job, Message, Order, Outcome, Words};

impl Workshop {
    /// Reads the scheme that is in a file: in one of its own or in that of a project.
    pub(in crate::ui) async fn read_scheme(
        &self,
        file: SourceFile,
    ) -> Result<SchemeImport, Failure> {
        let order = Order::ReadScheme { name: file.name };
        match self.ask(order, file.bytes).await? {
            (Outcome::Scheme { warnings }, Some(scheme)) => {
                let scheme = stored::decode_scheme(&scheme).map_err(Failure::Broken)?;
                Ok(SchemeImport { scheme, warnings })
            }
            _ => Err(unexpected()),
        }
    }

    /// Writes a scheme as a file of its own.
    pub(in crate::ui) async fn write_scheme(&self, scheme: &Scheme) -> Result<Vec<u8>, Failure> {
        let scheme = stored::encode_scheme(scheme);
        match self.ask(Order::WriteScheme, scheme).await? {
            (Outcome::SchemeWritten, Some(bytes)) => Ok(bytes),
            _ => Err(unexpected()),
        }
    }

    /// The formats that can be written, which only the worker knows: what is said of them is no part of
    /// the page.
    pub(in crate::ui) async fn formats(&self) -> Result<Vec<Offered>, Failure> {
        match self.ask(Order::Formats, Vec::new()).await? {
            (Outcome::Formats(offered), _) => Ok(offered),
            _ => Err(unexpected()),
        }
    }

    /// Gives a worker an order that has one answer.
    async fn ask(
        &self,
        order: Order,
        payload: Vec<u8>,
    ) -> Result<(Outcome, Option<Vec<u8>>), Failure> {
        let number = self.number();
        let mut answers = self.begin(number)?;
        let message = Message {
            words: Job::from(order),
            payload: Some(payload),
        };
        let outcome = match self.post(number, message.into()) {
            Ok(()) => next(&mut answers).await,
            Err(failure) => Err(failure),
        };
        self.end(number, answers, is_broken(&outcome));
        let answer = outcome?;
        match answer.words {
            Answer::Outcome(outcome) => {
                let outcome = Outcome::from_bytes(&outcome).map_err(Failure::Broken)?;
                Ok((outcome, answer.payload))
            }
            Answer::Refused(error) => Err(Failure::Refused(error)),
            Answer::Failed(reason) => Err(Failure::Broken(reason)),
            _ => Err(unexpected()),
        }
    }
}

/// What an answer means that is none to the question.
fn unexpected() -> Failure {
    Failure::Broken(
        "The helper for files gave no answer to that. Reload the page and try again.".into(),
    )
}
