; defmulti
(do (defmulti mm4 identity) (mm4 5)) ;=> error: No method in multimethod 'mm4' for dispatch value: 5
(do (defmulti ms2 identity) (methods ms2)) ;=> {}
(do (defmulti pm2 identity) (prefers pm2)) ;=> {}
(do (defmulti pm1 identity) (prefer-method pm1 :a :b) (prefers pm1)) ;=> {:a #{:b}}
(do (defmulti mm5 :k :default :dd) (defmethod mm5 :dd [_] :def) (mm5 {})) ;=> :def
(do (defmulti mm8 identity) (defmethod mm8 :a [_] 1) (fn? (get-method mm8 :a))) ;=> true
(do (defmulti mm2 (fn [x y] [x y])) (defmethod mm2 [1 2] [_ _] :ok) [(mm2 1 2)]) ;=> [:ok]
(do (defmulti mm11 "doc" (fn [x] x)) (defmethod mm11 1 named [_] :one) (mm11 1)) ;=> :one
(do (defmulti pm3 identity) (prefer-method pm3 :a :b) (prefer-method pm3 :b :a)) ;=> error: Preference conflict in multimethod 'pm3': :a is already preferred to :b
(do (defmulti gm2 identity) (defmethod gm2 :default [_] :d) ((get-method gm2 :zz) 1)) ;=> :d
(do (defmulti rm1 identity) (defmethod rm1 :a [_] 1) (remove-method rm1 :a) (rm1 :a)) ;=> error: No method in multimethod 'rm1' for dispatch value: :a
(do (derive ::c1 ::p1) (defmulti mm6 identity) (defmethod mm6 ::p1 [_] :p) (mm6 ::c1)) ;=> :p
(do (defmulti rm3 identity) (defmethod rm3 :a [_] 1) (= rm3 (remove-method rm3 :none))) ;=> true
(do (defmulti mm7 identity) (defmethod mm7 :a [_] 1) (remove-method mm7 :a) (methods mm7)) ;=> {}
