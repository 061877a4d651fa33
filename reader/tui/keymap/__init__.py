"""Keys: the one table of actions, the bindings made of it, and the user's own keys."""
