//! Numbers that are the same in every run (SplitMix64), so that every run measures the same texts.

/// A generator of numbers, from a seed.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below a limit; 0 if the limit is 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from((mixed ^ (mixed >> 31)) % limit).unwrap_or_default()
    }

    /// One of several words; nothing of nothing.
    pub(super) fn one_of<'a>(&mut self, several: &[&'a str]) -> &'a str {
        several
            .get(self.below(several.len()))
            .copied()
            .unwrap_or_default()
    }
}
