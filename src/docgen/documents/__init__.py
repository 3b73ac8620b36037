"""The documents: for each type when it may be made, and what its template may print."""
