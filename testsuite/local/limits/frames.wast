;; A function whose frame takes a megabyte: calls with many results leave as many operands, all of which live until the
;; last is used. And such functions that call themselves exhaust the stack.

(module
  (type $source (func (result
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128)))
  (type $sink (func (param
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
    v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128)
    (result v128)))
  (func $source (type $source)
    (v128.const i64x2 0 1) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0)
    (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0) (v128.const i64x2 0 0))
  (func $sink (type $sink) (v128.xor (local.get 0) (local.get 200)))
  (func $f (export "f") (param i32) (result v128)
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source call $source call $source call $source
    call $source call $source call $source call $source call $source call $source
    (if (result v128) (local.get 0)
      (then (call $f (i32.sub (local.get 0) (i32.const 1))))
      (else (v128.const i64x2 1 0)))
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink
    call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call $sink call
    $sink call $sink call $sink call $sink call $sink)
)

(assert_return (invoke "f" (i32.const 0)) (v128.const i64x2 1 0))
(assert_exhaustion (invoke "f" (i32.const 1000)) "call stack exhausted")
(assert_return (invoke "f" (i32.const 0)) (v128.const i64x2 1 0))
