(ns circle.b (:require [circle.a]))
