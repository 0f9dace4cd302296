(module
  (memory 1)

  ;; Three loads and a store from one index in a row: one check, for the one that reaches furthest. After the store, what
  ;; lies further is checked anew.
  (func $one_check_for_many (param $i i32) (param $value i64)
    (drop (i32.load (local.get $i)))
    (drop (i32.load offset=8 (local.get $i)))
    (drop (i32.load offset=4 (local.get $i)))
    (i64.store offset=16 (local.get $i) (local.get $value))
    (drop (i32.load offset=24 (local.get $i))))

  ;; No check: the index is 1,020 at the most.
  (func $place_in_a_table (param $i i32) (result i32)
    (i32.load offset=1024 (i32.shl (i32.and (local.get $i) (i32.const 255)) (i32.const 2))))

  ;; One check: the second load is of bytes between the index and the end of the first.
  (func $base_and_constant (param $i i64)
    (drop (i32.load offset=8 (i32.wrap_i64 (local.get $i))))
    (drop (i32.load (i32.wrap_i64 (i64.add (local.get $i) (i64.const 4))))))

  ;; One check, before the loop, which only reads the index.
  (func $loop_that_reads (param $i i32) (param $again i32)
    (drop (i32.load (local.get $i)))
    (loop
      (drop (i32.load (local.get $i)))
      (br_if 0 (local.get $again)))))
