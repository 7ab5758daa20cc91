; defmethod
(do (defmulti mm5 :k :default :dd) (defmethod mm5 :dd [_] :def) (mm5 {})) ;=> :def
(do (defmulti mm8 identity) (defmethod mm8 :a [_] 1) (fn? (get-method mm8 :a))) ;=> true
(do (defmulti mm2 (fn [x y] [x y])) (defmethod mm2 [1 2] [_ _] :ok) [(mm2 1 2)]) ;=> [:ok]
(do (defmulti mm11 "doc" (fn [x] x)) (defmethod mm11 1 named [_] :one) (mm11 1)) ;=> :one
(do (defmulti gm2 identity) (defmethod gm2 :default [_] :d) ((get-method gm2 :zz) 1)) ;=> :d
(do (defmulti rm1 identity) (defmethod rm1 :a [_] 1) (remove-method rm1 :a) (rm1 :a)) ;=> error: No method in multimethod 'rm1' for dispatch value: :a
(do (derive ::c1 ::p1) (defmulti mm6 identity) (defmethod mm6 ::p1 [_] :p) (mm6 ::c1)) ;=> :p
(do (defmulti rm3 identity) (defmethod rm3 :a [_] 1) (= rm3 (remove-method rm3 :none))) ;=> true
(do (defmulti mm7 identity) (defmethod mm7 :a [_] 1) (remove-method mm7 :a) (methods mm7)) ;=> {}
(do (defmulti rm2 identity) (defmethod rm2 :a [_] 1) (remove-all-methods rm2) (methods rm2)) ;=> {}
(do (defmulti gm identity) (defmethod gm :a [_] 1) [((get-method gm :a) :x) (get-method gm :zz)]) ;=> [1 nil]
(do (defmulti mm1 :type) (defmethod mm1 :a [_] 1) (defmethod mm1 :default [_] 2) [(mm1 {:type :a}) (mm1 {})]) ;=> [1 2]
(do (derive ::x8 ::a8) (derive ::x8 ::b8) (defmulti mm9 identity) (defmethod mm9 ::a8 [_] 1) (defmethod mm9 ::b8 [_] 2) (mm9 ::x8)) ;=> error: Multiple methods in multimethod 'mm9' match dispatch value: :user/x8 -> :user/b8 and :user/a8, and neither is preferred
