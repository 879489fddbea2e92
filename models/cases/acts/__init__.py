"""The acts of a case, one file each; `lifecycle.py` says which are lawful when."""
