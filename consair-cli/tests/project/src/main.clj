(ns main
  (:require [shop.cart :as cart] [shop.rules :as rules]))

(println (cart/receipt cart/sample) rules/edition)
(println (boolean (re-find #"main.clj$" *file*)))
