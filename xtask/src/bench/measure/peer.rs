//! Measurements through an adapter of `bench/adapters`.

use anyhow::Result;
use serde_json::{Value, json};

use super::One;
use crate::bench::figure::Figure;
use crate::bench::workload::Files;

impl One<'_> {
    /// Everything that an adapter can do, in one tab.
    pub(super) fn peer(&mut self, address: &str, files: &Files) -> Result<()> {
        self.show_peer(address)?;
        let about = self.tab.ask(
            "return [bench.subject.version, bench.subject.kind]",
            json!([]),
        )?;
        let word = |place| about.get(place).and_then(Value::as_str).unwrap_or_default();
        (self.about)(word(0), word(1));
        self.photograph()?;
        self.memory()?;
        for [start, end] in &files.free {
            self.act_and_work(
                [Figure::Label, Figure::LabelWork],
                "label",
                "isLabelled",
                &[json!(start), json!(end), json!("Claim")],
            )?;
        }
        self.scroll()?;
        self.tab.ask("bench.subject.destroy()", json!([]))?;
        Ok(())
    }

    /// Opens the page of the adapter and its workload, and shows that.
    pub(super) fn show_peer(&mut self, address: &str) -> Result<()> {
        self.tab.open(address)?;
        self.quiet()?;
        self.act(Figure::Show, "show", "isShown", &[])
    }
}
