//! One record of a JSON file, field by field.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::moments;
use super::session::reason;
use super::{Fields, Ids, JsonText, Session};
use crate::model::{AnnotatorId, Name, Stamp, Timestamp, UnknownFields};
use crate::text::shortened;

/// The longest id that a message repeats in full, in code points.
const LONGEST_ID: usize = 40;

/// The longest quotation that a message repeats in full, in code points.
pub(in crate::formats) const LONGEST_QUOTE: usize = 60;

/// A record that is being read: the fields that are not yet taken out of it.
#[derive(Debug)]
pub(in crate::formats) struct Record<'s, 'a, 'c> {
    /// The file that it stands in.
    pub(in crate::formats) session: &'s mut Session<'a, 'c>,
    /// Whose ids its own is one of: `span`.
    kind: &'static str,
    title: Title<'s, 'a>,
    /// Its JSON, for its place.
    json: &'a str,
    fields: Fields<'a>,
}

/// What messages call a record. Made into words for a message alone, since hardly any record has one.
#[derive(Clone, Copy, Debug)]
enum Title<'s, 'a> {
    /// Of a record that stands in no list.
    Given(&'s str),
    /// The id or name of a record of a list.
    Called(&'a RawValue),
    /// The place in its list, from 1, of a record that has neither.
    Numbered(usize),
}

impl Title<'_, '_> {
    /// In words: `span 0190…`.
    fn words(self, kind: &str) -> String {
        match self {
            Self::Given(title) => title.into(),
            Self::Called(name) => format!("{kind} {}", shown_id(Some(name))),
            Self::Numbered(position) => format!("{kind} number {position}"),
        }
    }
}

impl<'s, 'a, 'c> Record<'s, 'a, 'c> {
    /// Begins to read a record of a list, `position` counting from 1. None, with a warning, if it
    /// is no object.
    pub(in crate::formats) fn of_list(
        session: &'s mut Session<'a, 'c>,
        kind: &'static str,
        position: usize,
        json: &'a RawValue,
    ) -> Option<Self> {
        match serde_json::from_str::<Fields<'a>>(json.get()) {
            Ok(fields) => {
                let name = fields.get("id").or_else(|| fields.get("name"));
                let name = name.filter(|name| written_id(name).is_some());
                let title = name.map_or(Title::Numbered(position), Title::Called);
                Some(Self {
                    session,
                    kind,
                    title,
                    json: json.get(),
                    fields,
                })
            }
            Err(error) => {
                let title = Title::Numbered(position).words(kind);
                let message = format!("It is left out: {}.", reason(&error));
                session.warn(json.get(), Some(&title), message);
                None
            }
        }
    }

    /// Begins to read a record that stands in no list.
    pub(in crate::formats) fn single(
        session: &'s mut Session<'a, 'c>,
        title: &'s str,
        json: &'a str,
        fields: Fields<'a>,
    ) -> Self {
        Self {
            session,
            kind: "single record",
            title: Title::Given(title),
            json,
            fields,
        }
    }

    /// Adds a warning about this record.
    pub(in crate::formats) fn warn(&mut self, message: impl Into<String>) {
        let title = self.title.words(self.kind);
        self.session.warn(self.json, Some(&title), message.into());
    }

    /// Whether the record has a field.
    pub(in crate::formats) fn has(&self, name: &str) -> bool {
        self.fields.get(name).is_some()
    }

    /// Takes out a field. None if it is missing or null, and, with a warning, if it holds something
    /// of another type.
    pub(in crate::formats) fn optional<T: Deserialize<'a>>(&mut self, name: &str) -> Option<T> {
        self.optional_as(name, |json| serde_json::from_str(json.get()))
    }

