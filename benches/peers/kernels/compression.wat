;; Compression: packs 64 KiB of generated words into literals and matches, with a table of where four bytes were seen last,
;; and unpacks them again. A sequence is a byte with the lengths of literals and match (15: more bytes follow), the
;; literals, and two bytes that say how far back the match is; the last one has literals alone.
;; Memory: the table at 0, the text from 0x10000, what is packed from 0x20000, what is unpacked from 0x40000.
(module
  (memory 8)

  ;; Words of 3 to 10 letters, the short numbers of words more often.
  (func $write_text
    (local $at i32) (local $seed i32) (local $word i32) (local $i i32)
    (local.set $at (i32.const 0x10000))
    (loop $next
      (local.set $seed (i32.add (i32.mul (local.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
      (local.set $word
        (i32.and
          (i32.and (i32.shr_u (local.get $seed) (i32.const 8)) (i32.shr_u (local.get $seed) (i32.const 20)))
          (i32.const 0x3ff)))
      (local.set $i (i32.add (i32.const 3) (i32.and (local.get $word) (i32.const 7))))
      (loop $letter
        (i32.store8 (local.get $at)
          (i32.add (i32.const 97)
            (i32.rem_u
              (i32.shr_u (i32.mul (i32.add (local.get $word) (local.get $i)) (i32.const 0x9e3779b1)) (i32.const 16))
              (i32.const 26))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $letter (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (i32.store8 (local.get $at) (i32.const 32))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (i32.const 0x20000)))))

  ;; Writes what is left of a length behind its 15.
  (func $put_length (param $to i32) (param $length i32) (result i32)
    (if (i32.ge_u (local.get $length) (i32.const 15))
      (then
        (local.set $length (i32.sub (local.get $length) (i32.const 15)))
        (loop $more
          (i32.store8 (local.get $to)
            (select (i32.const 255) (local.get $length) (i32.ge_u (local.get $length) (i32.const 255))))
          (local.set $to (i32.add (local.get $to) (i32.const 1)))
          (if (i32.ge_u (local.get $length) (i32.const 255))
            (then
              (local.set $length (i32.sub (local.get $length) (i32.const 255)))
              (br $more))))))
    (local.get $to))

  ;; Copies eight bytes at a time, some of them behind the end: what is there is written later.
  (func $copy (param $to i32) (param $from i32) (param $length i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $to) (local.get $length)))
    (loop $next
      (i64.store (local.get $to) (i64.load (local.get $from)))
      (local.set $from (i32.add (local.get $from) (i32.const 8)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Writes a sequence, and returns where the next one goes. The match is four bytes longer than $length says.
  (func $put (param $to i32) (param $from i32) (param $literals i32) (param $back i32) (param $length i32) (result i32)
    (i32.store8 (local.get $to)
      (i32.or
        (i32.shl
          (select (local.get $literals) (i32.const 15) (i32.lt_u (local.get $literals) (i32.const 15)))
          (i32.const 4))
        (select (local.get $length) (i32.const 15) (i32.lt_u (local.get $length) (i32.const 15)))))
    (local.set $to
      (call $put_length (i32.add (local.get $to) (i32.const 1)) (local.get $literals)))
    (call $copy (local.get $to) (local.get $from) (local.get $literals))
    (local.set $to (i32.add (local.get $to) (local.get $literals)))
    (i32.store16 (local.get $to) (local.get $back))
    (call $put_length (i32.add (local.get $to) (i32.const 2)) (local.get $length)))

  ;; Packs the text, and returns the end of what is packed.
  (func $pack (result i32)
    (local $at i32) (local $anchor i32) (local $to i32) (local $slot i32) (local $seen i32) (local $end i32)
    (memory.fill (i32.const 0) (i32.const 0) (i32.const 0x10000))
    (local.set $at (i32.const 0x10000))
    (local.set $anchor (i32.const 0x10000))
    (local.set $to (i32.const 0x20000))
    (loop $search
      (local.set $slot
        (i32.and
          (i32.shr_u (i32.mul (i32.load (local.get $at)) (i32.const 0x9e3779b1)) (i32.const 16))
          (i32.const 0xfffc)))
      (local.set $seen (i32.load (local.get $slot)))
      (i32.store (local.get $slot) (local.get $at))
      (if (i32.and
            (i32.ne (local.get $seen) (i32.const 0))
            (i32.eq (i32.load (local.get $seen)) (i32.load (local.get $at))))
        (then
          (local.set $end (i32.add (local.get $at) (i32.const 4)))
          (local.set $slot (i32.sub (local.get $at) (local.get $seen)))
          (block $differs
            (loop $same
              (br_if $differs (i32.ge_u (local.get $end) (i32.const 0x1fff0)))
              (br_if $differs
                (i32.ne
                  (i32.load8_u (local.get $end))
                  (i32.load8_u (i32.sub (local.get $end) (local.get $slot)))))
              (local.set $end (i32.add (local.get $end) (i32.const 1)))
              (br $same)))
          (local.set $to
            (call $put (local.get $to) (local.get $anchor)
              (i32.sub (local.get $at) (local.get $anchor))
              (local.get $slot)
              (i32.sub (i32.sub (local.get $end) (local.get $at)) (i32.const 4))))
          (local.set $anchor (local.get $end))
          (local.set $at (local.get $end)))
        (else (local.set $at (i32.add (local.get $at) (i32.const 1)))))
      (br_if $search (i32.lt_u (local.get $at) (i32.const 0x1fff0))))
    (call $put (local.get $to) (local.get $anchor)
      (i32.sub (i32.const 0x20000) (local.get $anchor)) (i32.const 0) (i32.const 0)))

  (global $from (mut i32) (i32.const 0))

  ;; A length of which the first four bits were read.
  (func $get_length (param $length i32) (result i32)
    (local $byte i32)
    (if (i32.eq (local.get $length) (i32.const 15))
      (then
        (loop $more
          (local.set $byte (i32.load8_u (global.get $from)))
          (global.set $from (i32.add (global.get $from) (i32.const 1)))
          (local.set $length (i32.add (local.get $length) (local.get $byte)))
          (br_if $more (i32.eq (local.get $byte) (i32.const 255))))))
    (local.get $length))

  ;; Unpacks up to $end, and returns the end of what is unpacked.
  (func $unpack (param $end i32) (result i32)
    (local $to i32) (local $lengths i32) (local $length i32) (local $match i32)
    (global.set $from (i32.const 0x20000))
    (local.set $to (i32.const 0x40000))
    (loop $next
      (local.set $lengths (i32.load8_u (global.get $from)))
      (global.set $from (i32.add (global.get $from) (i32.const 1)))
      (local.set $length (call $get_length (i32.shr_u (local.get $lengths) (i32.const 4))))
      (call $copy (local.get $to) (global.get $from) (local.get $length))
      (local.set $to (i32.add (local.get $to) (local.get $length)))
      (global.set $from (i32.add (global.get $from) (local.get $length)))
      (local.set $length (i32.load16_u (global.get $from)))
      (global.set $from (i32.add (global.get $from) (i32.const 2)))
      (if (i32.eqz (local.get $length)) (then (return (local.get $to))))
      (local.set $match (i32.sub (local.get $to) (local.get $length)))
      (local.set $lengths
        (i32.add (i32.const 4) (call $get_length (i32.and (local.get $lengths) (i32.const 15)))))
      (if (i32.ge_u (local.get $length) (i32.const 8))
        (then
          (call $copy (local.get $to) (local.get $match) (local.get $lengths))
          (local.set $to (i32.add (local.get $to) (local.get $lengths))))
        (else
          (loop $byte ;; what is copied may begin within the last eight bytes
            (i32.store8 (local.get $to) (i32.load8_u (local.get $match)))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))
            (local.set $match (i32.add (local.get $match) (i32.const 1)))
            (br_if $byte (local.tee $lengths (i32.sub (local.get $lengths) (i32.const 1)))))))
      (br_if $next (i32.lt_u (global.get $from) (local.get $end))))
    (unreachable))

  ;; The length of what is packed, and a sum of the text as it is unpacked, in each of $rounds rounds.
  (func (export "run") (param $rounds i32) (result i64)
    (local $at i32) (local $end i32) (local $sum i64)
    (call $write_text)
    (loop $again
      (local.set $end (call $pack))
      (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (local.get $end))))
      (if (i32.ne (call $unpack (local.get $end)) (i32.const 0x50000)) (then (unreachable)))
      (local.set $at (i32.const 0))
      (loop $check
        (if (i64.ne (i64.load offset=0x10000 (local.get $at)) (i64.load offset=0x40000 (local.get $at)))
          (then (unreachable)))
        (local.set $sum
          (i64.add (i64.rotl (local.get $sum) (i64.const 5)) (i64.load offset=0x40000 (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br_if $check (i32.lt_u (local.get $at) (i32.const 0x10000))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $again (local.get $rounds)))
    (local.get $sum)))
