//! The tables that convert offsets in time that does not grow with the text.
//!
//! For each of the two foreign units the index keeps a checkpoint every [`STRIDE`] bytes (how many
//! units come before) and one every [`STRIDE`] units (the byte where that unit's character
//! starts). A conversion reads a checkpoint and walks less than one stride. In ASCII text all units
//! agree, and there is no table.
//!
//! Only [`Text`](crate::text::Text) may hold an index, since the tables mean nothing without the
//! string that they were made from, which every call therefore hands in.

use super::{ByteOffset, CodePointOffset, Utf16Offset};

/// Distance between two checkpoints, in bytes for one direction and in units for the other.
const STRIDE: usize = 128;

/// Conversions between bytes, code points and UTF-16 units of one string.
pub(in crate::text) struct OffsetIndex {
    /// `None` for ASCII.
    tables: Option<Tables>,
}

struct Tables {
    code_points: UnitTable,
    utf16: UnitTable,
}

impl OffsetIndex {
    /// Reads the string once; it must be at most `u32::MAX` bytes long.
    pub(in crate::text) fn new(string: &str) -> Self {
        if string.is_ascii() {
            return Self { tables: None };
        }
        let bytes = string.as_bytes();
        Self {
            tables: Some(Tables {
                code_points: UnitTable::new(Unit::CodePoint, bytes),
                utf16: UnitTable::new(Unit::Utf16, bytes),
            }),
        }
    }

    /// The code points before `byte`, which must be on a character boundary.
    pub(in crate::text) fn code_point(&self, string: &str, byte: ByteOffset) -> CodePointOffset {
        CodePointOffset::new(self.tables.as_ref().map_or(byte.get(), |tables| {
            tables
                .code_points
                .units_before(string.as_bytes(), byte.index())
        }))
    }

    /// The UTF-16 units before `byte`, which must be on a character boundary.
    pub(in crate::text) fn utf16(&self, string: &str, byte: ByteOffset) -> Utf16Offset {
        Utf16Offset::new(self.tables.as_ref().map_or(byte.get(), |tables| {
            tables.utf16.units_before(string.as_bytes(), byte.index())
        }))
    }

    /// The byte at which a code point starts; `None` past the end.
    pub(in crate::text) fn byte_of_code_point(
        &self,
        string: &str,
        offset: CodePointOffset,
    ) -> Option<ByteOffset> {
        self.byte(string, offset.get(), |tables| &tables.code_points)
    }

    /// The byte at which a UTF-16 unit starts; `None` past the end and inside a surrogate pair.
    pub(in crate::text) fn byte_of_utf16(
        &self,
        string: &str,
        offset: Utf16Offset,
    ) -> Option<ByteOffset> {
        self.byte(string, offset.get(), |tables| &tables.utf16)
    }

    fn byte(
        &self,
        string: &str,
        unit: u32,
        table: impl Fn(&Tables) -> &UnitTable,
    ) -> Option<ByteOffset> {
        match &self.tables {
            Some(tables) => table(tables).byte_of(string.as_bytes(), unit),
            None => Some(ByteOffset::new(unit)).filter(|byte| byte.index() <= string.len()),
        }
    }
}

/// A unit other than the byte.
#[derive(Clone, Copy)]
enum Unit {
    CodePoint,
    Utf16,
}

impl Unit {
    /// How many units the character has that starts with this byte of UTF-8; none for a byte that
    /// continues a character. Summed over bytes, it counts the units in them.
    const fn width(self, byte: u8) -> u32 {
        match (self, byte) {
            (_, 0x80..=0xBF) => 0,
            (Self::Utf16, 0xF0..) => 2,
            _ => 1,
        }
    }

    /// How many units start in these bytes: less than 4 GiB.
    fn count(self, bytes: &[u8]) -> u32 {
        if bytes.is_ascii() {
            return bytes.len() as u32;
        }
        bytes.iter().map(|&byte| self.width(byte)).sum()
    }
}

/// The checkpoints of one unit.
struct UnitTable {
    unit: Unit,
    /// Entry `n`: how many units start before byte `n × STRIDE`.
    units_before: Vec<u32>,
    /// Entry `n`: the byte at which the character that holds unit `n × STRIDE` starts.
    starts: Vec<u32>,
    /// Units in the whole text.
    total: u32,
}

