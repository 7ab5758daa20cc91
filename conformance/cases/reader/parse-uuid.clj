; parse-uuid
(parse-uuid "550e8400-e29b-41d4-a716-446655440000") ;=> #uuid "550e8400-e29b-41d4-a716-446655440000"
(parse-uuid "x") ;=> nil
(parse-uuid "00000000-0000-0000-0000-000000000000") ;=> #uuid "00000000-0000-0000-0000-000000000000"
(parse-uuid "") ;=> nil
(parse-uuid 5) ;=> error: expected a string, found an integer
(= (parse-uuid "550e8400-e29b-41d4-a716-446655440000") #uuid "550e8400-e29b-41d4-a716-446655440000") ;=> true
