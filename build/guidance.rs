//! All that the build knows of the guidance: the shape of `content/`, its rules, and the tables that it makes. The
//! build script and the tests take it in as one module. What the page and the build share stands in `src/guide/`, once.

#[macro_use]
#[path = "../src/names.rs"]
mod names;

#[path = "check/mod.rs"]
pub mod check;
#[macro_use]
#[path = "codec.rs"]
pub mod codec;
#[path = "content/mod.rs"]
pub mod content;
#[path = "emit.rs"]
pub mod emit;
#[expect(dead_code, reason = "the build needs the names, the page their values")]
#[path = "../src/guide/fact.rs"]
pub mod fact;
#[expect(dead_code, reason = "the build needs the names, the page their values")]
#[path = "../src/guide/mark.rs"]
pub mod mark;
#[expect(dead_code, reason = "the build needs the names, the page their values")]
#[path = "../src/guide/named.rs"]
pub mod named;
#[path = "../src/guide/rows.rs"]
pub mod rows;
#[expect(dead_code, reason = "the build needs the names, the page their values")]
#[path = "../src/guide/vocabulary.rs"]
pub mod vocabulary;
