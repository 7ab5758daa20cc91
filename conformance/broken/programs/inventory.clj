(def items (atom []))
(def next-id (let [n (atom 0)] (fn [] (swap! n inc))))
(defn add-item! [name price & {:keys [quantity tags] :or {quantity 1 tags #{}}}]
  (let [item {:id (next-id) :name name :price price :quantity quantity :tags (set tags)}]
    (swap! items conj item)
    (:id item)))
(add-item! "pen" 2) ;=> 1
(add-item! "book" 15 :quantity 3 :tags [:paper]) ;=> 2
(add-item! "paper" 5 :tags [:paper :office] :quantity 10) ;=> 3
(defn total [xs] (transduce (map #(* (:price %) (:quantity %))) + xs))
(total @items) ;=> 97
(map :name (filter #(contains? (:tags %) :paper) @items)) ;=> ("book" "paper")
(defn sell! [id n]
  (swap! items (fn [xs] (mapv (fn [{:keys [quantity] :as item}]
                                (cond (not= id (:id item)) item
                                      (< quantity n) (throw (ex-info "sold out" (select-keys item [:id :quantity])))
                                      :else (update item :quantity - n)))
                              xs)))
  (:quantity (first (filter #(= id (:id %)) @items))))
(sell! 2 1) ;=> 2
(sell! 2 5) ;=> error: sold out
(sell! 2 2) ;=> 0
(total @items) ;=> 52
(def cheapest (partial apply min-key :price))
(:name (cheapest @items)) ;=> "pen"
(->> @items (sort-by :price >) (map (juxt :name :price))) ;=> (["book" 15] ["paper" 5] ["pen" 2])
(let [{few true many false} (group-by #(< (:quantity %) 5) @items)] [(count few) (count many)]) ;=> [2 1]
(reduce (fn [m {:keys [tags id]}] (reduce #(update %1 %2 (fnil conj []) id) m tags)) {} (filter #(= 1 (count (:tags %))) @items)) ;=> {:paper [2]}
(format "%-6s|%6.2f" (:name (first @items)) (double (:price (first @items)))) ;=> "pen   |  2.00"
