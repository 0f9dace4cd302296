//! From the text of a script to data: the one room that names the crate `wast`.
//!
//! ```text
//! source -> forms -> one parsed command each -> names resolved, modules encoded -> Script
//! ```
//!
//! Invariant: every command of the source becomes exactly one directive, understood or not. One that is not understood
//! takes the place of what it would have made, so that no later directive acts on what was there before.

mod constants;
pub(crate) mod forms;
mod grammar;
mod modules;
mod rename;
mod scope;
mod source_map;

pub use rename::{name_in, renamed, whole_module, with_name};
pub use source_map::{instruction_offset, syntax_error, text_offset};

use crate::script::effects::Effects;
use crate::script::folded_try::Unfolded;
use crate::script::tokens::without_annotations;
use crate::script::value::Value;
use crate::script::{
    Action, Directive, DirectiveId, Expected, Import, Kind, ModuleSource, beginning, did_you_mean,
    shared_numbers,
};
use constants::Literal;
use forms::{Form, Lines, Names, forms, inner_forms};
use grammar::{Command, Execution, Instantiation, Named, Shared};
use modules::{Treatment, buffer, encode_text};
use scope::Scope;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;
use wast::parser::Parse;
use wast::token::Id;

/// A script in order, and where its directives stand in the source.
#[derive(Debug, Default)]
pub struct Script {
    /// The directives. The number of each is its position.
    pub directives: Vec<Directive>,
    /// Where each stands.
    pub places: Vec<Place>,
    /// For each directive, a number that is equal for directives that share state or an instance.
    pub(crate) ties: Vec<DirectiveId>,
    /// The scripts that it reads with `input`.
    pub(crate) inputs: Vec<InputText>,
}

/// Where a directive stands in its source, and what it is called there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What kind of directive it is.
    pub kind: Kind,
    /// The line of its opening parenthesis, from 1.
    pub line: u32,
    /// The column of its opening parenthesis, in characters from 1.
    pub column: u32,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset behind its last byte.
    pub end: usize,
    /// Where it stands in a script that this one reads. The other fields then have the place of the `input`.
    pub inside: Option<Inside>,
}

/// Where a directive stands in a script that another reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inside {
    /// The number of that script among those that are read.
    pub input: u32,
    /// The line of its opening parenthesis, from 1.
    pub line: u32,
    /// The offset of its first byte.
    pub start: u32,
    /// Its length in bytes.
    pub length: u32,
}

impl Inside {
    /// Its bytes in the script.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.length as usize
    }
}

/// A script that another reads with `input`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputText {
    /// Its path, which identifies it.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Reads the script that is named by the second argument in the script at the path in the first.
pub(crate) type ReadInput<'r> = &'r dyn Fn(&str, &str) -> Result<InputText, String>;

/// Where the scripts are that a script reads with `input`.
pub(crate) struct Inputs<'r> {
    /// The path of the script itself.
    pub(crate) path: &'r str,
    /// Reads one.
    pub(crate) read: ReadInput<'r>,
}

/// How many scripts one script reads at most, with those that they read.
const MAX_INPUTS: usize = 64;

/// How many bytes they have at most.
const MAX_INPUT_BYTES: usize = 64 << 20;

/// How deep scripts may stand in scripts. Each level is read again for what is in it.
const MAX_SCRIPT_DEPTH: usize = 32;

/// Lowers a script that reads no other.
pub fn lower(source: &str) -> Script {
    let read = |_: &str, _: &str| {
        Err("`input` reads files, and this script is not in a folder".to_owned())
    };
    lower_reading(source, &Inputs { path: "", read: &read })
}

/// Lowers a script.
pub(crate) fn lower_reading(source: &str, inputs: &Inputs<'_>) -> Script {
    let mut lowering = Lowering { read: Some(inputs.read), ..Lowering::default() };
    lowering.open.push(inputs.path.to_owned());
    lowering.script(&Text { source, lines: Lines::new(source), input: None });
    lowering.finish()
}

/// A script that cannot be run, as a single directive that says so.
pub(crate) fn refused(source: &str, action: Action) -> Script {
    let mut lowering = Lowering::default();
    lowering.add(Place::whole(Kind::Script, source), |_, _| Ok((action, Expected::Success)));
    lowering.finish()
}

impl Place {
    fn whole(kind: Kind, source: &str) -> Self {
        Self { kind, line: 1, column: 1, start: 0, end: source.len(), inside: None }
    }
}

