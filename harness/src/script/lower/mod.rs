//! From the text of a script to data: the one room that names the crate `wast`.
//!
//! ```text
//! source -> forms -> one parsed directive each -> names resolved, modules encoded -> Script
//! ```
//!
//! Invariant: every top-level form of the source becomes exactly one directive, understood or not. One that is not
//! understood takes the place of what it would have made, so that no later directive acts on what was there before.

mod constants;
pub(crate) mod forms;

use crate::script::effects::Effects;
use crate::script::tokens::without_annotations;
use crate::script::value::{Pattern, Value};
use crate::script::{Action, Directive, DirectiveId, Expected, Import, Kind, ModuleSource, SHARED};
use forms::{Form, Lines, Names, forms, inner_module};
use std::collections::HashMap;
use wast::core::{Module, ModuleKind};
use wast::lexer::Lexer;
use wast::parser::{Parse, ParseBuffer, Parser};
use wast::token::Id;
use wast::{QuoteWat, WastDirective, WastExecute, WastInvoke, WastThread, Wat};

/// A script in order, and where its directives stand in the source.
#[derive(Debug, Default)]
pub struct Script {
    /// The directives. The number of each is its position.
    pub directives: Vec<Directive>,
    /// Where each stands.
    pub places: Vec<Place>,
    /// Which directives share state, or an instance: numbers that are equal for those that do.
    pub(crate) ties: Vec<DirectiveId>,
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
}

/// Lowers a script.
pub fn lower(source: &str) -> Script {
    let lines = Lines::new(source);
    let mut lowering = Lowering::default();
    let forms = forms(source);
    if is_bare_module(&forms) {
        let place = Place { kind: Kind::Module, line: 1, column: 1, start: 0, end: source.len() };
        lowering.add(place, |lowering, id| lowering.bare_module(source, id));
        return lowering.finish();
    }
    for form in &forms {
        let (line, column) = lines.place(form.start);
        let (start, end) = (form.start, form.start + form.text.len());
        let place = Place { kind: kind_of(form), line, column, start, end };
        lowering.add_form(place, form);
    }
    lowering.finish()
}

/// A script may also be the fields of one module, without `(module ...)` around them.
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

/// A directive's action and expectation, or why there is none.
type Lowered = Result<(Action, Expected), String>;

#[derive(Default)]
struct Lowering {
    script: Script,
    /// The instance of the last module, if there was one.
    current: Option<DirectiveId>,
    /// The instances that have a name.
    instances: HashMap<String, DirectiveId>,
    /// The last module without a name, and those with one.
    definitions: HashMap<Option<String>, DirectiveId>,
    /// The instances that others can import from.
    registered: HashMap<String, Registered>,
    /// What can be said about each instance.
    effects: HashMap<DirectiveId, Effects>,
    /// The threads that nothing has waited for, with the lines of their directives.
    threads: HashMap<String, (DirectiveId, Vec<u32>)>,
    /// The last instance that can change the state of the module `spectest`.
    spectest_user: Option<DirectiveId>,
}

#[derive(Clone, Copy)]
struct Registered {
    instance: DirectiveId,
    by: DirectiveId,
}

/// The items of the host module `spectest` that can change.
const SPECTEST: &str = "spectest";

impl Lowering {
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

    fn add_form(&mut self, place: Place, form: &Form<'_>) {
        self.add(place, |lowering, id| {
            let lowered = lowering.form(form, id);
            if lowered.is_err() {
                lowering.claim(form, id);
            }
            lowered
        });
    }

