//! `cargo xtask test`: every check and every test, one after another, and a summary.
//!
//! A step that fails stops only the steps that need what it would have made.

mod group;
mod steps;
mod summary;

use std::process::ExitCode;

use crate::chromium::Chromium;
use crate::interop;
use crate::page;
use crate::tools::Toolbox;

pub(crate) use group::Group;

use Group::{Browser, Interop, Native, Wasm};
use summary::Summary;

/// Runs every step, or those of one group.
pub(crate) fn run(only: Option<Group>) -> ExitCode {
    let mut summary = Summary::new(only);

    summary.run("Format", &[Native], steps::format);
    summary.run("Clippy", &[Native], steps::clippy);
    summary.run("Clippy, wasm32", &[Wasm], steps::clippy_for_wasm);
    summary.run("Documentation", &[Native], steps::documentation);
    summary.run(
        "Documentation, wasm32",
        &[Wasm],
        steps::documentation_for_wasm,
    );
    summary.run("Native tests", &[Native], steps::native_tests);

    let left_out = summary.run("Exports in other tools", &[Interop], interop::run_all);
    for judges in left_out.unwrap_or_default() {
        summary.leave_out("Some of the other tools", &judges);
    }

    let toolbox = summary.run("Build tools", &[Wasm, Browser], Toolbox::provide);
    let chromium = summary.run(
        "Chromium and its driver",
        &[Wasm, Browser],
        Chromium::provide,
    );

    let needed = toolbox.as_ref().zip(chromium.as_ref());
    summary.run_with(
        needed,
        "Wasm tests in Chromium",
        &[Wasm],
        |(toolbox, chromium)| steps::wasm_tests(toolbox, chromium),
    );

    let page = summary.run_with(toolbox.as_ref(), "Release page", &[Browser], |toolbox| {
        let page = page::build(toolbox)?;
        println!("\n{}", page::Weight::of(&page)?);
        Ok(page)
    });
    summary.run_with(page.as_ref(), "Page weight", &[Browser], |page| {
        page::Weight::of(page)?.keep_to_budget()
    });

    let rules = summary.run(
        "Rules of accessibility",
        &[Browser],
        steps::accessibility_rules,
    );

    let articles = steps::real_articles();
    if articles.is_none() {
        summary.leave_out("Real articles", "there is no folder ../shared/articles");
    }
    let needed = page.as_ref().zip(chromium.as_ref()).zip(rules.as_ref());
    summary.run_with(
        needed,
        "End-to-end tests in Chromium",
        &[Browser],
        |((page, chromium), rules)| {
            steps::end_to_end_tests(page, chromium, rules, articles.as_deref())
        },
    );

    summary.conclude()
}
