//! The database when something goes wrong. The browser's own failures are provoked by putting
//! other methods in the place of IndexedDB's for the time of a test.

use js_sys::{Array, Function, Promise, Reflect};
use sayso::browser::page;
use sayso::browser::storage::{Batch, Storage};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest};

/// A method of an interface that is replaced until this value is dropped.
struct Replaced {
    prototype: JsValue,
    method: &'static str,
    original: JsValue,
}

impl Replaced {
    /// `body` sees the arguments as `arguments` and the original as `original`.
    fn new(interface: &str, method: &'static str, body: &str) -> Self {
        let interface = Reflect::get(&page::window(), &interface.into()).unwrap();
        let prototype = Reflect::get(&interface, &"prototype".into()).unwrap();
        let original = Reflect::get(&prototype, &method.into()).unwrap();
        let make = Function::new_with_args("original", &format!("return function () {{ {body} }}"));
        let replacement = make.call1(&JsValue::UNDEFINED, &original).unwrap();
        Reflect::set(&prototype, &method.into(), &replacement).unwrap();
        Self {
            prototype,
            method,
            original,
        }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        Reflect::set(&self.prototype, &self.method.into(), &self.original).unwrap();
    }
}

async fn empty(project: &str) -> Storage {
    let storage = Storage::open().await.unwrap();
    let mut batch = Batch::new();
    batch.delete_project(project);
    storage.write(batch).await.unwrap();
    storage
}

fn three_records(project: &str) -> Batch {
    let mut batch = Batch::new();
    for key in ["one", "two", "three"] {
        batch.put_record(project, key, b"value".as_slice());
    }
    batch
}

#[wasm_bindgen_test]
async fn a_value_that_is_not_made_of_bytes_is_told_from_those_that_are() {
    let storage = empty("f8").await;
    storage.write(three_records("f8")).await.unwrap();
    let replaced = Replaced::new(
        "IDBObjectStore",
        "put",
        "return original.call(this, '{}', arguments[1])",
    );
    let mut batch = Batch::new();
    batch.put_record("f8", "two", b"value".as_slice());
    storage.write(batch).await.unwrap();
    drop(replaced);

    let records = storage.records("f8").await.unwrap();
    let kinds: Vec<_> = records
        .iter()
        .map(|(key, value)| (key.as_str(), value.is_some()))
        .collect();
    assert_eq!(kinds, [("one", true), ("three", true), ("two", false)]);
}

#[wasm_bindgen_test]
async fn a_request_that_fails_takes_the_whole_batch_with_it() {
    let storage = empty("f1").await;
    let mut batch = Batch::new();
    batch.put_record("f1", "two", b"before".as_slice());
    storage.write(batch).await.unwrap();

    // `add` fails where the key is there already, long after the call.
    let replaced = Replaced::new("IDBObjectStore", "put", "return this.add(...arguments)");
    let error = storage.write(three_records("f1")).await.unwrap_err();
    drop(replaced);

    assert!(
        error
            .message
            .starts_with("The changes could not be saved: "),
        "{error}"
    );
    assert!(error.message.contains("ConstraintError"), "{error}");
    let records = storage.records("f1").await.unwrap();
    assert_eq!(records, [(String::from("two"), Some(b"before".to_vec()))]);
}

