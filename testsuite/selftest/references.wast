;; Wrong references.
(module
  (table 1 funcref)
  (func $f)
  (elem declare func $f)
  (func (export "func") (result funcref) (ref.func $f))
  (func (export "null func") (result funcref) (ref.null func))
  (func (export "null extern") (result externref) (ref.null extern))
  (func (export "id") (param externref) (result externref) (local.get 0)))

(assert_return (invoke "func") (ref.func))
;;~ returned ref.func
(assert_return (invoke "func") (ref.null func))
;;~ returned ref.null func
(assert_return (invoke "null func") (ref.func))
;;~ returned ref.null func
(assert_return (invoke "null func") (ref.null extern))
;;~ returned ref.null extern
(assert_return (invoke "null extern") (ref.extern 0))
(assert_return (invoke "null extern") (ref.null extern))
(assert_return (invoke "null extern") (ref.null))
(assert_return (invoke "id" (ref.extern 7)) (ref.extern 7))
;;~ returned ref.extern 7
(assert_return (invoke "id" (ref.extern 7)) (ref.extern 8))
;;~ returned ref.extern 7
(assert_return (invoke "id" (ref.extern 7)) (ref.null extern))
