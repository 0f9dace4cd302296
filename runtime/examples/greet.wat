;; Greets as often as it is told, and traps when that makes no sense.
(module $greeter
  (import "host" "memory" (memory 1))
  (import "host" "print" (func $print (param $start i32) (param $length i32)))
  (data (i32.const 16) "Hello, world!")
  (func $check (param $times i32)
    (if (i32.lt_s (local.get $times) (i32.const 0)) (then unreachable)))
  (func $greet (export "greet") (param $times i32) (result i32)
    (local $done i32)
    (call $check (local.get $times))
    (block $stop
      (loop $next
        (br_if $stop (i32.ge_s (local.get $done) (local.get $times)))
        (call $print (i32.const 16) (i32.const 13))
        (local.set $done (i32.add (local.get $done) (i32.const 1)))
        (br $next)))
    (local.get $done)))
