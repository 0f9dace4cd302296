;;! features = ["wasm2"]
;; Texts for modules that may have only one memory.

(assert_invalid (module (memory 1) (memory 1)) "multiple memories are not allowed (yet)")
(assert_invalid (module (import "spectest" "memory" (memory 1)) (memory 1)) "multiple memories are not allowed (yet)")
