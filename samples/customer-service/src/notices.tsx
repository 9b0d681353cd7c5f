import type { FC } from "hono/jsx";
import { Page } from "./layout.js";

interface Notice {
  status: 400 | 403 | 404 | 413 | 500 | 502;
  title: string;
  text: string;
  action: { label: string; href: string } | null;
}

/** A page that says what happened and what to do next. */
export const NoticePage: FC<{ notice: Notice }> = ({ notice: { title, text, action } }) => (
  <Page title={title}>
    <section class="notice">
      <img src="/icon.svg" alt="" width="72" height="72" />
      <h1>{title}</h1>
      <p>{text}</p>
      {action && (
        <a class="button" href={action.href}>
          {action.label}
        </a>
      )}
    </section>
  </Page>
);

/** Every notice of the desk, in one place, since all of them lead back by way of Patchbay or of the desk. */
export class Notices {
  readonly #patchbay: URL;

  constructor(patchbayUrl: URL) {
    this.#patchbay = patchbayUrl;
  }

  /** Patchbay signs people in and brings them back to `target`. */
  signInFirst(target: string): Notice {
    const open = new URL("/apps/customer-service/open", this.#patchbay);
    if (target !== "/") open.searchParams.set("target", target);
    return {
      status: 403,
      title: "Open it from Patchbay",
      text: "Customer Service has no password of its own. Open it from your organization’s Apps in Patchbay, and you are signed in here.",
      action: { label: "Open with Patchbay", href: open.href },
    };
  }

  signedOut(): Notice {
    return {
      ...this.signInFirst("/"),
      title: "You are signed out",
      text: "You are signed out of Customer Service on this device. Your tickets are kept.",
    };
  }

  notInstalled(): Notice {
    return {
      status: 403,
      title: "Not installed for this organization",
      text: "Customer Service is not installed for the organization you came from, or not completely yet. An admin can install it from the marketplace; where it was just installed, try again in a moment.",
      action: { label: "See it in the marketplace", href: new URL("/listings/customer-service", this.#patchbay).href },
    };
  }

  suspended(): Notice {
    return {
      status: 403,
      title: "Paused for your organization",
      text: "An admin has paused Customer Service. Nothing is lost: your tickets are here again as soon as it is resumed.",
      action: this.#apps(),
    };
  }

  wrongLink(): Notice {
    return {
      status: 400,
      title: "This link does not fit",
      text: "The sign-in link does not belong to this app or to the Patchbay it works with. Nothing was changed. Open the app from your Apps once more.",
      action: this.#apps(),
    };
  }

  signInOver(): Notice {
    return {
      status: 400,
      title: "This sign-in is over",
      text: "It took longer than ten minutes, was finished already, or began in another browser. Open the app from your Apps once more.",
      action: this.#apps(),
    };
  }

  signInRefused(): Notice {
    return {
      status: 403,
      title: "Patchbay did not let you in",
      text: "You may have no access to Customer Service in this organization. One of its admins can give it to you.",
      action: this.#apps(),
    };
  }

  signInFailed(): Notice {
    return {
      status: 502,
      title: "Signing in did not work",
      text: "Patchbay could not be asked, or its answer did not hold. You are not signed in, and nothing was changed. Try once more; if it happens again, tell your admin.",
      action: this.#apps(),
    };
  }

  formTooOld(): Notice {
    return {
      status: 403,
      title: "This form is out of date",
      text: "It was made before you last signed in, so nothing was changed. Go back, load the page again, and send it once more.",
      action: { label: "To the tickets", href: "/" },
    };
  }

  notAllowed(): Notice {
    return {
      status: 403,
      title: "You may not do that",
      text: "An admin of your organization can give you this permission in Patchbay.",
      action: { label: "To the tickets", href: "/" },
    };
  }

  onlyAppAdmins(): Notice {
    return {
      status: 403,
      title: "Only app admins can do that",
      text: "Nothing was changed. The people who can are marked “App admin” or “delete-tickets” under Team.",
      action: { label: "See the team", href: "/team" },
    };
  }

  notFound(): Notice {
    return {
      status: 404,
      title: "Nothing is here",
      text: "There is no such page or ticket on your organization’s desk. It may have been deleted.",
      action: { label: "To the tickets", href: "/" },
    };
  }

  tooLarge(): Notice {
    return {
      status: 413,
      title: "That is too much at once",
      text: "A message can have up to 5,000 characters. Nothing was kept of this one: go back and shorten it.",
      action: null,
    };
  }

  broken(): Notice {
    return {
      status: 500,
      title: "Something broke on our side",
      text: "What you just did may not have been kept. Go back and see; try once more in a moment.",
      action: { label: "To the tickets", href: "/" },
    };
  }

  #apps() {
    return { label: "To your Apps", href: new URL("/apps", this.#patchbay).href };
  }
}

export type { Notice };