impl UnitTable {
    /// Counts the units of a text in UTF-8, a stride at a time.
    fn new(unit: Unit, bytes: &[u8]) -> Self {
        // Most texts that are not ASCII are nearly so, or have two bytes to a unit.
        let checkpoints = bytes.len() / STRIDE + 1;
        let mut table = Self {
            unit,
            units_before: Vec::with_capacity(checkpoints),
            starts: Vec::with_capacity(checkpoints),
            total: 0,
        };
        for (number, stride) in bytes.chunks(STRIDE).enumerate() {
            table.units_before.push(table.total);
            let total = table.total + unit.count(stride);
            // No character has more units than bytes, so that a stride has one checkpoint at most.
            if table.starts.len() * STRIDE < total as usize {
                let start = number * STRIDE + table.start_within(stride);
                table.starts.push(ByteOffset::from_index(start).get());
            }
            table.total = total;
        }
        if bytes.len().is_multiple_of(STRIDE) {
            table.units_before.push(table.total);
        }
        table
    }

    /// Where in the next stride the character starts that holds the next checkpoint of the units.
    fn start_within(&self, stride: &[u8]) -> usize {
        let mut ahead = (self.starts.len() * STRIDE).saturating_sub(self.total as usize);
        if stride.is_ascii() {
            return ahead;
        }
        for (byte, lead) in stride.iter().enumerate() {
            let width = self.unit.width(*lead) as usize;
            if width > ahead {
                return byte;
            }
            ahead -= width;
        }
        stride.len()
    }

    /// The units that start before the byte.
    fn units_before(&self, bytes: &[u8], byte: usize) -> u32 {
        let checkpoint = byte / STRIDE;
        let before = self
            .units_before
            .get(checkpoint)
            .copied()
            .unwrap_or(self.total);
        let walked = bytes.get(checkpoint * STRIDE..byte).unwrap_or_default();
        before + self.unit.count(walked)
    }

    /// The byte at which the unit starts.
    fn byte_of(&self, bytes: &[u8], unit: u32) -> Option<ByteOffset> {
        if unit >= self.total {
            return (unit == self.total).then(|| ByteOffset::from_index(bytes.len()));
        }
        let start = self
            .starts
            .get(unit as usize / STRIDE)
            .map(|&start| start as usize)?;
        // A surrogate pair may straddle the checkpoint, so its character can start a unit early.
        let mut before = self.units_before(bytes, start);
        for (distance, &byte) in bytes.get(start..)?.iter().enumerate() {
            let width = self.unit.width(byte);
            if width > 0 && before >= unit {
                return (before == unit).then(|| ByteOffset::from_index(start + distance));
            }
            before += width;
        }
        // The unit is the second half of a pair that ends the text.
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_keeps_no_tables() {
        assert!(OffsetIndex::new("He denied it.\n").tables.is_none());
        assert!(OffsetIndex::new("He denied it…").tables.is_some());
    }

    #[test]
    fn checkpoints_stand_a_stride_apart() {
        let string = "é".repeat(10 * STRIDE);
        let index = OffsetIndex::new(&string);
        let tables = index.tables.as_ref().unwrap();
        assert_eq!(tables.code_points.units_before.len(), 21);
        assert_eq!(tables.code_points.starts.len(), 10);
    }

    #[test]
    fn a_surrogate_pair_may_straddle_a_checkpoint() {
        let string = format!("{}😊b", "a".repeat(STRIDE - 1));
        let index = OffsetIndex::new(&string);
        let byte = |unit: usize| {
            let offset = Utf16Offset::new(u32::try_from(unit).unwrap());
            index.byte_of_utf16(&string, offset).map(ByteOffset::index)
        };
        assert_eq!(byte(STRIDE - 1), Some(STRIDE - 1));
        assert_eq!(byte(STRIDE), None);
        assert_eq!(byte(STRIDE + 1), Some(STRIDE + 3));
        assert_eq!(byte(STRIDE + 2), Some(string.len()));
        assert_eq!(byte(STRIDE + 3), None);
    }
}
