(ns shop.price
  "Prices in cents."
  (:require [clojure.string :as str]))

(defn parse
  "The price of a text like 12.50."
  [text]
  (let [[whole part] (str/split text #"\.")]
    (+ (* 100 (parse-long whole)) (parse-long (or part "0")))))

(defn- show-part [n] (if (< n 10) (str "0" n) (str n)))

(defn show [price] (str (quot price 100) "." (show-part (mod price 100))))
