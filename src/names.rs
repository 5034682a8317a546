//! Enums whose values have a name in files: the content, saved cases, packs. Each name stands once, where its value is
//! declared; the build script takes this file in too.
//!
//! Invariant: knows nothing but how such an enum is declared.

/// Declares an enum of values with names.
macro_rules! names {
    ($(#[$about:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $value:ident = $text:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        $vis enum $name {
            $($(#[$doc])* $value,)*
        }

        impl $name {
            /// All of them, in the order in which they are declared.
            pub const ALL: [Self; [$($text),*].len()] = [$(Self::$value),*];

            /// The names of all of them.
            pub const NAMES: [&'static str; Self::ALL.len()] = [$($text),*];

            /// The name in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $text,)*
                }
            }

            /// What a name in a file stands for.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.as_str() == name)
            }
        }
    };
}
