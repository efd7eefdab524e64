//! Tells the linker to keep the relocations of the page's program: by them `cargo xtask finish` sees
//! which functions are needed at the start and which can be fetched later.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = std::env::var("CARGO_CFG_TARGET_ARCH");
    if target.is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bin=sayso=--emit-relocs");
    }
}
