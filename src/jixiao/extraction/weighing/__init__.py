"""What the words around a figure weigh where the grammar is silent, or speaks against all of them."""
