"""The directory as a file: read, checked before anything is written, taken in, and written out."""
