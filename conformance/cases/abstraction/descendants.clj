; descendants
(descendants ::nothing) ;=> nil
(descendants String) ;=> error: Can't get descendants of classes
(do (derive ::de1 ::de2) (descendants ::de2)) ;=> #{:user/de1}
