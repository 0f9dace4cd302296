;;! legacy_exceptions = true
;; Labels: `rethrow` means a `try` in whose clause it is, `delegate` any block around its `try`.

(module
  (tag $e)
  (func (try (do) (catch $e (rethrow 0))))
  (func (try (do) (catch_all (block (loop (rethrow 2))))))
  (func (try (do) (catch_all (try (do (rethrow 1)) (catch_all (rethrow 1))))))
  (func (try (do) (delegate 0)))
  (func (block (loop (if (i32.const 1) (then (try (do) (delegate 3)))))))
)

(assert_invalid (module (func (rethrow 0))) "invalid rethrow label")
(assert_invalid (module (func (block (rethrow 0)))) "invalid rethrow label")
(assert_invalid (module (func (loop (rethrow 0)))) "invalid rethrow label")
(assert_invalid (module (func (try_table (rethrow 0)))) "invalid rethrow label")
(assert_invalid (module (func (try (do (rethrow 0))))) "invalid rethrow label")
(assert_invalid (module (func (try (do (rethrow 0)) (catch_all)))) "invalid rethrow label")
(assert_invalid (module (func (try (do (rethrow 0)) (delegate 0)))) "invalid rethrow label")
(assert_invalid (module (func (try (do) (catch_all (block (rethrow 0)))))) "invalid rethrow label")
(assert_invalid (module (func (try (do) (catch_all (rethrow 1))))) "invalid rethrow label")
(assert_invalid
  (module (func (try (do) (catch_all (try (do (rethrow 0)) (catch_all))))))
  "invalid rethrow label")
(assert_invalid
  (module (func (try (do) (catch_all)) (block (rethrow 0))))
  "invalid rethrow label")
;; Dead code too.
(assert_invalid (module (func (unreachable) (rethrow 0))) "invalid rethrow label")

(assert_invalid (module (func (rethrow 1))) "unknown label")
(assert_invalid (module (func (try (do) (catch_all (rethrow 2))))) "unknown label")
(assert_invalid (module (func (try (do) (delegate 1)))) "unknown label")
(assert_invalid (module (func (block (try (do) (delegate 2))))) "unknown label")
(assert_invalid (module (func (try (do) (catch_all (try (do) (delegate 2)))))) "unknown label")
(assert_invalid (module (func (unreachable) (try (do) (delegate 1)))) "unknown label")
