(munge "a-b") ;=> "a_b"
(munge 'a-b?) ;=> a_b_QMARK_
(munge "a.b/c*") ;=> "a.b_SLASH_c_STAR_"
(munge "+-<>=!&%") ;=> "_PLUS___LT__GT__EQ__BANG__AMPERSAND__PERCENT_"
(namespace-munge "a-b.c-d") ;=> "a_b.c_d"
(namespace-munge 'a-b) ;=> "a_b"
