//! Takes out what the program would say of an error of its own before it ends: words, places in the source, and all
//! that puts them together. A browser ends it in the same moment either way, and tells where in the program that was;
//! what `cargo xtask serve` makes says the words.
//!
//! Done while the linker's notes on every address are still there, so that the parts are cut without what nobody calls
//! any more.

use std::ops::Range;

/// What never returns, by parts of its name as the compiler writes it.
const NEVER_RETURN: [&str; 14] = [
    "4core9panicking",
    "6option13unwrap_failed",
    "6option13expect_failed",
    "6result13unwrap_failed",
    "16slice_error_fail",
    "19slice_error_fail_rt",
    "16slice_index_fail",
    "17len_mismatch_fail",
    "13assert_failed",
    "7raw_vec12handle_error",
    "7raw_vec17capacity_overflow",
    "4cell22panic_already_borrowed",
    "4cell30panic_already_mutably_borrowed",
    "24console_error_panic_hook4hook",
];

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;
const END: u8 = 0x0b;
const CALL: u8 = 0x10;
/// The linker's note on the index of a function: five bytes that stand behind the call.
const FUNCTION_INDEX: u8 = 0;
/// Those of its notes that have a number more.
const WITH_ADDEND: [u8; 14] = [3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25];
const LEB: usize = 5;

struct Section {
    id: u8,
    bytes: Vec<u8>,
}

/// The program without those words.
///
/// # Errors
///
/// When it cannot be read, or has none of the functions that say them: they are called otherwise then.
pub fn silence(program: &[u8]) -> Result<Vec<u8>, String> {
    let (head, rest) = program.split_at_checked(8).ok_or("it is no program")?;
    let mut sections = Vec::new();
    let mut reader = Reader { bytes: rest, at: 0 };
    while !reader.is_at_end() {
        let id = reader.byte()?;
        let range = reader.range()?;
        sections.push(Section { id, bytes: rest[range].to_vec() });
    }
    let n_imported = match sections.iter().find(|section| section.id == IMPORT) {
        Some(imports) => n_functions(&imports.bytes)?,
        None => 0,
    };
    let names = custom(&sections, "name").ok_or("it has no names")?;
    let mut silent = silent(names)?;
    silent.retain(|index| *index >= n_imported);
    if silent.len() < NEVER_RETURN.len() / 2 {
        return Err(format!("only {} of its functions are known to end it", silent.len()));
    }
    let is_code = |section: &Section| section.id == CODE;
    let code_at = sections.iter().position(is_code).ok_or("it has no code")?;
    let bodies = bodies(&sections[code_at].bytes)?;
    let bodies: Vec<Range<usize>> = silent
        .iter()
        .filter_map(|index| bodies.get(index - n_imported).cloned())
        .collect();
    let mut code = std::mem::take(&mut sections[code_at].bytes);
    for body in &bodies {
        // No variables of its own, and nothing but the end: as long as it was, since everything has its place.
        let body = &mut code[body.clone()];
        body.fill(NOP);
        if let [variables, first, .., last] = body {
            (*variables, *first, *last) = (0, UNREACHABLE, END);
        }
    }
    let notes = sections
        .iter()
        .position(|section| name_of(section).is_ok_and(|name| name == "reloc.CODE"))
        .ok_or("the linker has left no notes")?;
    sections[notes].bytes = without(&sections[notes].bytes, &mut code, &bodies, &silent)?;
    sections[code_at].bytes = code;
    let mut all = head.to_vec();
    for Section { id, bytes } in sections {
        all.push(id);
        write(&mut all, bytes.len());
        all.extend(bytes);
    }
    Ok(all)
}

