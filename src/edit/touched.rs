//! What a change of the scheme touches, in words: for the question before it is made.

use super::Touched;

impl Touched {
    /// What it touches, a whole sentence each; nothing if it touches nothing.
    pub fn sentences(&self) -> Vec<String> {
        let sentences = [
            (
                self.relabelled,
                ["span gets", "spans get"],
                "the new name of the label",
            ),
            (
                self.without_label,
                ["span keeps", "spans keep"],
                "a label that the scheme no longer has",
            ),
            (
                self.values_renamed,
                ["value gets", "values get"],
                "the new name of the attribute or option",
            ),
            (
                self.values_unfit,
                ["value stays", "values stay"],
                "though the scheme no longer has a place for it",
            ),
            (
                self.entities_renamed,
                ["entity gets", "entities get"],
                "the new name of the kind",
            ),
            (
                self.entities_without_kind,
                ["entity keeps", "entities keep"],
                "a kind that the scheme no longer has",
            ),
            (
                self.relations_renamed,
                ["relation gets", "relations get"],
                "the new name of the type",
            ),
            (
                self.relations_not_allowed,
                ["relation stays", "relations stay"],
                "though the scheme no longer allows it",
            ),
        ];
        let sentences = sentences.into_iter().filter(|(count, ..)| *count > 0);
        sentences
            .map(|(count, [one, several], what)| {
                let who = if count == 1 { one } else { several };
                format!("{count} {who} {what}.")
            })
            .collect()
    }
}
