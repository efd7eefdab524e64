//! How far the work on an article is.

/// How far the work on an article is, as whoever works on it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nobody has begun.
    #[default]
    ToDo,
    /// Somebody is at it.
    InProgress,
    /// All is annotated.
    Done,
    /// Annotated, but somebody else should look at it.
    SecondLook,
}

impl Status {
    /// Every status, in the order of the work.
    pub const ALL: [Self; 4] = [Self::ToDo, Self::InProgress, Self::Done, Self::SecondLook];

    /// The status's name on the page and in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ToDo => "to do",
            Self::InProgress => "in progress",
            Self::Done => "done",
            Self::SecondLook => "needs a second look",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}
