//! How the JSON of a project file is laid out: the document and its lists broken into lines, each
//! record on a line of its own. That is compact and still shows a changed span as one changed line.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// The JSON of a document, a record to a line, with a line feed at the end.
///
/// # Errors
///
/// Those of the value itself.
pub(super) fn to_vec(document: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let layout = RecordPerLine { open: Vec::new() };
    document.serialize(&mut Serializer::with_formatter(&mut bytes, layout))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Breaks the outermost object, the lists and objects in it, and the lists in those.
struct RecordPerLine {
    /// The arrays and objects that are being written, the innermost last.
    open: Vec<Container>,
}

struct Container {
    is_broken: bool,
    is_empty: bool,
}

impl RecordPerLine {
    fn begin<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        let is_broken = match self.open.len() {
            0 | 1 => true,
            2 => bracket == b"[" && self.is_in_object_of_document(),
            _ => false,
        };
        self.open.push(Container {
            is_broken,
            is_empty: true,
        });
        writer.write_all(bracket)
    }

    /// Records are objects in a list; what is in an object of the document belongs to the scheme.
    fn is_in_object_of_document(&self) -> bool {
        self.open
            .last()
            .is_some_and(|innermost| innermost.is_broken)
    }

    fn begin_item<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let depth = self.open.len();
        let Some(container) = self.open.last_mut() else {
            return Ok(());
        };
        if !container.is_empty {
            writer.write_all(b",")?;
        }
        container.is_empty = false;
        if container.is_broken {
            break_line(writer, depth)?;
        }
        Ok(())
    }

    fn end<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        if let Some(Container {
            is_broken: true,
            is_empty: false,
        }) = self.open.pop()
        {
            break_line(writer, self.open.len())?;
        }
        writer.write_all(bracket)
    }
}

fn break_line<W: ?Sized + io::Write>(writer: &mut W, depth: usize) -> io::Result<()> {
    writer.write_all(b"\n")?;
    (0..depth).try_for_each(|_| writer.write_all(b"  "))
}

impl Formatter for RecordPerLine {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        _first: bool,
    ) -> io::Result<()> {
        self.begin_item(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        _first: bool,
    ) -> io::Result<()> {
        self.begin_item(writer)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if self.open.last().is_some_and(|object| object.is_broken) {
            b": "
        } else {
            b":"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::to_vec;

    #[test]
    fn each_record_has_a_line() {
        let document: serde_json::Value = serde_json::from_str(
            r#"{"a":1,"b":[{"x":[1,2],"y":{}},{}],"c":[],"d":{"e":[{"f":[1]},2],"g":3}}"#,
        )
        .unwrap();
        let expected = r#"{
  "a": 1,
  "b": [
    {"x":[1,2],"y":{}},
    {}
  ],
  "c": [],
  "d": {
    "e": [
      {"f":[1]},
      2
    ],
    "g": 3
  }
}
"#;
        assert_eq!(
            String::from_utf8(to_vec(&document).unwrap()).unwrap(),
            expected
        );
    }
}
