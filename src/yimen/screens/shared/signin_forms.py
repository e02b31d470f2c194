"""What is asked at the door."""

from django import forms

_OFF = {"autocapitalize": "off", "autocorrect": "off", "spellcheck": "false"}


class SignIn(forms.Form):
    """User name and password."""

    username = forms.CharField(
        label="用户名",
        max_length=64,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autofocus": True, **_OFF}
        ),
    )
    password = forms.CharField(
        label="密码",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordChange(forms.Form):
    """The password as it is and, twice, as it shall be."""

    old = forms.CharField(
        label="现在的密码",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="新密码",
        max_length=256,
        strip=False,
        help_text="至少 10 位，不要全是数字，也不要用名字、生日和常见的密码",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再输一遍新密码",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, str]:
        """Both times the same."""
        said: dict[str, str] = super().clean() or self.cleaned_data
        if {"new", "again"} <= said.keys() and said["new"] != said["again"]:
            self.add_error("again", "两次输入的新密码不一样。")
        return said
