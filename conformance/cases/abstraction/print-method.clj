(defrecord P [x])
(deftype T [y])
(defmethod print-method P [p w] (.write w (str "<P " (:x p) ">")))
(pr-str (->P 1)) ;=> "<P 1>"
(pr-str [(->P 1) {:k (->P 2)}]) ;=> "[<P 1> {:k <P 2>}]"
(str [(->P 1)]) ;=> "[<P 1>]"
(with-out-str (prn (->P 3))) ;=> "<P 3>\n"
(with-out-str (println (->P 3))) ;=> "<P 3>\n"
(defmethod print-method T [t w] (.write w "T:") (print-method (.-y t) w))
(pr-str (T. [1 "a"])) ;=> "T:[1 \"a\"]"
(pr-str (T. (T. 2))) ;=> "T:T:2"
(deftype Plain [])
(pr-str (Plain.)) ;=> "#object[user.Plain]"
(defmethod print-method Plain [_ w] (throw (ex-info "no print" {})))
(pr-str (Plain.)) ;=> error: no print
