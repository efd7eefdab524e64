//! `README.md`: what a dataset is, for whoever finds it.
//!
//! In the manner of the dataset card of the Hugging Face Hub: a head in YAML that programs read, and then
//! words for people. It has no date: the same project gives the same card.

use std::collections::BTreeSet;

use super::loading::PartFiles;
use super::{Choice, Excluded, Loading, OffsetUnit, Report, Split, SplitBy};
use crate::model::{Name, Project, Scheme};
use crate::text::{counted, grouped};

/// A part of the dataset: which, and what is in it.
pub(super) struct Part {
    pub(super) split: Option<Split>,
    pub(super) files: PartFiles,
    pub(super) articles: usize,
    pub(super) spans: usize,
}

/// What the card is made of.
pub(super) struct Card<'p> {
    pub(super) project: &'p Project,
    pub(super) choice: &'p Choice,
    pub(super) format: &'static str,
    /// What offsets count; none where there are no offsets.
    pub(super) unit: Option<OffsetUnit>,
    pub(super) report: &'p Report,
    pub(super) parts: Vec<Part>,
    /// How others load a part; none if no library does.
    pub(super) loading: Option<Loading>,
}

impl Card<'_> {
    /// The card as Markdown.
    pub(super) fn text(&self) -> String {
        let mut text = self.head();
        text.push_str(&format!("\n# {}\n\n", self.name()));
        text.push_str(&format!(
            "{}, {} and {}, annotated with Sayso {} and written as {}. {}\n",
            counted(self.report.articles, "article"),
            counted(self.report.spans, "span"),
            counted(self.report.relations, "relation"),
            env!("CARGO_PKG_VERSION"),
            self.format,
            self.offsets(),
        ));
        self.push_loading(&mut text);
        self.push_parts(&mut text);
        push_scheme(&mut text, self.project.scheme(), self.report);
        self.push_annotators(&mut text);
        self.push_left_out(&mut text);
        text
    }

    /// What the offsets are, in a sentence.
    fn offsets(&self) -> String {
        match self.unit {
            Some(unit) => format!("Offsets count {unit}; ends are exclusive."),
            None => "There are no offsets: each tag stands with its token.".to_owned(),
        }
    }

    fn name(&self) -> &str {
        match self.project.info().name.trim() {
            "" => "Untitled dataset",
            name => name,
        }
    }

    fn head(&self) -> String {
        let languages: BTreeSet<&Name> = self
            .project
            .articles()
            .filter_map(|article| article.metadata.language.as_ref())
            .collect();
        let mut head = String::from("---\n");
        if !languages.is_empty() {
            head.push_str("language:\n");
            for language in languages {
                head.push_str(&format!("- {}\n", quoted(language)));
            }
        }
        head.push_str(&format!("pretty_name: {}\n", quoted(self.name())));
        head.push_str("task_categories:\n- token-classification\n");
        head.push_str("tags:\n- reported-speech\n- claims\n- attribution\n");
        head.push_str(&format!(
            "size_categories:\n- {}\n",
            size_category(self.report.articles)
        ));
        if self
            .parts
            .iter()
            .all(|part| part.files.name.ends_with(".jsonl"))
        {
            head.push_str("configs:\n- config_name: default\n  data_files:\n");
            for part in &self.parts {
                head.push_str(&format!(
                    "  - split: {}\n    path: {}\n",
                    hub_name(part.split),
                    quoted(&part.files.name)
                ));
            }
        }
        head.push_str("---\n");
        head
    }

    fn push_loading(&self, text: &mut String) {
        let first = self.parts.first();
        if let Some((loading, part)) = self.loading.zip(first) {
            let (language, code) = (loading.language, loading.of(&part.files));
            text.push_str("\n## Loading\n\n");
            if let Some(install) = loading.install {
                text.push_str(&format!("After `{install}`:\n\n"));
            }
            text.push_str(&format!("```{language}\n{code}\n```\n"));
        }
    }

    fn push_parts(&self, text: &mut String) {
        let Some(splits) = &self.choice.splits else {
            return;
        };
        let by = match splits.by {
            SplitBy::Chance => "Articles are divided by chance",
            SplitBy::Outlet => "All articles of an outlet are in one part",
            SplitBy::Date => "The latest articles are for testing, those before for development",
        };
        text.push_str(&format!(
            "\n## Parts\n\n{by} (seed {}); articles that are nearly the same text are always in one \
             part.\n\n| part | file | articles | spans |\n| --- | --- | ---: | ---: |\n",
            splits.seed
        ));
        for part in &self.parts {
            text.push_str(&format!(
                "| {} | `{}` | {} | {} |\n",
                part.split.map_or("all", Split::name),
                part.files.name,
                grouped(part.articles),
                grouped(part.spans)
            ));
        }
    }

    fn push_annotators(&self, text: &mut String) {
        let annotators: Vec<&str> = self
            .project
            .annotators()
            .map(|annotator| annotator.display_name())
            .collect();
        if !annotators.is_empty() {
            text.push_str("\n## Annotators\n\n");
            for annotator in annotators {
                text.push_str(&format!("- {}\n", in_markdown(annotator)));
            }
        }
    }

    fn push_left_out(&self, text: &mut String) {
        let has_excluded = self.project.regions().next().is_some();
        if !has_excluded && self.report.dropped.is_empty() {
            return;
        }
        text.push_str("\n## Not in the files\n\n");
        let excluded = match self.choice.excluded {
            Excluded::KeepText => {
                "Spans that touch text which is not part of the dataset; the text itself stands."
            }
            Excluded::CutText => {
                "Text that is not part of the dataset, and the spans that touch it."
            }
        };
        if has_excluded {
            text.push_str(&format!("- {excluded}\n"));
        }
        for (what, count) in &self.report.dropped {
            text.push_str(&format!("- {what}: {}\n", grouped(*count)));
        }
    }
}

