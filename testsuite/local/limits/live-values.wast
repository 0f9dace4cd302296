;; Functions in which thousands of values live at once: more operands, and more results of calls, than a compiler may split
;; live ranges for one by one.

(module
  (type $a (array (mut i32)))
  (memory 1)
  (data (i32.const 100) "\01\02\03\04")
  (global $count (mut i32) (i32.const 0))
  (func $next (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (global.get $count))

  ;; The sum of the first 2000 bytes of the memory, all of them loaded before they are added.
  (func (export "operands") (param i32) (result i32)
    (i32.load8_u offset=0 (local.get 0)) (i32.load8_u offset=1 (local.get 0)) (i32.load8_u offset=2 (local.get 0)) (i32.load8_u offset=3 (local.get 0))
    (i32.load8_u offset=4 (local.get 0)) (i32.load8_u offset=5 (local.get 0)) (i32.load8_u offset=6 (local.get 0)) (i32.load8_u offset=7 (local.get 0))
    (i32.load8_u offset=8 (local.get 0)) (i32.load8_u offset=9 (local.get 0)) (i32.load8_u offset=10 (local.get 0)) (i32.load8_u offset=11 (local.get 0))
    (i32.load8_u offset=12 (local.get 0)) (i32.load8_u offset=13 (local.get 0)) (i32.load8_u offset=14 (local.get 0)) (i32.load8_u offset=15 (local.get 0))
    (i32.load8_u offset=16 (local.get 0)) (i32.load8_u offset=17 (local.get 0)) (i32.load8_u offset=18 (local.get 0)) (i32.load8_u offset=19 (local.get 0))
    (i32.load8_u offset=20 (local.get 0)) (i32.load8_u offset=21 (local.get 0)) (i32.load8_u offset=22 (local.get 0)) (i32.load8_u offset=23 (local.get 0))
    (i32.load8_u offset=24 (local.get 0)) (i32.load8_u offset=25 (local.get 0)) (i32.load8_u offset=26 (local.get 0)) (i32.load8_u offset=27 (local.get 0))
    (i32.load8_u offset=28 (local.get 0)) (i32.load8_u offset=29 (local.get 0)) (i32.load8_u offset=30 (local.get 0)) (i32.load8_u offset=31 (local.get 0))
    (i32.load8_u offset=32 (local.get 0)) (i32.load8_u offset=33 (local.get 0)) (i32.load8_u offset=34 (local.get 0)) (i32.load8_u offset=35 (local.get 0))
    (i32.load8_u offset=36 (local.get 0)) (i32.load8_u offset=37 (local.get 0)) (i32.load8_u offset=38 (local.get 0)) (i32.load8_u offset=39 (local.get 0))
    (i32.load8_u offset=40 (local.get 0)) (i32.load8_u offset=41 (local.get 0)) (i32.load8_u offset=42 (local.get 0)) (i32.load8_u offset=43 (local.get 0))
    (i32.load8_u offset=44 (local.get 0)) (i32.load8_u offset=45 (local.get 0)) (i32.load8_u offset=46 (local.get 0)) (i32.load8_u offset=47 (local.get 0))
    (i32.load8_u offset=48 (local.get 0)) (i32.load8_u offset=49 (local.get 0)) (i32.load8_u offset=50 (local.get 0)) (i32.load8_u offset=51 (local.get 0))
    (i32.load8_u offset=52 (local.get 0)) (i32.load8_u offset=53 (local.get 0)) (i32.load8_u offset=54 (local.get 0)) (i32.load8_u offset=55 (local.get 0))
    (i32.load8_u offset=56 (local.get 0)) (i32.load8_u offset=57 (local.get 0)) (i32.load8_u offset=58 (local.get 0)) (i32.load8_u offset=59 (local.get 0))
    (i32.load8_u offset=60 (local.get 0)) (i32.load8_u offset=61 (local.get 0)) (i32.load8_u offset=62 (local.get 0)) (i32.load8_u offset=63 (local.get 0))
    (i32.load8_u offset=64 (local.get 0)) (i32.load8_u offset=65 (local.get 0)) (i32.load8_u offset=66 (local.get 0)) (i32.load8_u offset=67 (local.get 0))
    (i32.load8_u offset=68 (local.get 0)) (i32.load8_u offset=69 (local.get 0)) (i32.load8_u offset=70 (local.get 0)) (i32.load8_u offset=71 (local.get 0))
    (i32.load8_u offset=72 (local.get 0)) (i32.load8_u offset=73 (local.get 0)) (i32.load8_u offset=74 (local.get 0)) (i32.load8_u offset=75 (local.get 0))
    (i32.load8_u offset=76 (local.get 0)) (i32.load8_u offset=77 (local.get 0)) (i32.load8_u offset=78 (local.get 0)) (i32.load8_u offset=79 (local.get 0))
    (i32.load8_u offset=80 (local.get 0)) (i32.load8_u offset=81 (local.get 0)) (i32.load8_u offset=82 (local.get 0)) (i32.load8_u offset=83 (local.get 0))
    (i32.load8_u offset=84 (local.get 0)) (i32.load8_u offset=85 (local.get 0)) (i32.load8_u offset=86 (local.get 0)) (i32.load8_u offset=87 (local.get 0))
    (i32.load8_u offset=88 (local.get 0)) (i32.load8_u offset=89 (local.get 0)) (i32.load8_u offset=90 (local.get 0)) (i32.load8_u offset=91 (local.get 0))
    (i32.load8_u offset=92 (local.get 0)) (i32.load8_u offset=93 (local.get 0)) (i32.load8_u offset=94 (local.get 0)) (i32.load8_u offset=95 (local.get 0))
    (i32.load8_u offset=96 (local.get 0)) (i32.load8_u offset=97 (local.get 0)) (i32.load8_u offset=98 (local.get 0)) (i32.load8_u offset=99 (local.get 0))
    (i32.load8_u offset=100 (local.get 0)) (i32.load8_u offset=101 (local.get 0)) (i32.load8_u offset=102 (local.get 0)) (i32.load8_u offset=103 (local.get 0))
    (i32.load8_u offset=104 (local.get 0)) (i32.load8_u offset=105 (local.get 0)) (i32.load8_u offset=106 (local.get 0)) (i32.load8_u offset=107 (local.get 0))
    (i32.load8_u offset=108 (local.get 0)) (i32.load8_u offset=109 (local.get 0)) (i32.load8_u offset=110 (local.get 0)) (i32.load8_u offset=111 (local.get 0))
    (i32.load8_u offset=112 (local.get 0)) (i32.load8_u offset=113 (local.get 0)) (i32.load8_u offset=114 (local.get 0)) (i32.load8_u offset=115 (local.get 0))
    (i32.load8_u offset=116 (local.get 0)) (i32.load8_u offset=117 (local.get 0)) (i32.load8_u offset=118 (local.get 0)) (i32.load8_u offset=119 (local.get 0))
    (i32.load8_u offset=120 (local.get 0)) (i32.load8_u offset=121 (local.get 0)) (i32.load8_u offset=122 (local.get 0)) (i32.load8_u offset=123 (local.get 0))
    (i32.load8_u offset=124 (local.get 0)) (i32.load8_u offset=125 (local.get 0)) (i32.load8_u offset=126 (local.get 0)) (i32.load8_u offset=127 (local.get 0))
    (i32.load8_u offset=128 (local.get 0)) (i32.load8_u offset=129 (local.get 0)) (i32.load8_u offset=130 (local.get 0)) (i32.load8_u offset=131 (local.get 0))
    (i32.load8_u offset=132 (local.get 0)) (i32.load8_u offset=133 (local.get 0)) (i32.load8_u offset=134 (local.get 0)) (i32.load8_u offset=135 (local.get 0))
    (i32.load8_u offset=136 (local.get 0)) (i32.load8_u offset=137 (local.get 0)) (i32.load8_u offset=138 (local.get 0)) (i32.load8_u offset=139 (local.get 0))
    (i32.load8_u offset=140 (local.get 0)) (i32.load8_u offset=141 (local.get 0)) (i32.load8_u offset=142 (local.get 0)) (i32.load8_u offset=143 (local.get 0))
    (i32.load8_u offset=144 (local.get 0)) (i32.load8_u offset=145 (local.get 0)) (i32.load8_u offset=146 (local.get 0)) (i32.load8_u offset=147 (local.get 0))
    (i32.load8_u offset=148 (local.get 0)) (i32.load8_u offset=149 (local.get 0)) (i32.load8_u offset=150 (local.get 0)) (i32.load8_u offset=151 (local.get 0))
    (i32.load8_u offset=152 (local.get 0)) (i32.load8_u offset=153 (local.get 0)) (i32.load8_u offset=154 (local.get 0)) (i32.load8_u offset=155 (local.get 0))
    (i32.load8_u offset=156 (local.get 0)) (i32.load8_u offset=157 (local.get 0)) (i32.load8_u offset=158 (local.get 0)) (i32.load8_u offset=159 (local.get 0))
    (i32.load8_u offset=160 (local.get 0)) (i32.load8_u offset=161 (local.get 0)) (i32.load8_u offset=162 (local.get 0)) (i32.load8_u offset=163 (local.get 0))
    (i32.load8_u offset=164 (local.get 0)) (i32.load8_u offset=165 (local.get 0)) (i32.load8_u offset=166 (local.get 0)) (i32.load8_u offset=167 (local.get 0))
    (i32.load8_u offset=168 (local.get 0)) (i32.load8_u offset=169 (local.get 0)) (i32.load8_u offset=170 (local.get 0)) (i32.load8_u offset=171 (local.get 0))
    (i32.load8_u offset=172 (local.get 0)) (i32.load8_u offset=173 (local.get 0)) (i32.load8_u offset=174 (local.get 0)) (i32.load8_u offset=175 (local.get 0))
    (i32.load8_u offset=176 (local.get 0)) (i32.load8_u offset=177 (local.get 0)) (i32.load8_u offset=178 (local.get 0)) (i32.load8_u offset=179 (local.get 0))
    (i32.load8_u offset=180 (local.get 0)) (i32.load8_u offset=181 (local.get 0)) (i32.load8_u offset=182 (local.get 0)) (i32.load8_u offset=183 (local.get 0))
    (i32.load8_u offset=184 (local.get 0)) (i32.load8_u offset=185 (local.get 0)) (i32.load8_u offset=186 (local.get 0)) (i32.load8_u offset=187 (local.get 0))
    (i32.load8_u offset=188 (local.get 0)) (i32.load8_u offset=189 (local.get 0)) (i32.load8_u offset=190 (local.get 0)) (i32.load8_u offset=191 (local.get 0))
    (i32.load8_u offset=192 (local.get 0)) (i32.load8_u offset=193 (local.get 0)) (i32.load8_u offset=194 (local.get 0)) (i32.load8_u offset=195 (local.get 0))
    (i32.load8_u offset=196 (local.get 0)) (i32.load8_u offset=197 (local.get 0)) (i32.load8_u offset=198 (local.get 0)) (i32.load8_u offset=199 (local.get 0))
    (i32.load8_u offset=200 (local.get 0)) (i32.load8_u offset=201 (local.get 0)) (i32.load8_u offset=202 (local.get 0)) (i32.load8_u offset=203 (local.get 0))
    (i32.load8_u offset=204 (local.get 0)) (i32.load8_u offset=205 (local.get 0)) (i32.load8_u offset=206 (local.get 0)) (i32.load8_u offset=207 (local.get 0))
    (i32.load8_u offset=208 (local.get 0)) (i32.load8_u offset=209 (local.get 0)) (i32.load8_u offset=210 (local.get 0)) (i32.load8_u offset=211 (local.get 0))
    (i32.load8_u offset=212 (local.get 0)) (i32.load8_u offset=213 (local.get 0)) (i32.load8_u offset=214 (local.get 0)) (i32.load8_u offset=215 (local.get 0))
    (i32.load8_u offset=216 (local.get 0)) (i32.load8_u offset=217 (local.get 0)) (i32.load8_u offset=218 (local.get 0)) (i32.load8_u offset=219 (local.get 0))
    (i32.load8_u offset=220 (local.get 0)) (i32.load8_u offset=221 (local.get 0)) (i32.load8_u offset=222 (local.get 0)) (i32.load8_u offset=223 (local.get 0))
    (i32.load8_u offset=224 (local.get 0)) (i32.load8_u offset=225 (local.get 0)) (i32.load8_u offset=226 (local.get 0)) (i32.load8_u offset=227 (local.get 0))
    (i32.load8_u offset=228 (local.get 0)) (i32.load8_u offset=229 (local.get 0)) (i32.load8_u offset=230 (local.get 0)) (i32.load8_u offset=231 (local.get 0))
    (i32.load8_u offset=232 (local.get 0)) (i32.load8_u offset=233 (local.get 0)) (i32.load8_u offset=234 (local.get 0)) (i32.load8_u offset=235 (local.get 0))
    (i32.load8_u offset=236 (local.get 0)) (i32.load8_u offset=237 (local.get 0)) (i32.load8_u offset=238 (local.get 0)) (i32.load8_u offset=239 (local.get 0))
    (i32.load8_u offset=240 (local.get 0)) (i32.load8_u offset=241 (local.get 0)) (i32.load8_u offset=242 (local.get 0)) (i32.load8_u offset=243 (local.get 0))
    (i32.load8_u offset=244 (local.get 0)) (i32.load8_u offset=245 (local.get 0)) (i32.load8_u offset=246 (local.get 0)) (i32.load8_u offset=247 (local.get 0))
    (i32.load8_u offset=248 (local.get 0)) (i32.load8_u offset=249 (local.get 0)) (i32.load8_u offset=250 (local.get 0)) (i32.load8_u offset=251 (local.get 0))
    (i32.load8_u offset=252 (local.get 0)) (i32.load8_u offset=253 (local.get 0)) (i32.load8_u offset=254 (local.get 0)) (i32.load8_u offset=255 (local.get 0))
    (i32.load8_u offset=256 (local.get 0)) (i32.load8_u offset=257 (local.get 0)) (i32.load8_u offset=258 (local.get 0)) (i32.load8_u offset=259 (local.get 0))
    (i32.load8_u offset=260 (local.get 0)) (i32.load8_u offset=261 (local.get 0)) (i32.load8_u offset=262 (local.get 0)) (i32.load8_u offset=263 (local.get 0))
    (i32.load8_u offset=264 (local.get 0)) (i32.load8_u offset=265 (local.get 0)) (i32.load8_u offset=266 (local.get 0)) (i32.load8_u offset=267 (local.get 0))
    (i32.load8_u offset=268 (local.get 0)) (i32.load8_u offset=269 (local.get 0)) (i32.load8_u offset=270 (local.get 0)) (i32.load8_u offset=271 (local.get 0))
    (i32.load8_u offset=272 (local.get 0)) (i32.load8_u offset=273 (local.get 0)) (i32.load8_u offset=274 (local.get 0)) (i32.load8_u offset=275 (local.get 0))
    (i32.load8_u offset=276 (local.get 0)) (i32.load8_u offset=277 (local.get 0)) (i32.load8_u offset=278 (local.get 0)) (i32.load8_u offset=279 (local.get 0))
    (i32.load8_u offset=280 (local.get 0)) (i32.load8_u offset=281 (local.get 0)) (i32.load8_u offset=282 (local.get 0)) (i32.load8_u offset=283 (local.get 0))
    (i32.load8_u offset=284 (local.get 0)) (i32.load8_u offset=285 (local.get 0)) (i32.load8_u offset=286 (local.get 0)) (i32.load8_u offset=287 (local.get 0))
    (i32.load8_u offset=288 (local.get 0)) (i32.load8_u offset=289 (local.get 0)) (i32.load8_u offset=290 (local.get 0)) (i32.load8_u offset=291 (local.get 0))
    (i32.load8_u offset=292 (local.get 0)) (i32.load8_u offset=293 (local.get 0)) (i32.load8_u offset=294 (local.get 0)) (i32.load8_u offset=295 (local.get 0))
    (i32.load8_u offset=296 (local.get 0)) (i32.load8_u offset=297 (local.get 0)) (i32.load8_u offset=298 (local.get 0)) (i32.load8_u offset=299 (local.get 0))
    (i32.load8_u offset=300 (local.get 0)) (i32.load8_u offset=301 (local.get 0)) (i32.load8_u offset=302 (local.get 0)) (i32.load8_u offset=303 (local.get 0))
    (i32.load8_u offset=304 (local.get 0)) (i32.load8_u offset=305 (local.get 0)) (i32.load8_u offset=306 (local.get 0)) (i32.load8_u offset=307 (local.get 0))
    (i32.load8_u offset=308 (local.get 0)) (i32.load8_u offset=309 (local.get 0)) (i32.load8_u offset=310 (local.get 0)) (i32.load8_u offset=311 (local.get 0))
    (i32.load8_u offset=312 (local.get 0)) (i32.load8_u offset=313 (local.get 0)) (i32.load8_u offset=314 (local.get 0)) (i32.load8_u offset=315 (local.get 0))
    (i32.load8_u offset=316 (local.get 0)) (i32.load8_u offset=317 (local.get 0)) (i32.load8_u offset=318 (local.get 0)) (i32.load8_u offset=319 (local.get 0))
    (i32.load8_u offset=320 (local.get 0)) (i32.load8_u offset=321 (local.get 0)) (i32.load8_u offset=322 (local.get 0)) (i32.load8_u offset=323 (local.get 0))
    (i32.load8_u offset=324 (local.get 0)) (i32.load8_u offset=325 (local.get 0)) (i32.load8_u offset=326 (local.get 0)) (i32.load8_u offset=327 (local.get 0))
    (i32.load8_u offset=328 (local.get 0)) (i32.load8_u offset=329 (local.get 0)) (i32.load8_u offset=330 (local.get 0)) (i32.load8_u offset=331 (local.get 0))
    (i32.load8_u offset=332 (local.get 0)) (i32.load8_u offset=333 (local.get 0)) (i32.load8_u offset=334 (local.get 0)) (i32.load8_u offset=335 (local.get 0))
    (i32.load8_u offset=336 (local.get 0)) (i32.load8_u offset=337 (local.get 0)) (i32.load8_u offset=338 (local.get 0)) (i32.load8_u offset=339 (local.get 0))
    (i32.load8_u offset=340 (local.get 0)) (i32.load8_u offset=341 (local.get 0)) (i32.load8_u offset=342 (local.get 0)) (i32.load8_u offset=343 (local.get 0))
    (i32.load8_u offset=344 (local.get 0)) (i32.load8_u offset=345 (local.get 0)) (i32.load8_u offset=346 (local.get 0)) (i32.load8_u offset=347 (local.get 0))
    (i32.load8_u offset=348 (local.get 0)) (i32.load8_u offset=349 (local.get 0)) (i32.load8_u offset=350 (local.get 0)) (i32.load8_u offset=351 (local.get 0))
    (i32.load8_u offset=352 (local.get 0)) (i32.load8_u offset=353 (local.get 0)) (i32.load8_u offset=354 (local.get 0)) (i32.load8_u offset=355 (local.get 0))
    (i32.load8_u offset=356 (local.get 0)) (i32.load8_u offset=357 (local.get 0)) (i32.load8_u offset=358 (local.get 0)) (i32.load8_u offset=359 (local.get 0))
    (i32.load8_u offset=360 (local.get 0)) (i32.load8_u offset=361 (local.get 0)) (i32.load8_u offset=362 (local.get 0)) (i32.load8_u offset=363 (local.get 0))
    (i32.load8_u offset=364 (local.get 0)) (i32.load8_u offset=365 (local.get 0)) (i32.load8_u offset=366 (local.get 0)) (i32.load8_u offset=367 (local.get 0))
    (i32.load8_u offset=368 (local.get 0)) (i32.load8_u offset=369 (local.get 0)) (i32.load8_u offset=370 (local.get 0)) (i32.load8_u offset=371 (local.get 0))
    (i32.load8_u offset=372 (local.get 0)) (i32.load8_u offset=373 (local.get 0)) (i32.load8_u offset=374 (local.get 0)) (i32.load8_u offset=375 (local.get 0))
    (i32.load8_u offset=376 (local.get 0)) (i32.load8_u offset=377 (local.get 0)) (i32.load8_u offset=378 (local.get 0)) (i32.load8_u offset=379 (local.get 0))
    (i32.load8_u offset=380 (local.get 0)) (i32.load8_u offset=381 (local.get 0)) (i32.load8_u offset=382 (local.get 0)) (i32.load8_u offset=383 (local.get 0))
    (i32.load8_u offset=384 (local.get 0)) (i32.load8_u offset=385 (local.get 0)) (i32.load8_u offset=386 (local.get 0)) (i32.load8_u offset=387 (local.get 0))
    (i32.load8_u offset=388 (local.get 0)) (i32.load8_u offset=389 (local.get 0)) (i32.load8_u offset=390 (local.get 0)) (i32.load8_u offset=391 (local.get 0))
    (i32.load8_u offset=392 (local.get 0)) (i32.load8_u offset=393 (local.get 0)) (i32.load8_u offset=394 (local.get 0)) (i32.load8_u offset=395 (local.get 0))
    (i32.load8_u offset=396 (local.get 0)) (i32.load8_u offset=397 (local.get 0)) (i32.load8_u offset=398 (local.get 0)) (i32.load8_u offset=399 (local.get 0))
    (i32.load8_u offset=400 (local.get 0)) (i32.load8_u offset=401 (local.get 0)) (i32.load8_u offset=402 (local.get 0)) (i32.load8_u offset=403 (local.get 0))
    (i32.load8_u offset=404 (local.get 0)) (i32.load8_u offset=405 (local.get 0)) (i32.load8_u offset=406 (local.get 0)) (i32.load8_u offset=407 (local.get 0))
    (i32.load8_u offset=408 (local.get 0)) (i32.load8_u offset=409 (local.get 0)) (i32.load8_u offset=410 (local.get 0)) (i32.load8_u offset=411 (local.get 0))
    (i32.load8_u offset=412 (local.get 0)) (i32.load8_u offset=413 (local.get 0)) (i32.load8_u offset=414 (local.get 0)) (i32.load8_u offset=415 (local.get 0))
    (i32.load8_u offset=416 (local.get 0)) (i32.load8_u offset=417 (local.get 0)) (i32.load8_u offset=418 (local.get 0)) (i32.load8_u offset=419 (local.get 0))
    (i32.load8_u offset=420 (local.get 0)) (i32.load8_u offset=421 (local.get 0)) (i32.load8_u offset=422 (local.get 0)) (i32.load8_u offset=423 (local.get 0))
    (i32.load8_u offset=424 (local.get 0)) (i32.load8_u offset=425 (local.get 0)) (i32.load8_u offset=426 (local.get 0)) (i32.load8_u offset=427 (local.get 0))
    (i32.load8_u offset=428 (local.get 0)) (i32.load8_u offset=429 (local.get 0)) (i32.load8_u offset=430 (local.get 0)) (i32.load8_u offset=431 (local.get 0))
    (i32.load8_u offset=432 (local.get 0)) (i32.load8_u offset=433 (local.get 0)) (i32.load8_u offset=434 (local.get 0)) (i32.load8_u offset=435 (local.get 0))
    (i32.load8_u offset=436 (local.get 0)) (i32.load8_u offset=437 (local.get 0)) (i32.load8_u offset=438 (local.get 0)) (i32.load8_u offset=439 (local.get 0))
    (i32.load8_u offset=440 (local.get 0)) (i32.load8_u offset=441 (local.get 0)) (i32.load8_u offset=442 (local.get 0)) (i32.load8_u offset=443 (local.get 0))
    (i32.load8_u offset=444 (local.get 0)) (i32.load8_u offset=445 (local.get 0)) (i32.load8_u offset=446 (local.get 0)) (i32.load8_u offset=447 (local.get 0))
    (i32.load8_u offset=448 (local.get 0)) (i32.load8_u offset=449 (local.get 0)) (i32.load8_u offset=450 (local.get 0)) (i32.load8_u offset=451 (local.get 0))
    (i32.load8_u offset=452 (local.get 0)) (i32.load8_u offset=453 (local.get 0)) (i32.load8_u offset=454 (local.get 0)) (i32.load8_u offset=455 (local.get 0))
    (i32.load8_u offset=456 (local.get 0)) (i32.load8_u offset=457 (local.get 0)) (i32.load8_u offset=458 (local.get 0)) (i32.load8_u offset=459 (local.get 0))
    (i32.load8_u offset=460 (local.get 0)) (i32.load8_u offset=461 (local.get 0)) (i32.load8_u offset=462 (local.get 0)) (i32.load8_u offset=463 (local.get 0))
    (i32.load8_u offset=464 (local.get 0)) (i32.load8_u offset=465 (local.get 0)) (i32.load8_u offset=466 (local.get 0)) (i32.load8_u offset=467 (local.get 0))
    (i32.load8_u offset=468 (local.get 0)) (i32.load8_u offset=469 (local.get 0)) (i32.load8_u offset=470 (local.get 0)) (i32.load8_u offset=471 (local.get 0))
    (i32.load8_u offset=472 (local.get 0)) (i32.load8_u offset=473 (local.get 0)) (i32.load8_u offset=474 (local.get 0)) (i32.load8_u offset=475 (local.get 0))
    (i32.load8_u offset=476 (local.get 0)) (i32.load8_u offset=477 (local.get 0)) (i32.load8_u offset=478 (local.get 0)) (i32.load8_u offset=479 (local.get 0))
    (i32.load8_u offset=480 (local.get 0)) (i32.load8_u offset=481 (local.get 0)) (i32.load8_u offset=482 (local.get 0)) (i32.load8_u offset=483 (local.get 0))
    (i32.load8_u offset=484 (local.get 0)) (i32.load8_u offset=485 (local.get 0)) (i32.load8_u offset=486 (local.get 0)) (i32.load8_u offset=487 (local.get 0))
    (i32.load8_u offset=488 (local.get 0)) (i32.load8_u offset=489 (local.get 0)) (i32.load8_u offset=490 (local.get 0)) (i32.load8_u offset=491 (local.get 0))
    (i32.load8_u offset=492 (local.get 0)) (i32.load8_u offset=493 (local.get 0)) (i32.load8_u offset=494 (local.get 0)) (i32.load8_u offset=495 (local.get 0))
    (i32.load8_u offset=496 (local.get 0)) (i32.load8_u offset=497 (local.get 0)) (i32.load8_u offset=498 (local.get 0)) (i32.load8_u offset=499 (local.get 0))
    (i32.load8_u offset=500 (local.get 0)) (i32.load8_u offset=501 (local.get 0)) (i32.load8_u offset=502 (local.get 0)) (i32.load8_u offset=503 (local.get 0))
    (i32.load8_u offset=504 (local.get 0)) (i32.load8_u offset=505 (local.get 0)) (i32.load8_u offset=506 (local.get 0)) (i32.load8_u offset=507 (local.get 0))
    (i32.load8_u offset=508 (local.get 0)) (i32.load8_u offset=509 (local.get 0)) (i32.load8_u offset=510 (local.get 0)) (i32.load8_u offset=511 (local.get 0))
    (i32.load8_u offset=512 (local.get 0)) (i32.load8_u offset=513 (local.get 0)) (i32.load8_u offset=514 (local.get 0)) (i32.load8_u offset=515 (local.get 0))
    (i32.load8_u offset=516 (local.get 0)) (i32.load8_u offset=517 (local.get 0)) (i32.load8_u offset=518 (local.get 0)) (i32.load8_u offset=519 (local.get 0))
    (i32.load8_u offset=520 (local.get 0)) (i32.load8_u offset=521 (local.get 0)) (i32.load8_u offset=522 (local.get 0)) (i32.load8_u offset=523 (local.get 0))
    (i32.load8_u offset=524 (local.get 0)) (i32.load8_u offset=525 (local.get 0)) (i32.load8_u offset=526 (local.get 0)) (i32.load8_u offset=527 (local.get 0))
    (i32.load8_u offset=528 (local.get 0)) (i32.load8_u offset=529 (local.get 0)) (i32.load8_u offset=530 (local.get 0)) (i32.load8_u offset=531 (local.get 0))
    (i32.load8_u offset=532 (local.get 0)) (i32.load8_u offset=533 (local.get 0)) (i32.load8_u offset=534 (local.get 0)) (i32.load8_u offset=535 (local.get 0))
    (i32.load8_u offset=536 (local.get 0)) (i32.load8_u offset=537 (local.get 0)) (i32.load8_u offset=538 (local.get 0)) (i32.load8_u offset=539 (local.get 0))
    (i32.load8_u offset=540 (local.get 0)) (i32.load8_u offset=541 (local.get 0)) (i32.load8_u offset=542 (local.get 0)) (i32.load8_u offset=543 (local.get 0))
    (i32.load8_u offset=544 (local.get 0)) (i32.load8_u offset=545 (local.get 0)) (i32.load8_u offset=546 (local.get 0)) (i32.load8_u offset=547 (local.get 0))
    (i32.load8_u offset=548 (local.get 0)) (i32.load8_u offset=549 (local.get 0)) (i32.load8_u offset=550 (local.get 0)) (i32.load8_u offset=551 (local.get 0))
    (i32.load8_u offset=552 (local.get 0)) (i32.load8_u offset=553 (local.get 0)) (i32.load8_u offset=554 (local.get 0)) (i32.load8_u offset=555 (local.get 0))
    (i32.load8_u offset=556 (local.get 0)) (i32.load8_u offset=557 (local.get 0)) (i32.load8_u offset=558 (local.get 0)) (i32.load8_u offset=559 (local.get 0))
    (i32.load8_u offset=560 (local.get 0)) (i32.load8_u offset=561 (local.get 0)) (i32.load8_u offset=562 (local.get 0)) (i32.load8_u offset=563 (local.get 0))
    (i32.load8_u offset=564 (local.get 0)) (i32.load8_u offset=565 (local.get 0)) (i32.load8_u offset=566 (local.get 0)) (i32.load8_u offset=567 (local.get 0))
    (i32.load8_u offset=568 (local.get 0)) (i32.load8_u offset=569 (local.get 0)) (i32.load8_u offset=570 (local.get 0)) (i32.load8_u offset=571 (local.get 0))
    (i32.load8_u offset=572 (local.get 0)) (i32.load8_u offset=573 (local.get 0)) (i32.load8_u offset=574 (local.get 0)) (i32.load8_u offset=575 (local.get 0))
    (i32.load8_u offset=576 (local.get 0)) (i32.load8_u offset=577 (local.get 0)) (i32.load8_u offset=578 (local.get 0)) (i32.load8_u offset=579 (local.get 0))
    (i32.load8_u offset=580 (local.get 0)) (i32.load8_u offset=581 (local.get 0)) (i32.load8_u offset=582 (local.get 0)) (i32.load8_u offset=583 (local.get 0))
    (i32.load8_u offset=584 (local.get 0)) (i32.load8_u offset=585 (local.get 0)) (i32.load8_u offset=586 (local.get 0)) (i32.load8_u offset=587 (local.get 0))
    (i32.load8_u offset=588 (local.get 0)) (i32.load8_u offset=589 (local.get 0)) (i32.load8_u offset=590 (local.get 0)) (i32.load8_u offset=591 (local.get 0))
    (i32.load8_u offset=592 (local.get 0)) (i32.load8_u offset=593 (local.get 0)) (i32.load8_u offset=594 (local.get 0)) (i32.load8_u offset=595 (local.get 0))
    (i32.load8_u offset=596 (local.get 0)) (i32.load8_u offset=597 (local.get 0)) (i32.load8_u offset=598 (local.get 0)) (i32.load8_u offset=599 (local.get 0))
    (i32.load8_u offset=600 (local.get 0)) (i32.load8_u offset=601 (local.get 0)) (i32.load8_u offset=602 (local.get 0)) (i32.load8_u offset=603 (local.get 0))
    (i32.load8_u offset=604 (local.get 0)) (i32.load8_u offset=605 (local.get 0)) (i32.load8_u offset=606 (local.get 0)) (i32.load8_u offset=607 (local.get 0))
    (i32.load8_u offset=608 (local.get 0)) (i32.load8_u offset=609 (local.get 0)) (i32.load8_u offset=610 (local.get 0)) (i32.load8_u offset=611 (local.get 0))
    (i32.load8_u offset=612 (local.get 0)) (i32.load8_u offset=613 (local.get 0)) (i32.load8_u offset=614 (local.get 0)) (i32.load8_u offset=615 (local.get 0))
    (i32.load8_u offset=616 (local.get 0)) (i32.load8_u offset=617 (local.get 0)) (i32.load8_u offset=618 (local.get 0)) (i32.load8_u offset=619 (local.get 0))
    (i32.load8_u offset=620 (local.get 0)) (i32.load8_u offset=621 (local.get 0)) (i32.load8_u offset=622 (local.get 0)) (i32.load8_u offset=623 (local.get 0))
    (i32.load8_u offset=624 (local.get 0)) (i32.load8_u offset=625 (local.get 0)) (i32.load8_u offset=626 (local.get 0)) (i32.load8_u offset=627 (local.get 0))
    (i32.load8_u offset=628 (local.get 0)) (i32.load8_u offset=629 (local.get 0)) (i32.load8_u offset=630 (local.get 0)) (i32.load8_u offset=631 (local.get 0))
    (i32.load8_u offset=632 (local.get 0)) (i32.load8_u offset=633 (local.get 0)) (i32.load8_u offset=634 (local.get 0)) (i32.load8_u offset=635 (local.get 0))
    (i32.load8_u offset=636 (local.get 0)) (i32.load8_u offset=637 (local.get 0)) (i32.load8_u offset=638 (local.get 0)) (i32.load8_u offset=639 (local.get 0))
    (i32.load8_u offset=640 (local.get 0)) (i32.load8_u offset=641 (local.get 0)) (i32.load8_u offset=642 (local.get 0)) (i32.load8_u offset=643 (local.get 0))
    (i32.load8_u offset=644 (local.get 0)) (i32.load8_u offset=645 (local.get 0)) (i32.load8_u offset=646 (local.get 0)) (i32.load8_u offset=647 (local.get 0))
    (i32.load8_u offset=648 (local.get 0)) (i32.load8_u offset=649 (local.get 0)) (i32.load8_u offset=650 (local.get 0)) (i32.load8_u offset=651 (local.get 0))
    (i32.load8_u offset=652 (local.get 0)) (i32.load8_u offset=653 (local.get 0)) (i32.load8_u offset=654 (local.get 0)) (i32.load8_u offset=655 (local.get 0))
    (i32.load8_u offset=656 (local.get 0)) (i32.load8_u offset=657 (local.get 0)) (i32.load8_u offset=658 (local.get 0)) (i32.load8_u offset=659 (local.get 0))
    (i32.load8_u offset=660 (local.get 0)) (i32.load8_u offset=661 (local.get 0)) (i32.load8_u offset=662 (local.get 0)) (i32.load8_u offset=663 (local.get 0))
    (i32.load8_u offset=664 (local.get 0)) (i32.load8_u offset=665 (local.get 0)) (i32.load8_u offset=666 (local.get 0)) (i32.load8_u offset=667 (local.get 0))
    (i32.load8_u offset=668 (local.get 0)) (i32.load8_u offset=669 (local.get 0)) (i32.load8_u offset=670 (local.get 0)) (i32.load8_u offset=671 (local.get 0))
    (i32.load8_u offset=672 (local.get 0)) (i32.load8_u offset=673 (local.get 0)) (i32.load8_u offset=674 (local.get 0)) (i32.load8_u offset=675 (local.get 0))
    (i32.load8_u offset=676 (local.get 0)) (i32.load8_u offset=677 (local.get 0)) (i32.load8_u offset=678 (local.get 0)) (i32.load8_u offset=679 (local.get 0))
    (i32.load8_u offset=680 (local.get 0)) (i32.load8_u offset=681 (local.get 0)) (i32.load8_u offset=682 (local.get 0)) (i32.load8_u offset=683 (local.get 0))
    (i32.load8_u offset=684 (local.get 0)) (i32.load8_u offset=685 (local.get 0)) (i32.load8_u offset=686 (local.get 0)) (i32.load8_u offset=687 (local.get 0))
    (i32.load8_u offset=688 (local.get 0)) (i32.load8_u offset=689 (local.get 0)) (i32.load8_u offset=690 (local.get 0)) (i32.load8_u offset=691 (local.get 0))
    (i32.load8_u offset=692 (local.get 0)) (i32.load8_u offset=693 (local.get 0)) (i32.load8_u offset=694 (local.get 0)) (i32.load8_u offset=695 (local.get 0))
    (i32.load8_u offset=696 (local.get 0)) (i32.load8_u offset=697 (local.get 0)) (i32.load8_u offset=698 (local.get 0)) (i32.load8_u offset=699 (local.get 0))
    (i32.load8_u offset=700 (local.get 0)) (i32.load8_u offset=701 (local.get 0)) (i32.load8_u offset=702 (local.get 0)) (i32.load8_u offset=703 (local.get 0))
    (i32.load8_u offset=704 (local.get 0)) (i32.load8_u offset=705 (local.get 0)) (i32.load8_u offset=706 (local.get 0)) (i32.load8_u offset=707 (local.get 0))
    (i32.load8_u offset=708 (local.get 0)) (i32.load8_u offset=709 (local.get 0)) (i32.load8_u offset=710 (local.get 0)) (i32.load8_u offset=711 (local.get 0))
    (i32.load8_u offset=712 (local.get 0)) (i32.load8_u offset=713 (local.get 0)) (i32.load8_u offset=714 (local.get 0)) (i32.load8_u offset=715 (local.get 0))
    (i32.load8_u offset=716 (local.get 0)) (i32.load8_u offset=717 (local.get 0)) (i32.load8_u offset=718 (local.get 0)) (i32.load8_u offset=719 (local.get 0))
    (i32.load8_u offset=720 (local.get 0)) (i32.load8_u offset=721 (local.get 0)) (i32.load8_u offset=722 (local.get 0)) (i32.load8_u offset=723 (local.get 0))
    (i32.load8_u offset=724 (local.get 0)) (i32.load8_u offset=725 (local.get 0)) (i32.load8_u offset=726 (local.get 0)) (i32.load8_u offset=727 (local.get 0))
    (i32.load8_u offset=728 (local.get 0)) (i32.load8_u offset=729 (local.get 0)) (i32.load8_u offset=730 (local.get 0)) (i32.load8_u offset=731 (local.get 0))
    (i32.load8_u offset=732 (local.get 0)) (i32.load8_u offset=733 (local.get 0)) (i32.load8_u offset=734 (local.get 0)) (i32.load8_u offset=735 (local.get 0))
    (i32.load8_u offset=736 (local.get 0)) (i32.load8_u offset=737 (local.get 0)) (i32.load8_u offset=738 (local.get 0)) (i32.load8_u offset=739 (local.get 0))
    (i32.load8_u offset=740 (local.get 0)) (i32.load8_u offset=741 (local.get 0)) (i32.load8_u offset=742 (local.get 0)) (i32.load8_u offset=743 (local.get 0))
    (i32.load8_u offset=744 (local.get 0)) (i32.load8_u offset=745 (local.get 0)) (i32.load8_u offset=746 (local.get 0)) (i32.load8_u offset=747 (local.get 0))
    (i32.load8_u offset=748 (local.get 0)) (i32.load8_u offset=749 (local.get 0)) (i32.load8_u offset=750 (local.get 0)) (i32.load8_u offset=751 (local.get 0))
    (i32.load8_u offset=752 (local.get 0)) (i32.load8_u offset=753 (local.get 0)) (i32.load8_u offset=754 (local.get 0)) (i32.load8_u offset=755 (local.get 0))
    (i32.load8_u offset=756 (local.get 0)) (i32.load8_u offset=757 (local.get 0)) (i32.load8_u offset=758 (local.get 0)) (i32.load8_u offset=759 (local.get 0))
    (i32.load8_u offset=760 (local.get 0)) (i32.load8_u offset=761 (local.get 0)) (i32.load8_u offset=762 (local.get 0)) (i32.load8_u offset=763 (local.get 0))
    (i32.load8_u offset=764 (local.get 0)) (i32.load8_u offset=765 (local.get 0)) (i32.load8_u offset=766 (local.get 0)) (i32.load8_u offset=767 (local.get 0))
    (i32.load8_u offset=768 (local.get 0)) (i32.load8_u offset=769 (local.get 0)) (i32.load8_u offset=770 (local.get 0)) (i32.load8_u offset=771 (local.get 0))
    (i32.load8_u offset=772 (local.get 0)) (i32.load8_u offset=773 (local.get 0)) (i32.load8_u offset=774 (local.get 0)) (i32.load8_u offset=775 (local.get 0))
    (i32.load8_u offset=776 (local.get 0)) (i32.load8_u offset=777 (local.get 0)) (i32.load8_u offset=778 (local.get 0)) (i32.load8_u offset=779 (local.get 0))
    (i32.load8_u offset=780 (local.get 0)) (i32.load8_u offset=781 (local.get 0)) (i32.load8_u offset=782 (local.get 0)) (i32.load8_u offset=783 (local.get 0))
    (i32.load8_u offset=784 (local.get 0)) (i32.load8_u offset=785 (local.get 0)) (i32.load8_u offset=786 (local.get 0)) (i32.load8_u offset=787 (local.get 0))
    (i32.load8_u offset=788 (local.get 0)) (i32.load8_u offset=789 (local.get 0)) (i32.load8_u offset=790 (local.get 0)) (i32.load8_u offset=791 (local.get 0))
    (i32.load8_u offset=792 (local.get 0)) (i32.load8_u offset=793 (local.get 0)) (i32.load8_u offset=794 (local.get 0)) (i32.load8_u offset=795 (local.get 0))
    (i32.load8_u offset=796 (local.get 0)) (i32.load8_u offset=797 (local.get 0)) (i32.load8_u offset=798 (local.get 0)) (i32.load8_u offset=799 (local.get 0))
    (i32.load8_u offset=800 (local.get 0)) (i32.load8_u offset=801 (local.get 0)) (i32.load8_u offset=802 (local.get 0)) (i32.load8_u offset=803 (local.get 0))
    (i32.load8_u offset=804 (local.get 0)) (i32.load8_u offset=805 (local.get 0)) (i32.load8_u offset=806 (local.get 0)) (i32.load8_u offset=807 (local.get 0))
    (i32.load8_u offset=808 (local.get 0)) (i32.load8_u offset=809 (local.get 0)) (i32.load8_u offset=810 (local.get 0)) (i32.load8_u offset=811 (local.get 0))
    (i32.load8_u offset=812 (local.get 0)) (i32.load8_u offset=813 (local.get 0)) (i32.load8_u offset=814 (local.get 0)) (i32.load8_u offset=815 (local.get 0))
    (i32.load8_u offset=816 (local.get 0)) (i32.load8_u offset=817 (local.get 0)) (i32.load8_u offset=818 (local.get 0)) (i32.load8_u offset=819 (local.get 0))
    (i32.load8_u offset=820 (local.get 0)) (i32.load8_u offset=821 (local.get 0)) (i32.load8_u offset=822 (local.get 0)) (i32.load8_u offset=823 (local.get 0))
    (i32.load8_u offset=824 (local.get 0)) (i32.load8_u offset=825 (local.get 0)) (i32.load8_u offset=826 (local.get 0)) (i32.load8_u offset=827 (local.get 0))
    (i32.load8_u offset=828 (local.get 0)) (i32.load8_u offset=829 (local.get 0)) (i32.load8_u offset=830 (local.get 0)) (i32.load8_u offset=831 (local.get 0))
    (i32.load8_u offset=832 (local.get 0)) (i32.load8_u offset=833 (local.get 0)) (i32.load8_u offset=834 (local.get 0)) (i32.load8_u offset=835 (local.get 0))
    (i32.load8_u offset=836 (local.get 0)) (i32.load8_u offset=837 (local.get 0)) (i32.load8_u offset=838 (local.get 0)) (i32.load8_u offset=839 (local.get 0))
    (i32.load8_u offset=840 (local.get 0)) (i32.load8_u offset=841 (local.get 0)) (i32.load8_u offset=842 (local.get 0)) (i32.load8_u offset=843 (local.get 0))
    (i32.load8_u offset=844 (local.get 0)) (i32.load8_u offset=845 (local.get 0)) (i32.load8_u offset=846 (local.get 0)) (i32.load8_u offset=847 (local.get 0))
    (i32.load8_u offset=848 (local.get 0)) (i32.load8_u offset=849 (local.get 0)) (i32.load8_u offset=850 (local.get 0)) (i32.load8_u offset=851 (local.get 0))
    (i32.load8_u offset=852 (local.get 0)) (i32.load8_u offset=853 (local.get 0)) (i32.load8_u offset=854 (local.get 0)) (i32.load8_u offset=855 (local.get 0))
    (i32.load8_u offset=856 (local.get 0)) (i32.load8_u offset=857 (local.get 0)) (i32.load8_u offset=858 (local.get 0)) (i32.load8_u offset=859 (local.get 0))
    (i32.load8_u offset=860 (local.get 0)) (i32.load8_u offset=861 (local.get 0)) (i32.load8_u offset=862 (local.get 0)) (i32.load8_u offset=863 (local.get 0))
    (i32.load8_u offset=864 (local.get 0)) (i32.load8_u offset=865 (local.get 0)) (i32.load8_u offset=866 (local.get 0)) (i32.load8_u offset=867 (local.get 0))
    (i32.load8_u offset=868 (local.get 0)) (i32.load8_u offset=869 (local.get 0)) (i32.load8_u offset=870 (local.get 0)) (i32.load8_u offset=871 (local.get 0))
    (i32.load8_u offset=872 (local.get 0)) (i32.load8_u offset=873 (local.get 0)) (i32.load8_u offset=874 (local.get 0)) (i32.load8_u offset=875 (local.get 0))
    (i32.load8_u offset=876 (local.get 0)) (i32.load8_u offset=877 (local.get 0)) (i32.load8_u offset=878 (local.get 0)) (i32.load8_u offset=879 (local.get 0))
    (i32.load8_u offset=880 (local.get 0)) (i32.load8_u offset=881 (local.get 0)) (i32.load8_u offset=882 (local.get 0)) (i32.load8_u offset=883 (local.get 0))
    (i32.load8_u offset=884 (local.get 0)) (i32.load8_u offset=885 (local.get 0)) (i32.load8_u offset=886 (local.get 0)) (i32.load8_u offset=887 (local.get 0))
    (i32.load8_u offset=888 (local.get 0)) (i32.load8_u offset=889 (local.get 0)) (i32.load8_u offset=890 (local.get 0)) (i32.load8_u offset=891 (local.get 0))
    (i32.load8_u offset=892 (local.get 0)) (i32.load8_u offset=893 (local.get 0)) (i32.load8_u offset=894 (local.get 0)) (i32.load8_u offset=895 (local.get 0))
    (i32.load8_u offset=896 (local.get 0)) (i32.load8_u offset=897 (local.get 0)) (i32.load8_u offset=898 (local.get 0)) (i32.load8_u offset=899 (local.get 0))
    (i32.load8_u offset=900 (local.get 0)) (i32.load8_u offset=901 (local.get 0)) (i32.load8_u offset=902 (local.get 0)) (i32.load8_u offset=903 (local.get 0))
    (i32.load8_u offset=904 (local.get 0)) (i32.load8_u offset=905 (local.get 0)) (i32.load8_u offset=906 (local.get 0)) (i32.load8_u offset=907 (local.get 0))
    (i32.load8_u offset=908 (local.get 0)) (i32.load8_u offset=909 (local.get 0)) (i32.load8_u offset=910 (local.get 0)) (i32.load8_u offset=911 (local.get 0))
    (i32.load8_u offset=912 (local.get 0)) (i32.load8_u offset=913 (local.get 0)) (i32.load8_u offset=914 (local.get 0)) (i32.load8_u offset=915 (local.get 0))
    (i32.load8_u offset=916 (local.get 0)) (i32.load8_u offset=917 (local.get 0)) (i32.load8_u offset=918 (local.get 0)) (i32.load8_u offset=919 (local.get 0))
    (i32.load8_u offset=920 (local.get 0)) (i32.load8_u offset=921 (local.get 0)) (i32.load8_u offset=922 (local.get 0)) (i32.load8_u offset=923 (local.get 0))
    (i32.load8_u offset=924 (local.get 0)) (i32.load8_u offset=925 (local.get 0)) (i32.load8_u offset=926 (local.get 0)) (i32.load8_u offset=927 (local.get 0))
    (i32.load8_u offset=928 (local.get 0)) (i32.load8_u offset=929 (local.get 0)) (i32.load8_u offset=930 (local.get 0)) (i32.load8_u offset=931 (local.get 0))
    (i32.load8_u offset=932 (local.get 0)) (i32.load8_u offset=933 (local.get 0)) (i32.load8_u offset=934 (local.get 0)) (i32.load8_u offset=935 (local.get 0))
    (i32.load8_u offset=936 (local.get 0)) (i32.load8_u offset=937 (local.get 0)) (i32.load8_u offset=938 (local.get 0)) (i32.load8_u offset=939 (local.get 0))
    (i32.load8_u offset=940 (local.get 0)) (i32.load8_u offset=941 (local.get 0)) (i32.load8_u offset=942 (local.get 0)) (i32.load8_u offset=943 (local.get 0))
    (i32.load8_u offset=944 (local.get 0)) (i32.load8_u offset=945 (local.get 0)) (i32.load8_u offset=946 (local.get 0)) (i32.load8_u offset=947 (local.get 0))
    (i32.load8_u offset=948 (local.get 0)) (i32.load8_u offset=949 (local.get 0)) (i32.load8_u offset=950 (local.get 0)) (i32.load8_u offset=951 (local.get 0))
    (i32.load8_u offset=952 (local.get 0)) (i32.load8_u offset=953 (local.get 0)) (i32.load8_u offset=954 (local.get 0)) (i32.load8_u offset=955 (local.get 0))
    (i32.load8_u offset=956 (local.get 0)) (i32.load8_u offset=957 (local.get 0)) (i32.load8_u offset=958 (local.get 0)) (i32.load8_u offset=959 (local.get 0))
    (i32.load8_u offset=960 (local.get 0)) (i32.load8_u offset=961 (local.get 0)) (i32.load8_u offset=962 (local.get 0)) (i32.load8_u offset=963 (local.get 0))
    (i32.load8_u offset=964 (local.get 0)) (i32.load8_u offset=965 (local.get 0)) (i32.load8_u offset=966 (local.get 0)) (i32.load8_u offset=967 (local.get 0))
    (i32.load8_u offset=968 (local.get 0)) (i32.load8_u offset=969 (local.get 0)) (i32.load8_u offset=970 (local.get 0)) (i32.load8_u offset=971 (local.get 0))
    (i32.load8_u offset=972 (local.get 0)) (i32.load8_u offset=973 (local.get 0)) (i32.load8_u offset=974 (local.get 0)) (i32.load8_u offset=975 (local.get 0))
    (i32.load8_u offset=976 (local.get 0)) (i32.load8_u offset=977 (local.get 0)) (i32.load8_u offset=978 (local.get 0)) (i32.load8_u offset=979 (local.get 0))
    (i32.load8_u offset=980 (local.get 0)) (i32.load8_u offset=981 (local.get 0)) (i32.load8_u offset=982 (local.get 0)) (i32.load8_u offset=983 (local.get 0))
    (i32.load8_u offset=984 (local.get 0)) (i32.load8_u offset=985 (local.get 0)) (i32.load8_u offset=986 (local.get 0)) (i32.load8_u offset=987 (local.get 0))
    (i32.load8_u offset=988 (local.get 0)) (i32.load8_u offset=989 (local.get 0)) (i32.load8_u offset=990 (local.get 0)) (i32.load8_u offset=991 (local.get 0))
    (i32.load8_u offset=992 (local.get 0)) (i32.load8_u offset=993 (local.get 0)) (i32.load8_u offset=994 (local.get 0)) (i32.load8_u offset=995 (local.get 0))
    (i32.load8_u offset=996 (local.get 0)) (i32.load8_u offset=997 (local.get 0)) (i32.load8_u offset=998 (local.get 0)) (i32.load8_u offset=999 (local.get 0))
    (i32.load8_u offset=1000 (local.get 0)) (i32.load8_u offset=1001 (local.get 0)) (i32.load8_u offset=1002 (local.get 0)) (i32.load8_u offset=1003 (local.get 0))
    (i32.load8_u offset=1004 (local.get 0)) (i32.load8_u offset=1005 (local.get 0)) (i32.load8_u offset=1006 (local.get 0)) (i32.load8_u offset=1007 (local.get 0))
    (i32.load8_u offset=1008 (local.get 0)) (i32.load8_u offset=1009 (local.get 0)) (i32.load8_u offset=1010 (local.get 0)) (i32.load8_u offset=1011 (local.get 0))
    (i32.load8_u offset=1012 (local.get 0)) (i32.load8_u offset=1013 (local.get 0)) (i32.load8_u offset=1014 (local.get 0)) (i32.load8_u offset=1015 (local.get 0))
    (i32.load8_u offset=1016 (local.get 0)) (i32.load8_u offset=1017 (local.get 0)) (i32.load8_u offset=1018 (local.get 0)) (i32.load8_u offset=1019 (local.get 0))
    (i32.load8_u offset=1020 (local.get 0)) (i32.load8_u offset=1021 (local.get 0)) (i32.load8_u offset=1022 (local.get 0)) (i32.load8_u offset=1023 (local.get 0))
    (i32.load8_u offset=1024 (local.get 0)) (i32.load8_u offset=1025 (local.get 0)) (i32.load8_u offset=1026 (local.get 0)) (i32.load8_u offset=1027 (local.get 0))
    (i32.load8_u offset=1028 (local.get 0)) (i32.load8_u offset=1029 (local.get 0)) (i32.load8_u offset=1030 (local.get 0)) (i32.load8_u offset=1031 (local.get 0))
    (i32.load8_u offset=1032 (local.get 0)) (i32.load8_u offset=1033 (local.get 0)) (i32.load8_u offset=1034 (local.get 0)) (i32.load8_u offset=1035 (local.get 0))
    (i32.load8_u offset=1036 (local.get 0)) (i32.load8_u offset=1037 (local.get 0)) (i32.load8_u offset=1038 (local.get 0)) (i32.load8_u offset=1039 (local.get 0))
    (i32.load8_u offset=1040 (local.get 0)) (i32.load8_u offset=1041 (local.get 0)) (i32.load8_u offset=1042 (local.get 0)) (i32.load8_u offset=1043 (local.get 0))
    (i32.load8_u offset=1044 (local.get 0)) (i32.load8_u offset=1045 (local.get 0)) (i32.load8_u offset=1046 (local.get 0)) (i32.load8_u offset=1047 (local.get 0))
    (i32.load8_u offset=1048 (local.get 0)) (i32.load8_u offset=1049 (local.get 0)) (i32.load8_u offset=1050 (local.get 0)) (i32.load8_u offset=1051 (local.get 0))
    (i32.load8_u offset=1052 (local.get 0)) (i32.load8_u offset=1053 (local.get 0)) (i32.load8_u offset=1054 (local.get 0)) (i32.load8_u offset=1055 (local.get 0))
    (i32.load8_u offset=1056 (local.get 0)) (i32.load8_u offset=1057 (local.get 0)) (i32.load8_u offset=1058 (local.get 0)) (i32.load8_u offset=1059 (local.get 0))
    (i32.load8_u offset=1060 (local.get 0)) (i32.load8_u offset=1061 (local.get 0)) (i32.load8_u offset=1062 (local.get 0)) (i32.load8_u offset=1063 (local.get 0))
    (i32.load8_u offset=1064 (local.get 0)) (i32.load8_u offset=1065 (local.get 0)) (i32.load8_u offset=1066 (local.get 0)) (i32.load8_u offset=1067 (local.get 0))
    (i32.load8_u offset=1068 (local.get 0)) (i32.load8_u offset=1069 (local.get 0)) (i32.load8_u offset=1070 (local.get 0)) (i32.load8_u offset=1071 (local.get 0))
    (i32.load8_u offset=1072 (local.get 0)) (i32.load8_u offset=1073 (local.get 0)) (i32.load8_u offset=1074 (local.get 0)) (i32.load8_u offset=1075 (local.get 0))
    (i32.load8_u offset=1076 (local.get 0)) (i32.load8_u offset=1077 (local.get 0)) (i32.load8_u offset=1078 (local.get 0)) (i32.load8_u offset=1079 (local.get 0))
    (i32.load8_u offset=1080 (local.get 0)) (i32.load8_u offset=1081 (local.get 0)) (i32.load8_u offset=1082 (local.get 0)) (i32.load8_u offset=1083 (local.get 0))
    (i32.load8_u offset=1084 (local.get 0)) (i32.load8_u offset=1085 (local.get 0)) (i32.load8_u offset=1086 (local.get 0)) (i32.load8_u offset=1087 (local.get 0))
    (i32.load8_u offset=1088 (local.get 0)) (i32.load8_u offset=1089 (local.get 0)) (i32.load8_u offset=1090 (local.get 0)) (i32.load8_u offset=1091 (local.get 0))
    (i32.load8_u offset=1092 (local.get 0)) (i32.load8_u offset=1093 (local.get 0)) (i32.load8_u offset=1094 (local.get 0)) (i32.load8_u offset=1095 (local.get 0))
    (i32.load8_u offset=1096 (local.get 0)) (i32.load8_u offset=1097 (local.get 0)) (i32.load8_u offset=1098 (local.get 0)) (i32.load8_u offset=1099 (local.get 0))
    (i32.load8_u offset=1100 (local.get 0)) (i32.load8_u offset=1101 (local.get 0)) (i32.load8_u offset=1102 (local.get 0)) (i32.load8_u offset=1103 (local.get 0))
    (i32.load8_u offset=1104 (local.get 0)) (i32.load8_u offset=1105 (local.get 0)) (i32.load8_u offset=1106 (local.get 0)) (i32.load8_u offset=1107 (local.get 0))
    (i32.load8_u offset=1108 (local.get 0)) (i32.load8_u offset=1109 (local.get 0)) (i32.load8_u offset=1110 (local.get 0)) (i32.load8_u offset=1111 (local.get 0))
    (i32.load8_u offset=1112 (local.get 0)) (i32.load8_u offset=1113 (local.get 0)) (i32.load8_u offset=1114 (local.get 0)) (i32.load8_u offset=1115 (local.get 0))
    (i32.load8_u offset=1116 (local.get 0)) (i32.load8_u offset=1117 (local.get 0)) (i32.load8_u offset=1118 (local.get 0)) (i32.load8_u offset=1119 (local.get 0))
    (i32.load8_u offset=1120 (local.get 0)) (i32.load8_u offset=1121 (local.get 0)) (i32.load8_u offset=1122 (local.get 0)) (i32.load8_u offset=1123 (local.get 0))
    (i32.load8_u offset=1124 (local.get 0)) (i32.load8_u offset=1125 (local.get 0)) (i32.load8_u offset=1126 (local.get 0)) (i32.load8_u offset=1127 (local.get 0))
    (i32.load8_u offset=1128 (local.get 0)) (i32.load8_u offset=1129 (local.get 0)) (i32.load8_u offset=1130 (local.get 0)) (i32.load8_u offset=1131 (local.get 0))
    (i32.load8_u offset=1132 (local.get 0)) (i32.load8_u offset=1133 (local.get 0)) (i32.load8_u offset=1134 (local.get 0)) (i32.load8_u offset=1135 (local.get 0))
    (i32.load8_u offset=1136 (local.get 0)) (i32.load8_u offset=1137 (local.get 0)) (i32.load8_u offset=1138 (local.get 0)) (i32.load8_u offset=1139 (local.get 0))
    (i32.load8_u offset=1140 (local.get 0)) (i32.load8_u offset=1141 (local.get 0)) (i32.load8_u offset=1142 (local.get 0)) (i32.load8_u offset=1143 (local.get 0))
    (i32.load8_u offset=1144 (local.get 0)) (i32.load8_u offset=1145 (local.get 0)) (i32.load8_u offset=1146 (local.get 0)) (i32.load8_u offset=1147 (local.get 0))
    (i32.load8_u offset=1148 (local.get 0)) (i32.load8_u offset=1149 (local.get 0)) (i32.load8_u offset=1150 (local.get 0)) (i32.load8_u offset=1151 (local.get 0))
    (i32.load8_u offset=1152 (local.get 0)) (i32.load8_u offset=1153 (local.get 0)) (i32.load8_u offset=1154 (local.get 0)) (i32.load8_u offset=1155 (local.get 0))
    (i32.load8_u offset=1156 (local.get 0)) (i32.load8_u offset=1157 (local.get 0)) (i32.load8_u offset=1158 (local.get 0)) (i32.load8_u offset=1159 (local.get 0))
    (i32.load8_u offset=1160 (local.get 0)) (i32.load8_u offset=1161 (local.get 0)) (i32.load8_u offset=1162 (local.get 0)) (i32.load8_u offset=1163 (local.get 0))
    (i32.load8_u offset=1164 (local.get 0)) (i32.load8_u offset=1165 (local.get 0)) (i32.load8_u offset=1166 (local.get 0)) (i32.load8_u offset=1167 (local.get 0))
    (i32.load8_u offset=1168 (local.get 0)) (i32.load8_u offset=1169 (local.get 0)) (i32.load8_u offset=1170 (local.get 0)) (i32.load8_u offset=1171 (local.get 0))
    (i32.load8_u offset=1172 (local.get 0)) (i32.load8_u offset=1173 (local.get 0)) (i32.load8_u offset=1174 (local.get 0)) (i32.load8_u offset=1175 (local.get 0))
    (i32.load8_u offset=1176 (local.get 0)) (i32.load8_u offset=1177 (local.get 0)) (i32.load8_u offset=1178 (local.get 0)) (i32.load8_u offset=1179 (local.get 0))
    (i32.load8_u offset=1180 (local.get 0)) (i32.load8_u offset=1181 (local.get 0)) (i32.load8_u offset=1182 (local.get 0)) (i32.load8_u offset=1183 (local.get 0))
    (i32.load8_u offset=1184 (local.get 0)) (i32.load8_u offset=1185 (local.get 0)) (i32.load8_u offset=1186 (local.get 0)) (i32.load8_u offset=1187 (local.get 0))
    (i32.load8_u offset=1188 (local.get 0)) (i32.load8_u offset=1189 (local.get 0)) (i32.load8_u offset=1190 (local.get 0)) (i32.load8_u offset=1191 (local.get 0))
    (i32.load8_u offset=1192 (local.get 0)) (i32.load8_u offset=1193 (local.get 0)) (i32.load8_u offset=1194 (local.get 0)) (i32.load8_u offset=1195 (local.get 0))
    (i32.load8_u offset=1196 (local.get 0)) (i32.load8_u offset=1197 (local.get 0)) (i32.load8_u offset=1198 (local.get 0)) (i32.load8_u offset=1199 (local.get 0))
    (i32.load8_u offset=1200 (local.get 0)) (i32.load8_u offset=1201 (local.get 0)) (i32.load8_u offset=1202 (local.get 0)) (i32.load8_u offset=1203 (local.get 0))
    (i32.load8_u offset=1204 (local.get 0)) (i32.load8_u offset=1205 (local.get 0)) (i32.load8_u offset=1206 (local.get 0)) (i32.load8_u offset=1207 (local.get 0))
    (i32.load8_u offset=1208 (local.get 0)) (i32.load8_u offset=1209 (local.get 0)) (i32.load8_u offset=1210 (local.get 0)) (i32.load8_u offset=1211 (local.get 0))
    (i32.load8_u offset=1212 (local.get 0)) (i32.load8_u offset=1213 (local.get 0)) (i32.load8_u offset=1214 (local.get 0)) (i32.load8_u offset=1215 (local.get 0))
    (i32.load8_u offset=1216 (local.get 0)) (i32.load8_u offset=1217 (local.get 0)) (i32.load8_u offset=1218 (local.get 0)) (i32.load8_u offset=1219 (local.get 0))
    (i32.load8_u offset=1220 (local.get 0)) (i32.load8_u offset=1221 (local.get 0)) (i32.load8_u offset=1222 (local.get 0)) (i32.load8_u offset=1223 (local.get 0))
    (i32.load8_u offset=1224 (local.get 0)) (i32.load8_u offset=1225 (local.get 0)) (i32.load8_u offset=1226 (local.get 0)) (i32.load8_u offset=1227 (local.get 0))
    (i32.load8_u offset=1228 (local.get 0)) (i32.load8_u offset=1229 (local.get 0)) (i32.load8_u offset=1230 (local.get 0)) (i32.load8_u offset=1231 (local.get 0))
    (i32.load8_u offset=1232 (local.get 0)) (i32.load8_u offset=1233 (local.get 0)) (i32.load8_u offset=1234 (local.get 0)) (i32.load8_u offset=1235 (local.get 0))
    (i32.load8_u offset=1236 (local.get 0)) (i32.load8_u offset=1237 (local.get 0)) (i32.load8_u offset=1238 (local.get 0)) (i32.load8_u offset=1239 (local.get 0))
    (i32.load8_u offset=1240 (local.get 0)) (i32.load8_u offset=1241 (local.get 0)) (i32.load8_u offset=1242 (local.get 0)) (i32.load8_u offset=1243 (local.get 0))
    (i32.load8_u offset=1244 (local.get 0)) (i32.load8_u offset=1245 (local.get 0)) (i32.load8_u offset=1246 (local.get 0)) (i32.load8_u offset=1247 (local.get 0))
    (i32.load8_u offset=1248 (local.get 0)) (i32.load8_u offset=1249 (local.get 0)) (i32.load8_u offset=1250 (local.get 0)) (i32.load8_u offset=1251 (local.get 0))
    (i32.load8_u offset=1252 (local.get 0)) (i32.load8_u offset=1253 (local.get 0)) (i32.load8_u offset=1254 (local.get 0)) (i32.load8_u offset=1255 (local.get 0))
    (i32.load8_u offset=1256 (local.get 0)) (i32.load8_u offset=1257 (local.get 0)) (i32.load8_u offset=1258 (local.get 0)) (i32.load8_u offset=1259 (local.get 0))
    (i32.load8_u offset=1260 (local.get 0)) (i32.load8_u offset=1261 (local.get 0)) (i32.load8_u offset=1262 (local.get 0)) (i32.load8_u offset=1263 (local.get 0))
    (i32.load8_u offset=1264 (local.get 0)) (i32.load8_u offset=1265 (local.get 0)) (i32.load8_u offset=1266 (local.get 0)) (i32.load8_u offset=1267 (local.get 0))
    (i32.load8_u offset=1268 (local.get 0)) (i32.load8_u offset=1269 (local.get 0)) (i32.load8_u offset=1270 (local.get 0)) (i32.load8_u offset=1271 (local.get 0))
    (i32.load8_u offset=1272 (local.get 0)) (i32.load8_u offset=1273 (local.get 0)) (i32.load8_u offset=1274 (local.get 0)) (i32.load8_u offset=1275 (local.get 0))
    (i32.load8_u offset=1276 (local.get 0)) (i32.load8_u offset=1277 (local.get 0)) (i32.load8_u offset=1278 (local.get 0)) (i32.load8_u offset=1279 (local.get 0))
    (i32.load8_u offset=1280 (local.get 0)) (i32.load8_u offset=1281 (local.get 0)) (i32.load8_u offset=1282 (local.get 0)) (i32.load8_u offset=1283 (local.get 0))
    (i32.load8_u offset=1284 (local.get 0)) (i32.load8_u offset=1285 (local.get 0)) (i32.load8_u offset=1286 (local.get 0)) (i32.load8_u offset=1287 (local.get 0))
    (i32.load8_u offset=1288 (local.get 0)) (i32.load8_u offset=1289 (local.get 0)) (i32.load8_u offset=1290 (local.get 0)) (i32.load8_u offset=1291 (local.get 0))
    (i32.load8_u offset=1292 (local.get 0)) (i32.load8_u offset=1293 (local.get 0)) (i32.load8_u offset=1294 (local.get 0)) (i32.load8_u offset=1295 (local.get 0))
    (i32.load8_u offset=1296 (local.get 0)) (i32.load8_u offset=1297 (local.get 0)) (i32.load8_u offset=1298 (local.get 0)) (i32.load8_u offset=1299 (local.get 0))
    (i32.load8_u offset=1300 (local.get 0)) (i32.load8_u offset=1301 (local.get 0)) (i32.load8_u offset=1302 (local.get 0)) (i32.load8_u offset=1303 (local.get 0))
    (i32.load8_u offset=1304 (local.get 0)) (i32.load8_u offset=1305 (local.get 0)) (i32.load8_u offset=1306 (local.get 0)) (i32.load8_u offset=1307 (local.get 0))
    (i32.load8_u offset=1308 (local.get 0)) (i32.load8_u offset=1309 (local.get 0)) (i32.load8_u offset=1310 (local.get 0)) (i32.load8_u offset=1311 (local.get 0))
    (i32.load8_u offset=1312 (local.get 0)) (i32.load8_u offset=1313 (local.get 0)) (i32.load8_u offset=1314 (local.get 0)) (i32.load8_u offset=1315 (local.get 0))
    (i32.load8_u offset=1316 (local.get 0)) (i32.load8_u offset=1317 (local.get 0)) (i32.load8_u offset=1318 (local.get 0)) (i32.load8_u offset=1319 (local.get 0))
    (i32.load8_u offset=1320 (local.get 0)) (i32.load8_u offset=1321 (local.get 0)) (i32.load8_u offset=1322 (local.get 0)) (i32.load8_u offset=1323 (local.get 0))
    (i32.load8_u offset=1324 (local.get 0)) (i32.load8_u offset=1325 (local.get 0)) (i32.load8_u offset=1326 (local.get 0)) (i32.load8_u offset=1327 (local.get 0))
    (i32.load8_u offset=1328 (local.get 0)) (i32.load8_u offset=1329 (local.get 0)) (i32.load8_u offset=1330 (local.get 0)) (i32.load8_u offset=1331 (local.get 0))
    (i32.load8_u offset=1332 (local.get 0)) (i32.load8_u offset=1333 (local.get 0)) (i32.load8_u offset=1334 (local.get 0)) (i32.load8_u offset=1335 (local.get 0))
    (i32.load8_u offset=1336 (local.get 0)) (i32.load8_u offset=1337 (local.get 0)) (i32.load8_u offset=1338 (local.get 0)) (i32.load8_u offset=1339 (local.get 0))
    (i32.load8_u offset=1340 (local.get 0)) (i32.load8_u offset=1341 (local.get 0)) (i32.load8_u offset=1342 (local.get 0)) (i32.load8_u offset=1343 (local.get 0))
    (i32.load8_u offset=1344 (local.get 0)) (i32.load8_u offset=1345 (local.get 0)) (i32.load8_u offset=1346 (local.get 0)) (i32.load8_u offset=1347 (local.get 0))
    (i32.load8_u offset=1348 (local.get 0)) (i32.load8_u offset=1349 (local.get 0)) (i32.load8_u offset=1350 (local.get 0)) (i32.load8_u offset=1351 (local.get 0))
    (i32.load8_u offset=1352 (local.get 0)) (i32.load8_u offset=1353 (local.get 0)) (i32.load8_u offset=1354 (local.get 0)) (i32.load8_u offset=1355 (local.get 0))
    (i32.load8_u offset=1356 (local.get 0)) (i32.load8_u offset=1357 (local.get 0)) (i32.load8_u offset=1358 (local.get 0)) (i32.load8_u offset=1359 (local.get 0))
    (i32.load8_u offset=1360 (local.get 0)) (i32.load8_u offset=1361 (local.get 0)) (i32.load8_u offset=1362 (local.get 0)) (i32.load8_u offset=1363 (local.get 0))
    (i32.load8_u offset=1364 (local.get 0)) (i32.load8_u offset=1365 (local.get 0)) (i32.load8_u offset=1366 (local.get 0)) (i32.load8_u offset=1367 (local.get 0))
    (i32.load8_u offset=1368 (local.get 0)) (i32.load8_u offset=1369 (local.get 0)) (i32.load8_u offset=1370 (local.get 0)) (i32.load8_u offset=1371 (local.get 0))
    (i32.load8_u offset=1372 (local.get 0)) (i32.load8_u offset=1373 (local.get 0)) (i32.load8_u offset=1374 (local.get 0)) (i32.load8_u offset=1375 (local.get 0))
    (i32.load8_u offset=1376 (local.get 0)) (i32.load8_u offset=1377 (local.get 0)) (i32.load8_u offset=1378 (local.get 0)) (i32.load8_u offset=1379 (local.get 0))
    (i32.load8_u offset=1380 (local.get 0)) (i32.load8_u offset=1381 (local.get 0)) (i32.load8_u offset=1382 (local.get 0)) (i32.load8_u offset=1383 (local.get 0))
    (i32.load8_u offset=1384 (local.get 0)) (i32.load8_u offset=1385 (local.get 0)) (i32.load8_u offset=1386 (local.get 0)) (i32.load8_u offset=1387 (local.get 0))
    (i32.load8_u offset=1388 (local.get 0)) (i32.load8_u offset=1389 (local.get 0)) (i32.load8_u offset=1390 (local.get 0)) (i32.load8_u offset=1391 (local.get 0))
    (i32.load8_u offset=1392 (local.get 0)) (i32.load8_u offset=1393 (local.get 0)) (i32.load8_u offset=1394 (local.get 0)) (i32.load8_u offset=1395 (local.get 0))
    (i32.load8_u offset=1396 (local.get 0)) (i32.load8_u offset=1397 (local.get 0)) (i32.load8_u offset=1398 (local.get 0)) (i32.load8_u offset=1399 (local.get 0))
    (i32.load8_u offset=1400 (local.get 0)) (i32.load8_u offset=1401 (local.get 0)) (i32.load8_u offset=1402 (local.get 0)) (i32.load8_u offset=1403 (local.get 0))
    (i32.load8_u offset=1404 (local.get 0)) (i32.load8_u offset=1405 (local.get 0)) (i32.load8_u offset=1406 (local.get 0)) (i32.load8_u offset=1407 (local.get 0))
    (i32.load8_u offset=1408 (local.get 0)) (i32.load8_u offset=1409 (local.get 0)) (i32.load8_u offset=1410 (local.get 0)) (i32.load8_u offset=1411 (local.get 0))
    (i32.load8_u offset=1412 (local.get 0)) (i32.load8_u offset=1413 (local.get 0)) (i32.load8_u offset=1414 (local.get 0)) (i32.load8_u offset=1415 (local.get 0))
    (i32.load8_u offset=1416 (local.get 0)) (i32.load8_u offset=1417 (local.get 0)) (i32.load8_u offset=1418 (local.get 0)) (i32.load8_u offset=1419 (local.get 0))
    (i32.load8_u offset=1420 (local.get 0)) (i32.load8_u offset=1421 (local.get 0)) (i32.load8_u offset=1422 (local.get 0)) (i32.load8_u offset=1423 (local.get 0))
    (i32.load8_u offset=1424 (local.get 0)) (i32.load8_u offset=1425 (local.get 0)) (i32.load8_u offset=1426 (local.get 0)) (i32.load8_u offset=1427 (local.get 0))
    (i32.load8_u offset=1428 (local.get 0)) (i32.load8_u offset=1429 (local.get 0)) (i32.load8_u offset=1430 (local.get 0)) (i32.load8_u offset=1431 (local.get 0))
    (i32.load8_u offset=1432 (local.get 0)) (i32.load8_u offset=1433 (local.get 0)) (i32.load8_u offset=1434 (local.get 0)) (i32.load8_u offset=1435 (local.get 0))
    (i32.load8_u offset=1436 (local.get 0)) (i32.load8_u offset=1437 (local.get 0)) (i32.load8_u offset=1438 (local.get 0)) (i32.load8_u offset=1439 (local.get 0))
    (i32.load8_u offset=1440 (local.get 0)) (i32.load8_u offset=1441 (local.get 0)) (i32.load8_u offset=1442 (local.get 0)) (i32.load8_u offset=1443 (local.get 0))
    (i32.load8_u offset=1444 (local.get 0)) (i32.load8_u offset=1445 (local.get 0)) (i32.load8_u offset=1446 (local.get 0)) (i32.load8_u offset=1447 (local.get 0))
    (i32.load8_u offset=1448 (local.get 0)) (i32.load8_u offset=1449 (local.get 0)) (i32.load8_u offset=1450 (local.get 0)) (i32.load8_u offset=1451 (local.get 0))
    (i32.load8_u offset=1452 (local.get 0)) (i32.load8_u offset=1453 (local.get 0)) (i32.load8_u offset=1454 (local.get 0)) (i32.load8_u offset=1455 (local.get 0))
    (i32.load8_u offset=1456 (local.get 0)) (i32.load8_u offset=1457 (local.get 0)) (i32.load8_u offset=1458 (local.get 0)) (i32.load8_u offset=1459 (local.get 0))
    (i32.load8_u offset=1460 (local.get 0)) (i32.load8_u offset=1461 (local.get 0)) (i32.load8_u offset=1462 (local.get 0)) (i32.load8_u offset=1463 (local.get 0))
    (i32.load8_u offset=1464 (local.get 0)) (i32.load8_u offset=1465 (local.get 0)) (i32.load8_u offset=1466 (local.get 0)) (i32.load8_u offset=1467 (local.get 0))
    (i32.load8_u offset=1468 (local.get 0)) (i32.load8_u offset=1469 (local.get 0)) (i32.load8_u offset=1470 (local.get 0)) (i32.load8_u offset=1471 (local.get 0))
    (i32.load8_u offset=1472 (local.get 0)) (i32.load8_u offset=1473 (local.get 0)) (i32.load8_u offset=1474 (local.get 0)) (i32.load8_u offset=1475 (local.get 0))
    (i32.load8_u offset=1476 (local.get 0)) (i32.load8_u offset=1477 (local.get 0)) (i32.load8_u offset=1478 (local.get 0)) (i32.load8_u offset=1479 (local.get 0))
    (i32.load8_u offset=1480 (local.get 0)) (i32.load8_u offset=1481 (local.get 0)) (i32.load8_u offset=1482 (local.get 0)) (i32.load8_u offset=1483 (local.get 0))
    (i32.load8_u offset=1484 (local.get 0)) (i32.load8_u offset=1485 (local.get 0)) (i32.load8_u offset=1486 (local.get 0)) (i32.load8_u offset=1487 (local.get 0))
    (i32.load8_u offset=1488 (local.get 0)) (i32.load8_u offset=1489 (local.get 0)) (i32.load8_u offset=1490 (local.get 0)) (i32.load8_u offset=1491 (local.get 0))
    (i32.load8_u offset=1492 (local.get 0)) (i32.load8_u offset=1493 (local.get 0)) (i32.load8_u offset=1494 (local.get 0)) (i32.load8_u offset=1495 (local.get 0))
    (i32.load8_u offset=1496 (local.get 0)) (i32.load8_u offset=1497 (local.get 0)) (i32.load8_u offset=1498 (local.get 0)) (i32.load8_u offset=1499 (local.get 0))
    (i32.load8_u offset=1500 (local.get 0)) (i32.load8_u offset=1501 (local.get 0)) (i32.load8_u offset=1502 (local.get 0)) (i32.load8_u offset=1503 (local.get 0))
    (i32.load8_u offset=1504 (local.get 0)) (i32.load8_u offset=1505 (local.get 0)) (i32.load8_u offset=1506 (local.get 0)) (i32.load8_u offset=1507 (local.get 0))
    (i32.load8_u offset=1508 (local.get 0)) (i32.load8_u offset=1509 (local.get 0)) (i32.load8_u offset=1510 (local.get 0)) (i32.load8_u offset=1511 (local.get 0))
    (i32.load8_u offset=1512 (local.get 0)) (i32.load8_u offset=1513 (local.get 0)) (i32.load8_u offset=1514 (local.get 0)) (i32.load8_u offset=1515 (local.get 0))
    (i32.load8_u offset=1516 (local.get 0)) (i32.load8_u offset=1517 (local.get 0)) (i32.load8_u offset=1518 (local.get 0)) (i32.load8_u offset=1519 (local.get 0))
    (i32.load8_u offset=1520 (local.get 0)) (i32.load8_u offset=1521 (local.get 0)) (i32.load8_u offset=1522 (local.get 0)) (i32.load8_u offset=1523 (local.get 0))
    (i32.load8_u offset=1524 (local.get 0)) (i32.load8_u offset=1525 (local.get 0)) (i32.load8_u offset=1526 (local.get 0)) (i32.load8_u offset=1527 (local.get 0))
    (i32.load8_u offset=1528 (local.get 0)) (i32.load8_u offset=1529 (local.get 0)) (i32.load8_u offset=1530 (local.get 0)) (i32.load8_u offset=1531 (local.get 0))
    (i32.load8_u offset=1532 (local.get 0)) (i32.load8_u offset=1533 (local.get 0)) (i32.load8_u offset=1534 (local.get 0)) (i32.load8_u offset=1535 (local.get 0))
    (i32.load8_u offset=1536 (local.get 0)) (i32.load8_u offset=1537 (local.get 0)) (i32.load8_u offset=1538 (local.get 0)) (i32.load8_u offset=1539 (local.get 0))
    (i32.load8_u offset=1540 (local.get 0)) (i32.load8_u offset=1541 (local.get 0)) (i32.load8_u offset=1542 (local.get 0)) (i32.load8_u offset=1543 (local.get 0))
    (i32.load8_u offset=1544 (local.get 0)) (i32.load8_u offset=1545 (local.get 0)) (i32.load8_u offset=1546 (local.get 0)) (i32.load8_u offset=1547 (local.get 0))
    (i32.load8_u offset=1548 (local.get 0)) (i32.load8_u offset=1549 (local.get 0)) (i32.load8_u offset=1550 (local.get 0)) (i32.load8_u offset=1551 (local.get 0))
    (i32.load8_u offset=1552 (local.get 0)) (i32.load8_u offset=1553 (local.get 0)) (i32.load8_u offset=1554 (local.get 0)) (i32.load8_u offset=1555 (local.get 0))
    (i32.load8_u offset=1556 (local.get 0)) (i32.load8_u offset=1557 (local.get 0)) (i32.load8_u offset=1558 (local.get 0)) (i32.load8_u offset=1559 (local.get 0))
    (i32.load8_u offset=1560 (local.get 0)) (i32.load8_u offset=1561 (local.get 0)) (i32.load8_u offset=1562 (local.get 0)) (i32.load8_u offset=1563 (local.get 0))
    (i32.load8_u offset=1564 (local.get 0)) (i32.load8_u offset=1565 (local.get 0)) (i32.load8_u offset=1566 (local.get 0)) (i32.load8_u offset=1567 (local.get 0))
    (i32.load8_u offset=1568 (local.get 0)) (i32.load8_u offset=1569 (local.get 0)) (i32.load8_u offset=1570 (local.get 0)) (i32.load8_u offset=1571 (local.get 0))
    (i32.load8_u offset=1572 (local.get 0)) (i32.load8_u offset=1573 (local.get 0)) (i32.load8_u offset=1574 (local.get 0)) (i32.load8_u offset=1575 (local.get 0))
    (i32.load8_u offset=1576 (local.get 0)) (i32.load8_u offset=1577 (local.get 0)) (i32.load8_u offset=1578 (local.get 0)) (i32.load8_u offset=1579 (local.get 0))
    (i32.load8_u offset=1580 (local.get 0)) (i32.load8_u offset=1581 (local.get 0)) (i32.load8_u offset=1582 (local.get 0)) (i32.load8_u offset=1583 (local.get 0))
    (i32.load8_u offset=1584 (local.get 0)) (i32.load8_u offset=1585 (local.get 0)) (i32.load8_u offset=1586 (local.get 0)) (i32.load8_u offset=1587 (local.get 0))
    (i32.load8_u offset=1588 (local.get 0)) (i32.load8_u offset=1589 (local.get 0)) (i32.load8_u offset=1590 (local.get 0)) (i32.load8_u offset=1591 (local.get 0))
    (i32.load8_u offset=1592 (local.get 0)) (i32.load8_u offset=1593 (local.get 0)) (i32.load8_u offset=1594 (local.get 0)) (i32.load8_u offset=1595 (local.get 0))
    (i32.load8_u offset=1596 (local.get 0)) (i32.load8_u offset=1597 (local.get 0)) (i32.load8_u offset=1598 (local.get 0)) (i32.load8_u offset=1599 (local.get 0))
    (i32.load8_u offset=1600 (local.get 0)) (i32.load8_u offset=1601 (local.get 0)) (i32.load8_u offset=1602 (local.get 0)) (i32.load8_u offset=1603 (local.get 0))
    (i32.load8_u offset=1604 (local.get 0)) (i32.load8_u offset=1605 (local.get 0)) (i32.load8_u offset=1606 (local.get 0)) (i32.load8_u offset=1607 (local.get 0))
    (i32.load8_u offset=1608 (local.get 0)) (i32.load8_u offset=1609 (local.get 0)) (i32.load8_u offset=1610 (local.get 0)) (i32.load8_u offset=1611 (local.get 0))
    (i32.load8_u offset=1612 (local.get 0)) (i32.load8_u offset=1613 (local.get 0)) (i32.load8_u offset=1614 (local.get 0)) (i32.load8_u offset=1615 (local.get 0))
    (i32.load8_u offset=1616 (local.get 0)) (i32.load8_u offset=1617 (local.get 0)) (i32.load8_u offset=1618 (local.get 0)) (i32.load8_u offset=1619 (local.get 0))
    (i32.load8_u offset=1620 (local.get 0)) (i32.load8_u offset=1621 (local.get 0)) (i32.load8_u offset=1622 (local.get 0)) (i32.load8_u offset=1623 (local.get 0))
    (i32.load8_u offset=1624 (local.get 0)) (i32.load8_u offset=1625 (local.get 0)) (i32.load8_u offset=1626 (local.get 0)) (i32.load8_u offset=1627 (local.get 0))
    (i32.load8_u offset=1628 (local.get 0)) (i32.load8_u offset=1629 (local.get 0)) (i32.load8_u offset=1630 (local.get 0)) (i32.load8_u offset=1631 (local.get 0))
    (i32.load8_u offset=1632 (local.get 0)) (i32.load8_u offset=1633 (local.get 0)) (i32.load8_u offset=1634 (local.get 0)) (i32.load8_u offset=1635 (local.get 0))
    (i32.load8_u offset=1636 (local.get 0)) (i32.load8_u offset=1637 (local.get 0)) (i32.load8_u offset=1638 (local.get 0)) (i32.load8_u offset=1639 (local.get 0))
    (i32.load8_u offset=1640 (local.get 0)) (i32.load8_u offset=1641 (local.get 0)) (i32.load8_u offset=1642 (local.get 0)) (i32.load8_u offset=1643 (local.get 0))
    (i32.load8_u offset=1644 (local.get 0)) (i32.load8_u offset=1645 (local.get 0)) (i32.load8_u offset=1646 (local.get 0)) (i32.load8_u offset=1647 (local.get 0))
    (i32.load8_u offset=1648 (local.get 0)) (i32.load8_u offset=1649 (local.get 0)) (i32.load8_u offset=1650 (local.get 0)) (i32.load8_u offset=1651 (local.get 0))
    (i32.load8_u offset=1652 (local.get 0)) (i32.load8_u offset=1653 (local.get 0)) (i32.load8_u offset=1654 (local.get 0)) (i32.load8_u offset=1655 (local.get 0))
    (i32.load8_u offset=1656 (local.get 0)) (i32.load8_u offset=1657 (local.get 0)) (i32.load8_u offset=1658 (local.get 0)) (i32.load8_u offset=1659 (local.get 0))
    (i32.load8_u offset=1660 (local.get 0)) (i32.load8_u offset=1661 (local.get 0)) (i32.load8_u offset=1662 (local.get 0)) (i32.load8_u offset=1663 (local.get 0))
    (i32.load8_u offset=1664 (local.get 0)) (i32.load8_u offset=1665 (local.get 0)) (i32.load8_u offset=1666 (local.get 0)) (i32.load8_u offset=1667 (local.get 0))
    (i32.load8_u offset=1668 (local.get 0)) (i32.load8_u offset=1669 (local.get 0)) (i32.load8_u offset=1670 (local.get 0)) (i32.load8_u offset=1671 (local.get 0))
    (i32.load8_u offset=1672 (local.get 0)) (i32.load8_u offset=1673 (local.get 0)) (i32.load8_u offset=1674 (local.get 0)) (i32.load8_u offset=1675 (local.get 0))
    (i32.load8_u offset=1676 (local.get 0)) (i32.load8_u offset=1677 (local.get 0)) (i32.load8_u offset=1678 (local.get 0)) (i32.load8_u offset=1679 (local.get 0))
    (i32.load8_u offset=1680 (local.get 0)) (i32.load8_u offset=1681 (local.get 0)) (i32.load8_u offset=1682 (local.get 0)) (i32.load8_u offset=1683 (local.get 0))
    (i32.load8_u offset=1684 (local.get 0)) (i32.load8_u offset=1685 (local.get 0)) (i32.load8_u offset=1686 (local.get 0)) (i32.load8_u offset=1687 (local.get 0))
    (i32.load8_u offset=1688 (local.get 0)) (i32.load8_u offset=1689 (local.get 0)) (i32.load8_u offset=1690 (local.get 0)) (i32.load8_u offset=1691 (local.get 0))
    (i32.load8_u offset=1692 (local.get 0)) (i32.load8_u offset=1693 (local.get 0)) (i32.load8_u offset=1694 (local.get 0)) (i32.load8_u offset=1695 (local.get 0))
    (i32.load8_u offset=1696 (local.get 0)) (i32.load8_u offset=1697 (local.get 0)) (i32.load8_u offset=1698 (local.get 0)) (i32.load8_u offset=1699 (local.get 0))
    (i32.load8_u offset=1700 (local.get 0)) (i32.load8_u offset=1701 (local.get 0)) (i32.load8_u offset=1702 (local.get 0)) (i32.load8_u offset=1703 (local.get 0))
    (i32.load8_u offset=1704 (local.get 0)) (i32.load8_u offset=1705 (local.get 0)) (i32.load8_u offset=1706 (local.get 0)) (i32.load8_u offset=1707 (local.get 0))
    (i32.load8_u offset=1708 (local.get 0)) (i32.load8_u offset=1709 (local.get 0)) (i32.load8_u offset=1710 (local.get 0)) (i32.load8_u offset=1711 (local.get 0))
    (i32.load8_u offset=1712 (local.get 0)) (i32.load8_u offset=1713 (local.get 0)) (i32.load8_u offset=1714 (local.get 0)) (i32.load8_u offset=1715 (local.get 0))
    (i32.load8_u offset=1716 (local.get 0)) (i32.load8_u offset=1717 (local.get 0)) (i32.load8_u offset=1718 (local.get 0)) (i32.load8_u offset=1719 (local.get 0))
    (i32.load8_u offset=1720 (local.get 0)) (i32.load8_u offset=1721 (local.get 0)) (i32.load8_u offset=1722 (local.get 0)) (i32.load8_u offset=1723 (local.get 0))
    (i32.load8_u offset=1724 (local.get 0)) (i32.load8_u offset=1725 (local.get 0)) (i32.load8_u offset=1726 (local.get 0)) (i32.load8_u offset=1727 (local.get 0))
    (i32.load8_u offset=1728 (local.get 0)) (i32.load8_u offset=1729 (local.get 0)) (i32.load8_u offset=1730 (local.get 0)) (i32.load8_u offset=1731 (local.get 0))
    (i32.load8_u offset=1732 (local.get 0)) (i32.load8_u offset=1733 (local.get 0)) (i32.load8_u offset=1734 (local.get 0)) (i32.load8_u offset=1735 (local.get 0))
    (i32.load8_u offset=1736 (local.get 0)) (i32.load8_u offset=1737 (local.get 0)) (i32.load8_u offset=1738 (local.get 0)) (i32.load8_u offset=1739 (local.get 0))
    (i32.load8_u offset=1740 (local.get 0)) (i32.load8_u offset=1741 (local.get 0)) (i32.load8_u offset=1742 (local.get 0)) (i32.load8_u offset=1743 (local.get 0))
    (i32.load8_u offset=1744 (local.get 0)) (i32.load8_u offset=1745 (local.get 0)) (i32.load8_u offset=1746 (local.get 0)) (i32.load8_u offset=1747 (local.get 0))
    (i32.load8_u offset=1748 (local.get 0)) (i32.load8_u offset=1749 (local.get 0)) (i32.load8_u offset=1750 (local.get 0)) (i32.load8_u offset=1751 (local.get 0))
    (i32.load8_u offset=1752 (local.get 0)) (i32.load8_u offset=1753 (local.get 0)) (i32.load8_u offset=1754 (local.get 0)) (i32.load8_u offset=1755 (local.get 0))
    (i32.load8_u offset=1756 (local.get 0)) (i32.load8_u offset=1757 (local.get 0)) (i32.load8_u offset=1758 (local.get 0)) (i32.load8_u offset=1759 (local.get 0))
    (i32.load8_u offset=1760 (local.get 0)) (i32.load8_u offset=1761 (local.get 0)) (i32.load8_u offset=1762 (local.get 0)) (i32.load8_u offset=1763 (local.get 0))
    (i32.load8_u offset=1764 (local.get 0)) (i32.load8_u offset=1765 (local.get 0)) (i32.load8_u offset=1766 (local.get 0)) (i32.load8_u offset=1767 (local.get 0))
    (i32.load8_u offset=1768 (local.get 0)) (i32.load8_u offset=1769 (local.get 0)) (i32.load8_u offset=1770 (local.get 0)) (i32.load8_u offset=1771 (local.get 0))
    (i32.load8_u offset=1772 (local.get 0)) (i32.load8_u offset=1773 (local.get 0)) (i32.load8_u offset=1774 (local.get 0)) (i32.load8_u offset=1775 (local.get 0))
    (i32.load8_u offset=1776 (local.get 0)) (i32.load8_u offset=1777 (local.get 0)) (i32.load8_u offset=1778 (local.get 0)) (i32.load8_u offset=1779 (local.get 0))
    (i32.load8_u offset=1780 (local.get 0)) (i32.load8_u offset=1781 (local.get 0)) (i32.load8_u offset=1782 (local.get 0)) (i32.load8_u offset=1783 (local.get 0))
    (i32.load8_u offset=1784 (local.get 0)) (i32.load8_u offset=1785 (local.get 0)) (i32.load8_u offset=1786 (local.get 0)) (i32.load8_u offset=1787 (local.get 0))
    (i32.load8_u offset=1788 (local.get 0)) (i32.load8_u offset=1789 (local.get 0)) (i32.load8_u offset=1790 (local.get 0)) (i32.load8_u offset=1791 (local.get 0))
    (i32.load8_u offset=1792 (local.get 0)) (i32.load8_u offset=1793 (local.get 0)) (i32.load8_u offset=1794 (local.get 0)) (i32.load8_u offset=1795 (local.get 0))
    (i32.load8_u offset=1796 (local.get 0)) (i32.load8_u offset=1797 (local.get 0)) (i32.load8_u offset=1798 (local.get 0)) (i32.load8_u offset=1799 (local.get 0))
    (i32.load8_u offset=1800 (local.get 0)) (i32.load8_u offset=1801 (local.get 0)) (i32.load8_u offset=1802 (local.get 0)) (i32.load8_u offset=1803 (local.get 0))
    (i32.load8_u offset=1804 (local.get 0)) (i32.load8_u offset=1805 (local.get 0)) (i32.load8_u offset=1806 (local.get 0)) (i32.load8_u offset=1807 (local.get 0))
    (i32.load8_u offset=1808 (local.get 0)) (i32.load8_u offset=1809 (local.get 0)) (i32.load8_u offset=1810 (local.get 0)) (i32.load8_u offset=1811 (local.get 0))
    (i32.load8_u offset=1812 (local.get 0)) (i32.load8_u offset=1813 (local.get 0)) (i32.load8_u offset=1814 (local.get 0)) (i32.load8_u offset=1815 (local.get 0))
    (i32.load8_u offset=1816 (local.get 0)) (i32.load8_u offset=1817 (local.get 0)) (i32.load8_u offset=1818 (local.get 0)) (i32.load8_u offset=1819 (local.get 0))
    (i32.load8_u offset=1820 (local.get 0)) (i32.load8_u offset=1821 (local.get 0)) (i32.load8_u offset=1822 (local.get 0)) (i32.load8_u offset=1823 (local.get 0))
    (i32.load8_u offset=1824 (local.get 0)) (i32.load8_u offset=1825 (local.get 0)) (i32.load8_u offset=1826 (local.get 0)) (i32.load8_u offset=1827 (local.get 0))
    (i32.load8_u offset=1828 (local.get 0)) (i32.load8_u offset=1829 (local.get 0)) (i32.load8_u offset=1830 (local.get 0)) (i32.load8_u offset=1831 (local.get 0))
    (i32.load8_u offset=1832 (local.get 0)) (i32.load8_u offset=1833 (local.get 0)) (i32.load8_u offset=1834 (local.get 0)) (i32.load8_u offset=1835 (local.get 0))
    (i32.load8_u offset=1836 (local.get 0)) (i32.load8_u offset=1837 (local.get 0)) (i32.load8_u offset=1838 (local.get 0)) (i32.load8_u offset=1839 (local.get 0))
    (i32.load8_u offset=1840 (local.get 0)) (i32.load8_u offset=1841 (local.get 0)) (i32.load8_u offset=1842 (local.get 0)) (i32.load8_u offset=1843 (local.get 0))
    (i32.load8_u offset=1844 (local.get 0)) (i32.load8_u offset=1845 (local.get 0)) (i32.load8_u offset=1846 (local.get 0)) (i32.load8_u offset=1847 (local.get 0))
    (i32.load8_u offset=1848 (local.get 0)) (i32.load8_u offset=1849 (local.get 0)) (i32.load8_u offset=1850 (local.get 0)) (i32.load8_u offset=1851 (local.get 0))
    (i32.load8_u offset=1852 (local.get 0)) (i32.load8_u offset=1853 (local.get 0)) (i32.load8_u offset=1854 (local.get 0)) (i32.load8_u offset=1855 (local.get 0))
    (i32.load8_u offset=1856 (local.get 0)) (i32.load8_u offset=1857 (local.get 0)) (i32.load8_u offset=1858 (local.get 0)) (i32.load8_u offset=1859 (local.get 0))
    (i32.load8_u offset=1860 (local.get 0)) (i32.load8_u offset=1861 (local.get 0)) (i32.load8_u offset=1862 (local.get 0)) (i32.load8_u offset=1863 (local.get 0))
    (i32.load8_u offset=1864 (local.get 0)) (i32.load8_u offset=1865 (local.get 0)) (i32.load8_u offset=1866 (local.get 0)) (i32.load8_u offset=1867 (local.get 0))
    (i32.load8_u offset=1868 (local.get 0)) (i32.load8_u offset=1869 (local.get 0)) (i32.load8_u offset=1870 (local.get 0)) (i32.load8_u offset=1871 (local.get 0))
    (i32.load8_u offset=1872 (local.get 0)) (i32.load8_u offset=1873 (local.get 0)) (i32.load8_u offset=1874 (local.get 0)) (i32.load8_u offset=1875 (local.get 0))
    (i32.load8_u offset=1876 (local.get 0)) (i32.load8_u offset=1877 (local.get 0)) (i32.load8_u offset=1878 (local.get 0)) (i32.load8_u offset=1879 (local.get 0))
    (i32.load8_u offset=1880 (local.get 0)) (i32.load8_u offset=1881 (local.get 0)) (i32.load8_u offset=1882 (local.get 0)) (i32.load8_u offset=1883 (local.get 0))
    (i32.load8_u offset=1884 (local.get 0)) (i32.load8_u offset=1885 (local.get 0)) (i32.load8_u offset=1886 (local.get 0)) (i32.load8_u offset=1887 (local.get 0))
    (i32.load8_u offset=1888 (local.get 0)) (i32.load8_u offset=1889 (local.get 0)) (i32.load8_u offset=1890 (local.get 0)) (i32.load8_u offset=1891 (local.get 0))
    (i32.load8_u offset=1892 (local.get 0)) (i32.load8_u offset=1893 (local.get 0)) (i32.load8_u offset=1894 (local.get 0)) (i32.load8_u offset=1895 (local.get 0))
    (i32.load8_u offset=1896 (local.get 0)) (i32.load8_u offset=1897 (local.get 0)) (i32.load8_u offset=1898 (local.get 0)) (i32.load8_u offset=1899 (local.get 0))
    (i32.load8_u offset=1900 (local.get 0)) (i32.load8_u offset=1901 (local.get 0)) (i32.load8_u offset=1902 (local.get 0)) (i32.load8_u offset=1903 (local.get 0))
    (i32.load8_u offset=1904 (local.get 0)) (i32.load8_u offset=1905 (local.get 0)) (i32.load8_u offset=1906 (local.get 0)) (i32.load8_u offset=1907 (local.get 0))
    (i32.load8_u offset=1908 (local.get 0)) (i32.load8_u offset=1909 (local.get 0)) (i32.load8_u offset=1910 (local.get 0)) (i32.load8_u offset=1911 (local.get 0))
    (i32.load8_u offset=1912 (local.get 0)) (i32.load8_u offset=1913 (local.get 0)) (i32.load8_u offset=1914 (local.get 0)) (i32.load8_u offset=1915 (local.get 0))
    (i32.load8_u offset=1916 (local.get 0)) (i32.load8_u offset=1917 (local.get 0)) (i32.load8_u offset=1918 (local.get 0)) (i32.load8_u offset=1919 (local.get 0))
    (i32.load8_u offset=1920 (local.get 0)) (i32.load8_u offset=1921 (local.get 0)) (i32.load8_u offset=1922 (local.get 0)) (i32.load8_u offset=1923 (local.get 0))
    (i32.load8_u offset=1924 (local.get 0)) (i32.load8_u offset=1925 (local.get 0)) (i32.load8_u offset=1926 (local.get 0)) (i32.load8_u offset=1927 (local.get 0))
    (i32.load8_u offset=1928 (local.get 0)) (i32.load8_u offset=1929 (local.get 0)) (i32.load8_u offset=1930 (local.get 0)) (i32.load8_u offset=1931 (local.get 0))
    (i32.load8_u offset=1932 (local.get 0)) (i32.load8_u offset=1933 (local.get 0)) (i32.load8_u offset=1934 (local.get 0)) (i32.load8_u offset=1935 (local.get 0))
    (i32.load8_u offset=1936 (local.get 0)) (i32.load8_u offset=1937 (local.get 0)) (i32.load8_u offset=1938 (local.get 0)) (i32.load8_u offset=1939 (local.get 0))
    (i32.load8_u offset=1940 (local.get 0)) (i32.load8_u offset=1941 (local.get 0)) (i32.load8_u offset=1942 (local.get 0)) (i32.load8_u offset=1943 (local.get 0))
    (i32.load8_u offset=1944 (local.get 0)) (i32.load8_u offset=1945 (local.get 0)) (i32.load8_u offset=1946 (local.get 0)) (i32.load8_u offset=1947 (local.get 0))
    (i32.load8_u offset=1948 (local.get 0)) (i32.load8_u offset=1949 (local.get 0)) (i32.load8_u offset=1950 (local.get 0)) (i32.load8_u offset=1951 (local.get 0))
    (i32.load8_u offset=1952 (local.get 0)) (i32.load8_u offset=1953 (local.get 0)) (i32.load8_u offset=1954 (local.get 0)) (i32.load8_u offset=1955 (local.get 0))
    (i32.load8_u offset=1956 (local.get 0)) (i32.load8_u offset=1957 (local.get 0)) (i32.load8_u offset=1958 (local.get 0)) (i32.load8_u offset=1959 (local.get 0))
    (i32.load8_u offset=1960 (local.get 0)) (i32.load8_u offset=1961 (local.get 0)) (i32.load8_u offset=1962 (local.get 0)) (i32.load8_u offset=1963 (local.get 0))
    (i32.load8_u offset=1964 (local.get 0)) (i32.load8_u offset=1965 (local.get 0)) (i32.load8_u offset=1966 (local.get 0)) (i32.load8_u offset=1967 (local.get 0))
    (i32.load8_u offset=1968 (local.get 0)) (i32.load8_u offset=1969 (local.get 0)) (i32.load8_u offset=1970 (local.get 0)) (i32.load8_u offset=1971 (local.get 0))
    (i32.load8_u offset=1972 (local.get 0)) (i32.load8_u offset=1973 (local.get 0)) (i32.load8_u offset=1974 (local.get 0)) (i32.load8_u offset=1975 (local.get 0))
    (i32.load8_u offset=1976 (local.get 0)) (i32.load8_u offset=1977 (local.get 0)) (i32.load8_u offset=1978 (local.get 0)) (i32.load8_u offset=1979 (local.get 0))
    (i32.load8_u offset=1980 (local.get 0)) (i32.load8_u offset=1981 (local.get 0)) (i32.load8_u offset=1982 (local.get 0)) (i32.load8_u offset=1983 (local.get 0))
    (i32.load8_u offset=1984 (local.get 0)) (i32.load8_u offset=1985 (local.get 0)) (i32.load8_u offset=1986 (local.get 0)) (i32.load8_u offset=1987 (local.get 0))
    (i32.load8_u offset=1988 (local.get 0)) (i32.load8_u offset=1989 (local.get 0)) (i32.load8_u offset=1990 (local.get 0)) (i32.load8_u offset=1991 (local.get 0))
    (i32.load8_u offset=1992 (local.get 0)) (i32.load8_u offset=1993 (local.get 0)) (i32.load8_u offset=1994 (local.get 0)) (i32.load8_u offset=1995 (local.get 0))
    (i32.load8_u offset=1996 (local.get 0)) (i32.load8_u offset=1997 (local.get 0)) (i32.load8_u offset=1998 (local.get 0)) (i32.load8_u offset=1999 (local.get 0))
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add)

  ;; The sum of the numbers from 1 to 1500, taken from each other: each is the result of a call.
  (func (export "results of calls") (result i32)
    (global.set $count (i32.const 0))
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next call $next
    call $next call $next call $next call $next
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub i32.sub
    i32.sub)

  ;; An array of 2500 products.
  (func (export "array.new_fixed") (param i32 i32) (result i32)
    local.get 0 i32.const 0 i32.mul local.get 0 i32.const 1 i32.mul local.get 0 i32.const 2 i32.mul local.get 0 i32.const 3 i32.mul
    local.get 0 i32.const 4 i32.mul local.get 0 i32.const 5 i32.mul local.get 0 i32.const 6 i32.mul local.get 0 i32.const 7 i32.mul
    local.get 0 i32.const 8 i32.mul local.get 0 i32.const 9 i32.mul local.get 0 i32.const 10 i32.mul local.get 0 i32.const 11 i32.mul
    local.get 0 i32.const 12 i32.mul local.get 0 i32.const 13 i32.mul local.get 0 i32.const 14 i32.mul local.get 0 i32.const 15 i32.mul
    local.get 0 i32.const 16 i32.mul local.get 0 i32.const 17 i32.mul local.get 0 i32.const 18 i32.mul local.get 0 i32.const 19 i32.mul
    local.get 0 i32.const 20 i32.mul local.get 0 i32.const 21 i32.mul local.get 0 i32.const 22 i32.mul local.get 0 i32.const 23 i32.mul
    local.get 0 i32.const 24 i32.mul local.get 0 i32.const 25 i32.mul local.get 0 i32.const 26 i32.mul local.get 0 i32.const 27 i32.mul
    local.get 0 i32.const 28 i32.mul local.get 0 i32.const 29 i32.mul local.get 0 i32.const 30 i32.mul local.get 0 i32.const 31 i32.mul
    local.get 0 i32.const 32 i32.mul local.get 0 i32.const 33 i32.mul local.get 0 i32.const 34 i32.mul local.get 0 i32.const 35 i32.mul
    local.get 0 i32.const 36 i32.mul local.get 0 i32.const 37 i32.mul local.get 0 i32.const 38 i32.mul local.get 0 i32.const 39 i32.mul
    local.get 0 i32.const 40 i32.mul local.get 0 i32.const 41 i32.mul local.get 0 i32.const 42 i32.mul local.get 0 i32.const 43 i32.mul
    local.get 0 i32.const 44 i32.mul local.get 0 i32.const 45 i32.mul local.get 0 i32.const 46 i32.mul local.get 0 i32.const 47 i32.mul
    local.get 0 i32.const 48 i32.mul local.get 0 i32.const 49 i32.mul local.get 0 i32.const 50 i32.mul local.get 0 i32.const 51 i32.mul
    local.get 0 i32.const 52 i32.mul local.get 0 i32.const 53 i32.mul local.get 0 i32.const 54 i32.mul local.get 0 i32.const 55 i32.mul
    local.get 0 i32.const 56 i32.mul local.get 0 i32.const 57 i32.mul local.get 0 i32.const 58 i32.mul local.get 0 i32.const 59 i32.mul
    local.get 0 i32.const 60 i32.mul local.get 0 i32.const 61 i32.mul local.get 0 i32.const 62 i32.mul local.get 0 i32.const 63 i32.mul
    local.get 0 i32.const 64 i32.mul local.get 0 i32.const 65 i32.mul local.get 0 i32.const 66 i32.mul local.get 0 i32.const 67 i32.mul
    local.get 0 i32.const 68 i32.mul local.get 0 i32.const 69 i32.mul local.get 0 i32.const 70 i32.mul local.get 0 i32.const 71 i32.mul
    local.get 0 i32.const 72 i32.mul local.get 0 i32.const 73 i32.mul local.get 0 i32.const 74 i32.mul local.get 0 i32.const 75 i32.mul
    local.get 0 i32.const 76 i32.mul local.get 0 i32.const 77 i32.mul local.get 0 i32.const 78 i32.mul local.get 0 i32.const 79 i32.mul
    local.get 0 i32.const 80 i32.mul local.get 0 i32.const 81 i32.mul local.get 0 i32.const 82 i32.mul local.get 0 i32.const 83 i32.mul
    local.get 0 i32.const 84 i32.mul local.get 0 i32.const 85 i32.mul local.get 0 i32.const 86 i32.mul local.get 0 i32.const 87 i32.mul
    local.get 0 i32.const 88 i32.mul local.get 0 i32.const 89 i32.mul local.get 0 i32.const 90 i32.mul local.get 0 i32.const 91 i32.mul
    local.get 0 i32.const 92 i32.mul local.get 0 i32.const 93 i32.mul local.get 0 i32.const 94 i32.mul local.get 0 i32.const 95 i32.mul
    local.get 0 i32.const 96 i32.mul local.get 0 i32.const 97 i32.mul local.get 0 i32.const 98 i32.mul local.get 0 i32.const 99 i32.mul
    local.get 0 i32.const 100 i32.mul local.get 0 i32.const 101 i32.mul local.get 0 i32.const 102 i32.mul local.get 0 i32.const 103 i32.mul
    local.get 0 i32.const 104 i32.mul local.get 0 i32.const 105 i32.mul local.get 0 i32.const 106 i32.mul local.get 0 i32.const 107 i32.mul
    local.get 0 i32.const 108 i32.mul local.get 0 i32.const 109 i32.mul local.get 0 i32.const 110 i32.mul local.get 0 i32.const 111 i32.mul
    local.get 0 i32.const 112 i32.mul local.get 0 i32.const 113 i32.mul local.get 0 i32.const 114 i32.mul local.get 0 i32.const 115 i32.mul
    local.get 0 i32.const 116 i32.mul local.get 0 i32.const 117 i32.mul local.get 0 i32.const 118 i32.mul local.get 0 i32.const 119 i32.mul
    local.get 0 i32.const 120 i32.mul local.get 0 i32.const 121 i32.mul local.get 0 i32.const 122 i32.mul local.get 0 i32.const 123 i32.mul
    local.get 0 i32.const 124 i32.mul local.get 0 i32.const 125 i32.mul local.get 0 i32.const 126 i32.mul local.get 0 i32.const 127 i32.mul
    local.get 0 i32.const 128 i32.mul local.get 0 i32.const 129 i32.mul local.get 0 i32.const 130 i32.mul local.get 0 i32.const 131 i32.mul
    local.get 0 i32.const 132 i32.mul local.get 0 i32.const 133 i32.mul local.get 0 i32.const 134 i32.mul local.get 0 i32.const 135 i32.mul
    local.get 0 i32.const 136 i32.mul local.get 0 i32.const 137 i32.mul local.get 0 i32.const 138 i32.mul local.get 0 i32.const 139 i32.mul
    local.get 0 i32.const 140 i32.mul local.get 0 i32.const 141 i32.mul local.get 0 i32.const 142 i32.mul local.get 0 i32.const 143 i32.mul
    local.get 0 i32.const 144 i32.mul local.get 0 i32.const 145 i32.mul local.get 0 i32.const 146 i32.mul local.get 0 i32.const 147 i32.mul
    local.get 0 i32.const 148 i32.mul local.get 0 i32.const 149 i32.mul local.get 0 i32.const 150 i32.mul local.get 0 i32.const 151 i32.mul
    local.get 0 i32.const 152 i32.mul local.get 0 i32.const 153 i32.mul local.get 0 i32.const 154 i32.mul local.get 0 i32.const 155 i32.mul
    local.get 0 i32.const 156 i32.mul local.get 0 i32.const 157 i32.mul local.get 0 i32.const 158 i32.mul local.get 0 i32.const 159 i32.mul
    local.get 0 i32.const 160 i32.mul local.get 0 i32.const 161 i32.mul local.get 0 i32.const 162 i32.mul local.get 0 i32.const 163 i32.mul
    local.get 0 i32.const 164 i32.mul local.get 0 i32.const 165 i32.mul local.get 0 i32.const 166 i32.mul local.get 0 i32.const 167 i32.mul
    local.get 0 i32.const 168 i32.mul local.get 0 i32.const 169 i32.mul local.get 0 i32.const 170 i32.mul local.get 0 i32.const 171 i32.mul
    local.get 0 i32.const 172 i32.mul local.get 0 i32.const 173 i32.mul local.get 0 i32.const 174 i32.mul local.get 0 i32.const 175 i32.mul
    local.get 0 i32.const 176 i32.mul local.get 0 i32.const 177 i32.mul local.get 0 i32.const 178 i32.mul local.get 0 i32.const 179 i32.mul
    local.get 0 i32.const 180 i32.mul local.get 0 i32.const 181 i32.mul local.get 0 i32.const 182 i32.mul local.get 0 i32.const 183 i32.mul
    local.get 0 i32.const 184 i32.mul local.get 0 i32.const 185 i32.mul local.get 0 i32.const 186 i32.mul local.get 0 i32.const 187 i32.mul
    local.get 0 i32.const 188 i32.mul local.get 0 i32.const 189 i32.mul local.get 0 i32.const 190 i32.mul local.get 0 i32.const 191 i32.mul
    local.get 0 i32.const 192 i32.mul local.get 0 i32.const 193 i32.mul local.get 0 i32.const 194 i32.mul local.get 0 i32.const 195 i32.mul
    local.get 0 i32.const 196 i32.mul local.get 0 i32.const 197 i32.mul local.get 0 i32.const 198 i32.mul local.get 0 i32.const 199 i32.mul
    local.get 0 i32.const 200 i32.mul local.get 0 i32.const 201 i32.mul local.get 0 i32.const 202 i32.mul local.get 0 i32.const 203 i32.mul
    local.get 0 i32.const 204 i32.mul local.get 0 i32.const 205 i32.mul local.get 0 i32.const 206 i32.mul local.get 0 i32.const 207 i32.mul
    local.get 0 i32.const 208 i32.mul local.get 0 i32.const 209 i32.mul local.get 0 i32.const 210 i32.mul local.get 0 i32.const 211 i32.mul
    local.get 0 i32.const 212 i32.mul local.get 0 i32.const 213 i32.mul local.get 0 i32.const 214 i32.mul local.get 0 i32.const 215 i32.mul
    local.get 0 i32.const 216 i32.mul local.get 0 i32.const 217 i32.mul local.get 0 i32.const 218 i32.mul local.get 0 i32.const 219 i32.mul
    local.get 0 i32.const 220 i32.mul local.get 0 i32.const 221 i32.mul local.get 0 i32.const 222 i32.mul local.get 0 i32.const 223 i32.mul
    local.get 0 i32.const 224 i32.mul local.get 0 i32.const 225 i32.mul local.get 0 i32.const 226 i32.mul local.get 0 i32.const 227 i32.mul
    local.get 0 i32.const 228 i32.mul local.get 0 i32.const 229 i32.mul local.get 0 i32.const 230 i32.mul local.get 0 i32.const 231 i32.mul
    local.get 0 i32.const 232 i32.mul local.get 0 i32.const 233 i32.mul local.get 0 i32.const 234 i32.mul local.get 0 i32.const 235 i32.mul
    local.get 0 i32.const 236 i32.mul local.get 0 i32.const 237 i32.mul local.get 0 i32.const 238 i32.mul local.get 0 i32.const 239 i32.mul
    local.get 0 i32.const 240 i32.mul local.get 0 i32.const 241 i32.mul local.get 0 i32.const 242 i32.mul local.get 0 i32.const 243 i32.mul
    local.get 0 i32.const 244 i32.mul local.get 0 i32.const 245 i32.mul local.get 0 i32.const 246 i32.mul local.get 0 i32.const 247 i32.mul
    local.get 0 i32.const 248 i32.mul local.get 0 i32.const 249 i32.mul local.get 0 i32.const 250 i32.mul local.get 0 i32.const 251 i32.mul
    local.get 0 i32.const 252 i32.mul local.get 0 i32.const 253 i32.mul local.get 0 i32.const 254 i32.mul local.get 0 i32.const 255 i32.mul
    local.get 0 i32.const 256 i32.mul local.get 0 i32.const 257 i32.mul local.get 0 i32.const 258 i32.mul local.get 0 i32.const 259 i32.mul
    local.get 0 i32.const 260 i32.mul local.get 0 i32.const 261 i32.mul local.get 0 i32.const 262 i32.mul local.get 0 i32.const 263 i32.mul
    local.get 0 i32.const 264 i32.mul local.get 0 i32.const 265 i32.mul local.get 0 i32.const 266 i32.mul local.get 0 i32.const 267 i32.mul
    local.get 0 i32.const 268 i32.mul local.get 0 i32.const 269 i32.mul local.get 0 i32.const 270 i32.mul local.get 0 i32.const 271 i32.mul
    local.get 0 i32.const 272 i32.mul local.get 0 i32.const 273 i32.mul local.get 0 i32.const 274 i32.mul local.get 0 i32.const 275 i32.mul
    local.get 0 i32.const 276 i32.mul local.get 0 i32.const 277 i32.mul local.get 0 i32.const 278 i32.mul local.get 0 i32.const 279 i32.mul
    local.get 0 i32.const 280 i32.mul local.get 0 i32.const 281 i32.mul local.get 0 i32.const 282 i32.mul local.get 0 i32.const 283 i32.mul
    local.get 0 i32.const 284 i32.mul local.get 0 i32.const 285 i32.mul local.get 0 i32.const 286 i32.mul local.get 0 i32.const 287 i32.mul
    local.get 0 i32.const 288 i32.mul local.get 0 i32.const 289 i32.mul local.get 0 i32.const 290 i32.mul local.get 0 i32.const 291 i32.mul
    local.get 0 i32.const 292 i32.mul local.get 0 i32.const 293 i32.mul local.get 0 i32.const 294 i32.mul local.get 0 i32.const 295 i32.mul
    local.get 0 i32.const 296 i32.mul local.get 0 i32.const 297 i32.mul local.get 0 i32.const 298 i32.mul local.get 0 i32.const 299 i32.mul
    local.get 0 i32.const 300 i32.mul local.get 0 i32.const 301 i32.mul local.get 0 i32.const 302 i32.mul local.get 0 i32.const 303 i32.mul
    local.get 0 i32.const 304 i32.mul local.get 0 i32.const 305 i32.mul local.get 0 i32.const 306 i32.mul local.get 0 i32.const 307 i32.mul
    local.get 0 i32.const 308 i32.mul local.get 0 i32.const 309 i32.mul local.get 0 i32.const 310 i32.mul local.get 0 i32.const 311 i32.mul
    local.get 0 i32.const 312 i32.mul local.get 0 i32.const 313 i32.mul local.get 0 i32.const 314 i32.mul local.get 0 i32.const 315 i32.mul
    local.get 0 i32.const 316 i32.mul local.get 0 i32.const 317 i32.mul local.get 0 i32.const 318 i32.mul local.get 0 i32.const 319 i32.mul
    local.get 0 i32.const 320 i32.mul local.get 0 i32.const 321 i32.mul local.get 0 i32.const 322 i32.mul local.get 0 i32.const 323 i32.mul
    local.get 0 i32.const 324 i32.mul local.get 0 i32.const 325 i32.mul local.get 0 i32.const 326 i32.mul local.get 0 i32.const 327 i32.mul
    local.get 0 i32.const 328 i32.mul local.get 0 i32.const 329 i32.mul local.get 0 i32.const 330 i32.mul local.get 0 i32.const 331 i32.mul
    local.get 0 i32.const 332 i32.mul local.get 0 i32.const 333 i32.mul local.get 0 i32.const 334 i32.mul local.get 0 i32.const 335 i32.mul
    local.get 0 i32.const 336 i32.mul local.get 0 i32.const 337 i32.mul local.get 0 i32.const 338 i32.mul local.get 0 i32.const 339 i32.mul
    local.get 0 i32.const 340 i32.mul local.get 0 i32.const 341 i32.mul local.get 0 i32.const 342 i32.mul local.get 0 i32.const 343 i32.mul
    local.get 0 i32.const 344 i32.mul local.get 0 i32.const 345 i32.mul local.get 0 i32.const 346 i32.mul local.get 0 i32.const 347 i32.mul
    local.get 0 i32.const 348 i32.mul local.get 0 i32.const 349 i32.mul local.get 0 i32.const 350 i32.mul local.get 0 i32.const 351 i32.mul
    local.get 0 i32.const 352 i32.mul local.get 0 i32.const 353 i32.mul local.get 0 i32.const 354 i32.mul local.get 0 i32.const 355 i32.mul
    local.get 0 i32.const 356 i32.mul local.get 0 i32.const 357 i32.mul local.get 0 i32.const 358 i32.mul local.get 0 i32.const 359 i32.mul
    local.get 0 i32.const 360 i32.mul local.get 0 i32.const 361 i32.mul local.get 0 i32.const 362 i32.mul local.get 0 i32.const 363 i32.mul
    local.get 0 i32.const 364 i32.mul local.get 0 i32.const 365 i32.mul local.get 0 i32.const 366 i32.mul local.get 0 i32.const 367 i32.mul
    local.get 0 i32.const 368 i32.mul local.get 0 i32.const 369 i32.mul local.get 0 i32.const 370 i32.mul local.get 0 i32.const 371 i32.mul
    local.get 0 i32.const 372 i32.mul local.get 0 i32.const 373 i32.mul local.get 0 i32.const 374 i32.mul local.get 0 i32.const 375 i32.mul
    local.get 0 i32.const 376 i32.mul local.get 0 i32.const 377 i32.mul local.get 0 i32.const 378 i32.mul local.get 0 i32.const 379 i32.mul
    local.get 0 i32.const 380 i32.mul local.get 0 i32.const 381 i32.mul local.get 0 i32.const 382 i32.mul local.get 0 i32.const 383 i32.mul
    local.get 0 i32.const 384 i32.mul local.get 0 i32.const 385 i32.mul local.get 0 i32.const 386 i32.mul local.get 0 i32.const 387 i32.mul
    local.get 0 i32.const 388 i32.mul local.get 0 i32.const 389 i32.mul local.get 0 i32.const 390 i32.mul local.get 0 i32.const 391 i32.mul
    local.get 0 i32.const 392 i32.mul local.get 0 i32.const 393 i32.mul local.get 0 i32.const 394 i32.mul local.get 0 i32.const 395 i32.mul
    local.get 0 i32.const 396 i32.mul local.get 0 i32.const 397 i32.mul local.get 0 i32.const 398 i32.mul local.get 0 i32.const 399 i32.mul
    local.get 0 i32.const 400 i32.mul local.get 0 i32.const 401 i32.mul local.get 0 i32.const 402 i32.mul local.get 0 i32.const 403 i32.mul
    local.get 0 i32.const 404 i32.mul local.get 0 i32.const 405 i32.mul local.get 0 i32.const 406 i32.mul local.get 0 i32.const 407 i32.mul
    local.get 0 i32.const 408 i32.mul local.get 0 i32.const 409 i32.mul local.get 0 i32.const 410 i32.mul local.get 0 i32.const 411 i32.mul
    local.get 0 i32.const 412 i32.mul local.get 0 i32.const 413 i32.mul local.get 0 i32.const 414 i32.mul local.get 0 i32.const 415 i32.mul
    local.get 0 i32.const 416 i32.mul local.get 0 i32.const 417 i32.mul local.get 0 i32.const 418 i32.mul local.get 0 i32.const 419 i32.mul
    local.get 0 i32.const 420 i32.mul local.get 0 i32.const 421 i32.mul local.get 0 i32.const 422 i32.mul local.get 0 i32.const 423 i32.mul
    local.get 0 i32.const 424 i32.mul local.get 0 i32.const 425 i32.mul local.get 0 i32.const 426 i32.mul local.get 0 i32.const 427 i32.mul
    local.get 0 i32.const 428 i32.mul local.get 0 i32.const 429 i32.mul local.get 0 i32.const 430 i32.mul local.get 0 i32.const 431 i32.mul
    local.get 0 i32.const 432 i32.mul local.get 0 i32.const 433 i32.mul local.get 0 i32.const 434 i32.mul local.get 0 i32.const 435 i32.mul
    local.get 0 i32.const 436 i32.mul local.get 0 i32.const 437 i32.mul local.get 0 i32.const 438 i32.mul local.get 0 i32.const 439 i32.mul
    local.get 0 i32.const 440 i32.mul local.get 0 i32.const 441 i32.mul local.get 0 i32.const 442 i32.mul local.get 0 i32.const 443 i32.mul
    local.get 0 i32.const 444 i32.mul local.get 0 i32.const 445 i32.mul local.get 0 i32.const 446 i32.mul local.get 0 i32.const 447 i32.mul
    local.get 0 i32.const 448 i32.mul local.get 0 i32.const 449 i32.mul local.get 0 i32.const 450 i32.mul local.get 0 i32.const 451 i32.mul
    local.get 0 i32.const 452 i32.mul local.get 0 i32.const 453 i32.mul local.get 0 i32.const 454 i32.mul local.get 0 i32.const 455 i32.mul
    local.get 0 i32.const 456 i32.mul local.get 0 i32.const 457 i32.mul local.get 0 i32.const 458 i32.mul local.get 0 i32.const 459 i32.mul
    local.get 0 i32.const 460 i32.mul local.get 0 i32.const 461 i32.mul local.get 0 i32.const 462 i32.mul local.get 0 i32.const 463 i32.mul
    local.get 0 i32.const 464 i32.mul local.get 0 i32.const 465 i32.mul local.get 0 i32.const 466 i32.mul local.get 0 i32.const 467 i32.mul
    local.get 0 i32.const 468 i32.mul local.get 0 i32.const 469 i32.mul local.get 0 i32.const 470 i32.mul local.get 0 i32.const 471 i32.mul
    local.get 0 i32.const 472 i32.mul local.get 0 i32.const 473 i32.mul local.get 0 i32.const 474 i32.mul local.get 0 i32.const 475 i32.mul
    local.get 0 i32.const 476 i32.mul local.get 0 i32.const 477 i32.mul local.get 0 i32.const 478 i32.mul local.get 0 i32.const 479 i32.mul
    local.get 0 i32.const 480 i32.mul local.get 0 i32.const 481 i32.mul local.get 0 i32.const 482 i32.mul local.get 0 i32.const 483 i32.mul
    local.get 0 i32.const 484 i32.mul local.get 0 i32.const 485 i32.mul local.get 0 i32.const 486 i32.mul local.get 0 i32.const 487 i32.mul
    local.get 0 i32.const 488 i32.mul local.get 0 i32.const 489 i32.mul local.get 0 i32.const 490 i32.mul local.get 0 i32.const 491 i32.mul
    local.get 0 i32.const 492 i32.mul local.get 0 i32.const 493 i32.mul local.get 0 i32.const 494 i32.mul local.get 0 i32.const 495 i32.mul
    local.get 0 i32.const 496 i32.mul local.get 0 i32.const 497 i32.mul local.get 0 i32.const 498 i32.mul local.get 0 i32.const 499 i32.mul
    local.get 0 i32.const 500 i32.mul local.get 0 i32.const 501 i32.mul local.get 0 i32.const 502 i32.mul local.get 0 i32.const 503 i32.mul
    local.get 0 i32.const 504 i32.mul local.get 0 i32.const 505 i32.mul local.get 0 i32.const 506 i32.mul local.get 0 i32.const 507 i32.mul
    local.get 0 i32.const 508 i32.mul local.get 0 i32.const 509 i32.mul local.get 0 i32.const 510 i32.mul local.get 0 i32.const 511 i32.mul
    local.get 0 i32.const 512 i32.mul local.get 0 i32.const 513 i32.mul local.get 0 i32.const 514 i32.mul local.get 0 i32.const 515 i32.mul
    local.get 0 i32.const 516 i32.mul local.get 0 i32.const 517 i32.mul local.get 0 i32.const 518 i32.mul local.get 0 i32.const 519 i32.mul
    local.get 0 i32.const 520 i32.mul local.get 0 i32.const 521 i32.mul local.get 0 i32.const 522 i32.mul local.get 0 i32.const 523 i32.mul
    local.get 0 i32.const 524 i32.mul local.get 0 i32.const 525 i32.mul local.get 0 i32.const 526 i32.mul local.get 0 i32.const 527 i32.mul
    local.get 0 i32.const 528 i32.mul local.get 0 i32.const 529 i32.mul local.get 0 i32.const 530 i32.mul local.get 0 i32.const 531 i32.mul
    local.get 0 i32.const 532 i32.mul local.get 0 i32.const 533 i32.mul local.get 0 i32.const 534 i32.mul local.get 0 i32.const 535 i32.mul
    local.get 0 i32.const 536 i32.mul local.get 0 i32.const 537 i32.mul local.get 0 i32.const 538 i32.mul local.get 0 i32.const 539 i32.mul
    local.get 0 i32.const 540 i32.mul local.get 0 i32.const 541 i32.mul local.get 0 i32.const 542 i32.mul local.get 0 i32.const 543 i32.mul
    local.get 0 i32.const 544 i32.mul local.get 0 i32.const 545 i32.mul local.get 0 i32.const 546 i32.mul local.get 0 i32.const 547 i32.mul
    local.get 0 i32.const 548 i32.mul local.get 0 i32.const 549 i32.mul local.get 0 i32.const 550 i32.mul local.get 0 i32.const 551 i32.mul
    local.get 0 i32.const 552 i32.mul local.get 0 i32.const 553 i32.mul local.get 0 i32.const 554 i32.mul local.get 0 i32.const 555 i32.mul
    local.get 0 i32.const 556 i32.mul local.get 0 i32.const 557 i32.mul local.get 0 i32.const 558 i32.mul local.get 0 i32.const 559 i32.mul
    local.get 0 i32.const 560 i32.mul local.get 0 i32.const 561 i32.mul local.get 0 i32.const 562 i32.mul local.get 0 i32.const 563 i32.mul
    local.get 0 i32.const 564 i32.mul local.get 0 i32.const 565 i32.mul local.get 0 i32.const 566 i32.mul local.get 0 i32.const 567 i32.mul
    local.get 0 i32.const 568 i32.mul local.get 0 i32.const 569 i32.mul local.get 0 i32.const 570 i32.mul local.get 0 i32.const 571 i32.mul
    local.get 0 i32.const 572 i32.mul local.get 0 i32.const 573 i32.mul local.get 0 i32.const 574 i32.mul local.get 0 i32.const 575 i32.mul
    local.get 0 i32.const 576 i32.mul local.get 0 i32.const 577 i32.mul local.get 0 i32.const 578 i32.mul local.get 0 i32.const 579 i32.mul
    local.get 0 i32.const 580 i32.mul local.get 0 i32.const 581 i32.mul local.get 0 i32.const 582 i32.mul local.get 0 i32.const 583 i32.mul
    local.get 0 i32.const 584 i32.mul local.get 0 i32.const 585 i32.mul local.get 0 i32.const 586 i32.mul local.get 0 i32.const 587 i32.mul
    local.get 0 i32.const 588 i32.mul local.get 0 i32.const 589 i32.mul local.get 0 i32.const 590 i32.mul local.get 0 i32.const 591 i32.mul
    local.get 0 i32.const 592 i32.mul local.get 0 i32.const 593 i32.mul local.get 0 i32.const 594 i32.mul local.get 0 i32.const 595 i32.mul
    local.get 0 i32.const 596 i32.mul local.get 0 i32.const 597 i32.mul local.get 0 i32.const 598 i32.mul local.get 0 i32.const 599 i32.mul
    local.get 0 i32.const 600 i32.mul local.get 0 i32.const 601 i32.mul local.get 0 i32.const 602 i32.mul local.get 0 i32.const 603 i32.mul
    local.get 0 i32.const 604 i32.mul local.get 0 i32.const 605 i32.mul local.get 0 i32.const 606 i32.mul local.get 0 i32.const 607 i32.mul
    local.get 0 i32.const 608 i32.mul local.get 0 i32.const 609 i32.mul local.get 0 i32.const 610 i32.mul local.get 0 i32.const 611 i32.mul
    local.get 0 i32.const 612 i32.mul local.get 0 i32.const 613 i32.mul local.get 0 i32.const 614 i32.mul local.get 0 i32.const 615 i32.mul
    local.get 0 i32.const 616 i32.mul local.get 0 i32.const 617 i32.mul local.get 0 i32.const 618 i32.mul local.get 0 i32.const 619 i32.mul
    local.get 0 i32.const 620 i32.mul local.get 0 i32.const 621 i32.mul local.get 0 i32.const 622 i32.mul local.get 0 i32.const 623 i32.mul
    local.get 0 i32.const 624 i32.mul local.get 0 i32.const 625 i32.mul local.get 0 i32.const 626 i32.mul local.get 0 i32.const 627 i32.mul
    local.get 0 i32.const 628 i32.mul local.get 0 i32.const 629 i32.mul local.get 0 i32.const 630 i32.mul local.get 0 i32.const 631 i32.mul
    local.get 0 i32.const 632 i32.mul local.get 0 i32.const 633 i32.mul local.get 0 i32.const 634 i32.mul local.get 0 i32.const 635 i32.mul
    local.get 0 i32.const 636 i32.mul local.get 0 i32.const 637 i32.mul local.get 0 i32.const 638 i32.mul local.get 0 i32.const 639 i32.mul
    local.get 0 i32.const 640 i32.mul local.get 0 i32.const 641 i32.mul local.get 0 i32.const 642 i32.mul local.get 0 i32.const 643 i32.mul
    local.get 0 i32.const 644 i32.mul local.get 0 i32.const 645 i32.mul local.get 0 i32.const 646 i32.mul local.get 0 i32.const 647 i32.mul
    local.get 0 i32.const 648 i32.mul local.get 0 i32.const 649 i32.mul local.get 0 i32.const 650 i32.mul local.get 0 i32.const 651 i32.mul
    local.get 0 i32.const 652 i32.mul local.get 0 i32.const 653 i32.mul local.get 0 i32.const 654 i32.mul local.get 0 i32.const 655 i32.mul
    local.get 0 i32.const 656 i32.mul local.get 0 i32.const 657 i32.mul local.get 0 i32.const 658 i32.mul local.get 0 i32.const 659 i32.mul
    local.get 0 i32.const 660 i32.mul local.get 0 i32.const 661 i32.mul local.get 0 i32.const 662 i32.mul local.get 0 i32.const 663 i32.mul
    local.get 0 i32.const 664 i32.mul local.get 0 i32.const 665 i32.mul local.get 0 i32.const 666 i32.mul local.get 0 i32.const 667 i32.mul
    local.get 0 i32.const 668 i32.mul local.get 0 i32.const 669 i32.mul local.get 0 i32.const 670 i32.mul local.get 0 i32.const 671 i32.mul
    local.get 0 i32.const 672 i32.mul local.get 0 i32.const 673 i32.mul local.get 0 i32.const 674 i32.mul local.get 0 i32.const 675 i32.mul
    local.get 0 i32.const 676 i32.mul local.get 0 i32.const 677 i32.mul local.get 0 i32.const 678 i32.mul local.get 0 i32.const 679 i32.mul
    local.get 0 i32.const 680 i32.mul local.get 0 i32.const 681 i32.mul local.get 0 i32.const 682 i32.mul local.get 0 i32.const 683 i32.mul
    local.get 0 i32.const 684 i32.mul local.get 0 i32.const 685 i32.mul local.get 0 i32.const 686 i32.mul local.get 0 i32.const 687 i32.mul
    local.get 0 i32.const 688 i32.mul local.get 0 i32.const 689 i32.mul local.get 0 i32.const 690 i32.mul local.get 0 i32.const 691 i32.mul
    local.get 0 i32.const 692 i32.mul local.get 0 i32.const 693 i32.mul local.get 0 i32.const 694 i32.mul local.get 0 i32.const 695 i32.mul
    local.get 0 i32.const 696 i32.mul local.get 0 i32.const 697 i32.mul local.get 0 i32.const 698 i32.mul local.get 0 i32.const 699 i32.mul
    local.get 0 i32.const 700 i32.mul local.get 0 i32.const 701 i32.mul local.get 0 i32.const 702 i32.mul local.get 0 i32.const 703 i32.mul
    local.get 0 i32.const 704 i32.mul local.get 0 i32.const 705 i32.mul local.get 0 i32.const 706 i32.mul local.get 0 i32.const 707 i32.mul
    local.get 0 i32.const 708 i32.mul local.get 0 i32.const 709 i32.mul local.get 0 i32.const 710 i32.mul local.get 0 i32.const 711 i32.mul
    local.get 0 i32.const 712 i32.mul local.get 0 i32.const 713 i32.mul local.get 0 i32.const 714 i32.mul local.get 0 i32.const 715 i32.mul
    local.get 0 i32.const 716 i32.mul local.get 0 i32.const 717 i32.mul local.get 0 i32.const 718 i32.mul local.get 0 i32.const 719 i32.mul
    local.get 0 i32.const 720 i32.mul local.get 0 i32.const 721 i32.mul local.get 0 i32.const 722 i32.mul local.get 0 i32.const 723 i32.mul
    local.get 0 i32.const 724 i32.mul local.get 0 i32.const 725 i32.mul local.get 0 i32.const 726 i32.mul local.get 0 i32.const 727 i32.mul
    local.get 0 i32.const 728 i32.mul local.get 0 i32.const 729 i32.mul local.get 0 i32.const 730 i32.mul local.get 0 i32.const 731 i32.mul
    local.get 0 i32.const 732 i32.mul local.get 0 i32.const 733 i32.mul local.get 0 i32.const 734 i32.mul local.get 0 i32.const 735 i32.mul
    local.get 0 i32.const 736 i32.mul local.get 0 i32.const 737 i32.mul local.get 0 i32.const 738 i32.mul local.get 0 i32.const 739 i32.mul
    local.get 0 i32.const 740 i32.mul local.get 0 i32.const 741 i32.mul local.get 0 i32.const 742 i32.mul local.get 0 i32.const 743 i32.mul
    local.get 0 i32.const 744 i32.mul local.get 0 i32.const 745 i32.mul local.get 0 i32.const 746 i32.mul local.get 0 i32.const 747 i32.mul
    local.get 0 i32.const 748 i32.mul local.get 0 i32.const 749 i32.mul local.get 0 i32.const 750 i32.mul local.get 0 i32.const 751 i32.mul
    local.get 0 i32.const 752 i32.mul local.get 0 i32.const 753 i32.mul local.get 0 i32.const 754 i32.mul local.get 0 i32.const 755 i32.mul
    local.get 0 i32.const 756 i32.mul local.get 0 i32.const 757 i32.mul local.get 0 i32.const 758 i32.mul local.get 0 i32.const 759 i32.mul
    local.get 0 i32.const 760 i32.mul local.get 0 i32.const 761 i32.mul local.get 0 i32.const 762 i32.mul local.get 0 i32.const 763 i32.mul
    local.get 0 i32.const 764 i32.mul local.get 0 i32.const 765 i32.mul local.get 0 i32.const 766 i32.mul local.get 0 i32.const 767 i32.mul
    local.get 0 i32.const 768 i32.mul local.get 0 i32.const 769 i32.mul local.get 0 i32.const 770 i32.mul local.get 0 i32.const 771 i32.mul
    local.get 0 i32.const 772 i32.mul local.get 0 i32.const 773 i32.mul local.get 0 i32.const 774 i32.mul local.get 0 i32.const 775 i32.mul
    local.get 0 i32.const 776 i32.mul local.get 0 i32.const 777 i32.mul local.get 0 i32.const 778 i32.mul local.get 0 i32.const 779 i32.mul
    local.get 0 i32.const 780 i32.mul local.get 0 i32.const 781 i32.mul local.get 0 i32.const 782 i32.mul local.get 0 i32.const 783 i32.mul
    local.get 0 i32.const 784 i32.mul local.get 0 i32.const 785 i32.mul local.get 0 i32.const 786 i32.mul local.get 0 i32.const 787 i32.mul
    local.get 0 i32.const 788 i32.mul local.get 0 i32.const 789 i32.mul local.get 0 i32.const 790 i32.mul local.get 0 i32.const 791 i32.mul
    local.get 0 i32.const 792 i32.mul local.get 0 i32.const 793 i32.mul local.get 0 i32.const 794 i32.mul local.get 0 i32.const 795 i32.mul
    local.get 0 i32.const 796 i32.mul local.get 0 i32.const 797 i32.mul local.get 0 i32.const 798 i32.mul local.get 0 i32.const 799 i32.mul
    local.get 0 i32.const 800 i32.mul local.get 0 i32.const 801 i32.mul local.get 0 i32.const 802 i32.mul local.get 0 i32.const 803 i32.mul
    local.get 0 i32.const 804 i32.mul local.get 0 i32.const 805 i32.mul local.get 0 i32.const 806 i32.mul local.get 0 i32.const 807 i32.mul
    local.get 0 i32.const 808 i32.mul local.get 0 i32.const 809 i32.mul local.get 0 i32.const 810 i32.mul local.get 0 i32.const 811 i32.mul
    local.get 0 i32.const 812 i32.mul local.get 0 i32.const 813 i32.mul local.get 0 i32.const 814 i32.mul local.get 0 i32.const 815 i32.mul
    local.get 0 i32.const 816 i32.mul local.get 0 i32.const 817 i32.mul local.get 0 i32.const 818 i32.mul local.get 0 i32.const 819 i32.mul
    local.get 0 i32.const 820 i32.mul local.get 0 i32.const 821 i32.mul local.get 0 i32.const 822 i32.mul local.get 0 i32.const 823 i32.mul
    local.get 0 i32.const 824 i32.mul local.get 0 i32.const 825 i32.mul local.get 0 i32.const 826 i32.mul local.get 0 i32.const 827 i32.mul
    local.get 0 i32.const 828 i32.mul local.get 0 i32.const 829 i32.mul local.get 0 i32.const 830 i32.mul local.get 0 i32.const 831 i32.mul
    local.get 0 i32.const 832 i32.mul local.get 0 i32.const 833 i32.mul local.get 0 i32.const 834 i32.mul local.get 0 i32.const 835 i32.mul
    local.get 0 i32.const 836 i32.mul local.get 0 i32.const 837 i32.mul local.get 0 i32.const 838 i32.mul local.get 0 i32.const 839 i32.mul
    local.get 0 i32.const 840 i32.mul local.get 0 i32.const 841 i32.mul local.get 0 i32.const 842 i32.mul local.get 0 i32.const 843 i32.mul
    local.get 0 i32.const 844 i32.mul local.get 0 i32.const 845 i32.mul local.get 0 i32.const 846 i32.mul local.get 0 i32.const 847 i32.mul
    local.get 0 i32.const 848 i32.mul local.get 0 i32.const 849 i32.mul local.get 0 i32.const 850 i32.mul local.get 0 i32.const 851 i32.mul
    local.get 0 i32.const 852 i32.mul local.get 0 i32.const 853 i32.mul local.get 0 i32.const 854 i32.mul local.get 0 i32.const 855 i32.mul
    local.get 0 i32.const 856 i32.mul local.get 0 i32.const 857 i32.mul local.get 0 i32.const 858 i32.mul local.get 0 i32.const 859 i32.mul
    local.get 0 i32.const 860 i32.mul local.get 0 i32.const 861 i32.mul local.get 0 i32.const 862 i32.mul local.get 0 i32.const 863 i32.mul
    local.get 0 i32.const 864 i32.mul local.get 0 i32.const 865 i32.mul local.get 0 i32.const 866 i32.mul local.get 0 i32.const 867 i32.mul
    local.get 0 i32.const 868 i32.mul local.get 0 i32.const 869 i32.mul local.get 0 i32.const 870 i32.mul local.get 0 i32.const 871 i32.mul
    local.get 0 i32.const 872 i32.mul local.get 0 i32.const 873 i32.mul local.get 0 i32.const 874 i32.mul local.get 0 i32.const 875 i32.mul
    local.get 0 i32.const 876 i32.mul local.get 0 i32.const 877 i32.mul local.get 0 i32.const 878 i32.mul local.get 0 i32.const 879 i32.mul
    local.get 0 i32.const 880 i32.mul local.get 0 i32.const 881 i32.mul local.get 0 i32.const 882 i32.mul local.get 0 i32.const 883 i32.mul
    local.get 0 i32.const 884 i32.mul local.get 0 i32.const 885 i32.mul local.get 0 i32.const 886 i32.mul local.get 0 i32.const 887 i32.mul
    local.get 0 i32.const 888 i32.mul local.get 0 i32.const 889 i32.mul local.get 0 i32.const 890 i32.mul local.get 0 i32.const 891 i32.mul
    local.get 0 i32.const 892 i32.mul local.get 0 i32.const 893 i32.mul local.get 0 i32.const 894 i32.mul local.get 0 i32.const 895 i32.mul
    local.get 0 i32.const 896 i32.mul local.get 0 i32.const 897 i32.mul local.get 0 i32.const 898 i32.mul local.get 0 i32.const 899 i32.mul
    local.get 0 i32.const 900 i32.mul local.get 0 i32.const 901 i32.mul local.get 0 i32.const 902 i32.mul local.get 0 i32.const 903 i32.mul
    local.get 0 i32.const 904 i32.mul local.get 0 i32.const 905 i32.mul local.get 0 i32.const 906 i32.mul local.get 0 i32.const 907 i32.mul
    local.get 0 i32.const 908 i32.mul local.get 0 i32.const 909 i32.mul local.get 0 i32.const 910 i32.mul local.get 0 i32.const 911 i32.mul
    local.get 0 i32.const 912 i32.mul local.get 0 i32.const 913 i32.mul local.get 0 i32.const 914 i32.mul local.get 0 i32.const 915 i32.mul
    local.get 0 i32.const 916 i32.mul local.get 0 i32.const 917 i32.mul local.get 0 i32.const 918 i32.mul local.get 0 i32.const 919 i32.mul
    local.get 0 i32.const 920 i32.mul local.get 0 i32.const 921 i32.mul local.get 0 i32.const 922 i32.mul local.get 0 i32.const 923 i32.mul
    local.get 0 i32.const 924 i32.mul local.get 0 i32.const 925 i32.mul local.get 0 i32.const 926 i32.mul local.get 0 i32.const 927 i32.mul
    local.get 0 i32.const 928 i32.mul local.get 0 i32.const 929 i32.mul local.get 0 i32.const 930 i32.mul local.get 0 i32.const 931 i32.mul
    local.get 0 i32.const 932 i32.mul local.get 0 i32.const 933 i32.mul local.get 0 i32.const 934 i32.mul local.get 0 i32.const 935 i32.mul
    local.get 0 i32.const 936 i32.mul local.get 0 i32.const 937 i32.mul local.get 0 i32.const 938 i32.mul local.get 0 i32.const 939 i32.mul
    local.get 0 i32.const 940 i32.mul local.get 0 i32.const 941 i32.mul local.get 0 i32.const 942 i32.mul local.get 0 i32.const 943 i32.mul
    local.get 0 i32.const 944 i32.mul local.get 0 i32.const 945 i32.mul local.get 0 i32.const 946 i32.mul local.get 0 i32.const 947 i32.mul
    local.get 0 i32.const 948 i32.mul local.get 0 i32.const 949 i32.mul local.get 0 i32.const 950 i32.mul local.get 0 i32.const 951 i32.mul
    local.get 0 i32.const 952 i32.mul local.get 0 i32.const 953 i32.mul local.get 0 i32.const 954 i32.mul local.get 0 i32.const 955 i32.mul
    local.get 0 i32.const 956 i32.mul local.get 0 i32.const 957 i32.mul local.get 0 i32.const 958 i32.mul local.get 0 i32.const 959 i32.mul
    local.get 0 i32.const 960 i32.mul local.get 0 i32.const 961 i32.mul local.get 0 i32.const 962 i32.mul local.get 0 i32.const 963 i32.mul
    local.get 0 i32.const 964 i32.mul local.get 0 i32.const 965 i32.mul local.get 0 i32.const 966 i32.mul local.get 0 i32.const 967 i32.mul
    local.get 0 i32.const 968 i32.mul local.get 0 i32.const 969 i32.mul local.get 0 i32.const 970 i32.mul local.get 0 i32.const 971 i32.mul
    local.get 0 i32.const 972 i32.mul local.get 0 i32.const 973 i32.mul local.get 0 i32.const 974 i32.mul local.get 0 i32.const 975 i32.mul
    local.get 0 i32.const 976 i32.mul local.get 0 i32.const 977 i32.mul local.get 0 i32.const 978 i32.mul local.get 0 i32.const 979 i32.mul
    local.get 0 i32.const 980 i32.mul local.get 0 i32.const 981 i32.mul local.get 0 i32.const 982 i32.mul local.get 0 i32.const 983 i32.mul
    local.get 0 i32.const 984 i32.mul local.get 0 i32.const 985 i32.mul local.get 0 i32.const 986 i32.mul local.get 0 i32.const 987 i32.mul
    local.get 0 i32.const 988 i32.mul local.get 0 i32.const 989 i32.mul local.get 0 i32.const 990 i32.mul local.get 0 i32.const 991 i32.mul
    local.get 0 i32.const 992 i32.mul local.get 0 i32.const 993 i32.mul local.get 0 i32.const 994 i32.mul local.get 0 i32.const 995 i32.mul
    local.get 0 i32.const 996 i32.mul local.get 0 i32.const 997 i32.mul local.get 0 i32.const 998 i32.mul local.get 0 i32.const 999 i32.mul
    local.get 0 i32.const 1000 i32.mul local.get 0 i32.const 1001 i32.mul local.get 0 i32.const 1002 i32.mul local.get 0 i32.const 1003 i32.mul
    local.get 0 i32.const 1004 i32.mul local.get 0 i32.const 1005 i32.mul local.get 0 i32.const 1006 i32.mul local.get 0 i32.const 1007 i32.mul
    local.get 0 i32.const 1008 i32.mul local.get 0 i32.const 1009 i32.mul local.get 0 i32.const 1010 i32.mul local.get 0 i32.const 1011 i32.mul
    local.get 0 i32.const 1012 i32.mul local.get 0 i32.const 1013 i32.mul local.get 0 i32.const 1014 i32.mul local.get 0 i32.const 1015 i32.mul
    local.get 0 i32.const 1016 i32.mul local.get 0 i32.const 1017 i32.mul local.get 0 i32.const 1018 i32.mul local.get 0 i32.const 1019 i32.mul
    local.get 0 i32.const 1020 i32.mul local.get 0 i32.const 1021 i32.mul local.get 0 i32.const 1022 i32.mul local.get 0 i32.const 1023 i32.mul
    local.get 0 i32.const 1024 i32.mul local.get 0 i32.const 1025 i32.mul local.get 0 i32.const 1026 i32.mul local.get 0 i32.const 1027 i32.mul
    local.get 0 i32.const 1028 i32.mul local.get 0 i32.const 1029 i32.mul local.get 0 i32.const 1030 i32.mul local.get 0 i32.const 1031 i32.mul
    local.get 0 i32.const 1032 i32.mul local.get 0 i32.const 1033 i32.mul local.get 0 i32.const 1034 i32.mul local.get 0 i32.const 1035 i32.mul
    local.get 0 i32.const 1036 i32.mul local.get 0 i32.const 1037 i32.mul local.get 0 i32.const 1038 i32.mul local.get 0 i32.const 1039 i32.mul
    local.get 0 i32.const 1040 i32.mul local.get 0 i32.const 1041 i32.mul local.get 0 i32.const 1042 i32.mul local.get 0 i32.const 1043 i32.mul
    local.get 0 i32.const 1044 i32.mul local.get 0 i32.const 1045 i32.mul local.get 0 i32.const 1046 i32.mul local.get 0 i32.const 1047 i32.mul
    local.get 0 i32.const 1048 i32.mul local.get 0 i32.const 1049 i32.mul local.get 0 i32.const 1050 i32.mul local.get 0 i32.const 1051 i32.mul
    local.get 0 i32.const 1052 i32.mul local.get 0 i32.const 1053 i32.mul local.get 0 i32.const 1054 i32.mul local.get 0 i32.const 1055 i32.mul
    local.get 0 i32.const 1056 i32.mul local.get 0 i32.const 1057 i32.mul local.get 0 i32.const 1058 i32.mul local.get 0 i32.const 1059 i32.mul
    local.get 0 i32.const 1060 i32.mul local.get 0 i32.const 1061 i32.mul local.get 0 i32.const 1062 i32.mul local.get 0 i32.const 1063 i32.mul
    local.get 0 i32.const 1064 i32.mul local.get 0 i32.const 1065 i32.mul local.get 0 i32.const 1066 i32.mul local.get 0 i32.const 1067 i32.mul
    local.get 0 i32.const 1068 i32.mul local.get 0 i32.const 1069 i32.mul local.get 0 i32.const 1070 i32.mul local.get 0 i32.const 1071 i32.mul
    local.get 0 i32.const 1072 i32.mul local.get 0 i32.const 1073 i32.mul local.get 0 i32.const 1074 i32.mul local.get 0 i32.const 1075 i32.mul
    local.get 0 i32.const 1076 i32.mul local.get 0 i32.const 1077 i32.mul local.get 0 i32.const 1078 i32.mul local.get 0 i32.const 1079 i32.mul
    local.get 0 i32.const 1080 i32.mul local.get 0 i32.const 1081 i32.mul local.get 0 i32.const 1082 i32.mul local.get 0 i32.const 1083 i32.mul
    local.get 0 i32.const 1084 i32.mul local.get 0 i32.const 1085 i32.mul local.get 0 i32.const 1086 i32.mul local.get 0 i32.const 1087 i32.mul
    local.get 0 i32.const 1088 i32.mul local.get 0 i32.const 1089 i32.mul local.get 0 i32.const 1090 i32.mul local.get 0 i32.const 1091 i32.mul
    local.get 0 i32.const 1092 i32.mul local.get 0 i32.const 1093 i32.mul local.get 0 i32.const 1094 i32.mul local.get 0 i32.const 1095 i32.mul
    local.get 0 i32.const 1096 i32.mul local.get 0 i32.const 1097 i32.mul local.get 0 i32.const 1098 i32.mul local.get 0 i32.const 1099 i32.mul
    local.get 0 i32.const 1100 i32.mul local.get 0 i32.const 1101 i32.mul local.get 0 i32.const 1102 i32.mul local.get 0 i32.const 1103 i32.mul
    local.get 0 i32.const 1104 i32.mul local.get 0 i32.const 1105 i32.mul local.get 0 i32.const 1106 i32.mul local.get 0 i32.const 1107 i32.mul
    local.get 0 i32.const 1108 i32.mul local.get 0 i32.const 1109 i32.mul local.get 0 i32.const 1110 i32.mul local.get 0 i32.const 1111 i32.mul
    local.get 0 i32.const 1112 i32.mul local.get 0 i32.const 1113 i32.mul local.get 0 i32.const 1114 i32.mul local.get 0 i32.const 1115 i32.mul
    local.get 0 i32.const 1116 i32.mul local.get 0 i32.const 1117 i32.mul local.get 0 i32.const 1118 i32.mul local.get 0 i32.const 1119 i32.mul
    local.get 0 i32.const 1120 i32.mul local.get 0 i32.const 1121 i32.mul local.get 0 i32.const 1122 i32.mul local.get 0 i32.const 1123 i32.mul
    local.get 0 i32.const 1124 i32.mul local.get 0 i32.const 1125 i32.mul local.get 0 i32.const 1126 i32.mul local.get 0 i32.const 1127 i32.mul
    local.get 0 i32.const 1128 i32.mul local.get 0 i32.const 1129 i32.mul local.get 0 i32.const 1130 i32.mul local.get 0 i32.const 1131 i32.mul
    local.get 0 i32.const 1132 i32.mul local.get 0 i32.const 1133 i32.mul local.get 0 i32.const 1134 i32.mul local.get 0 i32.const 1135 i32.mul
    local.get 0 i32.const 1136 i32.mul local.get 0 i32.const 1137 i32.mul local.get 0 i32.const 1138 i32.mul local.get 0 i32.const 1139 i32.mul
    local.get 0 i32.const 1140 i32.mul local.get 0 i32.const 1141 i32.mul local.get 0 i32.const 1142 i32.mul local.get 0 i32.const 1143 i32.mul
    local.get 0 i32.const 1144 i32.mul local.get 0 i32.const 1145 i32.mul local.get 0 i32.const 1146 i32.mul local.get 0 i32.const 1147 i32.mul
    local.get 0 i32.const 1148 i32.mul local.get 0 i32.const 1149 i32.mul local.get 0 i32.const 1150 i32.mul local.get 0 i32.const 1151 i32.mul
    local.get 0 i32.const 1152 i32.mul local.get 0 i32.const 1153 i32.mul local.get 0 i32.const 1154 i32.mul local.get 0 i32.const 1155 i32.mul
    local.get 0 i32.const 1156 i32.mul local.get 0 i32.const 1157 i32.mul local.get 0 i32.const 1158 i32.mul local.get 0 i32.const 1159 i32.mul
    local.get 0 i32.const 1160 i32.mul local.get 0 i32.const 1161 i32.mul local.get 0 i32.const 1162 i32.mul local.get 0 i32.const 1163 i32.mul
    local.get 0 i32.const 1164 i32.mul local.get 0 i32.const 1165 i32.mul local.get 0 i32.const 1166 i32.mul local.get 0 i32.const 1167 i32.mul
    local.get 0 i32.const 1168 i32.mul local.get 0 i32.const 1169 i32.mul local.get 0 i32.const 1170 i32.mul local.get 0 i32.const 1171 i32.mul
    local.get 0 i32.const 1172 i32.mul local.get 0 i32.const 1173 i32.mul local.get 0 i32.const 1174 i32.mul local.get 0 i32.const 1175 i32.mul
    local.get 0 i32.const 1176 i32.mul local.get 0 i32.const 1177 i32.mul local.get 0 i32.const 1178 i32.mul local.get 0 i32.const 1179 i32.mul
    local.get 0 i32.const 1180 i32.mul local.get 0 i32.const 1181 i32.mul local.get 0 i32.const 1182 i32.mul local.get 0 i32.const 1183 i32.mul
    local.get 0 i32.const 1184 i32.mul local.get 0 i32.const 1185 i32.mul local.get 0 i32.const 1186 i32.mul local.get 0 i32.const 1187 i32.mul
    local.get 0 i32.const 1188 i32.mul local.get 0 i32.const 1189 i32.mul local.get 0 i32.const 1190 i32.mul local.get 0 i32.const 1191 i32.mul
    local.get 0 i32.const 1192 i32.mul local.get 0 i32.const 1193 i32.mul local.get 0 i32.const 1194 i32.mul local.get 0 i32.const 1195 i32.mul
    local.get 0 i32.const 1196 i32.mul local.get 0 i32.const 1197 i32.mul local.get 0 i32.const 1198 i32.mul local.get 0 i32.const 1199 i32.mul
    local.get 0 i32.const 1200 i32.mul local.get 0 i32.const 1201 i32.mul local.get 0 i32.const 1202 i32.mul local.get 0 i32.const 1203 i32.mul
    local.get 0 i32.const 1204 i32.mul local.get 0 i32.const 1205 i32.mul local.get 0 i32.const 1206 i32.mul local.get 0 i32.const 1207 i32.mul
    local.get 0 i32.const 1208 i32.mul local.get 0 i32.const 1209 i32.mul local.get 0 i32.const 1210 i32.mul local.get 0 i32.const 1211 i32.mul
    local.get 0 i32.const 1212 i32.mul local.get 0 i32.const 1213 i32.mul local.get 0 i32.const 1214 i32.mul local.get 0 i32.const 1215 i32.mul
    local.get 0 i32.const 1216 i32.mul local.get 0 i32.const 1217 i32.mul local.get 0 i32.const 1218 i32.mul local.get 0 i32.const 1219 i32.mul
    local.get 0 i32.const 1220 i32.mul local.get 0 i32.const 1221 i32.mul local.get 0 i32.const 1222 i32.mul local.get 0 i32.const 1223 i32.mul
    local.get 0 i32.const 1224 i32.mul local.get 0 i32.const 1225 i32.mul local.get 0 i32.const 1226 i32.mul local.get 0 i32.const 1227 i32.mul
    local.get 0 i32.const 1228 i32.mul local.get 0 i32.const 1229 i32.mul local.get 0 i32.const 1230 i32.mul local.get 0 i32.const 1231 i32.mul
    local.get 0 i32.const 1232 i32.mul local.get 0 i32.const 1233 i32.mul local.get 0 i32.const 1234 i32.mul local.get 0 i32.const 1235 i32.mul
    local.get 0 i32.const 1236 i32.mul local.get 0 i32.const 1237 i32.mul local.get 0 i32.const 1238 i32.mul local.get 0 i32.const 1239 i32.mul
    local.get 0 i32.const 1240 i32.mul local.get 0 i32.const 1241 i32.mul local.get 0 i32.const 1242 i32.mul local.get 0 i32.const 1243 i32.mul
    local.get 0 i32.const 1244 i32.mul local.get 0 i32.const 1245 i32.mul local.get 0 i32.const 1246 i32.mul local.get 0 i32.const 1247 i32.mul
    local.get 0 i32.const 1248 i32.mul local.get 0 i32.const 1249 i32.mul local.get 0 i32.const 1250 i32.mul local.get 0 i32.const 1251 i32.mul
    local.get 0 i32.const 1252 i32.mul local.get 0 i32.const 1253 i32.mul local.get 0 i32.const 1254 i32.mul local.get 0 i32.const 1255 i32.mul
    local.get 0 i32.const 1256 i32.mul local.get 0 i32.const 1257 i32.mul local.get 0 i32.const 1258 i32.mul local.get 0 i32.const 1259 i32.mul
    local.get 0 i32.const 1260 i32.mul local.get 0 i32.const 1261 i32.mul local.get 0 i32.const 1262 i32.mul local.get 0 i32.const 1263 i32.mul
    local.get 0 i32.const 1264 i32.mul local.get 0 i32.const 1265 i32.mul local.get 0 i32.const 1266 i32.mul local.get 0 i32.const 1267 i32.mul
    local.get 0 i32.const 1268 i32.mul local.get 0 i32.const 1269 i32.mul local.get 0 i32.const 1270 i32.mul local.get 0 i32.const 1271 i32.mul
    local.get 0 i32.const 1272 i32.mul local.get 0 i32.const 1273 i32.mul local.get 0 i32.const 1274 i32.mul local.get 0 i32.const 1275 i32.mul
    local.get 0 i32.const 1276 i32.mul local.get 0 i32.const 1277 i32.mul local.get 0 i32.const 1278 i32.mul local.get 0 i32.const 1279 i32.mul
    local.get 0 i32.const 1280 i32.mul local.get 0 i32.const 1281 i32.mul local.get 0 i32.const 1282 i32.mul local.get 0 i32.const 1283 i32.mul
    local.get 0 i32.const 1284 i32.mul local.get 0 i32.const 1285 i32.mul local.get 0 i32.const 1286 i32.mul local.get 0 i32.const 1287 i32.mul
    local.get 0 i32.const 1288 i32.mul local.get 0 i32.const 1289 i32.mul local.get 0 i32.const 1290 i32.mul local.get 0 i32.const 1291 i32.mul
    local.get 0 i32.const 1292 i32.mul local.get 0 i32.const 1293 i32.mul local.get 0 i32.const 1294 i32.mul local.get 0 i32.const 1295 i32.mul
    local.get 0 i32.const 1296 i32.mul local.get 0 i32.const 1297 i32.mul local.get 0 i32.const 1298 i32.mul local.get 0 i32.const 1299 i32.mul
    local.get 0 i32.const 1300 i32.mul local.get 0 i32.const 1301 i32.mul local.get 0 i32.const 1302 i32.mul local.get 0 i32.const 1303 i32.mul
    local.get 0 i32.const 1304 i32.mul local.get 0 i32.const 1305 i32.mul local.get 0 i32.const 1306 i32.mul local.get 0 i32.const 1307 i32.mul
    local.get 0 i32.const 1308 i32.mul local.get 0 i32.const 1309 i32.mul local.get 0 i32.const 1310 i32.mul local.get 0 i32.const 1311 i32.mul
    local.get 0 i32.const 1312 i32.mul local.get 0 i32.const 1313 i32.mul local.get 0 i32.const 1314 i32.mul local.get 0 i32.const 1315 i32.mul
    local.get 0 i32.const 1316 i32.mul local.get 0 i32.const 1317 i32.mul local.get 0 i32.const 1318 i32.mul local.get 0 i32.const 1319 i32.mul
    local.get 0 i32.const 1320 i32.mul local.get 0 i32.const 1321 i32.mul local.get 0 i32.const 1322 i32.mul local.get 0 i32.const 1323 i32.mul
    local.get 0 i32.const 1324 i32.mul local.get 0 i32.const 1325 i32.mul local.get 0 i32.const 1326 i32.mul local.get 0 i32.const 1327 i32.mul
    local.get 0 i32.const 1328 i32.mul local.get 0 i32.const 1329 i32.mul local.get 0 i32.const 1330 i32.mul local.get 0 i32.const 1331 i32.mul
    local.get 0 i32.const 1332 i32.mul local.get 0 i32.const 1333 i32.mul local.get 0 i32.const 1334 i32.mul local.get 0 i32.const 1335 i32.mul
    local.get 0 i32.const 1336 i32.mul local.get 0 i32.const 1337 i32.mul local.get 0 i32.const 1338 i32.mul local.get 0 i32.const 1339 i32.mul
    local.get 0 i32.const 1340 i32.mul local.get 0 i32.const 1341 i32.mul local.get 0 i32.const 1342 i32.mul local.get 0 i32.const 1343 i32.mul
    local.get 0 i32.const 1344 i32.mul local.get 0 i32.const 1345 i32.mul local.get 0 i32.const 1346 i32.mul local.get 0 i32.const 1347 i32.mul
    local.get 0 i32.const 1348 i32.mul local.get 0 i32.const 1349 i32.mul local.get 0 i32.const 1350 i32.mul local.get 0 i32.const 1351 i32.mul
    local.get 0 i32.const 1352 i32.mul local.get 0 i32.const 1353 i32.mul local.get 0 i32.const 1354 i32.mul local.get 0 i32.const 1355 i32.mul
    local.get 0 i32.const 1356 i32.mul local.get 0 i32.const 1357 i32.mul local.get 0 i32.const 1358 i32.mul local.get 0 i32.const 1359 i32.mul
    local.get 0 i32.const 1360 i32.mul local.get 0 i32.const 1361 i32.mul local.get 0 i32.const 1362 i32.mul local.get 0 i32.const 1363 i32.mul
    local.get 0 i32.const 1364 i32.mul local.get 0 i32.const 1365 i32.mul local.get 0 i32.const 1366 i32.mul local.get 0 i32.const 1367 i32.mul
    local.get 0 i32.const 1368 i32.mul local.get 0 i32.const 1369 i32.mul local.get 0 i32.const 1370 i32.mul local.get 0 i32.const 1371 i32.mul
    local.get 0 i32.const 1372 i32.mul local.get 0 i32.const 1373 i32.mul local.get 0 i32.const 1374 i32.mul local.get 0 i32.const 1375 i32.mul
    local.get 0 i32.const 1376 i32.mul local.get 0 i32.const 1377 i32.mul local.get 0 i32.const 1378 i32.mul local.get 0 i32.const 1379 i32.mul
    local.get 0 i32.const 1380 i32.mul local.get 0 i32.const 1381 i32.mul local.get 0 i32.const 1382 i32.mul local.get 0 i32.const 1383 i32.mul
    local.get 0 i32.const 1384 i32.mul local.get 0 i32.const 1385 i32.mul local.get 0 i32.const 1386 i32.mul local.get 0 i32.const 1387 i32.mul
    local.get 0 i32.const 1388 i32.mul local.get 0 i32.const 1389 i32.mul local.get 0 i32.const 1390 i32.mul local.get 0 i32.const 1391 i32.mul
    local.get 0 i32.const 1392 i32.mul local.get 0 i32.const 1393 i32.mul local.get 0 i32.const 1394 i32.mul local.get 0 i32.const 1395 i32.mul
    local.get 0 i32.const 1396 i32.mul local.get 0 i32.const 1397 i32.mul local.get 0 i32.const 1398 i32.mul local.get 0 i32.const 1399 i32.mul
    local.get 0 i32.const 1400 i32.mul local.get 0 i32.const 1401 i32.mul local.get 0 i32.const 1402 i32.mul local.get 0 i32.const 1403 i32.mul
    local.get 0 i32.const 1404 i32.mul local.get 0 i32.const 1405 i32.mul local.get 0 i32.const 1406 i32.mul local.get 0 i32.const 1407 i32.mul
    local.get 0 i32.const 1408 i32.mul local.get 0 i32.const 1409 i32.mul local.get 0 i32.const 1410 i32.mul local.get 0 i32.const 1411 i32.mul
    local.get 0 i32.const 1412 i32.mul local.get 0 i32.const 1413 i32.mul local.get 0 i32.const 1414 i32.mul local.get 0 i32.const 1415 i32.mul
    local.get 0 i32.const 1416 i32.mul local.get 0 i32.const 1417 i32.mul local.get 0 i32.const 1418 i32.mul local.get 0 i32.const 1419 i32.mul
    local.get 0 i32.const 1420 i32.mul local.get 0 i32.const 1421 i32.mul local.get 0 i32.const 1422 i32.mul local.get 0 i32.const 1423 i32.mul
    local.get 0 i32.const 1424 i32.mul local.get 0 i32.const 1425 i32.mul local.get 0 i32.const 1426 i32.mul local.get 0 i32.const 1427 i32.mul
    local.get 0 i32.const 1428 i32.mul local.get 0 i32.const 1429 i32.mul local.get 0 i32.const 1430 i32.mul local.get 0 i32.const 1431 i32.mul
    local.get 0 i32.const 1432 i32.mul local.get 0 i32.const 1433 i32.mul local.get 0 i32.const 1434 i32.mul local.get 0 i32.const 1435 i32.mul
    local.get 0 i32.const 1436 i32.mul local.get 0 i32.const 1437 i32.mul local.get 0 i32.const 1438 i32.mul local.get 0 i32.const 1439 i32.mul
    local.get 0 i32.const 1440 i32.mul local.get 0 i32.const 1441 i32.mul local.get 0 i32.const 1442 i32.mul local.get 0 i32.const 1443 i32.mul
    local.get 0 i32.const 1444 i32.mul local.get 0 i32.const 1445 i32.mul local.get 0 i32.const 1446 i32.mul local.get 0 i32.const 1447 i32.mul
    local.get 0 i32.const 1448 i32.mul local.get 0 i32.const 1449 i32.mul local.get 0 i32.const 1450 i32.mul local.get 0 i32.const 1451 i32.mul
    local.get 0 i32.const 1452 i32.mul local.get 0 i32.const 1453 i32.mul local.get 0 i32.const 1454 i32.mul local.get 0 i32.const 1455 i32.mul
    local.get 0 i32.const 1456 i32.mul local.get 0 i32.const 1457 i32.mul local.get 0 i32.const 1458 i32.mul local.get 0 i32.const 1459 i32.mul
    local.get 0 i32.const 1460 i32.mul local.get 0 i32.const 1461 i32.mul local.get 0 i32.const 1462 i32.mul local.get 0 i32.const 1463 i32.mul
    local.get 0 i32.const 1464 i32.mul local.get 0 i32.const 1465 i32.mul local.get 0 i32.const 1466 i32.mul local.get 0 i32.const 1467 i32.mul
    local.get 0 i32.const 1468 i32.mul local.get 0 i32.const 1469 i32.mul local.get 0 i32.const 1470 i32.mul local.get 0 i32.const 1471 i32.mul
    local.get 0 i32.const 1472 i32.mul local.get 0 i32.const 1473 i32.mul local.get 0 i32.const 1474 i32.mul local.get 0 i32.const 1475 i32.mul
    local.get 0 i32.const 1476 i32.mul local.get 0 i32.const 1477 i32.mul local.get 0 i32.const 1478 i32.mul local.get 0 i32.const 1479 i32.mul
    local.get 0 i32.const 1480 i32.mul local.get 0 i32.const 1481 i32.mul local.get 0 i32.const 1482 i32.mul local.get 0 i32.const 1483 i32.mul
    local.get 0 i32.const 1484 i32.mul local.get 0 i32.const 1485 i32.mul local.get 0 i32.const 1486 i32.mul local.get 0 i32.const 1487 i32.mul
    local.get 0 i32.const 1488 i32.mul local.get 0 i32.const 1489 i32.mul local.get 0 i32.const 1490 i32.mul local.get 0 i32.const 1491 i32.mul
    local.get 0 i32.const 1492 i32.mul local.get 0 i32.const 1493 i32.mul local.get 0 i32.const 1494 i32.mul local.get 0 i32.const 1495 i32.mul
    local.get 0 i32.const 1496 i32.mul local.get 0 i32.const 1497 i32.mul local.get 0 i32.const 1498 i32.mul local.get 0 i32.const 1499 i32.mul
    local.get 0 i32.const 1500 i32.mul local.get 0 i32.const 1501 i32.mul local.get 0 i32.const 1502 i32.mul local.get 0 i32.const 1503 i32.mul
    local.get 0 i32.const 1504 i32.mul local.get 0 i32.const 1505 i32.mul local.get 0 i32.const 1506 i32.mul local.get 0 i32.const 1507 i32.mul
    local.get 0 i32.const 1508 i32.mul local.get 0 i32.const 1509 i32.mul local.get 0 i32.const 1510 i32.mul local.get 0 i32.const 1511 i32.mul
    local.get 0 i32.const 1512 i32.mul local.get 0 i32.const 1513 i32.mul local.get 0 i32.const 1514 i32.mul local.get 0 i32.const 1515 i32.mul
    local.get 0 i32.const 1516 i32.mul local.get 0 i32.const 1517 i32.mul local.get 0 i32.const 1518 i32.mul local.get 0 i32.const 1519 i32.mul
    local.get 0 i32.const 1520 i32.mul local.get 0 i32.const 1521 i32.mul local.get 0 i32.const 1522 i32.mul local.get 0 i32.const 1523 i32.mul
    local.get 0 i32.const 1524 i32.mul local.get 0 i32.const 1525 i32.mul local.get 0 i32.const 1526 i32.mul local.get 0 i32.const 1527 i32.mul
    local.get 0 i32.const 1528 i32.mul local.get 0 i32.const 1529 i32.mul local.get 0 i32.const 1530 i32.mul local.get 0 i32.const 1531 i32.mul
    local.get 0 i32.const 1532 i32.mul local.get 0 i32.const 1533 i32.mul local.get 0 i32.const 1534 i32.mul local.get 0 i32.const 1535 i32.mul
    local.get 0 i32.const 1536 i32.mul local.get 0 i32.const 1537 i32.mul local.get 0 i32.const 1538 i32.mul local.get 0 i32.const 1539 i32.mul
    local.get 0 i32.const 1540 i32.mul local.get 0 i32.const 1541 i32.mul local.get 0 i32.const 1542 i32.mul local.get 0 i32.const 1543 i32.mul
    local.get 0 i32.const 1544 i32.mul local.get 0 i32.const 1545 i32.mul local.get 0 i32.const 1546 i32.mul local.get 0 i32.const 1547 i32.mul
    local.get 0 i32.const 1548 i32.mul local.get 0 i32.const 1549 i32.mul local.get 0 i32.const 1550 i32.mul local.get 0 i32.const 1551 i32.mul
    local.get 0 i32.const 1552 i32.mul local.get 0 i32.const 1553 i32.mul local.get 0 i32.const 1554 i32.mul local.get 0 i32.const 1555 i32.mul
    local.get 0 i32.const 1556 i32.mul local.get 0 i32.const 1557 i32.mul local.get 0 i32.const 1558 i32.mul local.get 0 i32.const 1559 i32.mul
    local.get 0 i32.const 1560 i32.mul local.get 0 i32.const 1561 i32.mul local.get 0 i32.const 1562 i32.mul local.get 0 i32.const 1563 i32.mul
    local.get 0 i32.const 1564 i32.mul local.get 0 i32.const 1565 i32.mul local.get 0 i32.const 1566 i32.mul local.get 0 i32.const 1567 i32.mul
    local.get 0 i32.const 1568 i32.mul local.get 0 i32.const 1569 i32.mul local.get 0 i32.const 1570 i32.mul local.get 0 i32.const 1571 i32.mul
    local.get 0 i32.const 1572 i32.mul local.get 0 i32.const 1573 i32.mul local.get 0 i32.const 1574 i32.mul local.get 0 i32.const 1575 i32.mul
    local.get 0 i32.const 1576 i32.mul local.get 0 i32.const 1577 i32.mul local.get 0 i32.const 1578 i32.mul local.get 0 i32.const 1579 i32.mul
    local.get 0 i32.const 1580 i32.mul local.get 0 i32.const 1581 i32.mul local.get 0 i32.const 1582 i32.mul local.get 0 i32.const 1583 i32.mul
    local.get 0 i32.const 1584 i32.mul local.get 0 i32.const 1585 i32.mul local.get 0 i32.const 1586 i32.mul local.get 0 i32.const 1587 i32.mul
    local.get 0 i32.const 1588 i32.mul local.get 0 i32.const 1589 i32.mul local.get 0 i32.const 1590 i32.mul local.get 0 i32.const 1591 i32.mul
    local.get 0 i32.const 1592 i32.mul local.get 0 i32.const 1593 i32.mul local.get 0 i32.const 1594 i32.mul local.get 0 i32.const 1595 i32.mul
    local.get 0 i32.const 1596 i32.mul local.get 0 i32.const 1597 i32.mul local.get 0 i32.const 1598 i32.mul local.get 0 i32.const 1599 i32.mul
    local.get 0 i32.const 1600 i32.mul local.get 0 i32.const 1601 i32.mul local.get 0 i32.const 1602 i32.mul local.get 0 i32.const 1603 i32.mul
    local.get 0 i32.const 1604 i32.mul local.get 0 i32.const 1605 i32.mul local.get 0 i32.const 1606 i32.mul local.get 0 i32.const 1607 i32.mul
    local.get 0 i32.const 1608 i32.mul local.get 0 i32.const 1609 i32.mul local.get 0 i32.const 1610 i32.mul local.get 0 i32.const 1611 i32.mul
    local.get 0 i32.const 1612 i32.mul local.get 0 i32.const 1613 i32.mul local.get 0 i32.const 1614 i32.mul local.get 0 i32.const 1615 i32.mul
    local.get 0 i32.const 1616 i32.mul local.get 0 i32.const 1617 i32.mul local.get 0 i32.const 1618 i32.mul local.get 0 i32.const 1619 i32.mul
    local.get 0 i32.const 1620 i32.mul local.get 0 i32.const 1621 i32.mul local.get 0 i32.const 1622 i32.mul local.get 0 i32.const 1623 i32.mul
    local.get 0 i32.const 1624 i32.mul local.get 0 i32.const 1625 i32.mul local.get 0 i32.const 1626 i32.mul local.get 0 i32.const 1627 i32.mul
    local.get 0 i32.const 1628 i32.mul local.get 0 i32.const 1629 i32.mul local.get 0 i32.const 1630 i32.mul local.get 0 i32.const 1631 i32.mul
    local.get 0 i32.const 1632 i32.mul local.get 0 i32.const 1633 i32.mul local.get 0 i32.const 1634 i32.mul local.get 0 i32.const 1635 i32.mul
    local.get 0 i32.const 1636 i32.mul local.get 0 i32.const 1637 i32.mul local.get 0 i32.const 1638 i32.mul local.get 0 i32.const 1639 i32.mul
    local.get 0 i32.const 1640 i32.mul local.get 0 i32.const 1641 i32.mul local.get 0 i32.const 1642 i32.mul local.get 0 i32.const 1643 i32.mul
    local.get 0 i32.const 1644 i32.mul local.get 0 i32.const 1645 i32.mul local.get 0 i32.const 1646 i32.mul local.get 0 i32.const 1647 i32.mul
    local.get 0 i32.const 1648 i32.mul local.get 0 i32.const 1649 i32.mul local.get 0 i32.const 1650 i32.mul local.get 0 i32.const 1651 i32.mul
    local.get 0 i32.const 1652 i32.mul local.get 0 i32.const 1653 i32.mul local.get 0 i32.const 1654 i32.mul local.get 0 i32.const 1655 i32.mul
    local.get 0 i32.const 1656 i32.mul local.get 0 i32.const 1657 i32.mul local.get 0 i32.const 1658 i32.mul local.get 0 i32.const 1659 i32.mul
    local.get 0 i32.const 1660 i32.mul local.get 0 i32.const 1661 i32.mul local.get 0 i32.const 1662 i32.mul local.get 0 i32.const 1663 i32.mul
    local.get 0 i32.const 1664 i32.mul local.get 0 i32.const 1665 i32.mul local.get 0 i32.const 1666 i32.mul local.get 0 i32.const 1667 i32.mul
    local.get 0 i32.const 1668 i32.mul local.get 0 i32.const 1669 i32.mul local.get 0 i32.const 1670 i32.mul local.get 0 i32.const 1671 i32.mul
    local.get 0 i32.const 1672 i32.mul local.get 0 i32.const 1673 i32.mul local.get 0 i32.const 1674 i32.mul local.get 0 i32.const 1675 i32.mul
    local.get 0 i32.const 1676 i32.mul local.get 0 i32.const 1677 i32.mul local.get 0 i32.const 1678 i32.mul local.get 0 i32.const 1679 i32.mul
    local.get 0 i32.const 1680 i32.mul local.get 0 i32.const 1681 i32.mul local.get 0 i32.const 1682 i32.mul local.get 0 i32.const 1683 i32.mul
    local.get 0 i32.const 1684 i32.mul local.get 0 i32.const 1685 i32.mul local.get 0 i32.const 1686 i32.mul local.get 0 i32.const 1687 i32.mul
    local.get 0 i32.const 1688 i32.mul local.get 0 i32.const 1689 i32.mul local.get 0 i32.const 1690 i32.mul local.get 0 i32.const 1691 i32.mul
    local.get 0 i32.const 1692 i32.mul local.get 0 i32.const 1693 i32.mul local.get 0 i32.const 1694 i32.mul local.get 0 i32.const 1695 i32.mul
    local.get 0 i32.const 1696 i32.mul local.get 0 i32.const 1697 i32.mul local.get 0 i32.const 1698 i32.mul local.get 0 i32.const 1699 i32.mul
    local.get 0 i32.const 1700 i32.mul local.get 0 i32.const 1701 i32.mul local.get 0 i32.const 1702 i32.mul local.get 0 i32.const 1703 i32.mul
    local.get 0 i32.const 1704 i32.mul local.get 0 i32.const 1705 i32.mul local.get 0 i32.const 1706 i32.mul local.get 0 i32.const 1707 i32.mul
    local.get 0 i32.const 1708 i32.mul local.get 0 i32.const 1709 i32.mul local.get 0 i32.const 1710 i32.mul local.get 0 i32.const 1711 i32.mul
    local.get 0 i32.const 1712 i32.mul local.get 0 i32.const 1713 i32.mul local.get 0 i32.const 1714 i32.mul local.get 0 i32.const 1715 i32.mul
    local.get 0 i32.const 1716 i32.mul local.get 0 i32.const 1717 i32.mul local.get 0 i32.const 1718 i32.mul local.get 0 i32.const 1719 i32.mul
    local.get 0 i32.const 1720 i32.mul local.get 0 i32.const 1721 i32.mul local.get 0 i32.const 1722 i32.mul local.get 0 i32.const 1723 i32.mul
    local.get 0 i32.const 1724 i32.mul local.get 0 i32.const 1725 i32.mul local.get 0 i32.const 1726 i32.mul local.get 0 i32.const 1727 i32.mul
    local.get 0 i32.const 1728 i32.mul local.get 0 i32.const 1729 i32.mul local.get 0 i32.const 1730 i32.mul local.get 0 i32.const 1731 i32.mul
    local.get 0 i32.const 1732 i32.mul local.get 0 i32.const 1733 i32.mul local.get 0 i32.const 1734 i32.mul local.get 0 i32.const 1735 i32.mul
    local.get 0 i32.const 1736 i32.mul local.get 0 i32.const 1737 i32.mul local.get 0 i32.const 1738 i32.mul local.get 0 i32.const 1739 i32.mul
    local.get 0 i32.const 1740 i32.mul local.get 0 i32.const 1741 i32.mul local.get 0 i32.const 1742 i32.mul local.get 0 i32.const 1743 i32.mul
    local.get 0 i32.const 1744 i32.mul local.get 0 i32.const 1745 i32.mul local.get 0 i32.const 1746 i32.mul local.get 0 i32.const 1747 i32.mul
    local.get 0 i32.const 1748 i32.mul local.get 0 i32.const 1749 i32.mul local.get 0 i32.const 1750 i32.mul local.get 0 i32.const 1751 i32.mul
    local.get 0 i32.const 1752 i32.mul local.get 0 i32.const 1753 i32.mul local.get 0 i32.const 1754 i32.mul local.get 0 i32.const 1755 i32.mul
    local.get 0 i32.const 1756 i32.mul local.get 0 i32.const 1757 i32.mul local.get 0 i32.const 1758 i32.mul local.get 0 i32.const 1759 i32.mul
    local.get 0 i32.const 1760 i32.mul local.get 0 i32.const 1761 i32.mul local.get 0 i32.const 1762 i32.mul local.get 0 i32.const 1763 i32.mul
    local.get 0 i32.const 1764 i32.mul local.get 0 i32.const 1765 i32.mul local.get 0 i32.const 1766 i32.mul local.get 0 i32.const 1767 i32.mul
    local.get 0 i32.const 1768 i32.mul local.get 0 i32.const 1769 i32.mul local.get 0 i32.const 1770 i32.mul local.get 0 i32.const 1771 i32.mul
    local.get 0 i32.const 1772 i32.mul local.get 0 i32.const 1773 i32.mul local.get 0 i32.const 1774 i32.mul local.get 0 i32.const 1775 i32.mul
    local.get 0 i32.const 1776 i32.mul local.get 0 i32.const 1777 i32.mul local.get 0 i32.const 1778 i32.mul local.get 0 i32.const 1779 i32.mul
    local.get 0 i32.const 1780 i32.mul local.get 0 i32.const 1781 i32.mul local.get 0 i32.const 1782 i32.mul local.get 0 i32.const 1783 i32.mul
    local.get 0 i32.const 1784 i32.mul local.get 0 i32.const 1785 i32.mul local.get 0 i32.const 1786 i32.mul local.get 0 i32.const 1787 i32.mul
    local.get 0 i32.const 1788 i32.mul local.get 0 i32.const 1789 i32.mul local.get 0 i32.const 1790 i32.mul local.get 0 i32.const 1791 i32.mul
    local.get 0 i32.const 1792 i32.mul local.get 0 i32.const 1793 i32.mul local.get 0 i32.const 1794 i32.mul local.get 0 i32.const 1795 i32.mul
    local.get 0 i32.const 1796 i32.mul local.get 0 i32.const 1797 i32.mul local.get 0 i32.const 1798 i32.mul local.get 0 i32.const 1799 i32.mul
    local.get 0 i32.const 1800 i32.mul local.get 0 i32.const 1801 i32.mul local.get 0 i32.const 1802 i32.mul local.get 0 i32.const 1803 i32.mul
    local.get 0 i32.const 1804 i32.mul local.get 0 i32.const 1805 i32.mul local.get 0 i32.const 1806 i32.mul local.get 0 i32.const 1807 i32.mul
    local.get 0 i32.const 1808 i32.mul local.get 0 i32.const 1809 i32.mul local.get 0 i32.const 1810 i32.mul local.get 0 i32.const 1811 i32.mul
    local.get 0 i32.const 1812 i32.mul local.get 0 i32.const 1813 i32.mul local.get 0 i32.const 1814 i32.mul local.get 0 i32.const 1815 i32.mul
    local.get 0 i32.const 1816 i32.mul local.get 0 i32.const 1817 i32.mul local.get 0 i32.const 1818 i32.mul local.get 0 i32.const 1819 i32.mul
    local.get 0 i32.const 1820 i32.mul local.get 0 i32.const 1821 i32.mul local.get 0 i32.const 1822 i32.mul local.get 0 i32.const 1823 i32.mul
    local.get 0 i32.const 1824 i32.mul local.get 0 i32.const 1825 i32.mul local.get 0 i32.const 1826 i32.mul local.get 0 i32.const 1827 i32.mul
    local.get 0 i32.const 1828 i32.mul local.get 0 i32.const 1829 i32.mul local.get 0 i32.const 1830 i32.mul local.get 0 i32.const 1831 i32.mul
    local.get 0 i32.const 1832 i32.mul local.get 0 i32.const 1833 i32.mul local.get 0 i32.const 1834 i32.mul local.get 0 i32.const 1835 i32.mul
    local.get 0 i32.const 1836 i32.mul local.get 0 i32.const 1837 i32.mul local.get 0 i32.const 1838 i32.mul local.get 0 i32.const 1839 i32.mul
    local.get 0 i32.const 1840 i32.mul local.get 0 i32.const 1841 i32.mul local.get 0 i32.const 1842 i32.mul local.get 0 i32.const 1843 i32.mul
    local.get 0 i32.const 1844 i32.mul local.get 0 i32.const 1845 i32.mul local.get 0 i32.const 1846 i32.mul local.get 0 i32.const 1847 i32.mul
    local.get 0 i32.const 1848 i32.mul local.get 0 i32.const 1849 i32.mul local.get 0 i32.const 1850 i32.mul local.get 0 i32.const 1851 i32.mul
    local.get 0 i32.const 1852 i32.mul local.get 0 i32.const 1853 i32.mul local.get 0 i32.const 1854 i32.mul local.get 0 i32.const 1855 i32.mul
    local.get 0 i32.const 1856 i32.mul local.get 0 i32.const 1857 i32.mul local.get 0 i32.const 1858 i32.mul local.get 0 i32.const 1859 i32.mul
    local.get 0 i32.const 1860 i32.mul local.get 0 i32.const 1861 i32.mul local.get 0 i32.const 1862 i32.mul local.get 0 i32.const 1863 i32.mul
    local.get 0 i32.const 1864 i32.mul local.get 0 i32.const 1865 i32.mul local.get 0 i32.const 1866 i32.mul local.get 0 i32.const 1867 i32.mul
    local.get 0 i32.const 1868 i32.mul local.get 0 i32.const 1869 i32.mul local.get 0 i32.const 1870 i32.mul local.get 0 i32.const 1871 i32.mul
    local.get 0 i32.const 1872 i32.mul local.get 0 i32.const 1873 i32.mul local.get 0 i32.const 1874 i32.mul local.get 0 i32.const 1875 i32.mul
    local.get 0 i32.const 1876 i32.mul local.get 0 i32.const 1877 i32.mul local.get 0 i32.const 1878 i32.mul local.get 0 i32.const 1879 i32.mul
    local.get 0 i32.const 1880 i32.mul local.get 0 i32.const 1881 i32.mul local.get 0 i32.const 1882 i32.mul local.get 0 i32.const 1883 i32.mul
    local.get 0 i32.const 1884 i32.mul local.get 0 i32.const 1885 i32.mul local.get 0 i32.const 1886 i32.mul local.get 0 i32.const 1887 i32.mul
    local.get 0 i32.const 1888 i32.mul local.get 0 i32.const 1889 i32.mul local.get 0 i32.const 1890 i32.mul local.get 0 i32.const 1891 i32.mul
    local.get 0 i32.const 1892 i32.mul local.get 0 i32.const 1893 i32.mul local.get 0 i32.const 1894 i32.mul local.get 0 i32.const 1895 i32.mul
    local.get 0 i32.const 1896 i32.mul local.get 0 i32.const 1897 i32.mul local.get 0 i32.const 1898 i32.mul local.get 0 i32.const 1899 i32.mul
    local.get 0 i32.const 1900 i32.mul local.get 0 i32.const 1901 i32.mul local.get 0 i32.const 1902 i32.mul local.get 0 i32.const 1903 i32.mul
    local.get 0 i32.const 1904 i32.mul local.get 0 i32.const 1905 i32.mul local.get 0 i32.const 1906 i32.mul local.get 0 i32.const 1907 i32.mul
    local.get 0 i32.const 1908 i32.mul local.get 0 i32.const 1909 i32.mul local.get 0 i32.const 1910 i32.mul local.get 0 i32.const 1911 i32.mul
    local.get 0 i32.const 1912 i32.mul local.get 0 i32.const 1913 i32.mul local.get 0 i32.const 1914 i32.mul local.get 0 i32.const 1915 i32.mul
    local.get 0 i32.const 1916 i32.mul local.get 0 i32.const 1917 i32.mul local.get 0 i32.const 1918 i32.mul local.get 0 i32.const 1919 i32.mul
    local.get 0 i32.const 1920 i32.mul local.get 0 i32.const 1921 i32.mul local.get 0 i32.const 1922 i32.mul local.get 0 i32.const 1923 i32.mul
    local.get 0 i32.const 1924 i32.mul local.get 0 i32.const 1925 i32.mul local.get 0 i32.const 1926 i32.mul local.get 0 i32.const 1927 i32.mul
    local.get 0 i32.const 1928 i32.mul local.get 0 i32.const 1929 i32.mul local.get 0 i32.const 1930 i32.mul local.get 0 i32.const 1931 i32.mul
    local.get 0 i32.const 1932 i32.mul local.get 0 i32.const 1933 i32.mul local.get 0 i32.const 1934 i32.mul local.get 0 i32.const 1935 i32.mul
    local.get 0 i32.const 1936 i32.mul local.get 0 i32.const 1937 i32.mul local.get 0 i32.const 1938 i32.mul local.get 0 i32.const 1939 i32.mul
    local.get 0 i32.const 1940 i32.mul local.get 0 i32.const 1941 i32.mul local.get 0 i32.const 1942 i32.mul local.get 0 i32.const 1943 i32.mul
    local.get 0 i32.const 1944 i32.mul local.get 0 i32.const 1945 i32.mul local.get 0 i32.const 1946 i32.mul local.get 0 i32.const 1947 i32.mul
    local.get 0 i32.const 1948 i32.mul local.get 0 i32.const 1949 i32.mul local.get 0 i32.const 1950 i32.mul local.get 0 i32.const 1951 i32.mul
    local.get 0 i32.const 1952 i32.mul local.get 0 i32.const 1953 i32.mul local.get 0 i32.const 1954 i32.mul local.get 0 i32.const 1955 i32.mul
    local.get 0 i32.const 1956 i32.mul local.get 0 i32.const 1957 i32.mul local.get 0 i32.const 1958 i32.mul local.get 0 i32.const 1959 i32.mul
    local.get 0 i32.const 1960 i32.mul local.get 0 i32.const 1961 i32.mul local.get 0 i32.const 1962 i32.mul local.get 0 i32.const 1963 i32.mul
    local.get 0 i32.const 1964 i32.mul local.get 0 i32.const 1965 i32.mul local.get 0 i32.const 1966 i32.mul local.get 0 i32.const 1967 i32.mul
    local.get 0 i32.const 1968 i32.mul local.get 0 i32.const 1969 i32.mul local.get 0 i32.const 1970 i32.mul local.get 0 i32.const 1971 i32.mul
    local.get 0 i32.const 1972 i32.mul local.get 0 i32.const 1973 i32.mul local.get 0 i32.const 1974 i32.mul local.get 0 i32.const 1975 i32.mul
    local.get 0 i32.const 1976 i32.mul local.get 0 i32.const 1977 i32.mul local.get 0 i32.const 1978 i32.mul local.get 0 i32.const 1979 i32.mul
    local.get 0 i32.const 1980 i32.mul local.get 0 i32.const 1981 i32.mul local.get 0 i32.const 1982 i32.mul local.get 0 i32.const 1983 i32.mul
    local.get 0 i32.const 1984 i32.mul local.get 0 i32.const 1985 i32.mul local.get 0 i32.const 1986 i32.mul local.get 0 i32.const 1987 i32.mul
    local.get 0 i32.const 1988 i32.mul local.get 0 i32.const 1989 i32.mul local.get 0 i32.const 1990 i32.mul local.get 0 i32.const 1991 i32.mul
    local.get 0 i32.const 1992 i32.mul local.get 0 i32.const 1993 i32.mul local.get 0 i32.const 1994 i32.mul local.get 0 i32.const 1995 i32.mul
    local.get 0 i32.const 1996 i32.mul local.get 0 i32.const 1997 i32.mul local.get 0 i32.const 1998 i32.mul local.get 0 i32.const 1999 i32.mul
    local.get 0 i32.const 2000 i32.mul local.get 0 i32.const 2001 i32.mul local.get 0 i32.const 2002 i32.mul local.get 0 i32.const 2003 i32.mul
    local.get 0 i32.const 2004 i32.mul local.get 0 i32.const 2005 i32.mul local.get 0 i32.const 2006 i32.mul local.get 0 i32.const 2007 i32.mul
    local.get 0 i32.const 2008 i32.mul local.get 0 i32.const 2009 i32.mul local.get 0 i32.const 2010 i32.mul local.get 0 i32.const 2011 i32.mul
    local.get 0 i32.const 2012 i32.mul local.get 0 i32.const 2013 i32.mul local.get 0 i32.const 2014 i32.mul local.get 0 i32.const 2015 i32.mul
    local.get 0 i32.const 2016 i32.mul local.get 0 i32.const 2017 i32.mul local.get 0 i32.const 2018 i32.mul local.get 0 i32.const 2019 i32.mul
    local.get 0 i32.const 2020 i32.mul local.get 0 i32.const 2021 i32.mul local.get 0 i32.const 2022 i32.mul local.get 0 i32.const 2023 i32.mul
    local.get 0 i32.const 2024 i32.mul local.get 0 i32.const 2025 i32.mul local.get 0 i32.const 2026 i32.mul local.get 0 i32.const 2027 i32.mul
    local.get 0 i32.const 2028 i32.mul local.get 0 i32.const 2029 i32.mul local.get 0 i32.const 2030 i32.mul local.get 0 i32.const 2031 i32.mul
    local.get 0 i32.const 2032 i32.mul local.get 0 i32.const 2033 i32.mul local.get 0 i32.const 2034 i32.mul local.get 0 i32.const 2035 i32.mul
    local.get 0 i32.const 2036 i32.mul local.get 0 i32.const 2037 i32.mul local.get 0 i32.const 2038 i32.mul local.get 0 i32.const 2039 i32.mul
    local.get 0 i32.const 2040 i32.mul local.get 0 i32.const 2041 i32.mul local.get 0 i32.const 2042 i32.mul local.get 0 i32.const 2043 i32.mul
    local.get 0 i32.const 2044 i32.mul local.get 0 i32.const 2045 i32.mul local.get 0 i32.const 2046 i32.mul local.get 0 i32.const 2047 i32.mul
    local.get 0 i32.const 2048 i32.mul local.get 0 i32.const 2049 i32.mul local.get 0 i32.const 2050 i32.mul local.get 0 i32.const 2051 i32.mul
    local.get 0 i32.const 2052 i32.mul local.get 0 i32.const 2053 i32.mul local.get 0 i32.const 2054 i32.mul local.get 0 i32.const 2055 i32.mul
    local.get 0 i32.const 2056 i32.mul local.get 0 i32.const 2057 i32.mul local.get 0 i32.const 2058 i32.mul local.get 0 i32.const 2059 i32.mul
    local.get 0 i32.const 2060 i32.mul local.get 0 i32.const 2061 i32.mul local.get 0 i32.const 2062 i32.mul local.get 0 i32.const 2063 i32.mul
    local.get 0 i32.const 2064 i32.mul local.get 0 i32.const 2065 i32.mul local.get 0 i32.const 2066 i32.mul local.get 0 i32.const 2067 i32.mul
    local.get 0 i32.const 2068 i32.mul local.get 0 i32.const 2069 i32.mul local.get 0 i32.const 2070 i32.mul local.get 0 i32.const 2071 i32.mul
    local.get 0 i32.const 2072 i32.mul local.get 0 i32.const 2073 i32.mul local.get 0 i32.const 2074 i32.mul local.get 0 i32.const 2075 i32.mul
    local.get 0 i32.const 2076 i32.mul local.get 0 i32.const 2077 i32.mul local.get 0 i32.const 2078 i32.mul local.get 0 i32.const 2079 i32.mul
    local.get 0 i32.const 2080 i32.mul local.get 0 i32.const 2081 i32.mul local.get 0 i32.const 2082 i32.mul local.get 0 i32.const 2083 i32.mul
    local.get 0 i32.const 2084 i32.mul local.get 0 i32.const 2085 i32.mul local.get 0 i32.const 2086 i32.mul local.get 0 i32.const 2087 i32.mul
    local.get 0 i32.const 2088 i32.mul local.get 0 i32.const 2089 i32.mul local.get 0 i32.const 2090 i32.mul local.get 0 i32.const 2091 i32.mul
    local.get 0 i32.const 2092 i32.mul local.get 0 i32.const 2093 i32.mul local.get 0 i32.const 2094 i32.mul local.get 0 i32.const 2095 i32.mul
    local.get 0 i32.const 2096 i32.mul local.get 0 i32.const 2097 i32.mul local.get 0 i32.const 2098 i32.mul local.get 0 i32.const 2099 i32.mul
    local.get 0 i32.const 2100 i32.mul local.get 0 i32.const 2101 i32.mul local.get 0 i32.const 2102 i32.mul local.get 0 i32.const 2103 i32.mul
    local.get 0 i32.const 2104 i32.mul local.get 0 i32.const 2105 i32.mul local.get 0 i32.const 2106 i32.mul local.get 0 i32.const 2107 i32.mul
    local.get 0 i32.const 2108 i32.mul local.get 0 i32.const 2109 i32.mul local.get 0 i32.const 2110 i32.mul local.get 0 i32.const 2111 i32.mul
    local.get 0 i32.const 2112 i32.mul local.get 0 i32.const 2113 i32.mul local.get 0 i32.const 2114 i32.mul local.get 0 i32.const 2115 i32.mul
    local.get 0 i32.const 2116 i32.mul local.get 0 i32.const 2117 i32.mul local.get 0 i32.const 2118 i32.mul local.get 0 i32.const 2119 i32.mul
    local.get 0 i32.const 2120 i32.mul local.get 0 i32.const 2121 i32.mul local.get 0 i32.const 2122 i32.mul local.get 0 i32.const 2123 i32.mul
    local.get 0 i32.const 2124 i32.mul local.get 0 i32.const 2125 i32.mul local.get 0 i32.const 2126 i32.mul local.get 0 i32.const 2127 i32.mul
    local.get 0 i32.const 2128 i32.mul local.get 0 i32.const 2129 i32.mul local.get 0 i32.const 2130 i32.mul local.get 0 i32.const 2131 i32.mul
    local.get 0 i32.const 2132 i32.mul local.get 0 i32.const 2133 i32.mul local.get 0 i32.const 2134 i32.mul local.get 0 i32.const 2135 i32.mul
    local.get 0 i32.const 2136 i32.mul local.get 0 i32.const 2137 i32.mul local.get 0 i32.const 2138 i32.mul local.get 0 i32.const 2139 i32.mul
    local.get 0 i32.const 2140 i32.mul local.get 0 i32.const 2141 i32.mul local.get 0 i32.const 2142 i32.mul local.get 0 i32.const 2143 i32.mul
    local.get 0 i32.const 2144 i32.mul local.get 0 i32.const 2145 i32.mul local.get 0 i32.const 2146 i32.mul local.get 0 i32.const 2147 i32.mul
    local.get 0 i32.const 2148 i32.mul local.get 0 i32.const 2149 i32.mul local.get 0 i32.const 2150 i32.mul local.get 0 i32.const 2151 i32.mul
    local.get 0 i32.const 2152 i32.mul local.get 0 i32.const 2153 i32.mul local.get 0 i32.const 2154 i32.mul local.get 0 i32.const 2155 i32.mul
    local.get 0 i32.const 2156 i32.mul local.get 0 i32.const 2157 i32.mul local.get 0 i32.const 2158 i32.mul local.get 0 i32.const 2159 i32.mul
    local.get 0 i32.const 2160 i32.mul local.get 0 i32.const 2161 i32.mul local.get 0 i32.const 2162 i32.mul local.get 0 i32.const 2163 i32.mul
    local.get 0 i32.const 2164 i32.mul local.get 0 i32.const 2165 i32.mul local.get 0 i32.const 2166 i32.mul local.get 0 i32.const 2167 i32.mul
    local.get 0 i32.const 2168 i32.mul local.get 0 i32.const 2169 i32.mul local.get 0 i32.const 2170 i32.mul local.get 0 i32.const 2171 i32.mul
    local.get 0 i32.const 2172 i32.mul local.get 0 i32.const 2173 i32.mul local.get 0 i32.const 2174 i32.mul local.get 0 i32.const 2175 i32.mul
    local.get 0 i32.const 2176 i32.mul local.get 0 i32.const 2177 i32.mul local.get 0 i32.const 2178 i32.mul local.get 0 i32.const 2179 i32.mul
    local.get 0 i32.const 2180 i32.mul local.get 0 i32.const 2181 i32.mul local.get 0 i32.const 2182 i32.mul local.get 0 i32.const 2183 i32.mul
    local.get 0 i32.const 2184 i32.mul local.get 0 i32.const 2185 i32.mul local.get 0 i32.const 2186 i32.mul local.get 0 i32.const 2187 i32.mul
    local.get 0 i32.const 2188 i32.mul local.get 0 i32.const 2189 i32.mul local.get 0 i32.const 2190 i32.mul local.get 0 i32.const 2191 i32.mul
    local.get 0 i32.const 2192 i32.mul local.get 0 i32.const 2193 i32.mul local.get 0 i32.const 2194 i32.mul local.get 0 i32.const 2195 i32.mul
    local.get 0 i32.const 2196 i32.mul local.get 0 i32.const 2197 i32.mul local.get 0 i32.const 2198 i32.mul local.get 0 i32.const 2199 i32.mul
    local.get 0 i32.const 2200 i32.mul local.get 0 i32.const 2201 i32.mul local.get 0 i32.const 2202 i32.mul local.get 0 i32.const 2203 i32.mul
    local.get 0 i32.const 2204 i32.mul local.get 0 i32.const 2205 i32.mul local.get 0 i32.const 2206 i32.mul local.get 0 i32.const 2207 i32.mul
    local.get 0 i32.const 2208 i32.mul local.get 0 i32.const 2209 i32.mul local.get 0 i32.const 2210 i32.mul local.get 0 i32.const 2211 i32.mul
    local.get 0 i32.const 2212 i32.mul local.get 0 i32.const 2213 i32.mul local.get 0 i32.const 2214 i32.mul local.get 0 i32.const 2215 i32.mul
    local.get 0 i32.const 2216 i32.mul local.get 0 i32.const 2217 i32.mul local.get 0 i32.const 2218 i32.mul local.get 0 i32.const 2219 i32.mul
    local.get 0 i32.const 2220 i32.mul local.get 0 i32.const 2221 i32.mul local.get 0 i32.const 2222 i32.mul local.get 0 i32.const 2223 i32.mul
    local.get 0 i32.const 2224 i32.mul local.get 0 i32.const 2225 i32.mul local.get 0 i32.const 2226 i32.mul local.get 0 i32.const 2227 i32.mul
    local.get 0 i32.const 2228 i32.mul local.get 0 i32.const 2229 i32.mul local.get 0 i32.const 2230 i32.mul local.get 0 i32.const 2231 i32.mul
    local.get 0 i32.const 2232 i32.mul local.get 0 i32.const 2233 i32.mul local.get 0 i32.const 2234 i32.mul local.get 0 i32.const 2235 i32.mul
    local.get 0 i32.const 2236 i32.mul local.get 0 i32.const 2237 i32.mul local.get 0 i32.const 2238 i32.mul local.get 0 i32.const 2239 i32.mul
    local.get 0 i32.const 2240 i32.mul local.get 0 i32.const 2241 i32.mul local.get 0 i32.const 2242 i32.mul local.get 0 i32.const 2243 i32.mul
    local.get 0 i32.const 2244 i32.mul local.get 0 i32.const 2245 i32.mul local.get 0 i32.const 2246 i32.mul local.get 0 i32.const 2247 i32.mul
    local.get 0 i32.const 2248 i32.mul local.get 0 i32.const 2249 i32.mul local.get 0 i32.const 2250 i32.mul local.get 0 i32.const 2251 i32.mul
    local.get 0 i32.const 2252 i32.mul local.get 0 i32.const 2253 i32.mul local.get 0 i32.const 2254 i32.mul local.get 0 i32.const 2255 i32.mul
    local.get 0 i32.const 2256 i32.mul local.get 0 i32.const 2257 i32.mul local.get 0 i32.const 2258 i32.mul local.get 0 i32.const 2259 i32.mul
    local.get 0 i32.const 2260 i32.mul local.get 0 i32.const 2261 i32.mul local.get 0 i32.const 2262 i32.mul local.get 0 i32.const 2263 i32.mul
    local.get 0 i32.const 2264 i32.mul local.get 0 i32.const 2265 i32.mul local.get 0 i32.const 2266 i32.mul local.get 0 i32.const 2267 i32.mul
    local.get 0 i32.const 2268 i32.mul local.get 0 i32.const 2269 i32.mul local.get 0 i32.const 2270 i32.mul local.get 0 i32.const 2271 i32.mul
    local.get 0 i32.const 2272 i32.mul local.get 0 i32.const 2273 i32.mul local.get 0 i32.const 2274 i32.mul local.get 0 i32.const 2275 i32.mul
    local.get 0 i32.const 2276 i32.mul local.get 0 i32.const 2277 i32.mul local.get 0 i32.const 2278 i32.mul local.get 0 i32.const 2279 i32.mul
    local.get 0 i32.const 2280 i32.mul local.get 0 i32.const 2281 i32.mul local.get 0 i32.const 2282 i32.mul local.get 0 i32.const 2283 i32.mul
    local.get 0 i32.const 2284 i32.mul local.get 0 i32.const 2285 i32.mul local.get 0 i32.const 2286 i32.mul local.get 0 i32.const 2287 i32.mul
    local.get 0 i32.const 2288 i32.mul local.get 0 i32.const 2289 i32.mul local.get 0 i32.const 2290 i32.mul local.get 0 i32.const 2291 i32.mul
    local.get 0 i32.const 2292 i32.mul local.get 0 i32.const 2293 i32.mul local.get 0 i32.const 2294 i32.mul local.get 0 i32.const 2295 i32.mul
    local.get 0 i32.const 2296 i32.mul local.get 0 i32.const 2297 i32.mul local.get 0 i32.const 2298 i32.mul local.get 0 i32.const 2299 i32.mul
    local.get 0 i32.const 2300 i32.mul local.get 0 i32.const 2301 i32.mul local.get 0 i32.const 2302 i32.mul local.get 0 i32.const 2303 i32.mul
    local.get 0 i32.const 2304 i32.mul local.get 0 i32.const 2305 i32.mul local.get 0 i32.const 2306 i32.mul local.get 0 i32.const 2307 i32.mul
    local.get 0 i32.const 2308 i32.mul local.get 0 i32.const 2309 i32.mul local.get 0 i32.const 2310 i32.mul local.get 0 i32.const 2311 i32.mul
    local.get 0 i32.const 2312 i32.mul local.get 0 i32.const 2313 i32.mul local.get 0 i32.const 2314 i32.mul local.get 0 i32.const 2315 i32.mul
    local.get 0 i32.const 2316 i32.mul local.get 0 i32.const 2317 i32.mul local.get 0 i32.const 2318 i32.mul local.get 0 i32.const 2319 i32.mul
    local.get 0 i32.const 2320 i32.mul local.get 0 i32.const 2321 i32.mul local.get 0 i32.const 2322 i32.mul local.get 0 i32.const 2323 i32.mul
    local.get 0 i32.const 2324 i32.mul local.get 0 i32.const 2325 i32.mul local.get 0 i32.const 2326 i32.mul local.get 0 i32.const 2327 i32.mul
    local.get 0 i32.const 2328 i32.mul local.get 0 i32.const 2329 i32.mul local.get 0 i32.const 2330 i32.mul local.get 0 i32.const 2331 i32.mul
    local.get 0 i32.const 2332 i32.mul local.get 0 i32.const 2333 i32.mul local.get 0 i32.const 2334 i32.mul local.get 0 i32.const 2335 i32.mul
    local.get 0 i32.const 2336 i32.mul local.get 0 i32.const 2337 i32.mul local.get 0 i32.const 2338 i32.mul local.get 0 i32.const 2339 i32.mul
    local.get 0 i32.const 2340 i32.mul local.get 0 i32.const 2341 i32.mul local.get 0 i32.const 2342 i32.mul local.get 0 i32.const 2343 i32.mul
    local.get 0 i32.const 2344 i32.mul local.get 0 i32.const 2345 i32.mul local.get 0 i32.const 2346 i32.mul local.get 0 i32.const 2347 i32.mul
    local.get 0 i32.const 2348 i32.mul local.get 0 i32.const 2349 i32.mul local.get 0 i32.const 2350 i32.mul local.get 0 i32.const 2351 i32.mul
    local.get 0 i32.const 2352 i32.mul local.get 0 i32.const 2353 i32.mul local.get 0 i32.const 2354 i32.mul local.get 0 i32.const 2355 i32.mul
    local.get 0 i32.const 2356 i32.mul local.get 0 i32.const 2357 i32.mul local.get 0 i32.const 2358 i32.mul local.get 0 i32.const 2359 i32.mul
    local.get 0 i32.const 2360 i32.mul local.get 0 i32.const 2361 i32.mul local.get 0 i32.const 2362 i32.mul local.get 0 i32.const 2363 i32.mul
    local.get 0 i32.const 2364 i32.mul local.get 0 i32.const 2365 i32.mul local.get 0 i32.const 2366 i32.mul local.get 0 i32.const 2367 i32.mul
    local.get 0 i32.const 2368 i32.mul local.get 0 i32.const 2369 i32.mul local.get 0 i32.const 2370 i32.mul local.get 0 i32.const 2371 i32.mul
    local.get 0 i32.const 2372 i32.mul local.get 0 i32.const 2373 i32.mul local.get 0 i32.const 2374 i32.mul local.get 0 i32.const 2375 i32.mul
    local.get 0 i32.const 2376 i32.mul local.get 0 i32.const 2377 i32.mul local.get 0 i32.const 2378 i32.mul local.get 0 i32.const 2379 i32.mul
    local.get 0 i32.const 2380 i32.mul local.get 0 i32.const 2381 i32.mul local.get 0 i32.const 2382 i32.mul local.get 0 i32.const 2383 i32.mul
    local.get 0 i32.const 2384 i32.mul local.get 0 i32.const 2385 i32.mul local.get 0 i32.const 2386 i32.mul local.get 0 i32.const 2387 i32.mul
    local.get 0 i32.const 2388 i32.mul local.get 0 i32.const 2389 i32.mul local.get 0 i32.const 2390 i32.mul local.get 0 i32.const 2391 i32.mul
    local.get 0 i32.const 2392 i32.mul local.get 0 i32.const 2393 i32.mul local.get 0 i32.const 2394 i32.mul local.get 0 i32.const 2395 i32.mul
    local.get 0 i32.const 2396 i32.mul local.get 0 i32.const 2397 i32.mul local.get 0 i32.const 2398 i32.mul local.get 0 i32.const 2399 i32.mul
    local.get 0 i32.const 2400 i32.mul local.get 0 i32.const 2401 i32.mul local.get 0 i32.const 2402 i32.mul local.get 0 i32.const 2403 i32.mul
    local.get 0 i32.const 2404 i32.mul local.get 0 i32.const 2405 i32.mul local.get 0 i32.const 2406 i32.mul local.get 0 i32.const 2407 i32.mul
    local.get 0 i32.const 2408 i32.mul local.get 0 i32.const 2409 i32.mul local.get 0 i32.const 2410 i32.mul local.get 0 i32.const 2411 i32.mul
    local.get 0 i32.const 2412 i32.mul local.get 0 i32.const 2413 i32.mul local.get 0 i32.const 2414 i32.mul local.get 0 i32.const 2415 i32.mul
    local.get 0 i32.const 2416 i32.mul local.get 0 i32.const 2417 i32.mul local.get 0 i32.const 2418 i32.mul local.get 0 i32.const 2419 i32.mul
    local.get 0 i32.const 2420 i32.mul local.get 0 i32.const 2421 i32.mul local.get 0 i32.const 2422 i32.mul local.get 0 i32.const 2423 i32.mul
    local.get 0 i32.const 2424 i32.mul local.get 0 i32.const 2425 i32.mul local.get 0 i32.const 2426 i32.mul local.get 0 i32.const 2427 i32.mul
    local.get 0 i32.const 2428 i32.mul local.get 0 i32.const 2429 i32.mul local.get 0 i32.const 2430 i32.mul local.get 0 i32.const 2431 i32.mul
    local.get 0 i32.const 2432 i32.mul local.get 0 i32.const 2433 i32.mul local.get 0 i32.const 2434 i32.mul local.get 0 i32.const 2435 i32.mul
    local.get 0 i32.const 2436 i32.mul local.get 0 i32.const 2437 i32.mul local.get 0 i32.const 2438 i32.mul local.get 0 i32.const 2439 i32.mul
    local.get 0 i32.const 2440 i32.mul local.get 0 i32.const 2441 i32.mul local.get 0 i32.const 2442 i32.mul local.get 0 i32.const 2443 i32.mul
    local.get 0 i32.const 2444 i32.mul local.get 0 i32.const 2445 i32.mul local.get 0 i32.const 2446 i32.mul local.get 0 i32.const 2447 i32.mul
    local.get 0 i32.const 2448 i32.mul local.get 0 i32.const 2449 i32.mul local.get 0 i32.const 2450 i32.mul local.get 0 i32.const 2451 i32.mul
    local.get 0 i32.const 2452 i32.mul local.get 0 i32.const 2453 i32.mul local.get 0 i32.const 2454 i32.mul local.get 0 i32.const 2455 i32.mul
    local.get 0 i32.const 2456 i32.mul local.get 0 i32.const 2457 i32.mul local.get 0 i32.const 2458 i32.mul local.get 0 i32.const 2459 i32.mul
    local.get 0 i32.const 2460 i32.mul local.get 0 i32.const 2461 i32.mul local.get 0 i32.const 2462 i32.mul local.get 0 i32.const 2463 i32.mul
    local.get 0 i32.const 2464 i32.mul local.get 0 i32.const 2465 i32.mul local.get 0 i32.const 2466 i32.mul local.get 0 i32.const 2467 i32.mul
    local.get 0 i32.const 2468 i32.mul local.get 0 i32.const 2469 i32.mul local.get 0 i32.const 2470 i32.mul local.get 0 i32.const 2471 i32.mul
    local.get 0 i32.const 2472 i32.mul local.get 0 i32.const 2473 i32.mul local.get 0 i32.const 2474 i32.mul local.get 0 i32.const 2475 i32.mul
    local.get 0 i32.const 2476 i32.mul local.get 0 i32.const 2477 i32.mul local.get 0 i32.const 2478 i32.mul local.get 0 i32.const 2479 i32.mul
    local.get 0 i32.const 2480 i32.mul local.get 0 i32.const 2481 i32.mul local.get 0 i32.const 2482 i32.mul local.get 0 i32.const 2483 i32.mul
    local.get 0 i32.const 2484 i32.mul local.get 0 i32.const 2485 i32.mul local.get 0 i32.const 2486 i32.mul local.get 0 i32.const 2487 i32.mul
    local.get 0 i32.const 2488 i32.mul local.get 0 i32.const 2489 i32.mul local.get 0 i32.const 2490 i32.mul local.get 0 i32.const 2491 i32.mul
    local.get 0 i32.const 2492 i32.mul local.get 0 i32.const 2493 i32.mul local.get 0 i32.const 2494 i32.mul local.get 0 i32.const 2495 i32.mul
    local.get 0 i32.const 2496 i32.mul local.get 0 i32.const 2497 i32.mul local.get 0 i32.const 2498 i32.mul local.get 0 i32.const 2499 i32.mul
    array.new_fixed $a 2500 local.get 1 array.get $a)
)

(assert_return (invoke "operands" (i32.const 0)) (i32.const 10))
(assert_return (invoke "operands" (i32.const 101)) (i32.const 9))
(assert_trap (invoke "operands" (i32.const 63537)) "out of bounds memory access")
(assert_return (invoke "results of calls") (i32.const -750))
(assert_return (invoke "results of calls") (i32.const -750))
(assert_return (invoke "array.new_fixed" (i32.const 3) (i32.const 2499)) (i32.const 7497))
(assert_return (invoke "array.new_fixed" (i32.const -7) (i32.const 1000)) (i32.const -7000))
(assert_trap (invoke "array.new_fixed" (i32.const 1) (i32.const 2500)) "out of bounds array access")
