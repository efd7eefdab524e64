//! The check of what was written (I8): the lines are parsed afresh, and their offsets applied to the
//! articles by counting code points one by one.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{Line, Statement};
use crate::formats::{Draft, WriteError};

/// Checks that there are so many pairs and that every fragment has the words that stand in its article.
/// Returns how many spans were checked.
pub(super) fn check(draft: &Draft, pairs: usize) -> Result<usize, WriteError> {
    let failed = |record: &str, message: String| WriteError::CheckFailed {
        record: record.to_owned(),
        message,
    };
    let articles = draft.kept.articles();
    let articles: BTreeMap<String, &str> = articles
        .map(|article| (article.id.to_string(), article.text.as_str()))
        .collect();
    let mut found = 0;
    let mut spans: BTreeSet<String> = BTreeSet::new();
    for file in &draft.files {
        let lines = file.bytes.split(|byte| *byte == b'\n');
        for line in lines.filter(|line| !line.is_empty()) {
            let line: Line = serde_json::from_slice(line)
                .map_err(|error| failed("a line", error.to_string()))?;
            found += 1;
            for statement in [&line.from, &line.to] {
                let text = articles.get(&statement.article.id).copied();
                holds(statement, text.unwrap_or_default())
                    .map_err(|message| failed(&statement.span, message))?;
                spans.insert(statement.span.clone());
            }
        }
    }
    if found != pairs {
        return Err(failed(
            "the file",
            format!("it has {found} pairs instead of {pairs}"),
        ));
    }
    Ok(spans.len())
}

/// Whether the offsets of a statement find its words.
fn holds(statement: &Statement, text: &str) -> Result<(), String> {
    for fragment in &statement.fragments {
        let (start, end) = (fragment.start as usize, fragment.end as usize);
        let there: String = text
            .chars()
            .skip(start)
            .take(end.saturating_sub(start))
            .collect();
        if there != fragment.text || there.is_empty() {
            return Err(format!(
                "“{there}” stands at {start} to {end} and not “{}”",
                fragment.text
            ));
        }
    }
    let words: Vec<&str> = statement
        .fragments
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    if words.join(" … ") == statement.text {
        Ok(())
    } else {
        Err("its text is not that of its fragments".to_owned())
    }
}