fn push_scheme(text: &mut String, scheme: &Scheme, report: &Report) {
    text.push_str("\n## Labels\n\n| label | spans | |\n| --- | ---: | --- |\n");
    let defined = scheme
        .labels
        .iter()
        .map(|label| (&label.name, label.summary()));
    let counts = &report.spans_by_label;
    let others = counts.iter().map(|(name, _)| (name, ""));
    let mut seen = BTreeSet::new();
    for (name, summary) in defined.chain(others).filter(|(name, _)| seen.insert(*name)) {
        let count = counts
            .iter()
            .find(|(label, _)| label == name)
            .map_or(0, |(_, count)| *count);
        let (name, summary) = (in_markdown(name), in_markdown(summary));
        text.push_str(&format!("| {name} | {} | {summary} |\n", grouped(count)));
    }
    if !scheme.guidelines.trim().is_empty() {
        text.push_str(&format!(
            "\n## Guidelines\n\n{}\n",
            scheme.guidelines.trim()
        ));
    }
    for label in scheme
        .labels
        .iter()
        .filter(|label| !label.guideline.trim().is_empty())
    {
        let name = in_markdown(&label.name);
        text.push_str(&format!("\n### {name}\n\n{}\n", label.guideline.trim()));
    }
}

/// What the Hub calls a part.
fn hub_name(split: Option<Split>) -> &'static str {
    match split {
        None | Some(Split::Train) => "train",
        Some(Split::Dev) => "validation",
        Some(Split::Test) => "test",
    }
}

/// What the Hub calls a size.
fn size_category(articles: usize) -> &'static str {
    match articles {
        0..1_000 => "n<1K",
        1_000..10_000 => "1K<n<10K",
        10_000..100_000 => "10K<n<100K",
        _ => "100K<n<1M",
    }
}

/// A string of YAML: those of JSON are.
fn quoted(words: &str) -> String {
    serde_json::to_string(words).unwrap_or_default()
}

/// Words in a line of a table.
fn in_markdown(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words
        .replace('\\', "\\\\")
        .replace('|', "\\|")
        .replace('<', "&lt;")
}
