;; A bank: all state is one atom, every change of it a pure function that may refuse.
;;
;;     consair run examples/bank.clj
;;
;; The validator keeps the one rule that no change may break, whatever function makes it: money is
;; neither made nor lost, and no account is below its limit. A watch writes the journal.
;;
;; A change that fails half-way must leave the bank as it was, and the watch compares before and
;; after: so the value in the atom is frozen. An update of it makes a copy, on every engine.
(ns bank
  (:require [clojure.string :as str]))

(defn total [{:keys [accounts vault]}]
  (transduce (map :cents) + vault (vals accounts)))

(defn sound? [{:keys [accounts money] :as bank}]
  (and (= money (total bank))
       (every? (fn [{:keys [cents limit]}] (<= (- limit) cents)) (vals accounts))))

(defn new-bank [cents]
  (atom (freeze {:money cents, :vault cents, :accounts {}, :day 0})
        :validator sound?))

;; Changes: each takes the bank's value and gives the next

(defn account [{:keys [accounts]} id]
  (or (get accounts id)
      (throw (ex-info (str "there is no account " (name id)) {:account id}))))

(defn open [bank id limit]
  (if (get-in bank [:accounts id])
    (throw (ex-info (str (name id) " has an account") {:account id}))
    (assoc-in bank [:accounts id] {:cents 0, :limit limit})))

(defn move
  "Moves cents from one place to another: an account, or :vault."
  [bank from to cents]
  (when-not (pos-int? cents)
    (throw (ex-info (str "cannot move " cents) {:cents cents})))
  (let [path (fn [id] (if (= id :vault) [:vault] [:accounts id :cents]))]
    (doseq [id [from to] :when (not= id :vault)]
      (account bank id))
    (-> bank
        (update-in (path from) - cents)
        (update-in (path to) + cents))))

(defn next-day [bank]
  (update bank :day inc))

(defn interest
  "What a day brings an account, or takes from it: 0.1 % of what it has, 0.5 % of what it owes."
  [{:keys [cents]}]
  (if (neg? cents)
    (quot (* 5 cents) 1000)
    (quot cents 1000)))

(defn pay-interest [bank id]
  (let [cents (interest (account bank id))]
    (cond
      (pos? cents) (move bank :vault id cents)
      (neg? cents) (move bank id :vault (- cents))
      :else bank)))

(defn end-of-day [bank]
  (next-day (reduce pay-interest bank (sort (keys (:accounts bank))))))

;; The counter

(defn euros [cents]
  (str (when (neg? cents) "-") (quot (abs cents) 100) "." (format "%02d" (rem (abs cents) 100))))

(defn attempt
  "Changes the bank, or says why not."
  [bank title change & arguments]
  (try
    (swap! bank #(freeze (apply change % arguments)))
    (println "ok     " title)
    (catch Exception e
      (println "refused" title "--" (if (ex-data e) (ex-message e) "the rules of the bank")))))

(defn balances [{:keys [accounts]}]
  (update-vals accounts :cents))

(defn record-changes
  "Keeps in the journal what each change did to each account."
  [journal]
  (fn [_ _ before after]
    (let [old (balances before)]
      (doseq [[id cents] (sort-by key (balances after))
              :let [change (- cents (get old id 0))]
              :when (not (zero? change))]
        (swap! journal conj {:day (:day before), :account id, :change change, :after cents})))))

(defn statement [journal id]
  (println)
  (println (str "Statement of " (name id)))
  (doseq [{:keys [day account change after]} journal
          :when (= account id)]
    (println (format "  day %d %12s %12s" day (euros change) (euros after)))))

(let [bank (new-bank 1000000)
      journal (atom [])]
  (add-watch bank :journal (record-changes journal))
  (attempt bank "ada opens an account" open :ada 50000)
  (attempt bank "ben opens an account" open :ben 0)
  (attempt bank "ada opens another" open :ada 0)
  (attempt bank "a loan of 3000 for ada" move :vault :ada 300000)
  (attempt bank "ada gives ben 3200" move :ada :ben 320000)
  (attempt bank "ada gives ben 400" move :ada :ben 40000)
  (attempt bank "ben gives carl 1" move :ben :carl 100)
  (attempt bank "ben takes -5 from ada" move :ada :ben -500)
  (attempt bank "somebody prints money" assoc-in [:accounts :ben :cents] 100000000)
  (dotimes [_ 3]
    (attempt bank "a day ends" end-of-day))
  (attempt bank "ben gives ada 500" move :ben :ada 50000)
  (attempt bank "a day ends" end-of-day)
  (statement @journal :ada)
  (statement @journal :ben)
  (println)
  (println "in the vault" (euros (:vault @bank)) "of" (euros (:money @bank)))
  (println "sound?" (sound? @bank)))
