//! Files in and out: chosen, dropped, fetched, downloaded.

mod folder;

use std::future::Future;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, DataTransferItem, File, FileList,
    FileSystemDirectoryEntry, HtmlAnchorElement, Response, Url,
};

use super::slices::Slices;
use super::{BrowserError, page};

/// How long a download's object URL lives, in milliseconds: long enough for a slow disk and for a
/// "Save as" dialog that stays open a while.
const DOWNLOAD_LIFETIME: u32 = 120_000;

/// A file as it was read, or the reason why it could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// The file's name, or its path from the dropped folder on: `reports/guardian.txt`.
    pub name: String,
    /// What is in it.
    pub bytes: Result<Vec<u8>, BrowserError>,
}

/// The files of an `<input type="file">` or of a paste, in order.
pub fn listed_files(list: &FileList) -> Vec<File> {
    (0..list.length())
        .filter_map(|index| list.get(index))
        .collect()
}

/// Reads files one after the other, in order.
pub async fn read_files(files: Vec<File>) -> Vec<ReadFile> {
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        read.push(read_file(file.name(), &file).await);
    }
    read
}

/// Reads what was dropped, in order: files, and folders whole, their files sorted by path.
///
/// Call it while the `drop` event is being handled. The browser empties `transfer` right after;
/// what is needed of it is taken at the call, not when the future is first polled.
pub fn dropped_files(transfer: &DataTransfer) -> impl Future<Output = Vec<ReadFile>> + use<> {
    let items = transfer.items();
    let dropped: Vec<Dropped> = (0..items.length())
        .filter_map(|index| items.get(index))
        .filter_map(dropped_item)
        .collect();
    async move {
        let mut read = Vec::new();
        for item in dropped {
            match item {
                Dropped::File(file) => read.push(read_file(file.name(), &file).await),
                Dropped::Folder(folder) => read.extend(folder::read_folder(folder).await),
            }
        }
        read
    }
}

/// One thing that was dropped.
enum Dropped {
    File(File),
    Folder(FileSystemDirectoryEntry),
}

/// None for what is no file, such as dragged text.
fn dropped_item(item: DataTransferItem) -> Option<Dropped> {
    if let Ok(Some(entry)) = item.webkit_get_as_entry()
        && entry.is_directory()
    {
        return Some(Dropped::Folder(entry.unchecked_into()));
    }
    item.get_as_file().ok().flatten().map(Dropped::File)
}

async fn read_file(name: String, file: &File) -> ReadFile {
    let bytes = match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(copied_in(&Uint8Array::new(&buffer)).await),
        Err(reason) => {
            let failure = format!("{name} could not be read");
            Err(BrowserError::from_js(&failure, &reason))
        }
    };
    ReadFile { name, bytes }
}

/// How much is copied before the clock is looked at, in bytes.
const COPIED_AT_ONCE: usize = 2 * 1024 * 1024;

/// Copies bytes from the browser, in slices.
async fn copied_in(bytes: &Uint8Array) -> Vec<u8> {
    let mut slices = Slices::default();
    let mut copy = vec![0; bytes.length() as usize];
    let mut start = 0;
    for part in copy.chunks_mut(COPIED_AT_ONCE) {
        let end = start + part.len() as u32;
        bytes.subarray(start, end).copy_to(part);
        start = end;
        slices.rest().await;
    }
    copy
}

/// Copies bytes to the browser, in slices.
pub async fn copied_out(bytes: &[u8]) -> Uint8Array {
    let mut slices = Slices::default();
    let copy = Uint8Array::new_with_length(bytes.len() as u32);
    let mut start = 0;
    for part in bytes.chunks(COPIED_AT_ONCE) {
        let end = start + part.len() as u32;
        copy.subarray(start, end).copy_from(part);
        start = end;
        slices.rest().await;
    }
    copy
}

/// Fetches `url`, which is relative to the page, or of its origin.
///
/// # Errors
/// If nothing answers, or with a status other than 200–299; the message has the URL and the status.
pub async fn fetch_bytes(url: &str) -> Result<Vec<u8>, BrowserError> {
    let failure =
        |reason: JsValue| BrowserError::from_js(&format!("{url} could not be fetched"), &reason);
    let response: Response = JsFuture::from(page::window().fetch_with_str(url))
        .await
        .map_err(failure)?
        .unchecked_into();
    if !response.ok() {
        let status = format!("{} {}", response.status(), response.status_text());
        return Err(BrowserError::new(format!(
            "{url} could not be fetched: the server answered {}.",
            status.trim_end()
        )));
    }
    let body = response.array_buffer().map_err(failure)?;
    let buffer = JsFuture::from(body).await.map_err(failure)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Hands `bytes` to the browser as a download of this name.
///
/// # Errors
/// If the browser cannot hold the bytes a second time. It does not tell whether the reader kept
/// the download.
pub fn download(bytes: &[u8], file_name: &str, media_type: &str) -> Result<(), BrowserError> {
    let failure = |reason: JsValue| {
        BrowserError::from_js(&format!("{file_name} could not be downloaded"), &reason)
    };
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(failure)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(failure)?;
    let anchor: HtmlAnchorElement = page::document()
        .create_element("a")
        .map_err(failure)?
        .unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(file_name);
    anchor.click();
    Timeout::new(DOWNLOAD_LIFETIME, move || {
        // Revoking an unknown URL does nothing; it never throws.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
