//! What opens over the page, and what comes out of it: files.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use super::{Page, Rectangle, expect};

/// A file that the page gave out.
pub(crate) struct Download {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Download {
    /// Its contents.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("exports are UTF-8")
    }
}

impl Page {
    /// The words of the open dialog; none if none is open.
    pub(crate) fn dialog(&self) -> Option<String> {
        self.see("openDialog()?.innerText ?? null", json!([]))
    }

    /// Waits until a dialog of this name is open, and returns its words.
    #[track_caller]
    pub(crate) fn wait_for_dialog(&self, name: &str) -> String {
        self.until(&format!("the dialog “{name}” is open"), || {
            let open: Option<String> = self.see("openDialog() && nameOf(openDialog())", json!([]));
            expect(open.as_deref(), Some(name))?;
            self.dialog().ok_or_else(|| "it is closed".to_owned())
        })
    }

    /// Where the open dialog is.
    pub(crate) fn dialog_place(&self) -> Rectangle {
        self.place_of("dialog[open]")
    }

    /// Brings a button of the open dialog into view, by its name.
    #[track_caller]
    pub(crate) fn scroll_in_dialog(&self, button: &str) {
        self.until(&format!("there is a button “{button}”"), || {
            let is_there: bool = self.see(
                "(() => { const found = controls('button').find((one) => nameOf(one) === arguments[0]); \
                 found?.scrollIntoView({ block: 'center' }); return Boolean(found) })()",
                json!([button]),
            );
            expect(is_there, true)
        });
    }

    /// Waits until no dialog is open.
    #[track_caller]
    pub(crate) fn wait_for_no_dialog(&self) {
        self.until("no dialog is open", || expect(self.dialog(), None));
    }

    /// Waits until the import dialog says something.
    #[track_caller]
    pub(crate) fn wait_for_import_to_say(&self, words: &str) {
        self.until(&format!("the import dialog says “{words}”"), || {
            let said = self.wait_for_dialog("Import");
            if said.contains(words) {
                Ok(())
            } else {
                Err(said)
            }
        });
    }

    /// Says yes in the dialog "Import".
    #[track_caller]
    pub(crate) fn take_in(&self) {
        self.click_control("button", "Import", Some("dialog[open]"));
        self.wait_for_no_dialog();
    }

    /// Presses keys in a list of the dialog "Import", by the list's name.
    #[track_caller]
    pub(crate) fn press_in_list(&self, name: &str, keys: &[&str]) {
        self.until(&format!("there is a list “{name}”"), || {
            let is_there: bool = self.see(
                "(() => { const field = [...(openDialog()?.querySelectorAll('select') ?? [])].find((one) => \
                 (one.getAttribute('aria-label') ?? one.closest('label').firstChild.textContent) === \
                 arguments[0]); field?.focus(); return Boolean(field) })()",
                json!([name]),
            );
            expect(is_there, true)
        });
        for key in keys {
            self.press(key);
        }
    }

    /// Exports the whole project in a format, by its name, through the dialog "Export".
    #[track_caller]
    pub(crate) fn download_export(&self, format: &str) -> Download {
        self.export(format, "Whole project")
    }

    /// Exports through the dialog "Export".
    #[track_caller]
    pub(crate) fn export(&self, format: &str, scope: &str) -> Download {
        self.click_button("Export");
        self.wait_for_dialog("Export");
        for choice in [format, scope] {
            self.click_control("radio", choice, None);
            self.until(&format!("“{choice}” is chosen"), || {
                let radio = self.control("radio", choice, None).ok_or("it is gone")?;
                expect(radio.is_checked, true)
            });
        }
        self.click_button("Download");
        self.wait_for_no_dialog();
        self.take_download()
    }

    /// Chooses something of the dialog "Export" by its role and name.
    #[track_caller]
    pub(crate) fn click_control_of_export(&self, role: &str, name: &str) {
        // The list of formats is longer than the dialog.
        let _found: bool = self.see(
            "(() => { const found = document.querySelector(\
             `dialog[open] [aria-label=\"${arguments[0]}\"]`); \
             found?.scrollIntoView({ block: 'center' }); return Boolean(found) })()",
            json!([name]),
        );
        self.click_control(role, name, Some("dialog[open]"));
    }

    /// Unfolds the further choices of the dialog "Export".
    #[track_caller]
    pub(crate) fn open_more_choices(&self) {
        const SUMMARY: &str = "dialog[open] .export-options > summary";
        // On a small screen it lies below.
        let _found: bool = self.see(
            "(() => { const found = document.querySelector(arguments[0]); \
             found?.scrollIntoView({ block: 'center' }); return Boolean(found) })()",
            json!([SUMMARY]),
        );
        self.click_at(self.place_of(SUMMARY).middle());
        self.until("the choices are shown", || {
            let is_open: bool = self.see(
                "document.querySelector('dialog[open] .export-options')?.open ?? false",
                json!([]),
            );
            expect(is_open, true)
        });
    }

    /// Waits for a download to be complete, and takes it out of the folder.
    #[track_caller]
    pub(crate) fn take_download(&self) -> Download {
        let folder = self.profile.downloads();
        let path = self.until("a file is downloaded", || {
            let entries = fs::read_dir(&folder).map_err(|error| error.to_string())?;
            let files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            match files.as_slice() {
                [file] if file.extension().is_none_or(|end| end != "crdownload") => {
                    Ok(file.clone())
                }
                files => Err(format!("{files:?}")),
            }
        });
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let bytes = fs::read(&path).expect("a download can be read");
        fs::remove_file(&path).expect("a download can be removed");
        Download { name, bytes }
    }
}
