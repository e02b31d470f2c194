"""好差评: ratings, what follows a bad one, call-backs, questionnaires, meetings."""
