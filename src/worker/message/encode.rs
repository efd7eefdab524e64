//! From words to bytes.

use super::{Answer, ENCODINGS, Job, refusal, tag};
use crate::formats::cbor::Writer;
use crate::formats::{ArticleDetails, Encoding, Place, ReadError, ReadErrorKind, Warning};
use crate::model::{Stamp, Status};

pub(super) fn job(job: &Job) -> Vec<u8> {
    let mut writer = Writer::new();
    match job {
        Job::Read {
            name,
            encoding,
            details,
            stamp,
            seed,
        } => {
            writer.whole(tag::READ);
            writer.text(name);
            write_optional_encoding(&mut writer, *encoding);
            write_details(&mut writer, details);
            write_stamp(&mut writer, *stamp);
            writer.bytes(seed);
        }
        Job::Practise => writer.whole(tag::PRACTISE),
        Job::Order(order) => {
            writer.whole(tag::OTHER);
            writer.bytes(order);
        }
    }
    writer.into_bytes()
}

pub(super) fn answer(answer: &Answer) -> Vec<u8> {
    let mut writer = Writer::new();
    match answer {
        Answer::Records { project, done, all } => {
            writer.whole(tag::RECORDS);
            writer.bytes(&project.bytes());
            writer.count(*done);
            writer.count(*all);
        }
        Answer::Read { warnings } => {
            writer.whole(tag::READ);
            write_warnings(&mut writer, warnings);
        }
        Answer::Progress { done, all } => {
            writer.whole(tag::PROGRESS);
            writer.count(*done);
            writer.count(*all);
        }
        Answer::Refused(error) => {
            writer.whole(tag::REFUSED);
            write_error(&mut writer, error);
        }
        Answer::Outcome(outcome) => {
            writer.whole(tag::OTHER);
            writer.bytes(outcome);
        }
        Answer::Failed(reason) => {
            writer.whole(tag::FAILED);
            writer.text(reason);
        }
    }
    writer.into_bytes()
}

pub(super) fn write_optional_encoding(writer: &mut Writer, encoding: Option<Encoding>) {
    match encoding {
        Some(encoding) => write_encoding(writer, encoding),
        None => writer.nothing(),
    }
}

fn write_encoding(writer: &mut Writer, encoding: Encoding) {
    let number = ENCODINGS.iter().position(|one| *one == encoding);
    // All of them are in the list; the first one is the usual one.
    writer.count(number.unwrap_or_default());
}

fn write_details(writer: &mut Writer, details: &ArticleDetails) {
    let ArticleDetails {
        title,
        outlet,
        author,
        date,
        url,
        language,
        status,
    } = details;
    for words in [title, outlet, author, date, url, language] {
        write_optional_text(writer, words.as_deref());
    }
    write_optional_text(writer, status.map(Status::name));
}

pub(super) fn write_optional_text(writer: &mut Writer, text: Option<&str>) {
    match text {
        Some(text) => writer.text(text),
        None => writer.nothing(),
    }
}

fn write_optional_count(writer: &mut Writer, count: Option<usize>) {
    match count {
        Some(count) => writer.count(count),
        None => writer.nothing(),
    }
}

pub(super) fn write_stamp(writer: &mut Writer, stamp: Stamp) {
    writer.whole(stamp.time.milliseconds());
    writer.whole(stamp.counter.into());
    writer.bytes(&stamp.author.bytes());
}

pub(super) fn write_warnings(writer: &mut Writer, warnings: &[Warning]) {
    writer.list(warnings.len());
    for warning in warnings {
        writer.list(5);
        write_place(writer, &warning.place);
        writer.text(&warning.message);
    }
}

fn write_place(writer: &mut Writer, place: &Place) {
    writer.text(&place.file);
    write_optional_count(writer, place.line);
    write_optional_count(writer, place.column);
    write_optional_text(writer, place.record.as_deref());
}

/// Writes the place, the number of the reason, and what belongs to that reason.
fn write_error(writer: &mut Writer, error: &ReadError) {
    write_place(writer, &error.place);
    match &error.kind {
        ReadErrorKind::Empty => writer.whole(refusal::EMPTY),
        ReadErrorKind::Binary(what) => {
            writer.whole(refusal::BINARY);
            writer.text(what);
        }
        ReadErrorKind::NotUtf8 { byte, candidates } => {
            writer.whole(refusal::NOT_UTF_8);
            writer.count(*byte);
            writer.list(candidates.len());
            for candidate in candidates {
                write_encoding(writer, *candidate);
            }
        }
        ReadErrorKind::NotIn(encoding) => {
            writer.whole(refusal::NOT_IN);
            write_encoding(writer, *encoding);
        }
        ReadErrorKind::BrokenJson { reason, cut_off } => {
            writer.whole(refusal::BROKEN_JSON);
            writer.text(reason);
            writer.yes_or_no(*cut_off);
        }
        ReadErrorKind::OtherJson { seen } => {
            writer.whole(refusal::OTHER_JSON);
            writer.text(seen);
        }
        ReadErrorKind::OtherManifest { seen } => {
            writer.whole(refusal::OTHER_MANIFEST);
            writer.text(seen);
        }
        ReadErrorKind::Unusable { reason } => {
            writer.whole(refusal::UNUSABLE);
            writer.text(reason);
        }
        ReadErrorKind::SchemeAlone => writer.whole(refusal::SCHEME_ALONE),
        ReadErrorKind::OtherScheme { seen } => {
            writer.whole(refusal::OTHER_SCHEME);
            writer.text(seen);
        }
        ReadErrorKind::NewerVersion { found, known } => {
            writer.whole(refusal::NEWER_VERSION);
            writer.whole(*found);
            writer.whole(*known);
        }
        ReadErrorKind::OtherOffsets { found } => {
            writer.whole(refusal::OTHER_OFFSETS);
            writer.text(found);
        }
        ReadErrorKind::TooLarge { bytes, limit } => {
            writer.whole(refusal::TOO_LARGE);
            writer.count(*bytes);
            writer.count(*limit);
        }
    }
}
