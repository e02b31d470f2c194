"""The fictional district 云溪区: a whole network to try the product with."""
