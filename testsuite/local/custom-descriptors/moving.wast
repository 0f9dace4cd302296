;;! features = ["wasm3", "custom-descriptors"]
;; Descriptors move with the collector as all objects do: those that nothing but an object refers to, those that many
;; share, and those that wait on the stack while something is allocated.

(module
  (rec
    (type $node (descriptor $class) (struct (field $next (ref null $node)) (field $number i32)))
    (type $class (describes $node) (struct (field $id (mut i32)) (field $last (mut (ref null $node))))))
  (type $bytes (array (mut i8)))
  (type $nodes (array (mut (ref null $node))))
  (global $class (mut (ref null (exact $class))) (ref.null none))
  (global $kept (mut anyref) (ref.null any))
  (table $table 4 (ref null $node))

  ;; Makes garbage, so that a collection moves what is in use.
  (func $churn (param $rounds i32)
    (loop $next
      (drop (array.new_default $bytes (i32.const 500)))
      (br_if $next (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))))

  ;; A list in which each node has a class of its own, with the node's number.
  (func $list (param $length i32) (result (ref null $node))
    (local $list (ref null $node))
    (loop $next
      (local.set $list
        (struct.new_desc $node
          (local.get $list)
          (local.get $length)
          (struct.new $class (local.get $length) (ref.null $node))))
      (br_if $next (local.tee $length (i32.sub (local.get $length) (i32.const 1)))))
    (local.get $list))

  ;; How many nodes of a list have a class with their number.
  (func $agree (param $list (ref null $node)) (result i32)
    (local $count i32)
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $list)))
        (local.set $count
          (i32.add (local.get $count)
            (i32.eq
              (struct.get $node $number (local.get $list))
              (struct.get $class $id (ref.get_desc $node (local.get $list))))))
        (local.set $list (struct.get $node $next (local.get $list)))
        (br $next)))
    (local.get $count))

  (func (export "own classes") (param i32) (result i32)
    (local $list (ref null $node))
    (local.set $list (call $list (local.get 0)))
    (call $churn (i32.const 200))
    (call $agree (local.get $list)))

  ;; All nodes of a list have one class, which the first and the last agree on after it has moved.
  (func (export "one class") (param $length i32) (result i32 i32)
    (local $class (ref null (exact $class)))
    (local $list (ref null $node))
    (local $first (ref null $node))
    (local.set $class (struct.new $class (i32.const 42) (ref.null $node)))
    (loop $next
      (local.set $list (struct.new_desc $node (local.get $list) (i32.const 42) (local.get $class)))
      (if (ref.is_null (local.get $first)) (then (local.set $first (local.get $list))))
      (br_if $next (local.tee $length (i32.sub (local.get $length) (i32.const 1)))))
    (local.set $class (ref.null none))
    (call $churn (i32.const 200))
    (ref.eq (ref.get_desc $node (local.get $first)) (ref.get_desc $node (local.get $list)))
    (call $agree (local.get $list)))

  ;; The descriptor is on the stack, and the field behind it, while a call collects: once as the last operand, and
  ;; once as the result of `ref.get_desc`.
  (func $collecting (param i32) (result i32) (call $churn (i32.const 200)) (local.get 0))
  (func (export "operands") (result i32 i32)
    (local $node (ref null $node))
    (struct.new $class (i32.const 7) (ref.null $node))
    (call $collecting (i32.const 1))
    (drop)
    (global.set $class)
    (local.set $node
      (struct.new_desc $node
        (struct.new_desc $node (ref.null $node) (i32.const 8) (global.get $class))
        (call $collecting (i32.const 9))
        (global.get $class)))
    (ref.get_desc $node (local.get $node))
    (call $collecting (i32.const 10))
    (drop)
    (struct.get $class $id)
    (struct.get $node $number (local.get $node)))

  ;; A cast by descriptor, in a loop that allocates.
  (func (export "casts") (param $rounds i32) (result i32)
    (local $class (ref null (exact $class)))
    (local $other (ref null (exact $class)))
    (local $node anyref)
    (local $found i32)
    (local.set $class (struct.new $class (i32.const 1) (ref.null $node)))
    (local.set $other (struct.new $class (i32.const 1) (ref.null $node)))
    (loop $next
      (local.set $node
        (struct.new_desc $node (ref.null $node) (local.get $rounds)
          (select (result (ref null (exact $class))) (local.get $class) (local.get $other)
            (i32.and (local.get $rounds) (i32.const 1)))))
      (drop (array.new_default $bytes (i32.const 100)))
      (block $no (result anyref)
        (br_on_cast_desc_eq_fail $no anyref (ref (exact $node)) (local.get $node) (local.get $class))
        (local.set $found (i32.add (local.get $found) (i32.const 1))))
      (drop)
      (br_if $next (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (local.get $found))

  ;; An object and its class refer to each other, and a global, a table and an array of references keep them.
  (func (export "keep")
    (local $class (ref (exact $class)))
    (local $node (ref (exact $node)))
    (local.set $class (struct.new $class (i32.const 5) (ref.null $node)))
    (local.set $node (struct.new_desc $node (call $list (i32.const 3)) (i32.const 5) (local.get $class)))
    (struct.set $class $last (local.get $class) (local.get $node))
    (table.set $table (i32.const 3) (local.get $node))
    (global.set $kept (array.new $nodes (local.get $node) (i32.const 4)))
    (call $churn (i32.const 200)))
  (func (export "kept") (result i32 i32 i32 i32)
    (local $node (ref null $node))
    (call $churn (i32.const 200))
    (local.set $node (table.get $table (i32.const 3)))
    (call $agree (local.get $node))
    (ref.eq (local.get $node) (struct.get $class $last (ref.get_desc $node (local.get $node))))
    (ref.eq (local.get $node) (array.get $nodes (ref.cast (ref $nodes) (global.get $kept)) (i32.const 2)))
    ;; The class of the class's node is the class.
    (ref.eq
      (ref.get_desc $node (local.get $node))
      (ref.get_desc $node (struct.get $class $last (ref.get_desc $node (local.get $node)))))))

(assert_return (invoke "own classes" (i32.const 1)) (i32.const 1))
(assert_return (invoke "own classes" (i32.const 100)) (i32.const 100))
(assert_return (invoke "one class" (i32.const 100)) (i32.const 1) (i32.const 100))
(assert_return (invoke "operands") (i32.const 7) (i32.const 9))
(assert_return (invoke "casts" (i32.const 100)) (i32.const 50))
(invoke "keep")
(assert_return (invoke "kept") (i32.const 4) (i32.const 1) (i32.const 1) (i32.const 1))

;; References that wait as values of an exception and behind externref.
(module
  (rec
    (type $box (descriptor $label) (struct (field i32)))
    (type $label (describes $box) (struct (field i32))))
  (type $bytes (array (mut i8)))
  (tag $thrown (param (ref $box)))
  (func $churn (param $rounds i32)
    (loop $next
      (drop (array.new_default $bytes (i32.const 500)))
      (br_if $next (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))))
  (func $box (param i32) (result (ref $box))
    (struct.new_desc $box (local.get 0) (struct.new $label (local.get 0))))
  (func (export "thrown") (result i32)
    (local $exception exnref)
    (block $caught (result exnref)
      (try_table (catch_all_ref $caught)
        (throw $thrown (call $box (i32.const 3))))
      (unreachable))
    (local.set $exception)
    (call $churn (i32.const 200))
    (block $again (result (ref $box))
      (try_table (catch $thrown $again)
        (throw_ref (local.get $exception)))
      (unreachable))
    (struct.get $label 0 (ref.get_desc $box)))
  (func (export "outside") (result i32)
    (local $outside externref)
    (local.set $outside (extern.convert_any (call $box (i32.const 4))))
    (call $churn (i32.const 200))
    (struct.get $label 0
      (ref.get_desc $box (ref.cast (ref (exact $box)) (any.convert_extern (local.get $outside)))))))

(assert_return (invoke "thrown") (i32.const 3))
(assert_return (invoke "outside") (i32.const 4))
