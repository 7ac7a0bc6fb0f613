"""Letter -> the world: mail, web hooks, chat robots, folders. The only outward channel; what is written it does not choose."""
