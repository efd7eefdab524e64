//! The page's Content-Security-Policy learns the hashes of the inline scripts, so that no other
//! inline script can run.
//!
//! Until the page is sealed its policy lets no inline script run at all.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

/// Stands in the policy of `index.html` where the hashes belong.
const PLACEHOLDER: &str = "{{hashes of the inline scripts}}";

/// What `trunk serve` fills into its reload script at every request, and so behind the back of the
/// hash, with the expressions that give the same in the browser.
const FILLED_IN_LATE: [(&str, &str); 2] = [
    ("'{{__TRUNK_ADDRESS__}}'", "window.location.host"),
    ("'{{__TRUNK_WS_BASE__}}'", "'/'"),
];

/// Seals the page that stands in a folder.
pub(super) fn seal_page(folder: &Path) -> Result<()> {
    let path = folder.join("index.html");
    let html = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let sealed = seal(&html).with_context(|| format!("sealing {}", path.display()))?;
    fs::write(&path, sealed).with_context(|| format!("writing {}", path.display()))
}

/// Puts the hashes of a page's inline scripts into its policy.
fn seal(html: &str) -> Result<String> {
    if html.matches(PLACEHOLDER).count() != 1 {
        bail!("the Content-Security-Policy must hold `{PLACEHOLDER}` exactly once");
    }
    let html = FILLED_IN_LATE
        .iter()
        .fold(html.to_owned(), |html, (placeholder, value)| {
            html.replace(placeholder, value)
        });
    let sources: Vec<String> = inline_scripts(&html).map(source).collect();
    Ok(html.replace(PLACEHOLDER, &sources.join(" ")))
}

/// The texts between the tags of the scripts that have no address.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(script)
    })
}

/// How a policy names a script by its hash.
fn source(script: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> String {
        format!("<meta content=\"script-src 'self' {PLACEHOLDER}\">{body}")
    }

    #[test]
    fn an_inline_script_is_named_by_its_hash() {
        // printf 'run()' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='";
        let sealed = seal(&page("<script type=\"module\">run()</script>")).unwrap();
        assert!(sealed.starts_with(&format!("<meta content=\"script-src 'self' {hash}\">")));
        assert!(sealed.ends_with("<script type=\"module\">run()</script>"));
    }

    #[test]
    fn every_inline_script_counts_and_no_other() {
        let html =
            "<script>a\n</script><noscript>b</noscript><script src='c'></script><script>d</script>";
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["a\n", "d"]);
    }

    #[test]
    fn the_reload_script_of_trunk_is_hashed_as_it_will_be_served() {
        let reload = "<script>go('{{__TRUNK_ADDRESS__}}', '{{__TRUNK_WS_BASE__}}')</script>";
        let sealed = seal(&page(reload)).unwrap();
        let served = "go(window.location.host, '/')";
        assert!(
            sealed.contains(served) && sealed.contains(&source(served)),
            "{sealed}"
        );
    }

    #[test]
    fn a_page_without_the_placeholder_is_refused() {
        let error = seal("<script>run()</script>").unwrap_err().to_string();
        assert!(error.contains(PLACEHOLDER), "{error}");
    }

    #[test]
    fn the_page_of_the_project_can_be_sealed() {
        let path = crate::workspace::root().join("index.html");
        seal(&fs::read_to_string(path).unwrap()).unwrap();
    }
}
