// A widget that keeps to the rules. It shows which life of it this is, and all that it knows.
const said = document.body.appendChild(Object.assign(document.createElement('pre'), { id: 'said' }));
const known = { life: Math.random().toString(36), theme: null, word: null, records: [], kept: null };
const say = (more) => {
  said.textContent = JSON.stringify(Object.assign(known, more), null, 1);
};

patchbay.ready().then(async ({ theme }) => {
  say({ theme, word: patchbay.config.act });
  patchbay.onContext((context) => say({ theme: context.theme }));
  patchbay.onConfig((config) => say({ word: config.act }));
  patchbay.data.subscribe('self', ({ records }) => say({ records: [...records.values()].map(({ value }) => value.n) }));
  say({ kept: await patchbay.storage.get('word') });
  await patchbay.storage.set('word', patchbay.config.act);
  said.dataset.done = 'true';
});
