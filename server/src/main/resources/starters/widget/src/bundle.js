// What runs in the frame: one script, no network, no cookies. `patchbay` is all that it has of the page around it.
const list = document.createElement('dl');
const state = document.createElement('p');
state.setAttribute('role', 'status');
document.body.replaceChildren(list, state);

let locale;
let told;

function draw() {
  const { records, state: how, since } = told;
  const celsius = new Intl.NumberFormat(locale, { style: 'unit', unit: 'celsius', minimumFractionDigits: 1 });
  list.replaceChildren(
    ...[...records.values()].flatMap(({ value }) => [
      element('dt', value.station),
      element('dd', celsius.format(value.temperature)),
    ]),
  );
  // what was true once must not look as if it were true now
  state.textContent = how === 'live' ? '' : `Not live since ${new Date(since).toLocaleTimeString(locale)}`;
}

/** Never innerHTML: what a record says is text. */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

patchbay.onContext((context) => {
  locale = context.locale;
  if (told) draw();
});
patchbay.ready().then((context) => {
  locale = context.locale;
  patchbay.data.subscribe('self', (update) => {
    told = update;
    draw();
  });
});
