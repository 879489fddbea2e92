"""好差评: what people say of a service, and what the office does about a bad word."""