/// Whether the forms are the fields of one module, without `(module ...)` around them, which a script may be too.
fn is_bare_module(forms: &[Form<'_>]) -> bool {
    forms.first().is_some_and(|form| {
        const FIELDS: [&str; 12] = [
            "type", "rec", "import", "func", "table", "memory", "global", "export", "start",
            "elem", "data", "tag",
        ];
        form.error.is_none() && FIELDS.contains(&form.keywords[0])
    })
}

fn kind_of(form: &Form<'_>) -> Kind {
    match form.keywords {
        ["module", "definition"] => Kind::ModuleDefinition,
        ["module", "instance"] => Kind::ModuleInstance,
        [keyword, _] => Kind::of_keyword(keyword).unwrap_or(Kind::Unknown),
    }
}

fn unknown_directive(keyword: &str) -> String {
    // The name of a kind is a keyword, except for kinds that a script writes as two words.
    let keywords = Kind::ALL.iter().map(|(_, name)| *name);
    let keywords = keywords.filter(|name| !name.starts_with("module_") && *name != "unknown");
    format!("there is no directive `{}`{}", beginning(keyword), did_you_mean(keyword, keywords))
}

/// The text in which forms stand.
struct Text<'s> {
    source: &'s str,
    lines: Lines<'s>,
    /// For a text that the script reads with `input`: its number, and the place of the `input`.
    input: Option<(u32, Place)>,
}

impl Text<'_> {
    fn place(&self, form: &Form<'_>) -> Place {
        let (line, column) = self.lines.place(form.start);
        let (start, end) = (form.start, form.start + form.text.len());
        self.read_at(Place { kind: kind_of(form), line, column, start, end, inside: None })
    }

    fn whole(&self, kind: Kind) -> Place {
        self.read_at(Place::whole(kind, self.source))
    }

    /// The place in the script, for one in this text.
    fn read_at(&self, place: Place) -> Place {
        let Some((input, outer)) = self.input else { return place };
        let short = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let (start, length) = (short(place.start), short(place.end - place.start));
        let inside = Some(Inside { input, line: place.line, start, length });
        Place { kind: place.kind, inside, ..outer }
    }
}

/// A directive's action and expectation, or why there is none.
type Lowered = Result<(Action, Expected), String>;

#[derive(Default)]
struct Lowering<'r> {
    script: Script,
    /// Reads other scripts. There are none in a thread.
    read: Option<ReadInput<'r>>,
    /// The paths of the scripts that are being read, from the first to this one.
    open: Vec<String>,
    /// The modules from which instances can be made.
    definitions: Scope,
    /// The instances on which actions can act.
    instances: Scope,
    /// The names of scripts, which nothing but `output` can mean.
    scripts: Scope,
    threads: Scope,
    /// What is known of each thread that is understood.
    of_threads: HashMap<DirectiveId, ThreadState>,
    /// The instances that others can import from.
    registered: HashMap<String, Registered>,
    /// What can be said about each instance.
    effects: HashMap<DirectiveId, Effects>,
    /// The last instance that can change the state of `spectest`.
    spectest_user: Option<DirectiveId>,
    /// How many scripts are open around the form.
    depth: usize,
}

#[derive(Clone, Copy)]
struct Registered {
    instance: DirectiveId,
    by: DirectiveId,
}

/// A script that was read: its number, and the name that its form gives it.
struct Input {
    number: u32,
    name: Option<String>,
}

struct ThreadState {
    /// The lines of its directives.
    lines: Vec<u32>,
    /// Whether a directive waits for it.
    is_awaited: bool,
}

/// The items of the host module `spectest` that can change.
const SPECTEST: &str = "spectest";

impl<'r> Lowering<'r> {
    fn add(&mut self, place: Place, lower: impl FnOnce(&mut Self, DirectiveId) -> Lowered) {
        let id = DirectiveId::try_from(self.script.places.len()).unwrap_or(DirectiveId::MAX);
        self.script.places.push(place);
        self.script.ties.push(id);
        let lowered = lower(self, id);
        let (action, expected) =
            lowered.unwrap_or_else(|reason| (Action::Broken(reason), Expected::Success));
        let writes = self.writes(id, &action);
        self.tie(id, &action);
        self.script.directives.push(Directive { id, action, expected, writes });
    }

