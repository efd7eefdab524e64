//! `docs/interop.md`.

use std::fmt::Write as _;

use anyhow::Result;

use super::figure::{Series, cell};
use super::page::{Act, OfPage};
use super::steps::Corpus;
use crate::bench::grouped;
use crate::interop::Verdicts;

/// A frame without a bar may take so long, in milliseconds.
const FRAME_LIMIT: f64 = 50.0;

/// What was measured of a format.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The format's name.
    pub(super) format: String,
    /// The library that it is for, with its version; empty if there is none.
    pub(super) library: String,
    pub(super) we_write: Series,
    pub(super) we_read: Series,
    pub(super) it_reads: Series,
    pub(super) it_writes: Series,
}

/// All that the tables are made of.
pub(super) struct Facts<'f> {
    pub(super) corpus_name: &'f str,
    pub(super) corpus: &'f Corpus,
    pub(super) runs: usize,
    /// How long it took to read the corpus as it is, if it was found.
    pub(super) imported: &'f Series,
    pub(super) rows: &'f [Row],
    pub(super) page: Option<&'f OfPage>,
    pub(super) verdicts: Option<&'f Verdicts>,
    /// What went wrong or was left out.
    pub(super) troubles: &'f [String],
}

/// Writes the page.
pub(super) fn write(facts: &Facts<'_>) -> Result<String> {
    let mut out = String::from("# Other tools\n\n");
    head(&mut out, facts)?;
    native(&mut out, facts)?;
    if let Some(page) = facts.page {
        in_page(&mut out, page)?;
    }
    verdicts(&mut out, facts)?;
    if !facts.troubles.is_empty() {
        writeln!(out, "\n## What is missing\n")?;
        for trouble in facts.troubles {
            writeln!(out, "- {trouble}")?;
        }
    }
    Ok(out)
}

fn head(out: &mut String, facts: &Facts<'_>) -> Result<()> {
    let counts = facts.corpus.counts.iter().copied().map(grouped);
    let counts: Vec<String> = counts.collect();
    let [articles, characters, spans, relations] = counts.as_slice() else {
        anyhow::bail!("the corpus was not described");
    };
    write!(
        out,
        "Made by `cargo xtask interop --measure --runs {}`; do not edit. {} has {articles} articles, \
         {characters} characters, {spans} spans and {relations} relations here.\n\n",
        facts.runs, facts.corpus_name
    )?;
    if let Some(OfPage { machine, .. }) = facts.page {
        writeln!(out, "- **Day:** {}", machine.date)?;
        writeln!(out, "- **Machine:** {}", machine.hardware)?;
        writeln!(out, "- **Browser:** {}, headless", machine.browser)?;
    }
    writeln!(out, "- **Sayso:** {}\n", env!("CARGO_PKG_VERSION"))?;
    Ok(())
}

