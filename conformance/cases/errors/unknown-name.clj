nope ;=> error: unknown name nope
(nope 1) ;=> error: unknown name nope
(fn [] nope) ;=> error: unknown name nope
(let [x nope] x) ;=> error: unknown name nope
(def y nope) ;=> error: unknown name nope
user/nope ;=> error: unknown name user/nope
clojure.core/nope ;=> error: unknown name clojure.core/nope
(declare later)
(later) ;=> error: the var user/later has no value yet
later ;=> error: the var user/later has no value yet
(def unset)
unset ;=> error: the var user/unset has no value yet
(+ unset 1) ;=> error: the var user/unset has no value yet
(pritnln 1) ;=> error: unknown name pritnln
(let [value 1] valeu) ;=> error: unknown name valeu
if ;=> error: unknown name if
when ;=> error: expected a value, found the macro when
(map and [true]) ;=> error: expected a value, found the macro and
(let [x 1] (let [y 2] y) z) ;=> error: unknown name z
& ;=> error: unknown name &
% ;=> error: unknown name %
