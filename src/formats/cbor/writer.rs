//! Writing CBOR, item by item.

use minicbor::Encoder;

use crate::model::Name;

/// Writes items one after the other into memory, which cannot fail.
#[derive(Debug)]
pub(crate) struct Writer(Encoder<Vec<u8>>);

impl Writer {
    /// A writer that has written nothing.
    pub(crate) fn new() -> Self {
        Self(Encoder::new(Vec::new()))
    }

    /// What was written.
    pub(crate) fn written(&self) -> &[u8] {
        self.0.writer()
    }

    /// What was written, for good.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0.into_writer()
    }

    /// Forgets what was written, and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.0.writer_mut().clear();
    }

    /// Writes a text.
    pub(crate) fn text(&mut self, text: &str) {
        let _cannot_fail = self.0.str(text);
    }

    /// Writes bytes.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let _cannot_fail = self.0.bytes(bytes);
    }

    /// Writes a whole number.
    pub(crate) fn whole(&mut self, number: u64) {
        let _cannot_fail = self.0.u64(number);
    }

    /// Writes a number of things.
    pub(crate) fn count(&mut self, count: usize) {
        self.whole(count as u64);
    }

    /// Writes a character.
    pub(crate) fn character(&mut self, character: char) {
        self.whole(u32::from(character).into());
    }

    /// Writes yes or no.
    pub(crate) fn yes_or_no(&mut self, yes: bool) {
        let _cannot_fail = self.0.bool(yes);
    }

    /// Writes that there is nothing.
    pub(crate) fn nothing(&mut self) {
        let _cannot_fail = self.0.null();
    }

    /// Begins a list of so many items.
    pub(crate) fn list(&mut self, items: usize) {
        let _cannot_fail = self.0.array(items as u64);
    }

    /// Writes a list of texts.
    pub(crate) fn names(&mut self, names: &[Name]) {
        self.list(names.len());
        for name in names {
            self.text(name);
        }
    }

    /// Writes the number of a field, whose value comes next.
    pub(crate) fn field(&mut self, number: u64) -> &mut Self {
        self.whole(number);
        self
    }

    /// Writes a field that holds a text, unless that is empty.
    pub(crate) fn text_field(&mut self, number: u64, text: &str) {
        if !text.is_empty() {
            self.field(number).text(text);
        }
    }

    /// Begins a map, up to [`end`](Self::end).
    pub(crate) fn map(&mut self) {
        let _cannot_fail = self.0.begin_map();
    }

    /// Ends a map.
    pub(crate) fn end(&mut self) {
        let _cannot_fail = self.0.end();
    }
}
