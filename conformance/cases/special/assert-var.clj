(binding [*assert* true] (try (assert false) (catch Throwable e :raised))) ;=> :raised