    fn finish(mut self) -> Script {
        for id in 0..self.script.ties.len() {
            let id = DirectiveId::try_from(id).unwrap_or(DirectiveId::MAX);
            let root = self.root(id);
            self.script.ties[id as usize] = root;
        }
        self.script
    }

    // ---- Forms.

    fn script(&mut self, text: &Text<'_>) {
        let forms = forms(text.source);
        if is_bare_module(&forms) {
            self.add(text.whole(Kind::Module), |lowering, id| {
                lowering.bare_module(text.source, id)
            });
            return;
        }
        if forms.is_empty() {
            let has = if text.source.trim().is_empty() { "nothing in it" } else { "only comments" };
            self.add(text.whole(Kind::Script), |_, _| Err(format!("the script has {has}")));
        }
        for form in &forms {
            self.form(text, form);
        }
    }

    /// Adds what a form is, and the commands in it if it is a script or reads one.
    fn form(&mut self, text: &Text<'_>, form: &Form<'_>) {
        let mut inner = Vec::new();
        let mut input = None;
        self.add(text.place(form), |lowering, id| {
            let lowered = match (&form.error, kind_of(form)) {
                (Some(error), _) => Err(error.clone()),
                (None, Kind::Script) => lowering.script_head(text, form, id).map(|forms| {
                    inner = forms;
                    (Action::Nothing, Expected::Success)
                }),
                (None, Kind::Thread) => lowering.thread(text, form, id),
                (None, Kind::Input) => lowering.input(form).map(|(action, found)| {
                    input = found;
                    (action, Expected::Success)
                }),
                (None, Kind::Unknown) => Err(unknown_directive(form.keywords[0])),
                (None, _) => lowering.parsed(form.text, id),
            };
            if let Err(_) | Ok((Action::Unsupported(_), _)) = lowered {
                lowering.claim(form, id);
            }
            lowered
        });
        self.depth += 1;
        inner.iter().for_each(|form| self.form(text, form));
        if let Some(input) = input {
            self.included(text, form, input);
        }
        self.depth -= 1;
    }

    /// Lets a form that is not understood, or not run, take the place of what it would have made, so that it blocks the
    /// directives that refer to that.
    fn claim(&mut self, form: &Form<'_>, id: DirectiveId) {
        let Names { ids, string } = Names::of(form.text);
        let mut ids = ids.into_iter();
        match kind_of(form) {
            Kind::Module | Kind::Component | Kind::Input => {
                let name = ids.next();
                self.definitions.claim(name.clone(), id);
                self.instances.claim(name, id);
            }
            Kind::ModuleDefinition => self.definitions.claim(ids.next(), id),
            // If there are two names, the first is the instance's; a single name is the module's.
            Kind::ModuleInstance => {
                let first = ids.next();
                self.instances.claim(ids.next().and(first), id);
            }
            Kind::Register => {
                let registered = Registered { instance: id, by: id };
                string.map(|name| self.registered.insert(name, registered));
            }
            Kind::Thread => self.threads.claim(ids.next(), id),
            // An inline module is the current definition from then on.
            Kind::AssertTrap | Kind::AssertUnlinkable if instantiates(form) => {
                self.definitions.claim(None, id);
            }
            _ => {}
        }
    }

    fn parsed(&mut self, text: &str, id: DirectiveId) -> Lowered {
        let unfolded = Unfolded::of(text);
        let explain = |error| explain_at(&error, unfolded.original(offset_of(&error)), text);
        let buffer = buffer(&unfolded.text).map_err(explain)?;
        match wast::parser::parse(&buffer) {
            Ok(command) => self.command(command, text, id),
            // A mistake in an annotation matters only to assertions about annotations, which read the text.
            Err(_) if text.contains("(@") => {
                let plain = without_annotations(&unfolded.text);
                let buffer = self::buffer(&plain).map_err(explain)?;
                let command = wast::parser::parse(&buffer).map_err(explain)?;
                self.command(command, text, id)
            }
            Err(error) => Err(explain(error)),
        }
    }

    fn bare_module(&mut self, source: &str, id: DirectiveId) -> Lowered {
        let text = ModuleSource::Text(source.as_bytes().to_vec());
        let module = encode_text(source).map_or(text, ModuleSource::Binary);
        self.definitions.bind("module", None, id)?;
        self.instances.bind("instance", None, id)?;
        Ok((self.instantiate(id, module, None), Expected::Success))
    }

