//! The third part of the page, fetched only when someone asks for a Word document: it weighs more than the other papers together.

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a Word document of a tree, which comes as the second part answers it; empty where it cannot be made.
#[wasm_bindgen]
#[must_use]
pub fn docx(tree: &str) -> Vec<u8> {
    morenaku::document::docx(&morenaku::papers::read_nodes(tree))
}

fn main() {}
