//! What the page asks beside reading a file, in bytes and back.

use super::decode::{optional_encoding, optional_text, stamp, unknown};
use super::encode::{write_optional_encoding, write_optional_text, write_stamp};
use super::{Order, choice, found, tag};
use crate::formats::Manner;
use crate::formats::cbor::{Damage, Reader, Writer};

pub(super) fn write(order: &Order) -> Vec<u8> {
    let mut writer = Writer::new();
    match order {
        Order::File { name } => {
            writer.whole(tag::FILE);
            writer.text(name);
        }
        Order::ReadTogether {
            name,
            stamp,
            seed,
            manner,
        } => {
            writer.whole(tag::READ_TOGETHER);
            writer.text(name);
            write_stamp(&mut writer, *stamp);
            writer.bytes(seed);
            write_manner(&mut writer, manner);
        }
        Order::Records => {
            writer.whole(tag::RECORDS);
        }
        Order::Write {
            project,
            format,
            choice,
        } => {
            writer.whole(tag::WRITE);
            writer.bytes(&project.bytes());
            writer.text(format);
            choice::write(&mut writer, choice);
        }
        Order::ReadScheme { name } => {
            writer.whole(tag::READ_SCHEME);
            writer.text(name);
        }
        Order::WriteScheme => writer.whole(tag::WRITE_SCHEME),
        Order::Formats => writer.whole(tag::FORMATS),
    }
    writer.into_bytes()
}

pub(super) fn read(reader: &mut Reader<'_>) -> Result<Order, Damage> {
    match reader.whole()? {
        tag::FILE => Ok(Order::File {
            name: reader.text()?.to_owned(),
        }),
        tag::READ_TOGETHER => Ok(Order::ReadTogether {
            name: reader.text()?.to_owned(),
            stamp: stamp(reader)?,
            seed: reader.bytes()?.try_into().map_err(|_| unknown())?,
            manner: manner(reader)?,
        }),
        tag::RECORDS => Ok(Order::Records),
        tag::WRITE => Ok(Order::Write {
            project: reader.id()?.into(),
            format: reader.text()?.to_owned(),
            choice: choice::read(reader)?,
        }),
        tag::READ_SCHEME => Ok(Order::ReadScheme {
            name: reader.text()?.to_owned(),
        }),
        tag::WRITE_SCHEME => Ok(Order::WriteScheme),
        tag::FORMATS => Ok(Order::Formats),
        _ => Err(unknown()),
    }
}

fn write_manner(writer: &mut Writer, manner: &Manner) {
    let Manner {
        encoding,
        unit,
        format,
        columns,
    } = manner;
    write_optional_encoding(writer, *encoding);
    choice::write_unit(writer, *unit);
    write_optional_text(writer, format.as_deref());
    found::write_columns(writer, columns.as_ref());
}

fn manner(reader: &mut Reader<'_>) -> Result<Manner, Damage> {
    Ok(Manner {
        encoding: optional_encoding(reader)?,
        unit: choice::unit(reader)?,
        format: optional_text(reader)?.map(str::to_owned),
        columns: found::columns(reader)?,
    })
}
