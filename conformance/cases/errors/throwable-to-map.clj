; Throwable->map
(:cause (Throwable->map (Exception. "m"))) ;=> "m"
(keys (Throwable->map (ex-info "a" {:b 1}))) ;=> (:via :trace :cause :data)
(:data (Throwable->map (ex-info "m" {:a 1}))) ;=> {:a 1}
(:cause (Throwable->map (ex-info "a" {:b 1}))) ;=> "a"
(:cause (Throwable->map (ex-info "outer" {} (Exception. "inner")))) ;=> "inner"
(mapv :message (:via (Throwable->map (ex-info "outer" {} (Exception. "inner"))))) ;=> ["outer" "inner"]
