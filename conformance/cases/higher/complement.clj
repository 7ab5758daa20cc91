((complement nil?) 1) ;=> true
((complement nil?) nil) ;=> false
((complement <) 1 2) ;=> false
((complement <) 1 2 3 1) ;=> true