    fn command(&mut self, command: Command<'_>, text: &str, id: DirectiveId) -> Lowered {
        use Command as C;
        Ok(match command {
            C::Module(module) => return self.module(module, text, id),
            C::Instance { instance, module } => {
                let definition = self.definitions.look_up("module", module.map(name_of))?;
                self.instances.bind("instance", instance.map(name_of), id)?;
                (self.instantiate_defined(id, definition), Expected::Success)
            }
            C::Register { name, instance } => {
                let instance = self.instance(instance)?;
                self.registered.insert(name.to_owned(), Registered { instance, by: id });
                (Action::Register { instance }, Expected::Success)
            }
            C::Action(action) => (self.action(action)?, Expected::Success),
            C::AssertReturn(action, results) => {
                let instance = self.instance_of(&action)?;
                let results = self.core(instance, results)?;
                (self.action(action)?, Expected::Results(results))
            }
            C::AssertTrap(Execution::Action(action), message) => {
                (self.action(action)?, Expected::Trap(message.to_owned()))
            }
            C::AssertTrap(Execution::Instantiation(instantiation), message) => {
                let action = self.instantiation(instantiation, text, id)?;
                (action, Expected::Trap(message.to_owned()))
            }
            C::AssertExhaustion(action, message) => {
                (self.action(action)?, Expected::Exhaustion(message.to_owned()))
            }
            C::AssertException(action) => (self.action(action)?, Expected::Exception),
            C::AssertUnlinkable(instantiation, message) => {
                let action = self.instantiation(instantiation, text, id)?;
                (action, Expected::Unlinkable(message.to_owned()))
            }
            C::AssertMalformed(module, message) => {
                let action = define(module, text, Treatment::KeepQuoted);
                (action, Expected::Malformed(message.to_owned()))
            }
            C::AssertInvalid(module, message) => {
                let action = define(module, text, Treatment::Encode);
                (action, Expected::Invalid(message.to_owned()))
            }
            C::AssertMalformedCustom(module, message) => {
                (check_custom(module, text), Expected::MalformedCustom(message.to_owned()))
            }
            C::AssertInvalidCustom(module, message) => {
                (check_custom(module, text), Expected::InvalidCustom(message.to_owned()))
            }
            C::Wait(thread) => return self.wait(thread),
            C::Input { .. } => unreachable!("BUG: `input` is no command by itself"),
            C::Unsupported(form, message) => {
                let expected = match message {
                    Some(message) => Expected::Suspension(message.to_owned()),
                    None => Expected::Success,
                };
                (Action::Unsupported(form.to_owned()), expected)
            }
        })
    }

    // ---- Modules and instances.

    /// A module by itself: a definition and its instance, or only the definition with the keyword `definition`.
    fn module(&mut self, module: grammar::Module<'_>, text: &str, id: DirectiveId) -> Lowered {
        let (is_definition, name) = (module.is_definition, module.name.map(name_of));
        let Some(source) = modules::source(module, text, Treatment::Encode) else {
            return Ok((unsupported_component(), Expected::Success));
        };
        self.definitions.bind("module", name, id)?;
        if is_definition {
            return Ok((Action::Define(source), Expected::Success));
        }
        self.instances.bind("instance", name, id)?;
        Ok((self.instantiate(id, source, None), Expected::Success))
    }

    /// What an assertion instantiates. A module that stands in it is the current definition from then on, and has no
    /// name (`text/parser.mly`, `script_instance`).
    fn instantiation(
        &mut self,
        instantiation: Instantiation<'_>,
        text: &str,
        id: DirectiveId,
    ) -> Result<Action, String> {
        match instantiation {
            Instantiation::Inline(module) => {
                let Some(source) = modules::source(module, text, Treatment::Encode) else {
                    return Ok(unsupported_component());
                };
                self.definitions.bind("module", None, id)?;
                Ok(self.instantiate(id, source, None))
            }
            Instantiation::Defined(module) => {
                let definition = self.definitions.look_up("module", module.map(name_of))?;
                Ok(self.instantiate_defined(id, definition))
            }
        }
    }

    fn instantiate_defined(&mut self, id: DirectiveId, definition: DirectiveId) -> Action {
        let source = match &self.script.directives[definition as usize].action {
            Action::Define(module) | Action::Instantiate { module, .. } => module.clone(),
            // The definition was not understood. This text is no module either; the definition blocks the directive.
            _ => ModuleSource::Text(b"(".to_vec()),
        };
        self.instantiate(id, source, Some(definition))
    }

