(update-keys {:a 1 :b 2} name) ;=> {"a" 1, "b" 2}
(update-keys {} name) ;=> {}
