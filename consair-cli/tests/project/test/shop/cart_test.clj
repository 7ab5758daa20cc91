(ns shop.cart-test
  (:require [clojure.test :refer [are deftest is testing use-fixtures]]
            [shop.cart :as cart]
            [shop.price :as price]
            [shop.rules :as rules]))

(def seen (atom []))

(use-fixtures :each (fn [test] (swap! seen conj :in) (test) (swap! seen conj :out)))

(deftest prices
  (are [text cents] (= cents (price/parse text))
    "1" 100
    "2.50" 250)
  (is (= "4.05" (price/show 405)))
  (is (= "05" (#'price/show-part 5))))

(deftest totals
  (testing "of the sample"
    (is (= 905 (cart/total cart/sample))))
  (is (thrown-with-msg? Exception #"no price of gold" (rules/cost "gold"))))
