; prefer-method
(do (defmulti pm1 identity) (prefer-method pm1 :a :b) (prefers pm1)) ;=> {:a #{:b}}
(do (defmulti pm3 identity) (prefer-method pm3 :a :b) (prefer-method pm3 :b :a)) ;=> error: Preference conflict in multimethod 'pm3': :a is already preferred to :b
(do (derive ::pmx ::pma) (derive ::pmx ::pmb) (defmulti pm4 identity) (defmethod pm4 ::pma [_] :a) (defmethod pm4 ::pmb [_] :b) (prefer-method pm4 ::pmb ::pma) (pm4 ::pmx)) ;=> :b
