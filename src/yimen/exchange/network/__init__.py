"""The network as files: taken in and written out."""
