;; Markdown to HTML: headings, paragraphs, lists, quotes, code, rules, emphasis and links.
;;
;;     consair run examples/markdown.clj examples/markdown.md
;;
;; Blocks first, then the text inside them: lines are classified one by one, neighbours of one kind
;; joined to a block, and each block rendered as a tree like [:p {} "text"], from which HTML is made.
(ns markdown
  (:require [clojure.string :as str]))

;; Trees to HTML

(defn escape [text]
  (str/escape text {\< "&lt;", \> "&gt;", \& "&amp;", \" "&quot;"}))

(defn html [tree]
  (cond
    (string? tree) (escape tree)
    (seq? tree) (str/join (map html tree))
    :else (let [[tag attributes & children] tree
                opening (str (name tag)
                             (str/join (for [[k v] attributes]
                                         (str " " (name k) "=\"" (escape v) "\""))))]
            (if (#{:hr :img} tag)
              (str "<" opening ">")
              (str "<" opening ">" (str/join (map html children)) "</" (name tag) ">")))))

;; Text inside a block: a sequence of strings and trees

(declare inline)

(def inline-rules
  [[#"`([^`]+)`" (fn [[_ code]] [:code {} code])]
   [#"\*\*(\S.*?\*?)\*\*" (fn [[_ text]] [:strong {} (inline text)])]
   [#"\*(\S.*?)\*" (fn [[_ text]] [:em {} (inline text)])]
   [#"!\[([^\]]*)\]\(([^)\s]+)\)" (fn [[_ text url]] [:img {:src url, :alt text}])]
   [#"\[([^\]]+)\]\(([^)\s]+)\)" (fn [[_ text url]] [:a {:href url} (inline text)])]])

(defn first-match
  "The rule whose match begins first in the text, as {:at index, :length n, :tree tree}, or nil."
  [text]
  (let [found (for [[pattern make] inline-rules
                    :let [[whole :as groups] (re-find pattern text)]
                    :when whole]
                {:at (str/index-of text whole), :length (count whole), :tree (make groups)})]
    (when (seq found)
      (apply min-key :at (reverse found)))))

(defn inline [text]
  (if-let [{:keys [at length tree]} (first-match text)]
    (concat (when (pos? at) [(subs text 0 at)])
            [tree]
            (inline (subs text (+ at length))))
    (when (seq text) (list text))))

;; Lines to blocks: {:kind, :texts}

(def line-rules
  [[:blank #"\s*"]
   [:rule #"(?:-\s*){3,}"]
   [:heading #"(#{1,6})\s+(.*?)\s*#*"]
   [:item #"[-*+]\s+(.*)"]
   [:numbered #"\d+\.\s+(.*)"]
   [:quote #">\s?(.*)"]
   [:paragraph #"\s*(.*)"]])

(defn classify [line]
  (some (fn [[kind pattern]]
          (when-let [match (re-matches pattern line)]
            {:kind kind, :parts (if (vector? match) (rest match) ())}))
        line-rules))

(defn add-line
  "Adds a line to the blocks so far, of which the last is still open."
  [blocks {:keys [kind parts]}]
  (let [text (last parts)
        {open :kind, :keys [texts]} (peek blocks)
        end (dec (count blocks))]
    (cond
      (= kind :heading) (conj blocks {:kind :heading, :level (count (first parts)), :texts [text]})
      (and (= kind :paragraph) (#{:item :numbered} open))       ; a line that goes on with an item
      (update-in blocks [end :texts (dec (count texts))] str " " text)
      (= kind open) (update-in blocks [end :texts] conj text)
      :else (conj blocks {:kind kind, :texts [text]}))))

(defn code-block [lines]
  {:kind :code, :texts (vec lines)})

(defn blocks
  "The blocks of the lines; what stands between two lines of ``` is code, and no line in it a rule."
  [lines]
  (let [fence? #(str/starts-with? % "```")]
    (loop [lines lines
           found []]
      (cond
        (empty? lines) found
        (fence? (first lines)) (let [[code others] (split-with (complement fence?) (rest lines))]
                                 (recur (rest others) (conj found (code-block code))))
        :else (recur (rest lines) (add-line found (classify (first lines))))))))

;; Blocks to trees

(defn items [texts]
  (mapcat (fn [text] ["\n  " [:li {} (inline text)]]) texts))

(defmulti render
  "The tree of a block, or nil."
  :kind)

(defmethod render :blank [_] nil)
(defmethod render :rule [_] [:hr {}])
(defmethod render :heading [{:keys [level texts]}]
  [(keyword (str "h" level)) {} (inline (first texts))])
(defmethod render :item [{:keys [texts]}] [:ul {} (items texts) "\n"])
(defmethod render :numbered [{:keys [texts]}] [:ol {} (items texts) "\n"])
(defmethod render :quote [{:keys [texts]}] [:blockquote {} (inline (str/join " " texts))])
(defmethod render :code [{:keys [texts]}] [:pre {} [:code {} (str/join "\n" texts)]])
(defmethod render :paragraph [{:keys [texts]}] [:p {} (inline (str/join " " texts))])

(doseq [tree (keep render (blocks (str/split-lines (slurp (first *command-line-args*)))))]
  (println (html tree)))