    /// Lets a form that is not understood take the place of what it would have made: what means that is blocked by it.
    fn claim(&mut self, form: &Form<'_>, id: DirectiveId) {
        let Names { ids, string } = Names::of(form.text);
        let (makes_definition, makes_instance) = match kind_of(form) {
            Kind::Module => (true, true),
            Kind::ModuleDefinition => (true, false),
            Kind::ModuleInstance => (false, true),
            Kind::Register => {
                let registered = Registered { instance: id, by: id };
                string.map(|name| self.registered.insert(name, registered));
                return;
            }
            Kind::Thread => {
                ids.into_iter().next().map(|name| self.threads.insert(name, (id, Vec::new())));
                return;
            }
            _ => return,
        };
        let name = ids.into_iter().next();
        if makes_definition {
            self.definitions.insert(name.clone(), id);
        }
        if makes_instance {
            self.current = Some(id);
            name.map(|name| self.instances.insert(name, id));
        }
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

    fn form(&mut self, form: &Form<'_>, id: DirectiveId) -> Lowered {
        if let Some(error) = &form.error {
            return Err(error.clone());
        }
        match kind_of(form) {
            Kind::Script | Kind::Input | Kind::Output => {
                Err(format!("the meta command `{}` is not supported", form.keywords[0]))
            }
            Kind::Unknown => Err(format!("there is no directive `{}`", form.keywords[0])),
            Kind::Get => {
                // The parser knows this action only inside of assertions.
                let wrapped = format!("(assert_return {})", form.text);
                let (action, _) = self.parsed(&wrapped, id)?;
                Ok((action, Expected::Success))
            }
            _ => self.parsed(form.text, id),
        }
    }

    fn parsed(&mut self, text: &str, id: DirectiveId) -> Lowered {
        let explain = |error| explain(&error, text);
        let buffer = buffer(text).map_err(explain)?;
        match wast::parser::parse(&buffer) {
            Ok(OneDirective(directive)) => self.directive(directive, text, id),
            // What is wrong with an annotation matters only to assertions about that, which read the text.
            Err(_) if text.contains("(@") => {
                let plain = without_annotations(text);
                let buffer = self::buffer(&plain).map_err(explain)?;
                let OneDirective(directive) = wast::parser::parse(&buffer).map_err(explain)?;
                self.directive(directive, text, id)
            }
            Err(error) => Err(explain(error)),
        }
    }

    fn bare_module(&mut self, source: &str, id: DirectiveId) -> Lowered {
        let text = ModuleSource::Text(source.as_bytes().to_vec());
        let module = encode_text(source).map_or(text, ModuleSource::Binary);
        Ok((self.instantiate(id, None, module, None), Expected::Success))
    }

    fn directive(&mut self, directive: WastDirective<'_>, text: &str, id: DirectiveId) -> Lowered {
        use WastDirective as D;
        Ok(match directive {
            D::Module(module) => {
                let name = module.name().map(owned);
                let module = quoted(module, text, Quoted::IsEncoded);
                (self.instantiate(id, name, module, None), Expected::Success)
            }
            D::ModuleDefinition(module) => {
                let name = module.name().map(owned);
                self.definitions.insert(name, id);
                (Action::Define(quoted(module, text, Quoted::IsEncoded)), Expected::Success)
            }
            D::ModuleInstance { instance, module, .. } => {
                let action = self.instance(id, instance.map(owned), module.map(owned))?;
                (action, Expected::Success)
            }
            D::Register { name, module, .. } => {
                (self.register(id, name, module)?, Expected::Success)
            }
            D::Invoke(invoke) => (self.invoke(invoke)?, Expected::Success),
            D::AssertReturn { exec, results, .. } => {
                let results: Result<Vec<Pattern>, String> =
                    results.iter().map(constants::result).collect();
                (self.execute(id, exec, text)?, Expected::Results(results?))
            }
            D::AssertTrap { exec, message, .. } => {
                (self.execute(id, exec, text)?, Expected::Trap(message.to_owned()))
            }
            D::AssertExhaustion { call, message, .. } => {
                (self.invoke(call)?, Expected::Exhaustion(message.to_owned()))
            }
            D::AssertException { exec, .. } => (self.execute(id, exec, text)?, Expected::Exception),
            D::AssertSuspension { message, .. } => {
                let unsupported = Action::Unsupported("assert_suspension".to_owned());
                (unsupported, Expected::Suspension(message.to_owned()))
            }
            D::AssertUnlinkable { module, message, .. } => {
                let module = encoded(module, text);
                let action = self.instantiate_unnamed(id, module, None);
                (action, Expected::Unlinkable(message.to_owned()))
            }
            D::AssertMalformed { module, message, .. } => {
                let module = quoted(module, text, Quoted::IsKept);
                (Action::Define(module), Expected::Malformed(message.to_owned()))
            }
            D::AssertInvalid { module, message, .. } => {
                let module = quoted(module, text, Quoted::IsEncoded);
                (Action::Define(module), Expected::Invalid(message.to_owned()))
            }
            D::AssertMalformedCustom { module, message, .. } => {
                let check = Action::CheckCustom(as_written(module, text));
                (check, Expected::MalformedCustom(message.to_owned()))
            }
            D::AssertInvalidCustom { module, message, .. } => {
                let check = Action::CheckCustom(as_written(module, text));
                (check, Expected::InvalidCustom(message.to_owned()))
            }
            D::Thread(thread) => (self.thread(id, &thread, text)?, Expected::Success),
            D::Wait { thread, .. } => self.wait(thread)?,
        })
    }

    // ---- Actions, with their names resolved.

    fn execute(
        &mut self,
        id: DirectiveId,
        execute: WastExecute<'_>,
        text: &str,
    ) -> Result<Action, String> {
        match execute {
            WastExecute::Invoke(invoke) => self.invoke(invoke),
            WastExecute::Wat(module) => {
                let module = encoded(module, text);
                Ok(self.instantiate_unnamed(id, module, None))
            }
            WastExecute::Get { module, global, .. } => {
                let instance = self.named_or_current(module)?;
                Ok(Action::Get { instance, export: global.to_owned() })
            }
        }
    }

    fn invoke(&mut self, invoke: WastInvoke<'_>) -> Result<Action, String> {
        let instance = self.named_or_current(invoke.module)?;
        let arguments: Result<Vec<Value>, String> =
            invoke.args.iter().map(constants::argument).collect();
        Ok(Action::Invoke { instance, export: invoke.name.to_owned(), arguments: arguments? })
    }

    fn register(
        &mut self,
        id: DirectiveId,
        name: &str,
        module: Option<Id<'_>>,
    ) -> Result<Action, String> {
        let instance = self.named_or_current(module)?;
        self.registered.insert(name.to_owned(), Registered { instance, by: id });
        Ok(Action::Register { instance })
    }

    /// A thread is a script of its own, which knows one instance of this one.
    fn thread(
        &mut self,
        id: DirectiveId,
        thread: &WastThread<'_>,
        text: &str,
    ) -> Result<Action, String> {
        let shared = thread.shared_module.map(|name| self.named_or_current(Some(name)));
        let shared = shared.transpose()?;
        let place = self.script.places[id as usize];
        let mut inner = Lowering::default();
        inner.add(place, |_, _| Ok((Action::Register { instance: SHARED }, Expected::Success)));
        if let Some(name) = thread.shared_module {
            inner.instances.insert(owned(name), SHARED);
        }
        // What stands between the parentheses: keyword, name, what is shared, directives.
        let body = &text[1..text.len() - 1];
        let lines = Lines::new(body);
        for form in forms(body).iter().skip(2).filter(|form| form.keywords[0] != "shared") {
            let (start, end) = (form.start, form.start + form.text.len());
            let line = place.line + lines.place(start).0 - 1;
            let inner_place = Place { kind: kind_of(form), line, start, end, ..place };
            inner.add_form(inner_place, form);
        }
        let lines = inner.script.places.iter().skip(1).map(|place| place.line).collect();
        if self.threads.insert(owned(thread.name), (id, lines)).is_some() {
            return Err(format!("there is a thread ${} already", thread.name.name()));
        }
        let directives = inner.script.directives.split_off(1);
        Ok(Action::Thread { shared, directives })
    }

    fn wait(&mut self, name: Id<'_>) -> Lowered {
        let missing = || format!("no thread is called ${}", name.name());
        let (thread, lines) = self.threads.remove(name.name()).ok_or_else(missing)?;
        let directives = match &self.script.directives[thread as usize].action {
            Action::Thread { directives, .. } => directives.as_slice(),
            _ => &[], // not understood: the wait is blocked by it
        };
        let expected = lines.into_iter().zip(directives.iter().cloned()).collect();
        Ok((Action::Wait { thread }, Expected::Joined(expected)))
    }

    fn named_or_current(&self, name: Option<Id<'_>>) -> Result<DirectiveId, String> {
        match name {
            Some(id) => {
                let instance = self.instances.get(id.name()).copied();
                instance.ok_or_else(|| format!("no module instance is called ${}", id.name()))
            }
            None => self.current.ok_or_else(|| "there is no module instance yet".to_owned()),
        }
    }

    /// A module that later directives can name, as a definition and as an instance.
    fn instantiate(
        &mut self,
        id: DirectiveId,
        name: Option<String>,
        module: ModuleSource,
        definition: Option<DirectiveId>,
    ) -> Action {
        let action = self.instantiate_unnamed(id, module, definition);
        if definition.is_none() {
            self.definitions.insert(name.clone(), id);
        }
        self.current = Some(id);
        if let Some(name) = name {
            self.instances.insert(name, id);
        }
        action
    }

    fn instance(
        &mut self,
        id: DirectiveId,
        name: Option<String>,
        module: Option<String>,
    ) -> Result<Action, String> {
        let missing = || match &module {
            Some(name) => format!("no module is called ${name}"),
            None => "there is no module yet".to_owned(),
        };
        let definition = self.definitions.get(&module).copied().ok_or_else(missing)?;
        let source = match &self.script.directives[definition as usize].action {
            Action::Define(module) | Action::Instantiate { module, .. } => module.clone(),
            // Not understood: the instance is blocked by it, and this is never looked at.
            _ => ModuleSource::Text(Vec::new()),
        };
        Ok(self.instantiate(id, name, source, Some(definition)))
    }

    /// A module whose instance nothing can name.
    fn instantiate_unnamed(
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

    /// Whether a function that is imported can write: the host's own functions cannot.
    fn registered_writes(&self, module: &str, name: &str) -> bool {
        let provider = self.registered.get(module);
        provider.is_some_and(|registered| self.export_writes(registered.instance, name))
    }

    fn export_writes(&self, instance: DirectiveId, name: &str) -> bool {
        self.effects.get(&instance).is_none_or(|effects| effects.export_writes(name))
    }

    // ---- Effects and ties.

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
        // The earlier one is the root, so that units are in the order of their first directive.
        self.script.ties[a.max(b) as usize] = a.min(b);
    }
}

// ---- Parsing and encoding.

/// One directive in its parentheses, with the annotations that the tools know.
struct OneDirective<'a>(WastDirective<'a>);

