;; The stock of a bicycle shop: records for what there is, multimethods for what happens to it.
;;
;;     consair run examples/inventory.clj examples/inventory.txt
;;
;; Each line of the file is an event. `read-event` makes a record of it, `apply-event` dispatches on
;; the kind of the event, and `price` on the category of the item, where hierarchies say which
;; category is a special case of which.
(ns inventory
  (:require [clojure.string :as str]))

(defrecord Item [id category title cents amount])
(defrecord Event [kind id amount detail])

;; Prices: what is not said for a category holds from the wider one

(derive ::tyre ::part)
(derive ::chain ::part)
(derive ::bicycle ::vehicle)
(derive ::cargo-bicycle ::bicycle)

(defmulti price
  "What n of an item cost, in cents."
  (fn [item _] (:category item)))

(defmethod price :default [{:keys [cents]} n]
  (* n cents))

(defmethod price ::part [{:keys [cents]} n]            ; the tenth is free
  (* cents (- n (quot n 10))))

(defmethod price ::tyre [{:keys [cents]} n]            ; cheaper in pairs
  (+ (* (quot n 2) (quot (* 2 cents 9) 10))
     (* (rem n 2) cents)))

(defmethod price ::vehicle [{:keys [cents]} n]         ; the papers
  (* n (+ cents 2500)))

;; Events

(defmulti apply-event
  "The shop after an event."
  (fn [_ event] (:kind event)))

(defmethod apply-event :new [shop {:keys [id amount detail]}]
  (let [[category cents title] detail]
    (assoc-in shop
              [:items id]
              (->Item id (keyword "inventory" category) title (parse-long cents) amount))))

(defmethod apply-event :receive [shop {:keys [id amount]}]
  (update-in shop [:items id :amount] + amount))

(defmethod apply-event :sell [shop {:keys [id amount]}]
  (let [{:keys [title] :as item} (get-in shop [:items id])
        cents (price item amount)]
    (-> shop
        (update-in [:items id :amount] - amount)
        (update :cents + cents)
        (update :sales conj [title amount cents]))))

(defmethod apply-event :reprice [shop {:keys [id detail]}]
  (assoc-in shop [:items id :cents] (parse-long (first detail))))

(defn problem
  "Why an event cannot be, or nil."
  [{:keys [items]} {:keys [kind id amount]}]
  (let [{available :amount, :keys [title] :as item} (get items id)]
    (cond
      (not (contains? (methods apply-event) kind)) "nobody here knows how"
      (= kind :new) (when item (str id " is there already"))
      (nil? item) (str "there is no " id)
      (and (= kind :sell) (< available amount)) (str "only " available " of " title ", not " amount))))

(defn run-event [shop event]
  (if-let [why (problem shop event)]
    (update shop :refused conj [(:kind event) why])
    (apply-event shop event)))

(defn read-event [line]
  (let [[kind id amount & detail] (str/split line #"\s*;\s*")]
    (map->Event {:kind (keyword kind), :id id, :amount (parse-long amount), :detail detail})))

;; The report

(defn euros [cents]
  (format "%d.%02d" (quot cents 100) (rem cents 100)))

(defn report [{:keys [items cents sales refused]}]
  (println "Stock")
  (doseq [[category items] (sort-by key (group-by :category (vals items)))]
    (println (str " " (name category)
                  (when-let [wider (first (parents category))] (str ", a " (name wider)))))
    (doseq [{:keys [id title amount cents]} (sort-by :id items)]
      (println (format "  %-4s %-18s %4d x %8s" id title amount (euros cents)))))
  (println)
  (println "Sales")
  (doseq [[title n cents] sales]
    (println (format "  %-18s %4d   %10s" title n (euros cents))))
  (println (format "  %-25s %10s" "in all" (euros cents)))
  (println)
  (println "Refused")
  (doseq [[kind why] refused]
    (println (format "  %-9s %s" (name kind) why))))

(->> (slurp (first *command-line-args*))
     str/split-lines
     (remove str/blank?)
     (map read-event)
     (reduce run-event {:items {}, :cents 0, :sales [], :refused []})
     report)
