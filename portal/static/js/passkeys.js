/* Offers passkeys where the browser knows them, and says in words when one did not work. */
(function () {
  const forms = window.allauth.webauthn.forms;
  const start = { login: forms.loginForm, authenticate: forms.authenticateForm, add: forms.addForm };
  if (window.PublicKeyCredential) {
    document.querySelectorAll("[data-passkey]").forEach(function (button) {
      const kind = button.dataset.passkey;
      const ids = { credential: button.dataset.credential, passwordless: button.dataset.passwordless, data: "js_data" };
      ids[kind] = button.id;
      start[kind]({ ids: ids });
      button.hidden = false;
    });
  }
  document.addEventListener("allauth.error", function (event) {
    const place = document.querySelector("[data-passkey-error]");
    if (!place) return;
    event.preventDefault();
    place.textContent = place.dataset.passkeyError;
  });
})();
