"""What leaves the house: issuing a document, and telling whether a file is one that was issued."""
