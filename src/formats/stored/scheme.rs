//! The scheme and its definitions.

use super::encode::write_unknown;
use super::fields::{Fields, read_unknown};
use super::values::{read_value, write_value};
use super::{number, rules};
use crate::formats::cbor::{Damage, Reader, Writer};
use crate::model::{
    Attribute, AttributeKind, Color, EntityKind, Label, Name, RelationType, Scheme, Underline,
    UnknownFields, Value,
};

/// What the kinds of attributes are called, as in a project file.
mod kind {
    pub(super) const CHOICE: &str = "choice";
    pub(super) const CHOICES: &str = "choices";
    pub(super) const YES_NO: &str = "yes/no";
    pub(super) const TEXT: &str = "text";
    pub(super) const ENTITY: &str = "entity";
}

/// A scheme by itself, as page and worker hand one to each other.
pub fn encode_scheme(scheme: &Scheme) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map();
    write(&mut writer, scheme);
    writer.end();
    writer.into_bytes()
}

/// The scheme that [`encode_scheme`] made these bytes of.
///
/// # Errors
///
/// What is wrong with the bytes.
pub fn decode_scheme(bytes: &[u8]) -> Result<Scheme, String> {
    let mut fields = Fields::default();
    let read = fields.read(bytes);
    read.map_err(|damage| damage.to_string())?;
    Ok(fields.into_scheme())
}

/// Writes the fields of the scheme.
pub(super) fn write(writer: &mut Writer, scheme: &Scheme) {
    writer.text_field(number::NAME, &scheme.name);
    writer.field(number::VERSION).whole(scheme.version.into());
    writer.text_field(number::GUIDELINE, &scheme.guidelines);
    writer.field(number::LABELS).list(scheme.labels.len());
    for label in &scheme.labels {
        write_label(writer, label);
    }
    writer
        .field(number::ATTRIBUTES)
        .list(scheme.attributes.len());
    for attribute in &scheme.attributes {
        write_attribute(writer, attribute);
    }
    writer
        .field(number::ENTITY_KINDS)
        .list(scheme.entity_kinds.len());
    for kind in &scheme.entity_kinds {
        writer.map();
        writer.text_field(number::NAME, &kind.name);
        writer.text_field(number::GUIDELINE, &kind.guideline);
        write_unknown(writer, &kind.unknown);
        writer.end();
    }
    writer
        .field(number::RELATION_TYPES)
        .list(scheme.relation_types.len());
    for relation_type in &scheme.relation_types {
        write_relation_type(writer, relation_type);
    }
    rules::write(writer, &scheme.rules);
    write_unknown(writer, &scheme.unknown);
}

fn write_label(writer: &mut Writer, label: &Label) {
    writer.map();
    writer.text_field(number::NAME, &label.name);
    writer.text_field(number::SHORT, &label.short);
    write_key(writer, label.key);
    writer.field(number::COLOR).text(label.color.name());
    writer.field(number::UNDERLINE).text(label.underline.name());
    if !label.attributes.is_empty() {
        writer.field(number::ATTRIBUTES).names(&label.attributes);
    }
    writer.text_field(number::GUIDELINE, &label.guideline);
    write_unknown(writer, &label.unknown);
    writer.end();
}

fn write_key(writer: &mut Writer, key: Option<char>) {
    if let Some(key) = key {
        writer.field(number::KEY).character(key);
    }
}

fn write_attribute(writer: &mut Writer, attribute: &Attribute) {
    writer.map();
    writer.text_field(number::NAME, &attribute.name);
    write_key(writer, attribute.key);
    let (kind, options) = match &attribute.kind {
        AttributeKind::Choice(options) => (kind::CHOICE, options.as_slice()),
        AttributeKind::Choices(options) => (kind::CHOICES, options.as_slice()),
        AttributeKind::YesNo => (kind::YES_NO, [].as_slice()),
        AttributeKind::Text => (kind::TEXT, [].as_slice()),
        AttributeKind::Entity(entity_kind) => {
            writer.text_field(number::ENTITY_KIND, entity_kind);
            (kind::ENTITY, [].as_slice())
        }
    };
    writer.field(number::TYPE).text(kind);
    if !options.is_empty() {
        writer.field(number::OPTIONS).names(options);
    }
    if attribute.is_required {
        writer.field(number::IS_REQUIRED).yes_or_no(true);
    }
    if let Some(value) = &attribute.default {
        write_value(writer.field(number::DEFAULT), value);
    }
    writer.text_field(number::GUIDELINE, &attribute.guideline);
    write_unknown(writer, &attribute.unknown);
    writer.end();
}

fn write_relation_type(writer: &mut Writer, relation_type: &RelationType) {
    writer.map();
    writer.text_field(number::NAME, &relation_type.name);
    writer.field(number::ENDS).list(relation_type.ends.len());
    for (from, to) in &relation_type.ends {
        writer.list(2);
        writer.text(from);
        writer.text(to);
    }
    writer.text_field(number::GUIDELINE, &relation_type.guideline);
    write_unknown(writer, &relation_type.unknown);
    writer.end();
}

