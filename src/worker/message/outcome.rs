//! What has come of an order, in bytes and back.

use super::decode::{unknown, warnings};
use super::encode::write_warnings;
use super::{Outcome, choice, found, tag};
use crate::formats::Report;
use crate::formats::cbor::{Damage, Reader, Writer};
use crate::model::Name;

pub(super) fn write(outcome: &Outcome) -> Vec<u8> {
    let mut writer = Writer::new();
    match outcome {
        Outcome::Written {
            report,
            is_archive,
            preview,
        } => {
            writer.whole(tag::WRITTEN);
            write_report(&mut writer, report);
            writer.yes_or_no(*is_archive);
            writer.text(preview);
        }
        Outcome::Scheme { warnings } => {
            writer.whole(tag::READ_SCHEME);
            write_warnings(&mut writer, warnings);
        }
        Outcome::Formats(offered) => {
            writer.whole(tag::FORMATS);
            choice::write_offered(&mut writer, offered);
        }
        Outcome::SchemeWritten => writer.whole(tag::WRITE_SCHEME),
        Outcome::Found(found) => {
            writer.whole(tag::FOUND);
            found::write(&mut writer, found);
        }
    }
    writer.into_bytes()
}

pub(super) fn read(reader: &mut Reader<'_>) -> Result<Outcome, Damage> {
    match reader.whole()? {
        tag::WRITTEN => Ok(Outcome::Written {
            report: report(reader)?,
            is_archive: reader.yes_or_no()?,
            preview: reader.text()?.to_owned(),
        }),
        tag::READ_SCHEME => Ok(Outcome::Scheme {
            warnings: warnings(reader)?,
        }),
        tag::WRITE_SCHEME => Ok(Outcome::SchemeWritten),
        tag::FOUND => found::read(reader).map(Outcome::Found),
        tag::FORMATS => choice::offered(reader).map(Outcome::Formats),
        _ => Err(unknown()),
    }
}

fn write_report(writer: &mut Writer, report: &Report) {
    let Report {
        articles,
        spans,
        fragments,
        relations,
        entities,
        regions,
        annotators,
        spans_by_label,
        dropped,
        checked,
    } = report;
    for count in [
        articles, spans, fragments, relations, entities, regions, annotators, checked,
    ] {
        writer.count(*count);
    }
    write_counts(writer, spans_by_label);
    write_counts(writer, dropped);
}

fn report(reader: &mut Reader<'_>) -> Result<Report, Damage> {
    Ok(Report {
        articles: reader.count()?,
        spans: reader.count()?,
        fragments: reader.count()?,
        relations: reader.count()?,
        entities: reader.count()?,
        regions: reader.count()?,
        annotators: reader.count()?,
        checked: reader.count()?,
        spans_by_label: counts(reader)?
            .into_iter()
            .map(|(label, count)| (Name::from(label), count))
            .collect(),
        dropped: counts(reader)?
            .into_iter()
            .map(|(what, count)| (what.to_owned(), count))
            .collect(),
    })
}

fn write_counts(writer: &mut Writer, counts: &[(impl AsRef<str>, usize)]) {
    writer.list(counts.len());
    for (what, count) in counts {
        writer.list(2);
        writer.text(what.as_ref());
        writer.count(*count);
    }
}

fn counts<'b>(reader: &mut Reader<'b>) -> Result<Vec<(&'b str, usize)>, Damage> {
    let mut counts = Vec::new();
    reader.list(&mut |reader| {
        reader.items(2)?;
        counts.push((reader.text()?, reader.count()?));
        Ok(())
    })?;
    Ok(counts)
}
