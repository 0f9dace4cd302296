//! From the directives of a script to commands: gives names to the instances that need one, and takes modules in the
//! binary format where that is possible.

use super::{Act, Command, Form};
use anyhow::{Context, Result};
use std::collections::{HashMap, HashSet};
use wassay_harness::script::slice::slice;
use wassay_harness::script::{Action, Directive, DirectiveId, Expected, ModuleSource};
use wassay_harness::suite::manifest::{File, Head};
use wassay_harness::verdict::reject::parse_text;

/// The commands of the selected directives of a file and of those that they need, in order.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn commands(file: &File, selected: &[DirectiveId]) -> Result<Vec<Command>> {
    let heads = file.heads()?;
    let selected: HashSet<DirectiveId> = selected.iter().copied().collect();
    let units: HashSet<u32> = selected.iter().map(|id| heads[*id as usize].unit).collect();
    let mut directives = Vec::new();
    for unit in units {
        let unit = file.unit(unit)?;
        let needed = slice(&unit, |id| selected.contains(&id));
        let needed = unit.into_iter().zip(needed).filter(|(_, needed)| *needed);
        directives.extend(needed.map(|(directive, _)| directive));
    }
    directives.sort_by_key(|directive| directive.id);
    let source = file.source()?;
    let unit_of = |id: DirectiveId| heads[id as usize].unit;
    let mut threads: HashMap<u32, DirectiveId> = HashMap::new();
    for Directive { id, .. } in directives.iter().filter(|directive| is_of_thread(directive)) {
        threads.entry(unit_of(*id)).or_insert(*id);
    }
    // What a thread does to memories can be seen by every later directive of its unit.
    let is_behind_thread = |directive: &Directive| {
        let first = threads.get(&unit_of(directive.id));
        first.is_some_and(|first| *first < directive.id) && !is_of_thread(directive)
    };
    let mut naming = Naming::new(directives.iter().filter(|d| !is_behind_thread(d)));
    let commands = directives.iter().map(|directive| {
        let head = heads.get(directive.id as usize).context("BUG: a directive has a head")?;
        let form = match is_behind_thread(directive) {
            true => {
                Err("a thread comes before it, which cannot be written in this form".to_owned())
            }
            false => naming.form(directive, head, &source, file),
        };
        Ok(Command { id: directive.id, line: head.line, form })
    });
    commands.collect()
}

fn is_of_thread(directive: &Directive) -> bool {
    matches!(directive.action, Action::Thread { .. } | Action::Wait { .. })
}

/// Decides which instances need a name, and knows which is the latest.
struct Naming {
    named: HashSet<DirectiveId>,
    /// What imports call the instance that a directive registers.
    registered: HashMap<DirectiveId, String>,
    latest: Option<DirectiveId>,
}

impl Naming {
    fn new<'d>(directives: impl Iterator<Item = &'d Directive>) -> Self {
        let (mut named, mut registered, mut latest) = (HashSet::new(), HashMap::new(), None);
        for Directive { id, action, expected, .. } in directives {
            match action {
                Action::Instantiate { imports, .. } => {
                    for import in imports {
                        registered.insert(import.registered_by, import.module.clone());
                    }
                    if *expected == Expected::Success {
                        latest = Some(*id);
                    }
                }
                Action::Register { instance }
                | Action::Invoke { instance, .. }
                | Action::Get { instance, .. }
                    if latest != Some(*instance) =>
                {
                    named.insert(*instance);
                }
                _ => {}
            }
        }
        Self { named, registered, latest: None }
    }

    /// The command for a directive, or why no form has a word for it.
    fn form(
        &mut self,
        directive: &Directive,
        head: &Head,
        source: &str,
        file: &File,
    ) -> Result<Form, String> {
        let Directive { id, action, expected, .. } = directive;
        Ok(match (action, expected) {
            (Action::Instantiate { module, .. }, Expected::Success) => {
                self.latest = Some(*id);
                let name = self.named.contains(id).then(|| name(*id));
                Form::Module { name, module: binary(module, file)? }
            }
            (Action::Define(module), Expected::Success) => Form::Definition(binary(module, file)?),
            (Action::Instantiate { module, .. }, expected) => {
                Form::Refuse { module: binary(module, file)?, expected: expected.clone() }
            }
            (Action::Define(module) | Action::CheckCustom(module), expected) => {
                Form::Refuse { module: module.clone(), expected: expected.clone() }
            }
            (Action::Register { instance }, _) => {
                let to = self.registered.get(id).cloned();
                let to = to.or_else(|| first_string(source, head));
                let to =
                    to.ok_or("the name that it registers has escapes, and nothing imports it")?;
                Form::Register { instance: self.instance(*instance), to }
            }
            (Action::Invoke { instance, export, arguments }, expected) => Form::Act {
                action: Act {
                    instance: self.instance(*instance),
                    export: export.clone(),
                    arguments: Some(arguments.clone()),
                },
                expected: expected.clone(),
            },
            (Action::Get { instance, export }, expected) => Form::Act {
                action: Act {
                    instance: self.instance(*instance),
                    export: export.clone(),
                    arguments: None,
                },
                expected: expected.clone(),
            },
            (Action::Thread { .. } | Action::Wait { .. }, _) => {
                return Err("threads of scripts cannot be written in this form".to_owned());
            }
            (Action::Nothing, _) => {
                return Err("the directive only names or holds others".to_owned());
            }
            (Action::Unsupported(form), _) => return Err(format!("`{form}` is not run")),
            (Action::Broken(reason), _) => return Err(format!("it is not understood: {reason}")),
        })
    }

    fn instance(&self, id: DirectiveId) -> Option<String> {
        (self.latest != Some(id)).then(|| name(id))
    }
}

fn name(id: DirectiveId) -> String {
    format!("m{id}")
}

/// A module that is to be instantiated, in the binary format.
fn binary(module: &ModuleSource, file: &File) -> Result<ModuleSource, String> {
    match module {
        ModuleSource::Binary(_) => Ok(module.clone()),
        ModuleSource::Text(text) => match parse_text(text, file.features().to_wasmparser()) {
            Ok(bytes) => Ok(ModuleSource::Binary(bytes)),
            Err(refusal) => Err(format!("its module is no binary: {}", refusal.message)),
        },
    }
}

/// The first string in the text of a directive, if it is written without escapes.
fn first_string(source: &str, head: &Head) -> Option<String> {
    let start = head.start as usize;
    let text = source.get(start..start + head.length as usize)?;
    let (_, rest) = text.split_once('"')?;
    let (string, _) = rest.split_once('"')?;
    (head.inside.is_none() && !string.contains('\\')).then(|| string.to_owned())
}
