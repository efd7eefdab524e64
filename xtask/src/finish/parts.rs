//! Divides the page's program: into what is needed to read and label, and what can come later (each
//! `wasm_split` in `src/main.rs` says where).
//!
//! Trunk has compiled the program, with relocations (`build.rs`), and made its script. The linked
//! program is taken once more from where Cargo left it, divided by `wasm_split_cli_support`, and
//! what is now the main part takes the place of the whole. The other parts get the same hash in their
//! names, since they only fit each other.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::Value;
use wasm_split_cli_support::{Options, transform};

use super::short_names::shorten;
use crate::process::{cargo, output, run};
use crate::tools::{Toolbox, WASM_TARGET};

/// What distinguishes the names of the files of what comes later.
const LATER: &str = "-later";

/// The features of WebAssembly that rustc uses and wasm-opt must be told of; as in `index.html`.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Divides the program of the page that stands in a folder.
pub(super) fn divide(page: &Path, is_release: bool) -> Result<()> {
    let name = program_name(page)?;
    let build =
        target_folder()?
            .join(WASM_TARGET)
            .join(if is_release { "release" } else { "debug" });
    let linked = build.join("sayso.wasm");
    let bytes = fs::read(&linked).with_context(|| format!("reading {}", linked.display()))?;

    let folder = build.join("parts");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let (main, link) = (folder.join("main.wasm"), format!("./{name}{LATER}.js"));
    let main_module = format!("./{name}.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &main_module;
    let parts = transform(options)
        .map_err(|error| anyhow!("dividing {}: {error:#}", linked.display()))?
        .split_modules;

    let tools = Toolbox::provide()?;
    bind(&tools, &main, page, &name)?;
    let mut script = fs::read_to_string(folder.join(&link))?;
    for part in &parts {
        let stem = part.file_stem().context("a part without a name")?;
        let part_name = format!("{name}{LATER}-{}.wasm", stem.to_string_lossy());
        script = with_name(&script, part, &part_name)?;
        let published = page.join(part_name);
        if is_release {
            optimize(&tools, part, &published)?;
        } else {
            fs::copy(part, published)?;
        }
    }
    fs::write(page.join(&link), script)?;
    let program = page.join(format!("{name}_bg.wasm"));
    if is_release {
        optimize(&tools, &program, &program)?;
        shorten(&program, &page.join(format!("{name}.js")))?;
    }
    Ok(())
}

/// What Trunk called the program, without the ending: `sayso-0123456789abcdef`.
fn program_name(page: &Path) -> Result<String> {
    let entries = fs::read_dir(page).with_context(|| format!("reading {}", page.display()))?;
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix("_bg.wasm")
            && name.starts_with("sayso-")
        {
            return Ok(name.to_owned());
        }
    }
    bail!("{} holds no program of the page", page.display())
}

/// Where Cargo puts what it builds.
fn target_folder() -> Result<PathBuf> {
    let metadata = output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata).context("reading cargo's metadata")?;
    let folder = metadata.get("target_directory").and_then(Value::as_str);
    Ok(folder.context("cargo names no target directory")?.into())
}

/// Makes the script of the main part, and writes both over those of the whole.
fn bind(tools: &Toolbox, main: &Path, page: &Path, name: &str) -> Result<()> {
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen
        // The later part uses the table of functions that the linker exports.
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", name])
        .arg("--out-dir")
        .arg(page)
        .arg(main);
    run(&mut bindgen)
}

fn optimize(tools: &Toolbox, from: &Path, to: &Path) -> Result<()> {
    let mut optimizer = tools.command("wasm-opt");
    run(optimizer
        .arg("-Oz")
        .args(FEATURES)
        .arg(from)
        .arg("-o")
        .arg(to))
}

/// The script with another name for the file that it fetches.
fn with_name(script: &str, part: &Path, name: &str) -> Result<String> {
    let file = part.file_name().context("a part without a name")?;
    let old = format!("\"./{}\"", file.to_string_lossy());
    if script.matches(&old).count() != 1 {
        bail!("the script that fetches parts must name {old} exactly once");
    }
    Ok(script.replace(&old, &format!("\"./{name}\"")))
}
