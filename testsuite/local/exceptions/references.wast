;; References to objects as values of exceptions: they stay valid when the objects move (configuration gc-stress), in
;; flight, in a handler, and in an exception that is kept and thrown again later.

(module
  (type $box (struct (field (mut i32))))
  (type $list (struct (field (ref $box)) (field (ref null $list))))
  (tag $boxed (param i32 (ref $box)))
  (tag $any (param anyref externref))
  (global $kept (mut exnref) (ref.null exn))

  ;; Makes garbage, so that a collection moves what is in use.
  (func $churn (param i32)
    (loop $again
      (drop (struct.new $list (struct.new $box (local.get 0)) (ref.null $list)))
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if $again (local.get 0))))

  (func $throw (param i32)
    (throw $boxed (local.get 0) (struct.new $box (i32.add (local.get 0) (i32.const 1)))))

  (func (export "caught after a collection") (param i32) (result i32)
    (local $held (ref $box))
    (local.set $held (struct.new $box (i32.const 100)))
    (block $handler (result i32 (ref $box))
      (try_table (catch $boxed $handler)
        (call $churn (i32.const 50))
        (call $throw (local.get 0)))
      (unreachable))
    (call $churn (i32.const 50))
    (struct.get $box 0)
    (i32.add)
    (i32.add (struct.get $box 0 (local.get $held))))

  (func (export "keep") (param i32)
    (block $handler (result exnref)
      (try_table (catch_all_ref $handler) (call $throw (local.get 0)))
      (unreachable))
    (global.set $kept)
    (call $churn (i32.const 50)))

  (func (export "throw again") (result i32)
    (block $handler (result i32 (ref $box))
      (call $churn (i32.const 50))
      (try_table (catch $boxed $handler) (throw_ref (global.get $kept)))
      (unreachable))
    (call $churn (i32.const 50))
    (struct.get $box 0)
    (i32.add))

  (func $throw_any (param externref)
    (throw $any (struct.new $box (i32.const 5)) (local.get 0)))

  (func (export "extern") (param externref) (result externref i32)
    (local $any anyref)
    (block $handler (result anyref externref)
      (try_table (catch $any $handler)
        (call $churn (i32.const 10))
        (call $throw_any (local.get 0)))
      (unreachable))
    (call $churn (i32.const 10))
    (local.set 0)
    (local.set $any)
    (local.get 0)
    (struct.get $box 0 (ref.cast (ref $box) (local.get $any))))

  (func (export "uncaught") (call $throw (i32.const 1))))

(assert_return (invoke "caught after a collection" (i32.const 7)) (i32.const 115))
(invoke "keep" (i32.const 20))
(assert_return (invoke "throw again") (i32.const 41))
(assert_return (invoke "caught after a collection" (i32.const 1)) (i32.const 103))
(assert_return (invoke "throw again") (i32.const 41))
(assert_return (invoke "extern" (ref.extern 3)) (ref.extern 3) (i32.const 5))
(assert_exception (invoke "uncaught"))
(assert_return (invoke "throw again") (i32.const 41))
