import { html, page } from "./html.js";

/** Pages that say what happened and what to do next. */
export function notice(settings, kind, target) {
  const { status, title, text, action } = NOTICES[kind](settings, target);
  const content = html`<section class="notice">
<img src="/${settings.name}.svg" alt="" width="72" height="72">
<h1>${title}</h1>
<p>${text}</p>
${action && html`<a class="button" href="${action.href}">${action.label}</a>`}
</section>`;
  return { status, page: page(settings, title, content) };
}

const at = ({ patchbayUrl }, path) => new URL(path, patchbayUrl).href;
const open = (settings) => ({ label: "Open with Patchbay", href: at(settings, `/apps/${settings.name}/open`) });
const apps = (settings) => ({ label: "To your Apps", href: at(settings, "/apps") });

const NOTICES = {
  signInFirst: (settings) => ({
    status: 403,
    title: "Open it from Patchbay",
    text: `${settings.displayName} has no password of its own. Open it from your organization’s Apps in Patchbay, and you are signed in here.`,
    action: open(settings),
  }),
  signedOut: (settings) => ({
    status: 200,
    title: "You are signed out",
    text: `You are signed out of ${settings.displayName} on this device.`,
    action: open(settings),
  }),
  notInstalled: (settings) => ({
    status: 403,
    title: "Not installed for this organization",
    text: `${settings.displayName} is not installed for the organization you came from, or not completely yet. An admin can install it from the marketplace; where it was just installed, try again in a moment.`,
    action: { label: "See it in the marketplace", href: at(settings, `/listings/${settings.name}`) },
  }),
  suspended: (settings) => ({
    status: 403,
    title: "Paused for your organization",
    text: `An admin has paused ${settings.displayName}. Nothing is lost: it is here again as soon as it is resumed.`,
    action: apps(settings),
  }),
  refused: (settings) => ({
    status: 403,
    title: "Patchbay did not let you in",
    text: `You may have no access to ${settings.displayName} in this organization. One of its admins can give it to you.`,
    action: apps(settings),
  }),
  wrongLink: (settings) => ({
    status: 400,
    title: "This link does not fit",
    text: "The sign-in link does not belong to this app or to the Patchbay it works with. You are not signed in, and nothing was changed.",
    action: apps(settings),
  }),
  failed: (settings) => ({
    status: 502,
    title: "Signing in did not work",
    text: "The sign-in was used already, took too long, or Patchbay’s answer did not hold. You are not signed in. Open the app from your Apps once more.",
    action: apps(settings),
  }),
  formTooOld: () => ({
    status: 403,
    title: "This form is out of date",
    text: "It was made before you last signed in, so nothing was changed. Load the page again, and send it once more.",
    action: { label: "Back", href: "/" },
  }),
  notFound: (settings) => ({
    status: 404,
    title: "Nothing is here",
    text: `${settings.displayName} has one page.`,
    action: { label: "Go to it", href: "/" },
  }),
  broken: () => ({
    status: 500,
    title: "Something broke on our side",
    text: "Try once more in a moment.",
    action: { label: "Back", href: "/" },
  }),
};