/// What a definition can hold; each kind of definition has some of it.
#[derive(Default)]
struct Definition<'b> {
    name: Name,
    unknown: UnknownFields,
    short: Name,
    key: Option<char>,
    color: &'b str,
    underline: &'b str,
    attributes: Vec<Name>,
    guideline: Name,
    kind: &'b str,
    options: Vec<Name>,
    entity_kind: Name,
    is_required: bool,
    default: Option<Value>,
    ends: Vec<(Name, Name)>,
}

impl<'b> Definition<'b> {
    fn read(reader: &mut Reader<'b>) -> Result<Self, Damage> {
        let mut definition = Self::default();
        reader.map(&mut |reader| {
            match reader.whole()? {
                number::NAME => definition.name = reader.name()?,
                number::UNKNOWN => definition.unknown = read_unknown(reader)?,
                number::SHORT => definition.short = reader.name()?,
                number::KEY => definition.key = Some(reader.character()?),
                number::COLOR => definition.color = reader.text()?,
                number::UNDERLINE => definition.underline = reader.text()?,
                number::ATTRIBUTES => definition.attributes = reader.names()?,
                number::GUIDELINE => definition.guideline = reader.name()?,
                number::TYPE => definition.kind = reader.text()?,
                number::OPTIONS => definition.options = reader.names()?,
                number::ENTITY_KIND => definition.entity_kind = reader.name()?,
                number::IS_REQUIRED => definition.is_required = reader.yes_or_no()?,
                number::DEFAULT => definition.default = Some(read_value(reader)?),
                number::ENDS => definition.ends = read_ends(reader)?,
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        Ok(definition)
    }

    fn label(self) -> Result<Label, Damage> {
        Ok(Label {
            name: self.name,
            short: self.short,
            key: self.key,
            color: Color::from_name(self.color).ok_or_else(|| unknown("colour", self.color))?,
            underline: Underline::from_name(self.underline)
                .ok_or_else(|| unknown("underline", self.underline))?,
            attributes: self.attributes,
            guideline: self.guideline,
            unknown: self.unknown,
        })
    }

    fn attribute(self) -> Result<Attribute, Damage> {
        let kind = match self.kind {
            kind::CHOICE => AttributeKind::Choice(self.options),
            kind::CHOICES => AttributeKind::Choices(self.options),
            kind::YES_NO => AttributeKind::YesNo,
            kind::TEXT => AttributeKind::Text,
            kind::ENTITY => AttributeKind::Entity(self.entity_kind),
            other => return Err(unknown("kind of attribute", other)),
        };
        Ok(Attribute {
            name: self.name,
            key: self.key,
            kind,
            is_required: self.is_required,
            default: self.default,
            guideline: self.guideline,
            unknown: self.unknown,
        })
    }

    fn entity_kind(self) -> EntityKind {
        EntityKind {
            name: self.name,
            guideline: self.guideline,
            unknown: self.unknown,
        }
    }

    fn relation_type(self) -> RelationType {
        RelationType {
            name: self.name,
            ends: self.ends,
            guideline: self.guideline,
            unknown: self.unknown,
        }
    }
}

fn unknown(what: &str, name: &str) -> Damage {
    Damage::new(format!("Sayso does not know the {what} “{name}”"))
}

fn read_ends(reader: &mut Reader<'_>) -> Result<Vec<(Name, Name)>, Damage> {
    let mut ends = Vec::new();
    reader.list(&mut |reader| {
        reader.items(2)?;
        ends.push((reader.name()?, reader.name()?));
        Ok(())
    })?;
    Ok(ends)
}

/// Reads the labels.
pub(super) fn read_labels(reader: &mut Reader<'_>) -> Result<Vec<Label>, Damage> {
    let mut labels = Vec::new();
    reader.list(&mut |reader| {
        labels.push(Definition::read(reader)?.label()?);
        Ok(())
    })?;
    Ok(labels)
}

/// Reads the attributes.
pub(super) fn read_attributes(reader: &mut Reader<'_>) -> Result<Vec<Attribute>, Damage> {
    let mut attributes = Vec::new();
    reader.list(&mut |reader| {
        attributes.push(Definition::read(reader)?.attribute()?);
        Ok(())
    })?;
    Ok(attributes)
}

/// Reads the kinds of entities.
pub(super) fn read_entity_kinds(reader: &mut Reader<'_>) -> Result<Vec<EntityKind>, Damage> {
    let mut kinds = Vec::new();
    reader.list(&mut |reader| {
        kinds.push(Definition::read(reader)?.entity_kind());
        Ok(())
    })?;
    Ok(kinds)
}

/// Reads the types of relations.
pub(super) fn read_relation_types(reader: &mut Reader<'_>) -> Result<Vec<RelationType>, Damage> {
    let mut types = Vec::new();
    reader.list(&mut |reader| {
        types.push(Definition::read(reader)?.relation_type());
        Ok(())
    })?;
    Ok(types)
}
