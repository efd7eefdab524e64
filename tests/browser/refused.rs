//! A browser that keeps nothing.

use serde_json::json;

use crate::chromium::Profile;
use crate::page::{Page, expect};
use crate::{settings, stranger};

/// Plays a browser that refuses IndexedDB, as some do in private windows. The one script of these
/// tests that changes something.
const REFUSAL: &str = "
    IDBFactory.prototype.open = () => {
        throw new DOMException('The user has denied permission.', 'SecurityError');
    };
";

#[test]
fn without_a_disk_the_page_says_so_and_works_in_memory() {
    let page = Page::come_prepared(Profile::fresh(), &settings::page(), |chromium| {
        chromium.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": REFUSAL }),
        );
    });
    page.until("the page says that nothing is saved", || {
        expect(page.save_state().as_str(), "failed")
    });
    let warning = page.warning();
    for words in [
        "does not let the page keep anything",
        "Download the project before you close it",
    ] {
        assert!(warning.contains(words), "the page says:\n{warning}");
    }

    page.select_words("No one broke anything off");
    page.press("2");
    page.wait_for_announcement("Labelled as Denial: No one broke anything off");
    assert_eq!(page.save_state(), "failed");
    page.press("Control+z");
    page.wait_for_spans(&[]);
    page.press("Control+Shift+z");
    page.wait_for_spans(&[("Denial", "No one broke anything off")]);
    assert_eq!(page.save_state(), "failed");

    page.click_button("Download project");
    let dataset = stranger::read(&page.take_download());
    assert_eq!(
        dataset.labelled(),
        [("Denial", "No one broke anything off")]
    );
    page.leave();
}
