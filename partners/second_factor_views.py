"""The page from which a second factor is set up."""

from allauth.mfa.base.views import IndexView

from partners.second_factor import has_second_factor, is_required_of, where_to


class SecondFactorView(IndexView):
    """Shows what somebody signs in with; whoever was led here learns why, and gets on to where they were going."""

    def get_context_data(self, **kwargs):
        user = self.request.user
        has_one = has_second_factor(user)
        return {
            **super().get_context_data(**kwargs),
            "is_mfa_enabled": has_one,
            "second_factor": {
                "is_missing": not has_one and is_required_of(user),
                "next": where_to(self.request),
            },
        }


index = SecondFactorView.as_view()
