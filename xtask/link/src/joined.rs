//! What lies in one file: a part of the program that is opened before all others that share something with it takes in
//! what it shares with them. Each file is compressed alone, so two are larger than one.
//!
//! Here stands which files those are, and a frame for them: `wasm-merge` puts them together
//! (`xtask/src/page/program.rs`).

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use walrus::{ExportItem, ImportKind, Module};

/// The door that is opened first, and its own file.
const FIRST: (&str, &str) = ("pages", "split_pages");
/// Which files are put together into the first of them, a line each.
const JOINED: &str = "joined";
/// What hands on to them what they import of the page: without it each would bring a memory of its own.
const FRAME: &str = "frame.wasm";
/// The name by which the frame imports it, beside the one that the parts know (`start/door.js`).
const PAGE: &str = "page";

/// Says of each part which files it needs once they are put together, and writes what is needed for that.
pub fn join(parts: &mut BTreeMap<String, Vec<String>>, folder: &Path) -> Result<(), Box<dyn Error>> {
    let (door, whole) = FIRST;
    let mut joined = parts.get(door).ok_or("the door that is opened first is not there")?.clone();
    joined.retain(|file| file != whole);
    joined.insert(0, whole.to_owned());
    for files in parts.values_mut() {
        let n_files = files.len();
        files.retain(|file| !joined.contains(file));
        if files.len() < n_files {
            files.insert(0, whole.to_owned());
        }
    }
    let mut frame = Module::default();
    for file in &joined {
        add_imports(&mut frame, &Module::from_file(folder.join(file).with_extension("wasm"))?)?;
    }
    frame.emit_wasm_file(folder.join(FRAME))?;
    Ok(fs::write(folder.join(JOINED), joined.join("\n"))?)
}

/// Imports into the frame what a part imports, and exports it again.
fn add_imports(frame: &mut Module, part: &Module) -> Result<(), Box<dyn Error>> {
    for import in part.imports.iter() {
        let name = &*import.name;
        if frame.imports.find(PAGE, name).is_some() {
            continue;
        }
        let item: ExportItem = match import.kind {
            ImportKind::Memory(id) => {
                let one = part.memories.get(id);
                let size = (one.initial, one.maximum, one.page_size_log2);
                frame
                    .add_import_memory(PAGE, name, one.shared, one.memory64, size.0, size.1, size.2)
                    .0
                    .into()
            }
            ImportKind::Table(id) => {
                let one = part.tables.get(id);
                frame
                    .add_import_table(PAGE, name, one.table64, one.initial, one.maximum, one.element_ty)
                    .0
                    .into()
            }
            ImportKind::Global(id) => {
                let one = part.globals.get(id);
                frame.add_import_global(PAGE, name, one.ty, one.mutable, one.shared).0.into()
            }
            ImportKind::Function(id) => {
                let one = part.types.get(part.funcs.get(id).ty());
                let of_frame = frame.types.add(one.params(), one.results());
                frame.add_import_func(PAGE, name, of_frame).0.into()
            }
            ImportKind::Tag(_) => return Err(format!("{name}: a part imports what is not known here").into()),
        };
        frame.exports.add(name, item);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{FIRST, add_imports, join};
    use std::collections::BTreeMap;
    use std::fs;
    use walrus::Module;

    #[test]
    fn what_the_first_part_shares_with_others_lies_in_its_file() {
        let folder = std::env::temp_dir().join(format!("morenaku-link-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut part = Module::default();
        part.add_import_memory("__wasm_split", "memory", false, false, 26, None, None);
        for file in ["split_pages", "chunk_1", "chunk_2"] {
            part.emit_wasm_file(folder.join(file).with_extension("wasm")).unwrap();
        }
        let files = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let mut parts = BTreeMap::from([
            (FIRST.0.to_owned(), files(&["chunk_1", "chunk_2", "split_pages"])),
            ("reading".to_owned(), files(&["chunk_1", "chunk_3", "split_reading"])),
            ("english".to_owned(), files(&["split_english"])),
        ]);
        join(&mut parts, &folder).unwrap();
        assert_eq!(parts["pages"], ["split_pages"]);
        assert_eq!(parts["reading"], ["split_pages", "chunk_3", "split_reading"]);
        assert_eq!(parts["english"], ["split_english"]);
        assert_eq!(fs::read_to_string(folder.join("joined")).unwrap(), "split_pages\nchunk_1\nchunk_2");
        let frame = Module::from_file(folder.join("frame.wasm")).unwrap();
        assert_eq!((frame.imports.iter().count(), frame.exports.iter().count()), (1, 1));
        let mut twice = frame;
        add_imports(&mut twice, &part).unwrap();
        assert_eq!(twice.imports.iter().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
