//! What was tapped before the page ran: `start/early.js` remembers it, and the page opens the case with it.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::case::{Moment, in_order};
use crate::guide::LeakType;

/// A case that was begun before the page ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Early {
    /// What happened.
    pub leak_type: LeakType,
    /// When that was tapped.
    pub at: Moment,
    /// The items that were ticked, each with its time, in the order of time.
    pub ticked: Vec<(String, Moment)>,
}

/// What was begun before the page ran; none where nothing was, and on every later call: it is begun once. From here on
/// taps are the page's.
#[must_use]
pub fn take_early() -> Option<Early> {
    let early = get(&js_sys::global(), "morenakuEarly");
    let _ = Reflect::set(&early, &"isOver".into(), &true.into());
    let leak_type = LeakType::parse(&get(&early, "type").as_string()?)?;
    let at = moment(&get(&early, "at"))?;
    let ticked = get(&early, "ticked");
    let items = Object::keys(ticked.dyn_ref::<Object>()?);
    let ticked: Vec<(String, Moment)> = items
        .iter()
        .filter_map(|item| Some((item.as_string()?, moment(&Reflect::get(&ticked, &item).ok()?)?)))
        .collect();
    let ticked = in_order(ticked, |(_, one), (_, other)| one.cmp(other));
    let _ = Reflect::set(&early, &"type".into(), &"".into());
    Some(Early { leak_type, at, ticked })
}

/// Whether a case has been begun, and the page has not taken it over yet.
#[must_use]
pub fn is_begun() -> bool {
    let leak_type = get(&get(&js_sys::global(), "morenakuEarly"), "type");
    leak_type.as_string().is_some_and(|leak_type| !leak_type.is_empty())
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// A time of the machine's clock. One that lies ahead of now is no time at which something was tapped: the clock has
/// been set back since.
fn moment(value: &JsValue) -> Option<Moment> {
    // Milliseconds since 1970 fit into an f64 without loss for 280,000 years.
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    let at = Moment(value.as_f64()? as i64);
    Some(at.min(super::now()))
}
