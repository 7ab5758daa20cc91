;; A report on the orders of a shop: JSON in, JSON out.
;;
;;     consair run examples/orders.clj examples/orders.json
;;
;; Data from outside is seldom right. What is wrong with an order becomes data too: such orders are
;; left out of the sums and named, with the reasons, at the end of the report.
(ns orders
  (:require [clojure.math :as math]
            [clojure.set :as set]
            [consair.json :as json]))

(defn read-shop
  "The shop of a JSON file, with keywords as keys, customers by id, and rates by the name of a currency."
  [path]
  (let [shop (json/read-str (slurp path) :key-fn keyword)]
    (-> shop
        (update :customers #(into {} (map (juxt :id identity)) %))
        (update :rates update-keys name))))

;; What is wrong with an order

(def checks
  [["has no lines" (fn [_ order] (empty? (:lines order)))]
   ["is of an unknown customer" (fn [shop order] (not (contains? (:customers shop) (:customer order))))]
   ["is in an unknown currency" (fn [shop order] (not (contains? (:rates shop) (:currency order))))]])

(defn problems [shop order]
  (for [[text wrong?] checks
        :when (wrong? shop order)]
    text))

;; Sums

(defn cents [amount]
  (/ (math/round (* 100.0 amount)) 100.0))

(defn line-total [{:keys [pieces price]}]
  (* pieces price))

(defn order-total
  "What an order comes to, in the currency of the shop."
  [shop {:keys [lines currency coupon]}]
  (let [{:keys [percent] :or {percent 0}} coupon]
    (* (transduce (map line-total) + lines)
       (- 1 (/ percent 100.0))
       (get (:rates shop) currency))))

(defn by-customer [shop orders]
  (for [[id own] (sort-by key (group-by :customer orders))
        :let [{paid true, open false} (group-by :paid own)
              sum (fn [some-orders] (cents (transduce (map #(order-total shop %)) + 0.0 some-orders)))]]
    (-> (get-in shop [:customers id])
        (select-keys [:name :country])
        (assoc :orders (mapv :id own) :paid (sum paid) :open (sum open)))))

(defn by-item [orders]
  (->> (mapcat :lines orders)
       (group-by :item)
       (map (fn [[item lines]]
              {:item item
               :pieces (transduce (map :pieces) + lines)
               :highest-price (apply max (map :price lines))}))
       (sort-by (juxt (comp - :pieces) :item))))

(defn silent
  "The names of customers without an order."
  [shop orders]
  (let [ids (set/difference (set (keys (:customers shop))) (set (map :customer orders)))]
    (mapv #(get-in shop [:customers % :name]) (sort ids))))

(defn report [{:keys [orders] :as shop}]
  (let [wrong (into {}
                    (for [{:keys [id] :as order} orders
                          :let [found (problems shop order)]
                          :when (seq found)]
                      [id found]))
        right (remove #(contains? wrong (:id %)) orders)
        customers (by-customer shop right)]
    (array-map
     :shop (:shop shop)
     :currency (:currency shop)
     :turnover (cents (transduce (map :paid) + customers))
     :customers customers
     :silent (silent shop right)
     :items (by-item right)
     :problems wrong)))

(println (json/write-str (report (read-shop (first *command-line-args*))) :indent true))
