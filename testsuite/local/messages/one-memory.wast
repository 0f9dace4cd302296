;;! features = ["wasm2"]
;; What is said only where a module has one memory.

(assert_invalid (module (memory 1) (memory 1)) "multiple memories are not allowed (yet)")
(assert_invalid (module (import "spectest" "memory" (memory 1)) (memory 1)) "multiple memories are not allowed (yet)")
