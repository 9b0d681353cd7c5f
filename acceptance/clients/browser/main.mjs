// A single-page app, as the README of oidc-client-ts has it.

const users = new oidc.UserManager(window.settings);
const main = document.getElementById("main");

try {
  if (location.pathname === "/callback") {
    await users.signinCallback();
    history.replaceState({}, "", "/");
  }
  await show(await users.getUser());
} catch (error) {
  fail(error);
}

async function show(user) {
  if (!user) {
    main.innerHTML = `<h1>Nobody is signed in</h1><a href="#">Sign in</a>`;
    on("Sign in", () => users.signinRedirect());
    return;
  }
  const userinfo = await fetch(`${window.settings.authority}/me`, { headers: { Authorization: `Bearer ${user.access_token}` } }).then((answer) => answer.json());
  main.innerHTML = `
    <h1></h1>
    <dl>
      <dt>Subject</dt><dd id="subject"></dd>
      <dt>Userinfo</dt><dd id="userinfo"></dd>
      <dt>Organization</dt><dd id="organization"></dd>
      <dt>Access token</dt><dd id="token"></dd>
    </dl>
    <a href="#">Refresh</a> <a href="#">Sign out</a>`;
  text("h1", `Hello, ${user.profile.name}`);
  text("#subject", user.profile.sub);
  text("#userinfo", userinfo.sub);
  text("#organization", user.profile.organization_name);
  text("#token", user.access_token.slice(-16));
  on("Refresh", async () => show(await users.signinSilent()));
  on("Sign out", () => users.signoutRedirect());
}

function text(selector, value) {
  main.querySelector(selector).textContent = value;
}

function on(label, act) {
  const link = [...main.querySelectorAll("a")].find((each) => each.textContent === label);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    Promise.resolve(act()).catch(fail);
  });
}

function fail(error) {
  main.innerHTML = "<h1>Went wrong</h1><pre></pre>";
  text("pre", error.message);
}
