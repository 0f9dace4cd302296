//! What custom sections can refer to in a module: its index spaces, and the places of its instructions.

use std::collections::HashMap;

use wasmparser::{CompositeInnerType, FunctionBody, Operator, Parser, Payload, TypeRef};

/// The index spaces of a module, as far as it can be read.
#[derive(Default)]
pub(super) struct Shape<'a> {
    types: Vec<Composite>,
    /// The type of each function, imported ones first.
    functions: Vec<u32>,
    imported_functions: usize,
    pub(super) tags: u32,
    bodies: Vec<FunctionBody<'a>>,
    /// The instructions of the functions that were asked for.
    instructions: HashMap<u32, Instructions>,
}

/// What a type is made of.
#[derive(Clone, Copy)]
pub(super) enum Composite {
    Function { parameters: usize },
    Struct { fields: usize },
    Other,
}

/// The instructions of one function: their offsets in increasing order, and whether each is a conditional branch.
pub(super) struct Instructions(Vec<(u32, bool)>);

impl Instructions {
    /// Whether the instruction at an offset is a conditional branch, if there is one.
    pub(super) fn at(&self, offset: u32) -> Option<bool> {
        let found = self.0.binary_search_by_key(&offset, |(offset, _)| *offset).ok()?;
        Some(self.0[found].1)
    }
}

impl<'a> Shape<'a> {
    /// Reads a module. Parts that cannot be read are left out: such a module is refused because it is not valid.
    pub(super) fn of(module: &'a [u8]) -> Self {
        let mut shape = Self::default();
        _ = shape.module(module);
        shape
    }

    fn module(&mut self, module: &'a [u8]) -> wasmparser::Result<()> {
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    for group in section {
                        self.types.extend(group?.into_types().map(|ty| {
                            match &ty.composite_type.inner {
                                CompositeInnerType::Func(ty) => {
                                    Composite::Function { parameters: ty.params().len() }
                                }
                                CompositeInnerType::Struct(ty) => {
                                    Composite::Struct { fields: ty.fields.len() }
                                }
                                _ => Composite::Other,
                            }
                        }));
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        match import?.ty {
                            TypeRef::Func(ty) | TypeRef::FuncExact(ty) => self.functions.push(ty),
                            TypeRef::Tag(_) => self.tags += 1,
                            _ => {}
                        }
                    }
                    self.imported_functions = self.functions.len();
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        self.functions.push(ty?);
                    }
                }
                Payload::TagSection(section) => self.tags += section.count(),
                Payload::CodeSectionEntry(body) => self.bodies.push(body),
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn composite(&self, index: u32) -> Option<Composite> {
        self.types.get(index as usize).copied()
    }

    /// The type of a function.
    pub(super) fn function(&self, index: u32) -> Option<u32> {
        self.functions.get(index as usize).copied()
    }

    fn body(&self, index: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get((index as usize).checked_sub(self.imported_functions)?)
    }

    /// How many locals a function has, its parameters included.
    pub(super) fn locals(&self, index: u32) -> Option<u64> {
        let parameters = match self.composite(self.function(index)?)? {
            Composite::Function { parameters } => parameters as u64,
            _ => 0,
        };
        let declared = self.body(index).and_then(|body| {
            let locals = body.get_locals_reader().ok()?;
            Some(locals.into_iter().map_while(Result::ok).map(|(count, _)| u64::from(count)).sum())
        });
        Some(parameters + declared.unwrap_or(0))
    }

    /// The instructions of a function that the module defines.
    pub(super) fn instructions(&mut self, index: u32) -> Option<&Instructions> {
        if !self.instructions.contains_key(&index) {
            let instructions = instructions(self.body(index)?);
            self.instructions.insert(index, instructions);
        }
        self.instructions.get(&index)
    }
}

/// Offsets count from the beginning of a function's declaration, which is that of its locals.
fn instructions(body: &FunctionBody<'_>) -> Instructions {
    let start = body.range().start;
    let operators = body.get_operators_reader().into_iter();
    let operators = operators.flat_map(|reader| reader.into_iter_with_offsets());
    let read = operators.map_while(Result::ok).filter_map(|(operator, at)| {
        let is_branch = match operator {
            Operator::BrIf { .. } | Operator::If { .. } => true,
            // These only delimit instructions.
            Operator::End | Operator::Else => return None,
            _ => false,
        };
        Some((u32::try_from(at - start).ok()?, is_branch))
    });
    Instructions(read.collect())
}
