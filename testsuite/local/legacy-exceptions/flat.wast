;;! legacy_exceptions = true
;; The flat form, with the labels that may be repeated behind `catch`, `catch_all`, `delegate` and `end`.

(module
  (tag $a (param i32))
  (tag $b)
  (func $throw (param i32) local.get 0 throw $a)

  (func (export "catch") (param i32) (result i32)
    try (result i32)
      local.get 0
      call $throw
      i32.const 0
    catch $a
      i32.const 1
      i32.add
    catch $b
      i32.const 2
    end)

  (func (export "labels") (param i32) (result i32)
    try $t (result i32)
      local.get 0
      call $throw
      i32.const 0
    catch $t $b
      i32.const 2
    catch $t 0
      i32.const 1
      i32.add
      br $t
    catch_all $t
      i32.const 3
    end $t)

  (func (export "delegate") (param i32) (result i32)
    try $outer (result i32)
      try (result i32)
        try $t
          local.get 0
          call $throw
        delegate $t $outer
        i32.const 0
      catch_all
        i32.const 1
      end
    catch $a
      i32.const 2
      i32.add
    end $outer)

  (func (export "delegate-number") (param i32) (result i32)
    try (result i32)
      block
        try
          local.get 0
          call $throw
        delegate 1
      end
      i32.const 0
    catch_all
      i32.const 5
    end)

  (func (export "rethrow") (param i32) (result i32)
    try (result i32)
      try
        local.get 0
        call $throw
      catch_all
        block
          rethrow 1
        end
      end
      i32.const 0
    catch $a
    end)

  ;; Folded within flat within folded.
  (func (export "both") (param i32) (result i32)
    (try $t (result i32)
      (do
        try $u
          (try (do local.get 0 call $throw) (delegate $u))
        catch $u $b
        catch_all $u
          (rethrow $u)
        end $u
        i32.const 0)
      (catch $a
        try $v (result i32)
          (i32.const 3)
        catch_all $v
          (i32.const 4)
        end
        i32.add)))
)

(assert_return (invoke "catch" (i32.const 10)) (i32.const 11))
(assert_return (invoke "labels" (i32.const 20)) (i32.const 21))
(assert_return (invoke "delegate" (i32.const 30)) (i32.const 32))
(assert_return (invoke "delegate-number" (i32.const 0)) (i32.const 5))
(assert_return (invoke "rethrow" (i32.const 40)) (i32.const 40))
(assert_return (invoke "both" (i32.const 50)) (i32.const 53))

;; A repeated label that is not the `try`'s own.
(assert_malformed
  (module quote "(func try $t catch_all $u end)")
  "unexpected token")
(assert_malformed
  (module quote "(tag $e) (func try $t catch $u $e end)")
  "unexpected token")
(assert_malformed
  (module quote "(tag $e) (func try catch $t $e end)")
  "unexpected token")
