//! What `cargo xtask test` tells these tests: where the page is, and what to open it in.

use std::env;
use std::path::PathBuf;

/// The page.
pub(crate) fn page() -> String {
    variable("SAYSO_URL").expect(
        "SAYSO_URL is not set: `cargo xtask test --only browser` builds the page, serves it and \
         runs these tests",
    )
}

/// The same page under a deeper path.
pub(crate) fn deep_page() -> String {
    variable("SAYSO_DEEP_URL").expect("SAYSO_DEEP_URL is not set")
}

/// The same page with the real articles of `../shared/articles`, where there are any.
pub(crate) fn page_with_real_articles() -> Option<String> {
    variable("SAYSO_ARTICLES_URL")
}

/// The real articles as files, where there are any.
pub(crate) fn real_articles() -> Option<Vec<PathBuf>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let folder = folder.canonicalize().ok()?.read_dir().ok()?;
    let mut files: Vec<PathBuf> = folder
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    Some(files)
}

/// The driver's program.
pub(crate) fn chromedriver() -> String {
    variable("SAYSO_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into())
}

/// The browser's program, unless the driver is to find it.
pub(crate) fn chromium() -> Option<String> {
    variable("SAYSO_CHROMIUM")
}

/// The script of axe-core.
pub(crate) fn accessibility_rules() -> PathBuf {
    let path = variable("SAYSO_AXE").expect(
        "SAYSO_AXE is not set: it names the file axe.min.js of axe-core, in the version of \
         xtask/axe/package-lock.json; `cargo xtask test --only browser` fetches it from npm and runs \
         these tests",
    );
    path.into()
}

/// Whether screenshots are wanted.
pub(crate) fn wants_screenshots() -> bool {
    variable("SAYSO_SCREENSHOTS").is_some()
}

/// Where screenshots go.
pub(crate) fn screenshots() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screenshots")
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
