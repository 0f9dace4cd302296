;;! legacy_exceptions = true
;; Texts outside the grammar: clauses that are no part of a `try`, clauses in another order, and too many clauses.

;; No `do`.
(assert_malformed (module quote "(tag $e) (func (try))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try nop))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (nop)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (catch $e)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (catch_all)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (delegate 0)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try $t (result i32) (i32.const 1)))") "unexpected token")

;; More than one `do`, or something beside it.
(assert_malformed (module quote "(tag $e) (func (try (do) (do)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) nop))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try nop (do)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (nop)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (catch $e) nop))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (catch_all) (nop)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) end))") "unexpected token")

;; Clauses behind the last one.
(assert_malformed (module quote "(tag $e) (func (try (do) (catch_all) (catch_all)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (catch_all) (catch $e)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (catch $e) (do)))") "unexpected token")

;; `delegate` beside other clauses, or not alone.
(assert_malformed (module quote "(tag $e) (func (try (do) (catch $e) (delegate 0)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (catch_all) (delegate 0)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (delegate 0) (delegate 0)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (delegate 0) (catch_all)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (delegate 0) (do)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (delegate 0 nop)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (delegate 0 (nop))))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (delegate 0) end))") "unexpected token")

;; No tag, no label.
(assert_malformed (module quote "(tag $e) (func (try (do) (catch)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (catch (nop))))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (delegate)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (rethrow))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try catch end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try delegate)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) (catch_all $e)))") "unexpected token")

;; Clauses by themselves.
(assert_malformed (module quote "(tag $e) (func (do))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (catch $e))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (catch_all))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (delegate 0))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (do (nop)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func catch_all)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func catch $e)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func delegate 0)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (block (catch_all)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (block (do)))") "unexpected token")

;; Folded clauses of a flat `try`, and flat ones of a folded one.
(assert_malformed (module quote "(tag $e) (func try (catch_all) end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try (catch $e) end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try (delegate 0))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try (do) end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try (do (nop)) catch_all end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do nop catch_all nop)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try do nop end))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try (do) catch_all))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (block (end)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func block (end))") "unexpected token")

;; Flat ones in another order.
(assert_malformed (module quote "(tag $e) (func try catch_all catch_all end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try catch_all catch $e end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try catch $e delegate 0)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try catch_all delegate 0)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try catch_all)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func block catch_all end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func if catch_all end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try block catch_all end end)") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try else end)") "unexpected token")

;; Clauses of `try_table` behind its instructions.
(assert_malformed (module quote "(tag $e) (func (try_table (nop) (catch_all 0)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try_table (do)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try_table (catch_all)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func (try_table (delegate 0)))") "unexpected token")
(assert_malformed (module quote "(tag $e) (func try_table catch_all end)") "unexpected token")

;; Words that are no keywords, and forms that do not end.
(assert_malformed (module quote "(func (try (do) (catch_al)))") "unknown operator catch_al")
(assert_malformed (module quote "(func (try (do) (catch_any)))") "unknown operator catch_any")
(assert_malformed (module quote "(func (tri (do)))") "unknown operator tri")
(assert_malformed (module quote "(func (try (do)") "unexpected token")

;; Names that nothing binds.
(assert_malformed (module quote "(func (try (do) (catch $x)))") "unknown tag $x")
(assert_malformed (module quote "(func (try (do) (delegate $x)))") "unknown label $x")
(assert_malformed (module quote "(func (try $x (do) (delegate $x)))") "unknown label $x")
(assert_malformed (module quote "(func (try $x (do) (catch_all (rethrow $y))))") "unknown label $y")
