;;! features = ["wasm1"]
;; Texts for modules that may have only one table.

(assert_invalid (module (table 1 funcref) (table 1 funcref)) "multiple tables are not allowed (yet)")
