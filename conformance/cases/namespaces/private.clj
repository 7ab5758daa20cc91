(ns secrets)
(def ^:private hidden 1)
(defn- hidden-fn [] hidden)
(defn open [] (hidden-fn))
(ns user)
(secrets/open) ;=> 1
secrets/hidden ;=> error: unknown name secrets/hidden
(secrets/hidden-fn) ;=> error: unknown name secrets/hidden-fn
@#'secrets/hidden ;=> 1
(#'secrets/hidden-fn) ;=> 1
(require '[secrets :refer [hidden]]) ;=> error: there is no namespace secrets: it is not built in, and secrets.clj is not in .
(contains? (ns-publics 'secrets) 'hidden) ;=> false
(contains? (ns-publics 'secrets) 'open) ;=> true
(contains? (ns-interns 'secrets) 'hidden) ;=> true
