//! XML as openings, closings and words.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::Prefix;

/// What stands in XML, one after the other. Names have no prefix.
pub(super) enum Piece<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element ends.
    Close(String),
    /// Words.
    Words(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name, without a prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The prefix of its name.
    pub(super) fn prefix(&self) -> Option<&str> {
        let name = self.0.name();
        name.prefix().map(Prefix::into_inner)
    }

    /// The value of an attribute, by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut named = attributes
            .with_checks(false)
            .filter_map(Result::ok)
            .filter(|one| one.key.local_name().into_inner() == name);
        let value = named.next()?;
        let value = value.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }
}

/// Goes through XML. Elements without content are opened and closed. An entity that is not known stands
/// for nothing, since definitions of entities are not read: they can be made to do harm.
///
/// # Errors
///
/// What is wrong with the XML and where, after all that comes before it.
pub(super) fn walk(xml: &str, mut see: impl FnMut(Piece<'_>)) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event();
        let at = reader.buffer_position();
        match event.map_err(|error| format!("{error} (at byte {at})"))? {
            Event::Start(start) => see(Piece::Open(Element(start))),
            Event::Empty(start) => {
                let name = start.local_name().into_inner().to_owned();
                see(Piece::Open(Element(start)));
                see(Piece::Close(name));
            }
            Event::End(end) => see(Piece::Close(end.local_name().into_inner().to_owned())),
            Event::Text(text) => see(Piece::Words(text.xml10_content())),
            Event::CData(data) => see(Piece::Words(data.into_inner())),
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok().flatten();
                let words = match character {
                    Some(character) => Cow::Owned(character.to_string()),
                    None => Cow::Borrowed(
                        resolve_predefined_entity(&name.into_inner()).unwrap_or_default(),
                    ),
                };
                see(Piece::Words(words));
            }
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}
