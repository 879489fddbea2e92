"""The commands of `python -m web`: each module has `describe(parser)` and `run(options)`."""
