"""Papers (文书): their kinds, their numbers, what they said at the moment of the act."""
