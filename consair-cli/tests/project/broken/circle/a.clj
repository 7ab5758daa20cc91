(ns circle.a (:require [circle.b]))