    fn instantiate(
        &mut self,
        id: DirectiveId,
        module: ModuleSource,
        definition: Option<DirectiveId>,
    ) -> Action {
        let bytes = match &module {
            ModuleSource::Binary(bytes) => bytes.as_slice(),
            ModuleSource::Text(_) => &[],
        };
        let effects = Effects::of(bytes, |module, name| self.registered_writes(module, name));
        let mut imports = Vec::new();
        for name in effects.imported_modules() {
            if let Some(Registered { instance, by }) = self.registered.get(name).copied() {
                imports.push(Import { module: name.to_owned(), instance, registered_by: by });
            }
        }
        let mut imports_of_spectest =
            effects.imports.iter().filter(|item| item.module == SPECTEST && item.is_state);
        let uses_spectest = !self.registered.contains_key(SPECTEST)
            && (!effects.is_understood || imports_of_spectest.next().is_some());
        if uses_spectest && let Some(other) = self.spectest_user.replace(id) {
            self.union(id, other);
        }
        self.effects.insert(id, effects);
        Action::Instantiate { module, imports, definition }
    }

    fn instance(&self, name: Option<Id<'_>>) -> Result<DirectiveId, String> {
        self.instances.look_up("module instance", name.map(name_of))
    }

    // ---- Actions.

    fn action(&mut self, action: grammar::Action<'_>) -> Result<Action, String> {
        let instance = self.instance_of(&action)?;
        Ok(match action {
            grammar::Action::Invoke { export, arguments, .. } => {
                let arguments: Vec<Value> = self.core(instance, arguments)?;
                Action::Invoke { instance, export: export.to_owned(), arguments }
            }
            grammar::Action::Get { export, .. } => {
                Action::Get { instance, export: export.to_owned() }
            }
        })
    }

    fn instance_of(&self, action: &grammar::Action<'_>) -> Result<DirectiveId, String> {
        match action {
            grammar::Action::Invoke { instance, .. } | grammar::Action::Get { instance, .. } => {
                self.instance(*instance)
            }
        }
    }

    /// The values or patterns, if they are of the core language. The component itself blocks any directive that acts on
    /// it.
    fn core<T>(&self, instance: DirectiveId, literals: Vec<Literal<T>>) -> Result<Vec<T>, String> {
        let on_component =
            self.script.places.get(instance as usize).is_some_and(|p| p.kind == Kind::Component);
        let mut values = Vec::new();
        for literal in literals {
            match literal {
                Literal::Core(value) => values.push(value),
                Literal::Component(_) if on_component => {}
                Literal::Component(word) => {
                    return Err(format!("`{word}` is a value of components, not of modules"));
                }
            }
        }
        Ok(values)
    }

    // ---- Scripts in scripts, and threads.

