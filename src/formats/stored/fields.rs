//! From bytes to the fields of a record of any kind.
//!
//! There is one reader for all kinds, since most fields belong to several, and each is code that the
//! page has to carry.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{number, rules, scheme, values};
use crate::formats::cbor::{Damage, Reader};
use crate::model::{
    AnnotatorId, Color, Digest, Metadata, Name, Rule, Scheme, Stamp, Status, Timestamp,
    UnknownFields, Value,
};
use crate::text::{ByteOffset, TextRange};

/// What was read of a record; what it does not say is none or empty.
#[derive(Default)]
pub(super) struct Fields<'b> {
    pub(super) kind: Option<u64>,
    pub(super) id: Option<Uuid>,
    modified: Option<u64>,
    revision: u32,
    modified_by: Option<Uuid>,
    pub(super) unknown: UnknownFields,
    pub(super) state: Option<u64>,
    pub(super) name: Name,
    pub(super) article: Option<Uuid>,
    pub(super) places: Vec<TextRange>,
    pub(super) label: Option<Name>,
    pub(super) values: BTreeMap<Name, Value>,
    pub(super) note: Name,
    annotator: Option<Uuid>,
    created: Option<u64>,
    pub(super) record_type: Option<Name>,
    pub(super) aliases: Vec<Name>,
    pub(super) from: Option<Uuid>,
    pub(super) to: Option<Uuid>,
    pub(super) text: Option<&'b str>,
    pub(super) metadata: Metadata,
    pub(super) status: Status,
    pub(super) color: Option<Color>,
    pub(super) digest: Option<Digest>,
    /// The definitions of a scheme; the rest of it is in the fields that all records share.
    pub(super) definitions: Scheme,
    /// The rules of a scheme; none if it is from before there were any.
    pub(super) rules: Option<Vec<Rule>>,
}

impl<'b> Fields<'b> {
    /// Reads a record. What was read before the damage stays, so that a message can name the record.
    pub(super) fn read(&mut self, bytes: &'b [u8]) -> Result<(), Damage> {
        let mut reader = Reader::new(bytes);
        reader.map(&mut |reader| self.read_field(reader))?;
        if reader.is_at_end() {
            Ok(())
        } else {
            Err(Damage::new("it goes on after its end"))
        }
    }

    fn read_field(&mut self, reader: &mut Reader<'b>) -> Result<(), Damage> {
        match reader.whole()? {
            number::KIND => self.kind = Some(reader.whole()?),
            number::ID => self.id = Some(reader.id()?),
            number::MODIFIED => self.modified = Some(reader.whole()?),
            number::REVISION => self.revision = reader.small()?,
            number::MODIFIED_BY => self.modified_by = Some(reader.id()?),
            number::UNKNOWN => self.unknown = read_unknown(reader)?,
            number::STATE => self.state = Some(reader.whole()?),
            number::NAME => self.name = reader.name()?,
            number::ARTICLE => self.article = Some(reader.id()?),
            number::PLACES => self.places = read_places(reader)?,
            number::LABEL => self.label = Some(reader.name()?),
            number::VALUES => self.values = values::read(reader)?,
            number::NOTE => self.note = reader.name()?,
            number::ANNOTATOR => self.annotator = Some(reader.id()?),
            number::CREATED => self.created = Some(reader.whole()?),
            number::TYPE => self.record_type = Some(reader.name()?),
            number::ALIASES => self.aliases = reader.names()?,
            number::FROM => self.from = Some(reader.id()?),
            number::TO => self.to = Some(reader.id()?),
            number::TEXT => self.text = Some(reader.text()?),
            number::OUTLET => self.metadata.outlet = Some(reader.name()?),
            number::AUTHOR => self.metadata.author = Some(reader.name()?),
            number::DATE => self.metadata.date = Some(reader.name()?),
            number::URL => self.metadata.url = Some(reader.name()?),
            number::LANGUAGE => self.metadata.language = Some(reader.name()?),
            number::FILE => self.metadata.file = Some(reader.name()?),
            number::SHA256 => self.digest = Some(read_digest(reader)?),
            // What a later version may add is not worth a whole article or annotator.
            number::STATUS => self.status = Status::from_name(reader.text()?).unwrap_or_default(),
            number::COLOR => self.color = Color::from_name(reader.text()?),
            number::VERSION => self.definitions.version = reader.small()?,
            number::GUIDELINE => self.definitions.guidelines = reader.name()?,
            number::RULES => self.rules = Some(rules::read(reader)?),
            number::LABELS => self.definitions.labels = scheme::read_labels(reader)?,
            number::ATTRIBUTES => self.definitions.attributes = scheme::read_attributes(reader)?,
            number::ENTITY_KINDS => {
                self.definitions.entity_kinds = scheme::read_entity_kinds(reader)?;
            }
            number::RELATION_TYPES => {
                self.definitions.relation_types = scheme::read_relation_types(reader)?;
            }
            _ => reader.skip()?,
        }
        Ok(())
    }

    /// The version of the record.
    pub(super) fn stamp(&self) -> Result<Stamp, Damage> {
        let modified = needed(self.modified, "it has no version")?;
        Ok(Stamp {
            time: Timestamp::from_milliseconds(modified),
            counter: self.revision,
            author: annotator(self.modified_by),
        })
    }

    /// The scheme that the record is.
    pub(super) fn into_scheme(self) -> Scheme {
        Scheme {
            name: self.name,
            rules: self.rules.unwrap_or_else(Rule::general),
            unknown: self.unknown,
            ..self.definitions
        }
    }

    /// Who made the record.
    pub(super) fn annotator(&self) -> AnnotatorId {
        annotator(self.annotator)
    }

    /// When the record was made.
    pub(super) fn created(&self) -> Result<Timestamp, Damage> {
        needed(self.created, "it does not say when it was made").map(Timestamp::from_milliseconds)
    }
}

/// A field without which the record is of no use.
pub(super) fn needed<T>(field: Option<T>, reason: &'static str) -> Result<T, Damage> {
    field.ok_or(Damage::new(reason))
}

fn annotator(id: Option<Uuid>) -> AnnotatorId {
    id.map_or(AnnotatorId::NIL, AnnotatorId::from)
}

/// Reads the fields of a newer version, of a record or of a part of one.
pub(super) fn read_unknown(reader: &mut Reader<'_>) -> Result<UnknownFields, Damage> {
    let mut unknown = UnknownFields::new();
    reader.map(&mut |reader| {
        unknown.insert(reader.name()?, reader.name()?);
        Ok(())
    })?;
    Ok(unknown)
}

fn read_places(reader: &mut Reader<'_>) -> Result<Vec<TextRange>, Damage> {
    let mut places = Vec::new();
    reader.list(&mut |reader| {
        reader.items(2)?;
        let (start, end) = (reader.small()?, reader.small()?);
        let range = TextRange::new(ByteOffset::new(start), ByteOffset::new(end))
            .filter(|range| !range.is_empty());
        places.push(range.ok_or_else(|| no_stretch(start, end))?);
        Ok(())
    })?;
    Ok(places)
}

/// The damage of a record that lies where nothing of its article is.
pub(super) fn no_stretch(start: u32, end: u32) -> Damage {
    Damage::new(format!(
        "bytes {start} to {end} are no stretch of its article"
    ))
}

fn read_digest(reader: &mut Reader<'_>) -> Result<Digest, Damage> {
    let bytes = reader.bytes()?.try_into();
    bytes
        .map(Digest::from_bytes)
        .map_err(|_| Damage::new("it holds a digest that has not 32 bytes"))
}
