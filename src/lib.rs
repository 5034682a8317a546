//! Morenaku.
