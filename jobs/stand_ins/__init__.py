"""Stand-ins for what others run: the demonstration and the tests speak to them over HTTP."""
