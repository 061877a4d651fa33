"""The attack suite: what strangers, disks, terminals and impatient fingers can do, made up from a seed.

Each attack is a function of a seed and a folder of its own that raises AssertionError where Kutip does not hold, and
gives how many cases it tried. `make test` runs a few fixed seeds of each, `make attack` as many as there is time for.
"""
