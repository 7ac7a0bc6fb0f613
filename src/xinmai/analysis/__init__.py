"""Facts -> what follows from many of them."""
