;; Garbage collection: full binary trees that are built, summed up and dropped, beside a search tree that stays and grows.
(module
  (type $node (struct (field $left (mut (ref null $node))) (field $right (mut (ref null $node))) (field $key i32)))
  (global $seed (mut i32) (i32.const 0))

  (func $next (result i32)
    (global.set $seed
      (i32.add (i32.mul (global.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
    (global.get $seed))

  ;; A full tree of this depth: its keys are numbered as in a heap.
  (func $full (param $depth i32) (param $key i32) (result (ref $node))
    (if (i32.eqz (local.get $depth))
      (then (return (struct.new $node (ref.null $node) (ref.null $node) (local.get $key)))))
    (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))
    (struct.new $node
      (call $full (local.get $depth) (i32.shl (local.get $key) (i32.const 1)))
      (call $full (local.get $depth) (i32.add (i32.shl (local.get $key) (i32.const 1)) (i32.const 1)))
      (local.get $key)))

  ;; The sum of the keys of a tree, each times the depth at which it stands.
  (func $sum (param $tree (ref null $node)) (param $depth i64) (result i64)
    (if (ref.is_null (local.get $tree)) (then (return (i64.const 0))))
    (i64.add
      (i64.mul (i64.extend_i32_u (struct.get $node $key (local.get $tree))) (local.get $depth))
      (i64.add
        (call $sum (struct.get $node $left (local.get $tree)) (i64.add (local.get $depth) (i64.const 1)))
        (call $sum (struct.get $node $right (local.get $tree)) (i64.add (local.get $depth) (i64.const 1))))))

  ;; Puts a key into a search tree, below a node of it. A key that is there stays alone.
  (func $insert (param $tree (ref null $node)) (param $key i32)
    (local $below (ref null $node))
    (loop $down
      (if (i32.eq (local.get $key) (struct.get $node $key (local.get $tree))) (then (return)))
      (if (i32.lt_u (local.get $key) (struct.get $node $key (local.get $tree)))
        (then
          (local.set $below (struct.get $node $left (local.get $tree)))
          (if (ref.is_null (local.get $below))
            (then
              (struct.set $node $left (local.get $tree)
                (struct.new $node (ref.null $node) (ref.null $node) (local.get $key)))
              (return))))
        (else
          (local.set $below (struct.get $node $right (local.get $tree)))
          (if (ref.is_null (local.get $below))
            (then
              (struct.set $node $right (local.get $tree)
                (struct.new $node (ref.null $node) (ref.null $node) (local.get $key)))
              (return)))))
      (local.set $tree (local.get $below))
      (br $down)))

  ;; In each of $rounds rounds a full tree of depth 12 and a thousand more keys in the search tree.
  (func (export "run") (param $rounds i32) (result i64)
    (local $search (ref null $node)) (local $i i32) (local $sum i64)
    (global.set $seed (i32.const 0))
    (local.set $search (struct.new $node (ref.null $node) (ref.null $node) (i32.const 0x80000000)))
    (loop $again
      (local.set $sum
        (i64.add (i64.mul (local.get $sum) (i64.const 31))
          (call $sum (call $full (i32.const 12) (local.get $rounds)) (i64.const 1))))
      (local.set $i (i32.const 0))
      (loop $more
        (call $insert (local.get $search) (call $next))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $more (i32.lt_u (local.get $i) (i32.const 1000))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $again (local.get $rounds)))
    (i64.add (local.get $sum) (call $sum (local.get $search) (i64.const 1)))))
