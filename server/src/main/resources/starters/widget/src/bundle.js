// What runs in the frame: one script, no network, no cookies.
const time = document.createElement('time');
time.style.cssText = 'display: grid; place-items: center; height: 100vh; font: 600 2rem system-ui, sans-serif';
document.body.replaceChildren(time);

function show() {
  const now = new Date();
  time.dateTime = now.toISOString();
  time.textContent = now.toLocaleTimeString();
}

show();
setInterval(show, 1000);
