"""What a password must be, where Django's own words don't do."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """Django's rule; its Chinese translation lags behind its English text."""

    def get_error_message(self) -> str:
        return f"密码太短，至少要 {self.min_length} 位。"
