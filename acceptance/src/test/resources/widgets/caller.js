// Asks its developer's server who looks, and tries others.
const said = document.body.appendChild(Object.assign(document.createElement('pre'), { id: 'said' }));
const ask = (address, options) =>
  fetch(address, options).then((answer) => answer.text(), (refused) => `refused: ${refused.name}`);

patchbay.ready().then(async () => {
  const { token } = await patchbay.token();
  const headers = { authorization: `Bearer ${token}` };
  said.textContent = JSON.stringify({
    own: await ask('https://api.widget.example/who', { headers }),
    other: await ask('https://other.example/leak/other', { mode: 'no-cors' }),
    below: await ask('https://below.api.widget.example/leak/below', { mode: 'no-cors' }),
    port: await ask('https://api.widget.example:8443/leak/port', { mode: 'no-cors' }),
    plain: await ask('ht' + 'tp://api.widget.example/leak/plain', { mode: 'no-cors' }),
    picture: await new Promise((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve('GOT');
      picture.onerror = () => resolve('refused');
      picture.src = 'https://api.widget.example/leak/picture';
    }),
  });
  said.dataset.done = 'true';
});
