"""Use cases, one file each: the only place that knows the order of stages and what is one transaction."""