impl<'a> Parse<'a> for OneDirective<'a> {
    fn parse(parser: Parser<'a>) -> wast::parser::Result<Self> {
        let _custom = parser.register_annotation("custom");
        let _name = parser.register_annotation("name");
        let _hint = parser.register_annotation("metadata.code.branch_hint");
        parser.parens(|parser| parser.parse()).map(Self)
    }
}

/// What becomes of a module that is written as a string of text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    /// It is kept, because an assertion is about the text.
    IsKept,
    /// It is encoded like any other, as long as that is possible.
    IsEncoded,
}

fn quoted(mut module: QuoteWat<'_>, text: &str, treatment: Quoted) -> ModuleSource {
    match module.to_test() {
        Ok(wast::QuoteWatTest::Binary(bytes)) => ModuleSource::Binary(bytes),
        Ok(wast::QuoteWatTest::Text(quote)) => {
            let encoded = match treatment {
                Quoted::IsKept => None,
                Quoted::IsEncoded => std::str::from_utf8(&quote).ok().and_then(encode_text),
            };
            encoded.map_or(ModuleSource::Text(quote), ModuleSource::Binary)
        }
        Err(_) => ModuleSource::Text(module_text(text)),
    }
}

/// A module with what stands in it: encoding a text would turn its annotations into sections of the encoder's making.
fn as_written(module: QuoteWat<'_>, text: &str) -> ModuleSource {
    match &module {
        QuoteWat::Wat(Wat::Module(Module { kind: ModuleKind::Text(_), .. })) => {
            ModuleSource::Text(module_text(text))
        }
        _ => quoted(module, text, Quoted::IsKept),
    }
}

