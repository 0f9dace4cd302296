;;! features = ["wasm1"]
;; What is said only where a module has one table.

(assert_invalid (module (table 1 funcref) (table 1 funcref)) "multiple tables are not allowed (yet)")