    /// Binds the name of a script, and finds the commands in it.
    fn script_head<'s>(
        &mut self,
        text: &Text<'s>,
        form: &Form<'s>,
        id: DirectiveId,
    ) -> Result<Vec<Form<'s>>, String> {
        if self.depth >= MAX_SCRIPT_DEPTH {
            return Err(format!("scripts are nested deeper than {MAX_SCRIPT_DEPTH}"));
        }
        let Named(name) = head(form.text)?;
        self.scripts.bind("script", name.as_deref(), id)?;
        Ok(inner_forms(text.source, form, usize::from(name.is_some())))
    }

    /// Reads the script that an `input` names.
    fn input(&mut self, form: &Form<'_>) -> Result<(Action, Option<Input>), String> {
        let explain = |error| explain(&error, form.text);
        let buffer = buffer(form.text).map_err(explain)?;
        let command: Command<'_> = wast::parser::parse(&buffer).map_err(explain)?;
        let Command::Input { name, file } = command else {
            unreachable!("BUG: {} is parsed as another command", form.text)
        };
        let Some(read) = self.read else {
            return Ok((Action::Unsupported("input in a thread".to_owned()), None));
        };
        if self.depth >= MAX_SCRIPT_DEPTH || self.script.inputs.len() >= MAX_INPUTS {
            let limits = format!("{MAX_INPUTS} scripts, {MAX_SCRIPT_DEPTH} deep");
            return Err(format!("a script reads more than {limits}"));
        }
        let from = self.open.last().map(String::as_str).unwrap_or_default();
        let text = read(from, file)?;
        if self.open.contains(&text.path) {
            return Err(format!("`{file}` reads itself"));
        }
        let read_before: usize = self.script.inputs.iter().map(|input| input.text.len()).sum();
        if read_before + text.text.len() > MAX_INPUT_BYTES {
            let limit = MAX_INPUT_BYTES >> 20;
            return Err(format!("a script reads more than {limit} MiB of others"));
        }
        self.script.inputs.push(text);
        let number = u32::try_from(self.script.inputs.len() - 1).unwrap_or(u32::MAX);
        Ok((Action::Nothing, Some(Input { number, name: name.map(|id| id.name().to_owned()) })))
    }

    /// Adds the commands of a script that was read, as if they stood in the place of its `input`, which is the last
    /// directive.
    fn included(&mut self, text: &Text<'_>, form: &Form<'_>, input: Input) {
        let id = DirectiveId::try_from(self.script.places.len() - 1).unwrap_or(DirectiveId::MAX);
        let InputText { path, text: source } = self.script.inputs[input.number as usize].clone();
        let outer = text.input.map_or_else(|| text.place(form), |(_, outer)| outer);
        let lines = Lines::new(&source);
        self.open.push(path);
        self.script(&Text { source: &source, lines, input: Some((input.number, outer)) });
        self.open.pop();
        if let Some(name) = input.name
            && let Err(reason) = self.name_input(&name, id)
        {
            self.script.directives[id as usize].action = Action::Broken(reason);
            self.claim(form, id);
        }
    }

    /// The name of an `input` means its script, and the last module and instance in it (`script/runner.ml`, `run_meta`).
    fn name_input(&mut self, name: &str, id: DirectiveId) -> Result<(), String> {
        self.scripts.bind("script", Some(name), id)?;
        let module = self.definitions.look_up("module", None)?;
        self.definitions.bind("module", Some(name), module)?;
        let instance = self.instances.look_up("module instance", None)?;
        self.instances.bind("instance", Some(name), instance)
    }

    /// Lowers a thread: a script of its own, which knows some instances of this one.
    fn thread(&mut self, text: &Text<'_>, form: &Form<'_>, id: DirectiveId) -> Lowered {
        let Named(name) = head(form.text)?;
        let mut commands = inner_forms(text.source, form, usize::from(name.is_some()));
        let is_shared = |form: &Form<'_>| form.error.is_none() && form.keywords[0] == "shared";
        let count = commands.iter().take_while(|form| is_shared(form)).count();
        let shared_forms: Vec<Form<'_>> = commands.drain(..count).collect();
        let mut inner = Lowering { depth: self.depth + 1, ..Lowering::default() };
        let place = self.script.places[id as usize];
        let mut shared = Vec::new();
        for (form, number) in shared_forms.iter().zip(0..) {
            let Shared(module) = head(form.text)?;
            shared.push(self.instances.look_up("module instance", Some(&module))?);
            inner.instances.claim(Some(module), number);
        }
        let first = shared_numbers(&shared);
        for _ in 0..first {
            inner.add(place, |_, id| Ok((Action::Register { instance: id }, Expected::Success)));
        }
        if self.depth >= MAX_SCRIPT_DEPTH {
            return Err(format!("threads are nested deeper than {MAX_SCRIPT_DEPTH}"));
        }
        commands.iter().for_each(|form| inner.form(text, form));
        let line = |place: &Place| place.inside.map_or(place.line, |inside| inside.line);
        let lines = inner.script.places.iter().skip(first).map(line).collect();
        self.threads.bind("thread", name.as_deref(), id)?;
        self.of_threads.insert(id, ThreadState { lines, is_awaited: false });
        let directives = inner.script.directives.split_off(first);
        Ok((Action::Thread { shared, directives }, Expected::Success))
    }

    fn wait(&mut self, name: Option<Id<'_>>) -> Lowered {
        let thread = self.threads.look_up("thread", name.map(name_of))?;
        let directives = match &self.script.directives[thread as usize].action {
            Action::Thread { directives, .. } => directives.as_slice(),
            _ => &[], // not understood: the wait is blocked by it
        };
        let Some(state) = self.of_threads.get_mut(&thread) else {
            return Ok((Action::Wait { thread }, Expected::Joined(Vec::new())));
        };
        // Waiting again for a thread that has ended returns at once; the first wait has judged what the thread did.
        if state.is_awaited {
            return Ok((Action::Nothing, Expected::Success));
        }
        state.is_awaited = true;
        let expected = state.lines.iter().copied().zip(directives.iter().map(judged)).collect();
        Ok((Action::Wait { thread }, Expected::Joined(expected)))
    }

    // ---- Effects and ties.

    /// Whether an imported function can write. The host's own functions cannot.
    fn registered_writes(&self, module: &str, name: &str) -> bool {
        let provider = self.registered.get(module);
        provider.is_some_and(|registered| self.export_writes(registered.instance, name))
    }

    fn export_writes(&self, instance: DirectiveId, name: &str) -> bool {
        self.effects.get(&instance).is_none_or(|effects| effects.export_writes(name))
    }

    fn writes(&self, id: DirectiveId, action: &Action) -> bool {
        match action {
            Action::Instantiate { .. } => {
                self.effects.get(&id).is_none_or(|effects| effects.instantiation_writes)
            }
            Action::Invoke { instance, export, .. } => self.export_writes(*instance, export),
            Action::Thread { .. } | Action::Wait { .. } => true,
            Action::Define(_)
            | Action::CheckCustom(_)
            | Action::Register { .. }
            | Action::Get { .. }
            | Action::Nothing
            | Action::Unsupported(_)
            | Action::Broken(_) => false,
        }
    }

    /// Ties a directive to those that it depends on.
    fn tie(&mut self, id: DirectiveId, action: &Action) {
        for needed in action.needs() {
            self.union(id, needed);
        }
    }

    fn root(&mut self, mut id: DirectiveId) -> DirectiveId {
        while self.script.ties[id as usize] != id {
            let parent = self.script.ties[id as usize];
            self.script.ties[id as usize] = self.script.ties[parent as usize];
            id = parent;
        }
        id
    }

    fn union(&mut self, a: DirectiveId, b: DirectiveId) {
        let (a, b) = (self.root(a), self.root(b));
        // The earlier directive is the root, so that units are in the order of their first directives.
        self.script.ties[a.max(b) as usize] = a.min(b);
    }
}

