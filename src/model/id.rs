//! Stable identifiers: UUID version 7 (RFC 9562 §5.7), one type per kind of record.

use std::fmt;
use std::str::FromStr;

use uuid::{Builder, Uuid};

use super::Timestamp;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The smallest id of all; no record is ever given it.
            pub const NIL: Self = Self(Uuid::nil());
            /// The greatest id of all; no record is ever given it.
            pub const MAX: Self = Self(Uuid::max());

            /// The 16 bytes of the id, the most significant first.
            pub const fn bytes(self) -> [u8; 16] {
                self.0.into_bytes()
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// Names a project.
    ProjectId;
    /// Names an article.
    ArticleId;
    /// Names a span.
    SpanId;
    /// Names a relation.
    RelationId;
    /// Names an entity.
    EntityId;
    /// Names an excluded region.
    RegionId;
    /// Names an annotator.
    AnnotatorId;
}

/// How many ids one millisecond holds before the source borrows from the next one.
const IDS_PER_MILLISECOND: u32 = 1 << 18;

/// A source of ids that are unique across machines and ascend in the order of minting.
///
/// Each id holds the time, an 18-bit counter (RFC 9562 §6.2, method 1) and 56 random bits drawn
/// once for the source. Being a plain value, it keeps the reducer a pure function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdSource {
    random: [u8; 7],
    millisecond: u64,
    counter: u32,
}

impl IdSource {
    /// A source that tells its ids from those of other sources by `random`, which must come from a
    /// good random number generator.
    pub const fn new(random: [u8; 7]) -> Self {
        Self {
            random,
            millisecond: 0,
            counter: 0,
        }
    }

    /// A fresh id. Ids ascend even where the clock stands still or goes back.
    pub fn mint<Id: From<Uuid>>(&mut self, now: Timestamp) -> Id {
        if now.milliseconds() > self.millisecond {
            self.millisecond = now.milliseconds();
            self.counter = 0;
        } else {
            self.counter += 1;
            if self.counter == IDS_PER_MILLISECOND {
                self.millisecond += 1;
                self.counter = 0;
            }
        }
        let [a, b, c, d, e, f, g] = self.random;
        // Version and variant overwrite the high four bits of the first byte and the high two of
        // the third: the counter stands around them.
        let [_, high, middle, low] = (self.counter << 2).to_be_bytes();
        let [first, second] = ((u16::from(high) << 8 | u16::from(middle)) & 0x0fff).to_be_bytes();
        let bytes = [first, second, low >> 2, a, b, c, d, e, f, g];
        Id::from(Builder::from_unix_timestamp_millis(self.millisecond, &bytes).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_7_and_ascend_within_one_millisecond_and_when_the_clock_goes_back() {
        let mut source = IdSource::new([7; 7]);
        let mut previous = SpanId::NIL;
        for step in 0..600_000_u64 {
            let now = Timestamp::from_milliseconds(1_000_000 - step / 100_000);
            let id: SpanId = source.mint(now);
            assert!(previous < id, "{previous} is not before {id}");
            assert_eq!(id.0.get_version_num(), 7);
            previous = id;
        }
    }

    #[test]
    fn sources_with_different_random_bits_never_meet() {
        let mut first = IdSource::new([1; 7]);
        let mut second = IdSource::new([2; 7]);
        let now = Timestamp::from_milliseconds(5);
        assert_ne!(first.mint::<SpanId>(now), second.mint::<SpanId>(now));
    }

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id: ArticleId = IdSource::new([3; 7]).mint(Timestamp::from_milliseconds(9));
        assert_eq!(id.to_string().parse(), Ok(id));
    }
}
