//! Exceptions as the host has them: a tag and the values that it asks for.
//! <https://webassembly.github.io/spec/core/exec/runtime.html#exception-instances>
//!
//! An exception is an object of the store's heap, which lives as long as something refers to it.

use crate::run::heap::handle::Handle;
use crate::run::store::tag::Tag;
use crate::run::store::{AsStore, AsStoreMut, ResourceError, StoreInner, counted};
use crate::run::value::Val;

/// A reference to an exception of a store.
///
/// It keeps the exception until the [`scope`](crate::Store::scope) or the call of a host function
/// ends in which the host got it. [`Exception::keep`] makes one that lasts. Equality is that of
/// handles: see [`Exception::ref_eq`].
///
/// A host function throws one by returning it as its error, and WebAssembly catches it; what WebAssembly throws and does not
/// catch is an [`Outcome`](crate::Outcome) for the host:
///
/// ```
/// use wassay_runtime::{
///     Config, Engine, Exception, Extern, Func, FuncType, Instance, Module, Outcome, Store, Tag, Val, ValType,
/// };
///
/// let engine = Engine::new(&Config::default())?;
/// let mut store = Store::new(&engine);
/// let error = Tag::new(&mut store, [ValType::I32])?;
/// let fail = Func::new(&mut store, FuncType::new([], []), move |caller, _, _| {
///     let exception = Exception::new(caller, error, &[Val::I32(7)]).expect("there is room for it");
///     Err(exception.into())
/// })?;
///
/// let module = Module::new(&engine, r#"(module
///     (import "host" "error" (tag $error (param i32)))
///     (import "host" "fail" (func $fail))
///     (func (export "caught") (result i32)
///         (block $caught (result i32)
///             (try_table (catch $error $caught) (call $fail))
///             (i32.const 0)))
///     (func (export "thrown") (throw $error (i32.const 8))))"#)?;
/// let instance = Instance::new(&mut store, &module, &[Extern::Tag(error), Extern::Func(fail)])?.unwrap();
///
/// let caught = instance.func(&mut store, "caught").expect("it is exported");
/// assert_eq!(caught.call(&mut store, &[])?.unwrap(), [Val::I32(7)]);
///
/// let thrown = instance.func(&mut store, "thrown").expect("it is exported");
/// let Outcome::Exception(exception) = thrown.call(&mut store, &[])? else { panic!("it throws") };
/// assert_eq!(exception.tag(&store), error);
/// assert_eq!(exception.fields(&mut store), [Val::I32(8)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exception(Handle);

impl Exception {
    /// Makes an exception with this tag and these values, for a host function to throw.
    ///
    /// # Errors
    ///
    /// When the values are not those that the tag asks for, or the heap is full.
    ///
    /// # Panics
    ///
    /// When the tag or a value belongs to another store.
    pub fn new(
        store: &mut impl AsStoreMut,
        tag: Tag,
        fields: &[Val],
    ) -> Result<Self, ResourceError> {
        let store = store.inner_mut();
        let ty = store.tag(tag).ty.clone();
        let layout = &ty.exception().struct_layout().fields;
        if layout.len() != fields.len() {
            return Err(ResourceError::Type { expected: counted(layout.len(), "value") });
        }
        for (field, value) in layout.iter().zip(fields) {
            store.field_value(*field, *value)?;
        }
        let exception = store.exception_from_host(tag.index);
        store.drop_dead_values();
        let what = || ResourceError::Memory { what: "an exception".into() };
        let exception = exception.ok_or_else(what)?;
        // Converted anew, as the allocation may have moved what the handles refer to.
        for (field, value) in layout.iter().zip(fields) {
            let value = store.field_value(*field, *value)?;
            store.write_field(exception, *field, field.offset, value);
        }
        Ok(store.thrown(exception))
    }

    /// Its tag.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn tag(&self, store: &impl AsStore) -> Tag {
        let store = store.inner();
        Tag { store: store.id, index: store.exception_tag(store.raw_of(self.0)) }
    }

    /// The values that it carries.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn fields(&self, store: &mut impl AsStoreMut) -> Vec<Val> {
        let store = store.inner_mut();
        (0..).map_while(|index| store.get_field(self.0, index)).collect()
    }

    /// Whether both are the same exception.
    ///
    /// # Panics
    ///
    /// When one belongs to another store, or its scope has ended.
    pub fn ref_eq(&self, store: &impl AsStore, other: Exception) -> bool {
        let store = store.inner();
        store.raw_of(self.0) == store.raw_of(other.0)
    }

    /// As [`AnyRef::keep`](crate::AnyRef::keep).
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn keep(&self, store: &mut impl AsStoreMut) -> Self {
        Exception(store.inner_mut().keep(self.0))
    }

    /// As [`AnyRef::unroot`](crate::AnyRef::unroot).
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn unroot(self, store: &mut impl AsStoreMut) {
        store.inner_mut().unroot(self.0);
    }
}

impl StoreInner {
    /// A handle to an exception that compiled code has thrown.
    pub(crate) fn thrown(&mut self, raw: u32) -> Exception {
        Exception(self.handle_to(raw))
    }

    pub(crate) fn exception_ref(&mut self, raw: u32) -> Option<Exception> {
        (raw != 0).then(|| self.thrown(raw))
    }

    /// The reference of a handle.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    #[track_caller]
    pub(crate) fn raw_exception(&self, exception: Exception) -> u32 {
        self.raw_of(exception.0)
    }
}
