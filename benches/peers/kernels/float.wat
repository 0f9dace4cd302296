;; Floats: five bodies that attract each other, in steps of 0.01. Each is 64 bytes of memory: place, speed, mass.
(module
  (memory 1)

  ;; Places on a widening screw, all at rest but for a turn, one heavy and four light.
  (func $begin
    (local $i i32) (local $at i32) (local $x f64)
    (loop $next
      (local.set $at (i32.shl (local.get $i) (i32.const 6)))
      (local.set $x (f64.convert_i32_u (local.get $i)))
      (f64.store offset=0 (local.get $at) (f64.mul (local.get $x) (f64.const 1.5)))
      (f64.store offset=8 (local.get $at) (f64.sub (f64.const 2) (f64.mul (local.get $x) (local.get $x))))
      (f64.store offset=16 (local.get $at) (f64.sqrt (local.get $x)))
      (f64.store offset=24 (local.get $at) (f64.mul (local.get $x) (f64.const 0.125)))
      (f64.store offset=32 (local.get $at) (f64.mul (local.get $x) (f64.const -0.25)))
      (f64.store offset=40 (local.get $at) (f64.const 0))
      (f64.store offset=48 (local.get $at)
        (f64.div (f64.const 4) (f64.add (f64.const 0.1) (f64.mul (local.get $x) (local.get $x)))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (i32.const 5)))))

  ;; Changes the speeds of two bodies by what they do to each other.
  (func $attract (param $a i32) (param $b i32)
    (local $dx f64) (local $dy f64) (local $dz f64) (local $square f64) (local $pull f64) (local $force f64)
    (local.set $dx (f64.sub (f64.load offset=0 (local.get $a)) (f64.load offset=0 (local.get $b))))
    (local.set $dy (f64.sub (f64.load offset=8 (local.get $a)) (f64.load offset=8 (local.get $b))))
    (local.set $dz (f64.sub (f64.load offset=16 (local.get $a)) (f64.load offset=16 (local.get $b))))
    (local.set $square
      (f64.add (f64.const 0.01)
        (f64.add (f64.mul (local.get $dx) (local.get $dx))
          (f64.add (f64.mul (local.get $dy) (local.get $dy)) (f64.mul (local.get $dz) (local.get $dz))))))
    (local.set $pull
      (f64.div (f64.const 0.01) (f64.mul (local.get $square) (f64.sqrt (local.get $square)))))
    (local.set $force (f64.mul (local.get $pull) (f64.load offset=48 (local.get $b))))
    (f64.store offset=24 (local.get $a)
      (f64.sub (f64.load offset=24 (local.get $a)) (f64.mul (local.get $dx) (local.get $force))))
    (f64.store offset=32 (local.get $a)
      (f64.sub (f64.load offset=32 (local.get $a)) (f64.mul (local.get $dy) (local.get $force))))
    (f64.store offset=40 (local.get $a)
      (f64.sub (f64.load offset=40 (local.get $a)) (f64.mul (local.get $dz) (local.get $force))))
    (local.set $force (f64.mul (local.get $pull) (f64.load offset=48 (local.get $a))))
    (f64.store offset=24 (local.get $b)
      (f64.add (f64.load offset=24 (local.get $b)) (f64.mul (local.get $dx) (local.get $force))))
    (f64.store offset=32 (local.get $b)
      (f64.add (f64.load offset=32 (local.get $b)) (f64.mul (local.get $dy) (local.get $force))))
    (f64.store offset=40 (local.get $b)
      (f64.add (f64.load offset=40 (local.get $b)) (f64.mul (local.get $dz) (local.get $force)))))

  (func $move (param $a i32)
    (f64.store offset=0 (local.get $a)
      (f64.add (f64.load offset=0 (local.get $a))
        (f64.mul (f64.const 0.01) (f64.load offset=24 (local.get $a)))))
    (f64.store offset=8 (local.get $a)
      (f64.add (f64.load offset=8 (local.get $a))
        (f64.mul (f64.const 0.01) (f64.load offset=32 (local.get $a)))))
    (f64.store offset=16 (local.get $a)
      (f64.add (f64.load offset=16 (local.get $a))
        (f64.mul (f64.const 0.01) (f64.load offset=40 (local.get $a))))))

  ;; The bits of the first body's place after $rounds times 10,000 steps.
  (func (export "run") (param $rounds i32) (result i64)
    (local $steps i32) (local $i i32) (local $j i32)
    (call $begin)
    (local.set $steps (i32.mul (local.get $rounds) (i32.const 10000)))
    (loop $step
      (local.set $i (i32.const 0))
      (loop $first
        (local.set $j (i32.add (local.get $i) (i32.const 64)))
        (loop $second
          (call $attract (local.get $i) (local.get $j))
          (local.set $j (i32.add (local.get $j) (i32.const 64)))
          (br_if $second (i32.lt_u (local.get $j) (i32.const 320))))
        (local.set $i (i32.add (local.get $i) (i32.const 64)))
        (br_if $first (i32.lt_u (local.get $i) (i32.const 256))))
      (local.set $i (i32.const 0))
      (loop $all
        (call $move (local.get $i))
        (local.set $i (i32.add (local.get $i) (i32.const 64)))
        (br_if $all (i32.lt_u (local.get $i) (i32.const 320))))
      (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
      (br_if $step (local.get $steps)))
    (i64.reinterpret_f64 (f64.load (i32.const 0)))))
