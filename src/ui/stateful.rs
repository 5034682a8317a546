//! What is shown with a state of its own, as one component for Yew: its lifecycle is compiled anew for each component,
//! which would be 3.6 kB of wasm for each of ours. Instead each says by its properties how it is shown.

use std::any::Any;
use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::Key;

/// The properties of what has a state of its own. Drawn anew when they change, or the state does.
pub(super) trait Stateful: PartialEq + 'static {
    /// Tells it from others at the same place: another one starts with a state of its own.
    const NAME: &'static str;

    /// Shows it.
    fn show(&self, context: &mut HookContext) -> Html;
}

/// Declares properties as those of a hook that shows them.
macro_rules! shown_by {
    ($props:ty, $hook:ident) => {
        impl $crate::ui::stateful::Stateful for $props {
            const NAME: &'static str = stringify!($hook);

            fn show(&self, context: &mut yew::functional::HookContext) -> yew::Html {
                yew::functional::Hook::run($hook(self), context)
            }
        }
    };
}

pub(super) use shown_by;

/// Shows what has a state of its own.
pub(super) fn stateful<Props: Stateful>(props: Props) -> Html {
    component(Props::NAME.into(), Rc::new(props))
}

/// The same, one of several: what has the same key keeps its state.
pub(super) fn stateful_as<Props: Stateful>(key: &str, props: Props) -> Html {
    component([Props::NAME, " ", key].concat().into(), Rc::new(props))
}

#[inline(never)]
fn component(key: Key, of: Rc<dyn AnyStateful>) -> Html {
    html! { <Component {key} {of} /> }
}

/// Any of them.
trait AnyStateful: Any {
    fn show(&self, context: &mut HookContext) -> Html;

    fn is(&self, other: &dyn AnyStateful) -> bool;
}

impl<Props: Stateful> AnyStateful for Props {
    fn show(&self, context: &mut HookContext) -> Html {
        Stateful::show(self, context)
    }

    fn is(&self, other: &dyn AnyStateful) -> bool {
        (other as &dyn Any).downcast_ref::<Self>().is_some_and(|other| self == other)
    }
}

#[derive(Properties)]
pub(super) struct ComponentProps {
    of: Rc<dyn AnyStateful>,
}

impl ComponentProps {
    /// For the one at which everything begins.
    pub(super) fn new<Props: Stateful>(props: Props) -> Self {
        Self { of: Rc::new(props) }
    }
}

impl PartialEq for ComponentProps {
    fn eq(&self, other: &Self) -> bool {
        self.of.is(&*other.of)
    }
}

/// The one component.
#[component]
pub(super) fn Component(props: &ComponentProps) -> Html {
    use_shown(&*props.of)
}

fn use_shown(of: &dyn AnyStateful) -> Shown<'_> {
    Shown(of)
}

struct Shown<'a>(&'a dyn AnyStateful);

impl Hook for Shown<'_> {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        self.0.show(context)
    }
}
