; There is no host platform to call: the messages say so.
(.toUpperCase "a") ;=> error: unknown name .toUpperCase
(String. "a") ;=> error: unknown name String.
(new String "a") ;=> error: unknown name String
(Math/sqrt 4) ;=> error: unknown name Math/sqrt
(System/currentTimeMillis) ;=> error: unknown name System/currentTimeMillis
(. "a" length) ;=> error: unknown name length
(import 'java.util.Date) ;=> error: unknown name import
(future 1) ;=> error: unknown name future
(ref 1) ;=> error: unknown name ref
(agent 1) ;=> error: unknown name agent
(promise) ;=> error: unknown name promise
(pmap inc [1]) ;=> error: unknown name pmap
