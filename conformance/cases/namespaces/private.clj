(ns secrets)
(def ^:private hidden 1)
(defn- hidden-fn [] hidden)
(defn open [] (hidden-fn))
(ns user)
(secrets/open) ;=> 1
secrets/hidden ;=> error: secrets/hidden is private
(secrets/hidden-fn) ;=> error: secrets/hidden-fn is private
@#'secrets/hidden ;=> 1
(#'secrets/hidden-fn) ;=> 1
(require '[secrets :refer [hidden]]) ;=> error: secrets/hidden is private
(contains? (ns-publics 'secrets) 'hidden) ;=> false
(contains? (ns-publics 'secrets) 'open) ;=> true
(contains? (ns-interns 'secrets) 'hidden) ;=> true
(ns-resolve 'secrets 'hidden) ;=> #'secrets/hidden
