"""Cases from receipt to delivery."""
