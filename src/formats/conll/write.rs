//! A project as a file of the family.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::look::DOCUMENT;
use super::tags::{Scheme, label, tags};
use super::{Columns, Conll};
use crate::formats::writing::{
    ExchangeWriter, Fitted, Holds, Overlaps, changed_spans, fitted, in_order_of_text, tokenized,
};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{Article, Name, Project};
use crate::text::{ByteOffset, Text, TextRange};

/// With seqeval: its name of a scheme, and what stands between two columns.
macro_rules! loading {
    ($scheme:literal, $between:literal) => {
        Loading::python(
            "pip install seqeval",
            concat!(
                "from seqeval.scheme import ",
                $scheme,
                ", Entities\n\
             blocks = open(\"{file}\", encoding=\"utf-8\").read().split(\"\\n\\n\")\n\
             sentences = [[line.split(\"",
                $between,
                "\") for line in block.split(\"\\n\")] for block in blocks if block]\n\
             tags = [[row[-1] for row in sentence] for sentence in sentences]\n\
             spans = Entities(tags, ",
                $scheme,
                ").entities"
            ),
        )
    };
}

impl ExchangeWriter for Conll {
    fn holds(&self) -> Holds {
        Holds {
            overlaps: Overlaps::None,
            ..Holds::SPANS
        }
    }

    /// A text becomes its tokens, and labels words without white space.
    fn fit(&self, project: &Project) -> Fitted {
        fitted_to_tokens(project, &self.holds(), "\n")
    }

    fn has_offsets(&self) -> bool {
        false
    }

    fn loaded_by(&self) -> Option<Loading> {
        let by_tab = self.columns == Columns::TwoByTab;
        Some(match (self.scheme, by_tab) {
            (Scheme::Iob2, false) => loading!("IOB2", " "),
            (Scheme::Iob2, true) => loading!("IOB2", "\\t"),
            (Scheme::Iob1, false) => loading!("IOB1", " "),
            (Scheme::Iob1, true) => loading!("IOB1", "\\t"),
            (Scheme::Bilou, _) => loading!("BILOU", "\\t"),
        })
    }

    fn files(&self, project: &Project, _: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let mut text = String::new();
        for article in project.articles() {
            self.write_article(&mut text, project, article);
        }
        Ok(vec![SourceFile::unnamed(text.into_bytes())])
    }
}

/// A project as a format of tokens and tags makes it.
pub(in crate::formats) fn fitted_to_tokens(
    project: &Project,
    holds: &Holds,
    between_sentences: &str,
) -> Fitted {
    let mut fitted = tokenized(fitted(project, holds), between_sentences);
    let renamed = with_labels(&mut fitted.project, label);
    fitted.drop("labels with white space, which became underscores", renamed);
    fitted
}

/// Gives spans the labels that `rename` makes of theirs. Returns how many labels were changed.
pub(in crate::formats) fn with_labels(project: &mut Project, rename: fn(&str) -> String) -> usize {
    let mut changed: BTreeSet<Name> = BTreeSet::new();
    changed_spans(project, |span, _| {
        let label = rename(&span.label);
        if label != *span.label {
            changed.insert(Name::clone(&span.label));
            span.label = label.into();
        }
    });
    changed.len()
}

impl Conll {
    fn write_article(&self, file: &mut String, project: &Project, article: &Article) {
        let spans = labelled(project, article);
        let document = match self.columns {
            Columns::TwoBySpace => " O",
            Columns::TwoByTab => "\tO",
            Columns::Four => " -X- O O",
        };
        let between = match self.columns {
            Columns::TwoBySpace => " ",
            Columns::TwoByTab => "\t",
            Columns::Four => " -X- _ ",
        };
        line(file, format_args!("{DOCUMENT}{document}\n"));
        let text = &article.text;
        for sentence in parts(text, text.whole(), '\n') {
            let tokens = parts(text, sentence, ' ');
            for (token, tag) in tokens.iter().zip(tags(self.scheme, &tokens, &spans)) {
                line(file, format_args!("{}{between}{tag}", text.slice(*token)));
            }
            file.push('\n');
        }
    }
}

/// The spans of an article in its order, with their labels.
pub(in crate::formats) fn labelled<'p>(
    project: &'p Project,
    article: &Article,
) -> Vec<(TextRange, &'p str)> {
    let spans = in_order_of_text(project, article).into_iter();
    spans
        .map(|span| (span.fragments.extent(), &*span.label))
        .collect()
}

/// What stands between the separators of a stretch.
pub(in crate::formats) fn parts(
    text: &Text,
    stretch: TextRange,
    separator: char,
) -> Vec<TextRange> {
    let mut at: ByteOffset = stretch.start();
    let mut parts = Vec::new();
    for part in text.slice(stretch).split(separator) {
        parts.push(TextRange::between(at, at.plus(part.len())));
        at = at.plus(part.len() + separator.len_utf8());
    }
    parts
}

fn line(file: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _never_fails = writeln!(file, "{line}");
}
