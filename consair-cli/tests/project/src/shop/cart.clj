(ns shop.cart
  (:require [shop.price :as price :refer [show]]
            [shop.rules]))

(defn total [cart]
  (reduce + (map (fn [{:keys [item n]}] (* n (shop.rules/cost item))) cart)))

(defn receipt [cart] (str "total " (show (total cart))))

(def sample #shop/cart "tea 2, cup 1")
