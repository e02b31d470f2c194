"""Several organs on one matter: which approval waits for which, and where it stands."""
