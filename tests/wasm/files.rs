//! Files in and out.

use js_sys::{Array, Function, Uint8Array};
use sayso::browser::files::{download, dropped_files, fetch_bytes, listed_files, read_files};
use sayso::browser::listen::{EventListenerOptions, on_window};
use sayso::browser::page;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, Event, EventInit, File, HtmlAnchorElement, Response};

fn file(name: &str, bytes: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, name).unwrap()
}

/// Files as they arrive with a drop.
fn transfer() -> DataTransfer {
    let transfer = DataTransfer::new().unwrap();
    transfer
        .items()
        .add_with_file(&file("b.txt", b"second\xff\0"))
        .unwrap();
    transfer
        .items()
        .add_with_str_and_type("dragged text", "text/plain")
        .unwrap();
    transfer.items().add_with_file(&file("a.txt", b"")).unwrap();
    transfer
}

#[wasm_bindgen_test]
async fn files_are_read_in_order_byte_for_byte() {
    let list = transfer().files().unwrap();
    let read = read_files(listed_files(&list)).await;
    let names: Vec<_> = read.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["b.txt", "a.txt"]);
    assert_eq!(read[0].bytes.as_deref(), Ok(b"second\xff\0".as_slice()));
    assert_eq!(read[1].bytes.as_deref(), Ok([].as_slice()));
}

#[wasm_bindgen_test]
async fn dropped_files_are_read_after_the_transfer_is_gone() {
    let transfer = transfer();
    let reading = dropped_files(&transfer);
    transfer.items().clear().unwrap();
    let read = reading.await;
    let names: Vec<_> = read.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["b.txt", "a.txt"]);
    assert_eq!(read[0].bytes.as_deref(), Ok(b"second\xff\0".as_slice()));
}

#[wasm_bindgen_test]
async fn what_the_server_has_is_fetched_and_what_it_lacks_is_named() {
    let page = fetch_bytes("./").await.unwrap();
    assert!(!page.is_empty());
    let error = fetch_bytes("no/such/file.json").await.unwrap_err();
    assert_eq!(
        error.message,
        "no/such/file.json could not be fetched: the server answered 404 Not Found."
    );
    let error = fetch_bytes("http://127.0.0.1:1/").await.unwrap_err();
    assert!(
        error
            .message
            .starts_with("http://127.0.0.1:1/ could not be fetched: "),
        "{error}"
    );
}

#[wasm_bindgen_test]
async fn a_dropped_folder_is_read_whole_sorted_by_path() {
    // A script cannot make a folder drop, so what the browser would hand over is imitated: entries
    // come in portions until one is empty.
    let make = Function::new_no_args(
        "const named = path => ({ fullPath: path, name: path.split('/').pop() });
         const file = path => ({ ...named(path), isDirectory: false,
             file: resolve => resolve(new File(['in ' + path], 'name')) });
         const folder = (path, ...portions) => ({ ...named(path), isDirectory: true,
             createReader: () => ({ readEntries: resolve => resolve(portions.shift() ?? []) }) });
         const locked = path => ({ ...named(path), isDirectory: true, createReader: () => ({
             readEntries: (_, reject) => reject(new DOMException('', 'NotReadableError')) }) });
         const top = folder('/news',
             [file('/news/b.txt'), folder('/news/deep', [file('/news/deep/a.txt')])],
             [file('/news/.DS_Store'), folder('/news/.git', [file('/news/.git/c')])],
             [locked('/news/locked'), file('/news/a.txt')]);
         return { items: { length: 1, 0: { webkitGetAsEntry: () => top } } };",
    );
    let transfer: DataTransfer = make.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();
    let read = dropped_files(&transfer).await;
    let names: Vec<_> = read.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        ["news/a.txt", "news/b.txt", "news/deep/a.txt", "news/locked"]
    );
    assert_eq!(
        read[2].bytes.as_deref(),
        Ok(b"in /news/deep/a.txt".as_slice())
    );
    let error = read[3].bytes.clone().unwrap_err();
    assert!(
        error.message.starts_with("news/locked could not be read: "),
        "{error}"
    );
}

#[wasm_bindgen_test]
async fn a_download_has_its_name_its_type_and_its_bytes() {
    // The click on an anchor outside the document reaches no listener, so `click` is replaced.
    let replace = Function::new_no_args(
        "HTMLAnchorElement.prototype.click = function () { window.clicked = this }",
    );
    replace.call0(&JsValue::UNDEFINED).unwrap();
    download(b"[1]\n", "Story-2026-11-22.json", "application/json").unwrap();
    let restore =
        Function::new_no_args("delete HTMLAnchorElement.prototype.click; return window.clicked");
    let anchor: HtmlAnchorElement = restore.call0(&JsValue::UNDEFINED).unwrap().unchecked_into();

    assert_eq!(anchor.download(), "Story-2026-11-22.json");
    let response: Response = JsFuture::from(page::window().fetch_with_str(&anchor.href()))
        .await
        .unwrap()
        .into();
    let media_type = response.headers().get("content-type").unwrap();
    assert_eq!(media_type.as_deref(), Some("application/json"));
    let text = JsFuture::from(response.text().unwrap()).await.unwrap();
    assert_eq!(text.as_string().as_deref(), Some("[1]\n"));
}

#[wasm_bindgen_test]
fn a_listener_of_the_window_may_prevent_what_would_happen() {
    let options = EventListenerOptions::enable_prevent_default();
    let _listener = on_window("dragover", options, Event::prevent_default);
    let init = EventInit::new();
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict("dragover", &init).unwrap();
    page::window().dispatch_event(&event).unwrap();
    assert!(event.default_prevented());
}
