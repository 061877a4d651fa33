"""One module a command of `kutip`, named like it, with `arguments(parser)` and `run(options) -> int`."""