#[wasm_bindgen_test]
async fn a_call_that_throws_takes_the_whole_batch_with_it() {
    let storage = empty("f2").await;
    let replaced = Replaced::new(
        "IDBObjectStore",
        "put",
        "if (arguments[1] === 'f2/three') throw new DOMException('', 'QuotaExceededError'); \
         return original.apply(this, arguments)",
    );
    let error = storage.write(three_records("f2")).await.unwrap_err();
    drop(replaced);

    assert!(
        error.message.contains("is full (QuotaExceededError)"),
        "{error}"
    );
    assert_eq!(storage.records("f2").await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn an_abort_is_an_error() {
    let storage = empty("f3").await;
    let replaced = Replaced::new("IDBTransaction", "commit", "this.abort()");
    let error = storage.write(three_records("f3")).await.unwrap_err();
    drop(replaced);

    assert!(error.message.contains("gave up the transaction"), "{error}");
    assert_eq!(storage.records("f3").await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn what_is_written_after_a_failure_is_stored() {
    let storage = empty("f4").await;
    let replaced = Replaced::new("IDBTransaction", "commit", "this.abort()");
    let failed = storage.write(three_records("f4"));
    drop(replaced);
    let stored = storage.write(three_records("f4"));
    assert!(failed.await.is_err());
    stored.await.unwrap();
    assert_eq!(storage.records("f4").await.unwrap().len(), 3);
}

#[wasm_bindgen_test]
async fn a_write_asks_for_the_durability_that_it_promises() {
    let storage = empty("f5").await;
    let record = "(window.asked ??= []).push(arguments[2].durability, arguments[0].length); \
                  return original.apply(this, arguments)";
    let replaced = Replaced::new("IDBDatabase", "transaction", record);
    storage.write(three_records("f5")).await.unwrap();
    storage.write_relaxed(three_records("f5")).await.unwrap();
    drop(replaced);
    let asked: Array = Reflect::get(&page::window(), &"asked".into())
        .unwrap()
        .into();
    assert_eq!(String::from(asked.join(" ")), "strict 3 relaxed 3");
}

#[wasm_bindgen_test]
async fn a_connection_lets_go_when_another_tab_needs_the_database() {
    let storage = empty("f6").await;
    let written = storage.write(three_records("f6"));
    // Deleting asks all connections to close, and waits for ever if one does not.
    let deleted = delete_database();
    written.await.unwrap();
    deleted.await;
    for error in [
        storage.write(three_records("f6")).await.unwrap_err(),
        storage.records("f6").await.unwrap_err(),
    ] {
        assert!(
            error.message.contains("another tab has a newer Sayso"),
            "{error}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_newer_database_is_not_opened() {
    delete_database().await;
    let request = factory().open_with_u32("sayso", 2).unwrap();
    succeeded(&request).await;
    IdbDatabase::from(request.result().unwrap()).close();
    let error = Storage::open().await.unwrap_err();
    assert!(error.message.contains("VersionError"), "{error}");
    delete_database().await;
}

#[wasm_bindgen_test]
async fn opening_gives_up_on_a_tab_that_does_not_let_go() {
    delete_database().await;
    // A connection that does not care for `versionchange`, and a deletion that waits for it.
    let request = factory().open_with_u32("sayso", 1).unwrap();
    succeeded(&request).await;
    let holder = IdbDatabase::from(request.result().unwrap());
    let replaced = Replaced::new(
        "IDBFactory",
        "open",
        "return original.call(this, arguments[0], 2)",
    );
    let error = Storage::open().await.unwrap_err();
    drop(replaced);
    assert!(
        error
            .message
            .contains("another tab has an older Sayso open"),
        "{error}"
    );

    // What was given up still makes a sound database, and lets go of it by itself, or the deletion
    // would wait for ever.
    holder.close();
    let request = factory().open_with_u32("sayso", 2).unwrap();
    succeeded(&request).await;
    let database = IdbDatabase::from(request.result().unwrap());
    assert_eq!(database.object_store_names().length(), 3);
    database.close();
    delete_database().await;
}

#[wasm_bindgen_test]
async fn a_database_without_its_stores_is_not_left_behind() {
    delete_database().await;
    let replaced = Replaced::new("IDBDatabase", "createObjectStore", "throw new Error('no')");
    let error = Storage::open().await.unwrap_err();
    drop(replaced);
    assert!(error.message.contains("AbortError"), "{error}");
    empty("f7").await.write(three_records("f7")).await.unwrap();
}

fn factory() -> IdbFactory {
    page::window().indexed_db().unwrap().unwrap()
}

/// Begins at the call.
fn delete_database() -> impl Future<Output = ()> {
    succeeded(&factory().delete_database("sayso").unwrap())
}

/// Panics if the request fails, and waits while it is blocked.
fn succeeded(request: &IdbOpenDbRequest) -> impl Future<Output = ()> + use<> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let request = request.clone();
    async move {
        JsFuture::from(promise).await.unwrap();
        drop(request);
    }
}
