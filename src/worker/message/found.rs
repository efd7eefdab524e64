//! How a file was read, in bytes and back.

use super::choice;
use super::decode::{optional_text, unknown};
use super::encode::write_optional_text;
use crate::formats::cbor::{Damage, Reader, Writer};
use crate::formats::{Columns, Found, FoundColumns, FoundUnit, Role};

pub(super) fn write(writer: &mut Writer, found: &Found) {
    let Found {
        format,
        formats,
        unit,
        columns,
    } = found;
    write_optional_text(writer, format.as_deref());
    write_words(writer, formats);
    choice::write_unit(writer, unit.map(|found| found.unit));
    writer.yes_or_no(unit.is_some_and(|found| found.is_certain));
    let Some(FoundColumns {
        names,
        guess,
        first_rows,
        rows,
    }) = columns
    else {
        return writer.nothing();
    };
    write_words(writer, names);
    write_columns(writer, Some(guess));
    writer.list(first_rows.len());
    for row in first_rows {
        write_words(writer, row);
    }
    writer.count(*rows);
}

pub(super) fn read(reader: &mut Reader<'_>) -> Result<Found, Damage> {
    let format = optional_text(reader)?.map(str::to_owned);
    let formats = words(reader)?;
    let unit = choice::unit(reader)?;
    let is_certain = reader.yes_or_no()?;
    let columns = match reader.is_nothing()? {
        true => None,
        false => Some(FoundColumns {
            names: words(reader)?,
            guess: columns(reader)?.unwrap_or_default(),
            first_rows: rows(reader)?,
            rows: reader.count()?,
        }),
    };
    Ok(Found {
        format,
        formats,
        unit: unit.map(|unit| FoundUnit { unit, is_certain }),
        columns,
    })
}

/// Writes which columns are what: the number of each role's column, in the order of the roles.
pub(super) fn write_columns(writer: &mut Writer, columns: Option<&Columns>) {
    let Some(columns) = columns else {
        return writer.nothing();
    };
    writer.list(Role::ALL.len());
    for role in Role::ALL {
        match columns.get(role) {
            Some(column) => writer.count(column),
            None => writer.nothing(),
        }
    }
}

/// Reads what [`write_columns`] wrote.
pub(super) fn columns(reader: &mut Reader<'_>) -> Result<Option<Columns>, Damage> {
    if reader.is_nothing()? {
        return Ok(None);
    }
    let mut columns = Columns::default();
    let mut roles = Role::ALL.into_iter();
    reader.list(&mut |reader| {
        let role = roles.next().ok_or_else(unknown)?;
        if !reader.is_nothing()? {
            columns.set(role, Some(reader.count()?));
        }
        Ok(())
    })?;
    Ok(Some(columns))
}

fn write_words(writer: &mut Writer, words: &[String]) {
    writer.list(words.len());
    for word in words {
        writer.text(word);
    }
}

fn words(reader: &mut Reader<'_>) -> Result<Vec<String>, Damage> {
    let mut words = Vec::new();
    reader.list(&mut |reader| {
        words.push(reader.text()?.to_owned());
        Ok(())
    })?;
    Ok(words)
}

fn rows(reader: &mut Reader<'_>) -> Result<Vec<Vec<String>>, Damage> {
    let mut rows = Vec::new();
    reader.list(&mut |reader| {
        rows.push(words(reader)?);
        Ok(())
    })?;
    Ok(rows)
}
