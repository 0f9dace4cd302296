;; Numbers in the text format that are too large for their kind, each with that kind's message.

(assert_malformed (module quote "(func (call 4294967296))") "i32 constant out of range")
(assert_malformed (module quote "(func (local.get 0x1_0000_0000))") "i32 constant out of range")
(assert_malformed (module quote "(start 4294967296)") "i32 constant out of range")
(assert_malformed
  (module quote "(memory 1) (func (drop (i32.load offset=18446744073709551616 (i32.const 0))))")
  "i64 constant out of range")
(assert_malformed
  (module quote "(memory i64 18446744073709551616)")
  "i64 constant out of range")
