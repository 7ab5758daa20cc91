(def accounts (atom {}))
(defn open! [id] (swap! accounts assoc id {:balance 0 :log []}) id)
(defn balance [id] (get-in @accounts [id :balance]))
(defn deposit! [id amount]
  (when-not (pos? amount) (throw (ex-info "expected a positive amount" {:amount amount})))
  (swap! accounts update id (fn [account] (-> account (update :balance + amount) (update :log conj [:in amount]))))
  (balance id))
(defn withdraw! [id amount]
  (when (> amount (balance id))
    (throw (ex-info "not enough money" {:id id :missing (- amount (balance id))})))
  (swap! accounts update id #(-> % (update :balance - amount) (update :log conj [:out amount])))
  (balance id))
(defn transfer! [from to amount]
  (withdraw! from amount)
  (deposit! to amount)
  :done)
(open! :ann) ;=> :ann
(open! :bob) ;=> :bob
(deposit! :ann 100) ;=> 100
(withdraw! :ann 30) ;=> 70
(transfer! :ann :bob 50) ;=> :done
[(balance :ann) (balance :bob)] ;=> [20 50]
(withdraw! :ann 21) ;=> error: not enough money
(try (withdraw! :ann 100) (catch ExceptionInfo e (ex-data e))) ;=> {:id :ann, :missing 80}
(deposit! :ann -5) ;=> error: expected a positive amount
(balance :ann) ;=> 20
(get-in @accounts [:ann :log]) ;=> [[:in 100] [:out 30] [:out 50]]
(reduce + (map :balance (vals @accounts))) ;=> 70
(into {} (map (fn [[id a]] [id (:balance a)]) @accounts)) ;=> {:ann 20, :bob 50}
