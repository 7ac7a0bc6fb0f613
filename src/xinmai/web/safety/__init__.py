"""What keeps the site safe: who may come in, what a browser may do with a page, which changes are whose."""
