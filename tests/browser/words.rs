//! Words to select in texts that a test does not know.

/// All runs of so many words that can be told from everything else in a text: on one line, with
/// single spaces between them, from a letter or digit to a letter or digit, and nowhere twice.
pub(crate) fn runs(text: &str, count: usize) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        for run in words.windows(count) {
            let start = run[0].as_ptr() as usize - line.as_ptr() as usize;
            let length = run.iter().map(|word| word.len() + 1).sum::<usize>() - 1;
            let run = &line[start..start + length];
            let is_whole = run.starts_with(char::is_alphanumeric)
                && run.ends_with(char::is_alphanumeric)
                && !run.contains("  ");
            if is_whole && text.matches(run).count() == 1 {
                found.push(run);
            }
        }
    }
    found
}

/// A generator of numbers that are the same in every run (SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    /// One of several.
    pub(crate) fn one_of<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.below(several.len())]
    }
}
