"""What several documents print: parties, letters, sums, clauses, law."""
