//! From bytes to words.

use super::{Answer, ENCODINGS, Job, refusal, tag};
use crate::formats::cbor::{Damage, Reader};
use crate::formats::{ArticleDetails, Encoding, Place, ReadError, ReadErrorKind, Warning};
use crate::model::{Name, Stamp, Status, Timestamp};

pub(super) fn job(reader: &mut Reader<'_>) -> Result<Job, Damage> {
    match reader.whole()? {
        tag::READ => Ok(Job::Read {
            name: reader.text()?.to_owned(),
            encoding: optional_encoding(reader)?,
            details: details(reader)?,
            stamp: stamp(reader)?,
            seed: reader.bytes()?.try_into().map_err(|_| unknown())?,
        }),
        tag::PRACTISE => Ok(Job::Practise),
        tag::OTHER => Ok(Job::Order(reader.bytes()?.to_vec())),
        _ => Err(unknown()),
    }
}

pub(super) fn answer(reader: &mut Reader<'_>) -> Result<Answer, Damage> {
    match reader.whole()? {
        tag::RECORDS => Ok(Answer::Records {
            project: reader.id()?.into(),
            done: reader.count()?,
            all: reader.count()?,
        }),
        tag::READ => Ok(Answer::Read {
            warnings: warnings(reader)?,
        }),
        tag::PROGRESS => Ok(Answer::Progress {
            done: reader.count()?,
            all: reader.count()?,
        }),
        tag::REFUSED => error(reader).map(Answer::Refused),
        tag::OTHER => Ok(Answer::Outcome(reader.bytes()?.to_vec())),
        tag::FAILED => Ok(Answer::Failed(reader.text()?.to_owned())),
        _ => Err(unknown()),
    }
}

pub(super) fn unknown() -> Damage {
    Damage::new("it says something that is not known here")
}

pub(super) fn optional_encoding(reader: &mut Reader<'_>) -> Result<Option<Encoding>, Damage> {
    match reader.is_nothing()? {
        true => Ok(None),
        false => encoding(reader).map(Some),
    }
}

fn encoding(reader: &mut Reader<'_>) -> Result<Encoding, Damage> {
    let number = reader.count()?;
    ENCODINGS.get(number).copied().ok_or_else(unknown)
}

pub(super) fn optional_text<'b>(reader: &mut Reader<'b>) -> Result<Option<&'b str>, Damage> {
    match reader.is_nothing()? {
        true => Ok(None),
        false => reader.text().map(Some),
    }
}

fn optional_count(reader: &mut Reader<'_>) -> Result<Option<usize>, Damage> {
    match reader.is_nothing()? {
        true => Ok(None),
        false => reader.count().map(Some),
    }
}

fn details(reader: &mut Reader<'_>) -> Result<ArticleDetails, Damage> {
    let mut words = || optional_text(reader).map(|words| words.map(Name::from));
    Ok(ArticleDetails {
        title: words()?,
        outlet: words()?,
        author: words()?,
        date: words()?,
        url: words()?,
        language: words()?,
        status: optional_text(reader)?.and_then(Status::from_name),
    })
}

pub(super) fn stamp(reader: &mut Reader<'_>) -> Result<Stamp, Damage> {
    Ok(Stamp {
        time: Timestamp::from_milliseconds(reader.whole()?),
        counter: reader.small()?,
        author: reader.id()?.into(),
    })
}

pub(super) fn warnings(reader: &mut Reader<'_>) -> Result<Vec<Warning>, Damage> {
    let mut warnings = Vec::new();
    reader.list(&mut |reader| {
        reader.items(5)?;
        warnings.push(Warning {
            place: place(reader)?,
            message: reader.text()?.to_owned(),
        });
        Ok(())
    })?;
    Ok(warnings)
}

fn place(reader: &mut Reader<'_>) -> Result<Place, Damage> {
    Ok(Place {
        file: reader.text()?.to_owned(),
        line: optional_count(reader)?,
        column: optional_count(reader)?,
        record: optional_text(reader)?.map(str::to_owned),
    })
}

fn error(reader: &mut Reader<'_>) -> Result<ReadError, Damage> {
    let place = place(reader)?;
    let kind = match reader.whole()? {
        refusal::EMPTY => ReadErrorKind::Empty,
        refusal::BINARY => ReadErrorKind::Binary(reader.text()?.to_owned().into()),
        refusal::NOT_UTF_8 => ReadErrorKind::NotUtf8 {
            byte: reader.count()?,
            candidates: candidates(reader)?,
        },
        refusal::NOT_IN => ReadErrorKind::NotIn(encoding(reader)?),
        refusal::BROKEN_JSON => ReadErrorKind::BrokenJson {
            reason: reader.text()?.to_owned(),
            cut_off: reader.yes_or_no()?,
        },
        refusal::OTHER_JSON => ReadErrorKind::OtherJson {
            seen: reader.text()?.to_owned(),
        },
        refusal::OTHER_MANIFEST => ReadErrorKind::OtherManifest {
            seen: reader.text()?.to_owned(),
        },
        refusal::UNUSABLE => ReadErrorKind::Unusable {
            reason: reader.text()?.to_owned(),
        },
        refusal::SCHEME_ALONE => ReadErrorKind::SchemeAlone,
        refusal::OTHER_SCHEME => ReadErrorKind::OtherScheme {
            seen: reader.text()?.to_owned(),
        },
        refusal::NEWER_VERSION => ReadErrorKind::NewerVersion {
            found: reader.whole()?,
            known: reader.whole()?,
        },
        refusal::OTHER_OFFSETS => ReadErrorKind::OtherOffsets {
            found: reader.text()?.to_owned(),
        },
        refusal::TOO_LARGE => ReadErrorKind::TooLarge {
            bytes: reader.count()?,
            limit: reader.count()?,
        },
        _ => return Err(unknown()),
    };
    Ok(ReadError { place, kind })
}

fn candidates(reader: &mut Reader<'_>) -> Result<Vec<Encoding>, Damage> {
    let mut candidates = Vec::new();
    reader.list(&mut |reader| {
        candidates.push(encoding(reader)?);
        Ok(())
    })?;
    Ok(candidates)
}
