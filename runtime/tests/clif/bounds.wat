;; Three loads and a store from one index in a row: one check, for the one that reaches furthest. After the store, what
;; lies further is checked anew.
(module
  (memory 1)
  (func $one_check_for_many (param $i i32) (param $value i64)
    (drop (i32.load (local.get $i)))
    (drop (i32.load offset=8 (local.get $i)))
    (drop (i32.load offset=4 (local.get $i)))
    (i64.store offset=16 (local.get $i) (local.get $value))
    (drop (i32.load offset=24 (local.get $i)))))
