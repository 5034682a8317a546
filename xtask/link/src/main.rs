//! Takes the compiled program apart into what comes first and what comes through doors, and binds it to JavaScript.
//!
//! `morenaku-link PROGRAM.wasm FOLDER` puts into the folder: `page.js` and `page_bg.wasm`, the program as wasm-bindgen
//! binds it; a `.wasm` for each part and for what several parts share; `doors.js`, through which the program asks for
//! them. With `--whole` it is not taken apart.
//!
//! A program of its own, because the libraries that it stands on take a minute to compile: only what needs the page
//! needs them.

mod joined;
mod names;
mod silent;

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use names::Names;
use silent::silence;

/// What the program and its bindings are called.
const PAGE: &str = "page";
/// The module through which the program asks for its parts, beside it.
const DOORS: &str = "./doors.js";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match *args {
        [program, folder] => split(Path::new(program), Path::new(folder)),
        ["--whole", program, folder] => fs::read(program)
            .map_err(Into::into)
            .and_then(|bytes| bind(bytes, Path::new(folder), None)),
        _ => Err("usage: morenaku-link [--whole] PROGRAM.wasm FOLDER".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("morenaku-link: {error}");
            ExitCode::FAILURE
        }
    }
}

fn split(program: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = silence(&fs::read(program)?)?;
    let first = folder.join("first.wasm");
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = DOORS;
    let mut parts: BTreeMap<String, Vec<String>> = transform(options)?.prefetch_map.into_iter().collect();
    joined::join(&mut parts, folder)?;
    fs::write(folder.join(DOORS), doors(&parts))?;
    bind(fs::read(&first)?, folder, Some(Names::default()))?;
    fs::remove_file(first)?;
    Ok(())
}

/// In place of the module that would fetch the parts by their names alone: ours are checked by their sums, and some of
/// them come out of the page itself (`start/door.js`).
fn doors(parts: &BTreeMap<String, Vec<String>>) -> String {
    let mut script = format!("import {{ initSync }} from \"./{PAGE}.js\";\nimport {{ door }} from \"door\";\n");
    for (part, files) in parts {
        // Writing to a String can't fail.
        let _ = writeln!(script, "export const __wasm_split_load_{part} = door(initSync, {part:?}, {files:?});");
    }
    script
}

/// With short names for what nobody else names, where there are any.
fn bind(program: Vec<u8>, folder: &Path, names: Option<Names>) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let mut bindgen = Bindgen::new();
    // What the linker exports is what the parts are tied to.
    bindgen
        .input_bytes(PAGE, program)
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true);
    let mut bound = bindgen.generate_output()?;
    let Some(mut names) = names else { return Ok(bound.emit(folder)?) };
    let program = bound.wasm_mut();
    for import in program.imports.iter_mut() {
        if let Some(name) = names.of_import(&import.module, &import.name) {
            import.name = name;
        }
    }
    for export in program.exports.iter_mut() {
        if let Some(name) = names.of_export(&export.name) {
            export.name = name;
        }
    }
    bound.emit(folder)?;
    let bindings = names.put_into(bound.js())?;
    Ok(fs::write(folder.join(PAGE).with_extension("js"), bindings)?)
}
