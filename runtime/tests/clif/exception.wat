(module
  (tag $t (param i32))
  (func $callee (param i32) (result i64) (i64.const 1))
  (func $call (param i32) (result i64) (call $callee (local.get 0)))
  (func $call_in_try_table (param i32) (result i64)
    (block $h (result i32)
      (return (try_table (result i64) (catch $t $h) (call $callee (local.get 0)))))
    (i64.extend_i32_u))
  (func $nothing_that_throws (param i32) (result i64)
    (block $h (result i32)
      (return (try_table (result i64) (catch $t $h) (i64.extend_i32_u (local.get 0)))))
    (i64.extend_i32_u))
  (func $call_in_try (param i32) (result i64)
    try (result i64)
      (call $callee (local.get 0))
    catch $t
      i64.extend_i32_u
    catch_all
      rethrow 0
    end)
)
