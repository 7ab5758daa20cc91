; There is no host platform to call: the messages say so and name what there is.
(.toUpperCase "a") ;=> error: unknown name .toUpperCase: methods of Java are not there
(String. "a") ;=> error: unknown name String.: classes of Java are not there
(new String "a") ;=> error: classes of Java are not there
(Math/sqrt 4) ;=> error: clojure.math has these functions
(Integer/parseInt "4") ;=> error: parse-long reads an integer
(System/currentTimeMillis) ;=> error: classes of Java are not there
(java.util.Date.) ;=> error: classes of Java are not there
(. "a" length) ;=> error: methods of Java are not there
(import 'java.util.Date) ;=> error: classes of Java are not there
(future 1) ;=> error: threads are not there
(ref 1) ;=> error: an atom holds state that changes
(agent 1) ;=> error: an atom holds state that changes
(promise) ;=> error: threads are not there
(pmap inc [1]) ;=> error: map does the same
(dosync 1) ;=> error: swap! changes an atom as a whole
