"""How accounts behave: no sign-up, by invitation only."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Keeps sign-up closed; people come by invitation."""

    def is_open_for_signup(self, request):
        return False
