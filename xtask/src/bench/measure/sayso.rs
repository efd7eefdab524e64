//! Measurements of Sayso, by what its users do.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::{One, SWITCHES_PER_RUN};
use crate::bench::figure::Figure;
use crate::bench::workload::{self, Files};

/// How often small steps are measured in one run: a median of fewer cannot hold a limit of 1.3.
const ROUNDS: usize = 15;

/// Hovering is the smallest step, and the least certain.
const HOVERS_PER_ROUND: usize = 3;

/// Words that stand in almost every sentence of an article, and in few articles of the corpus.
const OFTEN: &str = "that";
const RARELY: &str = "night watchman explained";

/// The file field of the page.
const IMPORT: &str = "input[type=file][aria-label='Import files']";

impl One<'_> {
    /// Opens a project beside the article, and shows the article.
    pub(super) fn show(&mut self, files: &Files) -> Result<()> {
        self.open_project(&self.sites.path_of(&files.beside_tiny))?;
        self.tab.ask(
            "bench.subject.prepare(arguments[0], arguments[1])",
            json!([1, files.first_span]),
        )?;
        self.quiet()?;
        self.act(Figure::Show, "show", "isShown", &[])
    }

    /// Shows the article, works in it, exports it and scrolls through it.
    pub(super) fn sayso(&mut self, files: &Files) -> Result<()> {
        self.show(files)?;
        self.photograph()?;
        self.memory()?;
        let wasm = self.tab.number("return bench.wasmBytes()", json!([]))?;
        self.note(Figure::Wasm, wasm);

        for (round, [start, end]) in files.free.iter().cycle().take(ROUNDS).enumerate() {
            let words = [json!(start), json!(end)];
            self.act_and_work(
                [Figure::Select, Figure::SelectWork],
                "select",
                "isSelected",
                &words,
            )?;
            self.act_and_work(
                [Figure::Label, Figure::LabelWork],
                "label",
                "isLabelled",
                &[],
            )?;
            let saved = self.tab.number(
                "return bench.saved(bench.lastStart).then((at) => at - bench.lastStart)",
                json!([]),
            )?;
            self.note(Figure::Save, saved);
            let hover = [Figure::Hover, Figure::HoverWork];
            for _ in 0..HOVERS_PER_ROUND {
                self.act_and_work(hover, "hover", "isHovered", &[])?;
            }
            self.act_and_work([Figure::Next, Figure::NextWork], "next", "isNext", &[])?;
            let previous = [Figure::Previous, Figure::PreviousWork];
            self.act_and_work(previous, "previous", "isNext", &[])?;
            self.act_and_work([Figure::Undo, Figure::UndoWork], "undo", "isUndone", &[])?;
            let file = json!(workload::recolored(round));
            let recolor = [Figure::Recolor, Figure::RecolorWork];
            self.act_and_work(recolor, "recolor", "isRecolored", &[file])?;
        }
        self.export()?;
        self.scroll()?;
        self.links()?;
        self.search_and_label_all(files)
    }

    /// Draws the links of all spans in view, scrolls with them, and takes them away.
    fn links(&mut self) -> Result<()> {
        self.tab
            .ask("bench.subject.scroller().scrollTop = 0", json!([]))?;
        for _ in 0..ROUNDS {
            let links = [Figure::Links, Figure::LinksWork];
            self.act_and_work(links, "links", "isLinked", &[])?;
            self.step("links", "isUnlinked", &[])?;
        }
        self.step("links", "isLinked", &[])?;
        self.scroll_for(&[(Figure::LinksFrame, "longest")])?;
        // The last of the links come when the scrolling rests.
        self.quiet()?;
        self.step("links", "isUnlinked", &[])?;
        Ok(())
    }

    /// Searches the open article, labels every hit, and takes that back.
    fn search_and_label_all(&mut self, files: &Files) -> Result<()> {
        self.tab
            .ask("bench.subject.scroller().scrollTop = 0", json!([]))?;
        self.search(files, false, OFTEN)?;
        self.quiet()?;
        self.act(Figure::LabelAll, "labelAll", "isAllLabelled", &[])?;
        self.quiet()?;
        self.act(Figure::UndoAll, "undo", "isAllUndone", &[])
    }

    /// Searches the open article or all of them, beside the browser's own means.
    fn search(&mut self, files: &Files, everywhere: bool, words: &str) -> Result<()> {
        self.step("openSearch", "isSearchOpen", &[json!(everywhere)])?;
        self.quiet()?;
        self.act(Figure::Search, "search", "isFound", &[json!(words)])?;
        let hits = self.tab.number("return bench.subject.hits()", json!([]))?;
        self.note(Figure::Hits, hits);
        let time = self.tab.number(
            "return bench.subject.searchByBrowser(...arguments)",
            json!([self.sites.path_of(&files.project), words]),
        )?;
        self.note(Figure::SearchByBrowser, time);
        Ok(())
    }

    fn export(&mut self) -> Result<()> {
        self.quiet()?;
        self.act(Figure::ExportReport, "export", "canDownload", &[])?;
        let file = self
            .tab
            .ask("return bench.subject.download()", json!([]))
            .context("downloading the export")?;
        let time = file.get("time").and_then(Value::as_f64);
        self.note(
            Figure::ExportFile,
            time.with_context(|| format!("the download gives {file} instead of a time"))?,
        );
        Ok(())
    }

    /// Imports the article as a file into a browser that knows nothing yet.
    pub(super) fn import(&mut self, files: &Files) -> Result<()> {
        self.tab.forget(self.sites.sayso())?;
        self.tab.open(self.sites.sayso())?;
        self.tab.ask("return bench.settled()", json!([]))?;
        self.quiet()?;
        self.tab.ask(
            "bench.subject.expectImport(arguments[0])",
            json!([files.first_span]),
        )?;
        self.tab.choose_file(IMPORT, &files.project)?;
        let seen = self
            .tab
            .ask("return bench.imported", json!([]))
            .context("importing")?;
        if let Some(error) = seen.get("error") {
            bail!("importing: {error}");
        }
        for (figure, name) in [
            (Figure::Import, "painted"),
            (Figure::Stored, "stored"),
            (Figure::ImportFrame, "longest"),
        ] {
            let value = seen.get(name).and_then(Value::as_f64);
            self.note(
                figure,
                value.with_context(|| format!("the import gives {seen} without `{name}`"))?,
            );
        }
        let parse = self.tab.number(
            "return bench.subject.parse(arguments[0])",
            json!([self.sites.path_of(&files.project)]),
        )?;
        self.note(Figure::Parse, parse);
        Ok(())
    }

    /// Opens the corpus and goes from article to article.
    pub(super) fn corpus(&mut self, files: &Files) -> Result<()> {
        self.open_project(&self.sites.path_of(&files.project))?;
        let articles = self
            .tab
            .number("return bench.subject.articles()", json!([]))?;
        if articles < 1.0 {
            bail!("the corpus is open, but its articles are not listed");
        }
        for place in 1..=SWITCHES_PER_RUN {
            // Far apart among those that are listed.
            let link = (place as f64 * articles / (SWITCHES_PER_RUN as f64 + 1.0)).floor();
            self.tab
                .ask("bench.subject.prepare(arguments[0], null)", json!([link]))?;
            self.quiet()?;
            self.act(Figure::Switch, "show", "isShown", &[])?;
        }
        self.search(files, true, RARELY)?;
        self.memory()?;
        let wasm = self.tab.number("return bench.wasmBytes()", json!([]))?;
        self.note(Figure::Wasm, wasm);
        Ok(())
    }

    /// How long the page takes to be ready, in a browser that was never there and again.
    pub(super) fn start(&mut self, [cold, warm]: [Figure; 2]) -> Result<()> {
        let site = self.sites.sayso();
        self.tab.forget(site)?;
        self.tab.devtools("Network.clearBrowserCache", json!({}))?;
        for figure in [cold, warm] {
            self.tab.open(site)?;
            let ready = self.tab.number("return bench.readyAt()", json!([]))?;
            self.note(figure, ready);
            self.tab.ask("return bench.settled()", json!([]))?;
            self.quiet()?;
        }
        Ok(())
    }

    /// Opens a project by its address in a browser that knows nothing yet, and waits until all of
    /// it is on disk.
    fn open_project(&mut self, path: &str) -> Result<()> {
        let site = self.sites.sayso();
        self.tab.forget(site)?;
        self.tab.open(&format!("{site}?project={path}"))?;
        let ready = self.tab.number("return bench.readyAt()", json!([]))?;
        self.note(Figure::Open, ready);
        self.tab.ask("return bench.settled()", json!([]))?;
        self.quiet()
    }
}
