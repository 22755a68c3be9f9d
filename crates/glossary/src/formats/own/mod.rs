//! Keys and values of the glossary's own format, which it has in TOML and in JSON alike.

mod entries;
pub(super) mod order;
mod tree;

pub(super) use self::entries::{Home, read_concept, read_family};
pub(super) use self::tree::{Node, concept, families};
