;; Exceptions across instances, and the identity of tags.

(module $owner
  (tag $t (export "t") (param i32))
  (func (export "throw") (param i32) (throw $t (local.get 0)))
  (func (export "catch") (param $f (ref func)) (result i32) (i32.const 0)))
(register "owner" $owner)

;; One definition, two instances: two tags.
(module definition $two (tag (export "t") (param i32)))
(module instance $first $two)
(module instance $second $two)
(register "first" $first)
(register "second" $second)

(module $user
  (tag $t (import "owner" "t") (param i32))
  (tag $first (import "first" "t") (param i32))
  (tag $second (import "second" "t") (param i32))
  (func $throw (import "owner" "throw") (param i32))
  (tag $own (param i32))
  (export "t again" (tag $t))

  (func (export "catch the owner's") (result i32)
    (block $right (result i32)
      (block $wrong (result i32)
        (try_table (catch $own $wrong) (catch $first $wrong) (catch $second $wrong) (catch $t $right)
          (call $throw (i32.const 1)))
        unreachable)
      (i32.add (i32.const 100))))
  (func (export "not caught") (result i32)
    (block $wrong (result i32)
      (try_table (result i32) (catch $own $wrong) (catch $first $wrong)
        (call $throw (i32.const 2)) (i32.const 3))))
  (func (export "which") (param i32) (result i32)
    (block $second (result i32)
      (block $first (result i32)
        (try_table (catch $first $first) (catch $second $second)
          (if (local.get 0) (then (throw $second (i32.const 20))))
          (throw $first (i32.const 10)))
        unreachable)
      (i32.add (i32.const 1)))))
(register "user" $user)

(assert_return (invoke "catch the owner's") (i32.const 1))
(assert_exception (invoke "not caught"))
(assert_return (invoke "which" (i32.const 0)) (i32.const 11))
(assert_return (invoke "which" (i32.const 1)) (i32.const 20))

;; A tag that is imported twice, directly and by way of another instance, is one tag.
(module
  (tag $a (import "owner" "t") (param i32))
  (tag $b (import "user" "t again") (param i32))
  (func $throw (import "owner" "throw") (param i32))
  (func (export "same") (result i32)
    (block $h (result i32)
      (try_table (catch $b $h) (throw $a (i32.const 4)))
      unreachable))
  (func (export "same from outside") (result i32)
    (block $h (result i32)
      (try_table (catch $b $h) (call $throw (i32.const 5)))
      unreachable)))
(assert_return (invoke "same") (i32.const 4))
(assert_return (invoke "same from outside") (i32.const 5))

;; Through a frame of an instance in the middle that has handlers of its own, by way of a table.
(module $middle
  (type $f (func (param i32)))
  (table (export "table") 2 funcref)
  (tag $own)
  (func (export "through") (param $index i32) (param $value i32)
    (block $h
      (try_table (catch $own $h)
        (call_indirect (type $f) (local.get $value) (local.get $index))))))
(register "middle" $middle)
(module
  (table (import "middle" "table") 2 funcref)
  (func $through (import "middle" "through") (param i32 i32))
  (tag $t (import "owner" "t") (param i32))
  (func $throw (import "owner" "throw") (param i32))
  (tag $u (param i32 i32))
  (elem (i32.const 0) $throw $throw_u)
  (func $throw_u (param i32) (throw $u (local.get 0) (i32.const 7)))
  (func (export "run") (param i32) (result i32)
    (block $t (result i32)
      (block $u (result i32 i32)
        (try_table (catch $t $t) (catch $u $u) (call $through (local.get 0) (i32.const 30)))
        unreachable)
      (i32.add))))
(assert_return (invoke "run" (i32.const 0)) (i32.const 30))
(assert_return (invoke "run" (i32.const 1)) (i32.const 37))

;; The types of tags must be the same, canonically.
(module $types
  (type $a (func (param i32)))
  (rec (type $r (func (param (ref $r)))) (type $s (func (param (ref $r)))))
  (type $open (sub (func (param i64))))
  (tag (export "a") (type $a))
  (tag (export "r") (type $r))
  (tag (export "open") (type $open))
  (func (export "f") (type $a)))
(register "types" $types)

(module
  (rec (type $r (func (param (ref $r)))) (type $s (func (param (ref $r)))))
  (type $open (sub (func (param i64))))
  (type $other-a (func (param i32)))
  (tag (import "types" "a") (type $other-a))
  (tag (import "types" "r") (type $r))
  (tag (import "types" "open") (type $open)))
(assert_unlinkable
  (module (tag (import "types" "a") (param i64)))
  "incompatible import type")
(assert_unlinkable
  (module (tag (import "types" "a")))
  "incompatible import type")
(assert_unlinkable
  (module (tag (import "types" "a") (param i32 i32)))
  "incompatible import type")
(assert_unlinkable
  (module (type $final (func (param i64))) (tag (import "types" "open") (type $final)))
  "incompatible import type")
(assert_unlinkable
  (module
    (type $open (sub (func (param i64)))) (type $sub (sub $open (func (param i64))))
    (tag (import "types" "open") (type $sub)))
  "incompatible import type")
(assert_unlinkable
  (module
    (rec (type $r (func (param (ref $r)))) (type $s (func (param (ref $r)))))
    (tag (import "types" "r") (type $s)))
  "incompatible import type")
(assert_unlinkable
  (module (tag (import "types" "f") (param i32)))
  "incompatible import type")
(assert_unlinkable
  (module (func (import "types" "a") (param i32)))
  "incompatible import type")
(assert_unlinkable
  (module (tag (import "types" "unknown") (param i32)))
  "unknown import")

;; A start function that throws: what it did before stays.
(module $state
  (global $g (export "g") (mut i32) (i32.const 0)))
(register "state" $state)
(assert_trap
  (module
    (global $g (import "state" "g") (mut i32))
    (func $throw (import "owner" "throw") (param i32))
    (func $start (global.set $g (i32.const 5)) (call $throw (i32.const 1)) (global.set $g (i32.const 6)))
    (start $start))
  "uncaught exception")
(assert_return (get $state "g") (i32.const 5))
