//! Reading a dropped folder with everything in it.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use super::{ReadFile, read_file};
use crate::browser::BrowserError;

/// Reads all files below `folder`, sorted by path. A folder that cannot be listed is reported in
/// the place of its files.
///
/// What begins with a dot stays out: the file manager from which the folder was dragged hides it
/// too, and it is never an article (`.DS_Store`, `.git`).
pub(super) async fn read_folder(folder: FileSystemDirectoryEntry) -> Vec<ReadFile> {
    let mut read = Vec::new();
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        match list(&folder).await {
            Ok(entries) => {
                for entry in entries {
                    if entry.name().starts_with('.') {
                        continue;
                    }
                    if entry.is_directory() {
                        folders.push(entry.unchecked_into());
                    } else {
                        files.push(entry.unchecked_into());
                    }
                }
            }
            Err(reason) => read.push(failure(path(&folder), &reason)),
        }
    }
    for entry in files {
        read.push(read_entry(&entry).await);
    }
    read.sort_by(|one, other| one.name.cmp(&other.name));
    read
}

/// The entries of a folder. The browser gives them in portions, the last of which is empty.
async fn list(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let mut refused = Ok(());
        let promise = Promise::new(&mut |resolve, reject| {
            refused = reader.read_entries_with_callback_and_callback(&resolve, &reject);
        });
        refused?;
        let portion: Array = JsFuture::from(promise).await?.unchecked_into();
        if portion.length() == 0 {
            return Ok(entries);
        }
        entries.extend(
            portion
                .iter()
                .map(JsCast::unchecked_into::<FileSystemEntry>),
        );
    }
}

async fn read_entry(entry: &FileSystemFileEntry) -> ReadFile {
    let promise = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    match JsFuture::from(promise).await {
        Ok(file) => read_file(path(entry), file.unchecked_ref::<File>()).await,
        Err(reason) => failure(path(entry), &reason),
    }
}

/// The path from the dropped folder on: `reports/guardian.txt`.
fn path(entry: &FileSystemEntry) -> String {
    entry.full_path().trim_start_matches('/').to_owned()
}

fn failure(name: String, reason: &JsValue) -> ReadFile {
    let error = BrowserError::from_js(&format!("{name} could not be read"), reason);
    ReadFile {
        name,
        bytes: Err(error),
    }
}
