//! What there is to write, and which part of a project, in bytes and back.

use std::collections::BTreeSet;

use super::decode::unknown;
use crate::formats::cbor::{Damage, Reader, Writer};
use crate::formats::{Choice, Excluded, Offered, OffsetUnit, SplitBy, Splits};
use crate::model::{AnnotatorId, ArticleId, Name};

pub(super) fn write(writer: &mut Writer, choice: &Choice) {
    let Choice {
        articles,
        annotators,
        labels,
        excluded,
        unit,
        splits,
        data_card,
    } = choice;
    write_set(writer, articles.as_ref(), |writer, id| {
        writer.bytes(&id.bytes());
    });
    write_set(writer, annotators.as_ref(), |writer, id| {
        writer.bytes(&id.bytes());
    });
    write_set(writer, labels.as_ref(), |writer, label| writer.text(label));
    writer.yes_or_no(*excluded == Excluded::CutText);
    write_unit(writer, *unit);
    writer.yes_or_no(*data_card);
    match splits {
        None => writer.nothing(),
        Some(Splits {
            by,
            dev,
            test,
            seed,
        }) => {
            writer.whole(match by {
                SplitBy::Chance => 0,
                SplitBy::Outlet => 1,
                SplitBy::Date => 2,
            });
            writer.count((*dev).into());
            writer.count((*test).into());
            writer.whole(*seed);
        }
    }
}

pub(super) fn read(reader: &mut Reader<'_>) -> Result<Choice, Damage> {
    Ok(Choice {
        articles: set(reader, |reader| Ok(ArticleId::from(reader.id()?)))?,
        annotators: set(reader, |reader| Ok(AnnotatorId::from(reader.id()?)))?,
        labels: set(reader, |reader| Ok(Name::from(reader.text()?)))?,
        excluded: match reader.yes_or_no()? {
            true => Excluded::CutText,
            false => Excluded::KeepText,
        },
        unit: unit(reader)?,
        data_card: reader.yes_or_no()?,
        splits: splits(reader)?,
    })
}

fn splits(reader: &mut Reader<'_>) -> Result<Option<Splits>, Damage> {
    if reader.is_nothing()? {
        return Ok(None);
    }
    let by = match reader.whole()? {
        0 => SplitBy::Chance,
        1 => SplitBy::Outlet,
        2 => SplitBy::Date,
        _ => return Err(unknown()),
    };
    let mut percent = || u8::try_from(reader.count()?).map_err(|_| unknown());
    let (dev, test) = (percent()?, percent()?);
    Ok(Some(Splits {
        by,
        dev,
        test,
        seed: reader.whole()?,
    }))
}

/// Writes the formats that there are to choose from.
pub(super) fn write_offered(writer: &mut Writer, offered: &[Offered]) {
    writer.list(offered.len());
    for format in offered {
        writer.list(5);
        let Offered {
            name,
            extension,
            media_type,
            description,
            offset_units,
        } = format;
        for words in [name, extension, media_type, description] {
            writer.text(words);
        }
        writer.list(offset_units.len());
        for unit in offset_units {
            write_unit(writer, Some(*unit));
        }
    }
}

/// Reads what [`write_offered`] wrote.
pub(super) fn offered(reader: &mut Reader<'_>) -> Result<Vec<Offered>, Damage> {
    let mut offered = Vec::new();
    reader.list(&mut |reader| {
        reader.items(5)?;
        let mut format = Offered {
            name: reader.text()?.to_owned(),
            extension: reader.text()?.to_owned(),
            media_type: reader.text()?.to_owned(),
            description: reader.text()?.to_owned(),
            offset_units: Vec::new(),
        };
        reader.list(&mut |reader| {
            format.offset_units.extend(unit(reader)?);
            Ok(())
        })?;
        offered.push(format);
        Ok(())
    })?;
    Ok(offered)
}

/// Writes a unit as its place among all of them, or that there is none.
pub(super) fn write_unit(writer: &mut Writer, unit: Option<OffsetUnit>) {
    let number = unit.and_then(|unit| OffsetUnit::ALL.iter().position(|one| *one == unit));
    match number {
        Some(number) => writer.count(number),
        None => writer.nothing(),
    }
}

/// Reads what [`write_unit`] wrote.
pub(super) fn unit(reader: &mut Reader<'_>) -> Result<Option<OffsetUnit>, Damage> {
    if reader.is_nothing()? {
        return Ok(None);
    }
    let unit = OffsetUnit::ALL.get(reader.count()?);
    unit.copied().map(Some).ok_or_else(unknown)
}

fn write_set<T>(writer: &mut Writer, set: Option<&BTreeSet<T>>, write: fn(&mut Writer, &T)) {
    let Some(set) = set else {
        return writer.nothing();
    };
    writer.list(set.len());
    for one in set {
        write(writer, one);
    }
}

fn set<T: Ord>(
    reader: &mut Reader<'_>,
    read: fn(&mut Reader<'_>) -> Result<T, Damage>,
) -> Result<Option<BTreeSet<T>>, Damage> {
    if reader.is_nothing()? {
        return Ok(None);
    }
    let mut set = BTreeSet::new();
    reader.list(&mut |reader| {
        set.insert(read(reader)?);
        Ok(())
    })?;
    Ok(Some(set))
}
