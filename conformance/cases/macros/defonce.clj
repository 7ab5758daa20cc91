; defonce
(do (defonce o1 1) (defonce o1 2) o1) ;=> 1
(do (defonce once-3 1) (def once-3 2) once-3) ;=> 2
(do (defonce once-2 nil) (defonce once-2 5) once-2) ;=> nil
(do (defonce once-1 (atom 1)) (defonce once-1 (throw (Exception. "no"))) @once-1) ;=> 1
