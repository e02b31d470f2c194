"""Who may do what: every act by its name, who stands where, and the table of both."""
