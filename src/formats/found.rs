//! How files were read, and how the user would rather have them read.

use super::{Columns, Encoding, FoundColumns, FoundUnit, OffsetUnit};

/// How a file is to be read, where the user overrules what it says itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Its encoding.
    pub encoding: Option<Encoding>,
    /// What its offsets count.
    pub unit: Option<OffsetUnit>,
    /// The name of its format.
    pub format: Option<String>,
    /// Which columns are what, of a table.
    pub columns: Option<Columns>,
}

impl Manner {
    /// Whether it overrules what a file says of itself. An encoding does not: it is asked for where a file
    /// cannot be read without.
    pub fn overrules(&self) -> bool {
        self.unit.is_some() || self.format.is_some() || self.columns.is_some()
    }
}

/// How a file was read, so that the user can overrule it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The name of its format; none where its parts are in several.
    pub format: Option<String>,
    /// The names of all formats that it could be said to be in.
    pub formats: Vec<String>,
    /// What its offsets count, where the format leaves it open.
    pub unit: Option<FoundUnit>,
    /// Its columns, of a table.
    pub columns: Option<FoundColumns>,
}
