;;! legacy_exceptions = true
;;! exceptions = false
;; The legacy proposal adds only its own instructions: `throw`, tags and `try_table` belong to the feature `exceptions`.

(module (func (export "f") (result i32) (try (result i32) (do (i32.const 1)) (catch_all (i32.const 2)))))
(assert_return (invoke "f") (i32.const 1))
(assert_malformed (module quote "(func (try_table))") "unknown operator try_table")
