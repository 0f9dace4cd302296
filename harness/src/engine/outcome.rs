//! How outcomes are read and written. In text, the field that says which outcome it is may have others beside it, which
//! are ignored.

use super::Outcome;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Outcome::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.is_human_readable() {
            true => deserializer.deserialize_any(TextVisitor),
            false => Outcome::deserialize(deserializer),
        }
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Outcome;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an outcome: an object such as {\"returned\":[]}, \"threw\" or \"skipped\"")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Outcome, E> {
        match name {
            "threw" => Ok(Outcome::Threw),
            "skipped" => Ok(Outcome::Skipped),
            other => Err(E::custom(format_args!("`{other}` is not an outcome"))),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Outcome, A::Error> {
        #[derive(serde::Deserialize)]
        struct Rejected {
            phase: Option<super::Phase>,
            message: String,
        }
        let mut found = None;
        let mut unknown = None;
        while let Some(name) = map.next_key::<String>()? {
            let outcome = match &*name {
                "returned" => Outcome::Returned(map.next_value()?),
                "trapped" => Outcome::Trapped(map.next_value()?),
                "threw" => map.next_value().map(|IgnoredAny| Outcome::Threw)?,
                "exhausted" => Outcome::Exhausted(map.next_value()?),
                "rejected" => {
                    let Rejected { phase, message } = map.next_value()?;
                    Outcome::Rejected { phase, message }
                }
                "unsupported" => Outcome::Unsupported(map.next_value()?),
                "unlinkable" => Outcome::Unlinkable(map.next_value()?),
                "inapplicable" => Outcome::Inapplicable(map.next_value()?),
                "panicked" => Outcome::Panicked(map.next_value()?),
                "timed_out" => Outcome::TimedOut(map.next_value()?),
                "joined" => Outcome::Joined(map.next_value()?),
                "skipped" => map.next_value().map(|IgnoredAny| Outcome::Skipped)?,
                _ => {
                    let IgnoredAny = map.next_value()?;
                    unknown.get_or_insert(name);
                    continue;
                }
            };
            if found.replace(outcome).is_some() {
                return Err(A::Error::custom("two outcomes in one"));
            }
        }
        found.ok_or_else(|| match unknown {
            Some(name) => A::Error::custom(format_args!("`{name}` is not an outcome")),
            None => A::Error::custom("an object without an outcome"),
        })
    }
}
