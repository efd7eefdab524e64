//! What each step does.
//!
//! Warnings are denied to clippy and rustdoc alone, through their own flags: flags of rustc would
//! make every step compile the dependencies anew.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::chromium::Chromium;
use crate::packages;
use crate::process::{cargo, run};
use crate::serve::{self, ArticleFolder, Server, Site};
use crate::tools::{self, Toolbox, WASM_TARGET};
use crate::workspace;

pub(super) fn format() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

pub(super) fn clippy() -> Result<()> {
    run(cargo()
        .args(["clippy", "--workspace", "--all-targets", "--all-features"])
        .args(["--", "--deny", "warnings"]))
}

pub(super) fn clippy_for_wasm() -> Result<()> {
    tools::provide_wasm_target()?;
    run(cargo()
        .args(["clippy", "--package", "sayso", "--target", WASM_TARGET])
        .args(["--lib", "--bins", "--test", "wasm"])
        .args(["--", "--deny", "warnings"]))
}

pub(super) fn documentation() -> Result<()> {
    run(cargo()
        .args(["doc", "--workspace", "--no-deps"])
        .arg("--document-private-items")
        .env("RUSTDOCFLAGS", "--deny warnings"))
}

pub(super) fn documentation_for_wasm() -> Result<()> {
    tools::provide_wasm_target()?;
    run(cargo()
        .args(["doc", "--package", "sayso", "--target", WASM_TARGET])
        .args(["--lib", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "--deny warnings"))
}

pub(super) fn native_tests() -> Result<()> {
    run(cargo().args(["test", "--workspace"]))
}

pub(super) fn wasm_tests(toolbox: &Toolbox, chromium: &Chromium) -> Result<()> {
    const RUNNER: &str = "wasm-bindgen-test-runner";
    let settings = workspace::root().join("xtask/webdriver.json");
    run(toolbox
        .command("cargo")
        .args(["test", "--package", "sayso", "--test", "wasm"])
        .args(["--target", WASM_TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", RUNNER)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        // Seconds; a busy machine needs more than the runner's 20.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("CHROMEDRIVER", chromium.driver()))
}

/// The script of axe-core, which the end-to-end tests hold every view against.
pub(super) fn accessibility_rules() -> Result<PathBuf> {
    let folder = workspace::root().join("xtask/axe");
    let purpose = "The rules of accessibility";
    let packages = packages::provide(&folder, "axe", "axe-core", purpose)?;
    Ok(packages.join("axe-core/axe.min.js"))
}

/// Real articles that stand beside some checkouts; they are not the project's to publish.
pub(super) fn real_articles() -> Option<PathBuf> {
    let folder = workspace::root().join("../shared/articles");
    folder.is_dir().then_some(folder)
}

/// The tests find the page by three addresses: as it is, under a deeper path, and with real
/// articles in place of the bundled story.
pub(super) fn end_to_end_tests(
    page: &Path,
    chromium: &Chromium,
    rules: &Path,
    articles: Option<&Path>,
) -> Result<()> {
    let any_port = || serve::listen(Some(0));
    let plain = Server::start(any_port()?, Site::new(page))?;
    let deep = Server::start(any_port()?, Site::new(page).mounted_at("/deep/er/"))?;

    let mut tests = cargo();
    tests
        .args(["test", "--package", "sayso", "--test", "browser"])
        .args(["--features", "browser-tests", "--", "--test-threads=1"])
        .env("SAYSO_URL", plain.url())
        .env("SAYSO_DEEP_URL", deep.url())
        .env("SAYSO_CHROMIUM", chromium.browser())
        .env("SAYSO_CHROMEDRIVER", chromium.driver())
        .env("SAYSO_AXE", rules);

    // A value from outside would name a server that is not this one.
    tests.env_remove("SAYSO_ARTICLES_URL");
    if let Some(articles) = articles {
        let site = Site::new(page).with_articles(ArticleFolder::open(articles)?);
        let server = Server::start(any_port()?, site)?;
        tests.env("SAYSO_ARTICLES_URL", server.url());
    }
    run(&mut tests)
}
