"""What people say: ratings, orders, requests, questions, and how they are answered."""
