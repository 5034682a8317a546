//! HTML from a tree of elements: all text and every attribute is escaped here, and nowhere else.

/// A piece of a page.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// Text.
    Text(String),
    /// An element: name, attributes, what is inside.
    Element(&'static str, Vec<(&'static str, String)>, Vec<Piece>),
}

/// Elements that have nothing inside and no end tag.
const VOID: [&str; 3] = ["br", "link", "meta"];
/// Elements after which the text goes on in the same line.
const INLINE: [&str; 9] = ["a", "br", "s", "small", "span", "strong", "sup", "text", "title"];

/// Text.
pub(crate) fn text(text: impl Into<String>) -> Piece {
    Piece::Text(text.into())
}

/// An element without attributes.
pub(crate) fn plain(name: &'static str, inside: Vec<Piece>) -> Piece {
    Piece::Element(name, Vec::new(), inside)
}

/// An element with attributes; those that are empty are left out.
pub(crate) fn element<const N: usize>(
    name: &'static str,
    attributes: [(&'static str, &str); N],
    inside: Vec<Piece>,
) -> Piece {
    let attributes = attributes
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.to_owned()));
    Piece::Element(name, attributes.collect(), inside)
}

/// An element of a class.
pub(crate) fn classed(name: &'static str, class: &str, inside: Vec<Piece>) -> Piece {
    element(name, [("class", class)], inside)
}

/// An element of a class with text in it.
pub(crate) fn leaf(name: &'static str, class: &str, label: impl Into<String>) -> Piece {
    classed(name, class, vec![text(label)])
}

/// A link.
pub(crate) fn link(to: &str, label: impl Into<String>) -> Piece {
    element("a", [("href", to)], vec![text(label)])
}

/// A list of links or other pieces, one a line.
pub(crate) fn list(name: &'static str, lines: Vec<Vec<Piece>>) -> Piece {
    plain(name, lines.into_iter().map(|line| plain("li", line)).collect())
}

/// The pieces as HTML.
pub(crate) fn write(pieces: &[Piece]) -> String {
    let mut html = String::new();
    pieces.iter().for_each(|piece| write_piece(piece, &mut html));
    html
}

fn write_piece(piece: &Piece, html: &mut String) {
    match piece {
        Piece::Text(text) => escape(text, html),
        Piece::Element(name, attributes, inside) => {
            html.push('<');
            html.push_str(name);
            for (name, value) in attributes {
                html.push(' ');
                html.push_str(name);
                html.push_str("=\"");
                escape(value, html);
                html.push('"');
            }
            html.push('>');
            if !VOID.contains(name) {
                inside.iter().for_each(|piece| write_piece(piece, html));
                html.push_str("</");
                html.push_str(name);
                html.push('>');
            }
            if !INLINE.contains(name) {
                html.push('\n');
            }
        }
    }
}

fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_never_becomes_markup() {
        let said = "<b onclick=\"x\">&amp;'</b>";
        let written = write(&[element("a", [("href", said), ("class", "")], vec![text(said)])]);
        let escaped = "&lt;b onclick=&quot;x&quot;&gt;&amp;amp;'&lt;/b&gt;";
        assert_eq!(written, format!("<a href=\"{escaped}\">{escaped}</a>"));
    }

    #[test]
    fn void_elements_have_no_end() {
        assert_eq!(write(&[plain("p", vec![plain("br", Vec::new())])]), "<p><br></p>\n");
    }
}
