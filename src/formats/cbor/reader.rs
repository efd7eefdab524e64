//! Reading CBOR, item by item.

use std::borrow::Cow;
use std::fmt;

use minicbor::data::Type;
use minicbor::decode::{Decoder, Error};
use uuid::Uuid;

use crate::model::Name;

/// What is wrong with some bytes, in words that follow "It is damaged: ".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Damage(Cow<'static, str>);

impl Damage {
    /// Damage of this kind.
    pub(crate) fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<Error> for Damage {
    fn from(error: Error) -> Self {
        if error.is_end_of_input() {
            return Self::new("it ends too early");
        }
        match error.position() {
            Some(byte) => Self(format!("byte {byte} (counted from 0) is out of place").into()),
            None => Self::new("it is not as it should be"),
        }
    }
}

/// How deep lists and maps may lie within each other where they are passed over.
const DEPTH: u32 = 32;

/// Reads items one after the other. Texts and bytes are borrowed, so that a length which claims too
/// much is an error before anything is allocated.
#[derive(Debug)]
pub(crate) struct Reader<'b>(Decoder<'b>);

/// What is still to come of a list or a map: so many items, or all up to its end mark.
struct Rest(Option<u64>);

impl<'b> Reader<'b> {
    /// A reader at the start of these bytes.
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self(Decoder::new(bytes))
    }

    /// Whether all bytes have been read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.0.position() >= self.0.input().len()
    }

    /// Reads a text.
    pub(crate) fn text(&mut self) -> Result<&'b str, Damage> {
        Ok(self.0.str()?)
    }

    /// Reads a text that is kept.
    pub(crate) fn name(&mut self) -> Result<Name, Damage> {
        self.text().map(name)
    }

    /// Reads bytes.
    pub(crate) fn bytes(&mut self) -> Result<&'b [u8], Damage> {
        Ok(self.0.bytes()?)
    }

    /// Reads the 16 bytes of an id.
    pub(crate) fn id(&mut self) -> Result<Uuid, Damage> {
        let bytes = self.bytes()?.try_into();
        bytes
            .map(Uuid::from_bytes)
            .map_err(|_| Damage::new("it holds an id that has not 16 bytes"))
    }

    /// Reads a whole number.
    pub(crate) fn whole(&mut self) -> Result<u64, Damage> {
        Ok(self.0.u64()?)
    }

    /// Reads a whole number of at most 32 bits.
    pub(crate) fn small(&mut self) -> Result<u32, Damage> {
        u32::try_from(self.whole()?).map_err(|_| too_large())
    }

    /// Reads a number of things.
    pub(crate) fn count(&mut self) -> Result<usize, Damage> {
        usize::try_from(self.whole()?).map_err(|_| too_large())
    }

    /// Reads a character.
    pub(crate) fn character(&mut self) -> Result<char, Damage> {
        let code_point = self.small()?;
        char::from_u32(code_point).ok_or(Damage::new("it holds a number that is no character"))
    }

    /// Reads yes or no.
    pub(crate) fn yes_or_no(&mut self) -> Result<bool, Damage> {
        Ok(self.0.bool()?)
    }

    /// Whether nothing stands here, which is then passed over.
    pub(crate) fn is_nothing(&mut self) -> Result<bool, Damage> {
        let is_nothing = self.0.datatype()? == Type::Null;
        if is_nothing {
            self.0.null()?;
        }
        Ok(is_nothing)
    }

    /// Passes over one item of the types that a [`Writer`](super::Writer) writes, whatever it holds.
    pub(crate) fn skip(&mut self) -> Result<(), Damage> {
        self.skip_within(DEPTH)
    }

    fn skip_within(&mut self, depth: u32) -> Result<(), Damage> {
        let deeper = depth
            .checked_sub(1)
            .ok_or(Damage::new("it holds lists within lists, too deep"))?;
        match self.0.datatype()? {
            Type::String => self.text().map(drop),
            Type::Bytes => self.bytes().map(drop),
            Type::Bool => self.yes_or_no().map(drop),
            Type::Null => self.is_nothing().map(drop),
            Type::Array | Type::ArrayIndef => self.list(&mut |reader| reader.skip_within(deeper)),
            Type::Map | Type::MapIndef => self.map(&mut |reader| {
                reader.skip_within(deeper)?;
                reader.skip_within(deeper)
            }),
            _ => self.whole().map(drop),
        }
    }

    /// Reads a list: `read` is called for each item and must read it.
    pub(crate) fn list(
        &mut self,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Damage>,
    ) -> Result<(), Damage> {
        let mut rest = Rest(self.0.array()?);
        while self.has_more(&mut rest)? {
            read(self)?;
        }
        Ok(())
    }

    /// Begins to read a list of so many items, each of which must be read then.
    pub(crate) fn items(&mut self, count: u64) -> Result<(), Damage> {
        if self.0.array()? == Some(count) {
            Ok(())
        } else {
            Err(Damage::new("it holds a list of another length"))
        }
    }

    /// Reads a map: `read` is called at each key and must read both it and its value.
    pub(crate) fn map(
        &mut self,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Damage>,
    ) -> Result<(), Damage> {
        let mut rest = Rest(self.0.map()?);
        while self.has_more(&mut rest)? {
            read(self)?;
        }
        Ok(())
    }

    /// Reads a list of texts.
    pub(crate) fn names(&mut self) -> Result<Vec<Name>, Damage> {
        let mut names = Vec::new();
        self.list(&mut |reader| {
            names.push(reader.name()?);
            Ok(())
        })?;
        Ok(names)
    }

    /// Moves on to the next item of a list or map. No if there is none.
    fn has_more(&mut self, rest: &mut Rest) -> Result<bool, Damage> {
        match &mut rest.0 {
            Some(0) => Ok(false),
            Some(count) => {
                *count -= 1;
                Ok(true)
            }
            None if self.0.datatype()? == Type::Break => {
                self.0.set_position(self.0.position() + 1);
                Ok(false)
            }
            None => Ok(true),
        }
    }
}

