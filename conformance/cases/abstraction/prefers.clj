; prefers
(do (defmulti pm2 identity) (prefers pm2)) ;=> {}
(do (defmulti pm1 identity) (prefer-method pm1 :a :b) (prefers pm1)) ;=> {:a #{:b}}
