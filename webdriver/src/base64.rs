//! Base64 (RFC 4648), as far as a browser writes it.

/// The bytes that a text stands for; what is no digit is passed over.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text
        .bytes()
        .filter_map(|byte| ALPHABET.iter().position(|one| *one == byte));
    let digits: Vec<usize> = digits.collect();
    let groups = digits.chunks(4).flat_map(|group| {
        let bits = group.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - group.len()));
        [16, 8, 0]
            .map(|shift| (bits >> shift & 0xFF) as u8)
            .into_iter()
            .take(group.len() - 1)
    });
    groups.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_of_the_last_group_is_decoded() {
        for (text, bytes) in [
            ("", ""),
            ("U2F5c28=", "Sayso"),
            ("U2F5", "Say"),
            ("U2E=", "Sa"),
        ] {
            assert_eq!(decode(text), bytes.as_bytes(), "{text}");
        }
    }
}
