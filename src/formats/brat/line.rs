//! The lines of an annotation file.

/// A line that stands for something, with its number and its parts as they stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// What it is called: `T4`, or `*`.
    pub(super) id: &'a str,
    /// What it says: `Claim 5 11`.
    pub(super) says: &'a str,
    /// The words after it. Some files break them over several lines.
    pub(super) words: Option<String>,
}

/// The kinds of lines, by the letter that their ids begin with.
const LETTERS: &[char] = &['T', 'R', 'E', 'A', 'M', 'N', '#', '*'];

/// Takes an annotation file apart. What follows a line and is none by itself goes on with its words.
/// What follows nothing is returned as the numbers of lines that belong nowhere.
pub(super) fn lines(text: &str) -> (Vec<Line<'_>>, Vec<usize>) {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut stray = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if let Some((id, rest)) = line.split_once('\t').filter(|(id, _)| is_id(id)) {
            let (says, words) = match rest.split_once('\t') {
                Some((says, words)) => (says, Some(words.to_owned())),
                None => (rest, None),
            };
            lines.push(Line {
                number,
                id,
                says,
                words,
            });
            continue;
        }
        match lines.last_mut().and_then(|last| last.words.as_mut()) {
            Some(words) => {
                words.push('\n');
                words.push_str(line);
            }
            None if line.trim().is_empty() => {}
            None => stray.push(number),
        }
    }
    for words in lines.iter_mut().filter_map(|line| line.words.as_mut()) {
        // The file's last line end, and empty lines before the next line.
        words.truncate(words.trim_end_matches('\n').len());
    }
    (lines, stray)
}

/// Whether a text begins like an annotation file.
pub(super) fn begins_like_one(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let Some((id, rest)) = first.and_then(|line| line.split_once('\t')) else {
        return false;
    };
    let says = rest.split('\t').next().unwrap_or_default();
    is_id(id) && id.starts_with('T') && text_bound(says).is_some()
}

fn is_id(id: &str) -> bool {
    let Some(number) = id.strip_prefix(LETTERS) else {
        return false;
    };
    id == "*" || (!number.is_empty() && number.chars().all(|one| one.is_ascii_alphanumeric()))
}

/// The type and the fragments of `Claim 5 11;15 20`, in the line's order.
pub(super) fn text_bound(says: &str) -> Option<(&str, Vec<(u32, u32)>)> {
    let (name, places) = says.split_once(' ')?;
    let fragments: Option<Vec<(u32, u32)>> = places
        .split(';')
        .map(|place| {
            let (start, end) = place.trim().split_once(' ')?;
            Some((start.parse().ok()?, end.parse().ok()?))
        })
        .collect();
    Some((name, fragments?))
}

/// The parts of `Arg1:T1` and the like.
pub(super) fn arguments<'a>(
    parts: impl Iterator<Item = &'a str>,
) -> Option<Vec<(&'a str, &'a str)>> {
    parts.map(|part| part.split_once(':')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_go_on_over_several_lines() {
        let (lines, stray) = lines("T1\tClaim 0 3\tone\ntwo\n\nT2\tClaim 4 7\tthree\nE1\tA:T1\n");
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.id, line.says, line.words.as_deref()))
            .collect();
        assert_eq!(
            seen,
            [
                (1, "T1", "Claim 0 3", Some("one\ntwo")),
                (4, "T2", "Claim 4 7", Some("three")),
                (5, "E1", "A:T1", None),
            ]
        );
        assert!(stray.is_empty());
    }

    #[test]
    fn what_belongs_nowhere_is_told() {
        assert_eq!(lines("nonsense\n\n#1\tAnnotatorNotes T1\tnote").1, [1]);
        assert!(lines("").0.is_empty());
    }

    #[test]
    fn fragments_keep_the_order_of_the_line() {
        assert_eq!(
            text_bound("Claim 15 20;5 11"),
            Some(("Claim", vec![(15, 20), (5, 11)]))
        );
        assert_eq!(text_bound("Claim five 11"), None);
        assert_eq!(text_bound("Claim"), None);
    }

    #[test]
    fn an_annotation_file_is_known_by_its_first_line() {
        assert!(begins_like_one("T1\tClaim 0 3\tone"));
        assert!(!begins_like_one("T1\tsomething else"));
        assert!(!begins_like_one("name\tvalue"));
    }
}
