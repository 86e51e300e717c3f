"""Networks, and nothing else: tensors in, tensors out."""
