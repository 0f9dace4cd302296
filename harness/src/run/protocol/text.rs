//! How messages from engines are read as text. The field that says which message it is may have others beside it, which
//! are ignored.

use super::FromEngine;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

impl Serialize for FromEngine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FromEngine::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for FromEngine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.is_human_readable() {
            true => deserializer.deserialize_map(TextVisitor),
            false => FromEngine::deserialize(deserializer),
        }
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = FromEngine;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `hello`, `answer`, `joined` or `noted`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FromEngine, A::Error> {
        let mut found = None;
        while let Some(name) = map.next_key::<String>()? {
            let message = match &*name {
                "hello" => FromEngine::Hello(map.next_value()?),
                "answer" => FromEngine::Answer(map.next_value()?),
                "joined" => FromEngine::Joined(map.next_value()?),
                "noted" => FromEngine::Noted(map.next_value()?),
                _ => {
                    let IgnoredAny = map.next_value()?;
                    continue;
                }
            };
            if found.replace(message).is_some() {
                return Err(A::Error::custom("two messages in one line"));
            }
        }
        found.ok_or_else(|| A::Error::custom("there is no `hello`, `answer`, `joined` or `noted`"))
    }
}