    fn optional_as<T>(
        &mut self,
        name: &str,
        read: fn(&'a RawValue) -> Result<T, serde_json::Error>,
    ) -> Option<T> {
        let json = self.fields.take(name).filter(|json| json.get() != "null")?;
        match read(json) {
            Ok(value) => Some(value),
            Err(error) => {
                self.warn(format!("“{name}” is left out: {}.", reason(&error)));
                None
            }
        }
    }

    /// Takes out a field without which the record is of no use. None, with a warning, if it is
    /// missing or holds something of another type.
    pub(in crate::formats) fn required<T: Deserialize<'a>>(&mut self, name: &str) -> Option<T> {
        self.required_as(name, |json| serde_json::from_str(json.get()))
    }

    /// Takes out a text without which the record is of no use. None, with a warning, if it is
    /// missing or holds something else.
    pub(in crate::formats) fn required_text(&mut self, name: &str) -> Option<Cow<'a, str>> {
        self.required_as(name, JsonText::read).map(|text| text.0)
    }

    fn required_as<T>(
        &mut self,
        name: &str,
        read: fn(&'a RawValue) -> Result<T, serde_json::Error>,
    ) -> Option<T> {
        let Some(json) = self.fields.take(name) else {
            self.warn(format!("It is left out: it has no “{name}”."));
            return None;
        };
        match read(json) {
            Ok(value) => Some(value),
            Err(error) => {
                self.warn(format!(
                    "It is left out because of “{name}”: {}.",
                    reason(&error)
                ));
                None
            }
        }
    }

    /// Takes out a text; empty if there is none.
    pub(in crate::formats) fn text(&mut self, name: &str) -> Name {
        self.optional_text(name).unwrap_or_default()
    }

    /// Takes out a text, if there is one.
    pub(in crate::formats) fn optional_text(&mut self, name: &str) -> Option<Name> {
        let text = self.optional_as(name, JsonText::read)?.0;
        // The default is shared and costs no memory.
        Some(if text.is_empty() {
            Name::default()
        } else {
            Name::from(text)
        })
    }

    /// Takes out a list of texts; empty if there is none.
    pub(in crate::formats) fn texts(&mut self, name: &str) -> Vec<Name> {
        let texts: Vec<JsonText<'_>> = self.optional(name).unwrap_or_default();
        texts.into_iter().map(|text| Name::from(text.0)).collect()
    }

    /// Takes out a list of values, still unparsed; empty if there is none.
    pub(in crate::formats) fn list(&mut self, name: &str) -> Vec<&'a RawValue> {
        self.optional(name).unwrap_or_default()
    }

    /// Takes out an object, still unparsed; none if there is none.
    pub(in crate::formats) fn object(&mut self, name: &str) -> Option<(&'a str, Fields<'a>)> {
        let json = self.fields.take(name).filter(|json| json.get() != "null")?;
        match serde_json::from_str(json.get()) {
            Ok(fields) => Some((json.get(), fields)),
            Err(error) => {
                self.warn(format!("“{name}” is left out: {}.", reason(&error)));
                None
            }
        }
    }

    /// Takes out the record's own id. A missing one is made up; one that is no UUID is replaced,
    /// with a warning.
    pub(in crate::formats) fn id<Id: From<Uuid>>(&mut self) -> Id {
        let Some(json) = self.fields.take("id") else {
            return self.session.ids.fresh();
        };
        let text = written_id(json).unwrap_or_else(|| json.get().into());
        if let Some(uuid) = Ids::parse(&text) {
            return Id::from(uuid);
        }
        let id = self.session.ids.resolve(self.kind, &text);
        self.warn(
            "Its id is not a UUID. It is read under a new id, so reading this file again gives it \
             a second time.",
        );
        id
    }

    /// Takes out the id of another record, of this kind. None if there is none.
    pub(in crate::formats) fn reference<Id: From<Uuid>>(
        &mut self,
        name: &str,
        kind: &'static str,
    ) -> Option<Id> {
        let json = self.fields.take(name).filter(|json| json.get() != "null")?;
        let id = written_id(json).map(|text| self.session.ids.resolve(kind, &text));
        if id.is_none() {
            self.warn(format!("“{name}” is not the id of {}.", with_article(kind)));
        }
        id
    }

    /// Takes out the id of another record without which this one is of no use. None, with a
    /// warning, if it is missing.
    pub(in crate::formats) fn required_reference<Id: From<Uuid>>(
        &mut self,
        name: &str,
        kind: &'static str,
    ) -> Option<Id> {
        let is_there = self.has(name);
        let id = self.reference(name, kind);
        if id.is_none() && !is_there {
            self.warn(format!("It is left out: it has no “{name}”."));
        }
        id
    }

    /// Takes out the id of an annotator; nobody's if there is none.
    pub(in crate::formats) fn annotator(&mut self, name: &str) -> AnnotatorId {
        self.reference(name, "annotator")
            .unwrap_or(AnnotatorId::NIL)
    }

    /// Takes out a moment. None if it is missing or, with a warning, malformed.
    fn moment(&mut self, name: &str) -> Option<Timestamp> {
        let text = self.optional_as(name, JsonText::read)?;
        let moment = moments::read(&text.0);
        if moment.is_none() {
            self.warn(format!(
                "“{name}” is left out: it is not a moment since 1970 in RFC 3339."
            ));
        }
        moment
    }

    /// Takes out when the record was made; the moment of reading if it does not say.
    pub(in crate::formats) fn created(&mut self) -> Timestamp {
        self.moment("created").unwrap_or(self.session.stamp.time)
    }

    /// Takes out what every record ends with: its version and, last of all, the unknown fields.
    pub(in crate::formats) fn ending(&mut self) -> (Stamp, UnknownFields) {
        (self.stamp(), self.unknown())
    }

    /// Takes out the version of the record; the one of the session if it has none.
    pub(in crate::formats) fn stamp(&mut self) -> Stamp {
        let counter = self.optional("revision").unwrap_or_default();
        let author = self.annotator("modified_by");
        match self.moment("modified") {
            Some(time) => Stamp {
                time,
                counter,
                author,
            },
            None => self.session.stamp,
        }
    }

    /// A field as it stands there, which stays; none if it is missing.
    pub(in crate::formats) fn peek(&self, name: &str) -> Option<&'a RawValue> {
        self.fields.get(name)
    }

    /// The words that a span or region quotes, for messages: ` (“…”)`, or nothing.
    pub(in crate::formats) fn quote(&self) -> String {
        let first_fragment = |json: &'a RawValue| {
            let fragments: Vec<Fields<'a>> = serde_json::from_str(json.get()).ok()?;
            fragments.first()?.get_text("text")
        };
        let quote = self
            .fields
            .get_text("text")
            .or_else(|| self.fields.get("fragments").and_then(first_fragment));
        quote.map_or_else(String::new, |quote| {
            format!(" (“{}”)", shortened(&quote, LONGEST_QUOTE))
        })
    }

    /// Takes out fields that say what others say as well.
    pub(in crate::formats) fn ignore(&mut self, names: &[&str]) {
        self.fields.leave_out(names);
    }

    /// Takes out all the fields that are left.
    pub(in crate::formats) fn unknown(&mut self) -> UnknownFields {
        std::mem::take(&mut self.fields).into_unknown()
    }
}

/// An id as files write it: text or a whole number. None if it is something else.
fn written_id(json: &RawValue) -> Option<Cow<'_, str>> {
    if json.get().starts_with('"') {
        JsonText::read(json).ok().map(|text| text.0)
    } else {
        let number: Result<u64, _> = serde_json::from_str(json.get());
        number.ok().map(|_| Cow::Borrowed(json.get()))
    }
}

/// How the file writes the id in a field, for messages.
pub(in crate::formats) fn shown_id(json: Option<&RawValue>) -> String {
    json.and_then(written_id)
        .map_or_else(|| "?".into(), |id| shortened(&id, LONGEST_ID))
}

fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {kind}")
}
