(ns shop.rules
  (:require [clojure.string :as str] [shop.price :as price]))

(def costs {"tea" (price/parse "2.50") "cup" (price/parse "4.05")})

(defn cost [item]
  (or (costs item) (throw (ex-info (str "no price of " item) {:item item}))))

(defn read-cart
  "The data reader of #shop/cart."
  [text]
  (mapv (fn [part]
          (let [[item n] (str/split (str/trim part) #" ")] {:item item :n (parse-long n)}))
        (str/split text #",")))

(def edition #?(:wholesale :wholesale :default :retail))
