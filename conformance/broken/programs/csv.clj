;; Comma-separated values (RFC 4180): a field may be quoted, and then hold commas, line ends and "" for ".
(ns csv
  (:require [clojure.string :as str]))

(defn- close-field [state]
  (-> state
      (update :row conj (str/join (:field state)))
      (assoc :field [])))

(defn- close-row [state]
  (let [state (close-field state)]
    (-> state
        (update :rows conj (:row state))
        (assoc :row []))))

(defn- step [state c]
  (case (:mode state)
    :quoted (if (= c \") (assoc state :mode :closing) (update state :field conj c))
    ;; After a quote inside quotes: a second one stands for itself, anything else ends the quoting.
    :closing (if (= c \")
               (assoc (update state :field conj c) :mode :quoted)
               (step (assoc state :mode :plain) c))
    :plain (case c
             \" (assoc state :mode :quoted)
             \, (close-field state)
             \newline (close-row state)
             \return state
             (update state :field conj c))))

(defn read-csv
  "The rows of a text, each a vector of strings."
  [text]
  (let [end (reduce step {:field [] :row [] :rows [] :mode :plain} text)]
    (:rows (if (and (empty? (:field end)) (empty? (:row end))) end (close-row end)))))

(defn read-maps
  "The rows after the first as maps whose keys are the names in the first."
  [text]
  (let [[header & rows] (read-csv text)
        names (map keyword header)]
    (map #(zipmap names %) rows)))
