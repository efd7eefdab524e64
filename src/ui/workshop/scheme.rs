//! Schemes by themselves, in and out of files.

use super::{Failure, Workshop, is_broken, next};
use crate::formats::stored;
use crate::formats::{SchemeImport, SourceFile};
use crate::model::Scheme;
use crate::worker::{Answer, Job, Message};

impl Workshop {
    /// Reads the scheme that is in a file: in one of its own or in that of a project.
    pub(in crate::ui) async fn read_scheme(
        &self,
        file: SourceFile,
    ) -> Result<SchemeImport, Failure> {
        let words = Job::ReadScheme { name: file.name };
        let answer = self.ask(words, file.bytes).await?;
        match (answer.words, answer.payload) {
            (Answer::Scheme { warnings }, Some(scheme)) => {
                let scheme = stored::decode_scheme(&scheme).map_err(Failure::Broken)?;
                Ok(SchemeImport { scheme, warnings })
            }
            (Answer::Refused(error), _) => Err(Failure::Refused(error)),
            (other, _) => Err(unexpected(other)),
        }
    }

    /// Writes a scheme as a file of its own.
    pub(in crate::ui) async fn write_scheme(&self, scheme: &Scheme) -> Result<Vec<u8>, Failure> {
        let scheme = stored::encode_scheme(scheme);
        let answer = self.ask(Job::WriteScheme, scheme).await?;
        match (answer.words, answer.payload) {
            (Answer::SchemeWritten, Some(bytes)) => Ok(bytes),
            (other, _) => Err(unexpected(other)),
        }
    }

    /// Gives a worker a job that has one answer.
    async fn ask(&self, words: Job, payload: Vec<u8>) -> Result<Message<Answer>, Failure> {
        let number = self.number();
        let mut answers = self.begin(number)?;
        let message = Message {
            words,
            payload: Some(payload),
        };
        let outcome = match self.post(number, message.into()) {
            Ok(()) => next(&mut answers).await,
            Err(failure) => Err(failure),
        };
        self.end(number, answers, is_broken(&outcome));
        outcome
    }
}

/// What an answer means that is none to the question.
fn unexpected(answer: Answer) -> Failure {
    Failure::Broken(match answer {
        Answer::Failed(reason) => reason,
        _ => "The helper for files gave no answer to that. Reload the page and try again.".into(),
    })
}
