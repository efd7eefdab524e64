//! The attribute values of a span: each with the number of its kind, since a scheme may change under
//! a span and no longer tell.

use std::collections::BTreeMap;

use super::number::{VALUES, value};
use crate::formats::cbor::{Damage, Reader, Writer};
use crate::model::{Name, Value};

/// Writes the values, if there are any.
pub(super) fn write(writer: &mut Writer, values: &BTreeMap<Name, Value>) {
    if values.is_empty() {
        return;
    }
    writer.field(VALUES).map();
    for (name, value) in values {
        writer.text(name);
        write_value(writer, value);
    }
    writer.end();
}

/// Writes a value.
pub(super) fn write_value(writer: &mut Writer, value: &Value) {
    writer.list(2);
    match value {
        Value::Choice(choice) => writer.field(value::CHOICE).text(choice),
        Value::Choices(choices) => writer.field(value::CHOICES).names(choices),
        Value::YesNo(yes) => writer.field(value::YES_NO).yes_or_no(*yes),
        Value::Text(text) => writer.field(value::TEXT).text(text),
        Value::Entity(id) => writer.field(value::ENTITY).bytes(&id.bytes()),
    }
}

/// Reads the values.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<BTreeMap<Name, Value>, Damage> {
    let mut values = BTreeMap::new();
    reader.map(&mut |reader| {
        let name = reader.name()?;
        values.insert(name, read_value(reader)?);
        Ok(())
    })?;
    Ok(values)
}

/// Reads a value.
pub(super) fn read_value(reader: &mut Reader<'_>) -> Result<Value, Damage> {
    reader.items(2)?;
    match reader.whole()? {
        value::CHOICE => reader.name().map(Value::Choice),
        value::CHOICES => reader.names().map(Value::Choices),
        value::YES_NO => reader.yes_or_no().map(Value::YesNo),
        value::TEXT => reader.name().map(Value::Text),
        value::ENTITY => reader.id().map(|id| Value::Entity(id.into())),
        _ => Err(Damage::new(
            "it holds a value of a kind that Sayso does not know",
        )),
    }
}
