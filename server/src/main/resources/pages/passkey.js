// Passkeys on the pages of sign-in and step-up. Without this script, or without passkeys in the browser, the form with the
// password does everything.
(() => {
  const box = document.getElementById("passkey");
  if (!box || !window.PublicKeyCredential || !navigator.credentials) {
    return;
  }
  const button = box.querySelector("button");
  const failure = box.querySelector("[role=alert]");
  let waiting;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  async function post(address, body) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
    const document = await answer.json();
    if (!answer.ok) {
      throw new Error(document.detail);
    }
    return document;
  }

  function told(credential) {
    const { response } = credential;
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(response.clientDataJSON),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : undefined,
      },
    };
  }

  async function use(mediation) {
    waiting?.abort();
    const controller = new AbortController();
    waiting = controller;
    const { publicKey } = await post(box.dataset.options, {});
    const credential = await navigator.credentials.get({
      mediation,
      signal: controller.signal,
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        allowCredentials: publicKey.allowCredentials.map((allowed) => ({ ...allowed, id: bytes(allowed.id) })),
      },
    });
    await post(box.dataset.answer, { credential: told(credential) });
    window.location.assign(box.dataset.return);
  }

  // whoever closes the browser's dialogue has seen it happen; everything else is said
  function say(error) {
    if (error.name !== "AbortError" && error.name !== "NotAllowedError") {
      failure.hidden = false;
    }
  }

  button.addEventListener("click", () => {
    failure.hidden = true;
    button.disabled = true;
    use("optional")
      .catch(say)
      .finally(() => {
        button.disabled = false;
      });
  });
  box.hidden = false;

  if (box.dataset.fills && PublicKeyCredential.isConditionalMediationAvailable) {
    PublicKeyCredential.isConditionalMediationAvailable()
      .then((available) => available && use("conditional"))
      .catch(say);
  }
})();