/// A directive of a thread, as it is judged by the wait for the thread. The directives of inner threads are left out:
/// otherwise each level would repeat them twice.
fn judged(directive: &Directive) -> Directive {
    match &directive.action {
        Action::Thread { shared, .. } => Directive {
            action: Action::Thread { shared: shared.clone(), directives: Vec::new() },
            expected: directive.expected.clone(),
            ..*directive
        },
        _ => directive.clone(),
    }
}

fn unsupported_component() -> Action {
    Action::Unsupported("component".to_owned())
}

fn define(module: grammar::Module<'_>, text: &str, treatment: Treatment) -> Action {
    modules::source(module, text, treatment).map_or_else(unsupported_component, Action::Define)
}

fn check_custom(module: grammar::Module<'_>, text: &str) -> Action {
    let source = modules::source(module, text, Treatment::KeepText);
    source.map_or_else(unsupported_component, Action::CheckCustom)
}

/// Whether the form, an assertion, begins with a module.
fn instantiates(form: &Form<'_>) -> bool {
    let module = forms::inner_module(form.text);
    forms(module).first().is_some_and(|form| form.keywords[0] == "module")
}

/// The head of a form that has forms inside.
fn head<T: for<'p> Parse<'p>>(form: &str) -> Result<T, String> {
    let explain = |error| explain(&error, form);
    let buffer = buffer(form).map_err(explain)?;
    wast::parser::parse(&buffer).map_err(explain)
}

fn name_of<'a>(id: Id<'a>) -> &'a str {
    id.name()
}

/// A parse error, with the text where it is.
fn explain(error: &wast::Error, form: &str) -> String {
    explain_at(error, offset_of(error), form)
}

fn offset_of(error: &wast::Error) -> usize {
    error.span().offset()
}

/// A parse error, with the text at an offset.
fn explain_at(error: &wast::Error, offset: usize, form: &str) -> String {
    let offset = form.floor_char_boundary(offset);
    let near: String = form[offset..].chars().take_while(|c| *c != '\n').take(40).collect();
    match near.is_empty() {
        true => error.message(),
        false => format!("{} at `{near}`", error.message()),
    }
}

#[cfg(test)]
mod tests;
