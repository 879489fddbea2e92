"""No sign-in: home, services, material checker, tracking by code, verification, signing in."""
