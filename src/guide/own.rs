//! What an organisation adds to the guide: items, clocks and clients of its own. They take part in everything that the
//! guide's do, and are marked.

use super::{Condition, Fact, Guide, Item, Text};

/// How many hours a clock or a contract may have: a year.
pub const MAX_HOURS: u32 = 8_784;

/// An item that an organisation added.
#[derive(Clone, Debug)]
pub struct OwnItem {
    /// The item; its `own` is set.
    pub item: Item,
    /// The item that it stands after; none, or one that does not exist: at the end of its step.
    pub after: Option<&'static str>,
}

/// A time that an organisation has set itself or promised, such as a notice by contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnClock {
    /// Its name in calendars.
    pub id: &'static str,
    /// What has to be done.
    pub name: Text,
    /// Within how many hours of knowing.
    pub hours: u32,
    /// What has to hold for it.
    pub when: Condition,
    /// The item that, once done, settles it.
    pub item: Option<&'static str>,
}

/// A client whose data the organisation handles, as its pack says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnClient {
    /// Its name.
    pub name: &'static str,
    /// Within how many hours of knowing its contract has it told; none where the contract says nothing.
    pub hours: Option<u32>,
}

/// All that an organisation adds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own {
    /// Its items, in its order.
    pub items: &'static [OwnItem],
    /// Its clocks.
    pub clocks: &'static [OwnClock],
    /// What it says of itself: what is asked of it, with whether it is so.
    pub about: &'static [(Fact, bool)],
    /// Its clients.
    pub clients: &'static [OwnClient],
}

impl Guide {
    /// The guide with what an organisation adds: each item after the one that it names, else at the end of its step.
    #[must_use]
    pub fn with(mut self, own: &Own) -> Self {
        (self.clocks, self.clients, self.about) = (own.clocks, own.clients, own.about);
        if own.items.is_empty() {
            return self;
        }
        let mut items = self.items.to_vec();
        for (at, OwnItem { item, after }) in own.items.iter().enumerate() {
            let place = after.and_then(|after| items.iter().position(|one| one.id == after && one.step == item.step));
            // After a "do not" means after the act that it guards: the two stay together.
            let place =
                place.map(|place| place + items.iter().skip(place).take_while(|one| one.guards.is_some()).count());
            // Those that stand after the same one keep their order.
            let n_before = own
                .items
                .iter()
                .take(at)
                .filter(|other| other.after == *after && other.item.step == item.step)
                .count();
            let place = place
                .map(|place| place + n_before)
                .or_else(|| items.iter().rposition(|one| one.step == item.step));
            let place = place.map_or(items.len(), |place| (place + 1).min(items.len()));
            items.insert(place, item.clone());
        }
        self.items = items.leak();
        self
    }
}
