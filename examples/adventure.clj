;; A text adventure: the world is data, the game a state machine, a turn a pure function.
;;
;;     consair run examples/adventure.clj examples/adventure.txt     plays the commands of a file
;;     consair run examples/adventure.clj                            plays with you
;;
;; `act` takes the state and a command and gives the new state, with what there is to say under
;; :say. Nothing else happens in it, so a game can be replayed, tested, or taken back.
(ns adventure
  (:require [clojure.string :as str]))

(def rooms
  {:cellar {:text "You are in a cellar. It smells of apples. A stair leads up."
            :exits {"up" :kitchen}}
   :kitchen {:text "You are in a kitchen. A door leads north, a stair down."
             :exits {"down" :cellar, "north" :garden}
             :locked {"north" "The door to the garden is locked."}}
   :garden {:text "You are in a garden, in the sun. You are free!"}})

(defn new-game []
  {:room :cellar
   :carried #{}
   :things {:cellar #{"lamp" "apple"}, :kitchen #{"drawer"}}
   :flags #{}
   :turns 0
   :say []})

;; Small words about a state

(defn say [state & words]
  (update state :say conj (str/join " " words)))

(defn here [{:keys [room things]}]
  (get things room #{}))

(defn flag? [state flag]
  (contains? (:flags state) flag))

(defn raise [state flag]
  (update state :flags conj flag))

(defn dark? [{:keys [room carried] :as state}]
  (and (= room :cellar)
       (not (and (carried "lamp") (flag? state :lit)))))

(defn listing [things]
  (if (empty? things) "nothing" (str/join ", " (sort things))))

(defn look [{:keys [room] :as state}]
  (let [text (:text (rooms room))
        things (listing (here state))]
    (if (dark? state)
      (say state "It is dark. You can feel:" (str things "."))
      (say state text "You see:" (str things ".")))))

;; Verbs: one method for each

(defmulti act
  "The state after a command, which is a vector of words."
  (fn [_ [verb]] verb))

(defmethod act :default [state [verb]]
  (say state "I do not know how to" (str verb ".")))

(defmethod act "look" [state _]
  (look state))

(defmethod act "carry" [{:keys [carried] :as state} _]
  (say state "You carry:" (str (listing carried) ".")))

(defmethod act "go" [{:keys [room] :as state} [_ way]]
  (let [{:keys [exits locked]} (rooms room)]
    (cond
      (nil? (get exits way)) (say state "There is no way" (str (or way "to nowhere") "."))
      (and (get locked way) (not (flag? state :unlocked))) (say state (locked way))
      :else (look (assoc state :room (exits way))))))

(defmethod act "take" [{:keys [room] :as state} [_ thing]]
  (cond
    (not (contains? (here state) thing)) (say state "There is no" (str thing " here."))
    (= thing "drawer") (say state "It is part of the table. Perhaps it opens?")
    :else (-> state
              (update-in [:things room] disj thing)
              (update :carried conj thing)
              (say "Taken:" (str thing ".")))))

(defmethod act "light" [{:keys [carried] :as state} [_ thing]]
  (cond
    (not= thing "lamp") (say state "That would burn badly.")
    (not (carried "lamp")) (say state "You have no lamp.")
    :else (-> state (raise :lit) look)))

(defmethod act "open" [{:keys [room] :as state} [_ thing]]
  (cond
    (not= [room thing] [:kitchen "drawer"]) (say state "That does not open.")
    (flag? state :searched) (say state "It is open, and empty.")
    :else (-> state
              (raise :searched)
              (update-in [:things room] conj "key")
              (say "In the drawer lies a key."))))

(defmethod act "unlock" [{:keys [room carried] :as state} _]
  (cond
    (not= room :kitchen) (say state "There is nothing to unlock.")
    (not (carried "key")) (say state "With what? You have no key.")
    :else (-> state (raise :unlocked) (say "The key turns. Click."))))

(defmethod act "eat" [{:keys [carried] :as state} [_ thing]]
  (if (and (= thing "apple") (carried "apple"))
    (-> state (update :carried disj "apple") (say "It is sour, and good."))
    (say state "Better not.")))

;; The machine

(def short-forms
  {"n" ["go" "north"], "u" ["go" "up"], "d" ["go" "down"], "l" ["look"], "i" ["carry"]})

(defn command [line]
  (let [words (str/split (str/trim (str/lower-case line)) #"\s+")]
    (get short-forms (first words) words)))

(defn over? [{:keys [room]}]
  (= room :garden))

(defn turn [state line]
  (-> state
      (assoc :say [])
      (update :turns inc)
      (act (command line))))

(defn tell [{:keys [say]}]
  (run! println say))

(defn play [lines echo?]
  (loop [state (look (new-game))
         [line & lines] lines]
    (tell state)
    (cond
      (over? state) (println "You needed" (:turns state) "turns.")
      (nil? line) (println "You gave up.")
      :else (do
              (when echo? (println) (println ">" line))
              (recur (turn state line) lines)))))

(if-let [path (first *command-line-args*)]
  (play (str/split-lines (slurp path)) true)
  (play (line-seq *in*) false))
