"""What people type to get in."""

from allauth.account.adapter import get_adapter
from allauth.account.fields import PasswordField
from allauth.account.forms import AddEmailForm, UserTokenForm
from allauth.mfa.adapter import get_adapter as get_second_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django import forms
from django.contrib.auth import get_user_model, password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.guard import GuardedForm
from events.fields import LinesField, NameField, OneLineField
from organisations.models import Organisation
from partners.second_factor import is_first_use


class AcceptForm(forms.Form):
    """Who accepts, and with which password."""

    email = forms.EmailField(
        label=_("E-mail address"),
        # For password managers; the address is the invitation's.
        widget=forms.EmailInput(attrs={"autocomplete": "username", "readonly": True}),
        help_text=_("You sign in with this address."),
    )
    first_name = forms.CharField(
        label=_("First name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Last name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    password1 = PasswordField(
        label=_("Password"),
        autocomplete="new-password",
        help_text=password_validation.password_validators_help_text_html(),
    )
    password2 = PasswordField(label=_("Password, once more"), autocomplete="new-password")

    def __init__(self, *args, invitation, **kwargs):
        first_name, _space, last_name = invitation.name.strip().rpartition(" ")
        initial = {"email": invitation.email, "first_name": first_name, "last_name": last_name}
        super().__init__(*args, initial=initial, **kwargs)
        self.invitation = invitation

    def clean_email(self):
        return self.invitation.email

    def clean(self):
        cleaned = super().clean()
        password, repeated = cleaned.get("password1"), cleaned.get("password2")
        if password and repeated and password != repeated:
            self.add_error("password2", gettext("The two passwords differ."))
        if password:
            names = {name: cleaned.get(name, "") for name in ("first_name", "last_name")}
            try:
                get_adapter().clean_password(password, get_user_model()(email=self.invitation.email, **names))
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned

    def answers(self) -> dict:
        """Return what accepting needs."""
        cleaned = self.cleaned_data
        return {
            "first_name": cleaned["first_name"],
            "last_name": cleaned["last_name"],
            "password": cleaned["password1"],
        }


class AccessRequestForm(GuardedForm):
    """Who asks for access, for whom they work, and why."""

    name = NameField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_(
            "With an address of your organisation it is quicker: with a private one, somebody has to ask back."
        ),
    )
    organisation_name = OneLineField(
        label=_("Your organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisations"}),
        help_text=_("Choose it from the suggestions, or write its full name."),
    )
    function = OneLineField(
        label=_("Your function"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        help_text=_("For example: probation officer, social worker in a prison, counsellor."),
    )
    reason = LinesField(
        label=_("Why would you like access?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two sentences are enough. Please name nobody else."),
    )

    @property
    def organisations(self):
        """The names that the field suggests: only what everybody may know."""
        return Organisation.objects.public().values_list("name", flat=True)


class NewAddressForm(AddEmailForm):
    """The address that an account is to move to."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class OpenAccountTokenForm(UserTokenForm):
    """Checks the link of a forgotten password; those of closed accounts have ended."""

    def _get_user(self, uidb36):
        user = super()._get_user(uidb36)
        return user if user and user.is_active else None


class _OnceForm:
    """A code that was used is refused, by whichever process it was taken."""

    def clean_code(self):
        code = super().clean_code()
        if not is_first_use(self.user, code):
            raise get_second_factor_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_OnceForm, AuthenticateForm):
    """The code of the app, or a recovery code, when signing in."""


class CodeAgainForm(_OnceForm, ReauthenticateForm):
    """The same before something that matters is changed."""
