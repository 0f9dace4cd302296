;; JSON: reads a list of generated records, and sums up what is in them: by recursion, with a jump for each kind of value.
;; Memory: the class of each byte at 0, pieces of text from 256 on, the list from 0x10000 on.
(module
  (memory 4)

  ;; Classes: 1 white space, 2 digit or minus, 3 quote, 4 array, 5 object, 6 true, 7 false, 8 null; 0 begins no value.
  (data (i32.const 9) "\01\01") (data (i32.const 13) "\01") (data (i32.const 32) "\01")
  (data (i32.const 45) "\02") (data (i32.const 48) "\02\02\02\02\02\02\02\02\02\02") (data (i32.const 34) "\03")
  (data (i32.const 91) "\04") (data (i32.const 123) "\05")
  (data (i32.const 116) "\06") (data (i32.const 102) "\07") (data (i32.const 110) "\08")
  (data (i32.const 256) "{\"id\": ") (data (i32.const 272) ", \"name\": \"a\\\"b ")
  (data (i32.const 304) "\",\n  \"tags\": [\"one\", \"two\\n\", [], {}], \"price\": -")
  (data (i32.const 368) "e-3,\t\"sold\": ") (data (i32.const 384) "true") (data (i32.const 392) "false")
  (data (i32.const 400) ", \"next\": null}")

  (global $at (mut i32) (i32.const 0))
  (global $sum (mut i64) (i64.const 0))

  ;; ---- Writing.

  (func $put (param $from i32) (param $length i32)
    (memory.copy (global.get $at) (local.get $from) (local.get $length))
    (global.set $at (i32.add (global.get $at) (local.get $length))))

  (func $put_byte (param $byte i32)
    (i32.store8 (global.get $at) (local.get $byte))
    (global.set $at (i32.add (global.get $at) (i32.const 1))))

  (func $put_number (param $number i32)
    (if (i32.ge_u (local.get $number) (i32.const 10))
      (then (call $put_number (i32.div_u (local.get $number) (i32.const 10)))))
    (call $put_byte (i32.add (i32.const 48) (i32.rem_u (local.get $number) (i32.const 10)))))

  (func $write
    (local $i i32) (local $seed i32)
    (global.set $at (i32.const 0x10000))
    (call $put_byte (i32.const 91))
    (loop $next
      (local.set $seed (i32.add (i32.mul (local.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
      (call $put (i32.const 256) (i32.const 7))
      (call $put_number (local.get $i))
      (call $put (i32.const 272) (i32.const 16))
      (call $put_number (local.get $seed))
      (call $put (i32.const 304) (i32.const 49))
      (call $put_number (i32.shr_u (local.get $seed) (i32.const 9)))
      (call $put_byte (i32.const 46))
      (call $put_number (i32.and (local.get $seed) (i32.const 0x3ff)))
      (call $put (i32.const 368) (i32.const 13))
      (if (i32.lt_s (local.get $seed) (i32.const 0))
        (then (call $put (i32.const 384) (i32.const 4)))
        (else (call $put (i32.const 392) (i32.const 5))))
      (call $put (i32.const 400) (i32.const 15))
      (call $put_byte (i32.const 44))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (i32.const 1000))))
    (call $put_number (i32.const 0))
    (call $put_byte (i32.const 93)))

  ;; ---- Reading. What is no JSON ends with a trap.

  (func $add (param $what i64)
    (global.set $sum (i64.add (i64.mul (global.get $sum) (i64.const 31)) (local.get $what))))

  (func $peek (result i32)
    (i32.load8_u (global.get $at)))

  (func $step
    (global.set $at (i32.add (global.get $at) (i32.const 1))))

  (func $skip_space
    (loop $next
      (if (i32.eq (i32.load8_u (call $peek)) (i32.const 1))
        (then (call $step) (br $next)))))

  ;; Takes a byte if it comes next, and says whether it did.
  (func $take (param $byte i32) (result i32)
    (if (i32.ne (call $peek) (local.get $byte)) (then (return (i32.const 0))))
    (call $step)
    (i32.const 1))

  ;; The same where white space may be before it.
  (func $take_mark (param $byte i32) (result i32)
    (call $skip_space)
    (call $take (local.get $byte)))

  (func $expect (param $byte i32)
    (if (i32.eqz (call $take_mark (local.get $byte))) (then (unreachable))))

  ;; Takes a word that stands at $word.
  (func $expect_word (param $word i32) (param $length i32)
    (loop $next
      (if (i32.ne (call $peek) (i32.load8_u (local.get $word))) (then (unreachable)))
      (call $step)
      (local.set $word (i32.add (local.get $word) (i32.const 1)))
      (br_if $next (local.tee $length (i32.sub (local.get $length) (i32.const 1))))))

  ;; Hashes the bytes of a string, escapes resolved.
  (func $string
    (local $byte i32) (local $hash i64)
    (call $expect (i32.const 34))
    (local.set $hash (i64.const 0xcbf29ce484222325))
    (block $end
      (loop $next
        (local.set $byte (call $peek))
        (call $step)
        (br_if $end (i32.eq (local.get $byte) (i32.const 34)))
        (if (i32.lt_u (local.get $byte) (i32.const 32)) (then (unreachable)))
        (if (i32.eq (local.get $byte) (i32.const 92))
          (then
            (local.set $byte (call $peek))
            (call $step)
            (if (i32.eq (local.get $byte) (i32.const 110)) (then (local.set $byte (i32.const 10))))))
        (local.set $hash
          (i64.mul (i64.xor (local.get $hash) (i64.extend_i32_u (local.get $byte))) (i64.const 0x100000001b3)))
        (br $next)))
    (call $add (local.get $hash)))

  (func $is_digit (result i32)
    (i32.lt_u (i32.sub (call $peek) (i32.const 48)) (i32.const 10)))

  (func $digits (param $number i64) (result i64)
    (loop $next
      (local.set $number
        (i64.add (i64.mul (local.get $number) (i64.const 10))
          (i64.extend_i32_u (i32.sub (call $peek) (i32.const 48)))))
      (call $step)
      (br_if $next (call $is_digit)))
    (local.get $number))

  ;; A number, which is digits without the point, and a power of ten.
  (func $number
    (local $negative i32) (local $digits i64) (local $power i32) (local $start i32) (local $value f64)
    (local.set $negative (call $take (i32.const 45)))
    (local.set $digits (call $digits (i64.const 0)))
    (if (call $take (i32.const 46))
      (then
        (local.set $start (global.get $at))
        (local.set $digits (call $digits (local.get $digits)))
        (local.set $power (i32.sub (local.get $start) (global.get $at)))))
    (if (call $take (i32.const 101))
      (then
        (local.set $start (call $take (i32.const 45)))
        (local.set $power
          (i32.add (local.get $power)
            (i32.mul (i32.wrap_i64 (call $digits (i64.const 0)))
              (i32.sub (i32.const 1) (i32.shl (local.get $start) (i32.const 1))))))))
    (local.set $value (f64.convert_i64_u (local.get $digits)))
    (block $done
      (loop $scale
        (br_if $done (i32.eqz (local.get $power)))
        (if (i32.lt_s (local.get $power) (i32.const 0))
          (then
            (local.set $value (f64.div (local.get $value) (f64.const 10)))
            (local.set $power (i32.add (local.get $power) (i32.const 1))))
          (else
            (local.set $value (f64.mul (local.get $value) (f64.const 10)))
            (local.set $power (i32.sub (local.get $power) (i32.const 1)))))
        (br $scale)))
    (if (local.get $negative) (then (local.set $value (f64.neg (local.get $value)))))
    (call $add (i64.reinterpret_f64 (local.get $value))))

  (func $array
    (call $expect (i32.const 91))
    (if (call $take_mark (i32.const 93)) (then (return)))
    (loop $next
      (call $value)
      (br_if $next (call $take_mark (i32.const 44))))
    (call $expect (i32.const 93)))

  (func $object
    (call $expect (i32.const 123))
    (if (call $take_mark (i32.const 125)) (then (return)))
    (loop $next
      (call $string)
      (call $expect (i32.const 58))
      (call $value)
      (br_if $next (call $take_mark (i32.const 44))))
    (call $expect (i32.const 125)))

  (func $value
    (call $skip_space)
    (block $null (block $false (block $true (block $object (block $array (block $string (block $number (block $none
      (br_table $none $none $number $string $array $object $true $false $null $none
        (i32.load8_u (call $peek))))
      (unreachable)) (call $number) (return))
      (call $string) (return))
      (call $array) (return))
      (call $object) (return))
      (call $expect_word (i32.const 384) (i32.const 4)) (call $add (i64.const 1)) (return))
      (call $expect_word (i32.const 392) (i32.const 5)) (call $add (i64.const 2)) (return))
    (call $expect_word (i32.const 410) (i32.const 4)))

  ;; The sum of all values in the list, which is read $rounds times.
  (func (export "run") (param $rounds i32) (result i64)
    (call $write)
    (global.set $sum (i64.const 0))
    (loop $again
      (global.set $at (i32.const 0x10000))
      (call $value)
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $again (local.get $rounds)))
    (global.get $sum)))
