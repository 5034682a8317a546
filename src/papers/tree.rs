//! Document trees on their way from the papers to the page: `["kind", ["arg", …], [child, …]]`, what is empty at the end left out.

use serde_json::Value;

use crate::document::{Kind, Node};

/// A list of nodes as JSON text.
#[must_use]
pub fn write_nodes(nodes: &[Node]) -> String {
    Value::Array(nodes.iter().map(write_node).collect()).to_string()
}

/// The nodes of JSON text; what this version does not know is left out.
#[must_use]
pub fn read_nodes(text: &str) -> Vec<Node> {
    serde_json::from_str(text).map(read_list).unwrap_or_default()
}

fn write_node(node: &Node) -> Value {
    let mut parts = vec![Value::from(node.kind.as_str())];
    if !node.args.is_empty() || !node.children.is_empty() {
        parts.push(node.args.iter().map(String::as_str).collect());
    }
    if !node.children.is_empty() {
        parts.push(node.children.iter().map(write_node).collect());
    }
    Value::Array(parts)
}

fn read_list(value: Value) -> Vec<Node> {
    let Value::Array(nodes) = value else { return Vec::new() };
    nodes.into_iter().filter_map(read_node).collect()
}

fn read_node(value: Value) -> Option<Node> {
    let Value::Array(parts) = value else { return None };
    let mut parts = parts.into_iter();
    let kind = parts.next().and_then(|name| Kind::parse(name.as_str()?))?;
    let Value::Array(args) = parts.next().unwrap_or(Value::Array(Vec::new())) else { return None };
    let text = |arg: Value| if let Value::String(text) = arg { text } else { String::new() };
    Some(Node {
        kind,
        args: args.into_iter().map(text).collect(),
        children: parts.next().map(read_list).unwrap_or_default(),
    })
}