fn native(out: &mut String, facts: &Facts<'_>) -> Result<()> {
    out.push_str(
        "## Time and memory\n\n\
         The corpus is written in each format, read again, and loaded by the code that the data card of the \
         export names, each in a process of its own, one after the other, run by run. Seconds: the median, and \
         in parentheses the least and the greatest; megabytes that were added at the most. What Sayso reads it \
         checks and makes a project of, and what it writes it reads back and compares, all in one thread of a \
         program that is built for size, as the page is; a library's figures are without its imports, and what \
         it writes is what it has loaded. “×” is how many times as long the library takes in the same run.\n\n\
         | format | Sayso writes | Sayso reads | library | it reads | × | it writes | × |\n\
         | --- | ---: | ---: | --- | ---: | ---: | ---: | ---: |\n",
    );
    if facts.corpus.read.is_some() {
        let cell = facts.imported.cell();
        writeln!(
            out,
            "| {} as it comes | – | {cell} | – | – |  | – |  |",
            facts.corpus_name
        )?;
    }
    for row in facts.rows {
        let library = Some(&*row.library).filter(|library| !library.is_empty());
        let cells = [
            row.format.clone(),
            row.we_write.cell(),
            row.we_read.cell(),
            library.unwrap_or("–").to_owned(),
            row.it_reads.cell(),
            row.we_read.times(&row.it_reads),
            row.it_writes.cell(),
            row.we_write.times(&row.it_writes),
        ];
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn in_page(out: &mut String, page: &OfPage) -> Result<()> {
    write!(
        out,
        "\n## In the page\n\n\
         The same corpus in the release page, half as many runs: read as one file, and written in each format, from choosing it in \
         the export dialog to its report, which comes after the check. Work goes on in a worker; of the page, \
         the longest time between two frames is told, once of all and once of those that began without a bar \
         that shows how far it is and a way to cancel, which may take {FRAME_LIMIT} ms.\n\n\
         | | time | longest frame | without a bar | within {FRAME_LIMIT} ms |\n\
         | --- | ---: | ---: | ---: | --- |\n"
    )?;
    for (name, acts) in &page.acts {
        writeln!(out, "{}", act_row(name, acts))?;
    }
    Ok(())
}

fn act_row(name: &str, acts: &[Act]) -> String {
    let of = |value: fn(&Act) -> f64, unit| cell(acts.iter().map(value).collect(), unit);
    let is_within = acts.iter().all(|act| act.longest_bare <= FRAME_LIMIT);
    let cells = [
        of(|act| act.time / 1000.0, " s"),
        of(|act| act.longest, " ms"),
        of(|act| act.longest_bare, " ms"),
    ];
    let cells = cells.map(Option::unwrap_or_default).join(" | ");
    let verdict = if is_within { "yes" } else { "**no**" };
    format!("| {name} | {cells} | {verdict} |")
}

fn verdicts(out: &mut String, facts: &Facts<'_>) -> Result<()> {
    let Some(verdicts) = facts.verdicts else {
        return Ok(());
    };
    out.push_str(
        "\n## What other tools say\n\n\
         Some projects, one of them of scripts, signs and overlaps that are hard, are written in each format and \
         loaded with the tools' own code, which is compared span by span.\n\n\
         | format | what its judges loaded |\n| --- | --- |\n",
    );
    for (format, _) in &facts.corpus.formats {
        let said = verdicts.passed.iter().filter(|(of, _)| of == format);
        let said: Vec<&str> = said.map(|(_, line)| &**line).collect();
        let said = if said.is_empty() {
            "no tool's code".to_owned()
        } else {
            said.join("<br>")
        };
        writeln!(out, "| {format} | {said} |")?;
    }
    for wrong in &verdicts.failed {
        writeln!(out, "\n**Wrong:** {wrong}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interop::measure::figure::Figure;

    #[test]
    fn a_row_tells_how_many_times_as_long_the_library_takes() {
        let mut row = Row {
            format: "brat standoff".into(),
            library: "pybrat 0.1.7".into(),
            ..Row::default()
        };
        let figure = |seconds| Figure {
            seconds,
            kilobytes: 2048.0,
        };
        row.we_read.add(1, figure(0.5));
        row.it_reads.add(1, figure(2.0));
        let corpus = Corpus {
            counts: vec![928, 4_000_000, 98_000, 70_000],
            ..Corpus::default()
        };
        let text = write(&Facts {
            corpus_name: "PolNeAR",
            corpus: &corpus,
            runs: 1,
            imported: &Series::default(),
            rows: &[row],
            page: None,
            verdicts: None,
            troubles: &["spaCy: it was ended after 150 s".into()],
        });
        let text = text.unwrap();
        assert!(
            text.contains("928 articles, 4,000,000 characters"),
            "{text}"
        );
        assert!(
            text.contains(
                "| brat standoff | – | 0.50 s, 2 MB | pybrat 0.1.7 | 2.0 s, 2 MB | 4.0 | – |  |"
            ),
            "{text}"
        );
        assert!(
            text.ends_with("- spaCy: it was ended after 150 s\n"),
            "{text}"
        );
    }

    #[test]
    fn a_frame_without_a_bar_is_held_to_its_limit() {
        let act = |longest_bare| Act {
            time: 1500.0,
            longest: 80.0,
            longest_bare,
        };
        assert_eq!(
            act_row("brat standoff", &[act(17.0), act(49.0)]),
            "| brat standoff | 1.5 s | 80 ms | 33 ms (17–49) | yes |"
        );
        assert!(act_row("CoNLL-2002", &[act(51.0)]).ends_with("| **no** |"));
    }
}
