//! Mounts the page, nothing else.

fn main() {
    morenaku::ui::mount();
}
