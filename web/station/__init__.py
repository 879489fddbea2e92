"""The station (tablet): taking applications in; a window's clerk does it on the same pages."""