fn too_large() -> Damage {
    Damage::new("it holds too large a number")
}

/// A text that is kept. The empty one is shared and costs no memory.
fn name(text: &str) -> Name {
    if text.is_empty() {
        Name::default()
    } else {
        Name::from(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::cbor::Writer;

    fn names(bytes: &[u8]) -> Result<Vec<Name>, Damage> {
        Reader::new(bytes).names()
    }

    #[test]
    fn lists_come_with_their_length_or_with_a_mark_at_their_end() {
        let expected = Ok(vec![Name::from("a"), Name::from("b")]);
        assert_eq!(names(b"\x82\x61a\x61b"), expected);
        assert_eq!(names(b"\x9F\x61a\x61b\xFF"), expected);
        assert_eq!(names(b"\x80"), Ok(vec![]));
    }

    #[test]
    fn a_length_that_claims_too_much_is_damage_and_allocates_nothing() {
        let too_early = Err(Damage::new("it ends too early"));
        let claims = u64::MAX.to_be_bytes();
        for head in [0x9B, 0x7B, 0x5B, 0xBB] {
            let mut bytes = vec![head];
            bytes.extend(claims);
            let mut reader = Reader::new(&bytes);
            assert!(reader.skip().is_err(), "{head:x}");
            let mut reader = Reader::new(&bytes);
            assert!(
                reader.names().is_err() && reader.text().is_err(),
                "{head:x}"
            );
        }
        assert_eq!(names(b"\x82\x61a"), too_early);
        assert_eq!(names(b"\x9F\x61a"), too_early);
        assert_eq!(names(b""), too_early);
    }

    #[test]
    fn what_is_out_of_place_is_told_by_its_byte() {
        assert_eq!(
            names(b"\x82\x61a\x05").unwrap_err().to_string(),
            "byte 3 (counted from 0) is out of place"
        );
        let mut reader = Reader::new(b"\x42ab");
        assert!(reader.id().is_err());
    }

    #[test]
    fn an_item_of_any_type_is_passed_over() {
        let mut writer = Writer::new();
        writer.map();
        writer.field(1_000_000).list(3);
        writer.text("a");
        writer.bytes(b"b");
        writer.map();
        writer.field(2).yes_or_no(true);
        writer.field(3).nothing();
        writer.field(4).character('é');
        writer.end();
        writer.end();
        let bytes = writer.into_bytes();
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.skip(), Ok(()));
        assert!(reader.is_at_end());
        for end in 0..bytes.len() {
            assert!(Reader::new(&bytes[..end]).skip().is_err(), "{end}");
        }
    }

    #[test]
    fn what_lies_too_deep_is_damage_and_no_overflow() {
        for list in [0x81, 0x9F] {
            let deep = vec![list; 1_000_000];
            assert!(Reader::new(&deep).skip().is_err());
        }
    }

    #[test]
    fn nothing_is_told_from_something() {
        let mut reader = Reader::new(b"\xF6\x05");
        assert_eq!(reader.is_nothing(), Ok(true));
        assert_eq!(reader.is_nothing(), Ok(false));
        assert_eq!(reader.whole(), Ok(5));
        assert!(reader.is_at_end());
        assert!(reader.is_nothing().is_err());
    }
}
