//! The seven leak types and the six steps (guide, chapters 2 and 3).

use super::LeakType;

impl LeakType {
    /// The guide's number, 1 to 7.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// A set of leak types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypeSet(pub(super) u8);

impl TypeSet {
    /// No type.
    pub const NONE: Self = Self(0);
    /// Every type.
    pub const ALL: Self = Self(0b111_1111);

    /// The set with one more type.
    #[must_use]
    pub fn with(self, leak_type: LeakType) -> Self {
        Self(self.0 | 1 << leak_type as u8)
    }

    /// The set without a type.
    #[must_use]
    pub fn without(self, leak_type: LeakType) -> Self {
        Self(self.0 & !(1 << leak_type as u8))
    }

    /// Whether a type is in the set.
    #[must_use]
    pub fn contains(self, leak_type: LeakType) -> bool {
        self.0 & 1 << leak_type as u8 != 0
    }

    /// The types that are in both.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether no type is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The types of the set in the guide's order.
    pub fn iter(self) -> impl Iterator<Item = LeakType> {
        LeakType::ALL.into_iter().filter(move |leak_type| self.contains(*leak_type))
    }
}

impl FromIterator<LeakType> for TypeSet {
    fn from_iter<T: IntoIterator<Item = LeakType>>(types: T) -> Self {
        types.into_iter().fold(Self::NONE, Self::with)
    }
}

/// A step of the response. Several may run at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// 発見・報告
    Discovery,
    /// 初動対応
    InitialResponse,
    /// 調査
    Investigation,
    /// 通知・報告・公表等
    Notification,
    /// 抑制措置と復旧
    Recovery,
    /// 事後対応
    FollowUp,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Self; 6] = [
        Self::Discovery,
        Self::InitialResponse,
        Self::Investigation,
        Self::Notification,
        Self::Recovery,
        Self::FollowUp,
    ];

    /// The number, 1 to 6.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The step of a number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.number() == number)
    }

    /// The step to which an item belongs, by its id: `2-05`, or an organisation's `own:2-01`.
    #[must_use]
    pub fn of_item(id: &str) -> Option<Self> {
        Self::from_number(id.rsplit(':').next()?.get(..1)?.parse().ok()?)
    }
}
