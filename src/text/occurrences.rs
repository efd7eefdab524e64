//! Every place where a string stands in another, overlapping ones included.
//!
//! `str::match_indices` leaves overlapping occurrences out, and an occurrence left out could make
//! an ambiguous quotation look certain. This is the algorithm of Knuth, Morris and Pratt: its time
//! is the length of both strings together, however much the pattern repeats itself.

/// The bytes at which `pattern` occurs in `string`, in ascending order; an empty pattern occurs
/// nowhere.
pub(super) fn occurrences<'a>(
    string: &'a str,
    pattern: &'a str,
) -> impl Iterator<Item = usize> + 'a {
    let pattern = Pattern::new(pattern.as_bytes());
    let mut matched = 0;
    string.bytes().enumerate().filter_map(move |(index, byte)| {
        matched = pattern.advance(matched, byte);
        // Both are UTF-8, so bytes that match start on a character boundary.
        (matched > 0 && matched == pattern.bytes.len()).then(|| index + 1 - matched)
    })
}

struct Pattern<'a> {
    bytes: &'a [u8],
    /// Entry `n`: the length of the longest proper prefix of the first `n + 1` bytes that is also
    /// a suffix of them. What is left of a match when the next byte fails.
    borders: Vec<usize>,
}

impl<'a> Pattern<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut pattern = Self {
            bytes,
            borders: Vec::with_capacity(bytes.len()),
        };
        let mut border = 0;
        for (index, &byte) in bytes.iter().enumerate() {
            if index > 0 {
                border = pattern.advance(border, byte);
            }
            pattern.borders.push(border);
        }
        pattern
    }

    /// How many bytes match after one more, given how many did before.
    fn advance(&self, mut matched: usize, byte: u8) -> usize {
        while self.bytes.get(matched) != Some(&byte) {
            let Some(last) = matched.checked_sub(1) else {
                return 0;
            };
            matched = self.borders.get(last).copied().unwrap_or(0);
        }
        matched + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(string: &str, pattern: &str) -> Vec<usize> {
        occurrences(string, pattern).collect()
    }

    #[test]
    fn overlapping_occurrences_count() {
        assert_eq!(all("aaaa", "aa"), [0, 1, 2]);
        assert_eq!(all("abababa", "aba"), [0, 2, 4]);
        assert_eq!(all("aabaabaaab", "aabaaa"), [3]);
    }

    #[test]
    fn some_occur_nowhere() {
        assert!(all("abc", "").is_empty());
        assert!(all("", "a").is_empty());
        assert!(all("ab", "abc").is_empty());
    }

    #[test]
    fn bytes_inside_characters_do_not_match() {
        assert_eq!(all("é è é", "é"), [0, 6]);
    }
}
