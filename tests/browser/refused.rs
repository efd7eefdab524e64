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

#[test]
fn without_any_storage_the_page_says_so() {
    let page = Page::come_prepared(Profile::fresh(), &settings::page(), |chromium| {
        chromium.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": "Object.defineProperty(self, 'indexedDB', { value: null });" }),
        );
    });
    page.until("the page says that nothing is saved", || {
        expect(page.save_state().as_str(), "failed")
    });
    let warning = page.warning();
    assert!(
        warning.contains("the browser has none (IndexedDB)"),
        "{warning}"
    );
    page.select_words("No one broke anything off");
    page.press("2");
    page.wait_for_spans(&[("Denial", "No one broke anything off")]);
    page.leave();
}

/// The disk has become full since the page was open last, by the browser's own limit. (Set while
/// the page is open, a limit comes into force only after a while.)
#[test]
fn on_a_full_disk_the_page_says_so_and_saves_once_there_is_room() {
    let page = Page::open();
    page.label_with("2", "we will not talk");
    let page = Page::come_prepared(page.leave(), &settings::page(), |chromium| {
        chromium.limit_storage(&settings::page(), Some(1));
    });
    page.wait_for_spans(&[("Denial", "we will not talk")]);

    page.select_words("No one broke anything off");
    page.press("2");
    page.until("the page says that it is not saved", || {
        expect(page.save_state().as_str(), "failed")
    });
    let warning = page.warning();
    assert!(
        warning.contains("is full (QuotaExceededError)"),
        "{warning}"
    );
    page.wait_for_spans(&[
        ("Denial", "we will not talk"),
        ("Denial", "No one broke anything off"),
    ]);

    page.select_words("given this escapade");
    page.press("1");
    page.wait_for_announcement("Labelled as Claim: given this escapade");
    assert_eq!(page.save_state(), "failed");
    page.click_button("Download project");
    let dataset = stranger::read(&page.take_download());
    let all = [
        ("Claim", "given this escapade"),
        ("Denial", "we will not talk"),
        ("Denial", "No one broke anything off"),
    ];
    assert_eq!(dataset.labelled(), all);

    page.limit_storage(None);
    page.click_button("Try again");
    page.wait_for_saved();
    page.until("the warning is gone", || {
        expect(page.warning().as_str(), "")
    });
    page.reload();
    page.wait_for_spans(&all);
    page.leave();
}