/// The notes without those in silent bodies, and on calls of them: such a call becomes the end itself.
fn without(notes: &[u8], code: &mut [u8], bodies: &[Range<usize>], silent: &[usize]) -> Result<Vec<u8>, String> {
    let mut reader = Reader { bytes: notes, at: 0 };
    reader.range()?;
    reader.number()?;
    let mut kept = notes[..reader.at].to_vec();
    let n_notes = reader.number()?;
    let (mut n_kept, mut rest) = (0, Vec::<u8>::new());
    for _ in 0..n_notes {
        let start = reader.at;
        let sort = reader.byte()?;
        let place = reader.number()?;
        reader.number()?;
        if WITH_ADDEND.contains(&sort) {
            reader.number()?;
        }
        if bodies.iter().any(|body| body.contains(&place)) {
            continue;
        }
        if sort == FUNCTION_INDEX && place > 0 && code.get(place - 1) == Some(&CALL) {
            let called = Reader { bytes: code, at: place }.number()?;
            if silent.contains(&called) {
                code[place - 1] = UNREACHABLE;
                code[place..place + LEB].fill(NOP);
                continue;
            }
        }
        n_kept += 1;
        rest.extend(&notes[start..reader.at]);
    }
    write(&mut kept, n_kept);
    kept.extend(rest);
    Ok(kept)
}

/// Where the body of each function stands.
fn bodies(code: &[u8]) -> Result<Vec<Range<usize>>, String> {
    let mut reader = Reader { bytes: code, at: 0 };
    (0..reader.number()?).map(|_| reader.range()).collect()
}

/// The functions that never return.
fn silent(names: &[u8]) -> Result<Vec<usize>, String> {
    const FUNCTIONS: u8 = 1;
    let mut reader = Reader { bytes: names, at: 0 };
    let mut silent = Vec::new();
    while !reader.is_at_end() {
        let sort = reader.byte()?;
        let range = reader.range()?;
        if sort != FUNCTIONS {
            continue;
        }
        let mut reader = Reader { bytes: &names[range], at: 0 };
        for _ in 0..reader.number()? {
            let index = reader.number()?;
            let name = reader.text()?;
            if NEVER_RETURN.iter().any(|part| name.contains(part)) {
                silent.push(index);
            }
        }
    }
    Ok(silent)
}

/// How many functions are imported.
fn n_functions(imports: &[u8]) -> Result<usize, String> {
    const TABLE: u8 = 1;
    const MEMORY: u8 = 2;
    let mut reader = Reader { bytes: imports, at: 0 };
    let mut n_functions = 0;
    for _ in 0..reader.number()? {
        reader.text()?;
        reader.text()?;
        match reader.byte()? {
            0 => {
                reader.number()?;
                n_functions += 1;
            }
            sort @ (TABLE | MEMORY) => {
                if sort == TABLE {
                    reader.byte()?;
                }
                let has_most = reader.byte()? & 1 == 1;
                reader.number()?;
                if has_most {
                    reader.number()?;
                }
            }
            3 => {
                reader.byte()?;
                reader.byte()?;
            }
            sort => return Err(format!("it imports something of sort {sort}")),
        }
    }
    Ok(n_functions)
}

fn name_of(section: &Section) -> Result<&str, String> {
    if section.id != CUSTOM {
        return Err("it has no name".into());
    }
    Reader { bytes: &section.bytes, at: 0 }.text()
}

/// What stands in the custom section of a name.
fn custom<'a>(sections: &'a [Section], name: &str) -> Option<&'a [u8]> {
    let section = sections.iter().find(|section| name_of(section).is_ok_and(|its| its == name))?;
    let mut reader = Reader { bytes: &section.bytes, at: 0 };
    reader.range().ok()?;
    section.bytes.get(reader.at..)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn byte(&mut self) -> Result<u8, String> {
        let byte = self.bytes.get(self.at).ok_or("it ends too early")?;
        self.at += 1;
        Ok(*byte)
    }

    fn number(&mut self) -> Result<usize, String> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte()?;
            if shift < 64 {
                number |= u64::from(byte & 0x7f) << shift;
            }
            shift += 7;
            if byte < 0x80 {
                // A number below nothing is only passed over.
                return Ok(usize::try_from(number).unwrap_or(usize::MAX));
            }
        }
    }

    /// Where something stands whose length is told before it.
    fn range(&mut self) -> Result<Range<usize>, String> {
        let length = self.number()?;
        let range = self.at..self.at.saturating_add(length);
        if range.end > self.bytes.len() {
            return Err("it ends too early".into());
        }
        self.at = range.end;
        Ok(range)
    }

    fn text(&mut self) -> Result<&'a str, String> {
        let range = self.range()?;
        std::str::from_utf8(&self.bytes[range]).map_err(|error| error.to_string())
    }
}

fn write(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            return bytes.push(low);
        }
        bytes.push(low | 0x80);
    }
}