/// A module that cannot be encoded stays text, so that its text is what is refused.
fn encoded(mut module: Wat<'_>, text: &str) -> ModuleSource {
    let bytes = module.encode();
    bytes.map_or_else(|_| ModuleSource::Text(module_text(text)), ModuleSource::Binary)
}

/// The module inside the form of a directive, as text.
fn module_text(form: &str) -> Vec<u8> {
    let is_module = forms(form).first().is_some_and(|form| form.keywords[0] == "module");
    let text = if is_module { form } else { inner_module(form) };
    text.as_bytes().to_vec()
}

/// The tokens of a text, in which any character that the specification allows is fine.
fn buffer(text: &str) -> wast::parser::Result<ParseBuffer<'_>> {
    let mut lexer = Lexer::new(text);
    lexer.allow_confusing_unicode(true);
    ParseBuffer::new_with_lexer(lexer)
}

fn encode_text(text: &str) -> Option<Vec<u8>> {
    let buffer = buffer(text).ok()?;
    wast::parser::parse::<Wat<'_>>(&buffer).ok()?.encode().ok()
}

fn owned(id: Id<'_>) -> String {
    id.name().to_owned()
}

/// A parse error, with the text where it is.
fn explain(error: &wast::Error, form: &str) -> String {
    let offset = form.floor_char_boundary(error.span().offset());
    let near: String = form[offset..].chars().take_while(|c| *c != '\n').take(40).collect();
    match near.is_empty() {
        true => error.message(),
        false => format!("{} at `{near}`", error.message()),
    }
}

#[cfg(test)]
mod tests;
